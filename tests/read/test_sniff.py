import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import PAGE, STORY, read_all, read_bytes, record, write

from onrecord.model import Media, Outcome
from onrecord.read.sniff import Form, look

ROW = json.dumps({"id": "a", "text": STORY})
TABLE = 'id,title,text\n1,Bridge,"Two lines,\nquoted"\n'


@pytest.mark.parametrize(
    ("content", "name", "form"),
    [
        (STORY, "a.txt", Form.TEXT),
        (STORY, "a.html", Form.TEXT),
        (STORY, "a.jsonl", Form.TEXT),
        (STORY, "a", Form.TEXT),
        (PAGE, "a.html", Form.HTML),
        (PAGE, "a.txt", Form.HTML),
        (PAGE, "a.jsonl", Form.HTML),
        (PAGE, "a.csv", Form.HTML),
        ("\n\n  <!-- saved -->\n" + PAGE, "a.txt", Form.HTML),
        ("<p>Only a piece.", "a.html", Form.HTML),
        ("In HTML a page starts with <html> and a paragraph with <p>.", "a.txt", Form.TEXT),
        ("a < b and c > d, said nobody", "a.html", Form.TEXT),
        (ROW, "a.jsonl", Form.ROWS),
        (ROW, "a.txt", Form.ROWS),
        (ROW + "\n" + ROW, "-", Form.ROWS),
        ('{"id": "clipped", "te\n' + ROW, "a.jsonl", Form.ROWS),
        ("not a row\n" + ROW, "a.jsonl", Form.ROWS),
        ('{"some": "settings"}', "a.txt", Form.TEXT),
        ('[\n  {"text": "x"}\n]', "a.json", Form.OTHER),
        (TABLE, "a.csv", Form.TABLE),
        (TABLE, "a.txt", Form.TABLE),
        (TABLE.replace(",", ";"), "a.csv", Form.TABLE),
        (TABLE.replace(",", "\t"), "a.csv", Form.TABLE),
        ("year,rain\n2020,3\n", "a.csv", Form.OTHER),
        ("Read this text, then that text.\nMore.", "a.txt", Form.TEXT),
        (record("conversion", b"words"), "a.txt", Form.ARCHIVE),
        ("<?xml version='1.0'?><rss><item>x</item></rss>", "a.html", Form.OTHER),
        ("<?xml version='1.0'?>\n" + PAGE, "a.html", Form.HTML),
        ("", "a.txt", Form.EMPTY),
        (" \r\n\t", "a.txt", Form.EMPTY),
        ("\ufeff", "a.txt", Form.EMPTY),
    ],
)
def test_a_file_is_what_its_bytes_say(content: str | bytes, name: str, form: Form) -> None:
    head = content.encode() if isinstance(content, str) else content
    assert look(head, name, whole=True).form is form


@pytest.mark.parametrize(
    ("head", "why"),
    [
        (b"%PDF-1.7\n1 0 obj", "looks like PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "looks like a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "looks like a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x02" * 9, "looks like a JPEG image"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" * 9, "looks like a program (Windows)"),
        (bytes(range(256)) * 4, "looks like binary data"),
    ],
)
def test_what_is_no_text_is_skipped_and_named(tmp_path: Path, head: bytes, why: str) -> None:
    pages, misses = read_bytes(tmp_path, "a.txt", head)
    assert not pages
    assert misses[0].outcome is Outcome.SKIPPED
    assert misses[0].why == f"a.txt is not text ({why})"


def test_letters_that_open_binary_files_may_open_a_text() -> None:
    assert look(b"MZ is how the stamp reads. BM is another.", "a.txt", whole=True).form is Form.TEXT


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252"])
def test_encodings_do_not_hide_what_a_file_is(codec: str) -> None:
    assert look(PAGE.encode(codec), "a.txt", whole=True).form is Form.HTML
    assert look(STORY.encode(codec), "a.html", whole=True).form is Form.TEXT


def test_a_text_with_zero_bytes_is_text() -> None:
    assert look(STORY.replace(" ", "\x00", 5).encode(), "a.txt", whole=True).form is Form.TEXT


def test_an_empty_file_is_skipped(tmp_path: Path) -> None:
    pages, misses = read_bytes(tmp_path, "a.txt", b"")
    assert (pages, misses[0].why) == ([], "a.txt is empty")


def test_a_folder_gives_pages_of_any_name_but_text_only_of_known_endings(tmp_path: Path) -> None:
    files = {
        "page.php": PAGE,
        "notes.py": STORY,
        "story": STORY + "1",
        "a.txt": STORY + "2",
        "index.html?p=1": PAGE + "1",
    }
    pages, misses = read_all(write(tmp_path, dict(files)))
    assert [(page.uri, page.media) for page in pages] == [
        ("a.txt", Media.TEXT),
        ("index.html?p=1", Media.HTML),
        ("page.php", Media.HTML),
        ("story", Media.TEXT),
    ]
    assert [miss.why for miss in misses] == ["notes.py is no page by its ending .py; name it to read it"]
    assert read_all(tmp_path / "notes.py")[0][0].id == "notes.py"


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.csv", "a.warc", "a"]))
def test_looking_never_fails(head: bytes, name: str) -> None:
    assert look(head, name, whole=True).form in Form
    assert look(head, name, whole=False).form in Form


@given(st.text(alphabet='<>/!-ap{}[]":,; \n\x00\ufeff', max_size=200), st.sampled_from(["a.html", "a.jsonl", "a.csv"]))
def test_looking_at_near_markup_never_fails(text: str, name: str) -> None:
    assert look(text.encode(), name, whole=True).form in Form
