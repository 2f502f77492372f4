"""An API server for tests: real HTTP on loopback, and as particular as the real one.

It keeps StatefulSets, Pods and Tenants; lists them page by page, watches them from a
resourceVersion, sends bookmarks, says 410 where it has forgotten, 409 where a patch comes too
late and 403 where it is told to; prunes what the CRD's schema does not know; keeps spec and
status apart; and counts what is written. A patch that changes nothing makes no event.
"""

from __future__ import annotations

import base64
import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Optional
from urllib.parse import parse_qs, urlsplit

import openapi
from api_store import RESOURCES, ApiError, Object, Resource, Store, crd, gone


@dataclass
class Behaviour:
    """What goes wrong, on purpose."""

    forbidden: set[str] = field(default_factory=set)  # kinds that may not be listed
    conflicts: int = 0  # as many patches meet somebody else's
    break_after: int = 0  # watches break off after as many events
    expire_pages: int = 0  # as many continued lists are too old
    unavailable: int = 0  # as many requests meet 503
    watch_gone: int = 0  # as many watches begin with an ERROR 410


class ApiServer(ThreadingHTTPServer):
    """Serves a store."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, schema: Optional[Object] = None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        root = crd()["spec"]["versions"][0]["schema"]["openAPIV3Schema"]
        self.store = Store(schema or root)
        self.behaviour = Behaviour()
        self.requests: Counter[str] = Counter()
        self.verbs: set[tuple[str, str, str]] = set()  # what was asked for: group, resource, verb
        self.closing = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: Any) -> None:
        """A client that is gone is no news."""


@contextmanager
def serving(schema: Optional[Object] = None) -> Iterator[ApiServer]:
    """A server, until the block ends."""
    server = ApiServer(schema)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing = True
        with server.store.changed:
            server.store.changed.notify_all()
        server.shutdown()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server: ApiServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    def do_PATCH(self) -> None:
        self._answer(self._patch)

    def _answer(self, what: Any) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.body = self.rfile.read(length)
        url = urlsplit(self.path)
        self.query = {key: values[-1] for key, values in parse_qs(url.query).items()}
        try:
            if self.server.behaviour.unavailable > 0:
                self.server.behaviour.unavailable -= 1
                raise ApiError(503, "ServiceUnavailable", "not now")
            what([part for part in url.path.split("/") if part])
        except ApiError as error:
            self._send(error.status, error.code)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _send(self, value: Object, code: int = 200) -> None:
        text = json.dumps(value, separators=(",", ":")).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    # ---- Discovery, for kubectl ----

    def _get(self, parts: list[str]) -> None:
        found = self._discovery(parts)
        if found is not None:
            self._send(found)
            return
        resource, namespace, name, subresource = self._parse(parts)
        watching = self.query.get("watch") in ("1", "true", "True")
        verb = "get" if name else "watch" if watching else "list"
        self._note(resource, subresource, verb)
        if subresource:
            raise ApiError(404, "NotFound", "the server could not find the requested resource")
        if resource.kind in self.server.behaviour.forbidden:
            words = f'{resource.plural} is forbidden: User "test" cannot list resource'
            raise ApiError(403, "Forbidden", words)
        if name:
            self._one(resource, namespace, name)
        elif watching:
            self._watch(resource, namespace)
        else:
            self._list(resource, namespace)

    def _discovery(self, parts: list[str]) -> Optional[Object]:
        if parts == ["version"]:
            return {"major": "1", "minor": "36", "gitVersion": "v1.36.2"}
        if parts == ["api"]:
            return {"kind": "APIVersions", "versions": ["v1"], "serverAddressByClientCIDRs": []}
        if parts == ["apis"]:
            served = {one.group: one for one in RESOURCES if one.group}
            groups = []
            for group, one in served.items():
                version = {"groupVersion": one.api_version, "version": one.version}
                groups.append({"name": group, "versions": [version], "preferredVersion": version})
            return {"kind": "APIGroupList", "apiVersion": "v1", "groups": groups}
        found = [one for one in RESOURCES if "/".join(parts[1:]) == one.api_version]
        if found and len(parts) < 4:
            return {"kind": "APIResourceList", "apiVersion": "v1",
                    "groupVersion": found[0].api_version,
                    "resources": [one.discovery for one in found]}  # fmt: skip
        return None

    def _parse(self, parts: list[str]) -> tuple[Resource, str, str, str]:
        """resource, namespace ("": all), name and subresource of a path."""
        for resource in RESOURCES:
            prefix = ["apis" if resource.group else "api", *resource.api_version.split("/")]
            if parts[: len(prefix)] != prefix:
                continue
            rest = parts[len(prefix) :]
            namespace = rest[1] if rest[:1] == ["namespaces"] and len(rest) > 2 else ""
            rest = rest[2:] if namespace else rest
            if rest[:1] == [resource.plural] and len(rest) <= 3:
                return resource, namespace, *[*rest[1:], "", ""][:2]  # type: ignore[return-value]
        raise ApiError(404, "NotFound", "the server could not find the requested resource")

    # ---- Objects ----

    def _selects(self, namespace: str, one: Object) -> bool:
        metadata = one["metadata"]
        fields = self.query.get("fieldSelector", "")
        if fields and fields != f"metadata.name={metadata['name']}":
            return False
        label = self.query.get("labelSelector", "")
        if label and label not in (metadata.get("labels") or {}):
            return False
        return namespace in ("", metadata.get("namespace", ""))

    def _one(self, resource: Resource, namespace: str, name: str) -> None:
        self.server.requests[f"get {resource.kind}"] += 1
        with self.server.store.changed:
            one = self.server.store.objects.get((resource.kind, namespace, name))
        if one is None:
            raise ApiError(404, "NotFound", f'{resource.plural} "{name}" not found')
        self._send(one)

    def _list(self, resource: Resource, namespace: str) -> None:
        self.server.requests[f"list {resource.kind}"] += 1
        store, limit = self.server.store, int(self.query.get("limit") or 0)
        with store.changed:
            if "continue" in self.query:
                if self.server.behaviour.expire_pages > 0:
                    self.server.behaviour.expire_pages -= 1
                    raise gone()
                token = base64.b64decode(self.query["continue"]).decode()
                snapshot, _, start = token.partition(":")
                if snapshot not in store.snapshots:
                    raise gone()
                version, items = store.snapshots[snapshot]
                first = int(start)
            else:
                found = sorted(
                    (key, one) for key, one in store.objects.items() if key[0] == resource.kind
                )
                items = [one for _, one in found if self._selects(namespace, one)]
                version, first, snapshot = store.version, 0, str(len(store.snapshots))
                if limit and len(items) > limit:
                    store.snapshots[snapshot] = version, items
        metadata: Object = {"resourceVersion": str(version)}
        last = first + limit if limit else len(items)
        if last < len(items):
            metadata["continue"] = base64.b64encode(f"{snapshot}:{last}".encode()).decode()
            metadata["remainingItemCount"] = len(items) - last
        shown = [
            {key: value for key, value in one.items() if key not in ("kind", "apiVersion")}
            if resource.kind != "Tenant"  # as the real one: built-in kinds are not named in lists
            else one
            for one in items[first:last]
        ]
        self._send({"kind": f"{resource.kind}List", "apiVersion": resource.api_version,
                    "metadata": metadata, "items": shown})  # fmt: skip

    def _watch(self, resource: Resource, namespace: str) -> None:
        store, behaviour = self.server.store, self.server.behaviour
        self.server.requests[f"watch {resource.kind}"] += 1
        asked = self.query.get("resourceVersion", "")
        since = int(asked) if asked else store.version
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        if since < store.oldest or behaviour.watch_gone > 0:
            behaviour.watch_gone -= behaviour.watch_gone > 0
            self._chunk(b'{"type":"ERROR","object":%s}\n' % json.dumps(gone().status).encode())
            self._chunk(b"")
            return
        bookmarks = self.query.get("allowWatchBookmarks") in ("1", "true", "True")
        sent, at = 0, store.forgotten
        while not self.server.closing:
            with store.changed:
                while at >= store.forgotten + len(store.log) and not self.server.closing:
                    store.changed.wait(1)
                behind = at < store.forgotten
                news = store.log[at - store.forgotten :] if not behind else []
                at = store.forgotten + len(store.log)
            if behind:
                self._chunk(b'{"type":"ERROR","object":%s}\n' % json.dumps(gone().status).encode())
                self._chunk(b"")
                return
            lines = []
            for version, kind, _, _, text in news:
                if version <= since or kind != resource.kind:
                    continue
                if not self._selects(namespace, json.loads(text)["object"]):
                    continue
                lines.append(text)
                since = version
                sent += 1
                if behaviour.break_after and sent >= behaviour.break_after:
                    self._chunk(b"\n".join(lines) + b"\n" + text[: len(text) // 2])
                    self.close_connection = True  # in the middle of a line, and of a chunk
                    self.connection.shutdown(2)
                    return
            if lines:
                if bookmarks:
                    mark = {"kind": resource.kind, "apiVersion": resource.api_version,
                            "metadata": {"resourceVersion": str(since)}}  # fmt: skip
                    lines.append(json.dumps({"type": "BOOKMARK", "object": mark}).encode())
                self._chunk(b"\n".join(lines) + b"\n")

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    # ---- Writing ----

    def _note(self, resource: Resource, subresource: str, verb: str) -> None:
        plural = f"{resource.plural}/{subresource}" if subresource else resource.plural
        self.server.verbs.add((resource.group, plural, verb))

    def _post(self, parts: list[str]) -> None:
        resource, namespace, name, _ = self._parse(parts)
        if name:
            raise ApiError(405, "MethodNotAllowed", "a new object has no name in its path")
        self._note(resource, "", "create")
        one, store = json.loads(self.body), self.server.store
        wrong = openapi.problems(one)
        if wrong:
            raise ApiError(422, "Invalid", "; ".join(wrong))
        if namespace and ("Namespace", "", namespace) not in store.objects:
            raise ApiError(404, "NotFound", f'namespaces "{namespace}" not found')
        if (resource.kind, namespace, one["metadata"]["name"]) in store.objects:
            raise ApiError(409, "AlreadyExists", "it is there already")
        self._send(store.put("ADDED", one, resource.kind), 201)

    def _patch(self, parts: list[str]) -> None:
        resource, namespace, name, subresource = self._parse(parts)
        self._note(resource, subresource, "patch")
        if (resource.kind, subresource) != ("Tenant", "status"):
            raise ApiError(403, "Forbidden", "only tenants/status may be patched")
        if self.headers.get("Content-Type") != "application/merge-patch+json":
            raise ApiError(415, "UnsupportedMediaType", "expected a merge patch")
        key = resource.kind, namespace, name
        if self.server.behaviour.conflicts > 0:
            self.server.behaviour.conflicts -= 1
            one = self.server.store.objects[key]  # somebody else writes something else
            labels = {**(one["metadata"].get("labels") or {}), "n": str(self.server.store.version)}
            self.server.store.put(
                "MODIFIED", {**one, "metadata": {**one["metadata"], "labels": labels}}, "Tenant"
            )
        self._send(self.server.store.patch_status(key, json.loads(self.body)))
