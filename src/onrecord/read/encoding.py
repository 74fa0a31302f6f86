"""Bytes become text, with what told the encoding and how many broken sequences were replaced.

Offsets count code points of this text, which is what Python's `decode` gives: a byte order mark stays as U+FEFF at
its start, line ends and NUL characters stay as they are.
"""

from __future__ import annotations

import re

from onrecord.model import Decoded, Media
from onrecord.read.tables import codecs_by_label

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_META = re.compile(rb"<meta\b[^>]{0,500}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\A\s{0,99}<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})", re.IGNORECASE)
_DECLARED_WITHIN = 8192
_SAMPLE = 1 << 20
_HIGH = re.compile(rb"[\xc0-\xff]")
_HIGH_PAIR = re.compile(rb"[\xc0-\xff](?=[\xc0-\xff])")
_MAJUSCULE_PLACE = re.compile(rb"[\xc0-\xdf]")


def decode_bytes(data: bytes, charset: str | None = None, media: Media = Media.TEXT) -> Decoded:
    """The text of bytes, by their mark, what is declared (`charset` by the transport), and what they look like."""
    encoding, found_in = detect(data, charset, media)
    text = data.decode(encoding, "replace")
    replaced = text.count("\ufffd")
    if replaced:  # a genuine U+FFFD in the input is none of ours
        replaced -= data.decode(encoding, "ignore").count("\ufffd")
    return Decoded(text, encoding, found_in, replaced)


def detect(data: bytes, charset: str | None, media: Media) -> tuple[str, str]:
    """The Python codec that reads the bytes, and what told so: "mark", "header", "declaration" or "bytes"."""
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    if marked:
        return marked, "mark"
    wide = utf16_without_mark(data)
    if wide:
        return wide, "bytes"
    declared, where = _declared(data, charset, media)
    seen = _by_bytes(data, declared)
    return seen, where if seen == declared else "bytes"


def _declared(data: bytes, charset: str | None, media: Media) -> tuple[str | None, str]:
    """The codec that the transport or the page itself names, if we know it."""
    codec = _codec(charset or "")
    if codec:
        return codec, "header"
    if media is not Media.HTML:
        return None, "bytes"
    head = data[:_DECLARED_WITHIN]
    found = _XML.search(head) or _META.search(head)
    codec = _codec(found[1].decode("latin-1")) if found else None
    # A page whose declaration could be read as ASCII is not UTF-16, whatever it says (HTML standard).
    return ("utf-8" if codec and codec.startswith("utf-16") else codec), "declaration"


def _codec(label: str) -> str | None:
    return codecs_by_label().get(label.strip().strip("\"'").lower())


def _by_bytes(data: bytes, declared: str | None) -> str:
    """The declared codec where the bytes bear it out, else what they look like."""
    if declared == "iso2022_jp" and b"\x1b" in data:
        return declared
    if data.isascii():
        return declared or "utf-8"
    if mostly_utf8(data):
        return "utf-8"
    guess = _one_byte(data)
    if declared is None or declared == "utf-8":
        return guess
    contradicted = {declared, guess} == {"cp1252", "cp1251"} or (guess == "koi8-r" and declared == "cp1252")
    return guess if contradicted or _broken_share(data, declared) > 0.02 else declared


def mostly_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, a few broken ones aside: more sequences whole than broken."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        whole = len(text) - broken - sum(map(len, re.findall(r"[\x00-\x7f]+", text)))
        return whole > broken
    return True


def _one_byte(data: bytes) -> str:
    """Windows-1252, or a Cyrillic encoding where letters beyond ASCII stand side by side, as in no Latin text."""
    sample = data[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    if high < 4 or len(_HIGH_PAIR.findall(sample)) < 0.5 * high:
        return "cp1252"
    # Small letters are the more frequent: they have the upper places in windows-1251, the lower ones in KOI8-R.
    return "koi8-r" if len(_MAJUSCULE_PLACE.findall(sample)) > 0.6 * high else "cp1251"


def _broken_share(data: bytes, codec: str) -> float:
    """Broken sequences to characters."""
    text = data[:_SAMPLE].decode(codec, "replace")
    return text.count("\ufffd") / len(text)


def utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 told by where its zero bytes stand: on one side of nearly every pair, and on that side only."""
    sample = data[: 1 << 16]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    low, high = sorted((even, odd))
    if high < 2 or high < 0.1 * len(sample) / 2 or low > 0.05 * high:
        return None
    codec = "utf-16-le" if odd > even else "utf-16-be"
    text = sample.decode(codec, "replace")
    usual = sum(map(len, re.findall("[\t\n\r -~\u00a0-\u024f\u0400-\u04ff\u2010-\u2044\u20ac]+", text)))
    return codec if usual > 0.9 * len(text) else None
