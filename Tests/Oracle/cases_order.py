"""Several things wrong in one text: the first in the order of the text is told."""

from __future__ import annotations

from typing import Any

from define import Defined, define
from shapes import (
    item,
    tenant,
)
from wrong import compact, pretty, wide

_INTEGER, _STRING = "expected an integer, got a string", "expected a string, got an integer"
_META = '"metadata":{"name":"demo-pool-0"}'


def _order(name: str, call: str, value: Any, problem: str, why: str = "", **more: Any) -> Defined:
    return define(f"order-members/{name}", call, value, why=why, problem=problem, **more)


def of_an_object() -> list[Defined]:
    """A StatefulSet: members stand in any order."""
    cases: list[tuple[str, str, str]] = [
        (
            "status-in-front",
            '{"status":{"replicas":"4"},"metadata":{"name":5}}',
            f"status.replicas: {_INTEGER}",
        ),
        (
            "metadata-in-front",
            '{"metadata":{"name":5},"status":{"replicas":"4"}}',
            f"metadata.name: {_STRING}",
        ),
        (
            "spec-in-front",
            f'{{"spec":{{"replicas":"4"}},{_META},"status":[]}}',
            f"spec.replicas: {_INTEGER}",
        ),
        (
            "revision-before-counters",
            f'{{{_META},"status":{{"updateRevision":5,"replicas":"4","readyReplicas":-1}}}}',
            f"status.updateRevision: {_STRING}",
        ),
        (
            "conditions-before-counters",
            f'{{{_META},"status":{{"conditions":[{{"status":5}},[]],"replicas":"4"}}}}',
            f"status.conditions[0].status: {_STRING}",
        ),
        (
            "reason-before-type",
            f'{{{_META},"status":{{"conditions":[{{"reason":5,"type":[]}}]}}}}',
            f"status.conditions[0].reason: {_STRING}",
        ),
        (
            "labels-before-name",
            '{"metadata":{"labels":{"rustfs.pool":5},"name":[]}}',
            f"metadata.labels.rustfs.pool: {_STRING}",
        ),
        (
            "strategy-behind",
            '{"status":{"replicas":4},"metadata":{"name":"demo-pool-0","generation":"2"},'
            '"spec":{"updateStrategy":5}}',
            f"metadata.generation: {_INTEGER}",
        ),
        ("bare-status", '{"updatedReplicas":"4","replicas":-1}', f"updatedReplicas: {_INTEGER}"),
        ("no-more-than-a-status", '{"status":"x"}', "status: expected an object, got a string"),
        (
            "status-among-nulls",
            '{\n  "kind": null,\n  "metadata": null,\n  "status": [{}]\n}\n',
            "status: expected an object, got an array",
        ),
        (
            "status-that-was-an-object",
            '{"status":{"replicas":4},"status":4.0}',
            "status: expected an object, got a real number",
        ),
        ("kind-behind", '{"metadata":{"name":5},"kind":7}', f"metadata.name: {_STRING}"),
        ("kind-is-no-string-in-front", '{"kind":7,"metadata":5}', f"kind: {_STRING}"),
        (
            "kind-is-no-string-of-a-list",
            '{"items":[],"kind":7}',
            f"kind: {_STRING}",
        ),
    ]
    return [_order(name, "pool", text, problem) for name, text, problem in cases]


