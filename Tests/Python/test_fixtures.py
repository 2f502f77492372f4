"""Every case of Tests/Fixtures, through the module."""

from __future__ import annotations

import json
from typing import Any

import pytest

import poolstatus
from cases import Case, load

CASES = load()


def options(case: Case) -> poolstatus.Options:
    return poolstatus.Options(
        flags=case.number("flags"),
        rule=case.number("rule"),
        progress_deadline_seconds=case.number("deadline"),
        tenant=case.keys.get("tenant"),
        pool=case.keys.get("pool"),
        now=case.keys.get("now"),
        previous=case.file("previous"),
        pods=case.file("pods"),
        max_input_bytes=case.number("max-input-bytes"),
        pod_grace_seconds=case.number("pod-grace"),
        blocked_reason=case.keys.get("blocked-reason"),
        blocked_message=case.keys.get("blocked-message"),
    )


def call(case: Case) -> Any:
    """The result of the function that the case calls."""
    text = case.file("input")
    if case.keys["call"] == "tenant":
        return poolstatus.tenant(text, case.file("statefulsets"), options(case))
    if case.keys["call"] == "list":
        return poolstatus.list_pools(text, options(case))
    return poolstatus.pool(text, options(case))


TYPED = {
    "ssName": "ss_name",
    "replicas": "replicas",
    "readyReplicas": "ready_replicas",
    "currentReplicas": "current_replicas",
    "updatedReplicas": "updated_replicas",
    "currentRevision": "current_revision",
    "updateRevision": "update_revision",
    "lastUpdateTime": "last_update_time",
    "name": "name",
    "reason": "reason",
    "message": "message",
}
STATES = {str(state)[start:]: state for state in poolstatus.State for start in (0, len("Pool"))}


def check_entries(entries: tuple[poolstatus.PoolStatus, ...], listed: list[dict[str, Any]]) -> None:
    """The typed entries say what the JSON says."""
    assert len(entries) == len(listed)
    for entry, members in zip(entries, listed):
        assert [getattr(entry, name) for name in TYPED.values()] == [*map(members.get, TYPED)]
        assert entry.state == STATES.get(members.get("state", ""), poolstatus.State.NONE)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_fixture(case: Case) -> None:
    if case.keys["code"] != "OK":
        with pytest.raises(poolstatus.PoolStatusError) as caught:
            call(case)
        error = caught.value
        got = (error.code.name, error.line, error.column, error.offset, error.path, error.message)
        place = (case.number("line"), case.number("column"), case.number("offset"))
        path, message = case.keys.get("path", ""), case.keys["message"]
        assert got == (case.keys["code"], *place, path, message)
        return
    got = call(case)
    text = case.file("json")
    assert text is not None
    assert got.json.encode() == text.removesuffix(b"\n")
    assert got.changed == (case.number("changed") == 1)
    if case.keys["call"] == "list":
        check_entries(got.entries, json.loads(got.json))
        return
    assert got.reason == case.keys["reason"]
    if case.keys["call"] == "pool":
        assert str(got.state) == case.keys["state"]
        check_entries((got.entry,), [json.loads(got.json)])
    else:
        members = json.loads(got.json)
        assert got.current_state == members["currentState"]
        assert got.available_replicas == members["availableReplicas"]
        check_entries(got.pools, members["pools"])
        assert [one.message for one in got.conditions] == [
            one.get("message") for one in members["conditions"]
        ]
