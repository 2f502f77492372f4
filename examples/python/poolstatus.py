"""How a StatefulSet-backed pool is doing: libpoolstatus for Python.

    import poolstatus

    status = poolstatus.pool(text, poolstatus.Options(rule=poolstatus.Rule.KUBERNETES))
    print(status.state, status.reason, status.entry.ready_replicas)

One file, Python 3.9 and later, nothing but the standard library and the shared library
libpoolstatus.so.0. That is the one that POOLSTATUS_LIBRARY names, else the one beside this
file, else the one in the build folder of the source tree that this file is in, else the
system's.

Every function may be called from any thread at any time, and lets other threads run
meanwhile. A text may be bytes, str, or what json.load gave, any other Mapping or Sequence
of that, or an object with to_dict(); None is the JSON null. What goes wrong is a
PoolStatusError; what is no text at all, a TypeError.
"""

from __future__ import annotations

import ctypes
import enum
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime, timezone
from functools import cached_property
from pathlib import Path
from typing import Any, Optional, Protocol, Union

__all__ = [
    "Code",
    "Condition",
    "Flag",
    "HasToDict",
    "Options",
    "PoolStatus",
    "PoolStatusError",
    "Rule",
    "State",
    "Status",
    "StatusList",
    "TenantStatus",
    "Text",
    "decide",
    "list_pools",
    "pool",
    "tenant",
    "version",
]
__version__ = "0.2.0"  # of this module; version() is that of the library

_SONAME = "libpoolstatus.so.0"
_OLDEST = 200  # the version that has all that is used here, as poolstatus_version_number


class HasToDict(Protocol):
    """An object that tells itself, as those of lightkube and of the official client do."""

    def to_dict(self) -> Any: ...


Text = Union[bytes, bytearray, memoryview, str, Mapping[str, Any], Sequence[Any], HasToDict, None]


class State(enum.IntEnum):
    """The state of a pool. str() is its name, "PoolRolloutComplete"."""

    NONE = 0
    CREATED = 1
    NOT_CREATED = 2
    INITIALIZED = 3
    UPDATING = 4
    ROLLOUT_COMPLETE = 5
    ROLLOUT_FAILED = 6
    DEGRADED = 7

    def __str__(self) -> str:
        name: str = _STATE_NAMES[self]
        return name


class Rule(enum.IntEnum):
    """How a state is decided."""

    DOCUMENTED = 0  # four counters and nothing else
    KUBERNETES = 1  # what the controller really writes; for production


class Flag(enum.IntFlag):
    """What a status looks like."""

    DETAIL = 1  # add name, reason and message to each pool status
    VARIANT_NAMES = 2  # write states without the prefix: "RolloutComplete"
    OWN_MEMBERS = 4  # of a tenant: leave out the members of its status that are not ours


class Code(enum.IntEnum):
    """What kind of error a call came to."""

    INVALID_ARGUMENT = 1
    INVALID_JSON = 2
    INVALID_OBJECT = 3
    NO_MEMORY = 4
    API_ERROR = 5


@dataclass(eq=False)
class PoolStatusError(ValueError):
    """What is wrong, and where."""

    code: Code
    message: str
    path: str = ""  # in which input: "status.readyReplicas", "pods.items[3].metadata.name"
    line: int = 0  # line and column (in code points) from 1, offset in bytes:
    column: int = 0  # where Code is INVALID_JSON or INVALID_OBJECT
    offset: int = 0

    def __str__(self) -> str:
        place = f"{self.line}:{self.column}: " if self.line else ""
        return place + (f"{self.path}: " if self.path else "") + self.message


def _members(kind: Any, names: str) -> list[tuple[str, Any]]:
    return [(name, kind) for name in names.split()]


class _Options(ctypes.Structure):  # as in poolstatus.h, like the two below
    _fields_ = [
        *_members(ctypes.c_uint32, "struct_size flags"),
        *_members(ctypes.c_int32, "rule progress_deadline_seconds"),
        *_members(ctypes.c_char_p, "tenant pool now"),
        ("previous", ctypes.c_char_p),
        ("previous_length", ctypes.c_size_t),
        ("pods", ctypes.c_char_p),
        ("pods_length", ctypes.c_size_t),
        ("max_input_bytes", ctypes.c_uint64),
        ("pod_grace_seconds", ctypes.c_int32),
        ("reserved", ctypes.c_uint32),
        *_members(ctypes.c_char_p, "blocked_reason blocked_message"),
    ]


class _Result(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_uint32),
        *_members(ctypes.c_int32, "state changed reserved"),
        ("reason", ctypes.c_char_p),
        ("json", ctypes.c_void_p),
        ("json_length", ctypes.c_size_t),
    ]


