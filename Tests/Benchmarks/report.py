"""Makes Markdown of what the benchmark's programs printed.

    report.py RESULTS [--page FILE]

RESULTS is a folder of *.tsv files, of `go test -bench` (hosts-go.txt) and of the Python host's
bench.py (hosts-python.txt). With --page, what stands in FILE between the marks bench:begin
and bench:end is replaced by the two tables for it.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
from collections import defaultdict
from pathlib import Path

BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"
NAMES = {
    "status": "bare status",
    "small": "small object",
    "object": "uncut object",
    "pretty": "uncut, pretty",
    "list50": "list of 50",
    "list1000": "list of 1,000",
}
NONE = ""


class Results:
    """All lines of all files."""

    def __init__(self, folder: Path) -> None:
        self.titles: dict[str, str] = {}
        self.inputs: dict[str, tuple[int, int]] = {}  # objects, bytes
        self.times: dict[tuple[str, str], list[float]] = defaultdict(list)
        self.allocations: dict[tuple[str, str], int] = {}
        self.calls: dict[tuple[str, str], float] = {}
        self.threads: dict[tuple[str, str, str], float] = {}
        self.instructions: dict[str, float] = {}
        self.growth: list[tuple[str, ...]] = []  # what, items, ns, ratio to half as many
        self.notes: dict[str, None] = {}  # in their order, each once
        self.skips: dict[str, str] = {}
        for file in sorted(folder.glob("*.tsv")):
            for line in file.read_text().splitlines():
                self.add(*line.split("\t"))
        self.add_go_host(folder / "hosts-go.txt")
        self.add_python_host(folder / "hosts-python.txt")

    def add(self, kind: str, *fields: str) -> None:
        """One line."""
        if kind == "peer":
            self.titles[fields[0]] = fields[1]
        elif kind == "input":
            self.inputs[fields[0]] = (int(fields[1]), int(fields[2]))
        elif kind == "time":
            self.times[fields[0], fields[1]].append(float(fields[2]))
        elif kind == "allocations":
            self.allocations[fields[0], fields[1]] = int(fields[2])
        elif kind == "call":
            self.calls[fields[0], fields[1]] = float(fields[2])
        elif kind == "threads":
            self.threads[fields[0], fields[1], fields[2]] = float(fields[3])
        elif kind == "instructions":
            self.instructions[fields[0]] = float(fields[1])
        elif kind == "growth":
            self.growth.append(fields)
        elif kind == "note":
            self.notes[fields[0]] = None
        elif kind == "skip":
            self.skips[fields[0]] = fields[1]
        else:
            raise SystemExit(f"report: what is a line of {kind!r}?")

    def add_go_host(self, file: Path) -> None:
        """Lines like "BenchmarkDecide-2   123  45.6 ns/op": the least of the repetitions."""
        names = {
            "Version": "version",
            "Decide": "decide",
            "Evaluate": "evaluate",
            "PoolStatus": "status",
            "PoolObject": "object",
            "GoStatus": "status by json",
            "GoObject": "object by json",
        }
        found = defaultdict(list)
        text = file.read_text() if file.exists() else ""
        for name, ns in re.findall(r"^Benchmark(\w+?)(?:-\d+)?\s+\d+\s+([\d.]+) ns/op", text, re.M):
            found[name].append(float(ns))
        for name, what in names.items():
            if found[name]:
                self.calls["Go, cgo", what] = min(found[name])  # wall-clock time

    def add_python_host(self, file: Path) -> None:
        """Rows like "| poolstatus.pool | 123 ns | 456 ns |": a bare status, an uncut object."""
        names = {
            "poolstatus.pool": ("status", "object"),
            "poolstatus.decide": ("decide", ""),
            "json + rule": ("status by json", "object by json"),
            "msgspec + rule": ("status by msgspec", "object by msgspec"),
        }
        for line in file.read_text().splitlines() if file.exists() else ():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            for what, cell in zip(names.get(cells[0], ()), cells[1:]):
                if what:
                    self.calls["Python, ctypes", what] = float(cell.removesuffix(" ns"))

    def time(self, key: str, peer: str) -> float | None:
        """ns per object: the median over the link orders."""
        times = self.times.get((key, peer))
        return statistics.median(times) / self.inputs[key][0] if times else None

    def peers(self) -> list[str]:
        """In the order in which they came, the limit at the end."""
        return sorted(self.titles, key=lambda key: key == "limit")


def duration(ns: float | None) -> str:
    """Three digits and a unit."""
    if ns is None:
        return NONE
    for unit in ("ns", "µs", "ms"):
        if ns < 999.5 or unit == "ms":
            digits = 0 if ns >= 99.5 else 1 if ns >= 9.995 or unit == "ns" else 2
            return f"{ns:.{digits}f} {unit}"
        ns /= 1000
    return NONE


def ratio(value: float) -> str:
    """Two digits that count."""
    return f"{value:.0f}" if value >= 9.95 else f"{value:.1f}" if value >= 0.995 else f"{value:.2g}"


def size(length: int) -> str:
    """As one says it."""
    if length < 1000:
        return f"{length} B"
    return f"{length / 1e3:.3g} KB" if length < 999_500 else f"{length / 1e6:.1f} MB"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Markdown."""
    lines = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def machine() -> str:
    """The processor, and nothing else of the machine."""
    text = Path("/proc/cpuinfo").read_text()
    model = re.search(r"^model name\s*: (.*)$", text, re.M)
    return model.group(1).strip() if model else os.uname().machine


