/// Why a pool or a tenant is in its state: the words of the decision tables.
public enum Reason: UInt8, BitwiseCopyable, Sendable {
  // The documented rule.
  case statefulSetMissing, noStatus, noReplicas, complete, rollingUpdate, podsNotReady, starting
  // The kubernetes rule.
  case terminating, notObserved, generationNotObserved, stalled, reconciling, scaledToZero
  case scalingDown, onDeletePending, partitioned, stuckOnOldRevision, progressDeadlineExceeded
  case waitingForReady, scalingUp, podsOnOtherRevision, podTerminating
  // A failed pod.
  case podFailed, containerRestarted, unschedulable
  case crashLoopBackOff, imagePullBackOff, errImagePull, errImageNeverPull, invalidImageName
  case createContainerConfigError, createContainerError, runContainerError, startError
  /// A failed pod whose reason is a word that only the pod names.
  case podFailing
  // The tenant.
  case poolRolloutFailed, poolDegraded, rolloutInProgress, allPodsReady

  /// The word, as it is written.
  public var name: StaticString {
    switch self {
    case .statefulSetMissing: "StatefulSetMissing"
    case .noStatus: "NoStatus"
    case .noReplicas: "NoReplicas"
    case .complete: "Complete"
    case .rollingUpdate: "RollingUpdate"
    case .podsNotReady: "PodsNotReady"
    case .starting: "Starting"
    case .terminating: "Terminating"
    case .notObserved: "NotObserved"
    case .generationNotObserved: "GenerationNotObserved"
    case .stalled: "Stalled"
    case .reconciling: "Reconciling"
    case .scaledToZero: "ScaledToZero"
    case .scalingDown: "ScalingDown"
    case .onDeletePending: "OnDeletePending"
    case .partitioned: "Partitioned"
    case .stuckOnOldRevision: "StuckOnOldRevision"
    case .progressDeadlineExceeded: "ProgressDeadlineExceeded"
    case .waitingForReady: "WaitingForReady"
    case .scalingUp: "ScalingUp"
    case .podsOnOtherRevision: "PodsOnOtherRevision"
    case .podTerminating: "PodTerminating"
    case .podFailed: "PodFailed"
    case .containerRestarted: "ContainerRestarted"
    case .unschedulable: "Unschedulable"
    case .crashLoopBackOff: "CrashLoopBackOff"
    case .imagePullBackOff: "ImagePullBackOff"
    case .errImagePull: "ErrImagePull"
    case .errImageNeverPull: "ErrImageNeverPull"
    case .invalidImageName: "InvalidImageName"
    case .createContainerConfigError: "CreateContainerConfigError"
    case .createContainerError: "CreateContainerError"
    case .runContainerError: "RunContainerError"
    case .startError: "StartError"
    case .podFailing: "PodFailing"
    case .poolRolloutFailed: "PoolRolloutFailed"
    case .poolDegraded: "PoolDegraded"
    case .rolloutInProgress: "RolloutInProgress"
    case .allPodsReady: "AllPodsReady"
    }
  }

  /// The reason that `word` names, if it is one of ours.
  @_optimize(size)
  public init?(_ word: borrowing Text) {
    var number: UInt8 = 0
    while let reason = Reason(rawValue: number) {
      if word.equals(reason.name) {
        self = reason
        return
      }
      number &+= 1
    }
    return nil
  }

  /// Whether a container that waits with this reason will not get on by itself.
  var isWaitingFailure: Bool {
    rawValue >= Reason.crashLoopBackOff.rawValue && rawValue <= Reason.startError.rawValue
  }
}
