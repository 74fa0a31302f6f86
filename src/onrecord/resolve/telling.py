"""Whether a day in the text can be the day of a quotation: in comes an interval with its words, out comes yes or no."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from onrecord.resolve.contents import Contents
from onrecord.resolve.frames import in_the_past
from onrecord.resolve.intervals import When
from onrecord.resolve.layout import Layout, Token
from onrecord.resolve.lexicon import fold, listed, words

_BEFORE = 6
_FATE = 2
_CLAUSE = 20
_SENTENCE = 400
_DATELINE = 60
_NOUN = 4
_DASHES = frozenset("—–-―")


def tells(layout: Layout, when: When) -> bool:
    """Whether a day can be one of speaking by the words about it: not one to come, not "Monday's vote", no dateline."""
    tokens, at = layout.tokens, layout.index(when.start)
    before = [token.text.lower() for token in tokens[max(0, at - _BEFORE) : at]]
    if before and (before[-1] in words("untimely") or listed("future") & {*before}):
        return False
    if listed("fates", "times") & {*before[-_FATE:]}:
        return False
    if _is_name(layout, when) or _is_dateline(layout, when) or _is_planned(tokens[max(0, at - _BEFORE) : at]):
        return False
    return not _says_which(layout, when)


def _says_which(layout: Layout, when: When) -> bool:
    """Whether a day only tells which vote or attack is meant ("Monday's vote", "the Sept. 11 attacks"), not which
    occasion of speaking or text ("Monday's speech", "a January report")."""
    at, behind = layout.index(when.start), layout.index(when.end)
    end = layout.sentence_range(when.end - 1)[1]
    nouns = {fold(token.text) for token in layout.tokens[behind : behind + _NOUN] if token.start < end}
    if layout.tokens[max(at, behind - 1)].possessive:
        return not nouns & words("occasions")
    if not at or fold(layout.tokens[at - 1].text) not in listed("determiners") or behind >= len(layout.tokens):
        return False
    following = layout.tokens[behind].text
    noun = following.islower() and following.isalpha() and following not in listed("phrase_ends")
    return noun and not nouns & (words("occasions") | words("documents") | words("gatherings") | words("remarks"))


def _is_name(layout: Layout, when: When) -> bool:
    """Whether a weekday is part of a name ("Super Tuesday", "Monday Night Fights")."""
    at, behind = layout.index(when.start), layout.index(when.end)
    beside = (*layout.tokens[max(0, at - 1) : at], *layout.tokens[behind : behind + 1])
    return any(token.capital and fold(token.text) in listed("named_days", "times") for token in beside)


def _is_dateline(layout: Layout, when: When) -> bool:
    """Whether a date stands in "ELM, Jan. 5 (Agency) —": the day on which the report was written."""
    start, _ = layout.paragraph_range(when.start)
    if when.start - start > _DATELINE:
        return False
    before = layout.between(start, when.start)
    behind = layout.tokens[layout.index(when.end) : layout.index(when.end) + 6]
    dash = next((k for k, token in enumerate(behind) if token.text in _DASHES), None)
    return bool(before) and dash is not None and before[0].text.isupper() and not any(t.text.islower() for t in before)


def _is_planned(before: Sequence[Token]) -> bool:
    """Whether a day is that of an aside in the present ("Elm, which holds a fair on Friday")."""
    return any(
        fold(pronoun.text) in listed("clause_openers") and verb.text.islower() and verb.text.endswith("s")
        for pronoun, verb in pairwise(before)
    ) and not in_the_past(before)


def is_earlier(layout: Layout, when: When, clauses: Sequence[int], contents: Contents) -> bool:
    """Whether a day is that of something told in the pluperfect ("Roe said she had met him on Sunday, and …").

    Behind a source or a cue, whose ends are `clauses`, a new clause begins; so it does where more than a
    preposition stands between a content and the day ("said it had rained, in a speech on Sunday").
    """
    start = max(layout.sentence_range(when.start)[0], when.start - _SENTENCE)
    number = bisect_left(clauses, when.start) - 1
    between = layout.between(max(start, clauses[number] if number >= 0 else start), when.start)[-_CLAUSE:]
    if not any(token.text == "had" for token in between):
        return False
    held = [k for k, token in enumerate(between) if contents.hold(token.start)]
    return not held or sum(token.text[0].isalpha() for token in between[held[-1] + 1 :]) <= 1
