"""The markers of what is not the story. Outlets and people are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.markers import markers

KINDS = 5
REMARKS, STORIES, PRIVACY, APPEAL, AUTHOR = range(KINDS)
PROSE = "The harbour board said on Monday that it would rebuild the eastern pier before winter."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("14 Comments", REMARKS),
        ("Join the conversation", REMARKS),
        ("Most popular", STORIES),
        ("More from the Lindholm Courier", STORIES),
        ("Related: Ferry prices to rise in June", STORIES),
        ("These cookies are necessary for the site to function", PRIVACY),
        ("© 2024 Lindholm Courier", PRIVACY),
        ("Sign up for our morning newsletter", APPEAL),
        ("Ada Brandvold is a senior political reporter at the Courier.", AUTHOR),
    ],
)
def test_a_line_that_opens_something_else_is_marked(text: str, kind: int) -> None:
    assert markers([text])[0, kind] == 1


def test_prose_is_not_marked() -> None:
    assert not markers([PROSE])[0, :KINDS].any()


def test_the_next_line_is_near_and_a_far_one_is_not() -> None:
    found = markers(["Comments", *[PROSE] * 60])
    after_marker = found[:, KINDS + REMARKS]
    assert after_marker[1] == 1
    assert after_marker[5] > after_marker[20] > 0
    assert after_marker[60] == 0


def test_a_marker_is_seen_from_before_it_too() -> None:
    found = markers([PROSE, PROSE, "Comments"])
    assert found[1, 2 * KINDS + REMARKS] == 1
    assert 0 < found[0, 2 * KINDS + REMARKS] < 1


@settings(deadline=None)
@given(st.lists(st.text(max_size=300), min_size=1, max_size=8))
def test_any_lines_have_shares_between_zero_and_one(texts: list[str]) -> None:
    found = markers(texts)
    assert found.shape == (len(texts), 3 * KINDS)
    assert ((found >= 0) & (found <= 1)).all()
