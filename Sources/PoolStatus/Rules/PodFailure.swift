/// When a pod has failed: it will not become ready unless somebody does something.
public enum PodFailure {
  /// How long the scheduler may find no place before that is a failure, in seconds.
  static let unschedulableSeconds: Int64 = 15

  /// Why the pod has failed.
  ///
  /// - Parameters:
  ///   - pod: what was seen of it.
  ///   - text: that it was read from.
  ///   - now: the present.
  /// - Returns: nil if it has not; `.podFailing` where only the pod has a word for it.
  public static func reason(
    of pod: PodObservation, in text: JSONText, at now: Timestamp
  ) -> Reason? {
    if pod.isTerminating { return nil }
    let phase = text.text(pod.phase)
    if phase.equals("Failed") { return .podFailed }
    if pod.waitingWord.isPresent { return Reason(text.text(pod.waitingWord)) ?? .podFailing }
    if phase.equals("Running"), pod.hasEndedContainer { return .containerRestarted }
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
