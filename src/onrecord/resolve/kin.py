"""Whether two sources are one where no name tells ("the poll" behind "the latest Elm Times poll", "the ruling" behind
"the court ruled"): in come their words or frames, out comes yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.resolve.frames import Frame
from onrecord.resolve.lexicon import fold, is_common, words


def akin(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words of one source are among the other's, with the same common noun at the end."""
    if not one or not other or one[-1] != other[-1] or not is_common(one[-1]):
        return False
    first, second = ({*source} - words("newness") for source in (one, other))
    return first <= second or second <= first


def named_again(this: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a source names with no further words what a fuller one named before it."""
    return akin(this, before) and len({*this}) <= len({*before})


def takes_up(this: Frame, before: Frame) -> bool:
    """Whether a source is what a frame before it did or gave ("the ruling" behind "ruled", "the statement" behind "in a
    statement")."""
    if not this.definite or len(this.source) != 1:
        return False
    noun = this.source[0]
    deed = noun.endswith("ing") and any(fold(token.text).startswith(noun[:-3]) for token in before.cue)
    return deed or noun in before.occasions
