"""The command `onrecord`: its subcommands are modules of this folder, imported only when they are asked for."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from types import FrameType

import click

from onrecord import __version__
from onrecord.api import DEFAULT
from onrecord.errors import NoRecord, NotThere, OnrecordError

COMMANDS = {
    "extract": "Read news and print who said what.",
    "add": "Read news into the record.",
    "quotes": "Search the record: who said what, and when.",
    "article": "Show an article of the record.",
    "speakers": "List who is quoted, or show one of them.",
    "statement": "Show how each outlet has the same words.",
    "stories": "List events that several articles are about, or show one.",
    "judge": "Correct speakers and quotations; keep who decided and why.",
    "export": "Write the whole record into files.",
    "verify": "Check that the record is as it was stored.",
    "remove": "Take an article down for good.",
}
"""The subcommands and what the help says of them, so that the help imports none of them."""
FAILED, UNUSABLE = 1, 2
"""Exit statuses for a run that failed and for arguments that cannot be used."""
INTERRUPTED, UNREAD, TERMINATED = 130, 141, 143
"""Exit statuses as shells know them: 128 and the number of the signal (SIGINT, SIGPIPE, SIGTERM)."""


class Commands(click.Group):
    """Finds a subcommand in the module of its name, and ends quietly when it is stopped from outside."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all subcommands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"onrecord.show.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of subcommands in the help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the subcommand; a failure of ours becomes a message, a stop from outside an exit status."""
        try:
            return super().invoke(ctx)
        except OnrecordError as error:
            click.ClickException(str(error)).show()
            ctx.exit(UNUSABLE if isinstance(error, (NoRecord, NotThere)) else FAILED)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _unread()
            ctx.exit(UNREAD)
        except OSError as error:
            raise click.ClickException(f"{error.filename or 'the output'}: {error.strerror}") from error


def _unread() -> None:
    """Nobody reads standard output any more: point it to nowhere, so that Python's own last flush does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _version(context: click.Context, option: click.Parameter, asked: bool) -> None:
    """Print the versions of the program and its models, without loading them."""
    if not asked or context.resilient_parsing:
        return
    from onrecord.model import Size  # noqa: PLC0415
    from onrecord.quote.reader import reader_name  # noqa: PLC0415  (the help does without)

    try:
        click.echo(f"onrecord {__version__}, readers {', '.join(map(reader_name, Size))}")
    except OnrecordError as error:
        raise click.ClickException(str(error)) from error
    context.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the versions."
)
@click.option(
    "--record",
    metavar="FILE",
    envvar="ONRECORD",
    default=DEFAULT,
    show_default=True,
    type=click.Path(path_type=Path),
    help="The record, for every command but extract; ONRECORD sets another default.",
)
@click.pass_context
def group(context: click.Context, record: Path) -> None:
    """Who said what, when, and as reported by whom: reads news as it really arrives and keeps the record.

    \b
    Begin with:
      onrecord extract story.html           shows one article with its quotations
      onrecord add pages/ --jobs 2          reads pages into ./onrecord.db
      onrecord quotes --about '"sea wall"'  finds who said it
      onrecord stories sea wall             shows what several outlets report, and how
    """
    context.obj = record


def main() -> None:
    """The program's entry point."""
    signal.signal(signal.SIGTERM, _terminate)
    group(prog_name="onrecord")


def run(words: list[str]) -> int:
    """One command line, from Python: what it prints is printed, its exit status is given back."""
    try:
        group.main(words, prog_name="onrecord")
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def _terminate(number: int, frame: FrameType | None) -> None:
    """End as on an error, so that workers and half-written files go."""
    sys.exit(TERMINATED)
