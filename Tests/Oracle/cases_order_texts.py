"""Several texts wrong at once: which of them is told of."""

from __future__ import annotations

from typing import Any

from define import DOCUMENTED, Defined, define, invalid_json
from shapes import (
    Json,
    item,
    list_of,
    owner,
    pod,
    pod_list,
    previous,
    stateful_set,
    status,
    tenant,
)
from wrong import compact, put, wide

_INTEGER = "expected an integer, got a string"
_NO_NAME = ": the StatefulSet has no name: give its metadata.name, or the options tenant and pool"
_CUT = "{\n"
_BAD_PODS = put(pod_list(pod()), "items/0/status/phase", 5)
_BAD_PREVIOUS = previous(replicas="4")
_BAD_SET = stateful_set(status(ready="3"))
_STATUS: Json = {"kind": "Status", "code": 503, "message": "try again"}


def _order(name: str, call: str, value: Any, problem: str, why: str = "", **more: Any) -> Defined:
    return define(f"order-texts/{name}", call, value, why=why, problem=problem, **more)


def of_a_pool() -> list[Defined]:
    """The object, its name, previous, pods, and at last a name that is missing."""
    good, no_name = stateful_set(), stateful_set(name=None)
    other = {"tenant": "demo", "pool": "pool-1"}
    all_bad: Json = {"previous": _BAD_PREVIOUS, "pods": _BAD_PODS}
    disagree = (
        "metadata.name: the StatefulSet is called demo-pool-0, tenant and pool make demo-pool-1"
    )
    told = ": the API server answered 503: try again"
    bad_previous = f"previous.replicas: {_INTEGER}"
    bad_phase = "pods.items[0].status.phase: expected a string, got an integer"
    by_uid = put(_BAD_PODS, "items/0/metadata/name", "demo-pool-0-0")
    return [
        _order("object-first", "pool", _BAD_SET, f"status.readyReplicas: {_INTEGER}", **all_bad),
        _order(
            "object-before-its-name", "pool", _BAD_SET, f"status.readyReplicas: {_INTEGER}", **other
        ),
        _order("name-before-previous", "pool", good, disagree, **all_bad, **other),
        _order(
            "name-before-previous-on-one-line", "pool", wide(good), disagree, **all_bad, **other
        ),
        _order("previous-before-pods", "pool", good, bad_previous, **all_bad),
        _order(
            "previous-before-a-list-of-others",
            "pool",
            good,
            bad_previous,
            previous=_BAD_PREVIOUS,
            pods={},
        ),
        _order("answer-of-the-server-first", "pool", _STATUS, told, **all_bad),
        _order("pods-at-last", "pool", good, bad_phase, previous=previous(), pods=_BAD_PODS),
        _order(
            "previous-before-a-missing-name", "pool", no_name, bad_previous, previous=_BAD_PREVIOUS
        ),
        _order("pods-before-a-missing-name", "pool", no_name, bad_phase, pods=by_uid),
        _order(
            "missing-name-at-last",
            "pool",
            no_name,
            _NO_NAME,
            previous=previous(),
            pods=pod_list(pod()),
        ),
        _order(
            "answer-as-pods-after-previous",
            "pool",
            good,
            bad_previous,
            previous=_BAD_PREVIOUS,
            pods=_STATUS,
        ),
    ]


def of_a_list() -> list[Defined]:
    """The list, and then the pods of all its StatefulSets."""
    bad = list_of(item("demo-pool-0"), item("demo-pool-1", status(ready="3")))
    good = list_of(item("demo-pool-0"), item("demo-pool-1"))
    first = pod("demo-pool-0-0", owners=[owner(uid="uid-of-demo-pool-0")])
    second = pod("demo-pool-1-0", owners=[owner("demo-pool-1", "uid-of-demo-pool-1")])
    both = [
        put(second, "status/conditions/1/status", {}),
        put(first, "status/phase", []),
    ]
    text = f"items[1].status.readyReplicas: {_INTEGER} (StatefulSet demo-pool-1)"
    return [
        _order("list-before-pods", "list", bad, text, pods=_BAD_PODS),
        _order("list-before-the-answer-as-pods", "list", bad, text, pods=_STATUS),
        _order(
            "pods-in-their-own-order",
            "list",
            good,
            "pods[0].status.conditions[1].status: expected a string, got an object",
            why="the pod of the second StatefulSet stands first",
            pods=wide(both),
        ),
    ]


