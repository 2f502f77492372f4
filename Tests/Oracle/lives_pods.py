"""A pod as the API server shows it, and the templates and times that pods are made of.

Why a pod is broken and whether it gets well by itself is known to the model and to the truth
(lives_truth.py) only; whoever looks gets `to_json`.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

Json = dict[str, Any]

NAME = "demo-pool-0"
NAMESPACE = "storage"
_EPOCH = datetime.datetime(2026, 3, 1, tzinfo=datetime.timezone.utc)


@lru_cache(maxsize=65536)
def _whole(seconds: int) -> str:
    moment = _EPOCH + datetime.timedelta(seconds=seconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def rfc3339(seconds: float) -> str:
    """A moment of the simulated clock as Kubernetes writes it: whole seconds, UTC."""
    return _whole(int(seconds))


@dataclass(frozen=True)
class Template:
    """What a revision's pods are made of.

    `defect` is "" or why its pods never get ready: image (cannot be pulled), crash (ends
    soon after each start), config (a missing secret), silent (runs, never ready: no pod
    says why), huge (fits no node).
    """

    name: str
    defect: str = ""

    @property
    def revision(self) -> str:
        """The ControllerRevision's name; the same template has the same."""
        return f"{NAME}-{self.name}"


@dataclass
class Condition:
    """One of a pod's conditions, with the time of its last transition."""

    holds: bool
    since: float
    reason: str = ""
    message: str = ""


@dataclass(eq=False)
class Pod:
    """One pod. `token` changes when what was planned for it is off."""

    ordinal: int
    template: Template
    owner: str  # uid of the StatefulSet, "" for an orphan
    created: float
    phase: str = "Pending"
    reason: str = ""
    scheduled: Condition | None = None
    ready: Condition | None = None
    state: Json | None = None  # of its one container; None: kubelet has not reported it
    last: Json | None = None
    restarts: int = 0
    deletion: float | None = None  # deletionTimestamp
    # Hidden.
    broken: str = ""  # as Template.defect, but of this pod alone, until somebody acts
    crashes: int = 0  # how often it still crashes before it is well
    attempts: int = 0  # pulls in a row that failed
    backoff: int = 0  # restarts since it was last well, for the growing delay
    lost: bool = False  # its node is gone or silent
    sign: float | None = None  # since when, not Ready, it has shown a failing state
    token: int = 0
    written: tuple[int, Json] | None = field(default=None, repr=False)  # its JSON, cached
    version: int = 0

    @property
    def name(self) -> str:
        """Its name, from which its ordinal is read."""
        return f"{NAME}-{self.ordinal}"

    @property
    def revision(self) -> str:
        """Its label controller-revision-hash."""
        return self.template.revision

    @property
    def defect(self) -> str:
        """Why it will not get well by itself; "" where it will."""
        return self.broken or self.template.defect

    @property
    def is_ready(self) -> bool:
        """As the controller counts it: Running, and the condition Ready is True."""
        return self.phase == "Running" and self.ready is not None and self.ready.holds

    @property
    def terminating(self) -> bool:
        """It has a deletionTimestamp."""
        return self.deletion is not None

    @property
    def ended(self) -> bool:
        """Failed or Succeeded: the controller deletes it and makes another."""
        return self.phase in ("Failed", "Succeeded")

    def available(self, now: float, min_ready: int) -> bool:
        """Ready for minReadySeconds."""
        if not self.is_ready or self.ready is None:
            return False
        return min_ready == 0 or int(self.ready.since) + min_ready < now

    def unavailable(self, now: float, min_ready: int) -> bool:
        """Not available, or on its way out."""
        return self.terminating or not self.available(now, min_ready)

    def to_json(self) -> Json:
        """What `kubectl get pod -o json` says, cut to what matters."""
        if self.written is None or self.written[0] != self.version:
            self.written = (self.version, {"metadata": self._metadata(), "status": self._status()})
        return self.written[1]

    def _metadata(self) -> Json:
        meta: Json = {
            "name": self.name,
            "namespace": NAMESPACE,
            "creationTimestamp": rfc3339(self.created),
            "labels": {"controller-revision-hash": self.revision, "rustfs.tenant": "demo"},
        }
        if self.deletion is not None:
            meta["deletionTimestamp"] = rfc3339(self.deletion)
        if self.owner:
            owner = {"apiVersion": "apps/v1", "kind": "StatefulSet", "name": NAME}
            meta["ownerReferences"] = [{**owner, "uid": self.owner, "controller": True}]
        return meta

    def _status(self) -> Json:
        status: Json = {"phase": self.phase}
        pairs = (("Ready", self.ready), ("PodScheduled", self.scheduled))
        conditions = [_condition(kind, one) for kind, one in pairs if one is not None]
        if conditions:
            status["conditions"] = conditions
        if self.reason:
            status["reason"] = self.reason
        if self.state is not None:
            container = {
                "name": "rustfs",
                "ready": bool(self.ready and self.ready.holds),
                "restartCount": self.restarts,
                "state": self.state,
            }
            if self.last is not None:
                container["lastState"] = {"terminated": self.last}
            status["containerStatuses"] = [container]
        return status


def _condition(kind: str, one: Condition) -> Json:
    written: Json = {
        "type": kind,
        "status": "True" if one.holds else "False",
        "lastTransitionTime": rfc3339(one.since),
    }
    if one.reason:
        written["reason"] = one.reason
    if one.message:
        written["message"] = one.message
    return written
