/// The fast path for members in any order, compact or with whitespace between them: names are tried
/// one after the other, and again from the first as long as there are more. What is left then, a
/// name that is not known or a value that is not as expected, null among them, is for the walk that
/// takes everything.
///
/// A name that is not the next one costs a compare; what is read is read by a call. `FastPath` goes
/// first where there is one: it is quicker and larger, and knows one order.
struct SortedPath: BitwiseCopyable {
  /// The comma or brace after the last member.
  fileprivate(set) var separator: Int
  /// The names that have been read.
  private(set) var seen: FieldSet
  /// How many members have been read or passed.
  private(set) var count: Int
  /// Where the byte in front of the next name is: the separator, or whitespace after it.
  private var front = 0
  /// The name's quote and the 7 bytes after it; 0 where there is no name.
  private var head: UInt64 = 0
  /// How many members there were when the names were tried last.
  private var known: Int
  /// The whitespace in front of the last name.
  private var indentation = Indentation()

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
    let start = separator &+ 1
    if text.byte(at: start) > 0x20 {
      front = separator
    } else if indentation.isAgain(at: start, in: text) {
      front = separator &+ indentation.length
    } else {
      front = text.whitespaceEnd(start) &- 1
      indentation = Indentation(from: start, to: front &+ 1, in: text)
    }
    head = text.wholeWord(at: front &+ 1)
  }

  /// Whether the names are to be tried once more.
  @inline(always)
  mutating func isAgain() -> Bool {
    guard count > known, head != 0 else { return false }
    known = count
    return true
  }

  /// A name whose quote and first 7 bytes are those of the next one: how many bytes comma, quotes,
  /// name and colon have, and of those the 8 after the first 8, and the last 8.
  fileprivate struct Name: BitwiseCopyable {
    let length: Int
    let middle: UInt64
    let last: UInt64
  }

  /// The name that this is, if the next one begins as it does.
  @inline(always)
  fileprivate func mayBe(_ literal: StaticString, in text: borrowing PaddedBytes) -> Name? {
    let length = literal.utf8CodeUnitCount
    let mask =
      length < 9 ? (1 &<< UInt64(truncatingIfNeeded: 8 &* length &- 8)) &- 1 : UInt64.max
    guard head & mask == literal.word(at: 1) else { return nil }
    // What is longer than three words is compared here.
    let comma = UInt64(text.byte(at: front) ^ UInt8(ascii: ","))
    if length > 24, !text.has(literal, at: front, exchanging: comma) { return nil }
    return Name(
      length: length, middle: length > 16 ? literal.word(at: 8) : 0,
      last: length > 8 ? literal.word(at: length &- 8) : 0)
  }

  /// The value of a member that may be the next one, if it is and has not been read before; 0 if
  /// not.
  @inline(always)
  fileprivate func value(
    _ field: FieldName?, _ name: Name, in text: borrowing PaddedBytes
  ) -> Int {
    let end = front &+ name.length
    if name.length > 8, text.wholeWord(at: end &- 8) != name.last { return 0 }
    if name.length > 16, text.wholeWord(at: front &+ 8) != name.middle { return 0 }
    if let field, seen.contains(field) { return 0 }
    return end
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

/// Whitespace of up to 16 bytes, as the first and the last 8 of them.
private struct Indentation: BitwiseCopyable {
  /// 0 for none that can be compared.
  private(set) var length = 0
  private var lastWord = 0
  private var first: UInt64 = 0
  private var last: UInt64 = 0
  /// By how many bits a word has to be moved that has more than the whitespace.
  private var shift: UInt64 = 0

  init() {}

  @inline(never)
  init(from start: Int, to end: Int, in text: borrowing PaddedBytes) {
    length = end &- start
    guard length > 0, length <= 16 else {
      length = 0
      return
    }
    lastWord = max(length &- 8, 0)
    first = text.wholeWord(at: start)
    last = text.wholeWord(at: start &+ lastWord)
    shift = UInt64(truncatingIfNeeded: max(64 &- 8 &* length, 0))
  }

  /// Whether the same stands at an offset.
  @inline(always)
  func isAgain(at start: Int, in text: borrowing PaddedBytes) -> Bool {
    let first = text.wholeWord(at: start) ^ first
    let last = text.wholeWord(at: start &+ lastWord) ^ last
    return (first | last) &<< shift == 0 && length > 0
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

  /// Goes to the value of the next member if it has this name; `resume` has to follow.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func expect(_ field: FieldName, _ path: inout SortedPath) -> Bool {
    guard let name = path.mayBe(field.literal, in: cursor.text) else { return false }
    return enter(field, name, &path)
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func enter(
    _ field: FieldName, _ name: SortedPath.Name, _ path: inout SortedPath
  ) -> Bool {
    let value = path.value(field, name, in: cursor.text)
    guard value > 0 else { return false }
    cursor.index = cursor.text.valueStart(value)
    return true
  }

  /// Goes on after the value of a member that the reader has read itself.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func resume(_ field: FieldName, _ path: inout SortedPath) {
    path.move(to: cursor.index, field, in: cursor.text)
  }

  /// Passes a member if it is the next one.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func pass(_ passed: PassedName, _ path: inout SortedPath) {
    guard let name = path.mayBe(passed.literal, in: cursor.text) else { return }
    pass(nil, name, &path, passed.largeValue)
  }

  /// Passes a member that only other readers look at, if it is the next one.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func pass(_ field: FieldName, _ path: inout SortedPath) {
    guard let name = path.mayBe(field.literal, in: cursor.text) else { return }
    pass(field, name, &path, nil)
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func pass(
    _ field: FieldName?, _ name: SortedPath.Name, _ path: inout SortedPath, _ kind: LargeValue?
  ) {
    let value = path.value(field, name, in: cursor.text)
    guard value > 0 else { return }
    cursor.index = cursor.text.valueStart(value)
    if let kind { cursor.skip(kind) } else { cursor.skip() }
    path.move(to: cursor.index, field, in: cursor.text)
  }

  /// Reads a string without escapes into its place.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(string: copy string, copy self)
  mutating func read(_ field: FieldName, _ path: inout SortedPath, into string: inout Text) {
    guard let name = path.mayBe(field.literal, in: cursor.text) else { return }
    read(field, name, &path, into: &string)
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(string: copy string, copy self)
  private mutating func read(
    _ field: FieldName, _ name: SortedPath.Name, _ path: inout SortedPath,
    into string: inout Text
  ) {
    let value = path.value(field, name, in: cursor.text)
    guard value > 0 else { return }
    let found = cursor.text.unescapedString(at: value)
    guard found.end > 0 else { return }
    path.move(to: found.end &+ 1, field, in: cursor.text)
    string = Text(cursor.slice(found.start, found.end))
  }

  /// Reads an integer of up to 18 digits.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func integer(_ field: FieldName, _ path: inout SortedPath) -> Int64? {
    guard let name = path.mayBe(field.literal, in: cursor.text) else { return nil }
    return integer(field, name, &path, to: Int64.max)
  }

  /// Reads a counter.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func counter(_ field: FieldName, _ path: inout SortedPath) -> Int32? {
    guard let name = path.mayBe(field.literal, in: cursor.text),
      let found = integer(field, name, &path, to: Int64(Int32.max))
    else { return nil }
    return Int32(truncatingIfNeeded: found)
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func integer(
    _ field: FieldName, _ name: SortedPath.Name, _ path: inout SortedPath, to limit: Int64
  ) -> Int64? {
    let value = path.value(field, name, in: cursor.text)
    guard value > 0 else { return nil }
    if let digit = cursor.text.spacedDigit(at: value) {
      path.move(to: value &+ 2, field, in: cursor.text)
      return digit
    }
    let found = cursor.text.unsignedInteger(at: value)
    guard found.end > 0, found.number <= limit else { return nil }
    path.move(to: found.end, field, in: cursor.text)
    return found.number
  }
}
