"""What the commands on a record have in common: which record, which format, how many rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from itertools import islice
from typing import Any, TypeVar, cast

import click

from onrecord.api import Record
from onrecord.errors import SettingsError
from onrecord.model import Size
from onrecord.settings import Settings
from onrecord.share.formats import Form, Shape
from onrecord.show.output import StandardOutput

FORMS = [form.value for form in Form]
"""What --format can be, beside table."""
SHOWN = 100
"""Rows of a table without --limit."""
_TOGETHER = 100
"""Lines that are written at once."""
MOST = 2**62
"""Rows that can be asked for."""
Thing = TypeVar("Thing")
Command = TypeVar("Command", bound=Callable[..., Any])


def form_option(command: Command) -> Command:
    """--format table|jsonl|csv."""
    choice = click.Choice(["table", *FORMS])
    return click.option("--format", "form", type=choice, default="table", help="For people, programs or spreadsheets.")(
        command
    )


def run_options(command: Command) -> Command:
    """--jobs N and --reader accurate|fast, which the command gets as `settings`."""

    @wraps(command)
    def with_settings(*given: object, jobs: int | None, reader: str | None, **named: object) -> object:
        try:
            settings = Settings.load(jobs, reader)
        except SettingsError as error:
            raise click.UsageError(str(error)) from error
        return command(*given, settings=settings, **named)

    about = "accurate (default), or fast: twice the speed, and misses more."
    by_reader = click.option("--reader", type=click.Choice([size.value for size in Size]), help=about)(with_settings)
    by_jobs = click.option(
        "-j", "--jobs", metavar="N", type=click.IntRange(min=1), help="Read with N processes (default 1)."
    )
    return cast(Command, by_jobs(by_reader))


def limit_option(command: Command) -> Command:
    """--limit N."""
    words = f"Print at most N, 0 for all (default {SHOWN} in a table, else all)."
    return click.option("--limit", metavar="N", type=click.IntRange(min=0, max=MOST), help=words)(command)


def record_of(context: click.Context) -> Record:
    """The record that the command line names."""
    return Record(context.obj)


def rows_wanted(limit: int | None, form: str) -> int | None:
    """The number of rows that are asked for; None for all."""
    if limit is None:
        return SHOWN if form == "table" else None
    return limit or None


def write(things: Iterable[Thing], shape: Shape[Thing], form: Form) -> None:
    """Everything on standard output, as it comes."""
    with StandardOutput() as out:
        out.write(shape.head(form))
        lines = iter(shape.line(thing, form) for thing in things)
        while some := b"".join(islice(lines, _TOGETHER)):
            out.write(some)


def more(shown: int, all_: int, thing: str) -> str | None:
    """What is said below a table that does not show everything."""
    if all_ <= shown:
        return None
    return f"{shown:,} of {all_:,} {thing}: narrow the question, or ask for more with --limit N (0 for all)"
