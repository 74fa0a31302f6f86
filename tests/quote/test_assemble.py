"""Contents are tied to the cue and source that they point to; contents with one cue are one attribution."""

import numpy as np

from onrecord.quote.assemble import tie
from onrecord.quote.decode import Role, WordSpan
from onrecord.quote.tagger import Link, Tagged
from onrecord.quote.windows import Window

SIZE = 16


def tagged(words: int, links: dict[tuple[Link, int], int | None]) -> Tagged:
    """A text of one window whose link vectors say what `links` says: (kind, word) -> word, or None for "none"."""
    vectors = np.zeros((words + 1, 5, SIZE), dtype=np.float32)
    for k in range(words + 1):
        vectors[k, 3:, k] = 1
    for (kind, word), target in links.items():
        vectors[1 + word, kind, 0 if target is None else 1 + target] = 40
    window = Window(0, words, 0, words)
    return Tagged(np.zeros((words, 7), dtype=np.float32), (window,), (vectors,))


def span(role: Role, first: int) -> WordSpan:
    return WordSpan(role, first, first + 1, 1.0)


def test_two_contents_with_one_cue_are_one_attribution() -> None:
    before, cue, source, after = (
        span(role, k) for k, role in enumerate((Role.CONTENT, Role.CUE, Role.SOURCE, Role.CONTENT))
    )
    says = tagged(
        5,
        {
            (Link.CONTENT_TO_CUE, 0): 1,
            (Link.CONTENT_TO_CUE, 3): 1,
            (Link.CONTENT_TO_SOURCE, 0): 2,
            (Link.CONTENT_TO_SOURCE, 3): 2,
            (Link.CUE_TO_SOURCE, 1): 2,
        },
    )
    (one,) = tie(says, [before, cue, source, after])
    assert (one.content, one.cue, one.source) == ((before, after), cue, source)


def test_contents_without_a_cue_stay_apart() -> None:
    contents = [span(Role.CONTENT, 0), span(Role.CONTENT, 3)]
    pointing = {(link, k): None for link in (Link.CONTENT_TO_CUE, Link.CONTENT_TO_SOURCE) for k in (0, 3)}
    tied = tie(tagged(5, pointing), contents)
    assert [one.content for one in tied] == [(contents[0],), (contents[1],)]
    assert all(one.cue is None and one.source is None for one in tied)


def test_a_cue_that_no_content_points_to_makes_no_attribution() -> None:
    assert tie(tagged(3, {}), [span(Role.CUE, 1)]) == []
