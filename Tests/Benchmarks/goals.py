"""Every form beside its peers, and what is not as fast as it should be."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import Callable

# At most this share of the fastest that checks all, and this many times On-Demand.
OF_CHECKED, OF_ON_DEMAND, OF_ON_DEMAND_PRETTY = 0.95, 1.15, 1.25
# At most this many times the library before.
OF_BEFORE = 1.02


@dataclass
class Row:
    """A form, its title, and whether it is pretty."""

    title: str
    is_pretty: bool = False


FORMS = {
    "status": Row("bare status"),
    "small": Row("small object"),
    "object": Row("uncut object"),
    "pretty": Row("uncut, pretty", is_pretty=True),
    "list50": Row("list of 50"),
    "list1000": Row("list of 1,000"),
    "kubectl": Row("kubectl's form", is_pretty=True),
    "kubectl-managed": Row("kubectl's form with managedFields", is_pretty=True),
    "sorted": Row("sorted, compact"),
    "unmanaged": Row("without managedFields"),
    "middling": Row("without templates"),
    "middling-kubectl": Row("without templates, kubectl's form", is_pretty=True),
    "applied": Row("with last-applied"),
    "pods4": Row("4 pods"),
    "pods4-sorted": Row("4 pods, sorted"),
    "pods4-pretty": Row("4 pods, pretty", is_pretty=True),
    "pods4-kubectl": Row("4 pods, kubectl's form", is_pretty=True),
    "pods500": Row("500 pods"),
    "call": Row("object, previous and 4 pods"),
    "call-kubectl": Row("object, previous and 4 pods, kubectl's form", is_pretty=True),
    "tenant4": Row("tenant of 4 pools"),
    "tenant32": Row("tenant of 32 pools"),
    "tenant33": Row("tenant of 33 pools"),
    "wrong": Row("uncut object with a wrong counter"),
    "wrong-pretty": Row("uncut, pretty, with a wrong counter", is_pretty=True),
    "wrong-kind": Row("uncut object of a wrong kind"),
    "bad-list": Row("list of 50 with one bad item"),
}
# What an error may cost, in times of the text without it.
ERRORS = {
    "wrong": ("object", 3.0),
    "wrong-pretty": ("pretty", 3.0),
    "wrong-kind": ("object", 3.0),
    "bad-list": ("list50", 1.5),
}
# What a bare status may cost in another language, in ns above what it costs in C.
ABOVE_C = {("Go, cgo", "status as JSON"): 250.0, ("Python, compiled", "status"): 1000.0}
PROBES = {"structure": ("colon", "comma", "brackets"), "numbers": ("number",)}
PROBES |= {
    "literals": ("literal",),
    "strings": ("escape", "control"),
    "UTF-8": ("utf8",),
}

Time = Callable[[str, str], float | None]


def checks(probes: dict[tuple[str, str], bool], peer: str) -> str | None:
    """What a peer checks of what it skips; None where it has not been tried."""
    if (peer, "fine") not in probes:
        return None
    if probes[peer, "fine"]:
        raise SystemExit(f"report: {peer} refuses a text that is good")
    held = {name: [probes[peer, key] for key in keys] for name, keys in PROBES.items()}
    full = [name for name, found in held.items() if all(found)]
    if len(full) == len(PROBES):
        return "all"
    part = [f"some {name}" for name, found in held.items() if any(found) and not all(found)]
    return ", ".join(full + part) or "nothing"


def fastest(time: Time, peers: list[str], key: str) -> tuple[float, str] | None:
    """The least time of those peers for a form, and whose it is."""
    found = [(its, peer) for peer in peers if (its := time(key, peer)) is not None]
    return min(found) if found else None


@dataclass
class Standing:
    """How a form stands beside the fastest peer that checks all, and On-Demand."""

    key: str
    ours: float
    checked: tuple[float, str] | None
    on_demand: float | None

    @property
    def limit(self) -> float:
        """How many times On-Demand it may be."""
        return OF_ON_DEMAND_PRETTY if FORMS[self.key].is_pretty else OF_ON_DEMAND


def standings(time: Time, checked: list[str]) -> list[Standing]:
    """Of every form that was timed."""
    rows = []
    for key in FORMS:
        ours = time(key, "ours")
        if ours is not None:
            rows.append(Standing(key, ours, fastest(time, checked, key), time(key, "ondemand")))
    return rows


def missed(time: Time, checked: list[str]) -> list[str]:
    """A line for each goal that is missed."""
    said = []
    for row in standings(time, checked):
        title = FORMS[row.key].title
        if row.checked and row.ours > OF_CHECKED * row.checked[0]:
            share = row.ours / row.checked[0]
            said.append(f"{title}: {share:.2f} of {row.checked[1]}, {OF_CHECKED} at most")
        if row.on_demand and row.ours > row.limit * row.on_demand:
            said.append(
                f"{title}: {row.ours / row.on_demand:.2f} of On-Demand, {row.limit} at most"
            )
        if row.key in ERRORS:
            good, limit = ERRORS[row.key]
            its = time(good, "ours")
            if its and row.ours > limit * its:
                said.append(f"{title}: {row.ours / its:.1f} times a good one, {limit} at most")
    return said


def slow_hosts(calls: dict[tuple[str, str], float]) -> list[str]:
    """A line for each language that is too far above C."""
    said = []
    for (host, what), limit in ABOVE_C.items():
        its, plain = calls.get((host, what)), calls.get(("C, shared", "status"))
        if its is None or plain is None:
            said.append(f"{host}, {what}: not measured")
        elif its - plain > limit:
            said.append(f"{host}, {what}: {its - plain:.0f} ns above C, {limit:.0f} at most")
    return said


def against(lines: list[tuple[str, float, float, float]]) -> list[list[str]]:
    """Rows of two libraries: key, ns of either, ratio; of several runs the median."""
    rows = []
    for key in dict.fromkeys(line[0] for line in lines):
        runs = [line[1:] for line in lines if line[0] == key]
        one, other, ratio = (statistics.median(values) for values in zip(*runs))
        spread = [run[2] for run in runs]
        title = FORMS[key].title if key in FORMS else key
        rows.append([title, f"{one:,.1f}", f"{other:,.1f}", f"{ratio:.3f}"])
        rows[-1].append(f"{min(spread):.3f} to {max(spread):.3f}")
    return rows
