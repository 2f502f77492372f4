"""StatefulSets, pods and tenants for the fixtures: small, but shaped as a server's."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

Json = dict[str, Any]

NOW = "2025-01-15T10:30:00Z"
EARLIER = "2025-01-15T10:20:00Z"
UID = "2f0c7a52-8d5b-4c53-9a43-5b1d0e7c9f10"
OTHER_UID = "77b1f7d8-1c36-4f0e-a4bb-0d6a3a0c2d11"
OLD, NEW = "demo-pool-0-6b9f5c7d8", "demo-pool-0-7c4d9b6f5"


def without_none(value: Json) -> Json:
    """The members that are there."""
    return {key: item for key, item in value.items() if item is not None}


def status(
    total: Any = 4,
    ready: Any = 4,
    current: Any = 4,
    updated: Any = 4,
    old: Any = NEW,
    new: Any = NEW,
    observed: Any = 2,
    **more: Any,
) -> Json:
    """A StatefulSet's status; None leaves a member out, as the controller does for 0.

    Any, because bad statuses are made with it, too.
    """
    return without_none(
        {
            "observedGeneration": observed,
            "replicas": total,
            "readyReplicas": ready,
            "currentReplicas": current,
            "updatedReplicas": updated,
            "currentRevision": old,
            "updateRevision": new,
            "collisionCount": 0,
            **more,
        }
    )


def rolling(**more: Any) -> Json:
    """A status in the middle of a rolling update: 2 of 4 updated, one of them starting."""
    return status(**{"ready": 3, "current": 2, "updated": 2, "old": OLD, **more})


def metadata(name: str | None, generation: int | None = 2, **more: Any) -> Json:
    """A StatefulSet's metadata."""
    base = {"name": name, "namespace": "storage", "uid": UID, "generation": generation}
    labels = {"rustfs.tenant": "demo", "rustfs.pool": "pool-0"}
    return without_none({**base, "labels": labels, **more})


def stateful_set(
    seen: Json | None = None,
    desired: int | None = 4,
    name: str | None = "demo-pool-0",
    strategy: str = "RollingUpdate",
    partition: int | None = 0,
    policy: str | None = "Parallel",
    generation: int | None = 2,
    min_ready: int | None = None,
    start: int | None = None,
    **more: Any,
) -> Json:
    """A StatefulSet with a status; `more` goes into its metadata."""
    update: Json = {"type": strategy}
    if strategy != "OnDelete" and partition is not None:
        update["rollingUpdate"] = {"partition": partition}
    return {
        "apiVersion": "apps/v1",
        "kind": "StatefulSet",
        "metadata": metadata(name, generation, **more),
        "spec": without_none(
            {
                "replicas": desired,
                "podManagementPolicy": policy,
                "updateStrategy": update,
                "minReadySeconds": min_ready,
                "ordinals": None if start is None else {"start": start},
            }
        ),
        "status": status() if seen is None else seen,
    }


def condition(kind: str, holds: str, reason: str | None = None, **more: Any) -> Json:
    """A condition."""
    return without_none({"type": kind, "status": holds, "reason": reason, **more})


def owner(name: str = "demo-pool-0", uid: str | None = UID, kind: str = "StatefulSet") -> Json:
    """An owner reference."""
    reference = {"apiVersion": "apps/v1", "kind": kind, "name": name, "uid": uid}
    return without_none({**reference, "controller": True})


def pod(
    name: str | None = "demo-pool-0-0",
    revision: str | None = NEW,
    owners: list[Json] | None = None,
    ready: bool = True,
    phase: str = "Running",
    containers: list[Json] | None = None,
    init: list[Json] | None = None,
    conditions: list[Json] | None = None,
    namespace: str | None = "storage",
    **more: Any,
) -> Json:
    """A pod; `more` goes into its metadata. `owners` is the StatefulSet unless given."""
    labels = {"rustfs.tenant": "demo"}
    if revision is not None:
        labels["controller-revision-hash"] = revision
    meta = {
        "name": name,
        "namespace": namespace,
        "labels": labels,
        "ownerReferences": [owner()] if owners is None else owners,
        **more,
    }
    if conditions is None:
        scheduled = condition("PodScheduled", "True", lastTransitionTime=EARLIER)
        is_ready = condition("Ready", "True" if ready else "False", lastTransitionTime=EARLIER)
        conditions = [scheduled, is_ready]
    seen = {
        "phase": phase,
        "conditions": conditions,
        "initContainerStatuses": init,
        "containerStatuses": [container(ready)] if containers is None else containers,
    }
    return {"metadata": without_none(meta), "status": without_none(seen)}


