"""Lists: their forms, their order, and how a bad item is named."""

from __future__ import annotations

from typing import Any

from define import DETAIL, DOCUMENTED, VARIANT_NAMES, Defined, Raw, define, invalid_json
from shapes import (
    EARLIER,
    OTHER_UID,
    Json,
    item,
    list_of,
    owner,
    pod,
    pod_list,
    rolling,
    status,
    stuck_pod,
    tenant,
)

_FIFTY = Raw("../../../recordings/full/list50.json")


def _in_all_states() -> Json:
    return list_of(
        item("demo-pool-2"),
        item("demo-pool-0", rolling()),
        item("demo-pool-10", status(0, None, None, None), desired=0),
        item("demo-pool-1", status(ready=3)),
        item("demo-pool-3", status(3, 3), deletionTimestamp=EARLIER),
        item("demo-pool-4", {}, generation=1),
        item("demo-pool-2", status(2, 2, 2, 2), namespace="elsewhere"),
    )


def forms() -> list[Defined]:
    """What a list may be."""
    one, two = item("demo-pool-1"), item("demo-pool-0", status(ready=3))
    kinds = [{"kind": "StatefulSet", "apiVersion": "apps/v1", **value} for value in (one, two)]
    label = item("demo-pool-1", labels={"rustfs.pool": "the second"})
    no_label = item("demo-pool-0", labels=None)
    plain: list[tuple[str, Any, str, str]] = [
        ("stateful-set-list", list_of(one, two), "7 12", "in the order of the list"),
        ("list", {"kind": "List", "apiVersion": "v1", "items": kinds}, "7 12", ""),
        ("list-kind-first", {"items": kinds, "kind": "List"}, "7 12", ""),
        ("array", kinds, "7 12", ""),
        ("array-without-kinds", [two, one], "12 7", ""),
        ("array-empty", [], "", ""),
        ("list-empty", list_of(), "", ""),
        ("items-null", {"kind": "StatefulSetList", "items": None}, "", "null is absent"),
        ("items-absent", {"kind": "StatefulSetList"}, "", ""),
        ("one", list_of(one), "7", ""),
        ("one-stateful-set", kinds[1], "12", "taken as a list of one"),
        ("one-without-kind", two, "12", ""),
        ("items-without-kind", {"items": kinds}, "7 12", "as Go marshals a typed list"),
        ("items-null-without-kind", {"items": None}, "", ""),
        ("one-page", {**list_of(one), "metadata": {"continue": "x"}}, "7", "of StatefulSets only"),
        ("another-group", [{**one, "apiVersion": "apps.kruise.io/v1beta1"}], "7", "taken"),
        ("names-twice", [one, one], "7 7", "two of one name are two of two namespaces"),
        ("detail-name-by-label", list_of(label, no_label), "7 7", ""),
        ("all-states", _in_all_states(), "7 11a-pending 6 12 2 3 11c", ""),
        ("seen-alone", list_of(item("demo-pool-1", status(ready=2))), "12", "there is no previous"),
    ]
    found = [define(f"list-forms/{name}", "list", v, rows, why) for name, v, rows, why in plain]
    states = _in_all_states()
    return [
        *found,
        define("list-forms/variant-names", "list", states, flags=VARIANT_NAMES),
        define("list-forms/variant-names-detail", "list", states, flags=VARIANT_NAMES | DETAIL),
        define("list-forms/documented-rule", "list", states, rule=DOCUMENTED),
        define("list-forms/fifty", "list", _FIFTY, why="uncut, as served", flags=0),
        define("list-forms/fifty-detail-documented", "list", _FIFTY, rule=DOCUMENTED),
    ]


