/// The named quantities of the kubernetes rule. 64 bits, so that no difference overflows.
struct Counts: Sendable {
  /// Pods that should exist.
  let desired: Int64
  /// Pods that exist.
  let total: Int64
  let ready: Int64
  let updated: Int64
  let revisionsDiffer: Bool
  /// Whether pods are still to be created or replaced.
  let pending: Bool
  /// Whether a rollout is under way.
  let rolling: Bool

  /// Row 8 as far as the counters go.
  var areComplete: Bool { desired > 0 && !pending && total >= desired && ready >= desired }

  init(_ observed: borrowing StatefulSetObservation) {
    let ready = Int64(observed.progress.readyReplicas ?? 0)
    let updated = Int64(observed.progress.updatedReplicas ?? 0)
    let current = Int64(observed.progress.currentReplicas ?? 0)
    let desired = Self.desired(observed)
    let partition = observed.partition.map(Int64.init)
    let differ = observed.progress.revisionsDiffer

    let pending: Bool
    if observed.isOnDelete {
      pending = false
    } else if !differ, !observed.progress.currentRevision.isEmpty {
      // currentReplicas flickers one too low, so whichever of the two is higher.
      pending = max(current, updated) < desired
    } else if let partition {
      pending = updated < desired &- partition
    } else {
      pending = differ || max(current, updated) < desired
    }

    self.desired = desired
    self.ready = ready
    self.updated = updated
    self.pending = pending
    revisionsDiffer = differ
    rolling = pending || (differ && !observed.isOnDelete && (partition ?? 0) == 0)
    if let replicas = observed.progress.replicas {
      total = Int64(replicas)
    } else if (observed.observedGeneration ?? 0) > 0 {
      total = min(max(ready, max(updated, current)), desired)
    } else {
      total = 0
    }
  }

  /// spec.replicas; Kubernetes defaults it to 1, and a bare status has only its own.
  static func desired(_ observed: borrowing StatefulSetObservation) -> Int64 {
    if let replicas = observed.specReplicas { return Int64(replicas) }
    return observed.existence == .statusOnly ? Int64(observed.progress.replicas ?? 0) : 1
  }
}
