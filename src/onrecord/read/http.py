"""The block of an archived HTTP response becomes its status, what its header declares, and the body with transfer and
content encodings taken off. Odd headers (bare line feeds, an encoding that was never applied) are taken as they come.
"""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass

from onrecord.errors import Damaged, TooLarge
from onrecord.read.limits import Limits, size

_HEADER_WITHIN = 1 << 16
_CHARSET = re.compile(r";\s{0,9}charset\s{0,9}=\s{0,9}[\"']?([^\s;\"']{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP response as far as reading needs it."""

    status: int | None
    media_type: str
    """In lower case, without parameters; "" where none is declared."""
    charset: str | None
    body: bytes


def parse_response(block: bytes, limits: Limits) -> Response:
    """Reads a block of `application/http`. Raises Damaged for a body that cannot be unpacked, TooLarge for a bomb."""
    header, body = _split(block)
    first, _, rest = header.decode("latin-1").replace("\r\n", "\n").partition("\n")
    fields = _fields(rest)
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    media_type, charset = content_type(fields.get("content-type", ""))
    encoding = fields.get("content-encoding", "").strip().lower()
    return Response(_status(first), media_type, charset, _decoded(body, encoding, limits.page_bytes))


def content_type(value: str) -> tuple[str, str | None]:
    """The media type in lower case and the charset of a Content-Type."""
    if not value:
        return "", None
    charset = _CHARSET.search(value)
    return value.partition(";")[0].strip().lower(), charset[1] if charset else None


def _split(block: bytes) -> tuple[bytes, bytes]:
    """Header and body: whichever blank line comes first ends the header."""
    ends = [(at, len(mark)) for mark in (b"\r\n\r\n", b"\n\n") if (at := block.find(mark, 0, _HEADER_WITHIN)) >= 0]
    if not ends:
        return block, b""
    at, length = min(ends)
    return block[:at], block[at + length :]


def _fields(lines: str) -> dict[str, str]:
    """Header fields by lower-case name, the last one winning; lines that are none are passed over."""
    pairs = (line.partition(":") for line in lines.split("\n"))
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def _status(line: str) -> int | None:
    parts = line.split(None, 2)
    return (
        int(parts[1]) if len(parts) > 1 and parts[1].isascii() and parts[1].isdigit() and len(parts[1]) == 3 else None
    )


def _unchunked(body: bytes) -> bytes:
    """The chunks joined; a body that was stored without them is returned as it is."""
    pieces: list[bytes] = []
    at = 0
    while (end := body.find(b"\n", at, at + 100)) >= 0:
        try:
            length = int(body[at:end].partition(b";")[0].strip(), 16)
        except ValueError:
            break
        if length <= 0:
            return b"".join(pieces)
        pieces.append(body[end + 1 : end + 1 + length])
        at = end + 1 + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0
    return b"".join(pieces) if pieces else body


def _decoded(body: bytes, encoding: str, limit: int) -> bytes:
    """The body unpacked where it is packed; crawlers often unpack it and leave the header."""
    if encoding in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
        return _inflated(body, 31, limit)
    if encoding == "deflate" and body:
        wrapped = len(body) > 1 and body[0] & 15 == 8 and (body[0] * 256 + body[1]) % 31 == 0
        return _inflated(body, 15 if wrapped else -15, limit)
    if encoding in ("br", "zstd") and body:
        return _by_fastwarc(body, encoding, limit)
    return body


def _inflated(body: bytes, window: int, limit: int) -> bytes:
    try:
        engine = zlib.decompressobj(window)
        data = engine.decompress(body, limit + 1)
    except zlib.error as error:
        if window < 0:
            return body  # declared to be deflated, but stored plain
        raise Damaged(f"has a body that cannot be unpacked ({error})") from error
    if len(data) > limit:
        raise _bomb(limit)
    if not engine.eof:
        raise Damaged("has a clipped body: its compressed data end early")
    return data


def _by_fastwarc(body: bytes, encoding: str, limit: int) -> bytes:
    """Brotli and zstd; a body that is neither is returned as it is, as servers declare what they do not apply."""
    from fastwarc.stream_io import BrotliReader, ZstdReader  # noqa: PLC0415  (rare)

    reader = BrotliReader(io.BytesIO(body)) if encoding == "br" else ZstdReader(io.BytesIO(body))
    data = bytearray()
    try:
        while piece := reader.read(1 << 16):
            data += piece
            if len(data) > limit:
                raise _bomb(limit)
    except OSError as error:
        if not data:
            return body
        raise Damaged(f"has a body that cannot be unpacked ({error})") from error
    return bytes(data)


def _bomb(limit: int) -> TooLarge:
    return TooLarge(f"has a body that unpacks to more than {size(limit)}; leave it out, or raise the limit page_bytes")
