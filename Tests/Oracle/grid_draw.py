"""The grid's objects: a full product of what the table turns on, the rest by a seed.

Product: spec.replicas and the four counters, 0 to 5 each; strategy and partition; whether
the revisions are equal, differ or are not there. The rest is drawn for each of them,
`PASSES` times over.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import oracle
from jsontext import write
from model import STATES, Options
from shapes import (
    EARLIER,
    NEW,
    NOW,
    OLD,
    UID,
    Json,
    condition,
    crashing,
    owner,
    pod,
    stuck_pod,
    unready_since,
    unschedulable,
)

PASSES = 3
COUNTERS = range(6)
STRATEGIES: tuple[Json | None, ...] = (
    {"type": "RollingUpdate"},
    {"type": "RollingUpdate", "rollingUpdate": {"partition": 0}},
    {"type": "RollingUpdate", "rollingUpdate": {"partition": 2}},
    {"type": "RollingUpdate", "rollingUpdate": {"partition": 4}},
    {"type": "OnDelete"},
)
REVISIONS = ((NEW, NEW), (OLD, NEW), (None, None))
SIZE = PASSES * len(COUNTERS) ** 5 * len(STRATEGIES) * len(REVISIONS)
_LATER = "2025-01-15T10:29:50Z"
_REASONS = (
    *("ImagePullBackOff", "ErrImagePull", "SandboxBackOff", "Complete", "Stalled", ""),
    *("ProgressDeadlineExceeded", "ProgressDeadlineExceeded"),
)


@dataclass
class Drawn:
    """One question: where it is in the grid, the object's text, and the options."""

    index: int
    text: str
    options: Options


def draw(every: int = 1) -> Iterator[Drawn]:
    """Every Nth of the grid, the same every time: all are drawn, only those are written."""
    random_ = random.Random("poolstatus")
    pods = _Pods(random_)
    for index, (counters, strategy, revisions) in enumerate(_product()):
        value = _stateful_set(random_, counters, strategy, revisions)
        options = Options(
            rule="documented" if random_.random() < 0.03 else "kubernetes",
            detail=random_.random() < 0.5,
            variant_names=random_.random() < 0.2,
            now=NOW,
        )
        if random_.random() < 0.3:
            options.pool, options.tenant = "pool-0", "demo"
        if value is None or "metadata" not in value:
            options.pool, options.tenant = "pool-0", "demo"
        if random_.random() < 0.45:
            options.pods = pods.some(counters[0])
            options.pod_grace = random_.choice((0, 0, 0, -1, 1, 10, 600, 601))
        before = _previous(random_, value)
        if random_.random() < 0.4:
            options.deadline = random_.choice((1, 599, 600, 601))
        if index % every == 0:
            text = write(value)
            if isinstance(before, str):
                options.previous = _said_at(before, text, options)
            elif before is not None:
                options.previous = write(before)
            yield Drawn(index, text, options)


def _product() -> Iterator[tuple[tuple[int, ...], Json | None, Sequence[str | None]]]:
    for _ in range(PASSES):
        for strategy, revisions in itertools.product(STRATEGIES, REVISIONS):
            for counters in itertools.product(COUNTERS, repeat=5):
                yield counters, strategy, revisions


