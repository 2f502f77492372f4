/// When a pod shows a failing state, and when it has failed of it: the three lines of the table of
/// failed pods on the page KubernetesRule.
enum PodFailure {
  /// How many restarts are "again and again".
  private static var manyRestarts: Int32 { 5 }
  /// How long a short run lasts at most, in seconds.
  private static var shortRun: Int64 { 599 }
  /// How long ago the last crash of a container is at most that is between two, in seconds.
  private static var recentCrash: Int64 { 600 }

  /// The failing state that a pod shows, and whether it has failed of it.
  ///
  /// - Parameters:
  ///   - pod: one that is not terminating and whose phase is neither Failed nor Succeeded.
  ///   - pick: the pod, of which nothing is said yet.
  ///   - text: that it was read from.
  static func find(
    in pod: PodObservation, _ pick: PodPick, _ text: JSONText,
    at context: KubernetesRule.EvaluationContext
  ) -> (pick: PodPick, hasFailed: Bool)? {
    let grace = context.podGrace
    var failing: PodPick?
    if !pod.isReady {
      // The first two lines, init containers first.
      let containers = pod.initContainers.isEmpty ? pod.containers : pod.initContainers
      let since = time(pod.readySince, in: text) ?? time(pod.created, in: text)
      let hasWaited = hasPassed(grace.container, since: since, context.now)
      if hasWaited, !containers.isEmpty {
        return (containers.crashesFirst ? pick.of(.crashLoop) : pick.waiting(containers), true)
      }
      if pod.initContainers.crashes || pod.containers.crashes { return (pick.of(.crashLoop), true) }
      let waits = pod.initContainers.waits ? pod.initContainers : pod.containers
      if waits.waits { failing = pick.waiting(waits) }
    }
    // The last line.
    if pod.isUnschedulable {
      let unschedulable = pick.of(.unschedulable, message: pod.schedulerMessage)
      let since = time(pod.scheduledSince, in: text) ?? time(pod.created, in: text)
      let hasWaited = hasPassed(grace.scheduler, since: since, context.now)
      if hasWaited { return (unschedulable, true) }
      if failing == nil { failing = unschedulable }
    }
    return failing.map { ($0, false) }
  }

  /// A time of a pod; nil where there is none, or a string that is none.
  private static func time(_ range: TextRange, in text: JSONText) -> Timestamp? {
    range.isEmpty ? nil : Timestamp(text.text(range))
  }

  /// Whether a grace has passed; one without a beginning has.
  private static func hasPassed(_ grace: Int64, since: Timestamp?, _ now: Timestamp) -> Bool {
    guard grace > 0, let since else { return true }
    return now.isAtLeast(grace, after: since)
  }

  /// Whether a container that waits with this word waits for help, as against one that is still
  /// being created (`ContainerCreating`, `PodInitializing`).
  static func isFailure(waiting word: borrowing Text) -> Bool {
    if word.isEmpty { return false }
    return word.begins(with: "Err") || word.begins(with: "Invalid") || word.ends(in: "Error")
      || word.ends(in: "BackOff") || word.ends(in: "Failed") || word.ends(in: "Unavailable")
      || word.ends(in: "NeverPull")
  }

  /// Whether the pod's own text about a word is told: others alternate or count seconds.
  static func isTextTold(of word: borrowing Text) -> Bool {
    !word.equals("ErrImagePull") && !word.ends(in: "BackOff")
  }

  /// Whether a container crashes again and again: its runs are short.
  static func crashesAgainAndAgain(
    restarts: Int32, started: Timestamp?, finished: Timestamp?
  ) -> Bool {
    guard restarts >= manyRestarts, let started, let finished else { return false }
    return finished.isAtLeast(0, after: started) && !finished.isMore(than: shortRun, after: started)
  }

  /// Whether a crash is so recent that the container is between two.
  static func isRecent(crash: Timestamp, at now: Timestamp) -> Bool {
    !now.isMore(than: recentCrash, after: crash)
  }
}

extension Text {
  fileprivate func begins(with prefix: StaticString) -> Bool { bytes.has(prefix.bytes, at: 0) }

  fileprivate func ends(in suffix: StaticString) -> Bool {
    bytes.has(suffix.bytes, at: bytes.count &- suffix.bytes.count)
  }
}
