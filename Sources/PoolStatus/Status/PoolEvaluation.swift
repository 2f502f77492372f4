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
  @inline(__always)
  @_lifetime(self: copy self)
  public mutating func beginPods() { pods = PodSummary(of: observed) }

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

  /// Pods that exist, by the kubernetes rule.
  var total: Int64 { Counts(observed).total }

  /// The reason as the detailed status writes it: the pod's own word where it has one.
  var reasonWord: Text {
    @_lifetime(copy self)
    get {
      guard decision.reason == .podFailing else { return Text(decision.reason.name) }
      switch decision.cause {
      case .failedPod: return pods.failed.word
      case .otherFailedPod: return pods.failedOther.word
      case .previous: return previous.reason
      case .terminatingPod, .none: return Text(decision.reason.name)
      }
    }
  }
}
