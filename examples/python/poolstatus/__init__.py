"""How a StatefulSet-backed pool is doing: libpoolstatus for Python.

    import poolstatus

    status = poolstatus.pool(text, rule="kubernetes", pods=pods)
    print(status.state, status.reason, status.entry.ready_replicas)

A package for Python 3.9 and later that needs nothing but the standard library and the shared
library libpoolstatus.so.0. That is the one that POOLSTATUS_LIBRARY names, else the one in this
folder, else the one in the build folder of the source tree that this folder is in, else the
system's.

Every function may be called from any thread at any time, and lets other threads run
meanwhile. A text may be bytes, str, or what json.load gave, any other Mapping or Sequence
of that, or an object with to_dict(); None is the JSON null. Options are made once and used
again, or given as keyword arguments, which count before those of the Options. What goes wrong
is a PoolStatusError; what has the wrong type, a TypeError.
"""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from . import _calls, _library, _observation, _options, _status, _texts
from ._errors import Code, PoolStatusError
from ._observation import Observation
from ._options import Flag, Options, Previous, Rule
from ._status import Condition, Evaluation, PoolStatus, State, Status, StatusList, TenantStatus
from ._texts import HasToDict, Text

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ._options import Changes, PoolChanges, TenantChanges

__all__ = [
    "Code",
    "Condition",
    "Evaluation",
    "Flag",
    "HasToDict",
    "Observation",
    "Options",
    "PoolStatus",
    "PoolStatusError",
    "Previous",
    "Rule",
    "State",
    "Status",
    "StatusList",
    "TenantStatus",
    "Text",
    "decide",
    "evaluate",
    "list_pools",
    "pool",
    "tenant",
    "version",
]
__version__ = "0.2.0"  # of this package; version() is that of the library


def pool(
    statefulset: Text, options: Options = _options.DEFAULT, **changes: Unpack[PoolChanges]
) -> Status:
    """The status of one pool.

    statefulset is a StatefulSet as the API server or kubectl -o json serves it, only its
    status, or None or the API server's 404 where it does not exist.
    """
    if type(statefulset) is not bytes:
        statefulset = _texts.encode(statefulset)
    if changes or type(options) is not Options:
        options = _options.changed(options, changes)
    return _calls.ask_pool(statefulset, options._address)


def list_pools(
    statefulsets: Text, options: Options = _options.DEFAULT, **changes: Unpack[Changes]
) -> StatusList:
    """The statuses of the pools of a StatefulSetList, a List of StatefulSets or a list.

    One bad item is an error, and then nothing is returned.
    """
    options = _options.changed(options, changes)
    return StatusList(*_calls.ask_list(_texts.encode(statefulsets), options._address)[2:])


def tenant(
    tenant: Text,
    statefulsets: Text,
    options: Options = _options.DEFAULT,
    **changes: Unpack[TenantChanges],
) -> TenantStatus:
    """The status of a tenant, ready for a merge patch.

    statefulsets is what list_pools takes: those named "{tenant}-{pool}" are its pools.
    """
    options = _options.changed(options, changes)
    return _status.tenant_status(
        _calls.ask_tenant(_texts.encode(tenant), _texts.encode(statefulsets), options._address)
    )


def evaluate(
    observation: Observation, options: Options = _options.DEFAULT, **changes: Unpack[PoolChanges]
) -> Evaluation:
    """The answers of pool for an observation, without any JSON."""
    seen = _observation.native(observation)
    options = _options.changed(options, changes)
    number, reason, changed, _ = _calls.ask_evaluate(ctypes.addressof(seen), options._address)
    return Evaluation(_status.STATES[number], reason, changed)


def decide(desired: int, ready: int, current: int, updated: int) -> State:
    """The documented rule on replicas, readyReplicas, currentReplicas, updatedReplicas."""
    for counter in (desired, ready, current, updated):
        _options.integer("a counter", counter)
    return _status.STATES[_library.LIBRARY.poolstatus_decide(desired, ready, current, updated)]


def version() -> str:
    """The version of the library that is running, "0.2.0"."""
    text: bytes = _library.LIBRARY.poolstatus_version()
    return text.decode()
