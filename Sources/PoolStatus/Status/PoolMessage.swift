/// The sentence about a pool: the pod that matters, numbers that agree with the reason, and what
/// helps; never a duration that grows.
enum PoolMessage {
  /// Appends the sentence to `sink`.
  static func write(_ evaluation: borrowing PoolEvaluation, to sink: inout MessageSink) {
    switch evaluation.decision.deadline {
    case .exceeded:
      sink.append("no progress for more than ")
      sink.append(Int64(evaluation.context.progressDeadline))
      sink.append(" seconds; ")
    case .staysFailed: sink.append("no progress since the rollout failed; ")
    case .none: break
    }
    if evaluation.decision.isWaiting {
      let pick = evaluation.pods.waitedFor
      write(pick, word: evaluation.pods.string(pick.word), evaluation, to: &sink)
    }
    if writeFixed(evaluation, to: &sink) { return }
    writeCause(evaluation, to: &sink)
    writeNumbers(evaluation, to: &sink)
    switch evaluation.decision.reason {
    case .onDeletePending: sink.append("; strategy OnDelete: delete a pod to update it")
    case .partitioned:
      sink.append("; partition ")
      sink.append(Int64(evaluation.observed.partition ?? 0))
      sink.append(" holds the other pods back")
    default: break
    }
  }

  /// Appends a sentence that has no numbers of pods.
  private static func writeFixed(
    _ evaluation: borrowing PoolEvaluation, to sink: inout MessageSink
  ) -> Bool {
    switch evaluation.decision.reason {
    case .statefulSetMissing: sink.append("the StatefulSet does not exist")
    case .statefulSetNotOwned: sink.append("the StatefulSet belongs to another Tenant")
    case .noStatus: sink.append("the StatefulSet has no status yet")
    case .noReplicas: sink.append("the StatefulSet has no pods")
    case .notObserved: sink.append("the controller has not observed the StatefulSet yet")
    case .scaledToZero: sink.append("scaled to zero")
    case .podsNotSeen: sink.append("none of the pods given belongs to it")
    case .generationNotObserved:
      sink.append("the controller has observed generation ")
      sink.append(evaluation.observed.observedGeneration ?? 0)
      sink.append(", not yet ")
      sink.append(evaluation.observed.generation ?? 0)
    case .terminating:
      let total = evaluation.total
      sink.append("the StatefulSet is being deleted, ")
      sink.append(total)
      sink.append(total == 1 ? " pod left" : " pods left")
    default: return false
    }
    return true
  }

  /// Appends what stands in front of the numbers.
  private static func writeCause(
    _ evaluation: borrowing PoolEvaluation, to sink: inout MessageSink
  ) {
    let pick = evaluation.pods.pick(evaluation.decision.cause)
    switch evaluation.decision.reason {
    case .stalled: sink.append("condition Stalled is True; ")
    case .reconciling: sink.append("condition Reconciling is True; ")
    case .progressDeadlineExceeded: sink.append("condition Progressing is False; ")
    case .stuckOnOldRevision:
      sink.append("pod ")
      sink.append(evaluation.pods.string(pick.name))
      sink.append(" is on another revision and blocks the rollout: delete it; ")
    case .podMissing:
      if let ordinal = evaluation.pods.missingOrdinal {
        sink.append("pod ")
        evaluation.pods.write(podOf: ordinal, to: &sink)
        sink.append(" is missing; ")
      }
      write(evaluation.total, of: evaluation.desired, " pods created; ", to: &sink)
    case .scalingUp:
      write(evaluation.total, of: evaluation.desired, " pods created; ", to: &sink)
    case .waitingForAvailable:
      write(evaluation.serving, of: evaluation.desired, " pods available; ", to: &sink)
    default: write(pick, word: evaluation.word(of: pick), evaluation, to: &sink)
    }
  }

  /// Appends what a pod shows.
  private static func write(
    _ pick: PodPick, word: borrowing Text, _ evaluation: borrowing PoolEvaluation,
    to sink: inout MessageSink
  ) {
    if !pick.isFound { return }
    sink.append("pod ")
    sink.append(evaluation.pods.string(pick.name))
    switch pick.state {
    case .none: break
    case .waiting:
      sink.append(" is in ")
      sink.append(word)
      if PodFailure.isTextTold(of: word) { writeText(pick, evaluation, to: &sink) }
    case .crashLoop:
      sink.append(" is in ")
      sink.append(Reason.crashLoopBackOff.name)
    case .unschedulable:
      sink.append(" cannot be scheduled")
      writeText(pick, evaluation, to: &sink)
    case .terminating: sink.append(" is terminating")
    case .unready: sink.append(" is not ready")
    case .phaseFailed: sink.append(" has failed")
    case .phaseSucceeded: sink.append(" has succeeded")
    }
    sink.append("; ")
  }

  /// Appends the pod's own text, in brackets and cut.
  private static func writeText(
    _ pick: PodPick, _ evaluation: borrowing PoolEvaluation, to sink: inout MessageSink
  ) {
    let text = evaluation.pods.string(pick.message)
    if text.isEmpty { return }
    sink.append(" (")
    sink.append(text.prefix(ofBytes: longestText))
    sink.append(")")
  }

  /// How many bytes of a pod's own text are told.
  private static var longestText: Int { 120 }

  /// Appends how many pods there are of how many.
  private static func write(
    _ count: Int64, of desired: Int64, _ what: StaticString, to sink: inout MessageSink
  ) {
    sink.append(count)
    sink.append(" of ")
    sink.append(desired)
    sink.append(what)
  }

  private static func writeNumbers(
    _ evaluation: borrowing PoolEvaluation, to sink: inout MessageSink
  ) {
    let desired = evaluation.desired
    let ready = Int64(evaluation.observed.progress.readyReplicas ?? 0)
    if evaluation.isDeniedByPods {
      return write(evaluation.pods.ready, of: desired, " pods ready by the pods given", to: &sink)
    }
    if evaluation.total > desired {
      sink.append(evaluation.total)
      sink.append(" pods, ")
      sink.append(desired)
      sink.append(" wanted; ")
      sink.append(ready)
      return sink.append(" ready")
    }
    write(ready, of: desired, " pods ready", to: &sink)
    let updated = evaluation.observed.progress.updatedReplicas
    // Old controllers do not tell.
    if updated == nil, evaluation.decision.reason == .complete { return }
    sink.append(", ")
    write(Int64(updated ?? 0), of: desired, " updated", to: &sink)
  }
}
