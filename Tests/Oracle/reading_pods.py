"""JSON values to pods."""

from __future__ import annotations

from typing import Any

from model import OwnerReference, Pod
from reading import array, entries, flag, listed, table, text, wrong


def pod_list(value: Any, path: str = "pods") -> list[Pod]:
    """The pods of a PodList, a List or an array, in its order."""
    return [_pod(item, where) for item, where in listed(value, "Pod", path)]


def _pod(value: Any, path: str) -> Pod:
    if not isinstance(value, dict):
        raise wrong(path, "a Pod", value)
    pod = Pod()
    metadata, where = table(value, "metadata", path), path + ".metadata"
    pod.name = text(metadata, "name", where) or ""
    pod.namespace = text(metadata, "namespace", where)
    pod.terminating = text(metadata, "deletionTimestamp", where) is not None
    labels = table(metadata, "labels", where)
    pod.revision = text(labels, "controller-revision-hash", where + ".labels") or ""
    references = array(metadata, "ownerReferences", where)
    for item, place in entries(references, where + ".ownerReferences"):
        kind, name, uid = (text(item, key, place) for key in ("kind", "name", "uid"))
        pod.owners.append(OwnerReference(kind, name, uid))
    status, where = table(value, "status", path), path + ".status"
    pod.phase = text(status, "phase", where)
    _read_conditions(pod, array(status, "conditions", where), where + ".conditions")
    for key in ("initContainerStatuses", "containerStatuses"):
        _read_containers(pod, array(status, key, where), f"{where}.{key}")
    return pod


def _read_conditions(pod: Pod, items: list[Any], path: str) -> None:
    for item, where in entries(items, path):
        kind, holds = text(item, "type", where), text(item, "status", where)
        reason = text(item, "reason", where)
        since = text(item, "lastTransitionTime", where)
        if (kind, holds) == ("Ready", "True"):
            pod.ready = not pod.terminating
        if (kind, holds, reason) == ("PodScheduled", "False", "Unschedulable"):
            pod.unschedulable_since.append(since)


def _read_containers(pod: Pod, items: list[Any], path: str) -> None:
    for item, where in entries(items, path):
        state, place = table(item, "state", where), where + ".state"
        waiting = table(state, "waiting", place)
        reason = text(waiting, "reason", place + ".waiting")
        if reason:
            pod.waiting.append(reason)
        last, place = table(item, "lastState", where), where + ".lastState"
        ended = table(last, "terminated", place) is not None
        ready = flag(item, "ready", where)
        if ended and not ready:
            pod.restarted = True
