"""The registry of speakers, measured on a record of many articles, such as one of allsides.

    onrecord --record out/allsides.db add ../shared/data/allsides/articles.jsonl.gz --jobs 2
    python -m eval.registry out/allsides.db [--read 200]

Every article that gives a full name is asked whom its surname alone would mean, with the year and the roles that it
tells and, for every second, the gender: an article that gives a surname alone seldom tells it. Prints how many are told
and how many of those right, and with `--read` the most quoted speakers with all their names, to be read: pure is one
whose names are all one speaker's; split is one who stands in the list, or below it, twice.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from onrecord.api import Record
from onrecord.model import Gender, SpeakerKind
from onrecord.record.connection import Connection
from onrecord.record.registry import profiles_of
from onrecord.registry.evidence import Bearer, whose
from onrecord.registry.groups import Judged, group
from onrecord.registry.nodes import Node, nodes


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--read", metavar="N", type=int, default=0)
    args = parser.parse_args()
    connection = Connection(args.record, create=False)
    tally = Counter[str]()
    for (block,) in connection.rows("SELECT DISTINCT block FROM profiles WHERE block <> '' ORDER BY block").fetchall():
        people = [p for p in profiles_of(connection, [block]) if p.kind is SpeakerKind.PERSON]
        groups, _ = group(nodes(people), Judged())
        if len(groups) > 1:
            tally.update(_asked(groups))
    connection.close()
    told = tally["right"] + tally["wrong"]
    print(f"surnames alone: {tally.total():,} asked, {told:,} told, {tally['right']:,} of them right")
    if args.read:
        _list(args.record, args.read)
    print(f"SUMMARY told {100 * told / tally.total():.1f} right {100 * tally['right'] / told:.1f}")


def _asked(groups: list[list[Node]]) -> Iterator[str]:
    """What became of each article's full name without all but the surname."""
    bearers = [Bearer(tuple(members)) for members in groups]
    for number, members in enumerate(groups):
        for profile in (p for node in members if not node.parts.short for p in node.profiles):
            known = profile.gender if profile.id % 2 else Gender.UNKNOWN
            found = whose(replace(profile, name=profile.name.split()[-1], gender=known), bearers)
            answer = "open" if found is None else "right" if found == number else "wrong"
            yield from [answer] * profile.articles


def _list(path: Path, most: int) -> None:
    with Record(path) as record:
        for place, who in enumerate(islice(record.speakers(), most), 1):
            others = "; ".join(f"{name} {count}" for name, count in who.names if name != who.name)
            print(f"{place:4} {who.kind.value[:3]} {who.quotations:6,} {who.name} | {others}")


if __name__ == "__main__":
    main()
