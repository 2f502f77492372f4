/// The fast path for what API servers emit: members in their order, compact, names compared whole,
/// with comma, quotes and colon. The first that is not as expected is left, with all that follows
/// it, to `SortedPath` or the walk that takes any order: a surprise is no failure here.
///
/// It reads members that readers look at (`FieldName`), and passes those that nobody looks at
/// (`PassedName`). A `FieldName` that is passed is one that only other readers look at.
///
/// Nothing but numbers, so that it stays in registers; whoever uses it has the text.
struct FastPath: BitwiseCopyable {
  /// The comma or brace in front of the next name.
  private(set) var separator: Int
  /// What makes a comma a brace, until there is a member.
  private(set) var opening: UInt64
  /// The names that have been read.
  private(set) var seen: FieldSet
  /// How many members have been read or passed.
  private(set) var count: Int

  /// At the brace of an object.
  @inline(always)
  init(at brace: Int) {
    separator = brace
    opening = UInt64(UInt8(ascii: ",") ^ UInt8(ascii: "{"))
    seen = FieldSet()
    count = 0
  }

  /// A string between its quotes.
  struct StringBounds: BitwiseCopyable {
    var start = 0
    /// 0 where there is none.
    var end = 0

    /// Whether it is there and has no bytes.
    var isEmpty: Bool { end > 0 && end == start }
  }

  /// Goes to the value of a member that the reader reads itself, if it is the next one.
  @inline(always)
  mutating func enter(_ name: FieldName, in text: borrowing PaddedBytes) -> Int? {
    let value = text.value(after: name.literal, self)
    guard value > 0 else { return nil }
    seen.insert(name)
    move(to: text.valueStart(value))
    return separator
  }

  /// Goes to the value of a member that nobody looks at, if it is the next one.
  @inline(always)
  mutating func pass(_ name: PassedName, in text: borrowing PaddedBytes) -> Int? {
    let value = text.value(after: name.literal, self)
    guard value > 0 else { return nil }
    move(to: text.valueStart(value))
    return separator
  }

  /// Reads a string without escapes.
  @inline(always)
  mutating func string(_ name: FieldName, in text: borrowing PaddedBytes) -> StringBounds? {
    let value = text.value(after: name.literal, self)
    guard value > 0 else { return nil }
    let found = text.unescapedString(at: value)
    guard found.end > 0 else { return nil }
    seen.insert(name)
    move(to: found.end &+ 1)
    return found
  }

  /// Reads an integer of up to 18 digits.
  @inline(always)
  mutating func integer(_ name: FieldName, in text: borrowing PaddedBytes) -> Int64? {
    let value = text.value(after: name.literal, self)
    guard value > 0 else { return nil }
    let found = text.unsignedInteger(at: value)
    guard found.end > 0 else { return nil }
    seen.insert(name)
    move(to: found.end)
    return found.number
  }

  /// Passes a string that is mostly the same one, if it is that.
  ///
  /// - Parameter value: the string with its quotes.
  @inline(always)
  mutating func passString(
    _ name: FieldName, _ value: StaticString, in text: borrowing PaddedBytes
  ) -> Bool {
    guard passString(after: name.literal, value, in: text) else { return false }
    seen.insert(name)
    return true
  }

  /// Passes a string that is mostly the same one, if it is that.
  @inline(always)
  mutating func passString(
    _ name: PassedName, _ value: StaticString, in text: borrowing PaddedBytes
  ) {
    _ = passString(after: name.literal, value, in: text)
  }

  @inline(always)
  private mutating func passString(
    after literal: StaticString, _ value: StaticString, in text: borrowing PaddedBytes
  ) -> Bool {
    let found = text.value(after: literal, self)
    guard found > 0 else { return false }
    let start = text.valueStart(found)
    guard text.has(value, at: start) else { return false }
    move(to: start &+ value.utf8CodeUnitCount)
    return true
  }

  /// Passes a string that only other readers look at.
  @inline(always)
  mutating func passShort(_ name: FieldName, in text: borrowing PaddedBytes) {
    let value = text.value(after: name.literal, self)
    guard value > 0 else { return }
    let end = text.unescapedString(at: value).end
    if end == 0 { return }
    seen.insert(name)
    move(to: end &+ 1)
  }

  /// Passes a string.
  @inline(always)
  mutating func passShort(_ name: PassedName, in text: borrowing PaddedBytes) {
    let value = text.value(after: name.literal, self)
    guard value > 0 else { return }
    let end = text.unescapedString(at: value).end
    if end > 0 { move(to: end &+ 1) }
  }

  // The same where there is no whitespace: each member is one compare and one look at its value.

  /// Reads an integer of up to 18 digits in compact text.
  @inline(always)
  mutating func compactInteger(_ name: FieldName, in text: borrowing PaddedBytes) -> Int64? {
    guard let found = text.compactInteger(after: name.literal, self) else { return nil }
    seen.insert(name)
    move(to: found.end)
    return found.number
  }

  /// Reads a counter in compact text.
  @inline(always)
  mutating func compactCounter(_ name: FieldName, in text: borrowing PaddedBytes) -> Int32? {
    guard let found = text.compactInteger(after: name.literal, self),
      found.number <= Int64(Int32.max)
    else { return nil }
    seen.insert(name)
    move(to: found.end)
    return Int32(truncatingIfNeeded: found.number)
  }

