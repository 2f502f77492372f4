// The container statuses of a pod.
extension FieldReader {
  /// Reads container statuses.
  ///
  /// - Returns: whether there are strings that are read.
  @inline(never)
  @_lifetime(self: copy self)
  mutating func readContainers(
    into containers: inout ContainerObservation, at now: Timestamp
  ) -> Bool {
    containers = ContainerObservation()
    guard enterArray() else { return false }
    var hasStrings = false
    var count = 0
    while cursor.nextElement(&count) {
      guard enterElement() else { continue }
      var waiting = WaitingState()
      var last = LastRun()
      var restarts: Int32 = 0
      var isReady = false
      var members = Members()
      while next(&members) {
        switch members.name {
        case .ready: isReady = readBoolean()
        case .restartCount: restarts = readCounter() ?? 0
        case .state: waiting = readWaitingState()
        case .lastState: last = readLastState()
        default: skip(members)
        }
      }
      if waiting.isGiven || last.isGiven { hasStrings = true }
      let word = cursor.text(waiting.reason)
      let crashes = PodFailure.crashesAgainAndAgain(
        restarts: restarts, started: last.started, finished: last.finished)
      if PodFailure.isFailure(waiting: word) {
        if crashes, word.equals(Reason.crashLoopBackOff.name) { containers.addCrash() }
        containers.add(waiting: waiting.reason, message: waiting.message)
      } else if crashes, !isReady, let finished = last.finished,
        PodFailure.isRecent(crash: finished, at: now)
      {
        containers.addCrash()
      }
    }
    return hasStrings
  }

  /// Why a container waits.
  private struct WaitingState {
    var isGiven = false
    var reason = TextRange()
    var message = TextRange()
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readWaitingState() -> WaitingState {
    var waiting = WaitingState()
    guard enterObject() else { return waiting }
    var members = Members()
    while next(&members) {
      guard members.name == .waiting else {
        skip(members)
        continue
      }
      waiting.isGiven = true
      guard enterObject() else { continue }
      var members = Members()
      while next(&members) {
        switch members.name {
        case .reason: waiting.reason = readRange()
        case .message: waiting.message = readRange()
        default: skip(members)
        }
      }
    }
    return waiting
  }

  /// The last run of a container that has ended.
  private struct LastRun {
    var isGiven = false
    var started: Timestamp?
    var finished: Timestamp?
  }

  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readLastState() -> LastRun {
    var last = LastRun()
    guard enterObject() else { return last }
    var members = Members()
    while next(&members) {
      guard members.name == .terminated else {
        skip(members)
        continue
      }
      last.isGiven = true
      guard enterObject() else { continue }
      var members = Members()
      while next(&members) {
        switch members.name {
        case .startedAt: last.started = readTime()
        case .finishedAt: last.finished = readTime()
        default: skip(members)
        }
      }
    }
    return last
  }

  /// Reads a time; nil for a string that is none.
  @inline(never)
  @_lifetime(self: copy self)
  private mutating func readTime() -> Timestamp? {
    let text = readText()
    return text.isEmpty ? nil : Timestamp(text)
  }
}
