"""Other faces of a document, as pages show them: other marks, none at all, direct quotations set as pull quotes.

Each takes a document and gives one with the text edited and every annotated range moved along.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from training.quotations.polnear import Document, Range, Relation

MARKS = '"“”«»„'
PRONOUN = re.compile(r"\b(?:he|she|they|it|we|i|you|who|which|that|this|him|her)\b", re.I)
NAME = re.compile(r"[A-Z][\w’'-]*\.?(?: (?:[A-Z][\w’'-]*\.?|de|van|von|al))*")
NOT_A_NAME = re.compile(rf"(?:{PRONOUN.pattern}|\b(?:the|a|an|mr|mrs|ms|but|and|as)\b\.?)\s*", re.I)
ROLE_WORDS = tuple(
    line for line in (Path(__file__).parent / "roles.txt").read_text("utf8").splitlines() if line and line[0] != "#"
)


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces a range of the text."""

    start: int
    end: int
    words: str


def edited(text: str, edits: list[Edit]) -> tuple[str, list[int]]:
    """The changed text, and for every old offset (one past the end included) the new one. Edits do not overlap."""
    out: list[str] = []
    moved: list[int] = []
    at = length = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        moved += range(length, length + edit.start - at)
        out += [text[at : edit.start], edit.words]
        length += edit.start - at
        moved += [length] * (edit.end - edit.start)
        length += len(edit.words)
        at = edit.end
    moved += range(length, length + len(text) - at + 1)
    return "".join(out) + text[at:], moved


def marks_as(text: str, style: str) -> list[Edit]:
    """What makes "straight" or "curly" ones, or none ("none"), of a text's double quotation marks."""
    edits = []
    for match in re.finditer(f"[{MARKS}]", text):
        at = match.start()
        opening = at == 0 or text[at - 1].isspace() or text[at - 1] in "([—-"
        words = {"straight": '"', "none": "", "curly": "“" if opening else "”"}[style]
        edits.append(Edit(at, at + 1, words))
    return edits


def with_marks(document: Document, style: str) -> Document:
    """The document with its double quotation marks in a style of `marks_as`."""
    return _moved(document, marks_as(document.text, style))