def of_a_tenant() -> list[Defined]:
    """The Tenant, its StatefulSets, their sums, and the pods."""
    good, sets = tenant("pool-0"), list_of(item())
    bad = put(good, "spec/pools/0/name", 7)
    bad_sets = list_of(item("demo-pool-0", status(ready="3")))
    most = 2147483647
    sums = list_of(item("demo-pool-0", status(most, 1)), item("demo-pool-1", status(2, 2)))
    bad_pods = put(_BAD_PODS, "items/0/metadata/ownerReferences/0/uid", "uid-of-demo-pool-0")
    name = "tenant.spec.pools[0].name: expected a string, got an integer"
    ready = f"statefulsets.items[0].status.readyReplicas: {_INTEGER}"
    past = f"statefulsets: the pools add up to {most + 2} pods, more than {most}"
    return [
        _order("tenant-first", "tenant", bad, name, stateful_sets=bad_sets, pods=bad_pods),
        _order("tenant-before-the-answer-as-sets", "tenant", bad, name, stateful_sets=_STATUS),
        _order("sets-before-pods", "tenant", good, ready, stateful_sets=bad_sets, pods=bad_pods),
        _order(
            "sums-before-pods",
            "tenant",
            tenant(),
            past,
            stateful_sets="\n " + compact(sums),
            pods=bad_pods,
        ),
        *(
            _order(
                f"{name}-before-sums",
                "tenant",
                tenant(),
                problem,
                stateful_sets=list_of(*sums["items"], wrong),
            )
            for name, wrong, problem in (
                (
                    "item-that-is-none",
                    {**item("demo-pool-1"), "kind": "Deployment"},
                    "statefulsets.items[2]: expected a StatefulSet, got a Deployment",
                ),
                (
                    "second-of-a-name",
                    item("demo-pool-0"),
                    "statefulsets.items[2].metadata.name: two StatefulSets are called demo-pool-0",
                ),
            )
        ),
        _order(
            "pods-at-last-of-a-tenant",
            "tenant",
            good,
            "pods.items[0].status.phase: expected a string, got an integer",
            stateful_sets=sets,
            pods=bad_pods,
        ),
    ]


def not_json() -> list[Defined]:
    """A text that is not JSON comes before all that is not what the function takes."""

    def cut(path: str) -> list[str]:
        return invalid_json(2, 0, 2, path, "string or '}' expected near end of file")

    bad: Json = {"previous": _BAD_PREVIOUS, "pods": _CUT}
    return [
        define(
            "order-texts/not-json-object-first", "pool", _CUT, previous="[", pods="", error=cut("")
        ),
        define(
            "order-texts/not-json-previous",
            "pool",
            [],
            previous=_CUT,
            pods="]",
            error=cut("previous"),
        ),
        define("order-texts/not-json-pods", "pool", _BAD_SET, **bad, error=cut("pods")),
        define(
            "order-texts/not-json-pods-before-an-answer", "pool", _STATUS, **bad, error=cut("pods")
        ),
        define("order-texts/not-json-pods-of-a-list", "list", [5], pods=_CUT, error=cut("pods")),
        define(
            "order-texts/not-json-tenant", "tenant", _CUT, stateful_sets="", error=cut("tenant")
        ),
        define(
            "order-texts/not-json-sets",
            "tenant",
            [],
            stateful_sets=_CUT,
            pods="",
            error=cut("statefulsets"),
        ),
        define(
            "order-texts/not-json-pods-of-a-tenant",
            "tenant",
            [],
            stateful_sets={},
            pods=_CUT,
            error=cut("pods"),
        ),
        _order(
            "not-json-pods-documented",
            "pool",
            _BAD_SET,
            f"status.readyReplicas: {_INTEGER}",
            pods=_CUT,
            rule=DOCUMENTED,
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [*of_a_pool(), *of_a_list(), *of_a_tenant(), *not_json()]
