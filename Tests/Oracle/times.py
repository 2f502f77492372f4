"""RFC 3339 times: whether a text is one, and how long it is between two."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

_RFC3339 = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))",
    re.ASCII,
)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@lru_cache(maxsize=4096)
def seconds(text: str | None) -> Fraction | None:
    """Seconds since some epoch; None where the text is no time."""
    match = _RFC3339.fullmatch(text or "")
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(match[i]) for i in range(1, 7))
    offset_hour, offset_minute = int(match[9] or 0), int(match[10] or 0)
    if not 1 <= month <= 12 or not 1 <= day <= _length(year, month):
        return None
    # The second 60 is the first of the next minute.
    if hour > 23 or minute > 59 or second > 60 or offset_hour > 23 or offset_minute > 59:
        return None
    total = Fraction(_days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second)
    total += Fraction(int((match[7] or "0").ljust(9, "0")[:9]), 10**9)
    offset = offset_hour * 3600 + offset_minute * 60
    return total + offset if match[8] == "-" else total - offset


def elapsed(since: str | None, now: str | None) -> Fraction | None:
    """Seconds from `since` to `now`; None where either is no time."""
    start, end = seconds(since), seconds(now)
    return None if start is None or end is None else end - start


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _length(year: int, month: int) -> int:
    return 29 if month == 2 and _leap(year) else _DAYS[month - 1]


def _days(year: int, month: int, day: int) -> int:
    # Of the years 0 to `year` - 1, of the months before, and of this one.
    before = 365 * year + (year + 3) // 4 - (year + 99) // 100 + (year + 399) // 400
    return before + sum(_length(year, one) for one in range(1, month)) + day
