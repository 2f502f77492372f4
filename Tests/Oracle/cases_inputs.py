"""Section 5: inputs that must not pass for something else."""

from __future__ import annotations

import json
from typing import Any

from define import DOCUMENTED, Content, Defined, define
from shapes import (
    Json,
    condition,
    item,
    list_of,
    pod,
    pod_list,
    previous,
    stateful_set,
    status,
    tenant,
)

_BOM = "begins with a byte-order mark: remove it"
_UTF16 = "this is UTF-16, as PowerShell writes it: pass UTF-8"
_EMPTY = "the text is empty"
_YAML = "this looks like YAML: pass JSON (kubectl get -o json)"
_PAGE = "one page of a list is not the list"
_PYTHON = "these are Python's names: pass ApiClient().sanitize_for_serialization(object)"


def texts() -> list[Defined]:
    """Texts that are no JSON, each with its own words."""
    good = '{"replicas":4}'
    wide = good.encode("utf-16-le"), good.encode("utf-16-be")
    yaml = "apiVersion: apps/v1\nkind: StatefulSet\n"
    cases: list[tuple[str, Content, str]] = [
        ("bom", "\ufeff" + good, _BOM),
        ("bom-alone", "\ufeff", _BOM),
        ("bom-before-yaml", "\ufeff" + yaml, _BOM),
        ("utf16-little", b"\xff\xfe" + wide[0], _UTF16),
        ("utf16-big", b"\xfe\xff" + wide[1], _UTF16),
        ("utf16-mark-alone", b"\xff\xfe", _UTF16),
        ("utf16-little-without-mark", wide[0], _UTF16),
        ("utf16-big-without-mark", wide[1], _UTF16),
        ("utf16-second-byte-is-nul", b"{\x00", _UTF16),
        ("utf16-first-byte-is-nul", b"\x00{", _UTF16),
        ("utf16-of-yaml", yaml.encode("utf-16-le"), _UTF16),
        ("utf16-blank", b"\n\x00", _UTF16),
        ("empty", "", _EMPTY),
        ("blank", " \t\r\n \n", _EMPTY),
        ("yaml-api-version", yaml, _YAML),
        ("yaml-kind", "kind: StatefulSet\n", _YAML),
        ("yaml-kind-without-blank", "kind:StatefulSet\n", _YAML),
        ("yaml-document", f"---\n{yaml}", _YAML),
        ("yaml-dashes-alone", "---", _YAML),
        ("yaml-list", "- kind: StatefulSet\n", _YAML),
        ("yaml-behind-blanks", f"\n\r\n \t{yaml}", _YAML),
        ("yaml-document-of-json", f"---\n{good}\n", _YAML),
    ]
    names: Json = {"tenant": "demo", "pool": "pool-0"}
    found = [
        define(f"inputs-texts/{name}", "pool", text, problem=f": {message}", **names)
        for name, text, message in cases
    ]
    found.append(
        define(
            "inputs-texts/documented-rule",
            "pool",
            yaml,
            problem=f": {_YAML}",
            rule=DOCUMENTED,
            **names,
        )
    )
    return found


def other_texts() -> list[Defined]:
    """The same of every other text, by its name; and which is told first."""
    value, sets = tenant("pool-0"), list_of(item())
    found = []
    for name, text, message in (("bom", "\ufeff{}", _BOM), ("empty", "", _EMPTY)):
        calls: list[tuple[str, str, Any, dict[str, Any]]] = [
            ("previous", "pool", stateful_set(), {"previous": text}),
            ("pods", "pool", stateful_set(), {"pods": text}),
            ("list", "list", text, {}),
            ("tenant", "tenant", text, {"stateful_sets": sets}),
            ("statefulsets", "tenant", value, {"stateful_sets": text}),
        ]
        for where, call, given, more in calls:
            path = "" if where == "list" else where
            full, problem = f"inputs-texts/{where}-{name}", f"{path}: {message}"
            found.append(define(full, call, given, problem=problem, **more))
    return [
        *found,
        define(
            "inputs-texts/pods-yaml-documented-rule",
            "pool",
            stateful_set(),
            "4",
            "the documented rule does not even read them",
            pods="kind: PodList\n",
            rule=DOCUMENTED,
        ),
        define(
            "inputs-texts/not-json-before-the-object",
            "pool",
            [],
            problem=f"previous: {_YAML}",
            previous="---\n",
        ),
    ]


