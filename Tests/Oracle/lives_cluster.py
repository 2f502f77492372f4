"""A simulated cluster with one pool: its clock, its objects, and what people and fate do to it.

The kubelet and the scheduler are lives_kubelet.py, the StatefulSet controller is
lives_controller.py. Whatever changes an object calls `touched`.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from lives_controller import Controller
from lives_kubelet import Kubelet
from lives_pods import NAME, NAMESPACE, Json, Pod, Template, rfc3339

# Another pool's, which must not count.
_FOREIGN = {
    "metadata": {
        "name": "demo-pool-1-0",
        "namespace": NAMESPACE,
        "creationTimestamp": rfc3339(0),
        "ownerReferences": [{"kind": "StatefulSet", "name": "demo-pool-1", "uid": "other"}],
    },
    "status": {
        "phase": "Pending",
        "containerStatuses": [
            {
                "name": "rustfs",
                "ready": False,
                "restartCount": 0,
                "state": {"waiting": {"reason": "ImagePullBackOff"}},
            }
        ],
    },
}
_GRACE = 30  # terminationGracePeriodSeconds


class Pace(Protocol):
    """How long things take."""

    def __call__(self, what: str, ordinal: int = 0) -> float:
        """Seconds until `what` is done."""


@dataclass
class Set:
    """The StatefulSet: what people ask for, and the status that the controller writes."""

    uid: str
    created: float
    template: Template
    replicas: int = 4
    parallel: bool = True
    on_delete: bool = False
    partition: int | None = 0
    min_ready: int = 0
    start: int = 0  # spec.ordinals.start
    generation: int = 1
    deletion: float | None = None
    status: Json = field(default_factory=lambda: {"replicas": 0, "availableReplicas": 0})
    current: Template | None = None  # of status.currentRevision; None: not yet written

    @property
    def observed(self) -> bool:
        """The controller has written a status for this generation."""
        return self.status.get("observedGeneration", 0) >= self.generation

    @property
    def held_back(self) -> int:
        """So many pods, the first ones, are not updated; 0 under OnDelete."""
        return 0 if self.on_delete else self.partition or 0

    @property
    def ordinals(self) -> range:
        """Those of the pods that are wanted."""
        return range(self.start, self.start + self.replicas)

    def is_held_back(self, pod: Pod) -> bool:
        """It is below the partition."""
        return pod.ordinal - self.start < self.held_back

    def to_json(self) -> Json:
        """What `kubectl get sts -o json` says, cut to what matters."""
        meta: Json = {
            "name": NAME,
            "namespace": NAMESPACE,
            "uid": self.uid,
            "generation": self.generation,
            "creationTimestamp": rfc3339(self.created),
            "labels": {"rustfs.tenant": "demo", "rustfs.pool": "pool-0"},
        }
        if self.deletion is not None:
            meta["deletionTimestamp"] = rfc3339(self.deletion)
        strategy: Json = {"type": "OnDelete" if self.on_delete else "RollingUpdate"}
        if not self.on_delete and self.partition is not None:
            strategy["rollingUpdate"] = {"partition": self.partition}
        spec: Json = {
            "replicas": self.replicas,
            "podManagementPolicy": "Parallel" if self.parallel else "OrderedReady",
            "updateStrategy": strategy,
        }
        if self.min_ready:
            spec["minReadySeconds"] = self.min_ready
        if self.start:
            spec["ordinals"] = {"start": self.start}
        kind = {"apiVersion": "apps/v1", "kind": "StatefulSet"}
        return {**kind, "metadata": meta, "spec": spec, "status": self.status}


class Cluster:
    """Everything there is."""

    def __init__(self, pace: Pace, rng: random.Random | None = None) -> None:
        self.pace = pace
        self.rng = rng or random.Random(0)
        self.now = 0.0
        self.set: Set | None = None
        self.pods: list[Pod] = []
        self.capacity = 1000  # pods that the nodes hold
        self.cordoned: set[int] = set()  # ordinals whose node takes no pod; its disk is there
        self.registry_up = True
        self.restarts = 0  # new pods crash so often until their peers are there
        self.completes_early = False  # as controllers did that did not look at spec.replicas
        self.listeners: list[Callable[[], None]] = []
        self.kubelet = Kubelet(self)
        self.controller = Controller(self)
        self._heap: list[tuple[float, int, Callable[[], None]]] = []
        self._made = 0

    # The clock.

    def at(self, delay: float, act: Callable[[], None]) -> None:
        """Does something later."""
        self._made += 1
        heapq.heappush(self._heap, (self.now + delay, self._made, act))

    def run(self, until: float) -> None:
        """Lets time pass."""
        while self._heap and self._heap[0][0] <= until:
            self.now, _, act = heapq.heappop(self._heap)
            act()
        self.now = max(self.now, until)

    def step(self) -> bool:
        """Lets time pass until the next thing happens; False where nothing will."""
        if not self._heap:
            return False
        self.run(self._heap[0][0])
        return True

    def touched(self, pod: Pod | None = None) -> None:
        """An object has changed: the controller hears of it, and whoever listens."""
        if pod is not None:
            pod.version += 1
        self.controller.poke()
        self.told()

    def told(self) -> None:
        """Tells whoever listens."""
        for listener in self.listeners:
            listener()

    # Objects.

    def new_uid(self) -> str:
        """A uid that nobody else has."""
        self._made += 1
        return f"00000000-0000-4000-8000-{self._made:012x}"

    def own(self) -> list[Pod]:
        """The StatefulSet's pods, by ordinal."""
        uid = None if self.set is None else self.set.uid
        return sorted((p for p in self.pods if p.owner == uid), key=lambda p: p.ordinal)

    def pod(self, ordinal: int) -> Pod | None:
        """The pod of an ordinal, whosever it is."""
        return next((p for p in self.pods if p.ordinal == ordinal), None)

    def add_pod(self, ordinal: int, template: Template, owner: str) -> bool:
        """Creates a pod; False where its name is taken."""
        if self.pod(ordinal) is not None:
            return False
        pod = Pod(ordinal, template, owner, self.now, crashes=self.restarts)
        self.pods.append(pod)
        self.kubelet.created(pod)
        self.touched(pod)
        return True

    def remove_pod(self, pod: Pod) -> None:
        """It is gone from the API server."""
        if pod in self.pods:
            self.pods.remove(pod)
            pod.token += 1
            self.kubelet.capacity_changed()
            self.touched(pod)
            self._finish_deletion()

    def delete_pod(self, pod: Pod, force: bool = False) -> None:
        """kubectl delete pod."""
        if force:
            self.remove_pod(pod)
        elif not pod.terminating:
            pod.deletion = self.now + (0 if pod.ended else _GRACE)
            self.kubelet.deleted(pod)
            self.touched(pod)

    # What people ask of the StatefulSet.

    def create(self, template: Template, **spec: object) -> None:
        """kubectl apply, the first time."""
        self.set = Set(self.new_uid(), self.now, template, **spec)  # type: ignore[arg-type]
        self.touched()

    def change(self, **spec: object) -> None:
        """kubectl apply, again."""
        if self.set is None:
            return
        before = [getattr(self.set, name) for name in spec]
        for name, value in spec.items():
            setattr(self.set, name, value)
        if before != list(spec.values()):
            self.set.generation += 1
        self.touched()

    def delete(self, how: str = "background") -> None:
        """kubectl delete sts, with --cascade=background, foreground or orphan."""
        if self.set is None or self.set.deletion is not None:
            return
        uid = self.set.uid
        if how == "background":
            self.set = None
        else:
            # A finalizer holds it until the garbage collector has seen to the pods.
            self.set.deletion = self.now
            self.set.generation += 1
        see_to = self._orphan if how == "orphan" else self._collect
        self.at(self.pace("collect"), lambda: see_to(uid))
        self.touched()

    def _orphan(self, uid: str) -> None:
        for pod in self.pods:
            if pod.owner == uid:
                pod.owner = ""
                pod.version += 1
        self._finish_deletion()

    def _collect(self, uid: str) -> None:
        for pod in [p for p in self.pods if p.owner == uid]:
            self.at(self.pace("collect", pod.ordinal), lambda pod=pod: self.delete_pod(pod))
        self._finish_deletion()

    def _finish_deletion(self) -> None:
        if self.set is not None and self.set.deletion is not None and not self.own():
            self.at(self.pace("collect"), lambda uid=self.set.uid: self._vanish(uid))

    def _vanish(self, uid: str) -> None:
        if self.set is not None and self.set.uid == uid:
            self.set = None
            self.told()

    # What an operator gets.

    def pods_json(self) -> Json:
        """All the pods of the namespace, in any order, as informers give them."""
        items = [pod.to_json() for pod in self.pods] + [_FOREIGN]
        self.rng.shuffle(items)
        return {"kind": "PodList", "apiVersion": "v1", "metadata": {}, "items": items}

    def set_json(self) -> Json:
        """The StatefulSet, or the API server's 404."""
        if self.set is not None:
            return self.set.to_json()
        details = {"name": NAME, "group": "apps", "kind": "statefulsets"}
        return {
            "kind": "Status",
            "apiVersion": "v1",
            "metadata": {},
            "status": "Failure",
            "message": f'statefulsets.apps "{NAME}" not found',
            "reason": "NotFound",
            "details": details,
            "code": 404,
        }
