import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import PAGE, STORY

from onrecord.model import Media
from onrecord.read.encoding import decode_bytes

RUSSIAN = "Мэр города Бережной сказал: «Мост закроют в понедельник», и больше вопросов не было."
FRENCH = "Le maire a déclaré à la presse : « Le pont sera fermé lundi », a-t-il ajouté en soirée, près de l’hôtel."
CURLY = "“It cannot wait,” the mayor said — and left. It’s done."


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [STORY, RUSSIAN, FRENCH])
def test_unicode_is_told_without_a_declaration(text: str, codec: str) -> None:
    decoded = decode_bytes(text.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.found_in, decoded.replaced) == (text, codec, "bytes", 0)


@pytest.mark.parametrize(
    ("text", "codec"),
    [(FRENCH, "cp1252"), (CURLY, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN.replace("«", "").replace("»", ""), "koi8-r")],
)
def test_one_byte_encodings_are_told_without_a_declaration(text: str, codec: str) -> None:
    decoded = decode_bytes(text.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.found_in) == (text, codec, "bytes")


@pytest.mark.parametrize(("mark", "codec"), [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le"), ("utf-32", "utf-32-le")])
def test_a_byte_order_mark_tells_and_stays_as_a_code_point(mark: str, codec: str) -> None:
    decoded = decode_bytes(STORY.encode(mark), "windows-1252")
    assert (decoded.text, decoded.encoding, decoded.found_in) == ("\ufeff" + STORY, codec, "mark")


def test_offsets_are_those_of_pythons_own_decoding() -> None:
    data = b"\xef\xbb\xbfOne\r\n\xe2\x80\x9cTwo\xe2\x80\x9d\x00\r\n" + "Trois é".encode() + b"\xe2\x80 end\n"
    decoded = decode_bytes(data)
    assert decoded.text == data.decode("utf8", "replace")
    assert decoded.replaced == 1


def test_a_declaration_is_believed_where_the_bytes_allow_it() -> None:
    page = PAGE.replace("utf-8", "iso-8859-2").replace("Lena", "Żaneta").replace("“", '"').replace("”", '"')
    decoded = decode_bytes(page.encode("iso8859-2"), None, Media.HTML)
    assert (decoded.text, decoded.encoding, decoded.found_in) == (page, "iso8859-2", "declaration")


def test_what_the_transport_says_comes_before_what_the_page_says() -> None:
    decoded = decode_bytes(
        PAGE.replace("Lena", "Лена").replace("“", "«").replace("”", "»").encode("cp1251"), "Windows-1251", Media.HTML
    )
    assert (decoded.encoding, decoded.found_in) == ("cp1251", "header")


@pytest.mark.parametrize("label", ["utf-8", "windows-1251", "nonsense", "utf-7", "rot13", "zip", "utf-16"])
def test_a_wrong_declaration_is_seen_through(label: str) -> None:
    page = PAGE.replace("utf-8", label).replace("Lena", "Léna")
    assert decode_bytes(page.encode("cp1252"), None, Media.HTML).text == page
    assert decode_bytes(page.encode(), None, Media.HTML).text == page


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    assert decode_bytes(CURLY.encode("cp1252"), "ISO-8859-1").text == CURLY


def test_russian_declared_as_western_is_russian() -> None:
    assert decode_bytes(RUSSIAN.encode("cp1251"), "iso-8859-1").text == RUSSIAN


def test_a_few_broken_bytes_do_not_change_the_encoding_and_are_counted() -> None:
    data = (FRENCH * 3).encode().replace(b"\xc3\xa9", b"\xe9", 2)
    decoded = decode_bytes(data)
    assert (decoded.encoding, decoded.replaced) == ("utf-8", 2)
    assert decoded.text.count("\ufffd") == 2


def test_a_replacement_character_of_the_input_is_not_counted() -> None:
    assert decode_bytes("genuine \ufffd here".encode()).replaced == 0


def test_mixed_encodings_keep_the_greater_part() -> None:
    decoded = decode_bytes((RUSSIAN * 2).encode() + FRENCH.encode("cp1252"))
    assert decoded.text.startswith(RUSSIAN)
    assert decoded.replaced > 0


def test_an_odd_byte_at_the_end_of_utf16_is_counted() -> None:
    decoded = decode_bytes(STORY.encode("utf-16") + b"x")
    assert (decoded.text, decoded.replaced) == ("\ufeff" + STORY + "\ufffd", 1)


def test_zero_bytes_stay() -> None:
    assert decode_bytes(b"one\x00two").text == "one\x00two"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_comes_back_as_it_went(text: str) -> None:
    data = text.encode()
    decoded = decode_bytes(data)
    if decoded.encoding == "utf-8":
        assert (decoded.text, decoded.replaced) == (text, 0)
    else:  # zero bytes in every other place are UTF-16
        assert b"\x00" in data


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_a_mark_brings_utf16_back_as_it_went(text: str) -> None:
    assert decode_bytes(text.encode("utf-16")).text == "\ufeff" + text


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "euc-jp", "x"]), st.sampled_from(Media))
def test_any_bytes_decode_to_text_that_can_be_written(data: bytes, charset: str | None, media: Media) -> None:
    decoded = decode_bytes(data, charset, media)
    assert decoded.text.encode("utf-8") is not None
    assert 0 <= decoded.replaced <= len(data)
