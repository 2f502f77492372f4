"""Numbers at their edges, and pools, entries and pods in large numbers."""

from __future__ import annotations

from typing import Any

from define import DOCUMENTED, Defined, define, invalid_json
from shapes import (
    Json,
    condition,
    item,
    list_of,
    owner,
    pod,
    pod_list,
    previous,
    rolling,
    stateful_set,
    status,
    stuck_pod,
    tenant,
)
from wrong import compact, pretty, put, wide

_MOST, _LEAST = 2**63 - 1, -(2**63)


def _text(value: Json, path: str, number: str) -> str:
    """A text with a number as it is spelled."""
    return compact(put(value, path, "@")).replace('"@"', number)


def numbers() -> list[Defined]:
    """Counters are integers as they are spelled; -0 is 0; what is past int64 is not JSON."""
    value = stateful_set(status(0, 0, 0, 0), desired=0)
    real = "expected an integer, got a real number"
    found = []
    for number in ("1e2", "1E+2", "4e0", "400e-2", "0.0", "-0.0", "-0e0", "1.0", "1e308", "5e-324"):
        for where in ("status/replicas", "spec/replicas", "metadata/generation"):
            if where == "status/replicas" or number in ("1e2", "-0.0"):
                name = f"{where.split('/')[0]}-{number.replace('+', 'plus-')}"
                text, problem = _text(value, where, number), f"{where.replace('/', '.')}: {real}"
                found.append(define(f"text-numbers/{name}", "pool", text, problem=problem))
    for where in ("status/readyReplicas", "spec/replicas", "metadata/generation"):
        name = f"text-numbers/minus-zero-{where.replace('/', '-')}"
        found.append(define(name, "pool", _text(value, where, "-0"), "6"))
    partition = "spec/updateStrategy/rollingUpdate/partition"
    then = previous("PoolNotCreated", status(0, 0, 0, 0))
    zero: Json = {"flags": 0, "changed": 0}
    spelled = _text(then, "readyReplicas", "-0")
    found += [
        define(
            "text-numbers/minus-zero-partition", "pool", _text(stateful_set(), partition, "-0"), "7"
        ),
        define("text-numbers/minus-zero-previous", "pool", value, "6", previous=spelled, **zero),
        define(
            "text-numbers/minus-zero-documented",
            "pool",
            _text(value, "status/replicas", "-0"),
            "3",
            rule=DOCUMENTED,
        ),
        *edges(),
        *past(),
    ]
    return found


def edges() -> list[Defined]:
    """Generations are of 64 bits."""
    most = stateful_set(status(observed=_MOST), generation=_MOST)
    least = stateful_set(status(observed=_LEAST), generation=_LEAST)
    seen = {
        "observedGeneration": _LEAST,
        "conditions": [condition("Ready", "True", observedGeneration=_MOST)],
    }
    sets = list_of(item())
    range_ = "expected an integer from 0 to 2147483647, got "
    return [
        define("text-numbers/generation-most", "pool", most, "7"),
        define("text-numbers/generation-least", "pool", least, "7"),
        define("text-numbers/generation-ahead", "pool", stateful_set(generation=_MOST), "4"),
        define(
            "text-numbers/tenant-generation-most",
            "tenant",
            compact(tenant("pool-0", generation=_MOST, seen=seen)),
            "4 7",
            stateful_sets=sets,
        ),
        define(
            "text-numbers/tenant-generation-least",
            "tenant",
            wide(tenant("pool-0", generation=_LEAST, seen=seen)),
            "4 7",
            stateful_sets=sets,
        ),
        define(
            "text-numbers/counter-most-of-64-bits",
            "pool",
            put(most, "status/replicas", _MOST),
            problem=f"status.replicas: {range_}{_MOST}",
        ),
        define(
            "text-numbers/counter-least-of-64-bits",
            "pool",
            put(most, "spec/replicas", _LEAST),
            problem=f"spec.replicas: {range_}{_LEAST}",
        ),
        define(
            "text-numbers/previous-counter-of-64-bits",
            "pool",
            most,
            previous=put(previous(), "replicas", _MOST),
            problem=f"previous.replicas: {range_}{_MOST}",
        ),
        define(
            "text-numbers/answer-code-least",
            "pool",
            {"kind": "Status", "code": _LEAST},
            problem=f": the API server answered {_LEAST}",
        ),
        define(
            "text-numbers/answer-code-minus-zero",
            "pool",
            '{"kind":"Status","code":-0}',
            problem=": the API server answered 0",
        ),
        define(
            "text-numbers/answer-code-real",
            "pool",
            '{"code":5e2,"kind":"Status"}',
            problem="code: expected an integer, got a real number",
        ),
    ]


