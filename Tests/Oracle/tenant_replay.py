#!/usr/bin/env python3
"""The recording of three pools, replayed as an operator would: each status is fed back in.

usage: tenant_replay.py [--oracle-only]

After each event the Tenant's status is made anew of the StatefulSets and pods as they
stand. The library must answer as the oracle does, byte for byte; and both must keep what
needs no oracle: the same event again changes nothing, lastTransitionTime moves with its
status and never else, the conditions are those of currentState, Ready is True only where
all pools are complete by their pods, and each pool is what the recording says of it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

import oracle
from casefile import Source
from jsontext import write
from library import Library
from model import Answer, Options
from recorded import RECORDINGS, Line, is_complete, replay
from report import Report
from shapes import Json, tenant

_THREE_POOLS = RECORDINGS / "t1-three-pools.jsonl"
_POOLS = ("pool-0", "pool-1", "pool-2")
# Ready, Reconciling, Degraded, Stalled. Degraded may be stalled or not.
_HOLDS = {
    "Ready": {"TFFF"},
    "Updating": {"FTFF"},
    "Degraded": {"FFTF", "FFTT"},
    "NotReady": {"FFFF"},
}
_WAYS = {
    "kubernetes with pods": Options("kubernetes", detail=True),
    "kubernetes without pods": Options("kubernetes"),
    "kubernetes, variant names": Options("kubernetes", detail=True, variant_names=True),
    "documented": Options("documented", detail=True),
}


@dataclass
class Operator:
    """One that remembers nothing but the Tenant's status."""

    source: Source
    options: Options
    with_pods: bool
    generation: int = 1
    sets: dict[str, Json] = field(default_factory=dict)
    status: Json = field(default_factory=dict)

    def reconcile(self, line: Line) -> Answer:
        """The status after an event; it is not kept yet."""
        if line.stateful_set is None:
            self.sets.pop(line.name, None)
        else:
            self.sets[line.name] = line.stateful_set
        pods = write({"kind": "PodList", "items": line.pods}) if self.with_pods else None
        value = tenant(*_POOLS, seen=self.status, generation=self.generation, namespace=None)
        sets = {"kind": "StatefulSetList", "items": list(self.sets.values())}
        options = replace(self.options, now=line.at, pods=pods)
        return self.source.tenant(write(value), write(sets), options)


def _by_type(status: Json) -> dict[str, Json]:
    return {one["type"]: one for one in status.get("conditions", [])}


def check_conditions(then: Json, now: Json, at: str, where: str, report: Report) -> None:
    """The conditions of one status, against the status before."""
    before, conditions = _by_type(then), now["conditions"]
    kinds = [one["type"] for one in conditions]
    report.equal(kinds, ["Ready", "Reconciling", "Degraded", "Stalled"], f"{where} types")
    letters = "".join(one["status"][0] for one in conditions)
    report.true(letters in _HOLDS[now["currentState"]], f"{where} {now['currentState']} {letters}")
    for one in conditions:
        last = before.get(one["type"])
        stays = last is not None and last["status"] == one["status"]
        expected = last["lastTransitionTime"] if last and stays else at
        report.equal(one["lastTransitionTime"], expected, f"{where} {one['type']} time")


def check_event(operator: Operator, line: Line, way: str, report: Report) -> Answer:
    """One event, twice; the second time nothing may change."""
    where = f"{way}, line {line.number}"
    before = operator.status
    answer = operator.reconcile(line)
    now = json.loads(answer.json)
    same = json.dumps(before) == json.dumps(now)
    report.equal(answer.changed, 0 if same else 1, f"{where} changed")
    check_conditions(before, now, line.at, where, report)
    report.equal([p["ssName"] for p in now["pools"]], [f"demo-{p}" for p in _POOLS], where)
    sums = sum(pool.get("readyReplicas", 0) for pool in now["pools"])
    report.equal(now["availableReplicas"], sums, f"{where} sum")
    operator.status = now
    again = operator.reconcile(line)
    report.equal((again.changed, again.json), (0, answer.json), f"{where} again")
    return answer


def check_pools(operator: Operator, line: Line, way: str, report: Report) -> None:
    """What the recording says of the pool of the line, and the truth by the pods."""
    status, expected = operator.status, line.expect
    for pool in status["pools"]:
        if pool["ssName"] == line.name and way == "documented":
            report.equal(pool["state"], expected["documented"], f"{way} {line.place}")
        elif pool["ssName"] == line.name and way == "kubernetes with pods":
            got = [pool["state"], pool["reason"]]
            report.equal(got, expected["kubernetesWithPods"], f"{way} {line.place}")
    if status["currentState"] == "Ready" and operator.with_pods:
        complete = all(is_complete(one, line.pods) for one in operator.sets.values())
        report.true(complete and len(operator.sets) == 3, f"{way} {line.place} is Ready too early")


def replay_all(sources: dict[str, Source], way: str, options: Options, report: Report) -> None:
    """The whole recording, once a source, side by side."""
    with_pods = options.rule == "kubernetes" and "without" not in way
    operators = {who: Operator(source, options, with_pods) for who, source in sources.items()}
    seen: Counter[str] = Counter()
    for line in replay(_THREE_POOLS):
        answers = {}
        for who, operator in operators.items():
            operator.generation = 1 + line.number // 50  # a new spec now and then
            answers[who] = check_event(operator, line, f"{who}, {way}", report)
            check_pools(operator, line, way, report)
        expected = answers["oracle"]
        for who, answer in answers.items():
            got: Any = replace(answer, rows=expected.rows)
            report.equal(got, expected, f"{who}, {way}, line {line.number}")
        seen[json.loads(expected.json)["currentState"]] += 1
    states = ", ".join(f"{state} {count}" for state, count in sorted(seen.items()))
    print(f"{way}: {states}")
    report.true(len(seen) > 1 and seen["Ready"] > 0, f"{way}: {seen}")
    last = operators["oracle"].status["currentState"]
    report.equal(last, "Ready", f"{way}: at the end")


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--oracle-only", action="store_true")
    arguments = parser.parse_args()
    sources: dict[str, Source] = {"oracle": oracle}
    if not arguments.oracle_only:
        sources["library"] = Library()
    report = Report()
    for way, options in _WAYS.items():
        replay_all(sources, way, options, report)
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
