"""What Kubernetes sends of StatefulSets and pods, cut into events.

Four forms are taken, and told apart document by document: what `kubectl get -w -o json` prints,
with --output-watch-events or without (indented documents one after another), the lines of the
API server's watch, objects or lists one a line, and recordings (`at`, `event`, `statefulSet`
or `pod`).
"""

from __future__ import annotations

import json
import os
import selectors
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, BinaryIO, Optional, Union

from .usual import usual

KINDS = ("StatefulSet", "Pod", "Tenant")
_CHUNK = 1 << 20
_LONGEST = 64 << 20  # no document is longer, as in the library


@dataclass(frozen=True)
class Event:
    """An object after something happened to it."""

    type: str  # ADDED, MODIFIED or DELETED
    kind: str
    namespace: str
    name: str
    object: Union[bytes, dict[str, Any]]  # as it came, or parsed where it had to be
    at: Optional[str] = None  # when, where that was recorded
    input: str = ""  # what it was read from
    uid: str = ""
    generation: int = 0  # what the API server counts the changes of the spec with

    @cached_property
    def members(self) -> dict[str, Any]:
        """The object, parsed."""
        if isinstance(self.object, dict):
            return self.object
        members: dict[str, Any] = json.loads(self.object)
        return members

    @cached_property
    def text(self) -> bytes:
        """The object as JSON, compact where it did not come as a text of its own."""
        if isinstance(self.object, bytes):
            return self.object
        return json.dumps(self.object, separators=(",", ":")).encode()


@dataclass(frozen=True)
class Problem:
    """Something that is no event, said in words for people."""

    message: str
    input: str  # where it stood
    line: int
    expired: bool = False  # the watch is over: 410 Gone

    def __str__(self) -> str:
        return f"{self.input}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Quiet:
    """Nothing came for that many seconds, counted from the last event."""

    seconds: float


@dataclass(frozen=True)
class Ended:
    """Nothing more will come."""

    timed_out: bool


Item = Union[Event, Problem, Quiet, Ended]


