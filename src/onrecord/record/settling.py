"""What follows from a change: who the speakers are, then what belongs together."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Known
from onrecord.record import known, linking, registry
from onrecord.record.connection import Connection


def settle(connection: Connection) -> None:
    """Settle all that is to be, in the caller's transaction."""
    registry.settle(connection)
    linking.link(connection)


def settle_all(connection: Connection) -> None:
    """The same in transactions of some, so that nobody waits long."""
    registry.settle_all(connection)
    linking.link_all(connection)


def use(connection: Connection, source: str, entries: Iterable[Known]) -> int:
    """Keep the entries of a list, in place of those that it had before; they tell who is who from now on. Gives how
    many are new."""
    found = [*entries]
    if not found:  # nothing of the file was of use: what it had before stays
        return 0
    with connection.writing():
        new = known.add(connection, source, found)
    settle_all(connection)
    return new
