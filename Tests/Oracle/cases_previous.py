"""The pool status of last time: its state, what is carried over, what counts as changed."""

from __future__ import annotations

import json
from typing import Any

from define import DETAIL, DOCUMENTED, VARIANT_NAMES, Defined, define, invalid_json
from shapes import EARLIER, NEW, NOW, Json, metadata, previous, rolling, stateful_set, status

# Two of four ready, nothing pending: what it means depends on the previous state alone.
_HALF_READY = status(ready=2)
_COMPLETE = "PoolRolloutComplete"


def states() -> list[Defined]:
    """What each previous state makes of the same StatefulSet."""
    rows = {
        "Created": "10-initialized",
        "NotCreated": "10-initialized",
        "Initialized": "10-initialized",
        "Updating": "11f",
        "RolloutComplete": "12",
        "RolloutFailed": "11f",
        "Degraded": "12",
    }
    found: list[tuple[str, Any, str, str]] = [
        ("unknown-none-passed-is-null", None, "12", "null is absent: no previous is passed"),
        ("never-seen-empty", {}, "10-initialized", ""),
        ("never-seen-without-state", {"ssName": "demo-pool-0"}, "10-initialized", ""),
        ("never-seen-state-null", '{"state":null}\n', "10-initialized", "null is absent"),
        ("unknown-word", {"state": "PoolResting"}, "12", "none of the seven counts as none"),
        ("never-seen-state-empty", {"state": ""}, "10-initialized", "empty is absent"),
        ("unknown-only-the-prefix", {"state": "Pool"}, "12", ""),
        ("unknown-prefix-twice", {"state": "PoolPoolUpdating"}, "12", ""),
        ("unknown-case-matters", {"state": "poolUpdating"}, "12", ""),
        ("unknown-with-a-tail", {"state": "PoolUpdating "}, "12", ""),
    ]
    for state, row in rows.items():
        found.append((f"{state}", previous(state, _HALF_READY), row, ""))
        found.append((f"Pool{state}", previous(f"Pool{state}", _HALF_READY), row, ""))
    value = stateful_set(_HALF_READY)
    return [
        define(f"previous-state/{name}", "pool", value, row, why, previous=then)
        for name, then, row, why in found
    ]


def _carry(name: str, members: str, why: str = "", **more: Any) -> Defined:
    # As text: what is carried over is carried over as it is written.
    then = json.dumps(previous(_COMPLETE), separators=(",", ":"))[:-1] + members + "}\n"
    full = f"previous-carry/{name}"
    return define(full, "pool", stateful_set(), "7", why, previous=then, **more)


