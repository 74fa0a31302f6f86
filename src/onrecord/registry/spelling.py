"""Foreign names as different alphabets and agencies spell them: in comes a folded word, out comes what all of its
spellings have in common (Zelensky, Zelenskyy, Selensky, Zelenskiy)."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.registry.lists import letters

_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> str:
    """The word in the letters that stand for its sounds; two spellings of one name have the same."""
    out = word
    for sound, letter in letters():
        if sound.endswith("$"):
            out = out[: -len(sound) + 1] + letter.strip("_") if out.endswith(sound[:-1]) else out
        elif sound in out:
            out = out.replace(sound, letter.strip("_"))
    return _DOUBLE.sub(r"\1", out) or word
