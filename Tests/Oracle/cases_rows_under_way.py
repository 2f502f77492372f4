"""Rows 9 to 12 of the kubernetes rule, reached by cases that are named after them."""

from __future__ import annotations

from typing import Any

from define import Defined, define
from shapes import (
    EARLIER,
    OLD,
    Json,
    pod,
    pod_list,
    pods_but_last,
    previous,
    rolling,
    stateful_set,
    status,
    stuck_pod,
)

_COMPLETE = previous("PoolRolloutComplete")


def _row(name: str, value: Any, row: str, why: str = "", **more: Any) -> Defined:
    return define(f"kubernetes-rows/{name}", "pool", value, row, why, **more)


def starting() -> list[Defined]:
    """Rows 9 and 10."""
    none, some = status(ready=None), status(ready=2)
    leaving = stateful_set(status(4, 4, current=3, updated=3))
    rows: list[tuple[str, Any, str, Any]] = [
        ("10-created", none, "10-created", {}),
        ("10-created-ready-is-zero", status(ready=0), "10-created", {}),
        ("10-initialized", some, "10-initialized", {}),
        ("10-previous-not-created", some, "10-initialized", previous("PoolNotCreated", some)),
        ("10-previous-created", some, "10-initialized", previous("PoolCreated", some)),
        ("10-previous-initialized", none, "10-created", previous("PoolInitialized", none)),
    ]
    return [
        _row("09-scaling-down", stateful_set(status(6, 6, 6, 6)), "9"),
        _row("09-scaling-down-to-zero", stateful_set(status(3, 3, 3, 3), desired=0), "9"),
        _row(
            "09-names-the-pod-that-is-waited-for",
            stateful_set(status(5, 4, 5, 5)),
            "9",
            pods=pods_but_last(pod("demo-pool-0-4", deletionTimestamp=EARLIER)),
        ),
        *(_row(name, stateful_set(s), row, previous=then) for name, s, row, then in rows),
        _row(
            "10-before-11d",
            leaving,
            "10-initialized",
            "the revisions are equal and a pod is on another one",
            previous={},
        ),
        _row("10-before-11c", stateful_set(status(2, 2, 2, 2)), "10-initialized", previous={}),
        _row(
            "11a-first-but-the-revisions-differ",
            stateful_set(rolling()),
            "11a-pending",
            previous={},
        ),
    ]


def under_way() -> list[Defined]:
    """Row 11."""
    some = status(ready=2)
    waiting = status(ready=3, current=None, old=OLD)
    other = status(ready=4, current=2, updated=None)
    by_hand = stateful_set(status(ready=3, current=3, updated=1, old=OLD), strategy="OnDelete")
    on_delete_leaves = [
        pod("demo-pool-0-0", OLD, ready=False, deletionTimestamp=EARLIER),
        *(pod(f"demo-pool-0-{i}") for i in (1, 2, 3)),
    ]
    late: Json = {"min_ready": 30}
    available = status(availableReplicas=3)
    return [
        _row("11a-rolling-update", stateful_set(rolling()), "11a-pending"),
        _row("11a-waiting-for-ready", stateful_set(waiting), "11a-waiting"),
        _row(
            "11a-pending-without-partition",
            stateful_set(status(old=OLD), partition=None),
            "11a-pending",
            "with a partition of 0 it would not be pending",
        ),
        _row("11b-by-hand", by_hand, "11b", pods=pod_list(*on_delete_leaves)),
        _row(
            "12-on-delete-nobody-updates",
            by_hand,
            "12",
            "no pod on another revision is terminating",
            pods=pod_list(*on_delete_leaves[1:], pod("demo-pool-0-0", OLD, ready=False)),
        ),
        _row("11c-scaling-up", stateful_set(status(2, 2, 2, 2)), "11c"),
        _row("11c-no-pod-of-four", stateful_set(status(None, None, None, None)), "11c"),
        _row(
            "11d-pods-on-other-revision",
            stateful_set(other),
            "11d",
            "after a rollback of a stuck rollout the revisions are equal, the pods are not",
        ),
        _row(
            "11e-waiting-for-available",
            stateful_set(available, **late),
            "11e",
            "previous is not known",
        ),
        _row(
            "11e-busy",
            stateful_set(available, **late),
            "11e",
            previous=previous("PoolUpdating", available),
        ),
        _row(
            "12-available-not-busy",
            stateful_set(available, **late),
            "12-available",
            "nothing is under way: a pod came back",
            previous=_COMPLETE,
        ),
        _row(
            "11e-with-pods",
            stateful_set(available, **late),
            "11e",
            pods=pods_but_last(pod("demo-pool-0-3")),
        ),
        _row(
            "12-available-but-a-pod-is-not-ready",
            stateful_set(available, **late),
            "12-available",
            pods=pods_but_last(pod("demo-pool-0-3", ready=False)),
        ),
        _row(
            "12-available-but-a-pod-is-terminating",
            stateful_set(available, **late),
            "12-terminating",
            pods=pods_but_last(
                pod("demo-pool-0-3"), pod("demo-pool-0-4", deletionTimestamp=EARLIER)
            ),
        ),
        _row(
            "11f-busy-but-a-pod-is-not-ready",
            stateful_set(available, **late),
            "11f",
            previous=previous("PoolUpdating", available),
            pods=pods_but_last(pod("demo-pool-0-3", ready=False)),
        ),
        _row(
            "11f-first",
            stateful_set(status(ready=3, old=OLD, current=2, updated=2), partition=2),
            "11f",
            "never seen, revisions that differ, and nothing pending",
            previous={},
        ),
        _row(
            "11f-previous-updating",
            stateful_set(some),
            "11f",
            previous=previous("PoolUpdating", some),
        ),
        _row(
            "11f-previous-rollout-failed",
            stateful_set(some),
            "11f",
            previous=previous("PoolRolloutFailed", some),
        ),
        _row(
            "11f-grew",
            stateful_set(some),
            "11f",
            "it was complete with two pods",
            previous=previous("PoolRolloutComplete", status(2, 2, 2, 2)),
        ),
        _row(
            "11f-by-the-pods",
            stateful_set(),
            "11f",
            "the counters say complete, the pods do not yet",
            previous=previous("PoolUpdating", some),
            pods=pods_but_last(pod("demo-pool-0-3", ready=False)),
        ),
    ]


