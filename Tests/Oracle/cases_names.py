"""desired, total, partition, pending and revisions: what the table's names are."""

from __future__ import annotations

from typing import Any

from define import DOCUMENTED, Defined, define
from shapes import NEW, OLD, Json, previous, stateful_set, status

_COMPOSED, _DECOMPOSED = "demo-pool-0-\u00e9", "demo-pool-0-e\u0301"


def _names(name: str, value: Any, row: str, why: str = "", **more: Any) -> Defined:
    return define(f"kubernetes-names/{name}", "pool", value, row, why, **more)


def counters() -> list[Defined]:
    """desired and total."""
    bare = {"tenant": "demo", "pool": "pool-0"}
    one = status(1, 1, 1, 1)
    only_status = {"metadata": {"name": "demo-pool-0"}, "status": one}
    return [
        _names(
            "desired-spec-replicas-absent",
            stateful_set(one, desired=None),
            "7",
            "Kubernetes defaults spec.replicas to 1",
        ),
        _names("desired-spec-replicas-null", stateful_set_null_replicas(), "7"),
        _names("desired-metadata-alone-is-an-object", only_status, "7"),
        _names(
            "desired-kind-alone-is-an-object",
            {"kind": "StatefulSet", "status": status(4, 4, 4, 4)},
            "9",
            "without spec.replicas 1 is wanted, and 4 are there",
            **bare,
        ),
        _names(
            "desired-members-null-are-a-bare-status",
            {"kind": None, "metadata": None, "spec": None, "status": status(2, 2, 2, 2)},
            "7",
            "a member that is null is absent",
            **bare,
        ),
        _names("desired-bare-status", status(), "7", "of a bare status, status.replicas", **bare),
        _names("desired-bare-status-not-ready", status(ready=3), "12", **bare),
        _names("desired-status-alone-is-bare", {"status": status()}, "7", **bare),
        _names("desired-bare-status-without-replicas", status(None), "6", **bare),
        _names(
            "total-absent-is-the-most-of-the-others",
            stateful_set(status(None, 3, 2, None)),
            "11c",
            "3 pods: total is min(max(ready, updated, current), desired)",
        ),
        _names("total-absent-is-not-over-desired", stateful_set(status(None, 6, 6, 6)), "7"),
        _names(
            "total-absent-and-never-observed",
            stateful_set(status(None, observed=None), generation=None),
            "11c",
            "without observedGeneration there are none",
        ),
        _names(
            "serving-is-the-smaller",
            stateful_set(status(availableReplicas=3), min_ready=1),
            "11e",
        ),
        _names(
            "serving-without-min-ready-seconds",
            stateful_set(status(availableReplicas=3)),
            "7",
            "availableReplicas counts only where minReadySeconds is set",
        ),
        _names(
            "serving-min-ready-zero", stateful_set(status(availableReplicas=3), min_ready=0), "7"
        ),
        _names(
            "serving-available-absent",
            stateful_set(min_ready=30),
            "7",
            "before Kubernetes 1.22 there is no availableReplicas",
        ),
        _names(
            "serving-available-zero",
            stateful_set(status(availableReplicas=0), min_ready=30),
            "11e",
        ),
        _names(
            "serving-ready-is-smaller",
            stateful_set(status(ready=3, availableReplicas=4), min_ready=30),
            "12",
        ),
        _names("observed-generation-is-ahead", stateful_set(status(observed=3)), "7"),
        _names("observed-generation-is-64-bits", _generations(), "4"),
        _names("counters-at-the-limit", _at_the_limit(), "7"),
    ]


def stateful_set_null_replicas() -> dict[str, Any]:
    """null is absent."""
    value = stateful_set(status(1, 1, 1, 1))
    value["spec"]["replicas"] = None
    return value


def _generations() -> dict[str, Any]:
    most = 9223372036854775807
    return stateful_set(status(observed=most - 1), generation=most)


def _at_the_limit() -> dict[str, Any]:
    most = 2147483647
    return stateful_set(status(most, most, most, most), desired=most)


