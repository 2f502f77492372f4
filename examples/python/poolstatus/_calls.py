"""The calls: bytes in, state, reason, changed and json out; compiled where it is, else by ctypes.

Options are the address of a struct, which the caller keeps alive.
"""

from __future__ import annotations

import ctypes
import os
from typing import Any, NoReturn

from ._errors import Code, PoolStatusError
from ._library import BUILD, LIBRARY, Error, Result, fields_of, made
from ._status import STATES, Answer, Status, status_of


class _View(ctypes.Structure):
    """A Result whose json is read as bytes: they end with a NUL, and have none in them."""

    _fields_ = [
        (name, ctypes.c_char_p if name == "json" else kind) for name, kind in fields_of(Result)
    ]


# What the next call of any thread may take: a result and an error, their addresses, the view.
_Outcome = tuple[int, int, _View, Error, Result]
_spare: list[_Outcome] = []
_free = LIBRARY.poolstatus_free


def _outcome() -> _Outcome:
    result, error = made(Result, "result"), made(Error, "error")
    view = _View.from_buffer(result)
    return ctypes.addressof(result), ctypes.addressof(error), view, error, result


def _fail(code: int, message: str, path: str, line: int, column: int, offset: int) -> NoReturn:
    raise PoolStatusError(Code(code), message, path, line, column, offset)


def _ask(function: Any, *arguments: Any) -> Answer:
    try:
        outcome = _spare.pop()
    except IndexError:  # the first call, or a thread is in one
        outcome = _outcome()
    result_at, error_at, view, error, result = outcome
    try:
        if code := function(*arguments, result_at, error_at):
            path, message = error.path.decode(), error.message.decode()
            _fail(code, message, path, error.line, error.column, error.offset)
        try:
            return view.state, view.reason.decode(), view.changed != 0, (view.json or b"").decode()
        finally:
            _free(result.json)
    finally:
        _spare.append(outcome)


def ask_pool(text: bytes, options: int) -> Status:
    """poolstatus_pool."""
    return status_of(*_ask(LIBRARY.poolstatus_pool, text, len(text), options))


def ask_list(text: bytes, options: int) -> Answer:
    """poolstatus_list."""
    return _ask(LIBRARY.poolstatus_list, text, len(text), options)


def ask_tenant(tenant: bytes, statefulsets: bytes, options: int) -> Answer:
    """poolstatus_tenant."""
    return _ask(
        LIBRARY.poolstatus_tenant, tenant, len(tenant), statefulsets, len(statefulsets), options
    )


def ask_evaluate(observation: int, options: int) -> Answer:
    """poolstatus_evaluate; there is no json."""
    return _ask(LIBRARY.poolstatus_evaluate, observation, options)


def _compiled() -> Any:
    """The module _native, bound to the library; None where it is not there or not wanted."""
    wanted = os.environ.get("POOLSTATUS_CALLS", "")
    if wanted not in ("", "native", "ctypes"):
        raise ImportError(f"poolstatus: POOLSTATUS_CALLS is native or ctypes, not {wanted}")
    if wanted == "ctypes":
        return None
    if BUILD:  # where setup.py build_ext of the source tree puts it
        __import__(__package__).__path__.append(str(BUILD / "python" / "poolstatus"))
    try:
        from . import _native  # type: ignore[attr-defined]
    except ImportError as error:
        if wanted:
            raise ImportError(
                "poolstatus: POOLSTATUS_CALLS is native, but what pip compiles is not there"
            ) from error
        return None
    names = ("pool", "list", "tenant", "free", "result_init", "error_init")
    functions = (getattr(LIBRARY, f"poolstatus_{name}") for name in names)
    addresses = (ctypes.cast(one, ctypes.c_void_p).value for one in functions)
    _native.bind(*addresses, _fail, Status, STATES)
    return _native


NATIVE = _compiled()
if NATIVE:
    ask_pool, ask_list, ask_tenant = NATIVE.pool, NATIVE.list, NATIVE.tenant
