"""Where, to whom, on what occasion and via whom: 150 attributions of PolNeAR dev, labelled by reading before any output
was looked at.

    python -m eval.circumstances ../shared [--errors]

All gold attributions of an article are resolved together, so that no tagger's errors count; those that
`circumstances.json` names are compared. A span is right where it overlaps an item, or a range accepted for it,
by half of the shorter of the two. What is missing counts only where it is not optional. Of the agencies and credits of
`metadata.tsv`, it prints how many the articles were found to name.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from eval.speakers import by_content, pages
from onrecord.clean.agencies import agencies, chain
from onrecord.model import Article, Aspect, Quotation, Span
from onrecord.resolve.article import resolve

LABELS = Path(__file__).parent / "circumstances.json"
ASPECTS = (Aspect.PLACE, Aspect.AUDIENCE, Aspect.OCCASION, Aspect.VIA)
Range = tuple[int, int]
Item = Mapping[str, Any]


@dataclass
class Tally:
    """Of each aspect how many were given, right, wanted and found; and what was wrong in words."""

    given: Counter[Aspect] = field(default_factory=Counter)
    right: Counter[Aspect] = field(default_factory=Counter)
    wanted: Counter[Aspect] = field(default_factory=Counter)
    found: Counter[Aspect] = field(default_factory=Counter)
    far: Counter[tuple[Aspect, bool]] = field(default_factory=Counter)
    """Items wanted that stand outside the sentence, and whether they were found."""
    errors: list[str] = field(default_factory=list)

    def precision(self, aspect: Aspect) -> float:
        """Percent of the given that are right."""
        return 100 * self.right[aspect] / max(1, self.given[aspect])

    def recall(self, aspect: Aspect) -> float:
        """Percent of the wanted that were found."""
        return 100 * self.found[aspect] / max(1, self.wanted[aspect])


def ranges(item: Item) -> list[Range]:
    """The ranges that are right for an item."""
    return [(item["start"], item["end"]), *((start, end) for start, end in item.get("accept") or ())]


def same(words: Span, item: Item) -> bool:
    """Whether words overlap a range of an item by half of the shorter one."""
    return any(
        2 * (min(words.end, end) - max(words.start, start)) >= min(words.end - words.start, end - start) > 0
        for start, end in ranges(item)
    )


def count(tally: Tally, page: Article, quotation: Quotation, row: Mapping[str, Any]) -> None:
    """Adds one labelled quotation."""
    for aspect in ASPECTS:
        items: Sequence[Item] = row.get(aspect.value) or ()
        spans = [told.words for told in quotation.circumstances if told.what is aspect and told.words]
        for span in spans:
            right = any(same(span, item) for item in items)
            tally.given[aspect] += 1
            tally.right[aspect] += right
            if not right:
                tally.errors.append(f"wrong   {aspect:9} {where(page, quotation, row)}: {span.text!r}")
        for item in items:
            found = any(same(span, item) for span in spans)
            if found or not item.get("optional"):
                tally.wanted[aspect] += 1
                tally.found[aspect] += found
                if not item.get("local", True):
                    tally.far[aspect, found] += 1
            if not found and not item.get("optional"):
                words = page.text[item["start"] : item["end"]]
                place = "" if item.get("local", True) else " (not in its sentence)"
                tally.errors.append(f"missing {aspect:9} {where(page, quotation, row)}: {words!r}{place}")


def where(page: Article, quotation: Quotation, row: Mapping[str, Any]) -> str:
    """A quotation for somebody who looks for it: document, id, cue and the start of the content."""
    cue = " ".join(span.text for span in quotation.cue)
    return f"{page.id[:32]} {row['id']} <{cue[:40]}> {quotation.content[0].text[:40]!r}"


def labelled(shared: Path) -> Tally:
    """The labelled quotations measured."""
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for row in json.loads(LABELS.read_text("utf8"))["quotations"]:
        rows.setdefault(row["doc"], []).append(row)
    tally = Tally()
    outlets = dict(outlets_of(shared))
    for page, gold in pages(shared):
        if page.id in rows:
            article = replace(page, outlet=outlets.get(page.id))
            found = by_content(resolve(article, tuple(gold.values())))
            for row in rows[page.id]:
                wanted = gold[str(row["id"])]
                count(tally, article, found[wanted.content, wanted.source, wanted.cue], row)
    return tally


def outlets_of(shared: Path) -> Iterator[tuple[str, str]]:
    """The outlet of each dev article by its id."""
    for line in (shared / "data" / "polnear" / "dev" / "articles.jsonl").read_text("utf8").splitlines():
        row = json.loads(line)
        yield row["id"], row["outlet"]


def credited(shared: Path) -> None:
    """Prints how many of the agencies and credits of metadata.tsv are found from the texts, and from their bylines."""
    folder = shared / "data" / "polnear"
    wires, credits, extra = Counter[str](), Counter[str](), Counter[str]()
    with (folder / "metadata.tsv").open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            path = folder / row["compartment"] / "text" / f"{row['filename']}.txt"
            if not path.exists():
                continue
            text = path.read_bytes().decode("utf8")
            paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph]
            found = {name.lower() for name in agencies(paragraphs[1:], paragraphs[:1], [])}
            wire = row["wire"].lower()
            if wire not in {"none", "na"}:
                wires["all"] += 1
                wires["found"] += wire in found
                wires["named in the text"] += f"({wire})" in text.lower() or f"({wire}" in text.lower()
            else:
                extra["agency without a wire in the table"] += bool(found)
            credit = row["credit"].removeprefix("h/t:").strip(" .").lower()
            if credit not in {"none", "na"}:
                credits["all"] += 1
                credits["found"] += any(credit in via.name.lower() or via.name.lower() in credit for via in chain(text))
                credits["named in the text"] += "h/t" in text.lower()
    print(f"wires    found {wires['found']} of {wires['all']}, in brackets in the text of {wires['named in the text']}")
    print(
        f"credits  found {credits['found']} of {credits['all']}, as h/t in the text of {credits['named in the text']}"
    )
    print(
        f"besides  {extra['agency without a wire in the table']} articles with an agency that the table does not name"
    )


def main() -> None:
    """Prints the table and the summary."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--errors", action="store_true", help="name every difference")
    args = parser.parse_args()
    if not (args.shared / "score" / "common.py").exists() or not LABELS.exists():
        print(f"skipped: no {LABELS.name} or no {args.shared / 'score' / 'common.py'}")
        return
    tally = labelled(args.shared)
    if args.errors:
        print("\n".join(sorted(tally.errors)))
    for aspect in ASPECTS:
        far = tally.far[aspect, True], tally.far[aspect, True] + tally.far[aspect, False]
        print(
            f"{aspect:9} right {tally.precision(aspect):5.1f} of {tally.given[aspect]:3} given, "
            f"found {tally.recall(aspect):5.1f} of {tally.wanted[aspect]:3}, outside its sentence {far[0]} of {far[1]}"
        )
    credited(args.shared)
    figures = (f"{a}precision {tally.precision(a):.1f} {a}recall {tally.recall(a):.1f}" for a in ASPECTS)
    print("SUMMARY", *figures)


if __name__ == "__main__":
    main()
