import json
import sys
from typing import Any

import pytest

from verbale.errors import Abort
from verbale.record.events.rows import EventParty, EventRow, IntensityRow
from verbale.record.formulae.rows import FormulaRow, FormulaUse
from verbale.record.rows import ContactRow, DyadRow, ParticipantRow, Row, StatementRow
from verbale.record.sequence import Rows

CONTACT = ContactRow(
    id="c" * 32, mode="meeting", status="held", date="2019-03-04/2019-03-06", place="Bern",
    states=("CHE", "NOR"),
    participants=(ParticipantRow(name="Ignazio Cassis", party="CHE", role=None, office=None, also=()),),
    moved_to=None, history=(), disagreements=(), sources=(), independent_sources=1, judgements=(),
)  # fmt: skip
STATEMENT = StatementRow(
    id="s1", date="2019-03-05", form="direct", reported="speech", speaker="Ignazio Cassis", party="CHE",
    office=None, source="Cassis", words="We see <b>eye to eye</b>",
    spans=((0, 5),), modality="asserted", speakers=(),
    addressees=(), insertions=(), topics=(), contact=None, report="r", publisher=None, title=None, rule="x",
    sources=(), independent_sources=1,
)  # fmt: skip
EVENT = EventRow(
    id="e1", type="ACCUSE", mode="disapprove", contexts=(), cameo="111", label="Criticise", goldstein=-2.0,
    quad_class=3, source=(EventParty(party="NOR", sector=None, name=None),),
    target=(EventParty(party="PER", sector=None, name=None),), mutual=False, status="held", date="2019-05-13",
    place=None, magnitude={"dead": None, "injured": None, "arrested": None, "size": None}, background=False,
    contact=None, sources=(), independent_sources=1,
)  # fmt: skip
INTENSITY = IntensityRow(
    period="2019-01", direction="there", source="NOR", target="PER", events=2, total=7.4, mean=3.7
)
FORMULA = FormulaRow(
    id="f", words="for the sake of talks", party="AZE", days=2, first="2017-01-01", last="2020-01-01",
    speakers=("A",), parties=(), topics=(), variants=(), gaps=(),
    uses=tuple(
        FormulaUse(
            statement="s", speaker="A", party="AZE", office=None, date=day, report="r",
            publisher=None, title=None, span=(0, 4), words="for the sake of talks",
        )
        for day in ("2017-01-01", "2020-01-01")
    ),
)  # fmt: skip


def drawn(*rows: Row) -> dict[str, Any]:
    spec: dict[str, Any] = Rows(rows).to_altair().to_dict()
    return spec


def values(spec: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = spec["data"]["values"]
    return found


def test_a_contact_stands_on_its_first_day() -> None:
    (datum,) = values(drawn(CONTACT))
    assert datum["day"] == "2019-03-04"
    assert datum["date"] == "2019-03-04/2019-03-06"
    assert (datum["parties"], datum["participants"], datum["status"]) == (
        "CHE, NOR",
        "Ignazio Cassis",
        "held",
    )


def test_each_use_of_a_formula_is_a_sign() -> None:
    assert [datum["day"] for datum in values(drawn(FORMULA))] == ["2017-01-01", "2020-01-01"]


def test_events_stand_at_their_values_and_without_one_are_left_out() -> None:
    spec = drawn(EVENT, EVENT.model_copy(update={"goldstein": None}))
    assert [(datum["goldstein"], datum["class"]) for datum in values(spec)] == [(-2.0, "verbal conflict")]


def test_intensity_is_drawn_in_bars() -> None:
    spec = drawn(INTENSITY)
    assert spec["mark"]["type"] == "bar"
    assert values(spec)[0]["direction"] == "NOR → PER"


def test_a_timeline_puts_all_kinds_under_each_other() -> None:
    assert [datum["line"] for datum in values(drawn(CONTACT, STATEMENT, EVENT))] == [
        "contact", "statement", "event",
    ]  # fmt: skip


def test_the_same_rows_give_the_same_chart() -> None:
    assert json.dumps(drawn(CONTACT, STATEMENT)) == json.dumps(drawn(CONTACT, STATEMENT))


def test_what_can_not_be_drawn_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Abort, match="nothing to draw"):
        drawn()
    with pytest.raises(Abort, match="none of the rows has a date"):
        drawn(CONTACT.model_copy(update={"date": None}))
    with pytest.raises(Abort, match="no chart for rows of the kind dyad"):
        drawn(DyadRow(one="NOR", other="PER", contacts=1))
    with pytest.raises(Abort, match="no chart for rows of the kind contact and intensity"):
        drawn(CONTACT, INTENSITY)
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(Abort, match=r"pip install verbale\[notebooks\]"):
        drawn(CONTACT)


def test_rows_show_themselves_as_a_table() -> None:
    table = Rows([CONTACT])._repr_html_()
    assert "<caption>1 row</caption>" in table
    assert "<th>place</th>" in table
    assert "<th>kind</th>" not in table
    assert "<th>moved to</th>" not in table
    assert f'title="{"c" * 32}"' in table
    assert ">cccccccc</td>" in table
    assert ">Ignazio Cassis</td>" in table
    assert "<th>kind</th>" in Rows([CONTACT, EVENT])._repr_html_()


def test_words_of_reports_are_never_markup() -> None:
    table = Rows([STATEMENT])._repr_html_()
    assert "We see &lt;b&gt;eye to eye&lt;/b&gt;" in table
    assert "<b>" not in table
    assert "<th>spans</th>" not in table


def test_a_long_answer_says_how_much_is_left_out() -> None:
    table = Rows([STATEMENT] * 60, next="on")._repr_html_()
    assert "<caption>60 rows, the first 50 shown, and more in the record</caption>" in table
    assert table.count("<tr>") == 51
    assert Rows()._repr_html_() == "<p>Nothing was found.</p>"
    long = STATEMENT.model_copy(update={"words": "never " * 100})
    assert "never " * 20 in Rows([long])._repr_html_()
    assert "…</td>" in Rows([long])._repr_html_()
