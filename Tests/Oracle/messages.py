"""The sentences of the detailed status."""

from __future__ import annotations

MISSING = "the StatefulSet does not exist"
NO_STATUS = "the StatefulSet has no status yet"
NO_PODS = "the StatefulSet has no pods"
NOT_OBSERVED = "the controller has not observed the StatefulSet yet"
SCALED_TO_ZERO = "scaled to zero"
STALLED = "condition Stalled is True; "
RECONCILING = "condition Reconciling is True; "
NOT_PROGRESSING = "condition Progressing is False; "
STAYS_FAILED = "no progress since the rollout failed; "
ON_DELETE_PENDING = "; strategy OnDelete: delete a pod to update it"


def counts(ready: int, updated: int, desired: int) -> str:
    """What most sentences end in."""
    return f"{ready} of {desired} pods ready, {updated} of {desired} updated"


def terminating(total: int) -> str:
    """The StatefulSet is being deleted."""
    return f"the StatefulSet is being deleted, {total} pod{'' if total == 1 else 's'} left"


def generation_not_observed(observed: int, generation: int) -> str:
    """The status is of an older spec."""
    return f"the controller has observed generation {observed}, not yet {generation}"


def partitioned(partition: int) -> str:
    """What follows the counts where a partition holds pods back."""
    return f"; partition {partition} holds the other pods back"


def failed_pod(name: str, reason: str) -> str:
    """What precedes the counts where a pod has failed."""
    if reason == "PodFailed":
        return f"pod {name} has failed; "
    if reason == "ContainerRestarted":
        return f"pod {name} restarts a container that ended; "
    if reason == "Unschedulable":
        return f"pod {name} cannot be scheduled; "
    return f"pod {name} is in {reason}; "


def stuck(name: str) -> str:
    """A failed pod of the old revision, which OrderedReady waits for."""
    return f"pod {name} of the old revision blocks the rollout: delete it; "


def no_progress(deadline: int) -> str:
    """The deadline of the options has passed."""
    return f"no progress for more than {deadline} seconds; "
