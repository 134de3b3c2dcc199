import csv
import io
import json
from pathlib import Path

import polars
import pytest
from icalendar import Calendar

from verbale.account import Account, Contact, Participant
from verbale.errors import VerbaleError
from verbale.exports import export
from verbale.record.questions import ContactQuestion
from verbale.record.rows import ContactRow
from verbale.record.sequence import Rows
from verbale.record.store import Store
from verbale.report import Report


@pytest.fixture(scope="module")
def contacts() -> Rows[ContactRow]:
    report = Report(text="=1+1 They met in Bern.", title="Talks", published="2019-03-05")
    account = Account(
        reader="written by hand",
        report=report.id,
        contacts=tuple(
            Contact(
                id=f"c{number}", mode=mode, status=status, date=date, place="Bern", states=("CHE", "NOR"),
                participants=(Participant(name="Ignazio Cassis", party="CHE"),), evidence=((0, 22),),
            )
            for number, (mode, status, date) in enumerate(
                [("meeting", "held", "2019-03-04"), ("visit", "planned", "2019-04-10/2019-04-12"),
                 ("call", "cancelled", None)]
            )
        ),
    )  # fmt: skip
    with Store(":memory:") as store:
        store.add(report, account)
        return store.contacts(ContactQuestion())


def written(name: str, rows: Rows[ContactRow]) -> bytes:
    return b"".join(export(name, "contacts", rows))


def test_csv_has_a_column_for_each_field(contacts: Rows[ContactRow]) -> None:
    read = list(csv.DictReader(io.StringIO(written("csv", contacts).decode())))
    assert [row["date"] for row in read] == [row.date or "" for row in contacts]
    assert {row["states"] for row in read} == {"CHE; NOR"}
    assert json.loads(read[0]["participants"])[0]["name"] == "Ignazio Cassis"


def test_csv_holds_no_formulas(contacts: Rows[ContactRow]) -> None:
    row = contacts[0].model_copy(update={"place": "=HYPERLINK(1)"})
    read = next(csv.DictReader(io.StringIO(written("csv", Rows([row])).decode())))
    assert read["place"] == "'=HYPERLINK(1)"


def test_json_lines_read_back_as_the_rows(contacts: Rows[ContactRow]) -> None:
    lines = written("jsonl", contacts).decode().splitlines()
    assert [ContactRow.model_validate_json(line) for line in lines] == list(contacts)


def test_parquet_reads_back(contacts: Rows[ContactRow], tmp_path: Path) -> None:
    (tmp_path / "contacts.parquet").write_bytes(written("parquet", contacts))
    frame = polars.read_parquet(tmp_path / "contacts.parquet")
    assert frame["id"].to_list() == [row.id for row in contacts]
    assert frame["states"].to_list() == [["CHE", "NOR"]] * 3


def test_a_calendar_holds_the_dated_contacts(contacts: Rows[ContactRow]) -> None:
    entries = Calendar.from_ical(written("ics", contacts)).walk("VEVENT")
    assert [(str(one["summary"]), str(one["status"])) for one in entries] == [
        ("Meeting (held): Switzerland, Norway", "CONFIRMED"),
        ("Visit (planned): Switzerland, Norway", "CONFIRMED"),
    ]
    assert [str(one.decoded("dtstart")) for one in entries] == ["2019-03-04", "2019-04-10"]
    assert str(entries[1].decoded("dtend")) == "2019-04-13"
    assert written("ics", contacts) == written("ics", contacts)


def test_unknown_formats_and_rows_are_refused() -> None:
    with pytest.raises(VerbaleError, match="choose one of csv"):
        export("doc", "contacts", [])
    with pytest.raises(VerbaleError, match="holds contacts only"):
        export("ics", "statements", [])
