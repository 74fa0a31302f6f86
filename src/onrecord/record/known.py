"""Lists of known people and bodies, such as a newsroom's own: kept in the record, asked by name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable

from onrecord.model import Known, SpeakerKind
from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection
from onrecord.record.profiles import unsettle
from onrecord.registry.profiles import Reference

Key = tuple[SpeakerKind, str]


def add(connection: Connection, source: str, entries: Iterable[Known]) -> int:
    """Keep the entries of a list, and let go those that it had before and has no more; gives how many are new. The
    blocks of their names are to be settled."""
    new = 0
    gone = {key for (key,) in connection.rows("SELECT hash FROM known WHERE list = ?", (source,))}
    for entry in entries:
        names = sorted({entry.name, *entry.names})
        told = json.dumps([source, entry.id, entry.kind.value, entry.name, entry.wikidata, names], ensure_ascii=False)
        key = hashlib.sha256(told.encode()).hexdigest()[:16]
        gone.discard(key)
        if connection.one("SELECT 1 FROM known WHERE hash = ?", (key,)):
            continue
        columns = ["hash", "list", "entry", "kind", "name", "wikidata"]
        cells = (key, source, entry.id, entry.kind.value, entry.name, entry.wikidata)
        number = connection.insert("known", columns, cells)
        references = [Reference(entry.kind, name) for name in names]
        rows = [(name, reference.key, reference.block) for name, reference in zip(names, references, strict=True)]
        connection.insert_each("known_names", ["known", "name", "key", "block"], number, rows)
        unsettle(connection, [reference.block for reference in references])
        new += 1
    _let_go(connection, gone)
    return new


def _let_go(connection: Connection, keys: Collection[str]) -> None:
    """Take out entries."""
    which = f"IN (SELECT id FROM known WHERE hash IN {CHOSEN})"
    listed = chosen(sorted(keys))
    sql = f"SELECT DISTINCT block FROM known_names WHERE known {which}"
    unsettle(connection, [block for (block,) in connection.rows(sql, (listed,)).fetchall()])
    connection.run(f"DELETE FROM known_names WHERE known {which}", (listed,))
    connection.run(f"DELETE FROM known WHERE hash IN {CHOSEN}", (listed,))


def beside(connection: Connection, block: str) -> set[str]:
    """The blocks that entries with a name in this one can have joined with it."""
    sql = (
        "SELECT DISTINCT other.block FROM known_names AS here JOIN known_names AS other ON other.known = here.known "
        "WHERE here.block = ? AND EXISTS (SELECT 1 FROM profiles WHERE block = other.block)"
    )
    return {other for (other,) in connection.rows(sql, (block,))}


def renew(connection: Connection) -> None:
    """Say by the present rules where every name is filed."""
    sql = "SELECT known, known_names.name, kind FROM known_names JOIN known ON known.id = known"
    for number, name, kind in connection.rows(sql).fetchall():
        told = Reference(SpeakerKind(kind), name)
        sql = "UPDATE known_names SET key = ?, block = ? WHERE known = ? AND name = ?"
        connection.run(sql, (told.key, told.block, number, name))


def joined(connection: Connection, block: str) -> set[str]:
    """The blocks that entries join with one by the names that speak there."""
    if connection.one("SELECT 1 FROM known_names") is None:
        return set()
    sql = "SELECT DISTINCT names.name, kind FROM profiles JOIN names ON names.id = profiles.name WHERE block = ?"
    keys = {Reference(SpeakerKind(kind), name).key for name, kind in connection.rows(sql, (block,)).fetchall()}
    sql = (
        "SELECT DISTINCT other.block FROM known_names AS here JOIN known_names AS other ON other.known = here.known "
        f"WHERE here.key IN {CHOSEN} AND other.block <> ? "
        "AND EXISTS (SELECT 1 FROM profiles WHERE block = other.block)"
    )
    return {other for (other,) in connection.rows(sql, (chosen(sorted(keys)), block))}


def of(connection: Connection, keys: Collection[Key]) -> dict[Known, set[Key]]:
    """The entries that have some of these names, each with those; a name of several entries tells nothing."""
    sql = (
        "SELECT known.id, known.entry, known.kind, known.name, wikidata, key FROM known_names "
        f"JOIN known ON known.id = known WHERE key IN {CHOSEN} ORDER BY known.hash"
    )
    found: dict[Known, set[Key]] = {}
    owners: dict[Key, set[Known]] = {}
    for _, entry, kind, name, wikidata, key in connection.rows(sql, (chosen(sorted({key for _, key in keys})),)):
        one = Known(entry, SpeakerKind(kind), name, (), wikidata)
        found.setdefault(one, set()).add((one.kind, key))
        owners.setdefault((one.kind, key), set()).add(one)
    shared = {key for key, several in owners.items() if len(several) > 1}
    return {one: left for one, each in found.items() if (left := (each & {*keys}) - shared)}
