"""What the module promises beside the answers: texts, errors, memory, threads."""

from __future__ import annotations

import contextlib
import gc
import json
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import poolstatus
from cases import RECORDINGS
from poolstatus import Code, Flag, Options, PoolStatusError, State

NOW = "2025-01-15T10:30:00Z"
OPTIONS = Options(tenant="demo", pool="pool-0", now=NOW)
OBJECT: dict[str, Any] = {"status": {"replicas": 4, "readyReplicas": 3}, "spec": {"x": "é"}}


def test_texts_of_every_type() -> None:
    text = json.dumps(OBJECT, ensure_ascii=False)
    raw = text.encode()
    answers = {
        poolstatus.pool(one, OPTIONS)
        for one in (
            text,
            raw,
            bytearray(raw),
            memoryview(raw),
            memoryview(raw * 2)[: len(raw)],
            OBJECT,
        )
    }
    assert len(answers) == 1


def test_none_is_null() -> None:
    status = poolstatus.pool(None, OPTIONS)
    assert (status.state, status.reason) == (State.NOT_CREATED, "StatefulSetMissing")


def test_lists_of_lists_given() -> None:
    items = [{**OBJECT, "metadata": {"name": name}} for name in ("a", "b")]
    listed = poolstatus.list_pools(items, Options(now=NOW))
    assert [item.ss_name for item in listed.entries] == ["a", "b"]
    assert listed == poolstatus.list_pools({"kind": "List", "items": items}, Options(now=NOW))


def test_what_is_not_json_at_all() -> None:
    with pytest.raises(TypeError):
        poolstatus.pool({"status": object()}, OPTIONS)
    for bad in ("\ud800", {"currentRevision": "\ud800"}, {"replicas": float("nan")}):
        with pytest.raises(PoolStatusError) as caught:
            poolstatus.pool(bad, OPTIONS)
        assert caught.value.code == Code.INVALID_JSON


def test_error() -> None:
    with pytest.raises(PoolStatusError) as caught:
        poolstatus.pool('{\n "a": é}', OPTIONS)
    error = caught.value
    assert isinstance(error, ValueError)
    assert (error.code, error.line, error.path) == (Code.INVALID_JSON, 2, "")
    assert str(error) == f"2:{error.column}: {error.message}"
    assert pickle.loads(pickle.dumps(error)).args == error.args

    with pytest.raises(PoolStatusError, match=r"^1:23: status.replicas: ") as caught:
        poolstatus.pool('{"status":{"replicas":"4"}}', OPTIONS)
    assert (caught.value.code, caught.value.line) == (Code.INVALID_OBJECT, 1)
    assert caught.value.path == "status.replicas"

    with pytest.raises(PoolStatusError, match=r"^1:\d+: previous: "):
        poolstatus.pool(OBJECT, Options(tenant="a", pool="b", previous="{"))
    with pytest.raises(PoolStatusError, match=r"^1:\d+: previous: "):
        poolstatus.pool(OBJECT, Options(tenant="a", pool="b", previous=""))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"tenant": "a\0b"}, "tenant has a NUL byte in it"),
        ({"flags": 1 << 32}, "flags is out of range"),
        ({"rule": -(2**31) - 1}, "rule is out of range"),
        ({"progress_deadline_seconds": 2**31}, "progress_deadline_seconds is out of range"),
        ({"max_input_bytes": -1}, "max_input_bytes is out of range"),
        ({"pod_grace_seconds": 2**31}, "pod_grace_seconds is out of range"),
        ({"blocked_reason": "a\0b"}, "blocked_reason has a NUL byte in it"),
        ({"blocked_message": "a\0b"}, "blocked_message has a NUL byte in it"),
    ],
)
def test_what_c_cannot_take(options: dict[str, Any], message: str) -> None:
    with pytest.raises(PoolStatusError, match=f"^{message}$") as caught:
        Options(**options)
    assert caught.value.code == Code.INVALID_ARGUMENT


def test_decide_takes_32_bits() -> None:
    assert poolstatus.decide(-(2**31), 0, 0, 2**31 - 1) == State.INITIALIZED
    with pytest.raises(PoolStatusError, match=r"^a counter is out of range$"):
        poolstatus.decide(4, 2**31, 4, 4)


