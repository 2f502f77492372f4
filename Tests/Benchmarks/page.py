"""Checks the benchmark's tables on a page, which scripts/bench.sh --page has put there.

    page.py FILE

They have the columns and rows that the benchmark prints, and the ratios are those of the times.
Ends with "N passed, N failed".
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from goals import FORMS
from report import BEGIN, END, NAMES, costs
from results import Results

HERE = Path(__file__).resolve().parent
UNITS = {"ns": 1.0, "µs": 1e3, "ms": 1e6}


Table = list[list[str]]


def blocks(text: str) -> list[Table]:
    """The tables of a text, as lines of cells."""
    found: list[Table] = []
    inside = False
    for line in text.splitlines():
        if line.startswith("| "):
            if not inside:
                found.append([])
            found[-1].append([cell.strip() for cell in line[1:].rstrip("| ").split(" |")])
        inside = line.startswith("| ")
    return found


def nanoseconds(cell: str) -> float | None:
    """What a cell says, without its ratio."""
    found = re.match(r"\**([\d.]+) (ns|µs|ms)", cell)
    return float(found.group(1)) * UNITS[found.group(2)] if found else None


def is_ratio(cell: str, its: float, ours: float) -> bool:
    """Whether the ratio in brackets is that of the times, as far as they are rounded."""
    found = re.search(r"\(([\d.]+)\)$", cell)
    return found is not None and abs(float(found.group(1)) * ours / its - 1) < 0.06


def titles() -> list[str]:
    """The titles that peers.c gives to what it times on every machine."""
    text = (HERE / "peers.c").read_text(encoding="utf-8")
    text = re.sub(r"^#ifdef.*?^#endif", "", text, flags=re.M | re.S)
    return re.findall(r'^ *\{?"\w+", "([^"]+)"|PEER\("\w+", "([^"]+)"', text, re.M)


def problems(text: str) -> list[str]:
    """One for each check; "" for one that holds."""
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        return [f"the marks {BEGIN} and {END} have to be there once"]
    found = blocks(text[text.index(BEGIN) : text.index(END)])
    if len(found) != 3:
        return [f"there are {len(found)} tables, not 3"]
    readers, forms, calls = found
    expected = re.findall(r"^\| (.+?) \|", costs(Results(Path("/nonexistent"))), re.M)[2:]
    got = [row[0] for row in calls[2:]]
    said = of_readers(readers) + of_forms(forms, checked(readers))
    return [*said, "" if got == expected else f"the calls are {got}, not {expected}"]


def checked(readers: Table) -> list[str]:
    """The titles of the other peers that check all."""
    rows = [row for row in readers[2:] if row[1] == "all"]
    return [row[0] for row in rows if "poolstatus" not in row[0]]


def of_readers(readers: Table) -> list[str]:
    """The checks of the table of all the readers."""
    head, _, *rows = readers
    columns = [name.rsplit(", ", 1)[0] for name in head[2:]]
    said = ["" if columns == list(NAMES.values()) else f"the columns are {columns}"]
    ours = [nanoseconds(cell) for cell in rows[0][2:]]
    said.append("" if rows[0][0] == "**poolstatus**" else "the first row is another's")
    for row in rows[1:-2]:
        for cell, mine in zip(row[2:], ours):
            its = nanoseconds(cell)
            holds = bool(its and mine and is_ratio(cell, its, mine))
            said.append("" if holds else f"{row[0]}: {cell} beside {mine} ns")
    there = " ".join(row[0] for row in rows)
    for title in titles():
        name = (title[0] or title[1]).strip("*")
        said.append("" if name in there else f"peers.c times {name}, which has no row")
    times = {row[0]: [nanoseconds(cell) for cell in row[2:]] for row in rows[:-2]}
    for at, cell in enumerate(rows[-2][2:]):
        least = min(time for title in checked(readers) if (time := times[title][at]))
        said.append(is_share(cell, ours[at], least, rows[-2][0]))
    return said


def of_forms(forms: Table, peers: list[str]) -> list[str]:
    """The checks of the table of the other forms."""
    head, _, *rows = forms
    titles = [row[0].rsplit(", ", 1)[0] for row in rows]
    expected = [form.title for key, form in FORMS.items() if key not in NAMES]
    said = ["" if titles == expected else f"the forms are {titles}, not {expected}"]
    columns = [at for at, title in enumerate(head) if title in peers]
    for row in rows:
        times = [time for at in columns if (time := nanoseconds(row[at]))]
        if times:
            said.append(is_share(row[-3], nanoseconds(row[1]), min(times), row[0]))
    return said


def is_share(cell: str, ours: float | None, least: float, what: str) -> str:
    """What is wrong with a ratio of two times, "" for nothing."""
    share = float(cell.split(" ")[0] or 0)
    holds = ours is not None and abs(share * least / ours - 1) < 0.06
    return "" if holds else f"{what}: {cell} of {ours} ns and {least} ns"


def main() -> int:
    """Print what does not hold; returns the exit status."""
    said = problems(Path(sys.argv[1]).read_text(encoding="utf-8"))
    wrong = [problem for problem in said if problem]
    print("\n".join(wrong), end="\n" if wrong else "")
    print(f"{len(said) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
