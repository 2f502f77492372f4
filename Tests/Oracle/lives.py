#!/usr/bin/env python3
"""Random lives of pools, whose intent is known: what a verdict says beside what goes on.

usage: lives.py [--looks N] [--oracle | --library] [--without-pods] [--first LIFE]
                [--show CLASS] [--examples N]

Each life is one pool on a simulated cluster (lives_cluster.py) that people and fate do things
to; an operator looks now and then, with its own last status as `previous`. lives_truth.py says
what is right. At no look may a pool be called complete that is not, or is not yet (before
minReadySeconds are over, before the counters say so), and no status may be written twice for
the same objects; at most 5% of the looks may say another state than what
goes on. Without pods nothing is asked for: the table is printed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

import oracle
from casefile import Source
from library import Library
from lives_looks import FALSE_COMPLETE, FALSE_FAILURE, TOO_EARLY, WRITTEN_TWICE, Look, live
from report import Report

_LOOKS_A_LIFE = 75
_ALLOWED = 0.05
_LOOKS = 3000


class Table:
    """The looks, counted by class."""

    def __init__(self) -> None:
        self.looks = 0
        self.kinds: Counter[str] = Counter()
        self.differ = 0
        self.right: Counter[str] = Counter()
        self.examples: dict[str, list[Look]] = defaultdict(list)

    def add(self, look: Look, examples: int) -> None:
        """One look."""
        self.looks += 1
        self.right[look.truth.state] += 1
        self.differ += not look.agrees
        for kind in look.kinds:
            self.kinds[kind] += 1
            if len(self.examples[kind]) < examples:
                self.examples[kind].append(look)

    def count(self, prefix: str) -> int:
        """Looks in the classes whose names begin so."""
        return sum(count for kind, count in self.kinds.items() if kind.startswith(prefix))

    def show(self) -> None:
        """Prints it."""
        states = ", ".join(f"{state} {count}" for state, count in self.right.most_common())
        print(f"{self.looks} looks: {states}")
        for prefix in (FALSE_COMPLETE, TOO_EARLY, FALSE_FAILURE, WRITTEN_TWICE):
            print(f"{self.count(prefix):>7}  {prefix}")
        share = 100 * self.differ / max(self.looks, 1)
        print(f"{self.differ:>7}  another state than what goes on ({share:.1f}%), of these:")
        for kind, count in self.kinds.most_common():
            print(f"{count:>7}  {kind}")


def looks(total: int, first: int, source: Source, with_pods: bool) -> Iterator[Look]:
    """So many, of as many lives as that takes."""
    life = first
    while total > 0:
        number = min(total, _LOOKS_A_LIFE)
        yield from live(life, number, lambda: source, with_pods)
        total -= number
        life += 1


def explain(look: Look) -> None:
    """Prints a look, with what is needed to make it again."""
    truth = look.truth
    print(f"-- life {look.life}, look {look.number}, {look.options.now}, deadline", end=" ")
    print(f"{look.options.deadline}: {truth.what}, {truth.state}; said {look.state} {look.reason}")
    print(f"   {look.stateful_set}")
    print(f"   previous {look.options.previous}")
    print(f"   pods {look.options.pods}")


def arguments() -> argparse.Namespace:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--looks", type=int, default=_LOOKS)
    parser.add_argument("--first", type=int, default=0, metavar="LIFE")
    parser.add_argument("--without-pods", action="store_true")
    parser.add_argument("--show", metavar="CLASS", help="examples of classes that begin so")
    parser.add_argument("--examples", type=int, default=3)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--oracle", action="store_true", help="only the oracle")
    which.add_argument("--library", action="store_true", help="only the library")
    return parser.parse_args()


def main() -> int:
    """Runs the lives."""
    asked = arguments()
    sources: dict[str, Source] = {}
    if not asked.library:
        sources["oracle"] = oracle
    if not asked.oracle:
        sources["library"] = Library()
    report = Report()
    for who, source in sources.items():
        table = Table()
        for look in looks(asked.looks, asked.first, source, not asked.without_pods):
            table.add(look, asked.examples)
        print(f"{who}, {'without pods' if asked.without_pods else 'with pods'}")
        table.show()
        for kind in sorted(table.examples):
            if asked.show is not None and kind.startswith(asked.show):
                print(kind)
                for look in table.examples[kind]:
                    explain(look)
        report.equal(table.count(WRITTEN_TWICE), 0, f"{who}: statuses written twice")
        if not asked.without_pods:
            report.equal(table.count(FALSE_COMPLETE), 0, f"{who}: false completes")
            report.equal(table.count(TOO_EARLY), 0, f"{who}: completes too early")
            share = table.differ / max(table.looks, 1)
            report.true(share <= _ALLOWED, f"{who}: {share:.1%} of the looks differ")
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
