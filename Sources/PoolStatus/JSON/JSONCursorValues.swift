// Values that readers want, each of one type; null is an absent one, as in the whole library.
extension JSONCursor {
  /// Takes `null`, if it stands here.
  @inline(__always)
  @_lifetime(self: copy self)
  public mutating func takeNull() -> Bool {
    guard text.byte(at: index) == UInt8(ascii: "n") else { return false }
    skip()
    return true
  }

  /// Takes a string without escapes; fails for anything else.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(copy self)
  mutating func takeText() -> Text {
    guard text.byte(at: index) == UInt8(ascii: "\"") else {
      if !takeNull() { fail() }
      return Text()
    }
    let start = index &+ 1
    let end = text.plainStringEnd(start)
    guard end >= 0 else {
      fail()
      return Text()
    }
    index = end &+ 1
    return Text(slice(start, end))
  }

  /// Takes an integer from 0 on of at most 18 digits; fails for anything else.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  mutating func takeInteger() -> Int64? {
    var place = index
    var number: Int64 = 0
    while true {
      let digit = text.byte(at: place) &- UInt8(ascii: "0")
      if digit > 9 { break }
      number = number &* 10 &+ Int64(digit)
      place &+= 1
    }
    let digits = place &- index
    guard digits > 0, digits <= 18, digits == 1 || text.byte(at: index) != UInt8(ascii: "0") else {
      if !takeNull() { fail() }
      return nil
    }
    index = place
    return number
  }

  /// Takes a counter, 0 to 2147483647; fails for anything else.
  @inline(never)
  @_lifetime(self: copy self)
  mutating func takeCounter() -> Int32? {
    guard let number = takeInteger() else { return nil }
    guard let counter = Int32(exactly: number) else {
      fail()
      return nil
    }
    return counter
  }

  /// Takes a boolean; false for null.
  @inline(never)
  @_lifetime(self: copy self)
  mutating func takeBoolean() -> Bool {
    let byte = text.byte(at: index)
    guard byte == UInt8(ascii: "t") || byte == UInt8(ascii: "f") || byte == UInt8(ascii: "n") else {
      fail()
      return false
    }
    skip()
    return byte == UInt8(ascii: "t")
  }
}
