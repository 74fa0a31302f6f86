"""What articles tell of their speakers as rows: put in when an article is stored, taken out when nothing says it any
more. Who a profile is, `registry` says; until then it is who has the same name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import cast

from onrecord.model import SpeakerKind
from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection
from onrecord.record.rows import Row
from onrecord.registry.names import block_of
from onrecord.registry.profiles import is_named

NAMELESS = ""
"""The block of speakers that nothing else can be: "officials"."""
_USED = " UNION ALL ".join(
    f"SELECT 1 FROM {table} WHERE profile = profiles.id" for table in ("said_by", "judged_speakers")
)
_SAME = " AND ".join(f"{column} = ?" for column in ("name", "kind", "gender", "roles", "year", "article", "hash"))


def put(connection: Connection, told: Row, page: int, sha256: str, published: str | None) -> int:
    """The number of the profile of a speaker (hash, name, kind, gender, roles) of a page; what is new is made."""
    key, name, kind, gender, roles = cast(tuple[str, str, str, str, str], told)
    named = is_named(name, SpeakerKind(kind))
    year = _year(published) if named and kind == SpeakerKind.PERSON else 0
    cells = (_name(connection, name), kind, gender, roles, year, 0 if named else page, key)
    block = block_of(name, SpeakerKind(kind)) if named else NAMELESS
    unsettle(connection, [block])
    if found := connection.one(f"SELECT id FROM profiles WHERE {_SAME}", cells):
        return cast(int, found[0])
    who = _provisional(connection, key, name, kind) if named else _alone(connection, key, sha256, name, kind)
    columns = ["name", "kind", "gender", "roles", "year", "article", "hash", "block", "speaker"]
    return connection.insert("profiles", columns, (*cells, block, who))


def used(connection: Connection, page: int) -> list[int]:
    """The profiles that the quotations of a page have."""
    sql = (
        "SELECT profile FROM said_by JOIN quotations ON quotations.id = quotation WHERE article = ?1 UNION "
        "SELECT profile FROM judged_speakers JOIN quotations ON quotations.id = quotation WHERE article = ?1"
    )
    return [number for (number,) in connection.rows(sql, (page,))]


def let_go(connection: Connection, numbers: Iterable[int]) -> None:
    """Take out those of the profiles that nothing has any more, with their names and speakers; the blocks of all of
    them are to be settled."""
    listed = chosen(numbers)
    sql = f"SELECT DISTINCT block FROM profiles WHERE id IN {CHOSEN} AND block IS NOT NULL"
    unsettle(connection, [block for (block,) in connection.rows(sql, (listed,)).fetchall()])
    sql = f"SELECT id, name, speaker FROM profiles WHERE id IN {CHOSEN} AND NOT EXISTS ({_USED})"
    gone = connection.rows(sql, (listed,)).fetchall()
    connection.run(f"DELETE FROM profiles WHERE id IN {CHOSEN}", (chosen(row[0] for row in gone),))
    for table, place in (("names", 1), ("speakers", 2)):
        column = table.removesuffix("s")
        unused = f"NOT EXISTS (SELECT 1 FROM profiles WHERE profiles.{column} = {table}.id)"
        several = chosen({row[place] for row in gone})
        connection.run(f"DELETE FROM {table} WHERE id IN {CHOSEN} AND {unused}", (several,))


def unsettle(connection: Connection, blocks: Iterable[str]) -> None:
    """Note that the speakers of these blocks are to be grouped anew."""
    for block in sorted({*blocks} - {NAMELESS}):
        connection.run("INSERT OR IGNORE INTO unsettled (block) VALUES (?)", (block,))


def _name(connection: Connection, name: str) -> int:
    found = connection.one("SELECT id FROM names WHERE name = ?", (name,))
    return cast(int, found[0]) if found else connection.insert("names", ["name"], (name,))


def _provisional(connection: Connection, key: str, name: str, kind: str) -> int:
    """Who has the same name, until the block is settled."""
    found = connection.one("SELECT min(speaker) FROM profiles WHERE hash = ? AND article = 0", (key,))
    if found and found[0] is not None:
        return cast(int, found[0])
    return speaker(connection, key, name, kind)


def _alone(connection: Connection, key: str, sha256: str, name: str, kind: str) -> int:
    """A speaker of one article."""
    return speaker(connection, hashlib.sha256(f"{key} {sha256}".encode()).hexdigest()[:16], name, kind)


def speaker(connection: Connection, key: str, name: str, kind: str) -> int:
    """The number of the speaker of an id; made where there is none."""
    found = connection.one("SELECT id FROM speakers WHERE hash = ?", (key,))
    return cast(int, found[0]) if found else connection.insert("speakers", ["hash", "name", "kind"], (key, name, kind))


def _year(published: str | None) -> int:
    year = (published or "")[:4]
    return int(year) if len(year) == 4 and year.isdecimal() else 0
