#!/usr/bin/env python3
"""The model of the controller against recordings of the real one.

usage: lives_recordings.py [--show SCENARIO]

Each scenario of ../Fixtures/recordings that people's acts alone describe is acted out on the
model. What the real controller wrote (generations, revisions, the five counters), status by
status, must be what the model writes at some timing: statuses that the real one skipped,
because it saw several pods move at once, may be left out, none may be added.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable

from lives_cluster import Cluster
from lives_pace import LockstepPace
from lives_pods import Json, Pod, Template
from recorded import RECORDINGS
from report import Report

_LONGEST = 600.0
_COUNTERS = (
    "replicas",
    "readyReplicas",
    "currentReplicas",
    "updatedReplicas",
    "availableReplicas",
)
Written = tuple[object, ...]
Script = Callable[["Stage"], None]


class Trail:
    """The statuses of one StatefulSet, each once; revisions are A, B, ... as they appear."""

    def __init__(self) -> None:
        self.written: list[Written] = []
        self._letters: dict[str, str] = {}

    def add(self, one: Json) -> None:
        """One state of the StatefulSet."""
        status, meta = one["status"], one["metadata"]
        revisions = [
            self._letters.setdefault(name, chr(ord("A") + len(self._letters)))
            for name in (status.get("currentRevision"), status.get("updateRevision"))
            if name is not None
        ]
        line: Written = (
            f"generation {meta['generation']}, {status.get('observedGeneration')} observed",
            *(status.get(counter) for counter in _COUNTERS),
            *revisions,
            "deleted" if meta.get("deletionTimestamp") else "",
        )
        if not self.written or self.written[-1] != line:
            self.written.append(line)


class Stage:
    """A cluster on which a scenario is acted out."""

    def __init__(self, timing: int) -> None:
        self.cluster = Cluster(LockstepPace(timing))
        self.trail = Trail()
        self.cluster.listeners.append(self._see)

    def _see(self) -> None:
        if self.cluster.set is not None:
            self.trail.add(self.cluster.set.to_json())

    def wait(self, until: Callable[[], bool]) -> None:
        """Lets time pass until something holds, or nothing happens any more."""
        while not until() and self.cluster.now < _LONGEST and self.cluster.step():
            pass

    def rest(self) -> None:
        """Until nothing moves: a minute without a change of the status."""
        while True:
            seen, start = len(self.trail.written), self.cluster.now
            self.cluster.run(start + 60)
            if len(self.trail.written) == seen:
                return

    def status(self, **wanted: int) -> bool:
        """Whether the status has these counters."""
        one = self.cluster.set
        return one is not None and all(one.status.get(k, 0) == v for k, v in wanted.items())

    def pod(self, ordinal: int) -> Pod:
        """A pod that is there."""
        found = self.cluster.pod(ordinal)
        if found is None:
            raise AssertionError(f"no pod {ordinal}")
        return found


_FIRST, _SECOND, _THIRD = Template("a"), Template("b"), Template("c")
_BAD = Template("bad", "image")


def _started(stage: Stage, template: Template = _FIRST, **spec: object) -> None:
    stage.cluster.create(template, **spec)
    stage.rest()


def _create(**spec: object) -> Script:
    return lambda stage: _started(stage, **spec)


def _roll(stage: Stage, template: Template, **spec: object) -> None:
    stage.cluster.change(template=template, **spec)
    stage.rest()


def _rolled(**spec: object) -> Script:
    def script(stage: Stage) -> None:
        _started(stage, **spec)
        _roll(stage, _SECOND)

    return script


def _pull_fails(stage: Stage) -> None:
    _started(stage)
    _roll(stage, _BAD)


def _rolled_back_in_order(stage: Stage) -> None:
    _started(stage, parallel=False)
    _roll(stage, _BAD)
    _roll(stage, _FIRST)  # and nothing happens, until somebody
    stage.cluster.delete_pod(stage.pod(3))
    stage.rest()


def _partition(stage: Stage) -> None:
    _started(stage)
    stage.cluster.change(partition=2)
    stage.rest()
    _roll(stage, _SECOND)
    stage.cluster.change(partition=0)
    stage.rest()


def _on_delete(stage: Stage) -> None:
    _started(stage, on_delete=True)
    _roll(stage, _SECOND)
    for ordinal in (3, 2, 1, 0):
        stage.cluster.delete_pod(stage.pod(ordinal))
        stage.rest()
    stage.cluster.change(on_delete=False)
    stage.rest()


def _scale(stage: Stage) -> None:
    _started(stage)
    for replicas in (6, 2, 0, 3):
        stage.cluster.change(replicas=replicas)
        stage.rest()


def _degraded(stage: Stage) -> None:
    _started(stage)
    stage.cluster.kubelet.flap(stage.pod(1), 4)
    stage.cluster.run(stage.cluster.now + 2)
    stage.cluster.kubelet.flap(stage.pod(2), 4)
    stage.rest()


def _pods_deleted(stage: Stage) -> None:
    _started(stage)
    stage.cluster.delete_pod(stage.pod(2))
    stage.rest()
    for ordinal in range(4):
        stage.cluster.delete_pod(stage.pod(ordinal))
        stage.cluster.run(stage.cluster.now + 0.01)
    stage.rest()


def _rolled_back(stage: Stage) -> None:
    _started(stage)
    stage.cluster.change(template=_SECOND)
    stage.wait(lambda: stage.status(updatedReplicas=2))
    _roll(stage, _FIRST)


def _third_revision(stage: Stage) -> None:
    _started(stage)
    stage.cluster.change(template=_SECOND)
    stage.wait(lambda: stage.status(updatedReplicas=4, readyReplicas=3))
    _roll(stage, _THIRD)


def _deleted(stage: Stage) -> None:
    _started(stage)
    stage.cluster.delete("foreground")
    stage.rest()


def _orphaned(stage: Stage) -> None:
    for _ in range(2):
        _started(stage)
        stage.cluster.delete("orphan")
        stage.wait(lambda: stage.cluster.set is None)
    _started(stage, _SECOND)


def _zero(stage: Stage) -> None:
    _started(stage, replicas=0)
    _roll(stage, _SECOND)
    _roll(stage, _THIRD, replicas=2)


def _paused(stage: Stage) -> None:
    _started(stage)
    stage.cluster.controller.pause(3)
    _roll(stage, _SECOND, replicas=6)


def _stuck_pod_deleted(stage: Stage) -> None:
    _pull_fails(stage)
    stage.cluster.delete_pod(stage.pod(0))
    stage.rest()
    stage.cluster.change(replicas=6)
    stage.rest()


_SCRIPTS: dict[str, Script] = {
    "a1-create-parallel": _create(),
    "a2-create-orderedready": _create(parallel=False),
    "b1-rollout-ordered": _rolled(parallel=False),
    "b3-restart-annotation": _rolled(),
    "c1-pullfail-parallel": _pull_fails,
    "c3-pullfail-ordered-then-rollback": _rolled_back_in_order,
    "c5-create-pullfail": lambda stage: _started(stage, _BAD),
    "d1-partition": _partition,
    "e1-ondelete": _on_delete,
    "f1-scale-parallel": _scale,
    "g1-degraded": _degraded,
    "g2-pod-deleted": _pods_deleted,
    "h1-minready10": _create(parallel=False, replicas=2, min_ready=10),
    "i1-rollback": _rolled_back,
    "i3-third-revision-late": _third_revision,
    "j1-delete-foreground": _deleted,
    "j3-delete-orphan-recreate": _orphaned,
    "k1-zero": _zero,
    "m-paused": _paused,
    "p2-minimal": _create(replicas=1, parallel=False),
    "y2-stuck-old-pod-deleted": _stuck_pod_deleted,
}


def recorded(scenario: str) -> list[Written]:
    """What the real controller wrote, and what people changed."""
    trail = Trail()
    with (RECORDINGS / f"{scenario}.jsonl").open(encoding="utf-8") as file:
        for text in file:
            event = json.loads(text)
            if "statefulSet" in event:
                trail.add(event["statefulSet"])
    return trail.written


def acted(scenario: str, timing: int) -> list[Written]:
    """What the model wrote."""
    stage = Stage(timing)
    _SCRIPTS[scenario](stage)
    return stage.trail.written


def missing(wanted: list[Written], written: list[Written]) -> int:
    """How far `wanted` is a subsequence of `written`: the index of what is not; -1: it is."""
    rest = iter(written)
    return next((i for i, one in enumerate(wanted) if not any(one == w for w in rest)), -1)


def check(scenario: str, report: Report) -> None:
    """One scenario, at one timing after the other until one fits."""
    wanted = recorded(scenario)
    best = 0
    for timing in range(LockstepPace.TIMINGS):
        written = acted(scenario, timing)
        place = missing(wanted, written)
        if place < 0:
            report.true(True, scenario)
            report.equal(written[-1], wanted[-1], f"{scenario}: the end")
            return
        best = max(best, place)
    report.equal("written at no timing", wanted[best], f"{scenario}, status {best}")


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--show", metavar="SCENARIO", choices=sorted(_SCRIPTS))
    arguments = parser.parse_args()
    if arguments.show:
        for line in acted(arguments.show, 0):
            print(*("-" if part is None else part for part in line))
        return 0
    report = Report()
    for scenario in _SCRIPTS:
        check(scenario, report)
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
