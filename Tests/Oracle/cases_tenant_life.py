"""What a tenant's pools live through: decommissioning, owners, deletion; and what the host says."""

from __future__ import annotations

from typing import Any

from define import DETAIL, DOCUMENTED, OWN_MEMBERS, VARIANT_NAMES, Defined, define
from shapes import (
    EARLIER,
    OTHER_UID,
    UID,
    Json,
    item,
    list_of,
    owner,
    pod,
    previous,
    rolling,
    stateful_set,
    status,
    stuck_pod,
    tenant,
)

_SETS = list_of(item("demo-pool-0"), item("demo-pool-1"))
_COMPLETE = "PoolRolloutComplete"
_FALSE = dict.fromkeys(("Ready", "Reconciling", "Degraded", "Stalled"), "False")


def _entries(*lifecycles: str | None) -> Json:
    pools = []
    for index, lifecycle in enumerate(lifecycles):
        more = {} if lifecycle is None else {"lifecycleState": lifecycle}
        pools.append(previous(_COMPLETE, ssName=f"demo-pool-{index}", **more))
    return {"pools": pools}


def _says(state: str, reason: str, message: str, *true: str) -> Json:
    holds = {**_FALSE, **dict.fromkeys(true, "True")}
    conditions = [
        {"type": kind, "status": value, "reason": reason, "message": message}
        for kind, value in holds.items()
    ]
    return {"currentState": state, "conditions": conditions}


def _case(name: str, value: Json, rows: str, says: Json | None = None, **more: Any) -> Defined:
    sets = more.pop("sets", _SETS)
    full = f"tenant-{name}"
    return define(full, "tenant", value, rows, stateful_sets=sets, says=says, **more)


def lifecycles() -> list[Defined]:
    """Rows 1, 3 and 6 by lifecycleState."""
    zero = status(0, None, None, None)
    one = list_of(item("demo-pool-0"))
    half = list_of(item("demo-pool-0"), item("demo-pool-1", status(ready=3)))
    moving = list_of(item("demo-pool-0"), item("demo-pool-1", rolling()))
    asleep = list_of(item("demo-pool-0", zero, desired=0), item("demo-pool-1", status(ready=3)))
    failed = _says(
        "Degraded",
        "PoolDecommissionFailed",
        "pool pool-1: decommissioning failed",
        "Degraded",
        "Stalled",
    )
    canceled = _says(
        "Degraded",
        "PoolDecommissionCanceled",
        "pool pool-0: decommissioning was canceled",
        "Degraded",
        "Stalled",
    )
    going = _says(
        "Updating",
        "PoolDecommissioning",
        "pool pool-1: is being decommissioned",
        "Reconciling",
    )
    workload = "pool pool-1: 3 of 4 pods ready, 2 of 4 updated"
    all_gone = _says("NotReady", "AllPoolsDecommissioned", "all pools are decommissioned")
    ready = _says("Ready", "AllPodsReady", "4/4 pods ready", "Ready")

    def of(*values: str | None) -> Json:
        return tenant(seen=_entries(*values))

    gone = "Decommissioned"
    last = {"availableReplicas": 7}
    both = tenant("pool-0", "pool-1", seen=_entries("Decommissioning", "DecommissionFailed"))
    missing = list_of(item("demo-pool-1"))
    return [
        _case("lifecycle/1-failed", of(None, "DecommissionFailed"), "1-failed 7 7", failed),
        _case("lifecycle/1-canceled", of("DecommissionCanceled"), "1-canceled 7 7", canceled),
        _case("lifecycle/1-before-3", both, "1-failed 7 7", failed),
        _case(
            "lifecycle/1-documented",
            of(None, "DecommissionFailed"),
            "1-failed 4 4",
            failed,
            rule=DOCUMENTED,
            flags=0,
        ),
        _case("lifecycle/3-going", of(None, "Decommissioning"), "3-decommissioning 7 7", going),
        _case(
            "lifecycle/3-workload-before-lifecycle",
            of(None, "Decommissioning"),
            "3 7 11a-pending",
            _says("Updating", "RolloutInProgress", workload, "Reconciling"),
            sets=moving,
        ),
        _case(
            "lifecycle/3-first-pool-decides",
            of("Decommissioning", None),
            "3-decommissioning 7 11a-pending",
            _says(
                "Updating",
                "PoolDecommissioning",
                "pool pool-0: is being decommissioned",
                "Reconciling",
            ),
            sets=moving,
        ),
        _case("lifecycle/2-before-3", of(None, "Decommissioning"), "2 7 12", sets=half),
        _case("lifecycle/4-decommissioned-is-gone", of(None, gone), "4 7 1", ready, sets=one),
        _case("lifecycle/4-decommissioned-rolls", of(None, gone), "4 7 11a-pending", sets=moving),
        _case(
            "lifecycle/4-decommissioned-counts-as-available",
            of(None, gone),
            "4 7 12",
            last,
            sets=half,
        ),
        _case("lifecycle/5-others-scaled-to-zero", of(None, gone), "5 6 12", sets=asleep),
        _case("lifecycle/6-all-decommissioned", of(gone, gone), "6-decommissioned 7 7", all_gone),
        _case(
            "lifecycle/6-all-decommissioned-documented",
            of(gone, gone),
            "6-decommissioned 4 4",
            all_gone,
            rule=DOCUMENTED,
        ),
        _case(
            "lifecycle/3-missing-beside-a-decommissioned",
            of(None, gone),
            "3-missing 1 7",
            sets=missing,
        ),
        _case("lifecycle/4-unknown-counts-as-active", of("Resting", "decommissioned"), "4 7 7"),
        _case("lifecycle/4-active", of("Active", ""), "4 7 7"),
        _case(
            "lifecycle/errors-of-a-wrong-type",
            _with_lifecycle(5),
            "",
            problem="tenant.status.pools[0].lifecycleState: expected a string, got an integer",
        ),
        _case("lifecycle/4-wrong-type-of-no-pool", _with_lifecycle(5, "demo-pool-9"), "4 7 7"),
    ]


