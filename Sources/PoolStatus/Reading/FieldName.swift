/// The members of Kubernetes' objects, and of the statuses that are written, which the library
/// knows: the one table of their names.
public enum FieldName: UInt8, Sendable {
  // Objects.
  case kind, metadata, spec, status, items, type, object
  // metadata
  case name, namespace, uid, generation, creationTimestamp, deletionTimestamp, labels
  case ownerReferences, controller
  case poolLabel, revisionLabel
  // The spec of a StatefulSet and of a Tenant.
  case replicas, podManagementPolicy, updateStrategy, rollingUpdate, partition, minReadySeconds
  case ordinals, start, pools
  // The status of a StatefulSet, and what a pool status takes from it.
  case observedGeneration, readyReplicas, currentReplicas, updatedReplicas, availableReplicas
  case currentRevision, updateRevision, conditions, collisionCount
  // A condition.
  case reason, message, lastTransitionTime
  // The status of a pod.
  case phase, initContainerStatuses, containerStatuses, state, waiting, ready, lastState
  case terminated, restartCount, startedAt, finishedAt
  // An error of the API server.
  case details, code
  // The status of a pool and of a tenant.
  case ssName, workloadState, lifecycleState, lastUpdateTime, currentState
  // The metadata of a list.
  case `continue`, remainingItemCount
  // What Python's client calls members where to_dict() has written them.
  case pythonReadyReplicas, pythonCurrentReplicas, pythonUpdatedReplicas
  case pythonObservedGeneration, pythonDeletionTimestamp, pythonOwnerReferences
  case pythonContainerStatuses, pythonInitContainerStatuses

  /// Whether a member of these bytes matters, if only by being there.
  public static func matters(_ name: borrowing Span<UInt8>) -> Bool {
    let bytes = PaddedBytes(name.extracting(0..<name.count))
    return FieldName(in: bytes, from: 0, to: name.count) != nil
  }

  /// The name as it stands in front of a value: comma, quotes and colon.
  @inline(always)
  var literal: StaticString {
    switch self {
    case .kind: ",\"kind\":"
    case .metadata: ",\"metadata\":"
    case .spec: ",\"spec\":"
    case .status: ",\"status\":"
    case .items: ",\"items\":"
    case .type: ",\"type\":"
    case .object: ",\"object\":"
    case .name: ",\"name\":"
    case .namespace: ",\"namespace\":"
    case .uid: ",\"uid\":"
    case .generation: ",\"generation\":"
    case .creationTimestamp: ",\"creationTimestamp\":"
    case .deletionTimestamp: ",\"deletionTimestamp\":"
    case .labels: ",\"labels\":"
    case .controller: ",\"controller\":"
    case .ownerReferences: ",\"ownerReferences\":"
    case .poolLabel: ",\"rustfs.pool\":"
    case .revisionLabel: ",\"controller-revision-hash\":"
    case .replicas: ",\"replicas\":"
    case .podManagementPolicy: ",\"podManagementPolicy\":"
    case .updateStrategy: ",\"updateStrategy\":"
    case .rollingUpdate: ",\"rollingUpdate\":"
    case .partition: ",\"partition\":"
    case .minReadySeconds: ",\"minReadySeconds\":"
    case .ordinals: ",\"ordinals\":"
    case .start: ",\"start\":"
    case .pools: ",\"pools\":"
    case .observedGeneration: ",\"observedGeneration\":"
    case .readyReplicas: ",\"readyReplicas\":"
    case .currentReplicas: ",\"currentReplicas\":"
    case .updatedReplicas: ",\"updatedReplicas\":"
    case .availableReplicas: ",\"availableReplicas\":"
    case .currentRevision: ",\"currentRevision\":"
    case .collisionCount: ",\"collisionCount\":"
    case .updateRevision: ",\"updateRevision\":"
    case .conditions: ",\"conditions\":"
    case .reason: ",\"reason\":"
    case .message: ",\"message\":"
    case .lastTransitionTime: ",\"lastTransitionTime\":"
    case .phase: ",\"phase\":"
    case .initContainerStatuses: ",\"initContainerStatuses\":"
    case .containerStatuses: ",\"containerStatuses\":"
    case .state: ",\"state\":"
    case .waiting: ",\"waiting\":"
    case .ready: ",\"ready\":"
    case .lastState: ",\"lastState\":"
    case .terminated: ",\"terminated\":"
    case .restartCount: ",\"restartCount\":"
    case .startedAt: ",\"startedAt\":"
    case .finishedAt: ",\"finishedAt\":"
    case .details: ",\"details\":"
    case .code: ",\"code\":"
    case .ssName: ",\"ssName\":"
    case .workloadState: ",\"workloadState\":"
    case .lifecycleState: ",\"lifecycleState\":"
    case .lastUpdateTime: ",\"lastUpdateTime\":"
    case .currentState: ",\"currentState\":"
    case .continue: ",\"continue\":"
    case .remainingItemCount: ",\"remainingItemCount\":"
    case .pythonReadyReplicas: ",\"ready_replicas\":"
    case .pythonCurrentReplicas: ",\"current_replicas\":"
    case .pythonUpdatedReplicas: ",\"updated_replicas\":"
    case .pythonObservedGeneration: ",\"observed_generation\":"
    case .pythonDeletionTimestamp: ",\"deletion_timestamp\":"
    case .pythonOwnerReferences: ",\"owner_references\":"
    case .pythonContainerStatuses: ",\"container_statuses\":"
    case .pythonInitContainerStatuses: ",\"init_container_statuses\":"
    }
  }

