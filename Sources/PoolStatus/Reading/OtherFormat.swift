/// Texts that are something else than JSON, by how they begin: jansson's words would be about a
/// byte that nobody sees.
public enum OtherFormat {
  /// Says what a text is, and what to do.
  ///
  /// - Parameter text: that the cursor takes for no JSON.
  /// - Returns: nil where it is JSON that is broken somewhere.
  public static func message(for text: borrowing Span<UInt8>) -> StaticString? {
    let first = text.count > 0 ? text[0] : 0
    let second = text.count > 1 ? text[1] : first
    if first == 0xEF, second == 0xBB, text.count > 2, text[2] == 0xBF {
      return "begins with a byte-order mark: remove it"
    }
    // Without a mark every other byte is NUL, as all of JSON's own are ASCII.
    if first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF
      || (first == 0) != (second == 0)
    {
      return "this is UTF-16, as PowerShell writes it: pass UTF-8"
    }
    var start = 0
    while start < text.count, isWhitespace(text[start]) { start &+= 1 }
    if start == text.count { return "the text is empty" }
    if has("apiVersion:", in: text, at: start) || has("kind:", in: text, at: start)
      || has("---", in: text, at: start) || has("- ", in: text, at: start)
    {
      return "this looks like YAML: pass JSON (kubectl get -o json)"
    }
    return nil
  }

  private static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      || byte == UInt8(ascii: "\t")
  }

  @inline(never)
  private static func has(
    _ word: StaticString, in text: borrowing Span<UInt8>, at start: Int
  ) -> Bool {
    let end = start &+ word.utf8CodeUnitCount
    return end <= text.count && Text(text.extracting(start..<end)).equals(word)
  }
}
