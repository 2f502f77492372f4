/// The names of the members that the readers look for: the one place where they are spelled.
public enum MemberName: UInt8, Sendable {
  // Objects.
  case kind = 1
  case metadata, spec, status, items, type, object
  // metadata
  case name, namespace, uid, labels, generation, deletionTimestamp, ownerReferences
  case poolLabel, revisionLabel
  // The spec of a StatefulSet and of a Tenant.
  case replicas, podManagementPolicy, updateStrategy, rollingUpdate, partition, pools
  // The status of a StatefulSet, and what a pool status takes from it.
  case observedGeneration, readyReplicas, currentReplicas, updatedReplicas, availableReplicas
  case currentRevision, updateRevision, collisionCount, conditions
  // A condition.
  case reason, message, lastTransitionTime
  // The status of a pod.
  case phase, initContainerStatuses, containerStatuses, state, waiting, ready, lastState
  case terminated
  // An error of the API server.
  case details, code
  // The status of a pool and of a tenant.
  case ssName, lastUpdateTime, currentState
  // Inputs and arguments, as errors call them.
  case previous, pods, tenant, statefulsets, observation

  /// The name as it is spelled.
  public var text: StaticString {
    switch self {
    case .kind: "kind"
    case .metadata: "metadata"
    case .spec: "spec"
    case .status: "status"
    case .items: "items"
    case .type: "type"
    case .object: "object"
    case .name: "name"
    case .namespace: "namespace"
    case .uid: "uid"
    case .labels: "labels"
    case .generation: "generation"
    case .deletionTimestamp: "deletionTimestamp"
    case .ownerReferences: "ownerReferences"
    case .poolLabel: "rustfs.pool"
    case .revisionLabel: "controller-revision-hash"
    case .replicas: "replicas"
    case .podManagementPolicy: "podManagementPolicy"
    case .updateStrategy: "updateStrategy"
    case .rollingUpdate: "rollingUpdate"
    case .partition: "partition"
    case .pools: "pools"
    case .observedGeneration: "observedGeneration"
    case .readyReplicas: "readyReplicas"
    case .currentReplicas: "currentReplicas"
    case .updatedReplicas: "updatedReplicas"
    case .availableReplicas: "availableReplicas"
    case .currentRevision: "currentRevision"
    case .updateRevision: "updateRevision"
    case .collisionCount: "collisionCount"
    case .conditions: "conditions"
    case .reason: "reason"
    case .message: "message"
    case .lastTransitionTime: "lastTransitionTime"
    case .phase: "phase"
    case .initContainerStatuses: "initContainerStatuses"
    case .containerStatuses: "containerStatuses"
    case .state: "state"
    case .waiting: "waiting"
    case .ready: "ready"
    case .lastState: "lastState"
    case .terminated: "terminated"
    case .details: "details"
    case .code: "code"
    case .ssName: "ssName"
    case .lastUpdateTime: "lastUpdateTime"
    case .currentState: "currentState"
    case .previous: "previous"
    case .pods: "pods"
    case .tenant: "tenant"
    case .statefulsets: "statefulsets"
    case .observation: "observation"
    }
  }
}
