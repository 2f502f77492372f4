"""What befalls a pool without anybody asking: random, from one seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from lives_cluster import Cluster
from lives_people import perform
from lives_pods import Pod
from lives_truth import Story

Acts = Iterator[float]


class Fate:
    """Pods, nodes, the registry and the controller fail, and mostly get well again."""

    def __init__(self, cluster: Cluster, story: Story, rng: random.Random) -> None:
        self._cluster = cluster
        self._story = story
        self._rng = rng

    def strike(self, every: float) -> Acts:
        """At random intervals of `every` seconds on average."""
        events = (
            (8, self._flap),
            (6, self._crash),
            (2, self._crash_for_a_while),
            (4, self._evict),
            (5, self._drain),
            (4, self._lose_node),
            (1, self._break),
            (3, self._pause),
            (1, self._registry),
            (3, self._delete),
        )
        shares = [share for share, _ in events]
        while True:
            yield self._rng.expovariate(1 / every)
            event = self._rng.choices([one for _, one in events], shares)[0]
            perform(self._cluster, event())

    def _pod(self) -> Pod | None:
        pods = [p for p in self._cluster.own() if not p.terminating and not p.lost]
        return self._rng.choice(pods) if pods else None

    def _between(self, low: float, high: float) -> float:
        return low + (high - low) * self._rng.random()

    def _flap(self) -> Acts:
        pod = self._pod()
        if pod is not None:
            for _ in range(self._rng.choice((1, 1, 2, 4))):
                self._cluster.kubelet.flap(pod, self._between(5, 60))
                yield self._between(60, 120)

    def _crash(self) -> Acts:
        pod = self._pod()
        if pod is not None:
            pod.crashes = 1
            self._cluster.kubelet.crash(pod)
        yield 0

    def _crash_for_a_while(self) -> Acts:
        """Its peers are not there, its disk is slow."""
        pod = self._pod()
        if pod is not None:
            pod.crashes = self._rng.choice((2, 3, 3, 4, 4, 5, 6))
            self._cluster.kubelet.crash(pod)
        yield 0

    def _break(self) -> Acts:
        """Until somebody acts, or, more often, notices and mends it."""
        pod = self._pod()
        if pod is None or not pod.is_ready:
            return
        pod.broken = "crash"
        self._cluster.kubelet.crash(pod)
        yield self._between(200, 1200)
        self._cluster.kubelet.repair(pod)

    def _evict(self) -> Acts:
        pod = self._pod()
        if pod is not None:
            self._cluster.kubelet.evict(pod)
        yield 0

    def _drain(self) -> Acts:
        """Its node is cordoned and takes no pod; its disk is there, so no other will do."""
        pod = self._pod()
        if pod is None:
            return
        self._cluster.cordoned.add(pod.ordinal)
        self._cluster.delete_pod(pod)
        yield self._between(20, 400)
        self._cluster.cordoned.discard(pod.ordinal)
        self._cluster.kubelet.capacity_changed()

    def _lose_node(self) -> Acts:
        pod = self._pod()
        if pod is None:
            return
        self._cluster.kubelet.lose(pod)
        yield self._between(20, 700)
        if pod.terminating and self._rng.random() < 0.5:
            self._cluster.delete_pod(pod, force=True)
        else:
            self._cluster.kubelet.come_back(pod)

    def _pause(self) -> Acts:
        self._cluster.controller.pause(self._between(5, 40))
        yield 0

    def _registry(self) -> Acts:
        self._cluster.registry_up = False
        yield self._between(30, 240)
        self._cluster.registry_up = True

    def _delete(self) -> Acts:
        pod = self._pod()
        if pod is not None:
            self._cluster.delete_pod(pod)
        yield 0
