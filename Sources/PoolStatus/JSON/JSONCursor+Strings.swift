// Strings: 16 or 8 bytes at a time up to the first that matters.
extension PaddedBytes {
  /// The same as `word(at:)` where fewer than 8 bytes are left: the last 8, without those
  /// before.
  @inline(never)
  @_optimize(speed)
  func lastWord(at index: Int) -> UInt64 {
    let count = span.count
    guard index >= 0, index < count else { return 0 }
    if count >= 8 {
      let last = count &- 8
      return word(at: last) &>> UInt64(truncatingIfNeeded: 8 &* (index &- last))
    }
    return shortWord &>> UInt64(truncatingIfNeeded: 8 &* index)
  }

  /// Marks the bytes of a word that matter in a string: quotes, backslashes, control
  /// characters, and whatever is not ASCII. The lowest mark is exact; above it there may be
  /// marks too many, from borrows.
  @inline(always)
  static func marks(_ word: UInt64) -> UInt64 {
    // `^ 2` exchanges the quote with the space, so that it is the lowest that is not below 0x21.
    let quotesAndControls = (word ^ 0x0202_0202_0202_0202) &- 0x2121_2121_2121_2121
    let backslashes = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- 0x0101_0101_0101_0101
    return (quotesAndControls | backslashes | word) & 0x8080_8080_8080_8080
  }

  /// Whether all of the text is ASCII of which JSON escapes nothing.
  @inline(always)
  var isUnescapedASCII: Bool {
    let count = span.count
    if count < 8 {
      // After a text stand NULs, which are marked, too: marks past the text do not count.
      let others = UInt64.max &<< UInt64(truncatingIfNeeded: 8 &* count)
      return count == 0 || Self.marks(shortWord) & ~others == 0
    }
    var step = 0
    while UInt(bitPattern: step) < wordLimit {
      if Self.marks(wholeWord(at: step)) != 0 { return false }
      step &+= 8
    }
    return Self.marks(wholeWord(at: count &- 8)) == 0
  }

  /// The first offset from `start` on whose byte matters in a string. There is one: after the
  /// text stand NULs.
  @inline(always)
  func nextMark(_ start: Int) -> Int {
    var index = start
    let (mark, isFound, _) = nextMarkInBlocks(&index)
    if isFound { return mark }
    while true {
      let marks = Self.marks(word(at: index))
      if marks != 0 { return index &+ marks.trailingZeroBitCount / 8 }
      index &+= 8
    }
  }

  /// The offset of the closing quote of a string of ASCII without escapes; nil for any other, and
  /// where fewer than 8 bytes are left there.
  @inline(always)
  func plainStringEnd(_ start: Int) -> Int? {
    var index = start
    let (mark, isFound, isQuote) = nextMarkInBlocks(&index)
    if isFound { return isQuote ? mark : nil }
    while true {
      let marks = Self.marks(wholeWord(at: index))
      if marks != 0 {
        let mark = index &+ marks.trailingZeroBitCount / 8
        return byte(at: mark) == UInt8(ascii: "\"") ? mark : nil
      }
      index &+= 8
    }
  }

  /// The same; nil also where fewer than 16 bytes are left.
  @inline(always)
  func plainStringEndInBlocks(_ start: Int) -> Int? {
    var index = start
    let (mark, _, isQuote) = nextMarkInBlocks(&index)
    return isQuote ? mark : nil
  }

  /// The offset of the closing quote of a string without escapes.
  ///
  /// - Parameter start: after the opening quote.
  /// - Returns: below 0 if the string is not valid or has an escape.
  @inline(always)
  func unescapedStringEnd(_ start: Int) -> Int {
    let end = nextMark(start)
    return byte(at: end) == UInt8(ascii: "\"") ? end : rareStringEnd(end, .none)
  }

  /// The offset of the closing quote of any string.
  ///
  /// - Parameters:
  ///   - start: after the opening quote.
  ///   - allowingNUL: whether `\u0000` may be in it; not in a name, as jansson has it.
  /// - Returns: below 0 if the string is not valid.
  @inline(always)
  func stringEnd(_ start: Int, allowingNUL: Bool = true) -> Int {
    let end = nextMark(start)
    return byte(at: end) == UInt8(ascii: "\"")
      ? end : rareStringEnd(end, allowingNUL ? .any : .withoutNUL)
  }

