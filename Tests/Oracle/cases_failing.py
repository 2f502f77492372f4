"""Which pods have failed: words, graces, crash loops, scheduling."""

from __future__ import annotations

from typing import Any

from define import Defined, define
from shapes import (
    EARLIER,
    Json,
    at,
    condition,
    container,
    crashing,
    pod,
    pods_but_last,
    previous,
    rolling,
    stateful_set,
    stuck_pod,
    unready_since,
    unschedulable,
)
from words import OF_KUBELET

_FAILED, _NOT_YET = "8b", "11a-pending"
_LAST: Json = {"name": "demo-pool-0-3", "ready": False}


def _case(name: str, row: str, last: Json, why: str = "", **more: Any) -> Defined:
    seen = stateful_set(rolling())
    given = pods_but_last(last)
    return define(f"pods-failures/{name}", "pool", seen, row, why, pods=given, **more)


def words() -> list[Defined]:
    """Rule 1: the words."""
    own = ("SignatureValidationFailed", "RegistryUnavailable", "ErrOfAnotherRuntime")
    own = (*own, "InvalidSpec", "VolumeMountError", "SandboxBackOff", "PolicyNeverPull")
    whole = ("Err", "Invalid", "Error", "BackOff", "Failed", "Unavailable", "NeverPull")
    found = [
        _case(f"word-{word}", _FAILED, stuck_pod(waiting=word)) for word in (*OF_KUBELET, *own)
    ]
    found += [
        _case(f"word-is-{word}", _FAILED, stuck_pod(waiting=word), "the beginning is all of it")
        for word in whole
    ]
    none = ("ContainerCreating", "PodInitializing", "errimagepull", "NoErrorsSeen", "err")
    none = (*none, "BackOffSoon", "FailedMount", "UnavailableYet", "NeverPullTwice")
    found += [_case(f"no-word-{word}", _NOT_YET, stuck_pod(waiting=word)) for word in none]
    odd = 'Say "no"\\\n\u00e9\u0001Error'
    empty = pod(**_LAST, containers=[{"state": {"waiting": {"reason": ""}}}])
    return [
        *found,
        _case("word-with-escapes", _FAILED, stuck_pod(waiting=odd)),
        _case("word-of-the-pod-without-detail", _FAILED, stuck_pod(waiting="XError"), flags=0),
        _case("word-of-the-page-without-detail", _FAILED, stuck_pod(waiting="StartError"), flags=0),
        _case("no-word-absent", _NOT_YET, pod(**_LAST, containers=[{"state": {"waiting": {}}}])),
        _case("no-word-empty", _NOT_YET, empty),
    ]


def graces() -> list[Defined]:
    """Rule 1: the grace, one second before it ends and when it does."""

    def since(seconds: float | None, **more: Any) -> Json:
        moment = None if seconds is None else at(seconds)
        return stuck_pod(conditions=unready_since(moment), **more)

    def born(seconds: float, conditions: list[Json] | None = None) -> Json:
        return stuck_pod(conditions=conditions or [], creationTimestamp=at(seconds))

    unreadable = unready_since("yesterday")
    ready = [condition("Ready", "True", lastTransitionTime=EARLIER)]
    unknown = [condition("Ready", "Unknown", lastTransitionTime=at(60))]
    two = [*unready_since(at(70)), *unready_since(at(10))]
    cases: list[tuple[str, str, Json, int]] = [
        ("59-seconds", _NOT_YET, since(59), 0),
        ("60-seconds", _FAILED, since(60), 0),
        ("59.999-seconds", _NOT_YET, since(59.999), 0),
        ("option-9-seconds-of-10", _NOT_YET, since(9), 10),
        ("option-10-seconds-of-10", _FAILED, since(10), 10),
        ("option-599-seconds-of-600", _NOT_YET, since(599), 600),
        ("option-600-seconds-of-600", _FAILED, since(600), 600),
        ("none-0-seconds", _FAILED, since(0), -1),
        ("none-in-the-future", _FAILED, since(-5), -1),
        ("in-the-future", _NOT_YET, since(-5), 0),
        ("option-1-second-of-1", _FAILED, since(1), 1),
        ("option-0-seconds-of-1", _NOT_YET, since(0), 1),
        ("option-longest", _NOT_YET, since(600), 2147483647),
        ("creation-59-seconds", _NOT_YET, born(59), 0),
        ("creation-60-seconds", _FAILED, born(60), 0),
        ("creation-where-the-time-is-none", _NOT_YET, born(59, unreadable), 0),
        ("creation-does-not-count", _FAILED, _with_creation(since(60), at(5)), 0),
        ("without-end", _FAILED, stuck_pod(conditions=[]), 0),
        ("without-end-no-time", _FAILED, stuck_pod(conditions=unreadable), 0),
        ("without-end-empty-time", _FAILED, stuck_pod(conditions=unready_since("")), 0),
        ("without-end-longest-option", _FAILED, stuck_pod(conditions=[]), 2147483647),
        ("ready-has-not-failed", _NOT_YET, stuck_pod(conditions=ready), 0),
        ("ready-unknown-60-seconds", _FAILED, stuck_pod(conditions=unknown), 0),
        ("last-condition-counts", _NOT_YET, stuck_pod(conditions=two), 0),
    ]
    offset = "2025-01-15T12:29:00+02:00"
    return [
        *(_case(f"grace-{name}", row, last, grace=grace) for name, row, last, grace in cases),
        _case("grace-60-seconds-offset", _FAILED, stuck_pod(conditions=unready_since(offset))),
        _case(
            "grace-60-seconds-lower-case",
            _FAILED,
            stuck_pod(conditions=unready_since("2025-01-15t10:29:00z")),
        ),
        _case(
            "grace-60-seconds-leap-second",
            _FAILED,
            stuck_pod(conditions=unready_since("2025-01-15T10:28:60Z")),
            "the second 60 is the first of the next minute",
        ),
    ]


