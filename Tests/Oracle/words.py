"""Rules, section 2, words: which reasons `result.reason` says, and which are PodFailing there."""

from __future__ import annotations

# Of sections 1, 2 and 4, as a pool can have them.
_OF_POOLS = (
    "Complete",
    "GenerationNotObserved",
    "NoReplicas",
    "NoStatus",
    "NotObserved",
    "OnDeletePending",
    "Partitioned",
    "PodFailed",
    "PodMissing",
    "PodSucceeded",
    "PodTerminating",
    "PodsNotReady",
    "PodsNotSeen",
    "PodsOnOtherRevision",
    "ProgressDeadlineExceeded",
    "Reconciling",
    "RollingUpdate",
    "ScaledToZero",
    "ScalingDown",
    "ScalingUp",
    "Stalled",
    "Starting",
    "StatefulSetMissing",
    "StatefulSetNotOwned",
    "StuckOnOldRevision",
    "Terminating",
    "Unschedulable",
    "WaitingForAvailable",
    "WaitingForReady",
)
# Of kubelet; others are the pod's own.
OF_KUBELET = (
    "CrashLoopBackOff",
    "ImagePullBackOff",
    "ErrImagePull",
    "ErrImageNeverPull",
    "InvalidImageName",
    "CreateContainerConfigError",
    "CreateContainerError",
    "RunContainerError",
    "StartError",
)
_STATIC = frozenset((*_OF_POOLS, *OF_KUBELET))


def public_reason(reason: str) -> str:
    """The word where it is static, else PodFailing."""
    return reason if reason in _STATIC else "PodFailing"
