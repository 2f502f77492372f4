// The one file of the core that says `unsafe`: the bytes of static text, and loads from a
// text. Each use states the fact that bounds it.

extension StaticString {
  /// The UTF-8 bytes of a literal.
  ///
  /// A StaticString that is written as a literal in quotes has a start, also one of a single
  /// character; the bytes live as long as the library is loaded.
  var bytes: Span<UInt8> {
    @_lifetime(immortal)
    get {
      // Bounds: the compiler wrote utf8CodeUnitCount bytes at utf8Start, for ever.
      let span = unsafe Span(_unsafeStart: utf8Start, count: utf8CodeUnitCount)
      return unsafe _overrideLifetime(span, copying: ())
    }
  }

  /// Up to 8 bytes of a literal as a number, the first one lowest; a constant to the
  /// compiler.
  @inline(__always)
  func word(at offset: Int = 0) -> UInt64 {
    guard utf8CodeUnitCount &- offset >= 8 else { return lastWord(at: offset) }
    // Bounds: offset + 8 <= utf8CodeUnitCount; offsets are 0 or more.
    return unsafe UInt64(
      littleEndian: UnsafeRawPointer(utf8Start).loadUnaligned(
        fromByteOffset: offset, as: UInt64.self))
  }

  /// The same where fewer than 8 bytes are left.
  @inline(__always)
  private func lastWord(at offset: Int) -> UInt64 {
    var word: UInt64 = 0
    var index = utf8CodeUnitCount
    while index > offset {
      index &-= 1
      // Bounds: 0 <= offset <= index < utf8CodeUnitCount.
      word = unsafe word &<< 8 | UInt64(utf8Start[index])
    }
    return word
  }
}

/// A way over large objects and arrays that the core has not itself: a function for the
/// processor at hand, lent by the boundary.
@safe public struct SkipKernel: Sendable {
  /// Given a text, its length, where an object or array begins in it, and how deep that may
  /// nest: the place behind it, or below 0 if that is not decided. It reads nothing but the
  /// text and keeps nothing; where it names a place, `containerEnd` names the same.
  public typealias Function =
    @convention(c) (UnsafePointer<UInt8>?, Int, Int, UInt32) -> Int64

  private let function: Function

  /// A kernel that is this function.
  public init(_ function: @escaping Function) { unsafe self.function = function }

  /// The place behind the object or array at a place; below 0 if that is not decided.
  func containerEnd(in text: borrowing PaddedBytes, from start: Int) -> Int {
    // Bounds: the function gets the start and the length of the text, and stays within.
    unsafe text.span.withUnsafeBufferPointer { bytes in
      unsafe Int(truncatingIfNeeded: function(bytes.baseAddress, bytes.count, start, 63))
    }
  }
}

/// A text as if NULs without end followed it. NUL is nowhere allowed in JSON, so whoever
/// reads JSON from it stops there without asking where the text ends.
struct PaddedBytes: ~Escapable {
  /// The text itself.
  let span: Span<UInt8>
  /// One past the last place from which 8 bytes are left; 0 if there is none.
  private let wordLimit: UInt

  @_lifetime(copy span)
  init(_ span: Span<UInt8>) {
    self.span = span
    wordLimit = span.count >= 8 ? UInt(bitPattern: span.count &- 7) : 0
  }

  /// The byte at a place; 0 where there is none.
  @inline(__always)
  func byte(at index: Int) -> UInt8 {
    // Bounds: an index below 0 is a large one without its sign.
    UInt(bitPattern: index) < UInt(bitPattern: span.count) ? unsafe span[unchecked: index] : 0
  }

  /// A part of the text; empty where there is none from `start` to `end`.
  @inline(__always)
  @_lifetime(copy self)
  func slice(_ start: Int, _ end: Int) -> Span<UInt8> {
    guard start >= 0, start <= end, end <= span.count else { return Span() }
    // Bounds: 0 <= start <= end <= count.
    return unsafe span.extracting(unchecked: start..<end)
  }

