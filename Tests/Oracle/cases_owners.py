"""Pods: whose they are."""

from __future__ import annotations

from typing import Any

from define import Defined, define
from shapes import OTHER_UID, UID, Json, owner, pod_list, stateful_set, status, stuck_pod

_THREE_READY = status(ready=3)
_COMPOSED, _DECOMPOSED = "pool-\u00e9", "pool-e\u0301"


def _owner_case(
    name: str,
    owned: bool,
    candidate: Json,
    why: str = "",
    value: Json | None = None,
    **more: Any,
) -> Defined:
    # Nothing else is wrong with the pool: the failed pod is named if it is the pool's.
    row = "12-failed" if owned else "12"
    seen = stateful_set(_THREE_READY) if value is None else value
    full = f"pods-ownership/{name}"
    return define(full, "pool", seen, row, why, pods=pod_list(candidate), **more)


def ownership_by_reference() -> list[Defined]:
    """Pods with owner references."""
    tenant = owner("demo", OTHER_UID, kind="Tenant")
    no_uid = stateful_set(_THREE_READY, uid=None)
    return [
        _owner_case("uid", True, stuck_pod()),
        _owner_case(
            "uid-whatever-the-name",
            True,
            stuck_pod("somebody-else", owners=[owner("renamed")]),
        ),
        _owner_case(
            "uid-differs",
            False,
            stuck_pod(owners=[owner(uid=OTHER_UID)]),
            "a pod of the StatefulSet of that name that was deleted",
        ),
        _owner_case("uid-missing-in-the-reference", True, stuck_pod(owners=[owner(uid=None)])),
        _owner_case("uid-missing-in-the-stateful-set", True, stuck_pod(), value=no_uid),
        _owner_case(
            "uid-missing-and-another-name",
            False,
            stuck_pod(owners=[owner("demo-pool-1", None)]),
            "never by the pod's own name",
        ),
        _owner_case("another-kind", False, stuck_pod(owners=[owner(kind="ReplicaSet")])),
        _owner_case(
            "kind-missing",
            False,
            stuck_pod(owners=[{"name": "demo-pool-0", "uid": UID}]),
        ),
        _owner_case("two-references-second-fits", True, stuck_pod(owners=[tenant, owner()])),
        _owner_case(
            "two-references-one-of-an-older-uid",
            True,
            stuck_pod(owners=[owner(uid=OTHER_UID), owner()]),
        ),
        _owner_case(
            "two-references-none-fits",
            False,
            stuck_pod(owners=[tenant, owner(uid=OTHER_UID)]),
        ),
        _owner_case(
            "uid-in-another-namespace",
            False,
            stuck_pod(namespace="elsewhere"),
            "a pod of another namespace is none",
        ),
        _owner_case(
            "name-in-another-namespace",
            False,
            stuck_pod(namespace="elsewhere", owners=[owner(uid=None)]),
        ),
        _owner_case(
            "uid-empty-in-the-reference",
            True,
            stuck_pod(owners=[owner(uid="")]),
            "an empty uid is none: the name decides",
        ),
        _owner_case("uid-empty-in-the-stateful-set", True, stuck_pod(), value=_with_uid("")),
        _owner_case(
            "uid-missing-and-another-name-but-the-ordinal",
            False,
            stuck_pod("demo-pool-0-0", owners=[owner("demo-pool-1", None)]),
            "never by the pod's own name",
        ),
        _owner_case("uid-of-a-pod-without-namespace", True, stuck_pod(namespace=None)),
        _owner_case("uid-of-a-pod-with-an-empty-namespace", True, stuck_pod(namespace="")),
        _owner_case("pod-without-name-by-uid", True, stuck_pod(None), flags=0),
        _owner_case(
            "pod-without-name-by-reference",
            True,
            stuck_pod(None, owners=[owner(uid=None)]),
            flags=0,
        ),
    ]


def _with_uid(uid: str) -> Json:
    return stateful_set(_THREE_READY, uid=uid)


def ownership_by_name() -> list[Defined]:
    """Pods without owner references."""
    one = stateful_set(_THREE_READY, name="demo-pool-1")
    letter = stateful_set(_THREE_READY, name=_COMPOSED)
    no_references = stuck_pod()
    del no_references["metadata"]["ownerReferences"]
    null_references = stuck_pod()
    null_references["metadata"]["ownerReferences"] = None
    found = [
        _owner_case("name-no-references", True, no_references),
        _owner_case("name-references-null", True, null_references),
        _owner_case("name-ordinal", True, stuck_pod(owners=[])),
        _owner_case("name-ordinal-of-two-digits", True, stuck_pod("demo-pool-0-10", owners=[])),
        _owner_case("name-pod-without-name", False, stuck_pod(None, owners=[])),
        _owner_case(
            "name-in-another-namespace-by-ordinal",
            False,
            stuck_pod(owners=[], namespace="elsewhere"),
        ),
        _owner_case("name-pod-without-namespace", True, stuck_pod(owners=[], namespace=None)),
        _owner_case(
            "name-stateful-set-without-namespace",
            True,
            stuck_pod(owners=[]),
            value=stateful_set(_THREE_READY, namespace=None),
        ),
        _owner_case(
            "name-longer-sibling", False, stuck_pod("demo-pool-10-0", owners=[]), value=one
        ),
        _owner_case(
            "name-sibling-with-a-tail", False, stuck_pod("demo-pool-1-a-0", owners=[]), value=one
        ),
        _owner_case(
            "name-own-among-siblings", True, stuck_pod("demo-pool-1-0", owners=[]), value=one
        ),
        _owner_case(
            "name-encoded-otherwise",
            False,
            stuck_pod(f"{_DECOMPOSED}-0", owners=[]),
            "one letter, two encodings: names are bytes",
            letter,
        ),
        _owner_case("name-encoded-alike", True, stuck_pod(f"{_COMPOSED}-0", owners=[]), "", letter),
        _owner_case(
            "name-of-tenant-and-pool",
            True,
            stuck_pod(owners=[]),
            "a bare status has no name of its own",
            {**_THREE_READY},
            tenant="demo",
            pool="pool-0",
        ),
    ]
    tails = {
        "leading-zero": "01",
        "empty": "",
        "signed": "+1",
        "hexadecimal": "0x1",
        "letter": "1a",
        "blank": " 1",
        "arabic-digit": "\u0663",
        "two-numbers": "1-2",
        "of-ten-digits": "1000000000",
    }
    for name, tail in tails.items():
        candidate = stuck_pod(f"demo-pool-0-{tail}", owners=[])
        found.append(_owner_case(f"name-ordinal-{name}", False, candidate))
    return found


def cases() -> list[Defined]:
    """All of them."""
    return [*ownership_by_reference(), *ownership_by_name()]
