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

  /// Appends UTF-8. Control characters become blanks, for an error is one line; bytes
  /// that are not UTF-8 become `?`.
  @inline(never)
  @_optimize(size)
  public mutating func append(_ bytes: borrowing Span<UInt8>) {
    var index = 0
    while index < bytes.count, !isCut {
      let length = UTF8.sequenceLength(in: bytes, at: index)
      if count &+ max(length, 1) > capacity {
        isCut = true
      } else if length <= 1 {
        let byte = length == 1 ? bytes[index] : UInt8(ascii: "?")
        storage[count] = byte < 0x20 || byte == 0x7F ? UInt8(ascii: " ") : byte
        count &+= 1
        index &+= 1
      } else {
        let end = index &+ length
        while index < end {
          storage[count] = bytes[index]
          count &+= 1
          index &+= 1
        }
      }
    }
  }
}
