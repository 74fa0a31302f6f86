"""Small articles for these tests: a text with its attributions marked by their words."""

from __future__ import annotations

from onrecord.model import Article, Attribution, Kind, Media, Part, Quotation, Segment, Span, Status
from onrecord.resolve.article import resolve

Said = tuple[str, str, str]
"""Source, cue and content of one attribution, in words; an empty source is none."""


def article(text: str, published: str | None = None, title: str | None = None) -> Article:
    return Article(
        "elm", "elm.txt", "0" * 64, Status.READ, text, Media.TEXT, "utf-8",
        title=title, published=published, segments=(Segment(0, len(text), 0),),
    )  # fmt: skip


def find(page: Article, words: str, near: int, part: Part = Part.BODY) -> tuple[Span, ...]:
    """The words where they stand nearest to a place."""
    text = page.text if part is Part.BODY else page.title or ""
    places = [k for k in range(len(text)) if text.startswith(words, k)]
    if not words:
        return ()
    start = min(places, key=lambda k: abs(k - near))
    return (page.span(start, start + len(words), part),)


def attribution(page: Article, said: Said, part: Part = Part.BODY) -> Attribution:
    source, cue, content = said
    text = page.text if part is Part.BODY else page.title or ""
    near = text.index(content)
    kind = Kind.DIRECT if content[:1] in '“"' else Kind.INDIRECT
    spans = [find(page, words, near, part) for words in (content, source, cue)]
    return Attribution(part, kind, spans[0], spans[1], spans[2], 1.0)


def read(text: str, *said: Said, published: str | None = None, title: str | None = None) -> list[Quotation]:
    """The quotations of a text in the order in which its attributions are given."""
    page = article(text, published, title)
    found = {q.content: q for q in resolve(page, tuple(attribution(page, each) for each in said))}
    return [found[attribution(page, each).content] for each in said]


def names(text: str, *said: Said, **facts: str | None) -> list[list[str]]:
    """The speakers' names of each attribution."""
    return [[speaker.name for speaker in q.speakers] for q in read(text, *said, **facts)]
