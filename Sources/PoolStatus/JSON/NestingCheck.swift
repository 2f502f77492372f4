/// How deep a text is nested, found out before anything recurses over it.
public enum NestingCheck {
  /// How much of `text` is nested no deeper than `deepest`.
  ///
  /// - Returns: the offset of the first bracket that opens a level too many; the length of
  ///   the text if there is none. On text that is not JSON it may be anything up to the
  ///   length: a parser stops at the first error, and until there the count is exact.
  public static func endOfReadablePart(of text: borrowing Span<UInt8>, deepest: Int) -> Int {
    let padded = PaddedBytes(text.extracting(0..<text.count))
    var depth = 0
    var index = 0
    var isInString = false
    while index < text.count {
      let byte = padded.byte(at: index)
      if isInString {
        if byte == UInt8(ascii: "\\") {
          index &+= 1
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isInString = true
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          depth &+= 1
          if depth > deepest { return index }
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth &-= 1
        default: break
        }
      }
      index &+= 1
    }
    return text.count
  }
}
