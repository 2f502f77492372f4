// The bytes of static text, and loads from a text: with `SkipKernel` all of the core that says
// `unsafe`. Each use states the fact that bounds it.

extension StaticString {
  /// The UTF-8 bytes of a literal.
  ///
  /// A StaticString that is written as a literal in quotes has a start, also one of a single
  /// character; the bytes live as long as the library is loaded.
  var bytes: Span<UInt8> {
    @_lifetime(immortal)
    get {
      guard hasPointerRepresentation else { return Span() }
      // Bounds: the compiler wrote utf8CodeUnitCount bytes at utf8Start, for ever.
      let span = unsafe Span(_unsafeStart: utf8Start, count: utf8CodeUnitCount & Int.max)
      return unsafe _overrideLifetime(span, copying: ())
    }
  }

  /// Up to 8 bytes of a literal as a number, the first one lowest; a constant to the
  /// compiler.
  @inline(always)
  func word(at offset: Int = 0) -> UInt64 {
    guard utf8CodeUnitCount &- offset >= 8 else { return lastWord(at: offset) }
    // Bounds: offset + 8 <= utf8CodeUnitCount; offsets are 0 or more.
    return unsafe UInt64(
      littleEndian: UnsafeRawPointer(utf8Start).loadUnaligned(
        fromByteOffset: offset, as: UInt64.self))
  }

  /// The same where fewer than 8 bytes are left.
  @inline(always)
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

extension Span<UInt8> {
  /// Whether the bytes, if only none of them, stand anywhere: false for `Span()`.
  var isSomewhere: Bool {
    // The address is only asked for.
    @inline(always) get { unsafe withUnsafeBufferPointer { unsafe $0.baseAddress != nil } }
  }
}

/// A text as if NULs without end followed it. NUL is nowhere allowed in JSON, so whoever
/// reads JSON from it stops there without asking where the text ends.
struct PaddedBytes: ~Escapable {
  /// The text itself.
  let span: Span<UInt8>
  /// One past the last offset from which 8 bytes are left; 0 if there is none.
  let wordLimit: UInt

  @_lifetime(copy span)
  init(_ span: Span<UInt8>) {
    self.span = span
    wordLimit = span.count >= 8 ? UInt(bitPattern: span.count &- 7) : 0
  }

  /// The byte at an offset; 0 where there is none.
  @inline(always)
  func byte(at index: Int) -> UInt8 {
    // Bounds: an index below 0 is a large one without its sign.
    UInt(bitPattern: index) < UInt(bitPattern: span.count) ? unsafe span[unchecked: index] : 0
  }

  /// A part of the text; empty where there is none from `start` to `end`.
  @inline(always)
  @_lifetime(copy self)
  func slice(_ start: Int, _ end: Int) -> Span<UInt8> {
    guard start >= 0, start <= end, end <= span.count else { return Span() }
    // Bounds: 0 <= start <= end <= count.
    return unsafe span.extracting(unchecked: start..<end)
  }

  /// The number of one digit at an offset that a comma, a brace or a newline follows; 10 or more
  /// for anything else.
  @inline(always)
  func digit(at offset: Int) -> UInt16 {
    // Bounds: an offset below 0 is a large one without its sign, also one further.
    guard UInt(bitPattern: offset) &+ 1 < UInt(bitPattern: span.count), offset >= 0 else {
      return UInt16.max
    }
    let pair = unsafe UInt16(
      littleEndian: span.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset, as: UInt16.self))
    return min(min(pair &- 0x2C30, pair &- 0x7D30), pair &- 0x0A30)
  }

  /// The 8 bytes from an offset on, the first one lowest; 0 in front of the text.
  @inline(always)
  func word(at index: Int) -> UInt64 {
    guard UInt(bitPattern: index) < wordLimit else { return lastWord(at: index) }
    // Bounds: 0 <= index <= count - 8 by the definition of wordLimit.
    return unsafe uncheckedWord(at: index)
  }

  /// The same; 0 where fewer than 8 bytes are left.
  @inline(always)
  func wholeWord(at index: Int) -> UInt64 {
    // Bounds: 0 <= index <= count - 8 by the definition of wordLimit.
    UInt(bitPattern: index) < wordLimit ? unsafe uncheckedWord(at: index) : 0
  }

