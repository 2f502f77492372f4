"""The real kubectl, pointed at the API server of the tests, and what it prints through the gate."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from api_server import ApiServer, serving
from cases import RECORDINGS
from patience import PATIENCE, eventually, said_by
from rollout.kubectl import rollout_status

PYTHON = Path(__file__).resolve().parents[2] / "examples" / "python"
KUBECTL = shutil.which("kubectl")
GATE = [sys.executable, "-m", "rollout", "wait", "--pod-grace", "-1"]


def lines_of(name: str) -> list[dict[str, Any]]:
    path = next(RECORDINGS.glob(f"{name}-*.jsonl"))
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def send(server: ApiServer, lines: list[dict[str, Any]]) -> None:
    for line in lines:
        kind = "StatefulSet" if "statefulSet" in line else "Pod"
        server.store.put(line["event"], line.get("statefulSet") or line["pod"], kind)


class Cluster:
    """A server in the middle of a recording, and kubectl."""

    def __init__(self, server: ApiServer, lines: list[dict[str, Any]], home: Path) -> None:
        self.server = server
        sets = [line["statefulSet"] for line in lines if "statefulSet" in line]
        self.namespace = sets[0]["metadata"]["namespace"]
        rollout = next(
            number for number, line in enumerate(lines)
            if line.get("statefulSet", {}).get("metadata", {}).get("generation") == 2
        )  # fmt: skip
        self.rest = lines[rollout:]
        send(server, lines[:rollout])
        self._environment = {**os.environ, "HOME": str(home), "KUBECONFIG": os.devnull,
                             "PYTHONPATH": str(PYTHON)}  # fmt: skip
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self, command: list[str], **more: Any) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(command, env=self._environment, **more)
        self._processes.append(process)
        return process

    def kubectl(self, *arguments: str, **more: Any) -> subprocess.Popen[bytes]:
        command = [str(KUBECTL), "--server", self.server.url, "--namespace", self.namespace]
        return self.start([*command, *arguments], **more)

    def watching(self, *kinds: str, more_than: int = 0) -> None:
        """Wait until more watches than that have begun of each kind."""
        requests = self.server.requests
        eventually(
            lambda: all(requests[f"watch {kind}"] > more_than for kind in kinds),
            "kubectl does not watch",
            requests.copy,
        )

    def go_on(self) -> None:
        """The rest of the recording, so slowly that a watch sees every event."""

        def run() -> None:
            for line in self.rest:
                send(self.server, [line])
                time.sleep(0.005)

        threading.Thread(target=run, daemon=True).start()

    def stop(self) -> None:
        for process in self._processes:
            if process.poll() is None:
                process.terminate()
            process.wait(PATIENCE)
            for pipe in (process.stdin, process.stdout, process.stderr):
                if pipe is not None:
                    pipe.close()


@contextmanager
def cluster(name: str, home: Path) -> Iterator[Cluster]:
    assert KUBECTL, "kubectl is missing: Debian's package is kubernetes-client"
    with serving() as server:
        one = Cluster(server, lines_of(name), home)
        try:
            yield one
        finally:
            one.stop()


def test_one_watch(tmp_path: Path) -> None:
    """kubectl get sts -w -o json | poolstatus wait: indented objects, no events, no pods."""
    with cluster("b1", tmp_path) as one:
        get = one.kubectl("get", "sts", "-w", "-o", "json", stdout=subprocess.PIPE)
        gate = one.start([*GATE, "--generation", "2"], stdin=get.stdout, stdout=subprocess.PIPE)
        one.watching("StatefulSet")
        one.go_on()
        said = said_by(gate)[0].decode().splitlines()
        assert gate.returncode == 0
        assert "RolloutComplete Complete: 4 of 4 pods ready, 4 of 4 updated" in said[-1]
        assert any("PoolUpdating RollingUpdate" in line for line in said)


@pytest.mark.parametrize(("name", "status"), [("b1", 0), ("e1", 0), ("c1", 3)])
def test_two_watches(name: str, status: int, tmp_path: Path) -> None:
    """One of StatefulSets and one of Pods, beside kubectl rollout status."""
    with cluster(name, tmp_path) as one:
        options = ("-w", "-o", "json", "--output-watch-events")
        pipes = []
        for kind in ("sts", "pods"):
            process = one.kubectl("get", kind, *options, stdout=subprocess.PIPE)
            assert process.stdout is not None
            pipes.append(process.stdout.fileno())
        gate = one.start(
            [*GATE, "--generation", "2", "--until", "updated",
             *(f"/dev/fd/{pipe}" for pipe in pipes)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, pass_fds=pipes,
        )  # fmt: skip
        one.watching("StatefulSet", "Pod")
        send(one.server, [one.rest.pop(0)])  # the rollout has begun
        before = one.server.store.objects["StatefulSet", one.namespace, "demo-pool-0"]
        kubectl = one.kubectl(
            "rollout", "status", "sts/demo-pool-0", stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        if rollout_status(before) is None:  # OnDelete, which it refuses at once
            kubectl.wait(PATIENCE)
        else:
            one.watching("StatefulSet", more_than=1)
        one.go_on()
        said, complaints = said_by(gate)
        assert gate.returncode == status, complaints
        assert "Traceback" not in complaints.decode()
        last = said.decode().splitlines()[-1]
        if name == "c1":  # it waits for ever
            assert "PoolRolloutFailed" in last
            assert kubectl.poll() is None
            return
        assert "PoolRolloutComplete Complete: 4 of 4 pods ready, 4 of 4 updated" in last
        text = b"".join(said_by(kubectl)).decode()
        if rollout_status(before) is None:
            assert (kubectl.returncode, "only available for RollingUpdate" in text) == (1, True)
        else:
            assert (kubectl.returncode, "roll out complete" in text) == (0, True)


def test_one_kind_at_a_time(tmp_path: Path) -> None:
    """Why the gate takes two inputs."""
    with cluster("b1", tmp_path) as one:
        both = one.kubectl(
            "get", "sts,pods", "-w", "-o", "json", stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        words = said_by(both)[1]
        assert both.returncode != 0
        assert b"single resource type" in words or b"individual resources" in words


def test_a_list(tmp_path: Path) -> None:
    """kubectl get sts,pods -o json, which is one List of both."""
    with cluster("b1", tmp_path) as one:
        get = one.kubectl("get", "sts,pods", "-o", "json", stdout=subprocess.PIPE)
        gate = one.start(GATE, stdin=get.stdout, stdout=subprocess.PIPE)
        assert b"PoolRolloutComplete Complete" in said_by(gate)[0]
        assert gate.returncode == 0
