"""Rules, section 2: the deadline, which is applied to what rows 2 to 12 said."""

from __future__ import annotations

from dataclasses import replace

import messages
import model
from model import Options, Previous, StatefulSet, Verdict
from times import elapsed

EXCEEDED = "ProgressDeadlineExceeded"
STATES = (model.CREATED, model.INITIALIZED, model.UPDATING)


def counters(seen: StatefulSet) -> dict[str, int | str | None]:
    """The four counters and two revisions, as they stand in status."""
    return {
        "replicas": seen.replicas,
        "readyReplicas": seen.ready,
        "currentReplicas": seen.current,
        "updatedReplicas": seen.updated,
        "currentRevision": seen.current_revision or None,
        "updateRevision": seen.update_revision or None,
    }


def unmoved(seen: StatefulSet, previous: Previous) -> bool:
    """Whether `previous` has the same: absent and 0 are two things."""
    return all(
        previous.count(key) == value if key.endswith("icas") else previous.text(key) == value
        for key, value in counters(seen).items()
    )


def applied(
    verdict: Verdict,
    seen: StatefulSet,
    previous: Previous | None,
    pods_given: bool,
    options: Options,
) -> Verdict:
    """What becomes of a verdict that is Created, Initialized or Updating."""
    if not options.deadline or previous is None:
        return verdict
    if not unmoved(seen, previous):
        return replace(verdict, deadline="moved")
    reason = previous.text("reason")
    if previous.state == model.ROLLOUT_FAILED and reason not in (None, EXCEEDED):
        if reason == "Stalled":
            return replace(verdict, deadline="no-longer-stalled")
        if pods_given:
            return replace(verdict, deadline="no-longer-failing")
        sentence = messages.STAYS_FAILED + verdict.message
        return _failed(verdict, reason or "", sentence, "stays-failed")
    if previous.state in (*STATES, model.ROLLOUT_FAILED):
        waited = elapsed(previous.text("lastUpdateTime"), options.now)
        if waited is not None and waited > options.deadline:
            sentence = messages.no_progress(options.deadline) + verdict.message
            return _failed(verdict, EXCEEDED, sentence, "exceeded")
        return replace(verdict, deadline="not-yet")
    return replace(verdict, deadline="not-waiting")


def _failed(verdict: Verdict, reason: str, sentence: str, how: str) -> Verdict:
    return replace(
        verdict, state=model.ROLLOUT_FAILED, reason=reason, message=sentence, deadline=how
    )