def carried() -> list[Defined]:
    """Members of others follow the known ones, unchanged and in their order."""
    detail = ',"name":"pool-0","reason":"Complete","message":"old"'
    deep = "[" * 100 + '{"a":1}' + "]" * 100
    decommission = '{"startTime":"2025-01-01T00:00:00Z","startSize":1099511627776,"complete":false}'
    alternating = '{"a":[' * 45 + "null" + "]}" * 45
    values: list[tuple[str, str]] = [
        ("one", ',"lifecycleState":"Active"'),
        ("operators-own", f',"lifecycleState":"Decommissioning","decommission":{decommission}'),
        ("order", ',"z":1,"a":2,"m":3,"B":4,"_":5'),
        ("empty", ',"o":{},"a":[],"s":"","":0'),
        ("literals", ',"t":true,"f":false,"n":null,"l":[true,false,null]'),
        ("null-stays", ',"note":null'),
        (
            "unicode",
            ',"\u540d\u524d":"\u30d7\u30fc\u30eb \U0001f5c4","e\u0301":"\u00e9 \u2028 \u007f"',
        ),
        ("escapes", ',"q\\"":"\\b\\f\\n\\r\\t\\"\\\\","c":"\\u0001\\u001F","slash":"a/b"'),
        ("numbers", ',"i":[0,-1,2147483648,9223372036854775807,-9223372036854775808]'),
        ("reals", ',"r":[0.5,1.0,-0.25,1024.5,0.0,-0.0]'),
        ("nested", ',"o":{"a":{"b":[1,{"c":[[]]}]},"z":"y"}'),
        ("nested-100-arrays", f',"deep":{deep}'),
        ("nested-90-alternating", f',"deep":{alternating}'),
        ("like-known-but-not", ',"statE":"x","ssname":"y","Reason":"z","availableReplicas":4'),
        ("long-string", ',"long":"' + "0123456789abcdef" * 512 + '"'),
        ("many", "".join(f',"key-{i}":{i}' for i in range(300))),
        ("blanks-inside-strings", ',"s":"  a  b ","k  ":" "'),
    ]
    found = [_carry(name, members, flags=0) for name, members in values]
    mixed = (
        '{"first":1,"ssName":"demo-pool-0","second":2,"state":"PoolDegraded","third":3,'
        '"replicas":4,"message":"old","fourth":4,"lastUpdateTime":"2025-01-15T10:20:00Z"}\n'
    )
    return [
        *found,
        _carry("detail-is-known-and-goes", detail, flags=0),
        _carry("detail-is-known-and-is-replaced", ',"lifecycleState":"Active"' + detail),
        _carry("name-is-carried-without-detail", ',"name":"pool-9","x":1,"reason":"y"', flags=0),
        _carry("name-among-others-without-detail", ',"a":1,"name":"pool-9","b":2', flags=0),
        _carry("name-null-is-none", ',"a":1,"name":null,"b":2', flags=0),
        _carry("name-empty-is-none", ',"a":1,"name":"","b":2', flags=0),
        _carry("name-twice-the-last-is-null", ',"name":"pool-9","b":2,"name":null', flags=0),
        _carry("name-twice-the-first-is-null", ',"name":null,"b":2,"name":"pool-9"', flags=0),
        _carry("name-twice-the-first-is-no-name", ',"name":0,"b":2,"name":"pool-9"', flags=0),
        _carry("workload-state-twice", ',"workloadState":0,"workloadState":"Created"', flags=0),
        _carry("workload-state", ',"a":1,"workloadState":"PoolUpdating","b":2', flags=0),
        _carry("workload-state-is-spelled", ',"workloadState":"Updating"', flags=VARIANT_NAMES),
        _carry("workload-state-null", ',"workloadState":null,"b":2', flags=0),
        define(
            "previous-carry/name-stays-where-none-is-known",
            "pool",
            _without_label(),
            "7",
            "with the detail it is written where a name is",
            previous=previous(_COMPLETE, lifecycleState="Active", name="pool-9"),
            changed=0,
        ),
        define(
            "previous-carry/name-is-replaced-where-one-is-known",
            "pool",
            stateful_set(),
            "7",
            previous=previous(_COMPLETE, name="pool-9"),
            changed=1,
        ),
        _carry("after-detail", ',"lifecycleState":"Active"'),
        define("previous-carry/from-between-known", "pool", stateful_set(), "7", previous=mixed),
        define(
            "previous-carry/of-a-pool-that-is-gone",
            "pool",
            None,
            "1",
            previous=previous(_COMPLETE, lifecycleState="Active"),
            tenant="demo",
            pool="pool-0",
        ),
        define(
            "previous-carry/never-seen-with-foreign",
            "pool",
            stateful_set(_HALF_READY),
            "10-initialized",
            "without a state it is never seen, whatever else is there",
            previous={"lifecycleState": "Active", "ssName": "demo-pool-0"},
        ),
        define(
            "previous-carry/documented-rule",
            "pool",
            stateful_set(),
            "4",
            previous={"lifecycleState": "Active"},
            rule=DOCUMENTED,
            flags=0,
        ),
    ]


def _without_label() -> Json:
    return {**stateful_set(), "metadata": metadata("demo-pool-0", labels={"rustfs.pool": ""})}


