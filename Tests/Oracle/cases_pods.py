"""Pods: whose they are, which have failed, in which form they come, what is wrong."""

from __future__ import annotations

from typing import Any, Optional

from define import ABSENT, Defined, define, invalid_json
from shapes import (
    EARLIER,
    OTHER_UID,
    UID,
    Json,
    condition,
    container,
    owner,
    pod,
    pod_list,
    pods_but_last,
    rolling,
    stateful_set,
    status,
    stuck_pod,
)

_THREE_READY = status(ready=3)
_COMPOSED, _DECOMPOSED = "pool-\u00e9", "pool-e\u0301"


def _owner_case(
    name: str,
    owned: bool,
    candidate: Json,
    why: str = "",
    value: Optional[Json] = None,
    **more: Any,
) -> Defined:
    # Nothing else is wrong with the pool: the failed pod is named if it is the pool's.
    row = "12-pod" if owned else "12"
    seen = stateful_set(_THREE_READY) if value is None else value
    full = f"pods-ownership/{name}"
    return define(full, "pool", seen, row, why, pods=pod_list(candidate), **more)


def ownership_by_reference() -> list[Defined]:
    """Pods with owner references."""
    tenant = owner("demo", OTHER_UID, kind="Tenant")
    no_uid = stateful_set(_THREE_READY, uid=None)
    return [
        _owner_case("uid", True, stuck_pod()),
        _owner_case(
            "uid-whatever-the-name",
            True,
            stuck_pod("somebody-else", owners=[owner("renamed")]),
        ),
        _owner_case(
            "uid-differs",
            False,
            stuck_pod(owners=[owner(uid=OTHER_UID)]),
            "a pod of the StatefulSet of that name that was deleted",
        ),
        _owner_case("uid-missing-in-the-reference", True, stuck_pod(owners=[owner(uid=None)])),
        _owner_case("uid-missing-in-the-stateful-set", True, stuck_pod(), value=no_uid),
        _owner_case(
            "uid-missing-and-another-name",
            False,
            stuck_pod(owners=[owner("demo-pool-1", None)]),
            "never by the pod's own name",
        ),
        _owner_case("another-kind", False, stuck_pod(owners=[owner(kind="ReplicaSet")])),
        _owner_case(
            "kind-missing",
            False,
            stuck_pod(owners=[{"name": "demo-pool-0", "uid": UID}]),
        ),
        _owner_case("two-references-second-fits", True, stuck_pod(owners=[tenant, owner()])),
        _owner_case(
            "two-references-one-of-an-older-uid",
            True,
            stuck_pod(owners=[owner(uid=OTHER_UID), owner()]),
        ),
        _owner_case(
            "two-references-none-fits",
            False,
            stuck_pod(owners=[tenant, owner(uid=OTHER_UID)]),
        ),
        _owner_case(
            "uid-in-another-namespace",
            True,
            stuck_pod(namespace="elsewhere"),
            "a uid is unique wherever it is",
        ),
        _owner_case(
            "name-in-another-namespace",
            False,
            stuck_pod(namespace="elsewhere", owners=[owner(uid=None)]),
        ),
        _owner_case("pod-without-name-by-uid", True, stuck_pod(None), flags=0),
        _owner_case(
            "pod-without-name-by-reference",
            True,
            stuck_pod(None, owners=[owner(uid=None)]),
            flags=0,
        ),
    ]


def ownership_by_name() -> list[Defined]:
    """Pods without owner references."""
    one = stateful_set(_THREE_READY, name="demo-pool-1")
    letter = stateful_set(_THREE_READY, name=_COMPOSED)
    no_references = stuck_pod()
    del no_references["metadata"]["ownerReferences"]
    null_references = stuck_pod()
    null_references["metadata"]["ownerReferences"] = None
    found = [
        _owner_case("name-no-references", True, no_references),
        _owner_case("name-references-null", True, null_references),
        _owner_case("name-ordinal", True, stuck_pod(owners=[])),
        _owner_case("name-ordinal-of-two-digits", True, stuck_pod("demo-pool-0-10", owners=[])),
        _owner_case("name-pod-without-name", False, stuck_pod(None, owners=[])),
        _owner_case(
            "name-in-another-namespace-by-ordinal",
            False,
            stuck_pod(owners=[], namespace="elsewhere"),
        ),
        _owner_case("name-pod-without-namespace", True, stuck_pod(owners=[], namespace=None)),
        _owner_case(
            "name-stateful-set-without-namespace",
            True,
            stuck_pod(owners=[]),
            value=stateful_set(_THREE_READY, namespace=None),
        ),
        _owner_case(
            "name-longer-sibling", False, stuck_pod("demo-pool-10-0", owners=[]), value=one
        ),
        _owner_case(
            "name-sibling-with-a-tail", False, stuck_pod("demo-pool-1-a-0", owners=[]), value=one
        ),
        _owner_case(
            "name-own-among-siblings", True, stuck_pod("demo-pool-1-0", owners=[]), value=one
        ),
        _owner_case(
            "name-encoded-otherwise",
            False,
            stuck_pod(f"{_DECOMPOSED}-0", owners=[]),
            "one letter, two encodings: names are bytes",
            letter,
        ),
        _owner_case("name-encoded-alike", True, stuck_pod(f"{_COMPOSED}-0", owners=[]), "", letter),
        _owner_case(
            "name-of-tenant-and-pool",
            True,
            stuck_pod(owners=[]),
            "a bare status has no name of its own",
            {**_THREE_READY},
            tenant="demo",
            pool="pool-0",
        ),
    ]
    tails = {
        "leading-zero": "01",
        "empty": "",
        "signed": "+1",
        "hexadecimal": "0x1",
        "letter": "1a",
        "blank": " 1",
        "arabic-digit": "\u0663",
        "two-numbers": "1-2",
    }
    for name, tail in tails.items():
        candidate = stuck_pod(f"demo-pool-0-{tail}", owners=[])
        found.append(_owner_case(f"name-ordinal-{name}", False, candidate))
    return found


def _failure_case(name: str, row: str, *pods: Json, why: str = "", **more: Any) -> Defined:
    seen = stateful_set(rolling())
    given = pods_but_last(*pods)
    return define(f"pods-failures/{name}", "pool", seen, row, why, pods=given, **more)


def _unschedulable(since: Optional[str], **more: Any) -> Json:
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
        *ownership_by_reference(),
        *ownership_by_name(),
        *failures(),
        *forms(),
        *errors(),
    ]
