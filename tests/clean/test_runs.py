"""The runs of kept blocks: the article's stays, a list of other stories far from it goes."""

from __future__ import annotations

from onrecord.clean.runs import article


def test_an_unsure_run_far_from_the_article_goes() -> None:
    body = [0.98] * 5 + [0.0] * 20 + [0.7] * 3
    assert article([0, 1, 2, 3, 4, 25, 26, 27], [30] * 28, body, [True] * 28) == [0, 1, 2, 3, 4]


def test_a_sure_run_behind_an_insert_stays() -> None:
    body = [0.98] * 5 + [0.0] * 20 + [0.95] * 3
    assert article([0, 1, 2, 3, 4, 25, 26, 27], [30] * 28, body, [True] * 28) == [0, 1, 2, 3, 4, 25, 26, 27]


def test_an_unsure_line_beside_the_article_stays() -> None:
    assert article([0, 1, 5], [30] * 6, [0.98, 0.98, 0, 0, 0, 0.6], [True] * 6) == [0, 1, 5]


def test_a_longer_list_of_headlines_is_not_the_article() -> None:
    body = [0.95] * 12 + [0.0] * 20 + [0.85] * 8
    closed = [False] * 12 + [True] * 28
    assert set(range(32, 40)) <= set(article([*range(12), *range(32, 40)], [30] * 40, body, closed))


def test_without_kept_blocks_there_is_no_article() -> None:
    assert article([], [], [], []) == []
