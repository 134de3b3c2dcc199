"""The knowledge that a user keeps: written, read back, named by a fingerprint, and used in reading."""

import gzip
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import verbale
from verbale.errors import Abort
from verbale.knowledge.kept import Knowledge, fingerprint, load_knowledge, read_kept, write_kept
from verbale.knowledge.tenures import Tenure, bounds, tenure_of

HEADER = "given\tfamily\toffice\tparty\tstart\tend\tsource\n"
SOREIDE = "Ine\tEriksen Soreide;Eriksen Søreide\tforeign minister\tNOR\t2017-10-20\t2021-10-14\tby hand\n"
CASSIS = "Ignazio\tCassis\tforeign minister\tCHE\t2017-11\t2023-06-30/..\t\n"


def kept(path: Path, *lines: str) -> Path:
    path.write_text(HEADER + "".join(lines), encoding="utf-8")
    return path


def test_what_is_written_is_read_back_the_same(tmp_path: Path) -> None:
    held = read_kept(kept(tmp_path / "a.tsv", SOREIDE, CASSIS, SOREIDE))
    write_kept(tmp_path / "b.tsv.gz", held)
    again = read_kept(tmp_path / "b.tsv.gz")
    assert [tenure.name for tenure in again] == ["Ignazio Cassis", "Ine Eriksen Soreide"]
    assert set(again) == set(held)
    assert again[1].source == "by hand"
    assert fingerprint(again) == fingerprint(held)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tsv", "b.tsv.gz"]


def test_a_folder_is_all_its_tables(tmp_path: Path) -> None:
    kept(tmp_path / "b.tsv", SOREIDE)
    kept(tmp_path / "a.tsv", CASSIS)
    (tmp_path / "notes.txt").write_text("nothing of this is read")
    assert [tenure.party for tenure in read_kept(tmp_path)] == ["CHE", "NOR"]


def test_the_fingerprint_tells_what_is_known_and_nothing_else(tmp_path: Path) -> None:
    one = load_knowledge(kept(tmp_path / "one.tsv", SOREIDE, CASSIS))
    other = load_knowledge(kept(tmp_path / "other.tsv", CASSIS, SOREIDE.replace("by hand", "elsewhere")))
    assert one.fingerprint == other.fingerprint
    assert one.fingerprint != load_knowledge(kept(tmp_path / "third.tsv", SOREIDE)).fingerprint
    assert load_knowledge(None).fingerprint == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Ignazio\tCassis\n", "line 2: 2 cells, 7 columns"),
        (CASSIS.replace("2017-11\t", "November 2017\t"), "line 2: 'November 2017' is no date"),
        (CASSIS.replace("2017-11\t", "2017-13\t"), "line 2: .*month"),
        (CASSIS.replace("2017-11\t", "\t"), "line 2: a tenure needs a start"),
        (CASSIS.replace("Cassis", ""), "line 2: a tenure needs a family name"),
        (CASSIS.replace("2023-06-30/..", "2016"), r"line 2: the tenure ends \(2016\) before it begins"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(line: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(Abort, match=said):
        load_knowledge(kept(tmp_path / "bad.tsv", line))


def test_files_that_are_no_tables_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Abort, match="there is no knowledge at"):
        load_knowledge(tmp_path / "nowhere.tsv")
    (tmp_path / "other.tsv").write_text("name\tage\nA\t1\n")
    with pytest.raises(Abort, match="no column 'given'"):
        load_knowledge(tmp_path / "other.tsv")
    (tmp_path / "cut.tsv.gz").write_bytes(gzip.compress(b"x" * 9999)[:40])
    with pytest.raises(Abort, match="no readable table"):
        load_knowledge(tmp_path / "cut.tsv.gz")


@given(st.text(max_size=60))
def test_wild_cells_are_read_or_refused(cell: str) -> None:
    row = {"given": cell, "family": cell, "office": cell, "party": cell, "start": "2001", "end": ""}
    for field in ("start", "end"):
        try:
            tenure = tenure_of({**row, field: cell})
        except ValueError:
            continue
        assert tenure.start <= (tenure.end or date.max)


def test_bounds_of_dates() -> None:
    assert bounds("2016-02") == (date(2016, 2, 1), date(2016, 2, 29))
    assert bounds("2016") == (date(2016, 1, 1), date(2016, 12, 31))
    with pytest.raises(ValueError, match="no date"):
        bounds("2016-2")


def tenure(since: str, until: str) -> Tenure:
    row = {"given": "Ine", "family": "Soreide", "office": "foreign minister", "party": "NOR"}
    return tenure_of({**row, "start": since, "end": until})


def test_an_open_tenure_goes_on_and_an_attested_one_does_not() -> None:
    still = tenure("2017-10-20", "2021-06-30/..")
    assert still.covers(date(2023, 1, 1))
    assert still.through == date(2021, 6, 30)
    seen = tenure("../2018-02-01", "2019-03-01/..")
    assert seen.attested
    assert seen.covers(date(2018, 6, 1))
    assert not seen.covers(date(2017, 12, 1))
    assert not seen.covers(date(2020, 1, 1))


def test_reading_uses_what_is_kept_and_says_so(tmp_path: Path) -> None:
    text = "OSLO, March 4. Isaksen flew to Bern for talks with the Swiss government, Norway's cabinet said."
    path = kept(tmp_path / "k.tsv", "Torbjørn Røe\tIsaksen\ttrade minister\tNOR\t2018-01-17\t2020-01-24\t\n")
    plain = verbale.read(text, published="2019-03-04")
    known = verbale.read(text, published="2019-03-04", knowledge=path)
    assert all(actor.party != "NOR" or actor.kind == "state" for actor in plain.actors)
    [isaksen] = [actor for actor in known.actors if actor.kind == "person"]
    assert (isaksen.party, isaksen.basis) == ("NOR", "knowledge")
    assert known.reader == f"{plain.reader}, knowledge {load_knowledge(path).fingerprint}"
    assert known == verbale.read(text, published="2019-03-04", knowledge=path)


def test_knowledge_travels_between_processes(tmp_path: Path) -> None:
    import pickle

    knowledge = load_knowledge(kept(tmp_path / "a.tsv", SOREIDE))
    knowledge.holders.persons("Soreide")
    again = pickle.loads(pickle.dumps(knowledge))  # noqa: S301
    assert isinstance(again, Knowledge)
    assert again.holders.tenures == knowledge.holders.tenures
