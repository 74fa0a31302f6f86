"""The speakers of the record: profiles of the touched blocks are grouped anew, and each profile is told who it is.

What comes out depends on the articles, lists and judgements of the record, never on the order in which they came.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import Gender, SpeakerKind
from onrecord.record import judgements, known, linking
from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection
from onrecord.record.profiles import NAMELESS, speaker
from onrecord.record.undisturbed import undisturbed
from onrecord.registry import RULES
from onrecord.registry.groups import Judged, by_key
from onrecord.registry.names import block_of
from onrecord.registry.profiles import Profile, is_named
from onrecord.registry.registry import Member, speakers

_SOME = 500
"""Blocks that one transaction settles."""
_AS_FOUND = "NOT EXISTS (SELECT 1 FROM judged_speakers WHERE judged_speakers.quotation = said_by.quotation)"
_WHERE = " UNION ".join(
    f"SELECT profile, article FROM {table} JOIN quotations ON id = quotation WHERE profile IN {CHOSEN} AND {holds}"
    for table, holds in (("said_by", _AS_FOUND), ("judged_speakers", "TRUE"))
)
"""What the view `who_said` tells, each article once: by way of the view it takes half as long again."""


@dataclass(frozen=True)
class _Group:
    """A speaker as it is to stand in the record."""

    key: str
    name: str
    kind: str
    named: str | None
    wikidata: str | None
    profiles: tuple[int, ...]


def settle(connection: Connection, most: int | None = None) -> bool:
    """Group anew the speakers of blocks that something was added to or taken from, of all or of `most`; in the caller's
    transaction. False where some are left."""
    if not _is_present(connection):
        _renew(connection)
    ruled = judgements.about_speakers(connection)
    sql = "SELECT block FROM unsettled ORDER BY block LIMIT ?"
    blocks = {block for (block,) in connection.rows(sql, (-1 if most is None else most,)).fetchall()}
    done: set[str] = set()
    left: set[int] = set()
    for block in sorted(blocks.union(*(known.beside(connection, block) for block in blocks))):
        if block not in done:
            together = _together(connection, block, ruled)
            done |= together
            stands = _standing(connection, together)
            for group in _groups(connection, together, ruled):
                if group not in stands:
                    left |= _write(connection, group)
    for block in sorted(done | blocks):
        connection.run("DELETE FROM unsettled WHERE block = ?", (block,))
    unused = "NOT EXISTS (SELECT 1 FROM profiles WHERE speaker = speakers.id)"
    connection.run(f"DELETE FROM speakers WHERE id IN {CHOSEN} AND {unused}", (chosen(left),))
    return most is None or len(blocks) < most


@undisturbed()
def settle_all(connection: Connection) -> None:
    """Group anew all speakers that are to be, in transactions of some, so that nobody waits long."""
    settled = False
    while not settled:
        with connection.writing():
            settled = settle(connection, _SOME)


def faults(connection: Connection) -> Iterator[tuple[str, str]]:
    """What of the registry is not as grouping it anew makes it: a speaker's name, and what is wrong. Nothing where
    other rules grouped it: the next change will group it by the present ones."""
    if not _is_present(connection):
        return
    ruled = judgements.about_speakers(connection)
    sql = "SELECT DISTINCT block FROM profiles ORDER BY block"
    unsettled = {block for (block,) in connection.rows("SELECT block FROM unsettled")}
    done = {NAMELESS}
    for (block,) in connection.rows(sql).fetchall():
        if block in done:
            continue
        together = _together(connection, block, ruled)
        done |= together
        if together & unsettled:
            continue
        stands = _standing(connection, together)
        for group in _groups(connection, together, ruled):
            if group not in stands:
                yield group.name, "this speaker is not who its names and judgements make it"


def _is_present(connection: Connection) -> bool:
    """Whether the speakers were grouped by the present rules."""
    return connection.one("SELECT rules FROM grouped") == (RULES,)


def _renew(connection: Connection) -> None:
    """Say by the present rules where every profile and every known name is filed; all speakers are to be grouped."""
    rows = connection.rows("SELECT profiles.id, names.name, kind FROM profiles JOIN names ON names.id = profiles.name")
    for number, name, kind in rows.fetchall():
        block = block_of(name, SpeakerKind(kind)) if is_named(name, SpeakerKind(kind)) else NAMELESS
        connection.run("UPDATE profiles SET block = ? WHERE id = ?", (block, number))
    known.renew(connection)
    connection.run("DELETE FROM unsettled")
    connection.run("INSERT INTO unsettled SELECT DISTINCT block FROM profiles WHERE block <> ?", (NAMELESS,))
    connection.run("UPDATE grouped SET rules = ?", (RULES,))


def _together(connection: Connection, block: str, ruled: judgements.AboutSpeakers) -> set[str]:
    """The block and all that judgements, lists of known people and ids that articles share join it with."""
    found, open_ = {block}, [block]
    while open_:
        here = open_.pop()
        others = {*ruled.joined(here), *known.joined(connection, here), *_same_ids(connection, here)} - found
        found |= others
        open_ += sorted(others)
    return found


def _same_ids(connection: Connection, block: str) -> set[str]:
    """The blocks of names that articles give the id of one in this block: "Ros—Lund" and "Ros-Lund"."""
    sql = (
        "SELECT DISTINCT block FROM profiles WHERE hash IN (SELECT hash FROM profiles WHERE block = ?1) "
        "AND block NOT IN (?1, ?2)"
    )
    return {other for (other,) in connection.rows(sql, (block, NAMELESS))}


def _groups(connection: Connection, blocks: Iterable[str], ruled: judgements.AboutSpeakers) -> list[_Group]:
    """The speakers of some blocks, in canonical order."""
    profiles = profiles_of(connection, blocks)
    if not profiles:
        return []
    named = {(p.kind, p.parts.key) for p in profiles}
    entries = known.of(connection, named)
    judged = Judged(ruled.same_of(named), ruled.apart_of(named), by_key(entries.values()))
    keys = {p.id: p for p in profiles}
    hashes = _hashes(connection, keys)
    used: set[str] = set()
    made = []
    for member in speakers(profiles, judged):
        key = _key(member, hashes, used)
        used.add(key)
        firm = {(keys[n].kind, keys[n].parts.key) for n in member.firm}
        entry = next((one for one, each in sorted(entries.items(), key=lambda e: e[0].id) if firm & each), None)
        rename = ruled.name(firm)
        name = rename[0] if rename else entry.name if entry else member.name
        wikidata = entry.wikidata if entry else None
        made.append(_Group(key, name, member.kind.value, rename[1] if rename else None, wikidata, member.profiles))
    return made


def _standing(connection: Connection, blocks: Iterable[str]) -> set[_Group]:
    """The speakers of some blocks as they are in the record, each with its profiles there."""
    sql = (
        "SELECT speakers.hash, speakers.name, speakers.kind, named, wikidata, profiles.id FROM profiles "
        f"JOIN speakers ON speakers.id = speaker WHERE block IN {CHOSEN} ORDER BY profiles.id"
    )
    found: dict[tuple[str, str, str, str | None, str | None], list[int]] = {}
    for key, name, kind, named, wikidata, number in connection.rows(sql, (chosen(sorted(blocks)),)):
        found.setdefault((key, name, kind, named, wikidata), []).append(number)
    return {_Group(*cells, tuple(numbers)) for cells, numbers in found.items()}


def _key(member: Member, hashes: dict[int, str], used: set[str]) -> str:
    """The speaker's id: the least hash of its names, which an article gives as well; namesakes have another each."""
    key = min(hashes[number] for number in member.firm or member.profiles)
    if member.sense:
        key = hashlib.sha256(f"{key} {member.sense}".encode()).hexdigest()[:16]
    while key in used:
        key = hashlib.sha256(key.encode()).hexdigest()[:16]
    return key


