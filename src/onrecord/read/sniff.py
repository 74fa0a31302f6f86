"""The first bytes of a file tell what it is: text, HTML, an archive, rows, a table, or nothing to read, and why.

The name only breaks ties: a .txt that is HTML is HTML, an .html without a tag is text.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from onrecord.read import names
from onrecord.read.encoding import decode_bytes, mostly_utf8, utf16_without_mark
from onrecord.read.tables import magic

HEAD = 1 << 16
"""Bytes that `look` wants to see."""
FIELDS = frozenset({"id", "url", "outlet", "title", "published", "byline", "text", "html"})
"""The fields of a row that mean something to us."""
BODIES = frozenset({"text", "html"})
"""Those of them that hold a page."""

_CONTROL = bytes({*range(0x20)} - {*b"\t\n\r\f\x1b"})
_ARCHIVE = re.compile(rb"(?:\A|\n)WARC/[01]\.\d{1,2}\r?\n")
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_PAGE_START = re.compile(
    r"(?:<\?xml[^>]{0,200}>|<!--)?\s{0,99}<(?:!doctype\s+html|html|head|body|meta|title|div|p|article)\b", re.IGNORECASE
)
_TAG = re.compile(
    r"</?(?:a|p|div|span|br|h[1-6]|ul|ol|li|table|tr|td|img|meta|link|script|article|section|title|b|i|em|strong)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_XML_START = re.compile(r"<(?:\?xml|rss|feed|svg|sitemapindex|urlset|nitf|newsml|!doctype)\b", re.IGNORECASE)
_ROW_START = re.compile(rf'\{{\s{{0,99}}"(?:{"|".join(sorted(FIELDS))})"\s{{0,99}}:')


class Form(StrEnum):
    """How a file is read."""

    TEXT = "text"
    HTML = "html"
    ARCHIVE = "archive"
    ROWS = "rows"
    TABLE = "table"
    EMPTY = "empty"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Look:
    """What a file is; for one that is nothing to read, why: "is not text (looks like PDF)"."""

    form: Form
    why: str = ""


def look(head: bytes, name: str, whole: bool) -> Look:
    """What a file is that starts with these bytes; `whole` where they are all it has."""
    if whole and not head.strip(b"\x00 \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        return Look(Form.EMPTY, "is empty")
    if _ARCHIVE.match(head.lstrip()) or (names.ending(name) in names.ARCHIVE_ENDINGS and _ARCHIVE.search(head)):
        return Look(Form.ARCHIVE)
    why = _not_text(head)
    if why:
        return Look(Form.OTHER, why)
    text = decode_bytes(head).text.lstrip("\ufeff \t\r\n\f\x00")
    return _look_at_text(text, names.ending(name), whole)


def _not_text(head: bytes) -> str:
    """Why the bytes are no text; "" where they are."""
    kind = next((what for at, start, what in magic() if head.startswith(start, at)), "")
    certain = next((what for at, start, what in magic() if len(start) > 3 and head.startswith(start, at)), "")
    if certain or (_binary(head) and kind):
        return f"is not text (looks like {certain or kind})"
    return "is not text (looks like binary data)" if _binary(head) else ""


def _binary(head: bytes) -> bool:
    """Control characters beyond what a text has that was damaged on its way."""
    if utf16_without_mark(head):
        return False
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        decoded = decode_bytes(head)
        return decoded.replaced + decoded.text.count("\x00") > 0.1 * len(decoded.text)
    control = len(head) - len(head.translate(None, _CONTROL))
    return control > 0.3 * len(head) or (control > 0.02 * len(head) and not mostly_utf8(head))


def _look_at_text(text: str, ending: str, whole: bool) -> Look:
    if _is_rows(text, ending, whole):
        return Look(Form.ROWS)
    if _is_html(text, ending):
        return Look(Form.HTML)
    if _XML_START.match(text):
        return Look(Form.OTHER, "is XML, not a page; export its articles as HTML or text")
    if ending == ".json":
        return Look(Form.OTHER, "is JSON, not JSON Lines; write one object a line, with a field text or html")
    return _table(text, ending)


def _is_rows(text: str, ending: str, whole: bool) -> bool:
    """JSON Lines: by its ending any object will do; else the first must be a row of ours."""
    if not text.startswith("{"):
        return ending in names.ROW_ENDINGS and any(_objects(text, whole))
    if ending in names.ROW_ENDINGS:
        return True
    first = next(iter(_objects(text, whole)), None)
    if first is None:
        return bool(_ROW_START.match(text)) and (not whole and "\n" not in text)
    return bool(first.keys() & {"text", "html"}) and text.lstrip().startswith("{")


def _objects(text: str, whole: bool) -> list[dict[str, object]]:
    """The objects among the first lines; the last line counts only where nothing is cut off."""
    lines = text.split("\n")
    found = []
    for line in lines[:20] if whole or len(lines) > 20 else lines[:-1]:
        try:
            value = json.loads(line, strict=False)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            found.append(value)
    return found


def _is_html(text: str, ending: str) -> bool:
    """A page of HTML or a piece of one: by its start, by its density of tags, by a single tag in a file so named."""
    if _XML_START.match(text) and not _PAGE.search(text[:4096]):
        return False
    if _PAGE_START.match(text):
        return True
    tags = len(_TAG.findall(text))
    if ending in names.HTML_ENDINGS:
        return tags > 0 or bool(_PAGE.search(text))
    return (tags >= 5 and tags * 500 > len(text)) or (tags >= 2 and bool(_PAGE.search(text[:4096])))


def _table(text: str, ending: str) -> Look:
    """CSV by its header; a file called .csv without a column of text is no text either."""
    _, header = header_of(text)
    named = {name.strip().lower() for name in header}
    if ending in names.TABLE_ENDINGS:
        if named & {"text", "html"}:
            return Look(Form.TABLE)
        return Look(Form.OTHER, "is a table without a column text or html; name the column that holds the articles so")
    if (
        named & {"text", "html"}
        and len(named) > 1
        and named & (FIELDS - {"text", "html"})
        and len(named) == len(header)
    ):
        return Look(Form.TABLE)
    return Look(Form.TEXT)


def header_of(text: str, wanted: AbstractSet[str] = BODIES) -> tuple[str, list[str]]:
    """The separator and the columns of a table: the separator that yields a wanted column and the most columns."""
    line = re.split("[\r\n]", text[:10_000], maxsplit=1)[0]
    best = (",", [line])
    for separator in ",;\t|":
        columns = next(csv.reader([line], delimiter=separator), [])
        ours = {name.strip().lower() for name in columns} & wanted
        if ours and (len(columns) > len(best[1]) or best[1] == [line]):
            best = (separator, columns)
    return best
