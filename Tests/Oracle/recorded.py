"""The recorded scenarios, replayed: what is known after each line, and what is true."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RECORDINGS = Path(__file__).resolve().parent.parent / "Fixtures" / "recordings"


@dataclass
class Line:
    """One line, with the world as it stands after it."""

    scenario: str
    number: int
    at: str
    is_stateful_set: bool
    name: str  # of the StatefulSet that the line is about
    stateful_set: dict[str, Any] | None  # None: it does not exist
    pods: list[dict[str, Any]]  # all that were seen and not deleted, by name
    expect: dict[str, Any]

    @property
    def place(self) -> str:
        """Where in the recordings, for a message."""
        return f"{self.scenario}:{self.number}"


def scenarios() -> list[Path]:
    """The recordings, one file a scenario."""
    found = sorted(RECORDINGS.glob("*.jsonl"))
    if not found:
        raise SystemExit(f"no recordings in {RECORDINGS}")
    return found


def replay(path: Path) -> Iterator[Line]:
    """The lines of a scenario."""
    sets: dict[str, dict[str, Any]] = {}
    pods: dict[str, dict[str, Any]] = {}
    with path.open(encoding="utf-8") as file:
        for number, text in enumerate(file, 1):
            event = json.loads(text)
            is_set = "statefulSet" in event
            value = event["statefulSet" if is_set else "pod"]
            name = value["metadata"]["name"]
            known = sets if is_set else pods
            if event["event"] == "DELETED":
                known.pop(name, None)
            else:
                known[name] = value
            about = name if is_set else re.sub(r"-\d+$", "", name)
            yield Line(
                path.stem,
                number,
                event["at"],
                is_set,
                about,
                sets.get(about),
                [pods[key] for key in sorted(pods)],
                event.get("expect", {}),
            )


def is_complete(stateful_set: dict[str, Any], pods: list[dict[str, Any]]) -> bool:
    """The truth by the pods: the StatefulSet is not being deleted, its generation is
    observed, and of the pods that it controls (ownerReferences, by uid) there are
    exactly spec.replicas, none terminating, all Ready, and each on the update revision
    but those that are exempt: all under OnDelete, and ordinals below the partition."""
    metadata, spec = stateful_set["metadata"], stateful_set["spec"]
    status = stateful_set.get("status", {})
    if metadata.get("deletionTimestamp"):
        return False
    if status.get("observedGeneration", 0) < metadata["generation"]:
        return False
    own = [pod for pod in pods if _controlled_by(pod, metadata["uid"])]
    strategy = spec["updateStrategy"]
    partition = strategy.get("rollingUpdate", {}).get("partition", 0)
    return len(own) == spec["replicas"] and all(
        not pod["metadata"].get("deletionTimestamp")
        and _is_ready(pod)
        and (
            strategy["type"] == "OnDelete"
            or int(pod["metadata"]["name"].rpartition("-")[2]) < partition
            or pod["metadata"]["labels"]["controller-revision-hash"] == status.get("updateRevision")
        )
        for pod in own
    )


def counters_trail(stateful_set: dict[str, Any], pods: list[dict[str, Any]]) -> bool:
    """Whether the StatefulSet's counters are not (yet) what its pods are."""
    status = stateful_set.get("status", {})
    own = [pod for pod in pods if _controlled_by(pod, stateful_set["metadata"]["uid"])]
    updated = [
        pod
        for pod in own
        if pod["metadata"]["labels"]["controller-revision-hash"] == status.get("updateRevision")
    ]
    said = ("replicas", "readyReplicas", "updatedReplicas")
    seen = (len(own), sum(map(_is_ready, own)), len(updated))
    return tuple(status.get(key, 0) for key in said) != seen


def waits_for_min_ready(stateful_set: dict[str, Any]) -> bool:
    """Whether pods are ready, but not yet for minReadySeconds."""
    status, spec = stateful_set.get("status", {}), stateful_set.get("spec", {})
    is_late = status.get("availableReplicas", 0) < status.get("readyReplicas", 0)
    return spec.get("minReadySeconds", 0) > 0 and is_late


def _controlled_by(pod: dict[str, Any], uid: str) -> bool:
    references = pod["metadata"].get("ownerReferences", [])
    return any(one.get("controller") and one["uid"] == uid for one in references)


def _is_ready(pod: dict[str, Any]) -> bool:
    conditions = pod["status"].get("conditions", [])
    return any(c["type"] == "Ready" and c["status"] == "True" for c in conditions)
