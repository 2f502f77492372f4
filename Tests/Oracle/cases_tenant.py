"""Every row of the tenant rule, whose StatefulSets are whose, and bad tenants."""

from __future__ import annotations

from typing import Any

from define import DETAIL, DOCUMENTED, VARIANT_NAMES, Defined, define, invalid_json
from shapes import (
    EARLIER,
    Json,
    condition,
    item,
    list_of,
    owner,
    pod_list,
    previous,
    rolling,
    status,
    stuck_pod,
    tenant,
)

_ZERO = status(0, None, None, None)


def two(first: Any = None, second: Any = None, **more: Any) -> Json:
    """The StatefulSets of pool-0 and pool-1; `more` goes into the second."""
    return list_of(item("demo-pool-0", first), item("demo-pool-1", second, **more))


def _row(name: str, sets: Any, rows: str, why: str = "", **more: Any) -> Defined:
    value = more.pop("value", tenant())
    full = f"tenant-rows/{name}"
    return define(full, "tenant", value, rows, why, stateful_sets=sets, **more)


def rows() -> list[Defined]:
    """The kubernetes rule under the table."""
    stalled = status(conditions=[condition("Stalled", "True")])
    reference = [owner("demo-pool-1", "uid-of-demo-pool-1")]
    stuck = pod_list(stuck_pod("demo-pool-1-3", owners=reference))
    # In a Tenant without a status each pool is never seen: not ready is starting then.
    seen = {
        "pools": [
            previous(seen=status(), state="PoolRolloutComplete", ssName=f"demo-pool-{i}")
            for i in (0, 1)
        ]
    }
    before = tenant(seen=seen)
    half = status(old="demo-pool-0-old", current=2, updated=2)
    return [
        _row("1-pool-rollout-failed", two(None, stalled), "1 7 5a"),
        _row("1-before-degraded", two(status(ready=3), stalled), "1 12 5a", value=before),
        _row("1-first-failed-pool-decides", two(stalled, stalled), "1 5a 5a"),
        _row(
            "1-failed-pod-is-named", list_of(item("demo-pool-1", rolling())), "1 1 8b", pods=stuck
        ),
        _row("2-pool-degraded", two(None, status(ready=3)), "2 7 12", value=before),
        _row(
            "2-before-updating", two(rolling(), status(ready=3)), "2 11a-pending 12", value=before
        ),
        _row("3-pool-updating", two(None, rolling()), "3 7 11a-pending"),
        _row("3-pool-without-stateful-set", list_of(item("demo-pool-0")), "3-missing 7 1"),
        _row("3-no-stateful-set-at-all", list_of(), "3-missing 1 1"),
        _row("3-pool-created", two(None, {}, generation=1), "3-unsettled 7 3"),
        _row("3-pool-starting", two(None, status(ready=2)), "3-unsettled 7 10-initialized"),
        _row(
            "3-first-that-is-under-way-decides",
            two(rolling(ready=2), rolling()),
            "3 11a-pending 11a-pending",
        ),
        _row("3-pool-terminating", two(deletionTimestamp=EARLIER), "3 7 2"),
        _row("4-all-pods-ready", two(), "4 7 7"),
        _row("4-one-pool-scaled-to-zero", two(None, _ZERO, desired=0), "4 7 6"),
        _row("4-on-delete-pending", two(None, half, strategy="OnDelete"), "4 7 7-on-delete"),
        _row("4-partitioned", two(None, half, partition=2), "4 7 7-partitioned"),
        _row("5-scaled-to-zero", _zero_two(), "5 6 6"),
        _row("6-no-pools", list_of(item("demo-pool-0")), "6", value=_no_pools()),
        _row("6-more-ready-than-pods", two(None, status(ready=5)), "6 7 7"),
        _row("6-spec-without-pools", list_of(), "6", value=_pools_absent()),
    ]


def _zero_two() -> Json:
    return list_of(*(item(f"demo-pool-{i}", _ZERO, desired=0) for i in (0, 1)))


def _no_pools() -> Json:
    value = tenant()
    value["spec"]["pools"] = []
    return value


def _pools_absent() -> Json:
    value = tenant()
    del value["spec"]
    return value


