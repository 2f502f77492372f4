/// The named quantities of the kubernetes rule, one a line of the table of names on the page
/// KubernetesRule. 64 bits, so that no difference overflows.
struct Counts: Sendable {
  /// Pods that should exist.
  let desired: Int64
  /// Pods that exist.
  let total: Int64
  let ready: Int64
  let updated: Int64
  /// Pods that are ready, and for minReadySeconds where that is known.
  let serving: Int64
  let revisionsDiffer: Bool
  /// Pods below this index are held back; 0 or nil: none, nil where the object has no partition.
  let partition: Int64?
  /// Whether there are fewer pods of either revision than are wanted.
  let isBehind: Bool
  /// Whether pods are still to be created or replaced.
  let pending: Bool
  /// Whether a rollout is under way.
  let rolling: Bool
  /// Whether the pool has never been complete so far.
  let first: Bool
  /// Whether more pods are wanted than when it was complete.
  let grew: Bool
  /// Whether a pod has gone that nobody sent away.
  let lost: Bool
  let moving: Bool
  /// Whether somebody updates a StatefulSet of strategy OnDelete.
  let byHand: Bool
  /// Whether something is under way.
  let busy: Bool

  /// Row 7 as far as the counters go.
  var areComplete: Bool { desired > 0 && !pending && total == desired && serving >= desired }

  init(
    _ observed: borrowing StatefulSetObservation, _ previous: borrowing PreviousPool,
    _ pods: borrowing PodSummary
  ) {
    ready = Int64(observed.progress.readyReplicas ?? 0)
    updated = Int64(observed.progress.updatedReplicas ?? 0)
    let current = Int64(observed.progress.currentReplicas ?? 0)
    // currentReplicas flickers one too low, so whichever of the two is higher.
    let most = max(current, updated)
    desired = Self.desired(observed)
    total = Self.total(observed, desired: desired, atLeast: max(ready, most))
    serving = Self.serving(observed, ready: ready)
    revisionsDiffer = observed.progress.revisionsDiffer
    partition = observed.isOnDelete ? 0 : observed.partition.map(Int64.init)
    isBehind = most < desired

    if observed.isOnDelete {
      pending = false
    } else if !revisionsDiffer, !observed.progress.updateRevision.isEmpty {
      pending =
        pods.due > 0
        || (most &+ pods.held &+ pods.leavingAlike < min(total, desired)
          && (partition ?? 0) < desired
          && !(ready <= most && previous.isAtRest(observed.progress.currentRevision)))
    } else if let partition {
      pending = pods.due > 0 || updated < desired &- partition
    } else {
      pending = revisionsDiffer || most < min(total, desired)
    }
    rolling = pending || (revisionsDiffer && !observed.isOnDelete && (partition ?? 0) == 0)
    first = previous.isFirst
    let wasComplete = previous.was(.rolloutComplete)
    grew = wasComplete && Int64(previous.progress.replicas ?? 0) < desired
    lost =
      total < desired && !rolling && !(observed.isOnDelete && revisionsDiffer)
      && previous.progress.updateRevision.hasSameBytes(as: observed.progress.updateRevision)
      && (previous.was(.degraded) || (wasComplete && !grew))
    moving = previous.was(.updating) || previous.was(.rolloutFailed)
    byHand = observed.isOnDelete && revisionsDiffer && pods.isOtherTerminating
    busy =
      rolling || byHand || (total < desired && !lost) || total > desired || first || grew || moving
  }

  /// spec.replicas; Kubernetes defaults it to 1, and a bare status has only its own.
  static func desired(_ observed: borrowing StatefulSetObservation) -> Int64 {
    if let replicas = observed.specReplicas { return Int64(replicas) }
    return observed.existence == .statusOnly ? Int64(observed.progress.replicas ?? 0) : 1
  }

  /// Pods that exist; where the status does not say, as many as can be told from the others.
  static func total(
    _ observed: borrowing StatefulSetObservation, desired: Int64, atLeast most: Int64
  ) -> Int64 {
    if let replicas = observed.progress.replicas { return Int64(replicas) }
    return (observed.observedGeneration ?? 0) > 0 ? min(most, desired) : 0
  }

  /// Pods that are ready, and for minReadySeconds where that is known.
  static func serving(
    _ observed: borrowing StatefulSetObservation, ready: Int64
  ) -> Int64 {
    guard (observed.minReadySeconds ?? 0) > 0, let available = observed.availableReplicas else {
      return ready
    }
    return min(ready, Int64(available))
  }
}

extension PreviousPool {
  /// Whether the pool was at rest, all of it on one revision: nobody has changed the template.
  fileprivate func isAtRest(_ revision: borrowing Text) -> Bool {
    (was(.rolloutComplete) || was(.degraded)) && !revision.isEmpty
      && progress.currentRevision.hasSameBytes(as: revision)
      && progress.updateRevision.hasSameBytes(as: revision)
  }

  /// Whether the pool has never been complete so far.
  fileprivate var isFirst: Bool {
    switch last {
    case .unknown: false
    case .neverSeen, .state(.notCreated), .state(.created), .state(.initialized): true
    case .state: false
    }
  }
}
