"""Articles on one event, and articles that are the same text, as the record holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.errors import NotThere
from onrecord.link.copy_kinds import CopyKind
from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection
from onrecord.record.words import writable

_ID = 16
"""Digits of the earliest article's hash that are a group's id."""
_LEAST = 6


@dataclass(frozen=True, slots=True)
class Told:
    """One article of a group."""

    article: str
    """Its id."""
    title: str | None
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event."""

    id: str
    """Digits of the hash of its earliest article."""
    title: str | None
    """Of the article that is most like the others."""
    articles: tuple[Told, ...]
    """The earliest published first, undated ones last."""

    @property
    def days(self) -> tuple[str | None, str | None]:
        """The first and the last day on which one of them was published."""
        days = sorted(told.published[:10] for told in self.articles if told.published)
        return (days[0], days[-1]) if days else (None, None)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who published them, each once, in the order of the articles."""
        return tuple(dict.fromkeys(told.outlet for told in self.articles if told.outlet))


@dataclass(frozen=True, slots=True)
class Copies:
    """Articles that are the same text."""

    id: str
    kind: CopyKind
    articles: tuple[Told, ...]
    origin: str | None
    """The id of the article that the others come from; None where neither dates nor credits tell."""


_ABOUT = (
    "FROM stories JOIN articles ON articles.page = first JOIN pages ON pages.id = first "
    "WHERE ?1 IS NULL OR EXISTS (SELECT 1 FROM told_in JOIN articles AS told ON told.page = told_in.page "
    "WHERE story = stories.id AND (instr(casefold(title), casefold(?1)) OR instr(casefold(outlet), casefold(?1))))"
)
_HOME = "SELECT story FROM told_in WHERE page = ?"


def stories(connection: Connection, limit: int | None = None, about: str | None = None) -> Iterator[Story]:
    """Stories of two articles and more, the latest first, undated ones last; only those of which a title or an outlet
    holds `about`."""
    sql = f"SELECT first {_ABOUT} ORDER BY published IS NULL, substr(published, 1, 10) DESC, pages.sha256 LIMIT ?2"
    with connection.reading():
        pages = [page for (page,) in connection.rows(sql, (_plain(about), -1 if limit is None else limit))]
    for page in pages:  # a story gets another number when it is grouped anew
        with connection.reading():
            found = [numbered(connection, n) for (n,) in connection.rows(_HOME, (page,)).fetchall()]
        yield from found


def count(connection: Connection, about: str | None = None) -> int:
    """How many stories `stories` would give."""
    return connection.number(f"SELECT count(*) {_ABOUT}", (_plain(about),))


def _plain(about: str | None) -> str | None:
    return None if about is None else writable(about).strip()


def every(connection: Connection) -> Iterator[Story]:
    """All stories of two articles and more, in an order that depends on nothing but themselves."""
    sql = "SELECT stories.id FROM stories JOIN pages ON pages.id = first ORDER BY name, sha256"
    for (number,) in connection.rows(sql).fetchall():
        yield numbered(connection, number)


def story(connection: Connection, name: str) -> Story:
    """The story that is called so."""
    with connection.reading():
        return numbered(connection, find(connection, name))


def find(connection: Connection, name: str) -> int:
    """The number of the story whose id begins so. Raises NotThere for none and for several."""
    low = writable(name).strip().lower()
    sql = "SELECT DISTINCT story FROM told_in JOIN pages ON pages.id = page WHERE sha256 >= ?1 AND sha256 < ?1 || 'g' "
    with connection.reading():
        found: list[int] = [number for (number,) in connection.rows(sql, (low,))] if len(low) >= _LEAST else []
    if len(found) != 1:
        many = "several stories are" if found else "no story is"
        raise NotThere(f"{many} called {name!r}: `onrecord stories` prints their ids")
    return found[0]


def copies(connection: Connection, page: int | None = None) -> Iterator[Copies]:
    """All groups of copies, in an order that depends on nothing but themselves; with a page only the one it is in."""
    sql = (
        "SELECT copies.id, kind, origin, sha256 FROM copies JOIN copied ON copies = copies.id AND position = 0 "
        "JOIN pages ON pages.id = page WHERE ?1 IS NULL OR copies.id = (SELECT copies FROM copied WHERE page = ?1) "
        "ORDER BY name, sha256"
    )
    for number, kind, origin, sha256 in connection.rows(sql, (page,)).fetchall():
        told = _told(connection, "copied", "copies", number)
        source = next((article for page, article in told.items() if page == origin), None)
        yield Copies(sha256[:_ID], CopyKind(kind), tuple(told.values()), source.article if source else None)


def same_texts(connection: Connection, quotations: Iterable[int]) -> dict[int, tuple[int, bool]]:
    """Quotations whose article is a copy -> a number that those of copies of one text share, and whether theirs is the
    article that the others come from."""
    sql = (
        "SELECT quotations.id, copies, origin IS article FROM quotations JOIN copied ON page = article "
        f"JOIN copies ON copies.id = copies WHERE quotations.id IN {CHOSEN}"
    )
    return {number: (group, bool(first)) for number, group, first in connection.rows(sql, (chosen(quotations),))}


def numbered(connection: Connection, number: int) -> Story:
    """The story of a number in the file."""
    told = _told(connection, "told_in", "story", number)
    lead, sha256 = connection.one(
        "SELECT lead, sha256 FROM stories JOIN pages ON pages.id = first WHERE stories.id = ?", (number,)
    ) or (0, "")
    return Story(sha256[:_ID], told[lead].title, tuple(told.values()))


def _told(connection: Connection, table: str, column: str, number: int) -> dict[int, Told]:
    sql = (
        f"SELECT told.page, article_ids.id, title, outlet, published FROM {table} AS told "
        "JOIN articles ON articles.page = told.page JOIN article_ids ON article_ids.page = told.page "
        f"WHERE {column} = ? ORDER BY position"
    )
    return {page: Told(*cells) for page, *cells in connection.rows(sql, (number,))}
