"""Names of pages: the id that an input's own name gives, and the digits that tell apart those that share one.

`Ledger` sees every page once, keeps sixteen bytes of each, and afterwards knows which ids clash and which pages repeat.
"""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

from onrecord.read.names import without_endings

_SHORT, _LONG = 8, 16


def file_id(name: str) -> str:
    """The id of a page that is a file: its name without folders and known endings."""
    last = name.rsplit("/", 1)[-1]
    return without_endings(last) or last


def _short_hash(words: str) -> int:
    """Sixty-four bits of a string, the same in every process."""
    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=8).digest())


@dataclass(frozen=True, slots=True)
class Ids:
    """What is known of all pages together: which ids need digits, and which pages may stand more than once."""

    pages: int
    """Distinct pages."""
    clashing: frozenset[int]
    crowded: frozenset[tuple[int, int]]
    """Ids whose eight digits are shared, too, with those digits."""
    repeated: frozenset[int]

    def final(self, name: str, sha256: str) -> str:
        """The id as the record carries it: with digits of the page's hash where different pages share the name."""
        key = _short_hash(name)
        if key not in self.clashing:
            return name
        digits = _LONG if (key, int(sha256[:_SHORT], 16)) in self.crowded else _SHORT
        return f"{name}-{sha256[:digits]}"

    def may_repeat(self, sha256: str) -> bool:
        """Whether a page with these bytes may stand more than once (sixty-four bits were compared)."""
        return int(sha256[:16], 16) in self.repeated


class Ledger:
    """Collects the ids and hashes of pages: sixteen bytes a page."""

    def __init__(self) -> None:
        self._names = array("Q")
        self._digests = array("Q")

    def enter(self, name: str, sha256: str) -> None:
        """Notes one page by its id and the hexadecimal SHA-256 of its bytes."""
        self._names.append(_short_hash(name))
        self._digests.append(int(sha256[:16], 16))

    def close(self) -> Ids:
        """What the pages entered have in common."""
        digests = _repeated(self._digests)
        shared: dict[int, set[int]] = {name: set() for name in _repeated(self._names)}
        for name, digest in zip(self._names, self._digests, strict=True):
            if name in shared:
                shared[name].add(digest)
        clashing = {name: found for name, found in shared.items() if len(found) > 1}
        short = Counter((name, digest >> 32) for name, found in clashing.items() for digest in found)
        return Ids(
            pages=len(set(self._digests)) if digests else len(self._digests),
            clashing=frozenset(clashing),
            crowded=frozenset(key for key, count in short.items() if count > 1),
            repeated=digests,
        )


def _repeated(numbers: array[int]) -> frozenset[int]:
    """Numbers that stand more than once."""
    ordered = sorted(numbers)
    return frozenset(one for one, other in pairwise(ordered) if one == other)
