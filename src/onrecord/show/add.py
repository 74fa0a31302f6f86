"""`onrecord add`: paths in; what became of each input into the record, and how many of what on standard error."""

from __future__ import annotations

from contextlib import closing

import click

from onrecord.api import Record
from onrecord.model import Json, Outcome
from onrecord.read.pages import everything
from onrecord.record.adding import Added
from onrecord.record.changes import Change, ChangeKind
from onrecord.record.write import Step
from onrecord.settings import Settings
from onrecord.show.naming import Naming
from onrecord.show.options import record_of, run_options
from onrecord.show.progress import Progress, progress
from onrecord.show.safe import safe
from onrecord.show.tally import count

NAMED = 20
"""Changes that are named without --verbose."""


@click.command("add")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, readable=False, allow_dash=True))
@run_options
@click.option("--reread", is_flag=True, help="Read pages again that another reader has read.")
@click.option("-v", "--verbose", is_flag=True, help="Name every input that was skipped, and every change.")
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[str, ...],
    settings: Settings,
    reread: bool,
    verbose: bool,
) -> None:
    """Read PATHS and keep them in the record: pages, articles, and who said what.

    A PATH is a file or a folder with everything in it, as for `extract`, or - for standard input. What the record has
    stays as it is; adding again costs little. A page whose bytes have changed becomes a new version beside the old one.
    A run that was stopped, killed or out of disk has lost nothing: give the same command again.

    \b
    Examples:
      onrecord add pages/ --jobs 2
      onrecord --record ukraine.db add crawl.warc.gz feed.jsonl
      onrecord add --reread          after an update: reads the whole record again, and says what changed

    Exit status: 0 all done; 1 done, but inputs failed (named on standard error); 2 unusable arguments.
    """
    if not paths and not reread:
        raise click.UsageError("give a PATH to add, or --reread to read the whole record again")
    with record_of(context) as record:
        added = _run(record, list(paths), settings, reread=reread, verbose=verbose)
        click.echo(summary(added, reread), err=True)
        if not reread and (old := record.outdated(settings.reader)):
            again = f"onrecord add --reread --reader {settings.reader}"
            click.echo(f"{count(old, 'article')} by another reader: `{again}` reads them again", err=True)
    context.exit(1 if added.outcomes[Outcome.FAILED] else 0)


def _run(record: Record, paths: list[str], settings: Settings, *, reread: bool, verbose: bool) -> Added:
    added, naming, changes = Added(), Naming(verbose), _Changes(verbose)
    with progress() as watch:
        inputs = record.inputs(paths) if paths else None
        watch.expect(
            record.outdated(settings.reader) if inputs is None else sum(1 for _ in everything(inputs, settings.limits))
        )
        with closing(record.adding(paths, inputs, settings, reread=reread)) as steps:
            for step in steps:
                added.note(step)
                entry = step.entry
                if entry.why is not None and (words := naming.line(entry.uri, entry.outcome, entry.why)):
                    watch.say(words)
                changes.tell(step, watch)
                watch.update(added)
    return added


class _Changes:
    """Names what a second reading changed, up to a number."""

    def __init__(self, verbose: bool) -> None:
        self._left = None if verbose else NAMED

    def tell(self, step: Step, watch: Progress) -> None:
        for change in step.changes:
            if self._left is not None:
                self._left -= 1
            if self._left is None or self._left >= 0:
                watch.say(safe(f"{change.what} in {step.entry.article}: {_told(change)}"))
            elif self._left == -1:
                watch.say("further changes are counted only; --verbose names them, the table `changes` keeps them")


def _told(change: Change) -> str:
    """The words, and for a quotation that is told otherwise what is other."""
    told = change.after or change.before or {}
    if not (change.before and change.after):
        return f"{_plain(told['speakers'])}: {_plain(told['words'])}"
    pairs = [(key, change.before[key], value) for key, value in change.after.items()]
    others = [f"{key} {_plain(before)} → {_plain(after)}" for key, before, after in pairs if after != before]
    return f"{_plain(told['words'])} [{'; '.join(others)}]"


def _plain(value: Json) -> str:
    parts = value if isinstance(value, list) else [value]
    return ", ".join(str(part) if part else "unknown" for part in parts) or "unknown"


def summary(added: Added, reread: bool) -> str:
    """ "7,054 inputs: 7,040 stored (3 new versions), 12 already there, 1 skipped, 1 failed; 183,120 quotations"."""
    stored, there, skipped, failed = (added.outcomes[outcome] for outcome in Outcome)
    versions = f" ({count(added.versions, 'new version')})" if added.versions else ""
    lines = [
        f"{count(added.done, 'input')}: {stored:,} stored{versions}, {there:,} already there, {skipped:,} skipped, "
        f"{failed:,} failed; {count(added.quotations, 'quotation')} in {count(added.articles, 'article')} read"
    ]
    if reread:
        new, gone, changed = (added.changes[what] for what in ChangeKind)
        lines.append(f"second reading: {count(new, 'quotation')} new, {gone:,} gone, {changed:,} changed")
    return "\n".join(lines)
