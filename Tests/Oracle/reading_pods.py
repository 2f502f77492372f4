"""JSON values to pods."""

from __future__ import annotations

from typing import Any

from model import BadInput, Condition, Container, OwnerReference, Pod
from reading import (
    array,
    entries,
    flag,
    listed,
    number,
    refuse_python_names,
    table,
    text,
    whole,
    word,
    wrong,
)

_METADATA_OF_PYTHON = ("deletion_timestamp", "owner_references")
_STATUS_OF_PYTHON = ("container_statuses", "init_container_statuses")


def pod_list(value: Any, path: str = "pods") -> list[Pod]:
    """The pods of a PodList, a List, an array or one Pod, in its order."""
    items = listed(value, "Pod", path)
    whole(value, path)
    return pods(items)


def pods(items: list[tuple[Any, str]]) -> list[Pod]:
    """The pods of items with their paths."""
    return [_pod(item, where) for item, where in items]


def is_pod(value: Any) -> bool:
    """Whether an item of a mixed list is a Pod; one without a kind is none."""
    return isinstance(value, dict) and value.get("kind") == "Pod"


def _pod(value: Any, path: str) -> Pod:
    if not isinstance(value, dict):
        raise wrong(path, "a Pod", value)
    kind = text(value, "kind", path)
    if kind not in (None, "Pod"):
        raise BadInput(path, f"expected a Pod, got a {kind}")
    pod = Pod()
    metadata, where = table(value, "metadata", path), path + ".metadata"
    refuse_python_names(metadata, _METADATA_OF_PYTHON, where)
    pod.name = text(metadata, "name", where) or ""
    pod.namespace = word(metadata, "namespace", where)
    pod.created = word(metadata, "creationTimestamp", where)
    pod.terminating = word(metadata, "deletionTimestamp", where) is not None
    labels = table(metadata, "labels", where)
    pod.revision = word(labels, "controller-revision-hash", where + ".labels")
    references = array(metadata, "ownerReferences", where)
    for item, place in entries(references, where + ".ownerReferences"):
        kind, name, uid = (word(item, key, place) for key in ("kind", "name", "uid"))
        pod.owners.append(OwnerReference(kind, name, uid))
    status, where = table(value, "status", path), path + ".status"
    refuse_python_names(status, _STATUS_OF_PYTHON, where)
    pod.phase = word(status, "phase", where)
    _read_conditions(pod, array(status, "conditions", where), where + ".conditions")
    for key in ("initContainerStatuses", "containerStatuses"):
        for item, place in entries(array(status, key, where), f"{where}.{key}"):
            pod.containers.append(_container(item, place))
    return pod


def _read_conditions(pod: Pod, items: list[Any], path: str) -> None:
    for item, where in entries(items, path):
        kind = text(item, "type", where)
        condition = Condition(
            holds=text(item, "status", where),
            reason=word(item, "reason", where),
            message=word(item, "message", where),
            since=word(item, "lastTransitionTime", where),
        )
        # Of one type the last counts.
        if kind == "Ready":
            pod.condition_ready = condition
        if kind == "PodScheduled":
            pod.condition_scheduled = condition


def _container(item: Any, where: str) -> Container:
    container = Container(ready=flag(item, "ready", where))
    container.restarts = number(item, "restartCount", where) or 0
    state, place = table(item, "state", where), where + ".state"
    waiting, place = table(state, "waiting", place), place + ".waiting"
    container.waiting = word(waiting, "reason", place)
    container.message = word(waiting, "message", place)
    last, place = table(item, "lastState", where), where + ".lastState"
    ended, place = table(last, "terminated", place), place + ".terminated"
    container.started = word(ended, "startedAt", place)
    container.finished = word(ended, "finishedAt", place)
    return container
