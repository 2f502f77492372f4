"""A status as API servers write it, and all that is nearly so.

A reader may expect the usual members in the usual places; these are the texts that such a reader
has to look at twice.
"""

from __future__ import annotations

from typing import Any

from define import DOCUMENTED, Defined, define

_REVISION = '"demo-pool-0-7c4d9b6f5"'
_NO_PLACE = ["line 0", "column 0", "offset 0"]
_NO_TIME = "message now is not an RFC 3339 time such as 2025-01-15T10:30:00Z"
_USUAL = {
    "observedGeneration": "2",
    "replicas": "4",
    "readyReplicas": "4",
    "currentReplicas": "4",
    "updatedReplicas": "4",
    "currentRevision": _REVISION,
    "updateRevision": _REVISION,
    "collisionCount": "0",
    "availableReplicas": "4",
}


def _text(members: list[tuple[str, str]]) -> str:
    return "{" + ",".join(f'"{name}":{value}' for name, value in members) + "}"


def _with(**values: str) -> str:
    return _text(list((_USUAL | values).items()))


def _usual(name: str, text: str, **more: Any) -> Defined:
    given = {"rule": DOCUMENTED, "flags": 0, "tenant": "demo", "pool": "pool-0"} | more
    return define(f"pool-usual/{name}", "pool", text, **given)


def members() -> list[Defined]:
    """Each member missing, null, with blanks, a place too early, and twice."""
    usual = list(_USUAL.items())
    cases = [_usual("whole", _text(usual)), _usual("variant-names", _text(usual), flags=2)]
    for place, (name, value) in enumerate(usual):
        rest = usual[:place] + usual[place + 1 :]
        other = '"other-revision"' if value.startswith('"') else "3"
        cases += [
            _usual(f"without-{name}", _text(rest)),
            _usual(f"only-{name}", _text([(name, value)])),
            _usual(f"null-{name}", _with(**{name: "null"})),
            _usual(f"blank-before-{name}", _text(usual).replace(f'"{name}"', f' "{name}"')),
            _usual(f"blank-behind-{name}", _text(usual).replace(f'"{name}":', f'"{name}": ')),
            _usual(f"twice-{name}", _text([*usual, (name, other)])),
            _usual(
                f"twice-in-a-row-{name}", _text([*usual[:place], (name, other), *usual[place:]])
            ),
        ]
        if place > 0:
            swapped = [*usual[: place - 1], usual[place], usual[place - 1], *usual[place + 1 :]]
            cases.append(_usual(f"early-{name}", _text(swapped)))
    return cases


def numbers() -> list[Defined]:
    """Numbers of more than one digit, and what looks like one."""
    cases = [
        _usual(f"counter-{value}", _with(readyReplicas=value, availableReplicas=value))
        for value in ("0", "9", "10", "12", "123456789", "2147483647", "2147483648", "-0", "-1")
    ]
    cases += [
        _usual(f"counter-{name}", _with(updatedReplicas=value))
        for name, value in {
            "real": "4.0",
            "exponent": "4e0",
            "string": '"4"',
            "true": "true",
            "array": "[4]",
        }.items()
    ]
    cases += [
        _usual(f"generation-{len(value)}-digits", _with(observedGeneration=value))
        for value in ("1" * 18, "1" * 19)
    ]
    return cases


