"""What may stand for a text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from functools import partial
from typing import Any, Protocol, Union

from ._errors import Code, PoolStatusError


class HasToDict(Protocol):
    """An object that tells itself, as those of lightkube and of the official client do."""

    def to_dict(self) -> Any: ...


Text = Union[bytes, bytearray, memoryview, str, Mapping[str, Any], Sequence[Any], HasToDict, None]


def kind_of(value: Any) -> str:
    """What a value is called in a message: str, numpy.int64."""
    kind = type(value)
    return (
        kind.__qualname__
        if kind.__module__ == "builtins"
        else f"{kind.__module__}.{kind.__qualname__}"
    )


def in_utc(moment: datetime) -> str:
    """A moment as RFC 3339."""
    if moment.tzinfo is None:
        raise PoolStatusError(Code.INVALID_ARGUMENT, f"the time {moment} has no time zone")
    return moment.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")


def _plain(what: str, whole: Any, value: Any) -> Any:
    """What json has no words for, in values that it has."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray, memoryview)):
        return list(value)
    if isinstance(value, datetime):
        return in_utc(value)
    if hasattr(value, "to_dict") and not isinstance(value, type):
        return value.to_dict()
    if value is not whole:
        raise TypeError(f"{what} has a value in it that JSON does not know: {kind_of(value)}")
    raise TypeError(
        f"{what} is bytes, str, None, a mapping, a sequence, or an object with to_dict(), "
        f"not {kind_of(value)}"
    )


def encode(text: Text, what: str = "a text") -> bytes:
    """The bytes of a text."""
    if isinstance(text, bytes):
        return text
    if isinstance(text, (bytearray, memoryview)):
        return bytes(text)
    if not isinstance(text, str):
        try:
            default = partial(_plain, what, text)
            text = json.dumps(text, ensure_ascii=False, separators=(",", ":"), default=default)
        except PoolStatusError:
            raise
        except ValueError as error:  # a list that holds itself
            raise PoolStatusError(Code.INVALID_ARGUMENT, f"{what}: {error}") from error
        except RecursionError as error:
            raise PoolStatusError(Code.INVALID_ARGUMENT, f"{what} is nested too deeply") from error
    # A lone surrogate is for the library to reject, with the place where it is.
    return text.encode("utf-8", "surrogatepass")
