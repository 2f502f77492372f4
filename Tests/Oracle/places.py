"""Values of a text with their paths, and what is wrong with them.

A reader asks a place for what it needs and goes on with None where that is another thing:
all problems of a text are noted, and the first in the order of the text is the one that is
told. Of problems at one offset it is the one that was noted first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import texts
from jsontext import INT64, NotJSON, Value, parse, position
from model import INT32_MAX, BadInput

_KINDS = {
    dict: "an object",
    list: "an array",
    str: "a string",
    bool: "a boolean",
    int: "an integer",
    float: "a real number",
    type(None): "null",
}
_COUNTER = range(INT32_MAX + 1)
_LONGEST_MESSAGE = 191  # bytes


@dataclass
class Problem:
    """Something that is not what the function takes, and where."""

    start: int
    path: str
    message: str


@dataclass
class Input:
    """One of the texts of a call, by what paths call it; "" is the main one."""

    text: str
    name: str = ""
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        message = texts.problem(self.text)
        if message:
            # The whole text is the matter, no place in it.
            raise BadInput(self.name, message, "INVALID_JSON", (1, 0, 0))
        try:
            self._value = parse(self.text)
        except NotJSON:
            raise BadInput(self.name, "", "INVALID_JSON") from None

    @property
    def top(self) -> Place:
        """The whole of it."""
        return Place(self, self._value, self.name)

    def check(self) -> None:
        """Tells the first problem, if there is one."""
        if self.problems:
            first = min(self.problems, key=lambda problem: problem.start)
            place = position(self.text, first.start)
            raise BadInput(first.path, one_line(first.message), place=place)


class Place:
    """A value, or none: a member that is absent or null has no members either."""

    __slots__ = ("content", "input", "path", "value")

    def __init__(self, source: Input, value: Value | None, path: str) -> None:
        self.input, self.value, self.path = source, value, path
        self.content: Any = None if value is None else value.content

    @property
    def is_present(self) -> bool:
        """Whether there is something, and not null."""
        return self.content is not None

    @property
    def written(self) -> str:
        """The value as the text has it."""
        value = self.value
        return "" if value is None else self.input.text[value.start : value.end]

    def others(self, known: tuple[str, ...]) -> str:
        """The members of other names as they are written, each with a comma in front."""
        text, members = self.input.text, () if self.value is None else self.value.members
        return "".join(
            f",{written}:{text[value.start : value.end]}"
            for name, written, value in members
            if name not in known
        )

    def members(self) -> Iterator[tuple[str, str, Place]]:
        """Its members in the order of the text: name, name as it is written, and value."""
        for name, written, value in () if self.value is None else self.value.members:
            yield name, written, Place(self.input, value, self.path)

    def has(self, *keys: str) -> bool:
        """Whether it has any of these members, and not null."""
        return any(self._content(key) is not None for key in keys)

    def member(self, key: str) -> Place:
        """A member, whatever it is; null is none."""
        found = None if self._content(key) is None else self.content[key]
        return Place(self.input, found, join(self.path, key))

    def refuse(self, keys: Iterable[str], message: str) -> None:
        """Notes that members must not be here; null counts, too."""
        for key in keys:
            if isinstance(self.content, dict) and key in self.content:
                Place(self.input, self.content[key], join(self.path, key)).problem(message)

    def _content(self, key: str) -> Any:
        value = self.content.get(key) if isinstance(self.content, dict) else None
        return None if value is None else value.content

    def problem(self, message: str, missing: str = "") -> None:
        """Notes what is wrong here; or that a member, by its path, is missing here."""
        start = 0 if self.value is None else self.value.start
        path = join(self.path, missing) if missing else self.path
        self.input.problems.append(Problem(start, path, message))

    def is_a(self, kind: type, expected: str) -> bool:
        """Whether it is of a type; notes it where it is of another one."""
        holds = type(self.content) is kind
        if not holds:
            self.problem(f"expected {expected}, got {_KINDS[type(self.content)]}")
        return holds

    def word(self, key: str) -> str | None:
        """A member that has to be a string; an empty one is none."""
        return self.text(key) or None

    def text(self, key: str) -> str | None:
        """A member that has to be a string."""
        text = self._content(key)
        if text is None or (isinstance(text, str) and "\0" not in text):
            return text
        place = self.member(key)
        if place.is_a(str, "a string"):
            place.problem("expected a string without \\u0000")
        return None

    def integer(self, key: str, allowed: range = INT64) -> int | None:
        """A member that has to be an integer."""
        number = self._content(key)
        if number is None or (type(number) is int and number in allowed):
            return number
        place = self.member(key)
        if place.is_a(int, "an integer"):
            place.problem(f"expected an integer from 0 to {INT32_MAX}, got {number}")
        return None

    def counter(self, key: str) -> int | None:
        """A member that has to be an integer from 0 to 2147483647."""
        return self.integer(key, _COUNTER)

    def flag(self, key: str) -> bool:
        """A member that has to be a boolean; false where it is absent."""
        place = self.member(key)
        return place.is_present and place.is_a(bool, "a boolean") and bool(place.content)

    def object(self, key: str) -> Place:
        """A member that has to be an object."""
        place = self.member(key)
        if place.is_present:
            place.is_a(dict, "an object")
        return place

    def array(self, key: str) -> list[Place]:
        """The elements of a member that has to be an array."""
        place = self.member(key)
        if place.is_present and place.is_a(list, "an array"):
            return place.elements()
        return []

    def elements(self) -> list[Place]:
        """The elements of an array."""
        items = enumerate(self.content or [])
        return [Place(self.input, item, f"{self.path}[{i}]") for i, item in items]

    def objects(self, key: str) -> list[Place]:
        """The elements of a member that has to be an array of objects; null is none."""
        return [item for item in self.array(key) if item.is_a(dict, "an object")]


def join(path: str, key: str) -> str:
    """The path of a member."""
    return f"{path}.{key}" if path else key


def one_line(message: str) -> str:
    """A message as the library's struct has room for it."""
    line = "".join(" " if char < " " or char == "\x7f" else char for char in message)
    return line.encode()[:_LONGEST_MESSAGE].decode(errors="ignore")
