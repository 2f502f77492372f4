"""A program in a terminal that is not there, and what a person would see."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
from typing import Any

import pyte

from patience import PATIENCE, Patience


class Terminal:
    """A pseudo terminal with a program in it."""

    def __init__(
        self, command: list[str], columns: int, rows: int, environment: dict[str, str]
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.bytes = b""
        self._master, slave = pty.openpty()
        self._size(columns, rows)
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=slave, stderr=slave,
            env={**environment, "TERM": "xterm-256color"}, start_new_session=True,
        )  # fmt: skip
        os.close(slave)

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns: int, rows: int) -> None:
        self._size(columns, rows)
        self.screen.resize(rows, columns)
        self.process.send_signal(signal.SIGWINCH)

    def send(self, data: bytes) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def read(self, seconds: float) -> bool:
        """Take what is printed; False where nothing more will come."""
        if select.select([self._master], [], [], seconds)[0]:
            try:
                data = os.read(self._master, 1 << 16)
            except OSError:  # the other end is closed
                return False
            self.bytes += data
            self._stream.feed(data)
        return True

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip() + "\n"

    def wait_for(self, *words: str, like: str = "") -> str:
        """Read until all the words are on the screen, and it is like that, if anything."""
        patience = Patience(lambda: self.text)
        while patience.lasts():
            if all(word in self.text for word in words) and like in ("", self.text):
                return self.text
            if not self.read(0.1):
                break
        assert all(word in self.text for word in words), self.text
        return self.text  # the comparison will say where it is another

    def finish(self) -> int:
        """Close its input; returns its exit status."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        while self.read(1):
            pass
        os.close(self._master)
        return self.process.wait(PATIENCE)

    def colours(self) -> set[str]:
        """All colours on the screen."""
        buffer: Any = self.screen.buffer
        return {cell.fg for line in buffer.values() for cell in line.values()} - {"default"}
