"""How a run of capitalised words goes on: in comes a run with what follows, out comes whether that is still of the
name."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.resolve.gender import is_given_name
from onrecord.resolve.layout import Layout, Token
from onrecord.resolve.lexicon import compounds, families, fold, listed, words
from onrecord.resolve.places import homeland, is_people

_OWNED = 3
"""How many words behind a possessive may say that it is part of an organisation's name."""


def may_go_on(layout: Layout, at: int, stop: int) -> bool:
    """Whether a run's last word ends no name: a possessive does, but for "the Farmers’ League", "People's Party"."""
    last = layout.tokens[stop - 1]
    if not last.possessive:
        return True
    definite = at > 0 and fold(layout.tokens[at - 1].text) == "the"
    many = last.stop - last.end == 1
    owned = [token for token in layout.tokens[stop : stop + _OWNED] if token.capital]
    named = any(fold(token.text) in words("organisations") for token in owned) and not is_people(last.text)
    return named and (fold(last.text) in listed("group_possessives") or (definite and many and not homeland(last.text)))


def links(run: Sequence[Token], between: Sequence[str], following: Sequence[Token]) -> bool:
    """Whether lower-case words go on with the name of an organisation: "Department [of] Justice", "House [of the]
    People"."""
    folded = [fold(token.text) for token in run]
    link = [word for word in between if word != "the"]
    if len(link) != 1 or len(between) > 2:
        return False
    if link[0] == "&":
        return True
    office = any(fold(token.text) in listed("portfolios") for token in following)
    if office and (folded[-1] in families() if link[0] in {"of", "for"} else folded[-1] in listed("portfolios")):
        return True
    if link[0] in {"of", "for", "on"}:
        return folded[-1] in words("org_links") or (*folded[-1:], *between, fold(following[0].text)) in compounds()
    return link[0] == "and" and bool({"of", "for", "on"} & set(folded)) and not is_given_name(following[0].text)
