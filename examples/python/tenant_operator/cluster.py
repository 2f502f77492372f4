"""The API server, as the operator needs it: list, watch, get, and one patch.

Objects stay as the API server writes them: the official client turns them into its own types
only when told to, and libpoolstatus takes no others than Kubernetes' own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Callable, Optional

from kubernetes import client

GROUP, VERSION, PLURAL = "rustfs.com", "v1alpha1", "tenants"
LABEL = "rustfs.tenant"  # on StatefulSets and Pods: whose they are
KINDS = ("Tenant", "StatefulSet", "Pod")

Object = dict[str, Any]


class Gone(Exception):
    """What was asked for is no longer kept (410): list again."""


@dataclass(frozen=True)
class Limits:
    """How much is asked for at once, and for how long."""

    page: int = 500
    connect_seconds: float = 5
    read_seconds: float = 30
    watch_seconds: int = 300


class Cluster:
    """One API server, all namespaces or one."""

    def __init__(
        self,
        api: client.ApiClient,
        namespace: Optional[str] = None,
        limits: Optional[Limits] = None,
    ) -> None:
        self._limits = limits or Limits()
        self._custom = client.CustomObjectsApi(api)
        custom = GROUP, VERSION, PLURAL
        sets, pods = client.AppsV1Api(api), client.CoreV1Api(api)
        self._list: dict[str, Callable[..., Any]]
        if namespace is None:
            self._list = {
                "Tenant": lambda **o: self._custom.list_cluster_custom_object(*custom, **o),
                "StatefulSet": sets.list_stateful_set_for_all_namespaces,
                "Pod": pods.list_pod_for_all_namespaces,
            }
        else:
            self._list = {
                "Tenant": lambda **o: self._custom.list_namespaced_custom_object(
                    GROUP, VERSION, namespace, PLURAL, **o
                ),
                "StatefulSet": lambda **o: sets.list_namespaced_stateful_set(namespace, **o),
                "Pod": lambda **o: pods.list_namespaced_pod(namespace, **o),
            }

    def list(self, kind: str) -> tuple[list[Object], str]:
        """All objects of a kind, page by page, and the resourceVersion to watch from.

        Gone where the API server has dropped the rest of the list meanwhile.
        """
        found: list[Object] = []
        more = ""
        while True:
            limits = self._limits
            options: dict[str, Any] = {"limit": limits.page, **self._selector(kind)}
            if more:
                options["_continue"] = more
            page = self._ask(kind, limits.read_seconds, **options)
            answer = json.loads(page.data)
            found += answer.get("items") or []
            more = answer["metadata"].get("continue") or ""
            if not more:
                return found, answer["metadata"].get("resourceVersion") or ""

    def watch(self, kind: str, version: str) -> Iterator[tuple[str, Object]]:
        """Events after that version, BOOKMARKs too, until the API server ends the watch.

        Gone where it does not keep them any more.
        """
        seconds = self._limits.watch_seconds
        response = self._ask(
            kind,
            seconds + self._limits.read_seconds,
            watch=True,
            resource_version=version,
            allow_watch_bookmarks=True,
            timeout_seconds=seconds,
            **self._selector(kind),
        )
        try:
            rest = b""
            for chunk in response.stream(1 << 16, decode_content=False):
                *lines, rest = (rest + chunk).split(b"\n")
                for line in lines:
                    yield _event(line)
        finally:
            response.close()  # it is in the middle of an answer: not for another request

    def get_tenant(self, namespace: str, name: str) -> Object:
        """The Tenant as it is now."""
        custom = self._custom.get_namespaced_custom_object
        tenant: Any = custom(GROUP, VERSION, namespace, PLURAL, name, **self._timeout())
        return dict(tenant)

    def patch_status(self, tenant: Object, status: Object) -> Object:
        """Write the status of the Tenant, unless it has changed since; returns the new one.

        An ApiException of status 409 where it has.
        """
        metadata = tenant["metadata"]
        body = {"metadata": {"resourceVersion": metadata["resourceVersion"]}, "status": status}
        patched: Any = self._custom.patch_namespaced_custom_object_status(
            GROUP, VERSION, metadata["namespace"], PLURAL, metadata["name"], body,
            _content_type="application/merge-patch+json", **self._timeout(),
        )  # fmt: skip
        return dict(patched)

    def _selector(self, kind: str) -> dict[str, str]:
        return {} if kind == "Tenant" else {"label_selector": LABEL}

    def _timeout(self) -> dict[str, Any]:
        return {"_request_timeout": (self._limits.connect_seconds, self._limits.read_seconds)}

    def _ask(self, kind: str, seconds: float, **options: Any) -> Any:
        timeout = (self._limits.connect_seconds, seconds)
        try:
            return self._list[kind](_preload_content=False, _request_timeout=timeout, **options)
        except client.ApiException as error:
            if error.status == 410:
                raise Gone from error
            raise


def _event(line: bytes) -> tuple[str, Object]:
    event = json.loads(line)
    kind, found = event["type"], event["object"]
    if kind != "ERROR":
        return kind, found
    if found.get("code") == 410:
        raise Gone
    raise client.ApiException(status=found.get("code"), reason=found.get("message"))
