"""Row 8 of the kubernetes rule, reached by cases that are named after it."""

from __future__ import annotations

from typing import Any

from define import Defined, define
from shapes import (
    EARLIER,
    OLD,
    Json,
    condition,
    pod,
    pod_list,
    pods_but_last,
    previous,
    rolling,
    stateful_set,
    status,
    stuck_pod,
)

_ORDERED: Json = {"policy": "OrderedReady"}
_EXCEEDED = condition("Progressing", "False", "ProgressDeadlineExceeded")


def _row(name: str, value: Any, row: str, why: str = "", **more: Any) -> Defined:
    return define(f"kubernetes-rows/{name}", "pool", value, row, why, **more)


def scaling_down() -> list[Defined]:
    """Row 8a: 5 pods where 3 are wanted."""
    five = status(5, 4, 5, 5)
    seen = stateful_set(five, desired=3, **_ORDERED)

    def pods(index: int, name: str = "", **more: Any) -> Json:
        healthy = [pod(f"demo-pool-0-{i}") for i in range(5) if i != index or name]
        return pod_list(*healthy, stuck_pod(name or f"demo-pool-0-{index}", **more))

    return [
        _row("08a-first-pod", seen, "8a", "the pods below wait for it", pods=pods(0)),
        _row("08a-last-pod-that-stays", seen, "8a", pods=pods(2)),
        _row("09-first-pod-that-goes", seen, "9", "its index is not below 3", pods=pods(3)),
        _row("08a-no-index", seen, "8a", pods=pods(0, "renamed")),
        _row(
            "08a-policy-absent",
            stateful_set(five, desired=3, policy=None),
            "8a",
            "Kubernetes defaults podManagementPolicy to OrderedReady",
            pods=pods(0),
        ),
        _row(
            "09-parallel-does-not-wait",
            stateful_set(five, desired=3),
            "9",
            "and the pod has failed, so that it is not named as what is waited for",
            pods=pods(0),
        ),
        _row("08a-on-another-revision", seen, "8a", pods=pods(1, revision=OLD)),
        _row(
            "08a-index-counted-from-the-start",
            stateful_set(five, desired=3, start=3, **_ORDERED),
            "8a",
            "demo-pool-0-4 is the second",
            pods=pods(4),
        ),
        _row(
            "09-index-counted-from-the-start",
            stateful_set(five, desired=3, start=2, **_ORDERED),
            "9",
            "demo-pool-0-5 is the fourth",
            pods=pod_list(stuck_pod("demo-pool-0-5")),
        ),
        _row(
            "08a-index-below-the-start",
            stateful_set(five, desired=3, start=3, **_ORDERED),
            "8a",
            "its index is negative, which is below 3",
            pods=pods(1),
        ),
        _row(
            "08d-scaling-down",
            stateful_set(status(5, 4, 5, 5, conditions=[_EXCEEDED]), desired=3),
            "8d",
        ),
    ]


def of_this_revision() -> list[Defined]:
    """Row 8b, whichever way the pool is busy."""
    seen, stuck = stateful_set(rolling()), pods_but_last(stuck_pod())
    three, old = stateful_set(status(ready=3)), stuck_pod("demo-pool-0-0", revision=OLD)
    first = pod_list(old, *(pod(f"demo-pool-0-{i}") for i in (1, 2, 3)))
    on_delete = stateful_set(status(ready=3, current=3, updated=1, old=OLD), strategy="OnDelete")
    leaving = pod("demo-pool-0-1", OLD, deletionTimestamp=EARLIER)
    grown = previous("PoolRolloutComplete", status(3, 3, 3, 3))
    partition = stateful_set(status(ready=3, old=OLD, current=2, updated=2), partition=2)
    held_back = pod_list(stuck_pod("demo-pool-0-1", revision=OLD), *map(pod, _names(0, 2, 3)))
    no_update_revision = stateful_set(status(ready=3, updated=None, old=OLD, new=None))
    return [
        _row("08b-rolling", seen, "8b", pods=stuck),
        _row(
            "08b-by-hand",
            on_delete,
            "8b",
            "OnDelete: somebody deletes pods, and any failed pod counts",
            pods=pod_list(old, leaving, pod("demo-pool-0-2"), pod("demo-pool-0-3")),
        ),
        _row(
            "08b-pods-missing",
            stateful_set(status(3, 2, 3, 3)),
            "8b",
            pods=pod_list(pod(), stuck_pod("demo-pool-0-1"), pod("demo-pool-0-2")),
        ),
        _row("08b-first", three, "8b", previous={}, pods=stuck),
        _row("08b-grew", three, "8b", previous=grown, pods=stuck),
        _row("08b-moving", three, "8b", previous=previous("PoolUpdating"), pods=stuck),
        _row(
            "08b-pod-without-revision",
            seen,
            "8b",
            pods=pods_but_last(stuck_pod(revision=None)),
        ),
        _row(
            "08b-pod-with-an-empty-revision",
            seen,
            "8b",
            pods=pods_but_last(stuck_pod(revision="")),
        ),
        _row("08b-status-without-update-revision", no_update_revision, "8b", pods=first),
        _row(
            "08b-held-back-while-not-rolling",
            partition,
            "8b",
            "the partition keeps it on its revision: it has to work there",
            previous=previous("PoolUpdating"),
            pods=held_back,
        ),
        _row(
            "08b-before-another-pod",
            stateful_set(rolling(), **_ORDERED),
            "8b",
            "a pod of the update revision decides, though one of the old comes first",
            pods=pods_but_last(stuck_pod(revision=OLD), stuck_pod("demo-pool-0-4", "StartError")),
        ),
        _row(
            "12-settled-pool-has-a-failed-pod",
            three,
            "12-failed",
            "nothing is under way: nothing has failed to roll out",
            pods=stuck,
        ),
    ]


