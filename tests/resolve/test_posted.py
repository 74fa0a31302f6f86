"""An embedded post was said by the holder of its account, on the day that it bears."""

import pytest
from resolving import article, attribution

from onrecord.model import Attribution, Kind, Part, Quotation, SpeakerKind
from onrecord.quote.posts import find_posts
from onrecord.resolve.article import resolve, scene_of
from onrecord.resolve.holders import holder

SIGNED = "— Jane Q. Roe (@janeroe) May 12, 2020"


def read(text: str, *said: tuple[str, str, str], published: str | None = "2020-05-14") -> list[Quotation]:
    """The quotations of a text: its posts, and what else is given."""
    page = article(text, published)
    posts = [
        Attribution(
            Part.BODY, Kind.DIRECT, tuple(page.span(*c) for c in post.content), (page.span(*post.source),), (), 1.0
        )
        for post in find_posts(text)
    ]
    return list(resolve(page, (*posts, *(attribution(page, each) for each in said))))


def said_on(quotation: Quotation) -> tuple[str | None, str] | None:
    said = quotation.said
    return (said.earliest, said.words.text if said.words else "") if said else None


def test_a_post_is_said_on_its_date_by_its_account() -> None:
    (found,) = read(f"Jane Roe is mayor. It rained.\n\nWe will build it! {SIGNED}")
    assert said_on(found) == ("2020-05-12", "May 12, 2020")
    assert [(s.name, s.kind) for s in found.speakers] == [("Jane Q. Roe", SpeakerKind.PERSON)]


def test_its_date_tells_nothing_of_what_stands_beside_it() -> None:
    text = f"We will build it! {SIGNED}\n\nRoe said that it rained."
    assert [said_on(one) for one in read(text, ("Roe", "said", "that it rained"))] == [
        ("2020-05-12", "May 12, 2020"),
        None,
    ]


def test_its_date_tells_of_what_it_quotes() -> None:
    text = f"Poe says “we will build it” but when? {SIGNED}"
    assert {said_on(one) for one in read(text, ("Poe", "says", "“we will build it”"))} == {
        ("2020-05-12", "May 12, 2020")
    }


def test_but_not_where_the_post_tells_another_day() -> None:
    text = f"On March 3, 2019, Poe said “we will build it” but when? {SIGNED}"
    quoted = next(one for one in read(text, ("Poe", "said", "“we will build it”")) if one.cue)
    assert said_on(quoted) != ("2020-05-12", "May 12, 2020")


def test_a_quotation_beside_a_post_is_not_its_accounts() -> None:
    text = f"We will build it! {SIGNED}\n\n“It rained on all of us in the valley.”"
    page = article(text)
    quoted = Attribution(Part.BODY, Kind.DIRECT, (page.span(text.index("“"), len(text)),), (), (), 1.0)
    post = next(iter(find_posts(text)))
    posted = Attribution(Part.BODY, Kind.DIRECT, (page.span(*post.content[0]),), (page.span(*post.source),), (), 1.0)
    assert [len(one.speakers) for one in resolve(page, (posted, quoted))] == [1, 0]


def test_what_is_posted_again_is_said_by_whom_the_page_names() -> None:
    text = f"RT @poe: It rained. {SIGNED}\n\nIt snowed. — Tim Poe (@Poe) May 11, 2020"
    assert [[s.name for s in one.speakers] for one in read(text)] == [["Tim Poe"], ["Tim Poe"]]
    assert [said_on(one) for one in read(text)] == [None, ("2020-05-11", "May 11, 2020")]


def test_nobody_is_known_by_a_handle_alone() -> None:
    (found,) = read(f"RT @poe: It rained. {SIGNED}")
    assert found.speakers == ()


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Mayor Jane Roe", ("Jane Roe", SpeakerKind.PERSON)),
        ("JaneRoe", ("Jane Roe", SpeakerKind.PERSON)),
        ("jane roe", ("Jane Roe", SpeakerKind.PERSON)),
        ("Jane Roe (vote Roe!)", ("Jane Roe", SpeakerKind.PERSON)),
        ("Jane Roe #StayHome", ("Jane Roe", SpeakerKind.PERSON)),
        ("Adam Poe", ("Adam Poe", SpeakerKind.PERSON)),
        ("Jane", ("Jane", SpeakerKind.UNNAMED)),
        ("greybeard", ("greybeard", SpeakerKind.UNNAMED)),
        ("ABC News Politics", ("ABC News Politics", SpeakerKind.ORGANISATION)),
        ("Elm County PD", ("Elm County PD", SpeakerKind.ORGANISATION)),
        ("Students For Roe", ("Students For Roe", SpeakerKind.ORGANISATION)),
        ("ElmHall.com", ("ElmHall.com", SpeakerKind.ORGANISATION)),
    ],
)
def test_an_account_is_held_by(name: str, who: tuple[str, SpeakerKind]) -> None:
    (speaker,) = holder(scene_of("Mayor Jane Roe spoke.", []), name).speakers
    assert (speaker.name, speaker.kind) == who
