"""A file becomes the stream of its unpacked bytes: gzip, zstd or lz4 taken off, with a bound on how far it may grow."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Protocol

from onrecord.errors import Damaged, TooLarge
from onrecord.read.limits import Limits, size

_CHUNK = 1 << 18
_SMALL = 512  # what FastWARC has unpacked of a read that ends in an error is lost


class Packing(StrEnum):
    """How the bytes of a file are compressed."""

    NONE = "none"
    GZIP = "gzip"
    ZSTD = "zstd"
    LZ4 = "lz4"


MAGIC = {
    Packing.GZIP: b"\x1f\x8b\x08",
    Packing.ZSTD: b"\x28\xb5\x2f\xfd",
    Packing.LZ4: b"\x04\x22\x4d\x18",
}
_DICTIONARY = b"\x5d\x2a\x4d\x18"  # the frame with which an archive in zstd starts that brings its own dictionary


def packing(head: bytes) -> Packing:
    """How a file that starts with these bytes is compressed."""
    if head.startswith(_DICTIONARY):
        return Packing.ZSTD
    return next((kind for kind, magic in MAGIC.items() if head.startswith(magic)), Packing.NONE)


class Stream(Protocol):
    """What is read of an unpacked file."""

    def read(self, size: int = ..., /) -> bytes: ...  # noqa: D102

    def read1(self, size: int = ..., /) -> bytes: ...  # noqa: D102

    def readline(self, size: int | None = ..., /) -> bytes: ...  # noqa: D102


class _Unpacked(io.RawIOBase):
    """Counts what comes out against what lay in the file. Raises TooLarge and Damaged, with the file's name."""

    def __init__(self, inner: Callable[[int], bytes], uri: str, packed_size: int, limits: Limits) -> None:
        self._inner = inner
        self._uri = uri
        self._packed_size = packed_size
        self._limits = limits
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._read(len(buffer))
        buffer[: len(data)] = data
        self._count += len(data)
        check_growth(self._uri, self._packed_size, self._count, self._limits)
        return len(data)

    def _read(self, count: int) -> bytes:
        try:
            return self._inner(count)
        except gzip.BadGzipFile as error:
            if self._count and "Not a gzipped file" in str(error):
                return b""  # something stands behind the last member: ignored, as gzip itself does
            raise Damaged(f"{self._uri} is broken: {error}; fetch it again") from error
        except EOFError as error:
            raise Damaged(f"{self._uri} is clipped: its compressed data end early; fetch it again") from error
        except (zlib.error, OSError) as error:
            raise Damaged(f"{self._uri} is clipped or broken: {error}; fetch it again") from error


def check_growth(uri: str, packed: int, unpacked: int, limits: Limits) -> None:
    """Raises TooLarge where a compressed file grows beyond all measure (a "bomb"). Sizes are bytes."""
    if unpacked > limits.unpacked_bytes:
        raise TooLarge(
            f"{uri} unpacks to more than {size(limits.unpacked_bytes)}; split it, or raise the limit unpacked_bytes"
        )
    if unpacked > limits.page_bytes and unpacked > limits.ratio * max(packed, 1):
        raise TooLarge(
            f"{uri} unpacks from {size(packed)} to more than {size(unpacked)}, over {limits.ratio} times; "
            "leave it out, or raise the limit ratio if it is genuine"
        )


@contextmanager
def unpacked(path: Path, uri: str, limits: Limits) -> Iterator[Stream]:
    """The file's bytes with one layer of compression taken off. Reading raises TooLarge, Damaged and OSError."""
    with path.open("rb") as file:
        kind = packing(file.peek(4)[:4])
        if kind is Packing.NONE:
            yield file
            return
        raw = _Unpacked(decompressor(kind, file), uri, path.stat().st_size, limits)
        yield io.BufferedReader(raw, _CHUNK)


def decompressor(kind: Packing, file: BinaryIO) -> Callable[[int], bytes]:
    """What reads up to so many unpacked bytes, none at the end; all before a broken place come out before its error."""
    if kind is Packing.GZIP:
        return gzip.GzipFile(fileobj=file).read1
    from fastwarc.stream_io import Lz4Reader, ZstdReader  # noqa: PLC0415  (not needed for most inputs)

    reader = ZstdReader(file) if kind is Packing.ZSTD else Lz4Reader(file)
    return lambda count: reader.read(min(count, _SMALL))


def head_of(path: Path, uri: str, limits: Limits, count: int) -> bytes:
    """Up to `count` first bytes of the unpacked file; fewer where it breaks off before, without an error."""
    pieces: list[bytes] = []
    with unpacked(path, uri, limits) as stream:
        missing = count
        while missing > 0:
            try:
                piece = stream.read1(missing)
            except Damaged:
                break
            if not piece:
                break
            pieces.append(piece)
            missing -= len(piece)
    return b"".join(pieces)
