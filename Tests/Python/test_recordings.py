"""Every expectation of the recorded scenarios, each status being the next one's previous."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Union

import pytest

import poolstatus
from cases import RECORDINGS
from poolstatus import Flag, Options, Rule, Text

PATHS = sorted(RECORDINGS.glob("*.jsonl"))


@dataclass
class Pool:
    """What is known of one pool in the course of a recording."""

    stateful_set: dict[str, Any]
    previous: Text = "{}"
    previous_with_pods: Text = "{}"
    previous_impatient: Text = "{}"


def test_all_recordings_are_here() -> None:
    assert len(PATHS) >= 22


def expect(
    expected: Union[str, list[str]], line: dict[str, Any], pool: Pool, rule: Rule, **more: Any
) -> str:
    """Check state and, where there is one, reason; returns the status."""
    more.setdefault("flags", Flag.DETAIL)
    options = Options(rule=rule, now=line["at"], **more)
    status = poolstatus.pool(pool.stateful_set, options)
    if isinstance(expected, str):
        assert str(status.state) == expected
    else:
        assert [str(status.state), status.entry.reason or status.reason] == expected
    return status.json


def check(line: dict[str, Any], pool: Pool, pods: list[Any]) -> int:
    """Check all that the line expects; returns how much that is."""
    wanted = line.get("expect", {})
    if "documented" in wanted:
        expect(wanted["documented"], line, pool, Rule.DOCUMENTED)
    if "kubernetesAlone" in wanted:
        expect(wanted["kubernetesAlone"], line, pool, Rule.KUBERNETES)
    if "kubernetes" in wanted:
        pool.previous = expect(
            wanted["kubernetes"], line, pool, Rule.KUBERNETES, previous=pool.previous
        )
    if "kubernetesWithPods" in wanted:
        pool.previous_with_pods = expect(
            wanted["kubernetesWithPods"],
            line,
            pool,
            Rule.KUBERNETES,
            previous=pool.previous_with_pods,
            pods=pods,
        )
    if "kubernetesImpatient" in wanted:
        pool.previous_impatient = expect(
            wanted["kubernetesImpatient"],
            line,
            pool,
            Rule.KUBERNETES,
            previous=pool.previous_impatient,
            pods=pods,
            pod_grace_seconds=-1,
            flags=0,  # see the README of the recordings
        )
    return len(wanted.keys() - {"kubectl"})


@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_recording(path: Path) -> None:
    pools: dict[str, Pool] = {}
    pods: dict[str, Any] = {}
    checked = 0
    for text in path.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        if "pod" in line:
            name = line["pod"]["metadata"]["name"]
            pods[name] = line["pod"]
            if line["event"] == "DELETED":
                del pods[name]
            about = name.rpartition("-")[0]
        else:
            about = line["statefulSet"]["metadata"]["name"]
            if about not in pools or line["event"] == "DELETED":
                pools[about] = Pool(line["statefulSet"])
            pools[about].stateful_set = line["statefulSet"]
        checked += check(line, pools[about], [pods[name] for name in sorted(pods)])
    assert checked > 0
