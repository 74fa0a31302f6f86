"""The statement view: one utterance, what is at risk in it, its fullest wording, and how every outlet has it.

From 100 columns on who carried a wording stands beside it, else above it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from onrecord.ask.citations import Citation
from onrecord.ask.statements import Statement
from onrecord.link.differences import Difference
from onrecord.model import Kind
from onrecord.show.aligned import LABELS, aligned, legend, risks
from onrecord.show.blocks import Block, blocks
from onrecord.show.days import day, said
from onrecord.show.highlight import COLOURS
from onrecord.show.safe import safe
from onrecord.show.tally import count
from onrecord.show.telling import told
from onrecord.show.terminal import plain

WIDE = 100
"""Columns from which carriers stand beside the words."""
MEASURE = 80
_BESIDE = 28
_GUTTER = 4
_STYLES = {
    Difference.SAME: "dim",
    Difference.PUNCTUATION: "dim",
    Difference.ELLIPSIS: "yellow",
    Difference.WORDS: "bold yellow",
    Difference.MEANING: "bold red",
    Difference.PARAPHRASE: "cyan",
}


def show_statement(statement: Statement, console: Console) -> None:
    """Print one statement."""
    fullest, *others = blocks(statement)
    _print(_head(statement), console)
    console.print()
    if at_risk := [*_at_risk(others)]:
        _print(at_risk, console)
        console.print()
    _show(1, fullest, [Text(safe(statement.fullest.words), COLOURS[statement.fullest.kind])], console)
    if others:
        _print([Text.assemble(("Beside it:  ", "dim"), legend(marks=plain(console)))], console)
        console.print()
    for number, block in enumerate(others, 2):
        _show(number, block, [_label(block), _words(block, console)], console)


def _head(statement: Statement) -> Iterator[Text]:
    """Who said it, when, where and on what occasion; who carried it, and first."""
    names = "; ".join(safe(who.name) for who in statement.speakers)
    yield Text(names, "bold") if names else Text("speaker unknown", "italic")
    circumstances = next(filter(None, map(told, (statement.fullest, *statement.quotations))), [])
    if line := " · ".join(filter(None, [said(statement.said), *circumstances])):
        yield Text(line)
    yield from (Text(line, "dim") for line in (_figures(statement), _first(statement)) if line)


def _figures(statement: Statement) -> str:
    """How many outlets carried it, and in which kinds of words."""
    kinds = Counter(wording.quotation.kind for wording in statement.wordings)
    told_kinds = ", ".join(f"{kinds[kind]} {kind.value}" for kind in Kind if kinds[kind])
    copied = sum(wording.copy_of is not None for wording in statement.wordings)
    within = f", {copied} of them in copies of others" if copied else ""
    quotations = count(len(statement.wordings), "quotation")
    return f"{count(len(statement.outlets), 'outlet')} · {quotations}: {told_kinds}{within}"


def _first(statement: Statement) -> str | None:
    """Who carried it first, where that is a question and the dates tell something."""
    if statement.first is None or len(statement.wordings) == 1:
        return None
    able = [_outlet(q) for q in statement.quotations if q.article in statement.first.articles]
    undated = len({quotation.article for quotation in statement.quotations if not quotation.published})
    line = f"first carried by {' or '.join(dict.fromkeys(able))}, {day(statement.first.published)}"
    return f"{line}, or by {'an article' if undated == 1 else 'articles'} without a date" if undated else line


def _at_risk(others: Sequence[Block]) -> Iterator[Text]:
    """What may change the meaning, and in which of the wordings."""
    risky = [(number, block) for number, block in enumerate(others, 2) if block.difference is Difference.MEANING]
    if risky:
        yield Text("MEANING AT RISK", "bold red reverse")
    for number, block in risky:
        outlets = ", ".join(dict.fromkeys(_outlet(q) for q, _ in block.carriers))
        yield Text.assemble((f"{number:>2}  ", "bold red"), (outlets, "bold"), f": {'; '.join(_risks(block))}")


def _risks(block: Block) -> list[str]:
    return risks(block.shown.comparison) if block.shown.comparison else []


def _label(block: Block) -> Text:
    label = LABELS[block.difference]
    if block.difference is Difference.MEANING:
        label = f"{label.upper()}: {'; '.join(_risks(block))}"
    return Text(label, _STYLES[block.difference])


def _words(block: Block, console: Console) -> Text:
    comparison = block.shown.comparison
    return aligned(comparison, marks=plain(console)) if comparison else Text(safe(block.shown.quotation.words))


def _show(number: int, block: Block, texts: list[Text], console: Console) -> None:
    """A block: its number, who carried it, its words."""
    width = min(console.width - _GUTTER, MEASURE + (_BESIDE if console.width >= WIDE else 0))
    if console.width < WIDE:
        carriers = [Text(" · ").join(lines) for lines in _carriers(block)]
        lines = _wrapped([*carriers, *texts], width, console)
    else:
        left = _wrapped([line for lines in _carriers(block) for line in lines], _BESIDE - 2, console)
        right = _wrapped(texts, width - _BESIDE, console)
        rows = range(max(len(left), len(right)))
        lines = [_row(left[at : at + 1], right[at : at + 1]) for at in rows]
    for place, line in enumerate(lines):
        label = f"{'' if place else number:>2}  "
        console.print(Text.assemble((label, "bold"), line), no_wrap=True, overflow="ignore", crop=False)
    console.print()


def _row(left: list[Text], right: list[Text]) -> Text:
    line = Text().join(left)
    line.pad_right(max(0, _BESIDE - line.cell_len))
    line.append_text(Text().join(right))
    line.rstrip()
    return line


def _carriers(block: Block) -> Iterator[list[Text]]:
    """Each outlet with the day, the kind of words and the article's id; then the copies of its text."""
    for quotation, copies in block.carriers:
        yield _carrier(quotation)
        for copy in copies:
            yield [Text(f"copied by {_outlet(copy)}", "italic"), *_carrier(copy)[1:]]
    counted = [quotation for quotation, _ in block.carriers]
    for article in dict.fromkeys(w.copy_of for w in block.wordings if w.copy_of and w.quotation in counted):
        yield [Text(f"in a copy of {safe(article)}", "italic")]


def _carrier(quotation: Citation) -> list[Text]:
    when = day(quotation.published[:10]) if quotation.published else "undated"
    kind = Text.assemble((f"{when} · ", "dim"), (quotation.kind.value, COLOURS[quotation.kind]))
    return [Text(_outlet(quotation), "bold"), kind, Text(safe(quotation.article), "dim")]


def _outlet(quotation: Citation) -> str:
    return safe(quotation.outlet or quotation.uri)


def _wrapped(texts: Iterable[Text], width: int, console: Console) -> list[Text]:
    lines = [line for text in texts for line in text.wrap(console, max(16, width))]
    for line in lines:
        line.rstrip()
    return lines


def _print(texts: Iterable[Text], console: Console) -> None:
    for line in _wrapped(texts, min(console.width, MEASURE + _BESIDE + _GUTTER), console):
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
