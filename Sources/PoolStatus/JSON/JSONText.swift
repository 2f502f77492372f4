/// A JSON text of a call, and how it is walked.
public struct JSONText: ~Escapable {
  /// The text itself.
  public let bytes: Span<UInt8>
  /// Its strings with escapes, decoded (see `StringDecoding`); empty where nothing has been
  /// decoded.
  public let decoded: Span<UInt8>
  /// What skips large values.
  let kernel: SkipKernel?
  /// Whether members that occur twice in an object are looked out for.
  let hasDuplicates: Bool

  /// No text.
  @_lifetime(immortal)
  public init() {
    bytes = Span()
    decoded = Span()
    kernel = nil
    hasDuplicates = false
  }

  /// A text, and what is known of it.
  @_lifetime(copy bytes, copy decoded)
  public init(
    _ bytes: Span<UInt8>, decoded: Span<UInt8> = Span(), skippingBy kernel: SkipKernel? = nil,
    withDuplicates: Bool = false
  ) {
    self.bytes = bytes
    self.decoded = decoded
    self.kernel = kernel
    hasDuplicates = withDuplicates
  }

  @inline(always)
  @_lifetime(copy self)
  func cursor(at offset: Int = 0) -> JSONCursor {
    JSONCursor(bytes, at: offset, decoded: decoded, skippingBy: kernel)
  }

  /// Whether the text is JSON.
  public var isJSON: Bool {
    var cursor = cursor()
    cursor.skip()
    return cursor.isAtEnd
  }

  /// A string of the text.
  @inline(never)
  @_lifetime(copy self)
  public func text(_ range: TextRange) -> Text {
    TextSource(bytes, decoded: decoded).text(range)
  }
}
