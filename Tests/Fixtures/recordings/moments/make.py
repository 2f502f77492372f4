#!/usr/bin/env python3
"""Cuts the moments of this folder out of the recordings beside it; `make run` shows them."""

import json
from pathlib import Path

HERE = Path(__file__).resolve().parent
WATCH = HERE.parent / "full" / "b1-rollout-ordered.watch.jsonl"
UNCUT = {"1-created": 0, "2-one-of-four": 3, "3-rolling": 15, "4-complete": 27}
CUT = {
    "5-stuck": ("c3-pullfail-ordered-then-rollback", 45),
    "6-degraded": ("g1-degraded", 28),
    "7-partitioned": ("d1-partition", 56),
}


def write(name: str, value: object) -> None:
    """Writes a value as the API server does: compact."""
    text = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    (HERE / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Writes all moments."""
    watch = WATCH.read_text(encoding="utf-8").splitlines()
    for name, line in UNCUT.items():
        write(name, json.loads(watch[line])["object"])
    for name, (scenario, line) in CUT.items():
        pods: dict[str, object] = {}
        events = (HERE.parent / f"{scenario}.jsonl").read_text(encoding="utf-8").splitlines()
        for event in map(json.loads, events[: line + 1]):
            if pod := event.get("pod"):
                pods[pod["metadata"]["name"]] = pod
                if event["event"] == "DELETED":
                    del pods[pod["metadata"]["name"]]
        write(name, event["statefulSet"])
        if name == "5-stuck":
            items = [pods[pod] for pod in sorted(pods)]
            write("5-stuck.pods", {"kind": "PodList", "apiVersion": "v1", "items": items})


if __name__ == "__main__":
    main()
