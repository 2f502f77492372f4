"""The documented rule, stated a second time, against what the library says."""

from __future__ import annotations

import json
from typing import Any, Optional

from hypothesis import given, settings
from hypothesis import strategies as st

import poolstatus
from poolstatus import Options, State

# The same examples every time: a test that fails now and then helps nobody.
settings.register_profile("poolstatus", derandomize=True, deadline=None, max_examples=200)
settings.load_profile("poolstatus")

COUNTERS = ("replicas", "readyReplicas", "currentReplicas", "updatedReplicas")
MEMBERS = (*COUNTERS, "currentRevision", "updateRevision")
NOW = "2025-01-15T10:30:00Z"
OPTIONS = Options(tenant="demo", pool="pool-0", now=NOW)
counter = st.one_of(st.integers(0, 6), st.integers(0, 2**31 - 1))
text = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
any_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=20,
)


def documented_rule(desired: int, ready: int, current: int, updated: int) -> State:
    if desired == 0:
        return State.NOT_CREATED
    if ready == desired == updated:
        return State.ROLLOUT_COMPLETE
    if min(updated, current) < desired:
        return State.UPDATING
    return State.DEGRADED if ready < desired else State.INITIALIZED


def test_every_small_combination() -> None:
    reached = set()
    for number in range(7**4):
        counters = [number // 7**digit % 7 for digit in range(4)]
        state = poolstatus.decide(*counters)
        assert state == documented_rule(*counters), counters
        reached.add(state)
    assert len(reached) == 5


@given(counters=st.tuples(*[counter] * 4))
def test_decide(counters: tuple[int, int, int, int]) -> None:
    assert poolstatus.decide(*counters) == documented_rule(*counters)


@given(
    counters=st.tuples(*[st.none() | counter] * 4),
    revisions=st.tuples(*[st.none() | text] * 2),
    other=st.dictionaries(text.map("x{}".format), any_json, max_size=3),
    whole=st.booleans(),
    ascii_only=st.booleans(),
)
def test_pool(
    counters: tuple[Optional[int], ...],
    revisions: tuple[Optional[str], ...],
    other: dict[str, Any],
    whole: bool,
    ascii_only: bool,
) -> None:
    named = tuple(revision or None for revision in revisions)  # an empty one is absent
    status: dict[str, Any] = dict(zip(MEMBERS, (*counters, *revisions)))
    seen: dict[str, Any] = dict(zip(MEMBERS, (*counters, *named)))
    present = {key: value for key, value in seen.items() if value is not None}
    given_object = {**other, **status, "observedGeneration": 1}
    if whole:
        given_object = {"kind": "StatefulSet", "spec": other, "status": given_object}
    # Absent and null are the same, and so is a text with and without escapes.
    got = poolstatus.pool(json.dumps(given_object, ensure_ascii=ascii_only), OPTIONS)

    state = documented_rule(*(number or 0 for number in counters))
    expected = {"ssName": "demo-pool-0", "state": str(state), **present, "lastUpdateTime": NOW}
    assert json.loads(got.json) == expected
    assert list(json.loads(got.json)) == list(expected)
    assert got.state == got.entry.state == state
    assert (got.entry.replicas, got.entry.ready_replicas) == counters[:2]
    assert (got.entry.current_replicas, got.entry.updated_replicas) == counters[2:]
    assert (got.entry.current_revision, got.entry.update_revision) == named


def answer(value: poolstatus.Text) -> Any:
    """What a call comes to, whatever the text is."""
    try:
        return poolstatus.pool(value, OPTIONS)
    except poolstatus.PoolStatusError as error:
        return error.args


@given(value=st.binary(max_size=200))
def test_any_bytes(value: bytes) -> None:
    assert answer(value) == answer(bytearray(value)) == answer(memoryview(value))


@given(
    value=any_json.filter(lambda value: not isinstance(value, str))  # which would be a text
    | st.dictionaries(st.sampled_from(["status", "kind", *COUNTERS]), any_json)
)
def test_any_json(value: Any) -> None:
    assert answer(value) == answer(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