  /// 64 bytes.
  typealias Block = (SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>, SIMD16<UInt8>)

  /// The 64 bytes from an offset on; zeros where they are not all there.
  @inline(always)
  func block(at index: Int) -> Block {
    let none = SIMD16<UInt8>(repeating: 0)
    guard index >= 0, index <= span.count &- 64 else { return (none, none, none, none) }
    // Bounds: 0 <= index <= count - 64.
    return (
      unsafe uncheckedVector(at: index), unsafe uncheckedVector(at: index &+ 16),
      unsafe uncheckedVector(at: index &+ 32), unsafe uncheckedVector(at: index &+ 48)
    )
  }

  /// Whether a literal stands at an offset, with some bits of its first byte
  /// exchanged; false where fewer than 8 bytes are left.
  @inline(always)
  func has(_ literal: StaticString, at offset: Int, exchanging bits: UInt64 = 0) -> Bool {
    let length = literal.utf8CodeUnitCount
    let last = max(0, length &- 8)
    guard offset >= 0, UInt(bitPattern: offset &+ last) < wordLimit else { return false }
    return unsafe uncheckedDifference(of: literal, at: offset, bits) == 0
  }

  /// Whether the rest of a literal stands at an offset whose first 9 bytes there the caller has
  /// compared. Of a literal that has no more nothing is looked at.
  @inline(always)
  func hasRest(of literal: borrowing Span<UInt8>, at offset: Int) -> Bool {
    let last = literal.count &- 8
    guard last > 1 else { return true }
    // Bounds: 0 <= step <= last = count - 8, of the literal; 0 <= offset + last <= count - 8.
    guard UInt(bitPattern: offset &+ last) < wordLimit,
      unsafe uncheckedWord(at: offset &+ last) == Self.uncheckedWord(of: literal, at: last)
    else { return false }
    if last <= 9 { return true }
    guard offset >= 0 else { return false }
    var step = 9
    repeat {
      if unsafe uncheckedWord(at: offset &+ step) != Self.uncheckedWord(of: literal, at: step) {
        return false
      }
      step &+= 8
    } while step < last
    return true
  }

  /// The word behind a gap, if that stands at an offset, and 8 bytes or more behind it.
  @inline(always)
  func word(behind gap: Gap, at start: Int) -> UInt64? {
    // Bounds: 0 <= lastWord <= length <= 16; 0 <= start, and start + length <= count - 8.
    guard start >= 0, UInt(bitPattern: start &+ gap.length) < wordLimit else { return nil }
    let first = unsafe uncheckedWord(at: start) ^ gap.first
    let last = unsafe uncheckedWord(at: start &+ gap.lastWord) ^ gap.last
    guard (first | last) &<< gap.shift == 0 else { return nil }
    return unsafe uncheckedWord(at: start &+ gap.length)
  }

