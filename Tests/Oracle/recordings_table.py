"""How often each rule is wrong about "complete" on the recordings, for README.md.

It has the table; the page KubernetesRule of the manual has how that was measured.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recorded import counters_trail, waits_for_min_ready

if TYPE_CHECKING:
    from recordings import Judgement

BEGIN = "<!-- recordings:begin -->"
END = "<!-- recordings:end -->"

_CAPTION = """\
Measured on {lines} recorded events of {scenarios} scenarios on a real control plane. After each
event the truth is taken from the pods: a rollout is complete when the StatefulSet is not being
deleted, its generation is observed, and it controls exactly `spec.replicas` pods, all Ready, none
terminating, and all on the update revision (but those that OnDelete or a partition exempts). It was
complete after {complete} of them. What a rule says of the StatefulSet stands until the next event
of the StatefulSet. The {zero} events of StatefulSets that want no pods are left out.
The rule of RustFS' operator is the one that it has had since May 2026.
`kubectl rollout status` refuses OnDelete with an error; those {refused} events count as "not
complete". Of the {late} events where the last row is late, the StatefulSet's own counters are not
yet what its pods are on {trailing}, and `minReadySeconds` are not over on {waiting}."""


def markdown(judged: list[Judgement]) -> dict[str, str]:
    """The table and its caption, by the files that have them."""
    kept, zero, kubectl, refused = [], 0, {}, 0
    for one in judged:
        line = one.line
        if "kubectl" in line.expect:
            kubectl[line.scenario, line.name] = line.expect["kubectl"]
        stateful_set = line.stateful_set or {}
        if stateful_set["spec"]["replicas"] == 0:
            zero += 1
            continue
        said = kubectl[line.scenario, line.name]
        refused += "error" in said
        kept.append((one, bool(said["done"] and "error" not in said)))
    rows: list[tuple[str, Callable[[Judgement, bool], bool]]] = [
        ("documented rule", lambda one, _: _complete(one, "documented")),
        ("the rule of RustFS' operator", lambda one, _: _rustfs(one.line.stateful_set or {})),
        ("`kubectl rollout status`", lambda _, done: done),
        (
            "kubernetes rule, the StatefulSet alone",
            lambda one, _: _complete(one, "kubernetesAlone"),
        ),
        (
            "kubernetes rule with `previous`",
            lambda one, _: _complete(one, "kubernetes"),
        ),
        (
            "kubernetes rule with `previous` and `pods`",
            lambda one, _: _complete(one, "kubernetesWithPods"),
        ),
    ]
    lines = [
        "| | says complete | false complete | false not complete |",
        "|---|---:|---:|---:|",
    ]
    for title, says in rows:
        verdicts = [(says(one, done), one.complete) for one, done in kept]
        said = sum(says_so for says_so, _ in verdicts)
        too_early = sum(says_so and not true for says_so, true in verdicts)
        too_late = sum(true and not says_so for says_so, true in verdicts)
        lines.append(f"| {title} | {said} | {too_early} | {too_late} |")
    late = [one for one, _ in kept if one.complete and not _complete(one, "kubernetesWithPods")]
    caption = _CAPTION.format(
        lines=len(kept),
        scenarios=len({one.line.scenario for one, _ in kept}),
        complete=sum(one.complete for one, _ in kept),
        zero=zero,
        refused=refused,
        late=len(late),
        trailing=sum(_trails(one) for one in late),
        waiting=sum(waits_for_min_ready(one.line.stateful_set or {}) for one in late),
    )
    return {"README.md": "\n".join(lines), "KubernetesRule.md": caption}


def difference(path: Path, parts: dict[str, str]) -> str:
    """What is wrong with the part in a file; "" where it is what is measured."""
    text = path.read_text(encoding="utf-8")
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        return f"{path}: expected {BEGIN} and {END} once each"
    written = text.split(BEGIN)[1].split(END)[0].strip("\n")
    if written == parts[path.name]:
        return ""
    return f"{path}: that is not what is measured, which is\n{parts[path.name]}"


def _complete(one: Judgement, way: str) -> bool:
    return one.says[way].state == "RolloutComplete"


def _rustfs(stateful_set: dict[str, Any]) -> bool:
    """What that operator has called RolloutComplete since May 2026."""
    status, spec = stateful_set.get("status", {}), stateful_set["spec"]
    desired = spec.get("replicas", status.get("replicas", 0))
    counters = ("readyReplicas", "updatedReplicas", "currentReplicas")
    ready, updated, current = (status.get(key, 0) for key in counters)
    is_observed = status.get("observedGeneration", 0) >= stateful_set["metadata"]["generation"]
    is_settled = status.get("currentRevision") == status.get("updateRevision")
    is_updating = not is_observed or not is_settled or updated < desired or current < desired
    return bool(desired and not is_updating and ready == updated == desired)


def _trails(one: Judgement) -> bool:
    stateful_set = one.line.stateful_set
    return stateful_set is not None and counters_trail(stateful_set, one.line.pods)
