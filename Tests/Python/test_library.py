"""Which library is loaded, and what is said when there is none."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import poolstatus

MODULE = Path(poolstatus.__file__)
BUILT = MODULE.parents[2] / "build" / "libpoolstatus.so.0"


def load(module: Path = MODULE, **environment: str) -> subprocess.CompletedProcess[str]:
    """Import the module in a process of its own and print the library that it found."""
    return subprocess.run(
        [sys.executable, "-c", "import poolstatus; print(poolstatus._library._name)"],
        env={**os.environ, "PYTHONPATH": str(module.parent), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def error_of(loaded: subprocess.CompletedProcess[str]) -> str:
    assert loaded.returncode == 1
    return loaded.stderr.splitlines()[-1]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The module where it is not in the source tree: there is no build folder."""
    folder = tmp_path / "site-packages"
    folder.mkdir()
    return Path(shutil.copy(MODULE, folder))


def compiled(folder: Path, source: str) -> str:
    """A shared library made of that C."""
    library = folder / "libother.so"
    command = ["cc", "-shared", "-fPIC", "-x", "c", "-o", str(library), "-"]
    subprocess.run(command, input=source, text=True, check=True)
    return str(library)


def test_the_variable_comes_first(tmp_path: Path) -> None:
    library = shutil.copy(BUILT, tmp_path / "mine.so")
    assert load(POOLSTATUS_LIBRARY=str(library)).stdout == f"{library}\n"


def test_then_the_build_folder() -> None:
    assert load(POOLSTATUS_LIBRARY="").stdout == f"{BUILT}\n"


def test_before_the_build_folder_what_is_beside_it(elsewhere: Path) -> None:
    beside = shutil.copy(BUILT, elsewhere.parent)
    loaded = load(elsewhere, POOLSTATUS_LIBRARY="")
    assert loaded.stdout == f"{beside}\n", loaded.stderr


def test_a_build_folder_of_somebody_else_does_not_count(tmp_path: Path) -> None:
    folder = tmp_path / "examples" / "python"
    folder.mkdir(parents=True)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "libpoolstatus.so.0").write_text("no library")
    shutil.copy(MODULE, folder)
    loaded = load(
        folder / "poolstatus.py", POOLSTATUS_LIBRARY="", LD_LIBRARY_PATH=str(BUILT.parent)
    )
    assert loaded.stdout.strip() == "libpoolstatus.so.0", loaded.stderr


def test_at_the_top_of_a_file_system() -> None:
    # As in an image that has /poolstatus.py: there are no two folders above it.
    source = f"""
import sys
text = open({str(MODULE)!r}).read()
space = {{"__name__": "poolstatus", "__file__": "/poolstatus.py"}}
sys.modules["poolstatus"] = type(sys)("poolstatus")
exec(compile(text, "/poolstatus.py", "exec"), space)
print(space["_library"]._name)
"""
    loaded = subprocess.run(
        [sys.executable, "-c", source],
        env={**os.environ, "POOLSTATUS_LIBRARY": "", "LD_LIBRARY_PATH": str(BUILT.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert loaded.stdout.strip() == "libpoolstatus.so.0", loaded.stderr


def test_then_the_system(elsewhere: Path) -> None:
    loaded = load(elsewhere, POOLSTATUS_LIBRARY="", LD_LIBRARY_PATH=str(BUILT.parent))
    assert loaded.stdout == "libpoolstatus.so.0\n"


def test_none() -> None:
    error = error_of(load(POOLSTATUS_LIBRARY="/nonexistent/libpoolstatus.so.0"))
    assert error.startswith(
        "ImportError: poolstatus: cannot load the shared library: /nonexistent/"
    )
    assert error.endswith(
        "install libpoolstatus or set POOLSTATUS_LIBRARY to the path of libpoolstatus.so.0"
    )


def test_another_library(tmp_path: Path) -> None:
    library = compiled(tmp_path, "int other;")
    error = error_of(load(POOLSTATUS_LIBRARY=library))
    assert error.startswith(f"ImportError: poolstatus: {library} is not libpoolstatus: ")


@pytest.mark.parametrize("version", [199, 10000, 4294967295])
def test_another_abi(tmp_path: Path, version: int) -> None:
    source = f"unsigned poolstatus_version_number(void) {{ return {version}u; }}"
    library = compiled(tmp_path, source)
    assert error_of(load(POOLSTATUS_LIBRARY=library)) == (
        f"ImportError: poolstatus: {library} has version number {version}, this module "
        "needs 200 to 9999 (libpoolstatus.so.0)"
    )


def test_structs_are_those_of_the_header(tmp_path: Path) -> None:
    """Their sizes and offsets, as a C compiler has them."""
    structs = (poolstatus._Options, poolstatus._Result, poolstatus._Error)
    names = ("poolstatus_options", "poolstatus_result", "poolstatus_error")
    lines = []
    expected = ""
    for struct, name in zip(structs, names):
        lines.append(f'printf("%zu\\n", sizeof({name}));')
        expected += f"{ctypes.sizeof(struct)}\n"
        for member in struct._fields_:
            lines.append(f'printf("%zu\\n", offsetof({name}, {member[0]}));')
            expected += f"{getattr(struct, member[0]).offset}\n"
    source = "#include <stdio.h>\n#include <poolstatus.h>\nint main(void) {" + "".join(lines) + "}"
    program = tmp_path / "offsets"
    include = f"-I{MODULE.parents[2] / 'include'}"
    command = ["cc", include, "-x", "c", "-o", str(program), "-"]
    subprocess.run(command, input=source, text=True, check=True)
    assert subprocess.run([program], capture_output=True, text=True, check=True).stdout == expected
