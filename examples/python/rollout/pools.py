"""What the events mean: the status of each pool after each of them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
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
    _spec: tuple[str, int] = ("", 0)  # of which _replicas are: uid and generation
    _replicas: int = 0
    _told: Optional[tuple[poolstatus.Status, dict[str, Any]]] = None

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
        event = self.event
        spec = event.uid, event.generation
        # What the API server counts as no change needs no parser again.
        if not event.generation or spec != self._spec:
            replicas = (event.members.get("spec") or {}).get("replicas")
            self._spec, self._replicas = spec, replicas if isinstance(replicas, int) else 1
        return self._replicas

    @property
    def told(self) -> dict[str, Any]:
        """The status, parsed."""
        if self._told is None or self._told[0] is not self.status:
            self._told = self.status, json.loads(self.status.json)
        return self._told[1]

    @property
    def ready(self) -> int:
        """How many pods are ready."""
        return int(self.told.get("readyReplicas", 0))

    @property
    def updated(self) -> int:
        """How many pods are updated."""
        return int(self.told.get("updatedReplicas", 0))

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be done for now."""
        complete = self.status.state == State.ROLLOUT_COMPLETE
        return complete or self.status.reason == "ScaledToZero"


def key_of(event: Event) -> Key:
    """Which pool an event of a StatefulSet or of a pod is about."""
    if event.kind == "StatefulSet":
        return event.namespace, event.name
    # The controller calls the pods of a StatefulSet by its name and their ordinals.
    return event.namespace, event.name.rpartition("-")[0]


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
        key = key_of(event)
        pool = self.all.get(key)
        previous = "{}" if pool is None or pool.gone else pool.status.json
        status = self._judge(key, event, previous)
        if pool is None:
            pool = self.all[key] = Pool(*key, event, status)
        else:
            pool.event = event
            pool.status = status
        pool.pods = (self._pods or {}).get(key, {})
        return pool if status.changed else None

    def _take_pod(self, event: Event) -> Optional[Pool]:
        key = key_of(event)
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
        return poolstatus.pool(_missing(key) if event.type == "DELETED" else event.text, options)

    def _list(self, key: Key) -> Optional[bytes]:
        if self._pods is None:
            return None
        if key not in self._texts:
            self._texts[key] = one_list(self._pods.get(key, {}).values())
        return self._texts[key]


def _missing(key: Key) -> dict[str, Any]:
    """What the API server says of a StatefulSet that does not exist."""
    details = {"name": key[1], "group": "apps", "kind": "statefulsets"}
    words = {"status": "Failure", "reason": "NotFound", "code": 404, "details": details}
    return {"kind": "Status", "apiVersion": "v1", **words}


def one_list(events: Iterable[Event]) -> bytes:
    """Their objects as one JSON array."""
    return b"[" + b",".join(event.text for event in events) + b"]"


def complaint(event: Event, error: PoolStatusError) -> str:
    """What is wrong with an object that the library does not take."""
    place = f"{error.path}: " if error.path else ""
    return f"{event.kind} {event.name}: {place}{error.message}; passed over"
