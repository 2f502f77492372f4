"""Every member that is read, once as something else: of previous statuses, tenants, answers."""

from __future__ import annotations

from typing import Any

from cases_types import PROGRESS
from define import DOCUMENTED, Defined, define
from shapes import Json, condition, item, list_of, owner, previous, stateful_set, status, tenant, without_none
from wrong import (
    ARRAY,
    COUNTER,
    ELEMENT,
    FLAG,
    INTEGER,
    OBJECT,
    STRING,
    compact,
    pretty,
    wide,
    wrongs,
)

_POOL_STATUS = {
    "ssName": STRING,
    "state": STRING,
    "workloadState": STRING,
    **PROGRESS,
    "lastUpdateTime": STRING,
    "name": STRING,
    "reason": STRING,
    "message": STRING,
}
_CONDITION = {
    "status": STRING,
    "lastTransitionTime": STRING,
    "observedGeneration": INTEGER,
    "reason": STRING,
    "message": STRING,
}
_TENANT = {
    "kind": STRING,
    "metadata": OBJECT,
    "metadata/name": STRING,
    "metadata/namespace": STRING,
    "metadata/uid": STRING,
    "metadata/deletionTimestamp": STRING,
    "metadata/generation": INTEGER,
    "spec": OBJECT,
    "spec/pools": ARRAY,
    "spec/pools/1": ELEMENT,
    "spec/pools/1/name": STRING,
    "status": OBJECT,
    "status/currentState": STRING,
    "status/availableReplicas": COUNTER,
    "status/observedGeneration": INTEGER,
    "status/pools": ARRAY,
    "status/pools/2": ELEMENT,
    # The last entry is of no pool, and its key is looked at all the same.
    "status/pools/2/ssName": STRING,
    "status/pools/2/name": STRING,
    **{f"status/pools/1/{key}": kind for key, kind in _POOL_STATUS.items()},
    "status/pools/1/lifecycleState": STRING,
    "status/conditions": ARRAY,
    "status/conditions/4": ELEMENT,
    "status/conditions/4/type": STRING,
    **{
        f"status/conditions/{number}/{key}": kind
        for number in range(4)
        for key, kind in _CONDITION.items()
    },
}
_ITEM = {
    "kind": STRING,
    "metadata": OBJECT,
    "metadata/name": STRING,
    "metadata/namespace": STRING,
}
_ITEM_OF_A_POOL = {
    "metadata/ownerReferences": ARRAY,
    "metadata/ownerReferences/0": ELEMENT,
    "metadata/ownerReferences/1/uid": STRING,
    "metadata/ownerReferences/0/controller": FLAG,
    "metadata/generation": INTEGER,
    "metadata/labels": OBJECT,
    "spec": OBJECT,
    "spec/replicas": COUNTER,
    "status": OBJECT,
    "status/replicas": COUNTER,
    "status/updateRevision": STRING,
    "status/conditions": ARRAY,
}
_STATUS = {
    "status": STRING,
    "message": STRING,
    "reason": STRING,
    "details": OBJECT,
    "details/name": STRING,
    "details/kind": STRING,
    "code": INTEGER,
}


def previous_statuses() -> list[Defined]:
    """The status of last time, with both rules."""
    then = previous("PoolRolloutComplete", name="pool-0", reason="Complete", message="all is well")
    found = [
        define(
            f"types-previous/{one.name}",
            "pool",
            stateful_set(),
            previous=one.text,
            problem=one.problem,
            rule=DOCUMENTED if number % 2 else "1",
        )
        for number, one in enumerate(wrongs(then, _POOL_STATUS, "previous"))
    ]
    for kind, text in {
        "integer": "4",
        "real": " 4.5",
        "boolean": "\n\ttrue",
        "array": "[{}]",
    }.items():
        got = {"integer": "an integer", "real": "a real number", "array": "an array"}
        problem = f"previous: expected an object, got {got.get(kind, 'a boolean')}"
        found.append(
            define(
                f"types-previous/top-{kind}",
                "pool",
                stateful_set(),
                previous=text,
                problem=problem,
            )
        )
    return found


def tenants() -> list[Defined]:
    """A Tenant with a status."""
    kinds = ("Ready", "Reconciling", "Degraded", "Stalled", "BackupHealthy")
    seen = {
        "currentState": "Ready",
        "availableReplicas": 8,
        "pools": [
            previous(ssName=f"demo-pool-{i}", name=f"pool-{i}", reason="x", message="y")
            for i in (0, 1, 9)
        ],
        "observedGeneration": 3,
        "conditions": [
            condition(kind, "True", "Old", message="z", observedGeneration=3) for kind in kinds
        ],
    }
    sets = list_of(item("demo-pool-0"), item("demo-pool-1"))
    found = [
        define(
            f"types-tenant/{one.name}",
            "tenant",
            one.text,
            stateful_sets=sets,
            problem=one.problem,
            rule=DOCUMENTED if number % 3 == 1 else "1",
        )
        for number, one in enumerate(wrongs(tenant(seen=seen), _TENANT, "tenant"))
    ]
    tops = {"null": "null", "integer": " 1", "real": "\n1.5", "boolean": "\r\nfalse"}
    for kind, text in tops.items():
        got = {"null": "null", "integer": "an integer", "real": "a real number"}
        problem = f"tenant: expected a Tenant, got {got.get(kind, 'a boolean')}"
        found.append(
            define(f"types-tenant/top-{kind}", "tenant", text, stateful_sets="[]", problem=problem)
        )
    return found


