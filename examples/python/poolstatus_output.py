"""What the command poolstatus prints for people and scripts: names and tables."""

from __future__ import annotations

from typing import Any, BinaryIO

from poolstatus_input import FAILED, NOT_COMPLETE

HEADER = ("POOL", "STATE", "READY", "UPDATED", "REASON", "MESSAGE")
CONTROL = dict.fromkeys((*range(32), 127), " ")


def verdict(state: str, reason: str) -> int:
    """The exit status that a pool stands for."""
    state = state.removeprefix("Pool")
    if state == "RolloutFailed":
        return FAILED
    if state == "RolloutComplete" or (state == "NotCreated" and reason == "ScaledToZero"):
        return 0
    return NOT_COMPLETE


def member(value: Any, name: str) -> Any:
    """What an object has under that name; None where it is no object."""
    return value.get(name) if isinstance(value, dict) else None


def text(value: Any, name: str) -> str:
    """A text of an object; "" where it has none."""
    found = member(value, name)
    return found if isinstance(found, str) else ""


def share(status: Any, name: str) -> str:
    """So many of the pods that are there, "3/4"; "-" where nothing is known of any."""
    if not isinstance(status, dict) or not {name, "replicas"} & status.keys():
        return "-"
    counters = [status.get(key) for key in (name, "replicas")]
    return "/".join(str(counter if type(counter) is int else 0) for counter in counters)


def name_of(thing: Any, status: Any) -> str:
    """NAMESPACE/NAME of a status and the object that it is of; NAME where no namespace is known,
    or one with \\u0000, which none has.
    """
    space, name = text(member(thing, "metadata"), "namespace"), text(status, "ssName") or "-"
    return name if not space or "\0" in space else f"{space}/{name}"


class Table:
    """Rows that are aligned, with columns at least as wide as those printed before."""

    def __init__(self, out: BinaryIO, has_messages: bool) -> None:
        self._out = out
        self._columns = 6 if has_messages else 5
        self._widths = [0] * self._columns
        self._rows: list[tuple[str, ...]] = []

    def add(self, thing: Any, status: Any) -> None:
        """Keep a row; before the first one the header."""
        if not self._widths[0] and not self._rows:
            self._rows.append(HEADER[: self._columns])
        row = (
            *(name_of(thing, status), text(status, "state") or "-"),
            *(share(status, "readyReplicas"), share(status, "updatedReplicas")),
            *(text(status, "reason") or "-", text(status, "message") or "-"),
        )
        self._rows.append(row[: self._columns])

    def print(self) -> None:
        """Print the rows that were kept."""
        for column, cells in enumerate(zip(*self._rows)):
            self._widths[column] = max(self._widths[column], *map(len, cells))
        for row in self._rows:
            padded = [cell.ljust(width + 3) for cell, width in zip(row[:-1], self._widths)]
            line = "".join([*padded, row[-1]]).translate(CONTROL)
            self._out.write(f"{line}\n".encode())
        self._rows = []
