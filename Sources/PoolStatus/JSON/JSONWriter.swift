/// Writes JSON into a fixed span of bytes.
///
/// It never fails: what does not fit is counted and not written, so that `count` tells
/// how much room the text needs. It writes tokens as it is told; that they make up JSON
/// is the business of `Writing`.
public struct JSONWriter: TextSink, ~Copyable, ~Escapable {
  private var output: MutableSpan<UInt8>
  /// The bytes that the text so far needs.
  public private(set) var count = 0

  /// A writer to the beginning of `output`.
  @_lifetime(copy output)
  public init(_ output: consuming MutableSpan<UInt8>) {
    self.output = output
  }

  /// Whether all of it has been written.
  public var fits: Bool { count <= output.count }

  /// Writes bytes as they are.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  public mutating func raw(_ bytes: borrowing Span<UInt8>) {
    output.put(bytes, at: count)
    count &+= bytes.count
  }

  /// The same where it is worth more code.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func rawInline(_ bytes: borrowing Span<UInt8>) {
    output.put(bytes, at: count)
    count &+= bytes.count
  }

  /// Writes punctuation and names as they are.
  @_lifetime(self: copy self)
  public mutating func raw(_ literal: StaticString) {
    raw(literal.bytes)
  }

  /// The same where it is worth more code: the bytes are stored as words, not copied.
  @inline(__always)
  @_lifetime(self: copy self)
  public mutating func rawInline(_ literal: StaticString) {
    output.put(literal: literal, at: count)
    count &+= literal.utf8CodeUnitCount
  }

  /// Writes a number.
  @_lifetime(self: copy self)
  public mutating func number(_ number: Int64) {
    if number >= 0, number < 10 {
      return byte(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number))
    }
    let digits = Decimal(number)
    raw(PaddedBytes(digits.storage.span).slice(20 &- digits.count, 20))
  }

  /// Writes a string.
  @_lifetime(self: copy self)
  public mutating func string(_ text: borrowing Text) { string(text, needsNoEscapes: false) }

  /// Writes a string; as it is, where JSON is known to escape nothing of it.
  @_lifetime(self: copy self)
  mutating func string(_ text: borrowing Text, needsNoEscapes: Bool) {
    quote()
    if needsNoEscapes { raw(text.bytes) } else { append(text.bytes) }
    quote()
  }

  /// Begins or ends a string whose pieces are appended one by one.
  @_lifetime(self: copy self)
  public mutating func quote() {
    byte(UInt8(ascii: "\""))
  }

  /// Writes a piece of a string, escaped as jansson escapes: what JSON demands, UTF-8 kept.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  public mutating func append(_ bytes: borrowing Span<UInt8>) {
    let text = PaddedBytes(bytes.extracting(0..<bytes.count))
    var start = 0
    while true {
      let end = min(text.nextEscape(start), bytes.count)
      if start == 0, end == bytes.count { return raw(bytes) }
      raw(text.slice(start, end))
      if end == bytes.count { return }
      escape(text.byte(at: end))
      start = end &+ 1
    }
  }

  @_lifetime(self: copy self)
  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): raw("\\\"")
    case UInt8(ascii: "\\"): raw("\\\\")
    case 0x08: raw("\\b")
    case 0x0C: raw("\\f")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    default:
      raw("\\u00")
      self.byte(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      let low = byte & 0x0F
      self.byte(low < 10 ? low &+ UInt8(ascii: "0") : low &- 10 &+ UInt8(ascii: "A"))
    }
  }

  @_lifetime(self: copy self)
  private mutating func byte(_ byte: UInt8) {
    output.put(byte, at: count)
    count &+= 1
  }
}
