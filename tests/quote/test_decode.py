"""Decoding gives well-formed spans, the most probable ones."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.quote.decode import Role, best_tags, spans


def certain(*tags: int) -> np.ndarray:
    rows = np.full((len(tags), 7), -9.0, dtype=np.float32)
    rows[np.arange(len(tags)), tags] = -0.01
    return rows


@given(arrays(np.float32, st.tuples(st.integers(0, 40), st.just(7)), elements=st.floats(-20, 0, width=32)))
def test_no_span_continues_what_has_not_begun(log_probabilities: np.ndarray) -> None:
    tags = best_tags(log_probabilities)
    for before, tag in zip([0, *tags], tags, strict=False):
        if tag and tag % 2 == 0:
            assert before in (tag, tag - 1)


def test_spans_carry_role_and_place() -> None:
    found = spans(certain(1, 2, 3, 0, 5, 6, 6, 5))
    assert [(s.role, s.first, s.last) for s in found] == [
        (Role.SOURCE, 0, 2),
        (Role.CUE, 2, 3),
        (Role.CONTENT, 4, 7),
        (Role.CONTENT, 7, 8),
    ]


def test_a_span_does_not_run_from_the_title_into_the_body() -> None:
    found = spans(certain(5, 6, 6, 6), fresh=frozenset([2]))
    assert all(not s.first < 2 < s.last for s in found)


def test_nothing_gives_nothing() -> None:
    assert spans(np.zeros((0, 7), dtype=np.float32)) == []
