public import PoolStatus

/// What a call that went well comes to, beside its JSON. Small, so that it travels in a register.
public struct Outcome: BitwiseCopyable, Sendable {
  /// The number of the pool's state; 0 for many.
  public let state: Int32
  /// Whether anything but the time differs.
  public let isChanged: Bool
  /// Why; nil for many.
  public let reason: Reason?

  init(state: PoolState?, isChanged: Bool, reason: Reason?) {
    self.state = state?.rawValue ?? 0
    self.isChanged = isChanged
    self.reason = reason
  }

  /// What a pool's entry comes to.
  init(_ entry: borrowing PoolEntry) {
    self.init(
      state: entry.evaluation.decision.state, isChanged: entry.isChanged,
      reason: entry.evaluation.reason)
  }
}
