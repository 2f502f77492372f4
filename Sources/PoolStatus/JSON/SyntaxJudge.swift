/// Says what is wrong with a text that the cursor does not take for JSON, in jansson's words and at
/// the position that jansson would name: users find both elsewhere.
///
/// jansson itself is not asked. Its parser looks at the locale of the process, calls strtod,
/// allocates, and draws a seed for its tables, each of which can go wrong beside other threads.
public struct SyntaxJudge: ~Escapable {
  /// What the grammar knows of a token; brackets, colons and commas are their own byte.
  private enum Token {
    static var end: UInt8 { 0 }
    static var invalid: UInt8 { 1 }
    static var string: UInt8 { 2 }
    static var scalar: UInt8 { 3 }
  }

  private let text: PaddedBytes
  /// The part that nests no deeper than it may.
  private let end: Int
  private var index = 0
  /// Where the token begins that is read, or was read last.
  private var start = 0
  /// NULs right after numbers and words, which jansson passes over and does not count; those of the
  /// line, and of the token.
  private var dropped = 0
  private var droppedOfLine: Int32 = 0
  private var droppedOfToken = 0
  private var failure: Failure
  private var isFailed = false

  /// What is wrong with a text that is not JSON.
  ///
  /// - Parameters:
  ///   - text: one that the cursor does not take for JSON.
  ///   - input: what errors call it.
  public static func failure(of text: Span<UInt8>, called input: InputName) -> Failure {
    var judge = SyntaxJudge(text, input)
    judge.judge()
    if !judge.isFailed { judge.failOfNUL() }
    return judge.failure
  }

  @_lifetime(copy text)
  private init(_ text: Span<UInt8>, _ input: InputName) {
    self.text = PaddedBytes(text)
    end = NestingCheck.endOfReadablePart(of: text, deepest: JSONCursor.deepest)
    failure = Failure(.invalidJSON, in: input)
  }
}

// The grammar.
extension SyntaxJudge {
  @_lifetime(self: copy self)
  private mutating func judge() {
    /// The containers around the token, the innermost lowest, 1 for an object.
    var around: UInt128 = 0
    var depth = 0
    var token = scan()
    while !isFailed {
      switch token {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = token == UInt8(ascii: "{")
        // The closing brackets come two after the opening ones.
        let closer = token &+ 2
        token = scan()
        if token != closer {
          if isObject { takeKey(&token) } else if token == Token.end { fail("']' expected") }
          around = around &<< 1 | (isObject ? 1 : 0)
          depth &+= 1
          continue
        }
      case Token.string, Token.scalar: break
      case Token.invalid: return fail("invalid token")
      default: return fail("unexpected token")
      }
      // A value is over, and with it maybe what it stands in.
      token = scan()
      while depth > 0, token == (around & 1 == 1 ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
        around &>>= 1
        depth &-= 1
        token = scan()
      }
      if depth == 0 {
        if token != Token.end { fail("end of file expected") }
        return
      }
      let isObject = around & 1 == 1
      guard token == UInt8(ascii: ",") else {
        return fail(isObject ? "'}' expected" : "']' expected")
      }
      token = scan()
      if isObject { takeKey(&token) } else if token == Token.end { fail("']' expected") }
    }
  }

  /// Goes from a token that should be a key to the value.
  @_lifetime(self: copy self)
  private mutating func takeKey(_ token: inout UInt8) {
    guard token == Token.string else { return fail("string or '}' expected") }
    if text.stringEnd(start &+ 1, allowingNUL: false) < 0 {
      return fail("NUL byte in object key not supported")
    }
    guard scan() == UInt8(ascii: ":") else { return fail("':' expected") }
    token = scan()
  }
}

