/// Reads the members of objects that the library knows, and keeps what is wrong with them.
///
/// A value that is not what was expected is skipped, reads as absent, and becomes a
/// `ReadProblem`; of several the first in the order of the text is kept.
public struct FieldReader: ~Escapable {
  var cursor: JSONCursor
  /// Whether of a member that occurs twice in an object the last one is looked for. Else the walk
  /// stops there, for the first one has been read already.
  let readsLastOfMany: Bool
  /// What is wrong so far.
  public internal(set) var problem: ReadProblem?

  @_lifetime(copy cursor)
  init(_ cursor: JSONCursor, readingLastOfMany: Bool) {
    self.cursor = cursor
    readsLastOfMany = readingLastOfMany
  }

  /// Whether all of the text has been walked and is JSON.
  public var isAtEnd: Bool { cursor.isAtEnd }
  /// Why the walk has stopped in front of the end.
  public var stop: JSONCursor.Stop { cursor.stop }
  /// How far the walk has got, in bytes.
  public var offset: Int { cursor.index }
  /// How many bytes there are still to walk.
  public var remaining: Int { cursor.text.span.count &- cursor.index }

  /// Keeps a problem, unless one is known that stands in front of it.
  @inline(never)
  @_lifetime(self: copy self)
  mutating func record(_ expectation: ReadProblem.Expectation, at offset: Int) {
    guard cursor.stop == .none else { return }
    problem = ReadProblem.first(problem, ReadProblem(expectation, at: offset))
  }

  /// Keeps a problem that was found elsewhere.
  @_lifetime(self: copy self)
  public mutating func record(_ problem: ReadProblem?) {
    self.problem = ReadProblem.first(self.problem, problem)
  }

  /// Whether the object that begins at an offset has no metadata.name, as against one that is
  /// not as it should be.
  @inline(never)
  public func lacksName(_ start: Int) -> Bool {
    var probe = self
    probe.rewind(to: start, nil, depth: 0)
    guard probe.enterElement() else { return false }
    var members = Members()
    while probe.next(&members) {
      if members.name == .metadata { _ = probe.readMember(.name) } else { probe.cursor.skip() }
    }
    return probe.problem == nil && probe.cursor.stop == .none
  }

  /// Keeps the problem that the value right here is another one, and skips it.
  @inline(never)
  @_lifetime(self: copy self)
  mutating func mismatch(_ expectation: ReadProblem.Expectation) {
    record(expectation, at: cursor.index)
    cursor.skip()
  }

  /// Goes back to a value that has been walked before.
  ///
  /// - Parameter known: what was wrong in front of it.
  @_lifetime(self: copy self)
  mutating func rewind(to offset: Int, _ known: ReadProblem?, depth: Int) {
    guard cursor.stop == .none else { return }
    cursor.index = offset
    cursor.depth = depth
    problem = known
  }
}

extension JSONText {
  /// The problem with a string that was read from the text.
  @inline(never)
  public func problem(
    _ expectation: ReadProblem.Expectation, with string: borrowing Text
  ) -> ReadProblem {
    // Decoded strings stand at the same offsets.
    let range = bytes.indices(of: string.bytes) ?? decoded.indices(of: string.bytes) ?? 1..<1
    return ReadProblem(expectation, at: range.lowerBound &- 1)
  }

  /// The string at an offset.
  @_lifetime(copy self)
  public func string(at offset: Int) -> Text {
    var reader = reader(at: offset)
    return reader.readText()
  }

  /// The metadata.name of the item of a list that begins at an offset.
  @_lifetime(copy self)
  public func name(ofItemAt offset: Int) -> Text {
    var reader = reader(at: offset)
    var name = Text()
    guard reader.enterElement() else { return name }
    var members = Members()
    while reader.next(&members) {
      if members.name == .metadata {
        name = text(reader.readMember(.name))
      } else {
        reader.cursor.skip()
      }
    }
    return name
  }

  /// A walk over the text, or over a value of it that has been walked before.
  @inline(__always)
  @_lifetime(copy self)
  public func reader(at offset: Int = 0) -> FieldReader {
    FieldReader(cursor(at: offset), readingLastOfMany: hasDuplicates)
  }
}

/// The way through the members of an object.
struct Members {
  /// The name of the member, if the library knows it.
  fileprivate(set) var name: FieldName?
  /// The names seen so far.
  private(set) var seen = FieldSet()
  /// Where they stand.
  fileprivate(set) var keys = ObjectKeys()

  /// How many members there were so far.
  var count: Int { keys.count }

  /// Remembers the name of a member that has been counted.
  fileprivate mutating func note(_ name: FieldName) { seen.insert(name) }

  /// Takes over what the fast path has seen.
  @inline(always)
  mutating func follow(_ path: FastPath) {
    keys.count = path.count
    seen = path.seen
  }
}

