"""Makes the modules of examples/python importable; --update writes the golden files anew."""

import difflib
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "examples" / "python"))
# A shell that runs the tests in the background ignores SIGINT, which programs would inherit.
signal.signal(signal.SIGINT, signal.default_int_handler)
GOLDEN = Path(__file__).resolve().parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """golden(name, text): the text must be the file of that name."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        difference = difflib.unified_diff(
            old.splitlines(), text.splitlines(), f"golden/{name}", "got", lineterm=""
        )
        assert old == text, "\n".join(difference)

    return compare
