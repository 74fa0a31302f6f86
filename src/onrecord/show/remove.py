"""`onrecord remove`: takes an article down."""

from __future__ import annotations

import click

from onrecord.errors import SettingsError
from onrecord.show.options import record_of
from onrecord.show.safe import safe


@click.command("remove")
@click.argument("called", metavar="ID")
@click.option("--why", metavar="TEXT", required=True, help="The reason, which stays.")
@click.pass_context
def command(context: click.Context, called: str, why: str) -> None:
    """Remove the article ID for good: its bytes and all text go; its hash, its address and the reason stay.

    It cannot be undone, and adding the same bytes again is refused. ID is as for `article`.
    """
    with record_of(context) as record:
        article = record.article(called)
        others = [one.article for one in record.versions(called) if one.article != article.id]
        try:
            clean = record.remove(called, why=why)
        except SettingsError as error:
            raise click.UsageError(str(error)) from error
    click.echo(safe(f"removed {article.id} ({article.uri})"), err=True)
    if others:
        click.echo(safe(f"other versions at its address stay: {', '.join(others)}"), err=True)
    if not clean:
        words = "another program is reading: the text leaves the files when that has ended and something is written"
        click.echo(words, err=True)
