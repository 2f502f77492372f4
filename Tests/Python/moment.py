"""What kubectl get sts,pods -o json prints in the middle of a recording.

moment.py RECORDING LINES
"""

from __future__ import annotations

import json
import sys
from typing import Any

from cases import RECORDINGS


def moment(recording: str, lines: int) -> dict[str, Any]:
    """The List of what is there after so many lines: the StatefulSets, then the pods."""
    path = RECORDINGS / f"{recording}.jsonl"
    there: dict[tuple[bool, str], Any] = {}
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()[:lines]):
        kind = "StatefulSet" if "statefulSet" in line else "Pod"
        item = {"kind": kind, **(line.get("statefulSet") or line["pod"])}
        key = (kind == "Pod", item["metadata"]["name"])
        if line["event"] == "DELETED":
            there.pop(key, None)
        else:
            there[key] = item
    return {"apiVersion": "v1", "kind": "List", "items": [there[key] for key in sorted(there)]}


if __name__ == "__main__":
    print(json.dumps(moment(sys.argv[1], int(sys.argv[2])), indent=4))
