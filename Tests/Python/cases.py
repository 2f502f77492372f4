"""The cases of Tests/Fixtures, read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Optional

FIXTURES = Path(__file__).resolve().parent.parent / "Fixtures"
RECORDINGS = FIXTURES / "recordings"


@dataclass(frozen=True)
class Case:
    """One folder with a file `case`: a key and a value a line."""

    folder: Path
    keys: dict[str, str]

    @property
    def name(self) -> str:
        return self.folder.relative_to(FIXTURES / "cases").as_posix()

    def path(self, key: str) -> Optional[Path]:
        return self.folder / self.keys[key] if key in self.keys else None

    def file(self, key: str) -> Optional[bytes]:
        path = self.path(key)
        return None if path is None else path.read_bytes()

    def number(self, key: str) -> int:
        return int(self.keys.get(key, "0"))


def load() -> list[Case]:
    """All cases, sorted by name."""
    found = []
    for path in sorted((FIXTURES / "cases").glob("*/*/case")):
        keys = {}
        for line in path.read_text(encoding="utf-8").split("\n"):
            key, _, value = line.partition(" ")
            if key and not key.startswith("#"):
                keys[key] = value
        found.append(Case(path.parent, keys))
    if not found:
        raise SystemExit(f"no cases in {FIXTURES}")
    return found
