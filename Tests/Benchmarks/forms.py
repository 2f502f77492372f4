"""The forms in which clients, controllers and operators meet StatefulSets and pods.

Recorded pods are cut to what matters. Here they get back what a kubelet and an API server write:
the spec of the template, all conditions, all of a container's status, managedFields.
"""

from __future__ import annotations

import copy
import hashlib
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
    return json.dumps(
        value, separators=(",", ":"), ensure_ascii=False, sort_keys=is_sorted
    )


def kubectl(value: object) -> str:
    """JSON as `kubectl get -o json` writes it."""
    return json.dumps(value, indent=4, ensure_ascii=False, sort_keys=True) + "\n"


def without_managed_fields(value: Value) -> Value:
    """An object as kubectl shows it."""
    kept = {
        key: item for key, item in value["metadata"].items() if key != "managedFields"
    }
    return {**value, "metadata": kept}


def middling(value: Value) -> Value:
    """An object without its templates, which an operator has made for itself or asked for."""
    large = ("template", "volumeClaimTemplates", "persistentVolumeClaimRetentionPolicy")
    spec = {key: item for key, item in value["spec"].items() if key not in large}
    return {**without_managed_fields(value), "spec": spec}


def applied(value: Value) -> Value:
    """An object that `kubectl apply` has made: it has its own text in an annotation."""
    given = {
        key: item
        for key, item in without_managed_fields(value).items()
        if key != "status"
    }
    annotation = {
        "kubectl.kubernetes.io/last-applied-configuration": compact(given) + "\n"
    }
    metadata: Value = {}
    for key, item in value["metadata"].items():
        metadata[key] = item
        if key == "labels":
            metadata["annotations"] = annotation
    return {**value, "metadata": metadata}


