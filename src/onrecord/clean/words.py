"""The data files of cleaning: one entry a line, `#` opens a comment; read once, on first use."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_NEITHER = re.compile(r"[\W_]+")


@cache
def entries(name: str) -> tuple[str, ...]:
    """The lines of `data/<name>.txt` that are neither blank nor comments, in the order of the file."""
    text = files("onrecord.clean").joinpath("data", f"{name}.txt").read_text("utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def table(name: str) -> tuple[tuple[str, str], ...]:
    """The entries of a file whose lines read `key: value`."""
    pairs = (entry.split(":", 1) for entry in entries(name))
    return tuple((key.strip(), value.strip()) for key, value in pairs)


@cache
def any_of(name: str) -> re.Pattern[str]:
    """One pattern that matches where any of a file's regular expressions does; case is ignored."""
    return re.compile("|".join(f"(?:{entry})" for entry in entries(name)), re.IGNORECASE)


def squeeze(text: str) -> str:
    """The letters and digits of a text in lower case: for comparing what a page says twice."""
    return _NEITHER.sub("", text.lower())
