"""`onrecord extract`: paths in; out one JSON line an article, or the article view where a person looks."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from onrecord.model import Article
from onrecord.pipeline import outcomes
from onrecord.read.pages import survey
from onrecord.settings import Settings
from onrecord.share.files import WholeFile
from onrecord.share.jsonlines import as_line
from onrecord.show.naming import Naming
from onrecord.show.options import run_options
from onrecord.show.output import StandardOutput, checked
from onrecord.show.printer import printer
from onrecord.show.progress import Progress, progress
from onrecord.show.tally import Tally
from onrecord.show.terminal import show


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, readable=False, allow_dash=True))
@click.option("-o", "--output", metavar="FILE", help="Write JSON lines to FILE (- is standard output).")
@run_options
@click.option("-v", "--verbose", is_flag=True, help="Name every input that was skipped.")
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[str, ...],
    settings: Settings,
    output: str | None,
    verbose: bool,
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
    and ONRECORD_READER set the defaults of --jobs and --reader.

    Exit status: 0 all done; 1 done, but inputs failed (named on standard error); 2 unusable arguments.
    """
    if output not in (None, "-"):
        checked(Path(output), paths)
    tally = _run(list(paths), settings, output, verbose)
    click.echo(tally.summary(), err=True)
    context.exit(1 if tally.failed else 0)


def _run(paths: list[str], settings: Settings, output: str | None, verbose: bool) -> Tally:
    """Read everything, write every article, name every failure."""
    tally, naming = Tally(), Naming(verbose)
    with progress() as watch, _writer(output, watch) as write:
        known = survey(paths, settings.limits)
        watch.expect(known.pages)
        with closing(outcomes(known, settings)) as found:
            for outcome in found:
                tally.add(outcome)
                if isinstance(outcome, Article):
                    write(outcome)
                elif words := naming.line(outcome.uri, outcome.outcome, outcome.why):
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
    console = printer()

    def write(article: Article) -> None:
        with watch.aside():
            show(article, console)

    return write
