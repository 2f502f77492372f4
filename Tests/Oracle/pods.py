"""Pods: whose they are, in which order they are looked at, and which have failed (section 2)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model import Container, Options, Pod, StatefulSet
from times import elapsed

# Decimal, no leading zeros, at most 9 digits.
_ORDINAL = re.compile(r"(?:0|[1-9][0-9]{0,8})", re.ASCII)
_BEGINNINGS = ("Err", "Invalid")
_ENDINGS = ("Error", "BackOff", "Failed", "Unavailable", "NeverPull")
_MANY_RESTARTS = 5
_SHORT_RUN = 599
_RECENT_CRASH = 600
_CONTAINER_GRACE, _SCHEDULER_GRACE = 60, 300
_LONGEST_TEXT = 120
CRASH_LOOP = "CrashLoopBackOff"
UNSCHEDULABLE = "Unschedulable"
ENDED = {"Failed": "PodFailed", "Succeeded": "PodSucceeded"}
# kubelet alternates between these two.
_PULLING = ("ErrImagePull", "ImagePullBackOff")


@dataclass
class OwnPod:
    """A pod that the StatefulSet owns, with its index."""

    pod: Pod
    index: int | None


@dataclass
class Failing:
    """A failing state: its word, and the pod's own text where it is told."""

    word: str
    text: str = ""


@dataclass
class Clock:
    """`now`, and the graces in seconds; None: there is none."""

    now: str
    containers: int | None
    scheduler: int | None

    @classmethod
    def of(cls, options: Options) -> Clock:
        """The option pod_grace_seconds: 0 is the default, -1 is none."""
        if options.pod_grace == 0:
            return cls(options.now, _CONTAINER_GRACE, _SCHEDULER_GRACE)
        if options.pod_grace < 0:
            return cls(options.now, None, None)
        return cls(options.now, options.pod_grace, options.pod_grace)


def owned(pods: list[Pod], owner: StatefulSet, ss_name: str | None) -> list[OwnPod]:
    """Those of the pods that the StatefulSet owns, in the order of their index."""
    found = [OwnPod(p, index(p, owner, ss_name)) for p in pods if owns(owner, ss_name, p)]
    return sorted(found, key=lambda own: (own.index is None, own.index or 0, own.pod.name))


def owns(owner: StatefulSet, ss_name: str | None, pod: Pod) -> bool:
    """Whether the pod is one of the StatefulSet's."""
    if pod.namespace and owner.namespace and pod.namespace != owner.namespace:
        return False
    if not pod.owners:
        return _ordinal(pod, ss_name) is not None
    for reference in pod.owners:
        if reference.kind != "StatefulSet":
            continue
        if reference.uid and owner.uid:
            if reference.uid == owner.uid:
                return True
        elif ss_name and reference.name == ss_name:
            return True
    return False


def index(pod: Pod, owner: StatefulSet, ss_name: str | None) -> int | None:
    """The ordinal in the pod's name, counted from spec.ordinals.start."""
    ordinal = _ordinal(pod, ss_name)
    return None if ordinal is None else ordinal - owner.ordinals_start


def failure(pod: Pod, clock: Clock) -> Failing | None:
    """The failing state for which the pod has failed; None where it has not."""
    if _cannot_fail(pod):
        return None
    since = pod.condition_ready.since if pod.condition_ready else None
    passed = _passed(since, pod, clock.containers, clock.now)
    for container in [] if pod.says_ready else pod.containers:
        # Rule 1
        if failing_word(container.waiting):
            at_once = container.waiting == CRASH_LOOP and _again_and_again(container)
            if at_once or passed:
                return _waits(container)
        # Rule 2
        elif not container.ready and _again_and_again(container):
            ago = elapsed(container.finished, clock.now)
            if ago is not None and ago <= _RECENT_CRASH:
                return Failing(CRASH_LOOP)
    # Rule 3
    scheduled = _unschedulable(pod)
    if scheduled and _passed(pod.condition_scheduled.since, pod, clock.scheduler, clock.now):
        return scheduled
    return None


def failing_state(pod: Pod) -> Failing | None:
    """The failing state that the pod shows now, however short: rules 1 and 3 without a grace."""
    if _cannot_fail(pod):
        return None
    for container in [] if pod.says_ready else pod.containers:
        if failing_word(container.waiting):
            return _waits(container)
    return _unschedulable(pod)


def failing_word(word: str | None) -> bool:
    """Whether a container that waits with this word waits for help."""
    return bool(word) and (word.startswith(_BEGINNINGS) or word.endswith(_ENDINGS))


def kept_word(word: str, before: str | None) -> str:
    """The previous reason where it is the other one of the two between which kubelet alternates."""
    return before if word in _PULLING and before in _PULLING else word


def own_text(message: str | None) -> str:
    """The pod's own text, cut at 120 bytes at a code point."""
    return (message or "").encode()[:_LONGEST_TEXT].decode(errors="ignore")


def _ordinal(pod: Pod, ss_name: str | None) -> int | None:
    prefix = f"{ss_name}-"
    if not ss_name or not pod.name.startswith(prefix):
        return None
    digits = pod.name[len(prefix) :]
    return int(digits) if _ORDINAL.fullmatch(digits) else None


def _cannot_fail(pod: Pod) -> bool:
    # The controller deletes and recreates Failed and Succeeded pods by itself.
    return pod.terminating or pod.phase in ENDED


def _waits(container: Container) -> Failing:
    word = container.waiting or ""
    # Their texts alternate or count seconds.
    if word == "ErrImagePull" or word.endswith("BackOff"):
        return Failing(word)
    return Failing(word, own_text(container.message))


def _unschedulable(pod: Pod) -> Failing | None:
    condition = pod.condition_scheduled
    if condition and condition.holds == "False" and condition.reason == UNSCHEDULABLE:
        return Failing(UNSCHEDULABLE, own_text(condition.message))
    return None


def _again_and_again(container: Container) -> bool:
    run = elapsed(container.started, container.finished)
    return container.restarts >= _MANY_RESTARTS and run is not None and 0 <= run <= _SHORT_RUN


def _passed(since: str | None, pod: Pod, grace: int | None, now: str) -> bool:
    """Whether the grace has passed since then, else since the pod's creation."""
    if grace is None:
        return True
    waited = elapsed(since, now)
    if waited is None:
        waited = elapsed(pod.created, now)
    return waited is None or waited >= grace
