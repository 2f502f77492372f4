"""Every member that is read, once as something else: of StatefulSets, lists, and pods."""

from __future__ import annotations

from typing import Any

from define import DOCUMENTED, Defined, define
from shapes import (
    EARLIER,
    OTHER_UID,
    Json,
    condition,
    container,
    item,
    list_of,
    owner,
    pod,
    pod_list,
    rolling,
    stateful_set,
    status,
)
from wrong import (
    ARRAY,
    COUNTER,
    ELEMENT,
    FLAG,
    INTEGER,
    OBJECT,
    STRING,
    pretty,
    put,
    wrongs,
)

PROGRESS = {
    "replicas": COUNTER,
    "readyReplicas": COUNTER,
    "currentReplicas": COUNTER,
    "updatedReplicas": COUNTER,
    "currentRevision": STRING,
    "updateRevision": STRING,
}
_STATUS = {
    **PROGRESS,
    "observedGeneration": INTEGER,
    "availableReplicas": COUNTER,
    "conditions": ARRAY,
    "conditions/1": ELEMENT,
    "conditions/0/type": STRING,
    "conditions/1/status": STRING,
    "conditions/2/reason": STRING,
}
_STATEFUL_SET = {
    "kind": STRING,
    "metadata": OBJECT,
    "metadata/name": STRING,
    "metadata/namespace": STRING,
    "metadata/uid": STRING,
    "metadata/generation": INTEGER,
    "metadata/deletionTimestamp": STRING,
    "metadata/labels": OBJECT,
    "metadata/labels/rustfs.pool": STRING,
    "spec": OBJECT,
    "spec/replicas": COUNTER,
    "spec/minReadySeconds": COUNTER,
    "spec/ordinals": OBJECT,
    "spec/ordinals/start": COUNTER,
    "spec/podManagementPolicy": STRING,
    "spec/updateStrategy": OBJECT,
    "spec/updateStrategy/type": STRING,
    "spec/updateStrategy/rollingUpdate": OBJECT,
    "spec/updateStrategy/rollingUpdate/partition": COUNTER,
    "status": OBJECT,
    **{f"status/{key}": kind for key, kind in _STATUS.items()},
}
# Of these the documented rule reads no more.
_DOCUMENTED = {
    key: _STATEFUL_SET[key]
    for key in (
        *("kind", "metadata", "metadata/name", "metadata/labels", "metadata/labels/rustfs.pool"),
        *("spec", "status", *(f"status/{key}" for key in PROGRESS)),
    )
}
_IDENTITY = {
    "kind": STRING,
    "metadata": OBJECT,
    "metadata/name": STRING,
    "metadata/namespace": STRING,
    "metadata/ownerReferences": ARRAY,
    "metadata/ownerReferences/1": ELEMENT,
    "metadata/ownerReferences/0/kind": STRING,
    "metadata/ownerReferences/1/name": STRING,
    "metadata/ownerReferences/1/uid": STRING,
}
_OWNED = {
    "metadata/labels": OBJECT,
    "metadata/labels/controller-revision-hash": STRING,
    "metadata/deletionTimestamp": STRING,
    "metadata/creationTimestamp": STRING,
    "status": OBJECT,
    "status/phase": STRING,
    "status/conditions": ARRAY,
    "status/conditions/1": ELEMENT,
    "status/conditions/1/type": STRING,
    "status/conditions/1/status": STRING,
    "status/conditions/0/reason": STRING,
    "status/conditions/0/message": STRING,
    "status/conditions/0/lastTransitionTime": STRING,
    "status/conditions/1/lastTransitionTime": STRING,
    **{
        f"status/{containers}{key}": kind
        for containers in ("initContainerStatuses", "containerStatuses")
        for key, kind in {
            "": ARRAY,
            "/0": ELEMENT,
            "/1/state": OBJECT,
            "/1/state/waiting": OBJECT,
            "/1/state/waiting/reason": STRING,
            "/1/state/waiting/message": STRING,
            "/0/restartCount": COUNTER,
            "/1/ready": FLAG,
            "/1/lastState": OBJECT,
            "/0/lastState/terminated": OBJECT,
            "/0/lastState/terminated/startedAt": STRING,
            "/1/lastState/terminated/finishedAt": STRING,
        }.items()
    },
}


def _conditions() -> list[Json]:
    return [
        condition("Stalled", "False"),
        condition("Reconciling", "False"),
        condition("Progressing", "True", "NewReplicaSet"),
    ]


