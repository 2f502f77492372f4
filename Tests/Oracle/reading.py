"""What bad input is: StatefulSets, lists, previous statuses and the API server's answers.

What is looked at, and no more than that, is asked for here; see places.py for what happens
where it is something else.
"""

from __future__ import annotations

from model import BadInput, Preserved, Previous, StatefulSet
from places import Place, one_line

COUNTERS = ("replicas", "readyReplicas", "currentReplicas", "updatedReplicas")
# What Python's client makes of names, where to_dict() wrote the object.
_OF_PYTHON = {
    "ready_replicas": "readyReplicas",
    "observed_generation": "observedGeneration",
    "current_replicas": "currentReplicas",
    "updated_replicas": "updatedReplicas",
}
PYTHON = "these are Python's names: pass ApiClient().sanitize_for_serialization(object)"
_PAGE = "one page of a list is not the list"
_STATUS_MEMBERS = (
    *COUNTERS,
    "availableReplicas",
    "collisionCount",
    "conditions",
    "currentRevision",
    "observedGeneration",
    "updateRevision",
)
DETAIL = ("name", "reason", "message")
# Of a pool status, in its order.
KNOWN_FIELDS = (
    "ssName",
    "state",
    *COUNTERS,
    "currentRevision",
    "updateRevision",
    "lastUpdateTime",
    *DETAIL,
)


def is_kind(value: Place, kind: str) -> bool:
    """Whether this is an object that says to be of a kind, or says nothing; else notes it.

    A kind that is no string says nothing, too, but is noted.
    """
    expected = f"a {kind}"
    if not value.is_a(dict, expected):
        return False
    return _says(value, value.text("kind"), (kind,), expected)


def _says(value: Place, kind: str | None, kinds: tuple[str, ...], expected: str) -> bool:
    if kind is None or kind in kinds:
        return True
    if not kind:
        got = "an object of an empty kind"
    else:
        got = f"{'an' if kind[0] in 'aeioAEIO' else 'a'} {kind}"
        if kind in ("StatefulSetList", "List"):
            got += ": use poolstatus_list"
    value.problem(f"expected {expected}, got {got}")
    return False


def is_status(top: Place) -> bool:
    """Whether it is an answer of the API server, which is an error as a rule."""
    if top.has("kind"):
        return bool(top.member("kind").content == "Status")
    return bool(top.member("status").content == "Failure" and top.has("code"))


def api_answer(top: Place, *, may_be_missing: bool = False) -> str | None:
    """The name of the StatefulSet that the API server's 404 says does not exist.

    Any other Status says nothing about a StatefulSet: it is raised as the server's error.
    """
    details = top.object("details")
    kind, name = details.text("kind"), details.text("name")
    reason, message, status = (top.text(key) for key in ("reason", "message", "status"))
    code = top.integer("code")
    top.input.check()
    if may_be_missing and reason == "NotFound" and kind == "statefulsets":
        return name
    said = "the API server answered"
    if code is None and not reason and not message:
        said += f" with a Status of {status}" if status else " with a Status that says nothing"
    said += "" if code is None else f" {code}"
    said += f" {reason}" if reason else ""
    said += f": {message}" if message else ""
    raise BadInput(top.path, one_line(said), "API_ERROR")


def stateful_set(top: Place, rule: str) -> StatefulSet:
    """A StatefulSet, a bare status, or null or a 404 for one that does not exist."""
    if not top.is_present:
        return StatefulSet(exists=False)
    if is_status(top):
        return StatefulSet(exists=False, name=api_answer(top, may_be_missing=True))
    if not is_kind(top, "StatefulSet"):
        return StatefulSet()
    if not top.has("kind"):
        if top.has("type") and top.has("object"):
            top.problem("this looks like a watch event: pass its object")
        elif top.has("items"):
            top.problem("expected a StatefulSet, got a list: use poolstatus_list")
    if top.has("kind", "metadata", "spec", "status"):
        return read_object(top, rule)
    if not top.has(*_STATUS_MEMBERS) and not any(key in top.content for key in _OF_PYTHON):
        got = "an object with no member of either" if top.content else "an empty object"
        top.problem(f"expected a StatefulSet or its status, got {got}")
    seen = StatefulSet(is_object=False)
    _read_status(seen, top, rule)
    return seen


def item(value: Place, rule: str) -> StatefulSet:
    """A StatefulSet of a list: it has a name, by which its problems are told, too."""
    if not is_kind(value, "StatefulSet"):
        return StatefulSet()
    problems = value.input.problems
    before = len(problems)
    seen = read_object(value, rule)
    if seen.name:
        for problem in problems[before:]:
            problem.message += f" (StatefulSet {seen.name})"
    elif is_missing(value.member("metadata"), "name"):
        value.problem("the StatefulSet has no name", missing="metadata.name")
    return seen


