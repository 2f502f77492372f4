"""Rules, section 3: a pool's status, its members and their order, and what has changed."""

from __future__ import annotations

from typing import Any

import times
from deadline import counters, unmoved
from jsontext import string, write
from model import Options, Previous, StatefulSet, Verdict


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
    then = previous or Previous({})
    state = spelled(verdict.state, options)
    moved = _state_moved(verdict, then) or then.text("ssName") != ss_name or not unmoved(seen, then)
    detail: dict[str, str | None] = {}
    if options.detail:
        # A name that is not known now may have been known then.
        name = name or then.text("name")
        detail = {"name": name, "reason": verdict.reason, "message": verdict.message}
    since = then.text("lastUpdateTime")
    is_time = times.seconds(since) is not None
    changed = (
        moved
        or then.text("state") != state
        or then.text("workloadState") not in (None, state)
        # What an API server has pruned makes no difference.
        or any(then.text(key) not in (None, value) for key, value in detail.items())
        or (since is not None and not is_time)
    )
    status: dict[str, Any] = {
        "ssName": ss_name,
        "state": state,
        **counters(seen),
        "lastUpdateTime": options.now if moved or not is_time else since,
        **detail,
    }
    status = {key: value for key, value in status.items() if value is not None}
    return write(status)[:-1] + _preserved(then, state, options) + "}", int(changed)


def _state_moved(verdict: Verdict, then: Previous) -> bool:
    """Whether the state differs, but for its spelling and for what the deadline makes of it."""
    if verdict.deadline == "exceeded":
        return False
    return then.state != verdict.state


def _preserved(then: Previous, state: str, options: Options) -> str:
    """The members of `previous` that follow the known ones, in their order, as written."""
    preserved = ""
    has_name = then.text("name") is not None and not options.detail
    for other in then.others:
        # Of those that occur twice each, whatever the last one is.
        is_something = other.content not in (None, "")
        if other.name == "workloadState" and is_something:
            preserved += f",{other.written_name}:{string(state)}"
        elif other.name != "name" or (has_name and is_something):
            preserved += other.written
    return preserved
