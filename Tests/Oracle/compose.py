"""A pool's status: its members, their order, what is preserved, what has changed."""

from __future__ import annotations

from typing import Any

import times
from jsontext import write
from model import Options, Previous, StatefulSet, Verdict
from reading import KNOWN_FIELDS


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
) -> tuple[str, int]:
    """The status, and `changed`."""
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
    if previous is None:
        return write(status), 1
    same = _same_but_for_the_time(status, previous.members)
    if same:
        status["lastUpdateTime"] = previous.members["lastUpdateTime"]
    return write(status)[:-1] + previous.preserved + "}", int(not same)


def _same_but_for_the_time(status: dict[str, Any], then: dict[str, Any]) -> bool:
    return times.seconds(then.get("lastUpdateTime")) is not None and all(
        status.get(key) == then.get(key) for key in KNOWN_FIELDS if key != "lastUpdateTime"
    )
