"""Wrong values for the fixtures: tables of members, each with a value of another type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# What a member has to be, as tables of members say it.
STRING, COUNTER, INTEGER, FLAG = "string", "counter", "integer", "flag"
OBJECT, ARRAY, ELEMENT = "object", "array", "element"

_NAMES = {
    dict: "object",
    list: "array",
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "real",
    type(None): "null",
}
_WRONG: dict[str, list[Any]] = {
    STRING: [4, [], True, {}, 4.5],
    COUNTER: ["4", {}, 4.0, False, [4]],
    INTEGER: [2.0, "2", [], {}, True],
    FLAG: ["true", 1, {}, [], 1.5],
    OBJECT: [[], "x", 4, True, 0.5],
    ARRAY: [{}, 4, "x", False, 1.25],
    ELEMENT: [None, "x", [], 4, 1e2, True],
}
_EXPECTED = {
    STRING: "a string",
    COUNTER: "an integer",
    INTEGER: "an integer",
    FLAG: "a boolean",
    OBJECT: "an object",
    ARRAY: "an array",
    ELEMENT: "an object",
}
_GOT = {"object": "an object", "array": "an array", "integer": "an integer", "null": "null"}
_OUT_OF_RANGE = (-1, 2147483648, -(2**63), 2**63 - 1)


@dataclass
class Wrong:
    """A value at a place where it must not be, and what is said of it."""

    name: str
    text: str
    problem: str


def put(base: Any, path: str, value: Any) -> Any:
    """A copy with another value at a path such as "status/conditions/0/type"."""
    whole = json.loads(json.dumps(base))
    parent, keys = whole, [int(key) if key.isdigit() else key for key in path.split("/")]
    for key in keys[:-1]:
        parent = parent[key]
    parent[keys[-1]] = value
    return whole


def compact(value: Any) -> str:
    """On one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def pretty(value: Any) -> str:
    """On many lines."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def with_crlf(value: Any) -> str:
    """On many lines, as Windows ends them, behind an empty one."""
    return "\r\n" + json.dumps(value, ensure_ascii=False, indent="\t").replace("\n", "\r\n")


def wide(value: Any) -> str:
    """On one line, with characters of two, three and four bytes in front."""
    if isinstance(value, list):
        return f"[{','.join(map(wide, value))}]"
    if not isinstance(value, dict):
        return compact(value)
    letters = '{"gr\u00f6\u00dfe \u65e5\u672c":"\U0001f5c4 \u2028",'
    return letters + compact(value)[1:]


_STYLES = (compact, pretty, wide, with_crlf)


def wrongs(base: Any, table: dict[str, str], name: str = "", note: str = "") -> Iterator[Wrong]:
    """Each member of a table once as another type; strings with a NUL, counters out of range.

    Types and styles take turns. `name` is what paths call the text, `note` ends all messages.
    """
    for number, (path, kind) in enumerate(table.items()):
        values = _WRONG[kind]
        cases = [(values[number % len(values)], "")]
        if kind == STRING:
            cases.append(("a\0b", "nul"))
        if kind == COUNTER:
            cases.append((_OUT_OF_RANGE[number % 4], "range"))
        for turn, (value, what) in enumerate(cases):
            style = _STYLES[(number + turn) % len(_STYLES)]
            got = _NAMES[type(value)]
            message = f"expected {_EXPECTED[kind]}, got {_GOT.get(got, 'a ' + got)}"
            if got == "real":
                message += " number"
            if what == "nul":
                message = "expected a string without \\u0000"
            if what == "range":
                message = f"expected an integer from 0 to 2147483647, got {value}"
            yield Wrong(
                f"{path.replace('/', '-')}-{what or got}",
                style(put(base, path, value)),
                f"{_path(name, path)}: {message}{note}",
            )


def _path(name: str, path: str) -> str:
    for key in path.split("/"):
        step = f"[{key}]" if key.isdigit() else f".{key}"
        name += step
    return name.removeprefix(".")
