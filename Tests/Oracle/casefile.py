"""Cases as folders: the `case` file and what the oracle says of it.

A `case` file has lines `key value`; `#` begins a comment line. What must come out is in
it too, so that every host's runner needs nothing else.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from model import Answer, BadInput, Options

CASES = Path(__file__).resolve().parent.parent / "Fixtures" / "cases"
_RULES = {"0": "documented", "1": "kubernetes"}
_PLACE = ("line", "column", "offset")


class Source(Protocol):
    """Who is asked: the oracle or the library."""

    def pool(self, text: str, options: Options) -> Answer:
        """What poolstatus_pool answers."""
        ...

    def list_pools(self, text: str, options: Options) -> Answer:
        """What poolstatus_list answers."""
        ...

    def tenant(self, text: str, stateful_sets: str, options: Options) -> Answer:
        """What poolstatus_tenant answers."""
        ...


@dataclass
class Outcome:
    """The expected part of a case file, the bytes that `json` names, and the rows reached."""

    lines: list[str]
    json: str | None = None
    rows: tuple[str, ...] = ()
    changed: int | None = None
    deadline: str = ""
    problem: str | None = None  # "path: message"


@dataclass
class CaseFile:
    """A case file as it is read."""

    folder: Path
    keys: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)  # that are not written yet

    @classmethod
    def read(cls, folder: Path) -> CaseFile:
        """The case in a folder."""
        case = cls(folder)
        for line in (folder / "case").read_text(encoding="utf-8").split("\n"):
            if line and not line.startswith("#"):
                key, _, value = line.partition(" ")
                case.keys[key] = value
        return case

    def text(self, key: str) -> str | None:
        """The content of the file that a key names; None without the key."""
        if key not in self.keys:
            return None
        name = self.keys[key]
        if name in self.files:
            return self.files[name]
        # The folder may not be there yet, but files beside it. Not read_text: it would
        # turn line ends into others. What is not UTF-8 becomes surrogates, which are no JSON.
        content = Path(os.path.normpath(self.folder / name)).read_bytes()
        return content.decode(errors="surrogateescape")

    def options(self) -> Options:
        """The options of the call."""
        flags = int(self.keys.get("flags", "0"))
        options = Options(
            rule=_RULES[self.keys.get("rule", "0")],
            detail=bool(flags & 1),
            variant_names=bool(flags & 2),
            own_members=bool(flags & 4),
            deadline=int(self.keys.get("deadline", "0")),
            pod_grace=int(self.keys.get("pod-grace", "0")),
            blocked_reason=self.keys.get("blocked-reason"),
            blocked_message=self.keys.get("blocked-message"),
            tenant=self.keys.get("tenant"),
            pool=self.keys.get("pool"),
            previous=self.text("previous"),
            pods=self.text("pods"),
        )
        return replace(options, now=self.keys["now"]) if "now" in self.keys else options

    def expected(self) -> Outcome:
        """What the case file says must come out."""
        place = {} if self.keys["code"] == "OK" else dict.fromkeys(_PLACE, "0")
        said = {**place, **self.keys}
        keys = ("code", "state", "reason", "changed", "json", *_PLACE, "path", "message")
        lines = [f"{key} {said[key]}" for key in keys if key in said]
        written = self.text("json")
        return Outcome(lines, None if written is None else written.removesuffix("\n"))

    def ask(self, source: Source) -> Outcome:
        """What a source says comes out."""
        call, text, options = self.keys["call"], self.text("input") or "", self.options()
        try:
            if call == "pool":
                answer = source.pool(text, options)
            elif call == "list":
                answer = source.list_pools(text, options)
            else:
                answer = source.tenant(text, self.text("statefulsets") or "", options)
        except BadInput as error:
            line, column, offset = error.place
            lines = [f"code {error.code}", f"line {line}", f"column {column}", f"offset {offset}"]
            if error.path:
                lines.append(f"path {error.path}")
            problem = f"{error.path}: {error.message}"
            return Outcome([*lines, f"message {error.message}"], problem=problem)
        state = "Pool" + answer.state if answer.state else "NONE"
        lines = ["code OK", f"state {state}"]
        if answer.reason:
            lines.append(f"reason {answer.reason}")
        lines += [f"changed {answer.changed}", f"json {self.keys.get('json', 'expected.json')}"]
        return Outcome(lines, answer.json, answer.rows, answer.changed, answer.deadline)
