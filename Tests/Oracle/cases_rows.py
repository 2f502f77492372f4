"""Every row of the kubernetes rule, reached by a case that is named after it."""

from __future__ import annotations

from typing import Any

from define import Defined, Raw, define
from shapes import (
    EARLIER,
    OLD,
    Json,
    condition,
    container,
    pod,
    pods_but_last,
    previous,
    rolling,
    stateful_set,
    status,
    stuck_pod,
)

_FORMS = "../../../recordings/full/forms/"


def _row(name: str, value: Any, row: str, why: str = "", **more: Any) -> Defined:
    return define(f"kubernetes-rows/{name}", "pool", value, row, why, **more)


def not_seen_yet() -> list[Defined]:
    """Rows 1 to 5."""
    deleted: Json = {"deletionTimestamp": EARLIER}
    names: Json = {"tenant": "demo", "pool": "pool-0"}
    created = status(0, None, None, None, None, None, None)
    stalled, reconciling = condition("Stalled", "True"), condition("Reconciling", "True")
    both = status(conditions=[reconciling, stalled])
    neither = status(
        conditions=[condition("Stalled", "False"), condition("Reconciling", "Unknown")]
    )
    unseen = stateful_set(generation=1)
    del unseen["status"]
    return [
        _row("01-missing", None, "1", **names),
        _row("01-missing-404", Raw(_FORMS + "x1.notfound.json"), "1"),
        _row("02-terminating", stateful_set(status(3, 3), **deleted), "2"),
        _row("02-terminating-one-pod-left", stateful_set(status(1, 1), **deleted), "2"),
        _row(
            "02-terminating-no-pod-left",
            stateful_set(status(0, None, None, None), **deleted),
            "2",
        ),
        _row(
            "02-terminating-before-not-observed",
            stateful_set(created, generation=3, **deleted),
            "2",
        ),
        _row("03-status-absent", unseen, "3"),
        _row("03-status-null", {**unseen, "status": None}, "3"),
        _row("03-status-empty", {**unseen, "status": {}}, "3"),
        _row(
            "03-never-observed",
            stateful_set(created, generation=1),
            "3",
            "what a real server writes right after creation",
        ),
        _row("03-observed-zero", stateful_set(status(observed=0), generation=1), "3"),
        _row(
            "04-generation-not-observed",
            stateful_set(status(observed=1)),
            "4",
            "all counters are those of a complete rollout, of the generation before",
        ),
        _row("05a-stalled", stateful_set(status(conditions=[stalled])), "5a"),
        _row("05a-stalled-before-reconciling", stateful_set(both), "5a"),
        _row("05b-reconciling", stateful_set(status(conditions=[reconciling])), "5b"),
        _row("08-conditions-that-are-not-true", stateful_set(neither), "8"),
    ]


def settled_or_shrinking() -> list[Defined]:
    """Rows 6 to 8."""
    nothing = status(0, None, None, None)
    half: Json = {"old": OLD, "current": 2, "updated": 2}
    on_delete: Json = {"strategy": "OnDelete"}
    all_ready = pods_but_last(pod("demo-pool-0-3"))
    return [
        _row("06-scaled-to-zero", stateful_set(nothing, desired=0), "6"),
        _row(
            "06-scaled-to-zero-replicas-absent",
            stateful_set(status(None, None, None, None), desired=0),
            "6",
        ),
        _row(
            "11a-scaled-to-zero-revisions-differ",
            stateful_set(status(0, None, None, None, OLD), desired=0, partition=None),
            "11a",
            "pending, so that row 6 does not match",
        ),
        _row("07-scaling-down", stateful_set(status(6, 6, 6, 6)), "7"),
        _row("07-scaling-down-to-zero", stateful_set(status(3, 3, 3, 3), desired=0), "7"),
        _row("08-complete", stateful_set(), "8"),
        _row("08-complete-with-pods", stateful_set(), "8", pods=all_ready),
        _row(
            "08-complete-flickering-current-replicas",
            stateful_set(status(current=3)),
            "8",
            "currentReplicas flickers one too low on a real control plane",
        ),
        _row(
            "08-complete-on-delete-pending",
            stateful_set(status(**half), **on_delete),
            "8",
        ),
        _row(
            "08-complete-on-delete-all-updated",
            stateful_set(status(old=OLD, current=None), **on_delete),
            "8",
            "OnDelete never makes the revisions equal",
        ),
        _row("08-complete-partitioned", stateful_set(status(**half), partition=2), "8"),
        _row(
            "08-complete-partition-revisions-equal",
            stateful_set(partition=2),
            "8",
        ),
        _row(
            "08-complete-partition-over-replicas",
            stateful_set(status(old=OLD, updated=None), partition=2147483647),
            "8",
        ),
        _row(
            "08-complete-zero-updated-on-delete",
            stateful_set(status(old=OLD, updated=None), **on_delete),
            "8",
        ),
    ]


