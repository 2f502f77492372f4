"""The shared library: where it is, its structs and its functions."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from typing import Any, Optional

_SONAME = "libpoolstatus.so.0"
_OLDEST = 200  # the version that has all that is used here, as poolstatus_version_number
_HERE = Path(__file__).resolve().parent


Fields = list[tuple[str, Any]]


def _members(kind: Any, names: str) -> Fields:
    return [(name, kind) for name in names.split()]


def fields_of(struct: type[ctypes.Structure]) -> Fields:
    """The members of a struct in their order, with their types."""
    return [(field[0], field[1]) for field in struct._fields_]


class Options(ctypes.Structure):  # as in poolstatus.h, like the three below
    """poolstatus_options."""

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


class Result(ctypes.Structure):
    """poolstatus_result."""

    _fields_ = [
        ("struct_size", ctypes.c_uint32),
        *_members(ctypes.c_int32, "state changed reserved"),
        ("reason", ctypes.c_char_p),
        ("json", ctypes.c_void_p),
        ("json_length", ctypes.c_size_t),
    ]


class Error(ctypes.Structure):
    """poolstatus_error."""

    _fields_ = [
        ("struct_size", ctypes.c_uint32),
        *_members(ctypes.c_int32, "code line column"),
        ("offset", ctypes.c_uint64),
        ("path", ctypes.c_char * 96),
        ("message", ctypes.c_char * 192),
    ]


class Observation(ctypes.Structure):
    """poolstatus_observation."""

    _fields_ = [
        *_members(ctypes.c_uint32, "struct_size flags"),
        *_members(ctypes.c_char_p, "name uid current_revision update_revision"),
        *_members(ctypes.c_int64, "generation observed_generation"),
        *_members(ctypes.c_int32, "spec_replicas partition replicas ready_replicas"),
        *_members(ctypes.c_int32, "current_replicas updated_replicas min_ready_seconds"),
        *_members(ctypes.c_int32, "available_replicas ordinals_start"),
        ("reserved", ctypes.c_uint32),
    ]


def _build() -> Optional[Path]:
    """The build folder of the source tree that this is in; None where it is in none."""
    # A copy of this package in a program of somebody else may have any folder above it.
    if _HERE.parts[-3:] != ("examples", "python", "poolstatus"):
        return None
    root = _HERE.parents[2]
    return root / "build" if (root / "include" / "poolstatus.h").exists() else None


BUILD = _build()


def _find() -> str:
    named = os.environ.get("POOLSTATUS_LIBRARY")
    if named:
        return named
    places = [folder / _SONAME for folder in (_HERE, BUILD) if folder]
    return next((str(place) for place in places if place.exists()), _SONAME)


def _declare(library: ctypes.CDLL) -> None:
    """Say what the functions take and give; AttributeError where one is not there."""
    text, size, address = ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p
    rest = (address, address, address)  # options, result, error
    library.poolstatus_version.restype = text
    library.poolstatus_state_name.restype = text
    library.poolstatus_decide.argtypes = (ctypes.c_int32,) * 4
    library.poolstatus_pool.argtypes = (text, size, *rest)
    library.poolstatus_list.argtypes = (text, size, *rest)
    library.poolstatus_tenant.argtypes = (text, size, text, size, *rest)
    library.poolstatus_evaluate.argtypes = (address, *rest)
    library.poolstatus_free.argtypes = (address,)
    library.poolstatus_free.restype = None
    for struct in ("options", "result", "error", "observation"):
        init = getattr(library, f"poolstatus_{struct}_init")
        init.argtypes = (address, ctypes.c_uint32)


def _load() -> ctypes.CDLL:
    path = _find()
    try:
        library = ctypes.CDLL(path)
    except OSError as error:
        raise ImportError(
            f"poolstatus: cannot load the shared library: {error}; install libpoolstatus "
            f"or set POOLSTATUS_LIBRARY to the path of {_SONAME}"
        ) from error
    try:
        library.poolstatus_version_number.restype = ctypes.c_uint32
        version = library.poolstatus_version_number()
        if version < _OLDEST or version // 10000 != 0:
            raise ImportError(
                f"poolstatus: {path} has version number {version}, this module needs "
                f"{_OLDEST} to 9999 ({_SONAME})"
            )
        _declare(library)
    except AttributeError as error:
        raise ImportError(f"poolstatus: {path} is not libpoolstatus: {error}") from error
    return library


LIBRARY = _load()


def made(struct: type[ctypes.Structure], name: str) -> Any:
    """A struct as the library itself fills it in: all defaults, and how long it is here."""
    one = struct()
    code = getattr(LIBRARY, f"poolstatus_{name}_init")(ctypes.addressof(one), ctypes.sizeof(one))
    if code:
        raise ImportError(f"poolstatus: the library does not know these structs: {name}")
    return one
