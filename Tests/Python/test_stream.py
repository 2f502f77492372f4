"""The streams that are read: every form of them, and what it costs to follow one."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cases import RECORDINGS
from rollout.gate import Gate, Wanted
from rollout.pools import Pool
from rollout.stream import Documents, Event, Item, events, read
from streams import FIRST, IMPATIENT, Run, a_pod, forms, lines_of, ordered, recording


@pytest.mark.parametrize(
    "form", ["watch", "kubectl events", "indented events", "indented", "lines"]
)
@pytest.mark.parametrize("size", [1, 7, 4096])
def test_forms(form: str, size: int) -> None:
    """However it is written, and however it is cut into pieces, it is the same."""
    path = recording("p2") if size == 1 else recording("b1")
    text, documents = forms(path)[form], Documents("x")
    got: list[Item] = []
    for start in range(0, len(text), size):
        for number, document in documents.feed(text[start : start + size]):
            got += events(document, ("x", number))
    for number, document in documents.end():
        got += events(document, ("x", number))
    expected = lines_of(path)
    assert len(got) == len(expected)
    for event, line in zip(got, expected):
        assert isinstance(event, Event)
        wanted = line.get("statefulSet") or line["pod"]
        assert (event.name, event.kind) == (wanted["metadata"]["name"], wanted["kind"])
        assert event.type == ("MODIFIED" if form in ("indented", "lines") else line["event"])
        assert event.members["metadata"] == wanted["metadata"]


def test_usual_lines_are_not_parsed() -> None:
    """What an API server and kubectl write goes to the library as it is."""
    written = [*FIRST, a_pod()]
    for line in [*written, *map(ordered, written)]:
        (event,) = events(line, ("x", 1))
        assert isinstance(event, Event)
        assert isinstance(event.object, bytes)
        parsed = json.loads(line)
        assert (event.type, event.members) == (parsed["type"], parsed["object"])
        metadata = parsed["object"]["metadata"]
        assert (event.name, event.namespace) == (metadata["name"], metadata["namespace"])
        assert (event.uid, event.generation) == (metadata["uid"], metadata.get("generation", 0))
        assert event.kind == parsed["object"]["kind"]


def test_other_lines_are_parsed() -> None:
    """Names that are not as Kubernetes has them: no line is taken for what it is not."""
    for old, new, name in (
        (b'"name":"x-0"', '"name":"\u00fc-0"'.encode(), "\u00fc-0"),
        (b'"name":"x-0"', rb'"name":"\u00fc-0"', "\u00fc-0"),
        (b'"uid":"u"', b'"uid":7', "x-0"),
        (b'"resourceVersion":"7"', b'"resourceVersion":"7","generation":%s' % (b"1" * 30), "x-0"),
    ):
        for line in (a_pod(), ordered(a_pod())):
            (event,) = events(line.replace(old, new, 1), ("x", 1))
            assert isinstance(event, Event)
            assert event.name == name
    (problem,) = events(a_pod().replace(b'"x-0"', b'"\xff"', 1), ("x", 1))
    assert "not JSON, passed over" in str(problem)


def test_lists() -> None:
    text = (RECORDINGS / "full" / "list50.json").read_bytes()
    got = [*events(text, ("x", 1))]
    assert len(got) == 50
    assert all(isinstance(event, Event) and event.kind == "StatefulSet" for event in got)


# ---- What it costs ----------------------------------------------------------------


def cost(items: Iterator[Item], take: Callable[[Iterator[Item]], object]) -> tuple[int, int]:
    """How many events are taken, and the calls, of Python and of C, beyond reading them."""
    taken, count, is_taken = 0, 0, False

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += is_taken and event in ("call", "c_call")

    def marked() -> Iterator[Item]:
        nonlocal taken, is_taken
        while (item := next(items, None)) is not None:
            taken += isinstance(item, Event)
            is_taken = True
            yield item
            is_taken = False

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        take(marked())
    finally:
        sys.setprofile(before)
    return taken, count


@pytest.mark.parametrize("form", ["watch", "kubectl events"])
@pytest.mark.parametrize("until", ["complete", "ready"])
def test_an_event_is_cheap(
    form: str, until: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred calls or so beyond reading it, and it is seldom parsed."""
    path = tmp_path / "watch.jsonl"
    rolling = FIRST[1:27] if form == "watch" else [*map(ordered, FIRST[1:27])]  # of 11.8 KB each
    number = 520
    path.write_bytes(b"".join(rolling[at % 26] + b"\n" for at in range(number)))
    parsed: list[int] = []
    loads = json.loads

    def counted(text: str | bytes) -> Any:
        parsed.append(len(text))
        return loads(text)

    monkeypatch.setattr(json, "loads", counted)
    gate = Gate(Wanted(until, generation=9), IMPATIENT, io.StringIO(), io.StringIO())
    taken, calls = cost(read([str(path)]), gate.run)
    assert taken == number
    assert calls < 130 * number
    assert sum(parsed) < 2000 * number  # its status, and the object where the spec has changed


def test_many_pools_cost_what_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """An event moves the verdict on its own pool, and asks for no other."""
    asked: list[Pool] = []
    holds = Wanted.holds

    def counted(self: Wanted, pool: Pool) -> bool:
        asked.append(pool)
        return holds(self, pool)

    monkeypatch.setattr(Wanted, "holds", counted)
    items: list[Item] = []
    for number in range(200):
        name = b'"name":"demo-pool-%d"' % number
        items += events(FIRST[27].replace(b'"name":"demo-pool-0"', name, 1), ("x", 1))
    run = Run(items, Wanted(generation=9))
    assert (run.taken, run.status, len(asked)) == (200, 1, 200)
    assert len(run.gate.pools.all) == 200


def test_what_has_not_changed_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a StatefulSet only a new spec, of a pod nothing."""
    parsed: list[bytes] = []
    loads = json.loads

    def counted(text: bytes) -> Any:
        parsed.append(text)
        return loads(text)

    monkeypatch.setattr(json, "loads", counted)
    lines = [line for line in [*FIRST, ordered(a_pod())] for _ in range(4)]
    items = [item for line in lines for item in events(line, ("x", 1))]
    generations = {item.generation for item in items if isinstance(item, Event)} - {0}
    run = Run([*items], Wanted("ready", generation=9))
    assert (run.taken, len(generations)) == (len(items), 2)
    assert sum(len(text) > 5000 for text in parsed) == len(generations)
