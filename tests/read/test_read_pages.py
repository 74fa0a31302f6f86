import gzip
import json
import os
from itertools import permutations
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading import PAGE, SMALL, STORY, in_members, read_all, read_bytes, response, write

from onrecord.model import Miss, Outcome, Page
from onrecord.read.decode import decode
from onrecord.read.limits import Limits
from onrecord.read.pages import pages, survey

ROWS = "".join(json.dumps({"id": name, "text": STORY + name}) + "\n" for name in "abc")


def test_every_format_in_one_folder(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "a.txt": STORY,
            "b.html.gz": gzip.compress(PAGE.encode()),
            "c.jsonl": ROWS,
            "d.csv": f'id,text\nd,"{STORY}"\n',
            "e.warc.gz": in_members(response(PAGE.encode() + b"<!-- -->")),
        },
    )
    found, misses = read_all(tmp_path)
    assert [page.id for page in found] == [
        "a-" + found[0].sha256[:8], "b-" + found[1].sha256[:8], "a-" + found[2].sha256[:8],
        "b-" + found[3].sha256[:8], "c", "d", "urn:uuid:00000000-0000-0000-0000-000000000001",
    ]  # fmt: skip
    assert not misses


def test_the_survey_counts_what_the_second_pass_gives(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": STORY, "b.txt": STORY, "c.jsonl": ROWS, "empty.txt": ""})
    known = survey([tmp_path], SMALL)
    given_out = list(pages(known, SMALL))
    assert known.pages == 4
    assert sum(isinstance(item, Page) for item in given_out) == 4
    assert [item.outcome for item in given_out if isinstance(item, Miss)] == [Outcome.SKIPPED, Outcome.SKIPPED]


def test_equal_bytes_are_one_page_whatever_their_names(tmp_path: Path) -> None:
    write(tmp_path, {"b.txt": STORY, "a.txt.gz": gzip.compress(STORY.encode()), "c/b.txt": STORY})
    found, misses = read_all(tmp_path)
    assert [(page.id, page.uri) for page in found] == [("a", "a.txt.gz")]
    assert [miss.why for miss in misses] == [
        "b.txt has the same bytes as a.txt.gz",
        "c/b.txt has the same bytes as a.txt.gz",
    ]


def test_a_row_that_stands_twice_is_one_page(tmp_path: Path) -> None:
    row = {"id": "a", "url": "https://example.org/a", "text": "Words."}
    turned = dict(reversed(row.items()))
    found, misses = read_bytes(tmp_path, "a.jsonl", json.dumps(row) + "\n" + json.dumps(turned, indent=None) + "\n")
    assert len(found) == 1
    assert misses[0].why == "https://example.org/a has the same bytes as a page read before under this name"


def test_rows_of_one_id_and_rows_without_id_are_told_apart_by_digits(tmp_path: Path) -> None:
    content = "".join(
        json.dumps(row) + "\n" for row in ({"id": 7, "text": "x"}, {"id": "7", "text": "y"}, {"text": "z"})
    )
    found, _ = read_bytes(tmp_path, "rows.jsonl", content)
    assert [page.id for page in found] == [f"7-{found[0].sha256[:8]}", f"7-{found[1].sha256[:8]}", "rows"]


def test_the_order_of_paths_does_not_matter(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"one/x.txt": STORY, "two/x.txt": STORY + "2", "three/x.jsonl": ROWS, "four/x.txt": STORY, "y.html": PAGE},
    )
    paths = [tmp_path / name for name in ("one", "two", "three", "four", "y.html", "absent")]
    assert len({repr(list(pages(order, SMALL))) for order in list(permutations(paths))[::90]}) == 1


def test_a_file_over_the_limit_is_a_failure_with_figures_and_remedy(tmp_path: Path) -> None:
    found, misses = read_bytes(tmp_path, "a.txt", "word " * 10_000)
    assert not found
    assert misses == [
        Miss(
            "a.txt",
            Outcome.FAILED,
            "a.txt has 50.0 kB or more, more than the 20.0 kB that one page may have; "
            "split it, or raise the limit page_bytes",
        )
    ]


def test_200_megabytes_of_one_line_end_in_a_failure(tmp_path: Path) -> None:
    for name in ("a.txt", "a.jsonl", "a.csv", "a.html"):
        with (tmp_path / name).open("wb") as file:
            file.write({"a.txt": b"word ", "a.jsonl": b'{"text":"', "a.csv": b"id,text\n1,", "a.html": b"<html>"}[name])
            file.write(b"word " * 20_000)  # so much is looked at; the rest is a hole of zero bytes
            os.truncate(file.fileno(), 200_000_000)
    found, misses = read_all(tmp_path, limits=Limits())
    assert not found
    assert [(miss.uri.split(":")[0], miss.outcome) for miss in misses] == [
        (name, Outcome.FAILED) for name in ("a.csv", "a.html", "a.jsonl", "a.txt")
    ]
    assert all("raise the limit page_bytes" in miss.why for miss in misses)


def test_one_bad_file_never_stops_the_others(tmp_path: Path) -> None:
    bad = {
        "binary.txt": bytes(range(256)) * 40,
        "bomb.html.gz": gzip.compress(b"<p>" + b"a" * 3_000_000),
        "clipped.txt.gz": gzip.compress(STORY.encode())[:-9],
        "empty.txt": b"",
        "rows.jsonl": b'{"id":"good","text":"Words."}\n{"id":\n',
        "wrong.warc.gz": gzip.compress(b"WARC/1.0\r\nbroken"),
    }
    found, misses = read_all(write(tmp_path, {**bad, "z.txt": STORY, "m.txt": STORY + "m"}))
    assert [page.id for page in found] == ["m", "good", "z"]
    assert {miss.uri.split(":")[0] for miss in misses} == set(bad)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=600) | st.text(alphabet='{}[]":,\\u0dtexhml<>\n \x00', max_size=300).map(str.encode),
    st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.csv", "a.warc", "a.txt.gz", "a"]),
    st.booleans(),
)
def test_any_bytes_end_in_pages_or_reasons(tmp_path: Path, data: bytes, name: str, packed: bool) -> None:
    found, misses = read_bytes(tmp_path, name, gzip.compress(data) if packed else data)
    assert found or misses or name == "a.csv"
    for page in found:
        assert decode(page, SMALL).text.encode("utf-8") is not None
