"""Rules, section 4: the tenant rule's table. First match wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import messages
import model
from model import INT32_MAX, Answer, Options, StatefulSet, Verdict
from places import Place
from reading_tenant import Tenant
from tenant_status import Decision, compose

DECOMMISSIONED = "Decommissioned"


@dataclass
class PoolOutcome:
    """A pool with its verdict, its status, its entry's place and its lifecycleState."""

    name: str
    seen: StatefulSet
    verdict: Verdict
    status: str
    changed: int
    index: int | None
    lifecycle: str | None


def answer(tenant: Tenant, pools: list[PoolOutcome], options: Options) -> Answer:
    """The table, and the status."""
    counting = [pool for pool in pools if pool.lifecycle != DECOMMISSIONED]
    available, _ = _sums(pool.seen for pool in pools)
    decision = _blocked(tenant, options) or _decided(pools, counting, options)
    status, changed = compose(tenant, decision, available, pools, options)
    rows = (decision.row, *(pool.verdict.row for pool in pools))
    return Answer(status, decision.public_reason, changed, rows=rows)


def check_sums(sets: Iterable[StatefulSet], top: Place) -> None:
    """The sums have to be numbers that a status can hold."""
    most = max(_sums(sets))
    if most > INT32_MAX:
        top.problem(f"the pools add up to {most} pods, more than {INT32_MAX}")


def _sums(sets: Iterable[StatefulSet]) -> tuple[int, int]:
    """readyReplicas and status.replicas as they stand."""
    seen = list(sets)
    return sum(one.ready or 0 for one in seen), sum(one.replicas or 0 for one in seen)


def _blocked(tenant: Tenant, options: Options) -> Decision | None:
    # 0
    if tenant.terminating:
        return Decision("0", "Updating", "FTFF", "Terminating", messages.TENANT_TERMINATING)
    # 0b
    reason = options.blocked_reason
    if reason is not None:
        sentence = options.blocked_message or f"blocked: {reason}"
        return Decision("0b", "Blocked", "FFFT", reason, sentence, public_reason="Blocked")
    return None


def _decided(pools: list[PoolOutcome], counting: list[PoolOutcome], options: Options) -> Decision:
    kubernetes = options.rule == "kubernetes"
    # 1, 2, 3
    for reading in (_failed, _degraded, _under_way(kubernetes)):
        for pool in counting:
            found = reading(pool)
            if found:
                found.message = f"pool {pool.name}: {found.message}"
                return found
    ready, total = _sums(pool.seen for pool in counting)
    sums = f"{ready}/{total} pods ready"
    # 4
    if ready == total > 0:
        return Decision("4", "Ready", "TFFF", "AllPodsReady", sums)
    # 5
    asleep = all(pool.verdict.reason == "ScaledToZero" for pool in counting)
    if kubernetes and counting and asleep:
        sentence = messages.ALL_SCALED_TO_ZERO
        return Decision("5", "NotReady", "FFFF", "ScaledToZero", sentence)
    # 6
    if pools and not counting:
        sentence = messages.ALL_DECOMMISSIONED
        return Decision("6-decommissioned", "NotReady", "FFFF", "AllPoolsDecommissioned", sentence)
    return Decision("6", "NotReady", "FFFF", "PodsNotReady", sums)


def _failed(pool: PoolOutcome) -> Decision | None:
    def stalled(row: str, reason: str, sentence: str) -> Decision:
        return Decision(row, "Degraded", "FFTT", reason, sentence)

    if pool.verdict.state == model.ROLLOUT_FAILED:
        return stalled("1", "PoolRolloutFailed", pool.verdict.message)
    if pool.lifecycle == "DecommissionFailed":
        return stalled("1-failed", "PoolDecommissionFailed", messages.DECOMMISSION_FAILED)
    if pool.lifecycle == "DecommissionCanceled":
        return stalled("1-canceled", "PoolDecommissionCanceled", messages.DECOMMISSION_CANCELED)
    return None


def _degraded(pool: PoolOutcome) -> Decision | None:
    if pool.verdict.state == model.DEGRADED:
        return Decision("2", "Degraded", "FFTF", "PoolDegraded", pool.verdict.message)
    return None


def _under_way(kubernetes: bool) -> Callable[[PoolOutcome], Decision | None]:
    def under_way(pool: PoolOutcome) -> Decision | None:
        reason, sentence = "RolloutInProgress", pool.verdict.message
        if pool.verdict.state == model.UPDATING:
            row = "3"
        elif not pool.seen.exists:
            row = "3-missing"
        elif pool.verdict.state == model.NOT_CREATED and pool.seen.spec_replicas != 0:
            row = "3-not-created"
        elif kubernetes and not pool.verdict.settled:
            row = "3-unsettled"
        elif pool.lifecycle == "Decommissioning":
            row, reason = "3-decommissioning", "PoolDecommissioning"
            sentence = messages.DECOMMISSIONING
        else:
            return None
        return Decision(row, "Updating", "FTFF", reason, sentence)

    return under_way