def pages() -> list[Defined]:
    """One page of a list, wherever a list gives pods, and of a tenant's StatefulSets."""
    four = [pod(f"demo-pool-0-{i}") for i in range(4)]
    value, sets = tenant("pool-0"), list_of(item())

    def of_pods(**metadata: Any) -> Json:
        return {**pod_list(*four), "metadata": metadata}

    def of_sets(**metadata: Any) -> Json:
        return {**sets, "metadata": metadata}

    pods: list[tuple[str, Any, str]] = [
        ("continue", of_pods(**{"continue": "abc"}), f"pods.metadata.continue: {_PAGE}"),
        ("remaining", of_pods(remainingItemCount=1), f"pods.metadata.remainingItemCount: {_PAGE}"),
        (
            "both-first-is-told",
            of_pods(remainingItemCount=1, **{"continue": "abc"}),
            f"pods.metadata.remainingItemCount: {_PAGE}",
        ),
        (
            "continue-of-a-wrong-type",
            of_pods(**{"continue": 5}),
            "pods.metadata.continue: expected a string, got an integer",
        ),
        (
            "remaining-of-a-wrong-type",
            of_pods(remainingItemCount="1"),
            "pods.metadata.remainingItemCount: expected an integer, got a string",
        ),
        (
            "metadata-of-a-wrong-type",
            {**of_pods(), "metadata": []},
            "pods.metadata: expected an object, got an array",
        ),
    ]
    whole = {
        "continue-empty": of_pods(**{"continue": ""}),
        "continue-null": of_pods(**{"continue": None}),
        "remaining-zero": of_pods(remainingItemCount=0),
        "remaining-negative": of_pods(remainingItemCount=-1),
        "remaining-null": of_pods(remainingItemCount=None),
        "metadata-null": {**of_pods(), "metadata": None},
    }
    one = {**four[0], "metadata": {**four[0]["metadata"], "continue": "x"}}
    page = of_sets(**{"continue": "abc"})
    found = [
        define(f"inputs-pages/pods-{n}", "pool", stateful_set(), pods=v, problem=problem)
        for n, v, problem in pods
    ]
    found += [
        define(f"inputs-pages/pods-{n}", "pool", stateful_set(), "7", pods=v)
        for n, v in whole.items()
    ]
    for rule, name in (("1", "sets"), (DOCUMENTED, "sets-documented")):
        full, problem = f"inputs-pages/{name}", f"statefulsets.metadata.continue: {_PAGE}"
        found.append(define(full, "tenant", value, stateful_sets=page, problem=problem, rule=rule))
    return [
        *found,
        define(
            "inputs-pages/sets-remaining",
            "tenant",
            value,
            stateful_sets=of_sets(remainingItemCount=2),
            problem=f"statefulsets.metadata.remainingItemCount: {_PAGE}",
        ),
        define(
            "inputs-pages/sets-of-a-list-with-pods",
            "tenant",
            value,
            stateful_sets={**page, "kind": "List", "items": [item(), {"kind": "Pod", **four[0]}]},
            problem=f"statefulsets.metadata.continue: {_PAGE}",
        ),
        define("inputs-pages/list-of-stateful-sets", "list", page, "7", "a page of pools is fine"),
        define(
            "inputs-pages/list-of-stateful-sets-of-a-wrong-type",
            "list",
            of_sets(**{"continue": 5}),
            "7",
            "nobody looks",
        ),
        define("inputs-pages/one-pod", "pool", stateful_set(), "12", "no list", pods=one),
        define(
            "inputs-pages/pods-documented-rule",
            "pool",
            stateful_set(),
            "4",
            pods=of_pods(**{"continue": "abc"}),
            rule=DOCUMENTED,
        ),
    ]


