/// What the pods of one StatefulSet come to; pods are added in the order given.
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
    public var isFound = false

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
  ///   - text: that it was read from.
  ///   - now: the present.
  @inline(never)
  @_lifetime(self: copy self, copy text)
  public mutating func add(_ pod: PodObservation, in text: JSONText, at now: Timestamp) {
    if pod.isTerminating {
      terminating &+= 1
      if !firstTerminating.isFound { firstTerminating = Cause(pod, in: text, .podTerminating) }
      return
    }
    if pod.isReady { ready &+= 1 }
    guard let reason = PodFailure.reason(of: pod, in: text, at: now) else { return }
    let counts =
      anyRevisionCounts || pod.revision.isEmpty
      || text.text(pod.revision).hasSameBytes(as: updateRevision)
    if counts {
      if !failed.isFound { failed = Cause(pod, in: text, reason) }
    } else if !failedOther.isFound {
      failedOther = Cause(pod, in: text, reason)
    }
  }
}

extension PodSummary.Cause {
  @_lifetime(copy text)
  fileprivate init(_ pod: PodObservation, in text: JSONText, _ reason: Reason) {
    self.pod = text.text(pod.name)
    self.reason = reason
    word = text.text(pod.waitingWord)
    isFound = true
  }
}
