"""Makes the package poolstatus, with the library in it; see pyproject.toml."""

from __future__ import annotations

import re
import shutil
import sysconfig
from pathlib import Path

from setuptools import Distribution, Extension, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1] if HERE.parts[-2:] == ("examples", "python") else HERE
HEADER = ROOT / "include" / "poolstatus.h"
LIBRARY = ROOT / "build" / "libpoolstatus.so.0"
PACKAGE = HERE / "poolstatus"


class BuildPackage(build_py):
    def run(self) -> None:
        if self.editable_mode:  # the source tree itself, which knows its build folder
            super().run()
            return
        # What an older build has left there is in no package of today.
        shutil.rmtree(Path(self.build_lib) / "poolstatus", ignore_errors=True)
        super().run()
        if LIBRARY.exists():
            shutil.copy(LIBRARY, Path(self.build_lib) / "poolstatus")


class BuildSources(sdist):
    def make_release_tree(self, base_dir: str, files: list[str]) -> None:
        super().make_release_tree(base_dir, files)
        # What a wheel takes from the tree that this folder is in; python -m build goes this way.
        for file in filter(Path.exists, (HEADER, LIBRARY)):
            copy = Path(base_dir, file.relative_to(ROOT))
            copy.parent.mkdir(exist_ok=True)
            shutil.copy(file, copy)


class BuildWheel(bdist_wheel):
    def get_tag(self) -> tuple[str, str, str]:
        tag = super().get_tag()
        compiled = any(Path(self.bdist_dir or "", "poolstatus").glob("_native.*"))
        # ctypes needs no ABI of Python; with the library in it, this machine's kind alone.
        return tag if compiled else ("py3", "none", tag[2])


class WithLibrary(Distribution):
    def has_ext_modules(self) -> bool:
        return LIBRARY.exists() or super().has_ext_modules()


def compiled() -> list[Extension]:
    """The calls, for every Python from 3.9 on; where they cannot be compiled, ctypes makes them."""
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        return []  # has no ABI for every version
    native = Extension(
        "poolstatus._native",
        ["poolstatus/_native.c"],
        include_dirs=[str(HEADER.parent)],
        depends=[str(HEADER)],
        extra_compile_args=["-O2", "-g0"],
        extra_link_args=["-Wl,--no-as-needed", "-lc"],  # auditwheel asks for which libc it is
        py_limited_api=True,
        optional=True,
    )
    return [native]


NATIVE = compiled()
version = re.search(r'^__version__ = "(.*?)"', (PACKAGE / "__init__.py").read_text(), re.MULTILINE)
assert version
setup(
    version=version[1],
    packages=["poolstatus"],
    package_data={"poolstatus": ["py.typed"]},
    include_package_data=False,  # the sources in C are of no use there
    ext_modules=NATIVE,
    options={"bdist_wheel": {"py_limited_api": "cp39"}} if NATIVE else {},
    cmdclass={"build_py": BuildPackage, "bdist_wheel": BuildWheel, "sdist": BuildSources},
    distclass=WithLibrary,
)
