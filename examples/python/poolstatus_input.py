"""How the command poolstatus reads files: a value at a time, as soon as it is there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

NOT_COMPLETE, BAD_INPUT, FAILED, BAD_USAGE = 1, 2, 3, 64

# A bracket or a string; a string that goes on behind the text has no quote in the group.
TOKEN = re.compile(rb'[][{}]|"[^"\\]*(?:\\.[^"\\]*)*("|\\?\Z)', re.DOTALL)
DEPTH = {b"{": 1, b"[": 1, b"}": -1, b"]": -1}
BLANKS = b" \t\r\n"
CONTINUATION = bytes(range(0x80, 0xC0))
CHUNK = 65536


class Failed(Exception):
    """There is something to say on standard error, and a status to exit with."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Text:
    """A text, and where in its file it begins."""

    file: str
    bytes: bytes
    line: int = 1
    column: int = 0  # code points in front of it

    def after(self, length: int) -> Text:
        """What is left when so many bytes are gone."""
        lines = self.bytes.count(b"\n", 0, length)
        start = self.bytes.rfind(b"\n", 0, length) + 1
        points = len(self.bytes[start:length].translate(None, CONTINUATION))
        column = points if lines else self.column + points
        return Text(self.file, self.bytes[length:], self.line + lines, column)


@contextmanager
def opened(name: str) -> Iterator[int]:
    """The file of that name; - is standard input."""
    file = 0
    try:
        if name != "-":
            file = os.open(name, os.O_RDONLY | os.O_CLOEXEC)
        yield file
    except OSError as error:
        raise Failed(f"{name}: {os.strerror(error.errno or 0)}", BAD_INPUT) from error
    finally:
        if file:
            os.close(file)


def read(name: str) -> Text:
    """All of the file of that name."""
    with opened(name) as file:
        return Text(name, b"".join(iter(lambda: os.read(file, CHUNK), b"")))


def values(name: str) -> Iterator[Text]:
    """The values of a file, one behind the other, each with the whitespace in front of it.

    Each is an object or an array up to its last bracket, or, since no other value is a status
    of anything, all that is left. Whether the text is JSON is for the library to say.
    """
    with opened(name) as file:
        here = Text(name, b"")
        while True:
            text, end = _whole(here.bytes, file)
            if not text.strip(BLANKS):
                return
            here = Text(name, text, here.line, here.column)
            yield Text(name, text[:end], here.line, here.column)
            here = here.after(end)


def _whole(text: bytes, file: int) -> tuple[bytes, int]:
    """Read on until the first value of a text has ended; also returns where it does."""
    while not text.strip(BLANKS):
        more = os.read(file, CHUNK)
        if not more:
            return text, len(text)
        text += more
    depth, at = 0, len(text) - len(text.lstrip(BLANKS))
    is_open = text[at : at + 1] in (b"{", b"[")
    while True:
        token = TOKEN.search(text, at) if is_open else None
        if token and (token[1] is None or token[1] == b'"'):
            at = token.end()
            depth += DEPTH.get(token[0], 0)
            if depth == 0:
                return text, at
            continue
        at = token.start() if token else len(text)
        more = os.read(file, CHUNK)
        if not more:
            return text, len(text)
        text += more
