"""`onrecord extract`: paths in; out one JSON line an article, or the article view where a person looks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from io import TextIOWrapper
from pathlib import Path

import click
from rich.console import Console

from onrecord.errors import SettingsError
from onrecord.model import Article, Miss, Outcome
from onrecord.pipeline import outcomes
from onrecord.read.pages import survey
from onrecord.settings import Settings
from onrecord.show.jsonlines import as_line
from onrecord.show.output import StandardOutput, WholeFile, checked
from onrecord.show.progress import Progress, progress
from onrecord.show.safe import safe
from onrecord.show.tally import Tally
from onrecord.show.terminal import show

NAMED = 10
"""Skipped inputs that are named without --verbose."""


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, readable=False, allow_dash=True))
@click.option("-o", "--output", metavar="FILE", help="Write JSON lines to FILE (- is standard output).")
@click.option("-j", "--jobs", metavar="N", type=click.IntRange(min=1), help="Read with N processes (default 1).")
@click.option("-v", "--verbose", is_flag=True, help="Name every input that was skipped.")
@click.pass_context
def command(
    context: click.Context, paths: tuple[str, ...], output: str | None, jobs: int | None, verbose: bool
) -> None:
    """Read PATHS and print each article with its quotations: who said what, and when.

    A PATH is a file or a folder with everything in it: .txt, .html, .htm, .warc, .wet, .jsonl, .csv, each also
    compressed, or - for standard input. On a terminal the articles are shown with their quotations highlighted;
    through a pipe and with -o come JSON lines, one an article.

    \b
    Examples:
      onrecord extract story.html
      onrecord extract pages/ -o articles.jsonl --jobs 4
      onrecord extract crawl.warc.gz | jq '.quotations[].speakers[].name'

    Limits: a page may take 60 seconds (ONRECORD_SECONDS) and hold 20 million bytes (ONRECORD_PAGE_BYTES). ONRECORD_JOBS
    sets the default of --jobs.

    Exit status: 0 all done; 1 done, but inputs failed (named on standard error); 2 unusable arguments.
    """
    try:
        settings = Settings.load(jobs)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    if output not in (None, "-"):
        checked(Path(output), paths)
    tally = _run(list(paths), settings, output, verbose)
    click.echo(tally.summary(), err=True)
    context.exit(1 if tally.failed else 0)


def _run(paths: list[str], settings: Settings, output: str | None, verbose: bool) -> Tally:
    """Read everything, write every article, name every failure."""
    tally = Tally()
    with progress() as watch, _writer(output, watch) as write:
        known = survey(paths, settings.limits)
        watch.expect(known.pages)
        with closing(outcomes(known, settings)) as found:
            for outcome in found:
                tally.add(outcome)
                if isinstance(outcome, Article):
                    write(outcome)
                elif words := _named(outcome, tally, verbose):
                    watch.say(words)
                watch.update(tally)
    return tally


@contextmanager
def _writer(output: str | None, watch: Progress) -> Iterator[Callable[[Article], None]]:
    """What is done with an article: shown to a person, or written for a program."""
    if output is None and sys.stdout.isatty():
        yield _screen(watch)
        return
    with StandardOutput() if output in (None, "-") else WholeFile(Path(output)) as sink:
        yield lambda article: sink.write(as_line(article))


def _screen(watch: Progress) -> Callable[[Article], None]:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # what the terminal's own encoding lacks
    console = Console(highlight=False, markup=False, emoji=False)

    def write(article: Article) -> None:
        with watch.aside():
            show(article, console)

    return write


def _named(miss: Miss, tally: Tally, verbose: bool) -> str | None:
    """The line for an input without an article; of the skipped only the first few, unless asked for all."""
    why = miss.why if miss.uri in miss.why else f"{miss.uri}: {miss.why}"
    skipped = tally.misses[Outcome.SKIPPED]
    if miss.outcome is Outcome.FAILED or verbose or skipped <= NAMED:
        return safe(f"{miss.outcome}: {why}")
    return "further skipped inputs are counted only; --verbose names them" if skipped == NAMED + 1 else None
