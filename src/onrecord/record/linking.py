"""What belongs together in the record: new articles are compared with the others, and what was touched is grouped
anew. What comes out depends on the articles and judgements of the record, never on the order in which they came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.link import RULES
from onrecord.record import former
from onrecord.record.chosen import CHOSEN, chosen
from onrecord.record.connection import Connection
from onrecord.record.groupings import COPIES, GROUPINGS, STATEMENTS, STORIES
from onrecord.record.undisturbed import undisturbed

if TYPE_CHECKING:
    from onrecord.record.comparing import Comparer

# What compares articles needs NumPy and is imported where that is done: questions do without.
# ruff: noqa: PLC0415

_ARTICLES, _GROUPS, _MANY = 100, 200, 500
"""Articles that one transaction compares, components that one groups, and articles that no judgement waits for."""


def link(connection: Connection) -> None:
    """Compare and group what is to be, in the caller's transaction. Where many articles are to be compared, as in a
    record of an older onrecord, that is left to the next `add`, so that nobody waits long."""
    if 0 < _waiting(connection) <= _MANY:
        from onrecord.record.comparing import Comparer

        _renew(connection)
        comparer = Comparer(connection)
        while _compare(connection, comparer):
            pass
    while _group(connection):
        pass


@undisturbed()
def link_all(connection: Connection) -> None:
    """The same in transactions of some, so that nobody waits long."""
    compare_all(connection)
    grouped = False
    while not grouped:
        with connection.writing():
            grouped = not _group(connection)


@undisturbed()
def compare_all(connection: Connection) -> None:
    """Compare all articles that are to be, in such transactions; nothing is grouped yet."""
    if not _waiting(connection):
        return
    from onrecord.record.comparing import Comparer

    comparer = Comparer(connection)
    with connection.writing():
        _renew(connection)
    compared = False
    while not compared:
        with connection.writing():
            compared = not _compare(connection, comparer)


def arrived(connection: Connection, page: int) -> None:
    """Note that an article is to be compared with the others."""
    connection.run("INSERT INTO unlinked (page) VALUES (?) ON CONFLICT DO NOTHING", (page,))


def found_at(connection: Connection, page: int, address: str | None) -> None:
    """Note that an article's page was found at another address, by which others may be versions of it."""
    sql = "SELECT 1 FROM inputs JOIN sketches USING (page) WHERE address = ?1 AND page <> ?2"
    if connection.one("SELECT 1 FROM sketches WHERE page = ?", (page,)) and connection.one(sql, (address, page)):
        _unlink(connection, page)
        arrived(connection, page)


def forget(connection: Connection, page: int) -> None:
    """Take out all that was found of an article, before it is itself taken out."""
    former.hand_over(connection, _quotations(connection, [page]))
    _unlink(connection, page)
    connection.run("DELETE FROM unlinked WHERE page = ?", (page,))


def _unlink(connection: Connection, page: int) -> None:
    from onrecord.record import sketches

    if _is_present(connection):
        sketches.take_out(connection, page)
    else:  # what other rules made of it is not found by making it again
        sketches.look_for_and_take_out(connection, page)
    COPIES.forget(connection, [page])
    STORIES.forget(connection, [page])
    STATEMENTS.forget(connection, _quotations(connection, [page]))


def speakers_changed(connection: Connection, profiles: Iterable[int]) -> None:
    """Note that other speakers said what is said by these profiles."""
    sql = f"SELECT quotation FROM who_said WHERE profile IN {CHOSEN}"
    STATEMENTS.mark(connection, {number for (number,) in connection.rows(sql, (chosen(profiles),))})


def judged(connection: Connection, page: int) -> None:
    """Note that other judgements hold for quotations of an article."""
    STATEMENTS.mark(connection, _quotations(connection, [page]))


def faults(connection: Connection) -> Iterator[tuple[str, str]]:
    """What of the groups is not as making them anew makes it: what it is, and what is wrong. Nothing where other rules
    made them, and of what is still to be grouped."""
    if not _is_present(connection):
        return
    sql = (
        "SELECT sha256 FROM articles JOIN pages ON id = page WHERE status = 'read' "
        "AND page NOT IN (SELECT page FROM sketches UNION SELECT page FROM unlinked)"
    )
    for (sha256,) in connection.rows(sql):
        yield sha256, "this article was never compared with the others"
    for grouping in GROUPINGS:
        sql = f"SELECT one FROM {grouping.table} UNION SELECT {grouping.member} FROM {grouping.members}"
        waiting = {n for (n,) in connection.rows("SELECT id FROM ungrouped WHERE what = ?", (grouping.groups,))}
        done: set[int] = set()
        for (number,) in connection.rows(sql).fetchall():
            if number in done:
                continue
            part = grouping.component(connection, number)
            done |= part.members
            meant = {*grouping.made(connection, part)}
            held = {*grouping.held(connection, part.members).values()}
            if meant != held and not part.members & waiting:
                yield grouping.groups, f"those of {grouping.member} {number} are not what the pairs make them"


def _compare(connection: Connection, comparer: Comparer) -> bool:
    """Compare some articles; False where none was left."""
    comparer.begin()
    sql = "SELECT page FROM unlinked ORDER BY page LIMIT ?"
    pages = [page for (page,) in connection.rows(sql, (_ARTICLES,))]
    for page in pages:
        comparer.add(page)
    COPIES.mark(connection, pages)
    STORIES.mark(connection, pages)
    STATEMENTS.mark(connection, _quotations(connection, pages))
    connection.run(f"DELETE FROM unlinked WHERE page IN {CHOSEN}", (chosen(pages),))
    return bool(pages)


def _group(connection: Connection) -> bool:
    """Group some of what is to be; False where nothing was left."""
    done = 0
    for grouping in GROUPINGS:
        sql = "SELECT id FROM ungrouped WHERE what = ? ORDER BY id LIMIT 1"
        while done < _GROUPS and (row := connection.one(sql, (grouping.groups,))):
            members = grouping.regroup(connection, row[0])
            sql_done = f"DELETE FROM ungrouped WHERE what = ? AND id IN {CHOSEN}"
            connection.run(sql_done, (grouping.groups, chosen(members)))
            done += 1
    return done > 0


def _quotations(connection: Connection, pages: Iterable[int]) -> list[int]:
    sql = f"SELECT id FROM quotations WHERE article IN {CHOSEN}"
    return [number for (number,) in connection.rows(sql, (chosen(pages),))]


def _waiting(connection: Connection) -> int:
    """How many articles are to be compared."""
    return connection.number(f"SELECT count(*) FROM {'unlinked' if _is_present(connection) else 'articles'}")


def _is_present(connection: Connection) -> bool:
    """Whether the articles were compared by the present rules."""
    return connection.one("SELECT rules FROM linked") == (RULES,)


def _renew(connection: Connection) -> None:
    """Let all articles be compared anew where other rules compared them."""
    from onrecord.record import sketches

    if _is_present(connection):
        return
    for grouping in GROUPINGS:
        for table in (grouping.members, grouping.groups, grouping.table):
            connection.run(f"DELETE FROM {table}")
    sketches.take_out_all(connection)
    connection.run("DELETE FROM ungrouped")
    connection.run("INSERT INTO unlinked SELECT page FROM articles WHERE status = 'read' ON CONFLICT DO NOTHING")
    connection.run("UPDATE linked SET rules = ?", (RULES,))
