"""One input becomes its pages: looked at, then read as the page, the archive or the rows that it is."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from onrecord.errors import InputError, TooLarge
from onrecord.model import Media, Miss, Outcome, Page
from onrecord.read import names
from onrecord.read.archive import records
from onrecord.read.compressed import head_of, unpacked
from onrecord.read.ids import file_id
from onrecord.read.inputs import STANDARD_INPUT, Input, cannot_read
from onrecord.read.limits import Limits, size
from onrecord.read.rows import json_rows, table_rows
from onrecord.read.sniff import HEAD, Form, look

_FOUND_BY_LOOKING = frozenset({Form.HTML, Form.ARCHIVE})


def read(source: Input, limits: Limits) -> Iterator[Page | Miss]:
    """Every page of one input, under the id that its own name gives; what cannot be read is a Miss, never an error."""
    try:
        yield from _read(source, limits)
    except InputError as error:
        yield Miss(source.uri, Outcome.FAILED, str(error))
    except OSError as error:
        yield cannot_read(source.uri, error)


def _read(source: Input, limits: Limits) -> Iterator[Page | Miss]:
    head = head_of(source.path, source.uri, limits, HEAD + 1)
    seen = look(head[:HEAD], source.uri, len(head) <= HEAD)
    if seen.form in (Form.EMPTY, Form.OTHER):
        with unpacked(source.path, source.uri, limits) as stream:
            stream.read(1)  # a file that breaks off before its first byte is not empty but damaged
        yield Miss(source.uri, Outcome.SKIPPED, f"{source.uri} {seen.why}")
    elif not source.named and not _expected(source.uri, seen.form):
        kind = names.ending(source.uri)
        yield Miss(source.uri, Outcome.SKIPPED, f"{source.uri} is no page by its ending {kind}; name it to read it")
    elif seen.form is Form.ARCHIVE:
        yield from records(source.path, source.uri, limits)
    elif seen.form in (Form.ROWS, Form.TABLE):
        rows = json_rows if seen.form is Form.ROWS else table_rows
        with unpacked(source.path, source.uri, limits) as stream:
            yield from rows(stream, head[:HEAD], source.uri, limits)
    else:
        yield _page(source, Media.HTML if seen.form is Form.HTML else Media.TEXT, limits)


def _expected(uri: str, form: Form) -> bool:
    """In a folder, text is read from files called so, or without ending: not from programs and settings."""
    return form in _FOUND_BY_LOOKING or names.ending(uri) in names.KNOWN_ENDINGS | {""}


def _page(source: Input, media: Media, limits: Limits) -> Page:
    """The page that a file is. Raises TooLarge, Damaged."""
    with unpacked(source.path, source.uri, limits) as stream:
        data = stream.read(limits.page_bytes + 1)
    if len(data) > limits.page_bytes:
        length = max(source.path.stat().st_size, len(data))
        raise TooLarge(
            f"{source.uri} has {size(length)} or more, more than the {size(limits.page_bytes)} that one page may have; "
            "split it, or raise the limit page_bytes"
        )
    name = "stdin" if source.uri == STANDARD_INPUT else file_id(source.uri)
    return Page(id=name, uri=source.uri, sha256=sha256(data).hexdigest(), data=data, media=media)
