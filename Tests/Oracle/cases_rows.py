"""Rows 1 to 7b of the kubernetes rule, reached by cases that are named after them."""

from __future__ import annotations

from typing import Any

from define import Defined, Raw, define
from shapes import (
    EARLIER,
    OLD,
    OTHER_UID,
    Json,
    condition,
    owner,
    pod,
    pod_list,
    pods_but_last,
    stateful_set,
    status,
)

_FORMS = "../../../recordings/full/forms/"


def _row(name: str, value: Any, row: str, why: str = "", **more: Any) -> Defined:
    return define(f"kubernetes-rows/{name}", "pool", value, row, why, **more)


def not_seen_yet() -> list[Defined]:
    """Rows 1 to 4."""
    deleted: Json = {"deletionTimestamp": EARLIER}
    names: Json = {"tenant": "demo", "pool": "pool-0"}
    created = status(0, None, None, None, None, None, None, availableReplicas=0)
    unseen = stateful_set(generation=1)
    del unseen["status"]
    none_left = status(0, None, None, None)
    leaving = pod("demo-pool-0-1", ready=False, **deleted)
    return [
        _row("01-missing", None, "1", **names),
        _row("01-missing-404", Raw(_FORMS + "x1.notfound.json"), "1"),
        _row("02-terminating", stateful_set(status(3, 3), **deleted), "2"),
        _row("02-terminating-one-pod-left", stateful_set(status(1, 1), **deleted), "2"),
        _row("02-terminating-no-pod-left", stateful_set(none_left, **deleted), "2"),
        _row(
            "02-terminating-names-the-pod-that-is-waited-for",
            stateful_set(status(2, 1), **deleted),
            "2",
            pods=pod_list(pod("demo-pool-0-0"), leaving),
        ),
        _row(
            "02-terminating-since-no-time",
            stateful_set(deletionTimestamp="yesterday"),
            "2",
            "what is not empty counts, readable or not",
        ),
        _row("07-terminating-since-empty", stateful_set(deletionTimestamp=""), "7"),
        _row("07-terminating-null", stateful_set_with(deletionTimestamp=None), "7"),
        _row(
            "02-terminating-before-not-observed",
            stateful_set(created, generation=3, **deleted),
            "2",
        ),
        _row("03-status-absent", unseen, "3"),
        _row("03-status-null", {**unseen, "status": None}, "3"),
        _row("03-status-empty", {**unseen, "status": {}}, "3"),
        _row(
            "03-status-of-nulls",
            {**stateful_set(generation=None), "status": {"replicas": None, "x": None}},
            "3",
            "a member that is null is absent",
        ),
        *(
            _row(
                f"03-status-of-null-{name}",
                {**stateful_set(generation=None), "status": {name: None}},
                "3",
            )
            for name in (*status(), "conditions")
        ),
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
        _row(
            "04-generation-not-observed-before-stalled",
            stateful_set(status(observed=1, conditions=[condition("Stalled", "True")])),
            "4",
        ),
    ]


def stateful_set_with(**metadata: Any) -> Json:
    """A complete one, with members of its metadata as they are, null too."""
    value = stateful_set()
    value["metadata"].update(metadata)
    return value


def conditions() -> list[Defined]:
    """Row 5."""
    stalled, reconciling = condition("Stalled", "True"), condition("Reconciling", "True")
    both = status(conditions=[reconciling, stalled])
    neither = status(
        conditions=[condition("Stalled", "False"), condition("Reconciling", "Unknown")]
    )
    twice = status(conditions=[stalled, condition("Stalled", "False")])
    return [
        _row("05a-stalled", stateful_set(status(conditions=[stalled])), "5a"),
        _row("05a-stalled-before-reconciling", stateful_set(both), "5a"),
        _row(
            "05a-stalled-any-of-one-type",
            stateful_set(twice),
            "5a",
            "of a StatefulSet's conditions any counts",
        ),
        _row(
            "05a-stalled-while-scaling-down",
            stateful_set(status(6, 5, 6, 6, conditions=[stalled])),
            "5a",
            "the numbers are those of scaling down",
        ),
        _row("05b-reconciling", stateful_set(status(conditions=[reconciling])), "5b"),
        _row(
            "05b-reconciling-names-the-pod-that-is-waited-for",
            stateful_set(status(ready=3, conditions=[reconciling])),
            "5b",
            pods=pods_but_last(pod("demo-pool-0-3", ready=False)),
        ),
        _row("07-conditions-that-are-not-true", stateful_set(neither), "7"),
    ]


