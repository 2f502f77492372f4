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
from poolstatus._library import Error, Observation, Options, Result

PACKAGE = Path(poolstatus.__file__).parent
ROOT = PACKAGE.parents[2]
BUILT = ROOT / "build" / "libpoolstatus.so.0"
# Where the functions are that a library of the tests has not.
LINKED = ("-x", "none", "-Wl,--no-as-needed", str(BUILT), f"-Wl,-rpath,{BUILT.parent}")
NAME = "import poolstatus; print(poolstatus._library.LIBRARY._name)"


def load(
    folder: Path = PACKAGE.parent, program: str = NAME, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program with the package of that folder: print the library that it found."""
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(folder), "POOLSTATUS_CALLS": "", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def error_of(loaded: subprocess.CompletedProcess[str]) -> str:
    assert loaded.returncode == 1
    return loaded.stderr.splitlines()[-1]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The package where it is not in the source tree: there is no build folder."""
    copy = tmp_path / "site-packages" / "poolstatus"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    return copy.parent


def compiled(folder: Path, source: str, *more: str) -> str:
    """A shared library made of that C."""
    library = folder / "libother.so"
    command = ["cc", "-shared", "-fPIC", "-x", "c", "-o", str(library), "-", *more]
    subprocess.run(command, input=source, text=True, check=True)
    return str(library)


def test_the_variable_comes_first(tmp_path: Path) -> None:
    library = shutil.copy(BUILT, tmp_path / "mine.so")
    assert load(POOLSTATUS_LIBRARY=str(library)).stdout == f"{library}\n"


def test_then_the_build_folder() -> None:
    assert load(POOLSTATUS_LIBRARY="").stdout == f"{BUILT}\n"


def test_before_the_build_folder_what_is_beside_it(elsewhere: Path) -> None:
    beside = shutil.copy(BUILT, elsewhere / "poolstatus")
    loaded = load(elsewhere, POOLSTATUS_LIBRARY="")
    assert loaded.stdout == f"{beside}\n", loaded.stderr


def test_a_build_folder_of_somebody_else_does_not_count(tmp_path: Path) -> None:
    folder = tmp_path / "examples" / "python"
    folder.mkdir(parents=True)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "libpoolstatus.so.0").write_text("no library")
    shutil.copytree(PACKAGE, folder / "poolstatus")
    loaded = load(folder, POOLSTATUS_LIBRARY="", LD_LIBRARY_PATH=str(BUILT.parent))
    assert loaded.stdout.strip() == "libpoolstatus.so.0", loaded.stderr


@pytest.mark.parametrize(
    "folder", ["/poolstatus", "/app/poolstatus", "/examples/python/poolstatus"]
)
def test_at_the_top_of_a_file_system(folder: str) -> None:
    # As in an image that has /app/poolstatus: there are no three folders above it.
    program = f"""
text = open({str(PACKAGE / "_library.py")!r}).read()
space = {{"__name__": "poolstatus._library", "__file__": "{folder}/_library.py"}}
exec(compile(text, space["__file__"], "exec"), space)
print(space["LIBRARY"]._name)
"""
    loaded = load(program=program, POOLSTATUS_LIBRARY="", LD_LIBRARY_PATH=str(BUILT.parent))
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


def test_structs_that_the_library_does_not_know(tmp_path: Path) -> None:
    source = "int poolstatus_options_init(void *options, unsigned size) { return 1; }"
    library = compiled(tmp_path, source, *LINKED)
    error = error_of(load(POOLSTATUS_LIBRARY=library))
    assert error == "ImportError: poolstatus: the library does not know these structs: options"


WHICH = "import poolstatus; print(bool(poolstatus._calls.NATIVE))"


def test_which_calls() -> None:
    assert load(program=WHICH, POOLSTATUS_CALLS="ctypes").stdout == "False\n"
    error = error_of(load(POOLSTATUS_CALLS="cgo"))
    assert error == "ImportError: poolstatus: POOLSTATUS_CALLS is native or ctypes, not cgo"


def test_without_what_is_compiled(elsewhere: Path) -> None:
    system = {"LD_LIBRARY_PATH": str(BUILT.parent), "POOLSTATUS_LIBRARY": ""}
    assert load(elsewhere, WHICH, **system).stdout == "False\n"
    error = error_of(load(elsewhere, WHICH, POOLSTATUS_CALLS="native", **system))
    assert error.startswith("ImportError: poolstatus: POOLSTATUS_CALLS is native, but ")


COUNTING = """
#include <dlfcn.h>
#include <stddef.h>
int freed;
void poolstatus_free(void *memory) {
  freed += memory != NULL;
  ((void (*)(void *))dlsym(dlopen("%s", RTLD_NOW), "poolstatus_free"))(memory);
}
"""
CALLS = """
import ctypes, poolstatus
for _ in range(10):
    poolstatus.pool({"metadata": {"name": "a"}})
    poolstatus.list_pools([])
    poolstatus.tenant({"metadata": {"name": "a"}, "spec": {"pools": []}}, [])
    for bad in (poolstatus.pool, poolstatus.list_pools):
        try:
            bad("{")
        except poolstatus.PoolStatusError:
            pass
print(ctypes.c_int.in_dll(poolstatus._library.LIBRARY, "freed").value)
"""


def test_every_result_is_freed(tmp_path: Path) -> None:
    library = compiled(tmp_path, COUNTING % BUILT, *LINKED, "-ldl")
    calls = os.environ.get("POOLSTATUS_CALLS", "")
    done = load(program=CALLS, POOLSTATUS_LIBRARY=library, POOLSTATUS_CALLS=calls)
    assert done.stdout == "30\n", done.stderr  # a call that failed leaves nothing to free


def test_structs_are_those_of_the_header(tmp_path: Path) -> None:
    """Their sizes and offsets, as a C compiler has them."""
    structs = (Options, Result, Error, Observation)
    names = [f"poolstatus_{struct.__name__.lower()}" for struct in structs]
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
    include = f"-I{ROOT / 'include'}"
    command = ["cc", include, "-x", "c", "-o", str(program), "-"]
    subprocess.run(command, input=source, text=True, check=True)
    assert subprocess.run([program], capture_output=True, text=True, check=True).stdout == expected
