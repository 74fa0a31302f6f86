"""Lists of known people: CSV and FollowTheMoney become entries, what is none is named, and nothing crashes."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import Damaged
from onrecord.model import Known, SpeakerKind
from onrecord.read.known import known_in

PERSON, BODY = SpeakerKind.PERSON, SpeakerKind.ORGANISATION


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


def read(path: Path, data: str | bytes) -> list[Known | Damaged]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return [*known_in(path)]


def test_a_table_needs_a_column_of_names_and_can_have_others(path: Path) -> None:
    assert read(path, "name\nAda Lund\n") == [Known("Ada Lund", PERSON, "Ada Lund", ("Ada Lund",))]
    assert read(path, "Wikidata,Aliases,NAME,Kind,id,desk\nQ7,A. Lund| Ada M. Lund ;Lund,Ada  Lund,,a1,north\n") == [
        Known("a1", PERSON, "Ada Lund", ("Ada Lund", "A. Lund", "Ada M. Lund", "Lund"), "Q7")
    ]
    kinds = [one.kind for one in read(path, "name,kind\nA,person\nB,Organization\nC,company\nD,country\nE,body\n")]
    assert kinds == [PERSON, BODY, BODY, SpeakerKind.COUNTRY, BODY]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_it_is_read_as_spreadsheets_save_it(path: Path, separator: str) -> None:
    table = f'name{separator}aliases\r\n"Lund, Ada"{separator}"A. Lund"\r\n'
    for data in (table.encode("utf-8-sig"), table.encode("utf-16")):
        assert read(path, data) == [Known("Lund, Ada", PERSON, "Lund, Ada", ("Lund, Ada", "A. Lund"))]


def test_a_row_that_is_none_is_named_with_its_line_and_the_rest_goes_on(path: Path) -> None:
    first, nameless, robot, last = read(path, "name,kind\nAda Lund,\n ,person\nR2,robot\nOle Vik,person\n")
    assert [one.name for one in (first, last)] == ["Ada Lund", "Ole Vik"]
    assert f"{path}: line 3 has no name" in str(nameless)
    assert f"{path}: line 4 has the kind 'robot': person, organisation, country" in str(robot)


def test_an_id_that_is_none_of_wikidata_is_left_out(path: Path) -> None:
    assert [one.wikidata for one in read(path, "name,wikidata\nA,q7\nB,http://x/Q7\nC,Q\nD,Q7\n")] == [
        *[None] * 3,
        "Q7",
    ]


def entity(schema: str = "Person", **properties: object) -> str:
    return json.dumps({"id": "x1", "caption": "Ada Lund", "schema": schema, "properties": properties})


def test_entities_of_follow_the_money_are_read_with_all_their_names(path: Path) -> None:
    line = entity(
        name=["Ada Lund", "Ада Лунд"],
        alias=["A. Lund"],
        weakAlias=["The Owl"],
        firstName=["Ada"],
        lastName=["Lund"],
        wikidataId=["Q7"],
    )
    assert read(path, line) == [Known("x1", PERSON, "Ada Lund", ("Ada Lund", "Ада Лунд", "A. Lund"), "Q7")]


def test_an_entity_whose_id_is_that_of_wikidata_has_it(path: Path) -> None:
    (one,) = read(path, json.dumps({"id": "Q7", "schema": "Company", "properties": {"name": ["Elm"]}}))
    assert (one.kind, one.name, one.wikidata) == (BODY, "Elm", "Q7")


def test_what_cannot_speak_is_passed_over(path: Path) -> None:
    found = read(path, "\n".join([entity("Vessel", name=["Elm"]), entity("Address"), entity(name=["Ada Lund"])]))
    assert [one.name for one in found] == ["Ada Lund"]


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "7",
        "{",
        '{"schema": "Person", "properties": []}',
        '{"properties": {}}',
        '{"a":' * 50_000,
        "\0\0{",
    ],
    ids=["a list", "a number", "clipped", "properties that are none", "no schema", "deep", "zeros"],
)
def test_a_line_that_is_no_entity_is_named_and_the_rest_goes_on(path: Path, line: str) -> None:
    first, error, last = read(path, "\n".join([entity(), line, entity()]))
    assert isinstance(first, Known)
    assert isinstance(last, Known)
    assert f"{path}: line 2 " in str(error)


@pytest.mark.parametrize(
    "data",
    [b"", b"\n\n", b"name\n", b"who,what\nAda,x\n", b"\xff\xfe\0\x01", b"\x1f\x8b\x08\0", b"[1, 2]", b"\0" * 5000],
    ids=["empty", "empty lines", "a header alone", "other columns", "bytes", "packed", "a JSON list", "zeros"],
)
def test_a_file_that_is_no_list_is_refused_with_the_remedy(path: Path, data: bytes) -> None:
    with pytest.raises(Damaged, match="give CSV with a column `name`, or JSON lines of FollowTheMoney"):
        read(path, data)


def test_a_cell_that_is_never_closed_ends_its_row(path: Path) -> None:
    found = read(path, 'name,aliases\nAda Lund,x\n"Ole Vik,y\nIda Falk,z\n')
    assert [one.name for one in found if isinstance(one, Known)] == ["Ada Lund"]
    assert "never closed" in str(found[-1])


def test_a_cell_as_long_as_a_book_is_read(path: Path) -> None:
    (one,) = read(path, f"name,aliases\nAda Lund,{'x' * 1_000_000}\n")
    assert len(one.names[1]) == 1_000_000


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda data: b"name,aliases,kind\n" + data))
def test_whatever_the_bytes_are_they_are_read_or_told(path: Path, data: bytes) -> None:
    with suppress(Damaged):
        assert all(isinstance(one, (Known, Damaged)) for one in read(path, data))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["id", "caption", "schema", "properties"]),
        st.none() | st.integers() | st.just("Person") | st.text(max_size=4) | st.lists(st.text(max_size=3)),
    )
)
def test_any_value_in_any_field_of_an_entity_is_read_or_told(path: Path, told: dict) -> None:
    found = read(path, "\n".join([entity(), json.dumps(told), json.dumps({**told, "schema": "Person"})]))
    for one in found:
        assert isinstance(one, (Known, Damaged))
        assert isinstance(one, Damaged) or [name.encode() for name in (one.id, one.name, *one.names)]
