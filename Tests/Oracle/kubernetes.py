"""Rules, section 2: the kubernetes rule. First match wins, rows in the page's order."""

from __future__ import annotations

import messages
import model
from model import Pod, Previous, StatefulSet, Verdict
from pods import failure
from times import elapsed


class Names:
    """The names that the table uses."""

    def __init__(self, seen: StatefulSet, previous: Previous | None) -> None:
        self.ready, self.updated = seen.ready or 0, seen.updated or 0
        self.current = seen.current or 0
        if seen.spec_replicas is not None:
            self.desired = seen.spec_replicas
        else:
            self.desired = 1 if seen.is_object else seen.replicas or 0
        busiest = max(self.ready, self.updated, self.current)
        if seen.replicas is not None:
            self.total = seen.replicas
        elif seen.observed_generation > 0:
            self.total = min(busiest, self.desired)
        else:
            self.total = 0
        self.old, self.new = seen.current_revision or "", seen.update_revision or ""
        self.differ = self.old != self.new
        self.partition = seen.partition
        self.pending = self._pending(seen.on_delete)
        self.rolling = self.pending or (self.differ and not seen.on_delete and not self.partition)
        self.before = previous.state if previous else None
        self.first = bool(previous and previous.never_seen) or self.before in (
            model.NOT_CREATED,
            model.CREATED,
            model.INITIALIZED,
        )
        self.in_rollout = self.before in (model.UPDATING, model.ROLLOUT_FAILED)
        self.busy = self.rolling or self.total < self.desired or self.first or self.in_rollout
        self.counts = messages.counts(self.ready, self.updated, self.desired)

    def _pending(self, on_delete: bool) -> bool:
        if on_delete:
            return False
        if not self.differ and self.new:
            return max(self.current, self.updated) < self.desired
        if self.partition is not None:
            return self.updated < self.desired - self.partition
        if self.differ:
            return True
        return max(self.current, self.updated) < self.desired


def verdict(
    seen: StatefulSet,
    pods: list[Pod] | None,
    previous: Previous | None,
    deadline: int,
    now: str,
) -> Verdict:
    """The whole table. `pods` are the StatefulSet's own; None where none are given."""
    if not seen.exists:
        return Verdict("1", model.NOT_CREATED, "StatefulSetMissing", messages.MISSING)
    names = Names(seen, previous)
    return (
        _not_seen_yet(seen, names)
        or _settled_or_shrinking(seen, names, pods)
        or _failed(seen, names, pods or [], previous, deadline, now)
        or _under_way(names)
        or _degraded(seen, names, pods or [], now)
    )


def _not_seen_yet(seen: StatefulSet, names: Names) -> Verdict | None:
    if seen.terminating:
        sentence = messages.terminating(names.total)
        return Verdict("2", model.UPDATING, "Terminating", sentence)
    if not seen.has_status or seen.status_is_empty:
        return Verdict("3", model.CREATED, "NotObserved", messages.NOT_OBSERVED)
    observed, generation = seen.observed_generation, seen.generation
    if generation > 0 and observed == 0:
        return Verdict("3", model.CREATED, "NotObserved", messages.NOT_OBSERVED)
    if observed < generation:
        sentence = messages.generation_not_observed(observed, generation)
        return Verdict("4", model.UPDATING, "GenerationNotObserved", sentence)
    if seen.stalled:
        sentence = messages.STALLED + names.counts
        return Verdict("5a", model.ROLLOUT_FAILED, "Stalled", sentence)
    if seen.reconciling:
        sentence = messages.RECONCILING + names.counts
        return Verdict("5b", model.UPDATING, "Reconciling", sentence)
    return None


def _settled_or_shrinking(
    seen: StatefulSet, names: Names, pods: list[Pod] | None
) -> Verdict | None:
    desired, total = names.desired, names.total
    if desired == 0 and total == 0 and not names.pending:
        sentence = messages.SCALED_TO_ZERO
        return Verdict("6", model.NOT_CREATED, "ScaledToZero", sentence, settled=True)
    if total > desired:
        sentence = f"{total} pods, {desired} wanted; {names.counts}"
        return Verdict("7", model.UPDATING, "ScalingDown", sentence)
    if desired == 0 or names.pending or total < desired or names.ready < desired:
        return None
    if pods is not None:
        ready = sum(pod.ready and not pod.terminating for pod in pods)
        if ready < desired or any(pod.terminating for pod in pods):
            return None
    reason, more = "Complete", ""
    if seen.on_delete and names.differ and names.updated < desired:
        reason, more = "OnDeletePending", messages.ON_DELETE_PENDING
    elif names.partition and names.differ:
        reason, more = "Partitioned", messages.partitioned(names.partition)
    return Verdict("8", model.ROLLOUT_COMPLETE, reason, names.counts + more, settled=True)