def _with_creation(value: Json, moment: str) -> Json:
    value["metadata"]["creationTimestamp"] = moment
    return value


def crash_loops() -> list[Defined]:
    """Rule 1 at once, and rule 2."""
    young = unready_since(at(5))

    def crashes(**more: Any) -> Json:
        return pod(**_LAST, conditions=young, containers=[crashing(**more)])

    no_start = crashing()
    del no_start["lastState"]["terminated"]["startedAt"]
    no_finish = crashing(None)
    del no_finish["lastState"]["terminated"]["finishedAt"]
    ready = [condition("Ready", "True", lastTransitionTime=at(5))]
    waits = {"state": {"waiting": {"reason": "ContainerCreating"}}}
    cases: list[tuple[str, str, Json]] = [
        ("waiting-at-once", _FAILED, crashes()),
        ("waiting-4-restarts", _NOT_YET, crashes(restarts=4)),
        ("waiting-another-word", _NOT_YET, crashes(waiting="RunContainerError")),
        ("waiting-run-599-seconds", _FAILED, crashes(run=599)),
        ("waiting-run-600-seconds", _NOT_YET, crashes(run=600)),
        ("waiting-run-599.5-seconds", _NOT_YET, crashes(run=599.5)),
        ("waiting-run-0-seconds", _FAILED, crashes(run=0)),
        ("waiting-run-backwards", _NOT_YET, crashes(run=-1)),
        ("waiting-run-unknown", _NOT_YET, _alone(no_start, young)),
        ("waiting-crashed-long-ago", _FAILED, crashes(ago=100000)),
        ("between-two-crashes", _FAILED, crashes(waiting=None)),
        ("between-600-seconds-ago", _FAILED, crashes(waiting=None, ago=600)),
        ("between-601-seconds-ago", _NOT_YET, crashes(waiting=None, ago=601)),
        ("between-in-the-future", _FAILED, crashes(waiting=None, ago=-5)),
        ("between-4-restarts", _NOT_YET, crashes(waiting=None, restarts=4)),
        ("between-run-600-seconds", _NOT_YET, crashes(waiting=None, run=600)),
        ("between-finish-unknown", _NOT_YET, _alone(no_finish, young)),
        ("between-and-ready-again", _NOT_YET, _alone({**crashing(None), "ready": True}, young)),
        ("between-ready-absent", _FAILED, _alone(_without_ready(crashing(None)), young)),
        ("between-a-word-that-is-none", _FAILED, _alone({**crashing(), **waits}, young)),
        ("between-but-the-pod-is-ready", _NOT_YET, _alone(crashing(None), ready)),
        ("waiting-but-the-pod-is-ready", _NOT_YET, _alone(crashing(), ready)),
        ("restarted-once", _NOT_YET, crashes(waiting=None, restarts=1)),
    ]
    return [_case(f"crash-{name}", row, last) for name, row, last in cases]


def _alone(only: Json, conditions: list[Json]) -> Json:
    return pod(**_LAST, conditions=conditions, containers=[only])


def _without_ready(value: Json) -> Json:
    return {key: part for key, part in value.items() if key != "ready"}


