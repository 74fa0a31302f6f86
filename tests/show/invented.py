"""An invented article with quotations made by hand, for the faces."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from onrecord.errors import Damaged, ModelError
from onrecord.model import (
    Article,
    Candidate,
    Kind,
    Media,
    Page,
    Part,
    Quotation,
    Said,
    Segment,
    Size,
    Speaker,
    SpeakerKind,
    Status,
    Via,
)
from onrecord.read.limits import Limits

TITLE = "Quill: the Vardlo tunnel ‘will not reopen this winter’"
TEXT = (
    "VARDLO (Nordwire) – The tunnel under the Vardlo strait will stay closed until the spring, transport minister "
    "Ada Quill told reporters on Tuesday.\n\n"
    "“Nobody is happy about it,” she said, adding that the pumps “had failed twice in a month”.\n\n"
    "The ferry company said it would add four crossings a day. Residents were less patient.\n\n"
    "“We were promised a bridge,” one of them wrote, “and we got a hole.”\n\n"
    "Quill declined to name a date."
)
QUILL = Speaker("p1", "Ada Quill", SpeakerKind.PERSON)
FERRIES = Speaker("o1", "Vardlo Ferries", SpeakerKind.ORGANISATION)

BARE = Article(
    id="tunnel",
    uri="ledger/tunnel.txt",
    sha256="ab" * 32,
    status=Status.READ,
    text=TEXT,
    media=Media.TEXT,
    encoding="utf-8",
    title=TITLE,
    byline=("Ben Ros", "Ida Falk"),
    outlet="The Northern Ledger",
    agencies=("Nordwire",),
    via=(Via("Nordwire", 8, 16),),
    published="2025-01-23T11:02",
    language="en",
    found_in={"title": "text", "published": "text"},
    segments=(Segment(0, len(TEXT), 100),),
    title_origin=20,
    extra={"section": "north", "words": 92},
    reader="test reader 0123abcd",
)


def quotation(kind: Kind, *content: str, source: str = "", cue: str = "", part: Part = Part.BODY) -> Quotation:
    def spans(*texts: str) -> tuple:
        where = TITLE if part is Part.TITLE else TEXT
        return tuple(BARE.span(where.index(text), where.index(text) + len(text), part) for text in texts if text)

    return Quotation(
        id=f"{part}-{content[0][:8]}",
        article="tunnel",
        part=part,
        kind=kind,
        content=spans(*content),
        source=spans(source),
        cue=spans(cue),
        confidence=0.98765,
    )


TUESDAY = Said("2025-01-21", "2025-01-21", BARE.span(TEXT.index("on Tuesday"), TEXT.index("on Tuesday") + 10))
TITLED = quotation(Kind.MIXED, "the Vardlo tunnel ‘will not reopen this winter’", source="Quill", part=Part.TITLE)
CLOSED = quotation(Kind.INDIRECT, TEXT[20:89], source="transport minister Ada Quill", cue="told")
HAPPY = quotation(Kind.DIRECT, "“Nobody is happy about it,”", source="she", cue="said")
PUMPS = quotation(Kind.MIXED, "that the pumps “had failed twice in a month”", source="she", cue="adding")
CROSSINGS = quotation(Kind.INDIRECT, "it would add four crossings a day", source="The ferry company", cue="said it"[:4])
BRIDGE = quotation(
    Kind.DIRECT, "“We were promised a bridge,”", "“and we got a hole.”", source="one of them", cue="wrote"
)

PAGE = f"{'': <20}{TITLE: <80}{TEXT}"
"""The input that ARTICLE could have been read from: all its words stand there where their origins say."""
ARTICLE = replace(
    BARE,
    quotations=(
        replace(TITLED, speakers=(QUILL,)),
        replace(CLOSED, speakers=(QUILL,), said=TUESDAY),
        replace(HAPPY, speakers=(QUILL,), said=Said(None, "2025-01-21")),
        replace(PUMPS, speakers=(QUILL,), said=Said("2025-01-20", "2025-01-21")),
        replace(CROSSINGS, speakers=(FERRIES,)),
        replace(BRIDGE, candidates=(Candidate("Ida Falk", 0.4149), Candidate("Ben Ros", 0.2))),
    ),
)


def reader(limits: Limits, size: Size) -> Callable[[Page], Article]:
    """What workers of these tests start with: pages that say "boom" fail, "hang" hangs, others give ARTICLE;
    one that asks for the process gets its number as the reader."""
    return _read


def _read(page: Page) -> Article:
    if b"boom" in page.data:
        raise Damaged("it went boom")
    while b"hang" in page.data:
        pass
    reader_name = str(os.getpid()) if b"process" in page.data else ARTICLE.reader
    return replace(ARTICLE, id=page.id, uri=page.uri, sha256=page.sha256, reader=reader_name)


def hashing_reader(limits: Limits, size: Size) -> Callable[[Page], Article]:
    """The reader with ids of quotations as real ones have them."""
    return _read_with_hashes


def _read_with_hashes(page: Page) -> Article:
    article = _read(page)
    ids = [hashlib.sha256(f"{page.sha256} {one.id}".encode()).hexdigest()[:16] for one in article.quotations]
    return replace(
        article, quotations=tuple(replace(one, id=key) for one, key in zip(article.quotations, ids, strict=True))
    )


def other_reader(limits: Limits, size: Size) -> Callable[[Page], Article]:
    """Another model: it finds no quotation in the title, and knows who spoke of the bridge."""
    return _read_otherwise


def _read_otherwise(page: Page) -> Article:
    article = _read(page)
    _, *others, bridge = article.quotations
    falk = Speaker("p2", "Ida Falk", SpeakerKind.PERSON)
    return replace(article, reader="other reader", quotations=(*others, replace(bridge, speakers=(falk,))))


def named_by_size(limits: Limits, size: Size) -> Callable[[Page], Article]:
    """A reader that is named by nothing but its size."""
    return partial(_read_as, size)


def _read_as(size: Size, page: Page) -> Article:
    return replace(_read(page), reader=size.value)


def no_reader(limits: Limits, size: Size) -> Callable[[Page], Article]:
    raise ModelError("the weights are gone")
