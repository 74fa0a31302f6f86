"""Days as they are compared: ISO 8601 in, a full date or its number out."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=1 << 14)
def full_date(day: str | None) -> date | None:
    """The date of a day, with or without an hour; None for all else: a month or a year tells too little."""
    try:
        return date.fromisoformat((day or "")[:10])
    except ValueError:
        return None


def ordinal(day: str | None) -> int | None:
    """Its number (`date.toordinal`)."""
    found = full_date(day)
    return found.toordinal() if found else None
