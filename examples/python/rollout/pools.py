"""What the events mean: the status of each pool after each of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Optional

import poolstatus
from poolstatus import Flag, Options, PoolStatus, PoolStatusError, Rule, State

from .stream import Event

Key = tuple[str, str]  # namespace and name


@dataclass(frozen=True)
class Judging:
    """How the library is asked."""

    rule: Rule = Rule.KUBERNETES
    deadline: int = 0
    grace: int = 0  # pod_grace_seconds


@dataclass
class Pool:
    """One StatefulSet, its pods and its status."""

    namespace: str
    name: str
    event: Event  # the StatefulSet as it was sent last
    status: poolstatus.Status
    pods: dict[str, Event] = field(default_factory=dict)

    @cached_property
    def _members(self) -> dict[str, Any]:
        return self.event.members

    def replace(self, event: Event) -> None:
        """Take the StatefulSet of a later event."""
        self.event = event
        self.__dict__.pop("_members", None)

    @property
    def gone(self) -> bool:
        """Whether the StatefulSet has been deleted."""
        return self.event.type == "DELETED"

    @property
    def entry(self) -> PoolStatus:
        """The status, typed."""
        return self.status.entry

    @property
    def desired(self) -> int:
        """How many pods are wanted."""
        if self.gone:
            return 0
        replicas = (self._members.get("spec") or {}).get("replicas")
        return replicas if isinstance(replicas, int) else 1

    @property
    def generation(self) -> int:
        """What the API server counts the changes of the spec with; 0 where it is not there."""
        generation = (self._members.get("metadata") or {}).get("generation")
        return generation if isinstance(generation, int) else 0

    @property
    def ready(self) -> int:
        """How many pods are ready."""
        return self.entry.ready_replicas or 0

    @property
    def updated(self) -> int:
        """How many pods are updated."""
        return self.entry.updated_replicas or 0

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be done for now."""
        complete = self.status.state == State.ROLLOUT_COMPLETE
        return complete or self.status.reason == "ScaledToZero"


class Pools:
    """All pools that were seen."""

    def __init__(self, judging: Judging) -> None:
        self.judging = judging
        self.all: dict[Key, Pool] = {}
        self._pods: Optional[dict[Key, dict[str, Event]]] = None  # None: no pod was ever seen
        self._texts: dict[Key, bytes] = {}  # the pods of a pool as one list

    def take(self, event: Event) -> Optional[Pool]:
        """The pool whose status an event changed, if any did.

        PoolStatusError where the library does not take the object.
        """
        if event.kind == "StatefulSet":
            return self._take_set(event)
        if event.kind == "Pod":
            return self._take_pod(event)
        return None

    def _take_set(self, event: Event) -> Optional[Pool]:
        key = event.namespace, event.name
        pool = self.all.get(key)
        previous = "{}" if pool is None or pool.gone else pool.status.json
        status = self._judge(key, event, previous)
        if pool is None:
            pool = self.all[key] = Pool(*key, event, status)
        else:
            pool.replace(event)
            pool.status = status
        pool.pods = (self._pods or {}).get(key, {})
        return pool if status.changed else None

    def _take_pod(self, event: Event) -> Optional[Pool]:
        # The controller calls the pods of a StatefulSet by its name and their ordinals.
        key = event.namespace, event.name.rpartition("-")[0]
        if self._pods is None:
            self._pods = {}
        pods = self._pods.setdefault(key, {})
        if event.type == "DELETED":
            pods.pop(event.name, None)
        else:
            pods[event.name] = event
        self._texts.pop(key, None)
        pool = self.all.get(key)
        if pool is None or pool.gone:
            return None
        pool.pods = pods
        pool.status = self._judge(key, pool.event, pool.status.json, event.at)
        return pool if pool.status.changed else None

    def _judge(
        self, key: Key, event: Event, previous: str, at: Optional[str] = None
    ) -> poolstatus.Status:
        options = Options(
            flags=Flag.DETAIL,
            rule=self.judging.rule,
            progress_deadline_seconds=self.judging.deadline,
            pod_grace_seconds=self.judging.grace,
            now=at or event.at,
            previous=previous,
            pods=self._list(key),
        )
        return poolstatus.pool(_missing(key) if event.type == "DELETED" else event.object, options)

    def _list(self, key: Key) -> Optional[bytes]:
        if self._pods is None:
            return None
        if key not in self._texts:
            pods = [_text(event) for event in self._pods.get(key, {}).values()]
            self._texts[key] = b"[" + b",".join(pods) + b"]"
        return self._texts[key]


def _missing(key: Key) -> dict[str, Any]:
    """What the API server says of a StatefulSet that does not exist."""
    details = {"name": key[1], "group": "apps", "kind": "statefulsets"}
    words = {"status": "Failure", "reason": "NotFound", "code": 404, "details": details}
    return {"kind": "Status", "apiVersion": "v1", **words}


def _text(event: Event) -> bytes:
    if isinstance(event.object, bytes):
        return event.object
    return json.dumps(event.object, separators=(",", ":")).encode()


def complaint(event: Event, error: PoolStatusError) -> str:
    """What is wrong with an object that the library does not take."""
    place = f"{error.path}: " if error.path else ""
    return f"{event.kind} {event.name}: {place}{error.message}; passed over"