def test_options_are_a_copy() -> None:
    previous = bytearray(b'{"state":"PoolUpdating","theirs":1}')
    options = Options(tenant="a", pool="b", now=NOW, previous=previous)
    expected = poolstatus.pool(OBJECT, options)
    previous[:] = b" " * len(previous)
    del previous
    gc.collect()
    assert poolstatus.pool(OBJECT, options) == expected
    assert expected.json.endswith(',"theirs":1}')


def test_previous_goes_round() -> None:
    first = poolstatus.pool(OBJECT, OPTIONS)
    later = "2026-01-15T10:30:00Z"
    again = poolstatus.pool(
        OBJECT, Options(tenant="demo", pool="pool-0", now=later, previous=first.json)
    )
    assert (first.changed, again.changed, again.json) == (True, False, first.json)


def test_detail() -> None:
    detailed = Options(tenant="a", pool="b", now=NOW, flags=Flag.DETAIL)
    status = poolstatus.pool(OBJECT, detailed)
    assert (status.entry.name, status.entry.reason) == ("b", status.reason)
    assert str(status.entry.message) in status.json
    plain = poolstatus.pool(OBJECT, OPTIONS)
    assert (plain.entry.name, plain.entry.reason, plain.entry.message) == (None, None, None)


def test_both_spellings_are_states() -> None:
    flags = Flag.VARIANT_NAMES
    variant = poolstatus.pool(OBJECT, Options(tenant="demo", pool="pool-0", now=NOW, flags=flags))
    assert '"state":"Updating"' in variant.json
    assert variant.state == variant.entry.state == poolstatus.pool(OBJECT, OPTIONS).state


def test_calls_leave_nothing_behind() -> None:
    text = json.dumps({"metadata": {"name": "demo-pool-0"}, **OBJECT}).encode()
    tenant = b'{"metadata": {"name": "demo"}, "spec": {"pools": [{"name": "pool-0"}]}}'

    def calls() -> None:
        poolstatus.pool(text, OPTIONS)
        poolstatus.list_pools(b"[" + text + b"]", now=NOW)
        poolstatus.tenant(tenant, text, now=NOW)
        poolstatus.evaluate(poolstatus.Observation(name="a"), now=NOW)
        for bad in (b"{", b'{"status": {"replicas": "4"}}'):
            with contextlib.suppress(PoolStatusError):
                poolstatus.pool(bad, OPTIONS)

    def blocks() -> int:
        gc.collect()
        return sys.getallocatedblocks()

    calls()
    before = blocks()
    for _ in range(1000):
        calls()
    assert blocks() - before < 100


def test_what_is_compiled_checks_what_it_is_given() -> None:
    native = poolstatus._calls.NATIVE
    if not native:
        pytest.skip("ctypes makes the calls")
    for function, texts in ((native.pool, 1), (native.list, 1), (native.tenant, 2)):
        for wrong in ((), (b"{}",) * texts, ("{}",) * texts + (0,), (b"{}",) * texts + ("0",)):
            with pytest.raises(TypeError):
                function(*wrong)
        with pytest.raises(OverflowError):
            function(*(b"{}",) * texts, 2**70)
        with pytest.raises(PoolStatusError):  # no options are all defaults
            function(*(b"{",) * texts, 0)


def test_threads() -> None:
    line = (RECORDINGS / "t1-three-pools.jsonl").read_text(encoding="utf-8").splitlines()[0]
    sets = [json.loads(line)["statefulSet"]] * 50  # enough work for threads to overlap

    def work(number: int) -> str:
        status = {"replicas": number + 1, "readyReplicas": number}
        options = Options(tenant="t", pool=str(number), now=NOW)
        for _ in range(50):
            answer = poolstatus.pool(status, options)
            assert (answer.entry.ss_name, answer.entry.replicas) == (f"t-{number}", number + 1)
            with pytest.raises(PoolStatusError):
                poolstatus.pool("{" * (number + 1), options)
        listed = poolstatus.list_pools(sets, Options(now=NOW))
        return f"{answer.json} {len(listed.entries)}"

    with ThreadPoolExecutor(16) as pool:
        together = list(pool.map(work, range(32)))
    assert together == [work(number) for number in range(32)]
