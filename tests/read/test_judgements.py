"""Files of judgements: good lines are read, others are named with their number and the remedy, and nothing crashes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import Damaged
from onrecord.model import Anchor, Judgement, JudgementKind, Part
from onrecord.read.judgements import judgement_of, judgements_in

ADA, OLE = {"name": "Ada Lund", "kind": "person"}, {"name": "Ole Vik", "kind": "person"}
ANCHOR = {"sha256": "ab" * 32, "exact": "It rains", "prefix": "", "suffix": ".", "start": 3, "in": "title"}
MERGE = {
    "id": "0123456789abcdef",
    "by": "Jo",
    "at": "2025-01-02T03:04:05.000006+00:00",
    "why": "",
    "what": "merge",
    "anchor": None,
    "value": {"one": [ADA], "other": [OLE]},
    "supersedes": None,
}
FIX = {**MERGE, "what": "fix", "anchor": ANCHOR, "value": {"speakers": [ADA, OLE]}, "supersedes": "fedcba9876543210"}
GOOD = [
    MERGE,
    FIX,
    {**MERGE, "what": "split"},
    {**MERGE, "what": "rename", "value": {"one": [ADA], "name": "Dame Ada"}},
    {**FIX, "what": "reject", "value": {}},
    {**MERGE, "what": "undo", "value": {}, "supersedes": "fedcba9876543210"},
    {**MERGE, "more": "than was promised"},
    {**FIX, "anchor": {key: value for key, value in ANCHOR.items() if key != "in"}},
]
BAD = {
    "a list": [],
    "a number": 7,
    "nothing": None,
    "no fields": {},
    "no anchor": {key: value for key, value in MERGE.items() if key != "anchor"},
    "an odd kind": {**MERGE, "what": "bless"},
    "a kind that is no text": {**MERGE, "what": ["merge"]},
    "a value that is none": {**MERGE, "value": [ADA]},
    "a side is missing": {**MERGE, "value": {"one": [ADA]}},
    "a side too many": {**MERGE, "value": {"one": [ADA], "other": [OLE], "third": [ADA]}},
    "an empty side": {**MERGE, "value": {"one": [ADA], "other": []}},
    "a side that is no list": {**MERGE, "value": {"one": ADA, "other": [OLE]}},
    "a speaker that is none": {**MERGE, "value": {"one": ["Ada"], "other": [OLE]}},
    "a speaker without a name": {**MERGE, "value": {"one": [{**ADA, "name": " "}], "other": [OLE]}},
    "a speaker of no kind": {**MERGE, "value": {"one": [{"name": "Ada"}], "other": [OLE]}},
    "a speaker of an odd kind": {**MERGE, "value": {"one": [{**ADA, "kind": "ship"}], "other": [OLE]}},
    "a name that is none": {**MERGE, "what": "rename", "value": {"one": [ADA], "name": {"a": 1}}},
    "no name": {**MERGE, "what": "rename", "value": {"one": [ADA], "name": ""}},
    "half a surrogate pair": {**MERGE, "by": "\ud800"},
    "half a surrogate pair in a name": {**MERGE, "value": {"one": [{**ADA, "name": "\ud800"}], "other": [OLE]}},
    "a number for a name": {**MERGE, "by": 7},
    "a day for a moment": {**MERGE, "at": "2025-01-02"},
    "a moment elsewhere": {**MERGE, "at": "2025-01-02T03:04:05.000006+02:00"},
    "a moment that never was": {**MERGE, "at": "2025-02-30T03:04:05.000006+00:00"},
    "a moment in other digits": {**MERGE, "at": "２０25-01-02T03:04:05.000006+00:00"},
    "a merge with an anchor": {**MERGE, "anchor": ANCHOR},
    "a fix without an anchor": {**FIX, "anchor": None},
    "an anchor that is none": {**FIX, "anchor": "It rains"},
    "a start before the text": {**FIX, "anchor": {**ANCHOR, "start": -1}},
    "a start that is true": {**FIX, "anchor": {**ANCHOR, "start": True}},
    "a start that is no number": {**FIX, "anchor": {**ANCHOR, "start": "3"}},
    "an odd part": {**FIX, "anchor": {**ANCHOR, "in": "footer"}},
    "an undoing of nothing": {**MERGE, "what": "undo", "value": {}},
    "an undoing of a list": {**MERGE, "what": "undo", "value": {}, "supersedes": []},
}


def read(path: Path, data: bytes) -> list[Judgement | Damaged]:
    path.write_bytes(data)
    return [*judgements_in(path)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "judgements.jsonl"


@pytest.mark.parametrize("told", GOOD)
def test_a_line_as_export_writes_it_is_a_judgement(path: Path, told: dict) -> None:
    (one,) = read(path, json.dumps(told).encode())
    assert isinstance(one, Judgement)
    assert one.what is JudgementKind(told["what"])


def test_all_of_it_is_read() -> None:
    one = judgement_of(FIX)
    assert one.anchor == Anchor("ab" * 32, "It rains", "", ".", 3, Part.TITLE)
    assert (one.id, one.by, one.at, one.supersedes) == (FIX["id"], "Jo", FIX["at"], "fedcba9876543210")
    assert one.value == FIX["value"]


@pytest.mark.parametrize("told", BAD.values(), ids=BAD)
def test_a_line_that_is_none_is_named_with_its_number_and_the_rest_goes_on(path: Path, told: object) -> None:
    lines = [json.dumps(MERGE), "", json.dumps(told), json.dumps(FIX)]
    first, error, last = read(path, "\n".join(lines).encode())
    assert isinstance(first, Judgement)
    assert isinstance(last, Judgement)
    assert f"{path}: line 3 " in str(error)


@pytest.mark.parametrize(
    "line",
    [
        b"\x80\x81binary\xff",
        b"{",
        b"\x1f\x8b\x08\0\0\0",
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"9" * 10_000,
        b'"' + b"x" * 100_000,
        b"\0" * 1000 + b"x",
    ],
    ids=["bytes", "clipped", "packed", "deep lists", "deep objects", "a long number", "never closed", "zeros"],
)
def test_hostile_lines_are_errors(path: Path, line: bytes) -> None:
    error, good = read(path, line + b"\n" + json.dumps(MERGE).encode())
    assert isinstance(error, Damaged)
    assert len(str(error)) < 1000
    assert isinstance(good, Judgement)


def test_a_mark_of_byte_order_other_ends_of_lines_and_other_encodings_are_read(path: Path) -> None:
    line = json.dumps({**MERGE, "by": "Jö"}, ensure_ascii=False)
    for data in (
        b"\xef\xbb\xbf" + line.encode(),
        f"{line}\r\n{line}\r\n".encode(),
        f"{line}\n".encode("utf-16"),
        b"\n\n" + line.encode() + b"\n\n",
    ):
        found = read(path, data)
        assert all(isinstance(one, Judgement) and one.by == "Jö" for one in found), data[:8]


def test_an_empty_file_holds_none(path: Path) -> None:
    assert read(path, b"") == []


def test_a_file_that_is_not_there_is_an_error_of_the_system(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        [*judgements_in(path)]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*MERGE, *ANCHOR, *ADA]), inner),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(GOOD), st.sampled_from([*MERGE]), json_values)
def test_any_value_in_any_field_is_read_or_told(path: Path, told: dict, field: str, value: object) -> None:
    (one,) = read(path, json.dumps({**told, field: value}).encode())
    assert isinstance(one, (Judgement, Damaged))
