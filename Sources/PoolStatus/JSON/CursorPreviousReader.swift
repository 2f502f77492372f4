// A pool status of last time in a text -> what matters of it.

extension PreviousPool {
  /// Reads a pool status; null is none, `{}` is a pool that was never seen.
  @_lifetime(copy cursor)
  @_lifetime(cursor: copy cursor)
  public static func read(_ cursor: inout JSONCursor) -> PreviousPool {
    var previous = PreviousPool(nothing: Text())
    if cursor.takeNull() { return previous }
    previous.isGiven = true
    var firstCarried: Int?
    var members = cursor.beginObject()
    cursor.readUsualPrevious(into: &previous, &members)
    while cursor.nextIfAny(&members) {
      if !PoolStatusEncoder.isOurs(members.name), firstCarried == nil {
        firstCarried = members.start
      }
      cursor.readPreviousMember(members.name, into: &previous)
    }
    if let firstCarried { previous.carried = Text(cursor.slice(firstCarried, cursor.index)) }
    if let state = PoolState(previous.state) {
      previous.knowledge = .state(state)
    } else {
      previous.knowledge = previous.state.isPresent ? .unknown : .neverSeen
    }
    if !Timestamp.isTime(previous.lastUpdateTime) { previous.lastUpdateTime = Text() }
    return previous
  }
}

extension JSONCursor {
  /// Takes the members that stand where we have put them.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  @_lifetime(previous: copy previous, copy self)
  fileprivate mutating func readUsualPrevious(
    into previous: inout PreviousPool, _ members: inout Members
  ) {
    var usual = ObjectTemplate(text, from: index)
    _ = usual.takeText("\"ssName\":", .ssName, into: &previous.ssName)
    _ = usual.takeText("\"state\":", .state, into: &previous.state)
    _ = usual.takeCounter("\"replicas\":", .replicas, into: &previous.progress.replicas)
    _ = usual.takeCounter(
      "\"readyReplicas\":", .readyReplicas, into: &previous.progress.readyReplicas)
    _ = usual.takeCounter(
      "\"currentReplicas\":", .currentReplicas, into: &previous.progress.currentReplicas)
    _ = usual.takeCounter(
      "\"updatedReplicas\":", .updatedReplicas, into: &previous.progress.updatedReplicas)
    _ = usual.takeText(
      "\"currentRevision\":", .currentRevision, into: &previous.progress.currentRevision)
    _ = usual.takeText(
      "\"updateRevision\":", .updateRevision, into: &previous.progress.updateRevision)
    _ = usual.takeText("\"lastUpdateTime\":", .lastUpdateTime, into: &previous.lastUpdateTime)
    leave(usual, &members)
  }

  @_lifetime(self: copy self)
  @_lifetime(previous: copy previous, copy self)
  fileprivate mutating func readPreviousMember(
    _ name: MemberName?, into previous: inout PreviousPool
  ) {
    switch name {
    case .ssName: previous.ssName = takeText()
    case .state: previous.state = takeText()
    case .lastUpdateTime: previous.lastUpdateTime = takeText()
    case .name: previous.name = takeText()
    case .reason: previous.reason = takeText()
    case .message: previous.message = takeText()
    default: if !readProgress(name, into: &previous.progress) { skip() }
    }
  }
}
