"""`onrecord speakers`: who speaks in the record, how often and when."""

from __future__ import annotations

import click

from onrecord.api import Record
from onrecord.share.formats import SPEAKERS, Form
from onrecord.show.options import form_option, limit_option, more, record_of, rows_wanted, write


@click.command("speakers")
@click.argument("name", required=False)
@limit_option
@form_option
@click.pass_context
def command(context: click.Context, name: str | None, limit: int | None, form: str) -> None:
    """List who is quoted, the most quoted first; with NAME only those who are called so, and where that is one, all
    that is known of them.

    One speaker has many names, and many articles; `onrecord judge` corrects who is who. The days are the first and last
    on which one of their quotations can have been said, else was published.

    \b
    Examples:
      onrecord speakers
      onrecord speakers clinton
    """
    wanted = rows_wanted(limit, form)
    with record_of(context) as record:
        if form == "table":
            _table(record, name, wanted)
        else:
            write(record.speakers(name, limit=wanted), SPEAKERS, Form(form))


def _table(record: Record, name: str | None, wanted: int | None) -> None:
    from onrecord.show.printer import printer  # noqa: PLC0415  (other formats do without)
    from onrecord.show.tables import show_speaker, show_speakers  # noqa: PLC0415

    found = [*record.speakers(name, limit=wanted)]
    if name and len(found) == 1:
        show_speaker(found[0], printer())
    else:
        show_speakers(found, printer())
    total = record.count_speakers(name) if len(found) == wanted else len(found)
    if not found:
        click.echo(
            "Nobody of that name speaks here; a part of the name may help." if name else "Nobody speaks here.", err=True
        )
    elif words := more(len(found), total, "speakers"):
        click.echo(words, err=True)
