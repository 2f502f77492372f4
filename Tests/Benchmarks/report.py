"""Makes Markdown of what the benchmark's programs printed.

    report.py RESULTS [--page FILE | --against]

RESULTS is a folder of *.tsv files, of `go test -bench` (hosts-go.txt) and of the Python host's
bench.py (hosts-python-*.txt). With --page, what stands in FILE between the marks bench:begin
and bench:end is replaced by the three tables for it. With --against there is only the
comparison of two libraries.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import goals
from goals import FORMS
from results import NONE, Results, duration, ratio, size, table

BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"
MAIN = ("status", "small", "object", "pretty", "list50", "list1000")  # of all languages
NAMES = {key: FORMS[key].title for key in MAIN}


def machine() -> str:
    """The processor, and nothing else of the machine."""
    text = Path("/proc/cpuinfo").read_text()
    model = re.search(r"^model name\s*: (.*)$", text, re.M)
    return model.group(1).strip() if model else os.uname().machine


def summary(results: Results) -> str:
    """One table: who needs how long for what."""
    inputs = [key for key in NAMES if key in results.inputs]
    head = ["per object", "checks of what it skips"]
    head += [f"{NAMES[key]}, {size(results.inputs[key][1])}" for key in inputs]
    rows = []
    for peer in results.peers():
        row = [results.titles[peer], results.checks(peer)]
        for key in inputs:
            ours, its = results.time(key, "ours"), results.time(key, peer)
            if its is None or ours is None:
                row.append(NONE)
            elif peer == "ours":
                row.append(f"**{duration(its)}**")
            else:
                row.append(f"{duration(its)} ({ratio(its / ours)})")
        if any(row[2:]):
            rows.append(row)
    standings = {row.key: row for row in goals.standings(results.time, results.checked())}
    there = [standings[key] for key in inputs]
    rows.append(["poolstatus to the fastest that checks all", NONE, *map(to_checked, there)])
    rows.append(["poolstatus to On-Demand", NONE, *map(to_on_demand, there)])
    return table(head, rows)


def to_checked(row: goals.Standing) -> str:
    """The ratio to the fastest peer that checks all, and which it is."""
    return f"{row.ours / row.checked[0]:.2f} ({row.checked[1]})" if row.checked else NONE


def to_on_demand(row: goals.Standing) -> str:
    """The ratio to On-Demand."""
    return f"{row.ours / row.on_demand:.2f}" if row.on_demand else NONE


def forms(results: Results) -> str:
    """The other forms, a row each."""
    rows = []
    standings = [
        row
        for row in goals.standings(results.time, results.checked())
        if row.key not in NAMES and row.key in results.inputs
    ]
    peers = [
        peer
        for peer in results.peers()
        if peer != "sum" and any(results.time(row.key, peer) for row in standings)
    ]
    for row in standings:
        times = [duration(results.time(row.key, peer)) for peer in peers]
        allocations = results.allocations.get((row.key, "ours"))
        rows.append(
            [
                f"{FORMS[row.key].title}, {size(results.inputs[row.key][1])}",
                f"**{times[0]}**",
                *times[1:],
                to_checked(row),
                to_on_demand(row),
                NONE if allocations is None else f"{allocations:,}",
            ]
        )
    head = ["per object", *(results.titles[peer] for peer in peers)]
    return table([*head, "to the fastest that checks all", "to On-Demand", "allocations"], rows)


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
        "status as JSON": "the same, only its JSON: `AppendPool`",
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
    head = [
        "",
        "ns per object",
        "MB/s",
        "ratio to ours",
        "allocations per call",
        "link orders",
    ]
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
        text += "\n" + table(
            ["under the kubernetes rule", "StatefulSets", "a call", "to half"], doubled
        )
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


def kernel(results: Results) -> str:
    """The kernel beside the first stage of simdjson."""
    rows = []
    for key in NAMES:
        times = [results.time(key, who) for who in ("kernel", "stage1")]
        if times[0] is not None and times[1] is not None:
            blocks = results.inputs[key][1] / 64
            cells = [duration(time / blocks) for time in times if time is not None]
            rows.append([NAMES[key], *cells, ratio(times[0] / times[1])])
    head = ["a block of 64 bytes of", "kernel: all of the grammar", "simdjson's stage 1", "ratio"]
    return "### The kernel\n\n" + table(head, rows) if rows else ""


def for_page(results: Results) -> str:
    """The three tables, and what they are of."""
    notes = "; ".join(results.notes)
    return (
        f"CPU time on one processor ({machine()}), medians, per object also in the lists; in "
        "parentheses the ratio to poolstatus. From the bytes of the StatefulSets to the bytes of "
        "the pool statuses, which are compared before they are timed. The C, C++ and Rust rows "
        "take turns in one process, in two link orders; the others are processes of the same "
        "run. simdjson's parsers are kept between the calls, and no text has to be copied for "
        "its padding. What a peer checks is seen by texts with a fault in a member that nobody "
        f"needs. {notes}. What calls cost from Go and Python is their "
        "own benchmarks' wall-clock time, the least of several. Produced by `scripts/bench.sh`.\n\n"
        + summary(results)
        + "\nOther forms. Where there are pods, a previous status or a Tenant, poolstatus goes by "
        "the kubernetes rule and does all of its work; the others only find the members that it "
        "has to find, of all the texts. The pods stand beside a bare status.\n\n"
        + forms(results)
        + "\n"
        + costs(results)
    )


def missed(results: Results) -> str:
    """What is not as fast as it should be."""
    lines = goals.missed(results.time, results.checked()) + goals.slow_hosts(results.calls)
    lines = lines or ["nothing"]
    return "### Goals that are missed\n\n" + "\n".join(f"- {line}" for line in lines) + "\n"


def against(results: Results) -> str:
    """The comparison of two libraries."""
    rows = goals.against(results.against)
    slower = [row[0] for row in rows if float(row[3]) > goals.OF_BEFORE]
    head = [
        "ns a call",
        "the other",
        "this one",
        "this one to the other",
        "in several runs",
    ]
    parts = [
        table(head, rows),
        f"Slower than {goals.OF_BEFORE}: {'; '.join(slower) or 'none'}.",
    ]
    if results.differs:
        parts.append(f"Other answers: {'; '.join(results.differs)}.")
    return "\n".join(parts)


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
    if "--against" in sys.argv:
        print(against(results))
        return
    block = for_page(results)
    parts = ["## poolstatus and its peers\n", block]
    parts += [details(results, key) for key in NAMES if key in results.inputs]
    parts += [kernel(results), growth(results), scaling(results), instructions(results)]
    parts += [f"Skipped: {what}: {why}." for what, why in results.skips.items()]
    parts += [missed(results)]
    print("\n".join(part for part in parts if part))
    if "--page" in sys.argv:
        rewrite(Path(sys.argv[sys.argv.index("--page") + 1]), block)


if __name__ == "__main__":
    main()
