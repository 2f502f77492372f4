/// How long a pod may show a failing state before it counts as failed, in seconds.
public struct PodGrace: Sendable {
  /// For containers that wait.
  public let container: Int64
  /// For the scheduler.
  public let scheduler: Int64

  /// - Parameter option: `pod_grace_seconds`: -1 is no grace, 0 the default, else the seconds for
  ///   both.
  public init(option: Int32) {
    switch option {
    case 0:
      container = 60
      scheduler = 300
    default:
      container = max(Int64(option), 0)
      scheduler = container
    }
  }
}
