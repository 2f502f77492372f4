"""What a text may be, and what Options can do besides being passed."""

from __future__ import annotations

import copy
import json
import pickle
import types
from collections import UserDict, UserList
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Any

import pytest

import poolstatus
from poolstatus import Code, Flag, Options, PoolStatusError, Rule
from poolstatus._options import PoolChanges, TenantChanges

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


@pytest.mark.parametrize("text", [{1, 2}, object(), Typed, OBJECT.items(), 1j])
def test_what_is_no_text(text: Any) -> None:
    kind = type(text).__name__
    with pytest.raises(TypeError, match=rf"^a text is bytes, str, None, .*, not (\w+\.)?{kind}$"):
        poolstatus.pool(text)
    with pytest.raises(TypeError, match=rf"^pods is bytes, str, .*, not (\w+\.)?{kind}$"):
        Options(pods=text)


@pytest.mark.parametrize(("value", "kind"), [({1}, "set"), (b"", "bytes"), (object(), "object")])
def test_what_is_no_json_inside_of_a_text(value: Any, kind: str) -> None:
    words = rf"^a text has a value in it that JSON does not know: {kind}$"
    with pytest.raises(TypeError, match=words):
        poolstatus.pool({"status": [value]})


def test_texts_without_an_end() -> None:
    round_: list[Any] = []
    round_.append(round_)
    deep: Any = {}
    for _ in range(100_000):
        deep = [deep]
    for text, words in ((round_, "Circular"), (deep, "nested too deeply")):
        with pytest.raises(PoolStatusError, match=words) as raised:
            poolstatus.pool(text)
        assert raised.value.code is Code.INVALID_ARGUMENT


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"tenant": 3}, "tenant is a str or None, not int"),
        ({"blocked_message": b"x"}, "blocked_message is a str or None, not bytes"),
        ({"rule": 1.0}, "rule is a Rule, a str or an int, not float"),
        ({"rule": None}, "rule is a Rule, a str or an int, not NoneType"),
        ({"flags": "detail"}, "flags is an int, not str"),
        ({"progress_deadline_seconds": timedelta(1)}, "progress_deadline_seconds is an int, not "),
        ({"pod_grace_seconds": None}, "pod_grace_seconds is an int, not NoneType"),
        ({"now": 1736937000}, "now is a str, a datetime or None, not int"),
        ({"ruel": 1}, "unexpected keyword argument 'ruel'"),
    ],
)
def test_what_options_do_not_take(options: dict[str, Any], message: str) -> None:
    for make in (Options, partial(poolstatus.pool, OBJECT), partial(poolstatus.list_pools, [])):
        with pytest.raises(TypeError, match=message):
            make(**options)


@pytest.mark.parametrize("options", [{"rule": 1}, None, Rule.KUBERNETES, "kubernetes", Options])
def test_what_is_no_options(options: Any) -> None:
    kind = type(options).__name__
    for call in (
        lambda: poolstatus.pool(OBJECT, options),
        lambda: poolstatus.list_pools([], options),
        lambda: poolstatus.tenant({}, [], options),
        lambda: poolstatus.evaluate(poolstatus.Observation(), options),
    ):
        with pytest.raises(TypeError, match=rf"^options is an Options, not ([\w.]+\.)?{kind}$"):
            call()


def test_rules_by_name() -> None:
    assert Options(rule="kubernetes") == Options(rule=Rule.KUBERNETES) == Options(rule=1)
    assert Options(rule="kubernetes").rule is Rule.KUBERNETES
    assert poolstatus.pool(OBJECT, rule="kubernetes").reason == "NotObserved"
    assert poolstatus.pool(OBJECT, rule="documented").reason == "PodsNotReady"
    with pytest.raises(PoolStatusError, match=r"^rule is documented or kubernetes, not 'Kube'$"):
        Options(rule="Kube")
    with pytest.raises(PoolStatusError, match="rule"):
        poolstatus.pool(OBJECT, rule=7)


def test_keywords_count_before_options() -> None:
    options = Options(rule=Rule.KUBERNETES, now=NOW, flags=Flag.DETAIL, pods=[])
    first = poolstatus.pool(OBJECT, options)
    assert poolstatus.pool(OBJECT, rule="kubernetes", now=NOW, flags=1, pods=[]) == first
    assert poolstatus.pool(OBJECT, options, rule="documented").reason == "PodsNotReady"
    later = poolstatus.pool(OBJECT, options, now="2026-01-15T10:30:00Z", previous=first)
    assert (later.changed, later.json) == (False, first.json)
    assert options == Options(rule=Rule.KUBERNETES, now=NOW, flags=Flag.DETAIL, pods=[])


def test_keywords_of_the_other_calls() -> None:
    detailed = poolstatus.list_pools([OBJECT], now=NOW, flags=Flag.DETAIL)
    assert detailed == poolstatus.list_pools([OBJECT], Options(Flag.DETAIL, now=NOW))
    tenant = {"metadata": {"name": "demo"}, "spec": {"pools": [{"name": "pool-0"}]}}
    blocked = poolstatus.tenant(tenant, [OBJECT], now=NOW, blocked_reason="NoSecret")
    options = Options(now=NOW, blocked_reason="NoSecret")
    assert blocked == poolstatus.tenant(tenant, [OBJECT], options)
    assert blocked.current_state == "Blocked"
    with pytest.raises(PoolStatusError, match="tenant"):  # has no meaning there
        poolstatus.list_pools([OBJECT], tenant="demo")  # type: ignore[call-arg]


def test_the_keywords_are_the_options() -> None:
    keywords: dict[str, Any] = {**PoolChanges.__annotations__, **TenantChanges.__annotations__}
    types = {name: kind.__forward_arg__ for name, kind in keywords.items()}
    assert types == {each.name: each.type for each in fields(Options) if each.init}


def test_previous_is_a_status() -> None:
    first = poolstatus.pool(OBJECT, now=NOW, previous={"theirs": 1})
    again = poolstatus.pool(OBJECT, previous=first)
    assert (again.changed, again.json) == (False, first.json)
    listed = poolstatus.list_pools([OBJECT], now=NOW, flags=Flag.DETAIL)
    again = poolstatus.pool(OBJECT, flags=Flag.DETAIL, previous=listed.entries[0])
    assert (again.changed, f"[{again.json}]") == (False, listed.json)
    tenant = {"metadata": {"name": "demo"}, "spec": {"pools": [{"name": "pool-0"}]}}
    of_tenant = poolstatus.tenant(tenant, [OBJECT], now=NOW)
    assert not poolstatus.pool(OBJECT, previous=of_tenant.pools[0]).changed
    for many in (listed, of_tenant):
        with pytest.raises(TypeError, match=r"^previous is a text or the status of one pool, not "):
            Options(previous=many)  # type: ignore[arg-type]
    for thing in (OBJECT, mapping(OBJECT), Typed(OBJECT)):
        with pytest.raises(
            PoolStatusError, match=r"^1:1: previous: .*pass its pool status of last"
        ):
            poolstatus.pool(OBJECT, previous=thing)
    for main in (first, first.entry):
        with pytest.raises(TypeError, match=r"^a text is "):
            poolstatus.pool(main)  # type: ignore[arg-type]


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
    own = {name for name in kinds if getattr(poolstatus, name).__module__.startswith("poolstatus")}
    assert own <= set(poolstatus.__all__)


def test_the_version_is_that_of_the_library() -> None:
    assert poolstatus.__version__ == poolstatus.version()
