"""The word lists of `data/`, read once: in comes a list's name, out come its words in folded form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from anyascii import anyascii


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """A word as it is compared: ASCII, lower case, without full stops and possessive."""
    plain = (word if word.isascii() else anyascii(word)).lower().replace(".", "")
    return plain[:-2] if plain.endswith("'s") else plain.rstrip("'")


@cache
def lines(name: str, package: str = "onrecord.resolve") -> tuple[str, ...]:
    """The lines of a list without its comment."""
    text = files(package).joinpath("data", f"{name}.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Every word of a list."""
    return frozenset(fold(word) for line in lines(name) for word in line.split())


@cache
def listed(name: str, file: str = "function_words") -> frozenset[str]:
    """The words of one line, "name: words", of a file of small lists. Raises KeyError for a line that is not there."""
    rows = (line.partition(": ") for line in lines(file))
    return {key: frozenset(rest.split()) for key, _, rest in rows}[name]


@cache
def tagged(name: str) -> Mapping[str, str]:
    """A list of "word tag" lines."""
    return {fold(word): tag for word, tag in (line.split() for line in lines(name))}


def is_common(word: str) -> bool:
    """Whether a folded word is a common noun of the lists, one or many ("lawmakers", "polls", "data")."""
    known = _common()
    return word in known or (
        word.endswith("s") and (word[:-1] in known or (word.endswith("ies") and word[:-3] + "y" in known))
    )


@cache
def _common() -> frozenset[str]:
    lists = ("documents", "groups", "unnamed", "organisation_heads")
    return frozenset(families()).union(*(words(name) for name in lists))


@cache
def families() -> Mapping[str, frozenset[int]]:
    """Role noun -> the numbers of the families of roles that it belongs to."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines("roles")):
        for word in line.split():
            found.setdefault(fold(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@cache
def compounds() -> frozenset[tuple[str, ...]]:
    """Roles of several words, as tuples of folded words."""
    return frozenset(tuple(fold(word) for word in line.split()) for line in lines("compounds"))


@cache
def aliases() -> Mapping[str, str]:
    """Word of a description -> the word that stands for all of its meaning."""
    return {fold(word): line.split()[0] for line in lines("aliases") for word in line.split()}
