"""Countries and states by any of their names: in comes a name as an article writes it, out comes the CLDR English
name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.resolve.lexicon import fold, lines


@dataclass(frozen=True, slots=True)
class Place:
    """A country or a state; `capital` where the name used is its seat of government, not its own."""

    name: str
    country: bool
    capital: bool = False


def _key(name: str) -> str:
    folded = " ".join(fold(word) for word in name.split())
    return folded.removeprefix("the ")


def _fields(name: str) -> list[list[list[str]]]:
    return [[[part for part in cell.split(",") if part] for cell in line.split("|")] for line in lines(name)]


@cache
def _named() -> Mapping[str, Place]:
    found: dict[str, Place] = {}
    for [name], _, capitals, _ in _fields("countries"):
        found.update({_key(capital): Place(name, country=True, capital=True) for capital in capitals})
    for [name], _, _ in _fields("states"):
        found[_key(name)] = Place(name, country=False)
    for [name], others, _, _ in _fields("countries"):
        found.update({_key(other): Place(name, country=True) for other in (name, *others)})
    return found


@cache
def _adjectives() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for [name], short, adjectives in _fields("states"):
        found.update({_key(word): name for word in (*short, *adjectives)})
    for [name], _, _, adjectives in _fields("countries"):
        found.update({_key(word): name for word in adjectives})
    return found


def place(name: str) -> Place | None:
    """The country or state of a name or capital ("Moscow" is Russia), None for any other name."""
    return _named().get(_key(name))


@lru_cache(maxsize=1 << 14)
def homeland(adjective: str) -> str | None:
    """The country or state of an adjective, an abbreviation or the name itself ("Ukrainian", "Vt", "Ohio")."""
    known = _adjectives().get(_key(adjective))
    if known is None:
        named = place(adjective)
        known = named.name if named else None
    return known


def place_openers() -> frozenset[str]:
    """The folded words that names of several words begin with, an article among them."""
    names = (name.split() for name in (*_named(), *_adjectives()))
    return frozenset({"the", *(words[0] for words in names if len(words) > 1)})


@cache
def _short() -> frozenset[str]:
    return frozenset(short for _, shorts, _ in _fields("states") for short in shorts if not short.isupper())


def is_short(word: str) -> bool:
    """Whether a word is a state's abbreviation that takes a full stop: "Calif", "Vt"."""
    return word in _short()


def is_people(word: str) -> bool:
    """Whether a word names the people of a country or state: "Mexicans", "the British", "the French"."""
    key = _key(word)
    return key in _adjectives() or (key.endswith("s") and key[:-1] in _adjectives())
