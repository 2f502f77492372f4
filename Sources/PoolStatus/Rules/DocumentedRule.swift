/// The rule of the document: four counters of the status and nothing else.
public enum DocumentedRule {
  /// Decides for a StatefulSet; rows 1 to 7 in their order (the page DocumentedRule has them).
  // Inlined, for a call would copy all of the observation.
  @inline(__always)
  public static func decide(_ observed: borrowing StatefulSetObservation) -> Decision {
    // Row 1.
    if observed.existence == .missing {
      return Decision(.notCreated, observed.isNotOwned ? .statefulSetNotOwned : .statefulSetMissing)
    }
    if !observed.hasStatus { return Decision(.notCreated, .noStatus) }  // row 2
    return decide(
      desired: observed.progress.replicas ?? 0, ready: observed.progress.readyReplicas ?? 0,
      current: observed.progress.currentReplicas ?? 0,
      updated: observed.progress.updatedReplicas ?? 0)
  }

  /// Decides by the counters alone; `desired` is status.replicas.
  public static func decide(desired: Int32, ready: Int32, current: Int32, updated: Int32)
    -> Decision
  {
    if desired == 0 { return Decision(.notCreated, .noReplicas) }  // row 3
    // Row 4.
    if ready == desired, updated == desired { return Decision(.rolloutComplete, .complete) }
    // Row 5.
    if updated < desired || current < desired { return Decision(.updating, .rollingUpdate) }
    if ready < desired { return Decision(.degraded, .podsNotReady) }  // row 6
    return Decision(.initialized, .starting)  // row 7
  }
}
