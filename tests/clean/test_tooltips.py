"""What a link's tooltip leaves behind a name goes; all else stays, and offsets hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.stretches import blanked, joined, without_tooltips
from onrecord.clean.tooltips import tooltips

CARD = "Rep. Jane Roe Jane Ann (Janie) RoeRoe wins in Elm Five takeaways from Elm's vote MORE (X-Elm) said no."


def test_the_second_name_and_the_teasers_behind_it_are_cut_out() -> None:
    assert without_tooltips(CARD) == "Rep. Jane Roe (X-Elm) said no."
    assert without_tooltips(f"“No,” said {CARD} {CARD}").count("MORE") == 0


def test_what_only_looks_like_it_stays() -> None:
    for text in (
        "READ MORE about Jane Roe and RoeCorp.",
        "Jane Roe said: MORE is to come.",
        "Jane Roe Jane Ann RoeRoe wins in Elm\nFive takeaways MORE",
        "Jane Roe, Ann RoeRoe wins MOREOVER",
    ):
        assert without_tooltips(text) == text


def test_segments_lead_back_to_the_input() -> None:
    text, segments = joined(CARD, [(0, len(CARD))])
    assert text == "Rep. Jane Roe (X-Elm) said no."
    assert all(text[s.start : s.end] == CARD[s.origin : s.origin + s.end - s.start] for s in segments)
    assert len(blanked(CARD)) == len(CARD)


@given(st.text(st.sampled_from("Roe oeR\n MORE(Ja)ne\0"), max_size=200))
def test_ranges_are_in_order_and_apart_whatever_the_text(text: str) -> None:
    edges = [edge for cut in tooltips(text) for edge in cut]
    assert edges == sorted(edges)
    assert len(blanked(text)) == len(text)
