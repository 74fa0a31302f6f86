import gzip
import io
import zlib
from contextlib import suppress

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given
from hypothesis import strategies as st
from reading import PAGE, SMALL

from onrecord.errors import Damaged, InputError, TooLarge
from onrecord.read.http import content_type, parse_response

BODY = PAGE.encode()


def block(header: str, body: bytes) -> bytes:
    return f"HTTP/1.1 200 OK\r\n{header}\r\n\r\n".encode() + body


def written(writer: type[BrotliWriter] | type[ZstdWriter], data: bytes) -> bytes:
    out = io.BytesIO()
    stream = writer(out)
    stream.write(data)
    stream.close()
    return out.getvalue()


def test_status_type_charset_and_body_are_read() -> None:
    found = parse_response(block('content-TYPE: Text/HTML; Charset="Windows-1251"', BODY), SMALL)
    assert (found.status, found.media_type, found.charset, found.body) == (200, "text/html", "Windows-1251", BODY)


def test_bare_line_feeds_end_a_header_too() -> None:
    found = parse_response(b"HTTP/1.1 404 Not Found\nContent-Type: text/html\n\n\r\n\r\nbody", SMALL)
    assert (found.status, found.media_type, found.body) == (404, "text/html", b"\r\n\r\nbody")


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(BODY)),
        ("x-gzip", gzip.compress(BODY)),
        ("deflate", zlib.compress(BODY)),
        ("deflate", zlib.compress(BODY, wbits=-15)),
        ("br", written(BrotliWriter, BODY)),
        ("zstd", written(ZstdWriter, BODY)),
        ("gzip", BODY),
        ("deflate", BODY),
        ("br", BODY),
        ("zstd", BODY),
        ("identity", BODY),
    ],
)
def test_encodings_are_taken_off_where_they_were_put_on(encoding: str, packed: bytes) -> None:
    assert parse_response(block(f"Content-Encoding: {encoding}", packed), SMALL).body == BODY


def test_chunks_are_joined_and_stored_without_them_left_alone() -> None:
    header = "Transfer-Encoding: chunked"
    assert parse_response(block(header, b"4;x=1\r\n<htm\r\n3\r\nl>x\r\n0\r\n\r\n"), SMALL).body == b"<html>x"
    assert parse_response(block(header, BODY), SMALL).body == BODY


def test_a_clipped_body_and_a_bomb_are_told() -> None:
    with pytest.raises(Damaged, match="clipped body"):
        parse_response(block("Content-Encoding: gzip", gzip.compress(BODY)[:-20]), SMALL)
    for encoding, pack in (("gzip", gzip.compress), ("deflate", zlib.compress)):
        with pytest.raises(TooLarge, match="raise the limit page_bytes"):
            parse_response(block(f"Content-Encoding: {encoding}", pack(b"a" * 1_000_000)), SMALL)
    with pytest.raises(TooLarge):
        parse_response(block("Content-Encoding: br", written(BrotliWriter, b"a" * 1_000_000)), SMALL)


@pytest.mark.parametrize("value", ["", ";", "text/html;charset", "text/html; charset=", "charset=utf-8", "=;=;="])
def test_odd_content_types_declare_no_charset(value: str) -> None:
    assert content_type(value)[1] is None


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br", "zstd", ""]), st.booleans())
def test_any_block_gives_a_response_or_an_error_of_ours(body: bytes, encoding: str, chunked: bool) -> None:
    header = f"Content-Encoding: {encoding}" + ("\r\nTransfer-Encoding: chunked" if chunked else "")
    with suppress(InputError):
        assert isinstance(parse_response(block(header, body), SMALL).body, bytes)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_as_a_response(data: bytes) -> None:
    assert parse_response(data, SMALL).body is not None
