"""Copies and versions planted in a record of many articles, such as one of allsides, and found again.

    onrecord --record out/allsides.db add ../shared/data/allsides/articles.jsonl.gz --jobs 2
    python -m eval.copies out/allsides.db [--read]

From each of 500 articles one copy is made: cut at head and tail and edited, cut to half, or changed at its address; and
from 100 others an article that shares three long quotations and a paragraph. They are put beside all articles. Prints
precision and recall of the pairs of a plant and its source, and how many other articles are called copies of each other
falsely: what is right was read, `copies.json` keeps it. With `--read` it lists those pairs and what was missed.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from pathlib import Path

from eval.planted import How, Plant, Row, planted
from onrecord.link.bands import COMMON, band_keys
from onrecord.link.copies import Likeness, Text, compare
from onrecord.link.overlap import overlap
from onrecord.link.shingles import Body
from onrecord.record.connection import Connection

SEED = 6
READ = Path(__file__).parent / "copies.json"
Pair = tuple[str, str]


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", type=Path)
    parser.add_argument("--read", action="store_true")
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    rows = articles(args.record)
    plants = planted(rows, random.Random(args.seed))
    clock = [time.perf_counter()]
    texts = {
        row.key: Text(Body.of(row.text), (row.uri,), row.outlet) for row in (*rows, *(plant.row for plant in plants))
    }
    clock.append(time.perf_counter())
    pairs = candidates(texts)
    clock.append(time.perf_counter())
    found = {pair: likeness for pair in sorted(pairs) if (likeness := compare(texts[pair[0]], texts[pair[1]]))}
    clock.append(time.perf_counter())
    shingled, banded, compared = (after - before for before, after in pairwise(clock))
    print(f"{len(texts):,} articles, {len(pairs):,} candidates, {len(found):,} pairs")
    print(f"seconds: shingles {shingled:.1f}, bands {banded:.1f}, comparing {compared:.1f}")
    if args.read:
        _list(rows, plants, texts, found)
    _score(rows, plants, pairs, found)


def articles(path: Path) -> list[Row]:
    """All articles of a record, by the beginnings of their pages' hashes."""
    connection = Connection(path, create=False)
    query = "SELECT sha256, uri, outlet, title, text FROM articles JOIN pages ON pages.id = page ORDER BY sha256"
    rows = [
        Row(sha256[:12], uri, outlet or "", title or "", text)
        for sha256, uri, outlet, title, text in connection.rows(query).fetchall()
    ]
    connection.close()
    return rows


def candidates(texts: Mapping[str, Text]) -> set[Pair]:
    """The pairs that have an address, or enough bands, in common."""
    alike: dict[int | str, list[str]] = defaultdict(list)
    for key, text in sorted(texts.items()):
        marks: list[int | str] = [*band_keys(text.body), *text.addresses]
        for mark in marks:
            alike[mark].append(key)
    common = Counter[Pair]()
    for mark, keys in alike.items():
        common.update({pair: COMMON if isinstance(mark, str) else 1 for pair in combinations(keys, 2)})
    return {pair for pair, count in common.items() if count >= COMMON}


def _score(rows: Sequence[Row], plants: Sequence[Plant], pairs: set[Pair], found: Mapping[Pair, Likeness]) -> None:
    keys = {row.key for row in rows}
    real = {pair for pair in found if keys.issuperset(pair)}
    read = json.loads(READ.read_text("utf-8"))
    right, wrong = ({(one, other) for one, other in read[said]} for said in ("right", "wrong"))
    made = {pair for pair in found if pair not in real}
    tally = Counter[tuple[How, str]]()
    for plant in plants:
        pair = _pair(plant)
        likeness = found.get(pair)
        tally.update([(plant.how, "planted"), (plant.how, likeness.kind.value if likeness else "not found")])
        tally[plant.how, "candidates"] += pair in pairs
    for how in How:
        print(f"{how:12}", *(f"{count} {what}" for (which, what), count in sorted(tally.items()) if which is how))
    good = _good(plants, right)
    wanted = {_pair(plant) for plant in plants if plant.how is not How.SAME_EVENT}
    others = keys - {plant.source for plant in plants}
    false = {key for pair in real & wrong for key in pair} & others
    for one, other in sorted(made - good):
        print(f"wrong: {one} | {other} | {found[one, other]}")
    print(
        f"pairs of real articles: {len(real)}, {len(real & right)} right, {len(real & wrong)} wrong, "
        f"{len(real - right - wrong)} not read; right ones missed {len(right - real)}"
    )
    shares = (len(made & good) / len(made), len(made & wanted) / len(wanted), len(false) / len(others))
    print("SUMMARY precision {:.1f} recall {:.1f} false {:.2f}".format(*(100 * share for share in shares)))


def _pair(plant: Plant) -> Pair:
    one, other = sorted((plant.row.key, plant.source))
    return one, other


def _good(plants: Sequence[Plant], right: set[Pair]) -> set[Pair]:
    """The pairs with a plant that are copies: with its source, a copy of that, or a plant from one."""
    text = {key: key for plant in plants for key in (plant.row.key, plant.source)} | {k: k for p in right for k in p}
    text |= {plant.row.key: plant.source for plant in plants if plant.how is not How.SAME_EVENT}
    first = {other: one for one, other in sorted(right)}
    same = {key: first.get(source, source) for key, source in text.items()}
    return {(one, other) for one, other in combinations(sorted(same), 2) if same[one] == same[other]}


def _list(
    rows: Sequence[Row], plants: Sequence[Plant], texts: Mapping[str, Text], found: Mapping[Pair, Likeness]
) -> None:
    by_key = {row.key: row for row in (*rows, *(plant.row for plant in plants))}
    for plant in plants:
        if plant.how is not How.SAME_EVENT and _pair(plant) not in found:
            print("missed:", plant.how, plant.row.key, *overlap(texts[plant.row.key].body, texts[plant.source].body))
    keys = {row.key for row in rows}
    for pair, likeness in sorted(found.items(), key=lambda item: -item[1].share):
        if keys.issuperset(pair):
            named = " | ".join(f"{key} {by_key[key].outlet}: {by_key[key].title[:60]}" for key in pair)
            print(f"{likeness.kind} {likeness.one.share:.2f} {likeness.other.share:.2f} {likeness.longest} | {named}")


if __name__ == "__main__":
    main()
