"""The screen, under a pseudo terminal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cases import RECORDINGS
from conftest import Golden
from terminal import Terminal

PYTHON = Path(__file__).resolve().parents[2] / "examples" / "python"
COMMAND = [sys.executable, "-m", "rollout", "watch", "--pod-grace", "-1"]
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")},
    "PYTHONPATH": str(PYTHON),
    "PYTHONIOENCODING": "utf-8",
}


def lines(name: str) -> list[bytes]:
    return next(RECORDINGS.glob(f"{name}-*.jsonl")).read_bytes().splitlines(keepends=True)


def tenant(namespace: str, pools: int) -> bytes:
    names = [{"name": f"pool-{number}"} for number in range(pools)]
    metadata = {"name": "demo", "namespace": namespace, "generation": 1}
    one = {"kind": "Tenant", "metadata": metadata, "spec": {"pools": names}}
    return json.dumps({"type": "ADDED", "object": one}).encode() + b"\n"


# What is on the screen: two stuck pools, three of a Tenant in the middle of a rollout.
SCENE = b"".join(
    [*lines("c1"), *lines("y2")[:50], tenant("tr-t1-three-pools", 3), *lines("t1")[:150], b"oops\n"]
)
END = "not JSON, passed over"  # of the last line: whatever came before it is on the screen, too


@pytest.mark.parametrize("columns", [80, 140])
def test_what_is_seen(columns: int, golden: Golden) -> None:
    terminal = Terminal(COMMAND, columns, 24, ENVIRONMENT)
    terminal.send(SCENE)
    name = f"screen/{columns}.txt"
    golden(name, terminal.wait_for(END, like=golden.expected(name)))
    seen = terminal.text
    assert {"green", "cyan", "red"} <= terminal.colours()
    assert terminal.finish() == 0
    assert b"Traceback" not in terminal.bytes
    # The last table stays when the screen is given back, and is no other.
    assert seen.splitlines()[0] in terminal.text


def test_one_line_a_pool(golden: Golden) -> None:
    """Where there is room for the message beside it."""
    terminal = Terminal(COMMAND, 140, 24, ENVIRONMENT)
    terminal.send(b"".join([*lines("c1"), b"oops\n"]))
    name = "screen/140-short.txt"
    golden(name, terminal.wait_for(END, like=golden.expected(name)))
    assert terminal.finish() == 0


def test_resizing(golden: Golden) -> None:
    terminal = Terminal(COMMAND, 140, 24, ENVIRONMENT)
    terminal.send(SCENE)
    terminal.wait_for(END)
    terminal.resize(80, 24)  # to what it is where it was narrow from the beginning
    narrow = golden.expected("screen/80.txt")
    assert narrow in ("", terminal.wait_for(END, like=narrow))
    terminal.resize(80, 10)
    words = "more that are settled or do not fit"
    low = terminal.wait_for(words, END, like=golden.expected("screen/80x10.txt"))
    assert len(low.splitlines()) <= 10
    assert "RolloutFailed" in low  # those that are not settled come first
    golden("screen/80x10.txt", low)
    assert terminal.finish() == 0


def test_no_color() -> None:
    terminal = Terminal(COMMAND, 80, 24, {**ENVIRONMENT, "NO_COLOR": "1"})
    terminal.send(SCENE)
    terminal.wait_for(END, "RolloutFailed")
    assert terminal.colours() == set()
    assert terminal.finish() == 0


def test_ascii() -> None:
    """Where the terminal has no blocks."""
    terminal = Terminal(COMMAND, 80, 24, {**ENVIRONMENT, "PYTHONIOENCODING": "ascii"})
    terminal.send(SCENE)
    terminal.wait_for(END, "####.. ")
    assert terminal.finish() == 0
    assert "Traceback" not in terminal.text


def test_interrupt() -> None:
    terminal = Terminal(COMMAND, 80, 24, ENVIRONMENT)
    terminal.send(SCENE)
    terminal.wait_for(END)
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.finish() == 130
    assert b"Traceback" not in terminal.bytes
    assert b"\x1b[?1049l" in terminal.bytes  # the terminal is given back
    assert b"\x1b[?25h" in terminal.bytes  # with its cursor


def test_not_a_terminal() -> None:
    """A plain line a change, as the gate does, and no end before the input's."""
    done = subprocess.run(
        COMMAND, input=b"".join(lines("b1")), capture_output=True, env=ENVIRONMENT, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    said = done.stdout.decode().splitlines()
    assert sum("PoolRolloutComplete Complete" in line for line in said) == 2
    assert b"\x1b" not in done.stdout
