//go:build cgo

package poolstatus

// What Reason is, of a Status, an Evaluation and a TenantStatus. The tables of the README
// say when.
const (
	// The documented rule, and the kubernetes rule.

	ReasonStatefulSetMissing = "StatefulSetMissing"
	ReasonNoStatus           = "NoStatus"
	ReasonNoReplicas         = "NoReplicas"
	ReasonComplete           = "Complete"
	ReasonRollingUpdate      = "RollingUpdate"
	ReasonPodsNotReady       = "PodsNotReady"
	ReasonStarting           = "Starting"

	// The kubernetes rule.

	ReasonTerminating              = "Terminating"
	ReasonNotObserved              = "NotObserved"
	ReasonGenerationNotObserved    = "GenerationNotObserved"
	ReasonStalled                  = "Stalled"
	ReasonReconciling              = "Reconciling"
	ReasonScaledToZero             = "ScaledToZero"
	ReasonScalingDown              = "ScalingDown"
	ReasonOnDeletePending          = "OnDeletePending"
	ReasonPartitioned              = "Partitioned"
	ReasonStuckOnOldRevision       = "StuckOnOldRevision"
	ReasonProgressDeadlineExceeded = "ProgressDeadlineExceeded"
	ReasonWaitingForReady          = "WaitingForReady"
	ReasonScalingUp                = "ScalingUp"
	ReasonPodsOnOtherRevision      = "PodsOnOtherRevision"
	ReasonPodTerminating           = "PodTerminating"
	ReasonStatefulSetNotOwned      = "StatefulSetNotOwned"
	ReasonPodsNotSeen              = "PodsNotSeen"
	ReasonPodMissing               = "PodMissing"
	ReasonPodFailed                = "PodFailed"
	ReasonPodSucceeded             = "PodSucceeded"
	ReasonWaitingForAvailable      = "WaitingForAvailable"

	// A failed pod, of the kubernetes rule.

	ReasonUnschedulable              = "Unschedulable"
	ReasonCrashLoopBackOff           = "CrashLoopBackOff"
	ReasonImagePullBackOff           = "ImagePullBackOff"
	ReasonErrImagePull               = "ErrImagePull"
	ReasonErrImageNeverPull          = "ErrImageNeverPull"
	ReasonInvalidImageName           = "InvalidImageName"
	ReasonCreateContainerConfigError = "CreateContainerConfigError"
	ReasonCreateContainerError       = "CreateContainerError"
	ReasonRunContainerError          = "RunContainerError"
	ReasonStartError                 = "StartError"

	// ReasonPodFailing: only the pod has a word for it; WithDetail says it.
	ReasonPodFailing = "PodFailing"

	// A tenant.

	ReasonPoolRolloutFailed        = "PoolRolloutFailed"
	ReasonPoolDegraded             = "PoolDegraded"
	ReasonRolloutInProgress        = "RolloutInProgress"
	ReasonPoolDecommissionFailed   = "PoolDecommissionFailed"
	ReasonPoolDecommissionCanceled = "PoolDecommissionCanceled"
	ReasonPoolDecommissioning      = "PoolDecommissioning"
	ReasonAllPodsReady             = "AllPodsReady"
	ReasonAllPoolsDecommissioned   = "AllPoolsDecommissioned"

	// ReasonBlocked: the host has given BlockedReason.
	ReasonBlocked = "Blocked"
)