def of_a_whole() -> list[Defined]:
    """What is wrong with an object as a whole comes before what is wrong inside it."""
    kind = ": expected a StatefulSet, got a Deployment"
    answer = ": the API server answered 500: no"
    cases: list[tuple[str, str, str, str]] = [
        ("kind", "pool", '{"metadata":5,"status":[],"kind":"Deployment"}', kind),
        ("kind-behind-counters", "pool", '{"replicas":"4","kind":"Deployment"}', kind),
        ("answer", "pool", '{"metadata":5,"code":500,"message":"no","kind":"Status"}', answer),
        (
            "answer-with-a-fault",
            "pool",
            '{"metadata":5,"message":7,"code":"500","kind":"Status"}',
            f"message: {_STRING}",
        ),
        (
            "answer-of-details-first",
            "pool",
            '{"details":{"name":1},"reason":"NotFound","code":"x","kind":"Status"}',
            f"details.name: {_STRING}",
        ),
        (
            "watch-event",
            "pool",
            '\n{"metadata":5,"object":{},"type":"ADDED"}',
            ": this looks like a watch event: pass its object",
        ),
        (
            "list-without-kind",
            "pool",
            ' {"metadata":5,"status":7,"items":[]}',
            ": expected a StatefulSet, got a list: use poolstatus_list",
        ),
        (
            "list-of-another-kind",
            "list",
            '{"items":[5],"kind":"PodList"}',
            ": expected a StatefulSetList, got a PodList",
        ),
        (
            "list-is-an-answer",
            "list",
            '{"items":5,"code":500,"message":"no","kind":"Status"}',
            answer,
        ),
        (
            "list-without-kind-and-items",
            "list",
            '{"metadata":{},"Items":[]}',
            "metadata.name: the StatefulSet has no name",
        ),
        (
            "item-of-another-kind",
            "list",
            '[{"metadata":5,"kind":"Deployment"}]',
            "[0]: expected a StatefulSet, got a Deployment",
        ),
        (
            "item-of-another-kind-without-a-name",
            "list",
            '[{"kind":"Deployment"}]',
            "[0]: expected a StatefulSet, got a Deployment",
        ),
        (
            "item-without-a-name",
            "list",
            '{"items":[\n  {"status":{"replicas":"4"},"spec":[],"metadata":{"namespace":5}}]}',
            "items[0].metadata.name: the StatefulSet has no name",
        ),
        (
            "item-with-an-empty-name",
            "list",
            '[{"status":7,"metadata":{"name":""}}]',
            "[0].metadata.name: the StatefulSet has no name",
        ),
        (
            "item-with-a-name-that-is-null",
            "list",
            '[{"status":7,"metadata":{"labels":5,"name":null}}]',
            "[0].metadata.name: the StatefulSet has no name",
        ),
        (
            "item-whose-metadata-is-null",
            "list",
            '[{"metadata":null,"kind":7}]',
            "[0].metadata.name: the StatefulSet has no name",
        ),
        (
            "item-whose-metadata-is-none",
            "list",
            '[{"status":7,"metadata":[]}]',
            "[0].status: expected an object, got an integer",
        ),
        (
            "item-that-is-null",
            "list",
            '{"items":[{"metadata":{"name":"a"},"status":{"replicas":4.0}},null]}',
            "items[0].status.replicas: expected an integer, got a real number (StatefulSet a)",
        ),
    ]
    return [_order(f"whole-{name}", call, text, problem) for name, call, text, problem in cases]


def beside_items() -> list[Defined]:
    """A list: what is wrong with it may stand after an item in which something is, and decide."""
    bad = '{"metadata":{"name":"a"},"status":{"replicas":"4"}}'
    good = '{"metadata":{"name":"b"}}'
    replicas = f"status.replicas: {_INTEGER} (StatefulSet a)"
    cases: list[tuple[str, str, str]] = [
        ("kind-after-an-item", f'{{"items":[{good},{bad}],"kind":5}}', f"items[1].{replicas}"),
        ("kind-after-good-items", f'{{"items":[{good}],"kind":5}}', f"kind: {_STRING}"),
        ("kind-before-an-item", f'{{"kind":5,"items":[{bad}]}}', f"kind: {_STRING}"),
        (
            "items-of-another-kind",
            f'{{"items":[{bad}],"kind":"DeploymentList"}}',
            ": expected a StatefulSetList, got a DeploymentList",
        ),
        (
            "answer-after-an-item",
            '{"items":[{"status":{"replicas":"4"}}],"kind":"Status","code":"404"}',
            f"code: {_INTEGER}",
        ),
        ("items-twice", f'{{"items":[{bad}],"items":[{good},{bad}]}}', f"items[1].{replicas}"),
        ("items-with-an-escape", f'{{"item\\u0073":[{good},{bad}]}}', f"items[1].{replicas}"),
    ]
    return [_order(f"beside-{name}", "list", text, problem) for name, text, problem in cases]