class Documents:
    """Cuts the bytes of one input into documents, as they come.

    An indented document begins with a line "{" or "[" and ends with a line "}" or "]"; what is
    between is indented. Any other line is a document. One that is longer than 64 MiB is b"".
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._line = 1  # the number of the line that comes next
        self._rest = _Pieces()  # of a line that is not over
        self._begun = 0  # the line that an indented document began with, 0: none is open
        self._lines = _Pieces()

    def feed(self, chunk: bytes) -> Iterator[tuple[int, bytes]]:
        """The documents that end in the chunk, each with its line."""
        first, *lines = chunk.split(b"\n")
        self._rest.add(first)
        if not lines:
            return
        last = lines.pop()
        yield from self._take(self._rest.join(b""))
        for line in lines:
            yield from self._take(line)
        self._rest.add(last)

    def end(self) -> Iterator[tuple[int, bytes]]:
        """What was left when the input ended."""
        yield from self._take(self._rest.join(b""))
        yield from self._close()

    def _take(self, line: bytes) -> Iterator[tuple[int, bytes]]:
        bare = line.rstrip()
        number, self._line = self._line, self._line + 1
        if self._begun and (bare in (b"", b"}", b"]") or bare[:1] in b" \t"):
            self._lines.add(line)
            if bare in (b"}", b"]"):
                yield from self._close()
            return
        yield from self._close()  # was cut short
        if bare in (b"{", b"["):
            self._begun = number
            self._lines.add(line)
        elif bare:
            yield number, bare if len(bare) <= _LONGEST else b""

    def _close(self) -> Iterator[tuple[int, bytes]]:
        if self._begun:
            yield self._begun, self._lines.join(b"\n")
            self._begun = 0


class _Pieces:
    """Bytes that are gathered; too many of them are nothing."""

    def __init__(self) -> None:
        self._all: list[bytes] = []
        self._size = 0

    def add(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size <= _LONGEST:
            self._all.append(piece)
        else:
            self._all.clear()

    def join(self, between: bytes) -> bytes:
        joined = between.join(self._all)
        self._all, self._size = [], 0
        return joined


def events(document: bytes, place: tuple[str, int]) -> Iterator[Union[Event, Problem]]:
    """The events of one document."""
    event = usual(document)
    if event:
        yield Event(*event[:5], input=place[0], uid=event[5], generation=event[6])
        return
    try:
        value = json.loads(document)
    except ValueError as error:
        yield Problem(f"not JSON, passed over: {error}", *place)
        return
    except RecursionError:
        yield Problem("nested too deeply, passed over", *place)
        return
    yield from _unwrap(value, document, place)


def _unwrap(value: Any, document: bytes, place: tuple[str, int]) -> Iterator[Union[Event, Problem]]:
    if isinstance(value, list):
        value = {"items": value}
    if not isinstance(value, dict):
        yield Problem("expected an object, passed over", *place)
    elif isinstance(value.get("items"), list):
        for item in value["items"]:
            yield _event("ADDED", item, None, place, value.get("kind", ""))
    elif "event" in value:  # a line of a recording
        recorded = value.get("statefulSet", value.get("pod"))
        yield _event(value["event"], recorded, value.get("at"), place)
    elif isinstance(value.get("type"), str) and "object" in value:
        if value["type"] == "ERROR":
            yield _error(value["object"], place)
        elif value["type"] != "BOOKMARK":
            yield _event(value["type"], value["object"], None, place)
    elif value.get("kind") == "Status":
        yield _error(value, place)
    else:
        event = _event("MODIFIED", value, None, place)
        # As indented documents come: the library takes the text, and what was parsed may go.
        yield replace(event, object=document) if isinstance(event, Event) else event


def _event(
    kind_of_event: Any, value: Any, at: Any, place: tuple[str, int], list_kind: str = ""
) -> Union[Event, Problem]:
    metadata = value.get("metadata") if isinstance(value, dict) else None
    kind = value.get("kind") or list_kind.removesuffix("List") if metadata else None
    if kind not in KINDS or not isinstance(metadata, dict):
        what = kind if isinstance(kind, str) and kind else "no object of Kubernetes"
        return Problem(f"{what}, passed over: expected StatefulSets and Pods", *place)
    name, namespace = metadata.get("name"), metadata.get("namespace") or ""
    if not isinstance(name, str) or not name or not isinstance(namespace, str):
        return Problem(f"a {kind} without a name, passed over", *place)
    if kind_of_event not in ("ADDED", "MODIFIED", "DELETED"):
        return Problem(f"an event of type {kind_of_event!r}, passed over", *place)
    when = at if isinstance(at, str) else None
    uid, generation = metadata.get("uid"), metadata.get("generation")
    return Event(
        kind_of_event, kind, namespace, name, value, when, place[0],
        uid if isinstance(uid, str) else "",
        generation if isinstance(generation, int) else 0,
    )  # fmt: skip


def _error(status: Any, place: tuple[str, int]) -> Problem:
    members = status if isinstance(status, dict) else {}
    code, message = members.get("code"), members.get("message") or members.get("reason")
    words = f"the API server says: {message or 'error'}" + (f" ({code})" if code else "")
    if code == 410:
        words += "; this watch is over, begin another"
    return Problem(words, *place, expired=code == 410)


def read(names: list[str], deadline: Optional[float] = None, quiet: float = 1) -> Iterator[Item]:
    """What comes from all the inputs ("-": standard input) until they end.

    Or until the monotonic clock says `deadline`. Quiet is said after each `quiet` seconds
    without an event. OSError where an input cannot be read.
    """
    with ExitStack() as stack:
        selector = stack.enter_context(_Selector())
        for name in names:
            file = stack.enter_context(_open(name))
            selector.add(file, Documents("standard input" if name == "-" else name))
        silent = 0.0
        while selector.inputs:
            left = quiet if deadline is None else min(quiet, deadline - time.monotonic())
            if left <= 0:
                yield Ended(timed_out=True)
                return
            ready = selector.ready(left)
            silent = 0.0 if ready else silent + left
            for file, documents in ready:
                chunk = os.read(file.fileno(), _CHUNK)
                yield from _items(documents, chunk)
                if not chunk:
                    selector.remove(file)
            if silent:
                yield Quiet(silent)
        yield Ended(timed_out=False)


def _items(documents: Documents, chunk: bytes) -> Iterator[Union[Event, Problem]]:
    for line, document in documents.feed(chunk) if chunk else documents.end():
        if not document:
            yield Problem("longer than 64 MiB, passed over", documents.name, line)
        else:
            yield from events(document, (documents.name, line))


def _open(name: str) -> BinaryIO:
    return os.fdopen(os.dup(0), "rb", 0) if name == "-" else open(name, "rb", 0)


class _Selector:
    """Which inputs have something to read: regular files always do."""

    def __init__(self) -> None:
        self.inputs: dict[BinaryIO, Documents] = {}
        self._polled = selectors.DefaultSelector()
        self._files: list[BinaryIO] = []

    def __enter__(self) -> _Selector:
        return self

    def __exit__(self, *_: object) -> None:
        self._polled.close()

    def add(self, file: BinaryIO, documents: Documents) -> None:
        self.inputs[file] = documents
        try:
            self._polled.register(file, selectors.EVENT_READ)
        except PermissionError:  # epoll takes no regular files
            self._files.append(file)

    def remove(self, file: BinaryIO) -> None:
        del self.inputs[file]
        if file in self._files:
            self._files.remove(file)
        else:
            self._polled.unregister(file)

    def ready(self, wait: Optional[float]) -> list[tuple[BinaryIO, Documents]]:
        ready = self._polled.select(0 if self._files else wait)
        files = [key.fileobj for key, _ in ready if not isinstance(key.fileobj, int)]
        return [(file, self.inputs[file]) for file in [*files, *self._files]]  # type: ignore[index,misc]
