"""pip install examples/python: in an environment of its own, away from the source tree."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import poolstatus

MODULE = Path(poolstatus.__file__)
PROGRAM = """
import poolstatus

state: poolstatus.State = poolstatus.pool('{"metadata": {"name": "a"}}').state
print(poolstatus._library._name, state)
"""


def run(*command: object, **environment: str) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        env={**os.environ, "PYTHONPATH": "", "POOLSTATUS_LIBRARY": "", **environment},
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    # The source tree is left as it was: what is built there would be built from again.
    tree = tmp_path_factory.mktemp("a tree")
    folder = tree / "examples" / "python"
    folder.mkdir(parents=True)
    for name in ("poolstatus.py", "pyproject.toml", "setup.py"):
        (folder / name).write_bytes((MODULE.parent / name).read_bytes())
    (tree / "build").symlink_to(MODULE.parents[2] / "build")
    pip = (sys.executable, "-m", "pip", "wheel", "-q", "--disable-pip-version-check")
    run(*pip, "--no-build-isolation", "--no-deps", "-w", tree, folder)
    (made,) = tree.glob("*.whl")
    return made


def test_what_is_in_the_wheel(wheel: Path) -> None:
    start = f"poolstatus-{poolstatus.__version__}-py3-none-linux_"
    assert wheel.name.startswith(start)
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == {
        "poolstatus/__init__.py",
        "poolstatus/py.typed",
        "poolstatus/libpoolstatus.so.0",
    }


def test_it_is_installed_and_typed(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    pip = (sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check")
    run(*pip, "--no-deps", "--no-index", "--target", site, wheel)
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    library = site / "poolstatus" / "libpoolstatus.so.0"
    assert run(sys.executable, program, PYTHONPATH=str(site)) == f"{library} PoolNotCreated\n"
    mypy = (sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path / "cache")
    run(*mypy, program, PYTHONPATH=str(site))
    wrong = tmp_path / "wrong.py"
    wrong.write_text(PROGRAM.replace(": poolstatus.State =", ": bytes ="))
    with pytest.raises(AssertionError, match="Incompatible types"):
        run(*mypy, wrong, PYTHONPATH=str(site))