class _Error(ctypes.Structure):
    _fields_ = [
        ("struct_size", ctypes.c_uint32),
        *_members(ctypes.c_int32, "code line column"),
        ("offset", ctypes.c_uint64),
        ("path", ctypes.c_char * 96),
        ("message", ctypes.c_char * 192),
    ]


def _find() -> str:
    named = os.environ.get("POOLSTATUS_LIBRARY")
    if named:
        return named
    here = Path(__file__).resolve()
    places = [here.parent / _SONAME]
    # A copy of this file in a program of somebody else may have any folder above it.
    if here.parts[-3:-1] == ("examples", "python"):
        root = here.parents[2]
        if (root / "include" / "poolstatus.h").exists():
            places.append(root / "build" / _SONAME)
    return next((str(place) for place in places if place.exists()), _SONAME)


def _load() -> ctypes.CDLL:
    path = _find()
    try:
        library = ctypes.CDLL(path)
    except OSError as error:
        raise ImportError(
            f"poolstatus: cannot load the shared library: {error}; install libpoolstatus "
            f"or set POOLSTATUS_LIBRARY to the path of {_SONAME}"
        ) from error
    text, size = ctypes.c_char_p, ctypes.c_size_t
    outputs = (ctypes.POINTER(_Options), ctypes.POINTER(_Result), ctypes.POINTER(_Error))
    try:
        library.poolstatus_version_number.restype = ctypes.c_uint32
        version = library.poolstatus_version_number()
        if version < _OLDEST or version // 10000 != 0:
            raise ImportError(
                f"poolstatus: {path} has version number {version}, this module needs "
                f"{_OLDEST} to 9999 ({_SONAME})"
            )
        library.poolstatus_version.restype = text
        library.poolstatus_state_name.restype = text
        library.poolstatus_decide.argtypes = (ctypes.c_int32,) * 4
        library.poolstatus_pool.argtypes = (text, size, *outputs)
        library.poolstatus_list.argtypes = (text, size, *outputs)
        library.poolstatus_tenant.argtypes = (text, size, text, size, *outputs)
        library.poolstatus_free.argtypes = (ctypes.c_void_p,)
        library.poolstatus_free.restype = None
    except AttributeError as error:
        raise ImportError(f"poolstatus: {path} is not libpoolstatus: {error}") from error
    return library


_library = _load()
_free = _library.poolstatus_free
_STATE_NAMES = {state: _library.poolstatus_state_name(state).decode() for state in State}
_STATES = {name[start:]: state for state, name in _STATE_NAMES.items() if name for start in (0, 4)}