def is_missing(value: Place, key: str) -> bool:
    """Whether a name is absent, null or empty, as opposed to something else."""
    of_an_object = value.content is None or isinstance(value.content, dict)
    return of_an_object and value.member(key).content in (None, "")


def read_object(value: Place, rule: str) -> StatefulSet:
    """A StatefulSet that says to be one, or says nothing."""
    seen = StatefulSet(is_object=value.has("kind", "metadata", "spec"))
    metadata, spec, status = (value.object(key) for key in ("metadata", "spec", "status"))
    seen.name = metadata.word("name")
    seen.pool_label = metadata.object("labels").word("rustfs.pool")
    if rule == "kubernetes":
        _read_more(seen, metadata, spec)
    if status.is_present:
        _read_status(seen, status, rule)
    return seen


def _read_more(seen: StatefulSet, metadata: Place, spec: Place) -> None:
    metadata.refuse(("deletion_timestamp",), PYTHON)
    seen.namespace = metadata.word("namespace")
    seen.uid = metadata.word("uid")
    seen.generation = metadata.integer("generation") or 0
    seen.terminating = metadata.word("deletionTimestamp") is not None
    seen.spec_replicas = spec.counter("replicas")
    seen.min_ready_seconds = spec.counter("minReadySeconds") or 0
    seen.ordinals_start = spec.object("ordinals").counter("start") or 0
    seen.parallel = spec.text("podManagementPolicy") == "Parallel"
    strategy = spec.object("updateStrategy")
    seen.on_delete = strategy.text("type") == "OnDelete"
    seen.partition = strategy.object("rollingUpdate").counter("partition")


def _read_status(seen: StatefulSet, status: Place, rule: str) -> None:
    if not status.has(*_OF_PYTHON.values()):
        status.refuse(_OF_PYTHON, PYTHON)
    members = status.content if isinstance(status.content, dict) else ()
    seen.has_status, seen.status_is_empty = True, not status.has(*members)
    seen.replicas, seen.ready, seen.current, seen.updated = map(status.counter, COUNTERS)
    seen.current_revision = status.word("currentRevision")
    seen.update_revision = status.word("updateRevision")
    if rule != "kubernetes":
        return
    seen.available = status.counter("availableReplicas")
    seen.observed_generation = status.integer("observedGeneration") or 0
    for condition in status.objects("conditions"):
        says = tuple(condition.text(key) for key in ("type", "status", "reason"))
        seen.stalled |= says[:2] == ("Stalled", "True")
        seen.reconciling |= says[:2] == ("Reconciling", "True")
        seen.deadline_exceeded |= says == ("Progressing", "False", "ProgressDeadlineExceeded")


def previous(value: Place, *, is_entry: bool = False) -> Previous | None:
    """The pool status of last time, alone or an entry of a Tenant; None where it is null."""
    if not value.is_present:
        return None
    if value.is_a(dict, "an object") and not is_entry:
        if value.has("kind", "metadata") and not value.text("state"):
            value.problem(
                "this looks like an object of the API server: pass its pool status of last time"
            )
    members = {
        key: value.counter(key) if key in COUNTERS else value.text(key)
        for key in (*KNOWN_FIELDS, "workloadState")
    }
    others = [
        Preserved(name, written, f",{written}:{place.written}", place.content)
        for name, written, place in value.members()
        if name not in KNOWN_FIELDS or name == "name"
    ]
    return Previous(members, others)


def is_list(top: Place) -> bool:
    """An object with `items`, if only null, or of a kind that ends in List; an array is none."""
    content = top.content
    if not isinstance(content, dict):
        return False
    return "items" in content or str(top.member("kind").content).endswith("List")


def listed(top: Place, kind: str) -> list[Place]:
    """The items of a list object or an array, or one object."""
    if isinstance(top.content, list):
        return top.elements()
    expected = f"a {kind}List"
    if not top.is_a(dict, expected):
        return []
    if is_status(top):
        api_answer(top)
    got = top.text("kind")
    if not is_list(top):
        return [top] if _says(top, got, (kind,), expected) else []
    return top.array("items") if _says(top, got, ("List", f"{kind}List"), expected) else []


def check_whole(top: Place) -> None:
    """Notes where a list is only one page of it."""
    if not is_list(top):
        return
    metadata = top.object("metadata")
    if metadata.word("continue"):
        metadata.member("continue").problem(_PAGE)
    if (metadata.integer("remainingItemCount") or 0) > 0:
        metadata.member("remainingItemCount").problem(_PAGE)