// Tokens.
extension SyntaxJudge {
  /// The byte at which the walk stands; 0 at the end, too. Fails where a character begins that is
  /// not UTF-8.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func peek() -> UInt8 {
    guard index < end else { return 0 }
    let byte = text.byte(at: index)
    if byte >= 0x80, UTF8.sequenceLength(in: text.span, at: index) == 0, !isFailed {
      failure.message.append("unable to decode byte 0x")
      append(hexadecimal: Int(byte), digits: 2)
      if index > start { quote() }
      finish()
    }
    return byte
  }

  @_lifetime(self: copy self)
  private mutating func scan() -> UInt8 {
    start = index
    droppedOfToken = 0
    var byte = peek()
    while byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      if byte == UInt8(ascii: "\n") { droppedOfLine = 0 }
      index &+= 1
      start = index
      byte = peek()
    }
    if isFailed { return Token.invalid }
    guard index < end else { return Token.end }
    index &+= UTF8.sequenceLength(in: text.span, at: index)
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ":"), UInt8(ascii: ","):
      return byte
    case UInt8(ascii: "\""): return scanString()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return scanNumber()
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      return scanWord()
    default: return Token.invalid
    }
  }

  @_lifetime(self: copy self)
  private mutating func scanWord() -> UInt8 {
    while peek() | 0x20 >= UInt8(ascii: "a"), peek() | 0x20 <= UInt8(ascii: "z") { index &+= 1 }
    let isWord = text.scalarEnd(start) == index
    dropNUL()
    return isWord ? Token.scalar : Token.invalid
  }

  @_lifetime(self: copy self)
  private mutating func scanNumber() -> UInt8 {
    index = start
    if peek() == UInt8(ascii: "-") { index &+= 1 }
    if peek() == UInt8(ascii: "0") {
      index &+= 1
      let next = peek()
      if next >= UInt8(ascii: "0"), next <= UInt8(ascii: "9") { return Token.invalid }
    } else if !takeDigits() {
      return Token.invalid
    }
    let isReal = peek() == UInt8(ascii: ".") || peek() | 0x20 == UInt8(ascii: "e")
    if peek() == UInt8(ascii: ".") {
      index &+= 1
      if !takeDigits() { return Token.invalid }
    }
    if peek() | 0x20 == UInt8(ascii: "e") {
      index &+= 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { index &+= 1 }
      if !takeDigits() { return Token.invalid }
    }
    if text.numberEnd(start) != index {
      let isNegative = text.byte(at: start) == UInt8(ascii: "-")
      fail(
        isReal
          ? "real number overflow" : isNegative ? "too big negative integer" : "too big integer")
    }
    dropNUL()
    return isFailed ? Token.invalid : Token.scalar
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func takeDigits() -> Bool {
    let first = index
    while peek() >= UInt8(ascii: "0"), peek() <= UInt8(ascii: "9") { index &+= 1 }
    return index > first
  }

  /// jansson reads one byte more than a number or a word has, and where that is a NUL it does not
  /// read it again.
  @_lifetime(self: copy self)
  private mutating func dropNUL() {
    guard index < end, text.byte(at: index) == 0 else { return }
    index &+= 1
    dropped &+= 1
    droppedOfLine &+= 1
    droppedOfToken = 1
  }

  @_lifetime(self: copy self)
  private mutating func scanString() -> UInt8 {
    while !isFailed {
      let byte = peek()
      if index >= end {
        fail("premature end of input", isPremature: true)
      } else if byte == UInt8(ascii: "\"") {
        index &+= 1
        checkSurrogates()
        return isFailed ? Token.invalid : Token.string
      } else if byte == UInt8(ascii: "\n") {
        fail("unexpected newline")
      } else if byte < 0x20 {
        failure.message.append("control character 0x")
        append(hexadecimal: Int(byte), digits: byte < 0x10 ? 1 : 2)
        fail("")
      } else if byte == UInt8(ascii: "\\") {
        takeEscape()
      } else {
        index &+= max(UTF8.sequenceLength(in: text.span, at: index), 1)
      }
    }
    return Token.invalid
  }

  @_lifetime(self: copy self)
  private mutating func takeEscape() {
    index &+= 1
    switch peek() {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      index &+= 1
    case UInt8(ascii: "u"):
      index &+= 1
      var digits = 0
      while digits < 4 {
        guard isHexadecimal(peek()) else { return failOfEscape() }
        index &+= 1
        digits &+= 1
      }
    default: failOfEscape()
    }
  }

  @inline(never)
  private func isHexadecimal(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") <= 9 || (byte | 0x20) &- UInt8(ascii: "a") <= 5
  }

  /// The byte that is wrong counts with what has been read.
  @_lifetime(self: copy self)
  private mutating func failOfEscape() {
    if index < end { index &+= 1 }
    fail("invalid escape")
  }

  /// Looks for surrogates that are no pair, when all of a string has been read.
  @_lifetime(self: copy self)
  private mutating func checkSurrogates() {
    if text.stringEnd(start &+ 1) >= 0 { return }
    var offset = text.nextBackslash(start &+ 1)
    while offset < index {
      let unit = self.unit(offset)
      let other =
        unit >= 0 && unit & 0xFC00 == 0xD800 && text.byte(at: offset &+ 6) == 0x5C
        ? self.unit(offset &+ 6) : -1
      if unit & 0xF800 == 0xD800, unit >= 0, other & 0xFC00 != 0xDC00 || other < 0 {
        failure.message.append("invalid Unicode '")
        append(codeUnit: unit)
        if other >= 0 { append(codeUnit: other) }
        return fail("'")
      }
      offset = text.nextBackslash(offset &+ (unit < 0 ? 2 : other < 0 ? 6 : 12))
    }
  }

  @inline(never)
  private func unit(_ offset: Int) -> Int { text.codeUnit(offset) }
}

