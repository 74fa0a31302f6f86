"""Statements and refrains as lists, a line each: when, the words as far as they fit, how many outlets, the id."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.ask.refrains import Refrain
from onrecord.ask.statements import Statement
from onrecord.link.differences import Difference
from onrecord.show.days import between, day
from onrecord.show.safe import safe
from onrecord.show.tables import NARROW, WIDE
from onrecord.show.tally import count

_REFRAINS = 8
"""Refrains of one speaker that are shown, those of most occasions."""


def show_statements(found: Sequence[Statement], console: Console, *, with_speakers: bool) -> None:
    """Print statements, each by its fullest wording."""
    if console.width < (WIDE if with_speakers else NARROW):
        for statement in found:
            _stacked(statement, console, with_speakers)
        return
    if not found:
        return
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column("when", style="dim", no_wrap=True)
    if with_speakers:
        table.add_column("who", style="bold", max_width=22, no_wrap=True, overflow="ellipsis")
    table.add_column("what", ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column("outlets", justify="right")
    table.add_column("", style="bold red", no_wrap=True)
    table.add_column("id", no_wrap=True, style="dim")
    for statement in found:
        names = [Text(_who(statement))] if with_speakers else []
        facts = (f"{len(statement.outlets):,}", _risk(statement), statement.id[:8])
        table.add_row(_when(statement), *names, _words(statement.fullest.words), *facts)
    console.print(table)


def _stacked(statement: Statement, console: Console, with_speakers: bool) -> None:
    facts = [_when(statement), count(len(statement.outlets), "outlet"), _risk(statement), statement.id[:8]]
    names = f"{_who(statement)} · " if with_speakers else ""
    console.print(Text.assemble((names, "bold"), (" · ".join(filter(None, facts)), "dim")))
    console.print(Text("  ") + _words(statement.fullest.words), no_wrap=True, overflow="ellipsis")


def show_said(found: Sequence[Statement], total: int, refrains: Sequence[Refrain], console: Console) -> None:
    """Print what a speaker says again and again, and statements by the day, undated ones last; `found` has the newest
    first, of `total`."""
    if refrains:
        _heading(f"{count(len(refrains), 'refrain')}, said on several occasions", console)
        show_refrains(refrains[:_REFRAINS], console)
    if len(refrains) > _REFRAINS:
        rest = f"       and {len(refrains) - _REFRAINS:,} more: `onrecord export` has all"
        console.print(Text(rest, "dim"))
    if found:
        newest = f", the newest {len(found):,}: --limit N shows more, 0 all" if len(found) < total else ""
        _heading(f"{count(total, 'statement')}{newest}", console)
    dated = [statement for statement in found if statement.quotations[0].day]
    undated = [statement for statement in found if not statement.quotations[0].day]
    show_statements([*reversed(dated), *undated], console, with_speakers=False)


def _heading(words: str, console: Console) -> None:
    console.print()
    console.print(Text(words, "bold"))


def show_refrains(found: Sequence[Refrain], console: Console) -> None:
    """Print what somebody says again and again: how often, when first and last."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, expand=True, show_header=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for refrain in found:
        days = between(refrain.days[0], refrain.days[-1]) if refrain.days else "undated"
        table.add_row(f"{len(refrain.statements):,}×", days, _words(refrain.text))
    console.print(table)


def _when(statement: Statement) -> str:
    """The day on which it was said where that is told, else the first on which it can have been, or was published."""
    if statement.said and statement.said.earliest and statement.said.earliest == statement.said.latest:
        return day(statement.said.earliest)
    first = statement.quotations[0].day
    return day(first) if first else "undated"


def _who(statement: Statement) -> str:
    return "; ".join(safe(who.name) for who in statement.speakers) or "unknown"


def _words(words: str) -> Text:
    return Text(" ".join(safe(words).split()))


def _risk(statement: Statement) -> str:
    risky = any(wording.difference is Difference.MEANING for wording in statement.wordings)
    return "meaning at risk" if risky else ""
