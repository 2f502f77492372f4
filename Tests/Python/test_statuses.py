"""What comes out of a call: states, statuses, evaluations."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, fields, replace
from typing import Any

import pytest

import poolstatus
from poolstatus import Code, Evaluation, Observation, Options, PoolStatusError, State, Status
from poolstatus._library import LIBRARY
from poolstatus._status import STATES

NOW = "2025-01-15T10:30:00Z"
OPTIONS = Options(now=NOW)
OBJECT: dict[str, Any] = {
    "metadata": {"name": "demo-pool-0"},
    "status": {"replicas": 4, "readyReplicas": 3, "currentReplicas": 4, "updatedReplicas": 4},
}
UNKNOWN = State.of("PoolResting")
COPIES: list[Callable[[Any], Any]] = [
    copy.copy,
    copy.deepcopy,
    lambda value: pickle.loads(pickle.dumps(value)),
    lambda value: pickle.loads(pickle.dumps(value, 0)),
]


def test_states_are_the_words_of_the_library() -> None:
    names = [LIBRARY.poolstatus_state_name(number).decode() for number in range(-1, 10)]
    assert names == ["", *State, "", ""]
    assert [STATES[number] for number in range(8)] == [*State]
    assert STATES[8] == State.NONE  # the library of today calls it ""


def test_states_are_strings() -> None:
    word, state = "PoolDegraded", poolstatus.pool(OBJECT, OPTIONS).state
    assert state is State.DEGRADED
    assert state == word == str(state) == state.value
    by_state: dict[str, int] = {State.DEGRADED: 1}
    assert by_state[word] == {word: 1}[state] == 1
    assert json.dumps([State.DEGRADED]) == '["PoolDegraded"]'
    assert f"{State.DEGRADED} {State.DEGRADED:>13}" == "PoolDegraded  PoolDegraded"
    assert not State.NONE


def test_both_spellings() -> None:
    assert State("Degraded") is State("PoolDegraded") is State.of("Degraded") is State.DEGRADED
    for word in ("Pool", "degraded", "PoolPoolDegraded", 7, None):
        with pytest.raises(ValueError, match="is not a valid State"):
            State(word)


def test_a_state_that_is_not_known_is_kept() -> None:
    assert UNKNOWN == UNKNOWN.value == str(UNKNOWN) == "PoolResting"
    assert isinstance(UNKNOWN, State)
    assert UNKNOWN not in [*State]
    assert repr(UNKNOWN) == "<State.UNKNOWN: 'PoolResting'>"
    with pytest.raises(ValueError, match="is not a valid State"):  # of() has not made it one
        State("PoolResting")


@pytest.mark.parametrize("word", ["PoolResting", "", 7, None, []])
def test_entries_of_any_state_are_decoded(word: Any) -> None:
    text = json.dumps({"ssName": "a", "state": word, "replicas": 3})
    entry = Status(State.NONE, "", True, text).entry
    assert entry.state == (word if isinstance(word, str) else State.NONE)
    assert isinstance(entry.state, State)
    assert (entry.ss_name, entry.replicas) == ("a", 3)


@pytest.mark.parametrize("copied", COPIES)
@pytest.mark.parametrize("state", [*State, UNKNOWN])
def test_states_are_copied(copied: Callable[[State], State], state: State) -> None:
    assert copied(state) == state
    assert isinstance(copied(state), State)
    assert state is UNKNOWN or copied(state) is state


def test_a_status_is_what_its_class_makes() -> None:
    got = poolstatus.pool(OBJECT, OPTIONS)
    made = Status(got.state, got.reason, got.changed, got.json)
    assert (got.state, got.reason, got.changed) == (State.DEGRADED, "PodsNotReady", True)
    assert got == made
    assert hash(got) == hash(made)
    assert repr(got) == repr(made)
    assert asdict(got) == asdict(made)
    assert list(vars(got)) == [field.name for field in fields(Status)]
    assert replace(got, reason="x").reason == "x"
    assert got.entry is got.entry
    assert got == made  # whatever has been decoded
    for name in ("state", "json", "entry"):
        with pytest.raises(FrozenInstanceError):
            setattr(got, name, None)


@pytest.mark.parametrize("copied", COPIES)
def test_statuses_are_copied(copied: Callable[[Any], Any]) -> None:
    listed = poolstatus.list_pools([OBJECT], OPTIONS)
    tenant = {"metadata": {"name": "demo"}, "spec": {"pools": [{"name": "pool-0"}]}}
    for one in (
        poolstatus.pool(OBJECT, OPTIONS),
        listed,
        listed.entries[0],
        poolstatus.tenant(tenant, [OBJECT], OPTIONS),
        poolstatus.evaluate(Observation(name="a"), OPTIONS),
        Observation(name="a", stalled=True),
    ):
        assert copied(one) == one
        assert repr(copied(one)) == repr(one)


def test_a_list_is_its_entries() -> None:
    names = ["a", "b", "c"]
    items = [{**OBJECT, "metadata": {"name": name}} for name in names]
    listed = poolstatus.list_pools(items, OPTIONS)
    seen: list[poolstatus.PoolStatus] = list(listed)
    assert [one.ss_name for one in seen] == names
    assert [one.ss_name for one in reversed(listed)] == names[::-1]
    assert (len(listed), len(poolstatus.list_pools([], OPTIONS))) == (3, 0)
    last: poolstatus.PoolStatus = listed[-1]
    assert last is listed.entries[2]
    assert listed[:2] == listed.entries[:2]
    assert last in listed
    with pytest.raises(IndexError):
        listed[3]
    with pytest.raises(TypeError, match=r"not poolstatus\._status\.StatusList$"):
        poolstatus.list_pools(listed)  # type: ignore[arg-type]
    tenant = {"metadata": {"name": "demo"}, "spec": {"pools": [{"name": "pool-0"}]}}
    (pool,) = poolstatus.tenant(tenant, [OBJECT], OPTIONS).pools
    assert pool.ss_name == "demo-pool-0"


# ---- evaluate ----

SEEN = Observation(
    name="demo-pool-0",
    replicas=4,
    ready_replicas=3,
    current_replicas=4,
    updated_replicas=4,
)


def test_evaluate_says_what_pool_says() -> None:
    status = poolstatus.pool(OBJECT, OPTIONS)
    answer = poolstatus.evaluate(SEEN, OPTIONS)
    assert answer == Evaluation(status.state, status.reason, status.changed)
    assert not poolstatus.evaluate(SEEN, previous=status).changed
    assert poolstatus.evaluate(SEEN, rule="kubernetes").reason == "ScalingDown"


@pytest.mark.parametrize(
    ("seen", "reason"),
    [
        ({"missing": True}, "StatefulSetMissing"),
        ({"terminating": True}, "Terminating"),
        ({"stalled": True}, "Stalled"),
        ({"reconciling": True}, "Reconciling"),
        ({"generation": 3}, "GenerationNotObserved"),
        ({"generation": 2**40, "observed_generation": 2**40}, "Complete"),
        ({}, "Complete"),
        ({"no_status": True}, "NotObserved"),
        ({"spec_replicas": 5}, "ScalingUp"),
        ({"spec_replicas": 3}, "ScalingDown"),
        ({"min_ready_seconds": 9, "available_replicas": 3}, "WaitingForAvailable"),
        ({"update_revision": "b", "updated_replicas": 3, "partition": 1}, "Partitioned"),
        ({"update_revision": "b", "updated_replicas": 3, "on_delete": True}, "OnDeletePending"),
        ({"update_revision": "b", "updated_replicas": 3}, "RollingUpdate"),
        ({"ready_replicas": 3, "progress_deadline_exceeded": True}, "PodsNotReady"),
    ],
)
def test_every_member_of_an_observation_counts(seen: dict[str, Any], reason: str) -> None:
    complete = replace(
        SEEN,
        generation=2,
        observed_generation=2,
        spec_replicas=4,
        ready_replicas=4,
        current_revision="a",
        update_revision="a",
    )
    answer = poolstatus.evaluate(replace(complete, **seen), rule="kubernetes", now=NOW)
    assert answer.reason == reason


def test_what_an_observation_does_not_take() -> None:
    with pytest.raises(TypeError, match=r"^an observation is an Observation, not dict$"):
        poolstatus.evaluate({"replicas": 4})  # type: ignore[arg-type]
    for members, message in (
        ({"name": 4}, "name is a str or None, not int"),
        ({"replicas": "4"}, "replicas is an int, not str"),
        ({"generation": 2.0}, "generation is an int, not float"),
    ):
        with pytest.raises(TypeError, match=f"^{message}$"):
            poolstatus.evaluate(Observation(**members))
    for members in ({"replicas": 2**31}, {"generation": 2**63}, {"name": "a\0"}, {"replicas": -2}):
        with pytest.raises(PoolStatusError) as raised:
            poolstatus.evaluate(Observation(**members))
        assert raised.value.code is Code.INVALID_ARGUMENT
