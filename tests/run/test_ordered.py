"""Workers: order, equality, and pages that hang, die or raise while the rest goes on."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fake_readers import broken, obedient, page, stillborn, without_model

from onrecord.errors import ModelError, OnrecordError
from onrecord.model import Article, Container, Given, Json, Miss, Outcome, Page
from onrecord.run.ordered import AHEAD, read_in_order

LIMIT = 300.0
"""Seconds a page, out of reach on a busy machine."""


def run(*texts: str, jobs: int = 1, seconds: float = LIMIT) -> list[Article | Miss]:
    return [answer for _, answer in read_in_order([page(text) for text in texts], obedient, jobs, seconds)]


def why(outcome: Article | Miss) -> str:
    assert isinstance(outcome, Miss)
    assert outcome.outcome is Outcome.FAILED
    return outcome.why


def test_results_come_in_the_order_of_the_inputs_and_are_the_same_with_one_worker_and_two() -> None:
    texts = [f"page {number}" for number in range(80)]
    alone = run(*texts)
    assert [outcome.uri for outcome in alone] == texts
    assert run(*texts, jobs=2) == alone


def test_a_miss_keeps_its_place_among_the_articles() -> None:
    miss = Miss("b", Outcome.SKIPPED, "not news")
    first, second, (last, _) = read_in_order([page("a"), miss, page("c")], obedient, 2, LIMIT)
    assert second is miss
    assert (first[0].uri, last.uri) == ("a", "c")


@pytest.mark.parametrize("order", ["hang", "hang in C"])
def test_a_page_over_the_time_limit_fails_with_that_reason_and_the_rest_goes_on(order: str) -> None:
    before, hung, after = run("before", order, "after", seconds=1)
    assert "took longer than 1 s" in why(hung)
    assert isinstance(before, Article)
    assert isinstance(after, Article)


def test_a_page_that_kills_its_worker_fails_and_the_rest_goes_on() -> None:
    killed, first, exited, second = run("die", "first", "exit", "second")
    assert "SIGKILL" in why(killed)
    assert "exit status 3" in why(exited)
    assert isinstance(first, Article)
    assert isinstance(second, Article)


def test_an_error_becomes_a_reason_of_one_line_and_the_worker_stays() -> None:
    one, ours, other, two = run("pid", "damaged", "raise", "pid")
    assert why(ours) == "damaged: torn.html is torn; save it again"
    assert why(other).startswith("raise: unexpected KeyError: 'the key' (fake_readers.py:")
    assert one.uri == two.uri  # the number of the process


def test_a_row_is_named_by_its_id_beside_its_file() -> None:
    row = replace(page("raise"), id="row 7", uri="rows.jsonl", container=Container.ROW)
    ((_, outcome),) = read_in_order([row], obedient, 1, LIMIT)
    assert why(outcome).startswith("row 7 of rows.jsonl: unexpected KeyError")


def test_what_a_library_prints_does_not_disturb_the_answers() -> None:
    assert [type(outcome) for outcome in run("print", "page")] == [Article, Article]


def test_a_row_nested_too_deep_fails_and_the_rest_goes_on() -> None:
    deep: Json = []
    for _ in range(5000):
        deep = [deep]
    row = replace(page("deep"), given=Given(extra={"deep": deep}))
    outcomes = [answer for _, answer in read_in_order([page("before"), row, page("after")], obedient, 1, LIMIT)]
    assert "nested too deep" in why(outcomes[1])
    assert isinstance(outcomes[2], Article)


def test_lone_surrogates_pass_between_the_processes() -> None:
    ((_, outcome),) = read_in_order([page("text", name="\udcff.txt")], obedient, 1, LIMIT)
    assert outcome.uri == "\udcff.txt"


def test_a_model_that_does_not_load_ends_the_run_with_its_own_error() -> None:
    with pytest.raises(ModelError, match="the weights are gone"):
        list(read_in_order([page("a")], without_model, 1, LIMIT))


def test_a_reader_that_does_not_start_ends_the_run() -> None:
    with pytest.raises(OnrecordError, match="the reader does not start: unexpected ValueError: a fault"):
        list(read_in_order([page("a")], broken, 2, LIMIT))
    with pytest.raises(OnrecordError, match="exit status 7"):
        list(read_in_order([page("a")], stillborn, 2, LIMIT))


def test_no_worker_is_started_for_nothing() -> None:
    assert list(read_in_order([], stillborn, 2, LIMIT)) == []


def test_only_a_few_dozen_pages_are_under_way() -> None:
    taken = 0

    def pages() -> Iterator[Page]:
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield page(f"page {number}")

    outcomes = read_in_order(pages(), obedient, 2, LIMIT)
    for place in range(1, 101):
        next(outcomes)
        assert taken <= place + AHEAD + 4
    outcomes.close()  # type: ignore[attr-defined]
