"""The gate: waits for a rollout, and says with its exit status what came of it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Optional, TextIO

from poolstatus import PoolStatusError, State

from .pools import Judging, Key, Pool, Pools, complaint, key_of
from .stream import Ended, Event, Item, Quiet

DONE, NOT_YET, BAD_INPUT, FAILED, TIMED_OUT = 0, 1, 2, 3, 124
UNTIL = ("complete", "updated", "ready")
_COLD = 10.0  # seconds for which an input may say nothing while the others are listened to


@dataclass(frozen=True)
class Wanted:
    """What is waited for."""

    until: str = "complete"
    names: tuple[str, ...] = ()  # NAME or NAMESPACE/NAME; none: every one that is seen
    generation: int = 0  # of the spec, at least
    inputs: int = 1  # how many there are to be heard

    def holds(self, pool: Pool) -> bool:
        """Whether this pool is where it should be."""
        if self.until == "ready":
            unseen = pool.status.reason in ("NotObserved", "GenerationNotObserved")
            there = not pool.gone and not unseen and pool.ready >= pool.desired
        else:
            held_back = pool.status.reason in ("Partitioned", "OnDeletePending")
            there = pool.settled and not (self.until == "updated" and held_back)
        return there and self._recent(pool)

    def failed(self, pool: Pool) -> bool:
        """Whether this pool will not get there by itself."""
        return pool.status.state == State.ROLLOUT_FAILED and self._recent(pool)

    def _recent(self, pool: Pool) -> bool:
        return self.generation == 0 or pool.event.generation >= self.generation


class Gate:
    """Takes what comes, says what changes, and knows when to stop."""

    def __init__(self, wanted: Wanted, judging: Judging, out: TextIO, err: TextIO) -> None:
        self.wanted = wanted
        self.pools = Pools(judging)
        self._out, self._err = out, err
        self._said: dict[Key, str] = {}
        self._heard: set[str] = set()
        # What is waited for; each event moves no more than its own pool.
        self._unseen = set(wanted.names)
        self._there: set[Key] = set()
        self._waiting: dict[Key, None] = {}  # in the order in which they left where they should be
        self._failed: dict[Key, None] = {}  # of those, the ones that will not get there

    def run(self, items: Iterable[Item]) -> int:
        """Wait; returns the exit status."""
        for item in items:
            status = self._take(item)
            if status is not None:
                return status
        return NOT_YET

    def _take(self, item: Item) -> Optional[int]:
        if isinstance(item, Event):
            self._heard.add(item.input)
            self.show(item)
            # What is there when a watch begins comes as ADDED, one by one: an answer that
            # rests on the first of them would not know the others.
            first_list = item.type == "ADDED" or len(self._heard) < self.wanted.inputs
            return self._verdict(failed_only=first_list)
        if isinstance(item, Quiet):
            cold = len(self._heard) < self.wanted.inputs and item.seconds < _COLD
            return None if cold else self._verdict()
        if isinstance(item, Ended):
            return self._end(item)
        self._complain(str(item))
        return None

    def show(self, event: Event) -> None:
        """Say what an event changed, one line."""
        try:
            pool = self.pools.take(event)
        except PoolStatusError as error:
            self._complain(f"{event.input}: {complaint(event, error)}")
            return
        key = key_of(event)
        self._count(key)
        if pool is None:
            return
        words = describe(pool)
        if self._said.get(key) != words:
            self._said[key] = words
            self._out.write(f"{moment(event)} {words}\n")
            self._out.flush()

    def _count(self, key: Key) -> None:
        """Where the pool stands now, if it is waited for."""
        pool = self.pools.all.get(key)
        if pool is None:
            return
        names = {pool.name, _full(pool)}
        self._unseen -= names
        self._there.discard(key)
        self._waiting.pop(key, None)
        self._failed.pop(key, None)
        if pool.gone if not self.wanted.names else names.isdisjoint(self.wanted.names):
            return
        if self.wanted.holds(pool):
            self._there.add(key)
            return
        self._waiting[key] = None
        if self.wanted.failed(pool):
            self._failed[key] = None

    def _verdict(self, failed_only: bool = False) -> Optional[int]:
        if self._unseen:
            return None
        for key in self._failed:
            self._complain(f"failed: {describe(self.pools.all[key])}")
            return FAILED
        return None if failed_only or self._waiting or not self._there else DONE

    def _end(self, ended: Ended) -> int:
        if ended.timed_out:
            self._complain(f"timed out; {self.not_yet()}")
            return TIMED_OUT
        if not self.pools.all:
            self._complain("the input ended without any StatefulSet")
            return BAD_INPUT
        status = self._verdict()
        if status is None:
            self._complain(f"the input ended; {self.not_yet()}")
            return NOT_YET
        return status

    def not_yet(self) -> str:
        """What is still waited for."""
        waiting = [f"{name} was not seen" for name in self.wanted.names if name in self._unseen]
        pools = self.pools.all
        keys = self._waiting if self._waiting or self._there else pools  # which are all gone
        waiting += [describe(pools[key]) for key in keys]
        return f"not {self.wanted.until}: " + ("; ".join(waiting) or "no StatefulSet was seen")

    def _complain(self, words: str) -> None:
        self._err.write(f"poolstatus: {words}\n")
        self._err.flush()


def _full(pool: Pool) -> str:
    return f"{pool.namespace}/{pool.name}" if pool.namespace else pool.name


def describe(pool: Pool) -> str:
    """A pool in one line: name, state, reason, message."""
    told = pool.told
    return f"{_full(pool)} {told['state']} {told['reason']}: {told['message']}"


def moment(event: Event) -> str:
    """When an event was: as recorded, or now."""
    return event.at or time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