  /// What stands after a literal of 8 bytes or more that stands at an offset, with some bits of
  /// its first byte exchanged: the next 2 bytes, the first one lowest; nil if the literal does not
  /// stand there, or nothing after it.
  @inline(always)
  func pair(after literal: StaticString, at offset: Int, exchanging bits: UInt64) -> UInt16? {
    let length = literal.utf8CodeUnitCount
    // Bounds: offset + length + 2 <= count by the definition of wordLimit.
    guard length >= 8, offset >= 0, UInt(bitPattern: offset &+ length &- 6) < wordLimit,
      unsafe uncheckedDifference(of: literal, at: offset, bits) == 0
    else { return nil }
    return unsafe UInt16(
      littleEndian: span.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset &+ length, as: UInt16.self))
  }

  /// The bits in which the text differs from a literal, words on top of each other.
  ///
  /// - Parameter offset: where it should stand; 8 bytes of the text are there, and all of a
  ///   longer literal.
  @inline(always)
  @unsafe private func uncheckedDifference(
    of literal: StaticString, at offset: Int, _ bits: UInt64
  ) -> UInt64 {
    let length = literal.utf8CodeUnitCount
    // Bounds: step + 8 <= max(8, length).
    let first = unsafe uncheckedWord(at: offset) ^ literal.word() ^ bits
    if length < 8 { return first &<< UInt64(truncatingIfNeeded: 64 &- 8 &* length) }
    let last = length &- 8
    var difference = first
    var step = 8
    while step < last {
      difference |= unsafe uncheckedWord(at: offset &+ step) ^ literal.word(at: step)
      step &+= 8
    }
    if last > 0 { difference |= unsafe uncheckedWord(at: offset &+ last) ^ literal.word(at: last) }
    return difference
  }

  /// Whether the 8 bytes or more of an earlier string stand at an offset, too, and a quote
  /// right after them.
  @inline(always)
  func repeats(_ start: Int, _ end: Int, at offset: Int) -> Bool {
    let length = end &- start
    guard length >= 8, start >= 0, end <= offset, offset <= span.count,
      length < span.count &- offset,
      byte(at: offset &+ length) == UInt8(ascii: "\"")
    else { return false }
    // Bounds: step + 8 <= length, length bytes from offset on are in the text, and so are as
    // many from start on, which end in front of them.
    var step = 0
    while step < length &- 8 {
      if unsafe uncheckedWord(at: offset &+ step) != uncheckedWord(at: start &+ step) {
        return false
      }
      step &+= 8
    }
    return unsafe uncheckedWord(at: offset &+ length &- 8) == uncheckedWord(at: end &- 8)
  }

  /// Whether another text, just as long, has the same bytes.
  @inline(always)
  func hasSameBytes(as other: borrowing PaddedBytes) -> Bool {
    let count = span.count
    guard count == other.span.count else { return false }
    if count < 8 { return count == 0 || shortWord == other.shortWord }
    // Bounds: 0 <= step <= count - 8, in both.
    var step = 0
    while step < count &- 8 {
      if unsafe uncheckedWord(at: step) != other.uncheckedWord(at: step) { return false }
      step &+= 8
    }
    return unsafe uncheckedWord(at: count &- 8) == other.uncheckedWord(at: count &- 8)
  }

  // Bounds: 8 bytes from `index` on are in the span, as the caller has proved.
  @inline(always)
  @unsafe private func uncheckedWord(at index: Int) -> UInt64 {
    unsafe Self.uncheckedWord(of: span, at: index)
  }

  // Bounds: 16 bytes from `index` on are in the span, as the caller has proved.
  @inline(always)
  @unsafe private func uncheckedVector(at index: Int) -> SIMD16<UInt8> {
    unsafe span.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: index, as: SIMD16<UInt8>.self)
  }

  @inline(always)
  @unsafe private static func uncheckedWord(of span: borrowing Span<UInt8>, at index: Int) -> UInt64
  {
    unsafe UInt64(
      littleEndian: span.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: index, as: UInt64.self))
  }

  /// All of a text of 1 to 7 bytes, the first one lowest: the first and the last 4, or the
  /// first, the one in the middle and the last, which may be the same.
  @inline(always)
  var shortWord: UInt64 {
    let last = span.count &- 1
    if last < 3 {
      let middle = span.count / 2
      return UInt64(byte(at: 0))
        | UInt64(byte(at: middle)) &<< UInt64(truncatingIfNeeded: 8 &* middle)
        | UInt64(byte(at: last)) &<< UInt64(truncatingIfNeeded: 8 &* last)
    }
    // Bounds: 4 bytes from 0 on and 4 from count - 4 on are in the text, which has 4 or more.
    let low = unsafe UInt32(
      littleEndian: span.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self))
    let high = unsafe UInt32(
      littleEndian: span.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: last &- 3, as: UInt32.self))
    return UInt64(low) | UInt64(high) &<< UInt64(truncatingIfNeeded: 8 &* (last &- 3))
  }

  /// Looks for a byte that matters in a string, 16 bytes at a time, and moves `index` past the
  /// blocks that have none: `mark`, where `isFound`; whether a quote stands there.
  @inline(always)
  func nextMarkInBlocks(_ index: inout Int) -> (mark: Int, isFound: Bool, isQuote: Bool) {
    // An offset below 0 becomes a large one.
    index &= Int.max
    while UInt(bitPattern: index) &+ 8 < wordLimit {
      // Bounds: 0 <= index <= count - 16 by the definition of wordLimit.
      let block = unsafe uncheckedVector(at: index)
      // Types are spelled out: with those that the compiler finds these are loops; those that are
      // taken for each other have 16 bytes, and any are a value. `^ 2` exchanges the quote with the
      // space; as a signed number what is not ASCII is below it, too.
      let exchanged = unsafe unsafeBitCast(
        block ^ SIMD16<UInt8>(repeating: 2), to: SIMD16<Int8>.self)
      let others = exchanged .< SIMD16<Int8>(repeating: 0x21)
      let backslashes = block .== SIMD16<UInt8>(repeating: UInt8(ascii: "\\"))
      let marks = unsafe unsafeBitCast(backslashes .| others, to: SIMD2<UInt64>.self)
      // Bounds: a mark is one of the 16 bytes.
      if marks[0] != 0 {
        let mark = index &+ marks[0].trailingZeroBitCount / 8
        return (mark, true, unsafe span[unchecked: mark] == UInt8(ascii: "\""))
      }
      if marks[1] != 0 {
        let mark = index &+ 8 &+ marks[1].trailingZeroBitCount / 8
        return (mark, true, unsafe span[unchecked: mark] == UInt8(ascii: "\""))
      }
      index &+= 16
    }
    return (0, false, false)
  }
}

