"""RFC 3339 times: whether a text is one, and how long it is between two."""

from __future__ import annotations

import datetime
import re
from fractions import Fraction
from functools import lru_cache

_RFC3339 = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(?:Z|([+-])(\d\d):(\d\d))",
    re.ASCII,
)


@lru_cache(maxsize=4096)
def seconds(text: str | None) -> Fraction | None:
    """Seconds since an epoch of our own; None where the text is no time."""
    match = _RFC3339.fullmatch(text or "")
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(match[i]) for i in range(1, 7))
    try:
        days = datetime.date(year, month, day).toordinal()
    except ValueError:
        return None
    if hour > 23 or minute > 59 or second > 59:
        return None
    total = Fraction(days * 86400 + hour * 3600 + minute * 60 + second)
    if match[7]:
        total += Fraction("0" + match[7])
    if match[8]:
        offset_hour, offset_minute = int(match[9]), int(match[10])
        if offset_hour > 23 or offset_minute > 59:
            return None
        offset = offset_hour * 3600 + offset_minute * 60
        total += offset if match[8] == "-" else -offset
    return total


def elapsed(since: str | None, now: str) -> Fraction | None:
    """Seconds from `since` to `now`; None where either is no time."""
    start, end = seconds(since), seconds(now)
    return None if start is None or end is None else end - start