def _names(*indices: int) -> list[str]:
    return [f"demo-pool-0-{index}" for index in indices]


def of_another_revision() -> list[Defined]:
    """Rows 8c and 8d."""
    old_stuck = pods_but_last(stuck_pod(revision=OLD))
    seen = stateful_set(rolling(), **_ORDERED)
    held = stateful_set(rolling(updated=1), partition=2, **_ORDERED)
    first = pod_list(stuck_pod("demo-pool-0-1", revision=OLD), *map(pod, _names(0, 2, 3)))
    other = condition("Progressing", "False", "Paused")
    true = condition("Progressing", "True", "ProgressDeadlineExceeded")
    return [
        _row("08c-stuck-on-old-revision", seen, "8c-stuck", pods=old_stuck),
        _row(
            "08c-policy-absent",
            stateful_set(rolling(), policy=None),
            "8c-stuck",
            "Kubernetes defaults podManagementPolicy to OrderedReady",
            pods=old_stuck,
        ),
        _row(
            "08c-revisions-equal",
            stateful_set(status(ready=3, current=3, updated=3), **_ORDERED),
            "8c-stuck",
            "after a rollback the pod of the broken revision stays",
            pods=old_stuck,
        ),
        _row(
            "08c-held-back",
            held,
            "8c-held",
            "rolling above the partition: to delete it would not help",
            pods=first,
        ),
        _row(
            "11a-held-back-while-rolling-in-parallel",
            stateful_set(rolling(updated=1), partition=2),
            "11a-pending",
            "it is not in the way of the rollout",
            pods=first,
        ),
        _row(
            "08c-due-behind-the-partition",
            held,
            "8c-stuck",
            pods=pod_list(stuck_pod("demo-pool-0-2", revision=OLD), *map(pod, _names(0, 1, 3))),
        ),
        _row(
            "11a-parallel-is-not-stuck",
            stateful_set(rolling()),
            "11a-pending",
            "the controller replaces it",
            pods=old_stuck,
        ),
        _row(
            "08d-progress-deadline-condition",
            stateful_set(rolling(conditions=[_EXCEEDED])),
            "8d",
        ),
        _row(
            "08d-behind-a-pod-that-does-not-count",
            stateful_set(rolling(conditions=[_EXCEEDED])),
            "8d",
            pods=old_stuck,
        ),
        _row(
            "08d-any-of-one-type",
            stateful_set(rolling(conditions=[_EXCEEDED, other])),
            "8d",
        ),
        _row(
            "11a-progressing-false-of-another-reason",
            stateful_set(rolling(conditions=[other])),
            "11a-pending",
        ),
        _row("11a-progressing-true", stateful_set(rolling(conditions=[true])), "11a-pending"),
        _row(
            "12-progress-deadline-condition-not-busy",
            stateful_set(status(ready=3, conditions=[_EXCEEDED])),
            "12",
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [*scaling_down(), *of_this_revision(), *of_another_revision()]
