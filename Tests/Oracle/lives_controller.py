"""The StatefulSet controller, as Kubernetes' own decides (MaxUnavailableStatefulSet off).

One sync looks at the pods, creates and deletes some, and writes a status of what it looked
at: a pod that it has just created is not counted, one that it has just deleted still is.
Checked against recordings of the real one by lives_recordings.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lives_pods import Json, Pod, Template

if TYPE_CHECKING:
    from lives_cluster import Cluster, Set

_RETRY = 1.0
_COUNTERS = ("readyReplicas", "currentReplicas", "updatedReplicas")


class Controller:
    """Wakes up when something has changed."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._awake = False
        self._paused = False

    def poke(self) -> None:
        """Something has changed."""
        if not self._awake:
            self._awake = True
            self._cluster.at(self._cluster.pace("sync"), self._sync)

    def pause(self, seconds: float) -> None:
        """It is being restarted, or elects a leader."""
        self._paused = True
        self._cluster.at(seconds, self._resume)

    def _resume(self) -> None:
        self._paused = False
        self.poke()

    def _sync(self) -> None:
        self._awake = False
        one = self._cluster.set
        if one is None or self._paused:
            return
        for pod in self._cluster.pods:
            if not (pod.owner or pod.terminating or one.deletion):
                pod.owner = one.uid
                pod.version += 1
        _Sync(self._cluster, one).run()


class _Sync:
    def __init__(self, cluster: Cluster, one: Set) -> None:
        self._cluster = cluster
        self._set = one
        self._update = one.template
        self._current = one.current or one.template
        self._pods = cluster.own()
        self._deleted_for_update = 0

    def run(self) -> None:
        """Looks, counts, acts, writes."""
        status = self._count()
        if self._set.deletion is None:
            self._act()
            # Only now: of a pod that is not on the current revision it is one too many.
            status["currentReplicas"] -= self._deleted_for_update
        self._complete(status)
        self._write(status)
        self._come_again()

    def _count(self) -> Json:
        now, min_ready, pods = self._cluster.now, self._set.min_ready, self._pods
        staying = [pod for pod in pods if not pod.terminating]
        return {
            "observedGeneration": self._set.generation,
            "replicas": len(pods),
            "readyReplicas": sum(pod.is_ready for pod in pods),
            "currentReplicas": sum(pod.revision == self._current.revision for pod in staying),
            "updatedReplicas": sum(pod.revision == self._update.revision for pod in staying),
            "currentRevision": self._current.revision,
            "updateRevision": self._update.revision,
            "collisionCount": 0,
            "availableReplicas": sum(pod.available(now, min_ready) for pod in pods),
        }

    def _act(self) -> None:
        by_ordinal = {pod.ordinal: pod for pod in self._pods}
        wanted = self._set.ordinals
        replicas = [by_ordinal.get(ordinal) for ordinal in wanted]
        condemned = [pod for pod in reversed(self._pods) if pod.ordinal not in wanted]
        unavailable = [self._unavailable(pod) for pod in replicas]  # before any is created
        monotonic = not self._set.parallel
        for ordinal, pod in zip(wanted, replicas):
            if self._replica(ordinal, pod) and monotonic:
                return
        first = next(
            (pod for pod in reversed(condemned) if self._unavailable(pod)),
            None,
        )
        for pod in condemned:
            if self._condemned(pod, None if any(unavailable) else first) and monotonic:
                return
        if not self._set.on_delete:
            self._roll(replicas)

    def _unavailable(self, pod: Pod | None) -> bool:
        return pod is None or pod.unavailable(self._cluster.now, self._set.min_ready)

    def _replica(self, ordinal: int, pod: Pod | None) -> bool:
        # Whether an ordered set has to wait here.
        if pod is None:
            template = self._template_for(ordinal)
            if not self._cluster.add_pod(ordinal, template, self._set.uid):
                self._cluster.at(_RETRY, self._cluster.controller.poke)
            return True
        if pod.ended:
            self._cluster.delete_pod(pod)
            return True
        return self._unavailable(pod)

    def _template_for(self, ordinal: int) -> Template:
        if self._set.on_delete:
            return self._update
        below = self._set.partition
        if below is None:
            below = self._set.status.get("currentReplicas", 0)
        return self._current if ordinal - self._set.start < below else self._update

    def _condemned(self, pod: Pod, first_unavailable: Pod | None) -> bool:
        if pod.terminating:
            return True
        blocked = self._unavailable(pod) and pod is not first_unavailable
        if not (blocked and not self._set.parallel):
            self._cluster.delete_pod(pod)
        return True

    def _roll(self, replicas: list[Pod | None]) -> None:
        # From the highest ordinal, one at a time, never past one that is not available.
        for index in range(len(replicas) - 1, (self._set.partition or 0) - 1, -1):
            pod = replicas[index]
            if pod is not None and pod.template != self._update and not pod.terminating:
                self._cluster.delete_pod(pod)
                self._deleted_for_update = 1
                return
            if self._unavailable(pod):
                return

    def _complete(self, status: Json) -> None:
        wanted = status["replicas"] if self._cluster.completes_early else self._set.replicas
        counted = (status["updatedReplicas"], status["readyReplicas"], status["replicas"])
        if not self._set.on_delete and counted == (wanted, wanted, wanted):
            status["currentReplicas"] = status["updatedReplicas"]
            status["currentRevision"] = status["updateRevision"]
            self._current = self._update

    def _write(self, status: Json) -> None:
        self._set.current = self._current
        if status["currentReplicas"] < 0:
            # The API server refuses it, and the controller tries again: traces i3 and j3.
            self._cluster.controller.poke()
            return
        for counter in _COUNTERS:
            if status[counter] == 0:
                del status[counter]
        if status != self._set.status:
            self._set.status = status
            self._cluster.told()

    def _come_again(self) -> None:
        # Nothing happens when a pod becomes available: the controller looks at the clock.
        now, min_ready = self._cluster.now, self._set.min_ready
        for pod in self._pods:
            if min_ready and pod.ready and pod.is_ready and not pod.available(now, min_ready):
                delay = int(pod.ready.since) + min_ready - now + 0.01
                self._cluster.at(max(delay, 0.01), self._cluster.controller.poke)
