"""A small world to keep: a reader without models, found by workers under this module's name, and pages for it.

It takes a page's text as the article, “…” as what was said, the name behind "said" as who said it, and rain as the
occasion.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from onrecord.errors import Damaged
from onrecord.model import (
    Article,
    Aspect,
    Candidate,
    Circumstance,
    Gender,
    Kind,
    Media,
    Page,
    Part,
    Quotation,
    Reports,
    Said,
    Segment,
    Size,
    Speaker,
    SpeakerKind,
    Status,
)
from onrecord.read.decode import decode
from onrecord.read.limits import Limits
from onrecord.resolve.answers import speaker

QUOTED = re.compile(r"(?P<words>“[^”]*”)(?: … (?P<more>“[^”]*”))?(?: (?P<cue>said|thinks) (?P<who>[^.\n]+))?")
TOLD = {"Ida Falk": (Gender.WOMAN, ("mayor of Elm",)), "Ben Ros": (Gender.MAN, ("ferryman", "poet"))}
"""What articles tell of a speaker."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read(name: str, faulty: str, page: Page) -> Article:
    """The article of a page; one that holds `faulty` fails."""
    decoded = decode(page, Limits())
    text = decoded.text
    if faulty in text:
        raise Damaged(f"{page.uri} went boom")
    bare = Article(
        id=page.id,
        uri=page.uri,
        sha256=page.sha256,
        status=Status.READ,
        text=text,
        media=page.media,
        encoding=decoded.encoding,
        title=page.given.title,
        outlet=page.given.outlet or page.uri.partition("/")[0],
        published=page.given.published,
        segments=(Segment(0, len(text), 0),) if text and page.media is Media.TEXT else (),
        extra=page.given.extra,
        reader=name,
    )
    return replace(bare, quotations=tuple(_quotation(bare, match, name) for match in QUOTED.finditer(text)))


def _quotation(article: Article, match: re.Match[str], reader: str) -> Quotation:
    content = tuple(article.span(*match.span(group)) for group in ("words", "more") if match[group])
    day = DAY.search(article.text, match.end(), match.end() + 20)
    who = match["who"]
    key = f"{article.sha256} {content}"
    rain = article.text.find("rain")
    told = (Circumstance(Aspect.OCCASION, "rain", article.span(rain, rain + 4)),) if rain > 0 else ()
    return Quotation(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        article=article.id,
        part=Part.BODY,
        kind=Kind.MIXED if "second" in reader else Kind.DIRECT,
        content=content,
        source=(article.span(*match.span("who")),) if who else (),
        cue=(article.span(*match.span("cue")),) if who else (),
        confidence=0.875,
        speakers=(_speaker(who),) if who else (),
        candidates=() if who else (Candidate("Somebody", 0.25),),
        said=Said(day[0], day[0], article.span(*day.span())) if day else None,
        reports=Reports.THOUGHT if match["cue"] == "thinks" else None,
        circumstances=told,
    )


def _speaker(name: str) -> Speaker:
    gender, roles = TOLD.get(name, (Gender.UNKNOWN, ()))
    return speaker(name, SpeakerKind.PERSON, gender, roles)


def reader(limits: Limits, size: Size, name: str = "first reader", faulty: str = "boom") -> Callable[[Page], Article]:
    """What workers start with."""
    return partial(read, name, faulty)


second = partial(reader, name="second reader")
"""Another model: it takes every quotation for a mixed one, and finds none on quiet pages."""


def surrogates(limits: Limits, size: Size) -> Callable[[Page], Article]:
    """A reader that lets half a surrogate pair through."""
    return _half


def _half(page: Page) -> Article:
    return replace(read("first reader", "boom", page), title="\ud800")


faultless = partial(reader, faulty="\0")
"""The first reader on a day when nothing fails."""

PAGES = {
    "ledger/bridge.txt": "“The bridge will stand,” said Ada Lund. 2024-03-01\n\nIt rained.",
    "ledger/ferry.txt": "“No boats on Sunday” … “nor on Monday” said Ben Ros. And “we wait” said ADA LUND.",
    "ledger/quiet.txt": "Nobody spoke.",
    "post/bridge.txt": "“The bridge will fall” said Ida Falk. “It will not” thinks Ben Ros. “Perhaps.”",
    "post/copy.txt": "“The bridge will stand,” said Ada Lund. 2024-03-01\n\nIt rained.",
    "post/bad.txt": "boom",
    "post/empty.txt": "",
    "post/picture.png": "\x89PNG\r\n\x1a\n\0\0",
}
ROWS = [
    {
        "id": "r1",
        "url": "https://a.example/1",
        "title": "One",
        "published": "2024-02-02",
        "text": "“Yes” said Ada Lund.",
    },
    {
        "id": "r1",
        "url": "https://a.example/2",
        "outlet": "A Post",
        "text": "“No, never” said Ben Ros.",
        "desk": "north",
    },
    {"url": "https://a.example/1", "text": "“Yes!” said Ada Lund."},
    {"text": "“Late” said Ben Ros."},
]


def lay(folder: Path) -> Path:
    """The world as files below a folder."""
    for name, text in PAGES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("latin-1" if name.endswith("png") else "utf-8"))
    lines = [json.dumps(row) for row in ROWS]
    (folder / "rows.jsonl").write_text("\n".join([*lines, "no json", lines[0]]), "utf-8")
    return folder
