"""Paths become pages, in two passes: the first counts them and finds the ids and bytes that stand more than once, the
second gives them out. Bounded memory: a page at a time, sixteen bytes for each that was seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from os.path import realpath
from pathlib import Path

from onrecord.model import Miss, Outcome, Page
from onrecord.read.files import read
from onrecord.read.ids import Ids, Ledger
from onrecord.read.inputs import Input, expand
from onrecord.read.limits import Limits

Inputs = tuple[Input | Miss, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """All inputs in canonical order and what the first pass found out about them."""

    inputs: Inputs
    ids: Ids

    @property
    def pages(self) -> int:
        """How many pages the second pass will give."""
        return self.ids.pages


def listed(paths: Sequence[str | Path], without: Collection[str] = ()) -> Inputs:
    """The inputs below the paths in canonical order, but for the files in `without`. Copies standard input to a
    temporary file."""
    inputs, barred = tuple(expand(paths)), {realpath(path) for path in without}
    if not barred:
        return inputs
    return tuple(one for one in inputs if isinstance(one, Miss) or realpath(one.path) not in barred)


def survey(paths: Sequence[str | Path], limits: Limits) -> Survey:
    """The first pass: reads everything once, keeps sixteen bytes a page."""
    inputs, ledger = listed(paths), Ledger()
    for found in everything(inputs, limits):
        if isinstance(found, Page):
            ledger.enter(found.id, found.sha256)
    return Survey(inputs, ledger.close())


def pages(source: Sequence[str | Path] | Survey, limits: Limits) -> Iterator[Page | Miss]:
    """Every page below the paths with its final id, and a Miss for all that gives none, in canonical order.

    The order is by the name of the input, then by the hash of its bytes, within a file as it stands there. Bytes that
    were given before are a Miss. Takes a survey already made, or makes it.
    """
    known = source if isinstance(source, Survey) else survey(source, limits)
    first: dict[str, str] = {}
    for found in everything(known.inputs, limits):
        if isinstance(found, Miss):
            yield found
            continue
        if known.ids.may_repeat(found.sha256):
            if found.sha256 in first:
                yield _again(found, first[found.sha256])
                continue
            first[found.sha256] = found.uri
        yield replace(found, id=known.ids.final(found.id, found.sha256))


def _again(page: Page, first: str) -> Miss:
    """The Miss for bytes that were given before, under another name or the same."""
    other = "a page read before under this name" if first == page.uri else first
    return Miss(page.uri, Outcome.SKIPPED, f"{page.uri} has the same bytes as {other}")


def everything(inputs: Iterable[Input | Miss], limits: Limits) -> Iterator[Page | Miss]:
    """Every page under the id that its own name gives, also where bytes and names repeat, and a Miss for all else."""
    for item in inputs:
        if isinstance(item, Miss):
            yield item
        else:
            yield from read(item, limits)
