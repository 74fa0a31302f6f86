"""Which of two articles was published before the other, by what both dates state."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

_DAY = len("2025-01-23")


def earlier(one: str | None, other: str | None, *, one_outlet: bool) -> bool:
    """Whether a date of publication (ISO 8601, of any precision) is told to be before another; False where one is None.

    Hours count between two that state their distance to UTC, and between two of one outlet that do not.
    """
    if not (one and other):
        return False
    (mine, here), (theirs, there) = _clock(one), _clock(other)
    if here and there and (instant := _instant(one)) and (of_other := _instant(other)):
        return instant < of_other
    hours = not (here or there) and one_outlet
    told = min(len(mine), len(theirs), *(() if hours else (_DAY,)))
    return mine[:told] < theirs[:told]


def _clock(published: str) -> tuple[str, str]:
    """A date as clocks show it, and its distance to UTC where it is stated."""
    at = next((at for at in range(_DAY, len(published)) if published[at] in "+-Z"), len(published))
    return published[:at], published[at:]


def _instant(published: str) -> datetime | None:
    """None where the distance to UTC is more than a day: pages state that, too."""
    with suppress(ValueError):
        found = datetime.fromisoformat(published)
        return found if found.tzinfo else None
    return None
