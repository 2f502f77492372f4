/// The states that a tenant can be in, as `currentState` spells them.
public enum TenantState: Sendable {
  case ready, updating, degraded, notReady

  public var name: StaticString {
    switch self {
    case .ready: "Ready"
    case .updating: "Updating"
    case .degraded: "Degraded"
    case .notReady: "NotReady"
    }
  }
}

/// What the rule says of a tenant.
public struct TenantDecision: Sendable {
  public let state: TenantState
  public let reason: Reason
  /// The place in spec.pools of the pool that decides; nil where they all do.
  public let decidingPool: Int?

  /// Whether a condition of ours is True.
  public func isTrue(_ type: ConditionType) -> Bool {
    switch type {
    case .ready: state == .ready
    case .reconciling: state == .updating
    case .degraded: state == .degraded
    case .stalled: reason == .poolRolloutFailed
    }
  }
}

/// What the pools of a tenant add up to; they are added in any order.
public struct TenantRule: Sendable {
  /// Sum of readyReplicas; 64 bits, for it may pass what a status can hold.
  public private(set) var ready: Int64 = 0
  /// Sum of replicas.
  public private(set) var total: Int64 = 0
  private var count = 0
  private var firstFailed: Int?
  private var firstDegraded: Int?
  private var firstMoving: Int?
  private var allScaledToZero = true

  /// A tenant without pools so far.
  public init() {}

  /// Takes a pool.
  ///
  /// - Parameters:
  ///   - pool: what was decided of it.
  ///   - position: its place in spec.pools.
  public mutating func add(_ pool: borrowing PoolEvaluation, at position: Int) {
    let decision = pool.decision
    count &+= 1
    ready &+= Int64(pool.observed.progress.readyReplicas ?? 0)
    total &+= Int64(pool.observed.progress.replicas ?? 0)
    if decision.reason != .scaledToZero { allScaledToZero = false }
    if decision.state == .rolloutFailed { firstFailed = min(firstFailed ?? position, position) }
    if decision.state == .degraded { firstDegraded = min(firstDegraded ?? position, position) }
    let isMoving =
      decision.state == .updating || pool.observed.existence == .missing
      || (pool.rule == .kubernetes && !decision.isSettled)
    if isMoving { firstMoving = min(firstMoving ?? position, position) }
  }

  /// Decides; rows 1 to 6 in their order (the page TenantRule has them).
  public func decide() -> TenantDecision {
    if let firstFailed {  // row 1
      return TenantDecision(state: .degraded, reason: .poolRolloutFailed, decidingPool: firstFailed)
    }
    if let firstDegraded {  // row 2
      return TenantDecision(state: .degraded, reason: .poolDegraded, decidingPool: firstDegraded)
    }
    if let firstMoving {  // row 3
      return TenantDecision(state: .updating, reason: .rolloutInProgress, decidingPool: firstMoving)
    }
    if ready == total, total > 0 {  // row 4
      return TenantDecision(state: .ready, reason: .allPodsReady, decidingPool: nil)
    }
    if count > 0, allScaledToZero {  // row 5
      return TenantDecision(state: .notReady, reason: .scaledToZero, decidingPool: nil)
    }
    // Row 6.
    return TenantDecision(state: .notReady, reason: .podsNotReady, decidingPool: nil)
  }
}
