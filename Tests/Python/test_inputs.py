"""What a text may be, and what Options can do besides being passed."""

from __future__ import annotations

import copy
import json
import pickle
import types
from collections import UserDict, UserList
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

import poolstatus
from poolstatus import Code, Flag, Options, PoolStatusError, Rule

NOW = "2025-01-15T10:30:00Z"
OBJECT: dict[str, Any] = {
    "metadata": {"name": "demo-pool-0", "generation": 1},
    "spec": {"replicas": 4},
    "status": {"replicas": 4, "readyReplicas": 3, "currentReplicas": 4, "updatedReplicas": 4},
}
TEXT = json.dumps(OBJECT)


class Typed:
    """As a model of lightkube: what is inside of it may have a to_dict(), too."""

    def __init__(self, members: Any) -> None:
        self.members = members

    def to_dict(self) -> Any:
        return self.members


def mapping(members: dict[str, Any]) -> UserDict[str, Any]:
    return UserDict({k: mapping(v) if isinstance(v, dict) else v for k, v in members.items()})


@pytest.mark.parametrize(
    "make",
    [
        mapping,
        types.MappingProxyType,
        Typed,
        lambda members: {**members, "status": Typed(members["status"])},
        lambda members: Typed(mapping(members)),
    ],
)
def test_texts_that_are_no_dicts(make: Callable[[Any], Any]) -> None:
    options = Options(now=NOW)
    assert poolstatus.pool(make(OBJECT), options) == poolstatus.pool(TEXT, options)


@pytest.mark.parametrize(
    "make", [tuple, UserList, lambda items: mapping({"items": UserList(items)})]
)
def test_lists_that_are_no_lists(make: Callable[[Any], Any]) -> None:
    options = Options(now=NOW)
    got = poolstatus.list_pools(make([mapping(OBJECT), OBJECT]), options)
    assert got == poolstatus.list_pools(f"[{TEXT},{TEXT}]", options)


def test_previous_and_pods_are_texts_too() -> None:
    status = poolstatus.pool(OBJECT, Options(now=NOW))
    options = Options(previous=mapping(json.loads(status.json)), pods=UserList([]), now=NOW)
    assert not poolstatus.pool(OBJECT, options).changed


def test_names_of_python_are_refused_with_the_way_out() -> None:
    snake = Typed({"metadata": {"name": "a"}, "status": {"replicas": 1, "ready_replicas": 1}})
    with pytest.raises(PoolStatusError, match="sanitize_for_serialization") as raised:
        poolstatus.pool(snake)
    assert raised.value.code is Code.INVALID_OBJECT


@pytest.mark.parametrize("text", [{1, 2}, object(), Typed, OBJECT.items(), {"status": {1}}, 1j])
def test_what_is_no_text(text: Any) -> None:
    with pytest.raises(TypeError, match=r"a text is bytes, str, None.*not \w+\."):
        poolstatus.pool(text)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2025, 1, 15, 10, 30, tzinfo=timezone.utc),
        datetime(2025, 1, 15, 12, 30, tzinfo=timezone(timedelta(hours=2))),
    ],
)
def test_now_is_a_datetime(moment: datetime) -> None:
    entry = poolstatus.pool(OBJECT, Options(now=moment)).entry
    assert entry.last_update_time == NOW


def test_now_without_a_time_zone_is_refused() -> None:
    with pytest.raises(PoolStatusError, match="no time zone") as raised:
        Options(now=datetime(2025, 1, 15, 10, 30))
    assert raised.value.code is Code.INVALID_ARGUMENT


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, replace, lambda options: pickle.loads(pickle.dumps(options))],
)
def test_options_are_copied(copied: Callable[[Options], Options]) -> None:
    options = Options(
        Flag.DETAIL, Rule.KUBERNETES, now=NOW, tenant="demo", pool="pool-0", previous={}
    )
    other = copied(options)
    assert other == options
    assert other._native is not options._native
    assert poolstatus.pool(OBJECT, other) == poolstatus.pool(OBJECT, options)
    assert poolstatus.pool(OBJECT, other).reason == "NotObserved"


def test_all_names_are_there() -> None:
    public = {name for name in vars(poolstatus) if not name.startswith("_")}
    assert set(poolstatus.__all__) <= public
    kinds = {name for name in public if isinstance(getattr(poolstatus, name), type)}
    own = {name for name in kinds if getattr(poolstatus, name).__module__ == "poolstatus"}
    assert own <= set(poolstatus.__all__)


def test_the_version_is_that_of_the_library() -> None:
    assert poolstatus.__version__ == poolstatus.version()
