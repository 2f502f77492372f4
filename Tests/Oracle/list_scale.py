#!/usr/bin/env python3
"""Lists of 50, 1,000 and 5,000 StatefulSets, uncut as a server serves them, in one call.

usage: list_scale.py

The 5,000 are 58 MB, which the default limit of 64 MiB lets in. Every entry must be there
and be the one of its place; how long it takes belongs to the benchmark.
"""

from __future__ import annotations

import json
import sys

import oracle
from jsontext import write
from library import Library
from model import Options
from recorded import RECORDINGS
from report import Report
from shapes import Json

_FIFTY = RECORDINGS / "full" / "list50.json"


def many(count: int, items: list[Json]) -> tuple[str, str]:
    """A list of so many under new names, and what is expected of it."""
    options = Options("kubernetes")
    templates = []
    for item in items:
        item["metadata"]["name"] = "@NAME@"
        answer = oracle.list_pools(write([item]), options).json
        templates.append((write(item), answer[1:-1]))
    texts, expected = [], []
    for number in range(count):
        text, status = templates[number % len(templates)]
        texts.append(text.replace("@NAME@", f"pool-{number}"))
        expected.append(status.replace("@NAME@", f"pool-{number}"))
    head = '{"kind":"StatefulSetList","apiVersion":"apps/v1","metadata":{},"items":['
    return head + ",".join(texts) + "]}", "[" + ",".join(expected) + "]"


def main() -> int:
    """Command line; there is none."""
    report, library = Report(), Library()
    text = _FIFTY.read_text(encoding="utf-8")
    value = json.loads(text)
    for rule in ("documented", "kubernetes"):
        options = Options(rule, detail=True)
        expected = oracle.list_pools(text, options).json
        report.equal(library.list_pools(text, options).json, expected, f"50, {rule}")
        pretty = json.dumps(value, ensure_ascii=False, indent=2)
        report.equal(library.list_pools(pretty, options).json, expected, f"50 pretty, {rule}")
    for count in (1000, 5000):
        text, expected = many(count, value["items"])
        got = library.list_pools(text, Options("kubernetes")).json
        entries = json.loads(got)
        print(f"{count} StatefulSets, {len(text.encode())} bytes in, {len(got.encode())} out")
        report.equal(len(entries), count, f"{count}: entries")
        names = [entry["ssName"] for entry in entries]
        report.equal(names, [f"pool-{i}" for i in range(count)], f"{count}: names")
        report.true(got == expected, f"{count}: the bytes are those of each alone")
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
