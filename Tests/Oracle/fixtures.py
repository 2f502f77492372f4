#!/usr/bin/env python3
"""The fixtures: most of them are written by cases_*.py, some groups by hand.

usage: fixtures.py [--write | --library]

With --write the folders are written from cases_*.py, with what the oracle expects. Without
it every committed case is compared with its definition, evaluated by the oracle from its
files alone, and must reach the row that it is named after; every row must be reached. The
cases that are written by hand are evaluated in the same way.
With --library the library is asked instead.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import cases_deadline
import cases_failing
import cases_ignored
import cases_inputs
import cases_list
import cases_messages
import cases_names
import cases_names_pods
import cases_numbers
import cases_order
import cases_order_more
import cases_order_texts
import cases_owners
import cases_pods
import cases_previous
import cases_reported
import cases_rows
import cases_rows_failed
import cases_rows_under_way
import cases_tenant
import cases_tenant_life
import cases_tenant_status
import cases_text
import cases_text_preserved
import cases_types
import cases_types_more
import cases_usual
import library
import oracle
import rows
from casefile import CASES, CaseFile, Outcome
from define import Defined
from shapes import Json

GROUPS = (
    *("kubernetes-*", "tenant-*", "list-*", "previous-*", "pods-*", "pool-usual"),
    *("types-*", "order-*", "text-*", "inputs-*", "reported-*"),
)


def defined() -> list[Defined]:
    """All cases, in the order of their names."""
    modules = (
        cases_deadline,
        cases_failing,
        cases_ignored,
        cases_inputs,
        cases_list,
        cases_messages,
        cases_names,
        cases_names_pods,
        cases_numbers,
        cases_order,
        cases_order_more,
        cases_order_texts,
        cases_owners,
        cases_pods,
        cases_previous,
        cases_reported,
        cases_rows,
        cases_rows_failed,
        cases_rows_under_way,
        cases_tenant,
        cases_tenant_life,
        cases_tenant_status,
        cases_text,
        cases_text_preserved,
        cases_types,
        cases_types_more,
        cases_usual,
    )
    found = [case for module in modules for case in module.cases()]
    twice = [name for name, count in Counter(c.name for c in found).items() if count > 1]
    if twice:
        raise SystemExit(f"defined twice: {twice}")
    return sorted(found, key=lambda case: case.name)


def render(case: Defined) -> tuple[dict[str, bytes], Outcome]:
    """The files of a case's folder, and what the oracle says of it."""
    if case.error is None:
        outcome = CaseFile(CASES / case.name, case.keys, case.files).ask(oracle)
    else:
        outcome = Outcome(case.error)
    lines = [f"# {case.why}"] if case.why else []
    lines += [f"{key} {value}" for key, value in case.keys.items()]
    files = {name: content.encode(errors="surrogateescape") for name, content in case.files.items()}
    files["case"] = ("\n".join(lines + outcome.lines) + "\n").encode()
    if outcome.json is not None:
        files["expected.json"] = (outcome.json + "\n").encode()
    return files, outcome


def write() -> int:
    """Writes all folders anew."""
    for group in GROUPS:
        for folder in CASES.glob(group):
            shutil.rmtree(folder)
    cases = defined()
    for case in cases:
        folder = CASES / case.name
        folder.mkdir(parents=True)
        for name, content in render(case)[0].items():
            (folder / name).write_bytes(content)
    print(f"{len(cases)} cases written")
    return 0


def committed() -> list[Path]:
    """The folders that are there."""
    return sorted(f.parent for group in GROUPS for f in CASES.glob(f"{group}/*/case"))


