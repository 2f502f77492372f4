"""The lifecycles: what is seen step by step, and what the decision table says of it.

A pod is a letter and the number of its revision; each step's pods are in the order of their
ordinals, "-" is one that is not there:

    p just created, not yet counted    R Ready                     F evicted: phase Failed
    U cannot be scheduled              n runs, not Ready           G the same, terminating
    c its containers are created       t terminating, still Ready  E ErrImagePull
    K CrashLoopBackOff                 T terminating, stopped      I ImagePullBackOff

"K1*5" has been restarted five times. What changed has changed at that second.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

COMPLETE, FAILED = "RolloutComplete", "RolloutFailed"
UPDATING, DEGRADED = "Updating", "Degraded"
CREATED, INITIALIZED = "Created", "Initialized"
NOT_OBSERVED = "GenerationNotObserved"


@dataclass(frozen=True)
class Step:
    """A look at the pool at a second, and what it must say."""

    at: int
    pods: str
    state: str
    reason: str
    pruned: str = ""  # the reason where the store has pruned the previous one; "": the same
    spec: dict[str, Any] = field(default_factory=dict)  # what people have changed
    observed: bool = True  # False: the controller has not written a status since
    note: str = ""


@dataclass(frozen=True)
class Lifecycle:
    """A pool and its steps."""

    name: str
    spec: dict[str, Any]
    steps: tuple[Step, ...]


def _asked(at: int, pods: str, **spec: Any) -> Step:
    """People have changed the spec, and the controller has not seen it."""
    return Step(at, pods, UPDATING, NOT_OBSERVED, spec=spec, observed=False)


_DRAIN = Lifecycle(
    "drain and recreate",
    {"replicas": 4},
    (
        Step(0, "R1 R1 R1 R1", COMPLETE, "Complete"),
        Step(10, "R1 R1 t1 R1", DEGRADED, "PodTerminating"),
        Step(20, "R1 R1 T1 R1", DEGRADED, "PodTerminating"),
        Step(25, "R1 R1 - R1", DEGRADED, "PodMissing"),
        Step(26, "R1 R1 p1 R1", DEGRADED, "PodMissing"),
        Step(27, "R1 R1 U1 R1", DEGRADED, "PodsNotReady", note="its node is cordoned"),
        Step(326, "R1 R1 U1 R1", DEGRADED, "PodsNotReady"),
        Step(327, "R1 R1 U1 R1", DEGRADED, "Unschedulable", note="for 300 seconds"),
        Step(600, "R1 R1 c1 R1", DEGRADED, "PodsNotReady"),
        Step(610, "R1 R1 n1 R1", DEGRADED, "PodsNotReady"),
        Step(620, "R1 R1 R1 R1", DEGRADED, "PodsNotReady", observed=False),
        Step(621, "R1 R1 R1 R1", COMPLETE, "Complete"),
        Step(650, "R1 n1 R1 R1", DEGRADED, "PodsNotReady"),
        Step(660, "R1 R1 R1 R1", COMPLETE, "Complete"),
    ),
)

_EVICTION = Lifecycle(
    "eviction in a rollout",
    {"replicas": 4, "policy": "OrderedReady"},
    (
        Step(0, "R1 R1 R1 R1", COMPLETE, "Complete"),
        _asked(5, "R1 R1 R1 R1", update=2),
        Step(6, "R1 R1 R1 t1", UPDATING, "RollingUpdate"),
        Step(10, "R1 R1 R1 T1", UPDATING, "RollingUpdate"),
        Step(12, "R1 R1 R1 -", UPDATING, "RollingUpdate"),
        Step(14, "R1 R1 R1 c2", UPDATING, "RollingUpdate"),
        Step(30, "R1 R1 R1 R2", UPDATING, "RollingUpdate"),
        Step(32, "R1 F1 R1 R2", UPDATING, "RollingUpdate", note="the controller replaces it"),
        Step(33, "R1 G1 R1 R2", UPDATING, "RollingUpdate"),
        Step(34, "R1 - R1 R2", UPDATING, "RollingUpdate"),
        Step(35, "R1 c2 R1 R2", UPDATING, "RollingUpdate"),
        Step(50, "R1 R2 R1 R2", UPDATING, "RollingUpdate"),
        Step(55, "R1 R2 t1 R2", UPDATING, "RollingUpdate"),
        Step(60, "R1 R2 c2 R2", UPDATING, "RollingUpdate"),
        Step(75, "R1 R2 R2 R2", UPDATING, "RollingUpdate"),
        Step(77, "t1 R2 R2 R2", UPDATING, "RollingUpdate"),
        Step(85, "c2 R2 R2 R2", UPDATING, "WaitingForReady"),
        Step(95, "R2 R2 R2 R2", COMPLETE, "Complete"),
    ),
)

_FIRST_START = Lifecycle(
    "first start with restarting peers",
    {"replicas": 4},
    (
        Step(0, "- - - -", CREATED, "NotObserved", observed=False),
        Step(1, "p1 p1 p1 p1", CREATED, "Starting"),
        Step(3, "c1 c1 c1 c1", CREATED, "Starting"),
        Step(10, "n1 n1 n1 n1", CREATED, "Starting"),
        Step(15, "K1*1 K1*1 n1 n1", CREATED, "Starting", note="one restart is no failure"),
        Step(25, "n1*2 n1*2 K1*1 K1*1", CREATED, "Starting"),
        Step(40, "n1*2 n1*2 n1*2 n1*2", CREATED, "Starting"),
        Step(45, "R1*2 n1*2 n1*2 n1*2", INITIALIZED, "Starting"),
        Step(50, "R1*2 R1*2 n1*2 n1*2", INITIALIZED, "Starting"),
        Step(55, "R1*2 R1*2 R1*2 K1*3", INITIALIZED, "Starting"),
        Step(62, "R1*2 R1*2 R1*2 K1*3", INITIALIZED, "Starting"),
        Step(63, "R1*2 R1*2 R1*2 K1*3", FAILED, "CrashLoopBackOff", note="for 60 seconds"),
        Step(75, "R1*2 R1*2 R1*2 n1*4", UPDATING, "WaitingForReady"),
        Step(80, "R1*2 R1*2 R1*2 R1*4", COMPLETE, "Complete"),
    ),
)

_CANARY = Lifecycle(
    "canary and revert",
    {"replicas": 4},
    (
        Step(0, "R1 R1 R1 R1", COMPLETE, "Complete"),
        _asked(5, "R1 R1 R1 R1", update=2, partition=3),
        Step(6, "R1 R1 R1 t1", UPDATING, "RollingUpdate"),
        Step(10, "R1 R1 R1 c2", UPDATING, "WaitingForReady"),
        Step(20, "R1 R1 R1 R2", COMPLETE, "Partitioned"),
        _asked(60, "R1 R1 R1 R2", partition=2),
        Step(61, "R1 R1 t1 R2", UPDATING, "RollingUpdate"),
        Step(65, "R1 R1 E2 R2", UPDATING, "WaitingForReady"),
        Step(75, "R1 R1 I2 R2", UPDATING, "WaitingForReady"),
        Step(125, "R1 R1 I2 R2", FAILED, "ImagePullBackOff"),
        Step(140, "R1 R1 E2 R2", FAILED, "ImagePullBackOff", pruned="ErrImagePull"),
        Step(160, "R1 R1 I2 R2", FAILED, "ImagePullBackOff"),
        _asked(200, "R1 R1 I2 R2", update=1),
        Step(201, "R1 R1 I2 t2", UPDATING, "PodsOnOtherRevision"),
        Step(205, "R1 R1 I2 -", UPDATING, "ScalingUp"),
        Step(206, "R1 R1 I2 c1", UPDATING, "PodsOnOtherRevision"),
        Step(215, "R1 R1 I2 R1", UPDATING, "PodsOnOtherRevision"),
        Step(216, "R1 R1 - R1", UPDATING, "ScalingUp"),
        Step(217, "R1 R1 c1 R1", UPDATING, "WaitingForReady"),
        Step(230, "R1 R1 R1 R1", COMPLETE, "Complete"),
    ),
)

_ON_DELETE = Lifecycle(
    "OnDelete one by one",
    {"replicas": 3, "strategy": "OnDelete"},
    (
        Step(0, "R1 R1 R1", COMPLETE, "Complete"),
        _asked(5, "R1 R1 R1", update=2),
        Step(6, "R1 R1 R1", COMPLETE, "OnDeletePending"),
        Step(20, "R1 R1 t1", UPDATING, "RollingUpdate"),
        Step(25, "R1 R1 -", UPDATING, "ScalingUp"),
        Step(26, "R1 R1 c2", UPDATING, "WaitingForReady"),
        Step(40, "R1 R1 R2", COMPLETE, "OnDeletePending"),
        Step(50, "R1 t1 R2", UPDATING, "RollingUpdate"),
        Step(55, "R1 T1 R2", UPDATING, "RollingUpdate"),
        Step(56, "R1 c2 R2", UPDATING, "WaitingForReady"),
        Step(70, "R1 R2 R2", COMPLETE, "OnDeletePending"),
        Step(80, "t1 R2 R2", UPDATING, "RollingUpdate"),
        Step(86, "c2 R2 R2", UPDATING, "WaitingForReady"),
        Step(95, "R2 R2 R2", COMPLETE, "Complete", note="the revisions differ for ever"),
        Step(120, "R2 t2 R2", DEGRADED, "PodTerminating", note="nothing to update"),
        Step(125, "R2 - R2", UPDATING, "ScalingUp", note="the counters alone cannot tell"),
        Step(126, "R2 c2 R2", UPDATING, "WaitingForReady"),
        Step(140, "R2 R2 R2", COMPLETE, "Complete"),
    ),
)

_SCALE = Lifecycle(
    "scale up and down with a crashing pod",
    {"replicas": 3, "policy": "OrderedReady"},
    (
        Step(0, "R1 R1 R1", COMPLETE, "Complete"),
        _asked(5, "R1 R1 R1", replicas=5),
        Step(6, "R1 R1 R1 p1", UPDATING, "ScalingUp"),
        Step(8, "R1 R1 R1 c1", UPDATING, "ScalingUp"),
        Step(20, "R1 R1 R1 K1*1", UPDATING, "ScalingUp"),
        Step(67, "R1 R1 R1 K1*3", UPDATING, "ScalingUp"),
        Step(68, "R1 R1 R1 K1*3", FAILED, "CrashLoopBackOff"),
        Step(75, "R1 R1 R1 n1*4", UPDATING, "ScalingUp", note="not yet again and again"),
        Step(160, "R1 R1 R1 K1*5", FAILED, "CrashLoopBackOff"),
        Step(170, "R1 R1 R1 n1*6", FAILED, "CrashLoopBackOff", note="between two crashes"),
        _asked(200, "R1 R1 R1 n1*6", replicas=3),
        Step(201, "R1 R1 R1 K1*6", UPDATING, "ScalingDown"),
        Step(205, "R1 R1 R1 T1*6", UPDATING, "ScalingDown"),
        Step(210, "R1 R1 R1", COMPLETE, "Complete"),
        Step(220, "K1*6 R1 R1", DEGRADED, "CrashLoopBackOff", note="again and again: at once"),
        _asked(230, "K1*6 R1 R1", replicas=2),
        Step(231, "K1*6 R1 R1", FAILED, "CrashLoopBackOff", note="the scale-down waits for it"),
        Step(300, "R1*7 R1 R1", UPDATING, "ScalingDown"),
        Step(305, "R1*7 R1 t1", UPDATING, "ScalingDown"),
        Step(310, "R1*7 R1", COMPLETE, "Complete"),
    ),
)

_REGISTRY = Lifecycle(
    "registry outage and recovery",
    {"replicas": 4},
    (
        Step(0, "R1 R1 R1 R1", COMPLETE, "Complete"),
        _asked(5, "R1 R1 R1 R1", update=2),
        Step(6, "R1 R1 R1 t1", UPDATING, "RollingUpdate"),
        Step(12, "R1 R1 R1 c2", UPDATING, "RollingUpdate"),
        Step(15, "R1 R1 R1 E2", UPDATING, "RollingUpdate"),
        Step(25, "R1 R1 R1 I2", UPDATING, "RollingUpdate"),
        Step(71, "R1 R1 R1 I2", UPDATING, "RollingUpdate"),
        Step(72, "R1 R1 R1 I2", FAILED, "ImagePullBackOff"),
        Step(80, "R1 R1 R1 E2", FAILED, "ImagePullBackOff", pruned="ErrImagePull"),
        Step(85, "R1 R1 R1 I2", FAILED, "ImagePullBackOff"),
        Step(120, "R1 R1 R1 n2", UPDATING, "RollingUpdate", note="the pods are given"),
        Step(130, "R1 R1 R1 R2", UPDATING, "RollingUpdate"),
        Step(135, "R1 R1 t1 R2", UPDATING, "RollingUpdate"),
        Step(140, "R1 R1 c2 R2", UPDATING, "RollingUpdate"),
        Step(155, "R1 t1 R2 R2", UPDATING, "RollingUpdate"),
        Step(165, "R1 R2 R2 R2", UPDATING, "RollingUpdate"),
        Step(170, "t1 R2 R2 R2", UPDATING, "RollingUpdate"),
        Step(175, "c2 R2 R2 R2", UPDATING, "WaitingForReady"),
        Step(180, "R2 R2 R2 R2", COMPLETE, "Complete"),
    ),
)

_AUTOSCALER = Lifecycle(
    "autoscaler adding a node after 90 seconds",
    {"replicas": 3},
    (
        Step(0, "R1 R1 R1", COMPLETE, "Complete"),
        _asked(5, "R1 R1 R1", replicas=4),
        Step(6, "R1 R1 R1 p1", UPDATING, "ScalingUp"),
        Step(7, "R1 R1 R1 U1", UPDATING, "WaitingForReady"),
        Step(37, "R1 R1 R1 U1", UPDATING, "WaitingForReady"),
        Step(67, "R1 R1 R1 U1", UPDATING, "WaitingForReady"),
        Step(97, "R1 R1 R1 c1", UPDATING, "WaitingForReady"),
        Step(100, "R1 R1 R1 n1", UPDATING, "WaitingForReady"),
        Step(110, "R1 R1 R1 R1", COMPLETE, "Complete"),
        _asked(200, "R1 R1 R1 R1", replicas=5),
        Step(201, "R1 R1 R1 R1 U1", UPDATING, "WaitingForReady"),
        Step(500, "R1 R1 R1 R1 U1", UPDATING, "WaitingForReady"),
        Step(501, "R1 R1 R1 R1 U1", FAILED, "Unschedulable", note="no node came"),
        Step(600, "R1 R1 R1 R1 c1", UPDATING, "WaitingForReady"),
        Step(615, "R1 R1 R1 R1 R1", COMPLETE, "Complete"),
    ),
)

LIFECYCLES = (
    *(_DRAIN, _EVICTION, _FIRST_START, _CANARY),
    *(_ON_DELETE, _SCALE, _REGISTRY, _AUTOSCALER),
)
