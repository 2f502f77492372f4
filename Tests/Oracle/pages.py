#!/usr/bin/env python3
"""Rows are numbered once, in the pages of the rules: everything else refers to these numbers.

usage: pages.py

Compares the tables of the catalog (Sources/PoolStatus/PoolStatus.docc) with those of README.md, the
comments of the code and its tests, the names of the fixtures, and rows.py; and the reasons with
Reason.swift. Files that a page names have to exist.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import rows
from report import Report

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOG = ROOT / "Sources/PoolStatus/PoolStatus.docc"
RULES = ROOT / "Sources/PoolStatus/Rules"
CASES = ROOT / "Tests/Fixtures/cases"

# What begins a path of the source tree.
_FOLDERS = ("Sources", "Tests", "include", "examples", "scripts", "Package.swift", "README.md")
_NUMBER = r"\d+[a-z]?"
_MENTION = re.compile(rf"\b[Rr]ows? ({_NUMBER})(?:(?: to | and |, ){_NUMBER})*")


@dataclass
class Row:
    """A row of a rule's table: the words in backticks of its last two cells."""

    states: list[str]
    reasons: list[str]


@dataclass
class Rule:
    """Where a rule's rows are used."""

    page: str
    file: str  # of Sources/PoolStatus/Rules
    rows: tuple[str, ...]  # as the oracle's verdicts name them
    group: str  # of the fixtures
    prefix: str  # of a fixture's name: a pattern whose group is the row


DOCUMENTED = Rule("DocumentedRule", "DocumentedRule", rows.DOCUMENTED, "pool-rows", r"row-(\d+)-")
KUBERNETES = Rule(
    "KubernetesRule", "KubernetesRule", rows.POOL, "kubernetes-rows", rf"0*({_NUMBER})-"
)
TENANT = Rule(
    "TenantRule", "TenantRule", rows.TENANT, "tenant-rows", rf"(?:documented-)?({_NUMBER})-"
)


def text_of(path: Path) -> str:
    """A file of the source tree."""
    return path.read_text(encoding="utf-8")


def cells(line: str) -> list[str]:
    """The cells of a line of a table; none of any other line."""
    return [cell.strip() for cell in line.strip().strip("|").split(" | ")] if "|" in line else []


def tables(text: str) -> list[dict[str, Row]]:
    """The tables whose first column is the number of a row."""
    found: list[dict[str, Row]] = []
    inside = False
    for line in text.splitlines():
        row = cells(line)
        if row[:1] == ["#"]:
            found.append({})
        inside = row[:1] == ["#"] or (inside and bool(row))
        if inside and re.fullmatch(_NUMBER, row[0]):
            states, reasons = (re.findall(r"`([A-Z]\w+)`", cell) for cell in row[-2:])
            found[-1][row[0]] = Row(sorted(states), sorted(reasons))
    return found


def words() -> set[str]:
    """The words of Reason.swift."""
    return set(re.findall(r'^    case \.\w+: "(\w+)"$', text_of(RULES / "Reason.swift"), re.M))


def mentions(text: str) -> Iterator[str]:
    """The numbers of rows in the comments of a source; of "8a to 8d" the two."""
    for line in text.splitlines():
        comment = re.search(r'(?://|""").*', line)
        for mention in _MENTION.finditer(comment.group() if comment else ""):
            yield from re.findall(rf"\b{_NUMBER}\b", mention.group())


def expand(numbers: Iterable[str], known: list[str], text: str) -> set[str]:
    """The numbers, and those between the two of "8a to 8d"."""
    found = set(numbers)
    for first, last in re.findall(rf"[Rr]ows ({_NUMBER}) to ({_NUMBER})", text):
        if first in known and last in known:
            found.update(known[known.index(first) : known.index(last) + 1])
    return found


def check_rule(rule: Rule, table: dict[str, Row], report: Report) -> None:
    """One page against the code, the oracle and the fixtures."""
    known = list(table)
    report.equal(known, list(dict.fromkeys(known)), f"{rule.page}: rows once")
    report.equal(list(dict.fromkeys(r.split("-")[0] for r in rule.rows)), known, "rows.py")
    source = text_of(RULES / f"{rule.file}.swift")
    used = expand(mentions(source), known, source)
    report.equal(sorted(used), sorted(known), f"{rule.file}.swift: rows in comments")
    folders = sorted(path.name for path in (CASES / rule.group).iterdir())
    reached = set()
    for name in folders:
        number = re.match(rule.prefix, name)
        row = number.group(1) if number else None
        report.true(row in table, f"{rule.group}/{name}: row {row} is on the page {rule.page}")
        reached.add(row)
    report.equal(sorted(set(known) - reached), [], f"{rule.group}: rows without a fixture")


def check_mentions(known: set[str], report: Report) -> None:
    """Comments elsewhere name rows that some page has."""
    for folder, pattern in (
        ("Sources", "*.swift"),
        ("Tests/Oracle", "*.py"),
        ("Tests/PoolStatusTests", "*.swift"),
    ):
        for path in sorted((ROOT / folder).rglob(pattern)):
            unknown = set(mentions(text_of(path))) - known
            report.equal(unknown, set(), f"{path.relative_to(ROOT)}: rows that no page has")


def check_reasons(pages: dict[str, str], found: list[dict[str, Row]], report: Report) -> None:
    """Every reason is explained, and every reason of a table is one."""
    known = words()
    report.true(len(known) > 30, "the words of Reason.swift are found")
    explained = set(re.findall(r"`(\w+)`", "\n".join(pages.values())))
    for word in sorted(known):
        report.true(word in explained, f"reason {word} stands in a page")
    for table in found:
        for number, row in table.items():
            report.equal(set(row.reasons) - known, set(), f"row {number}: unknown reasons")


def check_readme(found: list[dict[str, Row]], report: Report) -> None:
    """README's tables have the same rows, states and reasons, and it lists every reason."""
    text = text_of(ROOT / "README.md")
    mine = tables(text)
    report.equal(len(mine), len(found), "README has a table for each rule")
    for name, table, theirs in zip(("documented", "kubernetes", "tenant"), mine, found):
        report.equal(list(table), list(theirs), f"README, {name} rule: rows")
        for number, row in table.items():
            report.equal(row, theirs.get(number), f"README, {name} rule: row {number}")
    listed = set(re.findall(r"`(\w+)`", text))
    for word in sorted(words()):
        report.true(word in listed, f"README lists the reason {word}")


def check_paths(pages: dict[str, str], report: Report) -> None:
    """Whatever a page names is there."""
    named = 0
    for name, text in pages.items():
        for path in re.findall(r"`([\w./+*-]+)`", text):
            if path.split("/")[0] in _FOLDERS and not path.endswith("/"):
                named += 1
                report.true(any(ROOT.glob(path)), f"{name}: {path} exists")
    report.true(named > 100, "paths are found in the pages")


def main() -> int:
    """Compare all."""
    report = Report()
    pages = {path.stem: text_of(path) for path in sorted(CATALOG.glob("*.md"))}
    found = []
    for rule in (DOCUMENTED, KUBERNETES, TENANT):
        of_page = tables(pages[rule.page])
        report.equal(len(of_page), 1, f"{rule.page} has one table of rows")
        found.append(of_page[0])
        check_rule(rule, of_page[0], report)
    known = {number for table in found for number in table}
    # "Row 8" is 8a, 9b and so on.
    check_mentions(known | {number.rstrip("abcdef") for number in known}, report)
    check_reasons(pages, found, report)
    check_readme(found, report)
    check_paths(pages, report)
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
