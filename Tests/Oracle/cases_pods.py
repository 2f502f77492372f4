"""Pods: in which form they come, what is wrong with them."""

from __future__ import annotations

from typing import Any

from define import ABSENT, Defined, define, invalid_json
from shapes import (
    EARLIER,
    OTHER_UID,
    Json,
    condition,
    owner,
    pod,
    pod_list,
    pods_but_last,
    stateful_set,
)


def forms() -> list[Defined]:
    """In which forms pods are taken, and that none are not the same as no list."""
    ready = [pod(f"demo-pool-0-{i}") for i in range(4)]
    kinds = [{"kind": "Pod", "apiVersion": "v1", **one} for one in ready]
    full = pod_list(*ready)
    not_ready_condition = [condition("PodScheduled", "True")]
    cases: list[tuple[str, str, Any]] = [
        ("pod-list", "7", full),
        ("list", "7", {"kind": "List", "apiVersion": "v1", "items": kinds}),
        ("array", "7", kinds),
        ("none-given", "7", ABSENT),
        ("null-is-none-given", "7", None),
        ("empty-list", "7b", pod_list()),
        ("empty-array", "7b", []),
        ("items-null", "7b", {"kind": "PodList", "items": None}),
        ("items-absent", "7b", {"kind": "PodList"}),
        ("items-null-without-kind", "7b", {"items": None}),
        ("items-without-kind", "7", {"items": kinds}),
        ("one-pod", "12", kinds[0]),
        ("one-pod-without-kind", "12", ready[0]),
        ("one-empty-object", "7b", {}),
        ("ready-condition-last-counts", "7", pods_but_last(_two_conditions("False", "True"))),
        ("ready-condition-last-is-false", "12", pods_but_last(_two_conditions("True", "False"))),
        ("more-than-wanted", "7", pod_list(*ready, pod("demo-pool-0-4"))),
        ("one-of-four-not-ready", "12", pods_but_last(pod("demo-pool-0-3", ready=False))),
        (
            "ready-condition-absent",
            "12",
            pods_but_last(pod("demo-pool-0-3", conditions=not_ready_condition)),
        ),
        (
            "others-do-not-count",
            "12",
            pods_but_last(pod("demo-pool-1-3", owners=[owner("demo-pool-1", OTHER_UID)])),
        ),
        ("status-absent", "12", pods_but_last({"metadata": {"name": "demo-pool-0-3"}})),
        ("members-null", "12", pods_but_last(_nulls())),
    ]
    found = [define(f"pods-forms/{n}", "pool", stateful_set(), r, pods=p) for n, r, p in cases]
    other = pod("other-0", owners=[owner("other", OTHER_UID)], deletionTimestamp=EARLIER)
    found.append(
        define(
            "pods-forms/others-terminating-do-not-count",
            "pool",
            stateful_set(),
            "7",
            pods=pod_list(*ready, other),
        )
    )
    return found


def _two_conditions(first: str, second: str) -> Json:
    both = [condition("Ready", first), condition("Ready", second)]
    return pod("demo-pool-0-3", conditions=both)


def _nulls() -> Json:
    meta = dict.fromkeys(("namespace", "labels", "deletionTimestamp", "ownerReferences"))
    keys = ("phase", "conditions", "initContainerStatuses", "containerStatuses")
    return {"metadata": {"name": "demo-pool-0-3", **meta}, "status": dict.fromkeys(keys)}


def _bad(name: str, items: Any) -> Defined:
    return define(f"pods-errors/{name}", "pool", stateful_set(), pods=items)


def errors() -> list[Defined]:
    """Bad pods: the path says where."""
    good = pod()

    def third(**more: Any) -> Json:
        return pod_list(pod(), pod(), pod(), {**good, **more})

    def meta(**more: Any) -> Json:
        return third(metadata={**good["metadata"], **more})

    def seen(**more: Any) -> Json:
        return third(status={**good["status"], **more})

    no_string: Json = {"no": "string"}
    broken = '{"items": [{"metadata": {"name": "demo-pool-0-0"}},]}'
    cases = [
        ("string", '"pods"\n'),
        ("items-object", {"kind": "PodList", "items": {}}),
        ("item-string", ["demo-pool-0-0"]),
        ("item-array", pod_list(pod(), [])),
        ("metadata-array", [{"metadata": []}]),
        ("metadata-in-list", third(metadata="x")),
        ("name", meta(name=no_string)),
        ("namespace", meta(namespace=no_string)),
        ("deletion-timestamp", meta(deletionTimestamp=no_string)),
        ("labels", meta(labels=[])),
        ("revision-label", meta(labels={"controller-revision-hash": no_string})),
        ("owner-references", meta(ownerReferences={})),
        ("owner-reference", meta(ownerReferences=[owner(), "x"])),
        ("owner-uid", meta(ownerReferences=[{**owner(), "uid": no_string}])),
        ("owner-name", meta(ownerReferences=[owner(), {**owner(), "name": []}])),
        ("owner-kind", meta(ownerReferences=[{**owner(), "kind": no_string}])),
        ("status", third(status=[])),
        ("phase", seen(phase=[])),
        ("conditions", seen(conditions="Ready")),
        ("condition", seen(conditions=["Ready"])),
        ("condition-type", seen(conditions=[{"type": no_string}])),
        (
            "condition-status",
            seen(conditions=[condition("Ready", "True"), {"type": "Ready", "status": []}]),
        ),
        ("containers", seen(containerStatuses={})),
        ("init-container", seen(initContainerStatuses=["x"])),
        ("container-ready", seen(containerStatuses=[{"ready": "true"}])),
        ("container-state", seen(containerStatuses=[{"state": "waiting"}])),
        ("container-waiting", seen(containerStatuses=[{"state": {"waiting": "x"}}])),
        ("container-reason", seen(containerStatuses=[{"state": {"waiting": {"reason": []}}}])),
        ("container-last-state", seen(containerStatuses=[{"lastState": []}])),
        ("container-restarts", seen(containerStatuses=[{"restartCount": "5"}])),
        ("container-restarts-negative", seen(containerStatuses=[{"restartCount": -1}])),
        (
            "container-message",
            seen(containerStatuses=[{"state": {"waiting": {"message": no_string}}}]),
        ),
        (
            "container-started",
            seen(containerStatuses=[{"lastState": {"terminated": {"startedAt": []}}}]),
        ),
        (
            "container-finished",
            seen(containerStatuses=[{"lastState": {"terminated": {"finishedAt": 5}}}]),
        ),
        ("condition-time", seen(conditions=[{"type": "Ready", "lastTransitionTime": 5}])),
        ("condition-message", seen(conditions=[{"type": "Ready", "message": []}])),
        ("creation-timestamp", meta(creationTimestamp=no_string)),
        ("kind-of-an-item", third(kind="StatefulSet")),
        ("kind-of-an-item-unknown", third(kind="ReplicaSet")),
        ("kind-of-one", {"kind": "StatefulSet", **good}),
        ("kind-of-a-list", {"kind": "StatefulSetList", "items": []}),
        ("container-terminated", seen(containerStatuses=[{"lastState": {"terminated": "x"}}])),
    ]
    return [
        *(_bad(name, items) for name, items in cases),
        define(
            "pods-errors/not-json",
            "pool",
            stateful_set(),
            pods=broken,
            error=invalid_json(1, 52, 52, "pods", "unexpected token near ']'"),
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [
        *forms(),
        *errors(),
    ]
