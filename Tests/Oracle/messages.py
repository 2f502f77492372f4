"""The sentences of the detailed status."""

from __future__ import annotations

from pods import ENDED, UNSCHEDULABLE, Failing

MISSING = "the StatefulSet does not exist"
NOT_OWNED = "the StatefulSet belongs to another Tenant"
NO_STATUS = "the StatefulSet has no status yet"
NO_PODS = "the StatefulSet has no pods"
NOT_OBSERVED = "the controller has not observed the StatefulSet yet"
SCALED_TO_ZERO = "scaled to zero"
PODS_NOT_SEEN = "none of the pods given belongs to it"
STALLED = "condition Stalled is True; "
RECONCILING = "condition Reconciling is True; "
NOT_PROGRESSING = "condition Progressing is False; "
STAYS_FAILED = "no progress since the rollout failed; "
ON_DELETE_PENDING = "; strategy OnDelete: delete a pod to update it"

# Of a tenant.
TENANT_TERMINATING = "the Tenant is being deleted"
ALL_DECOMMISSIONED = "all pools are decommissioned"
ALL_SCALED_TO_ZERO = "all pools are scaled to zero"
DECOMMISSIONING = "is being decommissioned"
DECOMMISSION_FAILED = "decommissioning failed"
DECOMMISSION_CANCELED = "decommissioning was canceled"


def counts(ready: int, updated: int, desired: int) -> str:
    """What most sentences end in."""
    return f"{ready_of(ready, desired)}, {updated} of {desired} updated"


def ready_of(ready: int, desired: int) -> str:
    """The same without what is updated."""
    return f"{ready} of {desired} pods ready"


def by_the_pods(ready: int, desired: int) -> str:
    """The numbers where the counters say complete and the pods do not."""
    return f"{ready_of(ready, desired)} by the pods given"


def scaling_down(total: int, desired: int, ready: int) -> str:
    """The numbers where there are more pods than are wanted."""
    return f"{total} pods, {desired} wanted; {ready} ready"


def created(total: int, desired: int) -> str:
    """What precedes the counts where pods are missing."""
    return f"{total} of {desired} pods created; "


def available(serving: int, desired: int) -> str:
    """What precedes the counts where pods have not been ready for minReadySeconds."""
    return f"{serving} of {desired} pods available; "


def terminating(total: int) -> str:
    """The StatefulSet is being deleted."""
    return f"the StatefulSet is being deleted, {total} pod{'' if total == 1 else 's'} left"


def generation_not_observed(observed: int, generation: int) -> str:
    """The status is of an older spec."""
    return f"the controller has observed generation {observed}, not yet {generation}"


def partitioned(partition: int) -> str:
    """What follows the counts where a partition holds pods back."""
    return f"; partition {partition} holds the other pods back"


def failing_pod(name: str, failing: Failing) -> str:
    """What precedes the numbers where a pod has failed, or shows a failing state."""
    text = f" ({failing.text})" if failing.text else ""
    if failing.word == UNSCHEDULABLE:
        return f"pod {name} cannot be scheduled{text}; "
    return f"pod {name} is in {failing.word}{text}; "


def terminating_pod(name: str) -> str:
    """What precedes the numbers where a pod is terminating."""
    return f"pod {name} is terminating; "


def missing_pod(name: str) -> str:
    """What precedes the numbers where a pod is missing."""
    return f"pod {name} is missing; "


def ended_pod(name: str, phase: str) -> str:
    """What precedes the numbers where a pod's phase is Failed or Succeeded."""
    return f"pod {name} has {ENDED[phase][3:].lower()}; "


def unready_pod(name: str) -> str:
    """What precedes the numbers where a pod is only not Ready."""
    return f"pod {name} is not ready; "


def stuck(name: str) -> str:
    """A failed pod of another revision, which OrderedReady waits for."""
    return f"pod {name} is on another revision and blocks the rollout: delete it; "


def no_progress(deadline: int) -> str:
    """The deadline of the options has passed."""
    return f"no progress for more than {deadline} seconds; "
