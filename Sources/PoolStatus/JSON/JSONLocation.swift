/// Where in a text a value stands. Found by walks of their own, which nobody pays for unless
/// something is wrong.
struct JSONLocation {
  /// From 1.
  private(set) var line: Int32 = 1
  /// From 1, in code points.
  private(set) var column: Int32 = 1

  /// The line and column of the byte at an offset.
  init(of offset: Int, in text: borrowing Span<UInt8>) {
    let padded = PaddedBytes(text.extracting(0..<text.count))
    let end = min(offset, text.count)
    var start = 0
    var counts = padded.counts(from: 0, to: end)
    line &+= Int32(truncatingIfNeeded: counts.newlines)
    if counts.newlines > 0 {
      start = padded.lineStart(of: end)
      counts = padded.counts(from: start, to: end)
    }
    column &+= Int32(truncatingIfNeeded: end &- start &- counts.later)
  }

  /// Appends the way from a value to one inside of it: `metadata.labels`, `items[3].spec`.
  ///
  /// - Parameters:
  ///   - offset: where the inner value begins.
  ///   - cursor: at the outer one, in a text that has been walked before.
  ///   - sink: what stands in it is taken for the way to the outer one.
  static func writePath<let capacity: Int>(
    to offset: Int, from cursor: consuming JSONCursor, to sink: inout FixedText<capacity>
  ) {
    while cursor.index < offset {
      switch cursor.byte {
      case UInt8(ascii: "{"): enterMember(at: offset, &cursor, &sink)
      case UInt8(ascii: "["): enterElement(at: offset, &cursor, &sink)
      default: return
      }
    }
  }

  /// Appends the way to an element.
  static func writeIndex<let capacity: Int>(_ index: Int, to sink: inout FixedText<capacity>) {
    sink.append("[")
    sink.append(Int64(index))
    sink.append("]")
  }

  /// Goes to the member in which an offset is; to the end where there is none.
  @_lifetime(cursor: copy cursor)
  private static func enterMember<let capacity: Int>(
    at offset: Int, _ cursor: inout JSONCursor, _ sink: inout FixedText<capacity>
  ) {
    var keys = ObjectKeys()
    cursor.enter()
    while cursor.nextKey(&keys) {
      let start = cursor.index
      if start < offset { cursor.skip() }
      if start == offset || cursor.index > offset {
        if sink.count > 0 { sink.append(".") }
        sink.append(cursor.string(from: keys.start, to: keys.end))
        return cursor.index = start
      }
    }
    cursor.fail()
  }

  /// Goes to the element in which an offset is; to the end where there is none.
  @_lifetime(cursor: copy cursor)
  private static func enterElement<let capacity: Int>(
    at offset: Int, _ cursor: inout JSONCursor, _ sink: inout FixedText<capacity>
  ) {
    var count = 0
    cursor.enter()
    while cursor.nextElement(&count) {
      let start = cursor.index
      if start < offset { cursor.skip() }
      if start == offset || cursor.index > offset {
        writeIndex(count &- 1, to: &sink)
        return cursor.index = start
      }
    }
    cursor.fail()
  }
}

extension SIMD16<UInt8> {
  /// All bits of the lanes where it is so, none of the others.
  @inline(always)
  private init(where condition: SIMDMask<SIMD16<Int8>>) {
    self = Self(repeating: 0).replacing(with: Self(repeating: 0xFF), where: condition)
  }

  /// The lanes whose byte, as a signed number, is less.
  @inline(always)
  private func isLess(than other: Int8) -> Self {
    Self(where: SIMD16<Int8>(truncatingIfNeeded: self) .< SIMD16<Int8>(repeating: other))
  }

  /// Control characters, and bytes outside ASCII.
  @inline(always)
  fileprivate var unusual: Self { isLess(than: 0x20) }

  /// Bytes that are not the first of a character, 0x80 to 0xBF.
  @inline(always)
  fileprivate var later: Self { isLess(than: -0x40) }

  /// The same of newlines.
  @inline(always)
  fileprivate var newlines: Self { Self(where: self .== Self(repeating: UInt8(ascii: "\n"))) }
}

// Many bytes at a time.
extension PaddedBytes {
  /// How many bytes between two offsets are newlines, and how many are not the first of a character.
  @inline(never)
  @_optimize(speed)
  fileprivate func counts(from start: Int, to end: Int) -> (newlines: Int, later: Int) {
    var counts = (newlines: 0, later: 0)
    var index = start
    while index &+ 64 <= end {
      while index &+ 512 <= end, isPlain(from: index, blocks: 8) { index &+= 512 }
      let blocks = min((end &- index) / 64, 63)
      let sums = sums(from: index, blocks: blocks)
      counts.newlines &+= Int(SIMD16<UInt16>(truncatingIfNeeded: sums.newlines).wrappedSum())
      counts.later &+= Int(SIMD16<UInt16>(truncatingIfNeeded: sums.later).wrappedSum())
      index &+= blocks &* 64
    }
    while index < end {
      let byte = byte(at: index)
      if byte == UInt8(ascii: "\n") { counts.newlines &+= 1 }
      if byte & 0xC0 == 0x80 { counts.later &+= 1 }
      index &+= 1
    }
    return counts
  }

  /// Whether there is surely nothing to count in blocks of 64 bytes: no control character, and none
  /// outside ASCII.
  @inline(always)
  private func isPlain(from start: Int, blocks: Int) -> Bool {
    var unusual = SIMD16<UInt8>(repeating: 0)
    var index = start
    while index < start &+ blocks &* 64 {
      let block = block(at: index)
      unusual |= block.0.unusual | block.1.unusual | block.2.unusual | block.3.unusual
      index &+= 64
    }
    // A lane is 0 or -1, so that the sum is 0 to -16.
    return unusual.wrappedSum() == 0
  }

  /// How many newlines there are, and bytes that are not the first of a character, in each lane of
  /// blocks of 64 bytes; 63 blocks at most, for each adds up to 4 to a lane, which counts to 255.
  @inline(always)
  private func sums(
    from start: Int, blocks: Int
  ) -> (newlines: SIMD16<UInt8>, later: SIMD16<UInt8>) {
    let none = SIMD16<UInt8>(repeating: 0)
    var sums = (newlines: none, later: none)
    var index = start
    while index < start &+ blocks &* 64 {
      let block = block(at: index)
      sums.newlines &-= block.0.newlines &+ block.1.newlines
      sums.newlines &-= block.2.newlines &+ block.3.newlines
      sums.later &-= block.0.later &+ block.1.later &+ block.2.later &+ block.3.later
      index &+= 64
    }
    return sums
  }

  /// Where the line of an offset begins.
  fileprivate func lineStart(of offset: Int) -> Int {
    var start = offset
    while start > 0, byte(at: start &- 1) != UInt8(ascii: "\n") {
      start &-= 1
      while start >= 8, !Self.hasNewline(wholeWord(at: start &- 8)) { start &-= 8 }
    }
    return start
  }

  private static func hasNewline(_ word: UInt64) -> Bool {
    let others = word ^ 0x0A0A_0A0A_0A0A_0A0A
    return (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080 != 0
  }
}