def scheduling() -> list[Defined]:
    """Rule 3."""

    def waits(since: str | None, born: str | None = None, **more: Any) -> Json:
        conditions = [unschedulable(since, **more)]
        value = pod("demo-pool-0-3", phase="Pending", containers=[], conditions=conditions)
        return _with_creation(value, born) if born else value

    scheduled = [unschedulable(EARLIER), condition("PodScheduled", "True")]
    also_stuck = stuck_pod(conditions=[unschedulable(EARLIER), *unready_since(EARLIER)[1:]])
    ready = [unschedulable(EARLIER), condition("Ready", "True")]
    cases: list[tuple[str, str, Json, int]] = [
        ("299-seconds", _NOT_YET, waits(at(299)), 0),
        ("300-seconds", _FAILED, waits(at(300)), 0),
        ("option-59-seconds-of-60", _NOT_YET, waits(at(59)), 60),
        ("option-60-seconds-of-60", _FAILED, waits(at(60)), 60),
        ("none", _FAILED, waits(at(0)), -1),
        ("offset-300-seconds", _FAILED, waits("2025-01-15T05:25:00-05:00"), 0),
        ("over-new-year", _FAILED, waits("2024-12-31T23:59:59Z"), 0),
        ("creation-299-seconds", _NOT_YET, waits(None, at(299)), 0),
        ("creation-300-seconds", _FAILED, waits(None, at(300)), 0),
        ("without-end", _FAILED, waits(None), 0),
        ("since-no-time", _FAILED, waits("yesterday"), 0),
        ("in-the-future", _NOT_YET, waits(at(-60)), 0),
        ("of-another-reason", _NOT_YET, waits(EARLIER, reason="SchedulingGated"), 0),
        ("and-scheduled", _NOT_YET, waits(EARLIER, status="True"), 0),
        ("unknown", _NOT_YET, waits(EARLIER, status="Unknown"), 0),
        ("last-condition-counts", _NOT_YET, _pending(scheduled), 0),
        ("behind-a-container", _FAILED, also_stuck, 0),
        ("though-ready", _FAILED, _pending(ready), 0),
    ]
    leap = waits("2024-02-29T00:00:00Z")
    return [
        *(
            _case(f"unschedulable-{name}", row, last, grace=grace)
            for name, row, last, grace in cases
        ),
        _case("unschedulable-since-a-leap-day", _FAILED, leap, now="2024-03-01T00:00:00Z"),
    ]


def _pending(conditions: list[Json]) -> Json:
    return pod("demo-pool-0-3", phase="Pending", containers=[], conditions=conditions)


def which() -> list[Defined]:
    """Never some pods, and which container, word and pod come first."""
    leaving: Json = {"deletionTimestamp": EARLIER}
    healthy, bad = container(), container(False, "CreateContainerError")
    pull, creating = container(False, "ErrImagePull"), container(False, "PodInitializing")
    young = unready_since(at(5))
    loop = crashing(None)
    sidecar = pod(**_LAST, init=[crashing()], containers=[healthy], conditions=young)
    done = container(True, lastState={"terminated": {"exitCode": 1}})
    cases: list[tuple[str, str, Json]] = [
        ("terminating", _NOT_YET, stuck_pod(**leaving)),
        ("terminating-since-no-time", _NOT_YET, stuck_pod(deletionTimestamp="x")),
        ("terminating-since-empty", _FAILED, stuck_pod(deletionTimestamp="")),
        ("phase-failed", _NOT_YET, pod(**_LAST, phase="Failed", containers=[bad])),
        ("phase-succeeded", _NOT_YET, pod(**_LAST, phase="Succeeded", containers=[bad])),
        ("phase-unknown", _FAILED, pod(**_LAST, phase="Unknown", containers=[bad])),
        ("init-container", _FAILED, pod(**_LAST, init=[bad], containers=[creating])),
        ("init-container-first", _FAILED, pod(**_LAST, init=[pull], containers=[bad])),
        ("init-container-done", _NOT_YET, pod(**_LAST, init=[done], containers=[creating])),
        ("sidecar-crashes", _FAILED, sidecar),
        ("second-container", _FAILED, pod(**_LAST, containers=[healthy, bad])),
        ("first-of-two-words", _FAILED, pod(**_LAST, containers=[pull, bad])),
        (
            "container-by-container",
            _FAILED,
            pod(**_LAST, containers=[loop, bad]),
        ),
        (
            "first-that-counts",
            _FAILED,
            pod(**_LAST, conditions=young, containers=[pull, loop]),
        ),
        ("no-container", _NOT_YET, pod(**_LAST, containers=[])),
    ]
    return [_case(f"which-{name}", row, last) for name, row, last in cases]


def alternating() -> list[Defined]:
    """kubelet alternates between two words: the previous one stays."""
    seen = stateful_set(rolling())
    degraded = stateful_set(rolling(old=None, new=None, updated=4, current=4), partition=None)
    pulls, backs_off = ("ErrImagePull", "ImagePullBackOff")

    def case(name: str, word: str, before: str | None, says: str, **more: Any) -> Defined:
        then = previous("PoolRolloutFailed", seen["status"], reason=before)
        given = pods_but_last(stuck_pod(waiting=word))
        full, row = f"pods-failures/alternating-{name}", more.pop("row", _FAILED)
        value, then = more.pop("value", seen), more.pop("then", then)
        expected = {"reason": says}
        return define(full, "pool", value, row, pods=given, previous=then, says=expected, **more)

    degraded_then = previous("PoolDegraded", degraded["status"], reason=backs_off)
    return [
        case("pull-after-back-off", pulls, backs_off, backs_off),
        case("back-off-after-pull", backs_off, pulls, pulls),
        case("same-word", pulls, pulls, pulls),
        case("no-word-before", pulls, None, pulls),
        case("another-word-before", pulls, "RollingUpdate", pulls),
        case("another-word-now", "StartError", pulls, "StartError"),
        case(
            "degraded", pulls, None, backs_off, value=degraded, then=degraded_then, row="12-failed"
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    groups = (words, graces, crash_loops, scheduling, which, alternating)
    return [case for group in groups for case in group()]