def _with_lifecycle(value: Any, ss_name: str = "demo-pool-0") -> Json:
    entry = {"ssName": ss_name, "state": _COMPLETE, "lifecycleState": value}
    return tenant(seen={"pools": [entry]})


def workload_states() -> list[Defined]:
    """An entry's workloadState is written as state is."""
    entry: Json = previous(_COMPLETE, workloadState="RolloutComplete", zone="b")
    value = tenant("pool-0", seen={"pools": [entry]})
    moving = list_of(item("demo-pool-0", rolling()))
    one = list_of(item("demo-pool-0"))
    plain: Json = {"pools": [{"state": "RolloutComplete", "workloadState": "RolloutComplete"}]}
    return [
        _case(
            "lifecycle/workload-state",
            value,
            "3 11a-pending",
            {"pools": [{"state": "PoolUpdating", "workloadState": "PoolUpdating", "zone": "b"}]},
            sets=moving,
        ),
        _case(
            "lifecycle/workload-state-variant-names",
            value,
            "4 7",
            plain,
            sets=one,
            flags=VARIANT_NAMES,
        ),
        _case(
            "lifecycle/workload-state-of-a-wrong-type",
            tenant("pool-0", seen={"pools": [{**entry, "workloadState": 5}]}),
            "",
            sets=one,
            problem="tenant.status.pools[0].workloadState: expected a string, got an integer",
        ),
    ]


