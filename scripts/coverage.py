"""Counts the regions that `llvm-cov export` knows of the library.

    coverage.py EXPORT PERCENT UNREACHED

Prints a line for each folder of Sources and fails where less than PERCENT of all regions were
reached. What was not ends up in UNREACHED, a line each.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

CODE_REGION = 0
Region = tuple[int, int, int, int]


def regions_of(export: Path) -> dict[str, dict[Region, int]]:
    """The regions of each file of the library with how often each was reached at most."""
    counts: dict[str, dict[Region, int]] = defaultdict(dict)
    for function in json.loads(export.read_text())["data"][0]["functions"]:
        for *place, count, file, _, kind in function["regions"]:
            name = function["filenames"][file]
            if kind != CODE_REGION or "/Sources/PoolStatus" not in name:
                continue
            name = name[name.index("Sources/") :]
            if "TestHooks" in name:
                continue
            region = (place[0], place[1], place[2], place[3])
            known = counts[name]
            known[region] = max(known.get(region, 0), count)
    return counts


def main() -> int:
    """Prints the counts. Returns the exit status."""
    export, percent, unreached = (
        Path(sys.argv[1]),
        float(sys.argv[2]),
        Path(sys.argv[3]),
    )
    folders: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    lines = []
    for name, counts in sorted(regions_of(export).items()):
        for (line, column, end_line, end_column), count in sorted(counts.items()):
            for folder in (name.split("/")[1], "all"):
                folders[folder][0] += count > 0
                folders[folder][1] += 1
            if count == 0:
                lines.append(f"{name}:{line}:{column}: to {end_line}:{end_column}")
    unreached.write_text("\n".join(lines) + "\n")
    for folder, (reached, known) in folders.items():
        print(
            f"{folder:20} {reached:6} of {known:6} regions {100 * reached / known:6.2f}%"
        )
    reached, known = folders["all"]
    is_enough = known > 0 and 100 * reached / known >= percent
    print(f"coverage: {int(is_enough)} passed, {int(not is_enough)} failed")
    return 0 if is_enough else 1


if __name__ == "__main__":
    sys.exit(main())