def _stateful_set(random_: Any, counters: Any, strategy: Any, revisions: Any) -> Json | None:
    desired, total, ready, current, updated = counters
    chance = random_.random
    seen: Json = {}
    generation, observed = 2, 2
    dice = chance()
    if dice < 0.05:
        observed = 1
    elif dice < 0.08:
        observed = 0
    elif dice < 0.11:
        generation = observed = 0
    elif dice < 0.14:
        generation = 0
    elif dice < 0.16:
        observed = 3
    if observed or chance() < 0.1:
        seen["observedGeneration"] = observed
    names = ("replicas", "readyReplicas", "currentReplicas", "updatedReplicas")
    for key, count in zip(names, (total, ready, current, updated)):
        # The controller leaves zeros out; a zero or a null that is there is the same.
        if count or chance() < 0.3:
            seen[key] = count
        elif chance() < 0.05:
            seen[key] = None
    for key, revision in zip(("currentRevision", "updateRevision"), revisions):
        if revision is not None:
            seen[key] = revision
    spec: Json = {"updateStrategy": strategy}
    if chance() < 0.15:
        spec["minReadySeconds"] = random_.choice((0, 5, 5))
        if chance() < 0.8:
            seen["availableReplicas"] = random_.choice((0, max(0, ready - 1), ready, ready))
    if chance() < 0.05:
        spec["ordinals"] = {"start": random_.choice((0, 1, 2))}
    if chance() < 0.15:
        seen["conditions"] = _conditions(random_)
    dice = chance()
    if dice < 0.005:
        return None
    if dice < 0.015:
        return seen or {"replicas": 0}
    if dice < 0.02:
        return {"status": seen}
    metadata: Json = {
        "name": "demo-pool-0",
        "namespace": "storage",
        "uid": UID,
        "labels": {"rustfs.pool": "pool-0"},
    }
    if generation:
        metadata["generation"] = generation
    if chance() < 0.02:
        metadata["deletionTimestamp"] = EARLIER
    if not (desired == 1 and chance() < 0.3):
        spec["replicas"] = desired
    policy = random_.choice(("Parallel", "OrderedReady", None))
    if policy:
        spec["podManagementPolicy"] = policy
    if dice < 0.03:
        return {"kind": "StatefulSet", "metadata": metadata, "spec": spec}
    if dice < 0.04:
        seen = {}
    return {"kind": "StatefulSet", "metadata": metadata, "spec": spec, "status": seen}


def _conditions(random_: Any) -> list[Json]:
    known = (
        condition("Stalled", "True"),
        condition("Reconciling", "True"),
        condition("Progressing", "False", "ProgressDeadlineExceeded"),
        condition("Progressing", "True", "ProgressDeadlineExceeded"),
        condition("Progressing", "False", "Paused"),
        condition("Stalled", "False"),
        condition("Reconciling", "Unknown"),
    )
    found: list[Json] = random_.sample(known, random_.choice((1, 1, 2)))
    return found


def _said_at(at: str, text: str, options: Options) -> str:
    """What would have been said then: often nothing but the time differs."""
    return oracle.pool(text, replace(options, now=at, previous=None, deadline=0)).json


def _previous(random_: Any, value: Json | None) -> Json | str | None:
    """The status of last time, or a time: the status is what was said then."""
    chance = random_.random
    dice = chance()
    if dice < 0.2:
        return None
    if dice < 0.27:
        return {}
    at: str = random_.choice((EARLIER, EARLIER, _LATER))
    if dice < 0.45:
        return at
    state = random_.choice((*STATES, *("Pool" + state for state in STATES), "PoolResting"))
    seen = value or {}
    if "metadata" in seen or "status" in seen:
        seen = seen.get("status", {})
    before: Json = {"ssName": "demo-pool-0", "state": state}
    for key in ("replicas", "readyReplicas", "currentReplicas", "updatedReplicas"):
        if seen.get(key) is not None:
            before[key] = seen[key]
    for key in ("currentRevision", "updateRevision"):
        if key in seen:
            before[key] = seen[key]
    if chance() < 0.15:
        key = random_.choice(("replicas", "readyReplicas", "updatedReplicas"))
        before[key] = random_.choice((0, 1, 4))
    if chance() < 0.95:
        before["lastUpdateTime"] = at if chance() < 0.95 else "a while ago"
    if chance() < 0.4:
        before["reason"] = random_.choice(_REASONS)
    if chance() < 0.1:
        before["message"] = random_.choice(("", "4 of 4 pods ready, 4 of 4 updated"))
    if chance() < 0.1:
        before["name"] = random_.choice(("pool-0", "pool-1", ""))
    if chance() < 0.1:
        before["lifecycleState"] = "Active"
    if chance() < 0.1:
        before["workloadState"] = random_.choice((state, "Updating", "PoolDegraded"))
    return before