def degraded() -> list[Defined]:
    """Row 12."""
    three, full = stateful_set(status(ready=3)), stateful_set()
    lost = stateful_set(status(3, 3, 3, 3))
    stuck, old = stuck_pod(), stuck_pod("demo-pool-0-2", "CrashLoopBackOff", revision=OLD)
    leaving = pod("demo-pool-0-3", deletionTimestamp=EARLIER)
    evicted = pod("demo-pool-0-3", ready=False, phase="Failed")
    ended = pod("demo-pool-0-2", ready=False, phase="Succeeded")
    partitioned = stateful_set(status(ready=3, old=OLD, current=2, updated=2), partition=4)
    return [
        _row("12-pods-not-ready", three, "12"),
        _row("12-pods-not-ready-by-the-pods", full, "12", pods=pods_but_last()),
        _row("12-failed-pod", three, "12-failed", pods=pods_but_last(stuck)),
        _row(
            "12-failed-pod-held-back",
            partitioned,
            "12-failed",
            "nothing is under way: any pod counts, whatever its revision",
            pods=pods_but_last(old),
        ),
        _row("12-first-failed-pod", partitioned, "12-failed", pods=pods_but_last(old, stuck)),
        _row("12-pod-missing", lost, "12-missing", previous=_COMPLETE),
        _row(
            "12-pod-missing-is-named",
            lost,
            "12-missing",
            previous=_COMPLETE,
            pods=pod_list(pod("demo-pool-0-0"), *(pod(f"demo-pool-0-{i}") for i in (2, 3))),
        ),
        _row(
            "12-pod-missing-is-named-from-the-start",
            stateful_set(status(3, 3, 3, 3), start=2),
            "12-missing",
            previous=_COMPLETE,
            pods=pod_list(*(pod(f"demo-pool-0-{i}") for i in (2, 3, 4))),
        ),
        _row(
            "12-pod-missing-but-all-are-there",
            lost,
            "12-missing",
            "pods of a later moment: none can be named",
            previous=_COMPLETE,
            pods=pods_but_last(pod("demo-pool-0-3")),
        ),
        _row(
            "12-pod-missing-before-terminating",
            lost,
            "12-missing",
            previous=_COMPLETE,
            pods=pods_but_last(leaving),
        ),
        _row("12-pod-terminating", full, "12-terminating", pods=pods_but_last(leaving)),
        _row(
            "12-first-of-two-terminating",
            full,
            "12-terminating",
            "in the order of their index, not in the order given",
            pods=pods_but_last(leaving, pod("demo-pool-0-2", deletionTimestamp=EARLIER)),
        ),
        _row(
            "12-terminating-and-not-ready",
            three,
            "12-terminating",
            pods=pods_but_last(leaving),
        ),
        _row(
            "12-terminating-before-ended",
            three,
            "12-terminating",
            pods=pods_but_last(leaving, ended),
        ),
        _row("12-pod-failed", three, "12-failed-phase", pods=pods_but_last(evicted)),
        _row("12-pod-succeeded", three, "12-succeeded", pods=pods_but_last(ended)),
        _row(
            "12-first-that-ended",
            three,
            "12-succeeded",
            pods=pod_list(evicted, ended, pod("demo-pool-0-0"), pod("demo-pool-0-1")),
        ),
        _row(
            "12-ended-before-available",
            stateful_set(status(availableReplicas=3), min_ready=30),
            "12-failed-phase",
            previous=_COMPLETE,
            pods=pods_but_last(evicted),
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [*starting(), *under_way(), *degraded()]