def stateful_sets() -> list[Defined]:
    """A StatefulSet, and a bare status."""
    value = stateful_set(status(conditions=_conditions()), start=0)
    bare = status(conditions=_conditions())
    names: Json = {"tenant": "demo", "pool": "pool-0"}
    return [
        *(
            define(f"types-pool/{one.name}", "pool", one.text, problem=one.problem)
            for one in wrongs(value, _STATEFUL_SET)
        ),
        *(
            define(
                f"types-pool-documented/{one.name}",
                "pool",
                one.text,
                problem=one.problem,
                rule=DOCUMENTED,
            )
            for one in wrongs(value, _DOCUMENTED)
        ),
        *(
            define(f"types-bare/{one.name}", "pool", one.text, problem=one.problem, **names)
            for one in wrongs(bare, _STATUS)
        ),
    ]


def lists() -> list[Defined]:
    """Lists, and the items of them."""
    last = item("demo-pool-1", status(conditions=_conditions()), start=0)
    items = list_of(item("demo-pool-0"), last)
    unnamed = ("kind", "metadata", "metadata/name")
    found = []
    for one in wrongs(items, {"kind": STRING, "items": ARRAY}):
        found.append(define(f"types-list/{one.name}", "list", one.text, problem=one.problem))
    for one in wrongs(items, {f"items/1/{key}": _STATEFUL_SET[key] for key in unnamed}):
        found.append(define(f"types-list/{one.name}", "list", one.text, problem=one.problem))
    rest = {f"items/1/{key}": kind for key, kind in _STATEFUL_SET.items() if key not in unnamed}
    note = " (StatefulSet demo-pool-1)"
    for one in wrongs(items, rest, note=note):
        found.append(define(f"types-list/{one.name}", "list", one.text, problem=one.problem))
    of_array = {f"1/{key}": kind for key, kind in _DOCUMENTED.items() if key not in unnamed}
    for one in wrongs(items["items"], of_array, note=note):
        found.append(
            define(
                f"types-list-documented/{one.name}",
                "list",
                one.text,
                problem=one.problem,
                rule=DOCUMENTED,
            )
        )
    others: dict[str, Any] = {"null": None, "string": "demo", "array": [], "real": 4.5}
    for kind, value in others.items():
        got = {"null": "null", "string": "a string", "array": "an array", "real": "a real number"}
        text = pretty(put(items, "items/1", value))
        problem = f"items[1]: expected a StatefulSet, got {got[kind]}"
        found.append(define(f"types-list/items-1-{kind}", "list", text, problem=problem))
    return found


def pods() -> list[Defined]:
    """Pods: what is read of all, here of one that another owns, and what of those owned."""
    seen = stateful_set(rolling())
    others = [owner("other", OTHER_UID), owner("another", OTHER_UID, "ReplicaSet")]
    other = pod("other-0", owners=others)
    waits = condition("PodScheduled", "False", "Unschedulable", lastTransitionTime=EARLIER)
    ended: Json = {"lastState": {"terminated": {"exitCode": 1}}}
    statuses = [container(False, **ended), container(False, "ContainerCreating", **ended)]
    own = pod("demo-pool-0-1", conditions=[waits, condition("Ready", "False")], init=statuses)
    own["status"]["containerStatuses"] = statuses
    identity = {f"items/1/{key}": kind for key, kind in _IDENTITY.items()}
    owned = {f"items/1/{key}": kind for key, kind in _OWNED.items()}
    lists_: list[tuple[str, Any, dict[str, str]]] = [
        ("types-pods", pod_list(pod(), other), {"kind": STRING, "items": ARRAY, **identity}),
        ("types-pods-owned", pod_list(pod(), own), owned),
    ]
    found = [
        define(f"{group}/{one.name}", "pool", seen, pods=one.text, problem=one.problem)
        for group, value, table in lists_
        for one in wrongs(value, table, "pods")
    ]
    for kind, value in {"null": None, "integer": 7, "array": [other]}.items():
        got = {"null": "null", "integer": "an integer", "array": "an array"}[kind]
        text, problem = pretty([pod(), value]), f"pods[1]: expected a Pod, got {got}"
        found.append(define(f"types-pods/1-{kind}", "pool", seen, pods=text, problem=problem))
    return found


def cases() -> list[Defined]:
    """All of them."""
    return [*stateful_sets(), *lists(), *pods()]
