"""Situations from public reports, with the answers that were found to be right for them.

Their inputs stand in ../Fixtures/reported, one folder each; expected.json there has the right
answers: of a pool for the StatefulSet alone, with its pods, with its previous status, with both.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from define import DETAIL, DOCUMENTED, KUBERNETES, VARIANT_NAMES, Defined, Raw, define

REPORTED = Path(__file__).resolve().parent.parent / "Fixtures" / "reported"
# From a case's folder.
_THERE = "../../../reported"
_RULES = {"documented": DOCUMENTED, "kubernetes": KUBERNETES}


def pools() -> list[Defined]:
    """A case for each way of asking."""
    found = []
    for folder in sorted((REPORTED / "pools").iterdir()):
        known = _expected(folder)
        for way, answer in known["expect"].items():
            given = {}
            if way in ("pods", "both"):
                given["pods"] = Raw(f"{_THERE}/pools/{folder.name}/pods.json")
            if way in ("previous", "both"):
                given["previous"] = Raw(f"{_THERE}/pools/{folder.name}/previous.json")
            found.append(
                define(
                    f"reported-pools/{folder.name}-{way}",
                    "pool",
                    Raw(f"{_THERE}/pools/{folder.name}/statefulset.json"),
                    "",
                    known["situation"],
                    now=known["now"],
                    deadline=known["deadline"],
                    says={"code": answer} if way == "code" else _pool(answer),
                    **given,
                )
            )
    return found


def tenants() -> list[Defined]:
    """By either rule, with the names that RustFS' operator reads, too."""
    found = []
    for folder in sorted((REPORTED / "tenants").iterdir()):
        known = _expected(folder)
        for rule, number in _RULES.items():
            for how, flags in (("", DETAIL), ("-variant-names", DETAIL | VARIANT_NAMES)):
                found.append(
                    define(
                        f"reported-tenants/{folder.name}-{rule}{how}",
                        "tenant",
                        Raw(f"{_THERE}/tenants/{folder.name}/tenant.json"),
                        stateful_sets=Raw(f"{_THERE}/tenants/{folder.name}/statefulsets.json"),
                        now=known["now"],
                        rule=number,
                        flags=flags,
                        says=_tenant(known["expect"], rule, bool(how)),
                    )
                )
    return found


def _expected(folder: Path) -> Any:
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def _pool(answer: list[str]) -> dict[str, str]:
    state, reason = answer
    return {"state": state, "reason": reason}


def _tenant(expect: dict[str, Any], rule: str, variant_names: bool) -> dict[str, Any]:
    if "code" in expect:
        return {"code": expect["code"]}
    known = expect[rule]
    pools = []
    for ss_name, state, reason in known["pools"]:
        spelled = state.removeprefix("Pool") if variant_names else state
        pools.append({"ssName": ss_name, "state": spelled, "reason": reason})
    kept = [{"ssName": ss_name} for ss_name in known["kept"]]
    conditions = [
        {"type": kind, "status": holds, "reason": known["reason"]}
        for kind, holds in known["conditions"].items()
    ]
    return {
        "currentState": known["currentState"],
        "availableReplicas": known["availableReplicas"],
        "pools": pools + kept,
        # Those of other types follow.
        "conditions": conditions,
    }


def cases() -> list[Defined]:
    """All of them."""
    return [*pools(), *tenants()]
