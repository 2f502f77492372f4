"""The deadline: each of its branches, and what it is applied to. Ten minutes have passed."""

from __future__ import annotations

from typing import Any

from define import DETAIL, Defined, define
from shapes import (
    EARLIER,
    NEW,
    NOW,
    OLD,
    Json,
    condition,
    pod,
    pod_list,
    pods_but_last,
    previous,
    rolling,
    stateful_set,
    status,
    stuck_pod,
)

_SEEN = rolling()
_THEN = previous("PoolUpdating", _SEEN)
_FAILED = previous("PoolRolloutFailed", _SEEN)
_EXCEEDED = "ProgressDeadlineExceeded"


def _case(
    name: str, now: Any, then: Any, row: str, deadline: int = 599, why: str = "", **more: Any
) -> Defined:
    # `now` is a status, or a whole object.
    value = now if "metadata" in now else stateful_set(now)
    full = f"previous-deadline/{name}"
    return define(full, "pool", value, row, why, previous=then, deadline=deadline, **more)


def _without(value: Json, *keys: str) -> Json:
    return {key: item for key, item in value.items() if key not in keys}


def moments() -> list[Defined]:
    """How long it takes."""
    fails: Json = {"reason": _EXCEEDED, "lastUpdateTime": EARLIER}
    stands: Json = {"reason": "RollingUpdate"}
    cases: list[tuple[str, Json, int, Json]] = [
        ("not-yet", _THEN, 601, stands),
        ("exactly-is-not-longer", _THEN, 600, stands),
        ("longer", _THEN, 599, fails),
        ("variant-names", {**_THEN, "state": "Updating"}, 599, fails),
        ("none", _THEN, 0, stands),
        (
            "time-with-offset",
            {**_THEN, "lastUpdateTime": "2025-01-15T05:20:00-05:00"},
            599,
            {"reason": _EXCEEDED, "lastUpdateTime": "2025-01-15T05:20:00-05:00"},
        ),
        ("time-is-no-time", {**_THEN, "lastUpdateTime": "long ago"}, 599, stands),
        ("time-absent", _without(_THEN, "lastUpdateTime"), 599, stands),
        ("time-in-the-future", {**_THEN, "lastUpdateTime": "2025-01-15T10:30:01Z"}, 1, stands),
        ("longest", _THEN, 2147483647, stands),
    ]
    return [
        _case(name, _SEEN, then, "11a-pending", seconds, says=says)
        for name, then, seconds, says in cases
    ]


def movement() -> list[Defined]:
    """Whatever moves, it starts anew."""
    absent = rolling(current=0)
    stands: Json = {"reason": "RollingUpdate"}
    cases: list[tuple[str, Json, Json]] = [
        ("a-pod-moved", rolling(updated=3), _THEN),
        ("ready-moved", rolling(ready=2), _THEN),
        ("total-moved", rolling(total=3), _THEN),
        ("current-moved", rolling(current=1), _THEN),
        ("revision-moved", rolling(new=NEW + "x"), _THEN),
        ("old-revision-moved", rolling(old="demo-pool-0-first"), _THEN),
        ("absent-is-not-zero", absent, _without(_THEN, "currentReplicas")),
        ("zero-is-not-absent", rolling(current=None), {**_THEN, "currentReplicas": 0}),
    ]
    null = {**_THEN, "currentReplicas": None}
    empty = {**previous("PoolUpdating", rolling(old=None)), "currentRevision": ""}
    total = status(None, 3, 2, 2, old=OLD)
    return [
        *(_case(n, now, then, "11a-pending", says=stands) for n, now, then in cases),
        _case(
            "null-is-absent",
            rolling(current=None),
            null,
            "11a-pending",
            says={"reason": _EXCEEDED},
        ),
        _case(
            "empty-revision-is-absent",
            rolling(old=None),
            empty,
            "11a-pending",
            says={"reason": _EXCEEDED},
        ),
        _case(
            "replicas-as-they-stand",
            total,
            previous("PoolUpdating", total),
            "11a-pending",
            says={"reason": _EXCEEDED},
            why="status.replicas is absent, though the table counts three",
        ),
        _case(
            "another-name-moves-the-time",
            _SEEN,
            {**_THEN, "ssName": "demo-pool-1"},
            "11a-pending",
            says={"reason": _EXCEEDED, "lastUpdateTime": NOW},
        ),
    ]


