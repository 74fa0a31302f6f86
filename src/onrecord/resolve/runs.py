"""Runs of capitalised words: in comes a layout, out come the ranges of tokens that may hold a name, and which
paragraphs are headlines."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.resolve.gender import is_given_name
from onrecord.resolve.layout import Layout, Token
from onrecord.resolve.lexicon import compounds, fold, is_common, listed, words
from onrecord.resolve.links import links, may_go_on
from onrecord.resolve.places import place

_HEADLINE = 0.8
_LONGEST = 14


def runs(layout: Layout) -> Iterator[tuple[int, int]]:
    """The half-open ranges of tokens that may hold a name, in order."""
    common = {token.text for token in layout.tokens if token.text.islower()}
    at = 0
    while at < len(layout.tokens):
        stop = _run(layout, at, common)
        if stop > at:
            yield at, stop
        at = max(stop, at + 1)


def headlines(layout: Layout) -> frozenset[int]:
    """The numbers of paragraphs in title case or capitals, where capitals say little."""
    out = []
    for number, (start, end) in enumerate(layout.paragraphs):
        tokens = layout.between(start, end)
        long = [
            t
            for t in tokens
            if len(t.text) > 3 and t.text[0].isalpha() and fold(t.text) not in listed("headline_small")
        ]
        if len(long) > 2 and sum(token.capital for token in long) > _HEADLINE * len(long):
            out.append(number)
    return frozenset(out)


def opens_sentence(layout: Layout, at: int) -> bool:
    """Whether a token is the first word of its sentence or quotation."""
    return (
        at == 0
        or layout.sentence_range(layout.tokens[at].start)[0] == layout.tokens[at].start
        or (
            not layout.tokens[at - 1].text[0].isalnum()
            and layout.tokens[at - 1].text not in {",", ")", "-", "–", "—", "/"}
        )
    )


def _starts_name(layout: Layout, at: int, common: set[str]) -> bool:
    token = layout.tokens[at]
    folded = fold(token.text)
    if not token.capital or _ends_role(layout, at):
        return False
    if _is_stop(token):
        following = layout.tokens[at + 1] if at + 1 < len(layout.tokens) else None
        return (
            folded in listed("names_that_are_words")
            and following is not None
            and following.capital
            and _touches(layout, at + 1)
        )
    if opens_sentence(layout, at) and _leads_into_name(layout, at, folded):
        return False
    ordinary = token.text.lower() in common or is_common(folded)
    alone = at + 1 == len(layout.tokens) or not (layout.tokens[at + 1].capital and _touches(layout, at + 1))
    return not (
        opens_sentence(layout, at)
        and (token.text.lower() in common or (alone and ordinary))
        and not is_given_name(token.text)
    )


def _ends_role(layout: Layout, at: int) -> bool:
    """Whether a capitalised word ends a role that starts in lower case: "secretary of [State]"."""
    before = [fold(token.text) for token in layout.tokens[max(0, at - 2) : at + 1]]
    return len(before) == 3 and before[1] == "of" and tuple(before) in compounds()


def _leads_into_name(layout: Layout, at: int, folded: str) -> bool:
    """Whether a sentence opens with a participle or adverb before a given name, a country or a comma: "Using Jane Roe
    as …", "Actually, …"."""
    following = layout.tokens[at + 1].text if at + 1 < len(layout.tokens) else ""
    if following == "," and folded.endswith("ly") and not is_given_name(folded):
        return True
    return (
        folded.endswith(("ing", "ed", "ly"))
        and not is_given_name(folded)
        and following[:1].isupper()
        and (is_given_name(following) or place(following) is not None)
    )


def _is_stop(token: Token) -> bool:
    """Whether a capitalised word is a common one; "U.S." and "US" are not "us"."""
    return fold(token.text) in words("stops") and "." not in token.text and token.text != "US"


def _touches(layout: Layout, at: int) -> bool:
    """Whether only a space or one line break stands before a token."""
    return len(gap := layout.text[layout.tokens[at - 1].stop : layout.tokens[at].start]) == 1 and gap.isspace()


def _run(layout: Layout, at: int, common: set[str]) -> int:
    """The number of the token behind the run of capitalised words that starts at a token; the same number where none
    starts."""
    if not _starts_name(layout, at, common):
        return at
    tokens = layout.tokens
    stop = at + 1
    while stop < len(tokens) and stop - at < _LONGEST and may_go_on(layout, at, stop):
        step = _step(layout, at, stop)
        if not step:
            break
        stop += step
    return stop


def _step(layout: Layout, at: int, stop: int) -> int:
    """How many tokens the run takes next."""
    tokens = layout.tokens
    folded = fold(tokens[stop].text)
    if tokens[stop].text == "," and stop + 1 < len(tokens) and fold(tokens[stop + 1].text) in listed("generations"):
        return 2
    if not _touches(layout, stop):
        return 0
    if tokens[stop].capital:
        known = not _is_stop(tokens[stop]) or (
            folded in listed("names_that_are_words") and is_given_name(tokens[stop - 1].text)
        )
        return int(known)
    ahead = next((k for k in (1, 2, 3) if stop + k < len(tokens) and tokens[stop + k].capital), 0)
    joined = (
        ahead and all(_touches(layout, stop + k) for k in range(1, ahead + 1)) and not _is_stop(tokens[stop + ahead])
    )
    between = [token.text for token in tokens[stop : stop + ahead]]
    particles = all(word in words("particles") for word in between)
    return (
        ahead + 1
        if joined and (particles or links(tokens[at:stop], between, tokens[stop + ahead : stop + ahead + 2]))
        else 0
    )
