"""Names of writers in what a page says of them: "By Jane Roe and John Doe, Staff Writers" names two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.clean.dates import find_dates
from onrecord.clean.words import entries

OPENING = re.compile(
    r"^\W{0,3}(?:(?:(?:re)?written|words|story|text|report(?:ed|ing)?|posted|published|analysis|opinion|review(?:ed)?|interview(?:ed)?"
    r"|commentary|article|edited|contributed|submitted|photos?)"
    r"\s?(?:(?:and|&) (?:photos?|story|words|illustrations?) )?by|by|authors?|from|guest columnist)"
    r"(?:\s*[:—–-]?\s+(?=\S)|(?<=[Bb]y)(?=(?-i:[A-Z][a-z])))",
    re.IGNORECASE,
)
_GLUED_ROLE = re.compile(r"(?<=[a-z])(?=[A-Z][a-z]+)")
_CONTACT = re.compile(r"\w[\w.+-]*@\w[\w.-]+|@+[A-Za-z_]+|https?://\S+|www\.\S+|\([^)]{0,80}\)")
_LAST_BY = re.compile(r"^.*\bby\s+(?=[A-Z])")
EDGE = re.compile(r"[|•·\n\t>»–—:]|\s-\s|\.{2,}|\s{3,}")
_JOINT = re.compile(r",|;|/|&|\+|\band\b|\bwith\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*\.?")
_DEGREES = frozenset({"ph.d.", "phd", "m.d.", "md", "esq.", "mba", "rd", "rn", "ph.d", "m.d"})
_GENERATION = re.compile(r",\s*(?=(?:jr|sr|ii|iii|iv)\b)", re.IGNORECASE)
_TAIL = re.compile(r"\s(?:[Oo]n|[Ff]or|[Aa]t|[Ii]n|[Oo]f|[Vv]ia|[Ff]rom|to|is|has|was|who|reports?)(?:\s.*)?$")
_HONOURS = re.compile(r"^(?:dr|prof|mr|mrs|ms|sir|dame|rev|fr)\.?\s+", re.IGNORECASE)
_SUFFIXES = frozenset({"iii", "viii"})
LONGEST = 300
"""Code points of a byline that are read; what goes on longer is prose."""


def people(text: str, outlets: Iterable[str] = ()) -> tuple[str, ...]:
    """The persons whom a byline names, in order, each once; no roles, dates, addresses, handles or organisations.

    `outlets` are names of the outlet, which stand behind a writer's on some sites.
    """
    for outlet in outlets:
        text = re.sub(rf"(?:\b[Tt]he )?\b{re.escape(outlet)}\b", "|", text[:LONGEST]) if len(outlet) > 3 else text
    parts = ([name for piece in part if (name := person(piece)) is not None] for part in _parts(text))
    return _once(next((named for named in parts if named), []))


def writers(names: Iterable[str], outlets: Iterable[str] = ()) -> tuple[str, ...]:
    """Of the authors that a page's mark-up lists: the persons; where it lists none, the pen names and organisations.

    `outlets` are the names of the outlet and its publisher, which sites list as an author beside the writer.
    """
    outlets = tuple(outlets)
    houses = {outlet.casefold() for outlet in outlets}
    listed = [cleaned for name in names if (cleaned := _plain(name))]
    persons = _once(found for name in listed for found in people(name, outlets) if found.casefold() not in houses)
    return persons or _once(
        name for name in listed if re.fullmatch(r"[^\W\d_][\w .,'’&-]{1,60}", name) and not name.islower()
    )


def pieces(text: str) -> list[str]:
    """What a byline is made of: its parts, cut at "and", commas and slashes."""
    return [piece for part in _parts(text) for piece in part]


def _parts(text: str) -> list[list[str]]:
    """The parts between a byline's dates, addresses, bars and dashes, each cut into pieces; opening words dropped."""
    text = _GLUED_ROLE.sub(_before_role, text[:LONGEST])
    for mention in reversed(find_dates(text)):
        text = f"{text[: mention.start]}|{text[mention.end :]}"
    text = _GENERATION.sub(" ", _CONTACT.sub("|", OPENING.sub("", text.strip())))
    parts = (
        [piece.strip(" .'\"*") for piece in _JOINT.split(OPENING.sub("", part.strip()))] for part in EDGE.split(text)
    )
    return [named for part in parts if (named := [piece for piece in part if piece])]


