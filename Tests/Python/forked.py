"""A command that is written in Python, in a fork of this process: as in one of its own, but for
the start of an interpreter and the imports, which cost more than all that the command does."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

FIRST = 3  # of the files that are not the standard streams
LAST = 1024


class Forked:
    """The function main of a script, which finds its arguments and its streams as a process does.

    No other thread may run in this process.
    """

    def __init__(self, script: str) -> None:
        self.script = script
        sys.path.insert(0, str(Path(script).parent))
        self.main = importlib.import_module(Path(script).stem).main

    def run(self, arguments: list[Any], stdin: bytes) -> subprocess.CompletedProcess[bytes]:
        def instead() -> NoReturn:
            # subprocess waits until the last of them is closed, which a program's begin does.
            os.closerange(FIRST, LAST)
            sys.argv = [self.script, *map(os.fsdecode, arguments)]
            os._exit(self._status())

        return subprocess.run(
            [self.script], input=stdin, capture_output=True, check=False, preexec_fn=instead
        )

    def _status(self) -> int:
        """Run it; what the interpreter does before and after."""
        sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w")
        sys.stderr = os.fdopen(2, "w", buffering=1, errors="backslashreplace")
        try:
            status: int = self.main()
        except BaseException:
            traceback.print_exc()
            status = 1
        sys.stdout.flush()
        sys.stderr.flush()
        return status
