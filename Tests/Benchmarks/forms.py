"""The forms in which clients, controllers and operators meet StatefulSets and pods.

Recorded pods are cut to what matters. Here they get back what a kubelet and an API server write:
the spec of the template, all conditions, all of a container's status, managedFields.
"""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

RECORDINGS = Path(__file__).resolve().parents[1] / "Fixtures/recordings"
Value = dict[str, Any]


@dataclass
class Form:
    """A text, and what a call takes besides, by its role."""

    kind: str
    text: str
    objects: int = 1
    others: dict[str, str] = field(default_factory=dict)


def compact(value: object, *, is_sorted: bool = False) -> str:
    """JSON as the API server writes it, or with its members sorted."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, sort_keys=is_sorted)


def kubectl(value: object) -> str:
    """JSON as `kubectl get -o json` writes it."""
    return json.dumps(value, indent=4, ensure_ascii=False, sort_keys=True) + "\n"


def without_managed_fields(value: Value) -> Value:
    """An object as kubectl shows it."""
    kept = {key: item for key, item in value["metadata"].items() if key != "managedFields"}
    return {**value, "metadata": kept}


def middling(value: Value) -> Value:
    """An object without its templates, which an operator has made for itself or asked for."""
    large = ("template", "volumeClaimTemplates", "persistentVolumeClaimRetentionPolicy")
    spec = {key: item for key, item in value["spec"].items() if key not in large}
    return {**without_managed_fields(value), "spec": spec}


def applied(value: Value) -> Value:
    """An object that `kubectl apply` has made: it has its own text in an annotation."""
    given = {key: item for key, item in without_managed_fields(value).items() if key != "status"}
    annotation = {"kubectl.kubernetes.io/last-applied-configuration": compact(given) + "\n"}
    metadata: Value = {}
    for key, item in value["metadata"].items():
        metadata[key] = item
        if key == "labels":
            metadata["annotations"] = annotation
    return {**value, "metadata": metadata}


def recorded_pod() -> Value:
    """The last of a recording: it runs and is ready."""
    lines = (RECORDINGS / "b1-rollout-ordered.jsonl").read_text(encoding="utf-8").splitlines()
    pods = [line["pod"] for line in map(json.loads, lines) if "pod" in line]
    pod: Value = pods[-1]
    return pod


def conditions(since: str) -> list[Value]:
    """Those of a pod that is ready, as a kubelet writes them."""
    types = (
        "PodReadyToStartContainers",
        "Initialized",
        "Ready",
        "ContainersReady",
        "PodScheduled",
    )
    seen = {"status": "True", "lastProbeTime": None, "lastTransitionTime": since}
    return [{"type": name, **seen} for name in types]


def managed(uncut: Value) -> list[Value]:
    """The managedFields of a pod: those of the template of its StatefulSet, without its env."""
    fields = uncut["metadata"]["managedFields"][0]["fieldsV1"]["f:spec"]["f:template"]
    fields = copy.deepcopy(fields)
    for container in fields["f:spec"]["f:containers"].values():
        del container["f:env"]
    owned = {
        "f:metadata": {"f:generateName": {}, **fields["f:metadata"]},
        "f:spec": fields["f:spec"],
    }
    entry = {
        "manager": "kube-controller-manager",
        "operation": "Update",
        "apiVersion": "v1",
    }
    entry |= {"time": "2026-11-23T06:24:08Z", "fieldsType": "FieldsV1"}
    return [{**entry, "fieldsV1": owned}]


def pod_metadata(uncut: Value, number: int) -> Value:
    """The metadata of a pod of the object, in the order of API servers."""
    seen, owner = recorded_pod()["metadata"], uncut["metadata"]
    template = uncut["spec"]["template"]["metadata"]
    reference = {
        "apiVersion": "apps/v1",
        **seen["ownerReferences"][0],
        "name": owner["name"],
    }
    reference |= {"uid": owner["uid"], "blockOwnerDeletion": True}
    labels = {**template["labels"], **seen["labels"]}
    labels["controller-revision-hash"] = uncut["status"]["updateRevision"]
    return {
        "name": f"{owner['name']}-{number}",
        "generateName": f"{owner['name']}-",
        "namespace": owner["namespace"],
        "uid": f"{number:08x}{seen['uid'][8:]}",
        "resourceVersion": seen["resourceVersion"],
        "creationTimestamp": seen["creationTimestamp"],
        "labels": labels,
        "annotations": template["annotations"],
        "ownerReferences": [reference],
        "managedFields": managed(uncut),
    }


def pod_status(image: str, number: int) -> Value:
    """The status of a pod that is ready."""
    since = "2026-11-23T06:24:09Z"
    container = {
        "name": "rustfs",
        "state": {"running": {"startedAt": since}},
        "lastState": {},
        "ready": True,
        "restartCount": 0,
        "image": image,
        "imageID": f"{image}@sha256:{'5b8c6b7d' * 8}",
        "containerID": f"containerd://{'9f7489c0' * 8}",
        "started": True,
    }
    return {
        "phase": "Running",
        "conditions": conditions(since),
        "hostIP": "10.0.0.7",
        "podIP": f"10.244.0.{number % 256}",
        "startTime": since,
        "containerStatuses": [container],
        "qosClass": "Burstable",
    }


def whole_pod(uncut: Value, number: int) -> Value:
    """A ready pod of the uncut object, as an API server serves it."""
    metadata, template = pod_metadata(uncut, number), uncut["spec"]["template"]["spec"]
    spec = {**template, "nodeName": f"node-{number % 8}", "hostname": metadata["name"]}
    status = pod_status(template["containers"][0]["image"], number)
    return {
        "kind": "Pod",
        "apiVersion": "v1",
        "metadata": metadata,
        "spec": spec,
        "status": status,
    }


def pod_list(uncut: Value, count: int) -> Value:
    """That many pods of the object."""
    head = {
        "kind": "PodList",
        "apiVersion": "v1",
        "metadata": {"resourceVersion": "1031"},
    }
    return {**head, "items": [whole_pod(uncut, number) for number in range(count)]}


def previous(uncut: Value) -> str:
    """The pool status that the library wrote of the object last time."""
    status = uncut["status"]
    names = ("replicas", "readyReplicas", "currentReplicas", "updatedReplicas")
    seen = {name: status[name] for name in (*names, "currentRevision", "updateRevision")}
    head = {"ssName": uncut["metadata"]["name"], "state": "PoolRolloutComplete"}
    return compact({**head, **seen, "lastUpdateTime": "2025-01-15T10:29:30Z"})


def tenant(uncut: Value, count: int) -> Form:
    """A Tenant of that many pools, with its status of last time, and their StatefulSets."""
    owner = uncut["metadata"]["ownerReferences"][0]
    text, names = compact(uncut), [f"pool-{number}" for number in range(count)]
    sets = [json.loads(text.replace("pool-0", name)) for name in names]
    entries = [json.loads(previous(item)) for item in sets]
    metadata = {"name": owner["name"], "namespace": uncut["metadata"]["namespace"]}
    metadata |= {"uid": owner["uid"], "generation": 1}
    whole = {"apiVersion": owner["apiVersion"], "kind": "Tenant", "metadata": metadata}
    whole["spec"] = {"pools": [{"name": name, "servers": 4} for name in names]}
    whole["status"] = {"currentState": "Ready", "pools": entries}
    head = {"kind": "StatefulSetList", "apiVersion": "apps/v1"}
    return Form("tenant", compact({**head, "items": sets}), count, {"tenant": compact(whole)})


def wrong(value: Value) -> Value:
    """An object with a string where a counter belongs."""
    return {**value, "status": {**value["status"], "readyReplicas": "5"}}


def bad_list(list50: Value) -> Value:
    """A list with one item of the wrong shape, in the middle."""
    items = list(list50["items"])
    items[len(items) // 2] = wrong(items[len(items) // 2])
    return {**list50, "items": items}


def forms(uncut: str, pretty: str, list50: str) -> dict[str, Form]:
    """Every form by its key, in the order of the report."""
    whole: Value = json.loads(uncut)
    plain, pods = without_managed_fields(whole), pod_list(whole, 4)
    besides = {"previous": previous(whole), "pods": compact(pods)}
    made = {
        "kubectl": Form("sorted", kubectl(plain)),
        "kubectl-managed": Form("sorted", kubectl(whole)),
        "sorted": Form("sorted", compact(whole, is_sorted=True)),
        "unmanaged": Form("object", compact(plain)),
        "middling": Form("object", compact(middling(whole))),
        "middling-kubectl": Form("sorted", kubectl(middling(whole))),
        "applied": Form("object", compact(applied(whole))),
        "pods4": Form("pods", compact(pods)),
        "pods4-sorted": Form("pods", compact(pods, is_sorted=True)),
        "pods4-pretty": Form("pods", json.dumps(pods, indent=2, ensure_ascii=False)),
        "pods4-kubectl": Form("pods", kubectl(pods)),
        "pods500": Form("pods", compact(pod_list(whole, 500))),
        "call": Form("call", uncut, 1, besides),
        "call-kubectl": Form("call", kubectl(plain), 1, {**besides, "pods": kubectl(pods)}),
        "wrong": Form("wrong", compact(wrong(whole))),
        "wrong-pretty": Form("wrong", json.dumps(wrong(json.loads(pretty)), indent=2)),
        "wrong-kind": Form("wrong", compact({**whole, "kind": "Deployment"})),
        "bad-list": Form("wrong-list", compact(bad_list(json.loads(list50))), 50),
    }
    tenants = {f"tenant{count}": tenant(whole, count) for count in (4, 32, 33)}
    return {**made, **tenants}
