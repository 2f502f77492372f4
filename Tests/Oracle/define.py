"""How the fixtures are defined: a group, a name, what goes in, the row it must reach."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Union

from shapes import NOW, Json

# A value is written pretty; a text is written as it is.
Content = Union[Json, list[Any], str, bytes, None]
KUBERNETES, DOCUMENTED = "1", "0"
DETAIL, VARIANT_NAMES, OWN_MEMBERS = 1, 2, 4


@dataclass
class Raw:
    """A file that is there already, by its path from the case's folder."""

    path: str


@dataclass
class Defined:
    """One case, before it is written."""

    name: str  # group/case
    keys: dict[str, str]
    files: dict[str, str] = field(default_factory=dict)
    rows: tuple[str, ...] = ()  # that must be reached; () where none is asked for
    why: str = ""
    changed: int | None = None  # that must come out, where it is asked for
    problem: str | None = None  # "path: message" that must be told, where it is asked for
    error: list[str] | None = None  # expected lines that the oracle cannot state
    says: Json | None = None  # members that the answer must have, known from elsewhere


class Absent:
    """A file that is not given at all (None would be JSON's null)."""


ABSENT = Absent()
Given = Union[Content, Raw, Absent]


def define(
    name: str,
    call: str,
    value: Given,
    row: str = "",
    why: str = "",
    stateful_sets: Given = ABSENT,
    pods: Given = ABSENT,
    previous: Given = ABSENT,
    rule: str = KUBERNETES,
    flags: int = DETAIL,
    deadline: int = 0,
    grace: int = 0,
    blocked: str | None = None,
    blocked_message: str | None = None,
    now: str = NOW,
    tenant: str | None = None,
    pool: str | None = None,
    changed: int | None = None,
    problem: str | None = None,
    error: list[str] | None = None,
    says: Json | None = None,
) -> Defined:
    """A case; the kubernetes rule with detail unless told otherwise."""
    rows = tuple(row.split())
    case = Defined(name, {"call": call}, {}, rows, why, changed, problem, error, says)
    given = (("input", value), ("statefulsets", stateful_sets), ("pods", pods))
    for key, content in (*given, ("previous", previous)):
        if isinstance(content, Raw):
            case.keys[key] = content.path
        elif not isinstance(content, Absent):
            case.keys[key] = f"{key}.json"
            case.files[f"{key}.json"] = _written(content, compact=key == "previous")
    if tenant is not None:
        case.keys["tenant"] = tenant
    if pool is not None:
        case.keys["pool"] = pool
    case.keys["now"] = now
    if flags:
        case.keys["flags"] = str(flags)
    if rule != DOCUMENTED:
        case.keys["rule"] = rule
    if deadline:
        case.keys["deadline"] = str(deadline)
    if grace:
        case.keys["pod-grace"] = str(grace)
    if blocked is not None:
        case.keys["blocked-reason"] = blocked
    if blocked_message is not None:
        case.keys["blocked-message"] = blocked_message
    return case


def invalid_json(line: int, column: int, offset: int, path: str, message: str) -> list[str]:
    """What is expected of a text that is not JSON, as jansson puts it."""
    place = [f"line {line}", f"column {column}", f"offset {offset}"]
    where = [f"path {path}"] if path else []
    return ["code INVALID_JSON", *place, *where, f"message {message}"]


def _written(content: Content, *, compact: bool) -> str:
    if isinstance(content, str):
        return content
    if isinstance(content, bytes):
        # Bytes that are not UTF-8 are surrogates until they are written.
        return content.decode(errors="surrogateescape")
    # What is preserved is preserved as it is written, blanks too: compact, it is easier to read.
    if compact:
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
