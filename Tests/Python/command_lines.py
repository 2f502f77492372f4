"""Command lines for commands.py, and what has to come of them where that is known."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

from cases import RECORDINGS

NOW = "2026-11-24T00:00:00Z"
NAMES = ("tenant", "pool", "blocked-reason", "blocked-message")
DETAIL = ["--rule", "kubernetes", "--detail", "--now", NOW]
DURATIONS = ("x", "+1", " 1", "1 ", "1.5", "0x1", "1d", "1M", "m", "1m30", "1hm", "5m-1s", "\u0661")


@dataclass
class Run:
    """A command line, and what has to come of it where that is known."""

    arguments: list[Any]
    stdin: bytes = b""
    expected: Optional[tuple[int, bytes, bytes]] = None
    status: Optional[int] = None  # where nothing else is known
    only_c: bool = False  # the Go package and the Python module have tests of every case
    is_pipe_broken: bool = False  # whether nobody reads standard output
    closed: str = ""  # what closes a stream, in the shell's words


def write(path: Path, value: Any) -> str:
    path.write_text(json.dumps(value, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
    return str(path)


# ---- The command line -------------------------------------------------------------


def usage_runs() -> Iterator[Run]:
    """What is said of a command line."""
    one = str(RECORDINGS / "full/forms/x1.one.json")
    text = Path(one).read_bytes()
    yield from (Run([word]) for word in ("--help", "--version", "--bogus", "-x", "--now=1"))
    yield from (
        Run([word]) for word in ("-h", "-V", "--now=", "--detail=1", "--=", "-h=1", "--nope=a=b")
    )
    yield from (
        Run([f"--now={NOW}", "--rule=kubernetes", "--tenant=a=b", "--pool=c"], stdin=text)
        for text in (b"null", b"{}")
    )
    yield from (Run([call, "--help"]) for call in ("pool", "list", "tenant"))
    yield from (
        Run(["list", "--now", NOW, one, one]),
        Run(["tenant"]),
        Run(["tenant", one, one, one]),
    )
    yield from (Run(["list", "--pool", "x", one]), Run(["tenant", "--previous", one, one, one]))
    yield from (
        Run(["list", "--now", NOW, one]),
        Run(["tenant", one, one]),
        Run(["tenant", one], stdin=text),
    )
    for closed in ("<&-", ">&-", "2>&-", ">&- 2>&-"):
        for words in (["--now", NOW, one], ["-h"], ["--nope"], ["nosuch"]):
            yield Run(words, closed=closed, status=64 if words == ["--nope"] else None)
    yield Run(["-o", "table"], closed="<&-", status=2)
    yield from (Run(["--now", NOW], stdin=text), Run(["--now", NOW, one, "-", one], stdin=text))
    yield from (Run([]), Run(["pool", "-"]), Run(["--now", NOW, "--", "--help", "-"], stdin=text))
    for twice in (["-", one, "-"], ["--pods", "-"], ["--previous", "-", "-"], ["tenant", "-"]):
        yield Run(twice, stdin=text, status=64)
    for words in (["list"], ["tenant", one], []):
        yield Run([*words, "--exit-status", "--now", NOW, one])


def value_runs() -> Iterator[Run]:
    """What is said of the values of options."""
    one = str(RECORDINGS / "full/forms/x1.one.json")
    values = [f"--{key}" for key in (*NAMES, "now", "rule", "deadline", "pod-grace")]
    values += ["--previous", "--pods"]
    yield from (Run([value]) for value in values)
    yield from (Run([value, "", one]) for value in values)
    for wrong in (*DURATIONS, "2147483648", "35791395m", "596523h15m", "9" * 30, "9" * 30 + "h"):
        yield Run(["--deadline", wrong, one], status=64)
        yield Run(["--pod-grace", wrong, "--now", NOW, one], status=64)
    yield Run(["--deadline", "-1", one], status=64)
    for seconds in ("-2", "-01", "- 1", "--1", "-1s"):
        yield Run(["--pod-grace", seconds, one], status=64)
    for seconds in ("0", "007", "2147483647", "90s", "5m", "1h30m", "1m1h1m", "596523h14m7s", "0h"):
        yield Run(["--deadline", seconds, "--pod-grace", seconds, "--now", NOW, one], status=0)
    yield from (Run(["--rule", rule, one]) for rule in ("Kubernetes", "2"))
    yield from (Run(["--now", now, one]) for now in ("yesterday", "2026-11-24", b"\xff"))
    yield from (
        Run([*DETAIL, "--pool", b"\xff", one]),
        Run([*DETAIL, "--tenant", b"\xff", "--pool", "x", one], status=64),
        Run(["--tenant", "other", "--pool", "x", one]),
    )


def tenant_runs(folder: Path) -> Iterator[Run]:
    """What is for tenants alone, and what is not."""
    one = str(RECORDINGS / "full/forms/x1.one.json")
    status = {"theirs": 1, "currentState": "Ready"}
    spec = {"pools": [{"name": "b"}, {"name": "c"}]}
    metadata = {"name": "a", "namespace": "n"}
    tenant = {"metadata": metadata, "spec": spec, "status": status}
    owner = write(folder / "tenant.json", tenant)
    sets = write(folder / "sets.json", [{"metadata": {**metadata, "name": "a-c"}}])
    call = ["tenant", "--now", NOW, "--rule", "kubernetes"]
    reason = ["--blocked-reason", "SecretMissing"]
    for words in (["--own-members"], reason, [*reason, "--blocked-message", "a b"], []):
        yield Run([*call, *words, owner, sets], status=0)
        for other in (["pool"], ["list"]):
            yield Run([*other, *words, "--now", NOW, one], status=64 if words else 0)
    for form in ("name", "table"):
        yield Run([*call, "-o", form, owner, sets], status=0)
    yield Run([*call, "--blocked-reason", b"\xff", owner, sets], status=64)
    yield Run([*call, *reason, "--blocked-message", b"\xff", owner, sets], status=64)
    yield Run([*call, "--blocked-message", "x", owner, sets], status=64)


def verdict_runs(folder: Path) -> Iterator[Run]:
    """What the exit status says of pools, and of files that cannot be read."""
    one = str(RECORDINGS / "full/forms/x1.one.json")
    status = write(folder / "status.json", {"replicas": 4})
    bad = write(folder / "bad.json", {"replicas": "4"})
    missing = str(folder / "missing.json")
    moments = sorted(map(str, (RECORDINGS / "moments").glob("?-*.json")))
    moments = [moment for moment in moments if not moment.endswith(".pods.json")]
    stuck = str(RECORDINGS / "moments" / "5-stuck")
    looks = {"complete": 0, "degraded": 1, "rolling": 1, "partitioned": 0, "created": 1}
    for moment in moments:
        known = looks.get(Path(moment).stem.partition("-")[2])
        yield Run(["--exit-status", *DETAIL, moment], status=known)
    failed = ["--exit-status", *DETAIL, "--pod-grace", "-1", "--pods", f"{stuck}.pods.json"]
    yield Run([*failed, f"{stuck}.json"], status=3)
    yield Run([*failed, f"{stuck}.json", moments[0]], status=3)
    yield Run([*failed, f"{stuck}.json", missing], status=2)
    yield Run(["--exit-status", *DETAIL], stdin=b'{"metadata":{"name":"x"}}', status=1)
    zero = b'{"metadata":{"name":"x"},"spec":{"replicas":0},"status":{"replicas":0}}'
    yield Run(["--exit-status", *DETAIL], stdin=zero, status=0)
    yield from (Run([file, "--now", NOW, one]) for file in (missing, str(folder), "", b"\xff", bad))
    yield Run(["--now", NOW, one, status, one])  # the second has no name: what follows is not done
    yield from (
        Run(["--now", NOW, "--previous", file, one]) for file in (missing, bad, status, one)
    )
    said = f"poolstatus: {one}:1:1: previous: this looks like an object of the API server: "
    said += "--previous takes its pool status of last time\n"
    for stream in ([], ["--stream"]):
        yield Run([*stream, "--previous", one, one], expected=(2, b"", said.encode()))
    yield from (Run([*DETAIL, "--pods", file, one]) for file in (missing, bad, one))
    yield Run(["--now", NOW, "--previous", "-", one], stdin=b"{")
    yield Run(["--now", NOW, "--rule", "documented", "--rule", "kubernetes", "--detail", one])


# ---- Names, tables, lists and streams ---------------------------------------------


def output_runs(folder: Path) -> Iterator[Run]:
    """What --output, lists without a subcommand and several files come to."""
    list50, one = (str(RECORDINGS / "full" / name) for name in ("list50.json", "forms/x1.one.json"))
    odd = {"name": 'a{"]}\x1b[1m\n\u007f é 日本', "namespace": "\t\\"}
    pools = [{"metadata": odd}, {"metadata": {"name": "b", "namespace": ""}}, {"kind": "Pod"}]
    pools.append({"metadata": {"name": "c", "namespace": "n\0n"}})
    listed = write(folder / "odd.json", {"kind": "List", "items": pools})
    tenant = {"metadata": {"name": "a", "namespace": "n"}, "spec": {"pools": [{"name": "b"}]}}
    owner = write(folder / "owner.json", tenant)
    status = write(folder / "counters.json", {"metadata": {"name": "c"}, "status": {"replicas": 3}})
    missing, bad = str(folder / "missing.json"), write(folder / "items.json", [{"replicas": 1}])
    for form in ([], ["-o", "json"], ["-oname"], ["-o=name"], ["--output", "table"], ["-otable"]):
        for words in (["--now", NOW], DETAIL, ["--variant-names", "--exit-status", "--now", NOW]):
            yield Run([*form, *words, one, list50, listed, status])
            yield Run([*form, *words, one, missing, bad, list50], status=2)
        yield Run(["list", *form, "--now", NOW, one, list50, "-"], stdin=b"[]")
        yield Run(["tenant", *form, "--rule", "kubernetes", "--now", NOW, owner, listed])
        yield Run([*form, "--now", NOW], stdin=b'{"items":null}', status=0)
        yield Run([*form, "--now", NOW, "--exit-status"], stdin=b"[]", status=1)
        yield Run([*form, "--now", NOW, one], is_pipe_broken=True, status=-signal.SIGPIPE)
    for wrong in (
        ["-o"],
        ["-o", ""],
        ["-o="],
        ["--output"],
        ["-o", "xml"],
        ["-oyaml"],
        ["-o=wide"],
    ):
        yield Run([*wrong, one])
    for option in ("--tenant", "--pool", "--previous"):
        yield from (Run([*call, option, status, listed], status=64) for call in ([], ["list"]))
    for call in ([], ["list"], ["tenant", owner], ["--pods", "-", "--rule", "kubernetes", one]):
        yield from (Run(call, stdin=blank, status=2) for blank in (b"", b"\n", b" \r\n\t\n"))
    yield Run(["--previous", "-", one], status=2)
    yield Run(["--now", NOW, os.devnull, one], status=2)
    for word in ("--exit-status", "--stream"):
        yield Run(["tenant", word, owner, listed], status=64)


BROKEN = (  # behind a text that is one, and before another
    b"oops", b'{"a":oops}', b'{"a":', b"}", b"]{}", b'"a', b'{"a', b"null", b"1", b"\xff", b"\0",
    b"[1]", b"{}", b'{"metadata":{"name":"x"},"status":{"replicas":2147483648}}', b'[{"kind":1}]',
    b'{"metadata":{"name":"x","generation":9223372036854775808}}', b'{"x":1e400}', b'{"x":[}]}',
    b'{"metadata":\n{"name":"x"},"status":\n{"replicas":"1"}}', b'{"kind":"Deployment"}',
)  # fmt: skip


def text_runs() -> Iterator[Run]:
    """Texts one behind the other, and what is wrong with one of them."""
    good = '{"metadata":{"name":"é日","namespace":"\\"}{\\\\"}}'.encode()
    for broken in BROKEN:
        for between in (b"\n", b"", b" \n\n ", b"\r\n"):
            text = good + between + broken + between + good
            yield Run(["--now", NOW], stdin=text)
        yield Run(["--now", NOW, "-o", "name", "--stream"], stdin=good + broken)
        yield Run(["list", "--now", NOW], stdin=good + b"\n" + broken)
    yield Run(["--now", NOW, "--tenant", "a"], stdin=good + good, status=0)
    for length in range(65520, 65540):  # of what the commands read at once
        name = b'\\"' * 4 + b"[" * (length - 200)
        text = b'{"x":"%s","metadata":{"name":"a\\\\"}}' % name
        yield Run(["--now", NOW], stdin=text + b"\n" + text, status=0)


def stream_runs(folder: Path) -> Iterator[Run]:
    """Recordings as streams: of objects, of lists with their pods."""
    empty = write(folder / "never.json", {})
    for name in (
        "b1-rollout-ordered",
        "c1-pullfail-parallel",
        "f1-scale-parallel",
        "t1-three-pools",
    ):
        path = RECORDINGS / f"{name}.jsonl"
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        sets = [line for line in lines if "statefulSet" in line]
        ndjson = b"".join(json.dumps(line["statefulSet"]).encode() + b"\n" for line in sets)
        indented = b"".join(json.dumps(line["statefulSet"], indent=4).encode() for line in sets)
        said = ""  # what the recording says of them
        for line in sets:
            metadata = line["statefulSet"]["metadata"]
            said += (
                f"{metadata['namespace']}/{metadata['name']} {line['expect']['kubernetes'][0]}\n"
            )
        stream = ["--rule", "kubernetes", "--now", NOW, "--stream"]
        for text in (ndjson, indented):
            known = (0, said.encode(), b"")
            yield Run([*stream, "-o", "name", "--previous", empty], stdin=text, expected=known)
        looks: dict[str, Any] = {}
        lists = []
        for line in lines:
            item = line.get("statefulSet") or {"kind": "Pod", **line["pod"]}
            looks[item["metadata"]["uid"]] = item
            lists.append(json.dumps({"kind": "List", "items": [*looks.values()]}).encode())
        for text in (ndjson, b"\n".join(lists[::7])):
            yield Run(["--now", NOW], stdin=text)
            for words in ([], ["--detail"], ["-o", "table"], ["-otable", "--detail"]):
                yield Run([*stream, *words], stdin=text)
            yield Run([*stream, "--exit-status", "--pod-grace", "-1"], stdin=text)
            yield Run(["--exit-status", *DETAIL, "-o", "table"], stdin=text)