  /// The 8 bytes from a place on, the first one lowest; 0 in front of the text.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    guard UInt(bitPattern: index) < wordLimit else { return lastWord(at: index) }
    // Bounds: 0 <= index <= count - 8 by the definition of wordLimit.
    return unsafe uncheckedWord(at: index)
  }

  /// The same; 0 where fewer than 8 bytes are left.
  @inline(__always)
  func wholeWord(at index: Int) -> UInt64 {
    // Bounds: 0 <= index <= count - 8 by the definition of wordLimit.
    UInt(bitPattern: index) < wordLimit ? unsafe uncheckedWord(at: index) : 0
  }

  /// Whether a literal stands at a place; false where fewer than 8 bytes are left.
  @inline(always)
  func has(_ literal: StaticString, at place: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    let last = max(0, length &- 8)
    guard place >= 0, UInt(bitPattern: place &+ last) < wordLimit else { return false }
    // Bounds: place + last <= count - 8 by the definition of wordLimit, and no word is read
    // from a place in front of `place` or behind that one.
    if length < 8 {
      let others = UInt64(truncatingIfNeeded: 64 &- 8 &* length)
      let difference = unsafe uncheckedWord(at: place) ^ literal.word()
      return difference &<< others == 0
    }
    var difference = unsafe uncheckedWord(at: place &+ last) ^ literal.word(at: last)
    var offset = 0
    while offset < last {
      difference |= unsafe uncheckedWord(at: place &+ offset) ^ literal.word(at: offset)
      offset &+= 8
    }
    return difference == 0
  }

  /// What stands behind a literal of 8 to 24 bytes that stands at a place, with some bits of
  /// its first byte exchanged.
  ///
  /// - Returns: the next 2 bytes, the first one lowest; nil if the literal does not stand
  ///   there, or nothing behind it.
  @inline(__always)
  func pair(behind literal: StaticString, at place: Int, exchanging bits: UInt64) -> UInt16? {
    let length = literal.utf8CodeUnitCount
    guard length >= 8, place >= 0, UInt(bitPattern: place &+ length &- 6) < wordLimit else {
      return nil
    }
    // Bounds: place + length - 6 <= count - 8 by the definition of wordLimit, and 8 bytes from
    // 0, 8 and length - 8 on are of the literal.
    var difference = unsafe uncheckedWord(at: place) ^ literal.word(at: 0) ^ bits
    if length > 16 {
      difference |= unsafe uncheckedWord(at: place &+ 8) ^ literal.word(at: 8)
    }
    difference |=
      unsafe uncheckedWord(at: place &+ length &- 8) ^ literal.word(at: length &- 8)
    guard difference == 0 else { return nil }
    return unsafe UInt16(
      littleEndian: span.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: place &+ length, as: UInt16.self))
  }

  /// Whether the 8 bytes or more of an earlier string stand at a place, too, and a quote
  /// right behind them.
  @inline(__always)
  func repeats(_ start: Int, _ end: Int, at place: Int) -> Bool {
    let length = end &- start
    guard length >= 8, start >= 0, end <= place, place <= span.count, length < span.count &- place,
      byte(at: place &+ length) == UInt8(ascii: "\"")
    else { return false }
    // Bounds: offset + 8 <= length, length bytes from place on are in the text, and so are as
    // many from start on, which end in front of them.
    var offset = 0
    while offset < length &- 8 {
      if unsafe uncheckedWord(at: place &+ offset)
        != uncheckedWord(at: start &+ offset)
      {
        return false
      }
      offset &+= 8
    }
    return unsafe uncheckedWord(at: place &+ length &- 8)
      == uncheckedWord(at: end &- 8)
  }

  /// Whether another text, just as long, has the same bytes.
  @inline(__always)
  func hasSameBytes(as other: borrowing PaddedBytes) -> Bool {
    let count = span.count
    guard count == other.span.count else { return false }
    if count < 8 { return count == 0 || shortWord == other.shortWord }
    // Bounds: 0 <= offset <= count - 8, in both.
    var offset = 0
    while offset < count &- 8 {
      if unsafe uncheckedWord(at: offset) != other.uncheckedWord(at: offset) { return false }
      offset &+= 8
    }
    return unsafe uncheckedWord(at: count &- 8) == other.uncheckedWord(at: count &- 8)
  }

  @inline(__always)
  @unsafe private func uncheckedWord(at index: Int) -> UInt64 {
    unsafe UInt64(
      littleEndian: span.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: index, as: UInt64.self))
  }

  /// The same as `word(at:)` where fewer than 8 bytes are left: the last 8, without those
  /// before.
  @inline(never)
  @_optimize(speed)
  private func lastWord(at index: Int) -> UInt64 {
    let count = span.count
    guard index >= 0, index < count else { return 0 }
    if count >= 8 {
      let last = count &- 8
      return word(at: last) &>> UInt64(8 &* (index &- last))
    }
    return shortWord &>> UInt64(8 &* index)
  }

  /// All of a text of 1 to 7 bytes, the first one lowest: the first and the last 4, or the
  /// first, the one in the middle and the last, which may be the same.
  @inline(__always)
  private var shortWord: UInt64 {
    let last = span.count &- 1
    if last < 3 {
      let middle = span.count / 2
      return UInt64(byte(at: 0)) | UInt64(byte(at: middle)) &<< UInt64(8 &* middle)
        | UInt64(byte(at: last)) &<< UInt64(8 &* last)
    }
    // Bounds: 4 bytes from 0 on and 4 from count - 4 on are in the text, which has 4 or more.
    let low = unsafe UInt32(
      littleEndian: span.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self))
    let high = unsafe UInt32(
      littleEndian: span.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: last &- 3, as: UInt32.self))
    return UInt64(low) | UInt64(high) &<< UInt64(8 &* (last &- 3))
  }

  /// Whether all of the text is ASCII of which JSON escapes nothing.
  @inline(__always)
  var isPlain: Bool {
    let count = span.count
    if count < 8 {
      // Behind a text stand NULs, which matter; what matters above them is no matter.
      let others = UInt64.max &<< UInt64(8 &* count)
      return count == 0 || Self.marks(shortWord) & ~others == 0
    }
    // Bounds: 0 <= offset <= count - 8.
    var offset = 0
    while offset < count &- 8 {
      if unsafe Self.marks(uncheckedWord(at: offset)) != 0 { return false }
      offset &+= 8
    }
    return unsafe Self.marks(uncheckedWord(at: count &- 8)) == 0
  }

  /// The first place from `start` on whose byte matters in a string, if 8 bytes or more are
  /// left there; else some place before it.
  @inline(__always)
  func nextMarkInWords(_ start: Int) -> Int {
    var index = start
    while index >= 0, UInt(bitPattern: index) < wordLimit {
      // Bounds: 0 <= index <= count - 8 by the definition of wordLimit.
      let marks = unsafe Self.marks(uncheckedWord(at: index))
      if marks != 0 { return index &+ marks.trailingZeroBitCount / 8 }
      index &+= 8
    }
    return index
  }
}

