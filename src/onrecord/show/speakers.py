"""`onrecord speakers`: who speaks in the record, how often and when."""

from __future__ import annotations

from collections.abc import Sequence

import click

from onrecord.api import Record
from onrecord.record.speakers import SpeakerEntry
from onrecord.share.formats import SPEAKERS, Form
from onrecord.show.options import form_option, limit_option, more, record_of, rows_wanted, write
from onrecord.show.tally import count

_STATEMENTS = 20
"""Statements of one speaker without --limit."""


@click.command("speakers")
@click.argument("name", required=False)
@limit_option
@form_option
@click.pass_context
def command(context: click.Context, name: str | None, limit: int | None, form: str) -> None:
    """List who is quoted, the most quoted first; with NAME only those who are called so, and where that is one, all
    that is known of them.

    One speaker has many names, and many articles; `onrecord judge` corrects who is who. The days are the first and last
    on which one of their quotations can have been said, else was published. Of one speaker the words that come again
    and again are shown, and the newest statements, 20 or as many as --limit says.

    \b
    Examples:
      onrecord speakers
      onrecord speakers clinton
      onrecord speakers "Ada Quill" --limit 50
    """
    with record_of(context) as record:
        if form == "table":
            _table(record, name, limit)
        else:
            write(record.speakers(name, limit=rows_wanted(limit, form)), SPEAKERS, Form(form))


def _table(record: Record, name: str | None, limit: int | None) -> None:
    from onrecord.show.printer import printer  # noqa: PLC0415  (other formats do without)
    from onrecord.show.tables import show_speakers  # noqa: PLC0415

    wanted = rows_wanted(limit, "table")
    total = record.count_speakers(name)
    found = [*record.speakers(name, limit=wanted)]
    if name and (one := _one(found, name, total)):
        _view(record, one, total, limit)
        return
    show_speakers(found, printer())
    if not found:
        click.echo(
            "Nobody of that name speaks here; a part of the name may help." if name else "Nobody speaks here.", err=True
        )
    elif words := more(len(found), total, "speakers"):
        click.echo(words, err=True)


def _one(found: Sequence[SpeakerEntry], name: str, total: int) -> SpeakerEntry | None:
    """The only one who is called so: of several the one whose name is that and no more."""
    exact = [who for who in found if who.name.casefold() == name.strip().casefold()]
    able = found if total == 1 else exact
    return able[0] if len(able) == 1 else None


def _view(record: Record, who: SpeakerEntry, total: int, limit: int | None) -> None:
    """All that is known of one speaker, and what they said over time."""
    from onrecord.show.listed import show_said  # noqa: PLC0415
    from onrecord.show.printer import printer  # noqa: PLC0415
    from onrecord.show.tables import show_speaker  # noqa: PLC0415

    console = printer()
    show_speaker(who, console)
    wanted = _STATEMENTS if limit is None else limit or None
    found = [*record.statements(who.id, limit=wanted, newest=True)]
    show_said(found, record.count_statements(who.id), record.refrains(who.id), console)
    if found:
        click.echo(f"`onrecord statement {found[0].id[:8]}` shows how each outlet has one of them.", err=True)
    if total > 1:
        click.echo(f"{count(total - 1, 'other speaker')} found by these words: --format csv lists all.", err=True)
