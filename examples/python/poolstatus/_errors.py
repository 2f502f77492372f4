"""What can go wrong."""

from __future__ import annotations

import enum
from dataclasses import dataclass


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

    __module__ = "poolstatus"  # the name that a traceback says

    code: Code
    message: str
    path: str = ""  # in which input: "status.readyReplicas", "pods.items[3].metadata.name"
    line: int = 0  # line and column (in code points) from 1, offset in bytes:
    column: int = 0  # where Code is INVALID_JSON or INVALID_OBJECT
    offset: int = 0

    def __str__(self) -> str:
        place = f"{self.line}:{self.column}: " if self.line else ""
        return place + (f"{self.path}: " if self.path else "") + self.message
