"""Every case of Tests/Fixtures, through the module."""

from __future__ import annotations

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
    )


def call(case: Case) -> Any:
    """The result of the function that the case calls."""
    text = case.file("input")
    if case.keys["call"] == "tenant":
        return poolstatus.tenant(text, case.file("statefulsets"), options(case))
    function = {"pool": poolstatus.pool, "list": poolstatus.list_pools}[case.keys["call"]]
    return function(text, options(case))


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
    if case.keys["call"] != "list":
        assert got.reason == case.keys["reason"]
    if case.keys["call"] == "pool":
        assert str(got.state) == case.keys["state"]
    else:
        assert case.keys["state"] == "NONE"
