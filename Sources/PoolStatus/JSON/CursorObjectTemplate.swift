// The members of a StatefulSet around its status as API servers write them.
extension JSONCursor {
  /// Takes what says that an object is a StatefulSet, if it stands where it usually does.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func takeUsualKind(_ members: inout Members) -> Bool {
    var usual = ObjectTemplate(text, from: index, behind: members)
    // kubectl sorts the names.
    usual.skipText("\"apiVersion\":")
    let isKnown = usual.takes("\"kind\":", .kind, "\"StatefulSet\"")
    usual.skipText("\"apiVersion\":")
    leave(usual, &members)
    return isKnown
  }

  /// Takes the members of metadata that stand in their usual places.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readUsualMetadata(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    var usual = ObjectTemplate(text, from: index, behind: members)
    usual.takeText("\"name\":", .name, into: &observed.name)
    usual.takeText("\"namespace\":", .namespace, into: &observed.namespace)
    usual.takeText("\"uid\":", .uid, into: &observed.uid)
    usual.skipText("\"resourceVersion\":")
    usual.takeInteger("\"generation\":", .generation, into: &observed.generation)
    usual.skipText("\"creationTimestamp\":")
    leave(usual, &members)
    if isAtBrace { return }
    if enter("\"labels\":", .labels, &members) { observed.poolLabel = takeMember(.poolLabel) }
    skip("\"annotations\":", &members)
    skip("\"ownerReferences\":", &members)
    skip("\"managedFields\":", &members)
  }

  /// Takes the members of spec that stand in their usual places.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  mutating func readUsualSpec(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    if enter("\"replicas\":", .replicas, &members) { observed.specReplicas = takeCounter() }
    if isAtBrace { return }
    skip("\"selector\":", &members)
    skip("\"template\":", &members)
    skip("\"volumeClaimTemplates\":", &members)
    skip("\"serviceName\":", &members)
  }

  /// Takes the name of a member that stands in its usual place.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func enter(
    _ literal: StaticString, _ name: MemberName, _ members: inout Members
  ) -> Bool {
    var usual = ObjectTemplate(text, from: index, behind: members)
    guard usual.enters(literal, name) else { return false }
    leave(usual, &members)
    return true
  }

  /// Skips a member that stands in its usual place.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func skip(_ literal: StaticString, _ members: inout Members) {
    var usual = ObjectTemplate(text, from: index, behind: members)
    guard usual.enters(literal, nil) else { return }
    leave(usual, &members)
    skip()
  }

  /// Whether an object is over, right here.
  @inline(always)
  private var isAtBrace: Bool { text.byte(at: index) == UInt8(ascii: "}") }

  @inline(always)
  @_lifetime(self: copy self)
  private mutating func leave(_ usual: borrowing ObjectTemplate, _ members: inout Members) {
    guard usual.count > 0 else { return }
    index = usual.index
    members.take(usual.seen, usual.count)
  }
}
