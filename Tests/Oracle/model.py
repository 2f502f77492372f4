"""What was seen and what is asked, as plain values. None is absent."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

CREATED = "Created"
NOT_CREATED = "NotCreated"
INITIALIZED = "Initialized"
UPDATING = "Updating"
ROLLOUT_COMPLETE = "RolloutComplete"
ROLLOUT_FAILED = "RolloutFailed"
DEGRADED = "Degraded"
# In the order of the header's numbers, 1 to 7.
STATES = (
    CREATED,
    NOT_CREATED,
    INITIALIZED,
    UPDATING,
    ROLLOUT_COMPLETE,
    ROLLOUT_FAILED,
    DEGRADED,
)

INT32_MAX = 2147483647


@dataclass
class StatefulSet:
    """A StatefulSet, or only its status (`is_object` False), or none (`exists` False)."""

    exists: bool = True
    is_object: bool = True  # kind, metadata or spec was there
    name: str | None = None
    namespace: str | None = None
    uid: str | None = None
    pool_label: str | None = None
    generation: int = 0
    terminating: bool = False
    spec_replicas: int | None = None
    partition: int | None = None
    on_delete: bool = False
    parallel: bool = False
    has_status: bool = False
    status_is_empty: bool = True
    replicas: int | None = None
    ready: int | None = None
    current: int | None = None
    updated: int | None = None
    current_revision: str | None = None
    update_revision: str | None = None
    observed_generation: int = 0
    stalled: bool = False
    reconciling: bool = False
    deadline_exceeded: bool = False


@dataclass
class OwnerReference:
    """One of a pod's metadata.ownerReferences."""

    kind: str | None
    name: str | None
    uid: str | None


@dataclass
class Pod:
    """What the rule needs of a pod. `failure` is decided by pod_failure at a `now`."""

    name: str = ""
    namespace: str | None = None
    place: Any = None  # where the rest stands, until that is read
    revision: str = ""
    owners: list[OwnerReference] = field(default_factory=list)
    terminating: bool = False
    ready: bool = False
    phase: str | None = None
    waiting: list[str] = field(default_factory=list)  # init containers first
    restarted: bool = False  # a container that is not ready and has ended before
    unschedulable_since: list[str | None] = field(default_factory=list)


@dataclass
class Previous:
    """The pool status of last time."""

    members: dict[str, Any]  # the known fields; absent or None is the same
    preserved: str = ""  # the others as they were written, each with a comma in front

    @property
    def never_seen(self) -> bool:
        """`{}`, or a status without a state."""
        return self.members.get("state") is None

    @property
    def state(self) -> str | None:
        """One of STATES, from either spelling; None where it is none of them."""
        text = self.members.get("state")
        if not isinstance(text, str):
            return None
        word = text[4:] if text.startswith("Pool") else text
        return word if word in STATES else None


@dataclass
class Options:
    """poolstatus_options; previous and pods are texts."""

    rule: str = "documented"
    detail: bool = False
    variant_names: bool = False
    deadline: int = 0
    now: str = "2025-01-15T10:30:00Z"
    tenant: str | None = None
    pool: str | None = None
    previous: str | None = None
    pods: str | None = None


@dataclass
class Verdict:
    """A row of a table: what it says, and which row it was."""

    row: str
    state: str
    reason: str
    message: str
    settled: bool = False


@dataclass
class Answer:
    """What a call answers when all is well."""

    json: str
    reason: str
    changed: int
    state: str = ""  # "" from list and tenant
    rows: tuple[str, ...] = ()


class BadInput(Exception):
    """What a call answers when its JSON is not what it takes.

    `place` is line, column and offset in the text that `path` is of. An INVALID_JSON of the
    oracle has no place and no message: where and why a text is no JSON, jansson says.
    """

    def __init__(
        self,
        path: str,
        message: str,
        code: str = "INVALID_OBJECT",
        place: tuple[int, int, int] = (0, 0, 0),
    ) -> None:
        super().__init__(f"{code} {path} at {place}: {message}")
        self.code = code
        self.path = path
        self.message = message
        self.place = place
