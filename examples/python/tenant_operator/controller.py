"""What the cluster says is kept here; what has to be written is decided here."""

from __future__ import annotations

import heapq
import json
import logging
import random
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Optional

from kubernetes import client
from urllib3.exceptions import HTTPError

import poolstatus
from poolstatus import Flag, Options, PoolStatusError, Rule, TenantStatus

from .cluster import KINDS, LABEL, Cluster, Gone, Object
from .metrics import Metrics

Key = tuple[str, str]  # namespace and name
_log = logging.getLogger("tenant_operator")
_TROUBLE = (client.ApiException, HTTPError, OSError, ValueError, KeyError)


@dataclass(frozen=True)
class Settings:
    """How the operator behaves."""

    deadline: int = 600  # a rollout that stands still for as many seconds has failed
    grace: int = 0  # pod_grace_seconds
    look_again: float = 15  # a Tenant that is not Ready: time alone may change what it is
    backoff: float = 0.5  # seconds, doubled with each failure
    longest_backoff: float = 30


class Backoff:
    """How long to wait after each failure: longer, and not all at the same moment."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._failures = 0

    def next(self) -> float:
        """Seconds to wait."""
        longest: float = self._settings.backoff * 2**self._failures
        self._failures = min(self._failures + 1, 20)
        return min(longest, self._settings.longest_backoff) * random.uniform(0.5, 1)

    def reset(self) -> None:
        """It works again."""
        self._failures = 0


class Queue:
    """Which Tenants to look at: each once, in the order in which they came, some later."""

    def __init__(self) -> None:
        self._now: OrderedDict[Key, None] = OrderedDict()
        self._later: list[tuple[float, Key]] = []
        self._due: dict[Key, float] = {}
        self._changed = threading.Condition()
        self._stopped = False

    def add(self, key: Key, after: float = 0) -> None:
        """Look at it, now or after as many seconds."""
        with self._changed:
            moment = time.monotonic() + after
            if after <= 0:
                self._now.setdefault(key)
            elif moment < self._due.get(key, float("inf")):
                self._due[key] = moment
                heapq.heappush(self._later, (moment, key))
            self._changed.notify()

    def stop(self) -> None:
        """Give nothing out any more."""
        with self._changed:
            self._stopped = True
            self._changed.notify()

    def get(self) -> Optional[Key]:
        """The next one, as soon as there is one; None after stop."""
        with self._changed:
            while not self._stopped:
                now = time.monotonic()
                while self._later and self._later[0][0] <= now:
                    moment, key = heapq.heappop(self._later)
                    if self._due.get(key) == moment:
                        del self._due[key]
                        self._now.setdefault(key)
                if self._now:
                    return self._now.popitem(last=False)[0]
                self._changed.wait(self._later[0][0] - now if self._later else None)
            return None


class Cache:
    """The objects of the cluster as they were heard of last, and which Tenant each belongs to."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._objects: dict[str, dict[Key, Object]] = {kind: {} for kind in KINDS}
        self._owned: dict[tuple[str, Key], dict[str, Object]] = {}  # kind, Tenant; by name
        self._listed: set[str] = set()
        self.synced = threading.Event()  # every kind has been listed once

    def replace(self, kind: str, objects: Iterable[Object]) -> set[Key]:
        """Take a whole list; returns the Tenants that may have changed."""
        with self._lock:
            old = self._objects[kind]
            touched = {_owner(kind, one) for one in old.values()}
            for one in [*old.values()]:
                self._drop(kind, one)
            for one in objects:
                touched.add(self._keep(kind, one))
            self._listed.add(kind)
            if len(self._listed) == len(KINDS):
                self.synced.set()
            return touched - {("", "")}

    def take(self, kind: str, event: str, one: Object) -> Optional[Key]:
        """Take an event, or an ANSWER; returns the Tenant that may have changed."""
        with self._lock:
            known = self._objects[kind].get(_key(one))
            if known is None and event == "ANSWER":
                return None  # deleted meanwhile
            if known is not None and _version(one) < _version(known):
                return None  # older than what a patch has answered
            if known is not None:
                self._drop(kind, known)
            owner = _owner(kind, one) if event == "DELETED" else self._keep(kind, one)
            return owner if owner != ("", "") else None

    def tenants(self) -> list[Key]:
        """All Tenants."""
        with self._lock:
            return [*self._objects["Tenant"]]

    def of(self, key: Key) -> tuple[Optional[Object], list[Object], list[Object]]:
        """A Tenant with its StatefulSets and Pods."""
        with self._lock:
            sets = self._owned.get(("StatefulSet", key), {})
            pods = self._owned.get(("Pod", key), {})
            return self._objects["Tenant"].get(key), [*sets.values()], [*pods.values()]

    def _keep(self, kind: str, one: Object) -> Key:
        one.get("metadata", {}).pop("managedFields", None)  # half of every object, for nobody here
        self._objects[kind][_key(one)] = one
        owner = _owner(kind, one)
        if kind != "Tenant":
            self._owned.setdefault((kind, owner), {})[one["metadata"]["name"]] = one
        return owner

    def _drop(self, kind: str, one: Object) -> None:
        del self._objects[kind][_key(one)]
        owned = self._owned.get((kind, _owner(kind, one)))
        if owned is not None:
            owned.pop(one["metadata"]["name"], None)
            if not owned:
                del self._owned[kind, _owner(kind, one)]


def _key(one: Object) -> Key:
    metadata = one["metadata"]
    return metadata.get("namespace") or "", metadata["name"]