def pods() -> list[Defined]:
    """The pods of all of them in one list."""

    def of(name: str, ordinal: int, **more: Any) -> Json:
        reference = [owner(name, f"uid-of-{name}")]
        return pod(f"{name}-{ordinal}", owners=reference, **more)

    first = [of("demo-pool-0", i) for i in range(4)]
    second = [of("demo-pool-1", i) for i in range(3)]
    stuck = stuck_pod("demo-pool-1-3", owners=[owner("demo-pool-1", "uid-of-demo-pool-1")])
    lost = stuck_pod("demo-pool-2-3", owners=[owner("demo-pool-2", OTHER_UID)])
    three = list_of(item("demo-pool-0"), item("demo-pool-1", status(ready=3)), item("demo-pool-2"))
    mixed = pod_list(*second, lost, stuck, *first)
    sibling = [stuck_pod(f"demo-pool-1{n}-0", owners=[]) for n in ("", "0")]
    siblings = list_of(item("demo-pool-10", status(ready=3)), item("demo-pool-1", status(ready=3)))
    return [
        define("list-forms/pods-to-their-owners", "list", three, "7 12-failed 7b", pods=mixed),
        define(
            "list-forms/pods-by-name",
            "list",
            siblings,
            "12-failed 12-failed",
            pods=sibling,
        ),
    ]


def mixed() -> list[Defined]:
    """StatefulSets and Pods in one list."""

    def kind(value: Json, name: str) -> Json:
        return {"apiVersion": "v1", "kind": name, **value}

    def pods_of(name: str, count: int) -> list[Json]:
        reference = [owner(name, f"uid-of-{name}")]
        made = (pod(f"{name}-{i}", owners=reference) for i in range(count))
        return [kind(one, "Pod") for one in made]

    first, second = item("demo-pool-0"), item("demo-pool-1")
    sets = [kind(first, "StatefulSet"), kind(second, "StatefulSet")]
    pods = [*pods_of("demo-pool-0", 4), *pods_of("demo-pool-1", 3)]
    both: Json = {"kind": "List", "apiVersion": "v1", "items": [*sets, *pods]}
    page = {"metadata": {"continue": "x"}}
    cases: list[tuple[str, Any, str, str]] = [
        ("behind", both, "7 12", ""),
        ("in-front", {**both, "items": [*pods, *sets]}, "7 12", ""),
        ("among", {**both, "items": [sets[0], *pods, sets[1]]}, "7 12", ""),
        ("array", [*sets, *pods], "7 12", ""),
        ("array-items-without-kind-are-stateful-sets", [first, *pods, second], "7 12", ""),
        ("stateful-set-list", {**both, "kind": "StatefulSetList"}, "7 12", ""),
        ("without-any-pod", {**both, "items": sets}, "7 7", "no pods are given"),
        ("of-others-only", {**both, "items": [*sets, *pods_of("other", 1)]}, "7b 7b", ""),
        ("pods-only", {**both, "items": pods}, "", "no StatefulSet, no pool"),
    ]
    option = pod_list(*pods_of("demo-pool-0", 3), *pods_of("demo-pool-1", 4))
    broken = {**both, "items": [*sets, {"kind": "Pod", "metadata": {"name": []}}]}
    owned = {**pods[1], "status": {"phase": []}}
    return [
        *(define(f"list-mixed/{name}", "list", v, rows, why) for name, v, rows, why in cases),
        define("list-mixed/option-pods", "list", both, "12 7", "the option counts", pods=option),
        define("list-mixed/option-pods-null", "list", both, "7 12", "null is none", pods=None),
        define("list-mixed/option-pods-skips-bad-ones", "list", broken, "12 7", pods=option),
        define("list-mixed/option-pods-of-one-page", "list", {**both, **page}, "12 7", pods=option),
        define("list-mixed/documented-rule", "list", broken, "4 4", rule=DOCUMENTED),
        define("list-mixed/errors-bad-pod", "list", broken),
        define("list-mixed/errors-bad-pod-that-is-owned", "list", [*sets, owned]),
        define("list-mixed/errors-bad-pod-of-nobody", "list", [first, owned | _of_nobody()], "7b"),
        define("list-mixed/errors-another-kind", "list", [*sets, kind({}, "Service")]),
        define("list-mixed/errors-one-page", "list", {**both, **page}),
        define(
            "list-mixed/errors-first-in-the-order-of-the-text",
            "list",
            {"items": [{**pods[0], "metadata": []}, {**first, "status": []}]},
        ),
        define(
            "list-mixed/errors-pod-in-front-of-its-stateful-set",
            "list",
            [owned, {**first, "status": []}],
            problem="[0].status.phase: expected a string, got an array",
        ),
        define(
            "list-mixed/errors-pod-in-front-of-one-without-a-name",
            "list",
            [owned, {"metadata": {"uid": "uid-of-demo-pool-0"}}],
            problem="[0].status.phase: expected a string, got an array",
        ),
        define(
            "list-mixed/errors-pod-in-front-of-another-kind",
            "list",
            [owned, kind(first, "Deployment")],
            problem="[1]: expected a StatefulSet, got a Deployment",
        ),
        define(
            "list-mixed/errors-pod-in-front-of-another-kind-of-a-tenant",
            "tenant",
            tenant("pool-0"),
            stateful_sets=[owned, kind(first, "Deployment")],
            problem="statefulsets[1]: expected a StatefulSet, got a Deployment",
        ),
        define(
            "list-mixed/errors-python-names", "list", [first, {"kind": "Pod", **_to_dict(pods[0])}]
        ),
    ]


