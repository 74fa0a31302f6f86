"""`onrecord article`: one article of the record with its quotations."""

from __future__ import annotations

import click

from onrecord.api import Record
from onrecord.ask.citations import of_article
from onrecord.share.formats import CITATIONS, WHOLE_ARTICLES, Form
from onrecord.show.options import form_option, record_of, write


@click.command("article")
@click.argument("called", metavar="ID")
@form_option
@click.pass_context
def command(context: click.Context, called: str, form: str) -> None:
    """Show the article ID with its quotations highlighted and numbered.

    ID is the article's id, its SHA-256 or the beginning of it, or its address. Below it stand its story, the articles
    that are the same text, and what became of its quotations since the version of the page before it. --format jsonl
    gives one line with everything that is known of it, --format csv a row for each quotation.

    \b
    Examples:
      onrecord article 1a2b3c4d
      onrecord article https://news.example/sea-wall --format csv
    """
    with record_of(context) as record:
        if form == "table":
            _view(record, called)
        elif form == Form.CSV:
            write(of_article(record.article(called)), CITATIONS, Form.CSV)
        else:
            write([record.article(called)], WHOLE_ARTICLES, Form.JSONL)


def _view(record: Record, called: str) -> None:
    from onrecord.show.beside import show_beside  # noqa: PLC0415  (other formats do without)
    from onrecord.show.days import day  # noqa: PLC0415
    from onrecord.show.printer import printer  # noqa: PLC0415
    from onrecord.show.safe import safe  # noqa: PLC0415
    from onrecord.show.terminal import show  # noqa: PLC0415

    article, console = record.article(called), printer()
    show(article, console)
    show_beside(record, article, console)
    versions = record.versions(called)
    if len(versions) > 1:
        listed = "; ".join(f"{safe(one.article)} (added {day(one.added[:10])})" for one in versions)
        click.echo(f"{len(versions)} pages stood at this address, the oldest first: {listed}", err=True)
