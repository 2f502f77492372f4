@testable import PoolStatus

/// Rows 1 to 8 of the kubernetes rule, and the named quantities that they rest on.
enum KubernetesRows {
  static let toComplete = existence + generations + scaling + complete + completeByPods

  private static let existence = [
    Row("1 the StatefulSet does not exist", .notCreated, .statefulSetMissing) {
      $0.existence = .missing
      $0.isTerminating = true
    },
    Row("2 deletionTimestamp", .updating, .terminating) {
      $0.isTerminating = true
      $0.hasStatus = false
    },
    Row("3 no status", .created, .notObserved) {
      $0.hasStatus = false
      $0.isStalled = true
    },
    Row("3 an empty status", .created, .notObserved) { $0.statusIsEmpty = true },
    Row("3 observedGeneration absent", .created, .notObserved) { $0.observedGeneration = nil },
    Row("3 observedGeneration 0", .created, .notObserved) { $0.observedGeneration = 0 },
    Row("3 no generation to observe", .rolloutComplete, .complete, settled: true) {
      $0.generation = nil
      $0.observedGeneration = nil
    },
    Row("3 generation 0", .rolloutComplete, .complete, settled: true) {
      $0.generation = 0
      $0.observedGeneration = nil
    },
  ]

  private static let generations = [
    Row("4 observedGeneration < generation", .updating, .generationNotObserved) {
      $0.generation = 3
      $0.isStalled = true
    },
    Row("4 observedGeneration > generation", .rolloutComplete, .complete, settled: true) {
      $0.observedGeneration = 3
    },
    Row("4 64 bits", .updating, .generationNotObserved) {
      $0.generation = .max
      $0.observedGeneration = .max - 1
    },
    Row("5a Stalled", .rolloutFailed, .stalled) {
      $0.isStalled = true
      $0.isReconciling = true
    },
    Row("5b Reconciling", .updating, .reconciling) { $0.isReconciling = true },
  ]

  private static let scaling = [
    Row("6 scaled to zero", .notCreated, .scaledToZero, settled: true) {
      $0.desired = 0
      $0.total = 0
      ($0.ready, $0.current, $0.updated) = (nil, nil, nil)
    },
    Row("6 OnDelete is never pending", .notCreated, .scaledToZero, settled: true) {
      $0.desired = 0
      $0.total = 0
      $0.currentRevision = "old"
      $0.isOnDelete = true
    },
    Row("6 not while the revisions differ", .updating, .rollingUpdate) {
      $0.desired = 0
      $0.total = 0
      $0.currentRevision = "old"
    },
    Row("7 total > desired", .updating, .scalingDown) { $0.total = 5 },
    Row("7 down to zero", .updating, .scalingDown) { $0.desired = 0 },
    Row("7 spec.replicas is 1 by default", .updating, .scalingDown) {
      $0.desired = nil
      $0.total = 2
    },
    Row("spec.replicas of a bare status is its own", .rolloutComplete, .complete, settled: true) {
      $0.desired = nil
      $0.existence = .statusOnly
    },
    Row("total without status.replicas", .rolloutComplete, .complete, settled: true) {
      $0.total = nil
    },
    Row(
      "total without status.replicas is at most desired", .rolloutComplete, .complete,
      settled: true
    ) {
      $0.total = nil
      $0.ready = 5
    },
    Row("total is the highest of three", .degraded, .podsNotReady) {
      $0.total = nil
      ($0.ready, $0.current, $0.updated) = (nil, 4, 2)
    },
    Row("total is 0 where nothing was observed", .updating, .scalingUp) {
      $0.generation = nil
      $0.observedGeneration = nil
      $0.total = nil
    },
  ]

  private static let complete = [
    Row("8 complete", .rolloutComplete, .complete, settled: true),
    Row("8 no revisions at all", .rolloutComplete, .complete, settled: true) {
      $0.currentRevision = nil
      $0.updateRevision = ""
    },
    Row("8 currentReplicas flickers", .rolloutComplete, .complete, settled: true) {
      $0.current = 3
    },
    Row("8 updatedReplicas lag", .rolloutComplete, .complete, settled: true) { $0.updated = 3 },
    Row("8 OnDelete rests", .rolloutComplete, .onDeletePending, settled: true) {
      $0.isOnDelete = true
      $0.currentRevision = "old"
      $0.updated = 3
    },
    Row("8 OnDelete, all updated", .rolloutComplete, .complete, settled: true) {
      $0.isOnDelete = true
      $0.currentRevision = "old"
    },
    Row("8 OnDelete, revisions equal", .rolloutComplete, .complete, settled: true) {
      $0.isOnDelete = true
      $0.updated = 3
    },
    Row("8 partitioned", .rolloutComplete, .partitioned, settled: true) {
      $0.partition = 2
      $0.currentRevision = "old"
      $0.updated = 2
    },
    Row("8 partition, one pod to go", .updating, .rollingUpdate) {
      $0.partition = 2
      $0.currentRevision = "old"
      $0.updated = 1
    },
    Row("8 partition above desired", .rolloutComplete, .partitioned, settled: true) {
      $0.partition = .max
      $0.currentRevision = "old"
      $0.updated = nil
    },
    Row("8 partition 0, all updated", .rolloutComplete, .complete, settled: true) {
      $0.partition = 0
      $0.currentRevision = "old"
    },
    Row("8 partition, revisions equal", .rolloutComplete, .complete, settled: true) {
      $0.partition = 2
    },
    Row("8 needs desired > 0", .degraded, .podsNotReady) {
      $0.existence = .statusOnly
      $0.desired = -1
      $0.total = -1
    },
  ]

  private static let completeByPods = [
    Row("8 borne out by the pods", .rolloutComplete, .complete, settled: true) {
      $0.pods = [.ready, .ready, .ready, .ready]
    },
    Row("8 more pods than needed", .rolloutComplete, .complete, settled: true) {
      $0.pods = [.ready, .ready, .notReady, .ready, .ready]
    },
    Row("8 not by the pods", .degraded, .podsNotReady) { $0.pods = [.ready, .ready, .ready] },
    Row("8 no pod at all", .degraded, .podsNotReady) { $0.pods = [] },
    Row("8 not with a pod that terminates", .degraded, .podTerminating, by: .terminatingPod) {
      $0.pods = [.ready, .ready, .ready, .ready, .terminating]
    },
  ]
}
