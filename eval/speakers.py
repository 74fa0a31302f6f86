"""Who said it, measured with gold attributions: PolNeAR's own sources and contents, so that no tagger's errors count.

    PYTHONPATH=src python eval/speakers.py ../shared [--errors]

Prints, in percent: speakers right by kind, groups and nameless sources given a person's name, days right and days
given where none is told; and the same for the seed pages' gold. Skips, with the reason, what is not there.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from onrecord.model import Article, Attribution, Kind, Media, Part, Quotation, Segment, Span, Status
from onrecord.resolve.article import resolve

Range = tuple[int, int]
Roles = Mapping[str, Sequence[Range]]


@dataclass
class Tally:
    """What was right of how many, and what was wrong in words."""

    who: Counter[tuple[str, str]] = field(default_factory=Counter)
    days: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    day: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


def scorer(shared: Path, name: str) -> ModuleType:
    """A module of the shared scorers, so that names and spans are compared as they compare them."""
    folder = shared / "score"
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def article(name: str, text: str, published: str | None) -> Article:
    """An article whose text is its input."""
    return Article(
        name,
        name,
        name,
        Status.READ,
        text,
        Media.TEXT,
        "utf-8",
        published=published,
        segments=(Segment(0, len(text), 0),),
    )


def attribution(page: Article, roles: Roles, kind: str) -> Attribution:
    """The gold spans as the tagger would give them."""

    def spans(role: str) -> tuple[Span, ...]:
        return tuple(page.span(start, end) for start, end in sorted(roles[role]))

    return Attribution(Part.BODY, Kind(kind), spans("content"), spans("source"), spans("cue"), 1.0)


def pages(shared: Path) -> Iterator[tuple[Article, dict[str, Attribution]]]:
    """The dev articles with their gold attributions by name."""
    quotes = scorer(shared, "quotes")
    folder = shared / "data" / "polnear" / "dev"
    for line in (folder / "articles.jsonl").read_text("utf8").splitlines():
        row = json.loads(line)
        path = folder / "ann" / f"{row['id']}.ann"
        if path.exists():
            page = article(row["id"], row["text"], row["published"])
            events = {key: roles for key, roles in quotes.read_ann(path).items() if roles["content"]}
            yield (
                page,
                {
                    k: attribution(page, roles, quotes.kind_of(roles["content"], row["text"]))
                    for k, roles in events.items()
                },
            )


def by_content(quotations: Sequence[Quotation]) -> dict[tuple[object, ...], Quotation]:
    """Quotations by their spans."""
    return {(q.content, q.source, q.cue): q for q in quotations}


def count(tally: Tally, common: ModuleType, row: Mapping[str, object], page: Article, quotation: Quotation) -> None:
    """Adds one row of the gold, compared as the shared scorer compares it."""
    names, kind = [s.name for s in quotation.speakers], str(row["kind"])
    source = " … ".join(span.text for span in quotation.source)
    if kind in {"group", "unnamed", "document", "unresolved"}:
        invented = any(s.kind == "person" for s in quotation.speakers)
        tally.who["nameless", "all"] += 1
        tally.who["nameless", "right"] += not invented
        if invented:
            tally.errors.append(f"invented  {page.id[:30]} {row['id']}: [{source}] {names} for {row['speaker']}")
    else:
        right = common.same_speakers(row["speaker"], names, row.get("accept"))
        tally.who[kind, "all"] += 1
        tally.who[kind, "right"] += right
        if not right:
            given = names or [f"?{c.name}" for c in quotation.candidates]
            tally.errors.append(f"{kind:9} {page.id[:30]} {row['id']}: [{source}] {given} for {row['speaker']}")
    count_day(tally, row, page, quotation)


def count_day(tally: Tally, row: Mapping[str, object], page: Article, quotation: Quotation) -> None:
    """Adds the day of one row."""
    said = quotation.said
    given = said.earliest if said and said.earliest == said.latest else None
    wanted = row["said"]
    if wanted:
        tally.days[page.id].append(given == wanted)
    else:
        tally.day["undated"] += 1
        tally.day["false"] += given is not None
    if given != wanted:
        words = said.words.text if said and said.words else ""
        tally.errors.append(
            f"day       {page.id[:30]} {row['id']}: {given} ({words}) for {wanted}: {quotation.content[0].text[:60]!r}"
        )


def share(right: float, of: float) -> str:
    """A percentage."""
    return f"{100 * right / of if of else 0:5.1f}"


def polnear(shared: Path, show: bool) -> None:
    """Prints the figures of the annotated dev articles."""
    common = scorer(shared, "common")
    rows: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in (shared / "data" / "polnear" / "dev_speakers.jsonl").read_text("utf8").splitlines():
        row = json.loads(line)
        rows[row["doc"]].append(row)
    tally = Tally()
    for page, gold in pages(shared):
        if page.id in rows:
            found = by_content(resolve(page, tuple(gold.values())))
            for row in rows[page.id]:
                wanted = gold[str(row["id"])]
                count(tally, common, row, page, found[wanted.content, wanted.source, wanted.cue])
    for kind in ("person", "organisation", "country"):
        print(f"{kind:13} right {share(tally.who[kind, 'right'], tally.who[kind, 'all'])} of {tally.who[kind, 'all']}")
    nameless = tally.who["nameless", "all"]
    print(f"invented      {share(nameless - tally.who['nameless', 'right'], nameless)} of {nameless}")
    each = [sum(v) / len(v) for v in tally.days.values()]
    total = [x for v in tally.days.values() for x in v]
    print(f"day           right {share(sum(total), len(total))} of {len(total)}", end=", ")
    print(f"mean over articles {share(sum(each), len(each))}")
    print(f"false days    {share(tally.day['false'], tally.day['undated'])} of {tally.day['undated']}")
    if show:
        print("\n".join(sorted(tally.errors)))


def seed_page(shared: Path, name: str, gold: Mapping[str, object]) -> tuple[Article, int]:
    """The body of a seed page as an article, and where it starts in the file."""
    raw = (shared / "seeds" / name).read_bytes().decode("utf8")
    first = raw.find(str(gold["body_start"]))
    last = raw.find(str(gold["body_end"]), first) + len(str(gold["body_end"]))
    published = gold["published"]
    return article(name, raw[first:last], str(published) if published else None), first


def seeds(shared: Path) -> None:
    """Prints the seed pages' gold speakers and days that come out wrong."""
    common, score = scorer(shared, "common"), scorer(shared, "seeds")
    gold = json.loads((shared / "seeds" / "gold.json").read_text("utf8"))
    sources = json.loads(Path(__file__).with_name("seed_sources.json").read_text("utf8"))
    right = Counter[str]()
    for name, document in gold["documents"].items():
        page, first = seed_page(shared, name, document)
        made = [
            seed_attribution(page, first, row, source)
            for row, source in zip(document["quotations"], sources[name], strict=True)
        ]
        found = {q.content: q for q in resolve(page, tuple(made))}
        for row, wanted in zip(document["quotations"], made, strict=True):
            quotation = found[wanted.content]
            names = [s.name for s in quotation.speakers]
            ok = common.same_speakers(row["speakers"], names, gold["accept"])
            right["speakers"] += ok
            right["all"] += 1
            said = quotation.said and {"earliest": quotation.said.earliest, "latest": quotation.said.latest}
            dated = "said" not in row or score.said_right(said, row["said"])
            right["days"] += dated
            if not (ok and dated):
                print(f"  {name} {row['start']}: {names} {said} for {row['speakers']} {row.get('said', '')}")
    print(f"seeds: speakers right {right['speakers']}, days right or not asked {right['days']} of {right['all']}")


def seed_attribution(page: Article, first: int, row: Mapping[str, object], source: Sequence[int] | None) -> Attribution:
    """One gold quotation with its source and, for a cue, the words between them."""
    start, end = int(str(row["start"])) - first, int(str(row["end"])) - first
    roles: dict[str, list[Range]] = {"content": [(start, end)], "source": [], "cue": []}
    if source:
        roles["source"] = [(source[0] - first, source[1] - first)]
        low, high = (
            (source[1] - first + 1, start - 1)
            if source[1] - first < start
            else (source[1] - first + 1, source[1] - first + 5)
        )
        if low < high:
            roles["cue"] = [(low, high)]
    return attribution(page, roles, str(row["kinds"][-1]))  # type: ignore[index]


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--errors", action="store_true", help="name every difference")
    args = parser.parse_args()
    if not (args.shared / "score" / "common.py").exists():
        print(f"skipped: no {args.shared / 'score' / 'common.py'}")
        return
    polnear(args.shared, args.errors)
    seeds(args.shared)


if __name__ == "__main__":
    main()
