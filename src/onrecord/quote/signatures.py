"""The signature of an embedded post, "— Jane Roe (@janeroe) May 12, 2020", and the links that end its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.clean.dates import find_dates

HANDLE = re.compile(r"\(@(\w{1,30})\)")
_DASHES = ("—", "–", "--", "-")
_SHARED = re.compile(r"\bA (?:post|photo|video) (?:shared|posted) by(?=\s)")
"""What Instagram writes for the dash."""
NAME = 60
"""Code points of a name, with the dash before it."""
_DATE = 48
_BETWEEN = " \t\n:,·|—–-on"
"""What may stand between a handle and its date; "on" in Instagram's."""
LINK = re.compile(r"https?://|(?<!\w)pic\.twitter\.com/")
"""How a link begins; it may touch the words before it."""
_WHOLE_LINK = re.compile(rf"(?:{LINK.pattern})\S*")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Signature:
    """From the dash (`start`) to the end of the date."""

    start: int
    end: int
    name: Range
    handle: str
    day: Range | None


def signature_of(text: str, after: int, handle: re.Match[str], end: int) -> Signature | None:
    """The signature that holds a handle, None where no dash and no link stands before the name."""
    low = max(after, handle.start() - NAME)
    name = text[low : handle.start()]
    link = max((m.end() for m in _WHOLE_LINK.finditer(name)), default=0)
    shared = _SHARED.search(name, link)
    dashes = ((at, at + len(dash)) for dash in _DASHES if (at := _dash(name, dash)) >= link)
    leads = shared.span() if shared else next(dashes, (link, link))
    if not leads[1]:
        return None
    start = low + leads[0]
    named = _named(text, low + leads[1], handle.start())
    day = day_behind(text, handle.end(), end)
    return Signature(start, day[1] if day else handle.end(), named, handle[1], day) if named else None


def _dash(name: str, dash: str) -> int:
    """Where the last dash of a kind stands, -1 where none does; a hyphen stands between blanks."""
    if dash in "—–":
        return name.rfind(dash)
    found = [match.start() for match in re.finditer(rf"(?<!\S){dash}(?=\s|\w)", name)]
    return found[-1] if found else -1


def _named(text: str, start: int, end: int) -> Range | None:
    """A name without the ornaments about it, None where no letter is left."""
    letters = [match.span() for match in re.finditer(r"\w[.)!]?", text[start:end])]
    return (start + letters[0][0], start + letters[-1][1]) if letters else None


def day_behind(text: str, start: int, end: int) -> Range | None:
    """The words of the full date right behind a handle."""
    found = find_dates(text[start : min(end, start + _DATE)])
    if not found or found[0].iso() is None or text[start : start + found[0].start].strip(_BETWEEN):
        return None
    return start + found[0].start, start + found[0].end


def without_links(text: str, start: int, end: int) -> Range:
    """A range without the links that end it."""
    start, end = stripped(text, start, end)
    while start < end:
        last = end
        while last > start and not text[last - 1].isspace():
            last -= 1
        link = LINK.search(text, last, end)
        if link is None:
            break
        start, end = stripped(text, start, link.start())
    return start, end


def stripped(text: str, start: int, end: int) -> Range:
    """A range without the blanks about it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
