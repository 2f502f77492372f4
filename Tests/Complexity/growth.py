"""What callgrind has counted, family by family.

    growth.py CALLS OUT

CALLS is what `growth` printed, OUT.1, OUT.2, ... are the dumps, one a call.
Ends with "N passed, N failed".
"""

import pathlib
import re
import sys

LIMIT = 2.2
FEWEST = 50


def counted(dump):
    """The instructions of a dump."""
    return int(re.search(r"^(?:totals|summary): (\d+)", dump.read_text(), re.M).group(1))


calls, out = sys.argv[1:]
families = {}
for number, line in enumerate(pathlib.Path(calls).read_text().splitlines(), 1):
    name, _, code, size = line.split("\t")
    families.setdefault(name, []).append((counted(pathlib.Path(f"{out}.{number}")), code, int(size)))

passed = failed = 0
worst = (0, "")
for name, measured in families.items():
    counts = [count for count, _, _ in measured]
    growth = [after / before for before, after in zip(counts, counts[1:])]
    problems = []
    if len(measured) != 3 or len({code for _, code, _ in measured}) != 1:
        problems.append(f"the calls come to {[code for _, code, _ in measured]}")
    if max(growth) > LIMIT:
        problems.append(f"instructions {counts}, {max(growth):.2f} times for twice the input")
    if measured[2][2] < 1.9 * measured[1][2]:
        problems.append("the input does not grow")
    worst = max(worst, (max(growth), name))
    passed, failed = passed + (not problems), failed + bool(problems)
    if problems:
        print(f"FAILED: {name}: {'; '.join(problems)}")
if len(families) < FEWEST:
    failed += 1
    print(f"FAILED: only {len(families)} families")
print(f"{len(families)} families; at most {worst[0]:.2f} times for twice the input ({worst[1]})")
print(f"{passed} passed, {failed} failed")
sys.exit(failed != 0)
