"""Names that rest on pods and on previous: held, due, leaving alike, at rest, lost, grew, ..."""

from __future__ import annotations

from typing import Any

from define import Defined, define
from shapes import (
    EARLIER,
    NEW,
    OLD,
    Json,
    pod,
    pod_list,
    pods_but_last,
    previous,
    rolling,
    stateful_set,
    status,
    stuck_pod,
)

_COMPLETE = previous("PoolRolloutComplete")
_THREE = status(3, 3, 3, 3)


def _names(name: str, value: Any, row: str, why: str = "", **more: Any) -> Defined:
    return define(f"kubernetes-names/{name}", "pool", value, row, why, **more)


def _pods(*revisions: str | None, **more: Any) -> list[Json]:
    return [pod(f"demo-pool-0-{i}", revision, **more) for i, revision in enumerate(revisions)]


def pods() -> list[Defined]:
    """held, due, leaving alike and by hand."""
    mixed = pod_list(*_pods(NEW, NEW, NEW, OLD))
    held = pod_list(*_pods(OLD, NEW, NEW, NEW))
    three = status(current=3, updated=3)
    gone: Json = {"deletionTimestamp": EARLIER}
    leaving = pod_list(*_pods(NEW, NEW, NEW), pod("demo-pool-0-3", **gone))
    leaving_other = pod_list(*_pods(NEW, NEW, NEW), pod("demo-pool-0-3", OLD, **gone))
    leaving_held = pod_list(pod("demo-pool-0-0", OLD, **gone), *_pods(NEW, NEW, NEW, NEW)[1:])
    renamed = pod_list(*_pods(NEW, NEW, NEW), pod("renamed", OLD))
    on_delete = stateful_set(status(old=OLD), strategy="OnDelete")
    return [
        _names("due-revisions-equal", stateful_set(), "11d", pods=mixed),
        _names(
            "due-above-the-partition",
            stateful_set(status(old=OLD, updated=2, current=2), partition=2),
            "11a-pending",
            "enough are updated, but the wrong ones",
            pods=pod_list(*_pods(NEW, OLD, OLD, NEW)),
        ),
        _names("due-a-pod-of-another-name", stateful_set(partition=4), "11d", pods=renamed),
        _names("due-never-on-delete", stateful_set(strategy="OnDelete"), "7", pods=mixed),
        _names("due-not-without-a-revision", stateful_set(), "7", pods=_pods(NEW, NEW, NEW, None)),
        _names("due-not-with-an-empty-one", stateful_set(), "7", pods=_pods(NEW, NEW, NEW, "")),
        _names(
            "due-not-without-update-revision",
            stateful_set(status(old=None, new=None)),
            "7",
            pods=mixed,
        ),
        _names(
            "held-counts-as-there", stateful_set(three, partition=1), "7-partitioned", pods=held
        ),
        _names(
            "held-without-pods",
            stateful_set(three, partition=1),
            "11d",
            "without pods nobody sees that the fourth is held back",
        ),
        _names("leaving-alike", stateful_set(three), "12-terminating", pods=leaving),
        _names(
            "leaving-on-another-revision",
            stateful_set(three),
            "11d",
            "the controller updates it",
            pods=leaving_other,
        ),
        _names(
            "leaving-held-back",
            stateful_set(three, partition=1),
            "12-terminating",
            pods=leaving_held,
        ),
        _names(
            "by-hand-needs-another-revision",
            on_delete,
            "12-terminating",
            pods=pods_but_last(pod("demo-pool-0-3", **gone)),
        ),
        _names(
            "by-hand-needs-revisions-that-differ",
            stateful_set(strategy="OnDelete"),
            "12-terminating",
            pods=pods_but_last(pod("demo-pool-0-3", OLD, **gone)),
        ),
    ]


def indices() -> list[Defined]:
    """index, and the order in which pods are looked at."""
    seen = stateful_set(rolling())
    words = ("ErrImagePull", "StartError", "RunContainerError")

    def stuck(*names: str) -> Json:
        made = [stuck_pod(n, w) for n, w in zip(names, words)]
        return pod_list(*made)

    cases: list[tuple[str, Json, str]] = [
        ("order-by-index", stuck("demo-pool-0-10", "demo-pool-0-9", "demo-pool-0-2"), ""),
        ("order-without-index-last", stuck("a-pod", "demo-pool-0-7", "demo-pool-0-8"), ""),
        ("order-without-index-by-name", stuck("c", "b", "a"), ""),
        ("order-names-are-bytes", stuck("\U0001f5c4", "\uff5e", "z"), ""),
        (
            "index-of-nine-digits",
            stuck("demo-pool-0-x", "demo-pool-0-999999999"),
            "the largest there is",
        ),
        (
            "index-of-ten-digits-is-none",
            stuck("demo-pool-0-1000000000", "demo-pool-0-0x"),
            "both are looked at by name",
        ),
        ("index-leading-zero-is-none", stuck("demo-pool-0-00", "demo-pool-0-1"), ""),
    ]
    partition = stateful_set(status(old=OLD, updated=2, current=2), partition=2, start=3)
    five = [pod(f"demo-pool-0-{i}", OLD if i < 5 else NEW) for i in (3, 4, 5, 6)]
    return [
        *(_names(name, seen, "8b", why, pods=given) for name, given, why in cases),
        _names("index-from-the-start", partition, "7-partitioned", pods=pod_list(*five)),
        _names(
            "index-from-the-start-is-due",
            partition,
            "11a-pending",
            pods=pod_list(*five[:2], pod("demo-pool-0-5", OLD), five[3]),
        ),
    ]


