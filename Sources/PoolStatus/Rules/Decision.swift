/// What a rule says of a pool.
public struct Decision: Sendable {
  /// Which pod explains the reason, where one does.
  public enum Cause: Sendable {
    case none
    /// The first failed pod.
    case failed
    /// The first failed pod among those that are wanted (row 8a).
    case failedWanted
    /// The first failed pod that is not on another revision (row 8b).
    case failedAlike
    /// The first failed pod that is held back (row 8c), or that comes before that one (row 8b).
    case failedHeld, failedAlikeOrHeld
    case terminating
    /// The first pod of phase Failed or Succeeded.
    case ended
  }

  /// What the deadline makes of a row.
  public enum Deadline: Sendable {
    case none
    /// It has passed.
    case exceeded
    /// The failure is kept until something moves.
    case staysFailed
  }

  public private(set) var state: PoolState
  /// The row's reason, whatever pods and deadline make of it (`PoolEvaluation.reason`).
  public let reason: Reason
  public let cause: Cause
  /// Whether nothing is left to do for the controller (rows 6 and 7 of the kubernetes rule).
  public let isSettled: Bool
  /// Whether everybody waits for a pod: rows 2 to 12 where they say Created, Initialized or
  /// Updating.
  public private(set) var isWaiting = false
  public private(set) var deadline = Deadline.none

  init(_ state: PoolState, _ reason: Reason, by cause: Cause = .none, settled: Bool = false) {
    self.state = state
    self.reason = reason
    self.cause = cause
    isSettled = settled
  }

  /// A row of the kubernetes rule, after the deadline was asked.
  func waiting(_ deadline: Deadline) -> Decision {
    var decision = self
    decision.isWaiting = true
    decision.deadline = deadline
    if deadline != .none { decision.state = .rolloutFailed }
    return decision
  }
}
