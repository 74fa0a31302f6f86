"""Lists of known people and bodies become entries: CSV, or JSON lines of FollowTheMoney as OpenSanctions gives them.

CSV has a header with `name` and any of `id`, `aliases` (separated by "|" or ";"), `kind`, `wikidata`. Of FollowTheMoney
(https://followthemoney.tech) the properties `name`, `alias`, `weakAlias` (names that alone tell nothing, left out),
`firstName` with `lastName`, and `wikidataId` are read.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord.errors import Damaged
from onrecord.model import Json, Known, SpeakerKind
from onrecord.read.limits import Limits
from onrecord.read.rows import Error, Row, objects, records

_KINDS = {
    "person": SpeakerKind.PERSON,
    "country": SpeakerKind.COUNTRY,
    **dict.fromkeys(
        ("organisation", "organization", "company", "publicbody", "legalentity", "body"), SpeakerKind.ORGANISATION
    ),
}
_WIKIDATA = re.compile(r"Q\d+\Z")
_WANTED = "give CSV with a column `name`, or JSON lines of FollowTheMoney"
_HEAD = 1 << 16
_BETWEEN = re.compile(r"\s*[|;]\s*")


def known_in(path: Path) -> Iterator[Known | Damaged]:
    """The entries of a list, and an error for each line that is none; things that cannot speak (ships, addresses) are
    passed over. Raises OSError, and Damaged where the file is no such list."""
    with path.open("rb") as stream:
        head = stream.peek(_HEAD)
        opening = head.removeprefix(codecs.BOM_UTF8).lstrip()
        if opening.startswith(b"{"):
            found = _entities(path, objects(stream, head, Limits()))
        else:
            found = _table(path, records(stream, head, Limits(), {"name"}))
        first = next(found, None)
        if first is None:
            raise Damaged(f"{path} holds nobody: {_WANTED}")
        yield first
        yield from found


def _entities(path: Path, rows: Iterator[tuple[int, Row | Error]]) -> Iterator[Known | Damaged]:
    for number, told in rows:
        if isinstance(told, Exception):
            yield Damaged(f"{path}: line {number} {told}")
            continue
        try:
            kind = _KINDS.get(str(told["schema"]).lower())
            entry = _entity(told, kind) if kind else None
        except (KeyError, TypeError, ValueError) as error:
            yield Damaged(f"{path}: line {number} is no entity of FollowTheMoney ({error!r}): see docs/judging.md")
            continue
        if kind:
            yield entry or Damaged(f"{path}: line {number} has no name")


def _entity(told: Mapping[str, Json], kind: SpeakerKind) -> Known | None:
    properties = told.get("properties", {})
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


def _table(path: Path, rows: Iterator[tuple[int, Row | Error]]) -> Iterator[Known | Damaged]:
    for number, cells in rows:
        if isinstance(cells, Exception):
            yield Damaged(f"{path}: line {number} {cells}")
            continue
        told = {column.lower(): str(cell).strip() for column, cell in cells.items()}
        if "name" not in told:
            raise Damaged(f"{path} is no list of people: {_WANTED}")
        kind = _KINDS.get(told.get("kind", "").lower() or "person")
        if kind is None:
            yield Damaged(f"{path}: line {number} has the kind {told['kind']!r}: person, organisation, country")
            continue
        wikidata = told.get("wikidata") if _WIKIDATA.match(told.get("wikidata", "")) else None
        names = [name for name in _BETWEEN.split(told.get("aliases", "")) if name]
        entry = _known(told.get("id") or wikidata or told["name"], kind, told["name"], names, wikidata)
        yield entry or Damaged(f"{path}: line {number} has no name")


def _known(key: str, kind: SpeakerKind, name: str, others: list[str], wikidata: str | None) -> Known | None:
    several = (" ".join(each.encode("utf-8", "replace").decode().split()) for each in (name, *others))
    names = tuple(dict.fromkeys(plain for plain in several if plain))
    return Known(key.encode("utf-8", "replace").decode(), kind, names[0], names, wikidata) if names else None
