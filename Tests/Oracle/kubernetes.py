"""Rules, section 2: the kubernetes rule. First match wins, rows in the page's order."""

from __future__ import annotations

import deadline
import messages
import model
from model import Options, Pod, Previous, StatefulSet, Verdict
from names import Names
from pods import ENDED, Clock, Failing, OwnPod, failing_state, failure, kept_word

_FailedPod = tuple[OwnPod, Failing]
_ENDED_ROW = {"Failed": "12-failed-phase", "Succeeded": "12-succeeded"}


def verdict(
    seen: StatefulSet,
    ss_name: str | None,
    pods: list[OwnPod] | None,
    previous: Previous | None,
    options: Options,
) -> Verdict:
    """The whole table. `pods` are the StatefulSet's own; None where none are given."""
    # 1
    if not seen.exists:
        return Verdict("1", model.NOT_CREATED, "StatefulSetMissing", messages.MISSING)
    names, clock = Names(seen, ss_name, pods, previous), Clock.of(options)
    found = (
        _not_seen_yet(seen, names)
        or _settled(seen, names)
        or _failed(seen, names, clock)
        or _under_way(names)
        or _degraded(seen, names, clock)
    )
    if found.state in deadline.STATES:
        found.message = _waited_for(names, clock) + found.message
        found = deadline.applied(found, seen, previous, names.pods_given, options)
    return found


def _not_seen_yet(seen: StatefulSet, names: Names) -> Verdict | None:
    # 2
    if seen.terminating:
        sentence = messages.terminating(names.total)
        return Verdict("2", model.UPDATING, "Terminating", sentence)
    # 3
    observed, generation = seen.observed_generation, seen.generation
    if not seen.has_status or seen.status_is_empty or (generation > 0 and observed == 0):
        return Verdict("3", model.CREATED, "NotObserved", messages.NOT_OBSERVED)
    # 4
    if observed < generation:
        sentence = messages.generation_not_observed(observed, generation)
        return Verdict("4", model.UPDATING, "GenerationNotObserved", sentence)
    # 5a
    if seen.stalled:
        sentence = messages.STALLED + names.numbers()
        return Verdict("5a", model.ROLLOUT_FAILED, "Stalled", sentence)
    # 5b
    if seen.reconciling:
        sentence = messages.RECONCILING + names.numbers()
        return Verdict("5b", model.UPDATING, "Reconciling", sentence)
    return None


def _settled(seen: StatefulSet, names: Names) -> Verdict | None:
    # 6
    if names.desired == 0 and names.total == 0 and not names.pending:
        sentence = messages.SCALED_TO_ZERO
        return Verdict("6", model.NOT_CREATED, "ScaledToZero", sentence, settled=True)
    if not names.counters_agree:
        return None
    # 7
    if names.pods_agree:
        return _complete(seen, names)
    # 7b
    if not names.pods:
        return Verdict("7b", model.UPDATING, "PodsNotSeen", messages.PODS_NOT_SEEN)
    return None


def _complete(seen: StatefulSet, names: Names) -> Verdict:
    row, reason, more = "7", "Complete", ""
    if seen.on_delete and ((names.differ and names.updated < names.desired) or names.behind):
        row, reason, more = "7-on-delete", "OnDeletePending", messages.ON_DELETE_PENDING
    elif names.partition and (names.differ or names.behind):
        row, reason = "7-partitioned", "Partitioned"
        more = messages.partitioned(names.partition)
    sentence = names.numbers(reason) + more
    return Verdict(row, model.ROLLOUT_COMPLETE, reason, sentence, settled=True)


def _failed(seen: StatefulSet, names: Names, clock: Clock) -> Verdict | None:
    if not names.busy:
        return None
    pods = _failed_pods(names, clock)
    if names.total > names.desired:
        # 8a
        blocking = [one for one in pods if one[0].index is None or one[0].index < names.desired]
        if blocking and not seen.parallel:
            return _of_a_pod("8a", model.ROLLOUT_FAILED, blocking[0], names)
    else:
        # 8b
        counting = [one for one in pods if _counts_in_8b(seen, names, one[0])]
        if counting:
            return _of_a_pod("8b", model.ROLLOUT_FAILED, counting[0], names)
        # 8c
        if pods and names.rolling and not seen.parallel:
            if names.held_back(pods[0][0]):
                return _of_a_pod("8c-held", model.ROLLOUT_FAILED, pods[0], names)
            sentence = messages.stuck(pods[0][0].pod.name) + names.numbers_by_pods()
            return Verdict("8c-stuck", model.ROLLOUT_FAILED, "StuckOnOldRevision", sentence)
    # 8d
    if seen.deadline_exceeded:
        sentence = messages.NOT_PROGRESSING + names.numbers_by_pods()
        return Verdict("8d", model.ROLLOUT_FAILED, deadline.EXCEEDED, sentence)
    return None


