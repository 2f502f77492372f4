public import PoolStatus

/// What a call that went well comes to, beside its JSON.
public struct Outcome: Sendable {
  /// The state of the pool; nil for many.
  public let state: PoolState?
  /// Whether anything but the time differs.
  public let isChanged: Bool
  /// One static word.
  public let reason: StaticString

  init(state: PoolState?, isChanged: Bool, reason: StaticString) {
    self.state = state
    self.isChanged = isChanged
    self.reason = reason
  }

  /// What a pool's entry comes to.
  init(_ entry: borrowing PoolEntry) {
    self.init(
      state: entry.evaluation.decision.state, isChanged: entry.isChanged,
      reason: entry.evaluation.decision.reason.name)
  }
}
