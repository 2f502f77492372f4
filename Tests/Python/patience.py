"""Waiting for what others do: as long as anything moves, however slow the machine is."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import Any, Callable, Optional

PATIENCE = 60.0  # seconds without anything moving after which something is wrong
LONGEST = 10 * PATIENCE  # and these, where something moves for ever


class Patience:
    """Lasts while what it looks at becomes something else."""

    def __init__(self, moved: Callable[[], Any] = lambda: None) -> None:
        self._moved, self.seen = moved, moved()
        self._begin = self._last = time.monotonic()

    def lasts(self) -> bool:
        now, seen = time.monotonic(), self._moved()
        if seen != self.seen:
            self._last, self.seen = now, seen
        return now < min(self._last + PATIENCE, self._begin + LONGEST)


def eventually(
    holds: Callable[[], bool], what: str, moved: Callable[[], Any] = lambda: None
) -> None:
    """Wait until it holds; fails where it does not and nothing moves, of which moved tells."""
    patience = Patience(moved)
    while not holds():
        assert patience.lasts(), (what, patience.seen)
        time.sleep(0.002)


def work_of(process: subprocess.Popen[Any]) -> Callable[[], Any]:
    """What tells of a process that it does something: its time on a processor."""
    stat = Path(f"/proc/{process.pid}/stat")  # where it stands after the name; gone after wait()
    return lambda: stat.read_text().rpartition(")")[2].split()[11:13] if stat.exists() else None


def said_by(process: subprocess.Popen[bytes], data: Optional[bytes] = None) -> tuple[bytes, bytes]:
    """What a process says until it ends; fails where it does nothing any more."""
    patience = Patience(work_of(process))
    while True:
        try:
            out, err = process.communicate(data, timeout=1)
        except subprocess.TimeoutExpired:
            data = None  # which it has, or is given
            assert patience.lasts(), f"{process.args!r} does nothing"
        else:
            return out or b"", err or b""