def check() -> list[str]:
    """What is wrong with the committed cases; "" for each that is right."""
    results, reached = [], {"pool": set[str](), "tenant": set[str](), "deadline": set[str]()}
    cases = {CASES / case.name: case for case in defined()}
    for folder in committed():
        case = cases.pop(folder, None)
        name = folder.relative_to(CASES)
        if case is None:
            results.append(f"{name}: not defined")
            continue
        files, outcome = render(case)
        there = {file.name: file.read_bytes() for file in folder.iterdir()}
        call = case.keys["call"]
        # The rows of the documented rule are not those of the kubernetes rule.
        if call in reached and outcome.rows and ("rule" in case.keys or call == "tenant"):
            reached[call].add(outcome.rows[0])
            reached["deadline"].add(outcome.deadline)
        problem = "" if there == files else f"{name}: not as defined: run --write"
        if case.error is None and not problem:
            problem = difference(name, CaseFile.read(folder).ask(oracle), folder)
        if not problem and case.rows and outcome.rows != case.rows:
            problem = f"{name}: rows {outcome.rows}, expected {case.rows}"
        if not problem and case.changed not in (None, outcome.changed):
            problem = f"{name}: changed {outcome.changed}, expected {case.changed}"
        if not problem and case.problem not in (None, outcome.problem):
            problem = f"{name}: {outcome.problem}, expected {case.problem}"
        if not problem and case.says is not None:
            problem = contradiction(name, case.says, outcome)
        results.append(problem)
    results += [f"{folder}: not written" for folder in cases]
    results += [check_by_hand(folder) for folder in by_hand()]
    tables = (("pool", rows.POOL), ("tenant", rows.TENANT), ("deadline", rows.DEADLINE))
    for call, table in tables:
        missing = [f"no {call} case reaches row {row}" for row in table if row not in reached[call]]
        results += missing or [""]
    return results


def contradiction(name: Path, says: Json, outcome: Outcome) -> str:
    """What the answer says otherwise than is known from elsewhere; "" for nothing."""
    got: Json = {"code": outcome.lines[0].partition(" ")[2]}
    if outcome.json is not None:
        got.update(json.loads(outcome.json))
    for key, value in says.items():
        if picked(got.get(key), value) != value:
            return f"{name}: {key} is {got.get(key)}, expected {value}"
    return ""


def picked(got: Any, like: Any) -> Any:
    """Of `got` what `like` has: its members, and as many items."""
    if isinstance(got, dict) and isinstance(like, dict):
        return {key: picked(got.get(key), value) for key, value in like.items()}
    if isinstance(got, list) and isinstance(like, list):
        more = [] if like and "type" in like[0] else got[len(like) :]  # of other conditions
        return [picked(*pair) for pair in zip(got, like)] + more
    return got


def by_hand() -> list[Path]:
    """The other folders that are there, but for those that test the arguments of a call."""
    others = {f.parent for f in CASES.glob("*/*/case")} - set(committed())
    return [folder for folder in sorted(others) if not _tests_arguments(CaseFile.read(folder))]


def _tests_arguments(case: CaseFile) -> bool:
    message = case.keys.get("message", "")
    is_argument = case.keys["code"] == "INVALID_ARGUMENT" and message != oracle.NO_NAME
    return is_argument or "max-input-bytes" in case.keys


def check_by_hand(folder: Path) -> str:
    """What is wrong with such a case; "" if it is right."""
    case = CaseFile.read(folder)
    got, expected = case.ask(oracle), case.expected()
    is_no_json = got.lines[0] == expected.lines[0] == "code INVALID_JSON"
    if is_no_json and got.lines[-1] == "message ":
        return ""  # Why it is none, jansson says.
    return difference(folder.relative_to(CASES), got, folder)


def ask_library() -> list[str]:
    """The library's differences from the committed cases."""
    source = library.Library()
    return [
        difference(folder.relative_to(CASES), CaseFile.read(folder).ask(source), folder)
        for folder in (*committed(), *by_hand())
    ]


def difference(name: Path, got: Outcome, folder: Path) -> str:
    """What differs from the case file; "" for nothing."""
    expected = CaseFile.read(folder).expected()
    if got.lines == expected.lines and got.json == expected.json:
        return ""
    return (
        f"{name}:\n  got      {got.lines} {got.json}\n  expected {expected.lines} {expected.json}"
    )


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--write", action="store_true", help="write the folders anew")
    parser.add_argument("--library", action="store_true", help="ask the library")
    arguments = parser.parse_args()
    if arguments.write:
        return write()
    results = ask_library() if arguments.library else check()
    failures = [problem for problem in results if problem]
    for problem in failures:
        print(problem)
    print(f"{len(results) - len(failures)} passed, {len(failures)} failed")
    return 1 if failures or not results else 0


if __name__ == "__main__":
    sys.exit(main())
