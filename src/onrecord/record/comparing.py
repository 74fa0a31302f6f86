"""Articles are compared two by two: whether they are the same text, whether they are on one event, and which of their
quotations may report one utterance. What comes out depends on the two alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from functools import partial
from typing import TypeVar

from onrecord.link.copies import compare
from onrecord.link.events import comparable, likeness
from onrecord.link.gist import cosine
from onrecord.link.pairs import Likely, likely, only_verbatim, repeated
from onrecord.link.quoted import Quoted, stretches
from onrecord.link.terms import terms_of
from onrecord.model import Kind
from onrecord.record import sketches
from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection
from onrecord.record.groupings import key
from onrecord.record.sketches import Sketch

T = TypeVar("T")
_ALIKE = 0.08
"""Cosine of two articles' heaviest words from which on their quotations are compared."""
_KEPT = 400
"""Articles that are held, so that neighbours do not read them again and again."""


class Comparer:
    """Compares articles of one record with those that were compared before."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._quoted = _Held(partial(quoted, connection))
        self._gists = _Held(partial(sketches.gist, connection))
        self._bodies = _Held(partial(sketches.text, connection))
        self._state: object = None

    def begin(self) -> None:
        """Let go of what another program may have changed since; to be called in each transaction."""
        state = self._connection.one("PRAGMA data_version")
        if state != self._state:
            for held in (self._quoted, self._gists, self._bodies):
                held.clear()
        self._state = state

    def add(self, page: int) -> None:
        """Sketch an article, and write all pairs of it and others that were sketched before."""
        made = sketches.sketch(self._connection, page)
        self._texts(made)
        close = self._events(made)
        self._repeated(made)
        sharing = sketches.words_like(self._connection, made)
        for other in sorted(close | sharing.keys()):
            self._words(made, other, sharing.get(other, frozenset()))
        sketches.put(self._connection, made)

    def _texts(self, made: Sketch) -> None:
        self._bodies.keep(made.page, made.text)
        for other in sketches.texts_like(self._connection, made):
            if found := compare(made.text, self._bodies[other]):
                pair = sorted((made.page, other))
                columns = ["one", "other", "kind", "share"]
                self._connection.insert("same_texts", columns, (*pair, found.kind.value, found.share))

    def _events(self, made: Sketch) -> set[int]:
        """The articles that are alike enough for their quotations to be compared."""
        close = set()
        for other in sketches.events_like(self._connection, made):
            gist = self._gists[other]
            if not comparable(made.gist, gist):
                continue
            if found := likeness(made.gist, gist):
                self._connection.insert("alike", ["one", "other", "likeness"], (*sorted((made.page, other)), found))
            if cosine(made.gist.terms, gist.terms) >= _ALIKE:
                close.add(other)
        return close

    def _repeated(self, made: Sketch) -> None:
        """What the article itself says twice."""
        mine = self._quoted[made.page]
        self._write(repeated([each for _, each in mine.values()]), {key: number for key, (number, _) in mine.items()})

    def _write(self, pairs: Iterable[Likely], numbers: Mapping[str, int]) -> None:
        for pair in pairs:
            both = sorted((numbers[pair.one], numbers[pair.other]))
            self._connection.insert("same_words", ["one", "other", "same", "open"], (*both, pair.same, pair.open))

    def _words(self, made: Sketch, other: int, sharing: Set[int]) -> None:
        """`sharing` are the quotations of both that share a phrase."""
        mine, gist = self._quoted[made.page], self._gists[other]
        alike, event = cosine(made.gist.terms, gist.terms), likeness(made.gist, gist)
        if only_verbatim((each for _, each in mine.values()), event) and not self._repeats(mine, sharing):
            return
        theirs = self._quoted[other]
        numbers = {key: number for key, (number, _) in (mine | theirs).items()}
        repeating = {key for key, number in numbers.items() if number in sharing}
        if gist.key < made.gist.key:  # the same two in the same order, whichever came first
            mine, theirs = theirs, mine
        here, there = ([each for _, each in side.values()] for side in (mine, theirs))
        self._write(likely(here, there, alike, event, repeating), numbers)

    def _repeats(self, mine: Mapping[str, tuple[int, Quoted]], sharing: Set[int]) -> bool:
        """Whether, of the quotations that share a phrase, another's and one of mine share so many words in a row that
        nothing else must speak for them; asked before all of its article are fetched."""
        said = frozenset(s for number, each in mine.values() if number in sharing for s in each.stretches)
        theirs = sharing - {number for number, _ in mine.values()}
        rows = self._connection.rows(f"SELECT words FROM contents WHERE quotation IN {CHOSEN}", (chosen(theirs),))
        return any(not said.isdisjoint(stretches(terms_of(words))) for (words,) in rows)


class _Held(dict[int, T]):
    """What was made of the last articles that were asked for."""

    def __init__(self, make: Callable[[int], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, page: int) -> T:
        return self.keep(page, self._make(page))

    def keep(self, page: int, made: T) -> T:
        """Hold what was made of an article, in place of the one held longest where there are many."""
        if len(self) >= _KEPT:
            del self[next(iter(self))]
        self[page] = made
        return made


def quoted(connection: Connection, page: int) -> dict[str, tuple[int, Quoted]]:
    """The quotations of an article as they are compared: key -> number in this file and what is compared."""
    sql = (
        "SELECT quotations.id, sha256, position, words, kind, said_earliest, said_latest, published FROM quotations "
        "JOIN articles ON page = article JOIN pages ON pages.id = page "
        "JOIN contents ON contents.quotation = quotations.id "
        "LEFT JOIN circumstances ON circumstances.quotation = quotations.id WHERE article = ? ORDER BY position"
    )
    return {
        key(sha256, position): (number, Quoted(key(sha256, position), str(page), words, Kind(kind), *days))
        for number, sha256, position, words, kind, *days in connection.rows(sql, (page,))
    }
