"""The C, Go and Python commands print the same bytes: on the cases of Tests/Fixtures that a
command line can express (C: on all of them), on every recorded StatefulSet, and for what is
wrong with a command line.

    commands.py FOLDER C -- GO -- PYTHON

FOLDER is for files that are made here; the rest are the commands with their arguments.
Prints each difference, and ends with "N passed, N failed".
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

from cases import RECORDINGS, Case, load

NOW = "2026-11-24T00:00:00Z"
EVERY = 5  # of so many cases that take a process of their own one goes through Go and Python, too
NAMES = ("tenant", "pool", "blocked-reason", "blocked-message")
DETAIL = ["--rule", "kubernetes", "--detail", "--now", NOW]


@dataclass
class Run:
    """A command line, and what has to come of it where that is known."""

    arguments: list[Any]
    stdin: bytes = b""
    expected: Optional[tuple[int, bytes, bytes]] = None
    status: Optional[int] = None  # where nothing else is known
    only_c: bool = False  # the Go package and the Python module have tests of every case


@dataclass
class Batch:
    """Cases of `pool` that differ in nothing but the file: one process for all."""

    files: list[str] = field(default_factory=list)
    out: bytes = b""
    err: bytes = b""


# ---- The cases --------------------------------------------------------------------


def options(case: Case) -> Optional[list[str]]:
    """The options of a case; None where the command line has no words for it."""
    flags, rule = case.number("flags"), case.number("rule")
    clock = case.keys["code"] == "OK" and "now" not in case.keys
    if flags > 7 or rule not in (0, 1) or clock:
        return None
    if case.number("deadline") < 0 or case.number("pod-grace") < -1:
        return None
    if "max-input-bytes" in case.keys or "" in case.keys.values():
        return None
    words = ["--detail"] * (flags & 1) + ["--variant-names"] * (flags >> 1 & 1)
    words += ["--own-members"] * (flags >> 2)
    words += ["--rule", "kubernetes"] * rule
    for key in (*NAMES, "now", "deadline", "pod-grace"):
        words += [f"--{key}", case.keys[key]] if key in case.keys else []
    for key in ("previous", "pods"):
        words += [f"--{key}", str(case.path(key))] if key in case.keys else []
    return words


def complaint(case: Case) -> tuple[int, bytes]:
    """Exit status and standard error of a case that fails."""
    message, path = case.keys["message"], case.keys.get("path", "")
    if case.keys["code"] == "INVALID_ARGUMENT":
        return 64, f"poolstatus: {message}\n".encode()
    root = path.partition(".")[0].partition("[")[0]
    file = case.path(root if root in ("statefulsets", "pods", "previous") else "input")
    place = f"{case.keys['line']}:{case.number('column')}:" if case.number("line") else ""
    if path and case.keys["code"] != "INVALID_JSON":
        place += f" {path}:"
    return 2, f"poolstatus: {file}:{place} {message}\n".encode()


def answer(case: Case) -> bytes:
    """Standard output of a case that succeeds."""
    return (case.file("json") or b"").removesuffix(b"\n") + b"\n"


def case_runs(cases: list[Case]) -> Iterator[Run]:
    """The cases, those of `pool` with the same options together."""
    batches: dict[tuple[str, ...], Batch] = {}
    alone = 0  # cases that take a process of their own
    for case in cases:
        words, ok = options(case), case.keys["code"] == "OK"
        if words is None:
            continue
        files = [str(case.path(key)) for key in ("input", "statefulsets") if key in case.keys]
        if case.keys["call"] == "pool" and case.keys["code"] != "INVALID_ARGUMENT":
            batch = batches.setdefault(tuple(words), Batch())
            batch.files += files
            if ok:
                batch.out += answer(case)
            else:
                batch.err += complaint(case)[1]
            continue
        status, err = (0, b"") if ok else complaint(case)
        expected = (status, answer(case) if ok else b"", err)
        alone += 1
        arguments = [case.keys["call"], *words, "--", *files]
        yield Run(arguments, expected=expected, only_c=alone % EVERY != 0)
    for words_of, batch in batches.items():
        status = 2 if batch.err else 0
        alone += len(batch.files) == 1
        only_c = len(batch.files) == 1 and alone % EVERY != 0
        expected = (status, batch.out, batch.err)
        yield Run([*words_of, *batch.files], expected=expected, only_c=only_c)


# ---- The recordings ---------------------------------------------------------------


def write(path: Path, value: Any) -> str:
    path.write_text(json.dumps(value, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
    return str(path)


def recorded_runs(folder: Path) -> Iterator[Run]:
    """Every recorded StatefulSet alone, and those of a recording as list and tenant."""
    for path in sorted(RECORDINGS.glob("*.jsonl")):
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        sets = [line["statefulSet"] for line in lines if "statefulSet" in line]
        pods = {line["pod"]["metadata"]["name"]: line["pod"] for line in lines if "pod" in line}
        files = [
            write(folder / f"{path.stem}-{number}.json", one) for number, one in enumerate(sets)
        ]
        podlist = write(folder / f"{path.stem}-pods.json", {"items": list(pods.values())})
        last = {one["metadata"]["name"]: one for one in sets}
        listed = write(folder / f"{path.stem}-list.json", list(last.values()))
        names = [name.partition("-")[2] for name in last]
        tenant = {"metadata": {"name": "demo"}, "spec": {"pools": [{"name": n} for n in names]}}
        yield Run(["--now", NOW, *files])
        yield Run([*DETAIL, "--variant-names", "--pods", podlist, *files])
        yield Run(["list", *DETAIL, listed])
        yield Run(["tenant", *DETAIL, write(folder / f"{path.stem}-tenant.json", tenant), listed])
    uncut = RECORDINGS / "full"
    forms = sorted(map(str, (uncut / "forms").glob("*.json")))
    yield Run(["--now", NOW, *forms])
    yield Run(["list", *DETAIL, str(uncut / "list50.json")])
    yield Run(["list", "--now", NOW], stdin=(uncut / "list50.json").read_bytes())


# ---- The command line -------------------------------------------------------------


def usage_runs(folder: Path) -> Iterator[Run]:
    """What is said of a command line, and of files that cannot be read."""
    one = str(RECORDINGS / "full/forms/x1.one.json")
    status = write(folder / "status.json", {"replicas": 4})
    bad = write(folder / "bad.json", {"replicas": "4"})
    missing = str(folder / "missing.json")
    text = Path(one).read_bytes()
    yield from (Run([word]) for word in ("--help", "--version", "--bogus", "-x", "--now=1"))
    yield from (
        Run([word]) for word in ("-h", "-V", "--now=", "--detail=1", "--=", "-h=1", "--nope=a=b")
    )
    yield from (
        Run([f"--now={NOW}", "--rule=kubernetes", "--tenant=a=b", "--pool=c"], stdin=text)
        for text in (b"null", b"{}")
    )
    yield from (Run([call, "--help"]) for call in ("pool", "list", "tenant"))
    values = [f"--{key}" for key in (*NAMES, "now", "rule", "deadline", "pod-grace")]
    values += ["--previous", "--pods"]
    yield from (Run([value]) for value in values)
    yield from (Run([value, "", one]) for value in values)
    for seconds in ("x", "-1", "+1", " 1", "1s", "1.5", "0x1", "2147483648", "9" * 30):
        yield Run(["--deadline", seconds, one])
        yield Run(["--pod-grace", seconds, "--now", NOW, one])
    for seconds in ("-2", "-01", "- 1", "--1"):
        yield Run(["--pod-grace", seconds, one])
    for seconds in ("0", "007", "2147483647"):
        yield Run(["--deadline", seconds, "--pod-grace", seconds, "--now", NOW, one])
    yield from (Run(["--rule", rule, one]) for rule in ("Kubernetes", "2"))
    yield from (Run(["--now", now, one]) for now in ("yesterday", "2026-11-24", b"\xff"))
    yield from (
        Run([*DETAIL, "--pool", b"\xff", one]),
        Run(["--tenant", "other", "--pool", "x", one]),
    )
    yield from (Run(["list", one, one]), Run(["tenant"]), Run(["tenant", one, one, one]))
    yield from (Run(["list", "--pool", "x", one]), Run(["tenant", "--previous", one, one, one]))
    yield from (
        Run(["list", "--now", NOW, one]),
        Run(["tenant", one, one]),
        Run(["tenant", one], stdin=text),
    )
    yield from (Run(["--now", NOW], stdin=text), Run(["--now", NOW, "-", one, "-"], stdin=text))
    yield from (Run([]), Run(["pool", "-"]), Run(["--now", NOW, "--", "--help", "-"], stdin=text))
    for words in (["list"], ["tenant", one], []):
        yield Run([*words, "--exit-status", "--now", NOW, one])
    moments = sorted(map(str, (RECORDINGS / "moments").glob("?-*.json")))
    moments = [moment for moment in moments if not moment.endswith(".pods.json")]
    stuck = str(RECORDINGS / "moments" / "5-stuck")
    looks = {"complete": 0, "degraded": 1, "rolling": 1, "partitioned": 0, "created": 1}
    for moment in moments:
        known = looks.get(Path(moment).stem.partition("-")[2])
        yield Run(["--exit-status", *DETAIL, moment], status=known)
    failed = ["--exit-status", *DETAIL, "--pod-grace", "-1", "--pods", f"{stuck}.pods.json"]
    yield Run([*failed, f"{stuck}.json"], status=3)
    yield Run([*failed, f"{stuck}.json", moments[0]], status=3)
    yield Run([*failed, f"{stuck}.json", missing], status=2)
    yield Run(["--exit-status", *DETAIL], stdin=b'{"metadata":{"name":"x"}}', status=1)
    yield from (Run([file, "--now", NOW, one]) for file in (missing, str(folder), "", b"\xff", bad))
    yield Run(["--now", NOW, one, status, one])  # the second has no name: what follows is not done
    yield from (
        Run(["--now", NOW, "--previous", file, one]) for file in (missing, bad, status, one)
    )
    yield from (Run([*DETAIL, "--pods", file, one]) for file in (missing, bad, one))
    yield Run(["--now", NOW, "--previous", "-", one], stdin=b"{")
    yield Run(["--now", NOW, "--rule", "documented", "--rule", "kubernetes", "--detail", one])


# ---- Running ----------------------------------------------------------------------


def differences(commands: dict[str, list[str]], run: Run) -> Iterator[str]:
    """What each of the commands does that is not expected, or else not what C does."""
    expected = run.expected
    for name, command in commands.items():
        if run.only_c and name != "C":
            continue
        done = subprocess.run(
            [*command, *run.arguments], input=run.stdin, capture_output=True, check=False
        )
        got = (done.returncode, done.stdout, done.stderr)
        if run.status not in (None, done.returncode):
            yield f"{name} {run.arguments}\n  status {done.returncode}, expected {run.status}"
        if expected is None:
            expected = got
        for what, one, other in zip(("status", "stdout", "stderr"), got, expected):
            if one != other:
                yield f"{name} {run.arguments}\n  {what}:  {one!r}\n  expected: {other!r}"


def main() -> int:
    """Compare; returns the exit status."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    commands: dict[str, list[str]] = {}
    rest = sys.argv[2:]
    for name in ("C", "Go", "Python"):
        end = rest.index("--") if "--" in rest else len(rest)
        commands[name], rest = rest[:end], rest[end + 1 :]
    cases = load()
    expressed = sum(options(case) is not None for case in cases)
    runs = [*case_runs(cases), *recorded_runs(folder), *usage_runs(folder)]
    failed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(lambda run: [*differences(commands, run)], runs):
            failed += bool(found)
            print("".join(f"{difference}\n" for difference in found), end="")
    processes = sum(1 if run.only_c else len(commands) for run in runs)
    print(f"{expressed} of {len(cases)} cases can be expressed; {processes} processes")
    print(f"{len(runs) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
