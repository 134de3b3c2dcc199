"""Events in the columns of other data sets, read back by the readers that their users have."""

import csv
import io
import json

import polars
import pytest

from tests.exports.conftest import FINE, TALKS, Export, report_id
from verbale.exports.tsv import columns_of, country_codes
from verbale.knowledge.states import states


def lines(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode()), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(
    ("data_set", "columns"), [("polecat", 40), ("icews", 20), ("gdelt-events", 61), ("gdelt-mentions", 16)]
)
def test_columns_are_those_that_are_published(export: Export, data_set: str, columns: int) -> None:
    known = columns_of(data_set)
    assert len(known) == len(set(known)) == columns
    first = export(data_set).decode().split("\n")[0].split("\t")
    if data_set.startswith("gdelt"):
        assert len(first) == columns
    else:
        assert first == [*known, "Sources"]


def test_polecat_has_a_line_for_each_event(export: Export) -> None:
    talks, visit, fine, praise = sorted(lines(export("polecat")), key=lambda row: row["Event Date"])
    assert (talks["Actor Name"], talks["Recipient Name"]) == ("Ine Soreide", "Ignazio Cassis")
    assert (talks["Event Type"], talks["Quad Code"]) == ("CONSULT", "VERBAL COOPERATION")
    assert (talks["City"], talks["Country"], talks["Feature Type"]) == ("Bern", "CHE", "PPL")
    assert visit["Event Type"] == "AGREE"
    assert (fine["Actor COW"], fine["Recipient COW"]) == ("225", "385")
    assert (fine["Intensity"], fine["Contexts"], fine["Primary Recipient Sector"]) == (
        "-8.0",
        "economic",
        "BUS",
    )
    assert fine["Sources"] == f"{report_id('fine')}:0-35"
    assert (praise["Actor Country"], praise["Recipient Country"]) == ("None", "CHE")
    assert len(talks["Sources"].split()) == 2


def test_icews_has_a_line_for_each_who_acts_upon_each_other(export: Export) -> None:
    read = lines(export("icews", type="SANCTION"))
    [fine] = read
    assert (fine["Source Country"], fine["CAMEO Code"], fine["Target Country"]) == (
        "Switzerland",
        "163",
        "Norway",
    )
    assert fine["Story ID"] == report_id("fine")
    assert len({row["Event ID"] for row in lines(export("icews"))}) == len(lines(export("icews")))


def test_gdelt_mentions_tell_of_its_events(export: Export) -> None:
    events = read_gdelt("gdelt-events", export("gdelt-events"))
    mentions = read_gdelt("gdelt-mentions", export("gdelt-mentions"))
    assert set(mentions["GLOBALEVENTID"]) == set(events["GLOBALEVENTID"])
    assert events["GLOBALEVENTID"].is_unique().all()
    assert events["NumMentions"].sum() == mentions.height
    fine = events.filter(polars.col("EventCode") == "163").row(0, named=True)
    assert (fine["SQLDATE"], fine["MonthYear"], fine["Year"]) == (20190501, 201905, 2019)
    assert fine["FractionDate"] == pytest.approx(2019 + (5 * 30 + 1) / 365, abs=1e-4)
    assert (fine["Actor1Code"], fine["Actor2Code"], fine["QuadClass"]) == ("CHEGOV", "NORBUS", 4)
    assert (fine["ActionGeo_CountryCode"], fine["ActionGeo_FullName"]) == ("NO", "Oslo, Norway")
    praise = events.filter(polars.col("EventCode") == "051").row(0, named=True)
    assert (praise["Actor1Code"], praise["Actor1Type1Code"], praise["Actor1CountryCode"]) == (
        "IGO",
        "IGO",
        None,
    )


def test_gdelt_mentions_keep_reports_and_spans(export: Export) -> None:
    mentions = read_gdelt("gdelt-mentions", export("gdelt-mentions", contacts=True)).rows(named=True)
    told = {json.loads(row["Extras"])["report"]: row for row in mentions}
    talks = told[report_id("talks")]
    assert (talks["MentionType"], talks["MentionSourceName"]) == (1, "courier.example")
    assert talks["MentionDocLen"] == len(TALKS)
    visit = told[report_id("visit")]
    assert (visit["MentionType"], visit["MentionIdentifier"]) == (2, report_id("visit"))
    assert json.loads(talks["Extras"])["sentence"] == [0, 39]


def read_gdelt(table: str, written: bytes) -> polars.DataFrame:
    """Read as its users do: no header, types as the codebook has them."""
    numbers = {
        "GLOBALEVENTID",
        "SQLDATE",
        "MonthYear",
        "Year",
        "QuadClass",
        "NumMentions",
        "MentionType",
        "MentionDocLen",
    }
    names = columns_of(table)
    types = {
        name: polars.Int64 if name in numbers else polars.Float64 if name == "FractionDate" else polars.String
        for name in names
    }
    return polars.read_csv(
        io.BytesIO(written), separator="\t", has_header=False, new_columns=list(names),
        schema=types, quote_char=None,
    )  # fmt: skip


def test_plover_records_have_the_fields_of_the_manual(export: Export) -> None:
    records = {
        record["cameo"]: record
        for record in map(json.loads, export("plover", licence="CC0-1.0").splitlines())
    }
    fine = records["163"]
    assert fine["source"] == [{"code": "CHE", "sector": "GOV", "actor_text": "Switzerland"}]
    assert fine["recipient"] == [{"code": "NOR", "sector": "BUS", "actor_text": "Norway"}]
    assert (fine["event"], fine["quad_code"], fine["event_scale"]) == (["SANCTION"], 4, -8.0)
    assert (fine["event_text"], fine["arrested"]) == (["fined"], 2)
    assert FINE[fine["text_info"]["start"] : fine["text_info"]["end"]] == fine["text"]
    assert fine["cite_info"]["license"] == "CC0-1.0"
    assert fine["event_loc"]["cc3"] == "NOR"
    praise = records["051"]
    assert praise["source"] == [{"code": "IGO", "actor_text": "UN", "identifier_text": "UN"}]
    assert "future" in praise["context"]
    for record in records.values():
        assert {"id", "date", "source", "event"} <= record.keys()
        assert all({"report", "start", "end"} <= source.keys() for source in record["sources"])


def test_control_characters_make_no_columns_and_lines(export: Export) -> None:
    for data_set in ("polecat", "icews", "gdelt-events", "gdelt-mentions"):
        written = export(data_set).decode().removesuffix("\n").split("\n")
        assert len({line.count("\t") for line in written}) == 1


def test_every_state_has_a_line_of_codes() -> None:
    assert set(country_codes()) == set(states())
    assert country_codes()["RUS"] == ("RS", "365")
    assert country_codes()["CHE"] == ("SZ", "225")
