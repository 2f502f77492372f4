/// What a rule says of a pool.
public struct Decision: Sendable {
  /// Who explains the reason, where a pod or the previous status does.
  public enum Cause: Sendable {
    case none
    /// The first failed pod that counts.
    case failedPod
    /// The first failed pod of another revision.
    case otherFailedPod
    /// The first terminating pod.
    case terminatingPod
    /// The previous status: the failure is kept until something moves.
    case previous
  }

  public let state: PoolState
  public let reason: Reason
  public let cause: Cause
  /// Whether nothing is left to do for the controller (rows 6 and 8 of the kubernetes rule).
  public let isSettled: Bool

  init(_ state: PoolState, _ reason: Reason, by cause: Cause = .none, settled: Bool = false) {
    self.state = state
    self.reason = reason
    self.cause = cause
    isSettled = settled
  }
}