def owners() -> list[Defined]:
    """Whose a StatefulSet is."""
    value = tenant("pool-0")
    value["metadata"]["uid"] = UID
    no_uid = tenant("pool-0")

    def sets(*references: Any, **more: Any) -> Json:
        return list_of(item("demo-pool-0", ownerReferences=list(references), **more))

    other, own = owner("other", OTHER_UID, "Tenant"), owner("demo", UID, "Tenant")
    free = {**other, "controller": False}
    absent = {key: part for key, part in other.items() if key != "controller"}
    message = "pool pool-0: the StatefulSet belongs to another Tenant"
    says = _says("Updating", "RolloutInProgress", message, "Reconciling")
    not_owned, owned = "3-missing 1-not-owned", "4 7"
    bad = sets(other)
    bad["items"][0]["status"] = {"replicas": "4"}
    twice = list_of(sets(other)["items"][0], item("demo-pool-0"))
    stuck = stuck_pod("demo-pool-0-0", owners=[])
    null = {**other, "uid": None}
    return [
        _case("owners/another", value, not_owned, says, sets=sets(other)),
        _case("owners/another-documented", value, not_owned, says, sets=sets(other), rule="0"),
        _case("owners/another-plain", value, not_owned, sets=sets(other), flags=0),
        _case("owners/own", value, owned, sets=sets(own)),
        _case("owners/no-controller", value, owned, sets=sets(free)),
        _case("owners/controller-absent", value, owned, sets=sets(absent)),
        _case("owners/uid-absent", value, owned, sets=sets(null)),
        _case("owners/uid-empty", value, owned, sets=sets({**other, "uid": ""})),
        _case("owners/tenant-without-uid", no_uid, owned, sets=sets(other)),
        _case("owners/none", value, owned, sets=sets()),
        _case("owners/one-of-two-controls", value, not_owned, sets=sets(free, other)),
        _case("owners/two-control", value, not_owned, sets=sets(own, other)),
        _case("owners/own-twice", value, owned, sets=sets(own, own)),
        _case("owners/not-looked-at-further", value, not_owned, sets=bad),
        _case("owners/wrong-beside-another", value, not_owned, sets=sets({"uid": 5}, other)),
        _case("owners/wrong-behind-another", value, not_owned, sets=sets(other, 4.0)),
        _case("owners/its-pods-are-nobodys", value, not_owned, sets=sets(other), pods=[stuck]),
        _case(
            "owners/errors-two-of-one-name",
            value,
            "",
            sets=twice,
            problem="statefulsets.items[1].metadata.name: two StatefulSets are called demo-pool-0",
        ),
        _case(
            "owners/errors-controller",
            value,
            "",
            sets=sets({**other, "controller": "true"}),
            problem=(
                "statefulsets.items[0].metadata.ownerReferences[0].controller: "
                "expected a boolean, got a string"
            ),
        ),
    ]


def deletion_and_blocks() -> list[Defined]:
    """Rows 0 and 0b."""
    leaving, since_no_time = tenant(), tenant()
    leaving["metadata"]["deletionTimestamp"] = EARLIER
    since_no_time["metadata"]["deletionTimestamp"] = "x"
    not_leaving = tenant()
    not_leaving["metadata"]["deletionTimestamp"] = ""
    word = "CredentialSecretNotFound"
    text = 'Credential Secret "creds" \u540d was not found'
    told = _says("Blocked", word, text, "Stalled")
    short = _says("Blocked", word, f"blocked: {word}", "Stalled")
    terminating = _says("Updating", "Terminating", "the Tenant is being deleted", "Reconciling")
    longest = "A" + "b" * 1023
    moving = list_of(item("demo-pool-0", rolling()), item("demo-pool-1", status(ready=3)))
    good = ("A", "z", "Aa0_,:b", "A_9", "A_", longest)
    bad = ("", "1A", "_A", "A,", "A:", "A b", "A-b", "A\u00e9", longest + "b", "A.b")
    no_word = ": blocked_reason is no word that a condition's reason can be"
    long = "x" * 32768
    found = [
        _case(f"blocked/reason-{number}", tenant(), "0b 7 7", blocked=one)
        for number, one in enumerate(good)
    ]
    found += [
        _case(f"blocked/errors-reason-{number}", tenant(), "", blocked=one, problem=no_word)
        for number, one in enumerate(bad)
    ]
    needs = ": blocked_message needs blocked_reason"
    too_long = ": blocked_message is longer than 32768 bytes"
    alone = ": blocked_reason is an option of poolstatus_tenant alone"
    message_alone = ": blocked_message is an option of poolstatus_tenant alone"
    return [
        *found,
        _case("rows/0-terminating", leaving, "0 7 7", terminating),
        _case("rows/0-terminating-since-no-time", since_no_time, "0 7 7", terminating),
        _case("rows/0-not-terminating-since-empty", not_leaving, "4 7 7"),
        _case("rows/0-terminating-documented", leaving, "0 4 4", terminating, rule=DOCUMENTED),
        _case("rows/0-before-0b", leaving, "0 7 7", terminating, blocked=word),
        _case(
            "rows/0-pools-are-judged-as-always",
            leaving,
            "0 11a-pending 10-initialized",
            sets=moving,
        ),
        _case("rows/0b-blocked", tenant(), "0b 7 7", short, blocked=word),
        _case("rows/0b-message", tenant(), "0b 7 7", told, blocked=word, blocked_message=text),
        _case("rows/0b-message-empty", tenant(), "0b 7 7", short, blocked=word, blocked_message=""),
        _case("rows/0b-documented", tenant(), "0b 4 4", short, blocked=word, rule=DOCUMENTED),
        _case(
            "rows/0b-before-1",
            tenant(seen=_entries("DecommissionFailed")),
            "0b 7 7",
            short,
            blocked=word,
        ),
        _case("blocked/message-longest", tenant(), "0b 7 7", blocked=word, blocked_message=long),
        _case("blocked/message-empty-and-no-reason", tenant(), "4 7 7", blocked_message=""),
        _case(
            "blocked/errors-message-longer",
            tenant(),
            "",
            blocked=word,
            blocked_message=long + "x",
            problem=too_long,
        ),
        _case(
            "blocked/errors-message-longer-in-bytes",
            tenant(),
            "",
            blocked=word,
            blocked_message=long[:-1] + "\u00e9",
            problem=too_long,
        ),
        _case("blocked/errors-message-alone", tenant(), "", blocked_message="x", problem=needs),
        _case("blocked/errors-argument-before-the-texts", [], "", blocked="", problem=no_word),
        define("tenant-blocked/errors-pool", "pool", stateful_set(), blocked=word, problem=alone),
        define("tenant-blocked/errors-list", "list", list_of(), blocked=word, problem=alone),
        define(
            "tenant-blocked/errors-pool-message",
            "pool",
            stateful_set(),
            blocked_message=text,
            problem=message_alone,
        ),
    ]


