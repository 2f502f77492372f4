/// The rule of what the StatefulSet controller really writes.
///
/// Facts that it rests on, each in Tests/Fixtures/recordings: zero counters are absent
/// (a1); right after creation the status has no observedGeneration (a2); while a pod is
/// replaced current + updated < total, and ready == updated == total < spec.replicas
/// occurs in the middle of a rollout (b1); a partitioned rollout rests with revisions
/// that differ (d1); OnDelete never makes them equal (e1); after the rollback of a stuck
/// rollout they are equal while pods are still on the other one (c3).
public enum KubernetesRule {
  /// What the caller knows besides the objects.
  public struct EvaluationContext: Sendable {
    /// The present.
    public let now: Timestamp
    /// Seconds after which a rollout that does not move has failed; 0: never.
    public let progressDeadline: Int32

    public init(now: Timestamp, progressDeadline: Int32) {
      self.now = now
      self.progressDeadline = progressDeadline
    }
  }

  /// Decides; the rows in their order (the page KubernetesRule has them).
  public static func decide(
    _ observed: borrowing StatefulSetObservation, previous: borrowing PreviousPool,
    pods: borrowing PodSummary, at context: EvaluationContext
  ) -> Decision {
    // Row 1.
    if observed.existence == .missing { return Decision(.notCreated, .statefulSetMissing) }
    if observed.isTerminating { return Decision(.updating, .terminating) }  // row 2
    let generation = observed.generation ?? 0
    let observedGeneration = observed.observedGeneration ?? 0
    if !observed.hasStatus || observed.statusIsEmpty || (generation > 0 && observedGeneration == 0)
    {
      return Decision(.created, .notObserved)  // row 3
    }
    // Row 4.
    if observedGeneration < generation { return Decision(.updating, .generationNotObserved) }
    if observed.isStalled { return Decision(.rolloutFailed, .stalled) }  // row 5a
    if observed.isReconciling { return Decision(.updating, .reconciling) }  // row 5b

    let counts = Counts(observed)
    if counts.desired == 0, counts.total == 0, !counts.pending {
      return Decision(.notCreated, .scaledToZero, settled: true)  // row 6
    }
    if counts.total > counts.desired { return Decision(.updating, .scalingDown) }  // row 7
    // Row 8.
    if counts.areComplete, pods.allow(complete: counts.desired) {
      return Decision(.rolloutComplete, completeReason(observed, counts), settled: true)
    }

    let first = isFirst(previous.last)
    let wasMoving = previous.was(.updating) || previous.was(.rolloutFailed)
    let busy = counts.rolling || counts.total < counts.desired || first || wasMoving
    if busy, let failed = failure(observed, counts, previous, pods, context) { return failed }

    if first, !counts.revisionsDiffer {
      return Decision(counts.ready == 0 ? .created : .initialized, .starting)  // row 10
    }
    if counts.revisionsDiffer, counts.rolling {  // row 11a
      return Decision(.updating, counts.pending ? .rollingUpdate : .waitingForReady)
    }
    if counts.total < counts.desired { return Decision(.updating, .scalingUp) }  // row 11b
    if counts.pending { return Decision(.updating, .podsOnOtherRevision) }  // row 11c
    if wasMoving { return Decision(.updating, .waitingForReady) }  // row 11d
    return degraded(counts, pods, busy: busy)
  }

  /// Rows 9a to 9c: what a busy rollout can fail of.
  private static func failure(
    _ observed: borrowing StatefulSetObservation, _ counts: Counts,
    _ previous: borrowing PreviousPool, _ pods: borrowing PodSummary, _ context: EvaluationContext
  ) -> Decision? {
    if pods.failed.isFound {  // row 9a
      return Decision(.rolloutFailed, pods.failed.reason, by: .failedPod)
    }
    // Row 9b.
    if !observed.isParallel, counts.rolling, pods.failedOther.isFound {
      return Decision(.rolloutFailed, .stuckOnOldRevision, by: .otherFailedPod)
    }
    if observed.progressDeadlineExceeded {  // row 9c, and all that follows
      return Decision(.rolloutFailed, .progressDeadlineExceeded)
    }
    guard context.progressDeadline > 0, previous.progress.means(theSameAs: observed.progress)
    else { return nil }
    if previous.was(.rolloutFailed) {
      let kept = previous.reason.isEmpty ? nil : Reason(previous.reason) ?? .podFailing
      return Decision(.rolloutFailed, kept ?? .progressDeadlineExceeded, by: .previous)
    }
    let canFail = previous.was(.created) || previous.was(.initialized) || previous.was(.updating)
    if canFail, let since = Timestamp(previous.lastUpdateTime),
      context.now.isMore(than: Int64(context.progressDeadline), after: since)
    {
      return Decision(.rolloutFailed, .progressDeadlineExceeded)
    }
    return nil
  }

  /// Row 12: nothing is under way, and yet not all pods are ready.
  private static func degraded(_ counts: Counts, _ pods: borrowing PodSummary, busy: Bool)
    -> Decision
  {
    if pods.failed.isFound { return Decision(.degraded, pods.failed.reason, by: .failedPod) }
    if !busy, pods.failedOther.isFound {
      return Decision(.degraded, pods.failedOther.reason, by: .otherFailedPod)
    }
    if pods.firstTerminating.isFound, counts.ready >= counts.desired {
      return Decision(.degraded, .podTerminating, by: .terminatingPod)
    }
    return Decision(.degraded, .podsNotReady)
  }

  /// Row 8: which word for complete.
  private static func completeReason(
    _ observed: borrowing StatefulSetObservation, _ counts: Counts
  ) -> Reason {
    if observed.isOnDelete, counts.revisionsDiffer, counts.updated < counts.desired {
      return .onDeletePending
    }
    if (observed.partition ?? 0) > 0, counts.revisionsDiffer { return .partitioned }
    return .complete
  }

  /// Whether the pool has never been complete so far.
  private static func isFirst(_ last: PreviousPool.LastState) -> Bool {
    switch last {
    case .unknown: false
    case .neverSeen, .state(.notCreated), .state(.created), .state(.initialized): true
    case .state: false
    }
  }
}

extension PodSummary {
  /// Whether the pods, where they are given, bear out that `desired` of them are ready:
  /// the counters are written before the last pod is gone.
  fileprivate func allow(complete desired: Int64) -> Bool {
    !areGiven || (terminating == 0 && Int64(ready) >= desired)
  }
}
