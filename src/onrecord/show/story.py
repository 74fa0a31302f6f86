"""Stories as a table, and one story: its articles, which of them are copies, what several of its outlets report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.ask.statements import Statement
from onrecord.record.stories import Copies, Story, Told
from onrecord.show.copied import copied
from onrecord.show.days import between, day
from onrecord.show.listed import show_statements
from onrecord.show.safe import safe
from onrecord.show.tables import NARROW
from onrecord.show.tally import count

_OUTLETS = 3
"""Outlets of a story that the table names."""


def show_stories(found: Sequence[Story], console: Console) -> None:
    """Print stories: when, what, how many articles, by whom, id."""
    if console.width < NARROW:
        for story in found:
            facts = [_days(story), count(len(story.articles), "article"), _outlets(story), story.id[:8]]
            console.print(Text(safe(story.title or "Without a title"), "bold"))
            console.print(Text(" · ".join(filter(None, facts)), "dim"))
        return
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column("when", no_wrap=True, style="dim")
    table.add_column("what", ratio=3)
    table.add_column("articles", justify="right")
    table.add_column("outlets", ratio=2, style="dim")
    table.add_column("id", no_wrap=True)
    for story in found:
        title = Text(safe(story.title or "Without a title"))
        table.add_row(_days(story), title, f"{len(story.articles):,}", Text(_outlets(story)), story.id[:8])
    if found:
        console.print(table)


def show_story(story: Story, copies: Sequence[Copies], statements: Sequence[Statement], console: Console) -> None:
    """Print one story."""
    console.print(Text(safe(story.title or "Without a title"), "bold"))
    figures = [count(len(story.articles), "article"), count(len(story.outlets), "outlet"), story.id]
    console.print(Text(" · ".join(filter(None, [_days(story), *figures])), "dim"))
    console.print()
    _articles(story.articles, _copied(copies), console)
    console.print()
    if statements:
        console.print(Text(f"{count(len(statements), 'statement')} in two outlets and more", "bold"))
        show_statements(statements, console, with_speakers=True)
    else:
        console.print(Text("No two of its outlets report the same words.", "dim"))


def _articles(articles: Iterable[Told], copies: Mapping[str, str], console: Console) -> None:
    if console.width < NARROW:
        for told in articles:
            facts = " · ".join(filter(None, [_when(told), safe(told.article), copies.get(told.article)]))
            console.print(Text.assemble((_outlet(told), "bold"), (f" · {facts}", "dim")))
            console.print(Padding(Text(safe(told.title or "Without a title")), (0, 0, 0, 2)))
        return
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column("published", no_wrap=True, style="dim")
    table.add_column("outlet", ratio=1)
    table.add_column("title", ratio=3)
    table.add_column("id", overflow="fold", style="dim", max_width=26)
    for told in articles:
        title = Text(safe(told.title or ""))
        if about := copies.get(told.article):
            title.append(f"\n{about}", "italic dim")
        table.add_row(_when(told), Text(_outlet(told), "bold"), title, Text(safe(told.article)))
    console.print(table)


def _copied(copies: Iterable[Copies]) -> dict[str, str]:
    """Articles that are copies -> what is said of each."""
    return {
        told.article: about for group in copies for told in group.articles if (about := copied(group, told.article))
    }


def _days(story: Story) -> str:
    return between(*story.days) or "undated"


def _outlets(story: Story) -> str:
    """The first few outlets, and how many more there are."""
    names = [safe(outlet) for outlet in story.outlets]
    rest = [f"{len(names) - _OUTLETS:,} more"] if len(names) > _OUTLETS else []
    return ", ".join([*names[:_OUTLETS], *rest])


def _when(told: Told) -> str:
    return day(told.published[:10]) if told.published else "undated"


def _outlet(told: Told) -> str:
    return safe(told.outlet or "outlet unknown")
