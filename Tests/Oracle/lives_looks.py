"""An operator that looks at a pool now and then, and what its verdict is called."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from casefile import Source
from lives_cluster import Cluster
from lives_fate import Fate
from lives_pace import LivePace
from lives_people import People, perform
from lives_pods import Json, rfc3339
from lives_truth import Story, Truth, complete
from model import Options

_PRUNED = ("reason", "message")
_MOVING = (
    *("replicas", "readyReplicas", "currentReplicas", "updatedReplicas"),
    *("currentRevision", "updateRevision"),
)
_SECOND_LOOKS = 0.05
FALSE_COMPLETE, FALSE_FAILURE, WRITTEN_TWICE = "false complete", "false failure", "written twice"
TOO_EARLY = "complete too early"


def write(value: Json) -> str:
    """Compact JSON, fast."""
    return json.dumps(value, separators=(",", ":"))


@dataclass
class Look:
    """One look: what is right, what was said, and all that is needed to look again."""

    life: int
    number: int
    truth: Truth
    complete: bool
    state: str
    reason: str
    options: Options
    stateful_set: str
    written_twice: bool = False

    @property
    def agrees(self) -> bool:
        """The state is right."""
        return self.state == self.truth.state or self.state in self.truth.also

    @property
    def kinds(self) -> list[str]:
        """The classes of difference that it belongs to; none where all is right."""
        twice = [WRITTEN_TWICE] if self.written_twice else []
        return twice if self.agrees else [*twice, self._kind()]

    def _kind(self) -> str:
        what = self.truth.what
        if self.state == "RolloutComplete":
            return f"{TOO_EARLY}: {what}" if self.complete else FALSE_COMPLETE
        if self.state == "RolloutFailed":
            early = f"failed before it can be seen: {what}"
            return early if self.truth.doomed else f"{FALSE_FAILURE}: {what} ({self.reason})"
        return f"{what}: is {self.truth.state}, said {self.state}"


@dataclass
class Operator:
    """It remembers nothing but the pool status as its API server has stored it."""

    cluster: Cluster
    story: Story
    source: Source
    rng: random.Random
    with_pods: bool = True
    prunes: bool = False
    deadline: int = 0
    stored: str = "{}"
    _moved: Json = field(default_factory=dict)
    _since: float = 0.0

    def look(self, life: int, number: int) -> Look:
        """One look; the status is stored where it has changed."""
        seen = self.cluster.set_json()
        truth = self._truth(seen)
        options = Options("kubernetes", True, deadline=self.deadline, now=rfc3339(self.cluster.now))
        options.previous = self.stored
        if self.with_pods:
            options.pods = write(self.cluster.pods_json())
        if self.cluster.set is None:
            options.tenant, options.pool = "demo", "pool-0"
        text = write(seen)
        answer = self.source.pool(text, options)
        is_complete = complete(self.cluster)
        look = Look(
            *(life, number, truth, is_complete, answer.state, answer.reason),
            *(options, text),
        )
        if answer.changed:
            self._store(answer.json)
        if self.rng.random() < _SECOND_LOOKS:
            options = Options(**{**vars(options), "previous": self.stored})
            again = self.source.pool(text, options)
            said = (again.changed, again.state, again.reason)
            look.written_twice = said != (0, answer.state, answer.reason)
        return look

    def _truth(self, seen: Json) -> Truth:
        # The deadline is measured from the last look that saw something move.
        status = seen["status"] if isinstance(seen.get("status"), dict) else {}
        truth = self.story.truth()
        moving = {"state": truth.state, **{key: status.get(key) for key in _MOVING}}
        if moving != self._moved:
            self._moved, self._since = moving, self.cluster.now
        late = 0 < self.deadline < self.cluster.now - self._since
        return truth.past_the_deadline() if late else truth

    def _store(self, status: str) -> None:
        if self.prunes:
            kept = {k: v for k, v in json.loads(status).items() if k not in _PRUNED}
            status = write(kept)
        self.stored = status


@dataclass(frozen=True)
class Sort:
    """What kind of pool a life is of, and how it is looked at."""

    spec: Json
    strikes_every: float
    looks_every: float
    prunes: bool
    deadline: int
    completes_early: bool


def draw_sort(rng: random.Random) -> Sort:
    """At random."""
    on_delete = rng.random() < 0.08
    spec: Json = {
        "replicas": rng.choice((1, 2, 3, 4, 4, 4, 5, 6, 12)),
        "start": rng.choice((0, 0, 0, 0, 0, 5)),
        "parallel": rng.random() < 0.6,
        "on_delete": on_delete,
        "partition": rng.choice((0, 0, 0, None)),
        "min_ready": rng.choice((0, 0, 0, 10, 30)),
    }
    return Sort(
        spec,
        strikes_every=rng.choice((300.0, 900.0, 3600.0)),
        looks_every=rng.choice((3.0, 10.0, 30.0)),
        prunes=rng.random() < 0.5,
        deadline=rng.choice((0, 600, 900)),
        completes_early=rng.random() < 0.3,
    )


def live(life: int, looks: int, source: Callable[[], Source], with_pods: bool) -> Iterator[Look]:
    """One life, and the looks at it; the same for the same number."""
    rng = random.Random(life)
    sort = draw_sort(rng)
    cluster = Cluster(LivePace(random.Random(f"{life} pace")), rng)
    cluster.completes_early = sort.completes_early
    story = Story(cluster)
    people = People(cluster, story, random.Random(f"{life} people"))
    fate = Fate(cluster, story, random.Random(f"{life} fate"))
    perform(cluster, people.live(**sort.spec))
    perform(cluster, fate.strike(sort.strikes_every))
    eyes = random.Random(f"{life} eyes")
    operator = Operator(cluster, story, source(), eyes, with_pods, sort.prunes, sort.deadline)
    for number in range(looks):
        cluster.run(cluster.now + eyes.expovariate(1 / sort.looks_every))
        yield operator.look(life, number)
