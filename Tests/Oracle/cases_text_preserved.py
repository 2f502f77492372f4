"""Members of others, which follow as the same bytes, in whatever form they are written."""

from __future__ import annotations

from define import DETAIL, DOCUMENTED, Defined, define
from shapes import Json, item, list_of, previous, stateful_set, tenant
from wrong import compact

_DEEP = "[" * 69 + "0" + "]" * 69
# What is no field, as it is written; each once alone, once beside an escape in what is needed.
_WRITTEN = {
    "reals": '"r":[0.1,1e2,1E+2,-0.0,1.50,0.1e1,100000000000000000000.0,-1.7976931348623157e308]',
    "tiny": '"t":[1e-400,5e-324,-1E-999]',
    "integers": '"i":[-0,0,9223372036854775807,-9223372036854775808,-1]',
    "minus-zero": '"z":-0',
    "escapes": '"e":"\\u0041\\/\\u00e9\\ud83d\\udDC4\\b\\u0000\\u001f","\\u0041b":"\\"\\\\"',
    "escaped-name": '"not\\u0065":1,"st\\u0061te2":{"\\u0061":[]}',
    "blanks": '"b" : { "x" :\t[ 1 ,\r\n 2 ] , "y" : " " }\n, "c":[ ]',
    "unicode": '"gr\u00f6\u00dfe \u65e5\u672c":"\U0001f5c4 \u2028 e\u0301 \u007f"',
    "twice": '"x":1,"y":2,"x":3,"\\u0078":{"a":1,"a":2}',
    "twice-inside": '"x":{"a":[1],"a":[2],"b":null}',
    "deep": f'"deep":{_DEEP}',
    "literals": '"l":[true,false,null],"n":null,"t":true',
    "like-fields": '"State":1,"state ":"x","ssName\\u0020":[],"replicaS":-1.0,"":"empty"',
    "twice-of-a-pod": '"phase":1,"y":2,"phase":3',
}


def _with(value: Json, members: str, *, escaped: bool = False) -> str:
    """The text of an object with more members in its midst."""
    text = compact(value)[1:-1]
    if escaped:
        text = text.replace("Rollout", "Roll\\u006fut", 1)
    first, _, rest = text.partition(",")
    return "{" + ",".join(part for part in (first, members, rest) if part) + "}"


def of_previous() -> list[Defined]:
    """Of the pool status of last time."""
    then = previous("PoolRolloutComplete")
    found = []
    for number, (name, members) in enumerate(_WRITTEN.items()):
        for escaped in (False, True):
            found.append(
                define(
                    f"text-preserved/previous-{name}{'-beside-an-escape' * escaped}",
                    "pool",
                    stateful_set(),
                    previous=_with(then, members, escaped=escaped),
                    flags=0,
                    changed=0,
                    rule=DOCUMENTED if number % 2 else "1",
                )
            )
    for levels in (70, 100, 127):
        deep = '"deep":' + "[" * levels + '"\\u0041"' + "]" * levels
        objects = '"deep":' + '{"a":' * levels + "-0" + "}" * levels
        for shape, members in (("arrays", deep), ("objects", objects)):
            found.append(
                define(
                    f"text-preserved/previous-{levels}-{shape}",
                    "pool",
                    stateful_set(),
                    previous=_with(then, members),
                    flags=0,
                    changed=0,
                )
            )
    changed = _with(previous("PoolDegraded"), _WRITTEN["reals"], escaped=False)
    found.append(
        define(
            "text-preserved/previous-changed",
            "pool",
            stateful_set(),
            previous=changed,
            changed=1,
        )
    )
    return found


def of_a_tenant() -> list[Defined]:
    """Of a Tenant's status, the entries of its pools, those of gone pools, and conditions."""
    entry = previous("PoolRolloutComplete")
    gone = {"ssName": "demo-pool-9", "state": "PoolRolloutComplete"}
    other = {"type": "Rollout", "status": "True"}
    sets = list_of(item())
    found = []
    for number, (name, members) in enumerate(_WRITTEN.items()):
        for escaped in (False, True):
            pools = ",".join(_with(one, members, escaped=escaped) for one in (entry, gone))
            conditions = _with(other, members, escaped=escaped)
            state = '"currentSt\\u0061te"' if escaped else '"currentState"'
            status = f'{{{state}:"Ready",{members},"pools":[{pools}],"conditions":[{conditions}]}}'
            found.append(
                define(
                    f"text-preserved/tenant-{name}{'-beside-an-escape' * escaped}",
                    "tenant",
                    f'{{"status":{status},{compact(tenant("pool-0"))[1:]}',
                    stateful_sets=sets,
                    flags=DETAIL if number % 2 else 0,
                )
            )
    for levels in (70, 100, 124):
        deep = '"deep":' + "[" * levels + "1.0" + "]" * levels
        status = f'{{"pools":[{_with(entry, deep)},{_with(gone, deep)}],{deep}}}'
        found.append(
            define(
                f"text-preserved/tenant-{levels}-deep",
                "tenant",
                f'{{"status":{status},{compact(tenant("pool-0"))[1:]}',
                stateful_sets=sets,
            )
        )
    return found


def cases() -> list[Defined]:
    """All of them."""
    return [*of_previous(), *of_a_tenant()]