def changes() -> list[Defined]:
    """`changed`: 1 where something differs that `previous` has."""
    then = previous(_COMPLETE)
    detail = {
        "name": "pool-0",
        "reason": "Complete",
        "message": "4 of 4 pods ready, 4 of 4 updated",
    }
    zero = status(4, 0, 4, 4)
    both = VARIANT_NAMES | DETAIL
    variant = {**then, "state": "RolloutComplete"}
    bare = _without(then, "currentRevision", "updateRevision")
    work = {**then, "workloadState": _COMPLETE}
    no_revisions = status(old=None, new=None)
    plain: list[tuple[str, Json, Json | None, int]] = [
        ("0-nothing", then, None, 0),
        ("0-with-foreign", {**then, "lifecycleState": "Active"}, None, 0),
        ("0-order-of-members", dict(sorted(then.items())), None, 0),
        ("0-order-reversed", dict(reversed(then.items())), None, 0),
        ("0-with-detail", {**then, **detail}, None, DETAIL),
        ("0-variant-names", variant, None, VARIANT_NAMES),
        ("0-variant-names-detail-pruned", variant, None, both),
        ("0-time-with-offset", {**then, "lastUpdateTime": "2025-01-15T12:20:00.5+02:00"}, None, 0),
        ("0-time-in-the-future", {**then, "lastUpdateTime": "2031-01-01T00:00:00Z"}, None, 0),
        ("0-time-absent", _without(then, "lastUpdateTime"), None, 0),
        ("0-time-null", {**then, "lastUpdateTime": None}, None, 0),
        ("0-time-empty", {**then, "lastUpdateTime": ""}, None, 0),
        ("0-null-is-absent", {**then, "currentReplicas": None}, status(current=None), 0),
        ("0-empty-revisions-then", {**bare, "updateRevision": ""}, no_revisions, 0),
        ("0-empty-revisions-now", bare, status(old="", new=""), 0),
        ("0-detail-is-pruned", then, None, DETAIL),
        ("0-detail-is-dropped", {**then, **detail}, None, 0),
        ("0-detail-reason-and-message-differ-undetailed", {**then, "reason": "x"}, None, 0),
        ("0-detail-name-pruned", {**then, **_without(detail, "name")}, None, DETAIL),
        ("0-detail-reason-pruned", {**then, **_without(detail, "reason")}, None, DETAIL),
        ("0-detail-message-pruned", {**then, **_without(detail, "message")}, None, DETAIL),
        ("0-detail-message-empty", {**then, **detail, "message": ""}, None, DETAIL),
        ("0-detail-reason-empty", {**then, **detail, "reason": ""}, None, DETAIL),
        ("0-detail-null", {**then, "name": None, "reason": None, "message": None}, None, DETAIL),
        ("0-workload-state", work, None, 0),
        ("0-workload-state-null", {**then, "workloadState": None}, None, 0),
        ("0-workload-state-empty", {**then, "workloadState": ""}, None, 0),
        ("1-state", {**then, "state": "PoolDegraded"}, None, 0),
        ("1-spelling", variant, None, 0),
        ("1-spelling-variant-names", then, None, VARIANT_NAMES),
        ("1-workload-state", {**then, "workloadState": "PoolUpdating"}, None, 0),
        ("1-workload-state-spelling", {**then, "workloadState": "RolloutComplete"}, None, 0),
        ("1-workload-state-unknown", {**then, "workloadState": "Resting"}, None, 0),
        ("1-name", {**then, "ssName": "demo-pool-1"}, None, 0),
        ("1-name-absent", _without(then, "ssName"), None, 0),
        ("1-replicas", {**then, "replicas": 5}, None, 0),
        ("1-ready-replicas", {**then, "readyReplicas": 3}, None, 0),
        ("1-current-replicas", {**then, "currentReplicas": 3}, None, 0),
        ("1-updated-replicas", {**then, "updatedReplicas": 3}, None, 0),
        ("1-counter-absent-before", _without(then, "currentReplicas"), None, 0),
        ("1-counter-absent-now", then, status(current=None), 0),
        ("1-absent-is-not-zero", _without(then, "readyReplicas"), zero, 0),
        ("1-current-revision", {**then, "currentRevision": "demo-pool-0-x"}, None, 0),
        ("1-update-revision", {**then, "updateRevision": NEW + "x"}, None, 0),
        ("1-revision-absent-before", _without(then, "updateRevision"), None, 0),
        ("1-time-is-no-time", {**then, "lastUpdateTime": "2025-01-15 10:20"}, None, 0),
        ("1-time-is-no-day", {**then, "lastUpdateTime": "2025-02-30T10:20:00Z"}, None, 0),
        ("1-state-unknown", {**then, "state": "PoolResting"}, None, 0),
        ("1-state-absent", _without(then, "state"), None, 0),
        ("1-empty", {}, None, 0),
        ("1-detail-name", {**then, **detail, "name": "pool-1"}, None, DETAIL),
        ("1-detail-reason", {**then, **detail, "reason": "Partitioned"}, None, DETAIL),
        ("1-detail-message", {**then, **detail, "message": "4 of 4"}, None, DETAIL),
    ]
    return [
        define(
            f"previous-changed/{name}",
            "pool",
            stateful_set(seen),
            previous=_text(before),
            flags=flags,
            changed=int(name[0]),
        )
        for name, before, seen, flags in plain
    ]


def last_update_times() -> list[Defined]:
    """lastUpdateTime moves with the state, a counter, a revision or ssName; never else."""
    then = previous(_COMPLETE)
    stays: Json = {"lastUpdateTime": EARLIER}
    moves: Json = {"lastUpdateTime": NOW}
    odd = "2025-01-15T12:20:00.5+02:00"
    failed, exceeded = "PoolRolloutFailed", "ProgressDeadlineExceeded"
    moving = rolling()
    cases: list[tuple[str, Json, Json | None, int, Json]] = [
        ("stays", then, None, 0, stays),
        ("stays-as-bytes", {**then, "lastUpdateTime": odd}, None, 0, {"lastUpdateTime": odd}),
        ("stays-while-the-spelling-changes", then, None, VARIANT_NAMES, stays),
        ("stays-while-the-message-changes", {**then, "message": "x"}, None, DETAIL, stays),
        ("stays-while-the-name-changes", {**then, "name": "x"}, None, DETAIL, stays),
        ("stays-while-the-workload-changes", {**then, "workloadState": "x"}, None, 0, stays),
        ("moves-with-the-state", {**then, "state": "PoolDegraded"}, None, 0, moves),
        ("moves-with-an-unknown-state", {**then, "state": "PoolX"}, None, 0, moves),
        ("moves-with-a-counter", {**then, "readyReplicas": 3}, None, 0, moves),
        ("moves-with-a-revision", {**then, "updateRevision": "x"}, None, 0, moves),
        ("moves-with-ss-name", {**then, "ssName": "x"}, None, 0, moves),
        ("moves-where-there-is-none", _without(then, "lastUpdateTime"), None, 0, moves),
        ("moves-where-it-is-no-time", {**then, "lastUpdateTime": "x"}, None, 0, moves),
        ("moves-when-a-failure-ends", previous(failed, moving), moving, 0, moves),
        (
            "moves-when-an-exceeded-deadline-ends",
            previous(failed, moving, reason=exceeded),
            moving,
            DETAIL,
            moves,
        ),
    ]
    return [
        define(
            f"previous-time/{name}",
            "pool",
            stateful_set(seen),
            previous=_text(before),
            flags=flags,
            says=says,
        )
        for name, before, seen, flags, says in cases
    ]


