"""Edits: what became of each quotation, in any direction."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.change import Change
from onrecord.link.edits import Edit, Quote, edits
from onrecord.model import Kind, Part, Quotation, Span, Speaker, SpeakerKind

RAIN = "We will not pay for the new harbour before it rains"


def quote(words: str, speaker: str = "Ada Lund", kind: Kind = Kind.DIRECT) -> Quote:
    return Quote(words, (speaker,), kind)


def changes(before: list[Quote], after: list[Quote]) -> list[str]:
    return [edit.change.value for edit in edits(before, after)]


def test_other_marks_keep_a_quotation() -> None:
    assert changes([quote(f"“{RAIN},”")], [quote(f'"{RAIN}."')]) == ["kept"]


def test_a_changed_word_is_told_with_the_words_before_and_after() -> None:
    before, after = quote(RAIN), quote(RAIN.replace("not ", ""))
    assert edits([before], [after]) == [Edit(Change.CHANGED, before, after)]


def test_the_same_words_by_another_speaker_or_as_reported_speech_are_changed() -> None:
    assert changes([quote(RAIN)], [quote(RAIN, "Bo Vik")]) == ["changed"]
    assert changes([quote(RAIN)], [quote(RAIN, kind=Kind.INDIRECT)]) == ["changed"]


def test_what_one_article_alone_has_is_dropped_or_added() -> None:
    other = quote("The ferries sail as they always did")
    assert changes([quote(RAIN)], [quote(RAIN), other]) == ["kept", "added"]
    assert changes([quote(RAIN), other], [quote(RAIN)]) == ["kept", "dropped"]


def test_a_quotation_that_moved_is_kept() -> None:
    other = quote("The ferries sail as they always did")
    assert changes([quote(RAIN), other], [other, quote(RAIN)]) == ["kept", "kept"]


def test_the_likest_are_paired_first() -> None:
    shorter = quote("We will not pay for the new harbour")
    found = edits([shorter, quote(RAIN)], [quote(RAIN)])
    assert found[0] == Edit(Change.KEPT, quote(RAIN), quote(RAIN))
    assert changes([quote(RAIN), shorter], [shorter]) == ["kept", "dropped"]


def test_of_equals_the_one_by_the_same_speaker_is_paired() -> None:
    both = [quote(RAIN, "Bo Vik"), quote(RAIN, "Ada Lund")]
    assert edits(both, [quote(RAIN)])[0].before == both[1]


def test_the_parts_of_a_quotation_that_was_split_are_not_new() -> None:
    first, second = quote("We will not pay for the harbour"), quote("the town has no money left for it")
    joined = quote(f"{first.words} … {second.words}")
    assert edits([joined], [first, second]) == [
        Edit(Change.CHANGED, joined, first),
        Edit(Change.CHANGED, joined, second),
    ]
    assert changes([first, second], [joined]) == ["changed", "changed"]


def test_two_short_words_in_common_pair_nothing() -> None:
    assert changes([quote("very good")], [quote("very bad")]) == ["added", "dropped"]


def test_a_quotation_of_an_article_is_compared_by_its_words_and_speakers() -> None:
    speaker = Speaker("s", "Ada Lund", SpeakerKind.PERSON)
    made = Quotation("q", "a", Part.BODY, Kind.DIRECT, (Span(0, 4, "Rain"),), (), (), 0.9, (speaker,))
    assert Quote.of(made) == quote("Rain")


WORDS = st.sampled_from(["rain", "falls", "on", "the", "old", "harbour"])
quotes = st.lists(
    st.builds(
        quote,
        st.lists(st.sampled_from(["rain", "falls", "on", "the", "old", "harbour"]), min_size=1, max_size=8).map(
            " ".join
        ),
        st.sampled_from(["Ada Lund", "Bo Vik"]),
    ),
    max_size=5,
)


@given(quotes, quotes)
def test_every_quotation_is_told_of(before: list[Quote], after: list[Quote]) -> None:
    found = edits(before, after)
    assert {edit.after for edit in found if edit.after} == {*after}
    assert {edit.before for edit in found if edit.before} == {*before}


@given(quotes, quotes)
def test_turned_round_what_was_added_was_dropped(before: list[Quote], after: list[Quote]) -> None:
    turned = {Change.ADDED: Change.DROPPED, Change.DROPPED: Change.ADDED}
    there = sorted(map(repr, edits(before, after)))
    back = sorted(repr(Edit(turned.get(e.change, e.change), e.after, e.before)) for e in edits(after, before))
    assert there == back


@given(quotes)
def test_nothing_became_of_what_stayed(several: list[Quote]) -> None:
    assert {edit.change for edit in edits(several, several)} <= {Change.KEPT}
