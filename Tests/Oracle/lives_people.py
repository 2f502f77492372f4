"""What people do to a pool, and what befalls it: random, from one seed.

People act one after the other; fate acts at any time. Both are generators that yield how
many seconds they wait.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from lives_cluster import Cluster
from lives_pods import Pod, Template
from lives_truth import FROM_ZERO, STARTING, Story, settled

Acts = Iterator[float]
_DEFECTS = ("image", "image", "image", "crash", "crash", "config", "silent", "huge")
_LIMIT = 3600.0


def perform(cluster: Cluster, acts: Acts) -> None:
    """Has somebody act, now and after each wait."""

    def go_on() -> None:
        wait = next(acts, None)
        if wait is not None:
            cluster.at(wait, go_on)

    go_on()


class People:
    """They start a pool, change it, watch it, and mend it."""

    def __init__(self, cluster: Cluster, story: Story, rng: random.Random) -> None:
        self._cluster = cluster
        self._story = story
        self._rng = rng
        self._made = 0
        self._good = self._template()

    def _template(self, defect: str = "") -> Template:
        self._made += 1
        return Template(f"{self._made:x}{self._rng.randrange(16**6):06x}", defect)

    def _between(self, low: float, high: float) -> float:
        return low + (high - low) * self._rng.random()

    def _until(self, holds: Callable[[], bool], limit: float) -> Acts:
        end = self._cluster.now + limit
        while self._cluster.now < end and not holds():
            yield self._between(1, 4)

    def _settled(self) -> bool:
        return settled(self._cluster)

    def _ask(self, activity: str, **spec: object) -> None:
        one = self._cluster.set
        if one is not None and not (one.on_delete and "template" in spec):
            self._story.asked(activity)
        self._cluster.change(**spec)

    # A life.

    def live(self, **spec: object) -> Acts:
        """From the first start on."""
        yield self._between(0, 30)
        yield from self._start(**spec)
        while True:
            yield self._between(5, 200)
            if self._cluster.set is None:
                yield from self._start(**spec)
                continue
            act = self._rng.choices(
                (
                    *(self._roll, self._roll_bad, self._scale, self._canary),
                    *(self._to_zero, self._delete, self._twice, self._hold),
                ),
                (6, 4, 5, 3, 1, 1, 2, 2),
            )[0]
            yield from act()
            yield from self._see_through()

    def _start(self, **spec: object) -> Acts:
        bad = self._rng.random() < 0.15
        first = self._template(self._rng.choice(_DEFECTS)) if bad else self._good
        self._story.asked(STARTING)
        if spec.get("parallel"):  # peers that wait for each other must start together
            self._cluster.restarts = self._rng.choice((0, 0, 0, 0, 1, 1, 2, 3))
        self._cluster.create(first, **spec)
        yield from self._until(self._settled, _LIMIT / 10)
        self._cluster.restarts = 0
        yield from self._see_through()

    def _see_through(self) -> Acts:
        """Watches until all is well; after a while somebody looks what is wrong."""
        while not self._settled() and self._cluster.set is not None:
            patience = self._rng.choice((120.0, 400.0, 900.0))
            yield from self._until(self._settled, patience * self._between(0.5, 1.5))
            if not self._settled():
                yield from self._mend()

    def _mend(self) -> Acts:
        """Whatever helps, one thing after the other."""
        cluster, one = self._cluster, self._cluster.set
        if one is None or one.deletion is not None:
            yield 10
            return
        if one.template.defect:
            fixed = self._good if self._rng.random() < 0.7 else self._template()
            self._good = fixed
            self._ask("rolling", template=fixed)
            yield self._between(60, 240)
        if cluster.cordoned:
            cluster.cordoned.clear()
            cluster.kubelet.capacity_changed()
            yield self._between(5, 60)
        if cluster.capacity < one.replicas:
            cluster.capacity = one.replicas + 2
            cluster.kubelet.capacity_changed()
            yield self._between(5, 60)
        for pod in cluster.own():
            if pod.broken or self._stuck(pod):
                cluster.delete_pod(pod, force=pod.lost)
                yield self._between(2, 30)

    def _stuck(self, pod: Pod) -> bool:
        one = self._cluster.set
        if one is None or pod.is_ready or pod.ended or pod.ordinal not in one.ordinals:
            return False
        return pod.lost or (pod.template != one.template and bool(pod.template.defect))

    # What people ask for.

    def _roll(self) -> Acts:
        self._good = self._template()
        yield from self._apply(self._good)

    def _roll_bad(self) -> Acts:
        yield from self._apply(self._template(self._rng.choice(_DEFECTS)))

    def _apply(self, template: Template) -> Acts:
        one = self._cluster.set
        if one is None:
            return
        self._ask("rolling", template=template)
        yield self._between(1, 60)
        if not one.on_delete:
            return
        pods = self._cluster.own()
        for pod in pods[:: self._rng.choice((1, -1))][: self._rng.choice((1, len(pods)))]:
            self._cluster.delete_pod(pod)
            yield from self._until(self._settled, self._between(60, 300))
            if not self._settled() or self._cluster.set is None:
                return
            yield self._between(2, 60)

    def _scale(self) -> Acts:
        one = self._cluster.set
        if one is None:
            return
        wanted = self._rng.choice([n for n in range(1, 8) if n != one.replicas])
        if wanted > one.replicas and self._rng.random() < 0.3:
            self._cluster.capacity = one.replicas
            if self._rng.random() < 0.7:
                self._story.help_is_coming = True
                perform(self._cluster, self._new_node(wanted))
        if one.replicas == 0:
            self._ask(FROM_ZERO, replicas=wanted)
        else:
            direction = "up" if wanted > one.replicas else "down"
            self._ask(f"scaling {direction}", replicas=wanted)
        yield self._between(1, 5)

    def _new_node(self, wanted: int) -> Acts:
        yield self._between(60, 200)
        self._cluster.capacity = max(wanted + 2, self._cluster.capacity)
        self._cluster.kubelet.capacity_changed()
        self._story.help_is_coming = False

    def _canary(self) -> Acts:
        one = self._cluster.set
        if one is None or one.on_delete or one.replicas < 2:
            return
        before = one.template
        defect = self._rng.choice(_DEFECTS) if self._rng.random() < 0.25 else ""
        new = self._template(defect)
        partition = self._rng.randrange(1, one.replicas + 1)
        if self._rng.random() < 0.5:
            self._ask("rolling", partition=partition)
            yield self._between(5, 30)
        self._ask("rolling", partition=partition, template=new)
        yield from self._until(self._settled, self._between(200, 900))
        yield self._between(10, 120)
        if defect or self._rng.random() < 0.3:
            self._ask("rolling", template=before)
            yield from self._until(self._settled, self._between(100, 300))
            if self._cluster.set is not None and self._rng.random() < 0.7:
                self._ask("rolling", partition=0)
        else:
            self._good = new
            self._ask("rolling", partition=0)
        yield self._between(1, 5)

    def _hold(self) -> Acts:
        """Halfway through a rollout the partition is raised: wait, then go on."""
        one = self._cluster.set
        if one is None or one.on_delete or one.replicas < 2:
            return
        yield from self._roll()
        yield from self._until(lambda: one.status.get("updatedReplicas", 0) > 0, 120)
        first = self._cluster.pod(one.start)
        if first is not None and self._rng.random() < 0.7:
            # It comes back updated, though the partition will be above it.
            self._cluster.delete_pod(first)
            yield from self._until(lambda: self._is_updated(one.start), 120)
        updated = one.status.get("updatedReplicas", 0)
        self._ask("rolling", partition=max(one.replicas - updated, 1))
        yield from self._until(self._settled, self._between(100, 600))
        yield self._between(10, 120)
        self._ask("rolling", partition=0)
        yield self._between(1, 5)

    def _is_updated(self, ordinal: int) -> bool:
        pod = self._cluster.pod(ordinal)
        return pod is not None and pod.template == self._good and pod.is_ready

    def _to_zero(self) -> Acts:
        self._ask("scaling down", replicas=0)
        yield from self._until(self._settled, _LIMIT)
        yield self._between(20, 200)
        yield from self._scale()

    def _delete(self) -> Acts:
        how = self._rng.choice(("background", "foreground"))
        self._cluster.delete(how)
        yield from self._until(lambda: self._cluster.set is None, _LIMIT)
        yield self._between(20, 120)

    def _twice(self) -> Acts:
        """Something new before the last thing is done: another template, the old one, more pods."""
        before = self._good
        yield from self._roll()
        yield self._between(5, 120)
        one = self._cluster.set
        if one is None or one.on_delete:
            return
        if self._rng.random() < 0.4:
            yield from self._scale()
            return
        self._good = before if self._rng.random() < 0.5 else self._template()
        self._ask("rolling", template=self._good)
        yield self._between(1, 5)
