"""Several things wrong in one text of pods or previous, and members that occur twice."""

from __future__ import annotations

from typing import Any

from define import DOCUMENTED, Defined, define
from shapes import (
    OTHER_UID,
    Json,
    item,
    list_of,
    owner,
    pod,
    previous,
    rolling,
    stateful_set,
    status,
    tenant,
)
from wrong import compact, wide

_INTEGER, _STRING = "expected an integer, got a string", "expected a string, got an integer"
_META = '"metadata":{"name":"demo-pool-0"}'


def _order(name: str, call: str, value: Any, problem: str, why: str = "", **more: Any) -> Defined:
    return define(f"order-members/{name}", call, value, why=why, problem=problem, **more)


def of_pods() -> list[Defined]:
    """Pods: a fault in the first counts only if it is owned."""
    seen = stateful_set(rolling())
    own, other = pod(), pod("other-0", owners=[owner("other", OTHER_UID)])
    bad_own, bad_other = {**own, "status": 5}, {**other, "status": 5}
    bad_reference = pod("other-1", owners=[owner("other", kind="Job"), {"name": 5}])
    gone = {**own, "metadata": {**own["metadata"], "deletionTimestamp": 7}}
    status_ = "pods[{}].status: expected an object, got an integer"
    conditions = '[{"reason":5,"type":"PodScheduled"}]'
    scheduled = (
        '{"metadata":{"name":"demo-pool-0-0"},'
        f'"status":{{"conditions":{conditions},"phase":7}}}}'
    )
    cases: list[tuple[str, Any, str]] = [
        ("owned-in-front", [bad_own, bad_reference], status_.format(0)),
        (
            "not-owned-in-front",
            [bad_other, bad_reference],
            f"pods[1].metadata.ownerReferences[1].name: {_STRING}",
        ),
        (
            "owner-in-front",
            [bad_reference, bad_own],
            f"pods[0].metadata.ownerReferences[1].name: {_STRING}",
        ),
        ("not-owned-then-owned", [bad_other, bad_own], status_.format(1)),
        ("status-before-the-next-pod", [bad_own, 5], status_.format(0)),
        ("next-pod-is-none", [bad_other, 5], "pods[1]: expected a Pod, got an integer"),
        ("kind", [{**bad_own, "kind": "Job"}], "pods[0]: expected a Pod, got a Job"),
        (
            "metadata-before-status",
            [gone | {"status": 5}],
            f"pods[0].metadata.deletionTimestamp: {_STRING}",
        ),
        (
            "status-before-metadata",
            [{"status": 5, "metadata": gone["metadata"]}],
            status_.format(0),
        ),
        ("reason-before-type", f"[{scheduled}]", f"pods[0].status.conditions[0].reason: {_STRING}"),
        (
            "items-before-kind",
            '{"items":[5],"kind":"StatefulSetList"}',
            "pods: expected a PodList, got a StatefulSetList: use poolstatus_list",
        ),
        ("answer", '{"items":[5],"code":500,"kind":"Status"}', "pods: the API server answered 500"),
        ("one-of-another-kind", '{"kind":"Job"}', "pods: expected a PodList, got a Job"),
    ]
    found = [
        _order(
            f"pods-{name}",
            "pool",
            seen,
            problem,
            pods=pods if isinstance(pods, str) else wide(pods),
        )
        for name, pods, problem in cases
    ]
    missing: Json = {"tenant": "demo", "pool": "pool-0", "pods": [bad_own]}
    missing["pods"][0]["metadata"] = {"name": "demo-pool-0-1"}
    why = "what does not exist can own pods by its name"
    return [*found, _order("pods-of-no-object", "pool", None, status_.format(0), why, **missing)]


