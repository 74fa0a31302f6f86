"""A stream of bytes becomes its lines, one at a time: bounded, numbered, each decoded for itself."""

from __future__ import annotations

import codecs
import io

from onrecord.errors import TooLarge
from onrecord.model import Media
from onrecord.read.compressed import Stream
from onrecord.read.encoding import decode_bytes, detect
from onrecord.read.limits import Limits, size

_STEP = 1 << 20


class LongRow(TooLarge):
    """A row over the limit: the next one can be read, unlike in a file that is too large as a whole."""


class Lines:
    """The lines of a stream with their ends, as text without lone surrogates.

    Raises LongRow for a line over the limit and goes on behind it when asked again. `number` is that of the last line
    given, `taken` the bytes given since it was set to 0; with those over the limit, too, LongRow is raised.
    """

    def __init__(self, stream: Stream, head: bytes, limits: Limits) -> None:
        self._encoding, _ = detect(head[: head.rfind(b"\n") + 1] or head, None, Media.TEXT)
        wide = self._encoding.startswith(("utf-16", "utf-32"))
        self._stream: Stream = io.BufferedReader(_Narrowed(stream, self._encoding)) if wide else stream
        self._limit = limits.page_bytes
        self.number = 0
        self.taken = 0

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(self._limit + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > self._limit and not line.endswith(b"\n"):
            self._skip_rest()
            raise self._too_large()
        self.taken += len(line)
        if self.taken > self._limit:
            self._skip_row(line)
            raise self._too_large()
        return self._decoded(line)

    def _too_large(self) -> LongRow:
        return LongRow(f"starts a row of more than {size(self._limit)}; split it, or raise the limit page_bytes")

    def _skip_rest(self) -> None:
        """On to the next line, whatever the length of this one."""
        while (piece := self._stream.readline(_STEP)) and not piece.endswith(b"\n"):
            pass

    def _skip_row(self, line: bytes) -> None:
        """Passes over what still belongs to a row that grew too long with this line: nothing, where a row is a line."""

    def _decoded(self, line: bytes) -> str:
        if self.number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            known = self._encoding if self._encoding.startswith(("cp125", "koi8")) else None
            return line.decode(known, "replace") if known else decode_bytes(line).text


class _Narrowed(io.RawIOBase):
    """A stream of UTF-16 or UTF-32 as one of UTF-8."""

    def __init__(self, inner: Stream, encoding: str) -> None:
        self._inner = inner
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready:
            piece = self._inner.read(len(buffer))
            self._ready = self._decoder.decode(piece, final=not piece).encode("utf-8", "replace")
            if not piece:
                break
        part, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)
