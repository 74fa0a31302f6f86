"""Where an archive can be read on after a broken place, and whether its end is whole."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import BinaryIO

from onrecord.read.compressed import MAGIC, Packing, decompressor, packing

_STEP = 1 << 20
_RECORD = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
_HEADER_WITHIN = 1 << 15


def next_start(file: BinaryIO, at: int, block: int) -> int | None:
    """The next byte at which a record may start: a frame of the file's compression, or a line "WARC/1.0".

    `at` is the start of the last record seen, `block` the length of its block: a plain file is searched from behind it.
    """
    kind = _packing(file)
    if kind is Packing.NONE:
        return _find(file, _RECORD, at + max(block, 1))
    return _find(file, re.compile(re.escape(MAGIC[kind])), at + 1)


def _packing(file: BinaryIO) -> Packing:
    file.seek(0)
    return packing(file.read(4))


def _find(file: BinaryIO, pattern: re.Pattern[bytes], start: int) -> int | None:
    """The first match at or behind `start`; windows overlap so that none is cut in two."""
    overlap = 16
    file.seek(start)
    window = file.read(_STEP)
    while window:
        found = pattern.search(window)
        if found:
            return start + found.start()
        more = file.read(_STEP)
        if not more:
            return None
        start += max(len(window) - overlap, 0)
        window = window[-overlap:] + more
    return None


def tail_is_whole(file: BinaryIO, at: int) -> bool:
    """Whether the file ends where a record ends. FastWARC passes silently over an end within a header or a frame.

    `at` is the start of the last record seen.
    """
    kind = _packing(file)
    file.seek(at)
    if kind is Packing.GZIP:
        return _members_are_whole(file)
    return _record_is_last(file) if kind is Packing.NONE else _frames_are_whole(decompressor(kind, file))


def _members_are_whole(file: BinaryIO) -> bool:
    """Whether every gzip member up to the end of the file has its end."""
    engine, fed = zlib.decompressobj(31), False
    while data := file.read(_STEP):
        while data:
            fed = True
            try:
                engine.decompress(data, _STEP)
            except zlib.error:
                return True  # what follows the last member is no gzip at all: ignored, as gzip itself does
            data = engine.unconsumed_tail
            if engine.eof:
                data, engine, fed = engine.unused_data.lstrip(b"\x00"), zlib.decompressobj(31), False
    return not fed


def _frames_are_whole(read: Callable[[int], bytes]) -> bool:
    """Whether every frame of zstd or lz4 up to the end of the file has its end."""
    try:
        while read(_STEP):
            pass
    except OSError:
        return False
    return True


def _record_is_last(file: BinaryIO) -> bool:
    """Whether only white space follows the record that starts here."""
    header = file.read(_HEADER_WITHIN)
    length = re.search(rb"\ncontent-length:[ \t]*(\d{1,18})", header, re.IGNORECASE)
    end = re.search(rb"\r?\n\r?\n", header)
    if not length or not end:
        return False
    start = file.tell() - len(header)
    behind = start + end.end() + int(length[1])
    if behind > file.seek(0, 2):
        return False
    file.seek(behind)
    return not file.read(_STEP).strip()
