"""A pool's status: its members, their order, what is carried over, what has changed."""

from __future__ import annotations

from typing import Any

import times
from model import Options, Previous, StatefulSet, Verdict

DETAIL = ("name", "reason", "message")
OURS = (
    "ssName",
    "state",
    "replicas",
    "readyReplicas",
    "currentReplicas",
    "updatedReplicas",
    "currentRevision",
    "updateRevision",
    "lastUpdateTime",
    *DETAIL,
)


def foreign(members: dict[str, Any]) -> dict[str, Any]:
    """The members that are not ours, in their order."""
    return {key: value for key, value in members.items() if key not in OURS}


def spelled(state: str, options: Options) -> str:
    """A state as the options want it written."""
    return state if options.variant_names else "Pool" + state


def pool_status(
    seen: StatefulSet,
    verdict: Verdict,
    ss_name: str,
    name: str | None,
    previous: Previous | None,
    options: Options,
) -> tuple[dict[str, Any], int]:
    """The status as an ordered dict, and `changed`."""
    status: dict[str, Any] = {
        "ssName": ss_name,
        "state": spelled(verdict.state, options),
        "replicas": seen.replicas,
        "readyReplicas": seen.ready,
        "currentReplicas": seen.current,
        "updatedReplicas": seen.updated,
        "currentRevision": seen.current_revision,
        "updateRevision": seen.update_revision,
        "lastUpdateTime": options.now,
    }
    if options.detail:
        status.update(name=name, reason=verdict.reason, message=verdict.message)
    status = {key: value for key, value in status.items() if value is not None}
    changed = 1
    if previous is not None:
        if _same_but_for_the_time(status, previous.members):
            status["lastUpdateTime"] = previous.members["lastUpdateTime"]
            changed = 0
        status.update(foreign(previous.members))
    return status, changed


def _same_but_for_the_time(status: dict[str, Any], then: dict[str, Any]) -> bool:
    return times.seconds(then.get("lastUpdateTime")) is not None and all(
        status.get(key) == then.get(key) for key in OURS if key != "lastUpdateTime"
    )
