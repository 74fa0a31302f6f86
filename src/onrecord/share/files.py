"""Files that appear under their names only when they are whole."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self


class WholeFile:
    """A file written beside its place and renamed into it when its block ends well; otherwise nothing changes."""

    def __init__(self, path: Path) -> None:
        self._path = Path(os.path.realpath(path))
        # A device or a pipe is written as it is: it cannot be replaced.
        self._direct = path.exists() and not path.is_file()
        self._beside = path if self._direct else self._path.with_name(f".{path.name}.{os.getpid()}.part")
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if kind is None:
                self._finish(self._open())
        finally:
            if self._file:
                with suppress(OSError):  # a full disk has been reported by then
                    self._file.close()
            if not self._direct:
                self._beside.unlink(missing_ok=True)

    def write(self, data: bytes) -> None:
        """Write to the file, made only now: a folder that is being listed does not see it."""
        self._open().write(data)

    def complete(self) -> None:
        """Bring everything to the disk, so that nothing but the renaming is left for the block's end."""
        file = self._open()
        file.flush()
        if not self._direct:
            os.fsync(file.fileno())

    def _finish(self, file: BinaryIO) -> None:
        self.complete()
        if not self._direct:
            file.close()
            self._beside.replace(self._path)

    def _open(self) -> BinaryIO:
        if self._file is None:
            self._file = self._beside.open("wb")
        return self._file
