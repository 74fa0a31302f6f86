"""What people judged: kept as it was said, found again after another reading, told to whoever asks what is in force.

A judgement about a quotation hangs on its words, one about speakers on their names, so that it holds for articles that
come later and in another record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import cast

from onrecord.model import Anchor, Json, Judgement, JudgementKind, SpeakerKind
from onrecord.read.judgements import anchor_of
from onrecord.record import linking, profiles
from onrecord.record.anchors import attached
from onrecord.record.connection import Connection
from onrecord.registry.profiles import Reference
from onrecord.resolve.answers import speaker

_COLUMNS = ["hash", "by", "at", "why", "what", "anchor", "value", "supersedes"]
_OF_PAGE = (
    "WITH RECURSIVE about (hash) AS (SELECT hash FROM judgements WHERE sha256 = ? UNION "
    "SELECT judgements.hash FROM judgements JOIN about ON judgements.supersedes = about.hash) SELECT hash FROM about"
)
_TAKEN_DOWN = "SELECT 1 FROM removals JOIN pages ON pages.id = page"
_JUDGED = "SELECT quotation, rejected, fixed FROM judged"
Key = tuple[SpeakerKind, str]
_Held = tuple[str | None, str | None, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class AboutSpeakers:
    """The judgements in force about speakers, the oldest first."""

    judgements: tuple[Judgement, ...]

    def same_of(self, keys: set[Key]) -> frozenset[frozenset[Key]]:
        """Pairs of these names that are one speaker: the later judgement wins."""
        return self._pairs_of(keys, JudgementKind.MERGE)

    def apart_of(self, keys: set[Key]) -> frozenset[frozenset[Key]]:
        """Pairs of these names that are two."""
        return self._pairs_of(keys, JudgementKind.SPLIT)

    def joined(self, block: str) -> set[str]:
        """The blocks that merges join with one."""
        return self._blocks.get(block, set())

    def name(self, keys: set[Key]) -> tuple[str, str] | None:
        """The name last given to a speaker of these names, and the judgement that gave it."""
        for one in reversed(self.judgements):
            if one.what is JudgementKind.RENAME and keys & {(r.kind, r.key) for r in references(one.value)}:
                return cast(str, one.value["name"]), one.id
        return None

    @cached_property
    def _blocks(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for one in self.judgements:
            if one.what is JudgementKind.MERGE:
                blocks = {each.block for each in references(one.value)}
                for block in blocks:
                    found.setdefault(block, set()).update(blocks)
        return found

    @cached_property
    def _pairs(self) -> dict[Key, dict[Key, JudgementKind]]:
        """What was judged of each two names, by either."""
        found: dict[Key, dict[Key, JudgementKind]] = {}
        for one in self.judgements:
            if one.what in {JudgementKind.MERGE, JudgementKind.SPLIT}:
                sides = [{(r.kind, r.key) for r in references({"one": one.value[side]})} for side in ("one", "other")]
                for a, b in ((a, b) for a in sides[0] for b in sides[1] if a != b):
                    found.setdefault(a, {})[b] = found.setdefault(b, {})[a] = one.what
        return found

    def _pairs_of(self, keys: set[Key], what: JudgementKind) -> frozenset[frozenset[Key]]:
        judged = ((a, b, how) for a in keys for b, how in self._pairs.get(a, {}).items())
        return frozenset(frozenset({a, b}) for a, b, how in judged if how is what and b in keys)


def references(value: Mapping[str, Json]) -> list[Reference]:
    """The speakers that a judgement's value names."""
    several = [cast(list[dict[str, str]], value.get(side) or []) for side in ("one", "other", "speakers")]
    return [Reference(SpeakerKind(each["kind"]), each["name"]) for side in several for each in side]


def identity(judgement: Judgement) -> str:
    """A judgement's id: sixteen hexadecimal digits of a hash of all that it says."""
    cells = _cells(judgement)[1:]
    return hashlib.sha256(json.dumps(cells, ensure_ascii=False).encode()).hexdigest()[:16]


def add(connection: Connection, several: Iterable[Judgement]) -> int:
    """Keep judgements and let them hold, in the caller's transaction, which is to settle the registry; gives how many
    the record had not."""
    there = {one.id: one for one in every(connection)}
    new = [one for key, one in {one.id: one for one in several}.items() if key not in there]
    for one in new:
        sha256 = one.anchor.sha256 if one.anchor else None
        connection.insert("judgements", ["sha256", *_COLUMNS], (sha256, *_cells(one)))
    _hold_anew(connection, new, there | {one.id: one for one in new})
    return len(new)