def _counts_in_9a(seen: StatefulSet, names: Names, pod: Pod) -> bool:
    of_any_revision = seen.on_delete or not pod.revision or not names.new
    return of_any_revision or pod.revision == names.new


def _first_failed(
    seen: StatefulSet, names: Names, pods: list[Pod], now: str, *, in_9a: bool
) -> tuple[Pod, str] | None:
    for pod in pods:
        reason = failure(pod, now)
        if reason is not None and _counts_in_9a(seen, names, pod) == in_9a:
            return pod, reason
    return None


def _failed(
    seen: StatefulSet,
    names: Names,
    pods: list[Pod],
    previous: Previous | None,
    deadline: int,
    now: str,
) -> Verdict | None:
    if not names.busy:
        return None
    found = _first_failed(seen, names, pods, now, in_9a=True)
    if found:
        sentence = messages.failed_pod(found[0].name, found[1]) + names.counts
        return Verdict("9a", model.ROLLOUT_FAILED, found[1], sentence)
    found = _first_failed(seen, names, pods, now, in_9a=False)
    if found and names.rolling and not seen.parallel:
        sentence = messages.stuck(found[0].name) + names.counts
        return Verdict("9b", model.ROLLOUT_FAILED, "StuckOnOldRevision", sentence)
    word = "ProgressDeadlineExceeded"
    if seen.deadline_exceeded:
        sentence = messages.NOT_PROGRESSING + names.counts
        return Verdict("9c", model.ROLLOUT_FAILED, word, sentence)
    if not deadline or previous is None or not _stands_still(seen, previous):
        return None
    if names.before == model.ROLLOUT_FAILED:
        kept = previous.members.get("reason") or word
        stays = messages.no_progress(deadline) if kept == word else messages.STAYS_FAILED
        sentence = stays + names.counts
        return Verdict("9c-i", model.ROLLOUT_FAILED, kept, sentence)
    if names.before in (model.CREATED, model.INITIALIZED, model.UPDATING):
        waited = elapsed(previous.members.get("lastUpdateTime"), now)
        if waited is not None and waited > deadline:
            sentence = messages.no_progress(deadline) + names.counts
            return Verdict("9c-ii", model.ROLLOUT_FAILED, word, sentence)
    return None


def _stands_still(seen: StatefulSet, previous: Previous) -> bool:
    then = previous.members
    return (
        (then.get("replicas") or 0) == (seen.replicas or 0)
        and (then.get("readyReplicas") or 0) == (seen.ready or 0)
        and (then.get("currentReplicas") or 0) == (seen.current or 0)
        and (then.get("updatedReplicas") or 0) == (seen.updated or 0)
        and (then.get("currentRevision") or "") == (seen.current_revision or "")
        and (then.get("updateRevision") or "") == (seen.update_revision or "")
    )


def _under_way(names: Names) -> Verdict | None:
    counts = names.counts
    if names.first and not names.differ:
        if names.ready == 0:
            return Verdict("10-created", model.CREATED, "Starting", counts)
        return Verdict("10-initialized", model.INITIALIZED, "Starting", counts)
    if names.differ and names.rolling:
        reason = "RollingUpdate" if names.pending else "WaitingForReady"
        return Verdict("11a", model.UPDATING, reason, counts)
    if names.total < names.desired:
        sentence = f"{names.total} of {names.desired} pods created; {counts}"
        return Verdict("11b", model.UPDATING, "ScalingUp", sentence)
    if names.pending:
        return Verdict("11c", model.UPDATING, "PodsOnOtherRevision", counts)
    if names.in_rollout:
        return Verdict("11d", model.UPDATING, "WaitingForReady", counts)
    return None


def _degraded(seen: StatefulSet, names: Names, pods: list[Pod], now: str) -> Verdict:
    found = _first_failed(seen, names, pods, now, in_9a=True)
    row = "12-pod"
    if not found and not names.busy:
        found, row = _first_failed(seen, names, pods, now, in_9a=False), "12-other-pod"
    if found:
        sentence = messages.failed_pod(found[0].name, found[1]) + names.counts
        return Verdict(row, model.DEGRADED, found[1], sentence)
    leaving = next((pod for pod in pods if pod.terminating), None)
    if leaving and names.ready >= names.desired:
        sentence = f"pod {leaving.name} is terminating; {names.counts}"
        return Verdict("12-terminating", model.DEGRADED, "PodTerminating", sentence)
    return Verdict("12", model.DEGRADED, "PodsNotReady", names.counts)
