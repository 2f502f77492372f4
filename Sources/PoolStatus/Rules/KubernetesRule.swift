/// The rule of what the StatefulSet controller really writes. The page KubernetesRule has the
/// recorded facts that it rests on.
public enum KubernetesRule {
  /// What the caller knows besides the objects.
  public struct EvaluationContext: Sendable {
    /// The present.
    public let now: Timestamp
    /// Seconds after which a rollout that does not move has failed; 0: never.
    public let progressDeadline: Int32
    /// How long a pod may show a failing state.
    public let podGrace: PodGrace

    public init(now: Timestamp, progressDeadline: Int32, podGrace: PodGrace = PodGrace(option: 0)) {
      self.now = now
      self.progressDeadline = progressDeadline
      self.podGrace = podGrace
    }
  }

  /// Decides; the rows in their order (the page KubernetesRule has them), then the deadline.
  public static func decide(
    _ observed: borrowing StatefulSetObservation, previous: borrowing PreviousPool,
    pods: borrowing PodSummary, at context: EvaluationContext
  ) -> Decision {
    // Row 1.
    if observed.existence == .missing {
      return Decision(.notCreated, observed.isNotOwned ? .statefulSetNotOwned : .statefulSetMissing)
    }
    let row = row(observed, previous, pods)
    guard isWaiting(row.state) else { return row }
    return row.waiting(deadline(observed, previous, pods, context))
  }

  /// Rows 2 to 12.
  private static func row(
    _ observed: borrowing StatefulSetObservation, _ previous: borrowing PreviousPool,
    _ pods: borrowing PodSummary
  ) -> Decision {
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

    let counts = Counts(observed, previous, pods)
    if counts.desired == 0, counts.total == 0, !counts.pending {
      return Decision(.notCreated, .scaledToZero, settled: true)  // row 6
    }
    if counts.areComplete {
      if pods.allow(complete: counts.desired) {  // row 7
        return Decision(.rolloutComplete, completeReason(observed, counts), settled: true)
      }
      if !pods.isAnyOwned { return Decision(.updating, .podsNotSeen) }  // row 7b
    }
    if counts.busy, let failed = failure(observed, counts, pods) { return failed }
    return underWay(observed, counts, previous, pods) ?? degraded(counts, pods)
  }

  /// Rows 8a to 8d: what a busy rollout can fail of.
  private static func failure(
    _ observed: borrowing StatefulSetObservation, _ counts: Counts, _ pods: borrowing PodSummary
  ) -> Decision? {
    if counts.total > counts.desired {
      if !observed.isParallel, pods.failedWanted.isFound {  // row 8a
        return Decision(.rolloutFailed, .podFailing, by: .failedWanted)
      }
    } else {
      // Row 8b.
      if !counts.rolling, pods.failedAlike.isFound || pods.failedHeld.isFound {
        return Decision(.rolloutFailed, .podFailing, by: .failedAlikeOrHeld)
      }
      if pods.failedAlike.isFound {
        return Decision(.rolloutFailed, .podFailing, by: .failedAlike)
      }
      // Row 8c.
      if !observed.isParallel, counts.rolling, pods.failed.isFound {
        if pods.failedIsHeld {
          return Decision(.rolloutFailed, .podFailing, by: .failedHeld)
        }
        return Decision(.rolloutFailed, .stuckOnOldRevision, by: .failed)
      }
    }
    guard observed.progressDeadlineExceeded else { return nil }
    return Decision(.rolloutFailed, .progressDeadlineExceeded)  // row 8d
  }

  /// Rows 9 to 11f.
  private static func underWay(
    _ observed: borrowing StatefulSetObservation, _ counts: Counts,
    _ previous: borrowing PreviousPool, _ pods: borrowing PodSummary
  ) -> Decision? {
    if counts.total > counts.desired { return Decision(.updating, .scalingDown) }  // row 9
    if counts.first, !counts.revisionsDiffer {
      return Decision(counts.ready == 0 ? .created : .initialized, .starting)  // row 10
    }
    if counts.revisionsDiffer, counts.rolling {  // row 11a
      return Decision(.updating, counts.pending ? .rollingUpdate : .waitingForReady)
    }
    if counts.byHand { return Decision(.updating, .rollingUpdate) }  // row 11b
    // Row 11c.
    if counts.total < counts.desired, !counts.lost { return Decision(.updating, .scalingUp) }
    if counts.pending { return Decision(.updating, .podsOnOtherRevision) }  // row 11d
    // Row 11e.
    if counts.total >= counts.desired, counts.ready >= counts.desired,
      counts.serving < counts.desired, pods.allow(complete: counts.desired),
      counts.busy || previous.last == .unknown
    {
      return Decision(.updating, .waitingForAvailable)
    }
    // Row 11f.
    guard counts.first || counts.moving || counts.grew else { return nil }
    return Decision(.updating, .waitingForReady)
  }

  /// Row 12: nothing is under way, and yet not all pods are ready.
  private static func degraded(_ counts: Counts, _ pods: borrowing PodSummary) -> Decision {
    if pods.failed.isFound { return Decision(.degraded, .podFailing, by: .failed) }
    if counts.total < counts.desired { return Decision(.degraded, .podMissing) }
    if pods.terminating.isFound { return Decision(.degraded, .podTerminating, by: .terminating) }
    if pods.ended.isFound {
      let hasFailed = pods.ended.state == .phaseFailed
      return Decision(.degraded, hasFailed ? .podFailed : .podSucceeded, by: .ended)
    }
    let isServing = counts.serving >= counts.desired
    return Decision(
      .degraded, counts.ready >= counts.desired && !isServing ? .waitingForAvailable : .podsNotReady
    )
  }

  /// Row 7: which word for complete.
  private static func completeReason(
    _ observed: borrowing StatefulSetObservation, _ counts: Counts
  ) -> Reason {
    if observed.isOnDelete,
      (counts.revisionsDiffer && counts.updated < counts.desired) || counts.isBehind
    {
      return .onDeletePending
    }
    if (counts.partition ?? 0) > 0, counts.revisionsDiffer || counts.isBehind {
      return .partitioned
    }
    return .complete
  }

  /// What the deadline makes of a row that waits.
  private static func deadline(
    _ observed: borrowing StatefulSetObservation, _ previous: borrowing PreviousPool,
    _ pods: borrowing PodSummary, _ context: EvaluationContext
  ) -> Decision.Deadline {
    guard context.progressDeadline > 0, previous.progress.isIdentical(to: observed.progress) else {
      return .none
    }
    let hasFailed = previous.was(.rolloutFailed)
    if hasFailed, !previous.reason.isEmpty,
      !previous.reason.equals(Reason.progressDeadlineExceeded.name)
    {
      return pods.areGiven || previous.reason.equals(Reason.stalled.name) ? .none : .staysFailed
    }
    guard case .state(let last) = previous.last, hasFailed || isWaiting(last),
      let since = Timestamp(previous.lastUpdateTime),
      context.now.isMore(than: Int64(context.progressDeadline), after: since)
    else { return .none }
    return .exceeded
  }

  /// Whether a state waits for something that may never come.
  private static func isWaiting(_ state: PoolState) -> Bool {
    state == .created || state == .initialized || state == .updating
  }
}

extension PodSummary {
  /// Whether the pods, where they are given, bear out that `desired` of them are ready:
  /// the counters are written before the last pod is gone.
  func allow(complete desired: Int64) -> Bool {
    !areGiven || (!terminating.isFound && ready >= desired)
  }
}
