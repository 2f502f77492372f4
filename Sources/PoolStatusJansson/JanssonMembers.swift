internal import PoolStatus

// What the readers say: give me that member, of that type. Where it is absent, so is the
// answer; an object that is absent has no members.
extension JanssonValue {
  /// A string member; absent where it is.
  @inline(never)
  @_lifetime(copy self)
  func text(_ name: MemberName) throws(Failed) -> Text {
    try member(name).text()
  }

  /// A counter, 0 to 2147483647.
  @inline(never)
  func counter(_ name: MemberName) throws(Failed) -> Int32? {
    let member = member(name)
    return member.isPresent ? try member.counter() : nil
  }

  /// A 64-bit integer.
  @inline(never)
  func integer(_ name: MemberName) throws(Failed) -> Int64? {
    let member = member(name)
    return member.isPresent ? try member.integer() : nil
  }

  /// An object member.
  @inline(never)
  @_lifetime(copy self)
  func object(_ name: MemberName) throws(Failed) -> JanssonValue {
    try member(name).object()
  }

  /// An array member.
  @inline(never)
  @_lifetime(copy self)
  func array(_ name: MemberName) throws(Failed) -> JanssonValue {
    try member(name).array()
  }

  /// A boolean; false where it is absent.
  @inline(never)
  func boolean(_ name: MemberName) throws(Failed) -> Bool {
    let member = member(name)
    guard member.isPresent else { return false }
    guard let boolean = member.boolean else { throw member.mismatch("a boolean") }
    return boolean
  }
}
