/// The sentence about a pool: numbers, the pod that matters, and what helps.
enum PoolMessage {
  /// Appends the sentence to `sink`.
  static func write(
    _ evaluation: borrowing PoolEvaluation, to sink: inout MessageSink
  ) {
    let decision = evaluation.decision
    switch decision.reason {
    case .statefulSetMissing: return sink.append("the StatefulSet does not exist")
    case .noStatus: return sink.append("the StatefulSet has no status yet")
    case .noReplicas: return sink.append("the StatefulSet has no pods")
    case .notObserved:
      return sink.append("the controller has not observed the StatefulSet yet")
    case .scaledToZero: return sink.append("scaled to zero")
    case .generationNotObserved:
      sink.append("the controller has observed generation ")
      sink.append(evaluation.observed.observedGeneration ?? 0)
      sink.append(", not yet ")
      return sink.append(evaluation.observed.generation ?? 0)
    case .terminating:
      let total = evaluation.total
      sink.append("the StatefulSet is being deleted, ")
      sink.append(total)
      return sink.append(total == 1 ? " pod left" : " pods left")
    default: break
    }
    writeCause(evaluation, to: &sink)
    writeCounts(evaluation, to: &sink)
    switch decision.reason {
    case .onDeletePending: sink.append("; strategy OnDelete: delete a pod to update it")
    case .partitioned:
      sink.append("; partition ")
      sink.append(Int64(evaluation.observed.partition ?? 0))
      sink.append(" holds the other pods back")
    default: break
    }
  }

  /// Appends what stands in front of the counts.
  private static func writeCause(
    _ evaluation: borrowing PoolEvaluation, to sink: inout MessageSink
  ) {
    switch evaluation.decision.cause {
    case .failedPod: return writePod(evaluation.pods.failed, to: &sink)
    case .otherFailedPod:
      guard evaluation.decision.reason == .stuckOnOldRevision else {
        return writePod(evaluation.pods.failedOther, to: &sink)
      }
      sink.append("pod ")
      sink.append(evaluation.pods.failedOther.pod)
      return sink.append(" of the old revision blocks the rollout: delete it; ")
    case .terminatingPod: return writePod(evaluation.pods.firstTerminating, to: &sink)
    case .previous:
      guard evaluation.decision.reason == .progressDeadlineExceeded else {
        return sink.append("no progress since the rollout failed; ")
      }
    case .none: break
    }
    switch evaluation.decision.reason {
    case .stalled: sink.append("condition Stalled is True; ")
    case .reconciling: sink.append("condition Reconciling is True; ")
    case .scalingDown:
      sink.append(Int64(evaluation.observed.progress.replicas ?? 0))
      sink.append(" pods, ")
      sink.append(evaluation.desired)
      sink.append(" wanted; ")
    case .scalingUp:
      sink.append(evaluation.total)
      sink.append(" of ")
      sink.append(evaluation.desired)
      sink.append(" pods created; ")
    case .progressDeadlineExceeded:
      if evaluation.observed.progressDeadlineExceeded {
        sink.append("condition Progressing is False; ")
      } else {
        sink.append("no progress for more than ")
        sink.append(Int64(evaluation.context.progressDeadline))
        sink.append(" seconds; ")
      }
    default: break
    }
  }

  private static func writePod(
    _ cause: borrowing PodSummary.Cause, to sink: inout MessageSink
  ) {
    sink.append("pod ")
    sink.append(cause.pod)
    switch cause.reason {
    case .podFailed: sink.append(" has failed; ")
    case .containerRestarted: sink.append(" restarts a container that ended; ")
    case .unschedulable: sink.append(" cannot be scheduled; ")
    case .podTerminating: sink.append(" is terminating; ")
    default:
      sink.append(" is in ")
      sink.append(cause.word)
      sink.append("; ")
    }
  }

  private static func writeCounts(
    _ evaluation: borrowing PoolEvaluation, to sink: inout MessageSink
  ) {
    sink.append(Int64(evaluation.observed.progress.readyReplicas ?? 0))
    sink.append(" of ")
    sink.append(evaluation.desired)
    sink.append(" pods ready, ")
    sink.append(Int64(evaluation.observed.progress.updatedReplicas ?? 0))
    sink.append(" of ")
    sink.append(evaluation.desired)
    sink.append(" updated")
  }
}
