"""Counting checks, and the last line that every script here ends with."""

from __future__ import annotations

from dataclasses import dataclass, field

_SHOWN = 20


@dataclass
class Report:
    """What held, and what did not."""

    passed: int = 0
    failures: list[str] = field(default_factory=list)

    def equal(self, got: object, expected: object, what: str) -> None:
        """One comparison."""
        if got == expected:
            self.passed += 1
        else:
            self.failures.append(f"{what}:\n  got      {got}\n  expected {expected}"[:4000])

    def true(self, holds: bool, what: str) -> None:
        """One fact."""
        self.equal(bool(holds), True, what)

    def end(self) -> int:
        """Prints the differences and the counts; the exit code."""
        for failure in self.failures[:_SHOWN]:
            print(failure)
        print(f"{self.passed} passed, {len(self.failures)} failed")
        return 1 if self.failures or not self.passed else 0