class _Pods:
    """Pods of every kind, as text: made once, joined often."""

    def __init__(self, random_: Any) -> None:
        self._random = random_
        self._made = [[write(one) for one in _kinds(ordinal)] for ordinal in range(7)]

    def some(self, wanted: int) -> str:
        """About as many as are wanted, mostly healthy ones, in any order."""
        random_, found = self._random, []
        healthy = random_.random() < 0.4
        for ordinal in range(max(0, wanted + random_.choice((-1, 0, 0, 0, 1)))):
            kinds = self._made[ordinal]
            is_healthy = healthy or random_.random() < 0.5
            found.append(kinds[0] if is_healthy else random_.choice(kinds))
        if random_.random() < 0.2:
            random_.shuffle(found)
        items = ",".join(found)
        return f"[{items}]" if random_.random() < 0.5 else f'{{"kind":"PodList","items":[{items}]}}'


def _kinds(ordinal: int) -> list[Json]:
    name = f"demo-pool-0-{ordinal}"
    young, unknown = unready_since(_LATER), [condition("PodScheduled", "True")]
    pending: Json = {"phase": "Pending", "containers": [], "ready": False}
    leaving: Json = {"deletionTimestamp": EARLIER}
    waits = [unschedulable(since, message="0/3 nodes") for since in (EARLIER, _LATER, None)]
    born: Json = {"creationTimestamp": _LATER}
    return [
        pod(name),  # the healthy one is first
        pod(name, OLD),
        pod(name, None),
        pod(name, ready=False),
        pod(name, OLD, ready=False),
        pod(name, **leaving),
        pod(name, OLD, ready=False, **leaving),
        pod(name, OLD, **leaving),
        pod(name, ready=False, phase="Failed"),
        pod(name, OLD, ready=False, phase="Failed"),
        pod(name, ready=False, phase="Succeeded"),
        stuck_pod(name),
        stuck_pod(name, revision=OLD),
        stuck_pod(name, revision=None),
        stuck_pod(name, "SandboxBackOff"),
        stuck_pod(name, "ErrImagePull", conditions=young),
        stuck_pod(name, "CreateContainerError", "no secret", revision=OLD, conditions=young),
        stuck_pod(name, "InvalidImageName", "bad", conditions=unknown),
        stuck_pod(name, "ErrImageNeverPull", conditions=unknown, **born),
        stuck_pod(name, "ContainerCreating"),
        stuck_pod(name, **leaving),
        *(pod(name, **pending, conditions=[one]) for one in waits),
        pod(name, **pending, conditions=[waits[2]], **born),
        *(_crashing(name, NEW, crashing(*how)) for how in _CRASHES),
        _crashing(name, OLD, crashing()),
        stuck_pod(name, owners=[owner(uid="another")]),
        stuck_pod(name, owners=[owner("demo-pool-1", None)]),
        stuck_pod(name, namespace="elsewhere"),
        stuck_pod(name, owners=[]),
        stuck_pod(f"demo-pool-0-0{ordinal}", owners=[]),
        stuck_pod(f"renamed-{ordinal}"),
        stuck_pod(name, "ErrImagePull", owners=[owner(uid=None)], revision=OLD),
    ]


# The word that it waits with, restarts, how long the last run took, how long ago it ended.
_CRASHES = (
    ("CrashLoopBackOff", 5, 20, 30),
    ("CrashLoopBackOff", 4, 20, 30),
    (None, 5, 599, 600),
    (None, 5, 600, 30),
    (None, 9, 20, 601),
)


def _crashing(name: str, revision: str, only: Json) -> Json:
    conditions = unready_since(_LATER)
    return pod(name, revision, ready=False, containers=[only], conditions=conditions)
