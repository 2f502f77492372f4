"""Rules, section 3: the tenant rule, and the status it writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import model
import times
from jsontext import write
from model import INT32_MAX, Answer, Options, StatefulSet, Verdict
from places import Place
from reading_tenant import CONDITIONS, STATUS_FIELDS, Tenant

# currentState and the four conditions, in the table's order.
_SAYS = {
    "1": ("Degraded", "False", "False", "True", "True", "PoolRolloutFailed"),
    "2": ("Degraded", "False", "False", "True", "False", "PoolDegraded"),
    "3": ("Updating", "False", "True", "False", "False", "RolloutInProgress"),
    "4": ("Ready", "True", "False", "False", "False", "AllPodsReady"),
    "5": ("NotReady", "False", "False", "False", "False", "ScaledToZero"),
    "6": ("NotReady", "False", "False", "False", "False", "PodsNotReady"),
}


@dataclass
class PoolOutcome:
    """A pool with its verdict, its status, and where its entry was."""

    name: str
    seen: StatefulSet
    verdict: Verdict
    status: str
    changed: int
    index: int | None


def check_sums(sets: Iterable[StatefulSet], top: Place) -> None:
    """The sums have to be numbers that a status can hold."""
    seen = list(sets)
    most = max(sum(one.ready or 0 for one in seen), sum(one.replicas or 0 for one in seen))
    if most > INT32_MAX:
        top.problem(f"the pools add up to {most} pods, more than {INT32_MAX}")


def answer(tenant: Tenant, pools: list[PoolOutcome], options: Options) -> Answer:
    """The table, and the status."""
    ready = sum(pool.seen.ready or 0 for pool in pools)
    total = sum(pool.seen.replicas or 0 for pool in pools)
    row, message = _row(pools, ready, total, options.rule == "kubernetes")
    state, *holds, reason = _SAYS[row]
    status: dict[str, Any] = {"currentState": state, "availableReplicas": ready}
    if tenant.generation is not None:
        status["observedGeneration"] = tenant.generation
    status["conditions"] = _conditions(tenant, holds, reason, message, options.now)
    entries, in_place = _pools(tenant, pools)
    written = {key: write(value) for key, value in status.items()}
    written["pools"] = f"[{','.join(entries)}]"
    others = [text for one, text in tenant.conditions if one.get("type") not in CONDITIONS]
    written["conditions"] = f"[{','.join([*map(write, status['conditions']), *others])}]"
    members = [f'"{key}":{written[key]}' for key in STATUS_FIELDS if key in written]
    status["conditions"] += [
        one for one, _ in tenant.conditions if one.get("type") not in CONDITIONS
    ]
    changed = not in_place or any(
        _without_nulls(status.get(key)) != _without_nulls(tenant.status.get(key))
        for key in STATUS_FIELDS
        if key != "pools"
    )
    rows = (row, *(pool.verdict.row for pool in pools))
    text = "{" + ",".join(members) + tenant.preserved + "}"
    return Answer(text, reason, int(changed), rows=rows)


def _row(pools: list[PoolOutcome], ready: int, total: int, kubernetes: bool) -> tuple[str, str]:
    for row, state in (("1", model.ROLLOUT_FAILED), ("2", model.DEGRADED)):
        for pool in pools:
            if pool.verdict.state == state:
                return row, f"pool {pool.name}: {pool.verdict.message}"
    for pool in pools:
        under_way = pool.verdict.state == model.UPDATING or not pool.seen.exists
        if under_way or (kubernetes and not pool.verdict.settled):
            return "3", f"pool {pool.name}: {pool.verdict.message}"
    sums = f"{ready}/{total} pods ready"
    if ready == total > 0:
        return "4", sums
    asleep = all(pool.verdict.reason == "ScaledToZero" for pool in pools)
    if kubernetes and pools and asleep:
        return "5", "all pools are scaled to zero"
    return "6", sums


def _pools(tenant: Tenant, pools: list[PoolOutcome]) -> tuple[list[str], bool]:
    """The entries, those of gone pools last, and whether all is as it was."""
    matched = {i for key in tenant.pools for i in tenant.same_key(*key)}
    gone = [
        entry.place.written
        for index, entry in enumerate(tenant.entries)
        if index not in matched and entry.has_others
    ]
    as_it_was = len(pools) + len(gone) == len(tenant.entries) and all(
        pool.index == place and not pool.changed for place, pool in enumerate(pools)
    )
    return [pool.status for pool in pools] + gone, as_it_was


def _conditions(
    tenant: Tenant, holds: list[str], reason: str, message: str, now: str
) -> list[dict[str, Any]]:
    written: list[dict[str, Any]] = []
    for kind, status in zip(CONDITIONS, holds):
        then = next((one for one, _ in tenant.conditions if one.get("type") == kind), {})
        since, stays = then.get("lastTransitionTime"), then.get("status") == status
        if not stays or times.seconds(since) is None:
            since = now
        condition: dict[str, Any] = {"type": kind, "status": status, "lastTransitionTime": since}
        if tenant.generation is not None:
            condition["observedGeneration"] = tenant.generation
        condition.update(reason=reason, message=message)
        written.append(condition)
    return written


def _without_nulls(value: Any) -> Any:
    # null is absent, for the comparison only: what is not ours keeps its nulls.
    if isinstance(value, list):
        return [_without_nulls(item) for item in value]
    if isinstance(value, dict):
        return {k: _without_nulls(v) for k, v in value.items() if v is not None}
    return value
