"""The first example of the README, as it stands there, with the real kubectl."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from api_server import serving
from moment import moment

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
