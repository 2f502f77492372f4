"""What bad input is: a Tenant, and whose its StatefulSets and the entries of its status are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jsontext import plain
from model import Previous, StatefulSet
from places import Place
from reading import (
    KNOWN_FIELDS,
    api_answer,
    is_kind,
    is_missing,
    is_status,
    previous,
    read_object,
)

# Of a Tenant's status, in its order.
STATUS_FIELDS = (
    "currentState",
    "availableReplicas",
    "pools",
    "observedGeneration",
    "conditions",
)
CONDITIONS = ("Ready", "Reconciling", "Degraded", "Stalled")


@dataclass
class Entry:
    """An entry of status.pools."""

    name: str | None
    ss_name: str | None
    place: Place
    previous: Previous = field(default_factory=lambda: Previous({}))  # of a pool's entry

    @property
    def has_others(self) -> bool:
        """Whether it has members that are none of a pool status."""
        return bool(self.place.others(KNOWN_FIELDS))


@dataclass
class Tenant:
    """What is read of a Tenant. `pools` are (name, ssName)."""

    name: str | None
    namespace: str | None = None
    generation: int | None = None
    pools: list[tuple[str, str]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    conditions: list[tuple[dict[str, Any], str]] = field(default_factory=list)  # as written, too
    status: dict[str, Any] = field(default_factory=dict)
    preserved: str = ""  # of the status, as written, each with a comma in front

    def entry_of(self, name: str, ss_name: str) -> int | None:
        """The place of a pool's entry: by ssName; else, among those of no pool, by name."""
        return next(iter(self.same_key(name, ss_name)), None)

    def same_key(self, name: str, ss_name: str) -> list[int]:
        """All entries that the pool's key fits; the first is the pool's."""
        found = [i for i, e in enumerate(self.entries) if e.ss_name == ss_name]
        if found:
            return found
        taken = {ss_name for _, ss_name in self.pools}
        return [i for i, e in enumerate(self.entries) if e.ss_name not in taken and e.name == name]


def read_tenant(top: Place) -> Tenant:
    """A Tenant."""
    if is_status(top):
        api_answer(top)
    if not is_kind(top, "Tenant"):
        return Tenant(None)
    metadata = top.object("metadata")
    tenant = Tenant(metadata.text("name"))
    if is_missing(top.member("metadata"), "name"):
        top.problem("the Tenant has no name", missing="metadata.name")
    tenant.namespace = metadata.text("namespace")
    tenant.generation = metadata.integer("generation")
    names = _pool_names(top.object("spec"))
    # Without the Tenant's name nothing is told to be of a pool.
    tenant.pools = [(name, f"{tenant.name}-{name}") for name in names if tenant.name]
    _read_status(tenant, top.object("status"))
    return tenant


def _pool_names(spec: Place) -> list[str]:
    names: list[str] = []
    for pool in spec.objects("pools"):
        name = pool.text("name")
        if is_missing(pool, "name"):
            pool.problem("the pool has no name", missing="name")
        elif name in names:
            pool.member("name").problem(f"two pools are called {name}")
        elif name:
            names.append(name)
    return names


def _read_status(tenant: Tenant, status: Place) -> None:
    status.text("currentState")
    status.counter("availableReplicas")
    status.integer("observedGeneration")
    for place in status.objects("pools"):
        tenant.entries.append(Entry(place.text("name"), place.text("ssName"), place))
    for pool in tenant.pools:
        index = tenant.entry_of(*pool)
        if index is not None:
            entry = tenant.entries[index]
            entry.previous = previous(entry.place) or entry.previous
    unread = set(CONDITIONS)
    for place in status.objects("conditions"):
        kind = place.text("type")
        if kind in unread:
            unread.remove(kind)
            for key in ("status", "lastTransitionTime", "reason", "message"):
                place.text(key)
            place.integer("observedGeneration")
        if place.value is not None:
            tenant.conditions.append((plain(place.value), place.written))
    if status.value is not None:
        tenant.status = plain(status.value)
        tenant.preserved = status.others(STATUS_FIELDS)


def match(tenant: Tenant, items: list[Place], rule: str) -> dict[str, StatefulSet]:
    """The StatefulSets of the tenant's pools by name; others are ignored, good or bad."""
    wanted = {ss_name for _, ss_name in tenant.pools}
    found: dict[str, StatefulSet] = {}
    for item in items:
        if not is_kind(item, "StatefulSet"):
            continue
        metadata = item.object("metadata")
        name, namespace = metadata.text("name"), metadata.text("namespace")
        here = not namespace or not tenant.namespace or namespace == tenant.namespace
        if name is None or name not in wanted or not here:
            continue
        seen = read_object(item, rule)
        if name in found:
            metadata.member("name").problem(f"two StatefulSets are called {name}")
        found.setdefault(name, seen)
    return found
