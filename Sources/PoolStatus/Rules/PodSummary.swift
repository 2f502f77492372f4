/// What the pods of one StatefulSet come to; pods are added in the order given.
public struct PodSummary: ~Copyable, ~Escapable {
  /// A pod that explains a state.
  public struct Witness: ~Escapable {
    /// Its name; absent where there is no such pod.
    public var pod: Text
    /// Why it has failed.
    public var reason = Reason.podFailing
    /// The reason as the pod spells it.
    public var word: Text
    /// Whether there is such a pod.
    public var isFound = false

    @_lifetime(copy nothing)
    init(nothing: Text) {
      pod = nothing
      word = nothing
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
  public private(set) var failed: Witness
  /// The first failed pod of another revision.
  public private(set) var failedOther: Witness
  /// The first terminating pod.
  public private(set) var leaving: Witness

  private let updateRevision: Text
  private let anyRevisionCounts: Bool

  /// The summary of no pods yet.
  ///
  /// - Parameters:
  ///   - observed: the StatefulSet that owns the pods.
  ///   - areGiven: whether pods are known at all.
  @inline(never)
  @_lifetime(copy observed)
  public init(of observed: borrowing StatefulSetObservation, areGiven: Bool) {
    self.areGiven = areGiven
    updateRevision = observed.progress.updateRevision
    anyRevisionCounts = observed.isOnDelete || observed.progress.updateRevision.isEmpty
    failed = Witness(nothing: Text())
    failedOther = Witness(nothing: Text())
    leaving = Witness(nothing: Text())
  }

  /// Takes one more pod that the StatefulSet owns.
  @_lifetime(self: copy self, copy pod)
  public mutating func add(_ pod: borrowing PodObservation, at now: Timestamp) {
    if pod.isTerminating {
      terminating &+= 1
      if !leaving.isFound { leaving = Witness(pod, reason: .podTerminating) }
      return
    }
    if pod.isReady { ready &+= 1 }
    guard let reason = PodFailure.reason(of: pod, at: now) else { return }
    let counts =
      anyRevisionCounts || pod.revision.isEmpty || pod.revision.hasSameBytes(as: updateRevision)
    if counts {
      if !failed.isFound { failed = Witness(pod, reason: reason) }
    } else if !failedOther.isFound {
      failedOther = Witness(pod, reason: reason)
    }
  }
}

extension PodSummary.Witness {
  @_lifetime(copy pod)
  fileprivate init(_ pod: borrowing PodObservation, reason: Reason) {
    self.pod = pod.name
    self.reason = reason
    word = pod.initWaitingReason.isPresent ? pod.initWaitingReason : pod.waitingReason
    isFound = true
  }
}