def at_rest() -> list[Defined]:
    """at rest: what is missing are pods, not updates."""
    seen = stateful_set(status(4, 3, 3, 3))
    row, not_row = "12", "11d"
    cases: list[tuple[str, Any, str]] = [
        ("complete", _COMPLETE, row),
        ("degraded", previous("Degraded"), row),
        ("not-updating", previous("PoolUpdating"), not_row),
        ("not-failed", previous("PoolRolloutFailed"), not_row),
        ("not-unknown", None, not_row),
        ("not-another-revision-then", {**_COMPLETE, "updateRevision": OLD}, not_row),
        ("not-another-current-then", {**_COMPLETE, "currentRevision": OLD}, not_row),
        ("not-without-revisions-then", _without_revisions(), not_row),
    ]
    more = stateful_set(status(4, 4, 3, 3))
    return [
        *(_names(f"at-rest-{n}", seen, r, previous=then) for n, then, r in cases),
        _names(
            "at-rest-not-more-ready-than-updated",
            more,
            "11d",
            "a ready pod is of another revision",
            previous=_COMPLETE,
        ),
    ]


def _without_revisions() -> Json:
    revisions = ("currentRevision", "updateRevision")
    return {key: value for key, value in _COMPLETE.items() if key not in revisions}


def lost() -> list[Defined]:
    """lost and grew: whether somebody asked for more pods, or one has gone."""
    seen = stateful_set(_THREE)
    row, not_row = "12-missing", "11c"
    three = previous("PoolRolloutComplete", _THREE)
    no_replicas = {key: value for key, value in _COMPLETE.items() if key != "replicas"}
    cases: list[tuple[str, Any, str]] = [
        ("complete-of-four", _COMPLETE, row),
        ("complete-of-five", {**_COMPLETE, "replicas": 5}, row),
        ("degraded", previous("Degraded", _THREE), row),
        ("not-complete-of-three", three, not_row),
        ("not-complete-of-nobody-knows", no_replicas, not_row),
        ("not-updating", previous("PoolUpdating"), not_row),
        ("not-unknown", None, not_row),
        ("not-another-update-revision", {**_COMPLETE, "updateRevision": OLD}, not_row),
        ("not-without-update-revision", {**_COMPLETE, "updateRevision": ""}, not_row),
    ]
    on_delete: Json = {"strategy": "OnDelete"}
    differ = status(3, 3, 3, 3, old=OLD)
    none = status(3, 3, 3, 3, old=None, new=None)
    bare = _without_revisions()
    return [
        *(_names(f"lost-{n}", seen, r, previous=then) for n, then, r in cases),
        _names(
            "lost-not-rolling",
            stateful_set(rolling(total=3)),
            "11a-pending",
            previous=_COMPLETE,
        ),
        _names(
            "lost-not-pending",
            seen,
            "11c",
            "a pod is due: something is rolled out",
            previous=_COMPLETE,
            pods=_pods(NEW, NEW, OLD),
        ),
        _names(
            "lost-is-not-busy",
            seen,
            "12-failed",
            "nothing is under way, so that nothing has failed to roll out",
            previous=_COMPLETE,
            pods=[stuck_pod("demo-pool-0-0")],
        ),
        _names("lost-on-delete", stateful_set(_THREE, **on_delete), row, previous=_COMPLETE),
        _names(
            "lost-not-on-delete-while-revisions-differ",
            stateful_set(differ, **on_delete),
            "11c",
            "somebody deleted it to update it",
            previous=_COMPLETE,
        ),
        _names(
            "lost-revisions-absent-both-times",
            stateful_set(none, partition=None),
            row,
            previous=bare,
        ),
        _names(
            "grew-replicas-then-absent",
            stateful_set(status(ready=3)),
            "11f",
            "absent counts as 0",
            previous=no_replicas,
        ),
        _names(
            "grew-not-from-degraded",
            stateful_set(status(ready=3)),
            "12",
            previous=previous("Degraded", _THREE),
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [*pods(), *indices(), *at_rest(), *lost()]
