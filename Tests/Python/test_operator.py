"""The operator of examples/python against an API server of the tests."""

from __future__ import annotations

import copy
import json
import logging
import re

import pytest

from api_server import serving
from operators import (
    AT_REST,
    ROLLING,
    TENANTS,
    THREE,
    Process,
    Running,
    is_settled,
    judge,
    operator,
    recorded,
    replay,
    schema_without,
    tenant_of,
    touch,
    without_times,
)  # fmt: skip
from patience import eventually


def test_every_change_is_one_patch() -> None:
    """Event by event: a patch exactly where the status changes, and one that is the status."""
    with serving() as server, operator(server) as running:
        store = server.store
        expected, calls, compared = 0, 0, 0
        for path in TENANTS:
            tenant = tenant_of(path)
            namespace = tenant["metadata"]["namespace"]
            steps = [("ADDED", "Tenant", tenant), *recorded(path)]
            for event, kind, one in steps:
                with store.changed:  # judged before the operator can answer
                    store.put(event, one, kind)
                    changes = judge(server, namespace).changed
                expected += changes
                calls += 1 + changes  # the patch comes back as an event, and changes nothing
                running.wait_for_calls(calls)
                assert len(store.patches) == expected, f"{path.stem}: {event} {kind}"
            fresh = judge(server, namespace, fresh=True)
            if all(pool.state in AT_REST for pool in fresh.pools):
                got = store.objects["Tenant", namespace, "demo"]["status"]
                assert without_times(got) == without_times(json.loads(fresh.json)), path.stem
                compared += 1
        assert running.calls == calls
        assert (running.count("patches", outcome="done"), store.empty_patches) == (expected, 0)
        assert expected > 500
        assert compared > 10


@pytest.mark.parametrize("pruned", [(), ("reason", "message", "name"), ("lastUpdateTime",)])
def test_a_settled_cluster_is_left_alone(pruned: tuple[str, ...]) -> None:
    with serving(schema_without(*pruned)) as server:
        for path in TENANTS:
            server.store.put("ADDED", tenant_of(path), "Tenant")
            for event, kind, one in recorded(path):
                server.store.put(event, one, kind)
        with operator(server, page=7) as running:
            namespaces = [key[1] for key in server.store.objects if key[0] == "Tenant"]
            for namespace in namespaces:
                running.wait_for(lambda name=namespace: is_settled(server, name), namespace)  # type: ignore[misc]
            running.wait_for(lambda: len(server.store.patches) == len(namespaces), "patches")
            assert server.requests["list Pod"] > 10  # page by page
            heard = running.events
            for _ in range(3):
                heard += touch(server)
            running.wait_for(lambda: running.events >= heard, "events")
            marker = tenant_of(TENANTS[0])
            marker["metadata"]["name"] = "marker"  # which comes after all that
            server.store.put("ADDED", marker, "Tenant")
            assert running.events > 300
            running.wait_for(lambda: len(server.store.patches) > len(namespaces), "the marker")
            assert (len(server.store.patches), server.store.empty_patches) == (
                len(namespaces) + 1,
                0,
            )
        with operator(server) as running:  # another one finds it settled
            running.wait_for_calls(len(namespaces) + 1)
            assert len(server.store.patches) == len(namespaces) + 1


def test_watches_that_break() -> None:
    with serving() as server, operator(server) as running:
        server.behaviour.break_after = 3
        server.store.compact()
        replay(server, THREE, running)
        assert server.requests["watch Pod"] > 10


def test_conflicts() -> None:
    with serving() as server, operator(server) as running:
        server.behaviour.conflicts = 5
        replay(server, ROLLING, running)
        assert server.behaviour.conflicts == 0
        assert running.count("patches", outcome="conflict") == 5
        # The server has counted the last one before its answer is back.
        patches = len(server.store.patches)
        eventually(lambda: running.count("patches", outcome="done") >= patches, "patches")
        assert running.count("patches", outcome="done") == patches == len(server.store.patches)


def test_a_history_that_is_forgotten(caplog: pytest.LogCaptureFixture) -> None:
    """410: as an event of a watch, and in the middle of a list."""
    caplog.set_level(logging.INFO)
    with serving() as server:
        for _, kind, one in recorded(THREE):
            server.store.put("ADDED", one, kind)
        server.behaviour.expire_pages = 2
        server.behaviour.watch_gone = 3
        with operator(server, page=2) as running:
            server.store.compact()
            replay(server, THREE, running)
            assert caplog.text.count("too old (410)") >= 5
            assert (server.behaviour.watch_gone, server.behaviour.expire_pages) == (0, 0)


def test_what_is_gone_after_a_new_list() -> None:
    """A StatefulSet that is deleted while nobody watches is missed at the next list."""
    with serving() as server, operator(server) as running:
        namespace = replay(server, ROLLING, running)
        patches = len(server.store.patches)
        with server.store.changed:  # all watches are behind what is forgotten
            del server.store.objects["StatefulSet", namespace, "demo-pool-0"]
            server.store.put("ADDED", next(recorded(THREE))[2], "StatefulSet")
            server.store.compact()
        eventually(lambda: len(server.store.patches) > patches, "nothing was written")
        eventually(lambda: is_settled(server, namespace), "the StatefulSet is still believed in")
        status = server.store.objects["Tenant", namespace, "demo"]["status"]
        assert status["pools"][0]["state"] == "PoolNotCreated"


