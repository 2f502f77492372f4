"""What the message says: the pod that matters, numbers that agree with the reason."""

from __future__ import annotations

from typing import Any

from define import Defined, define
from shapes import (
    EARLIER,
    OLD,
    Json,
    at,
    crashing,
    pod,
    pod_list,
    pods_but_last,
    previous,
    rolling,
    stateful_set,
    status,
    stuck_pod,
    unready_since,
    unschedulable,
)

_NUMBERS = "3 of 4 pods ready, 2 of 4 updated"
_YOUNG = unready_since(at(5))


def _case(name: str, value: Any, message: str, **more: Any) -> Defined:
    row = more.pop("row", "")
    full = f"kubernetes-messages/{name}"
    return define(full, "pool", value, row, says={"message": message}, **more)


def _rolling(name: str, last: Json, before: str, **more: Any) -> Defined:
    given = pods_but_last(last)
    return _case(name, stateful_set(rolling()), f"{before}; {_NUMBERS}", pods=given, **more)


def own_texts() -> list[Defined]:
    """The pod's own text in brackets, cut at 120 bytes at a code point."""
    name = "pod demo-pool-0-3"
    nodes = "0/3 nodes are available: 3 Insufficient memory"
    waits = pod("demo-pool-0-3", containers=[], conditions=[unschedulable(EARLIER, message=nodes)])
    silent = pod("demo-pool-0-3", containers=[], conditions=[unschedulable(EARLIER, message="")])
    texts = {
        "119-bytes": ("x" * 119, "x" * 119),
        "120-bytes": ("x" * 120, "x" * 120),
        "121-bytes": ("x" * 121, "x" * 120),
        "two-bytes-at-the-end": ("x" * 119 + "\u00e9", "x" * 119),
        "two-bytes-before-the-end": ("x" * 118 + "\u00e9y", "x" * 118 + "\u00e9"),
        "three-bytes-at-the-end": ("x" * 118 + "\u540d", "x" * 118),
        "four-bytes-at-the-end": ("x" * 117 + "\U0001f5c4", "x" * 117),
        "only-letters-of-four-bytes": ("\U0001f5c4" * 31, "\U0001f5c4" * 30),
        "two-code-points-of-one-letter": ("x" * 119 + "e\u0301", "x" * 119 + "e"),
        "control-characters": ('a "b"\n\\c', 'a "b"\n\\c'),
    }
    found = [
        _rolling(
            f"text-of-{which}",
            stuck_pod(waiting="CreateContainerError", message=text),
            f"{name} is in CreateContainerError ({cut})",
        )
        for which, (text, cut) in texts.items()
    ]
    silenced = ("ErrImagePull", "ImagePullBackOff", "CrashLoopBackOff", "XBackOff")
    found += [
        _rolling(
            f"no-text-of-{word}", stuck_pod(waiting=word, message="20s"), f"{name} is in {word}"
        )
        for word in silenced
    ]
    told = ("ErrImageNeverPull", "InvalidImageName", "RunContainerError", "XFailed")
    found += [
        _rolling(
            f"text-of-{word}",
            stuck_pod(waiting=word, message="why"),
            f"{name} is in {word} (why)",
        )
        for word in told
    ]
    between = pod("demo-pool-0-3", ready=False, containers=[crashing(None)])
    return [
        *found,
        _rolling("text-of-Unschedulable", waits, f"{name} cannot be scheduled ({nodes})"),
        _rolling("no-text-where-there-is-none", silent, f"{name} cannot be scheduled"),
        _rolling("between-two-crashes", between, f"{name} is in CrashLoopBackOff"),
    ]


def waited_for() -> list[Defined]:
    """The pod that everybody waits for."""
    pull = stuck_pod("demo-pool-0-2", "ErrImagePull", conditions=_YOUNG)
    config = stuck_pod("demo-pool-0-2", "CreateContainerError", "no secret", conditions=_YOUNG)
    waits = pod("demo-pool-0-2", containers=[], conditions=[unschedulable(at(20), message="why")])
    first = pod("demo-pool-0-0", deletionTimestamp=EARLIER)
    unready = pod("demo-pool-0-1", ready=False)
    last = pod("demo-pool-0-3")
    numbers = f"; {_NUMBERS}"
    seen = stateful_set(rolling())
    cases: list[tuple[str, list[Json], str]] = [
        ("failing-word", [first, unready, pull], "pod demo-pool-0-2 is in ErrImagePull"),
        (
            "failing-word-with-text",
            [first, config],
            "pod demo-pool-0-2 is in CreateContainerError (no secret)",
        ),
        ("unschedulable", [first, waits], "pod demo-pool-0-2 cannot be scheduled (why)"),
        ("terminating", [unready, first, last], "pod demo-pool-0-0 is terminating"),
        ("not-ready", [last, unready], "pod demo-pool-0-1 is not ready"),
        (
            "failed-and-does-not-count",
            [stuck_pod("demo-pool-0-0", revision=OLD), pull],
            "pod demo-pool-0-2 is in ErrImagePull",
        ),
        (
            "only-failed-and-does-not-count",
            [stuck_pod("demo-pool-0-0", revision=OLD), last],
            "pod demo-pool-0-0 is not ready",
        ),
        (
            "ended",
            [pod("demo-pool-0-1", ready=False, phase="Failed")],
            "pod demo-pool-0-1 is not ready",
        ),
    ]
    found = [
        _case(f"waited-{name}", seen, says + numbers, pods=pod_list(*given))
        for name, given, says in cases
    ]
    everyone = [pod(f"demo-pool-0-{i}") for i in range(4)]
    return [
        *found,
        _case("waited-nobody", seen, _NUMBERS, pods=everyone),
        _case("waited-no-pods", seen, _NUMBERS, pods=[]),
        _case(
            "waited-while-starting",
            stateful_set(status(ready=1)),
            "pod demo-pool-0-3 is in ErrImagePull; 1 of 4 pods ready, 4 of 4 updated",
            previous={},
            pods=pods_but_last(stuck_pod(waiting="ErrImagePull", conditions=_YOUNG)),
        ),
        _case(
            "waited-while-the-deadline-has-run-out",
            seen,
            "no progress for more than 599 seconds; pod demo-pool-0-1 is not ready" + numbers,
            previous=previous("PoolUpdating", rolling()),
            pods=[unready],
            deadline=599,
        ),
        _case(
            "waited-not-where-degraded",
            stateful_set(status(ready=3)),
            "3 of 4 pods ready, 4 of 4 updated",
            pods=pods_but_last(pod("demo-pool-0-3", ready=False)),
        ),
    ]