  /// Passes an integer that only other readers look at, in compact text.
  @inline(always)
  mutating func passCompactInteger(_ name: FieldName, in text: borrowing PaddedBytes) {
    _ = compactInteger(name, in: text)
  }

  /// Reads a string without escapes in compact text.
  ///
  /// - Parameter guess: an earlier string that is probably the same.
  @inline(always)
  mutating func compactString(
    _ name: FieldName, probably guess: StringBounds = StringBounds(),
    in text: borrowing PaddedBytes
  ) -> StringBounds? {
    let literal = name.literal
    guard text.has(literal, at: separator, exchanging: opening) else { return nil }
    let start = separator &+ literal.utf8CodeUnitCount &+ 1
    let end = text.unescapedStringEnd(start, probably: guess)
    guard end > 0 else { return nil }
    seen.insert(name)
    move(to: end &+ 1)
    return StringBounds(start: start, end: end)
  }

  @inline(always)
  private mutating func move(to end: Int) {
    separator = end
    opening = 0
    count &+= 1
  }
}

extension FieldReader {
  /// Goes on after what the fast path has read of the object that the walk is in.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func follow(_ path: FastPath, _ members: inout Members) {
    guard path.count > 0 else { return }
    cursor.index = path.separator
    members.follow(path)
  }

  /// Goes to the value of the next member if it has this name; where the path goes on after it,
  /// `resume` has to follow.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func expect(_ name: FieldName, _ path: inout FastPath) -> Bool {
    guard let value = path.enter(name, in: cursor.text) else { return false }
    cursor.index = value
    return true
  }

  /// Passes a member if it is the next one.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func pass(_ name: PassedName, _ path: inout FastPath) {
    guard let value = path.pass(name, in: cursor.text) else { return }
    cursor.index = value
    if let kind = name.largeValue { cursor.skip(kind) } else { cursor.skip() }
    path.resume(at: cursor.index)
  }
}

extension FastPath {
  /// Goes on after a value that the reader has read itself.
  @inline(always)
  mutating func resume(at end: Int) { separator = end }
}

extension PaddedBytes {
  /// The value of the next member if it has this name; 0 if not.
  ///
  /// - Parameter literal: comma, name and colon.
  @inline(always)
  fileprivate func value(after literal: StaticString, _ path: FastPath) -> Int {
    has(literal, at: path.separator, exchanging: path.opening)
      ? path.separator &+ literal.utf8CodeUnitCount : 0
  }

  /// The integer of at most 18 digits that is the value of the next member, in compact text.
  ///
  /// - Returns: it and the offset after it; nil where anything else stands.
  @inline(always)
  fileprivate func compactInteger(
    after literal: StaticString, _ path: FastPath
  ) -> (number: Int64, end: Int)? {
    guard let pair = pair(after: literal, at: path.separator, exchanging: path.opening) else {
      return nil
    }
    let value = path.separator &+ literal.utf8CodeUnitCount
    // Mostly one digit, and then a comma or a brace.
    if pair &- 0x2C30 <= 9 || pair &- 0x7D30 <= 9 { return (Int64(pair & 0x0F), value &+ 1) }
    guard byte(at: value) > 0x20 else { return nil }
    let found = unsignedInteger(at: value)
    return found.end > 0 && byte(at: found.end) > 0x20 ? found : nil
  }

  /// A string of ASCII without escapes right here or one byte further; none where it ends the text.
  @inline(never)
  @_optimize(speed)
  func unescapedString(at offset: Int) -> FastPath.StringBounds {
    let start = byte(at: offset) == 0x20 ? offset &+ 2 : offset &+ 1
    guard byte(at: start &- 1) == UInt8(ascii: "\"") else { return FastPath.StringBounds() }
    guard let end = plainStringEnd(start) else { return FastPath.StringBounds() }
    return FastPath.StringBounds(start: start, end: end)
  }

  /// An integer of up to 18 digits, and where it ends; it ends at 0 where anything else stands,
  /// or something else than a comma, a brace or a newline follows.
  @inline(never)
  @_optimize(speed)
  func unsignedInteger(at offset: Int) -> (number: Int64, end: Int) {
    let start = valueStart(offset)
    var number = Int64(byte(at: start) &- UInt8(ascii: "0"))
    var end = start &+ 1
    guard number <= 9 else { return (0, 0) }
    while true {
      let digit = byte(at: end) &- UInt8(ascii: "0")
      if digit > 9 { break }
      // A zero has no digits after it.
      guard number > 0, end < start &+ 18 else { return (0, 0) }
      number = number &* 10 &+ Int64(digit)
      end &+= 1
    }
    let next = byte(at: end)
    let isOver = next == UInt8(ascii: ",") || next == UInt8(ascii: "}") || next == 0x0A
    return (number, isOver ? end : 0)
  }

  /// Where a string of ASCII without escapes ends.
  ///
  /// - Parameters:
  ///   - start: after its quote, which may not be one.
  ///   - guess: an earlier string that may be the same.
  /// - Returns: the offset of its other quote; 0 for anything else.
  @inline(never)
  @_optimize(speed)
  fileprivate func unescapedStringEnd(
    _ start: Int, probably guess: FastPath.StringBounds
  ) -> Int {
    guard byte(at: start &- 1) == UInt8(ascii: "\"") else { return 0 }
    if repeats(guess.start, guess.end, at: start) { return start &+ (guess.end &- guess.start) }
    return plainStringEnd(start) ?? 0
  }
}