def _utc(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise PoolStatusError(Code.INVALID_ARGUMENT, f"the time {moment} has no time zone")
    return moment.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")


def _plain(value: Any) -> Any:
    """What json has no words for, in values that it has."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray, memoryview)):
        return list(value)
    if isinstance(value, datetime):
        return _utc(value)
    if hasattr(value, "to_dict") and not isinstance(value, type):
        return value.to_dict()
    kind = type(value)
    raise TypeError(
        "a text is bytes, str, None, a mapping, a sequence, or an object with to_dict(), "
        f"not {kind.__module__}.{kind.__qualname__}"
    )


def _encode(text: Text) -> bytes:
    if isinstance(text, bytes):
        return text
    if isinstance(text, (bytearray, memoryview)):
        return bytes(text)
    if not isinstance(text, str):
        text = json.dumps(text, ensure_ascii=False, separators=(",", ":"), default=_plain)
    # A lone surrogate is for the library to reject, with the place where it is.
    return text.encode("utf-8", "surrogatepass")


def _string(what: str, text: Optional[str]) -> Optional[bytes]:
    if text is not None and "\0" in text:
        raise PoolStatusError(Code.INVALID_ARGUMENT, f"{what} has a NUL byte in it")
    return None if text is None else text.encode("utf-8", "surrogatepass")


def _integer(what: str, number: int, bits: int = 31, lowest: int = -(2**31)) -> int:
    # ctypes would cut off what does not fit.
    if not lowest <= number < 2**bits:
        raise PoolStatusError(Code.INVALID_ARGUMENT, f"{what} is out of range")
    return number


_SIZES = ctypes.sizeof(_Result), ctypes.sizeof(_Error)


def _call(function: Any, *arguments: Any) -> tuple[State, str, bool, str]:
    result, error = _Result(_SIZES[0]), _Error(_SIZES[1])
    code = function(*arguments, ctypes.byref(result), ctypes.byref(error))
    if code:
        path, message = error.path.decode(), error.message.decode()
        raise PoolStatusError(Code(code), message, path, error.line, error.column, error.offset)
    try:
        text = ctypes.string_at(result.json, result.json_length).decode()
        return State(result.state), result.reason.decode(), result.changed != 0, text
    finally:
        _free(result.json)


@dataclass(frozen=True)
class Options:
    """The options of a call; texts are taken as they are when the Options are made."""

    flags: Union[Flag, int] = 0
    rule: Union[Rule, int] = Rule.DOCUMENTED
    # A rollout that stands still for longer has failed; 0: never. Needs previous.
    progress_deadline_seconds: int = 0
    # Where the StatefulSet has no name, it is "{tenant}-{pool}". Not for lists and tenants.
    tenant: Optional[str] = None
    pool: Optional[str] = None
    # The present moment, RFC 3339, or a datetime that knows its time zone; None: the system clock.
    now: Union[str, datetime, None] = None
    # The pool status of last time, `json` of a Status. None: not known; {}: never seen.
    previous: Text = None
    # A PodList or a list of pods. None: not known.
    pods: Text = None
    max_input_bytes: int = 0  # of one text; 0: 64 MiB
    # A pod that fails for as long has failed. 0: 60, and 300 where it cannot be scheduled; -1:
    # at once.
    pod_grace_seconds: int = 0
    # What stops a tenant that only the host knows, and what to say of it. For tenants only.
    blocked_reason: Optional[str] = None
    blocked_message: Optional[str] = None
    _native: _Options = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        previous = None if self.previous is None else _encode(self.previous)
        pods = None if self.pods is None else _encode(self.pods)
        native = _Options(
            ctypes.sizeof(_Options),
            _integer("flags", self.flags, 32, 0),
            _integer("rule", self.rule),
            _integer("progress_deadline_seconds", self.progress_deadline_seconds),
            _string("tenant", self.tenant),
            _string("pool", self.pool),
            _string("now", _utc(self.now) if isinstance(self.now, datetime) else self.now),
            previous,
            len(previous or b""),
            pods,
            len(pods or b""),
            _integer("max_input_bytes", self.max_input_bytes, 64, 0),
            _integer("pod_grace_seconds", self.pod_grace_seconds),
            0,
            _string("blocked_reason", self.blocked_reason),
            _string("blocked_message", self.blocked_message),
        )
        object.__setattr__(self, "_native", native)

    def __reduce__(self) -> tuple[Any, ...]:
        # A copy, or one that comes out of a pickle, makes its own struct: pointers do not travel.
        return type(self), tuple(getattr(self, each.name) for each in fields(self) if each.init)


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
    values["state"] = _STATES.get(str(values["state"]), State.NONE)
    return PoolStatus(**values)


def _condition(members: Any) -> Condition:
    return Condition(**_values(_CONDITION, members))


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
class StatusList:
    """The statuses of the pools of a list."""

    changed: bool
    json: str

    @cached_property
    def entries(self) -> tuple[PoolStatus, ...]:
        """The whole of it, typed, in the order of the list."""
        return tuple(map(_entry, json.loads(self.json)))


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


_DEFAULT = Options()


def pool(statefulset: Text, options: Options = _DEFAULT) -> Status:
    """The status of one pool.

    statefulset is a StatefulSet as the API server or kubectl -o json serves it, only its
    status, or None or the API server's 404 where it does not exist.
    """
    text = _encode(statefulset)
    return Status(*_call(_library.poolstatus_pool, text, len(text), options._native))


def list_pools(statefulsets: Text, options: Options = _DEFAULT) -> StatusList:
    """The statuses of the pools of a StatefulSetList, a List of StatefulSets or a list.

    One bad item is an error, and then nothing is returned.
    """
    text = _encode(statefulsets)
    return StatusList(*_call(_library.poolstatus_list, text, len(text), options._native)[2:])


def tenant(tenant: Text, statefulsets: Text, options: Options = _DEFAULT) -> TenantStatus:
    """The status of a tenant, ready for a merge patch.

    statefulsets is what list_pools takes: those named "{tenant}-{pool}" are its pools.
    """
    first, second = _encode(tenant), _encode(statefulsets)
    function = _library.poolstatus_tenant
    answer = _call(function, first, len(first), second, len(second), options._native)[1:]
    members = json.loads(answer[-1])
    return TenantStatus(
        *answer,
        current_state=members["currentState"],
        available_replicas=members["availableReplicas"],
        pools=tuple(map(_entry, members["pools"])),
        observed_generation=members.get("observedGeneration"),
        conditions=tuple(map(_condition, members["conditions"])),
    )


def decide(desired: int, ready: int, current: int, updated: int) -> State:
    """The documented rule on replicas, readyReplicas, currentReplicas, updatedReplicas."""
    for counter in (desired, ready, current, updated):
        _integer("a counter", counter)
    return State(_library.poolstatus_decide(desired, ready, current, updated))


def version() -> str:
    """The version of the library that is running, "0.2.0"."""
    text: bytes = _library.poolstatus_version()
    return text.decode()
