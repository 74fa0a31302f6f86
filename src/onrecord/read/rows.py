"""Rows of JSON Lines and CSV become pages, one each; a row that is none becomes a Miss that names its line."""

from __future__ import annotations

import csv
import json
import math
import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from hashlib import sha256

from onrecord.errors import Damaged
from onrecord.model import Container, Json, Media, Miss, Outcome, Page
from onrecord.read.compressed import Stream
from onrecord.read.facts import given, url_of, words
from onrecord.read.ids import file_id
from onrecord.read.limits import Limits
from onrecord.read.lines import Lines, LongRow
from onrecord.read.sniff import BODIES, FIELDS, header_of

_SURROGATE = re.compile("[\ud800-\udfff]")

Row = dict[str, Json]
Error = LongRow | Damaged | csv.Error


def json_rows(stream: Stream, head: bytes, uri: str, limits: Limits) -> Iterator[Page | Miss]:
    """A page for every object with a `text` or `html`, one a line. Raises InputError where the stream breaks off."""
    return _pages(objects(stream, head, limits), uri)


def table_rows(stream: Stream, head: bytes, uri: str, limits: Limits) -> Iterator[Page | Miss]:
    """A page for every row of a table with a header. Raises InputError where the stream breaks off."""
    return _pages(records(stream, head, limits), uri)


def objects(stream: Stream, head: bytes, limits: Limits) -> Iterator[tuple[int, Row | Error]]:
    """The objects of JSON lines, or what is wrong with a line, each with its number."""
    lines = Lines(stream, head, limits)
    while True:
        lines.taken = 0
        try:
            line = next(lines)
            if not line.strip(" \t\r\n\x00\ufeff"):
                continue
            yield lines.number, _parsed(line)
        except StopIteration:
            return
        except (LongRow, _BadRow) as error:
            yield lines.number, error


def records(
    stream: Stream, head: bytes, limits: Limits, wanted: AbstractSet[str] = BODIES
) -> Iterator[tuple[int, Row | Error]]:
    """The rows of a table by the names of its columns, of which one is wanted, or what is wrong with a row, each with
    the number of its first line."""
    lines = _TableLines(stream, head, limits)
    separator, _ = header_of(lines.peek(), wanted)
    csv.field_size_limit(limits.page_bytes)
    reader = csv.reader(lines, delimiter=separator)
    columns: list[str] = []
    while True:
        start, lines.taken = lines.number + 1, 0
        try:
            cells = next(reader)
            if not columns:
                columns = _columns(cells)
            elif any(cell.strip() for cell in cells):
                yield start, _record(columns, cells)
        except StopIteration:
            return
        except (LongRow, _BadRow, csv.Error) as error:
            yield start, error


def _pages(rows: Iterable[tuple[int, Row | Error]], uri: str) -> Iterator[Page | Miss]:
    for number, row in rows:
        try:
            yield _miss(uri, number, row) if isinstance(row, Exception) else _page(row, uri)
        except _BadRow as error:
            yield _miss(uri, number, error)


class _BadRow(Damaged):
    """A row that is no page; the message says why, the caller which."""


def _miss(uri: str, line: int, error: Exception) -> Miss:
    return Miss(f"{uri}:{line}", Outcome.FAILED, f"line {line} of {uri} {error}")


def _parsed(line: str) -> Row:
    """The object on a line. NaN and infinities, which are no JSON, become null: they mean an absent value."""
    try:
        value = json.loads(line, strict=False, parse_constant=lambda _: None, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise _BadRow(f"is not JSON ({error}); mend the line or take it out") from error
    if not isinstance(value, dict):
        raise _BadRow('is not an object; write a row as {"text": …}')
    return value


def _finite(digits: str) -> float | None:
    number = float(digits)
    return number if math.isfinite(number) else None


def _canonical(row: Row) -> tuple[bytes, Row]:
    """The row's JSON with sorted keys and no spaces, in UTF-8, and the row so written: a lone surrogate is U+FFFD."""
    try:
        text = json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return text.encode("utf-8"), row
    except UnicodeEncodeError:
        data = _SURROGATE.sub("\ufffd", text).encode("utf-8")
        return data, json.loads(data)
    except RecursionError as error:
        raise _BadRow("is nested too deep; mend the line or take it out") from error


def _page(row: Row, uri: str) -> Page:
    """The page that a row is."""
    data, row = _canonical(row)
    return Page(
        id=words(row.get("id")) or file_id(uri),
        uri=url_of(row) or uri,
        sha256=sha256(data).hexdigest(),
        data=data,
        media=_media(row),
        container=Container.ROW,
        given=given(row),
    )


def _media(row: Row) -> Media:
    """Which of its two fields a row is read from: `text`, where it has words, else `html`."""
    for name, media in (("text", Media.TEXT), ("html", Media.HTML)):
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return media
    odd = next((name for name in ("text", "html") if row.get(name) is not None and not isinstance(row[name], str)), "")
    if odd:
        kind = {"list": "a list", "dict": "an object", "bool": "true or false"}.get(type(row[odd]).__name__, "a number")
        raise _BadRow(f"has {kind} as its {odd}; write it as one string")
    raise _BadRow("has neither text nor html; give it one of the two, or take it out")


class _TableLines(Lines):
    """Lines that can be looked at before they are taken, and that tell a quoted field which is never closed."""

    _first: str | None = None

    def peek(self) -> str:
        """The first line, which stays to be read; "" where it is too long or there is none."""
        try:
            self._first = super().__next__()
        except (StopIteration, LongRow):
            return ""
        return self._first

    def _skip_row(self, line: bytes) -> None:
        """On behind the line that closes the quoted cell: one with an odd number of quotation marks."""
        marks = line.count(b'"')
        while marks % 2 == 0 and (piece := self._stream.readline(self._limit)):
            self.number += 1
            marks = piece.count(b'"')

    def __next__(self) -> str:
        if self._first is not None:
            line, self._first = self._first, None
            return line
        try:
            return super().__next__()
        except StopIteration:
            if self.taken:  # the reader wants more of a row that has begun
                self.taken = 0
                raise _BadRow("opens a quotation mark that is never closed; double it or close it") from None
            raise


def _columns(cells: Iterable[str]) -> list[str]:
    """Names of columns: those that mean something to us in lower case, one that repeats with a number."""
    names: list[str] = []
    for cell in cells:
        name = cell.strip()
        name = name.lower() if name.lower() in FIELDS else name or f"column {len(names) + 1}"
        names.append(name if name not in names else f"{name} {len(names) + 1}")
    return names


def _record(columns: list[str], cells: list[str]) -> Row:
    """A line of a table as an object; cells beyond the header keep their number, missing ones are absent."""
    beyond = [f"column {number + 1}" for number in range(len(columns), len(cells))]
    return dict(zip([*columns, *beyond], cells, strict=False))