// The message.
extension SyntaxJudge {
  /// Fails with a message and what it is about, unless something has failed before.
  ///
  /// - Parameter isPremature: whether the text ends too early.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func fail(_ message: StaticString, isPremature: Bool = false) {
    if isFailed { return }
    // jansson's word for what begins with a NUL, too.
    let isAtEnd = index == start || text.byte(at: start) == 0
    if isPremature || isAtEnd, index &- dropped == end, end < text.span.count {
      failure.message.append("nested deeper than 128")
    } else {
      failure.message.append(message)
      if isAtEnd { failure.message.append(" near end of file") } else { quote() }
    }
    finish()
  }

  /// Quotes what has been read of a token, where that is short.
  @_lifetime(self: copy self)
  private mutating func quote() {
    let read = text.slice(start, index &- droppedOfToken)
    if read.count > 20 { return }
    var length = 0
    while length < read.count, text.byte(at: start &+ length) != 0 { length &+= 1 }
    failure.message.append(" near '")
    failure.message.append(text.slice(start, start &+ length))
    failure.message.append("'")
  }

  /// Ends with the position up to which the text has been read, as jansson counts: columns in code
  /// points, from 0.
  @_lifetime(self: copy self)
  private mutating func finish() {
    isFailed = true
    failure.offset = UInt64(truncatingIfNeeded: index &- dropped)
    let place = JSONLocation(of: index, in: text.span)
    failure.line = place.line
    failure.column = place.column &- 1 &- droppedOfLine
  }

  /// The text would be JSON without the NULs after numbers and words.
  @_lifetime(self: copy self)
  private mutating func failOfNUL() {
    index = 0
    while index < text.span.count, text.byte(at: index) != 0 { index &+= 1 }
    index &+= 1
    dropped = 0
    droppedOfLine = 0
    failure.message.append("NUL byte")
    finish()
  }

  @_lifetime(self: copy self)
  private mutating func append(codeUnit unit: Int) {
    failure.message.append("\\u")
    append(hexadecimal: unit, digits: 4, letters: UInt8(ascii: "A"))
  }

  @_lifetime(self: copy self)
  private mutating func append(
    hexadecimal number: Int, digits: Int, letters: UInt8 = UInt8(ascii: "a")
  ) {
    var left = digits
    while left > 0 {
      left &-= 1
      let digit = UInt8(truncatingIfNeeded: number &>> (4 &* left) & 0xF)
      var byte = InlineArray<1, UInt8>(repeating: digit &+ UInt8(ascii: "0"))
      if digit > 9 { byte[0] = digit &- 10 &+ letters }
      failure.message.append(byte.span)
    }
  }
}
