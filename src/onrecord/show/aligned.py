"""Two wordings as one styled text: words that the other lacks struck out, words of its own underlined.

Without colour they stand in [-brackets-] and {+braces+}.
"""

from __future__ import annotations

import re

from rich.text import Text

from onrecord.link.differences import Comparison, Difference, compare
from onrecord.link.numerals import value
from onrecord.link.risks import Finding, Risk, classes
from onrecord.link.tokens import Range, Word, Wording
from onrecord.show.pieces import LEFT_OUT, Look, Piece, pieces
from onrecord.show.safe import safe

_MARKS = {Look.DROPPED: ("[-", "-]"), Look.ADDED: ("{+", "+}")}
_STYLES = {Look.KEPT: "", Look.GAP: "dim", Look.DROPPED: "red strike", Look.ADDED: "green bold underline"}
_AT_RISK = "reverse"
LABELS = {
    Difference.SAME: "the same words",
    Difference.PUNCTUATION: "punctuation or spelling",
    Difference.ELLIPSIS: "words left out",
    Difference.WORDS: "other words",
    Difference.MEANING: "meaning at risk",
    Difference.PARAPHRASE: "paraphrase",
}


def aligned(comparison: Comparison, *, marks: bool) -> Text:
    """The other wording with what became of the one; `marks` where no colour can show it. A paraphrase is not held
    against the words of the one: it comes as it is."""
    if comparison.difference is Difference.PARAPHRASE:
        return Text(safe(comparison.alignment.other.text))
    return Text.assemble(*(_look(piece, marks) for piece in pieces(comparison)))


def changed(before: Wording, after: Wording, *, marks: bool) -> Text:
    """A later wording with what became of the one before it; all of both where they have little in common."""
    comparison = compare(before, after)
    if comparison.difference is not Difference.PARAPHRASE:
        return aligned(comparison, marks=marks)
    sides = Piece(Look.DROPPED, before.text), Piece(Look.ADDED, after.text)
    return Text(" ").join(_look(piece, marks) for piece in sides)


def legend(*, marks: bool) -> Text:
    """What the looks mean."""
    dropped, added = Piece(Look.DROPPED, "only in the fullest"), Piece(Look.ADDED, "only here")
    return Text("  ").join([_look(dropped, marks), _look(added, marks), Text(f"{LEFT_OUT} more words", "dim")])


def risks(comparison: Comparison) -> list[str]:
    """What is at risk, with the words that it lies in: "negation “will” → “will not”"."""
    return list(dict.fromkeys(_named(comparison, found) for found in comparison.findings))


def _named(comparison: Comparison, found: Finding) -> str:
    alignment = comparison.alignment
    one, other = (
        _bearing(side, run, found.risk) for side, run in ((alignment.one, found.one), (alignment.other, found.other))
    )
    if not one:
        return f"{found.risk.value} “{other}” added"
    return f"{found.risk.value} “{one}” → “{other}”" if other else f"{found.risk.value} “{one}” left out"


def _bearing(side: Wording, run: Range, risk: Risk) -> str:
    """The words of a range that a risk lies in: of a name all of them."""
    carrying = classes(side, run, risk)
    if risk is Risk.NAME:
        return safe(side.shown(run))
    able = [word for word in side.words[run[0] : run[1]] if word.key in carrying or _is_number(word, risk)]
    return safe(" … ".join(_written(side, word) for word in able))


def _written(side: Wording, word: Word) -> str:
    """A word as it stands in the text: of "n't" with what it is written in one with."""
    before = re.search(r"\w*\Z", side.text[: word.start])
    return f"{before[0] if before else ''}{side.text[word.start : word.end]}"


def _is_number(word: Word, risk: Risk) -> bool:
    return risk is Risk.NUMBER and value(word.key) is not None


def _look(piece: Piece, marks: bool) -> Text:
    if marks:
        opening, closing = _MARKS.get(piece.look, ("", ""))
        return Text(f"{opening}{safe(piece.text)}{closing}")
    return Text(safe(piece.text), f"{_STYLES[piece.look]} {_AT_RISK if piece.at_risk else ''}".strip())