def of_previous() -> list[Defined]:
    """A pool status."""
    cases: list[tuple[str, str, str]] = [
        (
            "message-in-front",
            '{"message":5,"ssName":[],"replicas":"4"}',
            f"previous.message: {_STRING}",
        ),
        (
            "counter-in-front",
            '{"note":{"replicas":"x"},"updatedReplicas":"4","state":5}',
            f"previous.updatedReplicas: {_INTEGER}",
        ),
        (
            "time-in-front",
            '{\n\t"lastUpdateTime": 5, "ssName": 7}',
            f"previous.lastUpdateTime: {_STRING}",
        ),
    ]
    return [
        _order(f"previous-{name}", "pool", stateful_set(), problem, previous=text)
        for name, text, problem in cases
    ]


def duplicates() -> list[Defined]:
    """Of a member that occurs twice the last one counts, also where it is wrong."""
    then = compact(previous("PoolRolloutComplete"))[1:]
    good, seen = compact(stateful_set()), compact(status())
    bad_status = f'{{"status":{{"replicas":"4"}},{good[1:]}'
    name = '"metadata":{"name":5},"metadata":{"name":[],"name":"demo-pool-0"}'
    twice = '{"status":5,"status":{"replicas":"x","replicas":true},' + _META + "}"
    own = compact(pod())[1:-1]
    kinds = f'{{"kind":5,"kind":"Deployment",{good[1:]}'
    items = f'[{{"metadata":5,{compact(item())[1:]}]'
    list_ = f'{{"items":5,"kind":"PodList","items":{items},"kind":"List"}}'
    value = f'{{"spec":[],"status":{{"pools":5,"pools":[]}},{compact(tenant("pool-0"))[1:]}'
    pool = '"labels":5,"labels":{"rustfs.pool":5,"rustfs.pool":"p"}'
    labels = f'{{"metadata":{{"name":"demo-pool-0",{pool}}}}}'
    boolean = "status.replicas: expected an integer, got a boolean"
    answer = '{"kind":"StatefulSet","code":"5","code":5,"kind":"Status"}'
    return [
        define("order-duplicates/status", "pool", bad_status, "7"),
        define("order-duplicates/metadata-and-name", "pool", f'{{{name},"status":{seen}}}', "9"),
        define("order-duplicates/labels", "pool", labels, "2", rule=DOCUMENTED),
        define("order-duplicates/kind", "pool", kinds, "7"),
        _order("twice-and-both-wrong", "pool", twice, boolean),
        _order("twice-kind-is-status-at-last", "pool", answer, ": the API server answered 5"),
        define(
            "order-duplicates/previous",
            "pool",
            stateful_set(),
            "7",
            previous='{"state":5,"replicas":"4",' + then,
            flags=0,
            changed=0,
        ),
        define(
            "order-duplicates/pods",
            "pool",
            stateful_set(rolling()),
            pods='[{"status":5,"metadata":[],' + own + "}]",
        ),
        define("order-duplicates/list", "list", list_, "7"),
        define("order-duplicates/tenant", "tenant", value, "4 7", stateful_sets=list_of(item())),
        define(
            "order-duplicates/last-is-null", "pool", f'{{{good[1:-1]},"spec":7,"spec":null}}', "9"
        ),
        _order(
            "twice-name-in-escapes-and-null",
            "list",
            r'{"metadata":{"name":"\u00e9","name":null},"status":{}}',
            "metadata.name: the StatefulSet has no name",
            pods='[{"status":{},"status":{}}]',
        ),
        _order(
            "twice-kind-in-escapes",
            "pool",
            stateful_set(),
            "pods: expected a PodList, got a StatefulSet",
            pods=r'{"kind":"\u0000","kind":"StatefulSet"}',
        ),
        _order(
            "twice-all-that-is-of-a-status",
            "pool",
            '{"collisionCount":0,"collisionCount":null}',
            ": expected a StatefulSet or its status, got an object with no member of either",
        ),
        define(
            "order-duplicates/all-that-is-of-a-status",
            "pool",
            '{"collisionCount":null,"x":0,"collisionCount":0}',
            tenant="demo",
            pool="pool-0",
        ),
        _order(
            "twice-last-is-wrong",
            "pool",
            f'{{{good[1:-1]},"spec":7}}',
            "spec: expected an object, got an integer",
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [*of_pods(), *of_previous(), *duplicates()]
