"""What was seen and what is asked, as plain values. None is absent, and so is ""."""

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
class OwnerReference:
    """One of an object's metadata.ownerReferences."""

    kind: str | None
    name: str | None
    uid: str | None
    controller: bool = False


@dataclass
class StatefulSet:
    """A StatefulSet, or only its status (`is_object` False), or none (`exists` False)."""

    exists: bool = True
    is_owned: bool = True  # False: of the pool's name, but another Tenant's
    is_object: bool = True  # kind, metadata or spec was there
    name: str | None = None
    namespace: str | None = None
    uid: str | None = None
    pool_label: str | None = None
    generation: int = 0
    terminating: bool = False
    spec_replicas: int | None = None
    min_ready_seconds: int = 0
    ordinals_start: int = 0
    partition: int | None = None
    on_delete: bool = False
    parallel: bool = False
    has_status: bool = False
    status_is_empty: bool = True
    replicas: int | None = None
    ready: int | None = None
    current: int | None = None
    updated: int | None = None
    available: int | None = None
    current_revision: str | None = None
    update_revision: str | None = None
    observed_generation: int = 0
    stalled: bool = False
    reconciling: bool = False
    deadline_exceeded: bool = False


@dataclass
class Condition:
    """What is read of a pod's condition."""

    holds: str | None = None
    reason: str | None = None
    message: str | None = None
    since: str | None = None  # lastTransitionTime


@dataclass
class Container:
    """What is read of a container's status."""

    waiting: str | None = None  # state.waiting.reason
    message: str | None = None  # state.waiting.message
    ready: bool = False
    restarts: int = 0
    started: str | None = None  # lastState.terminated.startedAt
    finished: str | None = None  # lastState.terminated.finishedAt


@dataclass
class Pod:
    """What the rule needs of a pod."""

    name: str = ""
    namespace: str | None = None
    place: Any = None  # where the rest stands, until that is read
    created: str | None = None  # metadata.creationTimestamp
    revision: str | None = None
    owners: list[OwnerReference] = field(default_factory=list)
    terminating: bool = False
    phase: str | None = None
    condition_ready: Condition | None = None  # the last of that type
    condition_scheduled: Condition | None = None
    containers: list[Container] = field(default_factory=list)  # init containers first

    @property
    def says_ready(self) -> bool:
        """The condition Ready is True."""
        return self.condition_ready is not None and self.condition_ready.holds == "True"

    @property
    def ready(self) -> bool:
        """The condition Ready is True, and the pod is not terminating."""
        return self.says_ready and not self.terminating


@dataclass
class Preserved:
    """A member of a previous status as it was written, with a comma in front."""

    name: str
    written_name: str
    written: str
    content: Any


@dataclass
class Previous:
    """The pool status of last time."""

    # The known fields, workloadState and lifecycleState; absent or None is the same.
    members: dict[str, Any]
    # The others, and name, which is one of them where the detail is not asked for.
    others: list[Preserved] = field(default_factory=list)

    def text(self, key: str) -> str | None:
        """A string of it; None where it is absent, null or empty."""
        return self.members.get(key) or None

    def count(self, key: str) -> int | None:
        """A counter of it."""
        value: int | None = self.members.get(key)
        return value

    @property
    def never_seen(self) -> bool:
        """`{}`, or a status without a state."""
        return self.text("state") is None

    @property
    def state(self) -> str | None:
        """One of STATES, from either spelling; None where it is none of them."""
        text = self.text("state") or ""
        word = text[4:] if text.startswith("Pool") else text
        return word if word in STATES else None


@dataclass
class Options:
    """poolstatus_options; previous and pods are texts."""

    rule: str = "documented"
    detail: bool = False
    variant_names: bool = False
    own_members: bool = False
    deadline: int = 0
    pod_grace: int = 0
    now: str = "2025-01-15T10:30:00Z"
    tenant: str | None = None
    pool: str | None = None
    previous: str | None = None
    pods: str | None = None
    blocked_reason: str | None = None
    blocked_message: str | None = None


@dataclass
class Verdict:
    """A row of a table: what it says, and which row it was."""

    row: str
    state: str
    reason: str
    message: str
    settled: bool = False
    # What the deadline had to do with it: "" where it was not asked, else a word of rows.py.
    deadline: str = ""


@dataclass
class Answer:
    """What a call answers when all is well."""

    json: str
    reason: str
    changed: int
    state: str = ""  # "" from list and tenant
    rows: tuple[str, ...] = ()
    deadline: str = ""


class BadInput(Exception):
    """What a call answers when its arguments or its JSON are not what it takes.

    `place` is line, column and offset in the text that `path` is of. An INVALID_JSON of the
    oracle has no message, but for those of section 5: why a text is no JSON, jansson says.
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
