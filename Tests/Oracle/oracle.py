"""The second statement of the rules: what poolstatus_pool, _list and _tenant answer.

Written from the rules alone, without looking at the library; where the two differ, one
of them is wrong. Texts must be JSON: this says nothing about INVALID_JSON.
"""

from __future__ import annotations

from typing import Any

import documented
import kubernetes
import pods as ownership
import reading
import reading_pods
import tenant_rule
from compose import pool_status
from jsontext import parse, write
from model import Answer, BadInput, Options, Pod, Previous, StatefulSet, Verdict

_STATIC_WORDS = ownership.POD_WORDS | {
    "Complete",
    "GenerationNotObserved",
    "NoReplicas",
    "NoStatus",
    "NotObserved",
    "OnDeletePending",
    "Partitioned",
    "PodTerminating",
    "PodsNotReady",
    "PodsOnOtherRevision",
    "ProgressDeadlineExceeded",
    "Reconciling",
    "RollingUpdate",
    "ScaledToZero",
    "ScalingDown",
    "ScalingUp",
    "Stalled",
    "Starting",
    "StatefulSetMissing",
    "StuckOnOldRevision",
    "Terminating",
    "WaitingForReady",
}


def pool(text: str, options: Options) -> Answer:
    """What poolstatus_pool answers."""
    seen, missing_name = _one(parse(text))
    pods = _given_pods(options)
    previous = None
    if options.previous is not None:
        previous = reading.previous(parse(options.previous))
    return of_pool(seen, _ss_name(seen, missing_name, options), pods, previous, options)


def of_pool(
    seen: StatefulSet,
    ss_name: str,
    pods: list[Pod] | None,
    previous: Previous | None,
    options: Options,
) -> Answer:
    """The same of what has been read."""
    verdict = verdict_of(seen, ss_name, pods, previous, options)
    name = options.pool if options.pool is not None else seen.pool_label
    status, changed = pool_status(seen, verdict, ss_name, name, previous, options)
    reason = ownership.public_reason(verdict.reason, _STATIC_WORDS)
    return Answer(write(status), reason, changed, verdict.state, (verdict.row,))


def list_pools(text: str, options: Options) -> Answer:
    """What poolstatus_list answers."""
    pods, written, rows = _given_pods(options), [], []
    for item, path in reading.listed(parse(text), "StatefulSet"):
        seen = _list_item(item, path)
        verdict = verdict_of(seen, seen.name, pods, None, options)
        name, label = seen.name or "", seen.pool_label
        written.append(pool_status(seen, verdict, name, label, None, options)[0])
        rows.append(verdict.row)
    return Answer(write(written), "", 1, rows=tuple(rows))


def tenant(text: str, stateful_sets: str, options: Options) -> Answer:
    """What poolstatus_tenant answers."""
    value = tenant_rule.read_tenant(parse(text))
    items = reading.listed(parse(stateful_sets), "StatefulSet", "statefulsets")
    found = tenant_rule.match(value, items)
    pods, pools = _given_pods(options), []
    for name, ss_name in value.pools:
        one = found.get(ss_name, StatefulSet(exists=False))
        index, entry = value.entry_of(name, ss_name)
        previous = Previous({}) if entry is None else Previous(entry)
        verdict = verdict_of(one, ss_name, pods, previous, options)
        status, changed = pool_status(one, verdict, ss_name, name, previous, options)
        pools.append(tenant_rule.PoolOutcome(name, one, verdict, status, changed, index))
    return tenant_rule.answer(value, pools, options)


def verdict_of(
    seen: StatefulSet,
    ss_name: str | None,
    pods: list[Pod] | None,
    previous: Previous | None,
    options: Options,
) -> Verdict:
    """The row of the chosen rule."""
    if options.rule == "documented":
        return documented.verdict(seen)
    own = None if pods is None else ownership.owned(pods, seen, ss_name)
    return kubernetes.verdict(seen, own, previous, options.deadline, options.now)


def _given_pods(options: Options) -> list[Pod] | None:
    value = None if options.pods is None else parse(options.pods)
    return None if value is None else reading_pods.pod_list(value)


def _one(value: Any) -> tuple[StatefulSet, str | None]:
    # The API server's 404 for the StatefulSet says what it is called.
    if isinstance(value, dict) and value.get("kind") == "Status":
        details = value.get("details") or {}
        is_404 = value.get("reason") == "NotFound"
        if is_404 and details.get("kind") == "statefulsets":
            return StatefulSet(exists=False), details.get("name")
        raise BadInput("", value.get("message", ""), "API_ERROR")
    return reading.stateful_set(value), None


def _list_item(value: Any, path: str) -> StatefulSet:
    # A bad StatefulSet is named as well as counted: its index says little to a reader.
    name, _ = reading.identity(value, path)
    try:
        return reading.item(value, path)
    except BadInput as error:
        if not name:
            raise
        message = f"{error.message} (StatefulSet {name})"
        raise BadInput(error.path, message) from None


def _ss_name(seen: StatefulSet, missing: str | None, options: Options) -> str:
    both = options.tenant is not None and options.pool is not None
    built = f"{options.tenant}-{options.pool}" if both else None
    if seen.name is not None and built is not None and seen.name != built:
        message = f"the StatefulSet is {seen.name}, but tenant and pool say {built}"
        raise BadInput("metadata.name", message)
    name = seen.name or built or missing
    if name is None:
        raise BadInput("", "the StatefulSet has no name: pass tenant and pool", "INVALID_ARGUMENT")
    return name
