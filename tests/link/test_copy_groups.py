"""Groups of copies: no chains, in any order the same, with an origin where credits or dates tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.copy_groups import Copies, Link, Print, groups
from onrecord.link.copy_kinds import CopyKind

NEAR, SYNDICATED = CopyKind.NEAR, CopyKind.SYNDICATED


def grouped(*links: Link, **published: str) -> list[Copies]:
    keys = {key for link in links for key in (link.one, link.other)}
    return groups([Print(key, published.get(key)) for key in keys], links)


def members(*links: Link) -> list[tuple[str, ...]]:
    return [one.articles for one in grouped(*links)]


def origin(*prints: Print) -> str | None:
    links = [Link(one.key, other.key, NEAR, 1.0) for one in prints for other in prints if one.key < other.key]
    return groups(prints, links)[0].origin


def test_all_copies_of_a_text_are_one_group_of_the_weakest_kind() -> None:
    (found,) = grouped(Link("a", "b", NEAR, 1.0), Link("a", "c", SYNDICATED, 0.8), Link("b", "c", SYNDICATED, 0.8))
    assert (found.articles, found.kind) == (("a", "b", "c"), SYNDICATED)


def test_an_article_put_together_from_two_others_does_not_make_them_one() -> None:
    assert members(Link("a", "b", SYNDICATED, 0.9), Link("b", "c", SYNDICATED, 0.7)) == [("a", "b")]


def test_two_halves_of_a_text_join_where_most_of_the_group_are_its_whole() -> None:
    wholes = [Link("a", "b", NEAR, 1.0), Link("a", "c", NEAR, 1.0), Link("b", "c", NEAR, 1.0)]
    halves = [Link(whole, half, SYNDICATED, 0.9) for whole in "abc" for half in "de"]
    assert members(*wholes, *halves) == [("a", "b", "c", "d", "e")]


def test_texts_without_a_link_are_in_no_group() -> None:
    assert groups([Print("a"), Print("b")], []) == []


kinds = st.sampled_from(list(CopyKind))
links = st.lists(
    st.builds(Link, st.sampled_from("abc"), st.sampled_from("defg"), kinds, st.sampled_from([0.6, 0.8, 1.0])),
    unique_by=lambda link: (link.one, link.other),
)


@given(links, st.randoms())
def test_the_order_of_links_does_not_matter(several: list[Link], chance) -> None:
    turned = [Link(link.other, link.one, link.kind, link.share) for link in several]
    chance.shuffle(turned)
    assert grouped(*several) == grouped(*turned)


@given(links, links)
def test_a_group_does_not_depend_on_what_else_is_in_the_record(several: list[Link], others: list[Link]) -> None:
    away = [Link(f"x{link.one}", f"x{link.other}", link.kind, link.share) for link in others]
    found = grouped(*several, *away)
    assert [one for one in found if one.articles[0][0] != "x"] == grouped(*several)


def test_an_agency_that_the_others_credit_is_the_origin_whatever_the_dates() -> None:
    wire = Print("w", "2024-05-03", "Reuters", ("Reuters",))
    assert origin(Print("a", "2024-05-02", "Elm Post", ("Reuters",)), wire, Print("z", None, "Oak Times")) == "w"


def test_an_agency_is_the_origin_where_nobody_credits_it() -> None:
    assert origin(Print("a", "2024-05-02", "Elm Post"), Print("w", "2024-05-03", "Reuters")) == "w"


def test_the_earliest_is_the_origin_where_no_agency_is_among_them() -> None:
    assert origin(Print("a", "2024-05-03"), Print("b", "2024-05-02T23:10"), Print("c", "2024-06-01")) == "b"


def test_the_origin_is_unknown_where_dates_do_not_tell() -> None:
    assert origin(Print("a", "2024-05-02"), Print("b", "2024-05-02T08:00")) is None
    assert origin(Print("a", "2024-05-02"), Print("b", None)) is None
    assert origin(Print("a", "2024-05"), Print("b", "2024-05-09")) is None


def test_hours_tell_where_their_distance_to_utc_is_stated_or_the_outlet_is_one() -> None:
    assert origin(Print("a", "2024-05-02T08:00+02:00"), Print("b", "2024-05-02T07:00+00:00")) == "a"
    assert origin(Print("a", "2024-05-02T08:00", "Elm Post"), Print("b", "2024-05-02T07:00", "Oak Times")) is None
    assert origin(Print("a", "2024-05-02T08:00", "Elm Post"), Print("b", "2024-05-02T07:00", "Elm Post")) == "b"


def test_a_distance_to_utc_that_no_clock_has_tells_nothing() -> None:
    assert origin(Print("a", "2024-05-02T08:00+99:00"), Print("b", "2024-05-02T07:00-25:00")) is None


def test_of_two_articles_of_the_agency_the_earlier_is_the_origin() -> None:
    first, second = Print("v", "2024-05-02", "AFP", ("AFP",)), Print("w", "2024-05-03", "AFP", ("AFP",))
    assert origin(Print("a", "2024-05-01", "Elm Post", ("AFP",)), first, second) == "v"
