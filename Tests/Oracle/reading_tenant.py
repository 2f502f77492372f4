"""JSON values to a Tenant, and which StatefulSets and entries are its pools'."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reading
from model import BadInput, StatefulSet
from reading import INT64_MAX, array, entries, number, previous, table, text, word, wrong


@dataclass
class Tenant:
    """What is read of a Tenant. `pools` are (name, ssName)."""

    name: str
    namespace: str | None
    uid: str | None
    generation: int | None
    terminating: bool
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


def read_tenant(value: Any) -> Tenant:
    """A Tenant, or the error that it is not one."""
    if not isinstance(value, dict):
        raise wrong("tenant", "a Tenant", value)
    kind = text(value, "kind", "tenant")
    if kind not in (None, "Tenant"):
        raise BadInput("tenant", f"expected a Tenant, got a {kind}")
    metadata, where = table(value, "metadata", "tenant"), "tenant.metadata"
    name = word(metadata, "name", where)
    if not name:
        raise BadInput(where + ".name", "the Tenant has no name")
    namespace, uid = word(metadata, "namespace", where), word(metadata, "uid", where)
    generation = number(metadata, "generation", where, INT64_MAX)
    terminating = word(metadata, "deletionTimestamp", where) is not None
    pools: list[tuple[str, str]] = []
    spec, where = table(value, "spec", "tenant"), "tenant.spec.pools"
    for item, place in entries(array(spec, "pools", "tenant.spec"), where):
        pool = word(item, "name", place)
        if not pool:
            raise BadInput(place + ".name", "the pool has no name")
        if pool in (known for known, _ in pools):
            raise BadInput(place + ".name", f"two pools are called {pool}")
        pools.append((pool, f"{name}-{pool}"))
    status = table(value, "status", "tenant") or {}
    where = "tenant.status.pools"
    for item, place in entries(array(status, "pools", "tenant.status"), where):
        previous(item, place)
        text(item, "lifecycleState", place)
    where = "tenant.status.conditions"
    for item, place in entries(array(status, "conditions", "tenant.status"), where):
        for key in ("type", "status", "lastTransitionTime"):
            text(item, key, place)
    return Tenant(name, namespace, uid, generation, terminating, pools, status)


def match(tenant: Tenant, items: list[tuple[Any, str]], rule: str) -> dict[str, StatefulSet]:
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
        owners = reading.controllers(item, path)
        if tenant.uid and any(uid != tenant.uid for uid in owners):
            # As if there were none, but for the reason.
            found[name] = StatefulSet(exists=False, is_owned=False)
        else:
            found[name] = reading.item(item, path, rule)
    return found


def entries_of(tenant: Tenant) -> list[int | None]:
    """The place of each pool's entry: the first of its ssName, else the first of its name.

    Each entry once, and those by ssName before all those by name.
    """
    found = [_first(tenant, "ssName", ss_name, []) for _, ss_name in tenant.pools]
    for place, (name, _) in enumerate(tenant.pools):
        if found[place] is None:
            found[place] = _first(tenant, "name", name, found)
    return found


def _first(tenant: Tenant, key: str, value: str, taken: list[int | None]) -> int | None:
    for index, entry in enumerate(tenant.entries):
        if entry.get(key) == value and index not in taken:
            return index
    return None
