"""What Prometheus and a kubelet are told over HTTP."""

from __future__ import annotations

import threading
from collections import Counter as Tally
from collections.abc import Callable, Iterable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import CollectorRegistry, Counter, Histogram, make_wsgi_app
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from poolstatus import TenantStatus

_Key = tuple[str, str]


class Metrics(Collector):
    """The figures of one operator."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.calls = Counter(
            "poolstatus_calls",
            "Calls of poolstatus_tenant.",
            ["outcome"],  # changed, same, refused
            registry=self.registry,
        )
        self.seconds = Histogram(
            "poolstatus_call_seconds",
            "How long a call takes.",
            buckets=(25e-6, 50e-6, 1e-4, 25e-5, 5e-4, 1e-3, 5e-3, 25e-3, 0.1, 1),
            registry=self.registry,
        )
        self.patches = Counter(
            "poolstatus_patches",
            "Patches of a Tenant's status.",
            ["outcome"],  # done, conflict, error
            registry=self.registry,
        )
        self.events = Counter(
            "poolstatus_events",
            "Events that were heard.",
            ["kind"],
            registry=self.registry,
        )
        self.watches = Counter(
            "poolstatus_watches",
            "Watches begun.",
            ["kind"],
            registry=self.registry,
        )
        self._lock = threading.Lock()
        self._states: dict[_Key, tuple[str, list[str]]] = {}
        self.registry.register(self)

    def know(self, key: _Key, status: TenantStatus) -> None:
        """What a Tenant is."""
        pools = [str(pool.state) for pool in status.pools]
        with self._lock:
            self._states[key] = status.current_state, pools

    def forget(self, key: _Key) -> None:
        """It is gone."""
        with self._lock:
            self._states.pop(key, None)

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """How many Tenants and pools there are of each state."""
        with self._lock:
            tenants = Tally(state for state, _ in self._states.values())
            pools = Tally(state for _, states in self._states.values() for state in states)
        for name, what, tally in (("tenants", "Tenants", tenants), ("pools", "Pools", pools)):
            family = GaugeMetricFamily(
                f"poolstatus_{name}", f"{what}, by their state.", labels=["state"]
            )
            for state, count in sorted(tally.items()):
                family.add_metric([state], count)
            yield family


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Handler(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: a probe comes every few seconds."""


def serve(metrics: Metrics, healthy: Callable[[], bool], address: str, port: int) -> int:
    """Serve /metrics and /healthz from a thread of its own; returns the port."""
    show = make_wsgi_app(metrics.registry)

    def answer(environ: Any, start_response: Any) -> Any:
        path = environ["PATH_INFO"]
        if path == "/metrics":
            return show(environ, start_response)
        status, text = "404 Not Found", b"try /healthz or /metrics\n"
        if path == "/healthz":
            well = healthy()
            status, text = ("200 OK", b"ok\n") if well else ("503 Service Unavailable", b"no\n")
        start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
        return [text]

    server = make_server(address, port, answer, _Server, _Handler)
    threading.Thread(target=server.serve_forever, name="http", daemon=True).start()
    return int(server.server_port)
