"""Makes the package poolstatus of the file poolstatus.py; see pyproject.toml."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from setuptools import Distribution, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent
LIBRARY = HERE.parents[1] / "build" / "libpoolstatus.so.0"


class BuildPackage(build_py):
    def run(self) -> None:
        package = Path(self.build_lib) / "poolstatus"
        shutil.rmtree(package, ignore_errors=True)
        package.mkdir(parents=True)
        shutil.copyfile(HERE / "poolstatus.py", package / "__init__.py")
        (package / "py.typed").touch()
        if LIBRARY.exists():
            shutil.copy(LIBRARY, package)


class BuildWheel(bdist_wheel):
    def get_tag(self) -> tuple[str, str, str]:
        # Any Python 3, for ctypes needs no ABI; with the library in it, this machine's kind alone.
        return "py3", "none", super().get_tag()[2]


class WithLibrary(Distribution):
    def has_ext_modules(self) -> bool:
        return LIBRARY.exists()


version = re.search(r'^__version__ = "(.*?)"', (HERE / "poolstatus.py").read_text(), re.MULTILINE)
assert version
setup(
    version=version[1],
    packages=["poolstatus"],
    package_dir={"poolstatus": "."},
    cmdclass={"build_py": BuildPackage, "bdist_wheel": BuildWheel},
    distclass=WithLibrary,
)
