/// A walk over a JSON text, from front to back, once. Values are read or skipped; both check the
/// whole grammar, so a text that has been walked to its end is valid JSON.
///
/// It decides all valid JSON. At the first byte that is not as it should be it stops for good: it
/// then stands at the end of the text, every object and array is over and every value is absent,
/// so that readers need not ask until the end.
public struct JSONCursor: ~Escapable {
  /// Why a cursor has stopped in front of the end.
  public enum Stop: Sendable {
    /// It has not.
    case none
    /// The text is not JSON.
    case notJSON
    /// A string that is needed has an escape, and no decoded strings were given.
    case escape
    /// A member that is needed occurs twice in one object.
    case duplicate
  }

  /// How deep objects and arrays may nest, the outermost included.
  public static var deepest: Int { 128 }

  let text: PaddedBytes
  /// Strings with escapes, decoded, each at the offset of its first byte (see
  /// `StringDecoding`); empty where nothing has been decoded.
  let decoded: Span<UInt8>
  /// What skips large values, if there is anything faster than the cursor itself.
  let kernel: SkipKernel?
  /// Where the walk has got to.
  public internal(set) var index = 0
  /// How many objects and arrays the walk is in.
  var depth = 0
  /// Why the walk has stopped.
  public private(set) var stop = Stop.none
  /// The large values that have been skipped.
  var skipped = SkippedValues()

  /// A cursor at a value: the one that the text is, or one whose offset is known.
  @_lifetime(copy text, copy decoded)
  public init(
    _ text: Span<UInt8>, at offset: Int = 0, decoded: Span<UInt8> = Span(),
    skippingBy kernel: SkipKernel? = nil
  ) {
    self.text = PaddedBytes(text)
    self.decoded = decoded
    self.kernel = kernel
    index = self.text.whitespaceEnd(offset)
  }

  /// Stops: there is nothing more to see.
  @inline(never)
  @_lifetime(self: copy self)
  mutating func fail(_ reason: Stop = .notJSON) {
    if stop == .none { stop = reason }
    index = text.span.count
  }

  /// Whether all of the text has been walked and was valid.
  var isAtEnd: Bool {
    stop == .none && (index == text.span.count || text.whitespaceEnd(index) == text.span.count)
  }

  /// The byte at which the walk stands; 0 at the end.
  public var byte: UInt8 { text.byte(at: index) }

  /// Whether the number at an offset has a fraction or an exponent.
  public func isReal(_ offset: Int) -> Bool { text.isReal(offset) }

  /// A string of the text.
  @inline(never)
  @_lifetime(copy self)
  func text(_ range: TextRange) -> Text { strings.text(range) }

  /// What strings are offsets of.
  var strings: TextSource {
    @inline(always)
    @_lifetime(copy self)
    get { TextSource(text.span, decoded: decoded) }
  }

  /// A part of the text.
  @inline(always)
  @_lifetime(copy self)
  func slice(_ start: Int, _ end: Int) -> Span<UInt8> { text.slice(start, end) }
}

/// The way through the members of an object.
public struct ObjectKeys {
  /// How many members there were so far.
  public internal(set) var count = 0
  /// Where the name of the last one begins and ends, within its quotes.
  public fileprivate(set) var start = 0
  public fileprivate(set) var end = 0

  /// The way to the first member, or after as many.
  public init(after count: Int = 0) { self.count = count }
}

extension JSONCursor {
  /// Enters the object or array whose bracket stands here.
  @inline(__always)
  @_lifetime(self: copy self)
  public mutating func enter() {
    index &+= 1
    depth &+= 1
  }

