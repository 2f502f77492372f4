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
    def is_tracked(self) -> bool:
        """Whether an operator tracks something there."""
        return any(
            value.content is not None
            and key not in (*KNOWN_FIELDS, "workloadState")
            and not (key == "lifecycleState" and value.content in ("Active", ""))
            for key, value in (self.place.content or {}).items()
        )


@dataclass
class Tenant:
    """What is read of a Tenant. `pools` are (name, ssName)."""

    name: str | None
    namespace: str | None = None
    uid: str | None = None
    terminating: bool = False
    generation: int | None = None
    pools: list[tuple[str, str]] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    conditions: list[tuple[dict[str, Any], str]] = field(default_factory=list)  # as written, too
    status: dict[str, Any] = field(default_factory=dict)
    preserved: str = ""  # of the status, as written, each with a comma in front

    def entries_of_pools(self) -> list[int | None]:
        """The place of each pool's entry: the first of its ssName, else the first of its name.

        Each entry once, and all those by ssName before those by name.
        """
        found: list[int | None] = []
        for _, ss_name in self.pools:
            places = (i for i, entry in enumerate(self.entries) if entry.ss_name == ss_name)
            found.append(next(places, None))
        for number, (name, _) in enumerate(self.pools):
            if found[number] is None:
                places = (i for i, entry in enumerate(self.entries) if entry.name == name)
                found[number] = next((i for i in places if i not in found), None)
        return found

    def gone(self) -> list[int]:
        """The places of the entries that stay though their pool is gone."""
        taken = self.entries_of_pools()
        names = {name for name, _ in self.pools}
        ss_names = {ss_name for _, ss_name in self.pools}
        return [
            index
            for index, entry in enumerate(self.entries)
            if index not in taken
            and entry.ss_name not in ss_names
            and entry.name not in names
            and entry.is_tracked
        ]


def read_tenant(top: Place) -> Tenant:
    """A Tenant."""
    if is_status(top):
        api_answer(top)
    if not is_kind(top, "Tenant"):
        return Tenant(None)
    metadata = top.object("metadata")
    tenant = Tenant(metadata.word("name"))
    if is_missing(top.member("metadata"), "name"):
        top.problem("the Tenant has no name", missing="metadata.name")
    tenant.namespace, tenant.uid = metadata.word("namespace"), metadata.word("uid")
    tenant.terminating = metadata.word("deletionTimestamp") is not None
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
    for index in tenant.entries_of_pools():
        if index is not None:
            entry = tenant.entries[index]
            entry.previous = previous(entry.place, is_entry=True) or entry.previous
            entry.previous.members["lifecycleState"] = entry.place.text("lifecycleState")
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
        name, namespace = metadata.word("name"), metadata.word("namespace")
        here = not namespace or not tenant.namespace or namespace == tenant.namespace
        if name is None or name not in wanted or not here:
            continue
        if name in found:
            metadata.member("name").problem(f"two StatefulSets are called {name}")
        seen = _of_a_pool(item, tenant, rule)
        found.setdefault(name, seen)
    return found


def _of_a_pool(item: Place, tenant: Tenant, rule: str) -> StatefulSet:
    before = len(item.input.problems)
    owners = item.object("metadata").objects("ownerReferences")
    found = [(owner.word("uid"), owner.flag("controller")) for owner in owners]
    if tenant.uid and any(uid and controls and uid != tenant.uid for uid, controls in found):
        # As if there were none, but for the reason: what else is wrong with it is nothing.
        del item.input.problems[before:]
        return StatefulSet(exists=False, is_owned=False)
    seen = read_object(item, rule)
    # Row 3 asks for it with either rule.
    seen.spec_replicas = item.object("spec").counter("replicas")
    return seen
