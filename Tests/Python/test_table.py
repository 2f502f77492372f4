"""The command behind the real kubectl: the first example of the README, and a watch."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from api_server import serving
from moment import moment
from test_kubectl import cluster

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_table(tmp_path: Path) -> None:
    found = re.search(
        r"^```sh command=table\n(.*?)^```\n\n```text output=table\n(.*?)^```", README, re.M | re.S
    )
    assert found
    items = moment("t1-three-pools", 244)["items"]
    config = tmp_path / "config"
    with serving() as server:
        for item in items:
            server.store.put("ADDED", item, item["kind"])
        config.write_text(
            "{kind: Config, current-context: tests, clusters: [{name: tests, cluster:"
            f" {{server: '{server.url}'}}}}], contexts: [{{name: tests, context:"
            f" {{cluster: tests, namespace: {items[0]['metadata']['namespace']}}}}}]}}",
            encoding="utf-8",
        )
        path = f"{ROOT / 'build'}:{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-c", found[1]],
            env={**os.environ, "PATH": path, "KUBECONFIG": str(config), "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.stdout, done.stderr) == (found[2], "")


def test_watch(tmp_path: Path) -> None:
    """kubectl get sts -w -o json | poolstatus --stream: a line each, while kubectl goes on."""
    command = [str(ROOT / "build" / "poolstatus"), "--rule", "kubernetes", "--stream", "-o", "name"]
    with cluster("b1", tmp_path) as one:
        get = one.kubectl("get", "sts", "-w", "-o", "json", stdout=subprocess.PIPE)
        stream = one.start(command, stdin=get.stdout, stdout=subprocess.PIPE)
        one.watching("StatefulSet")
        one.go_on()
        assert stream.stdout is not None
        said = [stream.stdout.readline().split()[1]]
        while len(said) == 1 or said[-1] != b"PoolRolloutComplete":
            said.append(stream.stdout.readline().split()[1])
        assert said[0] == b"PoolRolloutComplete"
        assert {*said[1:-1]} == {b"PoolUpdating"}
        assert get.poll() is None
