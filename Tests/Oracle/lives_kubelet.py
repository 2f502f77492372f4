"""The scheduler, the kubelets and the node controller: what becomes of a pod."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lives_pods import Condition, Json, Pod, rfc3339

if TYPE_CHECKING:
    from lives_cluster import Cluster

_FULL = "0/4 nodes are available: 4 Insufficient memory"
_NO_NODE = "0/4 nodes are available: 1 node(s) were unschedulable, 3 had volume affinity conflict"
_NOT_READY = "ContainersNotReady"
_BACKOFF, _LONGEST_BACKOFF = 10, 300
_WELL_AFTER = 600  # a container that ran so long starts anew in its back-off
_NODE_GRACE, _TOLERATION = 40, 300


def waiting(word: str, message: str = "") -> Json:
    """A container's state, waiting."""
    return {"waiting": {"reason": word, **({"message": message} if message else {})}}


class Kubelet:
    """All of them."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._unscheduled: list[Pod] = []

    def _later(self, pod: Pod, delay: float, act: Callable[[Pod], None]) -> None:
        token = pod.token
        self._cluster.at(delay, lambda: act(pod) if pod.token == token else None)

    def _soon(self, pod: Pod, what: str, act: Callable[[Pod], None]) -> None:
        self._later(pod, self._cluster.pace(what, pod.ordinal), act)

    def _set_ready(self, pod: Pod, holds: bool) -> None:
        if pod.ready is None or pod.ready.holds != holds:
            pod.ready = Condition(holds, self._cluster.now, "" if holds else _NOT_READY)
        if holds:
            pod.sign = None
            pod.attempts = 0

    def _failing(self, pod: Pod, word: str, message: str = "") -> None:
        pod.state = waiting(word, message)
        if pod.sign is None:
            pod.sign = self._cluster.now
        self._cluster.touched(pod)

    # From nothing to Running.

    def created(self, pod: Pod) -> None:
        """The scheduler hears of a pod."""
        self._soon(pod, "schedule", self._schedule)

    def _schedule(self, pod: Pod) -> None:
        why = self._no_place(pod)
        if why:
            if pod.scheduled is None:
                pod.scheduled = Condition(False, self._cluster.now, "Unschedulable", why)
                self._cluster.touched(pod)
            if pod not in self._unscheduled:
                self._unscheduled.append(pod)
            return
        pod.scheduled = Condition(True, self._cluster.now)
        self._cluster.touched(pod)
        self._soon(pod, "create", self._creating)

    def _no_place(self, pod: Pod) -> str:
        if pod.ordinal in self._cluster.cordoned:
            return _NO_NODE
        placed = sum(1 for p in self._cluster.pods if p.scheduled is not None and p.scheduled.holds)
        return _FULL if pod.defect == "huge" or placed >= self._cluster.capacity else ""

    def capacity_changed(self) -> None:
        """Pods that found no node try again."""
        again, self._unscheduled = self._unscheduled, []
        for pod in again:
            if not pod.terminating:
                self._soon(pod, "schedule", self._schedule)

    def _creating(self, pod: Pod) -> None:
        self._set_ready(pod, False)
        pod.state = waiting("ContainerCreating")
        self._cluster.touched(pod)
        self._soon(pod, "pull", self._pull)

    def _pull(self, pod: Pod) -> None:
        if pod.defect != "image" and self._cluster.registry_up:
            self._start(pod)
            return
        self._failing(pod, "ErrImagePull", "failed to pull and unpack image")
        self._soon(pod, "word", self._pull_backoff)

    def _pull_backoff(self, pod: Pod) -> None:
        self._failing(pod, "ImagePullBackOff", "Back-off pulling image")
        delay = min(_BACKOFF * 2**pod.attempts, _LONGEST_BACKOFF)
        pod.attempts += 1
        self._later(pod, delay + self._cluster.pace("pull again"), self._pull)

    def _start(self, pod: Pod) -> None:
        if pod.defect == "config":
            self._failing(pod, "CreateContainerConfigError", 'secret "credentials" not found')
            self._soon(pod, "config", self._start)
            return
        pod.phase = "Running"
        pod.state = {"running": {"startedAt": rfc3339(self._cluster.now)}}
        self._cluster.touched(pod)
        if pod.defect == "crash" or pod.crashes > 0:
            self._soon(pod, "crash", self.crash)
        elif pod.defect != "silent":
            self._soon(pod, "get ready", self.get_ready)

    def get_ready(self, pod: Pod) -> None:
        """Its readiness probe succeeds."""
        self._set_ready(pod, True)
        self._cluster.touched(pod)

    # What goes wrong with a pod that runs.

    def crash(self, pod: Pod) -> None:
        """Its container ends, and is started again after a while that grows."""
        if pod.state is None or "running" not in pod.state:
            return
        pod.token += 1
        pod.crashes = max(pod.crashes - 1, 0)
        now = self._cluster.now
        started = pod.state["running"]["startedAt"]
        if pod.ready is not None and pod.ready.holds and now - pod.ready.since > _WELL_AFTER:
            pod.backoff = 0
        ended = {"exitCode": 1, "reason": "Error", "startedAt": started}
        pod.last = {**ended, "finishedAt": rfc3339(now)}
        pod.state = {"terminated": pod.last}
        self._set_ready(pod, False)
        self._cluster.touched(pod)
        pod.backoff += 1
        if pod.backoff == 1:
            self._soon(pod, "first restart", self._restart)
        else:
            self._soon(pod, "first restart", self._crash_backoff)

    def _crash_backoff(self, pod: Pod) -> None:
        self._failing(pod, "CrashLoopBackOff", "back-off restarting failed container")
        delay = min(_BACKOFF * 2 ** (pod.backoff - 2), _LONGEST_BACKOFF)
        self._later(pod, delay, self._restart)

    def _restart(self, pod: Pod) -> None:
        pod.restarts += 1
        self._start(pod)

    def flap(self, pod: Pod, seconds: float) -> None:
        """Its readiness probe fails for a while."""
        if not pod.is_ready:
            return
        pod.token += 1
        self._set_ready(pod, False)
        self._cluster.touched(pod)
        self._later(pod, seconds, self.get_ready)

    def evict(self, pod: Pod) -> None:
        """The kubelet needs its memory: Failed, for the controller to delete."""
        if pod.terminating or pod.phase != "Running" or pod.lost:
            return
        pod.token += 1
        pod.phase, pod.reason = "Failed", "Evicted"
        pod.state = {"terminated": {"exitCode": 137, "reason": "Error"}}
        self._set_ready(pod, False)
        self._cluster.touched(pod)

    def repair(self, pod: Pod) -> None:
        """Somebody has mended what was broken of this pod alone; kubelet will find out."""
        pod.broken, pod.crashes = "", 0
        if pod.phase == "Running" and not pod.lost and not pod.terminating and not pod.is_ready:
            running = pod.state is not None and "running" in pod.state
            if running:
                pod.token += 1
                self._soon(pod, "get ready", self.get_ready)

    # Nodes.

    def lose(self, pod: Pod) -> None:
        """Its node falls silent."""
        if pod.lost or pod.scheduled is None or not pod.scheduled.holds:
            return
        pod.lost = True
        pod.token += 1
        self._later(pod, _NODE_GRACE, self._node_not_ready)

    def _node_not_ready(self, pod: Pod) -> None:
        self._set_ready(pod, False)
        self._cluster.touched(pod)
        if not pod.terminating:
            self._later(pod, _TOLERATION, self._cluster.delete_pod)

    def come_back(self, pod: Pod) -> None:
        """Its node is there again: what was deleted goes, the rest is started anew."""
        if not pod.lost:
            return
        pod.lost = False
        pod.token += 1
        if pod.terminating or pod.ended:
            self._soon(pod, "remove", self._cluster.remove_pod)
            return
        self._set_ready(pod, False)
        pod.state = waiting("ContainerCreating")
        pod.restarts += 1
        self._cluster.touched(pod)
        self._soon(pod, "create", self._pull)

    # From Running to nothing.

    def deleted(self, pod: Pod) -> None:
        """It has a deletionTimestamp."""
        if pod.lost:
            return  # nobody there who could stop it
        pod.token += 1
        running = pod.state is not None and "running" in pod.state
        if running:
            self._soon(pod, "stop", self._stopped)
        else:
            self._soon(pod, "remove", self._cluster.remove_pod)

    def _stopped(self, pod: Pod) -> None:
        pod.phase = "Succeeded"
        pod.state = {"terminated": {"exitCode": 0, "reason": "Completed"}}
        self._set_ready(pod, False)
        self._cluster.touched(pod)
        self._soon(pod, "remove", self._cluster.remove_pod)
