"""What a call costs from Python, in ns: this module beside json and msgspec with the rule.

    python3 bench.py [STATEFULSET]

The least of seven rounds, each of some 0.1 s. The inputs are a bare status of 221 bytes and
an uncut StatefulSet as the API server serves it. POOLSTATUS_CALLS says who makes the calls.
"""

from __future__ import annotations

import json
import sys
import timeit
from functools import partial
from pathlib import Path
from typing import Any, Callable

import poolstatus
from poolstatus import State

UNCUT = Path(__file__).resolve().parents[2] / "Tests/Fixtures/recordings/full/forms/x1.one.json"
NOW = "2025-01-15T10:30:00Z"
NAMES: Any = {"tenant": "demo", "pool": "pool-0"}
OPTIONS = poolstatus.Options(**NAMES, now=NOW)
STATUS = (
    b'{"observedGeneration":1,"replicas":4,"readyReplicas":4,"currentReplicas":4,'
    b'"updatedReplicas":4,"currentRevision":"demo-pool-0-5b8c6b7d9f",'
    b'"updateRevision":"demo-pool-0-5b8c6b7d9f","collisionCount":0,"availableReplicas":4}'
)
MEMBERS = (
    *("replicas", "readyReplicas", "currentReplicas", "updatedReplicas"),
    *("currentRevision", "updateRevision"),
)


def documented_rule(desired: int, ready: int, current: int, updated: int) -> State:
    """The documented rule in Python."""
    if desired == 0:
        return State.NOT_CREATED
    if ready == desired and updated == desired:
        return State.ROLLOUT_COMPLETE
    if updated < desired or current < desired:
        return State.UPDATING
    return State.DEGRADED if ready < desired else State.INITIALIZED


def by_json(text: bytes) -> str:
    """A pool status without the library."""
    value = json.loads(text)
    status = value.get("status", value)
    name = value["metadata"]["name"] if "metadata" in value else "demo-pool-0"
    state = documented_rule(*(status.get(key, 0) for key in MEMBERS[:4]))
    seen = {key: status[key] for key in MEMBERS if key in status}
    out = {"ssName": name, "state": str(state), **seen, "lastUpdateTime": NOW}
    return json.dumps(out, separators=(",", ":"))


def by_msgspec() -> Callable[[bytes], bytes]:
    """The same with msgspec, typed to the members that are needed."""
    import msgspec

    counters = [(key, int, msgspec.field(default=0)) for key in MEMBERS[:4]]
    revisions = [(key, str, msgspec.field(default="")) for key in MEMBERS[4:]]
    bare = msgspec.defstruct("Status", [*counters, *revisions])
    metadata: Any = msgspec.defstruct("Metadata", [("name", str)])
    whole: Any = msgspec.defstruct("StatefulSet", [("metadata", metadata), ("status", bare)])
    names = [("ssName", str), ("state", str)]
    out = msgspec.defstruct(
        "Out", [*names, *((key, Any) for key in MEMBERS), ("lastUpdateTime", str)]
    )
    decode_bare, decode_whole = (
        msgspec.json.Decoder(bare).decode,
        msgspec.json.Decoder(whole).decode,
    )
    encode = msgspec.json.Encoder().encode

    def call(text: bytes) -> bytes:
        if text.startswith(b'{"observedGeneration"'):
            name, status = "demo-pool-0", decode_bare(text)
        else:
            value = decode_whole(text)
            name, status = value.metadata.name, value.status
        seen = [getattr(status, key) for key in MEMBERS]
        result: bytes = encode(out(name, str(documented_rule(*seen[:4])), *seen, NOW))
        return result

    return call


def least(call: Callable[[], Any]) -> float:
    """The least ns per call."""
    timer = timeit.Timer(call)
    number, _ = timer.autorange()
    return min(timer.repeat(7, max(1, number // 2))) / max(1, number // 2) * 1e9


def main() -> None:
    """Print the table."""
    uncut = Path(sys.argv[1]) if len(sys.argv) > 1 else UNCUT
    inputs = {"bare status": STATUS, "uncut object": uncut.read_bytes()}
    rows: dict[str, Callable[[bytes], Any]] = {
        "poolstatus.pool": lambda text: poolstatus.pool(text, OPTIONS),
        "with keyword arguments": lambda text: poolstatus.pool(text, **NAMES, now=NOW),
        "json + rule": by_json,
    }
    try:
        rows["msgspec + rule"] = by_msgspec()
    except ImportError:
        print("msgspec is not installed: skipped")
    calls = "compiled" if poolstatus._calls.NATIVE else "ctypes"
    print(
        f"| Python, {calls} | " + " | ".join(f"{k}, {len(v)} B" for k, v in inputs.items()) + " |"
    )
    print("|---|" + "---|" * len(inputs))
    for name, call in rows.items():
        times = [least(partial(call, text)) for text in inputs.values()]
        print(f"| {name} | " + " | ".join(f"{time:.0f} ns" for time in times) + " |")
    print(f"| poolstatus.decide | {least(lambda: poolstatus.decide(4, 4, 4, 4)):.0f} ns | |")


if __name__ == "__main__":
    main()
