"""The second statement of the rules: what poolstatus_pool, _list and _tenant answer.

Written from the rules alone, without looking at the library; where the two differ, one
of them is wrong. Texts must be JSON: this says nothing about INVALID_JSON.
"""

from __future__ import annotations

import documented
import kubernetes
import pods as ownership
import reading
import reading_pods
import reading_tenant
import tenant_rule
from compose import pool_status
from model import Answer, BadInput, Options, Pod, Previous, StatefulSet, Verdict
from places import Input

NO_NAME = "the StatefulSet has no name: give its metadata.name, or the options tenant and pool"
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
    main, then, pods_text = Input(text), _previous(options), _pods(options)
    seen = reading.stateful_set(main.top, options.rule)
    main.check()
    _check_name(seen, main, options)
    previous = None if then is None else reading.previous(then.top)
    if then is not None:
        then.check()
    ss_name = _ss_name(seen, options)
    pods = _given_pods(pods_text, [(seen, ss_name)])
    if ss_name is None:
        raise BadInput("", NO_NAME, "INVALID_ARGUMENT")
    return of_pool(seen, ss_name, pods, previous, options)


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
    return Answer(status, reason, changed, verdict.state, (verdict.row,))


def list_pools(text: str, options: Options) -> Answer:
    """What poolstatus_list answers."""
    main, pods_text = Input(text), _pods(options)
    items = reading.listed(main.top, "StatefulSet")
    seen = [reading.item(item, options.rule) for item in items]
    main.check()
    pods = _given_pods(pods_text, [(one, one.name) for one in seen])
    written, rows = [], []
    for one in seen:
        verdict = verdict_of(one, one.name, pods, None, options)
        name, label = one.name or "", one.pool_label
        written.append(pool_status(one, verdict, name, label, None, options)[0])
        rows.append(verdict.row)
    return Answer(f"[{','.join(written)}]", "", 1, rows=tuple(rows))


def tenant(text: str, stateful_sets: str, options: Options) -> Answer:
    """What poolstatus_tenant answers."""
    main, sets = Input(text, "tenant"), Input(stateful_sets, "statefulsets")
    pods_text = _pods(options)
    value = reading_tenant.read_tenant(main.top)
    main.check()
    items = reading.listed(sets.top, "StatefulSet")
    found = reading_tenant.match(value, items, options.rule)
    sets.check()
    tenant_rule.check_sums(found.values(), sets.top)
    sets.check()
    pods, pools = _given_pods(pods_text, [(one, one.name) for one in found.values()]), []
    for name, ss_name in value.pools:
        one = found.get(ss_name, StatefulSet(exists=False))
        index = value.entry_of(name, ss_name)
        previous = Previous({}) if index is None else value.entries[index].previous
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


def _previous(options: Options) -> Input | None:
    return None if options.previous is None else Input(options.previous, "previous")


def _pods(options: Options) -> Input | None:
    # The documented rule does not even look whether they are JSON.
    given = options.pods is not None and options.rule == "kubernetes"
    return Input(options.pods or "", "pods") if given else None


def _given_pods(
    text: Input | None, owners: list[tuple[StatefulSet, str | None]]
) -> list[Pod] | None:
    """The pods, of which those that have an owner are read further; null is none given."""
    if text is None or not text.top.is_present:
        return None
    pods = reading_pods.pod_list(text.top)
    for seen, ss_name in owners:
        for pod in ownership.owned(pods, seen, ss_name):
            reading_pods.read_owned(pod)
    text.check()
    return pods


def _built_name(options: Options) -> str | None:
    both = options.tenant is not None and options.pool is not None
    return f"{options.tenant}-{options.pool}" if both else None


def _check_name(seen: StatefulSet, main: Input, options: Options) -> None:
    built = _built_name(options)
    if seen.exists and seen.name and built is not None and seen.name != built:
        message = f"the StatefulSet is called {seen.name}, tenant and pool make {built}"
        main.top.member("metadata").member("name").problem(message)
        main.check()


def _ss_name(seen: StatefulSet, options: Options) -> str | None:
    """The object's name, else that of the options, else that in a 404."""
    own = seen.name if seen.exists else None
    return own or _built_name(options) or seen.name or None
