"""What a host that holds a typed StatefulSet has seen of it."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, fields
from typing import Any, Optional

from . import _library
from ._options import integer, string
from ._texts import kind_of


@dataclass(frozen=True)
class Observation:
    """What a host that holds a typed StatefulSet has seen of it; None is absent."""

    name: Optional[str] = None  # metadata.name
    uid: Optional[str] = None  # metadata.uid
    current_revision: Optional[str] = None  # status.currentRevision
    update_revision: Optional[str] = None  # status.updateRevision
    generation: Optional[int] = None  # metadata.generation
    observed_generation: Optional[int] = None  # status.observedGeneration
    spec_replicas: Optional[int] = None  # spec.replicas
    partition: Optional[int] = None  # spec.updateStrategy.rollingUpdate.partition
    replicas: Optional[int] = None  # status.replicas
    ready_replicas: Optional[int] = None  # status.readyReplicas
    current_replicas: Optional[int] = None  # status.currentReplicas
    updated_replicas: Optional[int] = None  # status.updatedReplicas
    min_ready_seconds: Optional[int] = None  # spec.minReadySeconds
    available_replicas: Optional[int] = None  # status.availableReplicas
    ordinals_start: Optional[int] = None  # spec.ordinals.start
    # In the order of their bits in C.
    missing: bool = False  # the StatefulSet does not exist; nothing else counts
    no_status: bool = False  # the object has no status
    status_only: bool = False  # only the status is known: replicas is what is desired
    terminating: bool = False  # metadata.deletionTimestamp is set
    on_delete: bool = False  # spec.updateStrategy.type is OnDelete
    parallel: bool = False  # spec.podManagementPolicy is Parallel
    stalled: bool = False  # the condition Stalled is True
    reconciling: bool = False  # the condition Reconciling is True
    # the condition Progressing is False with reason ProgressDeadlineExceeded
    progress_deadline_exceeded: bool = False


_DEFAULTS = _library.made(_library.Observation, "observation")
_MEMBERS = _library.fields_of(_library.Observation)[2:-1]  # without size, flags and reserved
_FLAGS = [one.name for one in fields(Observation)][len(_MEMBERS) :]


def native(seen: Observation) -> Any:
    """The struct of an observation."""
    if not isinstance(seen, Observation):
        raise TypeError(f"an observation is an Observation, not {kind_of(seen)}")
    made = _library.Observation.from_buffer_copy(_DEFAULTS)
    members = vars(seen)
    for name, kind in _MEMBERS:
        value = members[name]
        if value is None:
            continue
        if kind is ctypes.c_char_p:
            setattr(made, name, string(name, value))
        else:
            setattr(made, name, integer(name, value, 8 * ctypes.sizeof(kind) - 1))
    made.flags = sum(1 << bit for bit, name in enumerate(_FLAGS) if members[name])
    return made
