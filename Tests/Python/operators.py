"""The operator of examples/python, in this process and as one of its own, beside the API server."""

from __future__ import annotations

import copy
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable, Optional

from kubernetes import client

import poolstatus
from api_server import ApiServer
from api_store import Object, crd
from cases import RECORDINGS
from patience import PATIENCE, eventually, work_of
from poolstatus import Flag, Options, Rule, State
from tenant_operator.cluster import KINDS, Cluster, Limits
from tenant_operator.controller import Controller, Settings
from tenant_operator.metrics import Metrics

PYTHON = Path(__file__).resolve().parents[2] / "examples" / "python"
PATHS = sorted(RECORDINGS.glob("*.jsonl"))
SETTINGS = Settings(deadline=0, grace=-1, look_again=3600, backoff=0.01, longest_backoff=0.1)
# What a pool is then does not depend on what it was before.
AT_REST = (State.ROLLOUT_COMPLETE, State.NOT_CREATED)
FLAGS = Flag.DETAIL | Flag.OWN_MEMBERS


class Running:
    """An operator in this process."""

    def __init__(self, server: ApiServer, page: int = 500) -> None:
        configuration = client.Configuration()
        configuration.host = server.url
        limits = Limits(page=page, connect_seconds=5, read_seconds=5)
        self.server, self.metrics = server, Metrics()
        cluster = Cluster(client.ApiClient(configuration), None, limits)
        self.controller = Controller(cluster, self.metrics, SETTINGS)
        self.thread = threading.Thread(target=self.controller.run, daemon=True)
        self.thread.start()

    def count(self, name: str, **labels: str) -> int:
        return int(self.metrics.registry.get_sample_value(f"poolstatus_{name}_total", labels) or 0)

    @property
    def calls(self) -> int:
        return sum(self.count("calls", outcome=word) for word in ("changed", "same", "refused"))

    @property
    def events(self) -> int:
        return sum(self.count("events", kind=kind) for kind in KINDS)

    def wait_for_calls(self, calls: int) -> None:
        self.wait_for(lambda: self.calls >= calls, f"not {calls} calls")

    def wait_for(self, holds: Callable[[], bool], what: str) -> None:
        """Wait while it hears of anything, looks at anything or writes anything."""
        eventually(holds, what, lambda: (self.events, self.calls, len(self.server.store.patches)))

    def stop(self) -> None:
        self.controller.stop()
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive()


@contextmanager
def operator(server: ApiServer, page: int = 500) -> Iterator[Running]:
    """An operator that has listed everything."""
    running = Running(server, page)
    try:
        synced = running.controller.cache.synced
        eventually(synced.is_set, "nothing was listed", server.requests.copy)
        yield running
    finally:
        running.stop()


def recorded(path: Path) -> Iterator[tuple[str, str, Object]]:
    """event, kind and object of each line."""
    for text in path.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        if "statefulSet" in line:
            yield line["event"], "StatefulSet", line["statefulSet"]
        else:
            yield line["event"], "Pod", line["pod"]


def tenant_of(path: Path) -> Object:
    """The Tenant that the StatefulSets of a recording belong to."""
    sets = [one for _, kind, one in recorded(path) if kind == "StatefulSet"]
    pools = sorted({one["metadata"]["name"].partition("-")[2] for one in sets})
    namespace = sets[0]["metadata"]["namespace"]
    return {
        "metadata": {"name": "demo", "namespace": namespace, "generation": 1, "uid": namespace},
        "spec": {"pools": [{"name": pool} for pool in pools]},
    }


def labelled(path: Path) -> bool:
    first = next(recorded(path))[2]
    return "rustfs.tenant" in first["metadata"].get("labels", {})


TENANTS = [path for path in PATHS if labelled(path)]


