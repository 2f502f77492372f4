/// When a pod has failed: it will not become ready unless somebody does something.
public enum PodFailure {
  /// How long the scheduler may find no place before that is a failure, in seconds.
  static let unschedulableSeconds: Int64 = 15

  /// Why the pod has failed.
  ///
  /// - Returns: nil if it has not; `.podFailing` where only the pod has a word for it.
  public static func reason(of pod: borrowing PodObservation, at now: Timestamp) -> Reason? {
    if pod.isTerminating { return nil }
    if pod.phase.reads("Failed") { return .podFailed }
    if pod.initWaitingReason.isPresent { return Reason(pod.initWaitingReason) ?? .podFailing }
    if pod.waitingReason.isPresent { return Reason(pod.waitingReason) ?? .podFailing }
    if pod.phase.reads("Running"), pod.hasEndedContainer { return .containerRestarted }
    if let since = pod.unschedulableSince, now.isAtLeast(unschedulableSeconds, after: since) {
      return .unschedulable
    }
    return nil
  }

  /// Whether a container that waits with this reason has failed, as against one that is
  /// still being created (`ContainerCreating`, `PodInitializing`).
  public static func isFailure(waiting reason: borrowing Text) -> Bool {
    if reason.begins(with: "Err") { return true }
    if reason.ends(in: "Error") || reason.ends(in: "BackOff") { return true }
    return Reason(reason)?.isWaitingFailure ?? false
  }
}

extension Text {
  fileprivate func begins(with prefix: StaticString) -> Bool { bytes.has(prefix.bytes, at: 0) }

  fileprivate func ends(in suffix: StaticString) -> Bool {
    bytes.has(suffix.bytes, at: bytes.count &- suffix.bytes.count)
  }
}
