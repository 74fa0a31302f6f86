"""A person at work on a record: each method is one decision, kept with who, when and why, and in force at once."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import cast

from onrecord.errors import Damaged, InputError, NotThere, SettingsError
from onrecord.model import Anchor, Json, Judgement, JudgementKind, SpeakerKind
from onrecord.record import anchors, judgements
from onrecord.record.connection import Connection
from onrecord.record.find import find
from onrecord.record.settling import settle
from onrecord.record.speakers import called
from onrecord.record.words import writable
from onrecord.registry.names import Name
from onrecord.registry.profiles import Reference, is_named
from onrecord.resolve.lexicon import fold, words

_SOME = 5
"""Ids that a message names."""
_LEAST = 6
"""Digits by which a quotation or a judgement can be named."""
_ID = re.compile(r"[0-9a-f]{16}")
_MOST_DIGITS = 10
"""Of a quotation's number in its article; SQLite knows no number of twenty."""


@dataclass(frozen=True, slots=True)
class _Speaker:
    """A speaker that a judgement is about."""

    name: str
    kind: SpeakerKind
    names: tuple[Reference, ...]


class Judge:
    """Decides on one record in the name of one person. Every method raises NotThere for what the record has not, and
    SettingsError for a decision that makes no sense."""

    def __init__(self, connection: Connection, by: str | None = None) -> None:
        self._connection = connection
        self._by = writable((by or os.environ.get("ONRECORD_BY") or _user()).strip()) or "unknown"

    def merge(self, speaker: str, *others: str, why: str = "") -> Judgement:
        """The speakers are one, under all names that they have now."""
        with self._connection.writing():
            one, *rest = [self._speaker(each) for each in (speaker, *others)]
            other = tuple(dict.fromkeys(name for each in rest for name in each.names if name not in one.names))
            if not other:
                raise SettingsError(f"{one.name} is one speaker already, or two of one name: name two of two names")
            return self._keep(JudgementKind.MERGE, why, {"one": _told(one.names), "other": _told(other)})

    def split(self, speaker: str, *names: str, why: str = "") -> Judgement:
        """The names, of all that the speaker goes by, are another's."""
        with self._connection.writing():
            whole = self._speaker(speaker, every=True)
            wanted = {Name.of(name).key: name for name in names}
            if not names or not all(name.strip() for name in names):
                raise SettingsError("say which names are another's")
            apart = [name for name in whole.names if name.key in wanted]
            if unknown := wanted.keys() - {name.key for name in apart}:
                known, other = ", ".join(name.name for name in whole.names), ", ".join(wanted[key] for key in unknown)
                raise NotThere(f"{whole.name} is not called {other}: it is called {known}")
            rest = [name for name in whole.names if name.key not in wanted]
            if not rest:
                raise SettingsError(f"those are all names of {whole.name}: nothing is left to split from")
            return self._keep(JudgementKind.SPLIT, why, {"one": _told(rest), "other": _told(apart)})

    def rename(self, speaker: str, name: str, *, why: str = "") -> Judgement:
        """The speaker is to be called so."""
        plain = " ".join(writable(name).split())
        if not plain:
            raise SettingsError("give the name that the speaker is to have")
        with self._connection.writing():
            whole = self._speaker(speaker)
            return self._keep(JudgementKind.RENAME, why, {"one": _told(whole.names), "name": plain})

    def reject(self, quotation: str, *, why: str = "") -> Judgement:
        """It is no quotation."""
        with self._connection.writing():
            return self._about(quotation, JudgementKind.REJECT, why, {})

    def fix(self, quotation: str, *speakers: str, kind: SpeakerKind | str | None = None, why: str = "") -> Judgement:
        """These speakers said it, each an id or a name; who is not in the record yet is a person, or of the `kind`."""
        if not speakers or not all(each.strip() for each in speakers):
            raise SettingsError("say who said it")
        if kind is not None and kind not in [*SpeakerKind]:
            raise SettingsError(f"{kind!r} is no kind of speaker: give one of {', '.join(SpeakerKind)}")
        given = SpeakerKind(kind) if kind else None
        with self._connection.writing():
            told = [self._who(each, given) for each in speakers]
            return self._about(quotation, JudgementKind.FIX, why, {"speakers": _told(told)})

    def undo(self, judgement: str, *, why: str = "") -> Judgement:
        """The judgement, by its id or the beginning of it, holds no longer; an undoing undone lets it hold again."""
        with self._connection.writing():
            every = judgements.every(self._connection)
            found = [one for one in every if len(judgement) >= _LEAST and one.id.startswith(judgement.lower())]
            if len(found) != 1:
                many = len(found) or "no"
                raise NotThere(f"{many} judgements are called {judgement!r}: `onrecord judge list` has their ids")
            held = judgements.standing(every)
            if later := next((one for one in held if one.supersedes == found[0].id), None):
                raise SettingsError(f"{found[0].id} was superseded by {later.id}: undo that")
            return self._keep(JudgementKind.UNDO, why, {}, supersedes=found[0].id)

    def add(
        self, several: Iterable[Judgement], *, missed: Callable[[InputError], object] | None = None
    ) -> tuple[int, int]:
        """Take over judgements that were made elsewhere; gives how many are new, and how many were there. Those that
        cannot be taken over go to `missed`."""
        with self._connection.writing():
            found = [*several]
            refused = judgements.refused(self._connection, found)
            good = [one for one in found if one.id not in refused]
            new = judgements.add(self._connection, good)
            settle(self._connection)
        for key, why in refused.items():
            if missed:
                missed(Damaged(f"judgement {key} {why}"))
        return new, len(good) - new

    def _about(self, quotation: str, what: JudgementKind, why: str, value: Mapping[str, Json]) -> Judgement:
        at = anchors.anchor(self._connection, self._quotation(quotation))
        held = judgements.in_force(judgements.every(self._connection))
        former = next((one for one in held if one.anchor == at and one.what is what), None)
        return self._keep(what, why, value, at, former.id if former else None)

    def _keep(
        self,
        what: JudgementKind,
        why: str,
        value: Mapping[str, Json],
        anchor: Anchor | None = None,
        supersedes: str | None = None,
    ) -> Judgement:
        bare = Judgement("", self._by, self._now(), writable(why.strip()), what, anchor, value, supersedes)
        made = replace(bare, id=judgements.identity(bare))
        judgements.add(self._connection, [made])
        settle(self._connection)
        return made

    def _now(self) -> str:
        """The time, later than that of any judgement here."""
        now = datetime.now(UTC)
        last = self._connection.one("SELECT max(at) FROM judgements")
        if last and last[0]:
            now = max(now, datetime.fromisoformat(last[0]) + timedelta(microseconds=1))
        return now.isoformat(timespec="microseconds")

    def _speaker(self, text: str, *, every: bool = False) -> _Speaker:
        """The one speaker that is called so, with the names that tell who it is, or with every name."""
        text = writable(text).strip()
        sql, values = called(text)
        found = self._connection.rows(
            f"SELECT id, hash, name, kind, name = ? COLLATE NOCASE OR hash = ? FROM speakers WHERE id IN ({sql})",
            (text, text, *values),
        ).fetchall()
        found = [row for row in found if row[4]] or found
        if len(found) != 1:
            some = "; ".join(f"{name} ({key})" for _, key, name, *_ in sorted(found, key=lambda row: row[2])[:_SOME])
            which = f": name one by its id, such as {some}" if found else ": `onrecord speakers` lists who speaks"
            raise NotThere(f"{len(found) or 'no'} speakers are called {text!r}{which}")
        number, _, name, kind, _ = found[0]
        names = self._names(number)
        if not names:
            raise SettingsError(f"{name!r} is nobody's name: fix the speaker of each quotation instead")
        return _Speaker(name, SpeakerKind(kind), tuple(names if every else self._telling(number)))

    def _names(self, speaker: int) -> list[Reference]:
        sql = (
            "SELECT DISTINCT names.name, kind FROM profiles JOIN names ON names.id = profiles.name WHERE speaker = ? "
            "ORDER BY names.name, kind"
        )
        rows = [(name, SpeakerKind(kind)) for name, kind in self._connection.rows(sql, (speaker,))]
        named = {(kind, Name.of(name).key): Reference(kind, name) for name, kind in rows if is_named(name, kind)}
        return list(named.values())

    def _who(self, text: str, kind: SpeakerKind | None) -> Reference:
        """Whom a user means as a speaker: one of the record by an id or the whole name, or somebody new."""
        plain = " ".join(writable(text).split())
        sql = (
            "SELECT id, kind FROM speakers WHERE hash = ?1 UNION SELECT speaker, kind FROM profiles WHERE hash = ?1 "
            "UNION SELECT id, kind FROM speakers WHERE name = ?1 COLLATE NOCASE"
        )
        found = [row for row in self._connection.rows(sql, (plain,)).fetchall() if kind in {None, row[1]}]
        telling = {names[0] for number, _ in found if (names := self._telling(number))}
        if len(telling) == 1:
            return telling.pop()
        if _ID.fullmatch(plain):
            raise NotThere(f"no speaker has the id {plain!r}: `onrecord speakers --format jsonl` prints ids")
        if not any(letter.isalnum() for letter in plain) or fold(plain) in words("stops"):
            raise SettingsError(f"{plain!r} is no name: say who said it")
        return Reference(kind or SpeakerKind.PERSON, plain)

    def _telling(self, speaker: int) -> list[Reference]:
        """The names of a speaker that tell who it is: a surname alone only where there is no other."""
        names = self._names(speaker)
        return [each for each in names if not Name.of(each.name).short] or names

    def _quotation(self, key: str) -> int:
        """The number of the quotation whose id begins so, or of "ARTICLE#3", the third that `article` shows."""
        key = writable(key).strip()
        article, _, place = key.rpartition("#")
        if article and place.isdecimal() and len(place) < _MOST_DIGITS:
            return self._numbered(article, int(place))
        low = key.lower()
        found = self._connection.rows(
            "SELECT id FROM quotations WHERE hash >= ? AND hash < ? LIMIT 2", (low, f"{low}g")
        ).fetchall()
        if len(low) < _LEAST or len(found) != 1:
            many = "several quotations begin" if len(found) > 1 else "no quotation begins"
            raise NotThere(f"{many} with {key!r}: `onrecord quotes --format jsonl` and `article` print their ids")
        return cast(int, found[0][0])

    def _numbered(self, article: str, place: int) -> int:
        page = find(self._connection, article)
        sql = "SELECT id FROM quotations WHERE article = ? AND position = ?"
        row = self._connection.one(sql, (page, place - 1))
        if row is None:
            raise NotThere(f"{article} has no quotation {place}: `onrecord article` numbers them")
        return cast(int, row[0])


def _told(several: Sequence[Reference]) -> list[Json]:
    return [{"name": each.name, "kind": each.kind.value} for each in several]


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        return ""