def stateful_sets() -> list[Defined]:
    """The StatefulSets of a tenant: of all of them who they are, of those of pools the rest."""
    other = item("other", kind="StatefulSet")
    owners = [owner("demo", None, "Tenant"), owner("other", None, "Other")]
    seen = status(conditions=[condition("Stalled", "False")])
    items = list_of(other, item("demo-pool-0", seen, ownerReferences=owners))
    items["metadata"].update({"continue": "", "remainingItemCount": 0})
    table = {"kind": STRING, "items": ARRAY, "metadata": OBJECT}
    table |= {"metadata/continue": STRING, "metadata/remainingItemCount": INTEGER}
    table |= {f"items/0/{key}": kind for key, kind in _ITEM.items()}
    table |= {f"items/1/{key}": kind for key, kind in _ITEM_OF_A_POOL.items()}
    found = []
    for number, one in enumerate(wrongs(items, table, "statefulsets")):
        # The namespace matters with both rules, and the documented one reads no generation.
        with_both = number % 2 and "generation" not in one.name and "spec-" not in one.name
        found.append(
            define(
                f"types-sets/{one.name}",
                "tenant",
                tenant("pool-0"),
                stateful_sets=one.text,
                problem=one.problem,
                rule=DOCUMENTED if with_both and "conditions" not in one.name else "1",
            )
        )
    for kind, text in {"null": "null", "boolean": " true", "integer": "\n\n  -0"}.items():
        got = {"null": "null", "boolean": "a boolean", "integer": "an integer"}[kind]
        found.append(
            define(
                f"types-sets/top-{kind}",
                "tenant",
                tenant("pool-0"),
                stateful_sets=text,
                problem=f"statefulsets: expected a StatefulSetList, got {got}",
            )
        )
    return found


def answers() -> list[Defined]:
    """An answer of the API server, in each place where one can come."""
    answer: Json = {
        "kind": "Status",
        "apiVersion": "v1",
        "metadata": {},
        "status": "Failure",
        "message": 'statefulsets.apps "demo-pool-0" not found',
        "reason": "NotFound",
        "details": {"name": "demo-pool-0", "group": "apps", "kind": "statefulsets"},
        "code": 404,
    }
    server = {**answer, "message": "etcdserver: gr\u00f6\u00dfer", "reason": "Timeout", "code": 504}
    found = []
    places = (("pool", answer, ""), ("pool-error", server, ""), ("list", server, ""))
    more = (
        ("tenant", server, "tenant"),
        ("sets", server, "statefulsets"),
        ("pods", answer, "pods"),
    )
    for where, value, name in (*places, *more):
        for one in wrongs(value, _STATUS, name):
            full = f"types-status/{where}-{one.name}"
            found.append(_given(where, full, one.text, problem=one.problem))
    said = "the API server answered 504 Timeout: etcdserver: gr\u00f6\u00dfer"
    not_found = f"the API server answered 404 NotFound: {answer['message']}"
    told: list[tuple[str, str, str, str]] = [
        ("pool", pretty(server), "", said),
        ("list", compact(server), "", said),
        ("list-not-found", wide(answer), "", not_found),
        ("tenant", pretty(server), "tenant", said),
        ("tenant-not-found", compact(answer), "tenant", not_found),
        ("sets", wide(server), "statefulsets", said),
        ("sets-not-found", pretty(answer), "statefulsets", not_found),
        ("pods", wide(server), "pods", said),
        ("pods-not-found", compact(answer), "pods", not_found),
    ]
    for where, text, name, message in told:
        full = f"types-status/{where}"
        found.append(_given(where.removesuffix("-not-found"), full, text, f"{name}: {message}"))
    # Clients leave out the kind; a null one is none.
    for where, name in (
        ("list", ""),
        ("tenant", "tenant"),
        ("sets", "statefulsets"),
        ("pods", "pods"),
    ):
        for form, answered in (
            ("no-kind", _without_kind(server)),
            ("null-kind", {**server, "kind": None}),
        ):
            text = compact(dict(reversed(answered.items())))
            found.append(_given(where, f"types-status/{where}-{form}", text, f"{name}: {said}"))
    # What stands in front of the kind, or of what tells it, is of no StatefulSet.
    whole = without_none({**stateful_set(), "kind": None, "status": None})
    for front, before in (("status", status()), ("object", whole)):
        late = {key: answer[key] for key in reversed(answer) if key not in before}
        for form, value in (("behind", late), ("no-kind-behind", _without_kind(late))):
            for rule, row in (("kubernetes", "1"), ("documented", "1")):
                full = f"types-status/{form}-{front}-{rule}"
                rules: Any = {"rule": DOCUMENTED} if rule == "documented" else {}
                found.append(define(full, "pool", compact({**before, **value}), row, **rules))
    odd = {"kind": "Status", "metadata": 5, "spec": [], "items": 7, "replicas": "x", "type": {}}
    more_odd = {**odd, "object": [], "apiVersion": 1, "details": {"causes": 5}, "code": -1}
    problem = ": the API server answered -1"
    found.append(_given("pool", "types-status/others-do-not-count", compact(more_odd), problem))
    return found


def _without_kind(value: Json) -> Json:
    return {key: member for key, member in value.items() if key != "kind"}


def _given(where: str, name: str, text: str, problem: str) -> Defined:
    call: Any = {"problem": problem}
    if where == "list":
        return define(name, "list", text, **call)
    if where == "tenant":
        return define(name, "tenant", text, stateful_sets=list_of(item()), **call)
    if where == "sets":
        return define(name, "tenant", tenant("pool-0"), stateful_sets=text, **call)
    if where == "pods":
        return define(name, "pool", stateful_set(), pods=text, **call)
    return define(name, "pool", text, **call)


def cases() -> list[Defined]:
    """All of them."""
    return [*previous_statuses(), *tenants(), *stateful_sets(), *answers()]