def test_forbidden_and_unavailable(caplog: pytest.LogCaptureFixture) -> None:
    """It says so, goes on trying, and is not healthy before it has seen everything."""
    with serving() as server:
        server.behaviour.forbidden.add("Pod")
        server.behaviour.unavailable = 3
        server.store.put("ADDED", tenant_of(ROLLING), "Tenant")
        running = Running(server)
        try:
            eventually(lambda: "403 Forbidden" in caplog.text, "nothing was said")
            assert not running.controller.healthy
            assert not server.store.patches
            server.behaviour.forbidden.clear()
            eventually(lambda: running.controller.healthy, "it does not recover")
            replay(server, ROLLING, running)
        finally:
            running.stop()


def test_a_tenant_that_cannot_be_judged(caplog: pytest.LogCaptureFixture) -> None:
    bad = tenant_of(ROLLING)
    bad["spec"]["pools"].append(bad["spec"]["pools"][0])
    with serving() as server, operator(server) as running:
        for _ in range(3):
            server.store.put("ADDED", bad, "Tenant")
        running.wait_for_calls(1)
        good = {**tenant_of(THREE)}
        server.store.put("ADDED", good, "Tenant")
        eventually(lambda: len(server.store.patches) == 1, "the others wait for it")
        said = [record for record in caplog.records if "cannot be judged" in record.message]
        assert len(said) == 1  # once, not at every event
        namespace = bad["metadata"]["namespace"]
        server.store.put("DELETED", bad, "Tenant")
        server.store.put("ADDED", tenant_of(ROLLING), "Tenant")
        eventually(lambda: len(server.store.patches) == 2, "it stays refused")
        assert is_settled(server, namespace)


def test_others_members_stay() -> None:
    """What somebody else wrote into the status, also after the operator read it, is left alone."""
    schema = schema_without()
    schema["properties"]["status"]["x-kubernetes-preserve-unknown-fields"] = True
    with serving(schema) as server, operator(server) as running:
        namespace = replay(server, ROLLING, running)
        key = "Tenant", namespace, "demo"
        server.store.patch_status(key, {"status": {"certificates": {"ready": True}}})
        stateful_set = copy.deepcopy(server.store.objects["StatefulSet", namespace, "demo-pool-0"])
        stateful_set["status"]["readyReplicas"] = 1
        server.store.put("MODIFIED", stateful_set, "StatefulSet")
        eventually(lambda: is_settled(server, namespace), "not written")
        status = server.store.objects[key]["status"]
        assert status["certificates"] == {"ready": True}
        assert status["availableReplicas"] == 1


# ---- As a process -----------------------------------------------------------------


def test_process() -> None:
    with serving() as server:
        running = Process(server)
        try:
            running.wait_for(lambda: running.get("/healthz") == (200, "ok\n"), "not healthy")
            tenant = tenant_of(THREE)
            server.store.put("ADDED", tenant, "Tenant")
            for event, kind, one in recorded(THREE):
                server.store.put(event, one, kind)
            namespace = tenant["metadata"]["namespace"]
            key = "Tenant", namespace, "demo"
            running.wait_for(lambda: "status" in server.store.objects[key], "nothing was written")
            running.wait_for(lambda: is_settled(server, namespace), "not written")
            done = r'poolstatus_patches_total{outcome="done"} [1-9]'
            running.wait_for(
                lambda: bool(re.search(done, running.get("/metrics")[1])), "not counted"
            )
            metrics = running.get("/metrics")[1]
            assert 'poolstatus_tenants{state="Ready"} 1.0' in metrics
            assert 'poolstatus_pools{state="PoolRolloutComplete"} 3.0' in metrics
            assert "poolstatus_call_seconds_bucket" in metrics
            assert running.get("/")[0] == 404
        finally:
            took = running.terminate()
        written = [line for line in running.lines if f"{namespace}/demo " in line]
        assert len(written) == len(server.store.patches)  # a line a change
        assert "Traceback" not in "".join(running.lines)
        assert took < 1, f"{took} s after SIGTERM"


def test_sigterm_before_anything_answers() -> None:
    with serving() as server:
        server.behaviour.forbidden.update(("Tenant", "StatefulSet", "Pod"))
        running = Process(server)
        running.wait_for(lambda: "403" in "".join(running.lines), "nothing was said")
        assert running.get("/healthz")[0] == 503
        assert running.terminate() < 1


def test_memory_is_flat() -> None:
    """25,000 events."""
    stateful_set = next(one for _, kind, one in recorded(ROLLING) if kind == "StatefulSet")
    tenant = tenant_of(ROLLING)
    namespace = tenant["metadata"]["namespace"]
    with serving() as server:
        server.store.put("ADDED", tenant, "Tenant")
        running = Process(server)

        def heard() -> int:
            return running.heard("StatefulSet")

        def send(first: int, last: int) -> int:
            for number in range(first, last):
                one = {**stateful_set, "status": {**stateful_set["status"], "replicas": 4,
                       "observedGeneration": 1, "readyReplicas": number % 5}}  # fmt: skip
                put = server.store.put("MODIFIED", one, "StatefulSet")
                if number % 1000 == 999:
                    eventually(lambda: heard() > number, "events are missing", heard)  # noqa: B023
            # What is forgotten was heard, so no list takes its place; a patch may come after it.
            server.store.compact(int(put["metadata"]["resourceVersion"]))
            return running.resident()

        try:
            running.wait_for(lambda: running.get("/healthz")[0] == 200, "not healthy")
            early = send(0, 5_000)
            late = send(5_000, 25_000)
            assert heard() == 25_000
            running.wait_for(
                lambda: is_settled(server, namespace), "the last status is not written"
            )
        finally:
            running.terminate()
        print(f"{early} KB after 5,000 events, {late} KB after 25,000")
        assert late - early < 4 * 1024
