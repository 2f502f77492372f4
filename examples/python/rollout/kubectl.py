"""What `kubectl rollout status` says of a StatefulSet, to be compared with.

As in k8s.io/kubectl/pkg/polymorphichelpers/rollout_status.go.
"""

from __future__ import annotations

from typing import Any, Optional


def rollout_status(stateful_set: dict[str, Any]) -> Optional[bool]:
    """Whether it says that the rollout is done; None where it refuses to say."""
    spec, status = stateful_set.get("spec") or {}, stateful_set.get("status") or {}
    strategy = spec.get("updateStrategy") or {}
    if strategy.get("type", "RollingUpdate") != "RollingUpdate":
        return None
    observed = status.get("observedGeneration", 0)
    if observed == 0 or stateful_set["metadata"].get("generation", 0) > observed:
        return False
    replicas = spec.get("replicas", 1)
    if status.get("readyReplicas", 0) < replicas:
        return False
    rolling = strategy.get("rollingUpdate")
    if rolling is not None:
        partition = rolling.get("partition")
        needed = replicas - (partition or 0)
        return partition is None or status.get("updatedReplicas", 0) >= needed
    return bool(status.get("updateRevision") == status.get("currentRevision"))