def _owner(kind: str, one: Object) -> Key:
    if kind == "Tenant":
        return _key(one)
    tenant = (one["metadata"].get("labels") or {}).get(LABEL)
    return (_key(one)[0], tenant) if tenant else ("", "")


def _version(one: Object) -> int:
    version = one["metadata"].get("resourceVersion") or ""
    return int(version) if version.isdigit() else 0


class Controller:
    """Keeps the statuses of all Tenants what libpoolstatus says they are."""

    def __init__(self, cluster: Cluster, metrics: Metrics, settings: Settings) -> None:
        self._cluster, self._metrics, self._settings = cluster, metrics, settings
        self.cache, self.queue = Cache(), Queue()
        self._stop = threading.Event()
        self._backoffs: dict[Key, Backoff] = {}
        self._refused: dict[Key, str] = {}  # what was said of a Tenant that cannot be judged

    def stop(self) -> None:
        """End run() soon; may be called from a signal handler."""
        self._stop.set()
        # A handler runs in the middle of anything, of the queue too: it must not take its lock.
        threading.Thread(target=self.queue.stop, daemon=True).start()

    @property
    def healthy(self) -> bool:
        """Whether everything has been listed, and work is being done."""
        return self.cache.synced.is_set() and not self._stop.is_set()

    def run(self) -> None:
        """Watch and write until stop()."""
        for kind in KINDS:
            threading.Thread(target=self._follow, args=(kind,), name=kind, daemon=True).start()
        while not self.cache.synced.wait(0.1):
            if self._stop.is_set():
                return
        while (key := self.queue.get()) is not None:
            self._attempt(key)

    # ---- Listening ----

    def _follow(self, kind: str) -> None:
        backoff, version = Backoff(self._settings), ""
        while not self._stop.is_set():
            try:
                if not version:
                    version = self._relist(kind)
                self._metrics.watches.labels(kind).inc()
                for event, one in self._cluster.watch(kind, version):
                    version = one["metadata"]["resourceVersion"]
                    backoff.reset()
                    if event != "BOOKMARK":
                        self._metrics.events.labels(kind).inc()
                        key = self.cache.take(kind, event, one)
                        if key is not None:
                            self.queue.add(key)
                continue  # the API server ends every watch after a while
            except Gone:
                version = ""
                _log.info("%ss: what was asked for is too old (410), listing again", kind)
            except _TROUBLE as error:
                _log.warning("%ss: %s", kind, _words(error))
            self._stop.wait(backoff.next())

    def _relist(self, kind: str) -> str:
        objects, version = self._cluster.list(kind)
        for key in self.cache.replace(kind, objects):
            self.queue.add(key)
        return version

    # ---- Writing ----

    def _attempt(self, key: Key) -> None:
        try:
            self.reconcile(key)
            self._backoffs.pop(key, None)
        except _TROUBLE as error:
            wait = self._backoffs.setdefault(key, Backoff(self._settings)).next()
            if isinstance(error, client.ApiException) and error.status == 409:
                self._metrics.patches.labels("conflict").inc()
            else:
                self._metrics.patches.labels("error").inc()
                _log.warning("%s/%s: %s; again in %.1f s", *key, _words(error), wait)
            self._refresh(key)
            self.queue.add(key, wait)

    def _refresh(self, key: Key) -> None:
        """Ask for the Tenant: the watch may be behind, and what is kept of it out of date."""
        try:
            self.cache.take("Tenant", "ANSWER", self._cluster.get_tenant(*key))
        except _TROUBLE as error:
            if isinstance(error, client.ApiException) and error.status == 404:
                return  # the watch will say so
            _log.warning("%s/%s: %s", *key, _words(error))

    def reconcile(self, key: Key) -> None:
        """Write the status of a Tenant, where it is not what it should be."""
        tenant, sets, pods = self.cache.of(key)
        if tenant is None:
            self._metrics.forget(key)
            self._refused.pop(key, None)
            return
        status = self._judge(key, tenant, sets, pods)
        if status is None:
            return
        self._metrics.know(key, status)
        if status.current_state != "Ready":
            self.queue.add(key, self._settings.look_again)
        if not status.changed:
            return
        patched = self._cluster.patch_status(tenant, json.loads(status.json))
        self._metrics.patches.labels("done").inc()
        self.cache.take("Tenant", "ANSWER", patched)
        message = status.conditions[0].message
        _log.info("%s/%s %s %s: %s", *key, status.current_state, status.reason, message)

    def _judge(
        self, key: Key, tenant: Object, sets: list[Object], pods: list[Object]
    ) -> Optional[TenantStatus]:
        options = Options(
            flags=Flag.DETAIL | Flag.OWN_MEMBERS,  # a patch leaves alone what it does not name
            rule=Rule.KUBERNETES,
            progress_deadline_seconds=self._settings.deadline,
            pod_grace_seconds=self._settings.grace,
            pods=pods,
        )
        try:
            with self._metrics.seconds.time():
                status = poolstatus.tenant(tenant, sets, options)
        except PoolStatusError as error:
            self._metrics.calls.labels("refused").inc()
            if self._refused.get(key) != str(error):  # said once, not at every event
                self._refused[key] = str(error)
                _log.error("%s/%s cannot be judged: %s", *key, error)
            return None
        self._metrics.calls.labels("changed" if status.changed else "same").inc()
        self._refused.pop(key, None)
        return status


def _words(error: Exception) -> str:
    if isinstance(error, client.ApiException):
        return f"the API server says {error.status} {error.reason}"
    return f"{type(error).__name__}: {error}"
