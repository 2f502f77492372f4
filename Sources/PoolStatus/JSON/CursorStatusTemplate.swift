// The members of a StatefulSet's status as API servers write them: in this order and without
// blanks. Each is compared whole, `"replicas":` and all; so no load waits for what an earlier
// one found. The first that does not match is left to the walk that takes any order.
extension JSONCursor {
  /// Takes as many members as stand in their usual places.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(observed: copy observed, copy self)
  mutating func readUsualStatus(
    into observed: inout StatefulSetObservation, _ members: inout Members
  ) {
    if take("\"observedGeneration\":", .observedGeneration, &members) {
      observed.observedGeneration = takeInteger()
    }
    if take("\"replicas\":", .replicas, &members) {
      observed.progress.replicas = takeCounter()
    }
    if take("\"readyReplicas\":", .readyReplicas, &members) {
      observed.progress.readyReplicas = takeCounter()
    }
    if take("\"currentReplicas\":", .currentReplicas, &members) {
      observed.progress.currentReplicas = takeCounter()
    }
    if take("\"updatedReplicas\":", .updatedReplicas, &members) {
      observed.progress.updatedReplicas = takeCounter()
    }
    if take("\"currentRevision\":", .currentRevision, &members) {
      observed.progress.currentRevision = takeText()
    }
    if take("\"updateRevision\":", .updateRevision, &members) {
      observed.progress.updateRevision = takeText()
    }
    if take("\"collisionCount\":", .collisionCount, &members) { skip() }
    if take("\"availableReplicas\":", .availableReplicas, &members) { skip() }
  }

  /// Takes the name of a member that stands right here, with a value that is not null right
  /// behind it.
  @inline(__always)
  @_lifetime(self: copy self)
  private mutating func take(
    _ literal: StaticString, _ name: MemberName, _ members: inout Members
  ) -> Bool {
    var start = index
    if members.count > 0 {
      guard text.byte(at: start) == UInt8(ascii: ",") else { return false }
      start &+= 1
    }
    let length = literal.utf8CodeUnitCount
    guard text.word(at: start) == literal.word(at: 0),
      length <= 16 || text.word(at: start &+ 8) == literal.word(at: 8),
      text.word(at: start &+ length &- 8) == literal.word(at: length &- 8)
    else { return false }
    let byte = text.byte(at: start &+ length)
    guard byte > 0x20, byte != UInt8(ascii: "n") else { return false }
    index = start &+ length
    members.take(name)
    return true
  }
}
