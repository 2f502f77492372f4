"""What a reader has to find under the kubernetes rule, for the check of the peers in picks.c."""

from __future__ import annotations

from typing import Any

_LEAF: dict[str, Any] = {}
_MASK = (1 << 64) - 1


def leaves(*names: str) -> dict[str, Any]:
    """Members that are read, with nothing in them."""
    return dict.fromkeys(names, _LEAF)


_COUNTERS = leaves("replicas", "readyReplicas", "currentReplicas", "updatedReplicas")
_PROGRESS = {**_COUNTERS, **leaves("currentRevision", "updateRevision")}
_OWNED = leaves("name", "namespace", "uid", "generation", "deletionTimestamp")
_WHY = leaves("type", "status", "reason")
_CONDITION = {**_WHY, **leaves("message", "lastTransitionTime")}
_CONTAINER = {
    **leaves("ready", "restartCount"),
    "state": {"waiting": leaves("reason", "message")},
    "lastState": {"terminated": leaves("startedAt", "finishedAt")},
}
_SET = {
    "kind": _LEAF,
    "metadata": {
        **_OWNED,
        "labels": leaves("rustfs.pool"),
        "ownerReferences": leaves("uid", "controller"),
    },
    "spec": {
        **leaves("replicas", "podManagementPolicy", "minReadySeconds"),
        "updateStrategy": {"type": _LEAF, "rollingUpdate": leaves("partition")},
        "ordinals": leaves("start"),
    },
    "status": {
        **_PROGRESS,
        **leaves("observedGeneration", "availableReplicas"),
        "conditions": _WHY,
    },
}
_POD = {
    "kind": _LEAF,
    "metadata": {
        **leaves("name", "namespace", "creationTimestamp", "deletionTimestamp"),
        "labels": leaves("controller-revision-hash"),
        "ownerReferences": leaves("kind", "uid", "name"),
    },
    "status": {
        "phase": _LEAF,
        "conditions": _CONDITION,
        "initContainerStatuses": _CONTAINER,
        "containerStatuses": _CONTAINER,
    },
}
_PAGE = {"kind": _LEAF, "metadata": leaves("continue", "remainingItemCount")}

PICKS: dict[str, dict[str, Any]] = {
    "statefulset": _SET,
    "statefulsets": {**_PAGE, "items": _SET},
    "pods": {**_PAGE, "items": _POD},
    "previous": {
        **_PROGRESS,
        **leaves("ssName", "state", "workloadState", "lastUpdateTime", "name", "reason"),
        "message": _LEAF,
    },
    "tenant": {
        "kind": _LEAF,
        "metadata": _OWNED,
        "spec": {"pools": leaves("name")},
        "status": {
            **leaves("currentState", "availableReplicas", "observedGeneration"),
            "pools": leaves("ssName", "name", "lifecycleState"),
            "conditions": {**_CONDITION, **leaves("observedGeneration")},
        },
    },
}


def _sum(value: Any, picks: dict[str, Any]) -> int:
    """What is found below a value, as a sum that does not depend on the order."""
    if isinstance(value, list):
        return sum(_sum(item, picks) for item in value)
    if isinstance(value, dict):
        return sum(_sum(item, picks[key]) for key, item in value.items() if key in picks)
    if value is None or picks:
        return 0
    if isinstance(value, str):
        text = value.encode()
        return len(text) * 40503 + (text[0] * 257 + text[-1] if text else 0)
    return (int(value) + 1) * 2654435761


def digest(texts: dict[str, Any]) -> int:
    """The digest that picks.h describes, of texts by their roles."""
    total = 0
    for role, value in texts.items():
        is_list = role == "statefulset" and "items" in value
        total += _sum(value, PICKS["statefulsets" if is_list else role])
    return total & _MASK


def as_c() -> str:
    """The same as C, for picks.c to include: arrays of names, the innermost first."""
    lines: list[str] = []
    seen: dict[str, str] = {}

    def add(picks: dict[str, Any]) -> str:
        if not picks:
            return "0"
        inside = [(name, add(inner)) for name, inner in picks.items()]
        rows = ", ".join(f'{{"{name}", {len(name)}, {inner}}}' for name, inner in inside)
        if rows not in seen:
            seen[rows] = f"&picks_{len(seen)}"
            number = len(seen) - 1
            lengths = sum({1 << len(name) for name, _ in inside})
            lines.append(f"static const pick members_{number}[] = {{{rows}}};")
            lines.append(
                f"static const pick_tree picks_{number} = "
                f"{{members_{number}, {len(inside)}, {lengths:#x}u}};"
            )
        return seen[rows]

    for role, value in PICKS.items():
        top = add(value)
        lines.append(f"static const pick_tree *const picks_of_{role} = {top};")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(as_c(), end="")