def python_names() -> list[Defined]:
    """What to_dict() of Python's client makes of an object."""
    bare: Json = {"tenant": "demo", "pool": "pool-0"}

    def seen(**more: Any) -> Json:
        return {**stateful_set(), "status": {"replicas": 4, **more}}

    def meta(**more: Any) -> Json:
        value = stateful_set()
        return {**value, "metadata": {**value["metadata"], **more}}

    keys = ("ready_replicas", "observed_generation", "current_replicas", "updated_replicas")
    found = []
    for number, key in enumerate(keys):
        for rule in ("1", DOCUMENTED):
            name = f"status-{key}{'-documented' if rule == DOCUMENTED else ''}"
            value = seen(**{key: None if number % 2 else 4})
            problem = f"status.{key}: {_PYTHON}"
            found.append(_python(name, value, problem=problem, rule=rule))
    whole: Json = {
        "api_version": "apps/v1",
        "kind": "StatefulSet",
        "metadata": {"name": "demo-pool-0", "deletion_timestamp": None},
        "spec": {"replicas": 4, "update_strategy": {"type": "RollingUpdate"}},
        "status": {"observed_generation": 2, "replicas": 4, "ready_replicas": 4},
    }
    first = f"metadata.deletion_timestamp: {_PYTHON}"
    then = f"status.observed_generation: {_PYTHON}"
    null = {"readyReplicas": None, "ready_replicas": 4}
    pods: list[tuple[str, str, Json]] = [
        ("metadata.deletion_timestamp", "metadata", {"deletion_timestamp": None}),
        ("metadata.owner_references", "metadata", {"owner_references": []}),
        ("status.container_statuses", "status", {"container_statuses": []}),
        ("status.init_container_statuses", "status", {"init_container_statuses": None}),
    ]
    for path, key, more in pods:
        value = pod("demo-pool-0-0")
        value[key].update(more)
        name, problem = path.replace(".", "-"), f"pods.items[1].{path}: {_PYTHON}"
        given = pod_list(pod("demo-pool-0-1"), value)
        found.append(_python(f"pod-{name}", stateful_set(), pods=given, problem=problem))
    other = {"metadata": {"name": "other-0"}, "status": {"container_statuses": None}}
    return [
        *found,
        _python("whole-object", whole, problem=first),
        _python("whole-object-documented", whole, problem=then, rule=DOCUMENTED),
        _python("metadata-deletion-timestamp", meta(deletion_timestamp=None), problem=first),
        _python(
            "metadata-deletion-timestamp-documented",
            meta(deletion_timestamp=None),
            row="4",
            rule=DOCUMENTED,
        ),
        _python(
            "bare-status",
            {"replicas": 4, "ready_replicas": 4},
            problem=f"ready_replicas: {_PYTHON}",
            **bare,
        ),
        _python(
            "bare-status-of-nothing-else",
            {"updated_replicas": None},
            problem=f"updated_replicas: {_PYTHON}",
            **bare,
        ),
        _python("beside-the-others", seen(readyReplicas=4, ready_replicas=4), row="3"),
        _python(
            "beside-others-that-are-null", seen(**null), problem=f"status.ready_replicas: {_PYTHON}"
        ),
        _python(
            "pod-of-nobody",
            stateful_set(),
            pods=[other],
            problem=f"pods[0].status.container_statuses: {_PYTHON}",
        ),
        _python(
            "pod-beside-the-others",
            stateful_set(),
            pods=[{**pod(), "metadata": {**pod()["metadata"], "deletion_timestamp": None}}],
            problem=f"pods[0].metadata.deletion_timestamp: {_PYTHON}",
        ),
        _python("pod-documented-rule", stateful_set(), row="4", pods=[other], rule=DOCUMENTED),
    ]


def _python(name: str, value: Any, row: str = "", **more: Any) -> Defined:
    return define(f"inputs-python/{name}", "pool", value, row, **more)


def more_python_names() -> list[Defined]:
    """In lists and tenants; a StatefulSet of no pool is not looked at."""
    bad = item("demo-pool-1")
    bad["status"] = {"replicas": 4, "ready_replicas": 4}
    note = " (StatefulSet demo-pool-1)"
    return [
        define(
            "inputs-python/list",
            "list",
            list_of(item(), bad),
            problem=f"items[1].status.ready_replicas: {_PYTHON}{note}",
        ),
        define(
            "inputs-python/tenant",
            "tenant",
            tenant(),
            stateful_sets=list_of(item(), bad),
            problem=f"statefulsets.items[1].status.ready_replicas: {_PYTHON}",
        ),
        define(
            "inputs-python/tenant-of-no-pool",
            "tenant",
            tenant("pool-0"),
            "4 7",
            stateful_sets=list_of(item(), bad),
        ),
    ]


def others() -> list[Defined]:
    """Another group, and one object."""
    kruise = {**stateful_set(), "apiVersion": "apps.kruise.io/v1beta1"}
    conditions = status(conditions=[condition("Ready", "True")])
    then = json.dumps(previous("PoolRolloutComplete"))
    return [
        define("inputs-others/another-group", "pool", kruise, "7", "the rule of apps/v1"),
        define(
            "inputs-others/another-group-with-its-own",
            "pool",
            {**kruise, "status": {**conditions, "labelSelector": "app=x"}},
            "7",
        ),
        define(
            "inputs-others/previous-in-blanks", "pool", stateful_set(), "7", previous=f" {then} "
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    groups = (texts, other_texts, pages, python_names, more_python_names, others)
    return [case for group in groups for case in group()]
