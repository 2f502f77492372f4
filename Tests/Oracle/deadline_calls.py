#!/usr/bin/env python3
"""The progress deadline over successive calls, each fed the answer of the one before.

usage: deadline_calls.py [--oracle-only]

It fails once, stays failed, and recovers when something moves: of a pool, and of a tenant.
What is expected is written out here; the oracle is held to it as the library is.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass

import oracle
from casefile import Source
from jsontext import write
from library import Library
from model import Options
from report import Report
from shapes import Json, list_of, rolling, stateful_set, status, stuck_pod, tenant, unready_since

_DEADLINE = 600
_EXCEEDED = "ProgressDeadlineExceeded"


@dataclass
class Call:
    """One call: when, what is seen, and what must come out."""

    now: str
    seen: Json
    state: str
    reason: str
    changed: int
    updated_at: str
    pods: str | None = None


def _at(clock: str) -> str:
    return f"2025-01-15T{clock}Z"


# By the clock: 600 seconds are not more than 600 seconds. lastUpdateTime goes on saying since
# when nothing has moved.
_STANDS = rolling()
_MOVED = rolling(ready=4, updated=3, current=1)
_CALLS = [
    Call(_at("10:00:00"), _STANDS, "Updating", "RollingUpdate", 1, _at("10:00:00")),
    Call(_at("10:10:00"), _STANDS, "Updating", "RollingUpdate", 0, _at("10:00:00")),
    Call(_at("10:10:01"), _STANDS, "RolloutFailed", _EXCEEDED, 1, _at("10:00:00")),
    Call(_at("10:10:02"), _STANDS, "RolloutFailed", _EXCEEDED, 0, _at("10:00:00")),
    Call(_at("23:59:59"), _STANDS, "RolloutFailed", _EXCEEDED, 0, _at("10:00:00")),
    Call("2025-01-16T00:00:00Z", _MOVED, "Updating", "RollingUpdate", 1, "2025-01-16T00:00:00Z"),
    Call("2025-01-16T00:10:00Z", _MOVED, "Updating", "RollingUpdate", 0, "2025-01-16T00:00:00Z"),
    Call(
        "2025-01-16T00:10:30Z", status(), "RolloutComplete", "Complete", 1, "2025-01-16T00:10:30Z"
    ),
    Call(
        "2025-01-17T00:00:00Z", status(), "RolloutComplete", "Complete", 0, "2025-01-16T00:10:30Z"
    ),
]
# A pod that fails gives its reason; where nobody can see pods it stays, where they are given
# and none fails it is over.
_STUCK = write([stuck_pod(conditions=unready_since(_at("09:59:00")))])
_FAILS = ("RolloutFailed", "ImagePullBackOff")
_POD_CALLS = [
    Call(_at("10:00:00"), _STANDS, *_FAILS, 1, _at("10:00:00"), _STUCK),
    Call(_at("10:00:05"), _STANDS, *_FAILS, 0, _at("10:00:00"), _STUCK),
    Call(_at("10:00:09"), _STANDS, *_FAILS, 0, _at("10:00:00")),
    Call(_at("10:00:12"), _STANDS, "Updating", "RollingUpdate", 1, _at("10:00:12"), "[]"),
    Call(_at("10:00:20"), _MOVED, "Updating", "RollingUpdate", 1, _at("10:00:20"), "[]"),
]


def pool_calls(source: Source, calls: list[Call], detail: bool, where: str, report: Report) -> None:
    """poolstatus_pool, five times and more."""
    before = "{}"
    for number, call in enumerate(calls, 1):
        options = Options("kubernetes", detail, deadline=_DEADLINE, now=call.now, previous=before)
        options.pods = call.pods
        answer = source.pool(write(stateful_set(call.seen)), options)
        got = (answer.state, answer.reason)
        report.equal(got, (call.state, call.reason), f"{where}, call {number}")
        if not (detail and calls is _POD_CALLS):
            # The pod that explained the failure is gone, so the sentence changes once.
            at = json.loads(answer.json)["lastUpdateTime"]
            expected = (call.changed, call.updated_at)
            report.equal((answer.changed, at), expected, f"{where}, call {number}: changed")
        before = answer.json


def tenant_calls(source: Source, where: str, report: Report) -> None:
    """poolstatus_tenant: the pool's entry is its previous status."""
    state = {"Updating": "Updating", "RolloutFailed": "Degraded", "RolloutComplete": "Ready"}
    seen: Json = {}
    moved: dict[str, str] = {}
    for number, call in enumerate(_CALLS, 1):
        options = Options("kubernetes", deadline=_DEADLINE, now=call.now)
        sets = write(list_of(stateful_set(call.seen)))
        answer = source.tenant(write(tenant("pool-0", seen=seen)), sets, options)
        seen = json.loads(answer.json)
        got = (seen["currentState"], seen["pools"][0]["state"], answer.changed)
        expected = (state[call.state], "Pool" + call.state, call.changed)
        report.equal(got, expected, f"{where}, tenant call {number}")
        stalled = next(one for one in seen["conditions"] if one["type"] == "Stalled")
        holds = "True" if call.state == "RolloutFailed" else "False"
        report.equal(stalled["status"], holds, f"{where}, tenant call {number}: Stalled")
        if moved.get("status") != holds:
            moved = {"status": holds, "at": call.now}
        got_time = stalled["lastTransitionTime"]
        report.equal(got_time, moved["at"], f"{where}, tenant call {number}: time")


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--oracle-only", action="store_true")
    arguments = parser.parse_args()
    sources: dict[str, Source] = {"oracle": oracle}
    if not arguments.oracle_only:
        sources["library"] = Library()
    report = Report()
    for who, source in sources.items():
        for detail in (False, True):
            pool_calls(source, _CALLS, detail, f"{who}, detail {detail}", report)
        # Without the detail there is no reason to keep.
        pool_calls(source, _POD_CALLS, True, f"{who}, pods", report)
        tenant_calls(source, who, report)
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