def recorded_pod() -> Value:
    """The last of a recording: it runs and is ready."""
    lines = (
        (RECORDINGS / "b1-rollout-ordered.jsonl")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    pods = [line["pod"] for line in map(json.loads, lines) if "pod" in line]
    pod: Value = pods[-1]
    return pod


@dataclass
class Own:
    """What each pod has of its own, in texts of different lengths, as in a cluster."""

    number: int

    @property
    def digest(self) -> str:
        """64 hexadecimal digits."""
        return hashlib.sha256(str(self.number).encode()).hexdigest()

    @property
    def suffix(self) -> str:
        """5 characters as API servers make them for names."""
        letters = "bcdfghjklmnpqrstvwxz2456789"
        return "".join(
            letters[int(self.digest[at : at + 2], 16) % 27] for at in range(0, 10, 2)
        )

    @property
    def uid(self) -> str:
        """A uid."""
        text = self.digest
        return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-8{text[17:20]}-{text[20:32]}"

    @property
    def address(self) -> str:
        """Its address; those of nodes end alike."""
        return f"{self.number % 7}.{(self.number * 37 + 5) % 251}"

    def time(self, after: int = 0) -> str:
        """A time, some seconds after the pod was made."""
        seconds = 6 * 3600 + 24 * 60 + self.number % 600 + after
        return f"2026-11-23T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}Z"


def conditions(own: Own) -> list[Value]:
    """Those of a pod that is ready, as a kubelet writes them."""
    types = {
        "PodReadyToStartContainers": 1,
        "Initialized": 0,
        "Ready": 2,
        "ContainersReady": 2,
        "PodScheduled": 0,
    }
    return [
        {
            "type": name,
            "status": "True",
            "lastProbeTime": None,
            "lastTransitionTime": own.time(after),
        }
        for name, after in types.items()
    ]


def managed(uncut: Value, own: Own) -> list[Value]:
    """The managedFields of a pod: those of the template of its StatefulSet, without its env, and
    those of its kubelet."""
    fields = uncut["metadata"]["managedFields"][0]["fieldsV1"]["f:spec"]["f:template"]
    fields = copy.deepcopy(fields)
    for container in fields["f:spec"]["f:containers"].values():
        del container["f:env"]
    owned = {
        "f:metadata": {"f:generateName": {}, **fields["f:metadata"]},
        "f:spec": fields["f:spec"],
    }
    seen: Value = {
        "f:conditions": {},
        "f:containerStatuses": {},
        "f:hostIP": {},
        "f:phase": {},
    }
    for condition in conditions(own):
        key = f'k:{{"type":"{condition["type"]}"}}'
        seen["f:conditions"][key] = {".": {}, **{f"f:{name}": {} for name in condition}}
    address: Value = {
        ".": {},
        f'k:{{"ip":"10.244.{own.address}"}}': {".": {}, "f:ip": {}},
    }
    seen |= {"f:podIP": {}, "f:podIPs": address, "f:startTime": {}}
    return [
        {
            "manager": manager,
            "operation": "Update",
            "apiVersion": "v1",
            "time": own.time(after),
            "fieldsType": "FieldsV1",
            "fieldsV1": entry,
        }
        | extra
        for manager, after, entry, extra in (
            ("kube-controller-manager", 0, owned, {}),
            ("kubelet", 2, {"f:status": seen}, {"subresource": "status"}),
        )
    ]


def pod_metadata(uncut: Value, own: Own) -> Value:
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
    name = f"{owner['name']}-{own.number}"
    labels |= {
        "apps.kubernetes.io/pod-index": str(own.number),
        "statefulset.kubernetes.io/pod-name": name,
    }
    return {
        "name": name,
        "generateName": f"{owner['name']}-",
        "namespace": owner["namespace"],
        "uid": own.uid,
        "resourceVersion": str(3001 + 97 * own.number),
        "creationTimestamp": own.time(),
        "labels": labels,
        "annotations": template["annotations"],
        "ownerReferences": [reference],
        "managedFields": managed(uncut, own),
    }


def pod_spec(uncut: Value, own: Own, name: str) -> Value:
    """The spec of a pod: that of the template, its claims, its token, its node."""
    spec: Value = copy.deepcopy(uncut["spec"]["template"]["spec"])
    claims = [
        item["metadata"]["name"] for item in uncut["spec"]["volumeClaimTemplates"]
    ]
    token = f"kube-api-access-{own.suffix}"
    sources = [
        {"serviceAccountToken": {"expirationSeconds": 3607, "path": "token"}},
        {
            "configMap": {
                "name": "kube-root-ca.crt",
                "items": [{"key": "ca.crt", "path": "ca.crt"}],
            }
        },
    ]
    spec["volumes"] = [
        *(
            {"name": n, "persistentVolumeClaim": {"claimName": f"{n}-{name}"}}
            for n in claims
        ),
        *spec["volumes"],
        {"name": token, "projected": {"sources": sources, "defaultMode": 420}},
    ]
    path = "/var/run/secrets/kubernetes.io/serviceaccount"
    for container in spec["containers"]:
        mount = {"name": token, "readOnly": True, "mountPath": path}
        container["volumeMounts"] = [*container["volumeMounts"], mount]
    return {
        **spec,
        "nodeName": f"ip-10-0-{own.address.replace('.', '-')}",
        "hostname": name,
    }


def pod_status(image: str, own: Own) -> Value:
    """The status of a pod that is ready."""
    container = {
        "name": "rustfs",
        "state": {"running": {"startedAt": own.time(1)}},
        "lastState": {},
        "ready": True,
        "restartCount": 0,
        "image": image,
        "imageID": f"{image}@sha256:{'5b8c6b7d' * 8}",
        "containerID": f"containerd://{own.digest}",
        "started": True,
    }
    return {
        "phase": "Running",
        "conditions": conditions(own),
        "hostIP": f"10.0.{own.address}",
        "podIP": f"10.244.{own.address}",
        "podIPs": [{"ip": f"10.244.{own.address}"}],
        "startTime": own.time(),
        "containerStatuses": [container],
        "qosClass": "Burstable",
    }


def whole_pod(uncut: Value, number: int) -> Value:
    """A ready pod of the uncut object, as an API server serves it."""
    own, template = Own(number), uncut["spec"]["template"]["spec"]
    metadata = pod_metadata(uncut, own)
    return {
        "kind": "Pod",
        "apiVersion": "v1",
        "metadata": metadata,
        "spec": pod_spec(uncut, own, metadata["name"]),
        "status": pod_status(template["containers"][0]["image"], own),
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
    seen = {
        name: status[name] for name in (*names, "currentRevision", "updateRevision")
    }
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
    return Form(
        "tenant", compact({**head, "items": sets}), count, {"tenant": compact(whole)}
    )


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
        "call-kubectl": Form(
            "call", kubectl(plain), 1, {**besides, "pods": kubectl(pods)}
        ),
        "wrong": Form("wrong", compact(wrong(whole))),
        "wrong-pretty": Form("wrong", json.dumps(wrong(json.loads(pretty)), indent=2)),
        "wrong-kind": Form("wrong", compact({**whole, "kind": "Deployment"})),
        "bad-list": Form("wrong-list", compact(bad_list(json.loads(list50))), 50),
    }
    tenants = {f"tenant{count}": tenant(whole, count) for count in (4, 32, 33)}
    return {**made, **tenants}
