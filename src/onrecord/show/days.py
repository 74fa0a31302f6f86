"""Days and intervals as people write them, in English and independent of the computer's locale."""

from __future__ import annotations

from datetime import datetime

from onrecord.model import Said

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(iso: str) -> str:
    """ "2025-01-23T11:02" as "23 Jan 2025, 11:02", with the zone where it is given; what is no full date as it is."""
    try:
        when = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    clock = f", {when:%H:%M} {when.tzname() or ''}".rstrip() if "T" in iso else ""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}{clock}"


def said(interval: Said | None) -> str | None:
    """When it was said: "said 12 Nov 2024", "said 1–5 Nov 2024", "said by …", "said since …"; None where unknown."""
    match interval:
        case Said(earliest=str(first), latest=str(last)):
            return f"said {day(first)}" if first == last else f"said {_interval(day(first), day(last))}"
        case Said(earliest=None, latest=str(last)):
            return f"said by {day(last)}"
        case Said(earliest=str(first), latest=None):
            return f"said since {day(first)}"
    return None


def between(first: str | None, last: str | None) -> str:
    """From one day to another, what they share written once; empty where neither is known."""
    known = list(dict.fromkeys(day(each[:10]) for each in (first, last) if each))
    return _interval(*known) if len(known) == 2 else "".join(known)


def _interval(first: str, last: str) -> str:
    """Two days with what they share written once."""
    one, other = first.split(" "), last.split(" ")
    if one[1:] == other[1:]:
        return f"{one[0]}–{last}"
    return f"{' '.join(one[:-1])} – {last}" if one[-1] == other[-1] else f"{first} – {last}"
