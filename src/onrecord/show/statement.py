"""`onrecord statement`: one utterance, and how each outlet has it."""

from __future__ import annotations

import click

from onrecord.api import Record
from onrecord.share.formats import STATEMENTS, Form
from onrecord.show.options import form_option, record_of, write
from onrecord.show.safe import safe


@click.command("statement")
@click.argument("called", metavar="ID")
@form_option
@click.pass_context
def command(context: click.Context, called: str, form: str) -> None:
    """Show how each outlet has the same words: the fullest wording, then the others compared with it word by word.

    ID is a statement's id or the first digits of it, as `onrecord stories ID` and `onrecord speakers NAME` print them,
    or that of any quotation, as `onrecord quotes` prints it. Words that may change what is claimed come first. Copies
    of one text count once.

    \b
    Examples:
      onrecord statement 3f2a9b12
      onrecord statement 3f2a9b12 --format csv > wordings.csv
    """
    with record_of(context) as record:
        if form == "table":
            _view(record, called)
        else:
            write([record.statement(called)], STATEMENTS, Form(form))


def _view(record: Record, called: str) -> None:
    from onrecord.show.printer import printer  # noqa: PLC0415  (other formats do without)
    from onrecord.show.wordings import show_statement  # noqa: PLC0415

    found = record.statement(called)
    show_statement(found, printer())
    if len(found.wordings) == 1:
        click.echo("No other quotation reports it. ", nl=False, err=True)
    article = safe(found.fullest.article)
    click.echo(f"`onrecord article {article}` opens the article; --format csv gives a row for each wording.", err=True)