def summary(results: Results) -> str:
    """One table: who needs how long for what."""
    inputs = [key for key in NAMES if key in results.inputs]
    head = ["per object"] + [f"{NAMES[key]}, {size(results.inputs[key][1])}" for key in inputs]
    rows = []
    for peer in results.peers():
        row = [results.titles[peer]]
        for key in inputs:
            ours, its = results.time(key, "ours"), results.time(key, peer)
            if its is None or ours is None:
                row.append(NONE)
            elif peer == "ours":
                row.append(f"**{duration(its)}**")
            else:
                row.append(f"{duration(its)} ({ratio(its / ours)})")
        rows.append(row)
    return table(head, rows)


def costs(results: Results) -> str:
    """What one call costs in each language, and what the language's own means cost."""
    for key, what in (("host-status", "status by json"), ("object", "object by json")):
        plain_c = results.time(key, "jansson")
        if plain_c is not None:
            results.calls["C, static", what] = plain_c
    whats = {
        "version": "`poolstatus_version`: nothing but the call",
        "decide": "`poolstatus_decide`: the rule alone",
        "evaluate": "`poolstatus_evaluate`: a typed StatefulSet",
        "status": "`poolstatus_pool`: a bare status, 221 B",
        "status by json": "the same with jansson, encoding/json, json and the rule",
        "status by msgspec": "the same with msgspec and the rule",
        "object": "`poolstatus_pool`: an uncut object, 11.8 KB",
        "object by json": "the same with jansson, encoding/json, json and the rule",
        "object by msgspec": "the same with msgspec and the rule",
    }
    hosts = list(dict.fromkeys(host for host, _ in results.calls))
    rows = [
        [title] + [duration(results.calls.get((host, what))) for host in hosts]
        for what, title in whats.items()
    ]
    return table(["per call", *hosts], rows)


def details(results: Results, key: str) -> str:
    """All about one input."""
    objects, length = results.inputs[key]
    rows = []
    for peer in results.peers():
        its, ours = results.time(key, peer), results.time(key, "ours")
        if its is None or ours is None:
            continue
        allocations = results.allocations.get((key, peer))
        orders = results.times[key, peer]
        rows.append(
            [
                results.titles[peer],
                f"{its:,.0f}",
                f"{length / (its * objects) * 1000:,.0f}",
                ratio(its / ours),
                NONE if allocations is None else f"{allocations:,}",
                " / ".join(duration(time / objects) for time in orders)
                if len(orders) > 1
                else NONE,
            ]
        )
    head = ["", "ns per object", "MB/s", "ratio to ours", "allocations per call", "link orders"]
    return f"### {NAMES[key]}, {length:,} bytes\n\n" + table(head, rows)


