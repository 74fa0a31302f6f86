"""The whole flow on one screen: paths → pages → articles → attributions → quotations with their speakers.

Everything between a page and its article is a pure function of the page and the models; it runs in worker processes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from os import PathLike, fspath
from typing import TYPE_CHECKING

from onrecord.model import Article, Media, Miss, Outcome, Page, Size, Status
from onrecord.read.limits import Limits
from onrecord.read.pages import Survey, pages
from onrecord.run.ordered import Other, read_in_order
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.quote.reader import Reader

Path = str | PathLike[str]
LOG = logging.getLogger("onrecord")
WARMING = Article("", "", "", Status.READ, "“Yes,” she said.", Media.TEXT, "utf-8")
"""Read by every worker first: its models are loaded before the clock of a page runs, and damaged ones end the run."""


def extract(
    paths: Path | Iterable[Path],
    *,
    jobs: int | None = None,
    reader: Size | str | None = None,
    missed: Callable[[Miss], object] | None = None,
) -> Iterator[Article]:
    """Every article that the paths hold, with its quotations, in the order of their names whatever `jobs` is.

    `paths` are files and folders, "-" is standard input. `reader` is "accurate" or "fast". Each input that gave no
    article goes to `missed` with its reason; without it, failures are logged as warnings. Raises SettingsError, and
    ModelError where the shipped models are damaged; a bad input raises nothing.
    """
    several = [paths] if isinstance(paths, (str, PathLike)) else paths
    with closing(outcomes([fspath(path) for path in several], Settings.load(jobs, reader))) as found:
        for outcome in found:
            if isinstance(outcome, Article):
                yield outcome
            else:
                (missed or _log)(outcome)


def outcomes(source: Sequence[str] | Survey, settings: Settings) -> Generator[Article | Miss]:
    """What became of each input below the paths, or of a survey of them: an article, or why there is none."""
    with closing(readings(pages(source, settings.limits), settings)) as found:
        for outcome in found:
            yield outcome[1] if isinstance(outcome, tuple) else outcome


def readings(inputs: Iterable[Page | Other], settings: Settings) -> Generator[tuple[Page, Article | Miss] | Other]:
    """Each page with its article or the reason why it has none, read by `settings.jobs` processes; all else that stands
    among the inputs as it is; in their order."""
    limits = settings.limits
    return read_in_order(inputs, partial(page_reader, limits, settings.reader), settings.jobs, limits.seconds)


def page_reader(limits: Limits, size: Size) -> Callable[[Page], Article]:
    """The function that reads one page, its models loaded: what a worker process starts with."""
    from onrecord.quote.reader import Reader  # noqa: PLC0415  (see below)

    reader = Reader(size)
    reader.attributions(WARMING)
    return partial(read_page, reader=reader, limits=limits)


def read_page(page: Page, reader: Reader, limits: Limits) -> Article:
    """One page from its bytes to its quotations. Raises InputError where the page cannot be read."""
    # The stages are imported where they run: the parent process, which only hands pages out, stays small.
    from onrecord.clean.article import clean  # noqa: PLC0415
    from onrecord.read.decode import decode  # noqa: PLC0415
    from onrecord.resolve.article import resolve  # noqa: PLC0415

    article = replace(clean(page, decode(page, limits)), reader=reader.name)
    if article.status is not Status.READ:
        return article
    return replace(article, quotations=resolve(article, reader.attributions(article)))


def _log(miss: Miss) -> None:
    """What the Python interface does with an input that nobody asked about."""
    LOG.log(logging.WARNING if miss.outcome is Outcome.FAILED else logging.INFO, "%s: %s", miss.uri, miss.why)
