"""Rules, section 3: the tenant rule, and the status it writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import model
import reading
import times
from compose import foreign
from jsontext import write
from model import INT32_MAX, Answer, BadInput, Options, StatefulSet, Verdict
from reading import (
    INT64_MAX,
    array,
    entries,
    number,
    previous,
    table,
    text,
    wrong,
)

STATUS_OURS = (
    "currentState",
    "availableReplicas",
    "pools",
    "observedGeneration",
    "conditions",
)
CONDITIONS = ("Ready", "Reconciling", "Degraded", "Stalled")
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
class Tenant:
    """What is read of a Tenant. `pools` are (name, ssName)."""

    name: str
    namespace: str | None
    generation: int | None
    pools: list[tuple[str, str]]
    status: dict[str, Any]

    @property
    def entries(self) -> list[dict[str, Any]]:
        """status.pools as it is now."""
        return self.status.get("pools") or []

    @property
    def conditions(self) -> list[dict[str, Any]]:
        """status.conditions as they are now."""
        return self.status.get("conditions") or []

    def entry_of(self, name: str, ss_name: str) -> tuple[int | None, dict[str, Any] | None]:
        """A pool's entry and its index: by ssName; else, among those of no pool, by name."""
        for index in self.same_key(name, ss_name):
            return index, self.entries[index]
        return None, None

    def same_key(self, name: str, ss_name: str) -> list[int]:
        """All entries that the pool's key fits; the first is the pool's."""
        found = [i for i, e in enumerate(self.entries) if e.get("ssName") == ss_name]
        if found:
            return found
        taken = {ss_name for _, ss_name in self.pools}
        return [
            i
            for i, e in enumerate(self.entries)
            if e.get("ssName") not in taken and e.get("name") == name
        ]


@dataclass
class PoolOutcome:
    """A pool with its verdict, its status, and where its entry was."""

    name: str
    seen: StatefulSet
    verdict: Verdict
    status: dict[str, Any]
    changed: int
    index: int | None


def read_tenant(value: Any) -> Tenant:
    """A Tenant, or the error that it is not one."""
    if not isinstance(value, dict):
        raise wrong("tenant", "a Tenant", value)
    kind = text(value, "kind", "tenant")
    if kind not in (None, "Tenant"):
        raise BadInput("tenant", f"expected a Tenant, got a {kind}")
    metadata, where = table(value, "metadata", "tenant"), "tenant.metadata"
    name = text(metadata, "name", where)
    if not name:
        raise BadInput(where + ".name", "the Tenant has no name")
    namespace = text(metadata, "namespace", where)
    generation = number(metadata, "generation", where, INT64_MAX)
    spec = table(value, "spec", "tenant")
    pools: list[tuple[str, str]] = []
    where = "tenant.spec.pools"
    for item, place in entries(array(spec, "pools", "tenant.spec"), where):
        pool = text(item, "name", place)
        if not pool:
            raise BadInput(place + ".name", "the pool has no name")
        if pool in (known for known, _ in pools):
            raise BadInput(place + ".name", f"two pools are called {pool}")
        pools.append((pool, f"{name}-{pool}"))
    status = table(value, "status", "tenant") or {}
    where = "tenant.status.pools"
    for item, place in entries(array(status, "pools", "tenant.status"), where):
        previous(item, place)
    where = "tenant.status.conditions"
    for item, place in entries(array(status, "conditions", "tenant.status"), where):
        for key in ("type", "status", "lastTransitionTime"):
            text(item, key, place)
    return Tenant(name, namespace, generation, pools, status)


def match(tenant: Tenant, items: list[tuple[Any, str]]) -> dict[str, StatefulSet]:
    """The StatefulSets of the tenant's pools by name; others are ignored, good or bad."""
    wanted = {ss_name for _, ss_name in tenant.pools}
    found: dict[str, StatefulSet] = {}
    for item, path in items:
        name, namespace = reading.identity(item, path)
        here = None in (namespace, tenant.namespace) or namespace == tenant.namespace
        if name is None or name not in wanted or not here:
            continue
        if name in found:
            message = f"two StatefulSets are called {name}"
            raise BadInput(path + ".metadata.name", message)
        found[name] = reading.item(item, path)
    return found


def answer(tenant: Tenant, pools: list[PoolOutcome], options: Options) -> Answer:
    """The table, and the status."""
    ready = sum(pool.seen.ready or 0 for pool in pools)
    total = sum(pool.seen.replicas or 0 for pool in pools)
    for sum_ in (ready, total):
        if sum_ > INT32_MAX:
            message = f"the pools add up to {sum_} pods, more than {INT32_MAX}"
            raise BadInput("statefulsets", message)
    row, message = _row(pools, ready, total, options.rule == "kubernetes")
    state, *holds, reason = _SAYS[row]
    status: dict[str, Any] = {"currentState": state, "availableReplicas": ready}
    written, in_place = _pools(tenant, pools)
    status["pools"] = written
    if tenant.generation is not None:
        status["observedGeneration"] = tenant.generation
    status["conditions"] = _conditions(tenant, holds, reason, message, options.now)
    changed = not in_place or any(
        _without_nulls(status.get(key)) != _without_nulls(tenant.status.get(key))
        for key in STATUS_OURS
        if key != "pools"
    )
    for key, value in tenant.status.items():
        if key not in STATUS_OURS:
            status[key] = value
    rows = (row, *(pool.verdict.row for pool in pools))
    return Answer(write(status), reason, int(changed), rows=rows)


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


def _pools(tenant: Tenant, pools: list[PoolOutcome]) -> tuple[list[dict[str, Any]], bool]:
    """The entries, those of gone pools last, and whether all is as it was."""
    matched = {i for key in tenant.pools for i in tenant.same_key(*key)}
    gone = [
        entry
        for index, entry in enumerate(tenant.entries)
        if index not in matched and foreign(entry)
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
        since = now
        for then in tenant.conditions:
            if then.get("type") == kind and then.get("status") == status:
                if times.seconds(then.get("lastTransitionTime")) is not None:
                    since = then["lastTransitionTime"]
                break
        condition: dict[str, Any] = {"type": kind, "status": status, "lastTransitionTime": since}
        if tenant.generation is not None:
            condition["observedGeneration"] = tenant.generation
        condition.update(reason=reason, message=message)
        written.append(condition)
    return written + [c for c in tenant.conditions if c.get("type") not in CONDITIONS]


def _without_nulls(value: Any) -> Any:
    # null is absent, for the comparison only: what is not ours keeps its nulls.
    if isinstance(value, list):
        return [_without_nulls(item) for item in value]
    if isinstance(value, dict):
        return {k: _without_nulls(v) for k, v in value.items() if v is not None}
    return value
