"""The fields of a row become the facts that it gives beside its text: strings tidied, a byline split into its names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from onrecord.model import Given, Json
from onrecord.read.sniff import FIELDS

_BY = re.compile(r"\A(?:written\s+|story\s+)?by\b[\s:]*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and|&)\s|[,|]|\s(?:and|&)\s)\s*", re.IGNORECASE)
_TAIL = re.compile(r"(?:jr|sr|i{1,3}|iv|ph\.?\s?d|m\.?d|esq|mba|rn)\.?", re.IGNORECASE)


def given(row: Mapping[str, Json]) -> Given:
    """The facts of a row. A fact of another type than the contract's is kept beside the unknown fields, not used."""
    usable = {name: words(row.get(name)) for name in ("title", "outlet")}
    published, names = published_of(row.get("published")), byline_of(row.get("byline"))
    understood = {name for name, value in usable.items() if value}
    understood |= {"published"} if published else set()
    understood |= {"byline"} if names else set()
    return Given(
        title=usable["title"],
        byline=names,
        outlet=usable["outlet"],
        published=published,
        url=url_of(row),
        extra={name: value for name, value in row.items() if _is_extra(name, value, understood)},
    )


def _is_extra(name: str, value: Json, understood: set[str]) -> bool:
    """Fields unknown to us, and facts in a shape that we cannot use."""
    if name in FIELDS and name not in ("title", "outlet", "published", "byline"):
        return False
    return name not in FIELDS or (name not in understood and isinstance(value, list | dict | bool))


def words(value: Json) -> str | None:
    """A string without white space around it; a number as it is written; None for all else and for nothing."""
    if isinstance(value, str):
        return value.strip(" \t\r\n\x00\ufeff\u00a0") or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def url_of(row: Mapping[str, Json]) -> str | None:
    """The row's address."""
    value = row.get("url")
    return words(value) if isinstance(value, str) else None


def published_of(value: Json) -> str | None:
    """The date as the row writes it; seconds or milliseconds since 1970 (exported tables) as a date in UTC."""
    text = words(value)
    if text is None or not re.fullmatch(r"\d{10}(?:\.\d+)?|\d{13}", text):
        return text
    seconds = float(text) / (1000 if len(text) == 13 and text.isdigit() else 1)
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M")


def byline_of(value: Json) -> tuple[str, ...]:
    """The authors: a list as it is, a string split where it lists several names."""
    if isinstance(value, list):
        names = [name for item in value for name in byline_of(item.get("name") if isinstance(item, dict) else item)]
    elif isinstance(value, str):
        names = _split(_BY.sub("", " ".join(value.replace("\x00", " ").split())))
    else:
        return ()
    tidy = (name.strip(" \"',;") for name in names)
    return tuple(dict.fromkeys(name for name in tidy if name))


def _split(line: str) -> list[str]:
    """Names between semicolons, else between commas and "and"; "Doe, Jane" is one name, "Jr." is part of one."""
    if ";" in line:
        return [part.strip() for part in line.split(";")]
    parts = _BETWEEN.split(line)
    if len(parts) == 2 and "," in line and not any(" " in part for part in parts):
        return [line]
    names: list[str] = []
    for part in parts:
        if names and _TAIL.fullmatch(part):
            names[-1] += f", {part}"
        elif part:
            names.append(part)
    return names