def _under_way(names: Names) -> Verdict | None:
    numbers = names.numbers_by_pods()
    # 9
    if names.total > names.desired:
        return Verdict("9", model.UPDATING, "ScalingDown", numbers)
    # 10
    if names.first and not names.differ:
        if names.ready == 0:
            return Verdict("10-created", model.CREATED, "Starting", numbers)
        return Verdict("10-initialized", model.INITIALIZED, "Starting", numbers)
    # 11a
    if names.differ and names.rolling:
        if names.pending:
            return Verdict("11a-pending", model.UPDATING, "RollingUpdate", numbers)
        return Verdict("11a-waiting", model.UPDATING, "WaitingForReady", numbers)
    # 11b
    if names.by_hand:
        return Verdict("11b", model.UPDATING, "RollingUpdate", numbers)
    # 11c
    if names.total < names.desired and not names.lost:
        sentence = messages.created(names.total, names.desired) + numbers
        return Verdict("11c", model.UPDATING, "ScalingUp", sentence)
    # 11d
    if names.pending:
        return Verdict("11d", model.UPDATING, "PodsOnOtherRevision", numbers)
    # 11e
    if (
        names.total >= names.desired
        and names.ready >= names.desired > names.serving
        and names.pods_agree
        and (names.busy or names.previous_unknown)
    ):
        sentence = messages.available(names.serving, names.desired) + numbers
        return Verdict("11e", model.UPDATING, "WaitingForAvailable", sentence)
    # 11f
    if names.first or names.moving or names.grew:
        return Verdict("11f", model.UPDATING, "WaitingForReady", numbers)
    return None


def _degraded(seen: StatefulSet, names: Names, clock: Clock) -> Verdict:
    # 12
    numbers = names.numbers_by_pods()

    def degraded(row: str, reason: str, sentence: str) -> Verdict:
        return Verdict(row, model.DEGRADED, reason, sentence + numbers)

    failed = _failed_pods(names, clock)
    if failed:
        return _of_a_pod("12-failed", model.DEGRADED, failed[0], names)
    if names.total < names.desired:
        sentence = _missing(seen, names) + messages.created(names.total, names.desired)
        return degraded("12-missing", "PodMissing", sentence)
    if names.terminating:
        sentence = messages.terminating_pod(names.terminating[0].pod.name)
        return degraded("12-terminating", "PodTerminating", sentence)
    ended = next((one.pod for one in names.pods if one.pod.phase in ENDED), None)
    if ended and ended.phase:
        sentence = messages.ended_pod(ended.name, ended.phase)
        return degraded(_ENDED_ROW[ended.phase], ENDED[ended.phase], sentence)
    if names.ready >= names.desired > names.serving:
        sentence = messages.available(names.serving, names.desired)
        return degraded("12-available", "WaitingForAvailable", sentence)
    return degraded("12", "PodsNotReady", "")


def _failed_pods(names: Names, clock: Clock) -> list[_FailedPod]:
    found = ((one, failure(one.pod, clock)) for one in names.pods)
    return [(one, failing) for one, failing in found if failing]


def _counts_in_8b(seen: StatefulSet, names: Names, own: OwnPod) -> bool:
    return (
        seen.on_delete
        or not names.on_another_revision(own.pod)
        or (names.held_back(own) and not names.rolling)
    )


def _of_a_pod(row: str, state: str, found: _FailedPod, names: Names) -> Verdict:
    own, failing = found
    before = names.then.text("reason") if names.then else None
    failing = Failing(kept_word(failing.word, before), failing.text)
    sentence = messages.failing_pod(own.pod.name, failing) + names.numbers_by_pods()
    return Verdict(row, state, failing.word, sentence)


def _missing(seen: StatefulSet, names: Names) -> str:
    """Names the first pod that is not there, where pods are given."""
    there = {one.index for one in names.pods}
    if names.pods_given and names.ss_name:
        for index in range(min(names.desired, len(there) + 1)):
            if index not in there:
                name = f"{names.ss_name}-{seen.ordinals_start + index}"
                return messages.missing_pod(name)
    return ""


def _waited_for(names: Names, clock: Clock) -> str:
    """Names the pod that everybody waits for."""
    pods: list[Pod] = [one.pod for one in names.pods]
    for pod in pods:
        failing = failing_state(pod)
        if failing and not failure(pod, clock):
            return messages.failing_pod(pod.name, failing)
    for pod in pods:
        if pod.terminating:
            return messages.terminating_pod(pod.name)
    for pod in pods:
        if not pod.ready:
            return messages.unready_pod(pod.name)
    return ""
