"""The second statement of the rules: what poolstatus_pool, _list and _tenant answer.

Written from the rules alone, without looking at the library; where the two differ, one
of them is wrong. Why a text is no JSON this does not say, but for what section 5 names.
"""

from __future__ import annotations

import arguments
import documented
import kubernetes
import messages
import pods as ownership
import reading
import reading_pods
import reading_tenant
import tenant_rule
from compose import pool_status
from model import NOT_CREATED, Answer, BadInput, Options, Pod, Previous, StatefulSet, Verdict
from places import Input, Place
from words import public_reason

NO_NAME = "the StatefulSet has no name: give its metadata.name, or the options tenant and pool"
_Owners = list[tuple[StatefulSet, "str | None"]]


def pool(text: str, options: Options) -> Answer:
    """What poolstatus_pool answers."""
    arguments.check(options, "pool")
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
    reason = public_reason(verdict.reason)
    return Answer(status, reason, changed, verdict.state, (verdict.row,), verdict.deadline)


def list_pools(text: str, options: Options) -> Answer:
    """What poolstatus_list answers."""
    arguments.check(options, "list")
    main, pods_text = Input(text), _pods(options)
    items, mixed = _split(main.top, pods_text, options)
    seen = [reading.item(item, options.rule) for item in items]
    owners: _Owners = [(one, one.name) for one in seen]
    if mixed:
        reading.check_whole(main.top)
    pods = _read(mixed, owners) if mixed else None
    main.check()
    if pods is None:
        pods = _given_pods(pods_text, owners)
    written, rows = [], []
    for one in seen:
        verdict = verdict_of(one, one.name, pods, None, options)
        name, label = one.name or "", one.pool_label
        written.append(pool_status(one, verdict, name, label, None, options)[0])
        rows.append(verdict.row)
    return Answer(f"[{','.join(written)}]", "", 1, rows=tuple(rows))


def tenant(text: str, stateful_sets: str, options: Options) -> Answer:
    """What poolstatus_tenant answers."""
    arguments.check(options, "tenant")
    main, sets = Input(text, "tenant"), Input(stateful_sets, "statefulsets")
    pods_text = _pods(options)
    value = reading_tenant.read_tenant(main.top)
    main.check()
    items, mixed = _split(sets.top, pods_text, options)
    reading.check_whole(sets.top)
    found = reading_tenant.match(value, items, options.rule)
    owners: _Owners = [(one, one.name) for one in found.values() if one.exists]
    pods = _read(mixed, owners) if mixed else None
    sets.check()
    tenant_rule.check_sums(found.values(), sets.top)
    sets.check()
    if pods is None:
        pods = _given_pods(pods_text, owners)
    outcomes = []
    for (name, ss_name), index in zip(value.pools, value.entries_of_pools()):
        one = found.get(ss_name, StatefulSet(exists=False))
        previous = Previous({}) if index is None else value.entries[index].previous
        verdict = verdict_of(one, ss_name, pods, previous, options)
        status, changed = pool_status(one, verdict, ss_name, name, previous, options)
        lifecycle = previous.text("lifecycleState")
        outcomes.append(
            tenant_rule.PoolOutcome(name, one, verdict, status, changed, index, lifecycle)
        )
    return tenant_rule.answer(value, outcomes, options)


def verdict_of(
    seen: StatefulSet,
    ss_name: str | None,
    pods: list[Pod] | None,
    previous: Previous | None,
    options: Options,
) -> Verdict:
    """The row of the chosen rule."""
    if not seen.is_owned:
        return Verdict("1-not-owned", NOT_CREATED, "StatefulSetNotOwned", messages.NOT_OWNED)
    if options.rule == "documented":
        return documented.verdict(seen)
    own = None if pods is None else ownership.owned(pods, seen, ss_name)
    return kubernetes.verdict(seen, ss_name, own, previous, options)


def _previous(options: Options) -> Input | None:
    return None if options.previous is None else Input(options.previous, "previous")


def _pods(options: Options) -> Input | None:
    # The documented rule does not even look whether they are JSON.
    given = options.pods is not None and options.rule == "kubernetes"
    return Input(options.pods or "", "pods") if given else None


def _split(
    top: Place, pods_text: Input | None, options: Options
) -> tuple[list[Place], list[Place]]:
    """The StatefulSets of a list, and the Pods that count: none where others are given."""
    items = reading.listed(top, "StatefulSet")
    mixed = [item for item in items if reading_pods.is_pod(item)]
    items = [item for item in items if not reading_pods.is_pod(item)]
    given = pods_text is not None and pods_text.top.is_present
    return items, [] if given or options.rule == "documented" else mixed


def _given_pods(text: Input | None, owners: _Owners) -> list[Pod] | None:
    """The pods of the option; null is none given."""
    if text is None or not text.top.is_present:
        return None
    pods = reading_pods.pod_list(text.top)
    _read_owned(pods, owners)
    text.check()
    return pods


def _read(items: list[Place], owners: _Owners) -> list[Pod]:
    """The pods of a mixed list."""
    pods = reading_pods.pods(items)
    _read_owned(pods, owners)
    return pods


def _read_owned(pods: list[Pod], owners: _Owners) -> None:
    """Those that have an owner are read further."""
    for seen, ss_name in owners:
        for own in ownership.owned(pods, seen, ss_name):
            reading_pods.read_owned(own.pod)


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