  /// Which escapes a string may have.
  private enum Escapes { case none, withoutNUL, any }

  /// The rest of a string from a byte on that is not ASCII, or a mark.
  @inline(never)
  @_optimize(speed)
  private func rareStringEnd(_ start: Int, _ escapes: Escapes) -> Int {
    var index = start
    while true {
      let byte = self.byte(at: index)
      if byte == UInt8(ascii: "\"") { return index }
      if byte >= 0x80 {
        let length = UTF8.sequenceLength(in: span, at: index)
        guard length > 0 else { return -1 }
        index &+= length
        if self.byte(at: index) >= 0x80 { continue }
      } else {
        guard byte == UInt8(ascii: "\\"), escapes != .none else { return -1 }
        let length = escapeLength(index)
        guard length > 0, escapes == .any || codeUnit(index) != 0 else { return -1 }
        index &+= length
      }
      index = nextMark(index)
    }
  }

  /// How many bytes the escape at a backslash has; 0 where it is not valid.
  @inline(always)
  private func escapeLength(_ start: Int) -> Int {
    switch byte(at: start &+ 1) {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "n"),
      UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"):
      return 2
    case UInt8(ascii: "u"): return unicodeEscapeLength(start)
    default: return 0
    }
  }

  @inline(never)
  private func unicodeEscapeLength(_ start: Int) -> Int {
    let unit = codeUnit(start)
    if unit < 0 { return 0 }
    if unit < 0xD800 || unit > 0xDFFF { return 6 }
    // A high surrogate, and a low one right after it.
    guard unit < 0xDC00, byte(at: start &+ 6) == UInt8(ascii: "\\"),
      byte(at: start &+ 7) == UInt8(ascii: "u")
    else { return 0 }
    let low = codeUnit(start &+ 6)
    return low >= 0xDC00 && low <= 0xDFFF ? 12 : 0
  }

  /// The code unit of a `\u` escape; below 0 where it is none or has not four digits.
  func codeUnit(_ start: Int) -> Int {
    guard byte(at: start &+ 1) == UInt8(ascii: "u") else { return -1 }
    var unit = 0
    var index = start &+ 2
    while index < start &+ 6 {
      let byte = self.byte(at: index)
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte &- UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte &- UInt8(ascii: "a") &+ 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte &- UInt8(ascii: "A") &+ 10
      default: return -1
      }
      unit = unit &* 16 &+ Int(digit)
      index &+= 1
    }
    return unit
  }

  /// The first offset from `start` on that has a backslash; at the end or after it if there is
  /// none.
  func nextBackslash(_ start: Int) -> Int {
    var index = start
    while index < span.count {
      let others = word(at: index) ^ 0x5C5C_5C5C_5C5C_5C5C
      let marks = (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080
      if marks != 0 { return index &+ marks.trailingZeroBitCount / 8 }
      index &+= 8
    }
    return index
  }

  /// The first offset from `start` on whose byte JSON escapes; at the end if there is none.
  @inline(always)
  func nextEscape(_ start: Int) -> Int {
    var index = start
    while true {
      let word = self.word(at: index)
      // What is not ASCII is marked in the word itself; it is not escaped.
      let marks = Self.marks(word) & ~word
      if marks != 0 { return index &+ marks.trailingZeroBitCount / 8 }
      index &+= 8
    }
  }
}

extension JSONCursor {
  /// The bytes of a valid string, decoded where it has escapes and decoded strings were given.
  ///
  /// - Parameters:
  ///   - start: after its opening quote.
  ///   - end: its closing quote.
  @inline(never)
  @_lifetime(copy self)
  public func string(from start: Int, to end: Int) -> Span<UInt8> {
    let raw = slice(start, end)
    if decoded.isEmpty || text.unescapedStringEnd(start) == end { return raw }
    return StringDecoding.string(in: decoded, from: start, to: end)
  }
}
