/// What the pods of one StatefulSet come to, in whatever order they are added.
public struct PodSummary: ~Copyable, ~Escapable {
  /// A pod that explains a state.
  public struct Cause: ~Escapable {
    /// Its name; absent where there is no such pod.
    public var pod: Text
    /// Why it has failed.
    public var reason = Reason.podFailing
    /// The reason as the pod spells it.
    public var word: Text
    /// Whether there is such a pod.
    public var isFound: Bool { position < Int32.max }
    /// Its position among all pods that are given; no text has as many as Int32.max.
    public fileprivate(set) var position = Int32.max

    /// No pod.
    @_lifetime(immortal)
    init() {
      pod = Text()
      word = Text()
    }
  }

  /// Whether pods were given at all.
  public let areGiven: Bool
  /// Pods that are Ready and not terminating.
  public private(set) var ready = 0
  /// Pods that are terminating.
  public private(set) var terminating = 0
  /// The first failed pod of the update revision; of any revision under OnDelete, or
  /// where the pod or the status names none.
  public private(set) var failed: Cause
  /// The first failed pod of another revision.
  public private(set) var failedOther: Cause
  /// The first terminating pod.
  public private(set) var firstTerminating: Cause

  /// Whether the failed pods are of more than one revision, so that which of them explain a state
  /// depends on the StatefulSet.
  public private(set) var failedRevisionsDiffer = false
  private var failedRevision = TextRange()
  private let updateRevision: Text
  private let anyRevisionCounts: Bool

  /// No pods given.
  @inline(never)
  @_lifetime(immortal)
  public init() {
    areGiven = false
    updateRevision = Text()
    anyRevisionCounts = false
    failed = Cause()
    failedOther = Cause()
    firstTerminating = Cause()
  }

  /// The summary of no pods yet.
  ///
  /// - Parameter observed: the StatefulSet that owns the pods.
  @inline(__always)
  @_lifetime(copy observed)
  public init(of observed: borrowing StatefulSetObservation) {
    areGiven = true
    updateRevision = observed.progress.updateRevision
    anyRevisionCounts = observed.isOnDelete || observed.progress.updateRevision.isEmpty
    failed = Cause()
    failedOther = Cause()
    firstTerminating = Cause()
  }

  /// Takes one more pod that the StatefulSet owns.
  ///
  /// - Parameters:
  ///   - pod: what was seen of it.
  ///   - position: which of the pods that are given it is: the first one explains a state.
  ///   - text: that it was read from.
  ///   - now: the present.
  @inline(never)
  @_lifetime(self: copy self, copy text)
  public mutating func add(
    _ pod: PodObservation, at position: Int32, in text: JSONText, now: Timestamp
  ) {
    if pod.isTerminating {
      terminating &+= 1
      if position < firstTerminating.position {
        firstTerminating = Cause(pod, at: position, in: text, .podTerminating)
      }
      return
    }
    if pod.isReady { ready &+= 1 }
    guard let reason = PodFailure.reason(of: pod, in: text, at: now) else { return }
    let revision = text.text(pod.revision)
    if failed.isFound || failedOther.isFound {
      if !revision.hasSameBytes(as: text.text(failedRevision)) { failedRevisionsDiffer = true }
    } else {
      failedRevision = pod.revision
    }
    let counts =
      anyRevisionCounts || revision.isEmpty || revision.hasSameBytes(as: updateRevision)
    if counts {
      if position < failed.position { failed = Cause(pod, at: position, in: text, reason) }
    } else if position < failedOther.position {
      failedOther = Cause(pod, at: position, in: text, reason)
    }
  }

  /// Takes pods of which only the first ones were added, for the others come to the same as before.
  public mutating func count(ready: Int, terminating: Int) {
    self.ready = ready
    self.terminating = terminating
  }
}

extension PodSummary.Cause {
  @_lifetime(copy text)
  fileprivate init(
    _ pod: PodObservation, at position: Int32, in text: JSONText, _ reason: Reason
  ) {
    self.pod = text.text(pod.name)
    self.reason = reason
    self.position = position
    word = text.text(pod.waitingWord)
  }
}
