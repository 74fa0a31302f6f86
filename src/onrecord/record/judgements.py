"""What people judged: kept as it was said, found again after another reading, told to whoever asks what is in force.

A judgement about a quotation hangs on its words, one about speakers on their names, so that it holds for articles that
come later and in another record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from onrecord.model import Anchor, Json, Judgement, JudgementKind, SpeakerKind
from onrecord.read.judgements import anchor_of
from onrecord.record import profiles
from onrecord.record.anchors import attached
from onrecord.record.connection import Connection
from onrecord.registry.profiles import Reference
from onrecord.resolve.answers import speaker

_COLUMNS = ["hash", "by", "at", "why", "what", "anchor", "value", "supersedes"]
Key = tuple[SpeakerKind, str]


@dataclass(frozen=True)
class AboutSpeakers:
    """The judgements in force about speakers, the oldest first."""

    judgements: tuple[Judgement, ...]

    @cached_property
    def same(self) -> frozenset[frozenset[Key]]:
        """Pairs of names that are one speaker: the later judgement wins."""
        return self._pairs[0]

    @cached_property
    def apart(self) -> frozenset[frozenset[Key]]:
        """Pairs of names that are two."""
        return self._pairs[1]

    def joined(self, block: str) -> set[str]:
        """The blocks that merges join with one."""
        merges = [one for one in self.judgements if one.what is JudgementKind.MERGE]
        sets = ({each.block for each in references(one.value)} for one in merges)
        return {other for blocks in sets if block in blocks for other in blocks}

    def name(self, keys: set[Key]) -> tuple[str, str] | None:
        """The name last given to a speaker of these names, and the judgement that gave it."""
        for one in reversed(self.judgements):
            if one.what is JudgementKind.RENAME and keys & {(r.kind, r.key) for r in references(one.value)}:
                return cast(str, one.value["name"]), one.id
        return None

    @cached_property
    def _pairs(self) -> tuple[frozenset[frozenset[Key]], frozenset[frozenset[Key]]]:
        verdicts: dict[frozenset[Key], JudgementKind] = {}
        for one in self.judgements:
            if one.what in {JudgementKind.MERGE, JudgementKind.SPLIT}:
                sides = [{(r.kind, r.key) for r in references({"one": one.value[side]})} for side in ("one", "other")]
                verdicts |= {frozenset({a, b}): one.what for a in sides[0] for b in sides[1] if a != b}
        return (
            frozenset(pair for pair, what in verdicts.items() if what is JudgementKind.MERGE),
            frozenset(pair for pair, what in verdicts.items() if what is JudgementKind.SPLIT),
        )


def references(value: Mapping[str, Json]) -> list[Reference]:
    """The speakers that a judgement's value names."""
    several = [cast(list[dict[str, str]], value.get(side) or []) for side in ("one", "other", "speakers")]
    return [Reference(SpeakerKind(each["kind"]), each["name"]) for side in several for each in side]


def identity(judgement: Judgement) -> str:
    """A judgement's id: sixteen hexadecimal digits of a hash of all that it says."""
    cells = _cells(judgement)[1:]
    return hashlib.sha256(json.dumps(cells, ensure_ascii=False).encode()).hexdigest()[:16]


def add(connection: Connection, judgement: Judgement) -> bool:
    """Keep a judgement and let it hold, in the caller's transaction, which is to settle the registry; False where the
    record has it."""
    if connection.one("SELECT 1 FROM judgements WHERE hash = ?", (judgement.id,)):
        return False
    sha256 = judgement.anchor.sha256 if judgement.anchor else None
    connection.insert("judgements", ["sha256", *_COLUMNS], (sha256, *_cells(judgement)))
    touched = {judgement.id: judgement}
    named = {one.id: one for one in every(connection)}
    while (last := [*touched.values()][-1]).supersedes in named and last.supersedes not in touched:
        touched[last.supersedes] = named[last.supersedes]
    for one in touched.values():
        profiles.unsettle(connection, [each.block for each in references(one.value)])
        if one.anchor:
            page = connection.one("SELECT id FROM pages WHERE sha256 = ?", (one.anchor.sha256,))
            if page:
                attach(connection, page[0], one.anchor.sha256)
    return True


def every(connection: Connection) -> list[Judgement]:
    """All judgements, the oldest first; of one moment by id."""
    found = connection.rows(f"SELECT {', '.join(_COLUMNS)} FROM judgements ORDER BY at, hash")
    return [_judgement(row) for row in found]


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that no other in force supersedes, undoings left out; the oldest first."""
    ordered = sorted(judgements, key=lambda one: (one.at, one.id))
    superseded: set[str] = set()
    held = []
    for one in reversed(ordered):
        if one.id not in superseded:
            superseded |= {one.supersedes} if one.supersedes else set()
            held.append(one)
    return [one for one in reversed(held) if one.what is not JudgementKind.UNDO]


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
    ruled: dict[int, dict[JudgementKind, Judgement]] = {}
    for one in in_force(every(connection)):
        if one.anchor and one.anchor.sha256 == sha256:
            for quotation in attached(connection, page, one.anchor):
                ruled.setdefault(quotation, {})[one.what] = one
    for quotation, found in sorted(ruled.items()):
        _rule(connection, quotation, found, page, sha256)
    profiles.let_go(connection, {*before, *profiles.used(connection, page)})


def forget(connection: Connection, page: int) -> None:
    """Take out the judgements about quotations of a page, for they hold its words, and what superseded them."""
    gone = "SELECT hash FROM judgements WHERE sha256 = (SELECT sha256 FROM pages WHERE id = ?)"
    later = "SELECT judgements.hash FROM judgements JOIN gone ON supersedes = gone.hash"
    connection.run(
        f"WITH RECURSIVE gone (hash) AS ({gone} UNION {later}) "
        "DELETE FROM judgements WHERE hash IN (SELECT hash FROM gone)",
        (page,),
    )


def _rule(
    connection: Connection, quotation: int, found: Mapping[JudgementKind, Judgement], page: int, sha256: str
) -> None:
    """Write which judgements hold for a quotation."""
    reject, fix = found.get(JudgementKind.REJECT), found.get(JudgementKind.FIX)
    ids = (reject.id if reject else None, fix.id if fix else None)
    connection.insert("judged", ["quotation", "rejected", "fixed"], (quotation, *ids))
    if fix is None:
        return
    (published,) = connection.one("SELECT published FROM articles WHERE page = ?", (page,)) or (None,)
    for place, each in enumerate(references(fix.value)):
        who = speaker(each.name, each.kind)
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
