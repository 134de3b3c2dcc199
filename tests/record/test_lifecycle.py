"""The life of a contact over its reports, and where they exclude each other."""

from typing import Any

import pytest

from tests.record.samples import account, contact, report
from verbale.account import TimeExpression
from verbale.errors import VerbaleError
from verbale.record.questions import ContactQuestion
from verbale.record.rows import ContactRow
from verbale.record.store import Store
from verbale.record.verdicts import Given

MINISTERS = ("Sergey Lavrov", "Elmar Mammadyarov")
GIVEN = Given(by="R. Eader", at="2020-05-01T00:00:00.000000Z", reason="seen in both")


def tell(store: Store, text: str, day: str | None, *, until: str | None = None, **fields: Any) -> None:
    """Add a report of one sentence that tells of one contact; `until` is the EDTF of "March 12" in it."""
    one = report(text, published=day)
    made = account(one, contact(*fields.pop("names", MINISTERS), **fields))
    [met] = made.contacts
    times: tuple[TimeExpression, ...] = ()
    if until is not None:
        start = text.index("March 12")
        times = (TimeExpression(span=(start, start + 8), type="DATE", value=until, edtf=until, rule="day"),)
    met = met.model_copy(update={"evidence": ((0, len(text)),)})
    store.add(one, made.model_copy(update={"contacts": (met,), "times": times}))


def only(store: Store, as_of: str | None = None) -> ContactRow:
    [row] = store.contacts(ContactQuestion(as_of=as_of))
    return row


def test_every_report_adds_its_word_to_the_history(store: Store) -> None:
    tell(store, "They will meet on March 5.", "2020-03-01", date="2020-03-05", status="planned")
    tell(store, "It was confirmed that they meet.", "2020-03-02", date="2020-03-05", status="planned")
    tell(store, "They met.", "2020-03-05", date="2020-03-05")
    row = only(store)
    assert row.status == "held"
    assert [(step.published, step.word, step.words) for step in row.history] == [
        ("2020-03-01", "announced", ("They will meet on March 5.",)),
        ("2020-03-02", "confirmed", ("It was confirmed that they meet.",)),
        ("2020-03-05", "held", ("They met.",)),
    ]


@pytest.mark.parametrize(
    "text", ["It was not confirmed that they will meet.", "They declined to confirm that they will meet."]
)
def test_what_was_not_confirmed_is_announced(store: Store, text: str) -> None:
    tell(store, text, "2020-03-01", date="2020-03-05", status="planned")
    assert [step.word for step in only(store).history] == ["announced"]


def test_a_contact_that_was_put_off_points_to_its_new_day(store: Store) -> None:
    tell(store, "They will meet on March 5.", "2020-03-01", date="2020-03-05", status="planned")
    text = "Their talks have been put off until March 12."
    tell(store, text, "2020-03-03", until="2020-03-12", date="2020-03-12", status="cancelled")
    row = only(store)
    assert (row.status, row.date, row.moved_to) == ("postponed", "2020-03-05", "2020-03-12")
    assert store.contacts(ContactQuestion(status="postponed")) == store.contacts()


def test_the_day_for_which_it_was_planned_is_not_the_new_one(store: Store) -> None:
    text = (
        "Their talks, planned for March 12, have been put off; those scheduled for March 12 were postponed."
    )
    tell(store, text, "2020-03-03", until="2020-03-12", date="2020-03-12", status="cancelled")
    text = "They put off the talks scheduled for later March 12."
    tell(store, text, "2020-03-04", until="2020-03-12", date="2020-03-12", status="cancelled")
    row = only(store)
    assert (row.status, row.date, row.moved_to) == ("postponed", "2020-03-12", None)


@pytest.mark.parametrize(
    ("date", "last"), [("2020-03-05", "2020-03-05"), ("2020-03", "2020-03-31"), (None, "2020-03-24")]
)
def test_what_was_planned_is_unconfirmed_after_its_last_day(
    store: Store, date: str | None, last: str
) -> None:
    tell(store, "They will meet.", "2020-03-01", date=date, status="planned")
    assert only(store).status == "planned"
    assert only(store, as_of=last).status == "planned"
    after = "2020-04-01" if last.endswith("31") else last[:-2] + f"{int(last[-2:]) + 1:02d}"
    assert only(store, as_of=after).status == "unconfirmed"
    assert len(store.contacts(ContactQuestion(status="unconfirmed", as_of=after))) == 1
    assert not store.contacts(ContactQuestion(status="planned", as_of=after))
    with pytest.raises(VerbaleError, match="depends on the day"):
        store.contacts(ContactQuestion(status="unconfirmed"))


def test_disagreements_of_contacts_that_a_judgement_joins_are_shown(store: Store) -> None:
    tell(store, "They met on Monday.", "2020-03-05", date="2020-03-02", place="Baku")
    tell(store, "Others met on Tuesday.", "2020-03-06", date="2020-03-03", place="Moscow",
         names=("Vladimir Putin", "Elmar Mammadyarov"), states=("ARM", "AZE", "RUS"))  # fmt: skip
    store.merge([row.id for row in store.contacts()], GIVEN)
    row = only(store)
    assert {one.field: one.values for one in row.disagreements} == {
        "date": ("2020-03-02", "2020-03-03"),
        "place": ("Baku", "Moscow"),
        "states": ("ARM, AZE, RUS", "AZE, RUS"),
        "participants": ("Sergey Lavrov", "Vladimir Putin"),
    }
    assert row.states == ("ARM", "AZE", "RUS")
    assert [(one.verdict, one.by, one.reason) for one in row.judgements] == [
        ("merge", "R. Eader", "seen in both")
    ]
