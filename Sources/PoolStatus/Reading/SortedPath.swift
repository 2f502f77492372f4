/// The fast path for members that are sorted, as `kubectl` has them, or that whitespace stands
/// between: where `FastPath` ends, names are tried one after the other, and again from the first as
/// long as there are more. What is left then is for the walk that takes any order.
///
/// A name that is not the next one costs a compare; what is read is read by a call: less code, for
/// what no reconcile loop waits for.
struct SortedPath: BitwiseCopyable {
  /// The comma or brace after the last member.
  fileprivate(set) var separator: Int
  /// The names that have been read.
  private(set) var seen: FieldSet
  /// How many members have been read or passed.
  private(set) var count: Int
  /// The byte in front of the next name.
  private var front = 0
  /// The name's quote and the 7 bytes after it; 0 where there is no name.
  private var head: UInt64 = 0
  /// How many members there were when the names were tried last.
  private var known: Int

  /// Goes on where the fast path has ended.
  ///
  /// - Parameter start: after the brace of an object, or its last member.
  @inline(always)
  init(at start: Int, after members: Members, in text: borrowing PaddedBytes) {
    seen = members.seen
    count = members.count
    known = count
    separator = count == 0 ? start &- 1 : start
    if count == 0 || text.byte(at: start) == UInt8(ascii: ",") { enterName(in: text) }
  }

  @inline(always)
  private mutating func enterName(in text: borrowing PaddedBytes) {
    front = text.whitespaceEnd(separator &+ 1) &- 1
    head = text.wholeWord(at: front &+ 1)
  }

  /// Whether the names are to be tried once more.
  @inline(always)
  mutating func isAgain() -> Bool {
    guard count > known, head != 0 else { return false }
    known = count
    return true
  }

  /// Whether the next name begins as this one does, or is it.
  @inline(always)
  fileprivate func mayBe(_ literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount &- 1
    let mask =
      length < 8 ? (1 &<< UInt64(truncatingIfNeeded: 8 &* length)) &- 1 : UInt64.max
    return head & mask == literal.word(at: 1)
  }

  /// The value of a member that may be the next one, if it is and has not been read before; 0 if
  /// not.
  @inline(always)
  fileprivate func value(
    _ name: FieldName?, _ literal: StaticString, in text: borrowing PaddedBytes
  ) -> Int {
    guard text.hasTail(of: literal, at: front) else { return 0 }
    if let name, seen.contains(name) { return 0 }
    return front &+ literal.utf8CodeUnitCount
  }

  /// Goes on after a value.
  @inline(never)
  @_optimize(speed)
  fileprivate mutating func move(to end: Int, _ name: FieldName?, in text: borrowing PaddedBytes) {
    if let name { seen.insert(name) }
    count &+= 1
    separator = end
    head = 0
    if text.byte(at: end) == UInt8(ascii: ",") { enterName(in: text) }
  }
}

extension FieldReader {
  /// Goes on after what the path has read of the object that the walk is in.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func follow(_ path: SortedPath, _ members: inout Members) {
    guard path.count > 0 else { return }
    cursor.index = path.separator
    members.follow(path.seen, path.count)
  }

  /// Goes to the value of the next member if it has this name.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func expect(_ name: FieldName, _ path: inout SortedPath) -> Bool {
    path.mayBe(name.literal) && enter(name, name.literal, &path)
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func enter(
    _ name: FieldName?, _ literal: StaticString, _ path: inout SortedPath
  ) -> Bool {
    let value = path.value(name, literal, in: cursor.text)
    guard value > 0 else { return false }
    cursor.index = cursor.text.valueStart(value)
    return true
  }

  /// Goes on after the value of a member that the reader has read itself.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func resume(_ name: FieldName, _ path: inout SortedPath) {
    path.move(to: cursor.index, name, in: cursor.text)
  }

  /// Passes a member if it is the next one.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func pass(_ name: PassedName, _ path: inout SortedPath, isLarge: Bool) {
    if path.mayBe(name.literal) { pass(name.literal, &path, isLarge) }
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func pass(
    _ literal: StaticString, _ path: inout SortedPath, _ isLarge: Bool
  ) {
    guard enter(nil, literal, &path) else { return }
    if isLarge { cursor.skipLarge() } else { cursor.skip() }
    path.move(to: cursor.index, nil, in: cursor.text)
  }

  /// Reads a string without escapes.
  ///
  /// - Returns: absent where there is none.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func string(_ name: FieldName, _ path: inout SortedPath) -> TextRange {
    path.mayBe(name.literal) ? string(name, name.literal, &path) : TextRange()
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func string(
    _ name: FieldName, _ literal: StaticString, _ path: inout SortedPath
  ) -> TextRange {
    let value = path.value(name, literal, in: cursor.text)
    guard value > 0 else { return TextRange() }
    let found = cursor.text.unescapedString(at: value)
    guard found.end > 0 else { return TextRange() }
    path.move(to: found.end &+ 1, name, in: cursor.text)
    return TextRange(found.start, count: found.end &- found.start, isDecoded: false)
  }

  /// Reads an integer of up to 18 digits.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func integer(_ name: FieldName, _ path: inout SortedPath) -> Int64? {
    path.mayBe(name.literal) ? integer(name, name.literal, &path, to: Int64.max) : nil
  }

  /// Reads a counter.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func counter(_ name: FieldName, _ path: inout SortedPath) -> Int32? {
    guard path.mayBe(name.literal),
      let found = integer(name, name.literal, &path, to: Int64(Int32.max))
    else { return nil }
    return Int32(truncatingIfNeeded: found)
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func integer(
    _ name: FieldName, _ literal: StaticString, _ path: inout SortedPath, to limit: Int64
  ) -> Int64? {
    let value = path.value(name, literal, in: cursor.text)
    guard value > 0 else { return nil }
    let found = cursor.text.unsignedInteger(at: value)
    guard found.end > 0, found.number <= limit else { return nil }
    path.move(to: found.end, name, in: cursor.text)
    return found.number
  }
}