def revisions() -> list[Defined]:
    """Revisions that are nearly the same, or no plain ASCII."""
    pairs = {
        "empty": ('""', '""'),
        "short": ('"a"', '"a"'),
        "seven-bytes": ('"abcdefg"', '"abcdefg"'),
        "eight-bytes": ('"abcdefgh"', '"abcdefgh"'),
        "nine-bytes": ('"abcdefghi"', '"abcdefghi"'),
        "seventeen-bytes": ('"abcdefghijklmnopq"', '"abcdefghijklmnopq"'),
        "first-byte-differs": ('"abcdefghijklmnop"', '"bbcdefghijklmnop"'),
        "last-byte-differs": ('"abcdefghijklmnop"', '"abcdefghijklmnoq"'),
        "update-is-longer": ('"abcdefgh"', '"abcdefghi"'),
        "update-is-shorter": ('"abcdefghi"', '"abcdefgh"'),
        "update-goes-on-with-an-escape": ('"abcdefgh"', '"abcdefgh\\"i"'),
        "not-ascii": ('"rev-\u00e9-12345678"', '"rev-\u00e9-12345678"'),
        "escaped": ('"demo-\\u0041-1234567"', '"demo-A-1234567"'),
        "escaped-quote-at-the-end": ('"demo-pool-0-a\\""', '"demo-pool-0-a\\""'),
        "escaped-backslash-at-the-end": ('"demo-pool-0-a\\\\"', '"demo-pool-0-a\\\\"'),
        "delete-character": ('"demo-\u007f-12345678"', '"demo-\u007f-12345678"'),
    }
    return [
        _usual(f"revisions-{name}", _with(currentRevision=old, updateRevision=new))
        for name, (old, new) in pairs.items()
    ]


def around() -> list[Defined]:
    """What stands in front of the members, among them and behind them."""
    text = _text(list(_USUAL.items()))
    conditions = text.replace("}", ',"conditions":[]}')
    return [
        _usual("blanks-around", f" \n{text}\n"),
        _usual("blank-behind-the-brace", text.replace("{", "{ ")),
        _usual("blank-before-the-last-brace", text.replace("}", " }")),
        _usual("conditions-behind", conditions),
        _usual("unknown-in-front", text.replace("{", '{"terminatingReplicas":1,')),
        _usual("unknown-among", text.replace(',"updatedReplicas"', ',"x":{},"updatedReplicas"')),
        _usual("kind-behind", text.replace("}", ',"kind":"StatefulSet"}')),
        _usual(
            "items-behind",
            text.replace("}", ',"items":[]}'),
            why="whatever else it has, a list is no status",
        ),
        _usual("in-a-status", f'{{"status":{text}}}'),
        _usual("in-an-object", f'{{"kind":"StatefulSet","metadata":{{}},"status":{text}}}'),
        _usual("in-an-object-twice", f'{{"metadata":{{}},"status":{text},"status":{{}}}}'),
        _usual("detail", text, flags=1),
    ]


def names() -> list[Defined]:
    """Names from the options, which are not always plain, and times."""
    text = _text(list(_USUAL.items()))
    cases = [
        _usual(f"name-of-{length}", text, tenant="t" * length, pool="p" * (length + 1))
        for length in (1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 32, 33, 300)
    ]
    cases += [
        _usual(f"{option}-with-{name}", text, **{option: f"{before}{odd}{behind}"})
        for name, odd in {
            "quote": '"',
            "backslash": "\\",
            "tab": "\t",
            "control": "\u0001",
            "not-ascii": "\u00fc",
        }.items()
        for option, before, behind in (("tenant", "", ""), ("pool", "abcdefgh", "i"))
        if not (name == "tab" and option == "tenant")
    ]
    cases += [
        _usual(f"now-{name}", text, now=now)
        for name, now in {
            "last-day": "2024-02-29T23:59:59Z",
            "leap-second": "2016-12-31T23:59:60Z",
            "fraction": "2025-01-15T10:30:00.25Z",
            "offset": "2025-01-15T12:30:00+02:00",
            "lower-case": "2025-01-15t10:30:00z",
        }.items()
    ]
    cases += [
        _usual(f"now-{name}", text, now=now, error=["code INVALID_ARGUMENT", *_NO_PLACE, _NO_TIME])
        for name, now in {
            "no-month": "2025-00-15T10:30:00Z",
            "hour-24": "2025-01-15T24:00:00Z",
            "not-a-day": "2025-02-29T10:30:00Z",
        }.items()
    ]
    return cases


def cases() -> list[Defined]:
    """All of them."""
    return [*members(), *numbers(), *revisions(), *around(), *names()]
