import hashlib
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import PAGE, SMALL, STORY, read_bytes

from onrecord.model import Container, Media, Outcome, Page
from onrecord.read.decode import decode
from onrecord.read.limits import Limits
from onrecord.read.rows import json_rows

ROW = {
    "id": "n-1",
    "url": "https://example.org/bridge",
    "outlet": "The Example",
    "title": "Bridge “closes”",
    "published": "2025-01-23",
    "byline": "By Lena Okafor and Tomas Brandt",
    "text": STORY,
    "section": "city",
    "words": 21,
}


def lines(*rows: object) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def test_a_row_is_a_page_with_its_facts_and_its_other_fields(tmp_path: Path) -> None:
    (page,), misses = read_bytes(tmp_path, "a.jsonl", lines(ROW))
    assert not misses
    assert (page.id, page.uri) == ("n-1", "https://example.org/bridge")
    assert (page.media, page.container) == (Media.TEXT, Container.ROW)
    assert (page.given.title, page.given.outlet) == ("Bridge “closes”", "The Example")
    assert (page.given.published, page.given.url) == ("2025-01-23", "https://example.org/bridge")
    assert page.given.byline == ("Lena Okafor", "Tomas Brandt")
    assert page.given.extra == {"section": "city", "words": 21}
    assert decode(page, SMALL).text == STORY


def test_the_hash_is_that_of_the_rows_json_with_sorted_keys_and_no_spaces(tmp_path: Path) -> None:
    (page,), _ = read_bytes(tmp_path, "a.jsonl", lines(ROW))
    data = json.dumps(ROW, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert page.data == data
    assert page.sha256 == hashlib.sha256(data).hexdigest()


def test_a_row_without_text_is_read_from_its_html(tmp_path: Path) -> None:
    (page,), _ = read_bytes(tmp_path, "a.jsonl", lines({"html": PAGE, "text": " "}))
    assert page.media is Media.HTML
    assert decode(page, SMALL).text == PAGE


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ('{"text": "clipped', "is not JSON"),
        ("words", "is not JSON"),
        ("[1, 2]", "is not an object"),
        ({"id": "x"}, "has neither text nor html"),
        ({"text": ""}, "has neither text nor html"),
        ({"text": None, "html": " \n"}, "has neither text nor html"),
        ({"text": ["a", "b"]}, "has a list as its text; write it as one string"),
        ({"html": 5}, "has a number as its html"),
        ('{"text":' * 100_000, "starts a row of more than 20.0 kB"),
        ('{"text":"x","deep":' + "[" * 5000 + "]" * 5000 + "}", "is not JSON"),
        ('{"text":"x","n":' + "9" * 10_000 + "}", "is not JSON"),
        ({"text": "x" * 30_000}, "starts a row of more than 20.0 kB"),
    ],
)
def test_a_bad_row_is_a_failure_that_names_its_line_and_the_rest_goes_on(tmp_path: Path, row: object, why: str) -> None:
    pages, misses = read_bytes(
        tmp_path, "a.jsonl", lines({"id": "1", "text": "One."}, row, {"id": "3", "text": "Three."})
    )
    assert [page.id for page in pages] == ["1", "3"]
    (miss,) = misses
    assert (miss.uri, miss.outcome) == ("a.jsonl:2", Outcome.FAILED)
    assert miss.why.startswith("line 2 of a.jsonl ")
    assert why in miss.why


def test_lone_surrogates_become_replacement_characters_and_are_counted(tmp_path: Path) -> None:
    (page,), _ = read_bytes(
        tmp_path,
        "a.jsonl",
        '{"id":"\\udc00","title":"\\ud800","text":"a \\ud800 b \\ud83d\\ude00","\\ud801":"\\udfff"}\n',
    )
    decoded = decode(page, SMALL)
    assert (decoded.text, decoded.replaced) == ("a \ufffd b 😀", 1)
    assert (page.id, page.given.title, page.given.extra) == ("\ufffd", "\ufffd", {"\ufffd": "\ufffd"})


def test_zero_bytes_and_raw_control_characters_are_kept(tmp_path: Path) -> None:
    pages, _ = read_bytes(tmp_path, "a.jsonl", '{"id":"1","text":"a\\u0000b"}\n{"id":"2","text":"a\x00\tb"}\n')
    assert [decode(page, SMALL).text for page in pages] == ["a\x00b", "a\x00\tb"]


def test_values_that_are_no_json_are_absent(tmp_path: Path) -> None:
    (page,), _ = read_bytes(tmp_path, "a.jsonl", '{"text":"x","published":NaN,"score":-Infinity,"big":1e999}\n')
    assert page.given.published is None
    assert page.given.extra == {"score": None, "big": None}


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_rows_are_read_in_any_unicode_encoding(tmp_path: Path, codec: str) -> None:
    content = "".join(json.dumps({"id": str(n), "text": "“Ja”, sagte sie."}, ensure_ascii=False) + "\n" for n in (1, 2))
    pages, misses = read_bytes(tmp_path, "a.jsonl", content.encode(codec))
    assert not misses
    assert [(page.id, decode(page, SMALL).text) for page in pages] == [
        ("1", "“Ja”, sagte sie."),
        ("2", "“Ja”, sagte sie."),
    ]


