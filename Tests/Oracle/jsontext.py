"""JSON in and out, as the library promises it.

In:  members keep their order; of members that occur twice the last one counts, at the
     place of the first (both Python's dict and jansson do that).
Out: compact; strings as JSON needs them: \\b \\f \\n \\r \\t \\" \\\\ and \\u00XX for other
     control characters, UTF-8 kept, "/" and DEL as they are; reals with 17 digits.
"""

from __future__ import annotations

import json
import re
from typing import Any

_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
}
_NEEDS_ESCAPE = re.compile(r'["\\\x00-\x1f]')


def parse(text: str) -> Any:
    """The value of a text that is known to be JSON."""
    return json.loads(text)


def string(value: str) -> str:
    """A string with its quotes."""
    return '"' + _NEEDS_ESCAPE.sub(_escape, value) + '"'


def write(value: Any) -> str:
    """The compact text of a value."""
    if isinstance(value, str):
        return string(value)
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _real(value)
    if isinstance(value, list):
        return "[" + ",".join(map(write, value)) + "]"
    return "{" + ",".join(string(k) + ":" + write(v) for k, v in value.items()) + "}"


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


def _real(value: float) -> str:
    # As jansson: %.17g, made a real again where it looks like an integer, and an
    # exponent without "+" and leading zeros.
    text = f"{value:.17g}"
    mantissa, mark, exponent = text.partition("e")
    if not mark:
        return mantissa if "." in mantissa else mantissa + ".0"
    return f"{mantissa}e{int(exponent)}"
