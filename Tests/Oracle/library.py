"""The library under test, by ctypes: only what the header says, nothing of the bindings."""

from __future__ import annotations

import ctypes
import os
from ctypes import POINTER, byref, c_char_p, c_int32, c_int64, c_size_t, c_uint32
from pathlib import Path
from typing import Any

from model import STATES, Answer, BadInput, Options, StatefulSet

_ROOT = Path(__file__).resolve().parent.parent.parent
_DEFAULT = _ROOT / "build" / "libpoolstatus.so.0"
_CODES = (
    "OK",
    "INVALID_ARGUMENT",
    "INVALID_JSON",
    "INVALID_OBJECT",
    "NO_MEMORY",
    "API_ERROR",
)
_RULES = {"documented": 0, "kubernetes": 1}
_ABSENT = -1
_TEXT = [c_char_p, c_size_t]


class _Options(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("flags", c_uint32),
        ("rule", c_int32),
        ("progress_deadline_seconds", c_int32),
        ("tenant", c_char_p),
        ("pool", c_char_p),
        ("now", c_char_p),
        ("previous", c_char_p),
        ("previous_length", c_size_t),
        ("pods", c_char_p),
        ("pods_length", c_size_t),
        ("max_input_bytes", ctypes.c_uint64),
        ("pod_grace_seconds", c_int32),
        ("reserved", c_uint32),
        ("blocked_reason", c_char_p),
        ("blocked_message", c_char_p),
    ]


class _Result(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("state", c_int32),
        ("changed", c_int32),
        ("reserved", c_uint32),
        ("reason", c_char_p),
        ("json", ctypes.c_void_p),
        ("json_length", c_size_t),
    ]


class _Error(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("code", c_int32),
        ("line", c_int32),
        ("column", c_int32),
        ("offset", ctypes.c_uint64),
        ("path", ctypes.c_char * 96),
        ("message", ctypes.c_char * 192),
    ]


class _Observation(ctypes.Structure):
    _fields_ = [
        ("struct_size", c_uint32),
        ("flags", c_uint32),
        ("name", c_char_p),
        ("uid", c_char_p),
        ("current_revision", c_char_p),
        ("update_revision", c_char_p),
        ("generation", c_int64),
        ("observed_generation", c_int64),
        ("spec_replicas", c_int32),
        ("partition", c_int32),
        ("replicas", c_int32),
        ("ready_replicas", c_int32),
        ("current_replicas", c_int32),
        ("updated_replicas", c_int32),
        ("min_ready_seconds", c_int32),
        ("available_replicas", c_int32),
        ("ordinals_start", c_int32),
        ("reserved", c_int32),
    ]


def path() -> Path:
    """Where the library is: POOLSTATUS_LIBRARY, else the build folder."""
    return Path(os.environ.get("POOLSTATUS_LIBRARY") or _DEFAULT)


class Library:
    """The functions of the header, answering as the oracle does."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(str(path()))
        self._functions: dict[str, Any] = {}
        self._free = self._library.poolstatus_free
        self._free.argtypes, self._free.restype = [ctypes.c_void_p], None

    def pool(self, text: str, options: Options) -> Answer:
        """poolstatus_pool."""
        data = _encoded(text)
        return self._call(self._function("pool", _TEXT), options, data, len(data))

    def list_pools(self, text: str, options: Options) -> Answer:
        """poolstatus_list."""
        data = _encoded(text)
        return self._call(self._function("list", _TEXT), options, data, len(data))

    def tenant(self, text: str, stateful_sets: str, options: Options) -> Answer:
        """poolstatus_tenant."""
        data, more = _encoded(text), _encoded(stateful_sets)
        function = self._function("tenant", [*_TEXT, *_TEXT])
        return self._call(function, options, data, len(data), more, len(more))

    def evaluate(self, seen: StatefulSet, options: Options) -> Answer:
        """poolstatus_evaluate; the answer's json is ""."""
        function = self._function("evaluate", [POINTER(_Observation)])
        return self._call(function, options, byref(_observation(seen)))

    def _function(self, name: str, inputs: list[Any]) -> Any:
        known = self._functions.get(name)
        if known is None:
            known = self._library[f"poolstatus_{name}"]
            known.argtypes = [*inputs, POINTER(_Options), POINTER(_Result), POINTER(_Error)]
            known.restype = c_int32
            self._functions[name] = known
        return known

    def _call(self, function: Any, options: Options, *inputs: Any) -> Answer:
        result, error = _Result(), _Error()
        result.struct_size = ctypes.sizeof(_Result)
        error.struct_size = ctypes.sizeof(_Error)
        code = function(*inputs, byref(_options(options)), byref(result), byref(error))
        if code:
            # A code that nobody listed must show as a difference, not as a crash.
            name = _CODES[code] if 0 < code < len(_CODES) else f"code {code}"
            place = (error.line, error.column, error.offset)
            raise BadInput(error.path.decode(), error.message.decode(), name, place)
        written = ""
        if result.json:
            written = ctypes.string_at(result.json, result.json_length).decode()
            self._free(result.json)
        state = STATES[result.state - 1] if result.state else ""
        reason = "NULL" if result.reason is None else result.reason.decode()
        return Answer(written, reason, result.changed, state)


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogateescape")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else _encoded(text)


def _options(options: Options) -> _Options:
    previous, pods = _bytes(options.previous), _bytes(options.pods)
    return _Options(
        ctypes.sizeof(_Options),
        options.detail * 1 + options.variant_names * 2 + options.own_members * 4,
        _RULES[options.rule],
        options.deadline,
        _bytes(options.tenant),
        _bytes(options.pool),
        _bytes(options.now),
        previous,
        len(previous or b""),
        pods,
        len(pods or b""),
        0,
        options.pod_grace,
        0,
        _bytes(options.blocked_reason),
        _bytes(options.blocked_message),
    )


def _observation(seen: StatefulSet) -> _Observation:
    flags = (
        not seen.exists,
        not seen.has_status,
        not seen.is_object,
        seen.terminating,
        seen.on_delete,
        seen.parallel,
        seen.stalled,
        seen.reconciling,
        seen.deadline_exceeded,
    )
    return _Observation(
        ctypes.sizeof(_Observation),
        sum(1 << bit for bit, on in enumerate(flags) if on),
        _bytes(seen.name),
        _bytes(seen.uid),
        _bytes(seen.current_revision),
        _bytes(seen.update_revision),
        seen.generation,
        seen.observed_generation,
        *(
            _ABSENT if value is None else value
            for value in (
                seen.spec_replicas,
                seen.partition,
                seen.replicas,
                seen.ready,
                seen.current,
                seen.updated,
                seen.min_ready_seconds,
                seen.available,
                seen.ordinals_start,
            )
        ),
    )
