/// Text of at most `capacity` bytes that is kept in the value itself: what goes into the
/// fixed arrays of an error. What does not fit is cut at a code point.
public struct FixedText<let capacity: Int>: TextSink, Sendable {
  /// The bytes; those from `count` on are 0.
  public private(set) var storage: InlineArray<capacity, UInt8>
  /// How many bytes are used.
  public private(set) var count: Int
  private var isCut: Bool

  /// No text.
  @inline(never)
  @_optimize(speed)
  public init() {
    storage = InlineArray(repeating: 0)
    count = 0
    isCut = false
  }

  /// Appends UTF-8. Control characters, and whatever breaks a line or turns the direction of
  /// writing, become spaces, for an error is one line on a terminal; bytes that are not UTF-8
  /// become `?`.
  public mutating func append(_ bytes: borrowing Span<UInt8>) {
    if isCut { return }
    var room = storage.mutableSpan
    let end = room.append(bytes, from: count)
    isCut = end < 0
    count = isCut ? -1 &- end : end
  }
}

extension MutableSpan<UInt8> {
  /// Writes text as an error has it from an offset on: the same code for texts of any capacity.
  ///
  /// - Returns: the offset after it; where not all of it fits -1 minus that.
  @inline(never)
  @_optimize(size)
  @_lifetime(self: copy self)
  fileprivate mutating func append(_ bytes: borrowing Span<UInt8>, from start: Int) -> Int {
    let text = PaddedBytes(bytes.extracting(0..<bytes.count))
    if bytes.count <= count &- start, isPlain(text) {
      put(bytes, at: start)
      return start &+ bytes.count
    }
    var end = start
    var index = 0
    while index < bytes.count {
      let length = UTF8.sequenceLength(in: bytes, at: index)
      guard max(length, 1) <= count &- end else { return -1 &- end }
      if length <= 1 {
        let byte = length == 1 ? text.byte(at: index) : UInt8(ascii: "?")
        put(byte < 0x20 || byte == 0x7F ? UInt8(ascii: " ") : byte, at: end)
        end &+= 1
        index &+= 1
      } else if isControl(text, at: index) {
        put(UInt8(ascii: " "), at: end)
        end &+= 1
        index &+= length
      } else {
        let next = index &+ length
        while index < next {
          put(text.byte(at: index), at: end)
          end &+= 1
          index &+= 1
        }
      }
    }
    return end
  }

  /// Whether nothing of a text has to be replaced, as it mostly is; false also for some of those.
  private func isPlain(_ text: borrowing PaddedBytes) -> Bool {
    let count = text.span.count
    var index = 0
    var marks: UInt64 = 0
    while index < count {
      var word = text.word(at: index)
      // After the text stand spaces.
      if count &- index < 8 {
        word |= 0x2020_2020_2020_2020 &<< UInt64(truncatingIfNeeded: 8 &* (count &- index))
      }
      // Of ASCII only DEL is followed by what is none.
      marks |= PaddedBytes.marks(word) | (word &+ 0x0101_0101_0101_0101)
      index &+= 8
    }
    return marks & 0x8080_8080_8080_8080 == 0
  }

  /// Whether a character outside ASCII controls how text is written: C1, U+061C, U+200B to U+200F,
  /// U+2028 to U+202E, U+2060 to U+206F.
  private func isControl(_ text: borrowing PaddedBytes, at index: Int) -> Bool {
    let second = text.byte(at: index &+ 1)
    switch text.byte(at: index) {
    case 0xC2: return second < 0xA0
    case 0xD8: return second == 0x9C
    case 0xE2:
      let third = text.byte(at: index &+ 2)
      if second == 0x81 { return third >= 0xA0 && third <= 0xAF }
      return second == 0x80
        && (third >= 0x8B && third <= 0x8F || third >= 0xA8 && third <= 0xAE)
    default: return false
    }
  }
}