def _before_role(joint: re.Match[str]) -> str:
    """A bar where a role or "Published" is glued to a name ("Jane RoePublished: …"), nothing at other capitals."""
    word = re.match(r"[A-Z][a-z-]+", joint.string[joint.end() :])
    return "|" if word and word[0].lower() in _roles() else ""


def person(piece: str) -> str | None:
    """The person's name that a piece of a byline opens with, None where it opens with something else."""
    tokens = _HONOURS.sub("", _TAIL.sub("", piece)).split()
    if not tokens or _word(tokens[-1]) in _organisations():
        return None
    named: list[str] = []
    for token in tokens:
        if _word(token) in _roles():
            break
        named.append(token)
    while named and _word(named[-1]) in _DEGREES:
        named.pop()
    if (
        not 2 <= len(named) <= 5
        or not all(_fits(token) for token in named)
        or not _fits_edge(named[0])
        or not _fits_edge(named[-1])
    ):
        return None
    name = " ".join(named)
    acronym = not name.isupper() and any(
        len(token) > 2 and token.isupper() and token.isalpha() and _word(token) not in _SUFFIXES for token in named
    )
    return None if acronym or is_organisation(name) else _cased(name)


def _plain(name: str) -> str:
    """A listed name without tags, addresses, opening words and white space; empty where it is an address."""
    name = " ".join(re.sub(r"<[^<>]{0,200}>", " ", name[:LONGEST]).split())
    return (
        ""
        if re.match(r"https?:|www\.|/|@", name) or "@" in name.split(" ")[0]
        else _LAST_BY.sub("", OPENING.sub("", name)).strip(" ,|")
    )


def is_organisation(name: str) -> bool:
    """Whether a word of the name shows that it is no person's: data/organisations.txt."""
    words = [_word(token) for token in name.split()]
    marks = _organisations()
    return any(word in marks for word in words) or any(
        word.endswith(mark) for word in words for mark in marks if mark[0] == "."
    )


def _word(token: str) -> str:
    return token.strip(",()").lower()


def _fits(token: str) -> bool:
    """Whether a token can stand in a person's name: letters, capitalised or a particle."""
    plain = token.strip("“”\"'‘’,()")
    return (
        not plain.endswith(("'s", "’s"))
        and _LETTERS.fullmatch(plain) is not None
        and (token.lstrip("“\"'‘(")[:1].isupper() or token in entries("name_particles") or not token.isascii())
    )


def _fits_edge(token: str) -> bool:
    return token[:1].isupper() or token in entries("name_particles") or token[:1] in "“\"'‘"


def _cased(name: str) -> str:
    """A name in capitals as it is usually written; others as they stand."""
    if not name.isupper() or len(name) < 5:
        return name
    capital = re.sub(r"[^\W\d_]+", lambda word: word[0] if len(word[0]) == 1 else word[0].capitalize(), name)
    return re.sub(r"\b(Mc)([a-z])", lambda found: found[1] + found[2].upper(), capital)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """The names in order, each once; one that is a part of another is the other."""
    listed = list(dict.fromkeys(names))
    return tuple(
        name for name in listed if not any(name != other and set(name.split()) < set(other.split()) for other in listed)
    )


@cache
def _roles() -> frozenset[str]:
    return frozenset(entries("roles"))


@cache
def _organisations() -> frozenset[str]:
    return frozenset(entries("organisations"))
