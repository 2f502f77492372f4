import Testing

@testable import PoolStatus

@Suite struct DocumentedRuleTests {
  /// The table turned round: not which row comes first, but which points each state owns.
  private static func owns(
    _ state: PoolState, desired: Int32, ready: Int32, current: Int32, updated: Int32
  ) -> Bool {
    let exists = desired != 0
    let isComplete = ready == desired && updated == desired
    let isBehind = min(updated, current) < desired
    return switch state {
    case .notCreated: !exists
    case .rolloutComplete: exists && isComplete
    case .updating: exists && !isComplete && isBehind
    case .degraded: exists && !isBehind && ready < desired
    case .initialized: exists && !isComplete && !isBehind && ready >= desired
    case .created, .rolloutFailed: false
    }
  }

  private static let reasons: [PoolState: Reason] = [
    .notCreated: .noReplicas, .rolloutComplete: .complete, .updating: .rollingUpdate,
    .degraded: .podsNotReady, .initialized: .starting,
  ]

  @Test func allCountersToSix() {
    var counts: [PoolState: Int] = [:]
    for point in 0..<2401 {
      let digits = [343, 49, 7, 1].map { Int32(point / $0 % 7) }
      let decision = DocumentedRule.decide(
        desired: digits[0], ready: digits[1], current: digits[2], updated: digits[3])
      counts[decision.state, default: 0] += 1
      let isRight = Self.owns(
        decision.state, desired: digits[0], ready: digits[1], current: digits[2],
        updated: digits[3])
      if !isRight || decision.reason != Self.reasons[decision.state] || decision.isSettled {
        Issue.record("\(digits): \(decision)")
      }
    }
    // Counted by hand, over desired = d from 1 to 6: complete 7 each; degraded d * (7-d)^2;
    // initialized (7-d)^3 - (7-d); the rest of 6 * 343 is updating.
    #expect(
      counts == [
        .notCreated: 343, .rolloutComplete: 42, .updating: 1400, .degraded: 196, .initialized: 420,
      ])
  }

  static let rows = [
    Row("1 the StatefulSet does not exist", .notCreated, .statefulSetMissing) {
      $0.existence = .missing
    },
    Row("1 whatever else is known", .notCreated, .statefulSetMissing) {
      $0.existence = .missing
      $0.hasStatus = false
    },
    Row("2 no status", .notCreated, .noStatus) { $0.hasStatus = false },
    Row("3 desired == 0", .notCreated, .noReplicas) { $0.total = 0 },
    Row("3 desired absent", .notCreated, .noReplicas) { $0.total = nil },
    Row("4 ready and updated", .rolloutComplete, .complete) { $0.current = nil },
    Row("5 updated absent", .updating, .rollingUpdate) { $0.updated = nil },
    Row("5 current absent, not ready", .updating, .rollingUpdate) {
      $0.current = nil
      $0.ready = nil
    },
    Row("6 ready absent", .degraded, .podsNotReady) { $0.ready = nil },
    Row("7 more ready than desired", .initialized, .starting) { $0.ready = 5 },
    Row("only the status is known", .rolloutComplete, .complete) { $0.existence = .statusOnly },
    Row("an empty status is a status", .notCreated, .noReplicas) {
      $0.statusIsEmpty = true
      $0.total = nil
    },
    Row("everything but the counters is ignored", .rolloutComplete, .complete) {
      $0.isTerminating = true
      $0.generation = 9
      $0.isStalled = true
      $0.isReconciling = true
      $0.progressDeadlineExceeded = true
      $0.desired = 7
      $0.isOnDelete = true
      $0.partition = 2
      $0.updateRevision = "newer"
      $0.previous = .state(.rolloutFailed)
      $0.pods = [.stuck]
    },
  ]

  @Test(arguments: rows) func row(_ row: Row) throws {
    #expect(try row.situation.verdict(by: .documented) == row.expected)
  }

  /// Numbers that no API server sends are compared as they are.
  @Test func anyNumber() {
    let lowest = Int32.min
    let highest = Int32.max
    #expect(
      DocumentedRule.decide(desired: -1, ready: -1, current: -2, updated: -1).state
        == .rolloutComplete)
    #expect(
      DocumentedRule.decide(desired: highest, ready: 0, current: lowest, updated: highest)
        .state == .updating)
    #expect(
      DocumentedRule.decide(
        desired: highest, ready: lowest, current: highest,
        updated: highest
      ).state == .degraded)
    #expect(
      DocumentedRule.decide(desired: lowest, ready: highest, current: 0, updated: 0).state
        == .initialized)
  }
}