def _of_nobody() -> Json:
    return {"metadata": {"name": "other-0", "ownerReferences": [owner("other", OTHER_UID)]}}


def _to_dict(value: Json) -> Json:
    return {"metadata": {**value["metadata"], "deletion_timestamp": None}}


def errors() -> list[Defined]:
    """A bad item is named by its place and, where it has one, its name."""
    one, bad = item("demo-pool-0"), item("demo-pool-1")
    no_name = item("demo-pool-1")
    del no_name["metadata"]["name"]
    deployment = {"kind": "Deployment", "metadata": {"name": "demo"}}
    string = {**bad, "status": status(ready="3")}
    partition = {"updateStrategy": {"rollingUpdate": {"partition": "2"}}}
    cases: list[tuple[str, Any]] = [
        ("status-counter", list_of(one, string)),
        ("status-counter-array", [one, string]),
        ("status-counter-third", list_of(one, bad, string, string)),
        ("status-array", list_of(one, {**bad, "status": []})),
        ("generation", list_of({**bad, "metadata": {"name": "demo-pool-1", "generation": "2"}})),
        ("partition", list_of(one, {**bad, "spec": partition})),
        ("revision", list_of(one, {**bad, "status": status(new={})})),
        ("conditions", list_of(one, {**bad, "status": status(conditions={})})),
        ("condition-type", list_of(one, {**bad, "status": status(conditions=[{"type": []}])})),
        ("name-missing", list_of(one, no_name)),
        ("item-null", list_of(one, None)),
        ("item-empty", list_of(one, {})),
        ("item-bare-status", [status()]),
        ("one-of-another-kind", {**bad, "kind": "Deployment"}),
        ("one-pod", {**pod("demo-pool-0-0"), "kind": "Pod"}),
        ("one-bare-status", status()),
        ("one-with-a-wrong-counter", string),
        ("one-with-items", {**bad, "kind": "StatefulSet", "items": []}),
        ("kind-ends-in-list", {**bad, "kind": "DaemonSetList"}),
        ("empty-object", {}),
        ("null", None),
        ("name-object", list_of(one, {**bad, "metadata": {"name": {}}})),
        ("metadata-string", list_of(one, {**bad, "metadata": "demo-pool-1"})),
        ("other-kind", list_of(one, deployment)),
        ("other-kind-array", [deployment]),
        ("item-string", list_of(one, "demo-pool-1")),
        ("item-array", [one, [bad]]),
        ("items-object", {"kind": "StatefulSetList", "items": {"a": one}}),
        ("other-list", {"kind": "DeploymentList", "items": []}),
        ("string", '"demo"\n'),
    ]
    found = [define(f"list-errors/{name}", "list", value) for name, value in cases]
    text = '[{"metadata": {"name": "demo-pool-0"}}\n'
    eof = invalid_json(2, 0, 39, "", "']' expected near end of file")
    return [
        *found,
        define("list-errors/not-json", "list", text, error=eof),
        define(
            "list-errors/pods",
            "list",
            list_of(one),
            pods=pod_list(pod(), {"metadata": {"name": []}}),
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [*forms(), *pods(), *mixed(), *errors()]