def growth(results: Results) -> str:
    """ns per object over the size of the list."""
    keys = sorted(
        (key for key in results.inputs if key.startswith("grow")),
        key=lambda key: results.inputs[key][0],
    )
    rows = []
    for peer in results.peers():
        times = [results.time(key, peer) for key in keys]
        if any(time is not None for time in times):
            rows.append([results.titles[peer], *map(duration, times)])
    head = ["per object in a list of"] + [f"{results.inputs[key][0]:,}" for key in keys]
    doubled = [
        [what, f"{int(items):,}", duration(float(time)), ratio]
        for what, items, time, ratio in results.growth
    ]
    text = "### Growth\n\n" + table(head, rows) if keys else ""
    if doubled:
        text += "\n" + table(["under the kubernetes rule", "StatefulSets", "a call", "to half"], doubled)
    return text


def scaling(results: Results) -> str:
    """Calls a second on one processor and on two."""
    rows = []
    for key, peer in dict.fromkeys((key, peer) for key, peer, _ in results.threads):
        one, two = (results.threads[key, peer, count] for count in "12")
        title = f"{results.titles[peer]}, {NAMES[key]}"
        rows.append([title, f"{one:,.0f}", f"{two:,.0f}", f"{two / one:.2f}"])
    return "### Threads\n\n" + table(["calls a second", "1", "2", "gain"], rows) if rows else ""


def instructions(results: Results) -> str:
    """Instructions of a call of ours."""
    rows = [
        [
            f"{NAMES[key]}, {size(results.inputs[key][1])}",
            f"{count:,.0f}",
            f"{count / results.inputs[key][1]:.2f}",
        ]
        for key, count in results.instructions.items()
    ]
    head = ["**poolstatus**, by callgrind", "instructions per call", "per byte"]
    return "### Instructions\n\n" + table(head, rows) if rows else ""


def for_page(results: Results) -> str:
    """The two tables, and what they are of."""
    notes = "; ".join(results.notes)
    return (
        f"CPU time on one processor ({machine()}), medians, per object also in the lists; in "
        "parentheses the ratio to poolstatus. From the bytes of the StatefulSets to the bytes of "
        "the pool statuses, which are compared before they are timed. The C, C++ and Rust rows "
        "take turns in one process, in two link orders; the others are processes of the same "
        "run. simdjson's parsers are kept between the calls, and no text has to be copied for "
        f"its padding. {notes}. What calls cost from Go and Python is their "
        "own benchmarks' wall-clock time, the least of several. Produced by `scripts/bench.sh`.\n\n"
        + summary(results)
        + "\n"
        + costs(results)
    )


def rewrite(page: Path, block: str) -> None:
    """Put the block between the marks."""
    text = page.read_text(encoding="utf-8")
    if text.count(BEGIN) != 1 or text.count(END) != 1 or text.index(BEGIN) > text.index(END):
        raise SystemExit(f"report: {page} has no {BEGIN} ... {END}")
    before, rest = text.split(BEGIN)
    page.write_text(before + BEGIN + "\n" + block + rest[rest.index(END) :], encoding="utf-8")


def main() -> None:
    """Print everything."""
    results = Results(Path(sys.argv[1]))
    block = for_page(results)
    parts = ["## poolstatus and its peers\n", block]
    parts += [details(results, key) for key in NAMES if key in results.inputs]
    parts += [growth(results), scaling(results), instructions(results)]
    parts += [f"Skipped: {what}: {why}." for what, why in results.skips.items()]
    print("\n".join(part for part in parts if part))
    if "--page" in sys.argv:
        rewrite(Path(sys.argv[sys.argv.index("--page") + 1]), block)


if __name__ == "__main__":
    main()
