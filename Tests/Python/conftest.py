"""Makes the modules of examples/python importable; --update writes the golden files anew."""

import difflib
import signal
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "examples" / "python"))
# A shell that runs the tests in the background ignores SIGINT, which programs would inherit.
signal.signal(signal.SIGINT, signal.default_int_handler)
GOLDEN = Path(__file__).resolve().parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files anew")


class Golden:
    """golden(name, text): the text must be the file of that name."""

    def __init__(self, update: bool) -> None:
        self._update = update

    def expected(self, name: str) -> str:
        """What a text has to become; "" where that is to be written anew."""
        path = GOLDEN / name
        there = path.exists() and not self._update
        return path.read_text(encoding="utf-8") if there else ""

    def __call__(self, name: str, text: str) -> None:
        if self._update:
            path = GOLDEN / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            return
        old = self.expected(name)
        difference = difflib.unified_diff(
            old.splitlines(), text.splitlines(), f"golden/{name}", "got", lineterm=""
        )
        assert old == text, "\n".join(difference)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(request.config.getoption("--update"))
