/// Which rule decides.
public enum PoolRule: Int32, Sendable {
  case documented = 0
  case kubernetes = 1
}

/// How a status is written.
public struct PoolStyle: Sendable {
  /// Whether name, reason and message are written.
  public var detail: Bool
  /// Whether states are spelled without the prefix.
  public var variantNames: Bool

  /// How it spells a state.
  public func spelling(of state: PoolState) -> StaticString {
    variantNames ? state.variantName : state.name
  }

  public init(detail: Bool, variantNames: Bool) {
    self.detail = detail
    self.variantNames = variantNames
  }
}

/// A pool, decided: everything that its status, its message and the tenant's rule need.
///
/// It is filled in place and then decided, for a copy of it takes as long as reading a small status.
public struct PoolEvaluation: ~Copyable, ~Escapable {
  public var observed: StatefulSetObservation
  public var previous: PreviousPool
  public var pods: PodSummary
  public let context: KubernetesRule.EvaluationContext
  public let rule: PoolRule
  /// What `decide` has found.
  public private(set) var decision = Decision(.notCreated, .statefulSetMissing)

  /// A pool of which nothing is known yet.
  @inline(__always)
  @_lifetime(immortal)
  public init(by rule: PoolRule, at context: KubernetesRule.EvaluationContext) {
    observed = StatefulSetObservation()
    previous = PreviousPool()
    pods = PodSummary()
    self.context = context
    self.rule = rule
  }

  /// Begins a summary of the pods that are given: none so far.
  ///
  /// - Parameters:
  ///   - owner: the StatefulSet, as pods refer to it.
  ///   - text: that they will be read from.
  @inline(__always)
  @_lifetime(self: copy self, copy owner, copy text)
  public mutating func beginPods(of owner: PodOwner, in text: JSONText) {
    pods = PodSummary(of: observed, owner: owner, in: text, at: context)
  }

  /// Decides by the rule.
  @inline(never)
  @_optimize(speed)
  @_lifetime(self: copy self)
  public mutating func decide() {
    switch rule {
    case .documented: decision = DocumentedRule.decide(observed)
    case .kubernetes:
      decision = KubernetesRule.decide(observed, previous: previous, pods: pods, at: context)
    }
  }

  /// Pods that should exist, by the rule in use.
  var desired: Int64 {
    switch rule {
    case .documented: Int64(observed.progress.replicas ?? 0)
    case .kubernetes: Counts.desired(observed)
    }
  }

  private var ready: Int64 { Int64(observed.progress.readyReplicas ?? 0) }

  /// Pods that exist.
  var total: Int64 {
    let most = max(observed.progress.updatedReplicas ?? 0, observed.progress.currentReplicas ?? 0)
    return Counts.total(observed, desired: desired, atLeast: max(ready, Int64(most)))
  }

  /// Pods that are ready, and for minReadySeconds where that is known.
  var serving: Int64 { Counts.serving(observed, ready: ready) }

  /// Whether the counters say complete and the pods alone do not.
  var isDeniedByPods: Bool {
    guard rule == .kubernetes, pods.areGiven, decision.reason != .stalled,
      decision.reason != .reconciling
    else { return false }
    return Counts(observed, previous, pods).areComplete && !pods.allow(complete: desired)
  }

  /// The reason: one of the library's words, `podFailing` where only the pod has one.
  public var reason: Reason {
    switch decision.deadline {
    case .exceeded: return .progressDeadlineExceeded
    case .staysFailed: return Reason.ofPool(previous.reason)
    case .none: break
    }
    guard decision.reason == .podFailing else { return decision.reason }
    let pick = pods.pick(decision.cause)
    switch pick.state {
    case .crashLoop: return .crashLoopBackOff
    case .unschedulable: return .unschedulable
    default: return Reason.ofPool(word(of: pick))
    }
  }

  /// The reason as the detailed status writes it: the pod's own word where it has one.
  var reasonWord: Text {
    @_lifetime(copy self)
    get {
      if decision.deadline == .staysFailed { return previous.reason }
      let reason = reason
      guard reason == .podFailing else { return Text(reason.name) }
      return word(of: pods.pick(decision.cause))
    }
  }

  /// The word that a pod waits with; the previous reason where kubelet alternates between the
  /// two.
  @_lifetime(copy self)
  func word(of pick: PodPick) -> Text {
    let word = pods.string(pick.word)
    return isPulling(word) && isPulling(previous.reason) ? previous.reason : word
  }

  private func isPulling(_ word: borrowing Text) -> Bool {
    word.equals(Reason.errImagePull.name) || word.equals(Reason.imagePullBackOff.name)
  }
}
