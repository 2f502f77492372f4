#!/usr/bin/env python3
"""Lists of pods that are near copies, each through the library, compared with the oracle.

usage: alike_pods.py [--lists N] [--seed N]

A pod mostly has the members of the one before, and other strings; now and then something else of
it is changed: a name, a value, the order, a member more or less. They are written compact, indented
and otherwise, with escapes, and read as pods of a StatefulSet, beside it in a list, and of a
tenant. Neighbours that are chosen, not drawn, are those of alike_neighbours.py.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

import alike_neighbours
import oracle
import shapes
from jsontext import string
from library import Library
from model import Answer, BadInput, Options
from report import Report

_TIMES = (*(shapes.at(ago) for ago in (0, 9, 59, 60, 299, 300, 700, -5)), "", "soon")
# What stands in a string, by the name of its kind.
_WORDS: dict[str, tuple[str, ...]] = {
    "name": (*(f"demo-pool-0-{n}" for n in range(4)), "demo-pool-1-0", "x", "demo-pool-0-", ""),
    "namespace": ("storage", "storage", "storage", "other", ""),
    "time": _TIMES,
    "revision": (shapes.OLD, shapes.NEW, shapes.NEW, ""),
    "kind": ("StatefulSet", "StatefulSet", "StatefulSet", "ReplicaSet", "StatefulSes"),
    "uid": (shapes.UID, shapes.UID, shapes.OTHER_UID, ""),
    "owner": ("demo-pool-0", "demo-pool-0", "demo-pool-1", ""),
    "phase": ("Running", "Pending", "Failed", "Succeeded", ""),
    "type": ("Ready", "PodScheduled", "Readx", "Initialized", "ContainersReady", ""),
    "status": ("True", "False", "Unknown", ""),
    "reason": ("Unschedulable", "Unschedulable", "Unschedulabl", "ContainersNotReady", ""),
    "message": ("0/3 nodes", "no place", "x" * 130, "", "a\u00e9", 'a "b"', "a\\", "a\x00b"),
    "waiting": ("CrashLoopBackOff", "ImagePullBackOff", "StartError", "ContainerCreating"),
    "any": ("x", "10.0.0.17", "q" * 70, "", "kind", "Ready", "\u00e9", "a\tb", "},{", "9" * 30),
    "pod": ("Pod", "Pod", "Pod", "Deployment"),
}
_NAMES = (
    *("name", "namespace", "creationTimestamp", "deletionTimestamp", "labels", "annotations"),
    *("controller-revision-hash", "ownerReferences", "uid", "kind", "phase", "conditions", "type"),
    *("status", "lastTransitionTime", "reason", "message", "containerStatuses", "restartCount"),
    *("initContainerStatuses", "deletion_timestamp", "container_statuses", "owner_references"),
    *("x", "podIP", "na\x00me", "\u00e9", "managedFields", "state", "waiting", "metadata"),
)
_WRONG = (
    *("null", "5", '"x"', '""', "{}", "[]", '{"k":"v"}', "[null]"),
    *('"a\\u0000"', '"\\u0052eady"'),
)
_STYLES = (("", "", 0), ("", "", 3), ("\n  ", " ", 0), ("\n ", " ", 2), ("\r\n\t", " ", 0))
_BLANKS = (" ", "\n", "\t", "\r\n", " " * 70)
_TENANT = """{"metadata":{"name":"demo","namespace":"storage"},
 "spec":{"pools":[{"name":"pool-0"},{"name":"pool-1"}]}}"""
Members = list[tuple[str, Any]]  # "$type" is a string of that kind


class Array(list[Any]):
    """An array; other lists are objects."""


def draw(random: Random) -> Members:
    """A pod."""

    def some(members: Members, share: float = 0.8) -> Members:
        return [member for member in members if random.random() < share]

    def many(make: Any, most: int) -> Array:
        return Array(make() for _ in range(random.randrange(most + 1)))

    def reference() -> Members:
        known = [("kind", "$kind"), ("name", "$owner"), ("uid", "$uid")]
        return some([*known, ("apiVersion", "$any")])

    def condition() -> Members:
        members = [("type", "$type"), ("status", "$status"), ("lastProbeTime", "null")]
        more = [("reason", "$reason"), ("lastTransitionTime", "$time"), ("message", "$message")]
        return members[:2] * (random.random() < 0.9) + some(members[2:] + more, 0.7)

    def container() -> Members:
        running = [("running", [("startedAt", "$time")])]
        state = [("waiting", [("reason", "$waiting"), ("message", "$message")])]
        last = [("terminated", [("startedAt", "$time"), ("finishedAt", "$time")])]
        return [
            *some([("name", "$any"), ("containerID", "$any"), ("ready", "false")]),
            ("restartCount", random.choice(("0", "0", "5"))),
            ("state", state if random.random() < 0.2 else running),
            ("lastState", last if random.random() < 0.2 else []),
        ]

    owners = Array([reference()]) if random.random() < 0.8 else many(reference, 2)
    labels = some([("app", "$any"), ("controller-revision-hash", "$revision"), ("x", "$any")], 0.9)
    metadata = some(
        [
            *(("name", "$name"), ("generateName", "$any"), ("namespace", "$namespace")),
            *(("uid", "$any"), ("creationTimestamp", "$time"), ("labels", labels)),
            ("annotations", some([("ip", "$any"), ("cni", "$any")])),
            ("ownerReferences", owners),
            ("managedFields", Array([[("manager", "$any"), ("fieldsV1", [("f:x", [])])]])),
        ],
        0.85,
    )
    status = some(
        [
            *(("phase", "$phase"), ("conditions", many(condition, random.choice((2, 5, 9))))),
            *(("podIP", "$any"), ("podIPs", Array([[("ip", "$any")]])), ("startTime", "$time")),
            *(("initContainerStatuses", many(container, 1)), ("qosClass", "$any")),
            ("containerStatuses", many(container, 2)),
        ],
        0.85,
    )
    pod: Members = [("apiVersion", "$any"), ("kind", "$pod"), ("metadata", metadata)]
    pod += [("spec", [("nodeName", "$any"), ("containers", Array())]), ("status", status)]
    if random.random() < 0.15:
        random.shuffle(pod)
    return pod


def change(pod: Members, random: Random) -> None:
    """Changes one thing of a pod, anywhere in it."""
    places = [part for part in parts(pod) if part]
    part = random.choice(places)
    at = random.randrange(len(part))
    what = random.randrange(7)
    if isinstance(part, Array):
        if what < 3:
            part.insert(at, deepcopy(part[at]))
        elif what < 5:
            random.shuffle(part)
        else:
            part[at] = random.choice((*_WRONG, part[at]))
        return
    name, value = part[at]
    if what == 0:
        part[at] = (random.choice(_NAMES), value)
    elif what == 1:
        part[at] = (name[:-1] + random.choice(("x", "", "\u00e9", '"')), value)
    elif what == 2:
        part[at] = (name, random.choice((*_WRONG, "$any", "$time")))
    elif what == 3:
        part.insert(random.randrange(len(part) + 1), (random.choice((name, *_NAMES)), "$any"))
    elif what == 4:
        del part[at]
    else:
        part.insert(0, part.pop(at))


def parts(value: Any) -> Iterator[list[Any]]:
    """The objects and arrays of a value."""
    value = value[1] if isinstance(value, tuple) else value
    if isinstance(value, list):
        yield value
        for part in value:
            yield from parts(part)


class Writer:
    """Writes pods that have the same blanks, and other strings."""

    def __init__(self, random: Random) -> None:
        self._words = random
        self._style = random.choice(_STYLES)
        self._seed = random.random()
        self._blanks = random
        self._is_sorted = random.random() < 0.3
        # So many of hundred strings are drawn anew, and have an escape.
        self._anew = random.choice((0, 10, 50, 100))
        self._escapes = random.choice((0, 0, 0, 2))
        self._common = {kind: random.choice(words) for kind, words in _WORDS.items()}
        if random.random() < 0.7:
            self._common |= {"pod": "Pod", "kind": "StatefulSet", "namespace": "storage"}

    def pod(self, pod: Members) -> str:
        """A pod."""
        self._blanks = Random(self._seed)
        return self._written(pod, self._style[0])

    def _written(self, value: Any, between: str) -> str:
        if isinstance(value, str):
            return self._word(value[1:]) if value.startswith("$") else value
        if self._is_sorted and not isinstance(value, Array):
            value = sorted(value, key=lambda member: member[0])
        inner = between + self._style[0].lstrip("\r\n")
        written = []
        for part in value:
            head, part = ("", part) if not isinstance(part, tuple) else part
            name = f"{string(head)}{self._blank()}:{self._style[1]}{self._blank()}" if head else ""
            text = f"{self._blank()}{name}{self._written(part, inner)}{self._blank()}"
            written.append(inner + text)
        text = ",".join(written) + (between if written else "")
        return f"[{text}]" if isinstance(value, Array) else f"{{{text}}}"

    def _blank(self) -> str:
        return self._blanks.choice(_BLANKS) if self._blanks.randrange(100) < self._style[2] else ""

    def _word(self, kind: str) -> str:
        random = self._words
        is_new = random.randrange(100) < self._anew
        text = random.choice(_WORDS[kind]) if is_new else self._common[kind]
        if text and random.randrange(100) < self._escapes:
            return f'"\\u{ord(text[0]):04x}{string(text[1:])[1:]}'
        return string(text)


def drawn_pods(random: Random) -> list[str]:
    """Pods of a list, as texts."""
    pod, writer = draw(random), Writer(random)
    texts = []
    for _ in range(random.randrange(2, 7)):
        if random.random() < 0.3:
            pod = deepcopy(pod)
            change(pod, random)
        texts.append(writer.pod(pod))
    return texts


def calls(pods: list[str], random: Random) -> Iterator[tuple[Any, ...]]:
    """The calls that read these pods: the name of the function, its texts and options."""
    seen = random.choice((shapes.rolling(), shapes.status(ready=3), shapes.status(3, 2, 1, 2)))
    sets = [_text(shapes.stateful_set(seen, uid=shapes.UID))]
    sets.append(_text(shapes.stateful_set(seen, name="demo-pool-1", uid=shapes.OTHER_UID)))
    grace = random.choice((0, 0, -1, 100))
    alone = f"[{','.join(pods)}]"
    mixed = [*sets, *pods]
    random.shuffle(mixed)
    beside = f'{{"kind":"List","items":[{",".join(mixed)}]}}'
    given: dict[str, Any] = {"rule": "kubernetes", "detail": True, "pod_grace": grace}
    yield "pool", sets[0], Options(pods=alone, **given)
    yield "list_pools", beside, Options(**given)
    yield "list_pools", f"[{','.join(sets)}]", Options(pods=alone, **given)
    yield "tenant", _TENANT, beside, Options(**given)


def _text(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def outcome(source: Any, function: str, *given: Any) -> object:
    """What a source says; why a text is no JSON, jansson says."""
    try:
        answer: Answer = getattr(source, function)(*given)
        return answer.json, answer.reason, answer.changed, answer.state
    except BadInput as error:
        is_json = error.code != "INVALID_JSON"
        return error.code, error.path, is_json and (error.message, error.place)


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--lists", type=int, metavar="N", default=250, help="how many")
    parser.add_argument("--seed", type=int, metavar="N", default=1, help="of the first list")
    arguments = parser.parse_args()
    report, library = Report(), Library()
    for number, call in enumerate(alike_neighbours.calls()):
        got, expected = outcome(library, *call), outcome(oracle, *call)
        report.equal(got, expected, f"neighbours {number}: {call}")
    for seed in range(arguments.seed, arguments.seed + arguments.lists):
        random = Random(seed)
        for call in calls(drawn_pods(random), random):
            got, expected = outcome(library, *call), outcome(oracle, *call)
            report.equal(got, expected, f"seed {seed}: {call}")
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
