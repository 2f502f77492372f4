#!/usr/bin/env python3
"""Replays the recorded scenarios against the oracle and, where it is built, the library.

usage: recordings.py [--table] [--check FILE...] [--require-library]

Every expectation of every line must hold: documented, kubernetes, kubernetesAlone,
kubernetesWithPods, kubernetesImpatient. With --table the table and its caption are printed instead
of the report; with --check the text between the markers of a file must be its one of the two.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import library
import oracle
import recordings_table
from jsontext import write
from model import Answer, Options
from recorded import Line, is_complete, replay, scenarios, waits_for_min_ready


class Source(Protocol):
    """Who is asked: the oracle or the library."""

    def pool(self, text: str, options: Options) -> Answer:
        """What poolstatus_pool answers."""
        ...


@dataclass
class Judgement:
    """What each rule says after one line, and the truth."""

    line: Line
    says: dict[str, Answer]
    complete: bool


@dataclass
class Replayer:
    """One scenario, with the previous status of each name as each way of asking has it."""

    source: Source
    before: dict[tuple[str, str], str] = field(default_factory=dict)
    kept: dict[str, Answer] = field(default_factory=dict)

    def run(self, path: Path) -> Iterator[Judgement]:
        """The lines that have expectations; on a pod's line the rules that see no pods
        say what they said of the StatefulSet as it still stands."""
        for line in replay(path):
            if line.stateful_set is None:
                for known in [key for key in self.before if key[1] == line.name]:
                    del self.before[known]
            elif line.expect:
                says = self._ask(line, write(line.stateful_set))
                truth = is_complete(line.stateful_set, line.pods)
                yield Judgement(line, says, truth)

    def _ask(self, line: Line, text: str) -> dict[str, Answer]:
        pool, name = self.source.pool, line.name
        says = {"documented": pool(text, Options(now=line.at))}
        alone = Options("kubernetes", now=line.at)
        says["kubernetesAlone"] = pool(text, alone)
        if line.is_stateful_set:
            self.kept[name] = self._remember("kubernetes", text, line, None)
        says["kubernetes"] = self.kept[name]
        pods = write(line.pods)
        # A recording is a few seconds long: no grace ends in it.
        for way, grace in (("kubernetesWithPods", 0), ("kubernetesImpatient", -1)):
            says[way] = self._remember(way, text, line, pods, grace)
        return says

    def _remember(
        self, way: str, text: str, line: Line, pods: str | None, grace: int = 0
    ) -> Answer:
        key = (way, line.name)
        before = self.before.get(key, "{}")
        options = Options("kubernetes", now=line.at, previous=before, pods=pods)
        options.pod_grace = grace
        answer = self.source.pool(text, options)
        self.before[key] = answer.json
        return answer


@dataclass
class Report:
    """Counts and what went wrong."""

    held: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def check(self, holds: bool, what: str, message: str) -> None:
        """One check."""
        self.held[what] += holds
        if not holds:
            self.failures.append(message)


def check(judged: Judgement, who: str, report: Report) -> None:
    """The expectations of a line, and what must never happen on one."""
    line = judged.line
    for way, expected in line.expect.items():
        if way == "kubectl":
            continue
        answer = judged.says[way]
        got: object = "Pool" + answer.state
        if way != "documented":
            got = ["Pool" + answer.state, answer.reason]
        message = f"{who} {line.place} {way}: got {got}, expected {expected}"
        report.check(got == expected, f"{who} {way}", message)
    with_pods = judged.says["kubernetesWithPods"].state == "RolloutComplete"
    report.check(
        judged.complete or not with_pods,
        f"{who} complete with pods only where it is true",
        f"{who} {line.place}: complete with pods, but not by the pods",
    )
    kubectl = line.expect.get("kubectl")
    if kubectl and kubectl["done"] and "error" not in kubectl:
        answer = judged.says["kubernetes"]
        settled = answer.state == "RolloutComplete" or answer.reason == "ScaledToZero"
        if not settled:
            report.check(
                answer.reason in ("Terminating", "ScalingDown")
                # which kubectl does not wait for
                or waits_for_min_ready(line.stateful_set or {}),
                f"{who} kubectl done, kubernetes {answer.reason}",
                f"{who} {line.place}: kubectl done, kubernetes {answer.reason}",
            )


def judge(source: Source) -> list[Judgement]:
    """All scenarios."""
    return [j for path in scenarios() for j in Replayer(source).run(path)]


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--table", action="store_true", help="print table and caption")
    parser.add_argument("--check", metavar="FILE", nargs="+", help="README.md or KubernetesRule.md")
    parser.add_argument("--require-library", action="store_true")
    arguments = parser.parse_args()
    sources: list[tuple[str, Source]] = [("oracle", oracle)]
    if arguments.require_library or library.path().exists():
        sources.append(("library", library.Library()))
    report, parts = Report(), dict[str, str]()
    for who, source in sources:
        judged = judge(source)
        for one in judged:
            check(one, who, report)
        # The last one is the library, where it is there: the table is of what ships.
        parts = recordings_table.markdown(judged)
    for name in arguments.check or []:
        problem = recordings_table.difference(Path(name), parts)
        report.check(not problem, f"what is measured, in {name}", problem)
    output = sys.stderr if arguments.table else sys.stdout
    if arguments.table:
        print("\n\n".join(parts.values()))
    for what, count in sorted(report.held.items()):
        print(f"{count:6} {what}", file=output)
    for failure in report.failures[:20]:
        print(failure, file=output)
    passed, failed = sum(report.held.values()), len(report.failures)
    print(f"{passed} passed, {failed} failed", file=output)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