extension MutableSpan<UInt8> {
  /// Stores a byte at an offset, if there is one.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func put(_ byte: UInt8, at offset: Int) {
    // Bounds: an offset below 0 is a large one without its sign.
    if UInt(bitPattern: offset) < UInt(bitPattern: count) { unsafe self[unchecked: offset] = byte }
  }

  /// Copies all of `source` to an offset, if it fits there; many bytes at a time, the last of
  /// them together with some that are copied already.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func put(_ source: borrowing Span<UInt8>, at offset: Int) {
    let length = source.count
    let offset = offset & Int.max
    guard length <= count &- offset else { return }
    // Bounds: 0 <= step + size <= length below, length bytes are in `source`, and as many
    // are in `self` from `offset` on: no span has fewer than 0 bytes, and an offset below 0 is a
    // large one without its sign.
    if length >= 16 {
      var step = 0
      while step < length &- 32 {
        unsafe copyWord(SIMD32<UInt8>.self, source, step, offset)
        step &+= 32
      }
      if step < length &- 16 { unsafe copyWord(SIMD16<UInt8>.self, source, step, offset) }
      unsafe copyWord(SIMD16<UInt8>.self, source, length &- 16, offset)
    } else if length >= 8 {
      unsafe copyWord(UInt64.self, source, 0, offset)
      unsafe copyWord(UInt64.self, source, length &- 8, offset)
    } else if length >= 4 {
      unsafe copyWord(UInt32.self, source, 0, offset)
      unsafe copyWord(UInt32.self, source, length &- 4, offset)
    } else {
      var step = 0
      while step < length {
        unsafe copyWord(UInt8.self, source, step, offset)
        step &+= 1
      }
    }
  }

  /// The same for a literal, whose bytes are then part of the code.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func put(literal: StaticString, at offset: Int) {
    let length = literal.utf8CodeUnitCount
    let offset = offset & Int.max
    guard length <= count &- offset else { return }
    var bytes = unsafe mutableBytes
    // Bounds: as above.
    var step = 0
    while step < length &- 8 {
      unsafe bytes.storeBytes(
        of: literal.word(at: step).littleEndian, toUncheckedByteOffset: offset &+ step,
        as: UInt64.self)
      step &+= 8
    }
    if length >= 8 {
      unsafe bytes.storeBytes(
        of: literal.word(at: length &- 8).littleEndian,
        toUncheckedByteOffset: offset &+ length &- 8, as: UInt64.self)
    } else {
      while step < length {
        unsafe bytes.storeBytes(
          of: UInt8(truncatingIfNeeded: literal.word(at: step)),
          toUncheckedByteOffset: offset &+ step, as: UInt8.self)
        step &+= 1
      }
    }
  }

  @inline(always)
  @_lifetime(self: copy self)
  @unsafe private mutating func copyWord<Word: BitwiseCopyable>(
    _ type: Word.Type, _ source: borrowing Span<UInt8>, _ step: Int, _ offset: Int
  ) {
    let word = unsafe source.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: step, as: Word.self)
    var bytes = unsafe mutableBytes
    unsafe bytes.storeBytes(of: word, toUncheckedByteOffset: offset &+ step, as: Word.self)
  }
}
