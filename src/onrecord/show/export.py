"""`onrecord export`: the whole record as files for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.share.formats import Form
from onrecord.show.options import FORMS, record_of


@click.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default=Form.JSONL.value,
    help="Default jsonl.",
)
@click.pass_context
def command(context: click.Context, folder: Path, form: str) -> None:
    """Write everything into DIR: articles, quotations, speakers, statements, refrains, stories,
    copies, judgements and inputs, one file each.

    The same inputs give the same bytes, whatever the order in which they were added. Files in DIR of the same names are
    replaced when the new ones are whole.
    """
    with record_of(context) as record:
        paths = record.export(folder, Form(form))
    click.echo(f"wrote {', '.join(path.name for path in paths)} to {folder}", err=True)