def of_a_tenant() -> list[Defined]:
    """A Tenant, whose status may stand before its spec, and its StatefulSets."""
    head = '"kind":"Tenant","metadata":{"name":"demo"}'
    spec = '"spec":{"pools":[{"name":"pool-0"},{"name":"pool-1"}]}'
    bad_spec = '"spec":{"pools":[{"name":"pool-0"},{}]}'
    entry = '"status":{"pools":[{"ssName":"demo-pool-0","replicas":"4"}]}'
    by_name = '"status":{"pools":[{"replicas":"4","name":"pool-1"}]}'
    of_none = '"status":{"pools":[{"ssName":"demo-pool-9","replicas":"4"},{"name":5}]}'
    last = '"status":{"pools":[{"name":7}],"conditions":[{"reason":1,"type":"Ready"}]}'
    first = '"status":{"conditions":[{"reason":1,"type":"Ready"}],"pools":[{"name":7}]}'
    replicas = f"tenant.status.pools[0].replicas: {_INTEGER}"
    cases: list[tuple[str, str, str]] = [
        ("entry-in-front", f"{{{entry},{bad_spec},{head}}}", replicas),
        (
            "entry-behind",
            f"{{{bad_spec},{entry},{head}}}",
            "tenant.spec.pools[1].name: the pool has no name",
        ),
        ("entry-by-name", f"{{{by_name},{head},{spec}}}", replicas),
        (
            "entry-of-no-pool",
            f"{{{of_none},{head},{spec}}}",
            f"tenant.status.pools[1].name: {_STRING}",
        ),
        (
            "pools-before-conditions",
            f"{{{head},{spec},{last}}}",
            f"tenant.status.pools[0].name: {_STRING}",
        ),
        (
            "conditions-before-pools",
            f"{{{head},{spec},{first}}}",
            f"tenant.status.conditions[0].reason: {_STRING}",
        ),
        (
            "no-name",
            f'{{"spec":5,{entry},"metadata":{{"namespace":7}}}}',
            "tenant.metadata.name: the Tenant has no name",
        ),
        (
            "empty-name",
            '\n\n  {"metadata":{"name":""}}',
            "tenant.metadata.name: the Tenant has no name",
        ),
        (
            "no-metadata",
            wide({"spec": {}, "metadata": None}),
            "tenant.metadata.name: the Tenant has no name",
        ),
        (
            "pool-with-an-empty-name",
            f'{{{head},"spec":{{"pools":[\n{{"x":1,"name":""}}]}}}}',
            "tenant.spec.pools[0].name: the pool has no name",
        ),
        (
            "pool-name-null",
            f'{{{head},"spec":{{"pools":[{{"name":null}}]}}}}',
            "tenant.spec.pools[0].name: the pool has no name",
        ),
        (
            "another-kind",
            '{"metadata":5,"kind":"List"}',
            "tenant: expected a Tenant, got a List: use poolstatus_list",
        ),
        (
            "answer",
            '{"metadata":5,"code":500,"kind":"Status"}',
            "tenant: the API server answered 500",
        ),
        (
            "three-pools-of-a-name",
            pretty(tenant("b", "a", "b", "a", "b")),
            "tenant.spec.pools[2].name: two pools are called b",
        ),
    ]
    found = [
        _order(f"tenant-{name}", "tenant", text, problem, stateful_sets="[]")
        for name, text, problem in cases
    ]
    again = '{"metadata":{"name":"demo-pool-0"},"status":{"replicas":"4"}}'
    turned = '{"status":{"replicas":"4"},"metadata":{"name":"demo-pool-0"}}'
    called = "statefulsets[1].metadata.name: two StatefulSets are called demo-pool-0"
    sets: list[tuple[str, str, str]] = [
        ("second-of-a-name", f"[{compact(item())},\n {again}]", called),
        (
            "second-of-a-name-is-bad",
            f"[{compact(item())},{turned}]",
            f"statefulsets[1].status.replicas: {_INTEGER}",
        ),
        (
            "first-of-a-name-is-bad",
            f"[{again},{again}]",
            f"statefulsets[0].status.replicas: {_INTEGER}",
        ),
        (
            "name-of-no-pool",
            f'[{{"metadata":{{"name":5}}}},{again}]',
            f"statefulsets[0].metadata.name: {_STRING}",
        ),
        (
            "kind-of-no-pool",
            '[{"metadata":5,"kind":"Service"},7]',
            "statefulsets[0]: expected a StatefulSet, got a Service",
        ),
        ("item-behind-is-none", f"[{again},7]", f"statefulsets[0].status.replicas: {_INTEGER}"),
    ]
    return found + [
        _order(f"sets-{name}", "tenant", tenant("pool-0"), problem, stateful_sets=text)
        for name, text, problem in sets
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [*of_an_object(), *of_a_whole(), *beside_items(), *of_a_tenant()]
