"""The second statement of the rules: what poolstatus_pool, _list and _tenant answer.

Written from the rules alone, without looking at the library; where the two differ, one
of them is wrong. Texts must be JSON or what section 5 names: of others this says nothing.
"""

from __future__ import annotations

from typing import Any

import arguments
import documented
import kubernetes
import pods as ownership
import reading
import reading_pods
import tenant_rule
from compose import pool_status
from jsontext import write
from model import NOT_CREATED, Answer, BadInput, Options, Pod, Previous, StatefulSet, Verdict
from texts import parse
from words import public_reason


def pool(text: str, options: Options) -> Answer:
    """What poolstatus_pool answers."""
    arguments.check(options, "pool")
    value, given, before = parse(text), _given(options), None
    if options.previous is not None:
        before = parse(options.previous, "previous")
    seen, missing_name = _one(value, options.rule)
    pods = None if given is None else reading_pods.pod_list(given)
    previous = reading.previous(before)
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
    reason = public_reason(verdict.reason)
    rows = (verdict.row,)
    return Answer(write(status), reason, changed, verdict.state, rows, verdict.deadline)


def list_pools(text: str, options: Options) -> Answer:
    """What poolstatus_list answers."""
    arguments.check(options, "list")
    value, given, written, rows = parse(text), _given(options), [], []
    items, pods = _mixed(value, "", given, options)
    for item, path in items:
        seen = _list_item(item, path, options.rule)
        verdict = verdict_of(seen, seen.name, pods, None, options)
        name, label = seen.name or "", seen.pool_label
        written.append(pool_status(seen, verdict, name, label, None, options)[0])
        rows.append(verdict.row)
    return Answer(write(written), "", 1, rows=tuple(rows))


def tenant(text: str, stateful_sets: str, options: Options) -> Answer:
    """What poolstatus_tenant answers."""
    arguments.check(options, "tenant")
    of_tenant, of_sets = parse(text, "tenant"), parse(stateful_sets, "statefulsets")
    given = _given(options)
    value = tenant_rule.read_tenant(of_tenant)
    items, pods = _mixed(of_sets, "statefulsets", given, options)
    reading.whole(of_sets, "statefulsets")
    found = tenant_rule.match(value, items, options.rule)
    entries, pools = tenant_rule.entries_of(value), []
    for (name, ss_name), index in zip(value.pools, entries):
        one = found.get(ss_name, StatefulSet(exists=False))
        previous = Previous({} if index is None else value.entries[index])
        verdict = verdict_of(one, ss_name, pods, previous, options)
        status, changed = pool_status(one, verdict, ss_name, name, previous, options)
        lifecycle = previous.text("lifecycleState")
        pools.append(tenant_rule.PoolOutcome(name, one, verdict, status, changed, index, lifecycle))
    return tenant_rule.answer(value, pools, options)


def verdict_of(
    seen: StatefulSet,
    ss_name: str | None,
    pods: list[Pod] | None,
    previous: Previous | None,
    options: Options,
) -> Verdict:
    """The row of the chosen rule."""
    if not seen.is_owned:
        message = tenant_rule.NOT_OWNED
        return Verdict("1-not-owned", NOT_CREATED, "StatefulSetNotOwned", message)
    if options.rule == "documented":
        return documented.verdict(seen)
    own = None if pods is None else ownership.owned(pods, seen, ss_name)
    return kubernetes.verdict(seen, ss_name, own, previous, options)


def _given(options: Options) -> Any:
    """The value of the option pods, which the documented rule does not even read."""
    if options.pods is None or options.rule == "documented":
        return None
    return parse(options.pods, "pods")


def _mixed(
    value: Any, path: str, given: Any, options: Options
) -> tuple[list[tuple[Any, str]], list[Pod] | None]:
    """The StatefulSets of a list, and the pods: of the option, else those of the list."""
    items = reading.listed(value, "StatefulSet", path)
    of_pods = [pair for pair in items if reading_pods.is_pod(pair[0])]
    items = [pair for pair in items if not reading_pods.is_pod(pair[0])]
    if given is not None:
        return items, reading_pods.pod_list(given)
    if not of_pods or options.rule == "documented":
        return items, None
    reading.whole(value, path)
    return items, reading_pods.pods(of_pods)


def _one(value: Any, rule: str) -> tuple[StatefulSet, str | None]:
    # The API server's 404 for the StatefulSet says what it is called.
    if isinstance(value, dict) and value.get("kind") == "Status":
        details = value.get("details") or {}
        is_404 = value.get("reason") == "NotFound"
        if is_404 and details.get("kind") == "statefulsets":
            return StatefulSet(exists=False), details.get("name")
        raise BadInput("", value.get("message", ""), "API_ERROR")
    return reading.stateful_set(value, rule=rule), None


def _list_item(value: Any, path: str, rule: str) -> StatefulSet:
    # A bad StatefulSet is named as well as counted: its index says little to a reader.
    name, _ = reading.identity(value, path)
    try:
        return reading.item(value, path, rule)
    except BadInput as error:
        if not name:
            raise
        message = f"{error.message} (StatefulSet {name})"
        raise BadInput(error.path, message) from None


def _ss_name(seen: StatefulSet, missing: str | None, options: Options) -> str:
    both = options.tenant is not None and options.pool is not None
    built = f"{options.tenant}-{options.pool}" if both else None
    if seen.name is not None and built is not None and seen.name != built:
        message = f"the StatefulSet is called {seen.name}, tenant and pool make {built}"
        raise BadInput("metadata.name", message)
    name = seen.name or built or missing
    if name is None:
        message = (
            "the StatefulSet has no name: give its metadata.name, or the options tenant and pool"
        )
        raise BadInput("", message, "INVALID_ARGUMENT")
    return name