  /// The name itself.
  var text: Text {
    @_lifetime(immortal)
    get { Text(literal.bytes.extracting(2..<(2 &+ length))) }
  }

  /// How many bytes the name itself has.
  @inline(always)
  var length: Int { literal.utf8CodeUnitCount &- 4 }
}

/// Members that API servers send and nobody looks at. What is read becomes a `FieldName`; then
/// the fast paths, which pass these, no longer compile until they read it.
enum PassedName {
  case apiVersion
  // metadata
  case resourceVersion, annotations, managedFields
  // The spec of a StatefulSet.
  case selector, template, volumeClaimTemplates, serviceName, revisionHistoryLimit
  case claimRetentionPolicy

  /// The name as it stands in front of a value: comma, quotes and colon.
  @inline(always)
  var literal: StaticString {
    switch self {
    case .apiVersion: ",\"apiVersion\":"
    case .resourceVersion: ",\"resourceVersion\":"
    case .annotations: ",\"annotations\":"
    case .managedFields: ",\"managedFields\":"
    case .selector: ",\"selector\":"
    case .template: ",\"template\":"
    case .volumeClaimTemplates: ",\"volumeClaimTemplates\":"
    case .serviceName: ",\"serviceName\":"
    case .revisionHistoryLimit: ",\"revisionHistoryLimit\":"
    case .claimRetentionPolicy: ",\"persistentVolumeClaimRetentionPolicy\":"
    }
  }

  /// What its value is, if it mostly is large.
  @inline(always)
  var largeValue: LargeValue? {
    switch self {
    case .annotations: .annotations
    case .managedFields: .managedFields
    case .template: .spec
    case .volumeClaimTemplates: .claims
    default: nil
    }
  }
}

/// Some of the names of fields, a bit each.
struct FieldSet: BitwiseCopyable, Sendable {
  /// How many names there may be.
  static var capacity: Int { 128 }

  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// The set of no names.
  init() {}

  /// The set with one name more.
  @inline(always)
  func with(_ name: FieldName) -> FieldSet {
    var set = self
    set.insert(name)
    return set
  }

  @inline(always)
  mutating func insert(_ name: FieldName) {
    if name.rawValue < 64 {
      low |= 1 &<< UInt64(name.rawValue)
    } else {
      high |= 1 &<< UInt64(name.rawValue &- 64)
    }
  }

  /// The first 64 names, a bit each; for one of them, and constants, these are quicker.
  var firstNames: UInt64 {
    @inline(always) get { low }
    @inline(always) set { low = newValue }
  }

  @inline(always)
  func contains(_ name: FieldName) -> Bool {
    name.rawValue < 64
      ? low &>> UInt64(name.rawValue) & 1 != 0 : high &>> UInt64(name.rawValue &- 64) & 1 != 0
  }

  /// Whether both are the same names.
  func isSame(as other: FieldSet) -> Bool { low == other.low && high == other.high }
}