def past() -> list[Defined]:
    """Numbers that no JSON of jansson has, in every text and also where nobody reads them."""
    good, sets = stateful_set(), list_of(item())
    numbers_ = {
        "past-int64": (str(_MOST + 1), "too big integer near '{}'"),
        "below-int64": (str(_LEAST - 1), "too big negative integer near '{}'"),
        "past-double": ("1e400", "real number overflow near '{}'"),
    }
    found = []
    for name, (number, words) in numbers_.items():
        text = f'{{"x":[{number}]}}'
        end = 6 + len(number)

        def error(path: str, *, end: int = end, message: str = words.format(number)) -> list[str]:
            return invalid_json(1, end, end, path, message)

        full = f"text-numbers/{name}"
        found += [
            define(f"{full}-object", "pool", text, previous=text, error=error("")),
            define(
                f"{full}-previous", "pool", good, previous=text, pods=text, error=error("previous")
            ),
            define(f"{full}-pods", "pool", good, pods=text, error=error("pods")),
            define(f"{full}-list", "list", text, error=error("")),
            define(f"{full}-tenant", "tenant", text, stateful_sets=text, error=error("tenant")),
            define(
                f"{full}-sets", "tenant", tenant(), stateful_sets=text, error=error("statefulsets")
            ),
            define(f"{full}-pods-documented", "list", sets, "4", pods=text, rule=DOCUMENTED),
        ]
    return found


def large() -> list[Defined]:
    """40 pools, 70 entries and 60 StatefulSets with their pods, in no order."""
    pools = [f"pool-{i}" for i in range(40)]
    names = [f"demo-pool-{i * 7 % 60}" for i in range(60)]
    sets = [item(name, rolling() if number % 9 == 4 else None) for number, name in enumerate(names)]
    entries: list[Any] = []
    for i in range(70):
        number = i * 11 % 70
        entry = previous("PoolRolloutComplete", ssName=f"demo-pool-{number}", name=f"pool-{number}")
        if number % 5 == 0:
            entry["ssName"] = f"old-pool-{number}"
        if number % 3 == 0:
            entry["note"] = {"number": number, "text": "gr\u00f6\u00dfe"}
        entries.append(entry)
    others = [condition(f"Other{i}", "True") for i in range(30)]
    value = tenant(*pools, seen={"pools": entries, "conditions": others, "note": [1]})
    given = [
        pod(f"{name}-{i}", owners=[owner(name, f"uid-of-{name}")])
        for i in (2, 0, 3, 1)
        for name in names
    ]
    stuck = stuck_pod("demo-pool-39-1", owners=[owner("demo-pool-39", "uid-of-demo-pool-39")])
    pods = compact(pod_list(*given, stuck))
    text, sets_text = compact(value), compact(list_of(*sets))
    last = entries.index(next(entry for entry in entries if entry["ssName"] == "demo-pool-39"))
    bad_entry = put(value, f"status/pools/{last}/updatedReplicas", "4")
    array = "expected an integer, got an array"
    last_set = names.index("demo-pool-39")
    bad_set = put(list_of(*sets), f"items/{last_set}/spec/replicas", [])
    integer = "expected an integer, got a string"
    twice = tenant(*pools, "pool-17")
    bad_pods = put(pod_list(*given, stuck), "items/240/status/phase", 5)
    return [
        define("text-large/tenant", "tenant", text, stateful_sets=sets_text),
        define(
            "text-large/tenant-pretty", "tenant", pretty(value), stateful_sets=sets_text, flags=0
        ),
        define("text-large/tenant-with-pods", "tenant", text, stateful_sets=sets_text, pods=pods),
        define(
            "text-large/tenant-documented", "tenant", text, stateful_sets=sets_text, rule=DOCUMENTED
        ),
        define("text-large/list-with-pods", "list", sets_text, pods=pods),
        define(
            "text-large/wrong-entry",
            "tenant",
            pretty(bad_entry),
            stateful_sets=sets_text,
            problem=f"tenant.status.pools[{last}].updatedReplicas: {integer}",
        ),
        define(
            "text-large/wrong-set",
            "tenant",
            text,
            stateful_sets=pretty(bad_set),
            problem=f"statefulsets.items[{last_set}].spec.replicas: {array}",
        ),
        define(
            "text-large/wrong-pod",
            "tenant",
            text,
            stateful_sets=sets_text,
            pods=wide(bad_pods),
            problem="pods.items[240].status.phase: expected a string, got an integer",
        ),
        define(
            "text-large/two-pools",
            "tenant",
            compact(twice),
            stateful_sets="[]",
            problem="tenant.spec.pools[40].name: two pools are called pool-17",
        ),
    ]


def cases() -> list[Defined]:
    """All of them."""
    return [*numbers(), *large()]