// Objects and arrays.
extension FieldReader {
  /// Enters the object that stands here.
  ///
  /// - Parameter expectation: what it is, as a problem says it.
  /// - Returns: false for null, and for anything else, which is a problem.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func enterObject(_ expectation: ReadProblem.Expectation = .object) -> Bool {
    if cursor.byte == UInt8(ascii: "{") {
      cursor.enter()
      return true
    }
    return enterNothing(expectation)
  }

  /// Enters the array that stands here.
  ///
  /// - Returns: false for null, and for anything else, which is a problem.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func enterArray() -> Bool {
    if cursor.byte == UInt8(ascii: "[") {
      cursor.enter()
      return true
    }
    return enterNothing(.array)
  }

  /// Enters the object that an element of an array has to be; null is none.
  @inline(__always)
  @_lifetime(self: copy self)
  mutating func enterElement(_ expectation: ReadProblem.Expectation = .object) -> Bool {
    if cursor.byte == UInt8(ascii: "{") {
      cursor.enter()
      return true
    }
    mismatch(expectation)
    return false
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func enterNothing(_ expectation: ReadProblem.Expectation) -> Bool {
    if !consumeNull() { mismatch(expectation) }
    return false
  }

  /// Goes to the value of the next member.
  ///
  /// - Returns: false after the last one.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  mutating func next(_ members: inout Members) -> Bool {
    while cursor.nextKeyInline(&members.keys) {
      members.name = name(of: members.keys)
      guard let name = members.name else { return true }
      if readsLastOfMany {
        if occursAgain(name, after: members.keys) {
          cursor.skip()
          continue
        }
      } else if members.seen.contains(name) {
        cursor.fail(.duplicate)
        return false
      }
      members.note(name)
      return true
    }
    return false
  }

  /// The same for an object that is probably over, right here.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func nextIfAny(_ members: inout Members) -> Bool {
    guard cursor.byte == UInt8(ascii: "}") else { return next(&members) }
    cursor.leave(cursor.index)
    return false
  }

  /// Whether a member that the library does not know is one of those that API servers send.
  @inline(never)
  func isPassed(_ name: PassedName, _ members: Members) -> Bool {
    let literal = name.literal.bytes
    let text = literal.extracting(2..<(literal.count &- 2))
    return cursor.string(from: members.keys.start, to: members.keys.end).hasSameBytes(as: text)
  }

  /// The name of a member, if the library knows it.
  @inline(__always)
  func name(of keys: ObjectKeys) -> FieldName? {
    if !cursor.decoded.isEmpty { return decodedName(of: keys) }
    return FieldName(in: cursor.text, from: keys.start, to: keys.end)
  }

  @inline(never)
  private func decodedName(of keys: ObjectKeys) -> FieldName? {
    let bytes = cursor.string(from: keys.start, to: keys.end)
    return FieldName(in: PaddedBytes(bytes), from: 0, to: bytes.count)
  }

  /// Whether a name occurs once more in the object whose member stands here. Each byte of an
  /// object is looked at once for each name that the library knows, at most.
  @inline(never)
  private func occursAgain(_ name: FieldName, after keys: ObjectKeys) -> Bool {
    var ahead = self
    var keys = keys
    ahead.cursor.skip()
    while ahead.cursor.nextKey(&keys) {
      if ahead.name(of: keys) == name { return true }
      ahead.cursor.skip()
    }
    return false
  }

  /// Skips the value of a member that is not read.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  mutating func skip(_ members: Members) {
    if cursor.byte == UInt8(ascii: "{") || cursor.byte == UInt8(ascii: "["),
      cursor.text.isLarge(nameAt: members.keys.start &- 1)
    {
      cursor.skipLarge()
    } else {
      cursor.skipProbableString()
    }
  }
}

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
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func readMember(_ name: FieldName, length: Int) -> TextRange {
    var found = TextRange()
    guard enterObject() else { return found }
    let known = problem
    var keys = ObjectKeys()
    while cursor.nextKeyInline(&keys) {
      // With escapes a name is longer.
      let written = keys.end &- keys.start
      if written == length || (written > length && !cursor.decoded.isEmpty),
        self.name(of: keys) == name
      {
        // The last one wins.
        problem = known
        found = readRange()
      } else {
        cursor.skipProbableString()
      }
    }
    return found
  }
}

extension PaddedBytes {
  /// Whether the value of a member is mostly large, by its name in quotes.
  fileprivate func isLarge(nameAt quote: Int) -> Bool {
    has("\"annotations\"", at: quote) || has("\"template\"", at: quote)
      || has("\"volumeClaimTemplates\"", at: quote) || has("\"managedFields\"", at: quote)
      || has("\"spec\"", at: quote)
  }

  /// Whether the number at an offset has a fraction or an exponent.
  func isReal(_ start: Int) -> Bool {
    var index = start &+ 1
    while byte(at: index) &- UInt8(ascii: "0") <= 9 { index &+= 1 }
    return byte(at: index) == UInt8(ascii: ".") || byte(at: index) | 0x20 == UInt8(ascii: "e")
  }
}
