// Values, each of one type; null is an absent one, as in the whole library.
extension FieldReader {
  /// Consumes `null`, if it stands here.
  @inline(__always)
  @_lifetime(self: copy self)
  public mutating func consumeNull() -> Bool {
    guard cursor.byte == UInt8(ascii: "n") else { return false }
    cursor.skip()
    return true
  }

  /// Reads a string.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(copy self)
  mutating func readText() -> Text {
    guard cursor.byte == UInt8(ascii: "\"") else { return readNoText() }
    let start = cursor.index &+ 1
    let end = cursor.text.unescapedStringEnd(start)
    guard end >= 0 else { return readEscapedText() }
    cursor.index = end &+ 1
    return Text(cursor.slice(start, end))
  }

  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(immortal)
  private mutating func readNoText() -> Text {
    if !consumeNull() { mismatch(.string) }
    return Text()
  }

  /// Reads a string with escapes, or one that is not valid.
  @inline(never)
  @_lifetime(self: copy self)
  @_lifetime(copy self)
  private mutating func readEscapedText() -> Text {
    let start = cursor.index &+ 1
    let end = cursor.text.stringEnd(start)
    guard end >= 0, !cursor.decoded.isEmpty else {
      cursor.fail(end < 0 ? .notJSON : .escape)
      return Text()
    }
    let bytes = cursor.string(from: start, to: end)
    if bytes.hasNUL {
      mismatch(.stringWithoutNUL)
      return Text()
    }
    cursor.index = end &+ 1
    return Text(bytes)
  }

  /// Reads an integer of 64 bits.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  mutating func readInteger() -> Int64? {
    var offset = cursor.index
    var number: Int64 = 0
    while true {
      let digit = cursor.text.byte(at: offset) &- UInt8(ascii: "0")
      if digit > 9 { break }
      number = number &* 10 &+ Int64(digit)
      offset &+= 1
    }
    let digits = offset &- cursor.index
    let next = cursor.text.byte(at: offset)
    guard digits > 0, digits <= 18, digits == 1 || cursor.byte != UInt8(ascii: "0"),
      next == UInt8(ascii: ",") || next == UInt8(ascii: "}") || next == UInt8(ascii: "\n")
    else { return readUnusualInteger() }
    cursor.index = offset
    return number
  }

  /// Reads an integer that has a sign, many digits or something unusual after it, or what is
  /// none.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readUnusualInteger() -> Int64? {
    let first = cursor.byte
    guard first == UInt8(ascii: "-") || first &- UInt8(ascii: "0") <= 9 else {
      if !consumeNull() { mismatch(.integer) }
      return nil
    }
    let start = cursor.index
    cursor.skip()
    guard cursor.stop == .none, !cursor.text.isReal(start) else {
      record(.integer, at: start)
      return nil
    }
    return cursor.text.integer(start)
  }

  /// Reads a counter, 0 to 2147483647.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  mutating func readCounter() -> Int32? {
    let start = cursor.index
    guard let number = readInteger() else { return nil }
    guard number >= 0, let counter = Int32(exactly: number) else {
      record(.counter, at: start)
      return nil
    }
    return counter
  }

  /// Reads a boolean; false for null.
  @inline(never)
  @_lifetime(self: copy self)
  mutating func readBoolean() -> Bool {
    let byte = cursor.byte
    guard byte == UInt8(ascii: "t") || byte == UInt8(ascii: "f") || byte == UInt8(ascii: "n") else {
      mismatch(.boolean)
      return false
    }
    cursor.skip()
    return byte == UInt8(ascii: "t")
  }

  /// Reads a string for a table.
  @inline(never)
  @_lifetime(self: copy self)
  mutating func readRange() -> TextRange {
    let start = cursor.index &+ 1
    let text = readText()
    guard text.isPresent else { return TextRange() }
    // Decoded a string is shorter than it was written.
    let isDecoded = cursor.index &- 1 &- start != text.bytes.count
    return TextRange(start, count: text.bytes.count, isDecoded: isDecoded)
  }

  /// Reads an object of which only one string is wanted.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func readMember(_ name: FieldName) -> TextRange {
    // The length is a constant here.
    readMember(name, length: name.length)
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readMember(_ name: FieldName, length: Int) -> TextRange {
    let text = cursor.text
    guard cursor.byte == UInt8(ascii: "{"), let kernel = cursor.kernel else {
      return readMember(ofLarge: name, length: length)
    }
    let found = kernel.smallContainerEnd(in: text, from: cursor.index, withNameOf: length)
    guard found.end > 0 else { return readMember(ofLarge: name, length: length) }
    var range = TextRange()
    let nameEnd = found.name &+ length
    if found.name > 0, FieldName(in: text, from: found.name, to: nameEnd) == name {
      // The kernel has found the value valid and without escapes: `readRange` does not stop the cursor.
      cursor.index = text.valueStart(text.whitespaceEnd(nameEnd &+ 1) &+ 1)
      range = readRange()
    }
    cursor.index = found.end
    return range
  }

  /// The same of an object that is probably large.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func readMember(ofLarge name: FieldName) -> TextRange {
    readMember(ofLarge: name, length: name.length)
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readMember(ofLarge name: FieldName, length: Int) -> TextRange {
    var found = TextRange()
    guard enterObject() else { return found }
    let known = problem
    var keys = ObjectKeys()
    while cursor.nextKey(&keys) {
      // With escapes a name is longer.
      let written = keys.end &- keys.start
      if written == length || (written > length && !cursor.decoded.isEmpty),
        self.name(of: keys) == name
      {
        // The last one wins; what stands in front of it may have escapes that nobody decodes.
        if readsLastOfMany, occursAgain(name, after: keys) {
          cursor.skip()
          continue
        }
        problem = known
        found = readRange()
      } else {
        cursor.skip()
      }
    }
    return found
  }
}

extension PaddedBytes {
  /// Whether the number at an offset has a fraction or an exponent.
  func isReal(_ start: Int) -> Bool {
    var index = start &+ 1
    while byte(at: index) &- UInt8(ascii: "0") <= 9 { index &+= 1 }
    return byte(at: index) == UInt8(ascii: ".") || byte(at: index) | 0x20 == UInt8(ascii: "e")
  }
}