def documented_rows() -> list[Defined]:
    """The documented rule under the table: it never fails, and nothing is settled."""
    missing = item("demo-pool-1")
    del missing["status"]
    cases: list[tuple[str, Any, str]] = [
        ("2-pool-degraded", two(None, status(ready=3)), "2 4 6"),
        ("3-pool-updating", two(None, rolling()), "3 4 5"),
        ("3-pool-without-stateful-set", list_of(item("demo-pool-1")), "3-missing 1 4"),
        ("4-all-pods-ready", two(), "4 4 4"),
        ("3-pool-not-created", two(None, _ZERO), "3-not-created 4 3"),
        ("3-pool-not-created-replicas-absent", two(None, _ZERO, desired=None), "3-not-created 4 3"),
        ("4-one-pool-scaled-to-zero", two(None, _ZERO, desired=0), "4 4 3"),
        ("3-pool-without-status", list_of(item("demo-pool-0"), missing), "3-not-created 4 2"),
        ("6-no-pods", _zero_two(), "6 3 3"),
        ("6-more-ready-than-pods", two(None, status(ready=5)), "6 4 7"),
    ]
    return [
        _row(f"documented-{name}", sets, reached, rule=DOCUMENTED, flags=0)
        for name, sets, reached in cases
    ]


def matching() -> list[Defined]:
    """Which StatefulSets are the tenant's."""
    own: Json = {"namespace": "storage"}
    away: Json = {"namespace": "elsewhere"}
    free: Json = {"namespace": None}
    one, bad = tenant("pool-0"), item("demo-pool-0", status(ready=3), **away)
    good = item("demo-pool-0", **own)
    both_missing = tenant("pool-0", namespace=None)
    cases: list[tuple[str, Json, Any, str, str]] = [
        ("another-namespace", one, list_of(bad), "3-missing 1", ""),
        ("two-namespaces", one, list_of(bad, good), "4 7", ""),
        ("two-namespaces-own-first", one, list_of(good, bad), "4 7", ""),
        ("stateful-set-without-namespace", one, list_of(item(**free)), "4 7", ""),
        ("tenant-without-namespace", both_missing, list_of(good), "4 7", ""),
        ("neither-has-a-namespace", both_missing, list_of(item(**free)), "4 7", ""),
        ("bad-ones-of-no-pool-are-ignored", one, list_of(*_bad_others(), good), "4 7", ""),
        (
            "others-are-ignored",
            one,
            list_of(*_others(), good),
            "4 7",
            "their names only look alike",
        ),
        ("order-of-the-spec", tenant("b", "a", "c"), _abc(), "3-unsettled 7 10-initialized 7", ""),
        ("array", one, [good], "4 7", ""),
        ("list", one, _kinds(good), "4 7", ""),
        ("items-null", one, {"kind": "StatefulSetList", "items": None}, "3-missing 1", ""),
        ("pool-names-with-dashes", tenant("pool", "pool-0"), _dashes(), "4 7 7", ""),
        ("kind-absent", _without_kind(one), list_of(good), "4 7", ""),
        (
            "name-encoded-otherwise",
            tenant("pool-e\u0301"),
            list_of(item("demo-pool-\u00e9")),
            "3-missing 1",
            "names are bytes",
        ),
    ]
    return [
        define(f"tenant-pools/{name}", "tenant", value, reached, why, stateful_sets=sets)
        for name, value, sets, reached, why in cases
    ]


def _others() -> list[Json]:
    names = ("demo-pool-00", "demo-pool", "demo-pool-0-0", "xdemo-pool-0", "demo--pool-0", "pool-0")
    return [item(name, rolling()) for name in names]


def _bad_others() -> list[Json]:
    no_name = {"metadata": {"namespace": "storage"}}
    counter = {"metadata": {"name": "other"}, "status": {"replicas": "4"}}
    away = {"metadata": {"name": "demo-pool-0", "namespace": "elsewhere"}, "spec": []}
    return [no_name, counter, away]


def _abc() -> Json:
    return list_of(item("demo-a", status(ready=3)), item("demo-b"), item("demo-c"))


def _kinds(value: Json) -> Json:
    return {"kind": "List", "apiVersion": "v1", "items": [{"kind": "StatefulSet", **value}]}


def _dashes() -> Json:
    return list_of(item("demo-pool-0"), item("demo-pool"))


def _without_kind(value: Json) -> Json:
    return {key: part for key, part in value.items() if key not in ("apiVersion", "kind")}


def spelling() -> list[Defined]:
    """Flags, and the sums."""
    most = 2147483647
    at_the_limit = two(status(most - 1, most - 1, 4, 4), status(1, 1, 1, 1), desired=1)
    past = two(status(most, most), status(1, 1))
    past_replicas = two(status(most, 1), status(1, 1))
    missing = list_of(item("demo-pool-0", rolling()))
    return [
        define(
            "tenant-pools/plain",
            "tenant",
            tenant(),
            "3 11a-pending 1",
            stateful_sets=missing,
            flags=0,
        ),
        define(
            "tenant-pools/variant-names",
            "tenant",
            tenant(),
            "3 11a-pending 1",
            stateful_sets=missing,
            flags=VARIANT_NAMES,
        ),
        define(
            "tenant-pools/variant-names-detail",
            "tenant",
            tenant(),
            "3 11a-pending 1",
            stateful_sets=missing,
            flags=VARIANT_NAMES | DETAIL,
        ),
        define(
            "tenant-pools/without-generation",
            "tenant",
            tenant(generation=None),
            "4 7 7",
            "observedGeneration is absent everywhere",
            stateful_sets=two(),
        ),
        define(
            "tenant-pools/sum-at-the-limit",
            "tenant",
            tenant(),
            stateful_sets=at_the_limit,
            rule=DOCUMENTED,
        ),
        define("tenant-errors/sum-of-ready-replicas", "tenant", tenant(), stateful_sets=past),
        define("tenant-errors/sum-of-replicas", "tenant", tenant(), stateful_sets=past_replicas),
    ]


