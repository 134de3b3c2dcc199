"""A record that is older than its tables of events, agreements and figures is filled from what it holds."""

from tests.record.conftest import NewUrl
from tests.record.deeds import event, with_deeds
from tests.record.older import run
from tests.record.samples import contact, report
from verbale.account import Agreement, Figure
from verbale.record.agreements.tables import TABLES as AGREEMENTS
from verbale.record.events.sums import event_sums
from verbale.record.events.tables import TABLES as EVENTS
from verbale.record.figures.tables import TABLES as FIGURES
from verbale.record.store import Store

STEPS = (
    "a table for sums of events", "events", "events of contacts", "agreements", "figures", "sums of events",
)  # fmt: skip


def test_what_an_older_record_lacks_is_made_from_its_accounts(new_place: NewUrl) -> None:
    place = new_place()
    with Store(place) as store:
        for day in ("2020-03-02", "2020-03-03"):
            one = report(f"On {day} the ferries stood still for an hour.", published=day)
            store.add(one, with_deeds(
                one,
                event("ASSAULT", "RUS", "UKR", date="2020-03-02"),
                contacts=[contact(date="2020-03-02", place="Baku")],
                agreements=[Agreement(id="g1", name="Ohrid Agreement", spans=((0, 2),), evidence=((0, 9),))],
                figures=[Figure(measure="trade", words="trade", low="3", parties=("RUS",), span=(0, 2),
                                evidence=(0, 9))],
            ))  # fmt: skip
        expected = list(store.dump())
    tables = (*EVENTS, event_sums, *AGREEMENTS, *FIGURES)
    run(place, *(f"DROP TABLE {table.name}" for table in tables))
    run(place, *(f"DELETE FROM verbale_migrations WHERE name = '{step}'" for step in STEPS))  # noqa: S608
    with Store(place) as store:
        assert list(store.dump()) == expected
        assert (store.statistics().events, store.statistics().agreements) == (2, 1)
