"""What bad input is: pods."""

from __future__ import annotations

from model import OwnerReference, Pod
from places import Place
from reading import is_kind, listed


def pod_list(top: Place) -> list[Pod]:
    """The pods of a PodList, a List or an array, in its order: who they are, who owns them."""
    return [_pod(item) for item in listed(top, "Pod") if is_kind(item, "Pod")]


def _pod(value: Place) -> Pod:
    metadata = value.object("metadata")
    pod = Pod(metadata.text("name") or "", metadata.text("namespace"), place=value)
    for reference in metadata.objects("ownerReferences"):
        owner = (reference.text(key) for key in ("kind", "name", "uid"))
        pod.owners.append(OwnerReference(*owner))
    return pod


def read_owned(pod: Pod) -> None:
    """The rest of a pod, which matters to its owner alone. Once is enough."""
    value, pod.place = pod.place, None
    if value is None:
        return
    metadata, status = value.object("metadata"), value.object("status")
    pod.terminating = metadata.text("deletionTimestamp") is not None
    pod.revision = metadata.object("labels").text("controller-revision-hash") or ""
    pod.phase = status.text("phase")
    for condition in status.objects("conditions"):
        _read_condition(pod, condition)
    for key in ("initContainerStatuses", "containerStatuses"):
        for container in status.objects(key):
            _read_container(pod, container)


def _read_condition(pod: Pod, condition: Place) -> None:
    kind, holds = condition.text("type"), condition.text("status")
    if (kind, holds) == ("Ready", "True"):
        pod.ready = not pod.terminating
    if kind == "PodScheduled":
        reason, since = condition.text("reason"), condition.text("lastTransitionTime")
        if (holds, reason) == ("False", "Unschedulable"):
            pod.unschedulable_since.append(since)


def _read_container(pod: Pod, container: Place) -> None:
    reason = container.object("state").object("waiting").text("reason")
    if reason:
        pod.waiting.append(reason)
    ended = container.object("lastState").object("terminated").is_present
    ready = container.flag("ready")
    if ended and not ready:
        pod.restarted = True
