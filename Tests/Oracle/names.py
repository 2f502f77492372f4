"""Rules, section 2: the names that the kubernetes rule's table uses."""

from __future__ import annotations

import messages
import model
from model import Pod, Previous, StatefulSet
from pods import OwnPod


class Names:
    """One property or attribute a line of the table, in its order."""

    def __init__(
        self,
        seen: StatefulSet,
        ss_name: str | None,
        pods: list[OwnPod] | None,
        previous: Previous | None,
    ) -> None:
        self.seen, self.ss_name = seen, ss_name
        self.pods_given, self.pods = pods is not None, pods or []
        self.then = previous
        self.ready, self.updated = seen.ready or 0, seen.updated or 0
        self.current = seen.current or 0
        # revisions differ
        self.old, self.new = seen.current_revision or "", seen.update_revision or ""
        self.differ = self.old != self.new
        # desired
        if seen.spec_replicas is not None:
            self.desired = seen.spec_replicas
        else:
            self.desired = 1 if seen.is_object else seen.replicas or 0
        # total
        if seen.replicas is not None:
            self.total = seen.replicas
        elif seen.observed_generation > 0:
            self.total = min(max(self.ready, self.updated, self.current), self.desired)
        else:
            self.total = 0
        # serving
        self.serving = self.ready
        if seen.min_ready_seconds > 0 and seen.available is not None:
            self.serving = min(self.ready, seen.available)
        # partition
        self.partition = 0 if seen.on_delete else seen.partition
        # behind
        self.behind = max(self.current, self.updated) < self.desired
        # held, due, leaving alike
        others = [one for one in self.pods if self.on_another_revision(one.pod)]
        staying = [one for one in others if not one.pod.terminating]
        self.held = sum(self.held_back(one) for one in staying)
        self.due = 0 if seen.on_delete else len(staying) - self.held
        self.leaving_alike = sum(
            self.held_back(one) or not self.on_another_revision(one.pod)
            for one in self.pods
            if one.pod.terminating
        )
        # previous
        self.before = previous.state if previous else None
        self.previous_unknown = previous is None or not (previous.never_seen or self.before)
        self.at_rest = self._at_rest()
        self.pending = self._pending()
        self.rolling = self.pending or (self.differ and not seen.on_delete and not self.partition)
        self.first = bool(previous and previous.never_seen) or self.before in (
            model.NOT_CREATED,
            model.CREATED,
            model.INITIALIZED,
        )
        self.grew = self._was_complete_of() < self.desired
        self.lost = self._lost()
        self.moving = self.before in (model.UPDATING, model.ROLLOUT_FAILED)
        self.by_hand = seen.on_delete and self.differ and any(one.pod.terminating for one in others)
        self.busy = (
            self.rolling
            or self.by_hand
            or (self.total < self.desired and not self.lost)
            or self.total > self.desired
            or self.first
            or self.grew
            or self.moving
        )
        # What rows 7, 7b and 11e say of the pods.
        self.pods_ready = sum(one.pod.ready for one in self.pods)
        self.terminating = [one for one in self.pods if one.pod.terminating]
        self.pods_agree = not self.pods_given or (
            not self.terminating and self.pods_ready >= self.desired
        )
        self.counters_agree = (
            self.desired > 0
            and not self.pending
            and self.total == self.desired
            and self.serving >= self.desired
        )

    def on_another_revision(self, pod: Pod) -> bool:
        """Label and status.updateRevision are both there and differ."""
        return bool(pod.revision and self.new) and pod.revision != self.new

    def held_back(self, own: OwnPod) -> bool:
        """The controller never replaces a pod whose index is below the partition."""
        return bool(self.partition) and own.index is not None and own.index < self.partition

    def numbers(self, reason: str = "") -> str:
        """What a sentence ends in: numbers that agree with its reason."""
        if self.total > self.desired:
            return messages.scaling_down(self.total, self.desired, self.ready)
        if reason == "Complete" and self.seen.updated is None:
            return messages.ready_of(self.ready, self.desired)
        return messages.counts(self.ready, self.updated, self.desired)

    def numbers_by_pods(self) -> str:
        """The same behind row 7: those of the pods where only the pods deny it."""
        if self.counters_agree and not self.pods_agree:
            return messages.by_the_pods(self.pods_ready, self.desired)
        return self.numbers()

    def _at_rest(self) -> bool:
        then = self.then
        return (
            then is not None
            and self.before in (model.ROLLOUT_COMPLETE, model.DEGRADED)
            and bool(self.old)
            and then.text("currentRevision") == then.text("updateRevision") == self.old
            and self.ready <= max(self.current, self.updated)
        )

    def _pending(self) -> bool:
        most = max(self.current, self.updated)
        if self.seen.on_delete:
            return False
        if not self.differ and self.new:
            return self.due > 0 or (
                most + self.held + self.leaving_alike < min(self.total, self.desired)
                and (self.partition or 0) < self.desired
                and not self.at_rest
            )
        if self.partition is not None:
            return self.due > 0 or self.updated < self.desired - self.partition
        if self.differ:
            return True
        return most < min(self.total, self.desired)

    def _was_complete_of(self) -> int:
        """previous.replicas where previous is RolloutComplete, else as if there were enough."""
        if self.then is None or self.before != model.ROLLOUT_COMPLETE:
            return self.desired
        return self.then.count("replicas") or 0

    def _lost(self) -> bool:
        return (
            self.then is not None
            and self.total < self.desired
            and not self.rolling
            and not (self.seen.on_delete and self.differ)
            and (self.then.text("updateRevision") or "") == self.new
            and self.before in (model.DEGRADED, model.ROLLOUT_COMPLETE)
            and not self.grew
        )
