"""What may be anything, because the rule does not need it."""

from __future__ import annotations

from typing import Any

from define import DOCUMENTED, Defined, define
from shapes import (
    EARLIER,
    OTHER_UID,
    Json,
    condition,
    item,
    list_of,
    metadata,
    owner,
    pod,
    pod_list,
    pods_but_last,
    previous,
    stateful_set,
    status,
    tenant,
)
from wrong import compact, put


def _odd_object(**more: Any) -> Json:
    """Wrong wherever the documented rule does not look."""
    meta = metadata("demo-pool-0", **{"uid": 5, "generation": "2", "deletionTimestamp": [], **more})
    seen = status(observed={}, conditions=7, collisionCount="x", availableReplicas=[])
    return {
        "apiVersion": 4,
        "kind": "StatefulSet",
        "metadata": {"ownerReferences": "x", **meta, "annotations": 5},
        "spec": {"replicas": "4", "podManagementPolicy": 1, "updateStrategy": "RollingUpdate"},
        "status": seen,
        "items": {},
        "type": 5,
        "object": True,
    }


def _odd_item() -> Json:
    """The same of a tenant, which asks for the owners and spec.replicas with either rule."""
    value = _odd_object(ownerReferences=[{"kind": 5, "name": []}])
    del value["metadata"]["annotations"]
    return {**value, "spec": {**value["spec"], "replicas": 4}}


def ignored() -> list[Defined]:
    """What a rule does not need may be anything."""
    documented: Json = {"rule": DOCUMENTED}
    no_namespace = _odd_object(namespace={})
    good, sets = tenant("pool-0"), list_of(item("demo-pool-0"))
    mine = owner(uid="uid-of-demo-pool-0")
    own = [pod(f"demo-pool-0-{i}", owners=[mine]) for i in range(4)]
    stranger = pod("other-0", owners=[owner("other", OTHER_UID)], deletionTimestamp=7, labels=[])
    stranger["status"] = "gone"
    elsewhere = {**pod("demo-pool-0-9", owners=[], namespace="elsewhere"), "status": 5}
    strangers = pod_list(stranger, *own, elsewhere)
    beside: Json = {"replicas": "4", "currentRevision": {}, "conditions": 7}
    ready = {**condition("Ready", "True"), "reason": 5, "message": []}
    other = {**condition("Initialized", "True"), "reason": 5, "lastTransitionTime": {}}
    odd_pod = pod("demo-pool-0-3", conditions=[other, ready], spec=7)
    odd_pod |= {"spec": [], "apiVersion": 5}
    return [
        define(
            "order-ignored/pods-documented", "pool", stateful_set(), "4", pods="{", rule=DOCUMENTED
        ),
        define(
            "order-ignored/pods-documented-list", "list", sets, "4", pods="nope", rule=DOCUMENTED
        ),
        define(
            "order-ignored/pods-documented-tenant",
            "tenant",
            good,
            "4 4",
            stateful_sets=sets,
            pods="{]",
            rule=DOCUMENTED,
        ),
        define("order-ignored/documented", "pool", no_namespace, "4", **documented),
        define("order-ignored/documented-list", "list", [no_namespace], "4", **documented),
        define(
            "order-ignored/documented-tenant",
            "tenant",
            good,
            "4 4",
            stateful_sets=[_odd_item()],
            **documented,
        ),
        define(
            "order-ignored/counters-beside-metadata",
            "pool",
            {"metadata": metadata("demo-pool-0"), **beside},
            "3",
        ),
        define(
            "order-ignored/counters-beside-metadata-documented",
            "pool",
            {**beside, "metadata": metadata("demo-pool-0")},
            "2",
            **documented,
        ),
        define(
            "order-ignored/counters-beside-a-kind",
            "pool",
            {"kind": "StatefulSet", **beside},
            "3",
            tenant="demo",
            pool="pool-0",
        ),
        define(
            "order-ignored/counters-beside-a-spec",
            "pool",
            {**beside, "spec": {}},
            "3",
            tenant="demo",
            pool="pool-0",
        ),
        define(
            "order-ignored/counters-beside-a-status",
            "pool",
            {**beside, "status": status()},
            "7",
            tenant="demo",
            pool="pool-0",
        ),
        define(
            "order-ignored/counters-beside-metadata-of-an-item", "list", [{**item(), **beside}], "7"
        ),
        define(
            "order-ignored/pods-of-others",
            "pool",
            stateful_set(uid="uid-of-demo-pool-0"),
            "7",
            pods=strangers,
        ),
        define("order-ignored/pods-of-others-list", "list", sets, "7", pods=strangers),
        define(
            "order-ignored/pods-of-others-tenant",
            "tenant",
            good,
            "4 7",
            stateful_sets=sets,
            pods=strangers,
        ),
        define(
            "order-ignored/pods-of-a-pool-without-stateful-set",
            "tenant",
            good,
            "3-missing 1",
            stateful_sets=[],
            pods=put(pod_list(pod()), "items/0/status/phase", 5),
        ),
        define(
            "order-ignored/reason-of-another-condition-of-a-pod",
            "pool",
            stateful_set(),
            "7",
            pods=pods_but_last(odd_pod),
        ),
        define(
            "order-ignored/sets-of-no-pool",
            "tenant",
            good,
            "4 7",
            stateful_sets=list_of(*_others(), *sets["items"]),
        ),
        *_odd_statuses(sets),
    ]


def _others() -> list[Json]:
    other, away = _odd_object(), _odd_object(namespace="elsewhere")
    other["metadata"]["name"] = "other"
    return [{**one, "spec": 7, "status": []} for one in (other, away, {"metadata": None})]


def _odd_statuses(sets: Json) -> list[Defined]:
    own, note = previous("PoolRolloutComplete"), {"note": [1]}
    of_no_pool = {"ssName": "demo-pool-9", "name": "pool-9", "replicas": "4", "state": 5, **note}
    again = {"ssName": "demo-pool-0", "replicas": {}, "lastUpdateTime": 7}
    ready = condition("Ready", "True", "Old", lastTransitionTime=EARLIER)
    ready_again = {"type": "Ready", "status": 5, "reason": [], "observedGeneration": "x"}
    other = {"type": "BackupHealthy", "status": 7, "message": {}, "lastTransitionTime": False}
    cases: dict[str, Json] = {
        "entry-of-no-pool": {"pools": [own, of_no_pool]},
        "second-entry-of-a-pool": {"pools": [own, again]},
        "conditions-of-others": {"conditions": [other, ready, {"status": 5}]},
        "second-condition-of-a-type": {"conditions": [ready, ready_again]},
        "members-of-others": {"phase": 5, "replicas": "x", "state": []},
    }
    return [
        define(
            f"order-ignored/{name}",
            "tenant",
            compact(tenant("pool-0", seen=seen)),
            "4 7",
            stateful_sets=sets,
        )
        for name, seen in cases.items()
    ]


def cases() -> list[Defined]:
    """All of them."""
    return ignored()
