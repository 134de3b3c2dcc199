"""Names that a user keeps: preferred to what ships, limited in time, and named in the fingerprint."""

from datetime import date
from pathlib import Path

import pytest

import verbale
from verbale.errors import Abort
from verbale.knowledge.kept import load_knowledge
from verbale.knowledge.own_names import COLUMNS, OwnName, OwnNames, own_name_of

HEADER = "\t".join(COLUMNS) + "\n"
VELDOR = "Veldor;Tarn Keep\tVeldorian\tVEL\t\tstate\t\t\n"
LANTERN = "Red Lantern\t\tVEL\tREB\tgroup\t\t\n"
KARSH = "KARSH\tKarshi\tKAR\t\tstate\t\t\n"
BORIN = "Borin Tal\t\tVEL\tGOV\tperson\t\t1999\nBorin Tal\t\tVEL\tREB\tperson\t2000\t\n"


def names(path: Path, *lines: str) -> Path:
    path.write_text(HEADER + "".join(lines), encoding="utf-8")
    return path


def acting(text: str, path: Path, published: str = "2004-05-05") -> list[tuple[str, list[str], list[str]]]:
    account = verbale.read(text, published=published, knowledge=path)
    return [
        (
            e.type,
            [a.party + (a.sector or "") for a in e.source],
            [a.party + (a.sector or "") for a in e.target],
        )
        for e in account.events
    ]


def test_states_groups_and_demonyms_act_under_a_users_names(tmp_path: Path) -> None:
    path = names(tmp_path / "names.tsv", VELDOR, LANTERN, KARSH)
    assert acting("Veldor condemned Karsh on Monday.", path) == [("ACCUSE", ["VEL"], ["KAR"])]
    text = "Red Lanterns attacked Veldorian troops near Tarn Keep on Monday."
    assert acting(text, path) == [("ASSAULT", ["VELREB"], ["VELMIL"])]
    assert acting("Karsh was denounced by the foreign minister of Veldor.", path) == [
        ("ACCUSE", ["VELGOV"], ["KAR"])
    ]


def test_a_person_acts_for_the_party_of_the_day(tmp_path: Path) -> None:
    path = names(tmp_path / "names.tsv", KARSH, BORIN)
    assert acting("Borin Tal criticised Karsh.", path, "1998-02-03") == [("ACCUSE", ["VELGOV"], ["KAR"])]
    assert acting("Borin Tal criticised Karsh.", path) == [("ACCUSE", ["VELREB"], ["KAR"])]


def test_own_names_go_before_what_ships(tmp_path: Path) -> None:
    path = names(tmp_path / "names.tsv", "Georgia\t\tXGE\t\tstate\t\t\n")
    account = verbale.read("Georgia condemned Norway.", published="2004-05-05", knowledge=path)
    assert [(actor.name, actor.party) for actor in account.actors] == [("Georgia", "XGE"), ("Norway", "NOR")]
    assert account.reader.endswith(load_knowledge(path).fingerprint)
    assert account.actors[0].mentions[0].rule == "own name: state"


def test_a_place_lies_in_its_state(tmp_path: Path) -> None:
    path = names(tmp_path / "names.tsv", VELDOR, "Mirehaven\t\tVEL\t\tplace\t\t\n")
    account = verbale.read("Fighting went on in Mirehaven.", published="2004-05-05", knowledge=path)
    assert [(place.name, place.state, place.kind) for place in account.places] == [
        ("Mirehaven", "VEL", "city")
    ]


def test_capitals_stand_for_any_case_that_begins_with_one() -> None:
    kept = OwnNames(
        (OwnName(("PORT BREN",), (), "BRE", "", "state"), OwnName(("Osk",), (), "OSK", "", "state"))
    )
    text = "Port Bren, PORT BREN and port bren; Osk, OSK and Oskar"
    assert [text[hit.start : hit.end] for hit in kept.find(text, None)] == [
        "Port Bren",
        "PORT BREN",
        "Osk",
        "OSK",
    ]


def test_limits_are_days_months_or_years() -> None:
    line = own_name_of(dict(zip(COLUMNS, ("A", "", "AAA", "", "state", "1990-05", "1991"), strict=True)))
    held = [date(1990, 4, 30), date(1990, 5, 1), date(1991, 12, 31), date(1992, 1, 1)]
    assert [line.holds(day) for day in held] == [False, True, True, False]
    assert line.holds(None)


def test_the_fingerprint_holds_names_and_does_not_depend_on_files(tmp_path: Path) -> None:
    both = load_knowledge(names(tmp_path / "one.tsv", VELDOR, KARSH))
    (tmp_path / "folder").mkdir()
    names(tmp_path / "folder" / "b.tsv", VELDOR)
    names(tmp_path / "folder" / "a.tsv", KARSH)
    assert load_knowledge(tmp_path / "folder") == both
    assert both.fingerprint not in ("", load_knowledge(names(tmp_path / "two.tsv", VELDOR)).fingerprint)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Veldor\t\tVEL\n", "line 2: 3 cells, 7 columns"),
        ("\t\tVEL\t\tstate\t\t\n", "line 2: a line needs a name"),
        ("Veldor\t\t\t\tstate\t\t\n", "line 2: a name needs a party"),
        ("Veldor\t\tVEL\t\tempire\t\t\n", "line 2: 'empire' is no kind of name: there are state, "),
        ("Veldor\t\tVEL\tXXX\tstate\t\t\n", "line 2: 'XXX' is no sector: there are GOV, "),
        ("Veldor\t\tVEL\t\tstate\tspring\t\n", "line 2: 'spring' is no date"),
        ("Veldor\t\tVEL\t\tstate\t1999\t1998\n", r"line 2: the name ends \(1998\) before it begins"),
    ],
)
def test_a_line_that_is_wrong_is_told_with_its_number(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(Abort, match=said):
        load_knowledge(names(tmp_path / "bad.tsv", line))


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.tsv").write_text("names\tparty\nVeldor\tVEL\n")
    with pytest.raises(Abort, match="no column 'demonyms': the columns are names, demonyms, party"):
        load_knowledge(tmp_path / "bad.tsv")


def test_a_states_name_behind_a_title_is_a_person_of_it(tmp_path: Path) -> None:
    path = names(tmp_path / "names.tsv", "VELDOR;TALMIR\t\tVEL\t\tstate\t\t\n", KARSH)
    account = verbale.read(
        "Veldor President Talmir arrived in Karsh on Monday.", published="2004-05-05", knowledge=path
    )
    assert [(c.mode, c.states) for c in account.contacts] == [("visit", ("KAR", "VEL"))]
    assert [a.name for a in account.actors if a.kind == "person"] == ["Talmir"]


def test_of_terms_that_hold_together_the_shorter_counts(tmp_path: Path) -> None:
    lines = (
        "Borin Tal\t\tVEL\tGOV\tperson\t1999\t2009\n",
        "Borin Tal\t\tVEL\tREB\tperson\t2004-05\t2004-06\n",
    )
    path = names(tmp_path / "names.tsv", VELDOR, KARSH, *lines)
    assert acting("Borin Tal condemned Karsh on Monday.", path) == [("ACCUSE", ["VELREB"], ["KAR"])]
