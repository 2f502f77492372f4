"""A Tenant's status as it was: entries, conditions and members; `changed`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import oracle
from define import DETAIL, OWN_MEMBERS, VARIANT_NAMES, Defined, define
from jsontext import write
from model import Options
from shapes import EARLIER, OLD, Json, condition, item, list_of, previous, rolling, status, tenant

_SETS = list_of(item("demo-pool-0"), item("demo-pool-1"))
_COMPLETE = "PoolRolloutComplete"
_DECOMMISSION = {"lifecycleState": "Decommissioning", "decommission": {"startSize": 1099511627776}}


def before(*, detail: bool = True, variant_names: bool = False) -> Json:
    """The status that was written ten minutes ago, when all was as it is now."""
    options = Options("kubernetes", detail, variant_names, now=EARLIER)
    answer = oracle.tenant(write(tenant()), write(_SETS), options)
    value: Json = json.loads(answer.json)
    return value


def _entry(index: int, **more: Any) -> Json:
    return previous(_COMPLETE, ssName=f"demo-pool-{index}", **more)


def _case(name: str, seen: Any, rows: str = "4 7 7", why: str = "", **more: Any) -> Defined:
    value = more.pop("value", None) or tenant(seen=seen)
    sets = more.pop("sets", _SETS)
    # Compact: what is carried over is written as it came.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
    full = f"tenant-{name}"
    return define(full, "tenant", text, rows, why, stateful_sets=sets, **more)


def pools() -> list[Defined]:
    """Entries of status.pools: which is whose, and what becomes of the others."""
    first, second = _entry(0, note="first"), _entry(1, note="second")
    by_name = {"name": "pool-1", "state": _COMPLETE, "note": "by name"}
    renamed = {**by_name, "ssName": "old-pool-1"}
    gone = {"ssName": "demo-pool-9", "state": "PoolDegraded", "replicas": 4, **_DECOMMISSION}
    bare = {"ssName": "demo-pool-8", "state": "PoolDegraded", "name": "pool-8", "message": "gone"}
    nulls = {"decommission": {"a": None}, "ssName": None, "name": "pool-7", "replicas": None}
    none = {"ssName": "demo-pool-7", "decommission": None, "lifecycleState": None}
    active = {"ssName": "demo-pool-7", "lifecycleState": "Active", "workloadState": "Updating"}
    resting = {"ssName": "demo-pool-7", "lifecycleState": "Decommissioned"}
    twice = {"ssName": "demo-pool-0", "name": "pool-1", "note": "the second of one ssName"}
    further = {"ssName": "old-pool-0", "name": "pool-0", **_DECOMMISSION}
    lies = {"ssName": "demo-pool-0", "name": "pool-1", "note": "says both"}
    degraded = list_of(item("demo-pool-0", status(ready=3)), item("demo-pool-1"))
    failed_then = {**gone, "state": "PoolRolloutFailed"}
    cases: list[tuple[str, list[Any], str, str]] = [
        ("by-ss-name", [first, second], "4 7 7", ""),
        ("by-ss-name-in-another-order", [second, first], "4 7 7", "the spec's order counts"),
        ("by-name", [first, by_name], "4 7 7", ""),
        ("by-name-of-another-ss-name", [first, renamed], "4 7 7", ""),
        (
            "ss-name-before-name",
            [by_name, second],
            "4 7 7",
            "a further one of a pool that is there: dropped",
        ),
        ("ss-name-of-another-pool-is-not-by-name", [lies], "4 7 7", ""),
        ("second-of-one-ss-name-is-dropped", [first, {**first, "note": "again"}], "4 7 7", ""),
        ("second-of-one-name-is-dropped", [by_name, {**renamed, "note": "again"}], "4 7 7", ""),
        ("gone-with-foreign-members", [first, gone, second], "4 7 7", "after the pools, unchanged"),
        ("gone-without-foreign-members", [bare, first, second], "4 7 7", "dropped"),
        ("gone-keeps-nulls-and-order", [nulls, first, second], "4 7 7", ""),
        ("gone-with-nothing-but-nulls", [none, first, second], "4 7 7", "a null member is none"),
        ("gone-active", [active, first, second], "4 7 7", "nothing is tracked there: dropped"),
        ("gone-decommissioned", [resting, first, second], "4 7 7", "an operator wrote it: stays"),
        ("gone-empty-lifecycle", [{**active, "lifecycleState": ""}, first, second], "4 7 7", ""),
        (
            "further-of-a-pool-by-name",
            [first, further, second],
            "4 7 7",
            "dropped, whatever it has",
        ),
        (
            "by-name-of-another-pools-second",
            [first, twice],
            "4 7 7",
            "the first of its name that is not taken",
        ),
        ("by-name-first-of-two", [by_name, {**by_name, "note": "again"}, first], "4 7 7", ""),
        ("gone-in-their-order", [gone, nulls, {"zone": "b"}, first], "4 7 7", ""),
        ("gone-never-counts", [failed_then, first, second], "4 7 7", ""),
        ("empty-entry-is-dropped", [{}, first, second], "4 7 7", ""),
    ]
    found = [_case(f"entries/{n}", {"pools": p}, rows, why) for n, p, rows, why in cases]
    stuck = rolling(ready=2)
    moving = previous("PoolUpdating", stuck, ssName="demo-pool-0")
    halfway = {"pools": [moving, second]}
    states = {"pools": [{**_entry(0), "state": "Updating"}, second]}
    return [
        *found,
        _case("entries/state-is-the-pools-previous", {"pools": [first]}, "2 12 7", sets=degraded),
        _case(
            "entries/never-seen-without-entry",
            {"pools": [second]},
            "3-unsettled 10-initialized 7",
            sets=degraded,
        ),
        _case("entries/either-spelling", states, "3 11f 7", sets=degraded),
        _case(
            "entries/deadline",
            halfway,
            "1 11a-pending 7",
            sets=list_of(item("demo-pool-0", stuck), item("demo-pool-1")),
            deadline=599,
        ),
        _case("entries/pools-null", {"pools": None}, "4 7 7"),
        _case("entries/plain", {"pools": [{**first, "name": "x", "message": "y"}]}, flags=0),
        _case("entries/variant-names", {"pools": [first, gone]}, flags=VARIANT_NAMES),
        _case("entries/variant-names-detail", {"pools": [first]}, flags=VARIANT_NAMES | DETAIL),
    ]


def conditions() -> list[Defined]:
    """Conditions: lastTransitionTime moves only when the status flips."""
    first_day = "2025-01-01T00:00:00Z"

    def at(kind: str, holds: str, since: Any = first_day, **more: Any) -> Json:
        return condition(kind, holds, "Old", lastTransitionTime=since, **more)

    kinds = ("Ready", "Reconciling", "Degraded", "Stalled")
    as_now = [at(kind, "True" if kind == "Ready" else "False") for kind in kinds]
    other = condition(
        "BackupHealthy", "Unknown", "Never", lastTransitionTime=None, note=[1, {"a": None}]
    )
    minimal = {"type": "Certificates"}
    cases: list[tuple[str, list[Any], str]] = [
        ("kept-times", as_now, ""),
        ("one-flips", [at("Ready", "False"), *as_now[1:]], ""),
        ("all-flip", [at(k, "False" if k == "Ready" else "True") for k in kinds], ""),
        ("unknown-flips", [at("Ready", "Unknown"), *as_now[1:]], ""),
        ("status-absent", [{"type": "Ready", "lastTransitionTime": first_day}], ""),
        ("time-absent", [at("Ready", "True", None)], ""),
        ("time-is-no-time", [at("Ready", "True", "yesterday")], "counts as none"),
        (
            "time-with-offset",
            [at("Ready", "True", "2025-01-01T02:00:00.25+02:00")],
            "bytes are kept",
        ),
        ("others-are-kept", [other, *as_now, minimal], "behind the four, unchanged"),
        ("others-among-known", [as_now[0], other, as_now[1], minimal, *as_now[2:]], ""),
        ("known-in-another-order", list(reversed(as_now)), "the table's order counts"),
        ("members-of-others-go", [at("Ready", "True", note="x"), *as_now[1:]], ""),
        ("case-matters", [at("ready", "True"), {}], "another type, and none at all, are of others"),
    ]
    return [_case(f"conditions/{n}", {"conditions": c}, "4 7 7", why) for n, c, why in cases]


def members() -> list[Defined]:
    """Members of status that are of others follow, in their order."""
    full: list[tuple[str, Json]] = [
        ("after-known", {"certificates": {"ready": True}, "zones": ["b", "a"], "version": 7}),
        (
            "between-known",
            {"a": 1, "currentState": "Ready", "b": 2, "pools": [], "c": 3, "conditions": []},
        ),
        ("null-stays", {"provisioning": None, "x": {"y": None}}),
        (
            "like-known",
            {"CurrentState": "x", "pool": [], "state": "x", "ssName": "y", "message": "z"},
        ),
        ("unicode", {"\u540d\u524d \U0001f5c4": "\u00e9 \u2028", 'q"\\\n': "\u0001\t"}),
        ("numbers", {"i": [0, -1, 9223372036854775807], "r": [0.5, -2.25, 1.0]}),
        ("deep", {"deep": _nested(100)}),
        ("known-of-another-value", {"currentState": "Resting", "availableReplicas": 3}),
    ]
    return [_case(f"members/{name}", seen) for name, seen in full]


def _nested(depth: int) -> Any:
    value: Any = "bottom"
    for level in range(depth):
        value = [value] if level % 2 else {"a": value}
    return value


def _prune_detail(seen: Json) -> None:
    for entry in seen["pools"]:
        for key in ("name", "reason", "message"):
            del entry[key]


def changes() -> list[Defined]:
    """`changed`: 0 only where nothing but lastUpdateTime would differ."""
    seen = before()
    gone = {"ssName": "demo-pool-9", **_DECOMMISSION}

    def edit(change: Callable[[Json], object]) -> Json:
        copy: Json = json.loads(json.dumps(seen))
        change(copy)
        return copy

    def first(**more: Any) -> Json:
        return edit(lambda s: s["conditions"][0].update(more))

    def pool(**more: Any) -> Json:
        return edit(lambda s: s["pools"][1].update(more))

    other = {"type": "BackupHealthy", "status": "True"}
    sorted_keys = json.loads(json.dumps(seen, sort_keys=True))
    kept: list[tuple[str, Json]] = [
        ("0-nothing", seen),
        ("0-with-foreign-members", {**seen, "certificates": {"ready": None}}),
        ("0-foreign-members-first", {"certificates": 1, **seen}),
        ("0-order-of-members", sorted_keys),
        ("0-with-foreign-conditions", edit(lambda s: s["conditions"].append(other))),
        ("0-with-a-gone-pool", edit(lambda s: s["pools"].append(gone))),
        ("0-with-foreign-members-of-a-pool", pool(zone="b", lifecycleState="Active")),
        ("0-pool-time-pruned", edit(lambda s: s["pools"][1].pop("lastUpdateTime"))),
        ("0-pool-detail-pruned", edit(_prune_detail)),
        ("0-condition-reason-pruned", first(reason=None)),
        ("0-condition-message-empty", first(message="")),
        ("0-condition-observed-generation-pruned", first(observedGeneration=None)),
        ("0-condition-time-absent", first(lastTransitionTime=None)),
        ("0-transition-long-ago", first(lastTransitionTime="2020-01-01T00:00:00Z")),
        ("0-update-long-ago", pool(lastUpdateTime="2020-01-01T00:00:00Z")),
    ]
    moved: list[tuple[str, Json]] = [
        ("1-current-state", {**seen, "currentState": "NotReady"}),
        ("1-current-state-absent", {k: v for k, v in seen.items() if k != "currentState"}),
        ("1-available-replicas", {**seen, "availableReplicas": 7}),
        ("1-observed-generation", {**seen, "observedGeneration": 2}),
        (
            "1-observed-generation-absent",
            {k: v for k, v in seen.items() if k != "observedGeneration"},
        ),
        ("1-available-replicas-absent", {**seen, "availableReplicas": None}),
        ("1-pool-workload-state", pool(workloadState="RolloutComplete")),
        ("1-pool-state", pool(state="PoolDegraded")),
        ("1-pool-spelling", pool(state="RolloutComplete")),
        ("1-pool-counter", pool(readyReplicas=3)),
        ("1-pool-revision", pool(currentRevision=OLD)),
        ("1-pool-message", pool(message="all is well")),
        ("1-pool-without-time", pool(lastUpdateTime="never")),
        ("1-pool-found-by-name", pool(ssName="old-pool-1")),
        ("1-pools-in-another-order", edit(lambda s: s["pools"].reverse())),
        ("1-pool-added", edit(lambda s: s["pools"].pop())),
        ("1-pool-dropped", edit(lambda s: s["pools"].append({"ssName": "demo-pool-9"}))),
        ("1-pool-twice", edit(lambda s: s["pools"].append(s["pools"][0]))),
        ("1-gone-pool-in-between", edit(lambda s: s["pools"].insert(1, gone))),
        ("1-condition-status", first(status="False")),
        ("1-condition-reason", first(reason="PodsNotReady")),
        ("1-condition-message", first(message="7/8 pods ready")),
        ("1-condition-observed-generation", first(observedGeneration=2)),
        ("0-condition-time-is-no-time", first(lastTransitionTime="yesterday")),
        ("0-condition-with-a-foreign-member", first(note="x")),
        ("1-condition-missing", edit(lambda s: s["conditions"].pop())),
        ("0-condition-twice", edit(lambda s: s["conditions"].append(s["conditions"][0]))),
        ("0-conditions-in-another-order", edit(lambda s: s["conditions"].reverse())),
        ("0-foreign-condition-first", edit(lambda s: s["conditions"].insert(0, other))),
        ("1-empty", {}),
    ]
    found = [_case(f"changed/{name}", s, changed=int(name[0])) for name, s in kept + moved]
    plain = before(detail=False)
    # Without a generation there is none to observe.
    no_generation = edit(lambda s: [c.pop("observedGeneration") for c in (s, *s["conditions"])])
    return [
        *found,
        _case("changed/0-plain", plain, flags=0, changed=0),
        _case("changed/0-detail-is-dropped", seen, flags=0, changed=0),
        _case("changed/0-detail-is-pruned", plain, changed=0),
        _case("changed/0-own-members", seen, flags=DETAIL | OWN_MEMBERS, changed=0),
        _case(
            "changed/0-own-members-leaves-others-out",
            {**seen, "certificates": {"ready": True}},
            flags=DETAIL | OWN_MEMBERS,
            changed=0,
        ),
        _case(
            "changed/0-variant-names",
            before(variant_names=True),
            flags=VARIANT_NAMES | DETAIL,
            changed=0,
        ),
        _case(
            "changed/0-without-generation",
            None,
            value=tenant(seen=no_generation, generation=None),
            changed=0,
        ),
        _case("changed/1-without-status", None, value=tenant(), changed=1),
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [*pools(), *conditions(), *members(), *changes()]
