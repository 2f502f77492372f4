/// Strings with escapes, decoded.
///
/// A decoded string is shorter than it was written, so each is put where it stands in the text,
/// into a second span of the same size: the structure is read from the text, the bytes of
/// strings with escapes from there.
public enum StringDecoding {
  /// What follows a decoded string: no byte of UTF-8.
  private static var end: UInt8 { 0xFF }

  /// Decodes each string of a text that has an escape.
  ///
  /// - Parameters:
  ///   - text: JSON; of what is none something or other is decoded.
  ///   - output: as many bytes as the text has. Where no string with an escape stands it is left
  ///     as it is.
  @_lifetime(output: copy output)
  public static func decode(_ text: Span<UInt8>, into output: inout MutableSpan<UInt8>) {
    let text = PaddedBytes(text)
    var index = 0
    while true {
      let escape = text.nextBackslash(index)
      guard escape < text.span.count else { return }
      // The last quote in front of the first escape of a string is the one that it begins with.
      var start = escape
      while start > index, text.byte(at: start &- 1) != UInt8(ascii: "\"") { start &-= 1 }
      guard start > index else {
        index = escape &+ 1
        continue
      }
      index = decodeString(of: text, at: start, into: &output) &+ 1
    }
  }

  /// The decoded bytes of a string that has an escape.
  ///
  /// - Parameters:
  ///   - start: after its opening quote.
  ///   - limit: its closing quote.
  @_lifetime(copy decoded)
  static func string(in decoded: Span<UInt8>, from start: Int, to limit: Int) -> Span<UInt8> {
    let bytes = PaddedBytes(decoded)
    guard start >= 0 else { return Span() }
    var index = start
    while index < limit, index < decoded.count, bytes.byte(at: index) != end { index &+= 1 }
    return bytes.slice(start, index)
  }

  /// Decodes a string if it has an escape.
  ///
  /// - Returns: the offset of its closing quote.
  @_lifetime(output: copy output)
  private static func decodeString(
    of text: PaddedBytes, at start: Int, into output: inout MutableSpan<UInt8>
  ) -> Int {
    var written = start
    var copied = start
    var index = start
    while true {
      index = text.nextMark(index)
      let byte = text.byte(at: index)
      if byte == UInt8(ascii: "\"") || index >= text.span.count {
        if copied == start { return index }
        copy(text.slice(copied, index), at: written, to: &output)
        put(end, at: written &+ (index &- copied), to: &output)
        return index
      }
      guard byte == UInt8(ascii: "\\") else {
        index &+= 1
        continue
      }
      copy(text.slice(copied, index), at: written, to: &output)
      written &+= index &- copied
      decodeEscape(of: text, at: &index, &written, into: &output)
      copied = index
    }
  }

  /// Decodes the escape at a backslash, which is longer than what it stands for.
  @_lifetime(output: copy output)
  private static func decodeEscape(
    of text: PaddedBytes, at index: inout Int, _ written: inout Int,
    into output: inout MutableSpan<UInt8>
  ) {
    let unit = text.codeUnit(index)
    guard unit >= 0 else {
      let letter = text.byte(at: index &+ 1)
      put(character(of: letter), at: written, to: &output)
      index &+= 2
      written &+= 1
      return
    }
    index &+= 6
    var point = UInt32(truncatingIfNeeded: unit)
    if unit >= 0xD800, unit < 0xDC00 {
      // A pair, where the text is valid.
      let low = UInt32(truncatingIfNeeded: text.codeUnit(index)) & 0x3FF
      point = 0x10000 &+ ((point & 0x3FF) &<< 10) &+ low
      index &+= 6
    }
    encode(point, at: &written, to: &output)
  }

  /// What the letter after a backslash stands for.
  private static func character(of letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }

  @_lifetime(output: copy output)
  private static func encode(
    _ point: UInt32, at written: inout Int, to output: inout MutableSpan<UInt8>
  ) {
    let continuations: UInt32 = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3
    let lead: UInt32 = continuations == 0 ? 0 : 0xFF00 &>> (continuations &+ 1) & 0xFF
    var left = continuations
    put(
      UInt8(truncatingIfNeeded: lead | point &>> (6 &* left)), at: written, to: &output)
    written &+= 1
    while left > 0 {
      left &-= 1
      put(
        UInt8(truncatingIfNeeded: 0x80 | point &>> (6 &* left) & 0x3F), at: written, to: &output)
      written &+= 1
    }
  }

  @inline(never)
  @_lifetime(output: copy output)
  private static func copy(
    _ bytes: Span<UInt8>, at offset: Int, to output: inout MutableSpan<UInt8>
  ) {
    output.put(bytes, at: offset)
  }

  @_lifetime(output: copy output)
  private static func put(_ byte: UInt8, at offset: Int, to output: inout MutableSpan<UInt8>) {
    if offset >= 0, offset < output.count { output[offset] = byte }
  }
}
