import Testing

@testable import PoolStatus

/// What a rule said, as a value that can be compared.
struct Verdict: Equatable, Sendable {
  var state: PoolState
  var reason: Reason
  var cause = Decision.Cause.none
  var isSettled = false
}

/// A row of a decision table: what is given and what must come of it.
struct Row: Sendable, CustomTestStringConvertible {
  let name: String
  let situation: Situation
  let expected: Verdict
  var testDescription: String { name }

  /// - Parameters:
  ///   - name: the number of the row in the table, and what is particular here.
  ///   - start: the situation to start from.
  ///   - change: how this one differs from it.
  init(
    _ name: String, _ state: PoolState, _ reason: Reason, by cause: Decision.Cause = .none,
    settled: Bool = false, from start: Situation = Situation(),
    _ change: (inout Situation) -> Void = { _ in }
  ) {
    self.name = name
    var situation = start
    change(&situation)
    self.situation = situation
    expected = Verdict(state: state, reason: reason, cause: cause, isSettled: settled)
  }
}

extension Situation {
  /// What a rule says of it.
  func verdict(by rule: PoolRule) throws -> Verdict {
    try evaluate(by: rule) { evaluation in
      let decision = evaluation.decision
      return Verdict(
        state: decision.state, reason: decision.reason, cause: decision.cause,
        isSettled: decision.isSettled)
    }
  }
}
