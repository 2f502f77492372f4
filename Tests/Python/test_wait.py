"""The gate: when it opens, what it says meanwhile, and what it does with what is no event."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import Golden
from patience import PATIENCE, said_by
from rollout.gate import Wanted
from rollout.kubectl import rollout_status
from rollout.stream import Event, Item
from streams import FIRST, PATHS, Run, forms, items_of, lines_of, recording

PYTHON = Path(__file__).resolve().parents[2] / "examples" / "python"
NAMES = [path.stem for path in PATHS]
REPORTED = PYTHON.parents[1] / "Tests" / "Fixtures" / "reported" / "pools"
COMMAND = [sys.executable, "-m", "rollout", "wait"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PYTHON)}


def wait(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    with subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT,
    ) as process:  # fmt: skip
        out, err = (words.decode() for words in said_by(process, stdin))
    assert "Traceback" not in err
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


# ---- When it opens ----------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_recording(name: str, golden: Golden) -> None:
    """Piped through: for the spec as it is in the end."""
    path = recording(name)
    sets = [line["statefulSet"] for line in lines_of(path) if "statefulSet" in line]
    generation = str(sets[-1]["metadata"]["generation"])
    done = wait("--pod-grace", "-1", "--generation", generation, stdin=path.read_bytes())
    golden(f"wait/{name}.txt", f"{done.stdout}{done.stderr}exit status {done.returncode}\n")
    said = done.stdout.splitlines()
    assert len(said) == len(set(enumerate(said)))
    assert all(one != other for one, other in zip(said, said[1:])), "a line without a change"


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("t1")])
@pytest.mark.parametrize("until", ["complete", "updated"])
def test_the_right_event(name: str, until: str) -> None:
    """It ends at the first event of each generation that the recording itself calls the end."""
    path = recording(name)
    lines, items = lines_of(path), items_of(path)
    generations = {
        line["statefulSet"]["metadata"]["generation"] for line in lines if "statefulSet" in line
    }
    for generation in sorted(generations):
        expected = len(items)
        status = None
        current, event = 0, ""
        for number, line in enumerate(lines):
            if "statefulSet" in line:
                current = line["statefulSet"]["metadata"]["generation"]
                event = line["event"]
            if current < generation or event == "DELETED" or "expect" not in line:
                continue
            state, reason = line["expect"]["kubernetesImpatient"]
            if state == "PoolRolloutFailed":
                status = 3
            held = until == "updated" and reason in ("Partitioned", "OnDeletePending")
            settled = state == "PoolRolloutComplete" or reason == "ScaledToZero"
            if line["event"] != "ADDED" and settled and not held:
                status = 0
            if status is not None:
                expected = number + 1
                break
        run = Run(items, Wanted(until, generation=generation))
        assert run.taken == expected, (generation, run.err.getvalue())
        if status is not None:
            assert run.status == status


ENDS = [  # recording, generation, until, exit status, the last state and reason
    ("b1", 2, "complete", 0, "PoolRolloutComplete Complete"),  # a rolling update
    ("d1", 3, "complete", 0, "PoolRolloutComplete Partitioned"),
    ("d1", 3, "updated", 0, "PoolRolloutComplete Complete"),
    ("e1", 2, "complete", 0, "PoolRolloutComplete OnDeletePending"),
    ("e1", 2, "updated", 0, "PoolRolloutComplete Complete"),
    ("f1", 3, "complete", 0, "PoolRolloutComplete Complete"),  # from 6 pods to 2
    ("f1", 4, "complete", 0, "PoolNotCreated ScaledToZero"),
    ("c1", 2, "complete", 3, "PoolRolloutFailed ErrImagePull"),
    ("c3", 2, "complete", 3, "PoolRolloutFailed ErrImagePull"),
    ("a1", 1, "ready", 0, "PoolRolloutComplete Complete"),
]


@pytest.mark.parametrize(("name", "generation", "until", "status", "last"), ENDS)
def test_ends(name: str, generation: int, until: str, status: int, last: str) -> None:
    run = Run(items_of(recording(name)), Wanted(until, generation=generation))
    assert run.status == status
    assert f" {last}: " in run.out.getvalue().splitlines()[-1]


def test_ready_is_no_revision() -> None:
    """All pods are ready in the middle of a rolling update."""
    items = items_of(recording("b1"))
    ready = Run(items, Wanted("ready", generation=2))
    assert " PoolUpdating RollingUpdate: " in ready.out.getvalue().splitlines()[-1]
    assert ready.taken < Run(items, Wanted(generation=2)).taken


def an_eviction() -> list[Item]:
    """A pod is evicted for want of disk in the middle of a rolling update, and comes back.

    No recording has it, for its kubelet is simulated: the objects up to there are those that
    were reported to Kubernetes, and what follows is constructed after the report's words.
    """
    folder = REPORTED / "17-evicted-pod-in-rollout"
    stateful_set, pods = (
        json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("statefulset", "pods")
    )

    def event(kind: str, one: Any, type_of_event: str = "MODIFIED") -> Item:
        metadata = one["metadata"]
        names = metadata["namespace"], metadata["name"]
        generation = metadata.get("generation", 0)
        return Event(
            type_of_event, kind, *names, one, "2026-10-01T12:00:00Z", generation=generation
        )

    def replaced(pod: Any) -> Any:
        metadata = {**pod["metadata"], "uid": "new"}
        metadata["labels"] = {**metadata["labels"], "controller-revision-hash": "pool-b"}
        return {**pod, "metadata": metadata, "status": pods["items"][0]["status"]}

    items = [event("StatefulSet", stateful_set), *(event("Pod", pod) for pod in pods["items"])]
    for updated, pod in enumerate(reversed(pods["items"]), 1):
        items += [event("Pod", pod, "DELETED"), event("Pod", replaced(pod), "ADDED")]
        status = {**stateful_set["status"], "readyReplicas": 3, "availableReplicas": 3,
                  "updatedReplicas": updated, "currentReplicas": 3 - updated}  # fmt: skip
        if updated == 3:
            status |= {"currentReplicas": 3, "currentRevision": "pool-b"}
        items.append(event("StatefulSet", {**stateful_set, "status": status}))
    return items


def test_an_evicted_pod_is_no_failure() -> None:
    items = an_eviction()
    evicted = next(one for one in items if isinstance(one, Event) and one.name == "pool-2")
    assert evicted.members["status"]["reason"] == "Evicted"
    run = Run(items, Wanted(generation=2))
    assert (run.status, run.taken, run.err.getvalue()) == (0, len(items), "")
    states = [line.split()[2] for line in run.out.getvalue().splitlines()]
    assert set(states[:-1]) == {"PoolUpdating"}
    assert states[-1] == "PoolRolloutComplete"


def test_a_deleted_pod_is_no_failure() -> None:
    """As the eviction API deletes it when a node is drained: recorded."""
    path = recording("g2")
    lines, items = lines_of(path), items_of(path)
    first = next(number for number, line in enumerate(lines)
                 if "pod" in line and line["event"] == "DELETED")  # fmt: skip
    back = next(number for number, line in enumerate(lines) if number > first
                and line["expect"]["kubernetesImpatient"][0] == "PoolRolloutComplete")  # fmt: skip
    run = Run(items[first:], known=items[:first])
    assert (run.status, run.taken) == (0, back - first + 1)
    said = run.out.getvalue()
    assert " PoolDegraded PodTerminating: pod demo-pool-0-2 is terminating" in said
    assert " PoolDegraded PodMissing: 3 of 4 pods created" in said
    assert "PoolRolloutFailed" not in said


def test_several_pools_are_waited_for_together() -> None:
    items = items_of(recording("t1"))
    all_three = Run(items, Wanted(generation=2))
    one = Run(items, Wanted(names=("demo-pool-0",), generation=2))
    namespaced = Run(items, Wanted(names=("tr-t1-three-pools/demo-pool-0",), generation=2))
    assert (all_three.status, one.status, namespaced.status) == (0, 0, 0)
    assert one.taken == namespaced.taken < all_three.taken
    missing = Run(items, Wanted(names=("other",)))
    assert (missing.status, missing.taken) == (1, len(items))
    assert "other was not seen" in missing.err.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_kubectl_as_recorded(name: str) -> None:
    for line in lines_of(recording(name)):
        said = line.get("expect", {}).get("kubectl")
        if said is not None:
            wanted = None if "error" in said else said["done"]
            assert rollout_status(line["statefulSet"]) == wanted


def test_two_inputs(tmp_path: Path) -> None:
    """kubectl watches one kind at a time: StatefulSets from one pipe, pods from another."""
    sets, pods = tmp_path / "sets", tmp_path / "pods"
    kept: dict[str, list[bytes]] = {"StatefulSet": [], "Pod": []}
    for line in forms(recording("b1"))["watch"].splitlines():
        kept[json.loads(line)["object"]["kind"]].append(line)
    sets.write_bytes(b"\n".join(kept["StatefulSet"]))
    pods.write_bytes(b"\n".join(kept["Pod"]))
    done = wait("--generation", "2", str(pods), str(sets))
    assert (done.returncode, done.stderr) == (0, "")
    assert "RolloutComplete Complete" in done.stdout.splitlines()[-1]


# ---- What is no event -------------------------------------------------------------

GONE = b'{"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},"status":'
GONE += b'"Failure","message":"too old resource version: 1 (2)","reason":"Expired","code":410}}'
BOOKMARK = b'{"type":"BOOKMARK","object":{"kind":"StatefulSet","metadata":{"resourceVersion":"9"}}}'


@pytest.mark.parametrize(
    ("stdin", "status", "words"),
    [
        (b"", 2, "poolstatus: the input ended without any StatefulSet\n"),
        (b"\n \n", 2, "without any StatefulSet\n"),
        (BOOKMARK, 2, "without any StatefulSet\n"),
        (GONE, 2, "too old resource version: 1 (2) (410); this watch is over, begin another\n"),
        (b"\n".join([FIRST[0], GONE]), 1, "standard input:2: the API server says: too old"),
        (b"\n".join([FIRST[0], b'{"type":"MODIF', FIRST[27]]), 0, "standard input:2: not JSON"),
        (b"\n".join([BOOKMARK, FIRST[0], BOOKMARK, FIRST[27]]), 0, ""),
        (FIRST[0][:5000], 2, "standard input:1: not JSON"),
        (b"\n".join([FIRST[3], FIRST[0][:5000]]), 1, "standard input:2: not JSON"),
        (b'"text"\n[]\n{}\n{"kind":"Node","metadata":{}}\n', 2, "no object of Kubernetes"),
        (b"[" * 100_000, 2, "nested too deeply"),
        (b"{\n    \"kind\": \n{\n}\n", 2, "standard input:1: not JSON"),
        (b'\xff\xfe{\n', 2, "not JSON"),
        (b'{"kind":"StatefulSet","metadata":{"name":"x"},"status":{"replicas":"4"}}', 2,
         "StatefulSet x: status.replicas: expected an integer, got a string; passed over"),
        (b'{"type":"ADDED","object":{"kind":"StatefulSet","metadata":{"name":7}}}', 2,
         "a StatefulSet without a name, passed over"),
        (FIRST[0].replace(b'"ADDED"', b'"STOPPED"', 1), 2, "an event of type 'STOPPED'"),
    ],
)  # fmt: skip
def test_what_is_no_event(stdin: bytes, status: int, words: str) -> None:
    done = wait(stdin=stdin)
    assert words in done.stderr
    assert bool(words) == bool(done.stderr)
    assert done.returncode == status


def test_a_list_alone_is_an_answer() -> None:
    """Everything came as ADDED, and nothing more comes: the quiet decides."""
    process = subprocess.Popen(
        [*COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ENVIRONMENT
    )
    assert process.stdin is not None
    process.stdin.write(FIRST[27].replace(b'"MODIFIED"', b'"ADDED"', 1) + b"\n")
    process.stdin.flush()  # and stays open
    assert process.wait(PATIENCE) == 0


def test_usage() -> None:
    for arguments in (["--until", "soon"], ["--timeout", "10 parsecs"], ["--bogus"],
                      ["--generation", "-1"], ["--pod-grace", "99999999h"]):  # fmt: skip
        done = wait(*arguments)
        assert done.returncode == 64, arguments
        assert done.stderr.startswith("poolstatus: ")
        assert done.stderr.endswith("--help\n")
    assert wait("--help").returncode == 0
    missing = wait("/nonexistent")
    assert (missing.returncode, missing.stderr) == (
        2,
        "poolstatus: /nonexistent: No such file or directory\n",
    )


def test_timeout() -> None:
    """The pipe stays open, and nothing comes."""
    process = subprocess.Popen(
        [*COMMAND, "--timeout", "0.5s"], stdin=subprocess.PIPE, stderr=subprocess.PIPE,
        stdout=subprocess.PIPE, env=ENVIRONMENT,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(FIRST[3] + b"\n")
    process.stdin.flush()
    assert process.wait(PATIENCE) == 124
    assert process.stderr is not None
    assert b"poolstatus: timed out; not complete: " in process.stderr.read()


def test_interrupt() -> None:
    process = subprocess.Popen(
        [*COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdin.write(FIRST[3] + b"\n")
    process.stdin.flush()
    process.stdout.readline()  # it has begun
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 130
    said = process.stderr.read().decode()
    assert said.startswith("poolstatus: interrupted; not complete: ")
    assert said.count("\n") == 1


def test_closed_pipe() -> None:
    """Whoever read what it says is gone."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND], input=b"\n".join(FIRST[:5]), stdout=writing, stderr=subprocess.PIPE,
        env=ENVIRONMENT, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"poolstatus: standard output: Broken pipe\n")


def test_the_command_has_it() -> None:
    """The Python command leads here."""
    command = [sys.executable, str(PYTHON / "poolstatus_command.py"), "wait", "--generation", "2"]
    done = subprocess.run(
        [*command, str(recording("b1"))], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
