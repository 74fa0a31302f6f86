"""Days, months and years as intervals of days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_GIVEN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")


def period(given: str) -> tuple[str, str]:
    """The first and the last day of "2024", "2024-11" or "2024-11-12", ISO 8601. Raises ValueError for all else."""
    found = _GIVEN.fullmatch(given)
    if found is None:
        raise ValueError(f"{given!r} is no day, month or year")
    year, month, day = (int(part) if part else None for part in found.groups())
    first = date(year or 0, month or 1, day or 1)
    last = first if day else date(first.year, month or 12, monthrange(first.year, month or 12)[1])
    return first.isoformat(), last.isoformat()
