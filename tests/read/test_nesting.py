import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import PAGE, SMALL

from onrecord.errors import TooLarge
from onrecord.model import Container, Media, Page
from onrecord.read.decode import decode
from onrecord.read.nesting import check_nesting


def page(data: bytes, container: Container = Container.FILE) -> Page:
    return Page(id="a", uri="a.html", sha256="0" * 64, data=data, media=Media.HTML, container=container)


def test_a_page_nested_beyond_the_limit_is_too_large() -> None:
    with pytest.raises(TooLarge, match=r"a\.html nests its HTML deeper than 50 elements; .*raise the limit nesting"):
        decode(page(b"<div>" * 51), SMALL)


def test_a_row_of_html_is_asked_too() -> None:
    with pytest.raises(TooLarge):
        decode(page(b'{"html":"' + b"<b>" * 51 + b'"}', Container.ROW), SMALL)


@pytest.mark.parametrize(
    "html",
    [
        PAGE,
        "<div>" * 50,
        "<div></div>" * 1000,
        "<p>" * 1000,
        "<ul>" + "<li>x" * 1000,
        "<br>" * 1000,
        "<svg>" + "<path d='m0' />" * 1000,
        "<!--" + "<div>" * 1000 + "-->",
        "<script>" + "'<div>'" * 1000 + "</script>",
        "a < b <" * 1000,
        "<div" * 1000,
    ],
)
def test_what_does_not_nest_is_not_counted(html: str) -> None:
    check_nesting(html, "a.html", SMALL)


@pytest.mark.parametrize("html", ["<div>" * 60, "<DIV>" * 60, "<b></i>" * 60, "<script>x</script><i>" * 60])
def test_what_nests_is_counted(html: str) -> None:
    with pytest.raises(TooLarge):
        check_nesting(html, "a.html", SMALL)


@pytest.mark.parametrize("piece", ["<", "<!--", "<a", "<script>", "<a ", "</a", "<!-- <", "<a></a>"])
def test_a_million_odd_characters_are_passed_in_one_go(piece: str) -> None:
    check_nesting(piece * (1_000_000 // len(piece)), "a.html", SMALL)


@given(st.text(alphabet="<>/!-abdivscript =\"'", max_size=300))
def test_any_markup_is_counted_or_too_deep(html: str) -> None:
    check_nesting(html, "a.html", SMALL)