def refused(connection: Connection, several: Iterable[Judgement]) -> dict[str, str]:
    """Those that cannot be taken over, by id, and why: changed, of the future, about a page that was taken down, or
    superseding one that is nowhere."""
    found = {one.id: one for one in several}
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    why: dict[str, str] = {}
    for one in found.values():
        if identity(one) != one.id:
            why[one.id] = "was changed after it was made: take the line as `onrecord export` wrote it"
        elif one.at > tomorrow:
            why[one.id] = f"is of the future ({one.at}): set the clock where it was made, and judge again"
        elif one.anchor and connection.one(f"{_TAKEN_DOWN} WHERE sha256 = ?", (one.anchor.sha256,)):
            why[one.id] = "is about a page that was taken down here"
    there = {key for (key,) in connection.rows("SELECT hash FROM judgements")}
    while alone := [
        one
        for one in found.values()
        if one.id not in why and one.supersedes and one.supersedes not in there | {*found} - {*why}
    ]:
        why |= {one.id: f"supersedes {one.supersedes}, which is not to be had: import that, too" for one in alone}
    return why | _misplaced(connection, [one for one in found.values() if one.id not in why])


def _misplaced(connection: Connection, several: Sequence[Judgement]) -> dict[str, str]:
    """Those that supersede a later judgement, or one about something else."""
    there = {one.id: one for one in (*every(connection), *several)}
    why = {}
    for one in several:
        former = there.get(one.supersedes or "")
        if former and former.at >= one.at:
            why[one.id] = f"supersedes {former.id}, which was made later: take the lines as they were written"
        elif former and one.what is not JudgementKind.UNDO and (one.what, one.anchor) != (former.what, former.anchor):
            why[one.id] = f"supersedes {former.id}, which is about something else"
    return why


def forget(connection: Connection, page: int) -> None:
    """Take out the judgements about quotations of a page, for they hold its words, and what superseded them."""
    sql = f"DELETE FROM judgements WHERE hash IN ({_OF_PAGE})"
    (sha256,) = connection.one("SELECT sha256 FROM pages WHERE id = ?", (page,)) or ("",)
    connection.run(sql, (sha256,))


def _hold_anew(connection: Connection, new: Iterable[Judgement], there: Mapping[str, Judgement]) -> None:
    """Let what changes with some judgements be found anew: theirs, and that of those that they supersede."""
    touched: dict[str, Judgement] = {}
    for one in new:
        last: Judgement | None = one
        while last and last.id not in touched:
            touched[last.id] = last
            last = there.get(last.supersedes or "")
    profiles.unsettle(connection, {each.block for one in touched.values() for each in references(one.value)})
    for sha256 in sorted({one.anchor.sha256 for one in touched.values() if one.anchor}):
        if page := connection.one("SELECT id FROM pages WHERE sha256 = ?", (sha256,)):
            attach(connection, page[0], sha256)


def every(connection: Connection) -> list[Judgement]:
    """All judgements, the oldest first; of one moment by id."""
    return _every(connection, "", ())


def _every(connection: Connection, which: str, values: tuple[object, ...]) -> list[Judgement]:
    found = connection.rows(f"SELECT {', '.join(_COLUMNS)} FROM judgements {which} ORDER BY at, hash", values)
    return [_judgement(row) for row in found]


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that hold, undoings left out; the oldest first."""
    return [one for one in standing(judgements) if one.what is not JudgementKind.UNDO]


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that no other that stands supersedes; the oldest first."""
    ordered = sorted(judgements, key=lambda one: (one.at, one.id))
    superseded: set[str] = set()
    held = []
    for one in reversed(ordered):
        if one.id not in superseded:
            superseded |= {one.supersedes} if one.supersedes else set()
            held.append(one)
    return held[::-1]


def about_speakers(connection: Connection) -> AboutSpeakers:
    """The judgements in force about speakers."""
    about = (one for one in in_force(every(connection)) if one.anchor is None)
    return AboutSpeakers(tuple(about))


def attach(connection: Connection, page: int, sha256: str) -> None:
    """Find the quotations of a page that judgements in force are about, and let those hold."""
    if connection.one("SELECT 1 FROM judgements WHERE sha256 = ?", (sha256,)) is None:
        return
    chosen = "(SELECT id FROM quotations WHERE article = ?)"
    before = profiles.used(connection, page)
    for table in ("judged_speakers", "judged"):
        connection.run(f"DELETE FROM {table} WHERE quotation IN {chosen}", (page,))
    for quotation, found in sorted(_ruled(connection, page, sha256).items()):
        _rule(connection, quotation, found, page, sha256)
    profiles.let_go(connection, {*before, *profiles.used(connection, page)})
    linking.judged(connection, page)


