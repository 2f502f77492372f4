/// Why a pool or a tenant is in its state: the words of the decision tables.
public enum Reason: UInt8, BitwiseCopyable, Sendable {
  // The documented rule.
  case statefulSetMissing, noStatus, noReplicas, complete, rollingUpdate, podsNotReady, starting
  // The kubernetes rule.
  case terminating, notObserved, generationNotObserved, stalled, reconciling, scaledToZero
  case scalingDown, onDeletePending, partitioned, stuckOnOldRevision, progressDeadlineExceeded
  case waitingForReady, scalingUp, podsOnOtherRevision, podTerminating
  case statefulSetNotOwned, podsNotSeen, podMissing, podFailed, podSucceeded, waitingForAvailable
  // A failed pod.
  case unschedulable
  case crashLoopBackOff, imagePullBackOff, errImagePull, errImageNeverPull, invalidImageName
  case createContainerConfigError, createContainerError, runContainerError, startError
  /// A failed pod whose reason is a word that only the pod names.
  case podFailing
  // The tenant.
  case poolRolloutFailed, poolDecommissionFailed, poolDecommissionCanceled, poolDegraded
  case rolloutInProgress, poolDecommissioning, allPodsReady, allPoolsDecommissioned, blocked

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
    case .statefulSetNotOwned: "StatefulSetNotOwned"
    case .podsNotSeen: "PodsNotSeen"
    case .podMissing: "PodMissing"
    case .podFailed: "PodFailed"
    case .podSucceeded: "PodSucceeded"
    case .waitingForAvailable: "WaitingForAvailable"
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
    case .poolDecommissionFailed: "PoolDecommissionFailed"
    case .poolDecommissionCanceled: "PoolDecommissionCanceled"
    case .poolDecommissioning: "PoolDecommissioning"
    case .allPodsReady: "AllPodsReady"
    case .allPoolsDecommissioned: "AllPoolsDecommissioned"
    case .blocked: "Blocked"
    }
  }

  /// The reason that `word` names, if it is one of these.
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

  /// The reason of a pool that a pod's own word names, `podFailing` if it is none of these.
  static func ofPool(_ word: borrowing Text) -> Reason {
    guard let reason = Reason(word), reason.rawValue < Reason.podFailing.rawValue else {
      return .podFailing
    }
    return reason
  }
}