def _text(value: Json) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False) + "\n"


def _without(value: Json, *keys: str) -> Json:
    return {key: item for key, item in value.items() if key not in keys}


_NO_POOL_STATUS = (
    "previous: this looks like an object of the API server: pass its pool status of last time"
)


def objects() -> list[Defined]:
    """What has a kind or metadata and no state is an object of the API server, no pool status."""
    typed = _without(stateful_set(), "apiVersion", "kind")
    then = previous(_COMPLETE)
    known: list[tuple[str, Any]] = [
        ("stateful-set", stateful_set()),
        ("stateful-set-of-a-typed-list", typed),
        ("tenant", {"kind": "Tenant", "spec": {"pools": []}}),
        ("list", {"items": [stateful_set()], "kind": "StatefulSetList"}),
        ("metadata-last", {**_without(then, "state"), "metadata": {}}),
        ("metadata-is-no-object", {**_without(then, "state"), "metadata": 0}),
        ("state-empty", {"kind": "x", "state": ""}),
        ("state-null", {"kind": "x", "state": None}),
        ("state-is-no-string", {"kind": "x", "state": 5}),
        ("state-of-a-status", {"kind": "x", "status": then}),
    ]
    refused = [
        define(
            f"previous-errors/object-{name}",
            "pool",
            stateful_set(),
            previous=value,
            problem=_NO_POOL_STATUS,
        )
        for name, value in known
    ]
    return [
        *refused,
        _carry("kind-beside-a-state", ',"kind":"StatefulSet","metadata":{"name":"x"}', flags=0),
        define(
            "previous-carry/kind-and-metadata-null",
            "pool",
            stateful_set(_HALF_READY),
            "10-initialized",
            "null is absent",
            previous='{"kind":null,"metadata":null}\n',
        ),
        define(
            "previous-carry/spec-and-status-alone",
            "pool",
            stateful_set(_HALF_READY),
            "10-initialized",
            "an operator may keep members of these names in its pools",
            previous='{"spec":{"a":1},"status":{"b":2}}\n',
        ),
    ]


def errors() -> list[Defined]:
    """Bad previous statuses: the path says where."""
    then = previous(_COMPLETE)
    cases: list[tuple[str, Any]] = [
        ("array", []),
        ("array-of-one", [then]),
        ("string", '"PoolUpdating"\n'),
        ("state", {**then, "state": {}}),
        ("replicas-string", {**then, "replicas": "4"}),
        ("ready-replicas-array", {**then, "readyReplicas": []}),
        ("current-replicas-object", {**then, "currentReplicas": {}}),
        ("updated-replicas-string", {**then, "updatedReplicas": "4"}),
        ("current-revision-object", {**then, "currentRevision": {}}),
        ("update-revision-array", {**then, "updateRevision": [NEW]}),
        ("name-array", {**then, "ssName": ["demo-pool-0"]}),
        ("workload-state-object", {**then, "workloadState": {}}),
        ("time-object", {**then, "lastUpdateTime": {"at": EARLIER}}),
    ]
    found = [
        define(f"previous-errors/{name}", "pool", stateful_set(), previous=value)
        for name, value in cases
    ]
    eof = invalid_json(2, 0, 25, "previous", "'}' expected near end of file")
    colon = invalid_json(2, 5, 31, "previous", "':' expected near '}'")
    texts = [
        ("not-json-end", '{"state": "PoolUpdating"\n', eof),
        ("not-json-second-line", '{"state": "PoolUpdating",\n "x"}', colon),
    ]
    return found + [
        define(f"previous-errors/{name}", "pool", stateful_set(), previous=text, error=error)
        for name, text, error in texts
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [*states(), *carried(), *changes(), *last_update_times(), *objects(), *errors()]