extension MutableSpan<UInt8> {
  /// Copies all of `source` to a place, if it fits there; many bytes at a time, the last of
  /// them together with some that are copied already.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func put(_ source: borrowing Span<UInt8>, at place: Int) {
    let length = source.count
    guard hasRoom(for: length, at: place) else { return }
    // Bounds: 0 <= offset + size <= length below, length bytes are in `source`, and as many
    // are in `self` from `place` on: no span has fewer than 0 bytes.
    if length >= 16 {
      var offset = 0
      while offset < length &- 32 {
        unsafe copyWord(SIMD32<UInt8>.self, source, offset, place)
        offset &+= 32
      }
      if offset < length &- 16 { unsafe copyWord(SIMD16<UInt8>.self, source, offset, place) }
      unsafe copyWord(SIMD16<UInt8>.self, source, length &- 16, place)
    } else if length >= 8 {
      unsafe copyWord(UInt64.self, source, 0, place)
      unsafe copyWord(UInt64.self, source, length &- 8, place)
    } else if length >= 4 {
      unsafe copyWord(UInt32.self, source, 0, place)
      unsafe copyWord(UInt32.self, source, length &- 4, place)
    } else {
      var offset = 0
      while offset < length {
        unsafe copyWord(UInt8.self, source, offset, place)
        offset &+= 1
      }
    }
  }

  /// The same for a literal, whose bytes are then part of the code.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func put(literal: StaticString, at place: Int) {
    let length = literal.utf8CodeUnitCount
    guard hasRoom(for: length, at: place) else { return }
    var bytes = unsafe mutableBytes
    // Bounds: as above.
    var offset = 0
    while offset < length &- 8 {
      unsafe bytes.storeBytes(
        of: literal.word(at: offset).littleEndian, toUncheckedByteOffset: place &+ offset,
        as: UInt64.self)
      offset &+= 8
    }
    if length >= 8 {
      unsafe bytes.storeBytes(
        of: literal.word(at: length &- 8).littleEndian,
        toUncheckedByteOffset: place &+ length &- 8, as: UInt64.self)
    } else {
      while offset < length {
        unsafe bytes.storeBytes(
          of: UInt8(truncatingIfNeeded: literal.word(at: offset)),
          toUncheckedByteOffset: place &+ offset, as: UInt8.self)
        offset &+= 1
      }
    }
  }

  /// Whether that many bytes, 0 or more, fit at a place.
  @inline(__always)
  private func hasRoom(for length: Int, at place: Int) -> Bool {
    // A place below 0 is a large one without its sign; no span has fewer than 0 bytes.
    length <= count && UInt(bitPattern: place) <= UInt(bitPattern: count &- length)
  }

  @inline(__always)
  @_lifetime(self: copy self)
  @unsafe private mutating func copyWord<Word: BitwiseCopyable>(
    _ type: Word.Type, _ source: borrowing Span<UInt8>, _ offset: Int, _ place: Int
  ) {
    let word = unsafe source.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset, as: Word.self)
    var bytes = unsafe mutableBytes
    unsafe bytes.storeBytes(of: word, toUncheckedByteOffset: place &+ offset, as: Word.self)
  }
}
