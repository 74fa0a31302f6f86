"""WARC and WET files become pages: responses, resources and conversions that hold text, one record at a time.

What is broken ends in a Miss, and reading goes on at the next record (FastWARC parses, `resync` finds).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.errors import Damaged, InputError, TooLarge
from onrecord.model import Container, Given, Json, Media, Miss, Outcome, Page
from onrecord.read.compressed import Packing, check_growth, packing
from onrecord.read.http import content_type, parse_response
from onrecord.read.ids import file_id
from onrecord.read.limits import Limits, size
from onrecord.read.names import readable
from onrecord.read.resync import next_start, tail_is_whole
from onrecord.read.sniff import HEAD, Form, look

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_MEDIA_TYPES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream"})
_RESTARTS = 1000
_WET = 128  # WarcRecordType.conversion; FastWARC is imported only where an archive is read


def records(path: Path, uri: str, limits: Limits) -> Iterator[Page | Miss]:
    """Pages of an archive in its order. Raises OSError where the file cannot be opened."""
    found = 0
    with path.open("rb") as file:
        for item in _walk(file, uri, limits):
            found += 1
            yield item
    if not found:
        yield Miss(uri, Outcome.SKIPPED, f"{uri} holds no record of a page (a response, resource or conversion)")


@dataclass(slots=True)
class _Place:
    """Where in the file the reader is."""

    at: int = 0
    """The start of the last record seen, in bytes of the file."""
    block: int = 0
    """Bytes of that record's block."""
    told: bool = False
    """Whether what is broken behind it has been told."""


def _walk(file: BinaryIO, uri: str, limits: Limits) -> Iterator[Page | Miss]:
    """Reads until FastWARC gives up, then from the next start of a record on."""
    place = _Place()
    start: int | None = 0
    for _ in range(_RESTARTS):
        try:
            yield from _records_from(file, start or 0, place, uri, limits)
        except TooLarge as error:
            yield Miss(uri, Outcome.FAILED, str(error))
            return
        except OSError as error:
            start = next_start(file, place.at, place.block)
            if not place.told:
                rest = "reading goes on behind it" if start is not None else "the rest is lost; fetch it again"
                yield Miss(uri, Outcome.FAILED, f"{uri} is broken behind byte {place.at} ({error}); {rest}")
            if start is None:
                return
            place.at, place.block, place.told = start, 0, True
            continue
        if not place.told and not tail_is_whole(file, place.at):
            yield Miss(
                uri,
                Outcome.FAILED,
                f"{uri} is clipped behind byte {place.at}: its last record ends early; fetch it again",
            )
        return
    yield Miss(uri, Outcome.FAILED, f"{uri} is broken in more than {_RESTARTS} places; the rest is lost")


def _records_from(file: BinaryIO, start: int, place: _Place, uri: str, limits: Limits) -> Iterator[Page | Miss]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  (only archives need it)

    file.seek(0)
    packed = packing(file.read(4)) is not Packing.NONE
    size_of_file = file.seek(0, 2)
    file.seek(start)
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    for record in ArchiveIterator(file, parse_http=False):
        place.at, place.block, place.told = record.stream_pos, record.content_length, False
        if not (record.headers.get("Content-Length") or "").strip().isdigit():
            raise OSError("a record without its length")
        if packed and record.content_length > limits.page_bytes:
            check_growth(uri, size_of_file, record.content_length, limits)
        if record.record_type & wanted:
            found = _page(record, uri, limits)
            place.told = isinstance(found, Miss) and found.outcome is Outcome.FAILED
            yield found


def _page(record: WarcRecord, uri: str, limits: Limits) -> Page | Miss:
    """The page of one record, or why it is none."""
    target = readable_header(record, "WARC-Target-URI").removeprefix("<").removesuffix(">")
    name = f"record {readable_header(record, 'WARC-Record-ID') or 'without id'} of {uri}"
    try:
        return _read(record, target or uri, name, limits)
    except _Skip as skip:
        return Miss(target or uri, Outcome.SKIPPED, f"{name} {skip}")
    except InputError as error:
        return Miss(target or uri, Outcome.FAILED, f"{name} {error}")


class _Skip(Exception):
    """A record that is no page to read; the message says why."""


def _read(record: WarcRecord, target: str, name: str, limits: Limits) -> Page:
    block = _block(record, limits)
    declared, charset = content_type(readable_header(record, "Content-Type"))
    body = block
    if declared == "application/http":
        response = parse_response(block, limits)
        if response.status is not None and not 200 <= response.status < 300:
            raise _Skip(f"has the HTTP status {response.status}")
        declared, charset, body = response.media_type, response.charset, response.body
    if declared not in _MEDIA_TYPES:
        raise _Skip(f"is {declared}, not text or HTML")
    if len(body) > limits.page_bytes:
        raise TooLarge(f"is {size(len(body))}, more than {size(limits.page_bytes)}; raise the limit page_bytes")
    return Page(
        id=_record_id(record) or file_id(name),
        uri=target,
        sha256=sha256(body).hexdigest(),
        data=body,
        media=_media(body, declared, record.record_type == _WET),
        container=Container.RECORD,
        charset=charset,
        given=Given(url=target, extra=_extra(record)),
    )


def _block(record: WarcRecord, limits: Limits) -> bytes:
    """The record's block, whole. Raises TooLarge, Damaged; OSError where the file itself is broken."""
    length = record.content_length
    if length > limits.page_bytes:
        raise TooLarge(f"is {size(length)}, more than {size(limits.page_bytes)}; raise the limit page_bytes")
    block = record.reader.read(length) if length else b""
    while len(block) < length and (more := record.reader.read(length - len(block))):
        block += more
    if len(block) < length:
        raise Damaged(f"is clipped: {size(len(block))} of {size(length)} are there; fetch it again")
    return block


def _media(body: bytes, declared: str, converted: bool) -> Media:
    """Text or HTML, by the bytes; what is declared only breaks ties. What a WET file holds was made text before."""
    seen = look(body[:HEAD], ".txt" if declared == "text/plain" else ".html", len(body) <= HEAD)
    if seen.form in (Form.EMPTY, Form.OTHER):
        raise _Skip(seen.why)
    return Media.HTML if seen.form is Form.HTML and not converted else Media.TEXT


def readable_header(record: WarcRecord, name: str) -> str:
    """A header of the record without what cannot be written in UTF-8; "" where it has none."""
    return readable(record.headers.get(name) or "").strip()


def _record_id(record: WarcRecord) -> str:
    return readable_header(record, "WARC-Record-ID").removeprefix("<").removesuffix(">")


def _extra(record: WarcRecord) -> dict[str, Json]:
    """What an archivist needs to find the record again."""
    fields = {"warc_date": "WARC-Date", "warc_payload_digest": "WARC-Payload-Digest"}
    return {name: value for name, header in fields.items() if (value := readable_header(record, header))}
