"""A page as a row of the record and back; and which of several places of the same bytes it is known by."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import cast

from onrecord.errors import RecordDamaged
from onrecord.model import Container, Given, Media, Page
from onrecord.read.facts import given
from onrecord.read.ids import file_id
from onrecord.read.inputs import STANDARD_INPUT

COLUMNS = ["sha256", "name", "uri", "media", "container", "charset", "facts"]
LEVEL = 6
"""Of zlib: higher ones save a hundredth and take twice the time."""
Key = tuple[str, ...]


def row_of(page: Page) -> tuple[str | None, ...]:
    """The cells of COLUMNS."""
    facts = page.given if page.container is Container.RECORD else None
    return (
        page.sha256,
        page.id,
        page.uri,
        page.media.value,
        page.container.value,
        page.charset,
        json.dumps({"url": facts.url, "extra": dict(facts.extra)}, sort_keys=True) if facts else None,
    )


def key_of(row: tuple[object, ...]) -> Key:
    """What orders the places of the same bytes: the page is known by the first, so by uri, then by all else that its
    reading may depend on."""
    _, name, uri, *rest = (str(cell or "") for cell in row)
    return (uri, name, *rest)


def digest(row: tuple[object, ...], read: str) -> str:
    """SHA-256 of the cells of a page and of the digest of what was read from it, in hexadecimal digits."""
    return hashlib.sha256(json.dumps([*row, read]).encode()).hexdigest()


def packed(data: bytes) -> bytes:
    """The bytes as they are kept."""
    return zlib.compress(data, LEVEL)


def page_of(row: tuple[object, ...], data: bytes) -> Page:
    """The page of a row of COLUMNS and its kept bytes. Raises RecordDamaged where these are not what was stored."""
    sha256, name, uri, media, container, charset, facts = cast(tuple[str, ...], row)
    try:
        unpacked = zlib.decompress(data)
    except zlib.error as error:
        raise RecordDamaged(f"the bytes of {uri} ({sha256[:16]}) cannot be unpacked: {error}") from error
    if hashlib.sha256(unpacked).hexdigest() != sha256:
        raise RecordDamaged(f"the bytes of {uri} ({sha256[:16]}) are not those that were stored: their hash differs")
    return Page(
        name, uri, sha256, unpacked, Media(media), Container(container), charset, _given(container, facts, unpacked)
    )


def _given(container: str, facts: str | None, data: bytes) -> Given:
    if container == Container.ROW:
        return given(json.loads(data))
    return Given(**json.loads(facts)) if facts else Given()


def address(page: Page) -> str | None:
    """What later versions of the page will share; None where nothing tells, as in rows without `url` and `id`."""
    if page.container is Container.FILE:
        return None if page.uri == STANDARD_INPUT else page.uri
    if page.given.url:
        return page.given.url
    return f"{page.uri}#{page.id}" if page.id != file_id(page.uri) else None
