"""Lists of known people and bodies become entries: CSV, or JSON lines of FollowTheMoney as OpenSanctions gives them.

CSV has a header with `name` and any of `id`, `aliases` (separated by "|" or ";"), `kind`, `wikidata`. Of FollowTheMoney
(https://followthemoney.tech) the properties `name`, `alias`, `weakAlias` (names that alone tell nothing, left out),
`firstName` with `lastName`, and `wikidataId` are read.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord.errors import Damaged
from onrecord.model import Json, Known, SpeakerKind

_KINDS = {
    "person": SpeakerKind.PERSON,
    "country": SpeakerKind.COUNTRY,
    **dict.fromkeys(
        ("organisation", "organization", "company", "publicbody", "legalentity", "body"), SpeakerKind.ORGANISATION
    ),
}
_WIKIDATA = re.compile(r"Q\d+\Z")
_BETWEEN = re.compile(r"\s*[|;]\s*")


def known_in(path: Path) -> Iterator[Known | Damaged]:
    """The entries of a list, and an error for each line that is none; things that cannot speak (ships, addresses) are
    passed over. Raises OSError, and Damaged where the file is no such list."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        opening = lines.read(1)
        lines.seek(0)
        if opening == "{":
            yield from _entities(path, lines)
        else:
            yield from _table(path, csv.DictReader(lines))


def _entities(path: Path, lines: Iterator[str]) -> Iterator[Known | Damaged]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
            kind = _KINDS.get(str(told["schema"]).lower())
            entry = _entity(told, kind) if kind else None
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            yield Damaged(f"{path}: line {number} is no entity of FollowTheMoney ({error!r}): see docs/judging.md")
            continue
        if entry:
            yield entry


def _entity(told: Mapping[str, Json], kind: SpeakerKind) -> Known | None:
    properties = told.get("properties") or {}
    if not isinstance(properties, dict):
        raise TypeError("its properties are no object")
    lists = {key: value for key, value in properties.items() if isinstance(value, list)}
    texts = {key: [each for each in value if isinstance(each, str)] for key, value in lists.items()}
    names = [*texts.get("name", []), *texts.get("alias", [])]
    if kind is SpeakerKind.PERSON and texts.get("firstName") and texts.get("lastName"):
        names.append(f"{texts['firstName'][0]} {texts['lastName'][0]}")
    caption = told.get("caption")
    usual = caption if isinstance(caption, str) else next(iter(names), "")
    wikidata = next((text for text in texts.get("wikidataId", []) if _WIKIDATA.match(text)), None)
    key = str(told.get("id") or usual)
    if wikidata is None and _WIKIDATA.match(key):
        wikidata = key
    return _known(key, kind, usual, names, wikidata)


def _table(path: Path, rows: csv.DictReader[str]) -> Iterator[Known | Damaged]:
    columns = {str(column).strip().lower(): str(column) for column in rows.fieldnames or []}
    if "name" not in columns:
        raise Damaged(f"{path} is no list of people: give CSV with a column `name`, or JSON lines of FollowTheMoney")
    for cells in rows:
        told = {key: str(cells.get(column) or "").strip() for key, column in columns.items()}
        kind = _KINDS.get(told.get("kind", "").lower() or "person")
        if kind is None:
            yield Damaged(f"{path}: line {rows.line_num} has the kind {told['kind']!r}: person, organisation, country")
            continue
        wikidata = told.get("wikidata") if _WIKIDATA.match(told.get("wikidata", "")) else None
        names = [name for name in _BETWEEN.split(told.get("aliases", "")) if name]
        entry = _known(told.get("id") or wikidata or told["name"], kind, told["name"], names, wikidata)
        yield entry or Damaged(f"{path}: line {rows.line_num} has no name")


def _known(key: str, kind: SpeakerKind, name: str, others: list[str], wikidata: str | None) -> Known | None:
    names = tuple(dict.fromkeys(plain for each in (name, *others) if (plain := " ".join(each.split()))))
    return Known(key, kind, names[0], names, wikidata) if names else None
