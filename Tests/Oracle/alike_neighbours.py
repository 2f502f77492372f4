"""Pods that follow each other in a list and differ in one thing, by which a reader that goes by the
places of the pod before could go wrong.

Each pod is that of a StatefulSet of its own: the answer tells of every one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import permutations
from typing import Any

import shapes
from model import Options
from shapes import Json, at

# Of the pods of a list, and of the StatefulSets they are of.
_UIDS = tuple(f"{n}{shapes.UID[1:]}" for n in "3456789abcde")
_LONG = "q" * 90
_LATE, _EARLY = at(9), at(700)
_TENANT = """{"metadata":{"name":"demo","namespace":"storage"},
 "spec":{"pools":[{"name":"pool-0"},{"name":"pool-1"},{"name":"pool-2"},{"name":"pool-3"}]}}"""
Change = Callable[[Json], object]


def _container(state: Json, restarts: int = 0, last: Json | None = None, **more: Any) -> Json:
    seen = {"restartCount": restarts, "ready": False, "state": state, "lastState": last or {}}
    return {"containerID": "containerd://" + _LONG, **seen, "name": "a", **more}


def _waiting(reason: str, message: str = "no such thing") -> Json:
    return _container({"waiting": {"message": message, "reason": reason}})


def _ended(restarts: int = 5, started: str = at(50), finished: str = at(30)) -> Json:
    last = {"terminated": {"exitCode": 1, "finishedAt": finished, "startedAt": started}}
    return _container({"running": {"startedAt": at(5)}}, restarts, last)


_RUNNING = _container({"running": {"startedAt": at(900)}})
# Container statuses, of which one after the other is taken.
_CONTAINERS: dict[str, Any] = {
    "running": [_RUNNING],
    "waits": [_waiting("StartError")],
    "waits for another": [_waiting("ErrImagePull", "")],
    "is created": [_waiting("ContainerCreating")],
    "backs off": [_waiting("CrashLoopBackOff")],
    "waits for nothing": [_container({"waiting": {}})],
    "waits for null": [_container({"waiting": None})],
    "crashes": [_ended()],
    "crashes in time": [_ended(4)],
    "crashed long ago": [_ended(finished=at(5000))],
    "crashed, no time": [_ended(started="soon")],
    "ends without times": [_container({"running": {}}, 5, {"terminated": {}})],
    "two": [_RUNNING, _waiting("ImagePullBackOff", "two")],
    "two, the first waits": [_waiting("StartError", "first"), _RUNNING],
    "none": [],
    "null": None,
    "an object of none": [{}],
}


def _condition(kind: str, holds: str, since: str = _EARLY, **more: str) -> Json:
    return {
        "lastProbeTime": None,
        "lastTransitionTime": since,
        "status": holds,
        "type": kind,
        **more,
    }


def _unschedulable(since: str = _EARLY, message: str = "0/3 nodes") -> Json:
    more = {"message": message, "reason": "Unschedulable"}
    return _condition("PodScheduled", "False", since, **more)


_SCHEDULED = _condition("PodScheduled", "True")
_READY, _UNREADY = _condition("Ready", "True"), _condition("Ready", "False")
_OTHER = _condition("Initialized", "False", _LATE, message="other", reason="Unschedulable")


def _owner(uid: str) -> Json:
    return {"apiVersion": "apps/v1", "kind": "StatefulSet", "name": "x", "uid": uid}


def _pod(containers: str = "waits", *conditions: Json, init: str = "running") -> Json:
    """A pod as a server writes it, with the strings of none in particular."""
    metadata = {
        "annotations": {"cni/ip": "10.0.0.17", "cni/mac": _LONG},
        "creationTimestamp": _EARLY,
        "generateName": "demo-pool-",
        "labels": {"app": "demo", "controller-revision-hash": shapes.NEW, "pod-index": "0"},
        "name": "",
        "namespace": "storage",
        "ownerReferences": [_owner("")],
        "uid": _LONG,
    }
    status = {
        "conditions": list(conditions) or [_SCHEDULED, _OTHER, _UNREADY],
        "containerStatuses": _CONTAINERS[containers],
        "initContainerStatuses": _CONTAINERS[init],
        "phase": "Pending",
        "podIP": "10.0.0.17",
        "podIPs": [{"ip": "10.0.0.17"}, {"ip": _LONG}],
    }
    return json.loads(json.dumps({"kind": "Pod", "metadata": metadata, "status": status}))


def _placed(pod: Json, index: int) -> Json:
    """The pod of the StatefulSet of an index, with strings of other lengths than its neighbours."""
    pod = json.loads(json.dumps(pod))
    tail = "y" * (index * 7 % 23)
    metadata, status = pod.get("metadata"), pod.get("status")
    if isinstance(metadata, dict):
        if metadata.get("name") == "":
            metadata["name"] = f"demo-pool-{index}-0"
        for owner in metadata.get("ownerReferences") or ():
            if isinstance(owner, dict) and owner.get("uid") == "":
                owner["uid"] = _UIDS[index]
        if "generateName" in metadata:
            metadata["generateName"] += tail
    if isinstance(status, dict) and "podIP" in status:
        status["podIP"] = tail
        for condition in status.get("conditions") or ():
            if isinstance(condition, dict) and isinstance(condition.get("message"), str):
                condition["message"] += f" {index}{tail}"
    return pod


def _each(part: str, *values: Any) -> Iterator[Change]:
    """Each of the values instead of a part, `...` for none; the part as `status phase`."""
    *outer, name = part.split()

    def change(pod: Json, value: Any) -> None:
        inner: Any = pod
        for key in outer:
            inner = inner[int(key) if key.isdigit() else key]
        key = int(name) if name.isdigit() else name
        if value is ...:
            del inner[key]
        else:
            inner[key] = value

    for value in values:
        yield lambda pod, value=value: change(pod, value)


def _renamed(part: str, old: str, *names: str) -> Iterator[Change]:
    """A name of an object at a part by each of the others, at the same place."""

    def change(pod: Json, new: str) -> None:
        inner: Any = pod
        for key in part.split():
            inner = inner[int(key) if key.isdigit() else key]
        members = [(new if name == old else name, value) for name, value in inner.items()]
        inner.clear()
        inner.update(members)

    for new in names:
        yield lambda pod, new=new: change(pod, new)


def _changes() -> Iterator[Change]:
    """What is changed in one pod of a list, one after the other."""
    status, conditions = "status", "status conditions"
    yield from _each("metadata", {}, None, ..., [], "x", {"name": "demo-pool-1-0"})
    yield from _each(status, {}, None, ..., [], {"phase": "Failed"}, {"podIP": "x"})
    for name in ("annotations", "labels", "ownerReferences", "creationTimestamp", "namespace"):
        yield from _each(f"metadata {name}", ..., None)
    for name in ("conditions", "containerStatuses", "initContainerStatuses", "phase", "podIP"):
        yield from _each(f"status {name}", ..., None)
    yield from _each("metadata name", ..., None, "x", "demo-pool-0-0", 'a"b')
    yield from _each("metadata namespace", "other", "storagf", "")
    yield from _each("metadata creationTimestamp", _LATE, "soon", "", "2025-01-15T10:30:00+01:00")
    yield from _each("metadata creationTimestamp", 5, {}, True)
    yield from _each("metadata labels", 5, "x", [], {"controller-revision-hash": 5})
    yield from _each("metadata deletionTimestamp", _LATE, "", None)
    yield from _each("metadata annotations", {}, [], {"cni/ip": "x"}, {"name": "x", "uid": _LONG})
    yield from _each("metadata labels", {}, {"controller-revision-hash": shapes.OLD})
    yield from _each("metadata labels controller-revision-hash", shapes.OLD, "", ..., None)
    # Names: of what is read, of what is not, of values that may be any.
    yield from _renamed("metadata", "annotations", "annotationt", "labels2", "ownerReferencet")
    yield from _renamed("metadata", "generateName", "deletionTimestamp", "generateNamf")
    yield from _renamed("metadata", "creationTimestamp", "deletionTimestamp", "creationTimestamq")
    yield from _renamed("metadata", "labels", "labelt", "annotationt")
    yield from _renamed("metadata", "name", "nama")
    yield from _renamed("metadata", "uid", "uie", "name", "owner_references")
    yield from _renamed("metadata labels", "controller-revision-hash", "controller-revision-hasi")
    yield from _renamed("metadata labels", "app", "controller-revision-hash", "bpp")
    yield from _renamed("metadata annotations", "cni/ip", "cni/iq", "name")
    yield from _renamed("metadata ownerReferences 0", "apiVersion", "apiVersioo", "kind", "name")
    yield from _renamed("metadata ownerReferences 0", "uid", "uie")
    yield from _renamed("metadata ownerReferences 0", "kind", "kine")
    yield from _renamed(status, "podIP", "phase", "podIQ", "podIPs", "container_statuses")
    yield from _renamed(status, "phase", "phasf")
    yield from _renamed(status, "podIPs", "podIPt", "containerStatuses", "conditions")
    yield from _renamed(status, "containerStatuses", "containerStatuset", "initContainerStatuses")
    yield from _renamed(status, "initContainerStatuses", "containerStatuses", "x")
    yield from _renamed(status, "conditions", "conditiont")
    yield from _renamed(f"{conditions} 2", "lastTransitionTime", "lastTransitionTimf", "reason")
    yield from _renamed(f"{conditions} 2", "type", "typf")
    yield from _renamed(f"{conditions} 2", "status", "statut")
    yield from _renamed(f"{conditions} 1", "message", "messagf", "type")
    yield from _renamed("status containerStatuses 0", "state", "statf", "lastState")
    yield from _renamed("status containerStatuses 0", "ready", "readz")
    yield from _renamed("status containerStatuses 0", "restartCount", "restartCounu")
    yield from _renamed("status containerStatuses 0", "lastState", "lastStatf", "state")
    yield from _renamed("status containerStatuses 0 state", *("waiting", "running", "waitinh", "x"))
    # Owners.
    one, other = _owner(""), _owner(_UIDS[0])
    job = {**_owner(""), "kind": "Job"}
    yield from _each("metadata ownerReferences", [], [other], [job], [{}], [None], {}, [one, one])
    yield from _each("metadata ownerReferences", [job, one], [one, job], [{"uid": ""}, one])
    yield from _each("metadata ownerReferences", [{**_owner(""), "kind": "StatefulSes"}])
    yield from _each("metadata ownerReferences", [other, {"uid": ""}], [other, {}], [job, one, {}])
    nameless = {"kind": "StatefulSet", "name": "y"}
    yield from _each(
        "metadata ownerReferences", [job, nameless], [nameless], [job, {"kind": "Job"}]
    )
    yield from _each("metadata ownerReferences 0", {"kind": "StatefulSet", "name": "demo-pool-1"})
    # Conditions.
    for some in permutations((_unschedulable(), _OTHER, _READY)):
        yield from _each(conditions, [*some], [*some[:2]], [*some[1:]], [*some, _UNREADY])
    yield from _each(conditions, [], [None], [{}], [{}, _UNREADY], [_UNREADY, _READY], {})
    yield from _each(conditions, [_READY, _UNREADY], [_unschedulable(), _SCHEDULED])
    yield from _each(conditions, [_OTHER] * 12, [_OTHER] * 7 + [_UNREADY])
    timeless = {"status": "False", "type": "Ready"}
    yield from _each(conditions, [_unschedulable(_LATE), timeless], [timeless, _OTHER])
    yield from _each(conditions, [_OTHER, {"status": "False", "reason": "Unschedulable"}, _READY])
    for at_index in ("0", "1", "2"):
        part = f"{conditions} {at_index}"
        yield from _each(part, {}, None, [], "x", ...)
        yield from _each(f"{part} lastTransitionTime", _LATE, "soon", "", None, 5, {}, ...)
        yield from _each(f"{part} type", "Ready", "PodScheduled", "Readx", "", None, ..., "R\u00e9")
        yield from _each(f"{part} status", "True", "False", "", ..., 5)
        yield from _each(f"{part} reason", "Unschedulable", "Unschedulabl", None, 5)
        yield from _each(f"{part} message", "", 'a"b', "\u00e9", _LONG * 2, None, {})
    yield from _each("status phase", "Failed", "Succeeded", "Running", "", None, 5, 'a"b', "\n")
    yield from _each("status podIPs", [], {}, [{"iq": "x"}], [None], ["x"], 5)
    # Values that are no containers, where some stand.
    for name in ("containerStatuses", "initContainerStatuses"):
        yield from _each(f"status {name}", {}, "x", [None], [5], [[]], [{"state": []}])
        part = f"status {name} 0"
        yield from _each(f"{part} restartCount", 5, -1, "5", 5.5, 2**40, ...)
        yield from _each(f"{part} ready", True, "x", None, ...)
        yield from _each(f"{part} state", {}, None, {"waiting": {"reason": 'a"Error'}}, [])
        yield from _each(f"{part} lastState", {"terminated": {"startedAt": "x"}}, {"running": {}})
    yield from _each("kind", "Job", "Pox", ..., None)


def _foreign(pod: Json) -> Json:
    """The pod, of no StatefulSet of the list where it has an owner."""
    pod = json.loads(json.dumps(pod))
    metadata = pod.get("metadata")
    owners = metadata.get("ownerReferences") if isinstance(metadata, dict) else None
    for owner in owners or ():
        if isinstance(owner, dict):
            owner["uid"] = shapes.UID
    return pod


def _reversed(pod: Json) -> Json:
    """The pod with the members of its objects the other way round: containers come first."""
    return {
        name: dict(reversed(value.items())) if isinstance(value, dict) else value
        for name, value in reversed(pod.items())
    }


def _last(pod: Json, name: str) -> Json:
    """The pod with a member of its status as the last one."""
    status = dict(pod["status"])
    status[name] = status.pop(name)
    return {**pod, "status": status}


def _members() -> Iterator[list[Json]]:
    """Lists of pods."""
    bases = [
        _pod(),
        _pod("running", _unschedulable(), _OTHER, _UNREADY),
        _pod("crashes", _SCHEDULED, _OTHER, _UNREADY, init="waits"),
    ]
    for number, change in enumerate(_changes()):
        for base in (bases[0], bases[1 + number % 2]):
            changed = json.loads(json.dumps(base))
            try:
                change(changed)
            except KeyError:  # the base has no such part
                continue
            yield [base, changed, changed, base]
            if base is bases[0]:  # One that nobody owns is no problem; the next one is.
                yield [_foreign(changed), changed, base]
        if number % 3 == 0:
            yield [changed, base, changed, base]
    names = list(_CONTAINERS)
    # Each after each, in either place.
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            yield [_pod(one), _pod(other), _pod(other), _pod(one)]
        after = names[(number * 5 + 3) % len(names)]
        inits = [_pod("running", init=name) for name in (one, after, one, after)]
        yield inits
        yield [_last(pod, "initContainerStatuses") for pod in inits]
        yield [_last(_pod(name), "containerStatuses") for name in (one, after, after, one)]
        yield [_pod(one, init=after), _pod(after, init=one), _pod(after, init=after), _pod(one)]
    # Unready, ready, and back.
    for there, back in ((_UNREADY, _READY), (_READY, _UNREADY), (_SCHEDULED, _unschedulable())):
        pods = [_pod("waits", condition, _OTHER) for condition in (there, back)]
        yield [*pods, *pods]
        yield [pods[0], pods[0], pods[1], pods[1], pods[0], pods[1]]
    # A reason that is none, where none is read: of conditions that are read twice.
    odd = [{**condition, "reason": 5} for condition in (_UNREADY, _READY, _OTHER)]
    for one, other in permutations(odd, 2):
        pods = [_pod("waits", one, _unschedulable()), _pod("waits", other, _unschedulable())]
        yield [*pods, *pods]
    # Strings with escapes before and behind container statuses that are others, or told.
    for one, other in (("waits", "running"), ("running", "two"), ("none", "none")):
        for text in ("0/3 nodes", 'a "b"', "\u00e9"):
            pods = [_pod(one, _unschedulable()), _pod(other, _unschedulable(message=text))]
            pods[1]["status"]["phase"] = ("Pending", "Pen\n")[len(text) % 2]
            yield [*pods, *pods]
            yield [_reversed(pod) for pod in (*pods, *pods)]
    # What alternates is not compared again and again; what is alike after that is.
    two = [bases[0], {**bases[0], "status": {"phase": "Failed"}}]
    yield two * 6
    yield two * 4 + [bases[0]] * 4
    yield [bases[0], {"kind": "Pod"}, bases[1], {"kind": "Pod", "metadata": {}, "status": {}}] * 3


# Strings that stand where others do: whether they are right is of matter.
_RAW = (
    *(("a\\nb", "a\\qb"), ("\\u0041", "\\u004g"), ("\\ud83d\\ude00", "\\ud83d\\u0041")),
    *(("\\ud83d\\ude00", "\\ud83d\\ude01"), ("ab", "a\\"), ("ab", "a\x01"), ("\u00e9", "\udcc3")),
    *(
        ("\\\\n", "\\\\q"),
        ("a\\nb", "a\\tb"),
        ("ab", 'a"'),
        ("\u00e9", "\u00e8"),
        ("a", "\U0001f600"),
    ),
)


def _raw() -> Iterator[list[str]]:
    """Lists of pods, as texts."""
    for number, pair in enumerate(_RAW):
        for part in ("generateName", "podIP"):
            texts = []
            for index, word in enumerate((*pair, *pair)):
                pod = _placed(_pod("running", _unschedulable(), _UNREADY), index)
                owner = pod["status"] if part == "podIP" else pod["metadata"]
                owner[part] = "10.0.0.17 @"
                texts.append(_written(pod, number % 3).replace("@", word))
            yield texts


def _written(pod: Json, style: int) -> str:
    if style == 0:
        return json.dumps(pod, separators=(",", ":"), ensure_ascii=False)
    if style == 1:
        return json.dumps(pod, indent=1, ensure_ascii=False)
    # A blank in front of each colon.
    return json.dumps(pod, separators=(", ", " : "), ensure_ascii=False)


def _set(index: int) -> str:
    seen = (shapes.rolling(), shapes.status(ready=3))[index % 2]
    return _written(shapes.stateful_set(seen, name=f"demo-pool-{index}", uid=_UIDS[index]), 0)


def calls() -> Iterator[tuple[Any, ...]]:
    """The calls that read these lists: the name of the function, its texts and options."""
    lists = [
        [_written(_placed(pod, i), number % 7 // 3) for i, pod in enumerate(members)]
        for number, members in enumerate(_members())
    ]
    for number, pods in enumerate([*lists, *_raw()]):
        sets = [_set(index) for index in range(len(pods))]
        given: dict[str, Any] = {"rule": "kubernetes", "detail": True}
        given["pod_grace"] = (0, 0, -1)[number % 3]
        alone = f"[{','.join(pods)}]"
        if number % 5 == 0:
            beside = f'{{"kind":"List","items":[{",".join([*sets, *pods])}]}}'
            yield "list_pools", beside, Options(**given)
        elif number % 11 == 0 and len(pods) == 4:
            beside = f"[{','.join([*sets, *pods])}]"
            yield "tenant", _TENANT, beside, Options(**given)
        else:
            yield "list_pools", f"[{','.join(sets)}]", Options(pods=alone, **given)
