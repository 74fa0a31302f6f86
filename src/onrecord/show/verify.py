"""`onrecord verify`: whether the record can be trusted, a line for each thing that is wrong."""

from __future__ import annotations

import click

from onrecord.show.options import record_of
from onrecord.show.safe import safe
from onrecord.show.tally import count


@click.command("verify")
@click.pass_context
def command(context: click.Context) -> None:
    """Hash every page again, look every span up again, compare the indexes; print a line for each fault.

    Exit status: 0 where all is as it was stored; 1 where it is not: restore the record from a copy.
    """
    faults = 0
    with record_of(context) as record:
        for fault in record.verify():
            faults += 1
            click.echo(safe(f"{fault.where}: {fault.what}"))
        if not faults:
            pages, quotations = record.size()
            held = f"{count(pages, 'page')} and {count(quotations, 'quotation')}"
            but = "" if record.writable else "; full-text indexes can be compared only where the record can be written"
            click.echo(f"{held}: everything is as it was stored{but}", err=True)
    if faults:
        click.echo(f"{count(faults, 'fault')}: restore the record from a copy", err=True)
        context.exit(1)
