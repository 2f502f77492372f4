"""Takes the examples out of READMEs and runs them.

    readme.py FOLDER PKG_CONFIG_PATH README...

A block that begins with ```go example=NAME, ```python example=NAME or ```sh example=NAME is a
program; the one that begins with ```text output=NAME is what it prints. Each program runs at
the root of the source tree. Ends with "N passed, N failed".
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(go|python|sh) example=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OUTPUT = re.compile(r"^```text output=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def go_program(source: str, folder: Path) -> list[str]:
    """Build it as a user would: a module that requires the package."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "main.go").write_text(source, encoding="utf-8")
    module = os.path.relpath(ROOT / "examples" / "go", folder)
    (folder / "go.mod").write_text(
        "module example.com/readme\n\ngo 1.19\n\n"
        "require example.com/poolstatus v0.0.0\n\n"
        f"replace example.com/poolstatus => {module}\n",
        encoding="utf-8",
    )
    formatted = subprocess.run(
        ["gofmt", "-l", "main.go"], cwd=folder, capture_output=True, check=True
    )
    if formatted.stdout:
        raise SystemExit(f"{folder}: gofmt would change it")
    subprocess.run(["go", "vet", "."], cwd=folder, check=True)
    subprocess.run(["go", "build", "-o", "program", "."], cwd=folder, check=True)
    return [str(folder / "program")]


def python_program(source: str, folder: Path) -> list[str]:
    """Write it to a file; the module is found by PYTHONPATH."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "program.py"
    path.write_text(source, encoding="utf-8")
    return [sys.executable, str(path)]


def shell_program(source: str, folder: Path) -> list[str]:
    """Write it to a file; python3 is the one that runs this."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "program.sh"
    path.write_text(f"set -euo pipefail\n{source}", encoding="utf-8")
    return ["bash", str(path)]


def main() -> int:
    """Run all; returns the exit status."""
    folder = Path(sys.argv[1]).resolve()
    os.environ["PKG_CONFIG_PATH"] = sys.argv[2]
    readme = "".join(Path(name).read_text(encoding="utf-8") for name in sys.argv[3:])
    os.environ["PYTHONPATH"] = str(ROOT / "examples" / "python")
    outputs = dict(OUTPUT.findall(readme))
    examples = BLOCK.findall(readme)
    wrong = [f"no example in {language}" for language in ("go", "python")]
    wrong = [w for w in wrong if w.split()[-1] not in {language for language, _, _ in examples}]
    makers = {"go": go_program, "python": python_program, "sh": shell_program}
    os.environ["PATH"] = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    for language, name, source in examples:
        command = makers[language](source, folder / f"{language}-{name}")
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode or done.stdout != outputs.get(name):
            wrong.append(f"{name}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    for problem in wrong:
        print(problem)
    print(f"{len(examples) - len(wrong)} passed, {len(wrong)} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
