#!/usr/bin/env python3
"""The grid: every object of grid_draw.py through the library, compared with the oracle.

usage: grid.py [--oracle-only] [--every N] [--only N]

State, reason, changed and JSON of poolstatus_pool for all of them; state, reason and
changed of poolstatus_evaluate for every fourth. Prints how often each row of each table
was reached; a row that was not is a failure. --every N takes every Nth object, as
scripts/test-oracle.sh does: all of them take some minutes. --only N runs the Nth object alone
and prints it, to see what a difference is about.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice

import oracle
import reading
import reading_pods
import rows
from grid_draw import SIZE, Drawn, draw
from library import Library
from model import Answer, BadInput, StatefulSet
from places import Input

_SHOWN = 10
_EVALUATE_EACH = 4


@dataclass
class Report:
    """Counts, and the first differences."""

    passed: int = 0
    failed: int = 0
    objects: int = 0
    reached: Counter[str] = field(default_factory=Counter)

    def compare(self, where: str, expected: Answer, got: Answer | None, error: str) -> None:
        """One answer; the row does not come from the library."""
        if (
            got is not None
            and replace(got, rows=expected.rows, deadline=expected.deadline) == expected
        ):
            self.passed += 1
            return
        self.failed += 1
        if self.failed <= _SHOWN:
            print(f"{where}:\n  expected {expected}\n  got      {got or error}")

    def rows(self) -> None:
        """The table of rows; one that was not reached is a failure."""
        wanted = [f"documented {row}" for row in rows.DOCUMENTED]
        wanted += [f"kubernetes {row}" for row in rows.POOL]
        wanted += [f"deadline {branch}" for branch in rows.DEADLINE]
        for row in wanted:
            print(f"{self.reached[row]:8} {row}")
            if self.reached[row]:
                self.passed += 1
            else:
                self.failed += 1


def evaluated(one: Drawn) -> tuple[StatefulSet, Answer] | None:
    """The object as an observation, and the oracle's answer; None where it cannot be one."""
    options = one.options
    seen = reading.stateful_set(Input(one.text).top, options.rule)
    # An observation has no labels and no namespace, and cannot say that a status is empty.
    seen = replace(seen, pool_label=None, namespace=None)
    known = (seen.replicas, seen.ready, seen.current, seen.updated, seen.update_revision)
    if seen.has_status and not any(value is not None for value in known):
        return None
    pods = None
    if options.pods is not None:
        pods = reading_pods.pod_list(Input(options.pods).top)
        for pod in pods:
            reading_pods.read_owned(pod)
    previous = None
    if options.previous is not None:
        previous = reading.previous(Input(options.previous).top)
    answer = oracle.of_pool(seen, "demo-pool-0", pods, previous, options)
    return seen, replace(answer, json="")


def run(library: Library | None, every: int) -> Report:
    """Every Nth object of the grid; without a library only the rows."""
    report = Report()
    for one in draw(every):
        report.objects += 1
        expected = oracle.pool(one.text, one.options)
        report.reached[f"{one.options.rule} {expected.rows[0]}"] += 1
        report.reached[f"deadline {expected.deadline}"] += 1
        if library is None:
            continue
        got, error = None, ""
        try:
            got = library.pool(one.text, one.options)
        except BadInput as problem:
            error = str(problem)
        report.compare(f"object {one.index}", expected, got, error)
        observed = evaluated(one) if one.index % _EVALUATE_EACH == 0 else None
        if observed:
            got = None
            try:
                got = library.evaluate(observed[0], one.options)
            except BadInput as problem:
                error = str(problem)
            report.compare(f"observation {one.index}", observed[1], got, error)
    return report


def show(index: int) -> int:
    """One object, its options, and what the oracle says."""
    one = next(islice(draw(), index, None))
    print(one.text)
    print(one.options)
    print(oracle.pool(one.text, one.options))
    return 0


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--oracle-only", action="store_true", help="only count the rows")
    parser.add_argument("--every", type=int, metavar="N", default=1, help="take every Nth object")
    parser.add_argument("--only", type=int, metavar="N", help="show the Nth object")
    arguments = parser.parse_args()
    if arguments.only is not None:
        return show(arguments.only)
    report = run(None if arguments.oracle_only else Library(), arguments.every)
    report.rows()
    print(f"{report.objects} of {SIZE} objects")
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
