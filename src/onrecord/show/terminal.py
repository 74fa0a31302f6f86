"""The article view: the body in a comfortable measure, its quotations highlighted and numbered, speakers in the margin.

On a terminal of fewer than 100 columns the notes stand below their paragraph instead.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.rule import Rule
from rich.style import Style
from rich.text import Text

from onrecord.model import Article, Part, Quotation, Status
from onrecord.show.days import day, said
from onrecord.show.highlight import RAISED, highlighted, judged, number_style, numbered, paragraphs
from onrecord.show.safe import safe
from onrecord.show.telling import told

WIDE = 100
"""Columns from which the notes stand in the margin."""
MEASURE = 78
INDENT = 2
GAP = 3


def show(article: Article, console: Console) -> None:
    """Print one article, set apart from the one before it."""
    console.print(Rule(Text(safe(article.uri), "dim", overflow="ellipsis"), style="dim", align="left"))
    console.print()
    lines = [*_head(article, console)]
    if article.status is Status.READ:
        lines += [*_body(article, console)]
        lines += [Text()]
    lines += [Text(_footer(article), "dim italic"), Text()]
    for line in lines:
        indented = Text(" " * INDENT) + line
        indented.rstrip()
        console.print(indented, no_wrap=True, overflow="ignore", crop=False)


def _head(article: Article, console: Console) -> Iterable[Text]:
    """The title with its own quotations, and the line of facts."""
    quotations = [(n, q) for n, q in enumerate(numbered(article), 1) if q.part is Part.TITLE]
    title = article.title or "Without a title"
    (head,) = highlighted(title, [(0, len(title))], quotations, plain(console))
    head.stylize_before("bold" if article.title else "dim italic")
    if facts := _facts(article):
        head.append(f"\n{facts}", "dim")
    yield from _set([head], dict(quotations), console)
    yield Text("─" * min(24, _measures(console)[0]), "dim")
    yield Text()


def _body(article: Article, console: Console) -> Iterable[Text]:
    quotations = [(n, q) for n, q in enumerate(numbered(article), 1) if q.part is Part.BODY]
    texts = highlighted(article.text, paragraphs(article.text), quotations, plain(console))
    return _set(texts, dict(quotations), console)


def _set(texts: list[Text], quotations: dict[int, Quotation], console: Console) -> Iterable[Text]:
    """Wrapped paragraphs with the notes of the quotations that begin in them, beside or below."""
    body, margin = _measures(console)
    waiting: list[Text] = []
    shown: set[int] = set()
    for place, text in enumerate(texts):
        if place:
            yield _beside(Text(), waiting, body)
        below: list[Text] = []
        for line in text.wrap(console, body):
            line.rstrip()
            for number in _numbers(line):
                if number in quotations and number not in shown:
                    shown.add(number)
                    note = _note(number, quotations[number], margin or body - GAP, console)
                    (waiting if margin else below).extend(note)
            yield _beside(line, waiting, body)
        yield from (Text(" " * GAP) + line for line in below)
    while waiting:
        yield _beside(Text(), waiting, body)


def _beside(line: Text, waiting: list[Text], body: int) -> Text:
    """The line with the next line of the margin, where one waits."""
    if not waiting:
        return line
    line.pad_right(max(0, body + GAP - line.cell_len))
    return line + waiting.pop(0)


def _numbers(line: Text) -> list[int]:
    """The numbers of the quotations whose sign stands in this line, in order."""
    styles = [span.style for span in sorted(line.spans, key=lambda span: span.start)]
    return [style.meta["number"] for style in styles if isinstance(style, Style) and "number" in style.meta]


def _note(number: int, quotation: Quotation, width: int, console: Console) -> list[Text]:
    """Who said it; when, in which kind of words, and what else is told: on lines of their own in the margin."""
    label = f"[{number}] " if plain(console) else f"{str(number).translate(RAISED)} "
    details = " · ".join(filter(None, [said(quotation.said), quotation.kind.value, *told(quotation)]))
    between = "\n" if _measures(console)[1] else " · "
    note = _who(quotation) + Text(f"{between}{details}", "dim")
    lines = note.wrap(console, width - len(label))
    first = Text.assemble((label, number_style(number, quotation.kind)))
    return [(Text(" " * len(label)) if place else first) + line for place, line in enumerate(lines)]


def _who(quotation: Quotation) -> Text:
    """The speakers with what they are; who it may be; or that nobody knows."""
    if quotation.speakers:
        parts = [((safe(who.name), "bold"), (f", {who.kind.value}", "dim")) for who in quotation.speakers]
        names = Text("; ").join(Text.assemble(*part) for part in parts)
        return names.append(judged(quotation), "yellow")
    perhaps = " or ".join(safe(candidate.name) for candidate in quotation.candidates[:3])
    return Text(f"perhaps {perhaps}" if perhaps else "speaker unknown", "italic")


def _facts(article: Article) -> str:
    byline = f"By {', '.join(article.byline)}" if article.byline else None
    known = {article.outlet, *article.agencies}
    links = dict.fromkeys(link.name for link in article.via if link.name not in known)
    via = f"via {' and '.join(links)}" if links else None
    published = day(article.published) if article.published else None
    return safe(" · ".join(filter(None, [article.outlet, byline, published, *article.agencies, via])))


def _footer(article: Article) -> str:
    if article.status is Status.NO_ARTICLE:
        return "No article on this page."
    if article.status is Status.OTHER_LANGUAGE:
        return f"In another language ({safe(article.language or 'unknown')}): not read for quotations."
    speakers = {speaker.name for quotation in article.quotations for speaker in quotation.speakers}
    if not article.quotations:
        return "No quotations found."
    return f"{_count(len(article.quotations), 'quotation')}, {_count(len(speakers), 'speaker')}"


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _measures(console: Console) -> tuple[int, int]:
    """The columns of the body and of the margin; no margin on a narrow terminal."""
    if console.width < WIDE:
        return max(20, min(MEASURE, console.width - INDENT - 2)), 0
    margin = 34 if console.width < 120 else 37
    return min(MEASURE, console.width - INDENT - GAP - margin), margin


def plain(console: Console) -> bool:
    """Whether the terminal shows no colours, so that numbers and brackets must do."""
    return console.no_color or console.color_system is None
