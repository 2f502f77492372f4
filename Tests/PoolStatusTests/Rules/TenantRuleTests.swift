import Testing

@testable import PoolStatus

@Suite struct TenantRuleTests {
  /// Pools of a tenant and what they add up to.
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let pools: [Situation]
    let rule: PoolRule
    let state: TenantState
    let reason: Reason
    let decidingPool: Int?
    var testDescription: String { name }

    init(
      _ name: String, _ state: TenantState, _ reason: Reason, by decidingPool: Int? = nil,
      rule: PoolRule = .kubernetes, of pools: [Situation]
    ) {
      self.name = name
      self.pools = pools
      self.rule = rule
      self.state = state
      self.reason = reason
      self.decidingPool = decidingPool
    }
  }

  private static let complete = Situation()
  private static let degraded = Situation.oneNotReady
  private static let updating = Situation.rollout
  private static let failed = change { $0.isStalled = true }
  private static let missing = change {
    $0.existence = .missing
    ($0.total, $0.ready) = (nil, nil)
  }
  private static let starting = change {
    $0.previous = .neverSeen
    $0.ready = 3
  }
  private static let scaledToZero = change {
    ($0.desired, $0.total) = (0, 0)
    ($0.ready, $0.current, $0.updated) = (nil, nil, nil)
  }
  private static let tooManyReady = change { $0.ready = 5 }
  private static let withoutStatus = change {
    $0.hasStatus = false
    ($0.total, $0.ready) = (nil, nil)
  }

  private static func change(_ body: (inout Situation) -> Void) -> Situation {
    var situation = Situation()
    body(&situation)
    return situation
  }

  private static func complete(_ lifecycle: PoolLifecycle) -> Situation {
    change { $0.lifecycle = lifecycle }
  }
  private static let gone = change {
    $0.lifecycle = .decommissioned
    $0.isStalled = true
  }

  static let rows = [
    Row(
      "1 RolloutFailed", .degraded, .poolRolloutFailed, by: 3,
      of: [complete, degraded, updating, failed, failed]),
    Row(
      "2 Degraded", .degraded, .poolDegraded, by: 2, of: [missing, updating, degraded, degraded]),
    Row(
      "2 documented", .degraded, .poolDegraded, by: 1, rule: .documented, of: [missing, degraded]),
    Row("3 Updating", .updating, .rolloutInProgress, by: 1, of: [complete, updating]),
    Row("3 no StatefulSet", .updating, .rolloutInProgress, by: 0, of: [missing, updating]),
    Row("3 not settled", .updating, .rolloutInProgress, by: 1, of: [complete, starting]),
    Row(
      "3 documented, no StatefulSet", .updating, .rolloutInProgress, by: 1, rule: .documented,
      of: [complete, missing]),
    Row("4 all ready", .ready, .allPodsReady, of: [complete, complete]),
    Row("4 beside a pool scaled to zero", .ready, .allPodsReady, of: [complete, scaledToZero]),
    Row(
      "3 documented, without status though pods are wanted", .updating, .rolloutInProgress, by: 1,
      rule: .documented, of: [complete, withoutStatus]),
    Row(
      "4 documented, beside one that wants no pods", .ready, .allPodsReady, rule: .documented,
      of: [complete, change { ($0.desired, $0.total, $0.ready) = (0, nil, nil) }]),
    Row(
      "1 decommissioning failed", .degraded, .poolDecommissionFailed, by: 1,
      of: [complete, complete(.decommissionFailed), failed]),
    Row(
      "1 decommissioning canceled", .degraded, .poolDecommissionCanceled, by: 0,
      of: [complete(.decommissionCanceled), complete]),
    Row(
      "3 decommissioning", .updating, .poolDecommissioning, by: 1,
      of: [complete, complete(.decommissioning)]),
    Row("4 a decommissioned pool does not count", .ready, .allPodsReady, of: [complete, gone]),
    Row("6 all decommissioned", .notReady, .allPoolsDecommissioned, of: [gone, gone]),
    Row("5 scaled to zero", .notReady, .scaledToZero, of: [scaledToZero, scaledToZero]),
    Row(
      "6 documented knows no ScaledToZero", .notReady, .podsNotReady, rule: .documented,
      of: [scaledToZero]),
    Row("6 more ready than pods", .notReady, .podsNotReady, of: [tooManyReady]),
    Row("6 no pools", .notReady, .podsNotReady, of: []),
    Row("6 no pools, documented", .notReady, .podsNotReady, rule: .documented, of: []),
  ]

  @Test(arguments: rows) func row(_ row: Row) throws {
    var rule = TenantRule()
    var ready: Int64 = 0
    var total: Int64 = 0
    for (position, pool) in row.pools.enumerated() {
      try pool.evaluate(by: row.rule) { rule.add($0, at: position) }
      if pool.lifecycle == .decommissioned { continue }
      ready += Int64(pool.ready ?? 0)
      total += Int64(pool.total ?? 0)
    }
    let decision = rule.decide()
    #expect(decision.state == row.state)
    #expect(decision.reason == row.reason)
    #expect(decision.decidingPool == row.decidingPool)
    #expect(rule.ready == ready)
    #expect(rule.total == total)
    let conditions: [ConditionType] = [.ready, .reconciling, .degraded, .stalled]
    #expect(conditions.map { decision.isTrue($0) } == Self.conditions[row.reason])
  }

  /// The order in which pools are added is no matter: their positions count.
  @Test(arguments: rows) func anyOrder(_ row: Row) throws {
    for positions in [
      Array(row.pools.indices.reversed()), row.pools.indices.sorted { $0 % 2 < $1 % 2 },
    ] {
      var rule = TenantRule()
      for position in positions {
        try row.pools[position].evaluate(by: row.rule) { rule.add($0, at: position) }
      }
      let decision = rule.decide()
      #expect(decision.reason == row.reason)
      #expect(decision.decidingPool == row.decidingPool)
    }
  }

  /// Ready, Reconciling, Degraded and Stalled, as the table has them for each reason.
  private static let conditions: [Reason: [Bool]] = [
    .poolRolloutFailed: [false, false, true, true],
    .poolDecommissionFailed: [false, false, true, true],
    .poolDecommissionCanceled: [false, false, true, true],
    .poolDegraded: [false, false, true, false],
    .poolDecommissioning: [false, true, false, false],
    .allPoolsDecommissioned: [false, false, false, false],
    .rolloutInProgress: [false, true, false, false],
    .allPodsReady: [true, false, false, false],
    .scaledToZero: [false, false, false, false],
    .podsNotReady: [false, false, false, false],
  ]

  @Test func sumsPastInt32() throws {
    var pool = Situation()
    (pool.total, pool.ready, pool.desired) = (.max, .max, .max)
    (pool.current, pool.updated) = (.max, .max)
    var rule = TenantRule()
    for position in 0..<3 {
      try pool.evaluate(by: .kubernetes) { rule.add($0, at: position) }
    }
    #expect(rule.ready == 3 * Int64(Int32.max))
    #expect(rule.decide().state == .ready)
  }

  /// Rows 0 and 0b, whatever the pools are.
  @Test func beforeThePools() throws {
    var rule = TenantRule()
    try Self.failed.evaluate(by: .kubernetes) { rule.add($0, at: 0) }
    let conditions: [ConditionType] = [.ready, .reconciling, .degraded, .stalled]
    let terminating = rule.decide(isTerminating: true, isBlocked: true)
    #expect(terminating.state == .updating && terminating.reason == .terminating)
    #expect(conditions.map { terminating.isTrue($0) } == [false, true, false, false])
    let blocked = rule.decide(isBlocked: true)
    #expect(blocked.state == .blocked && blocked.reason == .blocked)
    #expect(conditions.map { blocked.isTrue($0) } == [false, false, false, true])
  }

  @Test func reasonsOfABlock() {
    let rows: [(StaticString, Bool)] = [
      ("A", true), ("SecretMissing", true), ("a1_,:b", true), ("", false), ("1a", false),
      ("_a", false), ("a,", false), ("a:", false), ("a_", true), ("a-b", false), ("a b", false),
      ("\u{E9}", false),
    ]
    for (word, expected) in rows {
      let isReason = TenantBlock.isReason(Text(word))
      #expect(isReason == expected, "\(word)")
    }
  }
}