def profiles_of(connection: Connection, blocks: Iterable[str]) -> list[Profile]:
    """The profiles of some blocks, in an order that depends on nothing but what they hold."""
    rows = connection.rows(
        "SELECT profiles.id, names.name, kind, gender, roles, year FROM profiles "
        f"JOIN names ON names.id = profiles.name WHERE block IN {CHOSEN} "
        "ORDER BY names.name, kind, gender, roles, year",
        (chosen(sorted(blocks)),),
    ).fetchall()
    where: dict[int, set[int]] = {}
    numbers = chosen(row[0] for row in rows)
    for profile, article in connection.rows(_WHERE, (numbers, numbers)):
        where.setdefault(profile, set()).add(article)
    return [
        Profile(
            number,
            name,
            SpeakerKind(kind),
            Gender(gender),
            tuple(json.loads(roles)),
            year or None,
            frozenset(where.get(number, ())),
        )
        for number, name, kind, gender, roles, year in rows
    ]


def _hashes(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    sql = f"SELECT id, hash FROM profiles WHERE id IN {CHOSEN}"
    return dict(connection.rows(sql, (chosen(numbers),)).fetchall())


def _write(connection: Connection, group: _Group) -> set[int]:
    """Write a speaker; gives the numbers of those that lost a profile to it."""
    linking.speakers_changed(connection, _changed(connection, group))
    number = speaker(connection, group.key, group.name, group.kind)
    connection.run(
        "UPDATE speakers SET name = ?, kind = ?, named = ?, wikidata = ? WHERE id = ?",
        (group.name, group.kind, group.named, group.wikidata, number),
    )
    others = f"profiles WHERE id IN {CHOSEN} AND speaker <> ?"
    values = (chosen(group.profiles), number)
    left = {other for (other,) in connection.rows(f"SELECT DISTINCT speaker FROM {others}", values)}
    if left:
        connection.run(f"UPDATE profiles SET speaker = ? WHERE id IN {CHOSEN} AND speaker <> ?", (number, *values))
    return left


def _changed(connection: Connection, group: _Group) -> list[int]:
    """The profiles of a speaker that were with others before, or under another name or kind. Where a whole speaker gets
    another id, none of its profiles has changed."""
    listed = chosen(group.profiles)
    sql = (
        "SELECT profiles.id, speaker, speakers.name = ? AND speakers.kind = ? FROM profiles "
        f"JOIN speakers ON speakers.id = speaker WHERE profiles.id IN {CHOSEN}"
    )
    before = connection.rows(sql, (group.name, group.kind, listed)).fetchall()
    homes = Counter(home for _, home, _ in before)
    home = min(homes, key=lambda number: (-homes[number], number))
    (whole,) = connection.one("SELECT count(*) FROM profiles WHERE speaker = ?", (home,)) or (0,)
    stayed = home if homes[home] == whole else None
    return [profile for profile, former, same in before if former != stayed or not same]
