"""What of the articles is compared, kept beside them: written once an article is there, and asked for candidates.

Which two articles are candidates depends on the two alone.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onrecord.link.bands import COMMON, band_keys
from onrecord.link.copies import Text
from onrecord.link.dates import ordinal
from onrecord.link.events import SHARED, SHARED_UNDATED, WINDOW
from onrecord.link.gist import Gist, gist_of
from onrecord.link.phrases import phrase_keys
from onrecord.link.shingles import Body
from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection

DAYS = 7
"""Days between two quotations beyond which equal words are not looked for: then they are a refrain."""
_UNDATED = 0
_OF_PAGES = ("sketches", "terms", "bands")


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article as it is compared."""

    page: int
    gist: Gist
    text: Text
    bands: tuple[int, ...]
    phrases: frozenset[tuple[int, int, int]]
    """Key, day and number of the quotation."""


def sketch(connection: Connection, page: int) -> Sketch:
    """The sketch of an article of the record."""
    title, body, outlet, published, sha256 = connection.one(
        "SELECT title, text, outlet, published, sha256 FROM articles JOIN pages ON id = page WHERE page = ?", (page,)
    ) or ("", "", None, None, "")
    text = _text(connection, page, body, outlet)
    quoted = connection.rows(
        "SELECT id, words, first_day FROM quotations JOIN contents ON quotation = id WHERE article = ?", (page,)
    )
    phrases = frozenset(
        (key, ordinal(day) or _UNDATED, number) for number, words, day in quoted for key in phrase_keys(words)
    )
    return Sketch(page, gist_of(sha256, title, body, published), text, tuple(band_keys(text.body)), phrases)


def put(connection: Connection, made: Sketch) -> None:
    """Keep a sketch."""
    day = made.gist.day
    connection.insert("sketches", ["page", "day", "gist"], (made.page, day, made.gist.as_json()))
    terms = [(made.page, word, day or _UNDATED) for word in made.gist.keys]
    connection.insert_each("terms", ["page", "word", "day"], made.page, [term[1:] for term in terms])
    connection.insert_each("bands", ["page", "key"], made.page, [(key,) for key in sorted({*made.bands})])
    for phrase in sorted(made.phrases):
        connection.insert("phrases", ["key", "day", "quotation"], phrase)


def take_out(connection: Connection, page: int) -> None:
    """Take out the sketch of an article, found by what it was made of, which must still be there."""
    if connection.one("SELECT 1 FROM sketches WHERE page = ?", (page,)) is None:
        return
    made = sketch(connection, page)
    day = made.gist.day or _UNDATED
    for word in made.gist.keys:
        connection.run("DELETE FROM terms WHERE word = ? AND day = ? AND page = ?", (word, day, page))
    for key in {*made.bands}:
        connection.run("DELETE FROM bands WHERE key = ? AND page = ?", (key, page))
    for phrase in made.phrases:
        connection.run("DELETE FROM phrases WHERE key = ? AND day = ? AND quotation = ?", phrase)
    connection.run("DELETE FROM sketches WHERE page = ?", (page,))


def look_for_and_take_out(connection: Connection, page: int) -> None:
    """Take out the sketch of an article that other rules made: it is looked for everywhere."""
    for table in _OF_PAGES:
        connection.run(f"DELETE FROM {table} WHERE page = ?", (page,))
    connection.run("DELETE FROM phrases WHERE quotation IN (SELECT id FROM quotations WHERE article = ?)", (page,))


def take_out_all(connection: Connection) -> None:
    """Take out all sketches: other rules made them."""
    for table in (*_OF_PAGES, "phrases"):
        connection.run(f"DELETE FROM {table}")


def texts_like(connection: Connection, made: Sketch) -> list[int]:
    """The articles that can be the same text, by their numbers."""
    by_bands = f"SELECT page FROM bands WHERE key IN {CHOSEN} AND page <> ? GROUP BY page HAVING count(*) >= {COMMON}"
    at_one_address = (
        "SELECT DISTINCT there.page FROM inputs AS here JOIN inputs AS there ON there.address = here.address "
        "JOIN sketches ON sketches.page = there.page WHERE here.page = ? AND there.page <> here.page"
    )
    found = connection.rows(f"{by_bands} UNION {at_one_address}", (chosen(made.bands), made.page, made.page))
    return sorted(page for (page,) in found)


def events_like(connection: Connection, made: Sketch) -> list[int]:
    """The articles that can be on the same event, by their numbers."""
    day = made.gist.day
    words = chosen(made.gist.keys)
    if day is None:
        sql = f"SELECT page FROM terms WHERE word IN {CHOSEN} AND page <> ? GROUP BY page HAVING count(*) >= ?"
        return sorted(page for (page,) in connection.rows(sql, (words, made.page, SHARED_UNDATED)))
    sql = (
        f"SELECT page FROM terms WHERE word IN {CHOSEN} AND day BETWEEN ? AND ? AND page <> ? "
        f"GROUP BY page HAVING count(*) >= ?"
    )
    dated = (words, day - WINDOW, day + WINDOW, made.page, SHARED)
    undated = (words, _UNDATED, _UNDATED, made.page, SHARED_UNDATED)
    return sorted({page for values in (dated, undated) for (page,) in connection.rows(sql, values)})


def words_like(connection: Connection, made: Sketch) -> dict[int, set[int]]:
    """The articles in which some of the same words are quoted, of days that are near or unknown: each with the numbers
    of the quotations, there and here, that share them."""
    found: dict[int, set[int]] = defaultdict(set)
    for key, day, mine in sorted(made.phrases):
        which, values = (
            ("", ()) if day == _UNDATED else ("AND (day BETWEEN ? AND ? OR day = 0)", (day - DAYS, day + DAYS))
        )
        article = "(SELECT article FROM quotations WHERE id = quotation)"
        sql = f"SELECT quotation, {article} FROM phrases WHERE key = ? {which}"
        for theirs, page in connection.rows(sql, (key, *values)):
            if page != made.page:
                found[page] |= {mine, theirs}
    return found


def gist(connection: Connection, page: int) -> Gist:
    """The gist of an article that has a sketch."""
    sha256, day, text = connection.one(
        "SELECT sha256, day, gist FROM sketches JOIN pages ON id = page WHERE page = ?", (page,)
    ) or ("", None, "[{}, {}, []]")
    return Gist.of_json(sha256, day, text)


def text(connection: Connection, page: int) -> Text:
    """An article as it is compared with others for being the same text."""
    body, outlet = connection.one("SELECT text, outlet FROM articles WHERE page = ?", (page,)) or ("", None)
    return _text(connection, page, body, outlet)


def _text(connection: Connection, page: int, body: str, outlet: str | None) -> Text:
    sql = "SELECT DISTINCT address FROM inputs WHERE page = ? AND address IS NOT NULL ORDER BY address"
    addresses = tuple(address for (address,) in connection.rows(sql, (page,)))
    return Text(Body.of(body), addresses, outlet)
