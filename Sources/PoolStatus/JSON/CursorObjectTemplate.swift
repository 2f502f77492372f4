// The members of a StatefulSet around its status as API servers write them: in this order, those
// that are empty left out.
extension JSONCursor {
  /// Takes what says that an object is a StatefulSet, if it stands where it usually does.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func takeUsualKind(_ members: inout Members) -> Bool {
    var usual = ObjectTemplate(text, from: index)
    guard usual.takes("\"kind\":", .kind, "\"StatefulSet\"") else { return false }
    _ = usual.skipText("\"apiVersion\":")
    leave(usual, &members)
    return true
  }

  /// Takes the members of metadata that stand in their usual places.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readUsualMetadata(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    var usual = ObjectTemplate(text, from: index)
    // All of these are always there.
    var isUsual = false
    if usual.takeText("\"name\":", .name, into: &observed.name),
      usual.takeText("\"namespace\":", .namespace, into: &observed.namespace),
      usual.takeText("\"uid\":", .uid, into: &observed.uid),
      usual.skipText("\"resourceVersion\":"),
      usual.takeInteger("\"generation\":", .generation, into: &observed.generation),
      usual.skipText("\"creationTimestamp\":")
    {
      isUsual = true
    }
    leave(usual, &members)
    guard isUsual, text.byte(at: index) == UInt8(ascii: ",") else { return }
    var place = usual.place
    if enter("\"labels\":", .labels, at: place, &members) {
      observed.poolLabel = takeMember(.poolLabel)
      place = text.nextName(behind: index)
    }
    skip("\"annotations\":", isLarge: true, &place)
    skip("\"ownerReferences\":", isLarge: false, &place)
    skip("\"managedFields\":", isLarge: true, &place)
  }

  /// Takes the members of spec that stand in their usual places.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  mutating func readUsualSpec(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    var usual = ObjectTemplate(text, from: index)
    let isUsual = usual.takeCounter("\"replicas\":", .replicas, into: &observed.specReplicas)
    leave(usual, &members)
    guard isUsual, text.byte(at: index) == UInt8(ascii: ",") else { return }
    var place = usual.place
    skip("\"selector\":", isLarge: false, &place)
    skip("\"template\":", isLarge: true, &place)
    skip("\"volumeClaimTemplates\":", isLarge: true, &place)
    skip("\"serviceName\":", isLarge: false, &place)
    if enter("\"podManagementPolicy\":", .podManagementPolicy, at: place, &members) {
      observed.isParallel = takeText().reads("Parallel")
      place = text.nextName(behind: index)
    }
    if enter("\"updateStrategy\":", .updateStrategy, at: place, &members) {
      readStrategy(into: &observed)
      place = text.nextName(behind: index)
    }
    skip("\"revisionHistoryLimit\":", isLarge: false, &place)
    skip("\"persistentVolumeClaimRetentionPolicy\":", isLarge: false, &place)
  }

  /// Takes the members of an update strategy that stand in their usual places.
  @inline(always)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed)
  mutating func readUsualStrategy(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    guard enter("\"type\":", .type, at: text.blanksEnd(index), &members) else { return }
    observed.isOnDelete = takeText().reads("OnDelete")
    let place = text.nextName(behind: index)
    if enter("\"rollingUpdate\":", .rollingUpdate, at: place, &members) {
      readRollingUpdate(into: &observed)
    }
  }

  /// Takes the name of a member if it stands at a place.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func enter(
    _ literal: StaticString, _ name: MemberName, at place: Int, _ members: inout Members
  ) -> Bool {
    guard text.has(literal, at: place) else { return false }
    enterValue(behind: place &+ literal.utf8CodeUnitCount)
    members.take(name.bit, 1)
    return true
  }

  /// The same behind other members, or the brace of the object.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func enter(
    _ literal: StaticString, _ name: MemberName, _ members: inout Members
  ) -> Bool {
    let place = members.count == 0 ? text.blanksEnd(index) : text.nextName(behind: index)
    return enter(literal, name, at: place, &members)
  }

  /// Goes to a value behind a colon.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func enterValue(behind colon: Int) { index = text.valueStart(colon) }

  /// Skips a member if its name stands at a place, which becomes that of the next one; there are
  /// other members in front of it.
  @inline(always)
  @_lifetime(self: copy self)
  private mutating func skip(_ literal: StaticString, isLarge: Bool, _ place: inout Int) {
    guard text.has(literal, at: place) else { return }
    place = skipValue(behind: place &+ literal.utf8CodeUnitCount, isLarge: isLarge)
  }

  /// Skips the value of a member that stands anywhere; kubectl sorts them.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  mutating func skip(_ members: borrowing Members) {
    let name = members.start
    if text.has("\"annotations\"", at: name) { return skipLarge() }
    if text.has("\"template\"", at: name) { return skipLarge() }
    if text.has("\"volumeClaimTemplates\"", at: name) { return skipLarge() }
    skip()
  }

  /// Skips a value behind a colon.
  ///
  /// - Returns: where the name of the next member stands.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  private mutating func skipValue(behind colon: Int, isLarge: Bool) -> Int {
    index = text.valueStart(colon)
    if isLarge { skipLarge() } else { skip() }
    return text.nextName(index)
  }

  /// Goes on behind the members that a template has taken.
  @inline(always)
  @_lifetime(self: copy self)
  mutating func leave(_ usual: borrowing ObjectTemplate, _ members: inout Members) {
    index = usual.index
    members.take(usual.seen, usual.count)
  }
}
