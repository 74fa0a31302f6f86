"""Helpers of these tests: files written from bytes, everything below them read."""

import gzip
from pathlib import Path

from onrecord.model import Miss, Page
from onrecord.read.limits import Limits
from onrecord.read.pages import pages

SMALL = Limits(page_bytes=20_000, ratio=50, nesting=50)

STORY = """Harbour bridge to close for repairs

By Lena Okafor

The old harbour bridge will close on Monday, Mayor Tomas Brandt said. “It cannot wait,” he told reporters.
"""
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Bridge</title></head>
<body><article><h1>Harbour bridge</h1><p>{STORY}</p></article></body></html>"""


def write(folder: Path, files: dict[str, bytes | str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def read_all(*paths: Path | str, limits: Limits = SMALL) -> tuple[list[Page], list[Miss]]:
    found = list(pages(paths, limits))
    return [item for item in found if isinstance(item, Page)], [item for item in found if isinstance(item, Miss)]


def read_bytes(folder: Path, name: str, content: bytes | str, limits: Limits = SMALL) -> tuple[list[Page], list[Miss]]:
    """Reads one file with this content."""
    write(folder, {name: content})
    return read_all(folder / name, limits=limits)


def record(
    kind: str, block: bytes, target: str = "https://example.org/story", number: int = 1, more: str = ""
) -> bytes:
    """A WARC record."""
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"WARC-Date: 2025-01-23T11:02:00Z\r\nWARC-Target-URI: {target}\r\n{more}Content-Length: {len(block)}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def response(body: bytes, target: str = "https://example.org/story", number: int = 1, header: str = "") -> bytes:
    """A WARC record of an HTTP response."""
    http = header or "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8"
    block = http.encode() + b"\r\n\r\n" + body
    return record("response", block, target, number, "Content-Type: application/http; msgtype=response\r\n")


def in_members(*records: bytes) -> bytes:
    """Each record as a gzip member of its own, as archives are written."""
    return b"".join(gzip.compress(item, mtime=0) for item in records)
