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
  /// What stood between the last two members.
  private var gap = Gap()

  /// Goes on where the fast path has ended.
  ///
  /// - Parameter start: after the brace of an object, or its last member.
  @inline(always)
  init(at start: Int, after members: Members, in text: borrowing PaddedBytes) {
    seen = members.seen
    count = members.count
    known = count
    separator = count == 0 ? start &- 1 : start
    enterFarName(isFirst: count == 0, in: text)
  }

  /// Goes to the next name, if there is one.
  @inline(always)
  private mutating func enterName(in text: borrowing PaddedBytes) {
    if let word = text.word(behind: gap, at: separator) {
      front = separator &+ gap.length &- 1
      head = word
    } else {
      enterFarName(isFirst: false, in: text)
    }
  }

  /// The same where something else stands in front of it, or there is none.
  @inline(never)
  @_optimize(speed)
  private mutating func enterFarName(isFirst: Bool, in text: borrowing PaddedBytes) {
    if isFirst || text.byte(at: separator) == UInt8(ascii: ",") {
      let quote = text.whitespaceEnd(separator &+ 1)
      gap = Gap(from: separator, to: quote, in: text)
      front = quote &- 1
      head = text.wholeWord(at: quote)
    } else {
      separator = text.whitespaceEnd(separator)
      head = 0
    }
  }

  /// Whether the names are to be tried once more.
  @inline(always)
  mutating func isAgain() -> Bool {
    guard count > known, head != 0 else { return false }
    known = count
    return true
  }

  /// A name whose quote and first 7 bytes are those of the next one.
  fileprivate struct Name: ~Escapable {
    /// Comma, quotes, name and colon.
    let literal: Span<UInt8>
    /// The bit of the field that it is; none where nobody looks at it, and it may occur twice.
    let field: UInt64

    @inline(always)
    @_lifetime(copy literal)
    init(_ literal: Span<UInt8>, _ field: UInt64) {
      self.literal = literal
      self.field = field
    }
  }

  /// The name that this is, if the next one begins as it does; one of the first 64, for others are
  /// left to the walk.
  @inline(always)
  @_lifetime(immortal)
  fileprivate func mayBe(_ field: FieldName) -> Name? {
    guard field.rawValue < 64 else { return nil }
    return mayBe(field.literal, FieldSet().with(field).firstNames)
  }

  /// The same of one that nobody looks at.
  @inline(always)
  @_lifetime(immortal)
  fileprivate func mayBe(_ passed: PassedName) -> Name? { mayBe(passed.literal, 0) }

  @inline(always)
  @_lifetime(immortal)
  private func mayBe(_ literal: StaticString, _ field: UInt64) -> Name? {
    let length = literal.utf8CodeUnitCount &- 1
    let mask = length < 8 ? (1 &<< UInt64(truncatingIfNeeded: 8 &* length)) &- 1 : UInt64.max
    guard head & mask == literal.word(at: 1) else { return nil }
    return Name(literal.bytes, field)
  }

  /// The value of a member that may be the next one, if it is and has not been read before.
  @inline(always)
  fileprivate func value(_ name: borrowing Name, in text: borrowing PaddedBytes) -> Int? {
    guard seen.firstNames & name.field == 0, text.hasRest(of: name.literal, at: front) else {
      return nil
    }
    return front &+ name.literal.count
  }

  /// Goes on after a value.
  @inline(always)
  fileprivate mutating func moveInline(
    to end: Int, _ field: UInt64, in text: borrowing PaddedBytes
  ) {
    seen.firstNames |= field
    count &+= 1
    separator = end
    enterName(in: text)
  }

  @inline(never)
  @_optimize(speed)
  fileprivate mutating func move(to end: Int, _ field: UInt64, in text: borrowing PaddedBytes) {
    moveInline(to: end, field, in: text)
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
    guard let name = path.mayBe(field) else { return false }
    return enter(name, path)
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func enter(_ name: SortedPath.Name, _ path: SortedPath) -> Bool {
    guard let value = path.value(name, in: cursor.text) else { return false }
    cursor.index = cursor.text.valueStart(value)
    return true
  }

  /// Goes on after the value of a member that the reader has read itself.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func resume(_ field: FieldName, _ path: inout SortedPath) {
    path.move(to: cursor.index, FieldSet().with(field).firstNames, in: cursor.text)
  }

  /// Passes a member if it is the next one.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func pass(_ passed: PassedName, _ path: inout SortedPath) {
    guard let name = path.mayBe(passed) else { return }
    pass(name, &path, passed.largeValue)
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func pass(
    _ name: SortedPath.Name, _ path: inout SortedPath, _ kind: LargeValue?
  ) {
    guard enter(name, path) else { return }
    if let kind { cursor.skip(kind) } else { cursor.skip() }
    path.move(to: cursor.index, name.field, in: cursor.text)
  }

  /// Passes a string without escapes.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func passShort(_ passed: PassedName, _ path: inout SortedPath) {
    guard let name = path.mayBe(passed) else { return }
    _ = read(name, &path)
  }

  /// Passes a string without escapes that only other readers look at.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func passShort(_ field: FieldName, _ path: inout SortedPath) {
    _ = read(field, &path)
  }

  /// Reads a string without escapes into its place.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(string: copy string, copy self)
  mutating func read(_ field: FieldName, _ path: inout SortedPath, into string: inout Text) {
    let found = read(field, &path)
    if found.isPresent { string = found }
  }

  /// Reads a string without escapes; absent where the next member is none of this name, its value no
  /// such string, or fewer than 16 bytes are left from the string on.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(copy self)
  mutating func read(_ field: FieldName, _ path: inout SortedPath) -> Text {
    guard let name = path.mayBe(field) else { return Text() }
    return read(name, &path)
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(copy self)
  private mutating func read(_ name: SortedPath.Name, _ path: inout SortedPath) -> Text {
    guard let value = path.value(name, in: cursor.text) else { return Text() }
    let bytes = UInt16(truncatingIfNeeded: cursor.text.wholeWord(at: value))
    var start = value &+ 2
    if bytes != 0x2220 {
      guard UInt8(truncatingIfNeeded: bytes) == UInt8(ascii: "\"") else { return Text() }
      start = value &+ 1
    }
    guard let end = cursor.text.plainStringEndInBlocks(start) else { return Text() }
    path.moveInline(to: end &+ 1, name.field, in: cursor.text)
    return Text(cursor.slice(start, end))
  }

  /// Reads an integer of up to 18 digits, after a space or not; nil where the next member is none of
  /// this name, or its value no such integer.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func integer(_ field: FieldName, _ path: inout SortedPath) -> Int64? {
    guard let name = path.mayBe(field) else { return nil }
    let found = integer(name, &path, to: Int64.max)
    return found < 0 ? nil : found
  }

  /// Reads a counter.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func counter(_ field: FieldName, _ path: inout SortedPath) -> Int32? {
    guard let name = path.mayBe(field) else { return nil }
    let found = integer(name, &path, to: Int64(Int32.max))
    return found < 0 ? nil : Int32(truncatingIfNeeded: found)
  }

  /// - Returns: below 0 where the next member is none of this name, or its value is none of 0 to
  ///   `limit`.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func integer(
    _ name: SortedPath.Name, _ path: inout SortedPath, to limit: Int64
  ) -> Int64 {
    guard let value = path.value(name, in: cursor.text) else { return -1 }
    // Mostly a space, one digit and a comma.
    let bytes = cursor.text.wholeWord(at: value) & 0xFF_FFFF
    var found = (number: Int64(bytes &>> 8 & 0x0F), end: value &+ 2)
    if (bytes &- 0x2C_3020) & ~0xF00 != 0 || bytes & 0xF00 >= 0xA00 {
      found = cursor.text.unsignedInteger(at: value)
      guard found.end > 0, found.number <= limit else { return -1 }
    }
    path.moveInline(to: found.end, name.field, in: cursor.text)
    return found.number
  }
}
