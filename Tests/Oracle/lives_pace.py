"""How long things take: drawn at random for the lives, in lockstep for the recordings."""

from __future__ import annotations

import random

# What is drawn: (share, from, to) in seconds; the last share is the rest.
_LIVE: dict[str, tuple[tuple[float, float, float], ...]] = {
    # The controller's next look at its pods; now and then it is late.
    "sync": ((0.93, 0.05, 0.8), (0.06, 1, 5), (1, 5, 20)),
    "schedule": ((1, 0.05, 1),),
    "create": ((1, 0.3, 2),),
    "pull": ((0.85, 1, 8), (1, 15, 70)),
    "pull again": ((1, 1, 4),),
    "word": ((1, 2, 15),),  # ErrImagePull until it is called ImagePullBackOff
    "config": ((1, 10, 15),),
    "get ready": ((0.9, 3, 25), (1, 25, 80)),
    "crash": ((1, 1, 20),),
    "first restart": ((1, 0.5, 2),),
    "stop": ((0.9, 1, 12), (1, 12, 30)),
    "remove": ((1, 0.1, 1),),
    "collect": ((1, 0.2, 3),),  # the garbage collector
}
_STEP, _BETWEEN_PODS = 1.0, 0.01
_LATE, _SYNCS = (0.015, 0.04, 0.3, 0.9), 80


class LivePace:
    """Random, from one seed."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def __call__(self, what: str, ordinal: int = 0) -> float:  # noqa: ARG002
        """Seconds until `what` is done."""
        share = self._rng.random()
        low, high = next((low, high) for up_to, low, high in _LIVE[what] if share < up_to)
        return low + (high - low) * self._rng.random()


class LockstepPace:
    """Pods move one after the other, and the controller sees each step: it writes the finest
    sequence of counters. So with timing 0; with others up to TIMINGS two syncs in a row are
    late, and see several steps at once."""

    TIMINGS = 1 + _SYNCS * len(_LATE) ** 2

    def __init__(self, timing: int) -> None:
        which, second = divmod(timing - 1, len(_LATE))
        self._until_late, first = divmod(which, len(_LATE))
        self._late = [_LATE[first], _LATE[second]] if timing else []

    def __call__(self, what: str, ordinal: int = 0) -> float:
        """Seconds until `what` is done."""
        if what != "sync":
            return _STEP + _BETWEEN_PODS * ordinal
        self._until_late -= 1
        return self._late.pop(0) if self._late and self._until_late < 0 else 0.0
