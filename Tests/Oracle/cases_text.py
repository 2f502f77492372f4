"""Texts that are harder to read than they look: escapes, depth, numbers, and many of all."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
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
    pods_but_last,
    previous,
    rolling,
    stateful_set,
    status,
    stuck_pod,
    tenant,
)
from wrong import compact, pretty, put, wide

_INTEGER = "expected an integer, got a string"


_QUOTED = re.compile(r'"([^"\\]+)"(:?)')


def escaped_names(value: Any, write: Callable[[Any], str] = compact) -> str:
    """A text in which every name of a member has an escape."""
    return _QUOTED.sub(lambda found: _escaped(found) if found[2] else found[0], write(value))


def escaped_strings(value: Any, write: Callable[[Any], str] = compact) -> str:
    """A text in which every string that is no name has an escape."""
    return _QUOTED.sub(lambda found: found[0] if found[2] else _escaped(found), write(value))


def _escaped(found: re.Match[str]) -> str:
    # Letters in turn, so that the first and the last one have theirs, and digits of both cases.
    word = found[1]
    at = (0, len(word) // 2, len(word) - 1)[len(word) % 3]
    digits = f"{ord(word[at]):04x}"
    digits = digits.upper() if len(word) % 2 else digits
    return f'"{word[:at]}\\u{digits}{word[at + 1 :]}"{found[2]}'


def escapes() -> list[Defined]:
    """Names and strings that are needed, with escapes in them."""
    seen = stateful_set(status(conditions=[condition("Stalled", "True")]))
    moving, stuck = stateful_set(rolling()), pods_but_last(stuck_pod())
    then = previous("PoolRolloutComplete")
    sets = list_of(item("demo-pool-1"), item("demo-pool-0"))
    entry = previous("PoolRolloutComplete", note=1)
    ready = condition("Ready", "True", "Old", lastTransitionTime="2025-01-01T00:00:00Z")
    value = tenant(seen={"pools": [entry], "conditions": [ready]})
    missing = {
        "kind": "Status",
        "reason": "NotFound",
        "details": {"kind": "statefulsets", "name": "demo-pool-0"},
    }
    by_name = [pod("demo-pool-0-0", owners=[]), stuck_pod(owners=[owner(uid=None)])]
    bad = put(seen, "status/readyReplicas", "4")
    bad_set = put(sets, "items/1/status/replicas", -1)
    found: list[Defined] = []
    for how, escaped in (("names", escaped_names), ("strings", escaped_strings)):
        no_change: Json = {"flags": 0, "changed": 0}
        found += [
            define(f"text-escapes/{how}-object", "pool", escaped(seen), "5a"),
            define(
                f"text-escapes/{how}-object-pretty", "pool", escaped(moving, pretty), "11a-pending"
            ),
            define(f"text-escapes/{how}-documented", "pool", escaped(seen), "4", rule=DOCUMENTED),
            define(f"text-escapes/{how}-not-found", "pool", escaped(missing), "1"),
            define(f"text-escapes/{how}-list", "list", escaped(sets), "7 7"),
            define(
                f"text-escapes/{how}-previous",
                "pool",
                stateful_set(),
                "7",
                previous=escaped(then),
                **no_change,
            ),
            define(f"text-escapes/{how}-pods", "pool", moving, "8b", pods=escaped(stuck)),
            define(f"text-escapes/{how}-pods-by-name", "pool", moving, "8b", pods=escaped(by_name)),
            define(
                f"text-escapes/{how}-tenant",
                "tenant",
                escaped(value),
                "4 7 7",
                stateful_sets=escaped(sets),
            ),
            define(
                f"text-escapes/{how}-wrong",
                "pool",
                escaped(bad, wide),
                problem=f"status.readyReplicas: {_INTEGER}",
            ),
            define(
                f"text-escapes/{how}-wrong-item",
                "list",
                escaped(bad_set, pretty),
                problem="items[1].status.replicas: expected an integer from 0 to 2147483647, got -1"
                " (StatefulSet demo-pool-0)",
            ),
            define(
                f"text-escapes/{how}-names-disagree",
                "pool",
                escaped(seen),
                tenant="demo",
                pool="pool-1",
                problem="metadata.name: the StatefulSet is called demo-pool-0,"
                " tenant and pool make demo-pool-1",
            ),
        ]
    return found + spellings()


def spellings() -> list[Defined]:
    """One name in two spellings is one name; and what only looks like one."""
    good, head = compact(status(ready=3)), '{"metadata":{"name":"demo-pool-0"},'
    last = f'{head}"spec":{{"replicas":4}},"status":5,"statu\\u0073":{good}}}'
    last_wrong = f'{head}"statu\\u0073":{good},"status":5,"\\u0073tatus":"x"}}'
    upper = f'{head}"spec":{{"replicas":4}},"\\u0053tatus":5,"status":{good},"status ":7}}'
    string = "status: expected an object, got a string"
    letters = "gr\u00f6\u00dfe-\u65e5\u672c-\U0001f5c4"
    units = letters.encode("utf-16-be").hex()
    name = "".join("\\u" + units[i : i + 4] for i in range(0, len(units), 4))
    whole = f'{{"metadata":{{"name":"{name}"}},"status":{good}}}'
    quoted = '{"kind":"State\\/fulSet\\"\\\\\\b\\f\\n\\r\\t"}'
    slash = ': expected a StatefulSet, got a State/fulSet"\\     '
    return [
        define("text-escapes/twice-in-two-spellings", "pool", last, "12"),
        define("text-escapes/twice-and-the-last-is-wrong", "pool", last_wrong, problem=string),
        define("text-escapes/of-another-letter", "pool", upper, "12"),
        define("text-escapes/all-letters-of-a-name", "pool", whole, "9"),
        define("text-escapes/short-ones-in-a-kind", "pool", quoted, problem=slash),
        define(
            "text-escapes/names-agree",
            "pool",
            whole,
            "9",
            tenant="gr\u00f6\u00dfe",
            pool="\u65e5\u672c-\U0001f5c4",
        ),
    ]


def nested(levels: int, *, objects: bool = False) -> str:
    """Containers in each other."""
    if not objects:
        return "[" * levels + "]" * levels
    half, rest = divmod(levels, 2)
    return '{"a":[' * half + ("{}" if rest else "0") + "]}" * half


def _too_deep(text: str, path: str) -> list[str]:
    levels = accumulate((char in "[{") - (char in "]}") for char in text)
    index = next(index for index, depth in enumerate(levels) if depth > 128)
    return invalid_json(1, index, index, path, "nested deeper than 128")


def depths() -> list[Defined]:
    """128 levels are taken in every text, and no more."""
    good, sets = compact(stateful_set()), compact(list_of(item()))
    value, pods = (
        compact(tenant("pool-0")),
        compact(pod_list(*(pod(f"demo-pool-0-{i}") for i in range(4)))),
    )
    then = compact(previous("PoolRolloutComplete"))
    found = []
    for objects in (False, True):
        for levels in (70, 100, 126, 127, 128):
            # One more for the object around it.
            deep, shape = nested(levels, objects=objects), "objects" if objects else "arrays"
            name = f"text-depth/{levels + 1}-{shape}"
            texts = {
                key: f'{{"x":{deep},{text[1:]}'
                for key, text in {"": good, "previous": then, "pods": pods}.items()
            }
            more = {
                key: f'{{"x":{deep},{text[1:]}'
                for key, text in {"tenant": value, "statefulsets": sets}.items()
            }
            is_too_deep = levels == 128

            def error(text: str, path: str, *, wanted: bool = is_too_deep) -> list[str] | None:
                return _too_deep(text, path) if wanted else None

            found += [
                define(f"{name}-object", "pool", texts[""], error=error(texts[""], "")),
                define(
                    f"{name}-previous",
                    "pool",
                    good,
                    previous=texts["previous"],
                    error=error(texts["previous"], "previous"),
                ),
                define(
                    f"{name}-pods",
                    "pool",
                    good,
                    pods=texts["pods"],
                    error=error(texts["pods"], "pods"),
                ),
            ]
            if levels >= 126:
                found += [
                    define(
                        f"{name}-tenant",
                        "tenant",
                        more["tenant"],
                        stateful_sets=sets,
                        error=error(more["tenant"], "tenant"),
                    ),
                    define(
                        f"{name}-sets",
                        "tenant",
                        value,
                        stateful_sets=more["statefulsets"],
                        error=error(more["statefulsets"], "statefulsets"),
                    ),
                    define(
                        f"{name}-list",
                        "list",
                        more["statefulsets"],
                        error=error(more["statefulsets"], ""),
                    ),
                ]
    deepest = nested(127)[:-1] + ',{"kind":5}]'
    found.append(
        define(
            "text-depth/wrong-behind-128",
            "pool",
            f'{{"x":{deepest},"metadata":{{"name":"a"}},"status":5}}',
            problem="status: expected an object, got an integer",
        )
    )
    return found


def cases() -> list[Defined]:
    """All of them."""
    return [*escapes(), *depths()]