def judge(server: ApiServer, namespace: str, fresh: bool = False) -> poolstatus.TenantStatus:
    """What the status should be: of what the server has, by the library alone."""
    store = server.store
    with store.changed:
        tenant = copy.deepcopy(store.objects["Tenant", namespace, "demo"])
        sets = [one for key, one in store.objects.items() if key[:2] == ("StatefulSet", namespace)]
        pods = [one for key, one in store.objects.items() if key[:2] == ("Pod", namespace)]
    if fresh:
        del tenant["status"]
    options = Options(flags=FLAGS, rule=Rule.KUBERNETES, pods=pods, pod_grace_seconds=-1)
    return poolstatus.tenant(tenant, sets, options)


def without_times(value: Any) -> Any:
    if isinstance(value, list):
        return [without_times(item) for item in value]
    if not isinstance(value, dict):
        return value
    times = ("lastUpdateTime", "lastTransitionTime")
    return {key: without_times(item) for key, item in value.items() if key not in times}


def is_settled(server: ApiServer, namespace: str) -> bool:
    return not judge(server, namespace).changed


def touch(server: ApiServer) -> int:
    """Send every object again, unchanged; returns how many."""
    with server.store.changed:
        objects = [(key[0], one) for key, one in server.store.objects.items()]
    for kind, one in objects:
        server.store.put("MODIFIED", one, kind)
    return len(objects)


def schema_without(*names: str) -> Object:
    """The CRD's schema, of which a pool status lacks some members."""
    schema: Object = crd()["spec"]["versions"][0]["schema"]["openAPIV3Schema"]
    pool = schema["properties"]["status"]["properties"]["pools"]["items"]["properties"]
    for name in names:
        del pool[name]
    return schema


ROLLING = next(path for path in TENANTS if path.stem.startswith("b1"))
THREE = next(path for path in TENANTS if path.stem.startswith("t1"))


def replay(server: ApiServer, path: Path, running: Running) -> str:
    """Everything of a recording, and then the right status; returns the namespace."""
    tenant = tenant_of(path)
    namespace: str = tenant["metadata"]["namespace"]
    server.store.put("ADDED", tenant, "Tenant")
    for number, (event, kind, one) in enumerate(recorded(path)):
        before = running.calls
        server.store.put(event, one, kind)
        if number % 10 == 0:
            running.wait_for_calls(before + 1)
    running.wait_for(lambda: is_settled(server, namespace), "the last status is not written")
    status = server.store.objects["Tenant", namespace, "demo"]["status"]
    fresh = json.loads(judge(server, namespace, fresh=True).json)
    assert without_times(status) == without_times(fresh)
    return namespace


class Process:
    """An operator as it is run: python3 -m tenant_operator."""

    def __init__(self, server: ApiServer, *more: str) -> None:
        command = [sys.executable, "-m", "tenant_operator", "--server", server.url]
        command += ["--listen", "127.0.0.1:0", "--pod-grace", "-1", *more]
        environment = {**os.environ, "PYTHONPATH": str(PYTHON), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.wait_for(lambda: bool(self.port), "it does not start")

    def wait_for(self, holds: Callable[[], bool], what: str) -> None:
        """Wait while it does anything."""
        eventually(holds, what, work_of(self.process))

    def _read(self) -> None:
        assert self.process.stderr is not None
        self.lines.extend(iter(self.process.stderr.readline, ""))

    def _read_all(self) -> None:
        self._reader.join(PATIENCE)

    @property
    def port(self) -> Optional[str]:
        found = re.search(r"on port (\d+)", "".join(self.lines))
        return found[1] if found else None

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def heard(self, kind: str) -> int:
        """How many events of a kind it has counted."""
        count = rf'^poolstatus_events_total{{kind="{kind}"}} (\d+)'
        found = re.search(count, self.get("/metrics")[1], re.MULTILINE)
        return int(found[1]) if found else 0

    def resident(self) -> int:
        """Kilobytes."""
        text = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(re.findall(r"VmRSS:\s+(\d+)", text)[0])

    def terminate(self) -> float:
        """SIGTERM; returns the seconds until it has ended."""
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(PATIENCE) == 0
        took = time.monotonic() - begin
        self._read_all()
        return took
