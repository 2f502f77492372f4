#!/usr/bin/env python3
"""Random foreign members through pools and tenants: they survive in order and in value.

usage: carry_over.py [--oracle-only]

Members of every type, keys and strings of all of Unicode, escapes in every spelling, blanks,
nesting to 100 levels, and one text of more than 1 MB; by a seed, so always the same. What
comes out is compared as ordered values and as the bytes that went in, and a second time round
byte for byte.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from typing import Any

import oracle
from casefile import Source
from jsontext import write
from library import Library
from model import Options
from places import Input
from reading import KNOWN_FIELDS
from reading_tenant import STATUS_FIELDS
from report import Report
from shapes import Json, item, list_of, previous, stateful_set, tenant

_POOLS, _TENANTS = 300, 100
_NINE = 9  # known members, without the detail
_OPTIONS = Options("kubernetes")
_SETS = write(list_of(item("demo-pool-0"), item("demo-pool-1")))
_LETTERS = (
    *'abcXYZ 0/"\\\b\f\n\r\t\x01\x1f\x7f\u0080\u00e9\u2028\u540d\uffff\U0001f5c4\U0010ffff',
    "e\u0301",
)


class Maker:
    """Random JSON, as text: the spelling is random, too."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def members(self, count: int, depth: int) -> str:
        """Members of an object, each key once and none of them known."""
        keys: dict[str, str] = {}
        while len(keys) < count:
            key = "".join(self._random.choices(_LETTERS, k=self._random.randrange(9)))
            if key not in KNOWN_FIELDS and key not in STATUS_FIELDS:
                keys[key] = self._value(depth)
        blank = self._blank
        return ",".join(f"{blank()}{self._string(k)}{blank()}:{v}" for k, v in keys.items())

    def deep(self, levels: int) -> str:
        """A value that is nested so deep."""
        opened = [self._random.choice(('{"a":', "[")) for _ in range(levels)]
        closed = ["}" if one[0] == "{" else "]" for one in reversed(opened)]
        return "".join(opened) + '"bottom"' + "".join(closed)

    def _value(self, depth: int) -> str:
        kind, blank = self._random.randrange(8 if depth else 6), self._blank
        if kind == 0:
            text = self._random.choice(("null", "true", "false"))
        elif kind == 1:
            text = str(self._integer())
        elif kind == 2:
            text = self._real()
        elif kind < 6:
            letters = (*_LETTERS, "\x00")  # NUL may be in what nobody reads, but not in keys
            text = self._string(
                "".join(self._random.choices(letters, k=self._random.randrange(20)))
            )
        elif kind == 6:
            inside = ",".join(self._value(depth - 1) for _ in range(self._random.randrange(5)))
            text = f"[{inside}{blank()}]"
        else:
            text = f"{{{self.members(self._random.randrange(5), depth - 1)}{blank()}}}"
        return blank() + text + blank()

    def _blank(self) -> str:
        return self._random.choice(("", "", "", "", " ", "\n", "\t", "\r\n  "))

    def _integer(self) -> int:
        bits = self._random.randrange(64)
        value = self._random.getrandbits(bits) if bits else 0
        return value if self._random.random() < 0.5 else -value

    def _real(self) -> str:
        value = self._random.uniform(-1, 1) * 10 ** self._random.randrange(-30, 30)
        return self._random.choice((repr(value), f"{value:e}", f"{value:.3E}", "1.0", "0.1", "1e2"))

    def _string(self, value: str) -> str:
        parts = (self._letter(letter) for letter in value)
        return '"' + "".join(parts) + '"'

    def _letter(self, letter: str) -> str:
        if self._random.random() < 0.3:
            units = letter.encode("utf-16-be").hex()
            escaped = "".join("\\u" + units[i : i + 4] for i in range(0, len(units), 4))
            return escaped.upper().replace("\\U", "\\u") if self._random.random() < 0.5 else escaped
        if letter == "/" and self._random.random() < 0.5:
            return "\\/"
        return json.dumps(letter, ensure_ascii=False)[1:-1]


def ordered(text: str) -> Any:
    """A text's value with the order of members in it, and integers told from reals."""
    return json.loads(text, object_pairs_hook=lambda pairs: ("object", pairs), parse_float=_float)


def _float(text: str) -> tuple[str, float]:
    return "real", float(text)


