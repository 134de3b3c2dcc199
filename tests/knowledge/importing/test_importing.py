"""Imports of the two kinds of collection, whole and broken.

The persons, offices and dates in `data` are public facts; the ids are not those of any collection.
"""

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.knowledge.importing import Outcome, import_files
from verbale.knowledge.importing.lines import parse
from verbale.knowledge.importing.names import spellings, split
from verbale.knowledge.tenures import Tenure, tenure_of

DATA = Path(__file__).parent / "data"
ICELAND, ESTONIA = DATA / "iceland.ftm.json", DATA / "estonia.wikidata.json"


def told(outcome: Outcome) -> list[tuple[str, str, str, str, str]]:
    return sorted((one.name, one.office, one.party, one.since, one.until) for one in outcome.taken)


def known(*rows: str) -> list[Tenure]:
    columns = ("given", "family", "office", "party", "start", "end")
    return [tenure_of(dict(zip(columns, row.split("|"), strict=True))) for row in rows]


MAMMADYAROV = known("Elmar|Mammadyarov;Mamedyarov|foreign minister|AZE|2004-04-02|2020-07-16")


def test_followthemoney_entities_become_tenures() -> None:
    outcome = import_files([ICELAND], MAMMADYAROV)
    assert told(outcome) == [
        ("Gunnar Bragi Sveinsson", "foreign minister", "ISL", "2013-05-23", "2016-04-08"),
        ("Lilja Dögg Alfreðsdóttir", "foreign minister", "ISL", "2016-04-08", "2017-01-11"),
        ("Össur Skarphéðinsson", "foreign minister", "ISL", "2009-02-01", "2013-05-23"),
    ]
    ossur = next(one for one in outcome.taken if "Össur" in one.given)
    assert ossur.family == ("Skarphéðinsson", "Skarphedinsson")
    assert ossur.source == "iceland.ftm.json occ-1"
    assert dict(outcome.skipped) == {
        "known already": 1,
        "no date of taking office": 1,
        "position is no office that Verbale knows": 1,
    }
    assert dict(outcome.positions) == {"Member of the Althing": 1}
    assert outcome.clashes == []
    assert outcome.failed == 0


def test_wikidata_items_become_tenures() -> None:
    outcome = import_files([ESTONIA], ())
    assert told(outcome) == [
        ("Alar Karis", "president", "EST", "2021-10-11", ""),
        ("Kristiina Ojuland", "foreign minister", "EST", "2002-02", "2005-02-10"),
        ("Toomas Hendrik Ilves", "foreign minister", "EST", "1996-11-11", "1998-10-14"),
        ("Toomas Hendrik Ilves", "foreign minister", "EST", "1999-03-25", "2002-02-18"),
        ("Toomas Hendrik Ilves", "president", "EST", "2006-10-09", "2016-10-10"),
        ("Urmas Paet", "foreign minister", "EST", "2005-04-13", "2014-11-18"),
    ]
    assert dict(outcome.positions) == {"Q900000099": 1}


def test_the_order_of_lines_and_the_form_of_the_file_do_not_matter(tmp_path: Path) -> None:
    plain = import_files([ICELAND, ESTONIA], MAMMADYAROV)
    lines = ICELAND.read_text("utf-8").splitlines()
    random.Random(7).shuffle(lines)  # noqa: S311
    shuffled = tmp_path / "iceland.ftm.json"
    shuffled.write_bytes(gzip.compress("\n".join(lines).encode()))
    items = json.loads(ESTONIA.read_text("utf-8"))
    array, document = tmp_path / "array.json", tmp_path / "document.json"
    array.write_text(json.dumps(items))
    document.write_text(json.dumps({"entities": {item["id"]: item for item in items[::-1]}}, indent=1))
    for other in (array, document):
        assert told(import_files([other, shuffled], MAMMADYAROV)) == told(plain)


def test_nested_entities_are_read(tmp_path: Path) -> None:
    flat = {row["id"]: row for row in map(json.loads, ICELAND.read_text("utf-8").splitlines())}
    person = flat["p-gunnar"]
    occupancy = flat["occ-2"]
    occupancy["properties"] |= {"holder": ["p-gunnar"], "post": [flat["pos-is-fm"]]}
    person["properties"]["positionOccupancies"] = [occupancy]
    nested = tmp_path / "nested.json"
    nested.write_text(json.dumps(person) + "\n" + json.dumps(flat["addr"]) + "\n")
    assert [row[0] for row in told(import_files([nested], ()))] == ["Gunnar Bragi Sveinsson"]


