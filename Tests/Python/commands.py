"""The C, Go and Python commands print the same bytes: on the cases of Tests/Fixtures that a
command line can express (C: on all of them), on every recorded StatefulSet, and for what is
wrong with a command line.

    commands.py FOLDER C -- GO -- PYTHON

FOLDER is for files that are made here; the rest are the commands with their arguments, the last
of PYTHON being its script.
Prints each difference, and ends with "N passed, N failed".
"""

from __future__ import annotations

import json
import os
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Optional

from cases import RECORDINGS, Case, load
from command_lines import (
    DETAIL,
    NAMES,
    NOW,
    Run,
    output_runs,
    stream_runs,
    tenant_runs,
    text_runs,
    usage_runs,
    value_runs,
    verdict_runs,
    write,
)
from forked import Forked

EVERY = 5  # of so many cases that take a process of their own one goes through Go and Python, too
STARTED = 40  # of so many command lines Python is started for one; the others run in a fork


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


TRY = "\ntry: poolstatus --help"
WORDS = (  # where the library names its options, and what the command says instead
    (r"^(now|tenant|pool) is not", r"--\1 is not"),
    (r"^flags has an unknown bit$", f"--own-members is for tenants{TRY}"),
    (r"^blocked_reason is an option of.*", f"--blocked-reason is for tenants{TRY}"),
    (r"^blocked_message is an option of.*", f"--blocked-message needs --blocked-reason{TRY}"),
    (r"^blocked_message needs.*", f"--blocked-message needs --blocked-reason{TRY}"),
    (r"^blocked_(reason|message) is", r"--blocked-\1 is"),
    (r"the options tenant and pool$", "--tenant and --pool"),
)


def complaint(case: Case) -> tuple[int, bytes]:
    """Exit status and standard error of a case that fails."""
    message, path = case.keys["message"], case.keys.get("path", "")
    if case.keys["code"] == "INVALID_ARGUMENT":
        for theirs, ours in WORDS:
            message = re.sub(theirs, ours, message)
        return 64, f"poolstatus: {message}\n".encode()
    message = message.replace(", tenant and pool make ", ", --tenant and --pool make ")
    message = message.replace("pass its object", "leave out --output-watch-events")
    message = message.replace("pass its pool status", "--previous takes its pool status")
    root = path.partition(".")[0].partition("[")[0]
    file = case.path(root if root in ("statefulsets", "pods", "previous") else "input")
    place = f"{case.keys['line']}:{case.number('column')}:" if case.number("line") else ""
    if path and case.keys["code"] != "INVALID_JSON":
        place += f" {path}:"
    return 2, f"poolstatus: {file}:{place} {message}\n".encode()


def is_more(case: Case) -> bool:
    """Whether the command takes for a list, or for several texts, what `pool` refuses."""
    message = case.keys.get("message", "")
    is_list = message.endswith("use poolstatus_list") or message.endswith(", got an array")
    is_more = is_list or message.startswith("end of file expected")
    return is_more and case.keys["call"] == "pool" and "path" not in case.keys


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
        if is_more(case):
            yield Run(["--now", NOW, *words, *files])
            continue
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


# ---- Running ----------------------------------------------------------------------


def at_once(command: list[str]) -> Iterator[str]:
    """What is wrong with when a stream is answered."""
    text = b'{"metadata":{"name":"a"}}'
    for words in (["-o", "name"], [], ["-o", "table"]):
        with subprocess.Popen(
            [*command, "--stream", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for _ in range(2):
                process.stdin.write(text)
                process.stdin.flush()
                if not select.select([process.stdout], [], [], 60)[0]:
                    yield f"{command} {words}: a stream is not answered at once\n"
                    break
                os.read(process.stdout.fileno(), 4096)


def ran(command: list[str], run: Run) -> tuple[int, bytes, bytes]:
    """What comes of a command: status, standard output and standard error."""
    if run.closed:
        command = ["sh", "-c", f'exec "$@" {run.closed}', "sh", *command]
    if not run.is_pipe_broken:
        done = subprocess.run(
            [*command, *run.arguments], input=run.stdin, capture_output=True, check=False
        )
        return done.returncode, done.stdout, done.stderr
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*command, *run.arguments], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    return done.returncode, b"", done.stderr


def is_of_processes(run: Run) -> bool:
    """Whether it is about what an interpreter is started with: its streams, and other arguments."""
    is_text = all(isinstance(word, str) and word.isascii() for word in run.arguments)
    return bool(run.closed) or run.is_pipe_broken or not is_text


def differences(
    commands: dict[str, list[str]], forked: Forked, numbered: tuple[int, Run]
) -> list[str]:
    """What each of the commands does that is not expected, or else not what C does."""
    number, run = numbered
    found, expected = [], run.expected
    for name, command in commands.items():
        if run.only_c and name != "C":
            continue
        if name != "Python" or number % STARTED == 0 or is_of_processes(run):
            got = ran(command, run)
        else:
            done = forked.run(run.arguments, run.stdin)
            got = done.returncode, done.stdout, done.stderr
        if run.status not in (None, got[0]):
            found.append(f"{name} {run.arguments}\n  status {got[0]}, expected {run.status}")
        if expected is None:
            expected = got
        for what, one, other in zip(("status", "stdout", "stderr"), got, expected):
            if one != other:
                difference = f"  {what}:  {one!r}\n  expected: {other!r}"
                found.append(f"{name} {run.arguments}\n{difference}")
    return found


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
    runs = [*case_runs(cases), *recorded_runs(folder), *usage_runs(), *value_runs()]
    runs += [
        *tenant_runs(folder),
        *verdict_runs(folder),
        *output_runs(folder),
        *text_runs(),
        *stream_runs(folder),
    ]
    late = [problem for command in commands.values() for problem in at_once(command)]
    print("".join(late), end="")
    failed = len(late)
    compare = partial(differences, commands, Forked(commands["Python"][-1]))
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork")) as pool:
        for found in pool.map(compare, enumerate(runs), chunksize=16):
            failed += bool(found)
            print("".join(f"{difference}\n" for difference in found), end="")
    processes = sum(1 if run.only_c else len(commands) for run in runs)
    print(f"{expressed} of {len(cases)} cases can be expressed; {processes} processes or forks")
    print(f"{len(runs) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
