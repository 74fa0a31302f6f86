"""`onrecord stories`: the events that several articles are about, or one of them with its articles and statements."""

from __future__ import annotations

import re

import click

from onrecord.api import Record
from onrecord.errors import NotThere
from onrecord.record.stories import Story
from onrecord.share.formats import STORIES, Form
from onrecord.show.options import form_option, limit_option, more, record_of, rows_wanted, write
from onrecord.show.safe import safe

_ID = re.compile(r"[0-9a-f]{6,64}", re.IGNORECASE)


@click.command("stories")
@click.argument("words", nargs=-1)
@limit_option
@form_option
@click.pass_context
def command(context: click.Context, words: tuple[str, ...], limit: int | None, form: str) -> None:
    """List events that two articles and more are about, the latest first; with WORDS those of which a title or an
    outlet holds them.

    Where WORDS is the id of a story or its first six digits: the story's articles, which of them are copies, and the
    statements that at least two of its outlets report.

    \b
    Examples:
      onrecord stories
      onrecord stories sea wall
      onrecord stories 915f9d
    """
    about = " ".join(words) or None
    wanted = rows_wanted(limit, form)
    with record_of(context) as record:
        one = _called(record, about) if about else None
        if form != "table":
            write([one] if one else record.stories(about, limit=wanted), STORIES, Form(form))
        elif one:
            _view(record, one)
        else:
            _table(record, about, wanted)


def _called(record: Record, name: str) -> Story | None:
    """The story that is called so; None where the words are none of its names."""
    if not _ID.fullmatch(name):
        return None
    try:
        return record.story(name)
    except NotThere:
        if any(letter.isdigit() for letter in name):
            raise
        return None  # words of a title may be made of the letters a to f: "facade"


def _table(record: Record, about: str | None, wanted: int | None) -> None:
    from onrecord.show.printer import printer  # noqa: PLC0415  (other formats do without)
    from onrecord.show.story import show_stories  # noqa: PLC0415

    found = [*record.stories(about, limit=wanted)]
    show_stories(found, printer())
    total = record.count_stories(about) if len(found) == wanted else len(found)
    if not found:
        click.echo("No story found." if about else "No two articles here are about one event.", err=True)
    elif words := more(len(found), total, "stories"):
        click.echo(words, err=True)
    if found:
        click.echo(f"`onrecord stories {found[0].id[:8]}` shows one with its articles and statements.", err=True)


def _view(record: Record, story: Story) -> None:
    from onrecord.show.printer import printer  # noqa: PLC0415
    from onrecord.show.story import show_story  # noqa: PLC0415

    statements = record.statements_of(story.id)
    copies = {group.id: group for told in story.articles for group in record.copies(told.article)}
    show_story(story, [*copies.values()], statements, printer())
    if statements:
        click.echo(f"`onrecord statement {statements[0].id[:8]}` compares its wordings.", err=True)
    else:
        click.echo(f"`onrecord article {safe(story.articles[0].article)}` opens an article.", err=True)
