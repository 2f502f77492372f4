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
    if usual.enters("\"labels\":", .labels) {
      index = usual.index
      observed.poolLabel = takeMember(.poolLabel)
      usual.goOn(behind: index)
    }
    skip("\"annotations\":", isLarge: true, &usual)
    skip("\"ownerReferences\":", isLarge: false, &usual)
    skip("\"managedFields\":", isLarge: true, &usual)
    leave(usual, &members)
  }

  /// Takes the members of spec that stand in their usual places.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  mutating func readUsualSpec(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    var usual = ObjectTemplate(text, from: index, behind: members)
    usual.takeCounter("\"replicas\":", .replicas, into: &observed.specReplicas)
    skip("\"selector\":", isLarge: false, &usual)
    skip("\"template\":", isLarge: true, &usual)
    skip("\"volumeClaimTemplates\":", isLarge: true, &usual)
    skip("\"serviceName\":", isLarge: false, &usual)
    if usual.takes("\"podManagementPolicy\":", .podManagementPolicy, "\"Parallel\"") {
      observed.isParallel = true
    }
    if usual.enters("\"updateStrategy\":", .updateStrategy) {
      index = usual.index
      readStrategy(into: &observed)
      usual.goOn(behind: index)
    }
    skip("\"revisionHistoryLimit\":", isLarge: false, &usual)
    skip("\"persistentVolumeClaimRetentionPolicy\":", isLarge: false, &usual)
    leave(usual, &members)
  }

  /// Takes the members of an update strategy that stand in their usual places.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  mutating func readUsualStrategy(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    var usual = ObjectTemplate(text, from: index, behind: members)
    _ = usual.takes("\"type\":", .type, "\"RollingUpdate\"")
    if usual.enters("\"rollingUpdate\":", .rollingUpdate) {
      index = usual.index
      readRollingUpdate(into: &observed)
      usual.goOn(behind: index)
    }
    leave(usual, &members)
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
  @inline(always)
  @_lifetime(self: copy self)
  private mutating func skip(
    _ literal: StaticString, isLarge: Bool, _ usual: inout ObjectTemplate
  ) {
    guard usual.passes(literal) else { return }
    skipValue(behind: usual.index, isLarge: isLarge)
    usual.goOn(behind: index)
  }

  /// Skips a value behind a colon.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func skipValue(behind colon: Int, isLarge: Bool) {
    index = text.valueStart(colon)
    if isLarge { skipLarge() } else { skip() }
  }

  @inline(always)
  @_lifetime(self: copy self)
  private mutating func leave(_ usual: borrowing ObjectTemplate, _ members: inout Members) {
    guard usual.count > 0 else { return }
    index = usual.index
    members.take(usual.seen, usual.count)
  }
}
