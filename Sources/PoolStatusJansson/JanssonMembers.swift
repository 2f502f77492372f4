public import PoolStatus

// What the readers say: give me that member, of that type, if it is there.
extension JanssonValue {
  /// A string member; absent where it is.
  @_lifetime(copy self)
  func text(_ name: MemberName) throws(Failed) -> Text {
    guard let member = member(name) else { return Text() }
    return try member.text()
  }

  /// A counter, 0 to 2147483647.
  func counter(_ name: MemberName) throws(Failed) -> Int32? {
    guard let member = member(name) else { return nil }
    return try member.counter()
  }

  /// A 64-bit integer.
  func integer(_ name: MemberName) throws(Failed) -> Int64? {
    guard let member = member(name) else { return nil }
    return try member.integer()
  }

  /// An object member.
  @_lifetime(copy self)
  func object(_ name: MemberName) throws(Failed) -> JanssonValue? {
    guard let member = member(name) else { return nil }
    return try member.object()
  }

  /// An array member.
  @_lifetime(copy self)
  func array(_ name: MemberName) throws(Failed) -> JanssonValue? {
    guard let member = member(name) else { return nil }
    return try member.array()
  }

  /// A boolean; false where it is absent.
  func boolean(_ name: MemberName) throws(Failed) -> Bool {
    guard let member = member(name) else { return false }
    guard let boolean = member.boolean else { throw member.mismatch("a boolean") }
    return boolean
  }
}