def test_broken_lines_are_told_one_by_one_and_the_others_read(tmp_path: Path) -> None:
    lines = ICELAND.read_text("utf-8").splitlines()
    broken = tmp_path / "broken.json"
    bad = ["[1]", '{"id": 4, "schema": "Person"}', "[" * 9999]
    broken.write_text("\n".join([lines[0], '{"id": "p', *lines[1:], *bad]))
    outcome = import_files([broken], MAMMADYAROV)
    assert told(outcome) == told(import_files([ICELAND], MAMMADYAROV))
    assert outcome.failed == 4
    assert [error.split(": ")[0] for error in outcome.errors] == [
        f"{broken}, line {number}" for number in (2, 17, 18, 19)
    ]
    assert all("\n" not in error for error in outcome.errors)


def test_files_that_cannot_be_read_are_one_error(tmp_path: Path) -> None:
    cut = tmp_path / "cut.json.gz"
    cut.write_bytes(gzip.compress(ICELAND.read_bytes())[:200])
    outcome = import_files([tmp_path / "nowhere.json", cut, ESTONIA], ())
    assert outcome.failed == 2
    assert len(outcome.taken) == 6


def entities(*held: tuple[str, str, str], office: str = "Foreign Minister of Iceland") -> str:
    lines: list[dict[str, Any]] = [{"id": "x", "schema": "Position", "properties": {"name": [office]}}]
    for number, (name, start, end) in enumerate(held):
        lines.append({"id": f"p{number}", "schema": "Person", "properties": {"name": [name]}})
        told = {"holder": [f"p{number}"], "post": ["x"], "startDate": [start], "endDate": [end]}
        lines.append({"id": f"o{number}", "schema": "Occupancy", "properties": told})
    return "\n".join(map(json.dumps, lines))


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        (("Gunnar Bragi Sveinsson", "2013-05-23", "2016-04-08"), None),
        (("Gunnar Bragi Sveinsson", "2013", "2016"), None),
        (("Gunnar Bragi Sveinsson", "2013-06-01", "2016-04-01"), None),
        (("Gunnar Bragi Sveinsson", "2013-05-23", "2014-04-08"), "two dates"),
        (("Gunnar Bragi Sveinson", "2013-05-23", "2016-04-08"), "two spellings"),
        (("Lilja Alfreðsdóttir", "2015-04-08", "2017-01-11"), "two at once"),
        (("Lilja Alfreðsdóttir", "2016-04-01", "2017-01-11"), None),
    ],
)
def test_clashes_with_what_is_known_are_told(
    found: tuple[str, str, str], kind: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "one.json"
    path.write_text(entities(found))
    outcome = import_files([path], known("Gunnar Bragi|Sveinsson|foreign minister|ISL|2013-05-23|2016-04-08"))
    assert [clash.kind for clash in outcome.clashes] == ([kind] if kind else [])
    assert len(outcome.taken) == (found[0].startswith("Lilja") or kind is not None)


def test_two_ambassadors_do_not_clash(tmp_path: Path) -> None:
    path = tmp_path / "two.json"
    held = (("Gunnar Bragi Sveinsson", "2013-05-23", "2016-04-08"), ("Lilja Alfreðsdóttir", "2014", "2017"))
    path.write_text(entities(*held, office="Ambassador of Iceland to Norway"))
    outcome = import_files([path], ())
    assert outcome.clashes == []
    assert {(one.office, one.party) for one in outcome.taken} == {("ambassador", "ISL")}


def test_terms_that_follow_each_other_are_one(tmp_path: Path) -> None:
    path = tmp_path / "terms.json"
    name = "Gunnar Bragi Sveinsson"
    path.write_text(entities((name, "2013-05-23", "2014-12-31"), (name, "2015-01-01", "2016-04-08")))
    [tenure] = import_files([path], ()).taken
    assert (tenure.since, tenure.until) == ("2013-05-23", "2016-04-08")


def test_names_are_split_before_the_family_name() -> None:
    assert split("Alexander Van der Bellen") == ("Alexander", "Van der Bellen")
    assert split("Lavrov, Sergey") == ("Sergey", "Lavrov")
    assert split("Lula") is None
    assert spellings(["Сергей Лавров"]) is None
    assert spellings(["Sergey Lavrov", "Sergei Lavrov", "Mr Nyet", "Serguei Lavroff"]) == (
        ("Sergey", "Sergei", "Serguei"),
        ("Lavrov", "Lavroff"),
    )


KEYS = st.sampled_from(
    ["id", "schema", "properties", "claims", "labels", "en", "value", "mainsnak", "datavalue", "P39", "P580",
     "qualifiers", "holder", "post", "name", "P279", "aliases", "time", "precision", "P297"]
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150)
@given(st.lists(JSON, max_size=4))
def test_wild_json_ends_no_import(tmp_path_factory: pytest.TempPathFactory, values: list[Any]) -> None:
    path = tmp_path_factory.getbasetemp() / "wild.json"
    path.write_text("\n".join(map(json.dumps, [*values, {"id": "Q1", "claims": {}}])))
    assert import_files([path], ()).taken == []


@given(st.binary(max_size=200))
def test_wild_bytes_are_objects_or_errors(line: bytes) -> None:
    assert isinstance(parse(line), dict | str)
