"""`onrecord quotes`: a question in; out the quotations that answer it, as a table, JSON lines or a spreadsheet."""

from __future__ import annotations

from typing import Unpack

import click

from onrecord.api import Record
from onrecord.ask.question import SURE, Filters
from onrecord.errors import SettingsError
from onrecord.model import Kind
from onrecord.share.formats import CITATIONS, Form
from onrecord.show.options import form_option, limit_option, more, record_of, rows_wanted, write

KINDS = [kind.value for kind in Kind]


@click.command("quotes")
@click.option("--speaker", metavar="NAME", help="Said by somebody of that name; a part of it will do.")
@click.option("--about", metavar="WORDS", help='With all these words in it; "exact phrases" in double quotation marks.')
@click.option("--since", metavar="DATE", help="Said, else published, then or later: 2024-11-12, 2024-11 or 2024.")
@click.option("--until", metavar="DATE", help="Said, else published, then or earlier.")
@click.option("--outlet", metavar="NAME", help="Reported by that outlet; a part of its name will do.")
@click.option("--kind", type=click.Choice(KINDS), help="Wholly, partly or not in the speaker's own words.")
@click.option("--confidence", metavar="X", type=float, help=f"At least so likely right, 0 to 1; {SURE} for few errors.")
@click.option("--all", "thoughts", is_flag=True, help="States of mind, too (believes, fears), not only what was said.")
@limit_option
@form_option
@click.pass_context
def command(context: click.Context, limit: int | None, form: str, **filters: Unpack[Filters]) -> None:
    """Show who said what, by the day it was said; undated words come last.

    All that is asked for must hold. Case, accents and punctuation do not matter, and no sign is an operator.

    \b
    Examples:
      onrecord quotes --speaker rutte --about '"raise the cost"' --since 2024-11
      onrecord quotes --about ceasefire --outlet reuters --kind direct
      onrecord quotes --speaker "Mark Rutte" --format csv > rutte.csv

    A spreadsheet row (csv) holds the speaker, the words, kind, day, outlet, address, a link that scrolls to the words,
    and what stands before and behind them.
    """
    wanted = rows_wanted(limit, form)
    try:
        with record_of(context) as record:
            if form == "table":
                _table(record, wanted, filters)
            else:
                write(record.quotes(limit=wanted, **filters), CITATIONS, Form(form))
    except SettingsError as error:
        raise click.UsageError(str(error)) from error


def _table(record: Record, wanted: int | None, filters: Filters) -> None:
    from onrecord.show.printer import printer  # noqa: PLC0415  (other formats do without)
    from onrecord.show.tables import show_quotes  # noqa: PLC0415

    found = [*record.quotes(limit=wanted, **filters)]
    show_quotes(found, printer())
    total = record.count(**filters) if len(found) == wanted else len(found)
    if not found:
        click.echo("Nothing found. Fewer or other words may help; `onrecord speakers` lists who speaks.", err=True)
    elif words := more(len(found), total, "quotations"):
        click.echo(words, err=True)
