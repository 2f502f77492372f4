"""Pods: which have failed, in which form they come, what is wrong with them."""

from __future__ import annotations

from typing import Any

from define import ABSENT, Defined, define, invalid_json
from shapes import (
    EARLIER,
    OTHER_UID,
    Json,
    condition,
    container,
    owner,
    pod,
    pod_list,
    pods_but_last,
    rolling,
    stateful_set,
    stuck_pod,
)


def _failure_case(name: str, row: str, *pods: Json, why: str = "", **more: Any) -> Defined:
    seen = stateful_set(rolling())
    given = pods_but_last(*pods)
    return define(f"pods-failures/{name}", "pool", seen, row, why, pods=given, **more)


def _unschedulable(since: str | None, **more: Any) -> Json:
    waits = condition("PodScheduled", "False", "Unschedulable", lastTransitionTime=since)
    conditions = [{**waits, **more}]
    return pod("demo-pool-0-3", phase="Pending", containers=[], conditions=conditions)


def failures() -> list[Defined]:
    """Which pods have failed, beyond the reasons of row 9a."""
    ended: Json = {"lastState": {"terminated": {"exitCode": 1}}}
    leaving: Json = {"deletionTimestamp": EARLIER}
    last: Json = {"name": "demo-pool-0-3", "ready": False}
    healthy, crashing = container(), container(False, "CrashLoopBackOff")
    no_ready = container(False, **ended)
    del no_ready["ready"]
    both = pod(**last, phase="Failed", containers=[crashing])
    init_first = [container(False, "ErrImagePull")]
    odd = 'Say "no"\\\n\u00e9\u0001Error'
    plain = [
        ("terminating-has-not-failed", "11a", stuck_pod(**leaving)),
        ("terminating-phase-failed", "11a", pod(**last, phase="Failed", **leaving)),
        ("phase-failed-first", "9a", both),
        (
            "init-container-waiting",
            "9a",
            pod(**last, init=[crashing], containers=[container(False, "PodInitializing")]),
        ),
        ("init-container-first", "9a", pod(**last, init=init_first, containers=[crashing])),
        ("second-container", "9a", pod(**last, containers=[healthy, crashing])),
        ("container-creating-has-not-failed", "11a", stuck_pod(waiting="ContainerCreating")),
        ("case-matters", "11a", stuck_pod(waiting="errimagepull")),
        ("word-inside-has-not-failed", "11a", stuck_pod(waiting="NoErrorsSeen")),
        ("word-is-the-ending", "9a", stuck_pod(waiting="Error")),
        ("word-is-the-beginning", "9a", stuck_pod(waiting="Err")),
        ("word-with-escapes", "9a", stuck_pod(waiting=odd)),
        ("waiting-without-reason", "11a", pod(**last, containers=[{"state": {"waiting": {}}}])),
        (
            "waiting-before-restarted",
            "9a",
            pod(**last, containers=[container(False, **ended), crashing]),
        ),
        ("restarted-and-ready-again", "11a", pod(**last, containers=[container(True, **ended)])),
        (
            "restarted-not-running",
            "11a",
            pod(**last, phase="Pending", containers=[container(False, **ended)]),
        ),
        ("restarted-ready-absent", "9a", pod(**last, containers=[no_ready])),
        ("restarted-init-container", "9a", pod(**last, init=[container(False, **ended)])),
        (
            "restarted-one-of-two",
            "9a",
            pod(**last, containers=[healthy, container(False, **ended)]),
        ),
        (
            "last-state-without-terminated",
            "11a",
            pod(**last, containers=[container(False, lastState={})]),
        ),
        ("unschedulable-14-seconds", "11a", _unschedulable("2025-01-15T10:29:46Z")),
        ("unschedulable-15-seconds", "9a", _unschedulable("2025-01-15T10:29:45Z")),
        ("unschedulable-offset-14-seconds", "11a", _unschedulable("2025-01-15T12:29:46+02:00")),
        ("unschedulable-offset-15-seconds", "9a", _unschedulable("2025-01-15T05:29:45-05:00")),
        ("unschedulable-over-new-year", "9a", _unschedulable("2024-12-31T23:59:59Z")),
        ("unschedulable-since-nobody-knows", "11a", _unschedulable(None)),
        ("unschedulable-since-no-time", "11a", _unschedulable("yesterday")),
        ("unschedulable-in-the-future", "11a", _unschedulable("2025-01-15T10:31:00Z")),
        (
            "unschedulable-of-another-reason",
            "11a",
            _unschedulable(EARLIER, reason="SchedulingGated"),
        ),
        ("unschedulable-and-scheduled", "11a", _unschedulable(EARLIER, status="True")),
    ]
    first, second = stuck_pod("demo-pool-0-4"), stuck_pod("demo-pool-0-3", "ErrImagePull")
    leap = _unschedulable("2024-02-29T00:00:00Z")
    return [
        *(_failure_case(name, row, last_pod) for name, row, last_pod in plain),
        _failure_case("first-in-the-order-given", "9a", first, second),
        _failure_case("first-in-the-order-given-reversed", "9a", second, first),
        _failure_case("unschedulable-since-a-leap-day", "9a", leap, now="2024-03-01T00:00:00Z"),
        _failure_case(
            "word-of-the-pod-without-detail",
            "9a",
            stuck_pod(waiting="SandboxBackOff"),
            flags=0,
        ),
    ]


def forms() -> list[Defined]:
    """In which forms pods are taken, and that none are not the same as no list."""
    ready = [pod(f"demo-pool-0-{i}") for i in range(4)]
    kinds = [{"kind": "Pod", "apiVersion": "v1", **one} for one in ready]
    full = pod_list(*ready)
    not_ready_condition = [condition("PodScheduled", "True")]
    cases: list[tuple[str, str, Any]] = [
        ("pod-list", "8", full),
        ("list", "8", {"kind": "List", "apiVersion": "v1", "items": kinds}),
        ("array", "8", kinds),
        ("none-given", "8", ABSENT),
        ("null-is-none-given", "8", None),
        ("empty-list", "12", pod_list()),
        ("empty-array", "12", []),
        ("items-null", "12", {"kind": "PodList", "items": None}),
        ("items-absent", "12", {"kind": "PodList"}),
        ("more-than-wanted", "8", pod_list(*ready, pod("demo-pool-0-4"))),
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
            "8",
            pods=pod_list(*ready, other),
        )
    )
    return found


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
        *failures(),
        *forms(),
        *errors(),
    ]