def states() -> list[Defined]:
    """Which previous states wait."""
    stands: Json = {"reason": "RollingUpdate"}
    fails: Json = {"reason": _EXCEEDED}
    starting = status(ready=2)
    none = status(ready=None)
    cases: list[tuple[str, Json, Json, str, Json]] = [
        ("state-unknown", _SEEN, {**_THEN, "state": "PoolResting"}, "11a-pending", stands),
        ("state-absent", _SEEN, _without(_THEN, "state"), "11a-pending", stands),
        (
            "state-complete",
            _SEEN,
            {**_THEN, "state": "PoolRolloutComplete"},
            "11a-pending",
            stands,
        ),
        ("state-degraded", _SEEN, {**_THEN, "state": "PoolDegraded"}, "11a-pending", stands),
        ("state-not-created", _SEEN, {**_THEN, "state": "PoolNotCreated"}, "11a-pending", stands),
        ("state-created", none, previous("PoolCreated", none), "10-created", fails),
        (
            "state-initialized",
            starting,
            previous("PoolInitialized", starting),
            "10-initialized",
            fails,
        ),
    ]
    return [_case(name, now, then, row, says=says) for name, now, then, row, says in cases]


def failed_before() -> list[Defined]:
    """A failure of last time."""
    exceeded = {**_FAILED, "reason": _EXCEEDED}
    pull, own = {**_FAILED, "reason": "ImagePullBackOff"}, {**_FAILED, "reason": "SandboxError"}
    stalled = {**_FAILED, "reason": "Stalled"}
    fails: Json = {"state": "PoolRolloutFailed", "lastUpdateTime": EARLIER}
    stands: Json = {"state": "PoolUpdating", "lastUpdateTime": NOW}
    healthy = pods_but_last(pod("demo-pool-0-3", ready=False))
    later = 100000
    cases: list[tuple[str, Json, int, Json, Any]] = [
        ("failed-exceeded-goes-on", exceeded, 599, {**fails, "reason": _EXCEEDED}, None),
        ("failed-exceeded-of-a-longer-deadline", exceeded, later, stands, None),
        ("failed-pruned-reason", _FAILED, 599, {**fails, "reason": _EXCEEDED}, None),
        ("failed-pruned-reason-not-yet", _FAILED, later, stands, None),
        ("failed-reason-null", {**_FAILED, "reason": None}, 599, fails, None),
        ("failed-reason-empty", {**_FAILED, "reason": ""}, 599, fails, None),
        ("failed-pod-stays", pull, 599, {**fails, "reason": "ImagePullBackOff"}, None),
        ("failed-pod-stays-at-once", pull, later, {**fails, "reason": "ImagePullBackOff"}, None),
        ("failed-pod-stays-own-word", own, 599, {**fails, "reason": "SandboxError"}, None),
        ("failed-pod-variant-names", {**pull, "state": "RolloutFailed"}, 599, fails, None),
        ("failed-pod-without-time", _without(pull, "lastUpdateTime"), 599, {}, None),
        ("failed-pod-no-longer", pull, 599, stands, healthy),
        ("failed-pod-no-longer-and-no-pods", pull, 599, stands, []),
        ("failed-exceeded-with-pods", exceeded, 599, {**fails, "reason": _EXCEEDED}, healthy),
        ("failed-pruned-with-pods", _FAILED, 599, {**fails, "reason": _EXCEEDED}, healthy),
        ("failed-stalled-no-longer", stalled, 599, stands, None),
        ("failed-without-a-deadline", pull, 0, stands, None),
    ]
    found = []
    for name, then, seconds, says, given in cases:
        more = {} if given is None else {"pods": given}
        found.append(_case(name, _SEEN, then, "11a-pending", seconds, says=says, **more))
    numbers = "3 of 4 pods ready, 2 of 4 updated"
    kept = {**exceeded, "message": f"no progress for more than 599 seconds; {numbers}"}
    return [
        *found,
        _case("failed-pod-recovers", rolling(ready=4), pull, "11a-pending", says=stands),
        _case("failed-and-complete", status(), previous("PoolRolloutFailed"), "7"),
        _case("failed-word-without-detail", _SEEN, own, "11a-pending", flags=0),
        _case(
            "failed-exceeded-and-unchanged",
            _SEEN,
            {**kept, "name": "pool-0"},
            "11a-pending",
            changed=0,
        ),
        _case(
            "failed-exceeded-and-pruned-is-unchanged",
            _SEEN,
            _FAILED,
            "11a-pending",
            changed=0,
        ),
        _case("failed-by-a-pod-now", _SEEN, exceeded, "8b", pods=pods_but_last(stuck_pod())),
    ]


