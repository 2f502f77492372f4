"""Recordings as streams in every form, and a gate that takes them item by item."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Optional

from cases import RECORDINGS
from rollout.gate import Gate, Wanted
from rollout.pools import Judging
from rollout.stream import Event, Item, read

PATHS = sorted(RECORDINGS.glob("*.jsonl"))
IMPATIENT = Judging(grace=-1)
WATCH = RECORDINGS / "full" / "b1-rollout-ordered.watch.jsonl"
FIRST = WATCH.read_bytes().splitlines()  # its lines, of 11.8 KB each


def recording(name: str) -> Path:
    return next(path for path in PATHS if path.stem.startswith(name))


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def items_of(path: Path) -> list[Item]:
    return [*read([str(path)])]


class Run:
    """A gate that takes item by item, and where it ended."""

    def __init__(
        self, items: list[Item], wanted: Optional[Wanted] = None, known: Iterable[Item] = ()
    ) -> None:
        self.out, self.err = io.StringIO(), io.StringIO()
        self.taken = 0
        self.gate = Gate(wanted or Wanted(), IMPATIENT, self.out, self.err)
        for item in known:  # before anybody waits
            assert isinstance(item, Event)
            self.gate.show(item)
        self.status = self.gate.run(self._count(items))

    def _count(self, items: list[Item]) -> Iterator[Item]:
        for item in items:
            self.taken += 1
            yield item


def ordered(line: bytes) -> bytes:
    """A line of the API server's watch as kubectl prints it: members in the order of names."""
    event = json.loads(line)
    one = json.dumps(event["object"], separators=(",", ":"), sort_keys=True)
    return b'{"type":"%s","object":%s}' % (event["type"].encode(), one.encode())


def a_pod() -> bytes:
    """A line of the watch of a pod that its controller has made."""
    metadata = {
        "name": "x-0", "generateName": "x-", "namespace": "n", "uid": "u", "resourceVersion": "7",
        "deletionTimestamp": "2025-01-15T10:30:00Z", "deletionGracePeriodSeconds": 30,
        "labels": {"name": "other", "namespace": "label"},
        "annotations": {"name": "\\\"x\\", "a": ""},
        "ownerReferences": [{"kind": "StatefulSet", "name": "x", "uid": "o", "controller": True}],
        "finalizers": ["a/b", "c"],
        "managedFields": [{"fieldsV1": {"f:x": {'k:{"name":"y"}': {}}}}, {"manager": "m"}],
    }  # fmt: skip
    pod = {"kind": "Pod", "apiVersion": "v1", "metadata": metadata, "status": {"phase": "Running"}}
    return json.dumps({"type": "ADDED", "object": pod}, separators=(",", ":")).encode()


def forms(path: Path) -> dict[str, bytes]:
    """The same events in every form."""
    found: dict[str, list[bytes]] = {
        "watch": [],
        "kubectl events": [],
        "indented events": [],
        "indented": [],
        "lines": [],
    }
    for line in lines_of(path):
        one = line.get("statefulSet") or line["pod"]
        one = {"kind": one["kind"], "apiVersion": one.get("apiVersion", "v1"), **one}
        event = {"type": line["event"], "object": one}
        found["watch"].append(json.dumps(event, separators=(",", ":")).encode())
        found["kubectl events"].append(ordered(found["watch"][-1]))
        found["indented events"].append(json.dumps(event, indent=4, sort_keys=True).encode())
        found["indented"].append(json.dumps(one, indent=4, sort_keys=True).encode())
        found["lines"].append(json.dumps(one).encode())
    return {form: b"\n".join(documents) + b"\n" for form, documents in found.items()}