def failed_pods() -> list[Defined]:
    """Row 9a, a case for each reason that a pod can have."""
    seen = stateful_set(rolling())
    words = (
        "CrashLoopBackOff ImagePullBackOff ErrImagePull ErrImageNeverPull InvalidImageName "
        "CreateContainerConfigError CreateContainerError RunContainerError StartError"
    )
    found = [
        _row(f"09a-{word}", seen, "9a", pods=pods_but_last(stuck_pod(waiting=word)))
        for word in words.split()
    ]
    for word in ("ErrOfAnotherRuntime", "VolumeMountError", "SandboxBackOff"):
        why = "a word that only the pod has: PodFailing without the detail"
        last = pods_but_last(stuck_pod(waiting=word))
        found.append(_row(f"09a-{word}", seen, "9a", why, pods=last))
    failed = pod("demo-pool-0-3", ready=False, phase="Failed")
    ended: Json = {"lastState": {"terminated": {"exitCode": 1, "reason": "Error"}}}
    restarted = pod("demo-pool-0-3", ready=False, containers=[container(False, **ended)])
    unscheduled = condition("PodScheduled", "False", "Unschedulable", lastTransitionTime=EARLIER)
    pending = pod("demo-pool-0-3", phase="Pending", containers=[], conditions=[unscheduled])
    named = (("PodFailed", failed), ("ContainerRestarted", restarted), ("Unschedulable", pending))
    for word, last in named:
        found.append(_row(f"09a-{word}", seen, "9a", pods=pods_but_last(last)))
    return found


def other_failures() -> list[Defined]:
    """Row 9a by revision, 9b, and the condition of 9c."""
    ordered: Json = {"policy": "OrderedReady"}
    old_stuck = pods_but_last(stuck_pod(revision=OLD))
    exceeded = condition("Progressing", "False", "ProgressDeadlineExceeded")
    other = condition("Progressing", "False", "Paused")
    on_delete = stateful_set(status(3, 2, 3, None, OLD), strategy="OnDelete")
    no_update_revision = stateful_set(status(ready=3, current=3, updated=None, old=OLD, new=None))
    return [
        _row("09a-on-delete-any-revision", on_delete, "9a", pods=old_stuck),
        _row(
            "09a-pod-without-revision",
            stateful_set(rolling()),
            "9a",
            pods=pods_but_last(stuck_pod(revision=None)),
        ),
        _row("09a-status-without-update-revision", no_update_revision, "9a", pods=old_stuck),
        _row(
            "09a-before-stuck-on-old-revision",
            stateful_set(rolling(), **ordered),
            "9a",
            "a pod of the update revision decides, though one of the old is first",
            pods=pods_but_last(stuck_pod(revision=OLD), stuck_pod("demo-pool-0-4", "StartError")),
        ),
        _row(
            "09b-stuck-on-old-revision",
            stateful_set(rolling(), **ordered),
            "9b",
            pods=old_stuck,
        ),
        _row(
            "09b-policy-absent",
            stateful_set(rolling(), policy=None),
            "9b",
            "Kubernetes defaults podManagementPolicy to OrderedReady",
            pods=old_stuck,
        ),
        _row("11a-parallel-is-not-stuck", stateful_set(rolling()), "11a", pods=old_stuck),
        _row(
            "09c-progress-deadline-condition",
            stateful_set(rolling(conditions=[exceeded])),
            "9c",
        ),
        _row(
            "11a-progressing-false-of-another-reason",
            stateful_set(rolling(conditions=[other])),
            "11a",
        ),
        _row(
            "12-progress-deadline-condition-not-busy",
            stateful_set(status(ready=3, conditions=[exceeded])),
            "12",
        ),
    ]


