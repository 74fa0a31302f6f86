"""Which news agencies a story is credited to, and the chain of reporters that its text states ("Source: Reuters …").

A credit is the agency's signature where stories are signed: in the dateline, on a line of its own, as the source,
in the byline, in the small print. A name in a caption is a picture's credit and counts only with the dateline of a wire
story ("PARIS – …").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from onrecord.clean.words import table
from onrecord.model import Via

_PLACE = r"[A-Z][^\n—–]{0,70}?"
_BARE_DATELINE = re.compile(r"^(?:[A-Z][A-Z'’.-]+(?:[ ,]{1,2}[A-Z][\w'’.-]*){0,4}) ?[—–-]{1,2} ")
_SOURCE = re.compile(r"^\W{0,3}(?:sources?|via)\s?:\s*", re.IGNORECASE)
_HANDED_ON = re.compile(
    r"(?:\bas (?:reported|cited|quoted|relayed) by|\bciting|\bvia)\s+(?:the\s)?"
    r"(?P<name>[A-Z][\w'’.-]*(?:\s(?:[A-Z][\w'’.-]*|of|and|the))*)"
)
_FIRST_NAME = re.compile(r"(?:the\s)?(?P<name>[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*)*)")
_PICTURE = re.compile(r"\b(?:photo|image|picture|credit|video|graphic|courtesy|via)\b", re.IGNORECASE)
_BODY_LINES = 3
"""Paragraphs at the start of a body whose dateline is looked at, and at its end that can sign."""


def agencies(paragraphs: Sequence[str], around: Iterable[str], byline: Iterable[str]) -> tuple[str, ...]:
    """The agencies credited with a story, by the names of the data file, in the order found.

    `paragraphs` are the body's, `around` the page's other lines near it (signatures, small print, captions),
    `byline` the writers' names.
    """
    lines = list(around)
    found = [name for paragraph in paragraphs[:_BODY_LINES] for name in _dateline(paragraph)]
    found += [name for text in (*lines, *paragraphs) if len(text) < 400 for name in _signed(text)]
    found += [name for writer in byline for name in _exactly(writer)]
    if not found and any(_BARE_DATELINE.match(paragraph) for paragraph in paragraphs[:_BODY_LINES]):
        credited = dict.fromkeys(name for line in (*lines, *paragraphs[:_BODY_LINES]) for name in _picture(line))
        found += credited if len(credited) == 1 else ()
    return tuple(dict.fromkeys(found))


def chain(text: str) -> tuple[Via, ...]:
    """The chain that a source line in the body states, nearest to the event first, with the names' ranges; without one
    the agency of the dateline."""
    for paragraph in re.finditer(r"(?:(?!\n\n).)+", text, re.DOTALL):
        label = _SOURCE.match(paragraph[0])
        first = _FIRST_NAME.match(paragraph[0], label.end()) if label and len(paragraph[0]) < 600 else None
        if first is None:
            continue
        handed = _HANDED_ON.finditer(paragraph[0], first.end())
        return tuple(_link(found, "name", paragraph.start()) for found in (first, *handed))
    return _dateline_link(text)


def _link(found: re.Match[str], group: str, at: int) -> Via:
    """A link whose name a match found in a paragraph that starts at a place; a full stop behind it is no part of it."""
    name = found[group].rstrip(".") if found[group].count(".") == 1 else found[group]
    start = at + found.start(group)
    return Via(known_agency(name) or name, start, start + len(name))


def _dateline_link(text: str) -> tuple[Via, ...]:
    """The agency of a dateline among the first paragraphs: "PARIS (AP) — …"."""
    at = 0
    for paragraph in text.split("\n\n", _BODY_LINES)[:_BODY_LINES]:
        match = _patterns()["dateline"].match(paragraph)
        if match:
            return (_link(match, "agency" if match["agency"] else "wire", at),)
        at += len(paragraph) + 2
    return ()


def known_agency(form: str) -> str | None:
    """The name that the record uses for an agency signed in any of its forms, None for any other name."""
    return _forms().get(form)


def _dateline(paragraph: str) -> list[str]:
    """ "PARIS (AP) — …", "(Reuters) - …", "BERLIN, Jan 5 (dpa) …" """
    match = _patterns()["dateline"].match(paragraph)
    return _named(match["agency"] or match["wire"]) if match else []


def _signed(line: str) -> list[str]:
    """A signature: the name alone, "Source: Reuters", "By the Associated Press", "Reporting by AFP", "© 2024 AFP"."""
    plain = line.strip(" \t()[]–—-./|*©")
    kinds = ("source", "reporting", "contributed", "print", *(() if _PICTURE.search(line) else ("byline",)))
    return _named(plain) or next(
        (_named(match["agency"]) for kind in kinds if (match := _patterns()[kind].search(line))), []
    )


def _exactly(writer: str) -> list[str]:
    """The agencies that a writer's name is or holds: "Associated Press", "Reuters and AFP"."""
    return [name for part in re.split(r",|/|&|\band\b|\bwith\b", writer) for name in _named(part.strip())]


def _picture(line: str) -> list[str]:
    """The agency of a picture's credit: "(… via AP)", "(AP Photo/…)"."""
    match = _patterns()["picture"].search(line)
    return _named(match["agency"]) if match else []


def _named(form: str) -> list[str]:
    """The agency that a signature means, none where it is no agency's."""
    name = known_agency(form)
    return [name] if name else []


@cache
def _forms() -> dict[str, str]:
    return {form: name for name, forms in table("agencies") for form in forms.split("|")}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The places of a signature; each has a group `agency`."""
    forms = "|".join(re.escape(form) for form in sorted(_forms(), key=len, reverse=True))
    agency = rf"(?P<agency>{forms})(?!\w)"
    wire = agency.replace("agency", "wire")
    works = r"\b(?:[Rr]eporting|[Ff]iles|[Ii]nputs?|[Mm]aterial|[Pp]ublished|[Dd]istributed)"
    by = rf"(?:{works}|^\W{{0,3}}[Rr]eports?) (?:by|from)"
    writer = r"(?:(?:[Bb]y|BY|[Ff]rom|[Ww]ith)\b.{0,80}|[A-Z][^.!?]{2,60}, )"
    return {
        "dateline": re.compile(rf"^(?:{_PLACE})?(?:\({agency}(?:[ /][^\n()]{{0,30}})?\) ?[—–:-]|/{wire}/)"),
        "source": re.compile(rf"^\W{{0,3}}(?:[Ss]ources?|SOURCES?|[Vv]ia) ?: ?(?:the )?{agency}"),
        "byline": re.compile(rf"^\W{{0,3}}{writer}(?<=[ ,|/])(?:[Tt]he )?{agency}\W*$"),
        "reporting": re.compile(rf"{by} (?:the )?{agency}(?! [A-Z])"),
        "contributed": re.compile(rf"{agency}[^.!?]{{0,100}} contributed (?:\w+ )?to this "),
        "print": re.compile(rf"(?:©|\(c\)|[Cc]opyright)[\s\d,]{{0,12}}(?:by )?(?:the )?{agency}", re.IGNORECASE),
        "picture": re.compile(rf"(?:via|/|[Pp]hoto:?|[Cc]redit:?|\() ?{agency}(?:\)|/| [Pp]hoto|$)"),
    }
