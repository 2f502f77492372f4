"""JSON values to StatefulSets and previous statuses, with the errors bad ones give.

An empty string for a uid, name, namespace, revision, label, time, state or reason is none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from model import INT32_MAX, BadInput, Previous, StatefulSet

INT64_MAX = 9223372036854775807
COUNTERS = ("replicas", "readyReplicas", "currentReplicas", "updatedReplicas")
# What Python's client makes of names, where to_dict() wrote the status.
PYTHON_NAMES = {
    "ready_replicas": "readyReplicas",
    "observed_generation": "observedGeneration",
    "current_replicas": "currentReplicas",
    "updated_replicas": "updatedReplicas",
}
_PYTHON = "these are Python's names: pass ApiClient().sanitize_for_serialization(object)"
_STATUS_MEMBERS = (
    *COUNTERS,
    *PYTHON_NAMES,
    "availableReplicas",
    "collisionCount",
    "conditions",
    "currentRevision",
    "observedGeneration",
    "updateRevision",
)


def kind_of(value: Any) -> str:
    """A value's type, as messages call it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int):
        return "an integer"
    if isinstance(value, float):
        return "a real number"
    if isinstance(value, str):
        return "a string"
    return "an array" if isinstance(value, list) else "an object"


def wrong(path: str, expected: str, value: Any) -> BadInput:
    """The error for a value of another type."""
    return BadInput(path, f"expected {expected}, got {kind_of(value)}")


def join(path: str, key: str) -> str:
    """The path of a member."""
    return f"{path}.{key}" if path else key


def member(parent: Any, key: str, path: str, kind: type, expected: str) -> Any:
    """A member of one type; None where it is absent or null."""
    value = None if parent is None else parent.get(key)
    if value is None:
        return None
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise wrong(join(path, key), expected, value)
    return value


def text(parent: Any, key: str, path: str) -> str | None:
    """A string member."""
    value: str | None = member(parent, key, path, str, "a string")
    return value


def word(parent: Any, key: str, path: str) -> str | None:
    """A string member; None where it is empty, too."""
    return text(parent, key, path) or None


def table(parent: Any, key: str, path: str) -> dict[str, Any] | None:
    """An object member."""
    value: dict[str, Any] | None = member(parent, key, path, dict, "an object")
    return value


def array(parent: Any, key: str, path: str) -> list[Any]:
    """An array member; empty where it is absent."""
    value: list[Any] | None = member(parent, key, path, list, "an array")
    return value or []


def flag(parent: Any, key: str, path: str) -> bool:
    """A boolean member; false where it is absent."""
    return bool(member(parent, key, path, bool, "a boolean"))


def number(parent: Any, key: str, path: str, most: int = INT32_MAX) -> int | None:
    """A member that is a whole number from 0 to `most`."""
    value: int | None = member(parent, key, path, int, "an integer")
    if value is not None and not 0 <= value <= most:
        raise BadInput(join(path, key), f"expected an integer from 0 to {most}, got {value}")
    return value


def entries(items: list[Any], path: str) -> list[tuple[dict[str, Any], str]]:
    """The objects of an array, each with its path."""
    found = []
    for index, item in enumerate(items):
        where = f"{path}[{index}]"
        if not isinstance(item, dict):
            raise wrong(where, "an object", item)
        found.append((item, where))
    return found


def check_kind(value: Any, path: str) -> str | None:
    """The kind of what should be a StatefulSet; None where it has none."""
    if not isinstance(value, dict):
        raise wrong(path, "a StatefulSet", value)
    kind = text(value, "kind", path)
    if kind not in (None, "StatefulSet"):
        article = "an" if kind and kind[0] in "AEIOU" else "a"
        raise BadInput(path, f"expected a StatefulSet, got {article} {kind}")
    return kind


def has(value: dict[str, Any], *keys: str) -> bool:
    """Whether one of these members is there, and not null."""
    return any(value.get(key) is not None for key in keys)


def refuse_python_names(parent: Any, keys: Iterable[str], path: str) -> None:
    """The error for names of Python's client, in the order of the text; null counts, too."""
    for key in parent or ():
        if key in keys:
            raise BadInput(join(path, key), _PYTHON)


def stateful_set(value: Any, path: str = "", rule: str = "kubernetes") -> StatefulSet:
    """A StatefulSet, a bare status, or null for one that does not exist."""
    if value is None:
        return StatefulSet(exists=False)
    kind = check_kind(value, path)
    if kind or has(value, "metadata", "spec", "status"):
        return _object(value, path, rule)
    if not has(value, *_STATUS_MEMBERS) and not any(key in value for key in PYTHON_NAMES):
        message = "expected a StatefulSet or its status, got an object with no member of either"
        raise BadInput(path, message)
    seen = StatefulSet(is_object=False)
    _read_status(seen, value, path)
    return seen


def identity(value: Any, path: str) -> tuple[str | None, str | None]:
    """Name and namespace of a list's item, which need not be good otherwise."""
    check_kind(value, path)
    metadata, where = table(value, "metadata", path), path + ".metadata"
    return word(metadata, "name", where), word(metadata, "namespace", where)