def faults(connection: Connection) -> Iterator[tuple[str, str]]:
    """What of the judgements is not as it must be: the judgement or quotation, and what is wrong."""
    there = {one.id: one for one in every(connection)}
    for one in there.values():
        if identity(one) != one.id:
            yield f"judgement {one.id}", "it was changed after it was made"
        if one.supersedes and one.supersedes not in there:
            yield f"judgement {one.id}", f"it supersedes {one.supersedes}, which is missing"
    sql = "SELECT id, sha256 FROM pages WHERE sha256 IN (SELECT sha256 FROM judgements) ORDER BY id"
    meant = {
        quotation: _told(found)
        for page, sha256 in connection.rows(sql).fetchall()
        for quotation, found in _ruled(connection, page, sha256).items()
    }
    held = {number: (*ids, _fixed(connection, number)) for number, *ids in connection.rows(_JUDGED).fetchall()}
    for number in sorted({*meant, *held}):
        if meant.get(number) != held.get(number):
            (key,) = connection.one("SELECT hash FROM quotations WHERE id = ?", (number,)) or (number,)
            yield f"quotation {key}", "what holds for it is not what was judged"


def _ruled(connection: Connection, page: int, sha256: str) -> dict[int, dict[JudgementKind, Judgement]]:
    """The judgements in force about the quotations of a page."""
    ruled: dict[int, dict[JudgementKind, Judgement]] = {}
    for one in in_force(_every(connection, f"WHERE hash IN ({_OF_PAGE})", (sha256,))):
        if one.anchor:
            for quotation in attached(connection, page, one.anchor):
                ruled.setdefault(quotation, {})[one.what] = one
    return ruled


def _told(found: Mapping[JudgementKind, Judgement]) -> _Held:
    """What is to be written of the judgements in force about a quotation: which reject and fix it, who said it."""
    reject, fix = found.get(JudgementKind.REJECT), found.get(JudgementKind.FIX)
    who = tuple((each.name, each.kind.value) for each in references(fix.value)) if fix else ()
    return reject.id if reject else None, fix.id if fix else None, who


def _fixed(connection: Connection, quotation: int) -> tuple[tuple[str, str], ...]:
    """The speakers that are written as judged."""
    sql = (
        "SELECT names.name, kind FROM judged_speakers JOIN profiles ON profiles.id = profile "
        "JOIN names ON names.id = profiles.name WHERE quotation = ? ORDER BY position"
    )
    return tuple(connection.rows(sql, (quotation,)))


def _rule(
    connection: Connection, quotation: int, found: Mapping[JudgementKind, Judgement], page: int, sha256: str
) -> None:
    """Write which judgements hold for a quotation."""
    rejected, fixed, speakers = _told(found)
    connection.insert("judged", ["quotation", "rejected", "fixed"], (quotation, rejected, fixed))
    (published,) = connection.one("SELECT published FROM articles WHERE page = ?", (page,)) or (None,)
    for place, (name, kind) in enumerate(speakers):
        who = speaker(name, SpeakerKind(kind))
        cells = (who.id, who.name, who.kind.value, who.gender.value, "[]")
        profile = profiles.put(connection, cells, page, sha256, published)
        connection.insert("judged_speakers", ["quotation", "position", "profile"], (quotation, place, profile))


def _cells(one: Judgement) -> tuple[str | None, ...]:
    anchor = _json(anchor_json(one.anchor)) if one.anchor else None
    return (one.id, one.by, one.at, one.why, one.what.value, anchor, _json(dict(one.value)), one.supersedes)


def anchor_json(anchor: Anchor) -> dict[str, Json]:
    """An anchor as an object."""
    return {
        "sha256": anchor.sha256,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start": anchor.start,
        "in": anchor.part.value,
    }


def _judgement(row: tuple[str | None, ...]) -> Judgement:
    key, by, at, why, what, anchor, value, supersedes = row
    return Judgement(
        cast(str, key),
        cast(str, by),
        cast(str, at),
        cast(str, why),
        JudgementKind(cast(str, what)),
        anchor_of(json.loads(anchor)) if anchor else None,
        json.loads(cast(str, value)),
        supersedes,
    )


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
