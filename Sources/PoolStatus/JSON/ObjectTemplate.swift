/// A way through the members of an object that stand where API servers put them. Each name is
/// compared whole, quotes and colon and all, so that nobody has to look for its end. Whatever is
/// not as usual it leaves alone, and then all that follows: the walk that takes any order goes on
/// from there, so nothing fails here.
struct ObjectTemplate: ~Escapable {
  private let text: PaddedBytes
  /// Behind the last value that was taken.
  private(set) var index: Int
  /// Where the name of the next member stands; behind the text if there is none.
  private(set) var place: Int
  /// The names that were taken.
  private(set) var seen: UInt64 = 0
  /// How many members were taken.
  private(set) var count = 0

  /// Begins behind the brace of an object.
  @inline(always)
  @_lifetime(copy text)
  init(_ text: PaddedBytes, from start: Int) {
    self.text = text
    index = start
    place = text.blanksEnd(start)
  }

  /// Takes a member with a string.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(target: copy target, copy self)
  mutating func takeText(_ literal: StaticString, _ name: MemberName, into target: inout Text)
    -> Bool
  {
    guard text.has(literal, at: place) else { return false }
    let value = text.usualString(place &+ literal.utf8CodeUnitCount)
    guard value.end > 0 else { return false }
    target = Text(text.slice(value.start, value.end))
    take(name, until: value.end &+ 1, value.next)
    return true
  }

  /// Takes a member with an integer.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func takeInteger(
    _ literal: StaticString, _ name: MemberName, into target: inout Int64?
  ) -> Bool {
    guard text.has(literal, at: place) else { return false }
    let value = text.usualInteger(place &+ literal.utf8CodeUnitCount)
    guard value.end > 0 else { return false }
    target = value.number
    take(name, until: value.end, value.next)
    return true
  }

  /// Takes a member with a counter.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func takeCounter(
    _ literal: StaticString, _ name: MemberName, into target: inout Int32?
  ) -> Bool {
    guard text.has(literal, at: place) else { return false }
    let value = text.usualInteger(place &+ literal.utf8CodeUnitCount)
    guard value.end > 0, let counter = Int32(exactly: value.number) else { return false }
    target = counter
    take(name, until: value.end, value.next)
    return true
  }

  /// Skips a member with a string.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func skipText(_ literal: StaticString) -> Bool {
    guard text.has(literal, at: place) else { return false }
    let value = text.usualString(place &+ literal.utf8CodeUnitCount)
    guard value.end > 0 else { return false }
    take(nil, until: value.end &+ 1, value.next)
    return true
  }

  /// Takes a member with one string of all.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func takes(_ literal: StaticString, _ name: MemberName, _ string: StaticString) -> Bool {
    guard text.has(literal, at: place) else { return false }
    let start = text.valueStart(place &+ literal.utf8CodeUnitCount)
    guard text.has(string, at: start) else { return false }
    let end = start &+ string.utf8CodeUnitCount
    take(name, until: end, text.nextName(behind: end))
    return true
  }

  @inline(always)
  @_lifetime(self: copy self)
  private mutating func take(_ name: MemberName?, until end: Int, _ next: Int) {
    index = end
    place = next
    count &+= 1
    if let name { seen |= name.bit }
  }
}

extension PaddedBytes {
  /// Where the name of the next member stands, behind a value; behind the text if there is none.
  @inline(always)
  func nextName(_ end: Int) -> Int {
    byte(at: end) == UInt8(ascii: ",") ? blanksEnd(end &+ 1) : span.count
  }

  /// The same where it is not right at hand.
  @inline(never)
  @_optimize(speed)
  func nextName(behind end: Int) -> Int { nextName(end) }

  /// A string without escapes behind a colon: where it begins and ends within its quotes, and
  /// where the name of the next member stands. It ends at 0 where there is none.
  @inline(never)
  @_optimize(speed)
  fileprivate func usualString(_ colonEnd: Int) -> (start: Int, end: Int, next: Int) {
    let start = valueStart(colonEnd)
    guard byte(at: start) == UInt8(ascii: "\"") else { return (0, 0, 0) }
    let end = plainStringEnd(start &+ 1)
    guard end > 0 else { return (0, 0, 0) }
    return (start &+ 1, end, nextName(end &+ 1))
  }

  /// An integer of up to 18 digits behind a colon, where it ends, and where the name of the next
  /// member stands. It ends at 0 where there is none.
  @inline(never)
  @_optimize(speed)
  fileprivate func usualInteger(_ colonEnd: Int) -> (number: Int64, end: Int, next: Int) {
    let start = valueStart(colonEnd)
    var number = Int64(byte(at: start) &- UInt8(ascii: "0"))
    var end = start &+ 1
    guard number <= 9 else { return (0, 0, 0) }
    while true {
      let digit = byte(at: end) &- UInt8(ascii: "0")
      if digit > 9 { break }
      // A zero has no digits behind it.
      guard number > 0, end < start &+ 18 else { return (0, 0, 0) }
      number = number &* 10 &+ Int64(digit)
      end &+= 1
    }
    return (number, end, nextName(end))
  }
}
