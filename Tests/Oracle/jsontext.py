"""JSON in and out, as the library promises it.

In:  a text as values that know where they stand, so that an error can say it, and so that
     what is preserved can be given back as the same bytes. Of members that occur twice the
     last one counts. RFC 8259, and beyond it: integers are of 64 bits, reals are finite, no
     name of a member has a NUL, nothing is nested deeper than 128.
Out: compact; strings as JSON needs them: \\b \\f \\n \\r \\t \\" \\\\ and \\u00XX for other
     control characters, UTF-8 kept, "/" and DEL as they are.
"""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache
from typing import Any, NamedTuple

DEEPEST = 128
INT64 = range(-(2**63), 2**63)

_BLANK = "[ \t\n\r]*"
_START = re.compile(_BLANK)
_OBJECT_GOES_ON = re.compile(f"{_BLANK}([,}}]){_BLANK}")
_ARRAY_GOES_ON = re.compile(f"{_BLANK}([,\\]]){_BLANK}")
_WORD = re.compile("true|false|null")
_WORDS = {"true": True, "false": False, "null": None}
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?", re.ASCII)
# Surrogates are what is left of bytes that are not UTF-8.
_UNESCAPED = r'[^"\\\x00-\x1f\ud800-\udfff]*'
_QUOTED = rf'"({_UNESCAPED}(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{{4}}){_UNESCAPED})*)"'
_STRING = re.compile(_QUOTED)
_NAME = re.compile(f"({_QUOTED}){_BLANK}:{_BLANK}")
_ESCAPE = re.compile(r"\\(?:u(....)|(.))")
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}

_NEEDS_ESCAPE = re.compile(r'["\\\x00-\x1f]')
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ESCAPED = re.compile(r"\\(?:u00(..)|.)")  # of what the writer wrote
_ESCAPES = {char: "\\" + letter for letter, char in _SHORT.items()} | {'"': '\\"', "\\": "\\\\"}


class NotJSON(Exception):
    """The text is not JSON; jansson knows better words for it."""


class Value(NamedTuple):
    """A value and where it stands: text[start:end].

    `content` is a dict of values by name, a list of values, str, int, float, bool or None.
    """

    content: Any
    start: int
    end: int
    # Of an object, in the order of the text, all: name, name as it is written, value.
    members: tuple[tuple[str, str, Value], ...] = ()


def parse(text: str) -> Value:
    """The value of a text, or NotJSON. Small texts are remembered: many come again."""
    return _remembered(text) if len(text) < 4096 else _whole(text)


@lru_cache(maxsize=1024)
def _remembered(text: str) -> Value:
    return _whole(text)


def _whole(text: str) -> Value:
    value = _value(text, _match(_START, text, 0).end(), 0)
    if _match(_START, text, value.end).end() < len(text):
        raise NotJSON
    return value


def plain(value: Value) -> Any:
    """What json.loads makes of the same text."""
    if isinstance(value.content, dict):
        return {name: plain(member) for name, member in value.content.items()}
    if isinstance(value.content, list):
        return [plain(item) for item in value.content]
    return value.content


def position(text: str, index: int) -> tuple[int, int, int]:
    """Line from 1, column in code points from 1, and offset in bytes from 0."""
    before = text[:index]
    return before.count("\n") + 1, index - before.rfind("\n"), len(before.encode())


def _match(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    found = pattern.match(text, at)
    if found is None:
        raise NotJSON
    return found


def _value(text: str, at: int, depth: int) -> Value:
    first = text[at : at + 1]
    if first == '"':
        found = _match(_STRING, text, at)
        return Value(_unescaped(found[1]), at, found.end())
    if first == "{":
        return _object(text, at, depth + 1)
    if first == "[":
        return _array(text, at, depth + 1)
    if first in ("t", "f", "n"):
        word = _match(_WORD, text, at)
        return Value(_WORDS[word.group()], at, word.end())
    return _number(text, at)


def _object(text: str, start: int, depth: int) -> Value:
    if depth > DEEPEST:
        raise NotJSON
    at, members = _match(_START, text, start + 1).end(), []
    if text[at : at + 1] == "}":
        return Value({}, start, at + 1)
    while True:
        found = _match(_NAME, text, at)
        name = _unescaped(found[2])
        if "\0" in name:
            raise NotJSON
        value = _value(text, found.end(), depth)
        members.append((name, found[1], value))
        follows = _match(_OBJECT_GOES_ON, text, value.end)
        if follows[1] == "}":
            last = {name: value for name, _, value in members}
            return Value(last, start, follows.end(1), tuple(members))
        at = follows.end()


def _array(text: str, start: int, depth: int) -> Value:
    if depth > DEEPEST:
        raise NotJSON
    items: list[Value] = []
    at = _match(_START, text, start + 1).end()
    if text[at : at + 1] == "]":
        return Value(items, start, at + 1)
    while True:
        items.append(_value(text, at, depth))
        follows = _match(_ARRAY_GOES_ON, text, items[-1].end)
        if follows[1] == "]":
            return Value(items, start, follows.end(1))
        at = follows.end()


def _number(text: str, at: int) -> Value:
    found = _match(_NUMBER, text, at)
    number: float = float(found[0]) if found[1] or found[2] else int(found[0])
    if math.isinf(number) or (isinstance(number, int) and number not in INT64):
        raise NotJSON
    return Value(number, at, found.end())


def _unescaped(written: str) -> str:
    if "\\" not in written:
        return written
    content = _ESCAPE.sub(_unescape, written)
    try:  # Two escapes can be one code point; half of a pair is none.
        return content.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        raise NotJSON from None


def _unescape(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return _SHORT.get(match[2], match[2])


def string(value: str) -> str:
    """A string with its quotes."""
    return '"' + _NEEDS_ESCAPE.sub(_escape, value) + '"'


def write(value: Any) -> str:
    """The compact text of what json.loads gives."""
    text = _WRITER.encode(value)
    return _ESCAPED.sub(_in_capitals, text) if "\\u00" in text else text


def _in_capitals(match: re.Match[str]) -> str:
    return f"\\u00{match[1].upper()}" if match[1] else match[0]


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"
