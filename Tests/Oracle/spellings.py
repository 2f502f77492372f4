#!/usr/bin/env python3
"""Many spellings of drawn StatefulSets, each through the library, compared with the oracle.

usage: spellings.py [--objects N] [--seed N]

An object has nulls, wrong types, members twice, names that are nearly known, members of others. It
is written compact, indented and otherwise, in the order of API servers, sorted and shuffled, with
escapes in names, and cut short; and read alone, as a list and as a tenant's, by either rule.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from random import Random
from typing import Any

import oracle
from jsontext import string
from library import Library
from model import Answer, BadInput, Options
from reading import COUNTERS
from report import Report
from shapes import UID

# Values as text, for a number is what is written.
_COUNTS = ("4", "4", "4", "3", "0", "10", "2147483647")
_REVISIONS = ('"demo-pool-0-7c4d9b6f5"', '"demo-pool-0-7c4d9b6f5"', '"demo-pool-0-6b9f5c7d8"', '""')
_OTHERS = ('{"k":[{},"\\"}"]}', "[]", '"x"', "null")
_TABLES: dict[str, dict[str, tuple[str, ...]]] = {
    "metadata": {
        **{"name": ('"demo-pool-0"',), "namespace": ('"storage"',), "uid": (f'"{UID}"',)},
        "resourceVersion": ('"11402"',),
        "generation": ("1", "2", "2"),
        "creationTimestamp": ('"2025-01-15T10:00:00Z"',),
        "deletionTimestamp": ("null", "null", '"2025-01-15T10:00:00Z"'),
        "labels": ('{"app":"x","rustfs.pool":"pool-0"}', '{"rustfs.pool":null}', "{}"),
        "annotations": _OTHERS,
        "ownerReferences": ("[]", '[{"uid":"u","controller":true}]', '[{"uid":4}]'),
        "managedFields": _OTHERS,
    },
    "spec": {
        "replicas": _COUNTS,
        **dict.fromkeys(("selector", "template", "volumeClaimTemplates", "serviceName"), _OTHERS),
        "podManagementPolicy": ('"Parallel"', '"OrderedReady"'),
        "updateStrategy": (
            '{"type":"OnDelete"}',
            '{"type":"RollingUpdate","rollingUpdate":{"partition":2}}',
            '{"rollingUpdate":{"partition":"2"},"type":"RollingUpdate"}',
        ),
        "minReadySeconds": ("0", "10"),
        "persistentVolumeClaimRetentionPolicy": _OTHERS,
        "ordinals": ('{"start":1}', "{}"),
    },
    "status": {
        "observedGeneration": ("1", "2", "2", "0"),
        **dict.fromkeys(COUNTERS, _COUNTS),
        **dict.fromkeys(("currentRevision", "updateRevision"), _REVISIONS),
        "collisionCount": ("0",),
        "availableReplicas": _COUNTS,
        "conditions": ("[]", '[{"type":"Stalled","status":"True"}]', '[{"status":4},null]'),
    },
}
_WRONG = (
    *("null", "null", "null", "5", "-1", "-0", "4.0", "1e2", "2147483648"),
    *("999999999999999999", "1000000000000000000", "9223372036854775807"),
    *('"x"', '""', '"\\u0041"', '"a\\u0000b"', '"\u00e9"', "true", "[]", "{}", "[{}]"),
)
_FOREIGN = ("x", "zz", "A", "code", "items", "type", "object", "kind", "phase", "ready_replicas")
_BORDERS = (0, 5, 6, 7, 8, 13, 14, 15, 16, 21, 22, 23, 24)  # names are compared by words
_TENANT = f'{{"metadata":{{"name":"demo","uid":"{UID}"}},"spec":{{"pools":[{{"name":"pool-0"}}]}}}}'
# Between brackets, behind colons, and anywhere in so many of hundred places.
_STYLES = (("", "", 0), ("", "", 3), ("\n  ", " ", 0), ("\n    ", " ", 3), ("\r\n\t", " ", 0))
_BLANKS = (" ", "\n", "\t", "\r\n", "  ", "\n         ", " \n")
_ORDERS = ("as drawn", "sorted", "sorted but for two", "shuffled")
Members = list[tuple[str, Any]]  # values are texts or members; a name may be there twice


def draw(random: Random) -> Members:
    """A StatefulSet, or the status of one alone."""
    parts = {key: spoiled(_drawn(table, random), table, random) for key, table in _TABLES.items()}
    if random.random() < 0.25:
        return parts["status"]
    kinds = [("kind", random.choice(('"StatefulSet"',) * 6 + ("null", '"Pod"')))]
    members: Members = kinds if random.random() < 0.6 else []
    members += [(key, part) for key, part in parts.items() if random.random() < 0.7]
    return spoiled(members, _TABLES, random)


def _drawn(table: dict[str, tuple[str, ...]], random: Random) -> Members:
    share = random.choice((0.1, 0.2, 0.4, 0.7, 1))
    return [(key, random.choice(some)) for key, some in table.items() if random.random() < share]


def spoiled(members: Members, table: dict[str, Any], random: Random) -> Members:
    """With up to two things that are not as they should be."""
    for _ in range(random.choice((0, 0, 1, 1, 2))):
        at, name = random.randrange(len(members) + 1), random.choice([*table])
        what = random.choice(("null", "value", "member", "near", "foreign"))
        wrong = "null" if what == "null" else random.choice(_WRONG)
        if what in ("null", "value") and members:
            members[at - 1] = (members[at - 1][0], wrong)
        elif what == "near":
            members.insert(at, (near(name, random), wrong))
        elif what == "foreign" and not {name for name, _ in members} & {*_FOREIGN}:
            # Not twice: of what nobody looks at each counts.
            members.insert(at, (random.choice(_FOREIGN), wrong))
        else:
            members.insert(at, (name, wrong))
    return members


def near(name: str, random: Random) -> str:
    """A name that is nearly this one."""
    at = random.choice(_BORDERS) % len(name)
    head, tail = name[:at], name[at + 1 :]
    others = (head + chr(ord(name[at]) ^ 1) + tail, head + tail, head + "\u00e9" + tail, name[:-1])
    more = (name[:8] + name, name + name[-8:], "," + name)
    return random.choice((*others, *more, name + random.choice(("s", '"', ":", " ", "\\"))))


def written(value: Any, random: Random, style: tuple[str, str, int], order: str, depth: int) -> str:
    """A value in one of its spellings."""
    if isinstance(value, str):
        return value
    between, colon, share = style
    if between:
        between += between.lstrip("\r\n") * depth

    def blank() -> str:
        return random.choice(_BLANKS) if random.randrange(100) < share else ""

    members = []
    for name, part in ordered(value, order, random):
        text = written(part, random, style, order, depth + 1)
        key = string(name)
        if name and random.randrange(100) < share:
            at = random.randrange(len(name))
            escape = f"\\u{ord(name[at]):04x}"
            key = string(name[:at])[:-1] + escape + string(name[at + 1 :])[1:]
        members.append(f"{between}{blank()}{key}{blank()}:{colon}{blank()}{text}{blank()}")
    return "{" + ",".join(members) + (between if members else blank()) + "}"


def ordered(members: Members, order: str, random: Random) -> Members:
    """In another order; those of one name stay in theirs."""
    names = [name for name, _ in members]
    if order == "shuffled":
        random.shuffle(names)
    elif order != "as drawn":
        names.sort()
    if order == "sorted but for two" and len(names) > 1:
        first, second = random.sample(range(len(names)), 2)
        names[first], names[second] = names[second], names[first]
    parts: dict[str, list[Any]] = {}
    for name, part in members:
        parts.setdefault(name, []).append(part)
    return [(name, parts[name].pop(0)) for name in names]


def outcomes(source: Any, text: str) -> Iterator[object]:
    """What a source says of a text; why it is no JSON, jansson says."""
    for rule in ("kubernetes", "documented"):
        options = Options(rule=rule, detail=True)
        alone = Options(rule=rule, detail=True, tenant="demo", pool="pool-0")
        for function, *given in (
            (source.pool, text, alone),
            (source.list_pools, text, options),
            (source.tenant, _TENANT, text, options),
        ):
            try:
                answer: Answer = function(*given)
                yield answer.json, answer.reason, answer.changed, answer.state
            except BadInput as error:
                is_json = error.code != "INVALID_JSON"
                yield error.code, error.path, is_json and (error.message, error.place)


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--objects", type=int, metavar="N", default=1000, help="how many")
    parser.add_argument("--seed", type=int, metavar="N", default=1, help="of the first object")
    arguments = parser.parse_args()
    report, library = Report(), Library()
    for seed in range(arguments.seed, arguments.seed + arguments.objects):
        random = Random(seed)
        members = draw(random)
        for order in _ORDERS:
            text = written(members, random, random.choice(_STYLES), order, 0)
            if random.randrange(20) == 0:
                text = text[: random.randrange(len(text))]
            for got, expected in zip(outcomes(library, text), outcomes(oracle, text)):
                report.equal(got, expected, f"seed {seed}, {order}: {text!r}")
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
