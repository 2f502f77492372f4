"""Times json, orjson and msgspec on the same bytes as the C program does.

peers.py MANIFEST EXPECTED SECONDS PROBES
"""

from __future__ import annotations

import json
import platform
import statistics
import sys
import time
from pathlib import Path
from typing import Any, Callable

NAME = "rustfs-production-pool-0"  # of a bare status
NOW = "2025-01-15T10:30:00Z"
COUNTERS = ("replicas", "readyReplicas", "currentReplicas", "updatedReplicas")
REVISIONS = ("currentRevision", "updateRevision")
BATCH_NS = 2_000_000

Job = Callable[[bytes], bytes]
Jobs = dict[str, Job]


def decide(desired: int, ready: int, current: int, updated: int) -> str:
    """The documented rule."""
    if desired == 0:
        return "PoolNotCreated"
    if ready == desired and updated == desired:
        return "PoolRolloutComplete"
    if updated < desired or current < desired:
        return "PoolUpdating"
    return "PoolDegraded" if ready < desired else "PoolInitialized"


def dict_jobs(loads: Callable[[bytes], Any], dumps: Callable[[Any], bytes]) -> Jobs:
    """The jobs with a module that makes dicts."""

    def pool(name: str, status: dict[str, Any]) -> dict[str, Any]:
        state = decide(*[status.get(key, 0) for key in COUNTERS])
        seen = {key: status[key] for key in COUNTERS + REVISIONS if key in status}
        return {"ssName": name, "state": state, **seen, "lastUpdateTime": NOW}

    def one(value: dict[str, Any]) -> dict[str, Any]:
        return pool(value["metadata"]["name"], value["status"])

    return {
        "status": lambda text: dumps(pool(NAME, loads(text))),
        "object": lambda text: dumps(one(loads(text))),
        "list": lambda text: dumps([one(item) for item in loads(text)["items"]]),
    }


def json_jobs() -> tuple[str, Jobs]:
    """The standard library."""
    encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
    title = f"json, Python {platform.python_version()}"
    return title, dict_jobs(json.loads, lambda value: encode(value).encode())


def orjson_jobs() -> tuple[str, Jobs]:
    """orjson."""
    import orjson  # type: ignore[import-not-found,unused-ignore]

    return f"orjson {orjson.__version__}, Python", dict_jobs(orjson.loads, orjson.dumps)


def msgspec_jobs() -> tuple[str, Jobs]:
    """msgspec, typed to the members that are needed."""
    import msgspec

    unset = msgspec.UNSET
    counters: Any = [(key, int | msgspec.UnsetType, unset) for key in COUNTERS]
    revisions: Any = [(key, str | msgspec.UnsetType, unset) for key in REVISIONS]
    status: Any = msgspec.defstruct("Status", counters + revisions)
    metadata: Any = msgspec.defstruct("Metadata", [("name", str)])
    whole: Any = msgspec.defstruct("StatefulSet", [("metadata", metadata), ("status", status)])
    whole_list: Any = msgspec.defstruct("StatefulSetList", [("items", list[whole])])
    members: Any = [("ssName", str), ("state", str)]
    members += [(key, Any, unset) for key in COUNTERS + REVISIONS]
    members += [("lastUpdateTime", str, NOW)]
    pool: Any = msgspec.defstruct("Pool", members)
    decoders = {
        kind: msgspec.json.Decoder(what).decode
        for kind, what in (("status", status), ("object", whole), ("list", whole_list))
    }
    encode = msgspec.json.Encoder().encode

    def number(value: Any) -> int:
        return 0 if value is unset else value

    def of(name: str, seen: Any) -> Any:
        counts = (
            seen.replicas,
            seen.readyReplicas,
            seen.currentReplicas,
            seen.updatedReplicas,
        )
        state = decide(*map(number, counts))
        return pool(name, state, *counts, seen.currentRevision, seen.updateRevision)

    def one(value: Any) -> Any:
        return of(value.metadata.name, value.status)

    jobs: Jobs = {
        "status": lambda text: encode(of(NAME, decoders["status"](text))),
        "object": lambda text: encode(one(decoders["object"](text))),
        "list": lambda text: encode([one(item) for item in decoders["list"](text).items]),
    }
    return f"msgspec {msgspec.__version__}, typed, Python", jobs


def batch(job: Job, text: bytes, calls: int) -> int:
    """The CPU time of that many calls, in ns."""
    start = time.process_time_ns()
    for _ in range(calls):
        job(text)
    return time.process_time_ns() - start


def measure(jobs: dict[str, Job], text: bytes, seconds: float) -> dict[str, float]:
    """The median ns of a call of each, taking turns."""
    calls = {}
    for key, job in jobs.items():
        calls[key] = 1
        while batch(job, text, calls[key]) < BATCH_NS:
            calls[key] *= 2
    times: dict[str, list[float]] = {key: [] for key in jobs}
    end = time.monotonic() + seconds
    while len(times["json"]) < 5 or time.monotonic() < end:
        for key, job in jobs.items():
            times[key].append(batch(job, text, calls[key]) / calls[key])
    return {key: statistics.median(values) for key, values in times.items()}


def read(manifest: str) -> list[tuple[str, str, bytes]]:
    """Key, kind and bytes of the texts of a manifest."""
    lines = [line.split("\t") for line in Path(manifest).read_text().splitlines()]
    return [(key, kind, Path(path).read_bytes()) for key, kind, _, path in lines]


def refuses(job: Job, text: bytes) -> bool:
    """Whether a text is an error."""
    try:
        job(text)
    except ValueError:  # as all of them derive from it, UnicodeDecodeError too
        return True
    return False


def main() -> None:
    """Print lines for report.py."""
    manifest, expected, seconds, probes = sys.argv[1:]
    peers: dict[str, Jobs] = {}
    for key, make in (
        ("msgspec", msgspec_jobs),
        ("orjson", orjson_jobs),
        ("json", json_jobs),
    ):
        try:
            title, peers[key] = make()
        except ImportError:
            print(f"skip\t{key}, Python\tit is not installed in build/venv")
        else:
            print(f"peer\t{key}\t{title}")
    for key, kind, text in read(probes):
        for peer, jobs in peers.items():
            print(f"probe\t{peer}\t{key}\t{refuses(jobs[kind], text):d}")
    for key, kind, text in read(manifest):
        answer = (Path(expected) / f"{key}.json").read_bytes()
        for peer, jobs in peers.items():
            if (got := jobs[kind](text)) != answer:
                raise SystemExit(f"bench: {key}: {peer} answers\n{got!r}\ninstead of\n{answer!r}")
        job_of = {peer: jobs[kind] for peer, jobs in peers.items()}
        for peer, time_ns in measure(job_of, text, float(seconds)).items():
            print(f"time\t{key}\t{peer}\t{time_ns:.1f}")


if __name__ == "__main__":
    main()
