@testable import PoolStatus

extension KubernetesRows {
  /// Rows 9 to 12 of the kubernetes rule.
  static let pastComplete = failedPods + deadlines + first + underWay + degraded

  private static let failedPods = [
    Row("9a a pod has failed", .rolloutFailed, .imagePullBackOff, by: .failedPod, from: .rollout) {
      $0.pods = [.ready, .waiting("ImagePullBackOff")]
    },
    Row("9a the first one counts", .rolloutFailed, .errImagePull, by: .failedPod, from: .rollout) {
      $0.pods = [.stuck, .waiting("ErrImagePull"), .waiting("CrashLoopBackOff")]
    },
    Row("9a a word of its own", .rolloutFailed, .podFailing, by: .failedPod, from: .rollout) {
      $0.pods = [.waiting("ErrOfAnotherRuntime")]
    },
    Row("9a a pod without revision", .rolloutFailed, .startError, by: .failedPod, from: .rollout) {
      $0.pods = [.waiting("StartError", on: nil)]
    },
    Row(
      "9a a status without revision", .rolloutFailed, .imagePullBackOff, by: .failedPod,
      from: .rollout
    ) {
      $0.updateRevision = nil
      $0.pods = [.stuck]
    },
    Row(
      "9a OnDelete: any revision", .rolloutFailed, .imagePullBackOff, by: .failedPod,
      from: .rollout
    ) {
      $0.isOnDelete = true
      $0.pods = [.stuck]
    },
    Row(
      "9a not while nothing is under way", .degraded, .imagePullBackOff, by: .failedPod,
      from: .oneNotReady
    ) { $0.pods = [.waiting("ImagePullBackOff")] },
    Row(
      "9a busy by what was before", .rolloutFailed, .imagePullBackOff, by: .failedPod,
      from: .oneNotReady
    ) {
      $0.previous = .state(.rolloutFailed)
      $0.pods = [.waiting("ImagePullBackOff")]
    },
    Row(
      "9a busy by a pod too few", .rolloutFailed, .imagePullBackOff, by: .failedPod,
      from: .oneNotReady
    ) {
      $0.total = 3
      $0.pods = [.waiting("ImagePullBackOff")]
    },
    Row(
      "9b stuck on the old revision", .rolloutFailed, .stuckOnOldRevision, by: .otherFailedPod,
      from: .rollout
    ) { $0.pods = [.ready, .stuck] },
    Row("9b Parallel is not stuck", .updating, .rollingUpdate, from: .rollout) {
      $0.isParallel = true
      $0.pods = [.ready, .stuck]
    },
    Row("9b needs a rollout", .updating, .waitingForReady, from: .oneNotReady) {
      $0.previous = .state(.updating)
      $0.pods = [.stuck]
    },
  ]

  private static let deadlines = [
    Row("9c Progressing is False", .rolloutFailed, .progressDeadlineExceeded, from: .rollout) {
      $0.progressDeadlineExceeded = true
    },
    Row("9c not while nothing is under way", .degraded, .podsNotReady, from: .oneNotReady) {
      $0.progressDeadlineExceeded = true
    },
    late("9c a second past the deadline", .rolloutFailed, .progressDeadlineExceeded) {
      $0.deadline = 1799
    },
    late("9c at the deadline", .updating, .rollingUpdate) { $0.deadline = 1800 },
    late("9c a fraction past it", .rolloutFailed, .progressDeadlineExceeded) {
      $0.deadline = 1800
      $0.now = "2025-01-15T10:30:00.000000001Z"
    },
    late("9c no deadline", .updating, .rollingUpdate),
    late("9c something moved", .updating, .rollingUpdate) {
      $0.deadline = 1
      $0.previousIsSame = false
    },
    late("9c no previous time", .updating, .rollingUpdate) {
      $0.deadline = 1
      $0.previousTime = nil
    },
    late("9c the clock went back", .updating, .rollingUpdate) {
      $0.deadline = 1
      $0.now = "2025-01-15T09:00:00Z"
    },
    late("9c from Created", .rolloutFailed, .progressDeadlineExceeded) {
      $0.deadline = 1
      $0.previous = .state(.created)
    },
    late("9c from Initialized", .rolloutFailed, .progressDeadlineExceeded) {
      $0.deadline = 1
      $0.previous = .state(.initialized)
    },
    late("9c not from NotCreated", .updating, .rollingUpdate) {
      $0.deadline = 1
      $0.previous = .state(.notCreated)
    },
    late("9c not from RolloutComplete", .updating, .rollingUpdate) {
      $0.deadline = 1
      $0.previous = .state(.rolloutComplete)
    },
    late("9c a failure stays, at once", .rolloutFailed, .progressDeadlineExceeded, by: .previous) {
      $0.deadline = .max
      $0.previous = .state(.rolloutFailed)
    },
    late("9c with its reason", .rolloutFailed, .crashLoopBackOff, by: .previous) {
      $0.deadline = .max
      $0.previous = .state(.rolloutFailed)
      $0.previousReason = "CrashLoopBackOff"
    },
    late("9c with a pod's own word", .rolloutFailed, .podFailing, by: .previous) {
      $0.deadline = .max
      $0.previous = .state(.rolloutFailed)
      $0.previousReason = "ErrOfAnotherRuntime"
    },
    late("9c a failure without a deadline goes", .updating, .rollingUpdate) {
      $0.previous = .state(.rolloutFailed)
    },
  ]

