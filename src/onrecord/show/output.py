"""Where the data of a command goes: standard output, or a place where a file can be written."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import click


class StandardOutput:
    """Bytes to standard output, each write at once, so that a program behind a pipe gets them as they come."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Nothing to finish."""

    def write(self, data: bytes) -> None:
        """Write and flush. Raises BrokenPipeError where nobody reads any more."""
        if sys.stdout is None:  # closed by whoever started us
            raise OSError(errno.EBADF, "it is closed", "standard output")
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def checked(path: Path, inputs: Sequence[str]) -> None:
    """Raises click.UsageError where no file can be written at the path, or where it is one of the inputs."""
    place = path.resolve()
    if path.is_dir():
        raise click.UsageError(f"{path} is a folder: give the name of a file")
    if not place.parent.is_dir():
        raise click.UsageError(f"the folder of {path} does not exist: make it first")
    # A file is replaced, so its folder must be writable, too; a device is written as it is.
    needed = [place] if path.exists() else []
    needed += [] if path.exists() and not path.is_file() else [place.parent]
    if not all(os.access(one, os.W_OK) for one in needed):
        raise click.UsageError(f"{path} cannot be written: see to its permissions or choose another place")
    read = {Path(given).resolve() for given in inputs if given != "-"}
    if path.exists() and read & {place, *place.parents}:
        raise click.UsageError(f"{path} is among the inputs: write to another place")
