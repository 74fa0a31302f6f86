"""Windows cover every word, and each word has one window that speaks for it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.quote.windows import LENGTH, plan


@given(st.lists(st.integers(1, 30), min_size=1, max_size=1500))
def test_every_word_is_owned_once_by_a_window_that_holds_it(sizes: list[int]) -> None:
    firsts = np.concatenate([[0], np.cumsum(sizes)])
    windows = plan(firsts)
    owned = [word for w in windows for word in range(w.owned_from, w.owned_to)]
    assert owned == list(range(len(sizes)))
    for w in windows:
        assert w.first <= w.owned_from <= w.owned_to <= w.last
        assert firsts[w.last] - firsts[w.first] <= LENGTH - 2


def test_a_short_text_is_one_window() -> None:
    assert len(plan(np.arange(200))) == 1
