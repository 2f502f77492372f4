"""What comes out: the statuses, typed."""

from __future__ import annotations

import enum
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, Optional, SupportsIndex, Union, overload

from ._library import LIBRARY


class State(str, enum.Enum):
    """The state of a pool: a str, "PoolRolloutComplete"."""

    NONE = ""
    CREATED = "PoolCreated"
    NOT_CREATED = "PoolNotCreated"
    INITIALIZED = "PoolInitialized"
    UPDATING = "PoolUpdating"
    ROLLOUT_COMPLETE = "PoolRolloutComplete"
    ROLLOUT_FAILED = "PoolRolloutFailed"
    DEGRADED = "PoolDegraded"

    def __str__(self) -> str:
        return str.__str__(self)

    def __format__(self, form: str) -> str:
        return str.__format__(self, form)

    @classmethod
    def _missing_(cls, value: object) -> Optional[State]:
        """The other spelling: "RolloutComplete"."""
        return cls._value2member_map_.get(f"Pool{value}") if value else None  # type: ignore[return-value]

    @classmethod
    def of(cls, word: str) -> State:
        """The state of that word, in either spelling; a word that is not known is kept."""
        try:
            return cls(word)
        except ValueError:
            unknown = str.__new__(cls, word)
            unknown._name_, unknown._value_ = "UNKNOWN", word
            return unknown

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return State.of, (self.value,)


class _Numbered(dict[int, State]):
    """The states by their numbers in C; one that only a newer library has by what it calls it."""

    def __missing__(self, number: int) -> State:
        return State.of(LIBRARY.poolstatus_state_name(number).decode())


STATES = _Numbered(enumerate(State))
Answer = tuple[int, str, bool, str]  # of a call: the number of a state, reason, changed, json


@dataclass(frozen=True)
class PoolStatus:
    """An entry of a tenant's status.pools; None is absent."""

    ss_name: str
    state: State
    replicas: Optional[int]
    ready_replicas: Optional[int]
    current_replicas: Optional[int]
    updated_replicas: Optional[int]
    current_revision: Optional[str]
    update_revision: Optional[str]
    last_update_time: Optional[str]
    # With Flag.DETAIL; reason may be a pod's own word.
    name: Optional[str]
    reason: Optional[str]
    message: Optional[str]


@dataclass(frozen=True)
class Condition:
    """A condition of a tenant, as kstatus knows them."""

    type: str
    status: str
    last_transition_time: Optional[str]
    observed_generation: Optional[int]
    reason: Optional[str]
    message: Optional[str]


def _names(kind: Any) -> dict[str, str]:
    """What the fields of a class are called in JSON: ready_replicas is readyReplicas."""
    words = {field.name: field.name.split("_") for field in fields(kind)}
    return {name: head + "".join(map(str.title, tail)) for name, (head, *tail) in words.items()}


_POOL, _CONDITION = _names(PoolStatus), _names(Condition)


def _values(names: dict[str, str], members: Any) -> dict[str, Any]:
    # What the library carries over for somebody else may be anything.
    known = members if isinstance(members, dict) else {}
    return {name: known.get(key) for name, key in names.items()}


def _entry(members: Any) -> PoolStatus:
    values = _values(_POOL, members)
    state = values["state"]
    values["state"] = State.of(state) if isinstance(state, str) else State.NONE
    return PoolStatus(**values)


def _condition(members: Any) -> Condition:
    return Condition(**_values(_CONDITION, members))


def text_of(entry: PoolStatus) -> str:
    """The JSON of an entry."""
    members = {key: getattr(entry, name) for name, key in _POOL.items()}
    return json.dumps({key: value for key, value in members.items() if value is not None})


@dataclass(frozen=True)
class Status:
    """The status of one pool."""

    state: State
    reason: str  # why, one word of a fixed set; PodFailing where only a pod has a word for it
    changed: bool  # False: nothing but the time differs from Options.previous
    json: str  # as the library wrote it, with the members of previous that are not ours

    @cached_property
    def entry(self) -> PoolStatus:
        """The whole of it, typed."""
        return _entry(json.loads(self.json))


@dataclass(frozen=True)
class Evaluation:
    """What poolstatus.evaluate says: as Status, without its JSON."""

    state: State
    reason: str
    changed: bool


@dataclass(frozen=True)
class StatusList:
    """The statuses of the pools of a list: its entries can be counted, indexed and gone through.

    It is no Sequence by name, for those are texts to the calls, and this is none.
    """

    changed: bool
    json: str

    @cached_property
    def entries(self) -> tuple[PoolStatus, ...]:
        """The whole of it, typed, in the order of the list."""
        return tuple(map(_entry, json.loads(self.json)))

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[PoolStatus]:
        return iter(self.entries)

    @overload
    def __getitem__(self, at: SupportsIndex) -> PoolStatus: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[PoolStatus, ...]: ...
    def __getitem__(
        self, at: Union[SupportsIndex, slice]
    ) -> Union[PoolStatus, tuple[PoolStatus, ...]]:
        return self.entries[at]


@dataclass(frozen=True)
class TenantStatus:
    """The status of a tenant; json is the whole of it, ready for a merge patch."""

    reason: str
    changed: bool
    json: str
    current_state: str
    available_replicas: int
    pools: tuple[PoolStatus, ...]
    observed_generation: Optional[int]
    conditions: tuple[Condition, ...]


def status_of(state: int, reason: str, changed: bool, text: str) -> Status:
    """Status(...), in half of the time that a frozen dataclass takes to make itself."""
    status = object.__new__(Status)
    members = status.__dict__
    members["state"], members["reason"] = STATES[state], reason
    members["changed"], members["json"] = changed, text
    return status


def tenant_status(answer: Answer) -> TenantStatus:
    """The members of a tenant's status."""
    members = json.loads(answer[-1])
    return TenantStatus(
        *answer[1:],
        current_state=members["currentState"],
        available_replicas=members["availableReplicas"],
        pools=tuple(map(_entry, members["pools"])),
        observed_generation=members.get("observedGeneration"),
        conditions=tuple(map(_condition, members["conditions"])),
    )