def rows() -> list[Defined]:
    """Rows 2 to 12: it is applied where they say Created, Initialized or Updating."""
    unseen, nothing = stateful_set(generation=1), status(None, None, None, None, None, None, None)
    del unseen["status"]
    leaving = stateful_set(status(2, 2), deletionTimestamp=EARLIER)
    reconciling = status(conditions=[condition("Reconciling", "True")])
    by_hand = status(ready=3, current=3, updated=1, old=OLD)
    gone = pod("demo-pool-0-0", OLD, deletionTimestamp=EARLIER)
    cases: list[tuple[str, Any, str, Json]] = [
        ("row-2", leaving, "2", {}),
        ("row-3", unseen, "3", {}),
        ("row-4", status(observed=1), "4", {}),
        ("row-5b", reconciling, "5b", {}),
        ("row-7b", status(), "7b", {"pods": []}),
        ("row-9", status(6, 6, 6, 6), "9", {}),
        (
            "row-11b",
            stateful_set(by_hand, strategy="OnDelete"),
            "11b",
            {"pods": pod_list(gone)},
        ),
        ("row-11c", status(2, 2, 2, 2), "11c", {}),
        ("row-11d", status(current=2, updated=2), "11d", {}),
        ("row-11e", stateful_set(status(availableReplicas=3), min_ready=30), "11e", {}),
        ("row-11f", status(ready=2), "11f", {}),
        (
            "row-11f-names-the-pod-that-is-waited-for",
            status(ready=3),
            "11f",
            {"pods": pods_but_last(pod("demo-pool-0-3", ready=False))},
        ),
    ]
    found = []
    for name, now, row, more in cases:
        seen = now.get("status", nothing) if "spec" in now else now
        then = previous("PoolUpdating", seen)
        says = {"reason": _EXCEEDED, "lastUpdateTime": EARLIER}
        found.append(_case(name, now, then, row, says=says, flags=DETAIL, **more))
    stalled = status(conditions=[condition("Stalled", "True")])
    zero = status(0, None, None, None)
    missing: Json = {"state": "PoolUpdating", "lastUpdateTime": EARLIER}
    asleep = stateful_set(zero, desired=0)
    return [
        *found,
        define(
            "previous-deadline/row-1",
            "pool",
            None,
            "1",
            "NotCreated waits for nothing",
            previous=missing,
            deadline=599,
            tenant="demo",
            pool="pool-0",
        ),
        _case("row-5a", stalled, previous("PoolUpdating", stalled), "5a"),
        _case("row-6", asleep, previous("PoolUpdating", zero), "6"),
        _case("row-7", status(), previous("PoolUpdating"), "7"),
        _case("row-12", status(ready=2), previous("PoolDegraded", status(ready=2)), "12", 1),
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [*moments(), *movement(), *states(), *failed_before(), *rows()]