  /// Leaves the object or array whose bracket stands at an offset.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func leave(_ end: Int) {
    index = end &+ 1
    depth &-= 1
  }

  /// Goes to the value of the next member.
  ///
  /// - Returns: false after the last one.
  @inline(never)
  @_lifetime(self: copy self)
  public mutating func nextKey(_ keys: inout ObjectKeys) -> Bool { nextKeyInline(&keys) }

  /// The same where it is worth more code.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func nextKeyInline(_ keys: inout ObjectKeys) -> Bool {
    let text = self.text
    var offset = text.whitespaceEnd(index)
    var byte = text.byte(at: offset)
    if byte == UInt8(ascii: "}") {
      leave(offset)
      return false
    }
    if keys.count > 0 {
      guard byte == UInt8(ascii: ",") else { return failed() }
      offset = text.whitespaceEnd(offset &+ 1)
      byte = text.byte(at: offset)
    }
    guard byte == UInt8(ascii: "\"") else { return failed() }
    var end = text.unescapedStringEnd(offset &+ 1)
    if end < 0 {
      end = escapedKeyEnd(offset &+ 1)
      guard end >= 0 else { return false }
    }
    keys.start = offset &+ 1
    keys.end = end
    keys.count &+= 1
    offset = text.whitespaceEnd(end &+ 1)
    guard text.byte(at: offset) == UInt8(ascii: ":") else { return failed() }
    index = text.valueStart(offset &+ 1)
    return true
  }

  /// The closing quote of a name with escapes; fails where it is not valid, or not decoded.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func escapedKeyEnd(_ start: Int) -> Int {
    let end = text.stringEnd(start, allowingNUL: false)
    if end < 0 { fail() } else if decoded.isEmpty { fail(.escape) }
    return stop == .none ? end : -1
  }

  /// Goes to the next element.
  ///
  /// - Parameter count: how many there were so far.
  /// - Returns: false after the last one.
  @inline(never)
  @_lifetime(self: copy self)
  public mutating func nextElement(_ count: inout Int) -> Bool {
    let offset = text.whitespaceEnd(index)
    let byte = text.byte(at: offset)
    if byte == UInt8(ascii: "]") {
      leave(offset)
      return false
    }
    if count > 0 {
      guard byte == UInt8(ascii: ",") else { return failed() }
      // A bracket after a comma is no value: whatever reads the element fails there.
      index = text.whitespaceEnd(offset &+ 1)
    } else {
      index = offset
    }
    count &+= 1
    return stop == .none
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func failed() -> Bool {
    fail()
    return false
  }
}

extension PaddedBytes {
  /// The first offset from `start` on whose byte is no whitespace; between tokens it is rare in
  /// what API servers send.
  @inline(always)
  func whitespaceEnd(_ start: Int) -> Int {
    byte(at: start) > 0x20 ? start : indentationEnd(start)
  }

  /// The same where a newline and blanks stand, as in pretty-printed text.
  @inline(never)
  @_optimize(speed)
  private func indentationEnd(_ start: Int) -> Int {
    var offset = start
    var others = wholeWord(at: offset) ^ 0x2020_2020_2020_200A
    while others == 0 {
      offset &+= 8
      others = wholeWord(at: offset) ^ 0x2020_2020_2020_2020
    }
    offset &+= others.trailingZeroBitCount / 8
    return byte(at: offset) > 0x20 ? offset : anyWhitespaceEnd(start)
  }

  /// The same for any whitespace.
  @inline(never)
  @_optimize(speed)
  private func anyWhitespaceEnd(_ start: Int) -> Int {
    var index = start
    while isWhitespace(byte(at: index)) {
      index &+= 1
      var others = word(at: index) ^ 0x2020_2020_2020_2020
      while others == 0 {
        index &+= 8
        others = word(at: index) ^ 0x2020_2020_2020_2020
      }
      index &+= others.trailingZeroBitCount / 8
    }
    return index
  }

  @inline(always)
  private func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// The offset of a value after a colon; pretty-printed text has one space there.
  @inline(always)
  func valueStart(_ start: Int) -> Int {
    if byte(at: start) > 0x20 { return start }
    return whitespaceEnd(byte(at: start) == 0x20 ? start &+ 1 : start)
  }
}
