// The fast path for what API servers emit: their order of members, compact or indented. It only
// guesses the next name: whoever reads the members of an object reads the value, whether the name
// was guessed or looked up, so no member can be consumed that its reader does not see. The first
// guess that is wrong leaves all that follows to `next`, which takes any order.
extension FieldReader {
  /// Consumes the name of the next member if it is this one; the walk then stands at its value.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func expect(_ name: FieldName, _ members: inout Members) -> Bool {
    let literal = name.literal
    // The brace or the comma in front of the name: a brace has an odd code, a comma an even one.
    let separator = cursor.index &- Int(truncatingIfNeeded: members.opening & 1)
    if cursor.text.has(literal, at: separator, exchanging: members.opening) {
      cursor.index = separator &+ literal.utf8CodeUnitCount
      if cursor.byte <= 0x20 { skipWhitespace() }
    } else {
      guard cursor.text.byte(at: separator &+ 1) <= 0x20,
        expectIndented(literal, separator, isFirst: members.opening != 0)
      else { return false }
    }
    members.add(name)
    return true
  }

  /// The same where whitespace stands in front of the name.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func expectIndented(
    _ literal: StaticString, _ separator: Int, isFirst: Bool
  ) -> Bool {
    guard isFirst || cursor.text.byte(at: separator) == UInt8(ascii: ",") else { return false }
    // Whatever whitespace stands in front of the quote counts as the literal's comma.
    let start = cursor.text.whitespaceEnd(separator &+ 1) &- 1
    let comma = UInt64(cursor.text.byte(at: start) ^ UInt8(ascii: ","))
    guard cursor.text.has(literal, at: start, exchanging: comma) else { return false }
    cursor.index = cursor.text.valueStart(start &+ literal.utf8CodeUnitCount)
    return true
  }

  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func skipWhitespace() { cursor.index = cursor.text.valueStart(cursor.index) }

  /// Skips a member that is not read if it is the next one.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func skipExpected(_ name: FieldName, _ members: inout Members) {
    if expect(name, &members) { skip(name) }
  }
}
