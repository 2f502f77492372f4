"""What bad input is: pods."""

from __future__ import annotations

from model import Condition, Container, OwnerReference, Pod
from places import Place
from reading import PYTHON, check_whole, is_kind, listed


def pod_list(top: Place) -> list[Pod]:
    """The pods of a PodList, a List, an array or one Pod: who they are, who owns them."""
    items = listed(top, "Pod")
    check_whole(top)
    return pods(items)


def pods(items: list[Place]) -> list[Pod]:
    """The same of items."""
    return [_pod(item) for item in items if is_kind(item, "Pod")]


def is_pod(item: Place) -> bool:
    """Whether an item of a mixed list is a Pod; one without a kind is none."""
    return item.member("kind").content == "Pod"


def _pod(value: Place) -> Pod:
    metadata = value.object("metadata")
    metadata.refuse(("deletion_timestamp", "owner_references"), PYTHON)
    value.member("status").refuse(("container_statuses", "init_container_statuses"), PYTHON)
    pod = Pod(metadata.text("name") or "", metadata.word("namespace"), place=value)
    for reference in metadata.objects("ownerReferences"):
        owner = (reference.word(key) for key in ("kind", "name", "uid"))
        pod.owners.append(OwnerReference(*owner))
    return pod


def read_owned(pod: Pod) -> None:
    """The rest of a pod, which matters to its owner alone. Once is enough."""
    value, pod.place = pod.place, None
    if value is None:
        return
    metadata, status = value.object("metadata"), value.object("status")
    pod.created = metadata.word("creationTimestamp")
    pod.terminating = metadata.word("deletionTimestamp") is not None
    pod.revision = metadata.object("labels").word("controller-revision-hash")
    pod.phase = status.word("phase")
    for condition in status.objects("conditions"):
        _read_condition(pod, condition)
    for key in ("initContainerStatuses", "containerStatuses"):
        pod.containers += [_container(container) for container in status.objects(key)]


def _read_condition(pod: Pod, place: Place) -> None:
    kind = place.text("type")
    if kind not in ("Ready", "PodScheduled"):
        place.text("status")
        return
    condition = Condition(place.text("status"))
    condition.since = place.word("lastTransitionTime")
    # Of one type the last counts.
    if kind == "Ready":
        pod.condition_ready = condition
    else:
        condition.reason, condition.message = place.word("reason"), place.word("message")
        pod.condition_scheduled = condition


def _container(place: Place) -> Container:
    waiting = place.object("state").object("waiting")
    ended = place.object("lastState").object("terminated")
    return Container(
        waiting.word("reason"),
        waiting.word("message"),
        place.flag("ready"),
        place.counter("restartCount") or 0,
        ended.word("startedAt"),
        ended.word("finishedAt"),
    )
