"""The operator of examples/python without a cluster: beside the API server of the tests.

A recording of three pools is played; the operator says each status that it writes. Ends with
the status of the Tenant.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from api_server import serving
from cases import RECORDINGS

PYTHON = Path(__file__).resolve().parents[2] / "examples" / "python"


def main() -> int:
    """Play it; returns the exit status."""
    path = RECORDINGS / "t1-three-pools.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    namespace = "tr-t1-three-pools"
    pools = [{"name": f"pool-{number}"} for number in range(3)]
    metadata = {"name": "demo", "namespace": namespace, "generation": 1}
    with serving() as server:
        server.store.put("ADDED", {"metadata": metadata, "spec": {"pools": pools}}, "Tenant")
        command = [sys.executable, "-m", "tenant_operator", "--server", server.url]
        command += ["--listen", "127.0.0.1:0", "--pod-grace", "-1"]
        environment = {**os.environ, "PYTHONPATH": str(PYTHON)}
        operator = subprocess.Popen(command, env=environment)
        try:
            while not server.store.patches:  # it has begun
                time.sleep(0.05)
            for line in lines:
                kind = "StatefulSet" if "statefulSet" in line else "Pod"
                server.store.put(line["event"], line.get("statefulSet") or line["pod"], kind)
                time.sleep(0.02)
            time.sleep(1)
        finally:
            operator.terminate()
            operator.wait()
        status = server.store.objects["Tenant", namespace, "demo"]["status"]
    print(f"demo is {status['currentState']}: {status['conditions'][0]['message']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