def deadlines() -> list[Defined]:
    """Row 9c by a deadline of the options."""
    seen, starting = rolling(), status(ready=2)
    failed = previous("PoolRolloutFailed", seen)
    pull = {**failed, "reason": "ImagePullBackOff", "message": "gone by now"}
    own = {**failed, "reason": "SandboxBackOff"}
    cases: list[tuple[str, Any, Any, str]] = [
        ("09c-stays-failed-keeps-the-reason", seen, pull, "9c-i"),
        ("09c-stays-failed-keeps-a-pods-own-word", seen, own, "9c-i"),
        ("09c-stays-failed-without-a-reason", seen, failed, "9c-i"),
        ("09c-deadline-updating", seen, previous("PoolUpdating", seen), "9c-ii"),
        ("09c-deadline-created", starting, previous("PoolCreated", starting), "9c-ii"),
        ("09c-deadline-initialized", starting, previous("PoolInitialized", starting), "9c-ii"),
    ]
    return [
        _row(name, stateful_set(now), row, previous=then, deadline=599)
        for name, now, then, row in cases
    ]


def under_way() -> list[Defined]:
    """Rows 10 and 11."""
    none, some = status(ready=None), status(ready=2)
    other = status(ready=4, current=2, updated=None)
    rows: list[tuple[str, Any, str, Any]] = [
        ("10-created", none, "10-created", {}),
        ("10-initialized", some, "10-initialized", {}),
        ("10-previous-not-created", some, "10-initialized", previous("PoolNotCreated", some)),
        ("10-previous-created", some, "10-initialized", previous("PoolCreated", some)),
        ("10-previous-initialized", none, "10-created", previous("PoolInitialized", none)),
    ]
    found = [_row(name, stateful_set(s), row, previous=then) for name, s, row, then in rows]
    waiting = status(ready=3, current=None, old=OLD)
    return [
        *found,
        _row("11a-rolling-update", stateful_set(rolling()), "11a"),
        _row("11a-waiting-for-ready", stateful_set(waiting), "11a"),
        _row(
            "11a-pending-without-partition",
            stateful_set(status(old=OLD), partition=None),
            "11a",
            "with a partition of 0 it would not be pending",
        ),
        _row("11b-scaling-up", stateful_set(status(2, 2, 2, 2)), "11b"),
        _row(
            "11b-no-pod-of-four",
            stateful_set(status(None, None, None, None)),
            "11b",
        ),
        _row(
            "11c-pods-on-other-revision",
            stateful_set(other),
            "11c",
            "after a rollback of a stuck rollout the revisions are equal, the pods are not",
        ),
        _row(
            "11d-previous-updating",
            stateful_set(some),
            "11d",
            previous=previous("PoolUpdating", some),
        ),
        _row(
            "11d-previous-rollout-failed",
            stateful_set(some),
            "11d",
            previous=previous("PoolRolloutFailed", some),
        ),
    ]


def degraded() -> list[Defined]:
    """Row 12."""
    three, full = stateful_set(status(ready=3)), stateful_set()
    stuck, old = stuck_pod(), stuck_pod("demo-pool-0-2", "CrashLoopBackOff", revision=OLD)
    leaving = pod("demo-pool-0-3", deletionTimestamp=EARLIER)
    partitioned = stateful_set(status(ready=3, old=OLD, current=2, updated=2), partition=2)
    return [
        _row("12-pods-not-ready", three, "12"),
        _row("12-pods-not-ready-by-the-pods", full, "12", pods=pods_but_last()),
        _row("12-failed-pod", three, "12-pod", pods=pods_but_last(stuck)),
        _row("12-failed-pod-of-another-revision", three, "12-other-pod", pods=pods_but_last(old)),
        _row(
            "12-failed-pod-of-this-revision-first",
            three,
            "12-pod",
            pods=pods_but_last(old, stuck),
        ),
        _row("12-pod-terminating", full, "12-terminating", pods=pods_but_last(leaving)),
        _row(
            "12-first-of-two-terminating",
            full,
            "12-terminating",
            pods=pods_but_last(leaving, pod("demo-pool-0-2", deletionTimestamp=EARLIER)),
        ),
        _row("12-terminating-and-not-ready", three, "12", pods=pods_but_last(leaving)),
        _row(
            "12-busy-does-not-name-another-revision",
            partitioned,
            "12",
            "first, and nothing pending: the pod that the partition holds back is not why",
            previous={},
            pods=pods_but_last(old),
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    groups = (not_seen_yet, settled_or_shrinking, failed_pods, other_failures)
    return [case for group in (*groups, deadlines, under_way, degraded) for case in group()]
