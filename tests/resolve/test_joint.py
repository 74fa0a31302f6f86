"""Several speakers in one source."""

from __future__ import annotations

import pytest
from resolving import names


@pytest.mark.parametrize(
    ("source", "speakers"),
    [
        ("the U.S., Japan and Norway", ["United States", "Japan", "Norway"]),
        ("Jane Roe and Mark Doe", ["Jane Roe", "Mark Doe"]),
        ("Jane Roe, 56, and Mark Doe, R-Vt.,", ["Jane Roe", "Mark Doe"]),
        ("Sen. Jane Roe, R-Tenn., and Mark Doe, R-S.C.,", ["Jane Roe", "Mark Doe"]),
        ("Jane Roe and her husband", ["Jane Roe", "her husband"]),
        ("Jane Roe, a builder and former mayor of Elm,", ["Jane Roe"]),
        ("the Department of Health and Human Services", ["Department of Health and Human Services"]),
        ("Jane Roe as well as the White House", ["Jane Roe", "White House"]),
        ("a study by Jane Roe and Mark Doe", ["a study by Jane Roe and Mark Doe"]),
        ("White House and Pentagon spokesmen", ["White House and Pentagon spokesmen"]),
    ],
)
def test_a_source_is_split_where_each_part_stands_for_itself(source: str, speakers: list[str]) -> None:
    assert names(f"Then {source} said it was late again.", (source, "said", "it was late")) == [speakers]


ASIA, AMERICA = "Japan Norway", "United States"


@pytest.mark.parametrize(
    ("before", "speakers"),
    [
        ("It came as the U.S., ", f"{AMERICA} {ASIA}"),
        ("Mexico, the U.S., ", f"Mexico {AMERICA} {ASIA}"),
        ("In Mexico, ", ASIA),
        ("As a friend of Mexico, ", ASIA),
        ("Leaving Mexico, ", ASIA),
    ],
)
def test_a_source_cut_short_takes_in_the_members_of_its_list(before: str, speakers: str) -> None:
    text = f"{before}Japan and Norway say the bridge was late and that nobody had told them so before."
    (found,) = names(text, ("Japan and Norway", "say", "was late"))
    assert " ".join(found) == speakers


def test_a_sentence_opener_that_is_no_member_is_left_out() -> None:
    text = "As a minister, Jane Roe and Mark Doe said it was late."
    assert names(text, ("Jane Roe and Mark Doe", "said", "it was late")) == [["Jane Roe", "Mark Doe"]]


def test_a_description_behind_a_name_is_no_further_speaker() -> None:
    source = "Jane Roe, a longtime Elm loyalist and dean of the University of Elm Schools,"
    assert names(f"{source} said it was late.", (source, "said", "it was late")) == [["Jane Roe"]]
