"""Quotations and speakers as tables that fit the terminal; on a narrow one quotations stand one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.ask.citations import Citation
from onrecord.model import Judgement, JudgementKind
from onrecord.record.judgements import standing
from onrecord.record.speakers import SpeakerEntry
from onrecord.show.days import day, said
from onrecord.show.highlight import COLOURS, judged
from onrecord.show.judging import in_words
from onrecord.show.safe import safe
from onrecord.show.tally import count
from onrecord.show.telling import told

WIDE = 100
"""Columns from which quotations stand in a table."""
_ROLES = 12
"""Roles of one speaker that are shown, those of most articles."""
NARROW = 80
"""Columns below which speakers do not."""


def show_quotes(found: Sequence[Citation], console: Console) -> None:
    """Print quotations: when, who, what, and the article where it stands."""
    if console.width < WIDE:
        for citation in found:
            _stacked(citation, console)
        return
    if not found:
        return
    table = Table(box=None, padding=(0, 2, 1, 0), pad_edge=False, expand=True)
    table.add_column("when", width=11)
    table.add_column("who", width=20)
    table.add_column("what", ratio=1)
    table.add_column("where", width=26)
    for citation in found:
        table.add_row(_when(citation), _who(citation), _what(citation), _where(citation))
    console.print(table)


def show_speakers(found: Sequence[SpeakerEntry], console: Console) -> None:
    """Print speakers: name, kind, how often quoted, in how many articles, when."""
    if not found:
        return
    if console.width < NARROW:
        for who in found:
            _stacked_speaker(who, console)
        return
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("who", overflow="fold")
    table.add_column("kind", style="dim")
    table.add_column("quotations", justify="right")
    table.add_column("articles", justify="right")
    table.add_column("from", style="dim", no_wrap=True)
    table.add_column("to", style="dim", no_wrap=True)
    for who in found:
        days = (day(which) if which else "" for which in (who.first_day, who.last_day))
        table.add_row(Text(safe(who.name)), who.kind.value, f"{who.quotations:,}", f"{who.articles:,}", *days)
    console.print(table)


def show_speaker(who: SpeakerEntry, console: Console) -> None:
    """Print all that is known of one speaker: its names, what articles call it and when, its id."""
    show_speakers([who], console)
    console.print()
    others = [f"{safe(name)} ({number:,})" for name, number in who.names]
    lines = [("names", ", ".join(others)), ("id", who.id)]
    lines += [("wikidata", who.wikidata)] if who.wikidata else []
    lines += [("named by", f"judgement {who.named[:8]}")] if who.named else []
    for label, text in lines:
        labelled(label, text, console)
    for place, seen in enumerate(sorted(who.roles, key=lambda seen: (-seen.articles, seen.role))[:_ROLES]):
        days = " to ".join(dict.fromkeys(day(which) for which in (seen.first_day, seen.last_day) if which))
        labelled("" if place else "roles", " · ".join(filter(None, [safe(seen.role), days])), console)
    if len(who.roles) > _ROLES:
        labelled("", f"and {len(who.roles) - _ROLES:,} more: --format jsonl has all", console)


def labelled(label: str, text: str | Text, console: Console) -> None:
    """Print a text with a label before it."""
    width = 10
    styled = Text(text) if isinstance(text, str) else text
    for place, line in enumerate(styled.wrap(console, max(20, console.width - width))):
        line.rstrip()
        console.print(Text.assemble((f"{'' if place else label:{width}}", "dim"), line))


def show_judgements(found: Sequence[Judgement], console: Console) -> None:
    """Print judgements: when and by whom, what was decided and why."""
    held = {one.id for one in standing(found)}
    there = {one.id: one for one in found}
    for one in found:
        head = Text(f"{one.id[:8]}  {day(one.at[:10])}  {safe(one.by)}", "dim")
        head.append("" if one.id in held else "  superseded", "yellow")
        console.print(head)
        undoes = there.get(one.supersedes or "") if one.what is JudgementKind.UNDO else None
        words = f"no longer: {in_words(undoes)}" if undoes else in_words(one)
        console.print(Text(f"  {words}", "" if one.id in held else "dim"))
        if one.why:
            console.print(Text(f"  because: {safe(one.why)}", "italic"))


def _stacked_speaker(who: SpeakerEntry, console: Console) -> None:
    figures = f"{count(who.quotations, 'quotation')} in {count(who.articles, 'article')}"
    days = " to ".join(dict.fromkeys(day(which) for which in (who.first_day, who.last_day) if which))
    console.print(Text(safe(who.name), "bold"))
    console.print(Text(" · ".join(part for part in (who.kind.value, figures, days) if part), "dim"))


def _stacked(citation: Citation, console: Console) -> None:
    head = Text(" · ").join([_who(citation), Text(_when(citation).plain.replace("\n", " "), "dim")])
    foot = Text(_where(citation).plain.replace("\n", " · "), "dim")
    for text, indent in ((head, 0), (_what(citation), 2), (foot, 2)):
        for line in text.wrap(console, console.width - indent):
            line.rstrip()
            console.print(Text(" " * indent) + line)
    console.print()


def _when(citation: Citation) -> Text:
    """The day it was said; else that of publication, and that it is that."""
    if told := said(citation.said):
        return Text(told.removeprefix("said "))
    return Text(f"published\n{day(citation.published[:10])}", "dim") if citation.published else Text("undated", "dim")


def _who(citation: Citation) -> Text:
    if citation.speakers:
        names = Text("; ".join(safe(who.name) for who in citation.speakers), "bold")
        return names.append(judged(citation), "not bold yellow")
    perhaps = " or ".join(safe(candidate.name) for candidate in citation.candidates[:3])
    return Text(f"perhaps {perhaps}" if perhaps else "speaker unknown", "italic")


def _what(citation: Citation) -> Text:
    details = " · ".join([citation.kind.value, *told(citation)])
    return Text.assemble((safe(citation.words), COLOURS[citation.kind]), (f"  {details}", "dim"))


def _where(citation: Citation) -> Text:
    """The outlet, the article's id, and the digits by which the quotation can be judged."""
    outlet = f"{safe(citation.outlet)}\n" if citation.outlet else ""
    return Text.assemble(outlet, (safe(citation.article), "dim"), (f"\n{citation.id[:8]}", "dim"), overflow="fold")