def settled() -> list[Defined]:
    """Rows 6 and 7."""
    nothing = status(0, None, None, None)
    half: Json = {"old": OLD, "current": 2, "updated": 2}
    behind: Json = {"current": 3, "updated": 3}
    on_delete: Json = {"strategy": "OnDelete"}
    all_ready = pods_but_last(pod("demo-pool-0-3"))
    other = pod("demo-pool-0-0", OLD)
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
            "11a-pending",
            "pending, so that row 6 does not match",
        ),
        _row(
            "11d-scaled-to-zero-a-pod-is-due",
            stateful_set(nothing, desired=0),
            "11d",
            "a pod that is there and on another revision is pending",
            pods=pod_list(other),
        ),
        _row("07-complete", stateful_set(), "7"),
        _row("07-complete-with-pods", stateful_set(), "7", pods=all_ready),
        _row(
            "07-complete-flickering-current-replicas",
            stateful_set(status(current=3)),
            "7",
            "currentReplicas flickers one too low on a real control plane",
        ),
        _row(
            "07-complete-updated-absent",
            stateful_set(status(updated=None)),
            "7",
            "old controllers do not write updatedReplicas: the message does not tell it",
        ),
        _row("07-on-delete-pending", stateful_set(status(**half), **on_delete), "7-on-delete"),
        _row(
            "07-on-delete-pending-revisions-equal",
            stateful_set(status(**behind), **on_delete),
            "7-on-delete",
            "the template was set back: a pod runs another one",
        ),
        _row(
            "07-on-delete-complete",
            stateful_set(status(old=OLD, current=None), **on_delete),
            "7",
            "OnDelete never makes the revisions equal",
        ),
        _row(
            "07-on-delete-zero-updated",
            stateful_set(status(old=OLD, updated=None), **on_delete),
            "7-on-delete",
        ),
        _row("07-partitioned", stateful_set(status(**half), partition=2), "7-partitioned"),
        _row(
            "07-partitioned-revisions-equal-behind",
            stateful_set(status(**behind), partition=4),
            "7-partitioned",
            "a canary stays on the other revision, the template was set back",
        ),
        _row("07-partition-revisions-equal", stateful_set(partition=2), "7"),
        _row(
            "07-partition-over-replicas",
            stateful_set(status(old=OLD, updated=None), partition=2147483647),
            "7-partitioned",
        ),
        _row(
            "07-complete-more-ready-than-wanted",
            stateful_set(status(4, 5)),
            "7",
            "counters of two moments",
        ),
    ]


def pods_not_seen() -> list[Defined]:
    """Row 7b, and what keeps a pool from it."""
    alien = pod("other-0", owners=[owner("other", OTHER_UID)])
    one = pod("demo-pool-0-0")
    return [
        _row("07b-no-pod-at-all", stateful_set(), "7b", "a cache that is still cold", pods=[]),
        _row("07b-none-is-owned", stateful_set(), "7b", pods=pod_list(alien)),
        _row("12-one-is-owned", stateful_set(), "12", pods=pod_list(alien, one)),
        _row(
            "12-not-ready-and-none-is-owned",
            stateful_set(status(ready=3)),
            "12",
            "row 7 fails by more than the pods",
            pods=[],
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [*not_seen_yet(), *conditions(), *settled(), *pods_not_seen()]
