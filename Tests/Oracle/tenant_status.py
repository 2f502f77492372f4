"""Rules, section 4: the status that the tenant rule writes, and what has changed in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import times
from jsontext import write
from model import Options
from reading_tenant import CONDITIONS, STATUS_FIELDS, Tenant

if TYPE_CHECKING:
    from tenant_rule import PoolOutcome

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
) -> tuple[str, int]:
    """The status, and `changed`."""
    gone, written = tenant.gone(), [pool.status for pool in pools]
    written += [tenant.entries[index].place.written for index in gone]
    conditions, changed = _conditions(tenant, decision, options.now)
    status: dict[str, Any] = {
        "currentState": decision.current_state,
        "availableReplicas": available,
        "observedGeneration": tenant.generation,
    }
    members = {key: write(value) for key, value in status.items() if value is not None}
    members["pools"] = f"[{','.join(written)}]"
    members["conditions"] = f"[{','.join(conditions)}]"
    places = [pool.index for pool in pools] + gone
    changed = (
        changed
        or any(pool.changed for pool in pools)
        or places != list(range(len(tenant.entries)))
        or any(not same(value, tenant.status.get(key)) for key, value in status.items())
    )
    text = ",".join(f'"{key}":{members[key]}' for key in STATUS_FIELDS if key in members)
    others = "" if options.own_members else tenant.preserved
    return f"{{{text}{others}}}", int(changed)


def same(one: Any, other: Any) -> bool:
    """Whether two scalars are the same: 1, 1.0 and true are three."""
    return type(one) is type(other) and one == other


def _conditions(tenant: Tenant, decision: Decision, now: str) -> tuple[list[str], bool]:
    written, changed = [], False
    for kind, letter in zip(CONDITIONS, decision.holds):
        # The first of each type counts.
        then = next((one for one, _ in tenant.conditions if one.get("type") == kind), {})
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
        condition = {"type": kind, "status": status, "lastTransitionTime": since, **more}
        written.append(write(condition))
    written += [text for one, text in tenant.conditions if one.get("type") not in CONDITIONS]
    return written, changed
