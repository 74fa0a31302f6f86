"""A run that adds: pages are read where the record lacks them, and every input ends in the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace

from onrecord.errors import RecordDamaged, RecordError
from onrecord.model import Article, Miss, Outcome, Page, Size
from onrecord.pipeline import readings
from onrecord.quote.reader import reader_name
from onrecord.read.pages import Inputs, everything
from onrecord.record import pages
from onrecord.record.changes import ChangeKind
from onrecord.record.connection import Connection
from onrecord.record.write import Step, Writer
from onrecord.settings import Settings


@dataclass(slots=True)
class Added:
    """What a run came to; the inputs are as many as `outcomes` counts."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    versions: int = 0
    """Of the stored: new versions of pages that the record had."""
    articles: int = 0
    """Articles that were read."""
    quotations: int = 0
    """Found in them."""
    words: int = 0
    """Of them."""
    changes: Counter[ChangeKind] = field(default_factory=Counter)
    """Quotations that a second reading found new, gone or changed."""

    def note(self, step: Step) -> None:
        """Count one input."""
        self.outcomes[step.entry.outcome] += 1
        self.versions += step.version
        self.changes.update(change.what for change in step.changes)
        if step.found:
            self.articles += 1
            self.quotations += len(step.found.quotations)
            self.words += len(step.found.text.split())

    @property
    def done(self) -> int:
        """Inputs that came to their end."""
        return self.outcomes.total()


@dataclass(frozen=True, slots=True)
class _Unchanged:
    """A page that stays as the record has it; its bytes are let go."""

    page: Page


def adding(
    connection: Connection, paths: Sequence[str], inputs: Inputs, settings: Settings, *, reread: bool
) -> Generator[Step]:
    """Add the inputs; one step for each page and all else when it is written, in their order. With `reread`, pages that
    another reader than the present one has read are read again. `paths` are as they were given."""
    present = reader_name(settings.reader) if reread else None
    writer = Writer(connection, "reread" if reread else "add", paths)
    return _run(writer, _wanted(everything(inputs, settings.limits), writer, present), settings)


def rereading(connection: Connection, settings: Settings) -> Generator[Step]:
    """Read again every page of the record that another reader than the present one has read, from the bytes kept."""
    present = reader_name(settings.reader)
    return _run(Writer(connection, "reread", []), _outdated(connection, present), settings)


def outdated(connection: Connection, reader: Size) -> int:
    """How many pages another reader than this one has read."""
    return connection.number("SELECT count(*) FROM articles WHERE reader <> ?", (reader_name(reader),))


def _run(writer: Writer, inputs: Iterator[Page | _Unchanged | Miss], settings: Settings) -> Generator[Step]:
    try:
        answers: Generator[tuple[Page, Article | Miss] | _Unchanged | Miss] = readings(inputs, settings)
        with closing(answers):
            for answer in answers:
                if isinstance(answer, _Unchanged):
                    yield from writer.add(answer.page, None)
                elif isinstance(answer, Miss):
                    yield from writer.add(None, answer)
                else:
                    yield from writer.add(*answer)
        yield from writer.finish()
    except RecordError:
        raise
    except BaseException:  # stopped in the middle: what was read is kept as far as that can be
        with suppress(RecordError):
            writer.stop()
        raise


def _wanted(found: Iterator[Page | Miss], writer: Writer, present: str | None) -> Iterator[Page | _Unchanged | Miss]:
    """Which pages are to be read: new ones, those whose bytes stand at a place that comes first, and where there is a
    `present` reader those that another one has read."""
    for one in found:
        if isinstance(one, Miss):
            yield one
            continue
        there = writer.standing(one.sha256)
        if there is None:
            yield one
        elif there.removed is not None:
            yield _Unchanged(replace(one, data=b""))
        else:
            first = pages.key_of(pages.row_of(one)) < there.key
            wanted = first or (present and there.reader != present)
            yield one if wanted else _Unchanged(replace(one, data=b""))


def _outdated(connection: Connection, present: str) -> Iterator[Page | Miss]:
    with connection.translated():
        numbers = connection.rows("SELECT page FROM articles WHERE reader <> ? ORDER BY page", (present,)).fetchall()
        columns = ", ".join(pages.COLUMNS)
        for (number,) in numbers:
            row = connection.one(f"SELECT bytes, {columns} FROM pages WHERE id = ? AND bytes IS NOT NULL", (number,))
            if row is None:  # removed meanwhile
                continue
            data, *cells = row
            try:
                yield pages.page_of(tuple(cells), data)
            except RecordDamaged as error:
                yield Miss(cells[2], Outcome.FAILED, str(error))
