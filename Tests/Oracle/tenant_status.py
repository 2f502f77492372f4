"""Rules, section 4: the status that the tenant rule writes, and what has changed in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import times
from compose import KNOWN
from model import Options
from reading_tenant import Tenant

if TYPE_CHECKING:
    from tenant_rule import PoolOutcome

STATUS_KNOWN = (
    "currentState",
    "availableReplicas",
    "pools",
    "observedGeneration",
    "conditions",
)
CONDITIONS = ("Ready", "Reconciling", "Degraded", "Stalled")
_HOLDS = {"T": "True", "F": "False"}


@dataclass
class Decision:
    """A row of the table: currentState, a letter for each condition, reason and message."""

    row: str
    current_state: str
    holds: str
    reason: str
    message: str
    public_reason: str = ""

    def __post_init__(self) -> None:
        self.public_reason = self.public_reason or self.reason


def compose(
    tenant: Tenant,
    decision: Decision,
    available: int,
    pools: list[PoolOutcome],
    options: Options,
) -> tuple[dict[str, Any], int]:
    """The status as an ordered dict, and `changed`."""
    gone = _gone(tenant, pools)
    status: dict[str, Any] = {
        "currentState": decision.current_state,
        "availableReplicas": available,
        "pools": [pool.status for pool in pools] + [tenant.entries[index] for index in gone],
    }
    if tenant.generation is not None:
        status["observedGeneration"] = tenant.generation
    conditions, changed = _conditions(tenant, decision, options.now)
    status["conditions"] = conditions
    places = [pool.index for pool in pools] + gone
    changed = (
        changed
        or any(pool.changed for pool in pools)
        or places != list(range(len(tenant.entries)))
        or any(
            not same(status.get(key), tenant.status.get(key))
            for key in ("currentState", "availableReplicas", "observedGeneration")
        )
    )
    if not options.own_members:
        for key, value in tenant.status.items():
            if key not in STATUS_KNOWN:
                status[key] = value
    return status, int(changed)


def same(one: Any, other: Any) -> bool:
    """Whether two scalars are the same: 1, 1.0 and true are three."""
    return type(one) is type(other) and one == other


def _gone(tenant: Tenant, pools: list[PoolOutcome]) -> list[int]:
    """The places of the entries that stay though their pool is gone."""
    taken = {pool.index for pool in pools}
    names = {name for name, _ in tenant.pools}
    ss_names = {ss_name for _, ss_name in tenant.pools}
    return [
        index
        for index, entry in enumerate(tenant.entries)
        if index not in taken
        and entry.get("ssName") not in ss_names
        and entry.get("name") not in names
        and _is_tracked(entry)
    ]


def _is_tracked(entry: dict[str, Any]) -> bool:
    """Whether an operator tracks something there."""
    return any(
        value is not None
        and key not in (*KNOWN, "workloadState")
        and not (key == "lifecycleState" and value in ("Active", ""))
        for key, value in entry.items()
    )


def _conditions(tenant: Tenant, decision: Decision, now: str) -> tuple[list[dict[str, Any]], bool]:
    written, changed = [], False
    for kind, letter in zip(CONDITIONS, decision.holds):
        # The first of each type counts.
        then = next((one for one in tenant.conditions if one.get("type") == kind), {})
        status, since = _HOLDS[letter], then.get("lastTransitionTime")
        stays = then.get("status") == status
        changed = changed or not stays
        if not stays or times.seconds(since) is None:
            since = now
        more: dict[str, Any] = {}
        if tenant.generation is not None:
            more["observedGeneration"] = tenant.generation
        more.update(reason=decision.reason, message=decision.message)
        for key in ("observedGeneration", "reason", "message"):
            # What an API server has pruned makes no difference.
            if then.get(key) not in (None, "") and not same(then[key], more.get(key)):
                changed = True
        written.append({"type": kind, "status": status, "lastTransitionTime": since, **more})
    others = [one for one in tenant.conditions if one.get("type") not in CONDITIONS]
    return written + others, changed