def _object(value: Json, members: str) -> str:
    inside = write(value)[1:-1]
    return "{" + ",".join(part for part in (inside, members) if part) + "}"


def _foreign(text: str, known: tuple[str, ...]) -> Any:
    return [pair for pair in ordered(text)[1] if pair[0] not in known]


def check_pool(source: Source, members: str, where: str, report: Report) -> None:
    """One previous status through poolstatus_pool."""
    before = _object(previous("PoolUpdating"), members)
    text = write(stateful_set())
    answer = source.pool(text, Options("kubernetes", previous=before))
    expected = _foreign(before, KNOWN_FIELDS)
    report.equal(ordered(answer.json)[1][_NINE:], expected, where)
    written = Input(before).top.others(KNOWN_FIELDS)
    report.true(answer.json.endswith(written + "}"), f"{where} bytes")
    again = source.pool(text, Options("kubernetes", previous=answer.json))
    report.equal((again.changed, again.json), (0, answer.json), f"{where} again")


def check_tenant(source: Source, members: list[str], where: str, report: Report) -> None:
    """A Tenant with foreign members everywhere: of status, of pools, gone ones, conditions."""
    pools = [
        _object({"ssName": "demo-pool-1"}, members[0]),
        _object(
            {"ssName": "demo-pool-gone", "replicas": 4, "state": None},
            f'{members[1]}{"," if members[1] else ""}"tracked":1',
        ),
    ]
    status = (
        f'{{"pools":[{",".join(pools)}],'
        f'"conditions":[{_object({"type": "Foreign"}, members[2])}]'
        f"{',' if members[3] else ''}{members[3]}}}"
    )
    value = write(tenant())[:-1] + f',"status":{status}}}'
    answer = source.tenant(value, _SETS, _OPTIONS)
    got = dict(ordered(answer.json)[1])
    known = dict(ordered(status)[1])
    report.equal(got["pools"][-1], known["pools"][1], f"{where} gone pool")
    kept = [pair for pair in got["pools"][1][1] if pair[0] not in KNOWN_FIELDS]
    expected = [pair for pair in known["pools"][0][1] if pair[0] not in KNOWN_FIELDS]
    report.equal(kept, expected, f"{where} pool")
    report.equal(got["conditions"][4:], known["conditions"], f"{where} condition")
    foreign = _foreign(status, STATUS_FIELDS)
    report.equal(ordered(answer.json)[1][5:], foreign, f"{where} members")
    top = Input(status).top
    written = top.others(STATUS_FIELDS)
    report.true(answer.json.endswith(written + "}"), f"{where} bytes of members")
    gone, condition = top.array("pools")[1].written, top.array("conditions")[0].written
    report.true(f",{gone}]," in answer.json, f"{where} bytes of a gone pool")
    report.true(f",{condition}]" in answer.json, f"{where} bytes of a condition")
    fed_back = write(tenant())[:-1] + f',"status":{answer.json}}}'
    again = source.tenant(fed_back, _SETS, _OPTIONS)
    report.equal((again.changed, again.json), (0, answer.json), f"{where} again")


def run(source: Source, who: str, report: Report) -> None:
    """All of it."""
    maker = Maker("carry over")
    for number in range(_POOLS):
        members = maker.members(number % 7, number % 4)
        check_pool(source, members, f"{who}, pool {number}", report)
    for number in range(_TENANTS):
        some = [maker.members((number + i) % 4, 2) for i in range(4)]
        check_tenant(source, some, f"{who}, tenant {number}", report)
    for levels in (1, 32, 63, 64, 65, 100):
        deep = f'"deep":{maker.deep(levels)}'
        check_pool(source, deep, f"{who}, {levels} levels", report)
        check_tenant(source, [deep] * 4, f"{who}, tenant, {levels} levels", report)
    large = ",".join(f'"large-{i}":{{{maker.members(12, 3)}}}' for i in range(1400))
    report.true(len(large.encode()) > 1_000_000, f"{len(large.encode())} bytes are a large text")
    check_pool(source, large, f"{who}, large", report)
    check_tenant(source, [large, "", "", large], f"{who}, large tenant", report)


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--oracle-only", action="store_true")
    arguments = parser.parse_args()
    report = Report()
    run(oracle, "oracle", report)
    if not arguments.oracle_only:
        run(Library(), "library", report)
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
