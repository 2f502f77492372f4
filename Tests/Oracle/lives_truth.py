"""What goes on in a life: the state that a verdict is compared with, from what people intend.

The truth knows what people have asked for and what will become of each pod. It is asked of
the API server's objects, and where those cannot show something yet, it is this:

- A pool is complete when the controller has written so: generation observed, exactly the
  pods asked for, all Ready, available and on the update revision (but for those that OnDelete
  or the partition exempt), none terminating, counters that say the same. Pods that are all
  well before the counters have followed: what went on goes on.
- A node that has died while its pods are still called Ready: the pods are well. A pod that is
  terminating is lost at once, though it may be Ready for a while.
- People who ask for something begin an activity, which ends when the pool is complete for
  the first time after; whatever happens to pods meanwhile, the activity goes on. Without an
  activity, a pool that is not complete is Degraded, whatever the reason.
- Under OnDelete a new template is no activity; it becomes one when a pod of an older revision
  is deleted, by whomever, a drain too: its update has been asked for.
- Starting ends with the first time that the pool is complete, and scaling does not change
  that; a new template makes an update of it. Scaling up from zero is a start or a scaling up:
  both are right.
- An activity has failed when its goal will not be reached unless somebody acts, and that can
  be seen. It can be seen when a pod that the controller will not replace by itself has shown a
  failing state, and has been not Ready for a minute; when it could not be scheduled, for five.
  Until then, what went on goes on. Somebody must act: a bad template, a broken pod, a node that
  is cordoned or full with no new one on its way, an ordered set stuck on a pod of the other
  revision. Nobody must: a registry that is down, pods that crash until their peers are there, a
  node on its way. Called failed all the same, those are false failures, though looks
  cannot know. A node that is lost comes back or is removed: no failure either.
- A pod that runs and is never Ready, without a word, cannot be seen to fail. With a progress
  deadline an activity fails where looks have seen nothing move for longer than the deadline
  (no counter, no revision, not what is right without it): so the option is defined.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lives_cluster import Cluster
from lives_pods import Pod

_FAILING_FOR, _UNSCHEDULABLE_FOR = 60, 300
_WAITING = ("Created", "Initialized", "Updating")
_NO_WORD = ("", "silent")
STARTING, FROM_ZERO = "starting", "starting from zero"


@dataclass(frozen=True)
class Truth:
    """The state that is right, and what goes on in a few words."""

    state: str
    what: str
    doomed: bool = False  # somebody must act, whether it can be seen yet or not
    also: frozenset[str] = field(default_factory=frozenset)  # states that are as right

    def past_the_deadline(self) -> Truth:
        """The same, where nothing has moved for longer than the deadline."""
        if self.state not in _WAITING:
            return self
        return Truth("RolloutFailed", f"{self.what}, past the deadline", self.doomed)


def complete(cluster: Cluster) -> bool:
    """By the pods: what no verdict may call complete where it is not."""
    one = cluster.set
    if one is None or one.deletion is not None or not one.observed:
        return False
    own = cluster.own()
    return len(own) == one.replicas and all(
        not pod.terminating
        and pod.is_ready
        and (one.on_delete or one.is_held_back(pod) or pod.template == one.template)
        for pod in own
    )


def settled(cluster: Cluster) -> bool:
    """Complete, and the controller has written so; or nothing is there, and none is wanted."""
    one = cluster.set
    if one is None or not complete(cluster):
        return False
    counters = ("replicas", "readyReplicas", "availableReplicas")
    if any(one.status.get(counter, 0) != one.replicas for counter in counters):
        return False
    due = 0 if one.on_delete else one.replicas - one.held_back
    return one.status.get("updatedReplicas", 0) >= due


class Story:
    """What people have asked for, and whether it has come true."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self.activity = ""
        self.help_is_coming = False  # a node is on its way
        cluster.listeners.append(self._look_up)

    def asked(self, activity: str) -> None:
        """People have asked for something."""
        scaling = activity.startswith("scaling")
        if not (scaling and self.activity in (STARTING, FROM_ZERO)):
            self.activity = activity

    def _look_up(self) -> None:
        if self.activity and settled(self._cluster):
            self.activity = ""
        elif self.activity in ("", STARTING, FROM_ZERO) and self._updated_by_hand():
            self.activity = "by hand"

    def _updated_by_hand(self) -> bool:
        one = self._cluster.set
        return (
            one is not None
            and one.on_delete
            and any(
                pod.template != one.template and (pod.terminating or pod.ended)
                for pod in self._cluster.own()
            )
        )

    def truth(self) -> Truth:
        """Now."""
        cluster, one = self._cluster, self._cluster.set
        if one is None:
            return Truth("NotCreated", "no StatefulSet")
        if one.deletion is not None:
            return Truth("Updating", "deleting")
        if not one.status.get("observedGeneration"):
            return Truth("Created", "not observed")
        if not one.observed:
            return Truth("Updating", "not observed")
        if settled(cluster):
            rests = Truth("RolloutComplete", "complete")
            return rests if one.replicas else Truth("NotCreated", "scaled to zero")
        if not self.activity:
            return Truth("Degraded", "degraded")
        return self._active()

    def _active(self) -> Truth:
        cluster, one = self._cluster, self._cluster.set
        doomed = [pod for pod in cluster.own() if self._must_act(pod)]
        if any(self._shows(pod) for pod in doomed):
            return Truth("RolloutFailed", f"{self.activity}, failed", True)
        state, also = "Updating", frozenset[str]()
        if self.activity in (STARTING, FROM_ZERO):
            state = "Initialized" if one and one.status.get("readyReplicas") else "Created"
        if self.activity == FROM_ZERO:
            also = frozenset({"Updating"})
        return Truth(state, self.activity, bool(doomed), also)

    def _must_act(self, pod: Pod) -> bool:
        one = self._cluster.set
        if one is None or pod.terminating or pod.ended or pod.is_ready:
            return False
        homeless = pod.scheduled is not None and not pod.scheduled.holds
        if not pod.defect and not (homeless and not self.help_is_coming):
            return False
        if pod.ordinal not in one.ordinals:
            return False
        replaced = pod.template != one.template and not one.is_held_back(pod)
        return not replaced or one.on_delete or not one.parallel

    def _shows(self, pod: Pod) -> bool:
        now = self._cluster.now
        if pod.scheduled is not None and not pod.scheduled.holds:
            return now - int(pod.scheduled.since) >= _UNSCHEDULABLE_FOR
        if pod.sign is None or pod.defect in _NO_WORD:
            return False
        since = pod.created if pod.ready is None else pod.ready.since
        return now - int(since) >= _FAILING_FOR