def _moved(document: Document, edits: list[Edit]) -> Document:
    text, moved = edited(document.text, edits)

    def move(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
        return tuple((moved[s], moved[e]) for s, e in ranges if moved[s] < moved[e])

    relations = [Relation(move(r.source), move(r.cue), move(r.content)) for r in document.relations]
    return Document(document.name, text, tuple(r for r in relations if r.content))


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A pull quote that was made: where it stands, who said it (a name of two or three words), how it was signed."""

    content: Range
    speaker: str
    signature: str


def with_pull_quotes(document: Document, rng: random.Random, most: int = 3) -> tuple[Document, tuple[PullQuote, ...]]:
    """The document with up to `most` of its direct quotations set as paragraphs of their own without marks and cue.

    The name stands below, behind, or is implied by the paragraph before. Only paragraphs that hold one direct quotation
    and nothing else but its source and cue are changed, and only where the article has the speaker's full name.
    """
    named = ((relation, place, _name_before(document, relation, place[0])) for relation, place in _candidates(document))
    chosen = [(relation, place, name) for relation, place, name in named if name]
    chosen = sorted(rng.sample(chosen, min(most, len(chosen))), key=lambda c: c[1])
    edits, built = [], []
    for relation, (start, end), name in chosen:
        words = _words(document.text, relation)
        way = _way(document, name, start, rng)
        signed, source = _signed(words, name, way, rng)
        edits.append(Edit(start, end, signed))
        built.append((relation, len(words), source, name, way, start))
    text, moved = edited(document.text, edits)
    gone = {id(relation) for relation, *_ in built}
    kept = Document(document.name, document.text, tuple(r for r in document.relations if id(r) not in gone))
    relations = list(_moved(kept, edits).relations)
    pulls = []
    for _, length, source, name, way, start in built:
        at = moved[start]
        content = (at, at + length)
        sources = () if source is None else ((at + source[0], at + source[1]),)
        relations.append(Relation(sources, (), (content,)))
        pulls.append(PullQuote(content, name, way))
    return Document(document.name, text, tuple(sorted(relations, key=lambda r: r.content))), tuple(pulls)


def _candidates(document: Document) -> list[tuple[Relation, Range]]:
    """Direct quotations that fill their paragraph, with the paragraph's range."""
    breaks = [0, *(m.end() for m in re.finditer(r"\n\s*\n", document.text)), len(document.text)]
    out = []
    for start, following in pairwise(breaks):
        end = start + len(document.text[start:following].rstrip())
        inside = [r for r in document.relations if any(s < end and start < e for s, e in r.content + r.source + r.cue)]
        if len(inside) == 1 and _fills(document.text, inside[0], start, end):
            out.append((inside[0], (start, end)))
    return out


def _fills(text: str, relation: Relation, start: int, end: int) -> bool:
    everything = relation.content + relation.source + relation.cue
    if any(s < start or e > end for s, e in everything):
        return False
    covered = {i for s, e in everything for i in range(s, e)}
    bare = sum(text[i].isalnum() for i in range(start, end) if i not in covered)
    direct = all(text[s] in MARKS for s, e in relation.content)
    return direct and bare <= 12 and sum(len(text[s:e].split()) for s, e in relation.content) >= 8


def _words(text: str, relation: Relation) -> str:
    parts = [re.sub(f"[{MARKS}]", "", text[s:e]).strip(" ,") for s, e in relation.content]
    words = re.sub(r"(?<=[\w])\u0000(?=[A-Z])", ". ", "\u0000".join(part for part in parts if part)).replace(
        "\u0000", " "
    )
    words = words[0].upper() + words[1:]
    return words if words[-1] in ".!?…" else words + "."


def _name_before(document: Document, relation: Relation, before: int) -> str | None:
    """The source's name, or, where it is a pronoun, that of the nearest named source before it, in its fullest form."""
    own = [document.text[s:e] for s, e in relation.source]
    earlier = [document.text[s:e] for s, e in sorted(r for x in document.relations for r in x.source) if e <= before]
    bare = _bare_name(own[0]) if own else None
    if bare is None and own and PRONOUN.fullmatch(own[0]):
        bare = next((name for name in map(_bare_name, reversed(earlier)) if name), None)
    return bare and _fullest(bare, document.text)


def _way(document: Document, name: str, before: int, rng: random.Random) -> str:
    """How the name is given; implied only where the last source before is the same person."""
    earlier = sorted(r for relation in document.relations for r in relation.source if r[1] <= before)
    last = document.text[slice(*earlier[-1])] if earlier else ""
    same = name.rsplit(maxsplit=1)[-1] in last or bool(PRONOUN.fullmatch(last))
    return rng.choice(["implied", "below", "behind"] if same else ["below", "behind"])


def _bare_name(source: str) -> str | None:
    """The last run of capitalised words of a source, unless it is a pronoun or an article."""
    names = [n for n in NAME.findall(source.split(",", maxsplit=1)[0]) if not NOT_A_NAME.fullmatch(n)]
    return NOT_A_NAME.sub("", names[-1]).strip(" .") or None if names else None


def _fullest(name: str, text: str) -> str | None:
    """A person's full name without titles, that of a surname alone looked up in the text; None where there is none."""
    if " " not in name:
        found = re.search(rf"\b(?:[A-Z][\w’-]+ (?:[A-Z]\. )?){re.escape(name)}\b", text)
        name = found[0] if found and not NOT_A_NAME.match(found[0]) else name
    parts = re.sub(r"['’]s$", "", name).split()
    kept = parts[-3:] if len(parts) > 2 and re.fullmatch(r"[A-Z]\.", parts[-2]) else parts[-2:]
    return " ".join(kept) if len(kept) > 1 and all(len(part) > 1 for part in kept) else None


def _signed(words: str, name: str, way: str, rng: random.Random) -> tuple[str, Range | None]:
    """The paragraph with its signature, and the signature's range in it."""
    if way == "implied":
        return words, None
    role = rng.choice(["", rng.choice(ROLE_WORDS)])
    comma = rng.choice([" ", ", ", "\n"]) if way == "below" else rng.choice([" ", ", "])
    signature = name + (comma + role if role else "")
    dash = rng.choice(["", "", "— ", "– ", "- "])
    joint = rng.choice(["\n\n", "\n"]) if way == "below" else " "
    start = len(words) + len(joint) + len(dash)
    return words + joint + dash + signature, (start, start + len(signature))