def graces() -> list[Defined]:
    """pod_grace_seconds, as far as arguments go."""
    message = ": pod_grace_seconds is less than -1"
    return [
        define(
            "pods-errors/grace-less-than-none", "pool", stateful_set(), grace=-2, problem=message
        ),
        define(
            "pods-errors/grace-least", "pool", stateful_set(), grace=-2147483648, problem=message
        ),
        define(
            "pods-errors/grace-documented-rule",
            "pool",
            stateful_set(),
            grace=-2,
            rule=DOCUMENTED,
            problem=message,
        ),
    ]


def members() -> list[Defined]:
    """POOLSTATUS_OWN_MEMBERS, and lists of one and mixed ones."""
    gone = {"ssName": "demo-pool-9", "decommission": {"phase": "Running"}}
    other = {"type": "BackupHealthy", "status": "True"}
    seen = {**_entries(None, None), "conditions": [other], "certificates": {"ready": None}}
    seen["pools"].append(gone)
    one = {"kind": "StatefulSet", **item("demo-pool-0")}
    reference = [owner("demo-pool-0", "uid-of-demo-pool-0")]
    pods = [{"kind": "Pod", **pod(f"demo-pool-0-{i}", owners=reference)} for i in range(3)]
    mixed = {"kind": "List", "items": [*pods, one]}
    single = tenant("pool-0")
    return [
        _case("members/own-members", tenant(seen=seen), "4 7 7", flags=DETAIL | OWN_MEMBERS),
        _case("members/own-members-of-no-status", tenant(), "4 7 7", flags=OWN_MEMBERS),
        _case("pools/one-stateful-set", single, "4 7", sets=one),
        _case("pools/one-stateful-set-of-no-pool", single, "3-missing 1", sets=item("other")),
        _case("pools/mixed", single, "3-unsettled 10-initialized", sets=mixed),
        _case("pools/mixed-documented", single, "4 4", sets=mixed, rule=DOCUMENTED),
        _case("pools/mixed-option-pods", single, "3 7b", sets=mixed, pods=[]),
    ]


def cases() -> list[Defined]:
    """All of them."""
    groups = (lifecycles, workload_states, owners, deletion_and_blocks, graces, members)
    return [case for group in groups for case in group()]
