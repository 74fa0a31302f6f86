"""Days as people give them in a question: a day, a month or a year, as its first or its last day."""

from __future__ import annotations

from onrecord.errors import SettingsError
from onrecord.record.periods import period


def first_day(given: str) -> str:
    """The first day of "2024", "2024-11" or "2024-11-12", ISO 8601. Raises SettingsError for all else."""
    return _period(given)[0]


def last_day(given: str) -> str:
    """The last day of it. Raises SettingsError for all else."""
    return _period(given)[1]


def _period(given: str) -> tuple[str, str]:
    try:
        return period(given.strip())
    except ValueError as error:
        raise SettingsError(
            f"{given!r} is no day: give one as 2024-11-12, a month as 2024-11 or a year as 2024"
        ) from error