def controllers(value: dict[str, Any], path: str) -> list[str]:
    """The uids of the owners that control an object; whose uid is not there is not known."""
    metadata, where = table(value, "metadata", path), path + ".metadata"
    references = array(metadata, "ownerReferences", where)
    found = []
    for item, place in entries(references, where + ".ownerReferences"):
        uid, controls = word(item, "uid", place), flag(item, "controller", place)
        if controls and uid:
            found.append(uid)
    return found


def item(value: Any, path: str, rule: str = "kubernetes") -> StatefulSet:
    """A StatefulSet of a list: it has a name."""
    name, _ = identity(value, path)
    if not name:
        raise BadInput(join(path, "metadata.name"), "the StatefulSet has no name")
    return _object(value, path, rule)


def _object(value: dict[str, Any], path: str, rule: str) -> StatefulSet:
    seen = StatefulSet(is_object=has(value, "kind", "metadata", "spec"))
    metadata, where = table(value, "metadata", path), join(path, "metadata")
    if rule == "kubernetes":
        refuse_python_names(metadata, ("deletion_timestamp",), where)
    seen.name = word(metadata, "name", where)
    seen.namespace = word(metadata, "namespace", where)
    seen.uid = word(metadata, "uid", where)
    seen.generation = number(metadata, "generation", where, INT64_MAX) or 0
    seen.terminating = word(metadata, "deletionTimestamp", where) is not None
    seen.pool_label = word(table(metadata, "labels", where), "rustfs.pool", where + ".labels")
    spec, where = table(value, "spec", path), join(path, "spec")
    seen.spec_replicas = number(spec, "replicas", where)
    seen.min_ready_seconds = number(spec, "minReadySeconds", where) or 0
    ordinals = table(spec, "ordinals", where)
    seen.ordinals_start = number(ordinals, "start", where + ".ordinals") or 0
    seen.parallel = text(spec, "podManagementPolicy", where) == "Parallel"
    strategy, where = table(spec, "updateStrategy", where), where + ".updateStrategy"
    seen.on_delete = text(strategy, "type", where) == "OnDelete"
    rolling, where = table(strategy, "rollingUpdate", where), where + ".rollingUpdate"
    seen.partition = number(rolling, "partition", where)
    status = table(value, "status", path)
    if status is not None:
        _read_status(seen, status, join(path, "status"))
    return seen


def _read_status(seen: StatefulSet, status: dict[str, Any], path: str) -> None:
    if not has(status, *PYTHON_NAMES.values()):
        refuse_python_names(status, PYTHON_NAMES, path)
    seen.has_status, seen.status_is_empty = True, not has(status, *status)
    seen.replicas, seen.ready, seen.current, seen.updated = (
        number(status, key, path) for key in COUNTERS
    )
    seen.available = number(status, "availableReplicas", path)
    seen.current_revision = word(status, "currentRevision", path)
    seen.update_revision = word(status, "updateRevision", path)
    seen.observed_generation = number(status, "observedGeneration", path, INT64_MAX) or 0
    for item, where in entries(array(status, "conditions", path), path + ".conditions"):
        condition, holds = text(item, "type", where), text(item, "status", where)
        reason = text(item, "reason", where)
        if condition == "Stalled" and holds == "True":
            seen.stalled = True
        if condition == "Reconciling" and holds == "True":
            seen.reconciling = True
        if (condition, holds, reason) == (
            "Progressing",
            "False",
            "ProgressDeadlineExceeded",
        ):
            seen.deadline_exceeded = True


def previous(value: Any, path: str = "previous") -> Previous | None:
    """The pool status of last time; None where it is null."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise wrong(path, "an object", value)
    for key in ("ssName", "state", "workloadState", "currentRevision", "updateRevision"):
        text(value, key, path)
    for key in ("lastUpdateTime", "name", "reason", "message"):
        text(value, key, path)
    for key in COUNTERS:
        number(value, key, path)
    return Previous(value)


def listed(value: Any, kind: str, path: str = "") -> list[tuple[Any, str]]:
    """The items of a list object or an array, or one object, each with its path."""
    if isinstance(value, list):
        return [(item, f"{path}[{index}]") for index, item in enumerate(value)]
    if not isinstance(value, dict):
        raise wrong(path, f"a {kind}List", value)
    got = text(value, "kind", path)
    if not is_list(value):
        if got not in (None, kind):
            raise BadInput(path, f"expected a {kind}List, got a {got}")
        return [(value, path)]
    if got not in (None, "List", kind + "List"):
        raise BadInput(path, f"expected a {kind}List, got a {got}")
    items, where = array(value, "items", path), join(path, "items")
    return [(item, f"{where}[{index}]") for index, item in enumerate(items)]


def is_list(value: Any) -> bool:
    """An object with `items`, if only null, or of a kind that ends in List; an array is none."""
    return isinstance(value, dict) and (
        "items" in value or str(value.get("kind") or "").endswith("List")
    )


def whole(value: Any, path: str = "") -> None:
    """The error for one page of a list, at the first member that says so."""
    metadata, where = table(value, "metadata", path) if is_list(value) else None, path
    for key in metadata or ():
        where = join(join(path, "metadata"), key)
        if (key == "continue" and text(metadata, key, join(path, "metadata"))) or (
            key == "remainingItemCount" and number(metadata, key, join(path, "metadata"), INT64_MAX)
        ):
            raise BadInput(where, "one page of a list is not the list")
