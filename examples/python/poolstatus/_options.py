"""What a call is told besides its text."""

from __future__ import annotations

import ctypes
import enum
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import partial
from typing import Any, Optional, TypedDict, Union

from . import _library
from ._errors import Code, PoolStatusError
from ._status import PoolStatus, Status, StatusList, TenantStatus, text_of
from ._texts import Text, encode, in_utc, kind_of

Previous = Union[Text, Status, PoolStatus]


class Rule(enum.IntEnum):
    """How a state is decided."""

    DOCUMENTED = 0  # four counters and nothing else
    KUBERNETES = 1  # what the controller really writes; for production


class Flag(enum.IntFlag):
    """What a status looks like."""

    DETAIL = 1  # add name, reason and message to each pool status
    VARIANT_NAMES = 2  # write states without the prefix: "RolloutComplete"
    OWN_MEMBERS = 4  # of a tenant: leave out the members of its status that are not ours


def _refused(message: str) -> PoolStatusError:
    return PoolStatusError(Code.INVALID_ARGUMENT, message)


def string(what: str, text: Optional[str]) -> Optional[bytes]:
    """The text for C, without the NUL that ctypes adds."""
    if text is None:
        return None
    if not isinstance(text, str):
        raise TypeError(f"{what} is a str or None, not {kind_of(text)}")
    if "\0" in text:
        raise _refused(f"{what} has a NUL byte in it")
    return text.encode("utf-8", "surrogatepass")


def integer(what: str, number: int, bits: int = 31, lowest: int = -(2**31)) -> int:
    """The number, which C can take: ctypes would cut off what does not fit."""
    if not isinstance(number, int):
        raise TypeError(f"{what} is an int, not {kind_of(number)}")
    if not lowest <= number < 2**bits:
        raise _refused(f"{what} is out of range")
    return number


def _rule(what: str, rule: Union[Rule, int, str]) -> Union[Rule, int]:
    if isinstance(rule, str):
        if rule not in _RULES:
            raise _refused(f"{what} is {' or '.join(_RULES)}, not {rule!r}")
        return _RULES[rule]
    if not isinstance(rule, int):
        raise TypeError(f"{what} is a Rule, a str or an int, not {kind_of(rule)}")
    return integer(what, rule)


def _now(what: str, now: Union[str, datetime]) -> Optional[bytes]:
    if isinstance(now, datetime):
        return in_utc(now).encode()
    if not isinstance(now, str):
        raise TypeError(f"{what} is a str, a datetime or None, not {kind_of(now)}")
    return string(what, now)


def _previous(what: str, previous: Previous) -> bytes:
    if isinstance(previous, Status):
        return encode(previous.json)
    if isinstance(previous, PoolStatus):
        return encode(text_of(previous))
    if isinstance(previous, (StatusList, TenantStatus)):
        raise TypeError(f"{what} is a text or the status of one pool, not {kind_of(previous)}")
    return encode(previous, what)


def _pods(what: str, pods: Text) -> bytes:
    return encode(pods, what)


_RULES = {one.name.lower(): one for one in Rule}
# How the value of each option becomes that of C, where it is not the default.
_MADE: dict[str, Callable[[str, Any], Any]] = {
    "flags": partial(integer, bits=32, lowest=0),
    "rule": _rule,
    "progress_deadline_seconds": integer,
    "tenant": string,
    "pool": string,
    "now": _now,
    "previous": _previous,
    "pods": _pods,
    "max_input_bytes": partial(integer, bits=64, lowest=0),
    "pod_grace_seconds": integer,
    "blocked_reason": string,
    "blocked_message": string,
}
# As the library itself has filled it in; each Options starts from a copy.
_DEFAULTS = _library.made(_library.Options, "options")


@dataclass(frozen=True)
class Options:
    """The options of a call; texts are taken as they are when the Options are made."""

    flags: Union[Flag, int] = 0
    rule: Union[Rule, int, str] = Rule.DOCUMENTED  # or "documented", "kubernetes"
    # A rollout that stands still for longer has failed; 0: never. Needs previous.
    progress_deadline_seconds: int = 0
    # Where the StatefulSet has no name, it is "{tenant}-{pool}". Not for lists and tenants.
    tenant: Optional[str] = None
    pool: Optional[str] = None
    # The present moment, RFC 3339, or a datetime that knows its time zone; None: the system clock.
    now: Union[str, datetime, None] = None
    # The status of last time: what poolstatus.pool returned, an entry of a list, or the `json`
    # of one. None: not known; {}: never seen.
    previous: Previous = None
    # A PodList or a list of pods. None: not known.
    pods: Text = None
    max_input_bytes: int = 0  # of one text; 0: 64 MiB
    # A pod that fails for as long has failed. 0: 60, and 300 where it cannot be scheduled; -1:
    # at once.
    pod_grace_seconds: int = 0
    # What stops a tenant that only the host knows, and what to say of it. For tenants only.
    blocked_reason: Optional[str] = None
    blocked_message: Optional[str] = None
    _native: Any = field(init=False, repr=False, compare=False)  # the struct, and its address:
    _address: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        native = _library.Options.from_buffer_copy(_DEFAULTS)
        members = self.__dict__
        for name, make, default in _STEPS:
            value = members[name]
            if value is default:  # which the library has filled in
                continue
            made = make(name, value)
            setattr(native, name, made)
            if name in ("previous", "pods"):
                setattr(native, f"{name}_length", len(made))
            elif name == "rule":
                members[name] = made
        members["_native"], members["_address"] = native, ctypes.addressof(native)

    def __reduce__(self) -> tuple[Any, ...]:
        # A copy, or one that comes out of a pickle, makes its own struct: pointers do not travel.
        return type(self), tuple(getattr(self, each.name) for each in fields(self) if each.init)


_STEPS = [(name, make, getattr(Options, name)) for name, make in _MADE.items()]


class Changes(TypedDict, total=False):
    """The members of Options as the keyword arguments of a call."""

    flags: Union[Flag, int]
    rule: Union[Rule, int, str]
    progress_deadline_seconds: int
    now: Union[str, datetime, None]
    pods: Text
    max_input_bytes: int
    pod_grace_seconds: int


class PoolChanges(Changes, total=False):
    """Those that only one pool takes, too."""

    tenant: Optional[str]
    pool: Optional[str]
    previous: Previous


class TenantChanges(Changes, total=False):
    """Those that only a tenant takes, too."""

    blocked_reason: Optional[str]
    blocked_message: Optional[str]


DEFAULT = Options()


def changed(options: Options, changes: Any) -> Options:
    """The options with the keyword arguments of a call."""
    if not isinstance(options, Options):
        raise TypeError(f"options is an Options, not {kind_of(options)}")
    if not changes:
        return options
    if options is DEFAULT:
        return Options(**changes)
    members = {name: value for name, value in options.__dict__.items() if name in _MADE}
    return type(options)(**{**members, **changes})
