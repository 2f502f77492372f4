extension JSONCursor {
  /// Whether a text is JSON of the plain kind that the cursor decides on: valid, nested no
  /// deeper than 63, without `\u0000`, and with numbers that fit whatever reads them.
  public static func isPlain(_ text: Span<UInt8>) -> Bool {
    var cursor = JSONCursor(text)
    cursor.skip()
    return cursor.isAtEnd
  }
}
