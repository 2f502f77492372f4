"""The picture: pods over time, and what the rules and kubectl say of them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any, Optional

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from poolstatus import PoolStatusError, Rule

from .gate import BAD_INPUT
from .kubectl import rollout_status
from .pools import Judging, Pool, Pools, complaint
from .stream import Ended, Event, Quiet, read

# The colours of Okabe and Ito, which everybody tells apart; in grey they differ in lightness,
# and where they come near each other, in hatching.
_LOOK = {
    "Complete": ("#009E73", ""),
    "Updating": ("#56B4E9", ""),
    "Initialized": ("#F0E442", ""),
    "Created": ("#FBF6B5", ""),
    "Degraded": ("#E69F00", "///"),
    "Failed": ("#D55E00", "xxx"),
    "Not created": ("#FFFFFF", ""),
    "Waiting": ("#56B4E9", ""),
    "Refuses": ("#BBBBBB", "..."),
}
_STATES = {
    "PoolCreated": "Created",
    "PoolNotCreated": "Not created",
    "PoolInitialized": "Initialized",
    "PoolUpdating": "Updating",
    "PoolRolloutComplete": "Complete",
    "PoolRolloutFailed": "Failed",
    "PoolDegraded": "Degraded",
}
_ROWS = ("documented rule", "kubectl rollout status", "kubernetes rule")
_STYLE = {
    "svg.hashsalt": "poolstatus",  # the same picture is the same bytes
    "svg.fonttype": "path",  # and looks the same everywhere
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "hatch.linewidth": 0.6,
}


@dataclass(frozen=True)
class Step:
    """What is so after one event."""

    at: Optional[str]
    desired: int
    ready: int
    updated: int
    says: tuple[str, str, str]  # in the order of _ROWS
    reason: str


class Recorder:
    """Takes events; keeps a step of the pool that is drawn for each of them."""

    def __init__(self, judging: Judging) -> None:
        self.kubernetes = Pools(judging)
        self.documented = Pools(Judging(Rule.DOCUMENTED))
        self.steps: dict[str, list[Step]] = {}

    def take(self, event: Event) -> None:
        """Take an event; PoolStatusError where the library does not."""
        self.documented.take(event)
        self.kubernetes.take(event)
        name = event.name if event.kind == "StatefulSet" else event.name.rpartition("-")[0]
        pool = self.kubernetes.all.get((event.namespace, name))
        if pool is None:
            return
        documented = self.documented.all[event.namespace, name]
        says = _word(documented), _kubectl(pool), _word(pool)
        step = Step(event.at, pool.desired, pool.ready, pool.updated, says, pool.entry.reason or "")
        full = f"{pool.namespace}/{name}" if pool.namespace else name
        self.steps.setdefault(full, []).append(step)


def _word(pool: Pool) -> str:
    return _STATES[str(pool.status.state)]


def _kubectl(pool: Pool) -> str:
    if pool.gone:
        return "Not created"
    done = rollout_status(pool.event.members)
    return "Refuses" if done is None else "Complete" if done else "Waiting"


def draw(
    inputs: list[str], judging: Judging, output: str, name: Optional[str], title: Optional[str]
) -> int:
    """Draw what came from the inputs; returns the exit status."""
    recorder = Recorder(judging)
    if not output.endswith((".svg", ".png")):
        return _say(f"{output}: expected a name that ends in .svg or .png")
    for item in read(inputs):
        if isinstance(item, Event):
            try:
                recorder.take(item)
            except PoolStatusError as error:
                _say(f"{item.input}: {complaint(item, error)}")
        elif not isinstance(item, (Quiet, Ended)):
            _say(str(item))
    names = [full for full in recorder.steps if name in (None, full, full.rpartition("/")[2])]
    if not recorder.steps:
        return _say("the input ended without any StatefulSet")
    if len(names) != 1:
        found = "no StatefulSet of that name" if not names else "more than one StatefulSet"
        return _say(f"{found}: choose with --name one of {', '.join(recorder.steps)}")
    with mpl.rc_context(_STYLE):  # type: ignore[arg-type]
        figure = picture(recorder.steps[names[0]], title or names[0])
        metadata = {"Date": None} if output.endswith(".svg") else {"Software": None}
        figure.savefig(output, dpi=150, metadata=metadata)
    return 0


def _say(words: str) -> int:
    sys.stderr.write(f"poolstatus: {words}\n")
    return BAD_INPUT


def picture(steps: list[Step], title: str) -> Figure:
    """The whole picture."""
    figure = Figure(figsize=(10, 5.2), layout="constrained")
    grid = figure.add_gridspec(2, 1, height_ratios=(3, 2))
    counts = figure.add_subplot(grid[0])
    bands = figure.add_subplot(grid[1], sharex=counts)
    counts.set_title(title, loc="left", fontweight="bold")
    _draw_counts(counts, steps)
    _draw_bands(bands, steps)
    _label_time(bands, steps)
    figure.legend(handles=_legend(steps), loc="outside lower center", ncols=5, frameon=False)
    return figure


def _draw_counts(axes: Axes, steps: list[Step]) -> None:
    lines: list[tuple[str, list[int], dict[str, Any]]] = [
        ("desired", [s.desired for s in steps], {"color": "#888888", "lw": 1.2, "ls": (0, (5, 3))}),
        ("ready", [s.ready for s in steps], {"color": "#000000", "lw": 2.2}),
        ("updated", [s.updated for s in steps], {"color": "#0072B2", "lw": 1.4, "ls": (0, (1, 1))}),
    ]
    highest = max(max(values) for _, values, _ in lines)
    for number, (label, values, look) in enumerate(lines):
        # Lines that run together are drawn a little apart.
        shifted = [value + (1 - number) * 0.035 * max(highest, 1) for value in values]
        axes.stairs(shifted, range(len(values) + 1), baseline=None, label=label, **look)
    axes.set_ylim(-0.12 * max(highest, 1), highest * 1.15 + 0.1)
    axes.set_yticks(range(0, highest + 1, max(1, highest // 6)))
    axes.set_ylabel("pods")
    axes.tick_params(labelbottom=False)
    axes.grid(axis="y", color="#DDDDDD", lw=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=3, frameon=False)


def _draw_bands(axes: Axes, steps: list[Step]) -> None:
    for row in range(len(_ROWS)):
        y = len(_ROWS) - 1 - row
        for start, end, word in _runs([step.says[row] for step in steps]):
            colour, hatch = _LOOK[word]
            axes.add_patch(Rectangle((start, y + 0.12), end - start, 0.76, facecolor=colour,
                                     hatch=hatch, edgecolor="#444444", lw=0.5))  # fmt: skip
            if (end - start) / len(steps) > 0.012 * len(word) + 0.01:
                light = word != "Complete"
                axes.text((start + end) / 2, y + 0.5, word, ha="center", va="center", fontsize=8,
                          color="black" if light else "white",
                          bbox={"facecolor": colour, "edgecolor": "none", "pad": 1})  # fmt: skip
        early = ["early" if step.says[row] == "Complete" != step.says[2] else "" for step in steps]
        for start, end, word in _runs(early):
            if word:
                axes.add_patch(Rectangle((start, y + 0.12), end - start, 0.76, fill=False,
                                         edgecolor="#000000", lw=2))  # fmt: skip
                axes.plot((start + end) / 2, y + 0.96, marker="v", ms=6, color="#000000",
                          clip_on=False)  # fmt: skip
    axes.set_ylim(0, len(_ROWS) + 0.08)
    axes.set_xlim(0, len(steps))
    axes.set_yticks([len(_ROWS) - 0.5 - row for row in range(len(_ROWS))], _ROWS)
    axes.tick_params(axis="y", length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)


def _runs(words: list[str]) -> list[tuple[int, int, str]]:
    """Where the same word stands: from, to, word."""
    runs: list[tuple[int, int, str]] = []
    for number, word in enumerate(words):
        if runs and runs[-1][2] == word:
            runs[-1] = (runs[-1][0], number + 1, word)
        else:
            runs.append((number, number + 1, word))
    return runs


def _label_time(axes: Axes, steps: list[Step]) -> None:
    moments = [step.at or "" for step in steps]
    begun = [start for start, _, _ in _runs(moments)]
    if len(begun) < 2:
        axes.set_xlabel("events, in their order")
        return
    apart = len(steps) / 12  # so that labels do not touch
    ticks = [begun[0]]
    for tick in begun[1:]:
        if tick - ticks[-1] >= apart:
            ticks.append(tick)
    axes.set_xticks(ticks, [moments[tick][11:19] for tick in ticks])
    axes.set_xlabel(f"events, in their order; the clock where it stands, {moments[0][:10]}, UTC")


def _legend(steps: list[Step]) -> list[Any]:
    used = {word for step in steps for word in step.says}
    patches: list[Any] = []
    for word, (colour, hatch) in _LOOK.items():
        if word in used:
            label = {"Refuses": "Refuses (OnDelete)", "Waiting": "Waiting (kubectl)"}.get(
                word, word
            )
            patches.append(Patch(facecolor=colour, hatch=hatch, edgecolor="#444444", lw=0.5,
                                 label=label))  # fmt: skip
    if any("Complete" in step.says[:2] and step.says[2] != "Complete" for step in steps):
        patches.append(Patch(fill=False, edgecolor="black", lw=2,
                             label="▼ Complete, unlike the kubernetes rule"))  # fmt: skip
    return patches
