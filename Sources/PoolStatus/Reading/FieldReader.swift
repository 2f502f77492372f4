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
  /// The item of a list that the walk is in; where something is wrong, the one that this is in.
  public internal(set) var item = ListItem()

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

  /// Keeps the problem that the item that begins at an offset has no metadata.name.
  @_lifetime(self: copy self)
  public mutating func recordMissingName(ofItemAt start: Int) {
    if lacksName(start) { record(.statefulSetWithoutName, at: start) }
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

  /// The metadata.name of the StatefulSet that is wrong somewhere inside; absent where it is its
  /// kind that is wrong, for then it is none.
  ///
  /// - Parameters:
  ///   - offset: where it begins.
  ///   - problem: what is wrong.
  @_lifetime(copy self)
  public func name(ofItemAt offset: Int, with problem: ReadProblem) -> Text {
    var reader = reader(at: offset)
    var name = Text()
    guard reader.enterElement() else { return name }
    let mayBeKind = problem.isOfString
    var members = Members()
    while reader.next(&members) {
      if members.name == .kind, reader.offset == problem.offset { return Text() }
      if members.name == .metadata {
        name = text(reader.readMember(.name))
        if !mayBeKind { return name }
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
  mutating func follow(_ path: FastPath) { follow(path.seen, path.count) }

  /// Takes over as many members of these names.
  @inline(always)
  mutating func follow(_ names: FieldSet, _ count: Int) {
    keys.count = count
    seen = names
  }
}

// Objects and arrays.
extension FieldReader {
  /// Enters the object that stands here.
  ///
  /// - Parameter expectation: what it is, as a problem says it.
  /// - Returns: false for null, and for anything else, which is a problem.
  @inline(always)
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
  @inline(always)
  @_lifetime(self: copy self)
  mutating func enterArray() -> Bool {
    if cursor.byte == UInt8(ascii: "[") {
      cursor.enter()
      return true
    }
    return enterNothing(.array)
  }

  /// Enters the object that an element of an array has to be; null is none.
  @inline(always)
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

  /// The name of a member, if the library knows it.
  ///
  /// It changes nothing; what does not is given a copy of the reader.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func name(of keys: ObjectKeys) -> FieldName? {
    if !cursor.decoded.isEmpty { return decodedName(of: keys) }
    return FieldName(in: cursor.text, from: keys.start, to: keys.end)
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func decodedName(of keys: ObjectKeys) -> FieldName? {
    let bytes = cursor.string(from: keys.start, to: keys.end)
    return FieldName(in: PaddedBytes(bytes), from: 0, to: bytes.count)
  }

  /// Whether a name occurs once more in the object whose member stands here. Each byte of an
  /// object is looked at once for each name that the library knows, at most.
  @inline(never)
  @_lifetime(self: copy self)
  mutating func occursAgain(_ name: FieldName, after keys: ObjectKeys) -> Bool {
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
      let kind = cursor.text.largeValue(nameAt: members.keys.start &- 1)
    {
      cursor.skip(kind)
    } else {
      cursor.skipProbableString()
    }
  }
}

extension PaddedBytes {
  /// What the value of a member is that mostly is large, by its name in quotes.
  fileprivate func largeValue(nameAt quote: Int) -> LargeValue? {
    if has("\"annotations\"", at: quote) { return .annotations }
    if has("\"managedFields\"", at: quote) { return .managedFields }
    if has("\"spec\"", at: quote) || has("\"template\"", at: quote) { return .spec }
    return has("\"volumeClaimTemplates\"", at: quote) ? .claims : nil
  }
}