  private static let first = [
    Row("10 never seen", .initialized, .starting, from: .oneNotReady) { $0.previous = .neverSeen },
    Row("10 none ready", .created, .starting, from: .oneNotReady) {
      $0.previous = .state(.created)
      $0.ready = nil
    },
    Row("10 after Initialized", .initialized, .starting, from: .oneNotReady) {
      $0.previous = .state(.initialized)
    },
    Row("10 after NotCreated", .initialized, .starting, from: .oneNotReady) {
      $0.previous = .state(.notCreated)
    },
    Row("10 not where nothing is known", .degraded, .podsNotReady, from: .oneNotReady) {
      $0.previous = .unknown
    },
    Row("10 not while the revisions differ", .updating, .rollingUpdate, from: .rollout) {
      $0.previous = .neverSeen
    },
  ]

  private static let underWay = [
    Row("11a rolling update", .updating, .rollingUpdate, from: .rollout),
    Row("11a waiting for ready", .updating, .waitingForReady, from: .rollout) {
      $0.partition = 0
      $0.updated = 4
      $0.previous = .state(.rolloutComplete)
    },
    Row("11a not OnDelete", .degraded, .podsNotReady, from: .rollout) {
      $0.isOnDelete = true
      $0.previous = .state(.rolloutComplete)
    },
    Row("11b scaling up", .updating, .scalingUp, from: .oneNotReady) { $0.total = 3 },
    Row("11c pods on the other revision", .updating, .podsOnOtherRevision, from: .oneNotReady) {
      ($0.current, $0.updated) = (3, 3)
    },
    Row("11d after Updating", .updating, .waitingForReady, from: .oneNotReady) {
      $0.previous = .state(.updating)
    },
    Row("11d after RolloutFailed", .updating, .waitingForReady, from: .oneNotReady) {
      $0.previous = .state(.rolloutFailed)
    },
  ]

  private static let degraded = [
    Row("12 pods not ready", .degraded, .podsNotReady, from: .oneNotReady),
    Row("12 a failed pod", .degraded, .crashLoopBackOff, by: .failedPod, from: .oneNotReady) {
      $0.pods = [.stuck, .waiting("CrashLoopBackOff")]
    },
    Row(
      "12 a failed pod of another revision", .degraded, .imagePullBackOff, by: .otherFailedPod,
      from: .oneNotReady
    ) { $0.pods = [.ready, .stuck] },
    Row("12 a pod terminates, ready enough", .degraded, .podTerminating, by: .terminatingPod) {
      $0.pods = [.terminating, .ready, .ready, .ready, .ready]
    },
    Row("12 a pod terminates, not ready enough", .degraded, .podsNotReady, from: .oneNotReady) {
      $0.pods = [.terminating, .ready, .ready, .ready]
    },
  ]

  /// A rollout that does not move since half an hour.
  private static func late(
    _ name: String, _ state: PoolState, _ reason: Reason, by cause: Decision.Cause = .none,
    _ change: (inout Situation) -> Void = { _ in }
  ) -> Row {
    var start = Situation.rollout
    start.previousIsSame = true
    return Row(name, state, reason, by: cause, from: start, change)
  }
}