def container(
    ready: bool = True, waiting: str | None = None, message: str | None = None, **more: Any
) -> Json:
    """A container's status."""
    state: Json = {"running": {"startedAt": EARLIER}}
    if waiting is not None:
        state = {"waiting": without_none({"reason": waiting, "message": message})}
    return {"name": "rustfs", "ready": ready, "restartCount": 0, "state": state, **more}


def at(seconds: float) -> str:
    """So many seconds before NOW."""
    moment = datetime.fromisoformat(NOW[:-1]) - timedelta(seconds=seconds)
    return moment.isoformat() + "Z"


def crashing(
    waiting: str | None = "CrashLoopBackOff",
    restarts: int = 5,
    run: float = 20,
    ago: float = 30,
    **more: Any,
) -> Json:
    """A container that has crashed: its last run took `run` seconds and ended `ago`."""
    ended = {"exitCode": 1, "startedAt": at(ago + run), "finishedAt": at(ago)}
    return container(False, waiting, **{"lastState": {"terminated": ended}, **more}) | {
        "restartCount": restarts
    }


def unready_since(since: str | None) -> list[Json]:
    """Conditions of a pod that is scheduled, and not Ready since then."""
    scheduled = condition("PodScheduled", "True", lastTransitionTime=EARLIER)
    return [scheduled, condition("Ready", "False", lastTransitionTime=since)]


def unschedulable(since: str | None, **more: Any) -> Json:
    """The condition of a pod for which there is no node."""
    waits = condition("PodScheduled", "False", "Unschedulable", lastTransitionTime=since)
    return {**waits, **more}


def stuck_pod(
    name: str | None = "demo-pool-0-3",
    waiting: str = "ImagePullBackOff",
    message: str | None = None,
    **more: Any,
) -> Json:
    """A pod whose container waits for help, for ten minutes unless told otherwise."""
    containers = [container(False, waiting, message)]
    return pod(name, ready=False, phase="Pending", containers=containers, **more)


def pod_list(*pods: Any) -> Json:
    """A PodList; its items carry no kind."""
    return {"kind": "PodList", "apiVersion": "v1", "metadata": {}, "items": list(pods)}


def pods_but_last(*last: Json, **more: Any) -> Json:
    """demo-pool-0-0 to -2, Ready, and whatever the fourth is."""
    return pod_list(*(pod(f"demo-pool-0-{i}", **more) for i in range(3)), *last)


def previous(state: str | None = "PoolUpdating", seen: Json | None = None, **more: Any) -> Json:
    """The pool status of last time, ten minutes ago, of a status."""
    of = status() if seen is None else seen
    keys = ("replicas", "readyReplicas", "currentReplicas", "updatedReplicas")
    base: Json = {"ssName": "demo-pool-0", "state": state}
    base.update({key: of.get(key) for key in (*keys, "currentRevision", "updateRevision")})
    return without_none({**base, "lastUpdateTime": EARLIER, **more})


def item(name: str = "demo-pool-0", seen: Json | None = None, **more: Any) -> Json:
    """An item of a list as the API server serves it: without apiVersion and kind."""
    value = stateful_set(seen, **{"name": name, "uid": f"uid-of-{name}", **more})
    return {key: part for key, part in value.items() if key not in ("apiVersion", "kind")}


def list_of(*items: Any) -> Json:
    """A StatefulSetList."""
    meta = {"resourceVersion": "11402"}
    return {"kind": "StatefulSetList", "apiVersion": "apps/v1", "metadata": meta, "items": [*items]}


def tenant(
    *pools: str,
    seen: Json | None = None,
    generation: int | None = 3,
    namespace: str | None = "storage",
) -> Json:
    """A Tenant called demo; pools pool-0 and pool-1 unless given."""
    names = pools or ("pool-0", "pool-1")
    meta = {"name": "demo", "namespace": namespace, "generation": generation}
    value: Json = {
        "apiVersion": "rustfs.com/v1alpha1",
        "kind": "Tenant",
        "metadata": without_none(meta),
        "spec": {"image": "rustfs:1", "pools": [{"name": n, "servers": 4} for n in names]},
    }
    return value if seen is None else {**value, "status": seen}
