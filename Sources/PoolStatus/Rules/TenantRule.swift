/// The states that a tenant can be in, as `currentState` spells them.
public enum TenantState: Sendable {
  case ready, updating, degraded, notReady, blocked

  public var name: StaticString {
    switch self {
    case .ready: "Ready"
    case .updating: "Updating"
    case .degraded: "Degraded"
    case .notReady: "NotReady"
    case .blocked: "Blocked"
    }
  }
}

/// What the rule says of a tenant.
public struct TenantDecision: Sendable {
  public let state: TenantState
  public let reason: Reason
  /// The position in spec.pools of the pool that decides; nil where they all do.
  public let decidingPool: Int?

  /// Whether a condition is True.
  public func isTrue(_ type: ConditionType) -> Bool {
    switch type {
    case .ready: state == .ready
    case .reconciling: state == .updating
    case .degraded: state == .degraded
    case .stalled:
      switch reason {
      case .poolRolloutFailed, .poolDecommissionFailed, .poolDecommissionCanceled, .blocked: true
      default: false
      }
    }
  }
}

/// What the pools of a tenant add up to; they are added in any order.
public struct TenantRule: Sendable {
  /// The first pool that meets a row, and the row's reason.
  private struct First: Sendable {
    var position = Int.max
    var reason = Reason.podsNotReady

    mutating func add(_ reason: Reason, at position: Int) {
      if position < self.position { self = First(position: position, reason: reason) }
    }

    /// The row's decision, if a pool meets it.
    func decision(_ state: TenantState) -> TenantDecision? {
      if position == Int.max { return nil }
      return TenantDecision(state: state, reason: reason, decidingPool: position)
    }
  }

  /// Sum of readyReplicas of all pools; 64 bits, for it may pass what a status can hold.
  public private(set) var available: Int64 = 0
  /// Sum of replicas of all pools.
  public private(set) var allReplicas: Int64 = 0
  /// Sum of readyReplicas of the pools that count.
  public private(set) var ready: Int64 = 0
  /// Sum of replicas of the pools that count.
  public private(set) var total: Int64 = 0
  private var count = 0
  private var decommissionedCount = 0
  private var failed = First()
  private var degraded = First()
  private var moving = First()
  private var allScaledToZero = true

  /// A tenant without pools so far.
  public init() {}

  /// Takes a pool.
  ///
  /// - Parameters:
  ///   - pool: what was decided of it.
  ///   - position: its position in spec.pools.
  public mutating func add(_ pool: borrowing PoolEvaluation, at position: Int) {
    let poolReady = Int64(pool.observed.progress.readyReplicas ?? 0)
    let poolTotal = Int64(pool.observed.progress.replicas ?? 0)
    available &+= poolReady
    allReplicas &+= poolTotal
    if pool.previous.lifecycle == .decommissioned { return decommissionedCount &+= 1 }
    let decision = pool.decision
    count &+= 1
    ready &+= poolReady
    total &+= poolTotal
    if decision.reason != .scaledToZero { allScaledToZero = false }
    if decision.state == .rolloutFailed {
      failed.add(.poolRolloutFailed, at: position)
    } else if pool.previous.lifecycle == .decommissionFailed {
      failed.add(.poolDecommissionFailed, at: position)
    } else if pool.previous.lifecycle == .decommissionCanceled {
      failed.add(.poolDecommissionCanceled, at: position)
    }
    if decision.state == .degraded { degraded.add(.poolDegraded, at: position) }
    if TenantRule.isMoving(pool) {
      moving.add(.rolloutInProgress, at: position)
    } else if pool.previous.lifecycle == .decommissioning {
      moving.add(.poolDecommissioning, at: position)
    }
  }

  /// Row 3 as far as the workload goes.
  private static func isMoving(_ pool: borrowing PoolEvaluation) -> Bool {
    pool.decision.state == .updating || pool.observed.existence == .missing
      || (pool.decision.state == .notCreated && pool.observed.specReplicas != 0)
      || (pool.rule == .kubernetes && !pool.decision.isSettled)
  }

  /// Decides; the rows in their order (the page TenantRule has them).
  ///
  /// - Parameters:
  ///   - isTerminating: whether the Tenant has a deletionTimestamp.
  ///   - isBlocked: whether the host knows what blocks it.
  public func decide(isTerminating: Bool = false, isBlocked: Bool = false) -> TenantDecision {
    if isTerminating {  // row 0
      return TenantDecision(state: .updating, reason: .terminating, decidingPool: nil)
    }
    if isBlocked {  // row 0b
      return TenantDecision(state: .blocked, reason: .blocked, decidingPool: nil)
    }
    if let decision = failed.decision(.degraded) { return decision }  // row 1
    if let decision = degraded.decision(.degraded) { return decision }  // row 2
    if let decision = moving.decision(.updating) { return decision }  // row 3
    if ready == total, total > 0 {  // row 4
      return TenantDecision(state: .ready, reason: .allPodsReady, decidingPool: nil)
    }
    if count > 0, allScaledToZero {  // row 5
      return TenantDecision(state: .notReady, reason: .scaledToZero, decidingPool: nil)
    }
    // Row 6.
    let areGone = count == 0 && decommissionedCount > 0
    return TenantDecision(
      state: .notReady, reason: areGone ? .allPoolsDecommissioned : .podsNotReady,
      decidingPool: nil)
  }
}
