"""The picture: of recordings and of captured watches."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from cases import RECORDINGS
from rollout.pools import Judging
from rollout.stream import Event, read
from rollout.timeline import Recorder, draw, picture

PYTHON = Path(__file__).resolve().parents[2] / "examples" / "python"
PICTURES = PYTHON / "pictures"
COMMAND = [sys.executable, "-m", "rollout", "timeline", "--pod-grace", "-1"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PYTHON)}
README = {  # in the README, by `pytest Tests/Python/test_timeline.py --update`
    "rolling-update.svg": ("b1-rollout-ordered", "A first start and a rolling update, one by one"),
    "stuck-rollback.svg": ("c3-pullfail-ordered-then-rollback", "A rollout that is stuck"),
}
SVG = "{http://www.w3.org/2000/svg}"


def timeline(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], capture_output=True, text=True, env=ENVIRONMENT, check=False
    )


@pytest.mark.parametrize("name", README)
def test_pictures_of_the_readme(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """They are what the command draws."""
    recording, title = README[name]
    path = tmp_path / name
    done = timeline("--title", title, "--output", str(path), str(RECORDINGS / f"{recording}.jsonl"))
    assert (done.returncode, done.stderr) == (0, "")
    if request.config.getoption("--update"):
        PICTURES.mkdir(exist_ok=True)
        (PICTURES / name).write_bytes(path.read_bytes())
    assert ElementTree.parse(path).getroot().tag == f"{SVG}svg"
    assert path.read_bytes() == (PICTURES / name).read_bytes()


def recorder(name: str) -> Recorder:
    found = Recorder(Judging(grace=-1))
    for item in read([str(next(RECORDINGS.glob(f"{name}-*.jsonl")))]):
        if isinstance(item, Event):
            found.take(item)
    return found


@pytest.mark.parametrize("path", sorted(RECORDINGS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_every_recording_can_be_drawn(path: Path) -> None:
    """Without a label that overlaps another or leaves the picture."""
    for title, steps in recorder(path.stem.partition("-")[0]).steps.items():
        figure = picture(steps, title)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()  # type: ignore[no-untyped-call]
        renderer = canvas.get_renderer()  # type: ignore[no-untyped-call]
        whole = figure.bbox
        for axes in figure.axes:
            boxes = []
            if axes is not figure.axes[0]:  # whose labels are those of the axes below
                first, last = axes.get_xlim()
                labels = [one for one in axes.get_xticklabels()
                          if first <= one.get_position()[0] <= last]  # fmt: skip
                assert labels
                boxes = [label.get_window_extent(renderer) for label in labels]
            for one, other in zip(boxes, boxes[1:]):
                assert one.x1 < other.x0, f"{title}: labels of the time overlap"
            words = [text.get_window_extent(renderer) for text in axes.texts]
            for box in [*boxes, *words]:
                assert whole.x0 <= box.x0 < box.x1 <= whole.x1, title
                assert whole.y0 <= box.y0 < box.y1 <= whole.y1, title
            for number, one in enumerate(words):
                assert not any(one.overlaps(other) for other in words[number + 1 :]), title
        (legend,) = figure.legends
        box = legend.get_window_extent(renderer)
        assert whole.x0 <= box.x0 < box.x1 <= whole.x1, title
        said = {word for step in steps for word in step.says}
        shown = {text.get_text().partition(" (")[0] for text in legend.get_texts()}
        assert said <= shown


def test_too_early_is_marked() -> None:
    """The documented rule says complete in the middle of the ordered rolling update."""
    (steps,) = recorder("b1").steps.values()
    early = [step for step in steps if step.says[0] == "Complete" != step.says[2]]
    assert early
    shown = [text.get_text() for text in picture(steps, "").legends[0].get_texts()]
    assert any("unlike the kubernetes rule" in text for text in shown)


def test_a_captured_watch_and_png(tmp_path: Path) -> None:
    watch = RECORDINGS / "full" / "b1-rollout-ordered.watch.jsonl"
    path = tmp_path / "watch.png"
    done = timeline("-o", str(path), str(watch))
    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes().startswith(b"\x89PNG")


def test_what_cannot_be_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    three = str(next(RECORDINGS.glob("t1-*.jsonl")))
    path = str(tmp_path / "x.svg")
    for arguments, words in (
        ((path, None, [three]), "more than one StatefulSet: choose with --name one of tr-t1"),
        ((path, "other", [three]), "no StatefulSet of that name"),
        ((str(tmp_path / "x.gif"), None, [three]), "expected a name that ends in .svg or .png"),
        ((path, None, [os.devnull]), "the input ended without any StatefulSet"),
    ):
        output, name, inputs = arguments
        assert draw(inputs, Judging(), output, name, None) == 2
        assert words in capsys.readouterr().err
    assert draw([three], Judging(), path, "demo-pool-1", None) == 0
