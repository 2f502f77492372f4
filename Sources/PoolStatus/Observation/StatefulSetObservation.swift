/// What was seen of a StatefulSet; texts are borrowed from the input.
///
/// Counters that the API server leaves out because they are zero are absent here too:
/// they count as 0 for a decision and stay out of the status.
public struct StatefulSetObservation: ~Copyable, ~Escapable {
  /// How much of the object there is.
  public enum Existence: Sendable {
    /// The StatefulSet does not exist: `null`, or the API server's 404.
    case missing
    /// It exists.
    case object
    /// It exists, and nothing but its status was given: not even metadata or spec, so that
    /// spec.replicas has no default to fall back to.
    case statusOnly
  }

  public var existence = Existence.object
  /// metadata.name.
  public var name: Text
  /// The name in a 404.
  public var missingName: Text
  /// metadata.namespace.
  public var namespace: Text
  /// metadata.uid.
  public var uid: Text
  /// metadata.labels["rustfs.pool"].
  public var poolLabel: Text
  /// The uid of the ownerReference whose `controller` is true; read for a Tenant alone.
  public var controllerUID: Text
  /// Whether there are several of them.
  public var hasManyControllers = false
  /// Whether it does not exist for a Tenant because it is another one's.
  public var isNotOwned = false
  /// metadata.generation.
  public var generation: Int64?
  /// Whether metadata.deletionTimestamp is set.
  public var isTerminating = false

  /// spec.replicas.
  public var specReplicas: Int32?
  /// Whether spec.updateStrategy.type is OnDelete.
  public var isOnDelete = false
  /// spec.updateStrategy.rollingUpdate.partition.
  public var partition: Int32?
  /// Whether spec.podManagementPolicy is Parallel.
  public var isParallel = false
  /// spec.minReadySeconds.
  public var minReadySeconds: Int32?
  /// spec.ordinals.start.
  public var ordinalsStart: Int32?

  /// Whether the object has a status.
  public var hasStatus = false
  /// Whether that status has no member at all.
  public var statusIsEmpty = true
  /// status.observedGeneration.
  public var observedGeneration: Int64?
  /// status.availableReplicas: pods that have been Ready for minReadySeconds.
  public var availableReplicas: Int32?
  /// The four counters and two revisions of the status.
  public var progress: Progress
  /// Whether the condition Stalled is True.
  public var isStalled = false
  /// Whether the condition Reconciling is True.
  public var isReconciling = false
  /// Whether the condition Progressing is False with reason ProgressDeadlineExceeded.
  public var progressDeadlineExceeded = false

  /// An object of which nothing is known yet.
  @inline(never)
  @_optimize(speed)
  @_lifetime(immortal)
  public init() {
    name = Text()
    missingName = Text()
    namespace = Text()
    uid = Text()
    poolLabel = Text()
    controllerUID = Text()
    progress = Progress()
  }
}

extension StatefulSetObservation {
  /// Makes it one that does not exist, for it is another Tenant's.
  public mutating func becomeNotOwned() {
    self = StatefulSetObservation()
    existence = .missing
    isNotOwned = true
  }

  /// Whether somebody else than the owner of this uid controls it, where both uids are there.
  public func isControlled(byOtherThan uid: borrowing Text) -> Bool {
    !uid.isEmpty && !controllerUID.isEmpty
      && (hasManyControllers || !controllerUID.hasSameBytes(as: uid))
  }
}

/// How far a StatefulSet has got: the members that its status and the pool status share.
public struct Progress: ~Copyable, ~Escapable {
  /// Pods that exist.
  public var replicas: Int32?
  /// Pods that are Ready.
  public var readyReplicas: Int32?
  /// Pods of the current (old) revision.
  public var currentReplicas: Int32?
  /// Pods of the update (new) revision.
  public var updatedReplicas: Int32?
  /// The name of the current revision.
  public var currentRevision: Text
  /// The name of the update revision.
  public var updateRevision: Text
  /// The members above as the bytes of a text that writes them as a pool status does:
  /// `"replicas":4,"readyReplicas":4`; absent where the text does not, or is not known.
  public var rawBytes: Text

  /// No progress.
  @_lifetime(immortal)
  public init() {
    currentRevision = Text()
    updateRevision = Text()
    rawBytes = Text()
  }

  /// Whether nothing of it is there.
  public var isEmpty: Bool {
    replicas == nil && readyReplicas == nil && currentReplicas == nil && updatedReplicas == nil
      && !currentRevision.isPresent && !updateRevision.isPresent
  }

  /// Whether the revisions differ, absent = "".
  public var revisionsDiffer: Bool { !currentRevision.hasSameBytes(as: updateRevision) }

  /// Whether both are written the same: absent and 0 are two things, an absent revision and "" are
  /// one.
  public func isIdentical(to other: borrowing Progress) -> Bool {
    replicas == other.replicas && readyReplicas == other.readyReplicas
      && currentReplicas == other.currentReplicas && updatedReplicas == other.updatedReplicas
      && currentRevision.hasSameBytes(as: other.currentRevision)
      && updateRevision.hasSameBytes(as: other.updateRevision)
  }
}
