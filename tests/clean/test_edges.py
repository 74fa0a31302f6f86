"""What is glued to a paragraph's ends goes; what belongs to it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.edges import trimmed


def kept(text: str) -> str:
    start, end = trimmed(text, 0, len(text))
    return text[start:end]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("The pier will stand again. Share", "The pier will stand again."),
        ("“The pier will stand again.” Share Tweet", "“The pier will stand again.”"),
        ("The pier will stand again. Read more »", "The pier will stand again."),
        ("date 2024-05-03 Marta Oyelaran opened the pier.", "Marta Oyelaran opened the pier."),
        ("Published: 03.05.2024, 11:02 - The pier is open.", "The pier is open."),
        ('2024-05-03T11:02Z "It is open," she said.', '"It is open," she said.'),
        ("• On 22 May, the pier closed.", "On 22 May, the pier closed."),
        ("— It is open, she said.", "— It is open, she said."),
    ],
)
def test_glued_things_go(line: str, left: str) -> None:
    assert kept(line) == left


@pytest.mark.parametrize(
    "line",
    [
        "She bought one more share",
        "He asked them all to share.",
        "2024-05-03 was the day on which the pier fell.",
        "LINDHOLM, May 3 (Nordpress) - The pier fell.",
        "On May 3, the pier fell.",
        "Share",
        "-5 degrees were measured.",
    ],
)
def test_what_belongs_to_the_line_stays(line: str) -> None:
    assert kept(line) == line


@given(st.text(alphabet=st.sampled_from('•. ShareTwt2024-05:"\n'), min_size=1).map(str.strip).filter(bool))
def test_a_trimmed_line_is_never_empty(line: str) -> None:
    assert kept(line)
