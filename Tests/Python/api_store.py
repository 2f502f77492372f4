"""What the API server of the tests keeps: objects, events, and everything that was written."""

from __future__ import annotations

import copy
import json
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional

import yaml

Object = dict[str, Any]
MANIFESTS = (
    Path(__file__).resolve().parents[2] / "examples" / "python" / "tenant_operator" / "manifests"
)


@dataclass(frozen=True)
class Resource:
    """One of the resources that are served."""

    kind: str
    plural: str
    group: str
    version: str
    namespaced: bool = True

    @property
    def api_version(self) -> str:
        return f"{self.group}/{self.version}" if self.group else self.version

    @property
    def discovery(self) -> Object:
        verbs = ["create", "get", "list", "watch", "patch"]
        short = {"StatefulSet": ["sts"], "Pod": ["po"]}.get(self.kind, [])
        return {"name": self.plural, "singularName": self.kind.lower(), "kind": self.kind,
                "namespaced": self.namespaced, "verbs": verbs, "shortNames": short}  # fmt: skip


RESOURCES = (
    Resource("StatefulSet", "statefulsets", "apps", "v1"),
    Resource("Pod", "pods", "", "v1"),
    Resource("Tenant", "tenants", "rustfs.com", "v1alpha1"),
    # What the manifests have.
    Resource("Namespace", "namespaces", "", "v1", namespaced=False),
    Resource("ServiceAccount", "serviceaccounts", "", "v1"),
    Resource("Deployment", "deployments", "apps", "v1"),
    Resource("ClusterRole", "clusterroles", "rbac.authorization.k8s.io", "v1", namespaced=False),
    Resource(
        "ClusterRoleBinding",
        "clusterrolebindings",
        "rbac.authorization.k8s.io",
        "v1",
        namespaced=False,
    ),
    Resource(
        "CustomResourceDefinition",
        "customresourcedefinitions",
        "apiextensions.k8s.io",
        "v1",
        namespaced=False,
    ),
)
BY_KIND = {resource.kind: resource for resource in RESOURCES}


def crd() -> Object:
    """The CRD of Tenant, as it would be applied."""
    loaded: Object = yaml.safe_load((MANIFESTS / "crd.yaml").read_text(encoding="utf-8"))
    return loaded


def prune(value: Any, schema: Object) -> Any:
    """What is left of a value after structural pruning."""
    if isinstance(value, list):
        return [prune(item, schema.get("items", {})) for item in value]
    if not isinstance(value, dict):
        return value
    known = schema.get("properties", {})
    keeps = schema.get("x-kubernetes-preserve-unknown-fields", False)
    return {
        key: prune(item, known[key]) if key in known else item
        for key, item in value.items()
        if key in known or keeps
    }


def merge(target: Any, patch: Any) -> Any:
    """RFC 7386."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge(merged.get(key), value)
    return merged


class ApiError(Exception):
    """An answer that is a Status."""

    def __init__(self, code: int, reason: str, message: str) -> None:
        super().__init__(message)
        self.code, self.reason = code, reason

    @property
    def status(self) -> Object:
        return {"kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
                "message": str(self), "reason": self.reason, "code": self.code}  # fmt: skip


def gone() -> ApiError:
    return ApiError(410, "Expired", "too old resource version")


@dataclass
class Store:
    """What is kept, and everything that was ever done to it."""

    schema: Object
    version: int = 1000
    objects: dict[tuple[str, str, str], Object] = field(default_factory=dict)
    log: list[tuple[int, str, str, str, bytes]] = field(default_factory=list)
    forgotten: int = 0  # how many events are not in the log any more
    oldest: int = 0  # a watch from before this version is too old
    patches: list[Object] = field(default_factory=list)  # those that changed something
    empty_patches: int = 0
    snapshots: dict[str, tuple[int, list[Object]]] = field(default_factory=dict)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def put(self, event: str, one: Object, kind: str) -> Object:
        """Add, replace or delete an object."""
        with self.changed:
            self.version += 1
            one = copy.deepcopy(one)
            one["kind"], one["apiVersion"] = kind, BY_KIND[kind].api_version
            metadata = one["metadata"]
            metadata["resourceVersion"] = str(self.version)
            namespace = metadata.get("namespace", "")
            key = kind, namespace, metadata["name"]
            known = event
            if event == "DELETED":
                self.objects.pop(key, None)
            else:
                known = "MODIFIED" if key in self.objects else "ADDED"
                self.objects[key] = one
            text = json.dumps({"type": known, "object": one}, separators=(",", ":")).encode()
            self.log.append((self.version, kind, namespace, metadata["name"], text))
            self.changed.notify_all()
            return one

    def compact(self, version: Optional[int] = None) -> None:
        """Forget all events, or those up to a version."""
        with self.changed:
            self.oldest = self.version if version is None else version
            kept = [event for event in self.log if event[0] > self.oldest]
            self.forgotten += len(self.log) - len(kept)
            self.log[:] = kept
            self.snapshots.clear()

    def patch_status(self, key: tuple[str, str, str], patch: Object) -> Object:
        """Merge a patch into the status; everything else of it is passed over."""
        with self.changed:
            if key not in self.objects:
                raise ApiError(404, "NotFound", f'tenants.rustfs.com "{key[2]}" not found')
            old = self.objects[key]
            asked = (patch.get("metadata") or {}).get("resourceVersion")
            if asked is not None and asked != old["metadata"]["resourceVersion"]:
                words = "the object has been modified; please apply your changes to the latest"
                raise ApiError(409, "Conflict", words)
            merged = merge(old.get("status"), patch.get("status") or {})
            status = prune(merged, self.schema["properties"]["status"])
            if status == old.get("status"):
                self.empty_patches += 1
                return old
            self.patches.append(status)
            return self.put("MODIFIED", {**old, "status": status}, key[0])
