"""A page becomes its text: the decoded bytes of a file or record, the `text` or `html` of a row."""

from __future__ import annotations

import json

from onrecord.errors import Damaged
from onrecord.model import Container, Decoded, Media, Page
from onrecord.read.encoding import decode_bytes
from onrecord.read.limits import Limits
from onrecord.read.nesting import check_nesting


def decode(page: Page, limits: Limits) -> Decoded:
    """The text of a page. Raises TooLarge where HTML is nested beyond the limit, Damaged where a row has no text."""
    decoded = _row(page) if page.container is Container.ROW else decode_bytes(page.data, page.charset, page.media)
    if page.media is Media.HTML:
        check_nesting(decoded.text, page.uri, limits)
    return decoded


def _row(page: Page) -> Decoded:
    """The `text` or `html` of a row; what was broken in it stands there as U+FFFD already."""
    name = "html" if page.media is Media.HTML else "text"
    row = json.loads(page.data)
    text = row.get(name) if isinstance(row, dict) else None
    if not isinstance(text, str):
        raise Damaged(f"{page.uri} has no {name}; give the row a field {name}")
    return Decoded(text, "utf-8", "row", text.count("\ufffd"))