def errors() -> list[Defined]:
    """Bad tenants, and bad StatefulSets of a tenant."""
    value, good = tenant("pool-0"), item("demo-pool-0")
    meta, spec = value["metadata"], value["spec"]
    no_name = {"namespace": "storage"}

    def status_of(**more: Any) -> Json:
        return {**value, "status": more}

    tenants: list[tuple[str, Any]] = [
        ("array", [value]),
        ("string", '"demo"\n'),
        ("other-kind", {**value, "kind": "StatefulSet"}),
        ("metadata-array", {**value, "metadata": []}),
        ("name-missing", {**value, "metadata": no_name}),
        ("name-array", {**value, "metadata": {**meta, "name": []}}),
        ("namespace-object", {**value, "metadata": {**meta, "namespace": {}}}),
        ("generation-string", {**value, "metadata": {**meta, "generation": "3"}}),
        ("spec-array", {**value, "spec": []}),
        ("pools-object", {**value, "spec": {"pools": {}}}),
        ("pool-string", {**value, "spec": {"pools": [{"name": "pool-0"}, "pool-1"]}}),
        ("pool-name-missing", {**value, "spec": {"pools": [{"name": "pool-0"}, {"servers": 4}]}}),
        ("pool-name-array", {**value, "spec": {"pools": [{"name": "pool-0"}, {"name": []}]}}),
        ("pool-name-twice", tenant("pool-0", "pool-1", "pool-0")),
        ("status-string", {**value, "status": "x"}),
        ("status-pools-object", status_of(pools={})),
        ("status-pool-string", status_of(pools=[{}, "x"])),
        ("status-pool-replicas", status_of(pools=[{}, {"ssName": "demo-pool-0", "replicas": "4"}])),
        ("status-pool-state", status_of(pools=[{"ssName": "demo-pool-0", "state": []}])),
        ("status-conditions-object", status_of(conditions={})),
        ("status-condition-string", status_of(conditions=["Ready"])),
        ("status-condition-type", status_of(conditions=[{"type": []}])),
        ("status-condition-status", status_of(conditions=[{"type": "Ready", "status": {}}])),
    ]
    bad = {**good, "status": status(total={})}
    sets: list[tuple[str, Any]] = [
        ("sets-counter", list_of(item("other"), item("another"), bad)),
        ("sets-counter-array", [item("other"), bad]),
        ("sets-item-null", list_of(good, None)),
        ("sets-other-kind", list_of({"kind": "Deployment", "metadata": {"name": "demo-pool-0"}})),
        ("sets-items-object", {"kind": "StatefulSetList", "items": {}}),
        ("sets-string", '"x"\n'),
        ("sets-name-twice", list_of(good, item("other"), good)),
        (
            "sets-name-twice-in-two-namespaces",
            list_of(good, item("demo-pool-0", namespace=None)),
        ),
    ]
    found = [
        define(f"tenant-errors/{name}", "tenant", bad_value, stateful_sets=list_of(good))
        for name, bad_value in tenants
    ]
    found += [
        define(f"tenant-errors/{name}", "tenant", value, stateful_sets=content)
        for name, content in sets
    ]
    colon = invalid_json(1, 39, 39, "tenant", "':' expected near '1'")
    eof = invalid_json(2, 0, 39, "statefulsets", "']' expected near end of file")
    return [
        *found,
        define(
            "tenant-errors/not-json",
            "tenant",
            '{"metadata": {"name": "demo"}, "spec" 1}\n',
            stateful_sets=list_of(good),
            error=colon,
        ),
        define(
            "tenant-errors/sets-not-json",
            "tenant",
            {**value, "spec": spec},
            stateful_sets='[{"metadata": {"name": "demo-pool-0"}}\n',
            error=eof,
        ),
        define(
            "tenant-errors/pods",
            "tenant",
            value,
            stateful_sets=list_of(good),
            pods=[{"metadata": []}],
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [*rows(), *documented_rows(), *matching(), *spelling(), *errors()]
