from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.ids import Ledger, file_id


def digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()


def test_a_files_id_is_its_name_without_endings() -> None:
    names = [
        "a/story.html.gz",
        "story.TXT",
        "story",
        "www.example.org",
        "2025.01.23-story.txt",
        ".txt",
        "x.jsonl.gz",
        "a.php",
    ]
    assert [file_id(name) for name in names] == [
        "story", "story", "story", "www.example.org", "2025.01.23-story", ".txt", "x", "a.php"
    ]  # fmt: skip


def test_an_id_of_its_own_stays_and_a_shared_one_gets_digits() -> None:
    ledger = Ledger()
    for name, words in (("a", "one"), ("b", "two"), ("b", "three")):
        ledger.enter(name, digest(words))
    ids = ledger.close()
    assert ids.final("a", digest("one")) == "a"
    assert ids.final("b", digest("two")) == f"b-{digest('two')[:8]}"
    assert ids.final("b", digest("three")) == f"b-{digest('three')[:8]}"


def test_the_same_page_twice_is_one_page_and_no_clash() -> None:
    ledger = Ledger()
    for _ in range(2):
        ledger.enter("a", digest("one"))
    ids = ledger.close()
    assert (ids.pages, ids.final("a", digest("one"))) == (1, "a")
    assert ids.may_repeat(digest("one"))
    assert not ids.may_repeat(digest("two"))


def test_pages_whose_digits_are_the_same_too_get_more() -> None:
    ledger = Ledger()
    one, other = "12345678" + "a" * 56, "12345678" + "b" * 56
    ledger.enter("x", one)
    ledger.enter("x", other)
    ids = ledger.close()
    assert {ids.final("x", one), ids.final("x", other)} == {f"x-{one[:16]}", f"x-{other[:16]}"}


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("12345")), max_size=20))
def test_different_pages_have_different_ids_in_any_order(entries: list[tuple[str, str]]) -> None:
    def finals(items: list[tuple[str, str]]) -> dict[tuple[str, str], str]:
        ledger = Ledger()
        for name, words in items:
            ledger.enter(name, digest(words))
        ids = ledger.close()
        return {(name, words): ids.final(name, digest(words)) for name, words in items}

    found = finals(entries)
    assert found == finals(entries[::-1])
    assert len(set(found.values())) == len(found)
