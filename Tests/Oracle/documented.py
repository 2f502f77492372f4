"""Rules, section 1: the documented rule. First match wins."""

from __future__ import annotations

import messages
import model
from model import StatefulSet, Verdict


def decide(desired: int, ready: int, current: int, updated: int) -> tuple[str, str, str]:
    """Rows 3 to 7: row, state, reason."""
    # 3
    if desired == 0:
        return "3", model.NOT_CREATED, "NoReplicas"
    # 4
    if ready == desired and updated == desired:
        return "4", model.ROLLOUT_COMPLETE, "Complete"
    # 5
    if updated < desired or current < desired:
        return "5", model.UPDATING, "RollingUpdate"
    # 6
    if ready < desired:
        return "6", model.DEGRADED, "PodsNotReady"
    # 7
    return "7", model.INITIALIZED, "Starting"


def verdict(seen: StatefulSet) -> Verdict:
    """The whole table."""
    # 1
    if not seen.exists:
        return Verdict("1", model.NOT_CREATED, "StatefulSetMissing", messages.MISSING)
    # 2
    if not seen.has_status:
        return Verdict("2", model.NOT_CREATED, "NoStatus", messages.NO_STATUS)
    desired, ready = seen.replicas or 0, seen.ready or 0
    current, updated = seen.current or 0, seen.updated or 0
    row, state, reason = decide(desired, ready, current, updated)
    counts = messages.counts(ready, updated, desired)
    return Verdict(row, state, reason, messages.NO_PODS if desired == 0 else counts)