def test_each_line_is_decoded_for_itself(tmp_path: Path) -> None:
    content = '{"id":"1","text":"“one”"}\n'.encode() + '{"id":"2","text":"“two”"}\n'.encode("cp1252")
    pages, _ = read_bytes(tmp_path, "a.jsonl", content)
    assert [decode(page, SMALL).text for page in pages] == ["“one”", "“two”"]


def test_a_row_one_byte_over_the_limit_costs_no_other(tmp_path: Path) -> None:
    row = json.dumps({"text": "x" * (SMALL.page_bytes - 12)}) + "\n"
    for more in range(4):
        content = row.replace("x", "x" * (1 + more), 1) + '{"id":"2","text":"Two."}\n{"id":"3","text":"Three."}\n'
        pages, misses = read_bytes(tmp_path, "a.jsonl", content)
        assert [page.id for page in pages][-2:] == ["2", "3"]
        assert len(pages) + len(misses) == 3


def test_empty_lines_and_carriage_returns_are_passed_over(tmp_path: Path) -> None:
    pages, misses = read_bytes(tmp_path, "a.jsonl", '\r\n{"id":"1","text":"x"}\r\n\n  \n{"id":"2","text":"x"}')
    assert ([page.id for page in pages], misses) == (["1", "2"], [])


def test_a_table_is_read_by_its_header(tmp_path: Path) -> None:
    table = '\ufeffID,Title,Text,Desk\n1,"Bridge, closed","He said:\n""No.""",city\n\n2,Short,Words\n'
    table += "3,Long,Words,city,more\n"
    pages, misses = read_bytes(tmp_path, "a.csv", table)
    assert not misses
    assert [page.id for page in pages] == ["1", "2", "3"]
    assert pages[0].given.title == "Bridge, closed"
    assert decode(pages[0], SMALL).text == 'He said:\n"No."'
    assert [page.given.extra for page in pages] == [{"Desk": "city"}, {}, {"Desk": "city", "column 5": "more"}]


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_a_table_may_have_other_separators(tmp_path: Path, separator: str) -> None:
    table = separator.join(["id", "text"]) + "\n" + separator.join(["1", '"One, two; three\tfour|five"']) + "\n"
    (page,), _ = read_bytes(tmp_path, "a.csv", table)
    assert decode(page, SMALL).text == "One, two; three\tfour|five"


def test_line_ends_within_a_cell_stay_as_they_are(tmp_path: Path) -> None:
    (page,), _ = read_bytes(tmp_path, "a.csv", 'id,text\r\n1,"a\r\nb\nc"\r\n')
    assert decode(page, SMALL).text == "a\r\nb\nc"


def test_bad_rows_of_a_table_are_failures_and_the_rest_goes_on(tmp_path: Path) -> None:
    table = f"id,text\n1,One\n2,\n3,{'x' * 30_000}\n4,a\x00b\n5,Five\n"
    pages, misses = read_bytes(tmp_path, "a.csv", table)
    assert [page.id for page in pages] == ["1", "4", "5"]
    assert [miss.uri for miss in misses] == ["a.csv:3", "a.csv:4"]
    assert "has neither text nor html" in misses[0].why
    assert "starts a row of more than 20.0 kB" in misses[1].why


def test_a_quotation_mark_that_is_never_closed_is_told(tmp_path: Path) -> None:
    pages, misses = read_bytes(tmp_path, "a.csv", 'id,text\n1,One\n2,"Two\n3,Three\n')
    assert [page.id for page in pages] == ["1"]
    assert misses[0].why == "line 3 of a.csv opens a quotation mark that is never closed; double it or close it"


def test_a_cell_of_many_lines_over_the_limit_is_one_failure(tmp_path: Path) -> None:
    table = 'id,text\n1,One\n2,"' + "line\n" * 10_000 + 'end"\n3,Three\n'
    pages, misses = read_bytes(tmp_path, "a.csv", table)
    assert [page.id for page in pages] == ["1", "3"]
    assert [miss.uri for miss in misses] == ["a.csv:3"]


def test_a_table_without_rows_gives_nothing(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, "a.csv", "id,text\n") == ([], [])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
FIELDS = st.sampled_from(["id", "url", "outlet", "title", "published", "byline", "text", "html", "other"])


@given(st.lists(st.dictionaries(FIELDS, VALUES), max_size=4))
def test_rows_of_any_values_end_in_a_page_or_a_failure_each(rows: list[dict[str, object]]) -> None:
    data = lines(*rows).encode()
    found = list(json_rows(io.BytesIO(data), data, "a.jsonl", Limits()))
    assert len(found) == len(rows)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_the_text_of_a_row_comes_back_as_it_went(text: str) -> None:
    data = lines({"text": text}).encode()
    (page,) = json_rows(io.BytesIO(data), data, "a.jsonl", Limits())
    assert isinstance(page, Page)
    assert decode(page, Limits()).text == text
