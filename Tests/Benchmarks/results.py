"""What the benchmark's programs printed, and how times and ratios are written."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from pathlib import Path

from goals import checks

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
        self.probes: dict[tuple[str, str], bool] = {}  # whether a peer refuses a text
        self.against: list[tuple[str, float, float, float]] = []  # key, ns of two, ratio
        self.differs: dict[str, None] = {}  # where two libraries answer differently
        self.notes: dict[str, None] = {}  # in their order, each once
        self.skips: dict[str, str] = {}
        for file in sorted(folder.glob("*.tsv")):
            for line in file.read_text().splitlines():
                self.add(*line.split("\t"))
        self.add_go_host(folder / "hosts-go.txt")
        for way in ("native", "ctypes"):
            self.add_python_host(folder / f"hosts-python-{way}.txt")

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
        elif kind == "probe":
            self.probes[fields[0], fields[1].removeprefix("probe-")] = fields[2] == "1"
        elif kind == "against":
            one, other, ratio = map(float, fields[1:])
            self.against.append((fields[0], one, other, ratio))
        elif kind == "differs":
            self.differs[fields[0]] = None
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
            "AppendStatus": "status as JSON",
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
        """Rows like "| poolstatus.pool | 123 ns | 456 ns |": a bare status, an uncut object; the head
        says who makes the calls."""
        names = {
            "poolstatus.pool": ("status", "object"),
            "poolstatus.decide": ("decide", ""),
            "json + rule": ("status by json", "object by json"),
            "msgspec + rule": ("status by msgspec", "object by msgspec"),
        }
        host = ""
        for line in file.read_text().splitlines() if file.exists() else ():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if cells[0].startswith("Python, "):
                host = cells[0]
            for what, cell in zip(names.get(cells[0], ()), cells[1:]):
                if what:
                    self.calls[host, what] = float(cell.removesuffix(" ns"))

    def time(self, key: str, peer: str) -> float | None:
        """ns per object: the median over the link orders."""
        times = self.times.get((key, peer))
        return statistics.median(times) / self.inputs[key][0] if times else None

    def peers(self) -> list[str]:
        """In the order in which they came, what is no reader at the end."""
        return sorted(self.titles, key=lambda key: key == "sum")

    def checks(self, peer: str) -> str:
        """What a peer checks of what it skips."""
        return checks(self.probes, peer) or NONE

    def checked(self) -> list[str]:
        """The other peers that check all."""
        others = (peer for peer in self.titles if peer not in ("ours", "portable"))
        return [peer for peer in others if self.checks(peer) == "all"]


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