def pending() -> list[Defined]:
    """partition and pending."""
    half: Json = {"old": OLD, "current": 2}
    two: Json = {"partition": 2}
    no_revisions: Json = {"old": None, "new": None}
    return [
        _names(
            "pending-by-partition",
            stateful_set(status(updated=1, **half), **two),
            "11a-pending",
            "2 of 4 must be updated, 1 is",
        ),
        _names(
            "partition-reached", stateful_set(status(updated=2, **half), **two), "7-partitioned"
        ),
        _names("partition-passed", stateful_set(status(updated=3, **half), **two), "7-partitioned"),
        _names(
            "partition-reached-not-ready",
            stateful_set(status(ready=3, updated=2, **half), **two),
            "12",
            "nothing is pending, and a rollout that a partition holds is not rolling",
        ),
        _names(
            "partition-is-zero-under-on-delete",
            _on_delete_with_a_partition(),
            "7",
            "not Partitioned, though revisions differ",
        ),
        _names(
            "partition-null", _null_partition(), "11a-pending", "absent: pending while they differ"
        ),
        _names(
            "partition-equals-replicas",
            stateful_set(status(updated=None, **half), partition=4),
            "7-partitioned",
        ),
        _names(
            "partition-revisions-equal-pods-missing",
            stateful_set(status(current=2, updated=2), partition=2),
            "11d",
            "where the revisions are equal the partition does not count",
        ),
        _names(
            "pending-is-never-on-delete",
            stateful_set(status(ready=3, updated=None, **half), strategy="OnDelete"),
            "12",
        ),
        _names(
            "strategy-absent-is-rolling-update",
            _no_strategy(),
            "11a-pending",
        ),
        _names("revisions-absent-complete", stateful_set(status(**no_revisions)), "7"),
        _names(
            "revisions-absent-pending",
            stateful_set(status(current=1, updated=1, **no_revisions), partition=None),
            "11d",
        ),
        _names(
            "revisions-empty-are-absent",
            stateful_set(status(old="", new="", current=1, updated=1), partition=None),
            "11d",
        ),
        _names(
            "revisions-one-absent-differ",
            stateful_set(status(old=None), partition=None),
            "11a-pending",
            "absent is empty, which is not the same as a revision",
        ),
        _names(
            "revisions-are-bytes",
            stateful_set(status(old=_COMPOSED, new=_DECOMPOSED), partition=None),
            "11a-pending",
            "one letter, two encodings: as bytes they differ",
        ),
        _names(
            "revisions-are-bytes-in-previous",
            stateful_set(status(old=_COMPOSED, new=_COMPOSED)),
            "7",
            "the previous revision is another one: changed",
            flags=0,
            previous=previous("PoolRolloutComplete", status(old=_COMPOSED, new=_DECOMPOSED)),
        ),
    ]


def _null_partition() -> dict[str, Any]:
    value = stateful_set(status(old=OLD))
    value["spec"]["updateStrategy"]["rollingUpdate"]["partition"] = None
    return value


def _on_delete_with_a_partition() -> dict[str, Any]:
    value = stateful_set(status(old=OLD), strategy="OnDelete")
    value["spec"]["updateStrategy"]["rollingUpdate"] = {"partition": 2}
    return value


def _no_strategy() -> dict[str, Any]:
    value = stateful_set(status(ready=3, old=OLD, current=2, updated=2))
    del value["spec"]["updateStrategy"]
    return value


def documented_rule() -> list[Defined]:
    """The documented rule looks at four counters, whatever else is given."""
    busy = status(ready=4, old=OLD, observed=1, conditions=[{"type": "Stalled", "status": "True"}])
    more: Json = {"deletionTimestamp": "2025-01-15T10:00:00Z"}
    stuck = {"items": [{"metadata": {"name": "demo-pool-0-0"}, "status": {"phase": "Failed"}}]}
    return [
        define(
            "kubernetes-names/documented-rule-sees-none-of-it",
            "pool",
            stateful_set(busy, desired=6, **more),
            "4",
            rule=DOCUMENTED,
            pods=stuck,
            previous=previous("PoolRolloutFailed", busy),
            deadline=1,
        ),
        define(
            "kubernetes-names/documented-rule-complete-in-the-middle",
            "pool",
            stateful_set(status(3, 3, 1, 3, old=OLD)),
            "4",
            "3 of 4 pods are there; the documented rule does not know of the fourth",
            rule=DOCUMENTED,
        ),
        define(
            "kubernetes-names/kubernetes-rule-middle-of-a-rollout",
            "pool",
            stateful_set(status(3, 3, 1, 3, old=OLD, new=NEW)),
            "11a-pending",
            "the same counters as where the documented rule says complete",
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    return counters() + pending() + documented_rule()