def numbers() -> list[Defined]:
    """Numbers that agree with the reason."""
    full = stateful_set()
    three = pods_but_last(pod("demo-pool-0-3", ready=False))
    old_crashes = stuck_pod("demo-pool-0-0", "CrashLoopBackOff", revision=OLD)
    ordered = stateful_set(rolling(), policy="OrderedReady")
    held = stateful_set(rolling(updated=1), partition=2, policy="OrderedReady")
    evicted = pod("demo-pool-0-3", ready=False, phase="Failed")
    late = status(availableReplicas=2)
    down = stateful_set(status(5, 4, 5, 5), desired=3, policy="OrderedReady")
    counts = "4 of 4 pods ready, 4 of 4 updated"
    return [
        _case("by-the-pods", full, "3 of 4 pods ready by the pods given", pods=three),
        _case(
            "by-the-pods-terminating",
            full,
            "pod demo-pool-0-3 is terminating; 3 of 4 pods ready by the pods given",
            pods=pods_but_last(pod("demo-pool-0-3", deletionTimestamp=EARLIER)),
        ),
        _case(
            "by-the-pods-failed",
            full,
            "pod demo-pool-0-3 has failed; 3 of 4 pods ready by the pods given",
            pods=pods_but_last(evicted),
        ),
        _case(
            "by-the-pods-not-where-the-counters-say-so",
            stateful_set(status(ready=2)),
            "2 of 4 pods ready, 4 of 4 updated",
            pods=three,
        ),
        _case("none-of-the-pods", full, "none of the pods given belongs to it", pods=[]),
        _case(
            "stuck",
            ordered,
            "pod demo-pool-0-0 is on another revision and blocks the rollout: delete it; "
            + _NUMBERS,
            pods=[old_crashes],
        ),
        _case(
            "held-back-gets-no-advice",
            held,
            "pod demo-pool-0-0 is in CrashLoopBackOff; 3 of 4 pods ready, 1 of 4 updated",
            pods=[old_crashes],
        ),
        _case("complete", full, counts),
        _case("complete-updated-absent", stateful_set(status(updated=None)), "4 of 4 pods ready"),
        _case(
            "complete-updated-zero",
            stateful_set(status(updated=0)),
            "4 of 4 pods ready, 0 of 4 updated",
        ),
        _case(
            "partitioned-updated-absent",
            stateful_set(status(updated=None, old=OLD), partition=4),
            "4 of 4 pods ready, 0 of 4 updated; partition 4 holds the other pods back",
        ),
        _case("scaling-down", down, "5 pods, 3 wanted; 4 ready"),
        _case(
            "scaling-down-one-pod",
            stateful_set(status(1, None, 1, 1), desired=0),
            "1 pods, 0 wanted; 0 ready",
        ),
        _case(
            "scaling-down-blocked",
            down,
            "pod demo-pool-0-0 is in ImagePullBackOff; 5 pods, 3 wanted; 4 ready",
            pods=[stuck_pod("demo-pool-0-0")],
        ),
        _case(
            "waiting-for-available",
            stateful_set(late, min_ready=30),
            f"2 of 4 pods available; {counts}",
        ),
        _case(
            "not-available",
            stateful_set(late, min_ready=30),
            f"2 of 4 pods available; {counts}",
            previous=previous("PoolRolloutComplete"),
        ),
        _case(
            "missing",
            stateful_set(status(3, 3, 3, 3)),
            "3 of 4 pods created; 3 of 4 pods ready, 3 of 4 updated",
            previous=previous("PoolRolloutComplete"),
        ),
        _case(
            "missing-is-named",
            stateful_set(status(3, 3, 3, 3)),
            "pod demo-pool-0-3 is missing; 3 of 4 pods created; 3 of 4 pods ready, 3 of 4 updated",
            previous=previous("PoolRolloutComplete"),
            pods=pods_but_last(),
        ),
        _case(
            "succeeded",
            stateful_set(status(ready=3)),
            "pod demo-pool-0-3 has succeeded; 3 of 4 pods ready, 4 of 4 updated",
            pods=pods_but_last({**evicted, "status": {"phase": "Succeeded"}}),
        ),
        _case(
            "failure-that-nobody-sees",
            stateful_set(rolling()),
            f"no progress since the rollout failed; {_NUMBERS}",
            previous=previous("PoolRolloutFailed", rolling(), reason="StartError"),
            deadline=1,
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [*own_texts(), *waited_for(), *numbers()]
