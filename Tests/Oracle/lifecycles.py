#!/usr/bin/env python3
"""Lifecycles of a pool, look by look, each look fed the status of the one before.

usage: lifecycles.py [--oracle-only] [--show NAME]

lifecycles_steps.py says what is seen and what the decision table says of it. Each runs through
a store that keeps reason and message and through API servers that prune them, or more. Until
the next step the verdict stays as it is, and the second look writes nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from typing import Any

import oracle
from casefile import Source
from jsontext import write
from library import Library
from lifecycles_steps import LIFECYCLES, Lifecycle, Step
from model import Answer, Options
from report import Report
from shapes import UID, Json, condition, container, owner, pod_list, without_none

_ROUNDS = 5
_STORES: dict[str, tuple[str, ...]] = {
    "keeps all": (),
    "prunes reason and message": ("reason", "message"),
    "prunes all but RustFS' own": ("reason", "message", "name", "lastUpdateTime"),
}
_READY, _STOPPED, _TERMINATING, _ENDED = "Rt", "TG", "tTG", "FG"
_WORDS = {
    "c": "ContainerCreating",
    "E": "ErrImagePull",
    "I": "ImagePullBackOff",
    "K": "CrashLoopBackOff",
}


def _time(second: int) -> str:
    return f"2026-03-01T10:{second // 60:02d}:{second % 60:02d}Z"


@dataclass
class _Pod:
    """A pod of a lifecycle; `letter`, `revision` and `restarts` as the steps have them."""

    ordinal: int
    letter: str
    revision: int
    restarts: int
    created: int
    ready_since: int
    ended_at: int = 0  # its last run

    @property
    def terminating(self) -> bool:
        return self.letter in _TERMINATING

    @property
    def ready(self) -> bool:
        return self.letter in _READY

    def to_json(self) -> Json:
        """As the API server shows it."""
        meta = {
            "name": f"demo-pool-0-{self.ordinal}",
            "namespace": "storage",
            "creationTimestamp": _time(self.created),
            "deletionTimestamp": _time(self.ready_since + 30) if self.terminating else None,
            "labels": {"controller-revision-hash": f"demo-pool-0-{self.revision}"},
            "ownerReferences": [owner()],
        }
        phase = "Pending" if self.letter in "pUcEI" else "Running"
        phase = "Failed" if self.letter in _ENDED else phase
        seen = {"phase": phase, "conditions": self._conditions(), **self._containers()}
        return {"metadata": without_none(meta), "status": without_none(seen)}

    def _conditions(self) -> list[Json] | None:
        if self.letter == "p":
            return None
        since = _time(self.ready_since)
        if self.letter == "U":
            return [condition("PodScheduled", "False", "Unschedulable", lastTransitionTime=since)]
        ready = condition("Ready", "True" if self.ready else "False", lastTransitionTime=since)
        return [ready, condition("PodScheduled", "True", lastTransitionTime=_time(self.created))]

    def _containers(self) -> Json:
        if self.letter in "pU":
            return {}
        one = container(self.ready, _WORDS.get(self.letter), restartCount=self.restarts)
        if self.restarts:
            run = {
                "startedAt": _time(max(self.ended_at - 5, 0)),
                "finishedAt": _time(self.ended_at),
            }
            one["lastState"] = {"terminated": {"exitCode": 1, "reason": "Error", **run}}
        return {"containerStatuses": [one]}


@dataclass
class _Pool:
    """The objects, moved on by the steps."""

    spec: dict[str, Any]
    pods: list[_Pod] = field(default_factory=list)
    generation: int = 1
    current: int = 1
    status: Json = field(default_factory=lambda: {"replicas": 0, "availableReplicas": 0})

    def move(self, step: Step) -> None:
        """To the next step."""
        if step.spec:
            self.spec.update(step.spec)
            self.generation += 1
        before = {pod.ordinal: pod for pod in self.pods}
        self.pods = [
            _next(before.get(ordinal), ordinal, token, step.at)
            for ordinal, token in enumerate(step.pods.split())
            if token != "-"
        ]
        if step.observed:
            self._count()

    def _count(self) -> None:
        # As the controller does: what terminates is counted in replicas and, while it is
        # Ready, in readyReplicas; what has just been created is not.
        counted = [pod for pod in self.pods if pod.letter != "p"]
        staying = [pod for pod in counted if not pod.terminating]
        ready = sum(pod.ready for pod in counted)
        update = self.spec["update"]
        updated = sum(pod.revision == update for pod in staying)
        wanted = self.spec["replicas"]
        if (len(counted), ready, updated) == (wanted,) * 3 and not self._on_delete:
            self.current = update
        current = sum(pod.revision == self.current for pod in staying)
        self.status = without_none(
            {
                "observedGeneration": self.generation,
                "replicas": len(counted),
                "readyReplicas": ready or None,
                "currentReplicas": current or None,
                "updatedReplicas": updated or None,
                "currentRevision": f"demo-pool-0-{self.current}",
                "updateRevision": f"demo-pool-0-{update}",
                "collisionCount": 0,
                "availableReplicas": ready,
            }
        )

    @property
    def _on_delete(self) -> bool:
        return bool(self.spec["strategy"] == "OnDelete")

    def to_json(self) -> Json:
        """The StatefulSet."""
        strategy: Json = {"type": self.spec["strategy"]}
        if not self._on_delete:
            strategy["rollingUpdate"] = {"partition": self.spec["partition"]}
        meta = {"name": "demo-pool-0", "namespace": "storage", "uid": UID}
        return {
            "apiVersion": "apps/v1",
            "kind": "StatefulSet",
            "metadata": {**meta, "generation": self.generation},
            "spec": {
                "replicas": self.spec["replicas"],
                "podManagementPolicy": self.spec["policy"],
                "updateStrategy": strategy,
            },
            "status": self.status,
        }


def _next(before: _Pod | None, ordinal: int, token: str, at: int) -> _Pod:
    letter, (revision, _, restarts) = token[0], token[1:].partition("*")
    pod = _Pod(ordinal, letter, int(revision), int(restarts or 0), at, at)
    replaced = before is None or before.revision != pod.revision
    if before is None or replaced or (before.letter in "tTFG" and letter not in "tTG"):
        return pod
    pod.created = before.created
    same_condition = before.ready == pod.ready and before.letter != "p"
    if same_condition and (before.letter == "U") == (letter == "U"):
        pod.ready_since = before.ready_since
    crashed = pod.restarts != before.restarts or (letter == "K" and before.letter != "K")
    pod.ended_at = at - 1 if crashed else before.ended_at
    return pod


@dataclass
class _Host:
    """An operator, and the store that its statuses go through."""

    source: Source
    prunes: tuple[str, ...]
    stored: str = "{}"

    def look(self, pool: _Pool, at: int) -> Answer:
        """One look."""
        options = Options("kubernetes", detail=True, now=_time(at), previous=self.stored)
        options.pods = write(pod_list(*(pod.to_json() for pod in pool.pods)))
        return self.source.pool(write(pool.to_json()), options)

    def store(self, answer: Answer) -> None:
        """What is left of a status when it has been written."""
        status = json.loads(answer.json)
        self.stored = write({k: v for k, v in status.items() if k not in self.prunes})


def _check_step(
    host: _Host, pool: _Pool, step: Step, until: int, where: str, report: Report
) -> None:
    answer = host.look(pool, step.at)
    reason = step.pruned if step.pruned and host.prunes else step.reason
    report.equal((answer.state, answer.reason), (step.state, reason), where)
    if answer.changed:
        host.store(answer)
    for at in (step.at, until):
        again = host.look(pool, at)
        said = (again.state, again.reason, again.changed)
        report.equal(said, (answer.state, answer.reason, 0), f"{where}, again at {at}")


def _run(lifecycle: Lifecycle, source: Source, store: str, who: str, report: Report) -> None:
    host, pool = _Host(source, _STORES[store]), _new_pool(lifecycle)
    ends = [step.at - 1 for step in lifecycle.steps[1:]] + [lifecycle.steps[-1].at + 5]
    for step, until in zip(lifecycle.steps, ends):
        pool.move(step)
        where = f"{who}, {lifecycle.name}, at {step.at} ({step.pods}), store {store}"
        _check_step(host, pool, step, max(until, step.at), where, report)


def _new_pool(lifecycle: Lifecycle) -> _Pool:
    defaults = {"policy": "Parallel", "strategy": "RollingUpdate", "partition": 0, "update": 1}
    return _Pool({**defaults, **lifecycle.spec})


def _host_loop(lifecycle: Lifecycle, source: Source, store: str, who: str, report: Report) -> None:
    # A host that is woken by its own writes: it must come to rest after one.
    host, pool = _Host(source, _STORES[store]), _new_pool(lifecycle)
    for step in lifecycle.steps:
        pool.move(step)
        writes = 0
        for _ in range(_ROUNDS):
            answer = host.look(pool, step.at)
            if not answer.changed:
                break
            writes += 1
            host.store(answer)
        where = f"{who}, {lifecycle.name}, at {step.at}: writes to a store that {store}"
        report.true(writes <= 1, where)


def _show(lifecycle: Lifecycle) -> None:
    pool = _new_pool(lifecycle)
    for step in lifecycle.steps:
        pool.move(step)
        print(f"{step.at:>4} {step.pods:<24} {step.state} {step.reason} {step.note}")
        print(f"     {write(pool.status)}")


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--oracle-only", action="store_true")
    parser.add_argument("--show", metavar="NAME", help="print the steps of those that begin so")
    arguments = parser.parse_args()
    if arguments.show is not None:
        for lifecycle in LIFECYCLES:
            if lifecycle.name.startswith(arguments.show):
                _show(lifecycle)
        return 0
    sources: dict[str, Source] = {"oracle": oracle}
    if not arguments.oracle_only:
        sources["library"] = Library()
    report = Report()
    for who, source in sources.items():
        for lifecycle in LIFECYCLES:
            report.true(len(lifecycle.steps) >= 12, f"{lifecycle.name}: 12 looks")
            for store in _STORES:
                _run(lifecycle, source, store, who, report)
                _host_loop(lifecycle, source, store, who, report)
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
