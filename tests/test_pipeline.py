"""The flow from Python: articles in a settled order, misses to whoever asks for them, one page as a pure function."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
import stand_in

import onrecord
from onrecord import pipeline
from onrecord.model import Article, Attribution, Kind, Media, Miss, Page, Part, Status
from onrecord.read.limits import Limits

STORY = (
    "Ferry fares to rise in spring\n\n"
    "Fares on the ferry between Vardlo and the mainland will rise by a tenth in the spring, the company said on "
    "Monday, after a winter in which storms kept its boats in the harbour for most of three weeks.\n\n"
    "“We held the price for six years and cannot hold it any longer,” said Ada Quill, who runs the company and who "
    "started there as a deckhand when she was nineteen.\n\n"
    "The council of the island is to meet on the matter next week, and several of its members have asked for the "
    "accounts of the company to be put before them.\n"
)


def page(text: str) -> Page:
    return Page("story", "story.txt", "0" * 64, text.encode(), Media.TEXT)


class QuotedBetweenMarks:
    """A reader that finds what stands between quotation marks."""

    name = "marks only"

    def attributions(self, article: Article) -> tuple[Attribution, ...]:
        start, end = article.text.index("“"), article.text.index("”") + 1
        return (Attribution(Part.BODY, Kind.DIRECT, (article.span(start, end),), (), (), 0.5),)


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pipeline, "page_reader", stand_in.reader)
    for name, text in {"c": "Third.", "a": "First.", "b": "boom"}.items():
        (tmp_path / f"{name}.txt").write_text(text)
    return tmp_path


def test_articles_come_in_the_order_of_their_names(news: Path) -> None:
    paths = [news / "c.txt", str(news / "a.txt")]
    assert [article.text for article in onrecord.extract(paths)] == ["First.", "Third."]
    assert [article.text for article in onrecord.extract(reversed(paths), jobs=2)] == ["First.", "Third."]


def test_a_single_path_need_not_stand_in_a_list(news: Path) -> None:
    assert [article.id for article in onrecord.extract(str(news / "a.txt"))] == ["a"]
    assert [article.id for article in onrecord.extract(news / "a.txt")] == ["a"]


def test_what_gave_no_article_goes_to_whoever_asks(news: Path) -> None:
    missed: list[Miss] = []
    assert len([*onrecord.extract(news, missed=missed.append)]) == 2
    assert [(miss.uri, miss.why) for miss in missed] == [("b.txt", "b.txt went boom")]


def test_a_failure_that_nobody_asked_for_is_logged(news: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert len([*onrecord.extract([news / "b.txt", news / "nowhere"])]) == 0
    assert [(record.name, record.levelno) for record in caplog.records] == [("onrecord", logging.WARNING)] * 2


def test_leaving_the_loop_early_ends_the_workers(news: Path) -> None:
    for article in onrecord.extract(news):
        assert article.id == "a"
        break


def test_no_jobs_are_refused(news: Path) -> None:
    with pytest.raises(onrecord.SettingsError, match="give 1 or more"):
        next(onrecord.extract(news, jobs=0))


def test_a_page_becomes_an_article_with_its_quotations_and_its_reader() -> None:
    article = pipeline.read_page(page(STORY), QuotedBetweenMarks(), Limits())
    assert (article.status, article.reader) == (Status.READ, "marks only")
    (quotation,) = article.quotations
    assert quotation.content[0].text == "“We held the price for six years and cannot hold it any longer,”"
    assert quotation.content[0].origin
    start, end = quotation.content[0].origin
    assert STORY[start:end] == quotation.content[0].text


def test_the_same_page_gives_the_same_article_whatever_was_read_before() -> None:
    reader = QuotedBetweenMarks()
    alone = pipeline.read_page(page(STORY), reader, Limits())
    other = replace(page(STORY.replace("Vardlo", "Norholm")), id="other")
    pipeline.read_page(other, reader, Limits())
    assert pipeline.read_page(page(STORY), reader, Limits()) == alone


def test_a_page_without_an_article_is_not_asked_for_quotations() -> None:
    article = pipeline.read_page(page("Home\nNews\nSport\nContact\n"), QuotedBetweenMarks(), Limits())
    assert article.status is not Status.READ
    assert article.quotations == ()
    assert article.reader == "marks only"
