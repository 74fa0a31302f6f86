"""Paths, as a user gives them, become a sorted list of inputs: every file below a folder, a copy of standard input.

The order is the same whatever the order in which the paths were given.
"""

from __future__ import annotations

import os
import stat
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from typing import IO

from onrecord.model import Miss, Outcome
from onrecord.read.names import readable

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read, under the name that the record gives it."""

    uri: str
    """The path below the PATH given, with forward slashes; "-" is standard input."""
    path: Path
    """Where the bytes are."""
    named: bool = True
    """Given by name, not found in a folder: then its ending does not matter."""
    spool: IO[bytes] | None = field(default=None, compare=False, repr=False)
    """Holds the temporary copy of a stream, which goes when the input does."""


def expand(paths: Sequence[str | Path]) -> list[Input | Miss]:
    """All inputs below the paths, in canonical order (by uri, then by hash of the bytes), each once.

    What cannot be opened is a Miss. Folders are read whole, links to files are followed, links to folders are not.
    """
    found: dict[tuple[str, str], Input | Miss] = {}
    for path in dict.fromkeys(map(str, paths)):
        for item in _below(path):
            found[item.uri, str(item.path) if isinstance(item, Input) else item.why] = item
    return _in_order(found.values())


def _in_order(items: Iterable[Input | Miss]) -> list[Input | Miss]:
    """By uri; those that share one by what they hold."""
    groups: dict[str, list[Input | Miss]] = defaultdict(list)
    for item in items:
        groups[item.uri].append(item)
    return [
        item
        for uri in sorted(groups)
        for item in (sorted(groups[uri], key=_tie) if len(groups[uri]) > 1 else groups[uri])
    ]


def _tie(item: Input | Miss) -> str:
    """What orders inputs of one uri: the hash of the file; an unreadable one by why."""
    if isinstance(item, Miss):
        return item.why
    try:
        with item.path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return str(error)


def _below(path: str) -> Iterator[Input | Miss]:
    """What one PATH stands for."""
    if path == STANDARD_INPUT and sys.stdin is None:
        yield Miss(path, Outcome.FAILED, "standard input is closed; give the page through a pipe or name a file")
        return
    if path == STANDARD_INPUT:
        yield _spooled(STANDARD_INPUT, sys.stdin.buffer)
        return
    name = readable(path)
    try:
        mode = Path(path).stat().st_mode
    except FileNotFoundError:
        yield Miss(name, Outcome.FAILED, f"{name} does not exist; check the spelling and the folder you are in")
        return
    except (OSError, ValueError) as error:
        yield cannot_read(name, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(Path(path), name)
    else:
        yield _file(Path(path), mode, readable(Path(path).name))


def _file(path: Path, mode: int, uri: str) -> Input | Miss:
    """A file given by name; a pipe is copied first, as both passes need it."""
    if stat.S_ISREG(mode):
        return Input(uri, path)
    if stat.S_ISFIFO(mode):
        try:
            with path.open("rb") as pipe:
                return _spooled(uri, pipe)
        except OSError as error:
            return cannot_read(uri, error)
    return Miss(uri, Outcome.SKIPPED, f"{uri} is a device or a socket, not a file")


def _folder(root: Path, name: str) -> Iterator[Input | Miss]:
    """Every file below a folder; a folder that cannot be listed is a Miss, and the rest goes on."""
    waiting = [(root, "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield cannot_read(prefix.rstrip("/") or name, error)
            continue
        for entry in entries:
            uri = prefix + readable(entry.name)
            if _is_folder(entry):
                waiting.append((Path(entry.path), uri + "/"))
            else:
                yield _entry(entry, uri)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """A folder to walk into: hidden ones and links are passed by, with a reason, in `_entry`."""
    return entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")


def _entry(entry: os.DirEntry[str], uri: str) -> Input | Miss:
    """A file found in a folder, or why it is not read."""
    if entry.name.startswith("."):
        return Miss(uri, Outcome.SKIPPED, f"{uri} is hidden; name it to read it")
    try:
        mode = entry.stat().st_mode
    except OSError as error:
        return cannot_read(uri, error)
    if stat.S_ISDIR(mode):
        return Miss(uri, Outcome.SKIPPED, f"{uri} is a link to a folder; name it to read it")
    if not stat.S_ISREG(mode):
        return Miss(uri, Outcome.SKIPPED, f"{uri} is not a plain file")
    return Input(uri, Path(entry.path), named=False)


def _spooled(uri: str, stream: IO[bytes]) -> Input | Miss:
    """A stream copied to a temporary file, so that it can be read twice."""
    spool = NamedTemporaryFile(prefix="onrecord-")  # noqa: SIM115  (closed, and so deleted, with the input)
    try:
        copyfileobj(stream, spool, 1 << 20)
        spool.flush()
    except OSError as error:
        spool.close()
        return cannot_read(uri, error)
    return Input(uri, Path(spool.name), spool=spool)


def cannot_read(uri: str, error: Exception) -> Miss:
    """The Miss for what the operating system refuses."""
    why = (getattr(error, "strerror", None) or str(error)).lower()
    return Miss(uri, Outcome.FAILED, f"{uri} cannot be read: {why}; see to its permissions or leave it out")
