"""Small pages of invented outlets for the tests of cleaning."""

from __future__ import annotations

from onrecord.clean.lines import Body, Line, LineKind, Scores
from onrecord.model import Decoded, Given, Media, Page, Segment

PARAGRAPHS = (
    "The harbour council of Portvale voted on Monday to raise the levy on cruise ships after months of talks.",
    "“We waited long enough for the owners to move,” the mayor, Ines Hale, told reporters after the vote at noon.",
    "The owners said that they would study the decision and that some lines could leave the port before summer.",
    "A second vote is planned in the autumn, when the new pier opens and the council knows what the ships bring in.",
)


def page(media: Media, given: Given | None = None, uri: str = "a.html") -> Page:
    return Page("a", uri, "0" * 64, b"", media, given=given or Given())


def decoded(text: str) -> Decoded:
    return Decoded(text, "utf-8", "bytes")


def html(head: str = "", before: str = "", after: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    """A news page: a menu, an article with a headline, a footer."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
        f"<main><article>{before}<div class='text'>{body}</div>{after}</article></main>"
        "<footer>© 2025 Harbour Echo. All rights reserved.</footer></body></html>"
    )


def dump(*parts: tuple[str, LineKind]) -> tuple[str, Body]:
    """A text dump and what a perfect classifier of lines would say of it: each line with its kind."""
    text, lines, segments, at = "", [], [], 0
    for words, kind in parts:
        start = len(text)
        sure = {LineKind.TITLE: Scores(0, 1, 0, 0), LineKind.BODY: Scores(1, 0, 0, 0)}.get(kind, Scores(0, 0, 0, 0))
        lines.append(Line(start, start + len(words), words, kind, sure))
        if kind is LineKind.BODY:
            segments.append(Segment(at, at + len(words), start))
            at += len(words) + 2
        text += words + "\n\n"
    return text, Body(tuple(segments), tuple(lines))
