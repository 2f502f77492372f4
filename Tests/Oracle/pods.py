"""Which pods a StatefulSet owns, and which of them have failed (rules, section 2)."""

from __future__ import annotations

import re

from model import Pod, StatefulSet
from times import elapsed

_WAITING_FOR_HELP = (
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
_UNSCHEDULABLE_AFTER_SECONDS = 15
# An ordinal is the decimal number that the controller writes: no leading zeros.
_ORDINAL = re.compile(r"(?:0|[1-9][0-9]*)", re.ASCII)


def owned(pods: list[Pod], owner: StatefulSet, ss_name: str | None) -> list[Pod]:
    """Those of the pods that the StatefulSet owns, in their order."""
    return [pod for pod in pods if owns(owner, ss_name, pod)]


def owns(owner: StatefulSet, ss_name: str | None, pod: Pod) -> bool:
    """Whether the pod is one of the StatefulSet's."""
    by_name_is_possible = ss_name is not None and (
        pod.namespace is None or owner.namespace is None or pod.namespace == owner.namespace
    )
    if pod.owners:
        for reference in pod.owners:
            if reference.kind != "StatefulSet":
                continue
            if reference.uid is not None and owner.uid is not None:
                if reference.uid == owner.uid:
                    return True
            elif by_name_is_possible and reference.name == ss_name:
                return True
        return False
    prefix = f"{ss_name}-"
    return (
        by_name_is_possible
        and pod.name.startswith(prefix)
        and _ORDINAL.fullmatch(pod.name, len(prefix)) is not None
    )


def failure(pod: Pod, now: str) -> str | None:
    """The reason for which the pod has failed at `now`; None where it has not."""
    if pod.terminating:
        return None
    if pod.phase == "Failed":
        return "PodFailed"
    for reason in pod.waiting:
        if (
            reason in _WAITING_FOR_HELP
            or reason.startswith("Err")
            or reason.endswith(("Error", "BackOff"))
        ):
            return reason
    if pod.phase == "Running" and pod.restarted:
        return "ContainerRestarted"
    for since in pod.unschedulable_since:
        waited = elapsed(since, now)
        if waited is not None and waited >= _UNSCHEDULABLE_AFTER_SECONDS:
            return "Unschedulable"
    return None


def public_reason(reason: str, words: frozenset[str]) -> str:
    """`result.reason`: the word where it is one of the page's, else PodFailing."""
    return reason if reason in words else "PodFailing"


POD_WORDS = frozenset((*_WAITING_FOR_HELP, "PodFailed", "ContainerRestarted", "Unschedulable"))
