"""`onrecord judge`: what people decide about speakers and quotations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from onrecord.errors import InputError, SettingsError
from onrecord.model import Judgement, SpeakerKind
from onrecord.record.judge import Judge
from onrecord.share.formats import JUDGEMENTS, Form
from onrecord.show.options import form_option, record_of, write

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Signed:
    """Who judges, and why."""

    by: str | None
    why: str


def _signed(command: Command) -> Command:
    """--by NAME and --why TEXT, which the command gets as `signed`."""

    @wraps(command)
    def with_signature(*given: object, by: str | None, why: str, **named: object) -> object:
        return command(*given, signed=Signed(by, why), **named)

    name = click.option("--by", metavar="NAME", help="Who judges (default ONRECORD_BY, else your account's name).")
    reason = click.option("--why", metavar="TEXT", default="", help="The reason, which is kept.")
    return cast(Command, name(reason(with_signature)))


@click.group("judge")
def command() -> None:
    """Correct what the reader made of speakers and quotations.

    A judgement is kept with who, when and why. It holds when pages are read again and for articles that come later,
    goes along with `export` and `import`, and can be undone. SPEAKER is an id or a name, JUDGEMENT an id or its
    first six digits; QUOTATION that, too, or ARTICLE#3 for the third that `onrecord article ARTICLE` shows.

    \b
    Examples:
      onrecord judge merge "Volodymyr Zelensky" "Selensky" --why "one man"
      onrecord judge fix 'story#3' "Mark Rutte" --why "the page says so in its caption"
      onrecord judge undo 81d2aa90
    """


@command.command()
@click.argument("speaker")
@click.argument("others", metavar="SPEAKER...", nargs=-1, required=True)
@_signed
@click.pass_context
def merge(context: click.Context, speaker: str, others: tuple[str, ...], signed: Signed) -> None:
    """These speakers are one."""
    _judge(context, signed, lambda judge: judge.merge(speaker, *others, why=signed.why))


@command.command()
@click.argument("speaker")
@click.argument("names", metavar="NAME...", nargs=-1, required=True)
@_signed
@click.pass_context
def split(context: click.Context, speaker: str, names: tuple[str, ...], signed: Signed) -> None:
    """These NAMEs, of all that SPEAKER goes by, are another's."""
    _judge(context, signed, lambda judge: judge.split(speaker, *names, why=signed.why))


@command.command()
@click.argument("speaker")
@click.argument("name")
@_signed
@click.pass_context
def rename(context: click.Context, speaker: str, name: str, signed: Signed) -> None:
    """SPEAKER is to be called NAME."""
    _judge(context, signed, lambda judge: judge.rename(speaker, name, why=signed.why))


@command.command()
@click.argument("quotation")
@_signed
@click.pass_context
def reject(context: click.Context, quotation: str, signed: Signed) -> None:
    """QUOTATION is none.

    `quotes` leaves it out, unless --all asks for everything.
    """
    _judge(context, signed, lambda judge: judge.reject(quotation, why=signed.why))


@command.command()
@click.argument("quotation")
@click.argument("speakers", metavar="SPEAKER...", nargs=-1, required=True)
@click.option("--kind", type=click.Choice([kind.value for kind in SpeakerKind]), help="What a new SPEAKER is.")
@_signed
@click.pass_context
def fix(context: click.Context, quotation: str, speakers: tuple[str, ...], kind: str | None, signed: Signed) -> None:
    """SPEAKER said QUOTATION; several, where they said it together."""
    _judge(context, signed, lambda judge: judge.fix(quotation, *speakers, kind=kind, why=signed.why))


@command.command()
@click.argument("judgement")
@_signed
@click.pass_context
def undo(context: click.Context, judgement: str, signed: Signed) -> None:
    """JUDGEMENT holds no longer.

    It stays in the list, and the undoing can be undone.
    """
    _judge(context, signed, lambda judge: judge.undo(judgement, why=signed.why))


@command.command("list")
@form_option
@click.pass_context
def list_(context: click.Context, form: str) -> None:
    """List all judgements, undone ones too.

    The oldest stand first.
    """
    with record_of(context) as record:
        found = record.judgements()
    if form != "table":
        write(found, JUDGEMENTS, Form(form))
    elif not found:
        click.echo("Nobody has judged anything here.", err=True)
    else:
        from onrecord.show.printer import printer  # noqa: PLC0415  (other formats do without)
        from onrecord.show.tables import show_judgements  # noqa: PLC0415

        show_judgements(found, printer())


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def import_(context: click.Context, file: Path) -> None:
    """Take over the judgements of FILE.

    FILE is a judgements.jsonl that `onrecord export` wrote.
    """
    missed: list[InputError] = []
    with record_of(context) as record:
        new, there = record.add_judgements(file, missed=missed.append)
    click.echo(f"{new:,} judgements taken over, {there:,} were there", err=True)
    _tell(context, missed)


@command.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def known(context: click.Context, file: Path) -> None:
    """Use a list of people and bodies with their names.

    FILE is CSV (name, aliases, kind, wikidata, id) or JSON lines of FollowTheMoney, such as those of OpenSanctions.
    """
    missed: list[InputError] = []
    try:
        with record_of(context) as record:
            new = record.add_known(file, missed=missed.append)
    except InputError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{new:,} new entries of {file.name} are in use", err=True)
    _tell(context, missed)


def _judge(context: click.Context, signed: Signed, decide: Callable[[Judge], Judgement]) -> None:
    """Let somebody decide, and say what was decided and how to undo it."""
    with record_of(context) as record:
        try:
            made = decide(record.judge(by=signed.by))
        except SettingsError as error:
            raise click.UsageError(str(error)) from error
    from onrecord.show.judging import in_words  # noqa: PLC0415

    click.echo(f"{in_words(made)}; undo with: onrecord judge undo {made.id[:8]}", err=True)


def _tell(context: click.Context, missed: list[InputError]) -> None:
    for error in missed:
        click.echo(str(error), err=True)
    if missed:
        context.exit(1)
