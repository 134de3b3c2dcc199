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
from verbale.record.questions import AgreementQuestion
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


def test_the_parties_of_agreements_get_their_days(new_place: NewUrl) -> None:
    place = new_place()
    paper = Agreement(
        id="g1",
        name="Ohrid Agreement",
        parties=("GRC", "MKD"),
        date="2019-05",
        spans=((0, 2),),
        evidence=((0, 9),),
    )  # fmt: skip
    with Store(place) as store:
        one = report("On the lake they signed it at last.", published="2020-03-02")
        store.add(one, with_deeds(one, agreements=[paper]))
        expected = list(store.dump())
    run(
        place,
        "DROP INDEX agreement_parties_by_party",
        "ALTER TABLE agreement_parties DROP COLUMN first",
        "CREATE INDEX agreement_parties_by_party ON agreement_parties (party, agreement)",
        "DELETE FROM verbale_migrations WHERE name = 'parties of agreements by day'",
    )
    with Store(place) as store:
        assert list(store.dump()) == expected
        asked = AgreementQuestion(party="GRC", since="2019-05-01", until="2019-05-31")
        assert [row.name for row in store.ask(asked)] == ["Ohrid Agreement"]


def test_agreements_of_an_older_record_are_joined_by_what_their_names_tell_of_their_matter(
    new_place: NewUrl,
) -> None:
    place = new_place()
    with Store(place) as store:
        for day, name in (("2020-03-02", "Ohrid Coast Framework"), ("2020-03-03", "Ohrid coast framework")):
            paper = Agreement(id="g1", name=name, parties=("GRC", "MKD"), date="2020-03-01", spans=((0, 2),),
                              evidence=((0, 9),))  # fmt: skip
            one = report(f"On {day} they spoke of it again.", published=day)
            store.add(one, with_deeds(one, agreements=[paper]))
        expected = list(store.dump())
    run(
        place,
        "UPDATE agreement_variants SET agreement = id",
        "DELETE FROM agreement_keys",
        "DELETE FROM agreements",
        "DELETE FROM verbale_migrations WHERE name = 'agreements joined by the matter of their names'",
        "DELETE FROM verbale_migrations WHERE name = 'treaties joined by their year'",
    )
    with Store(place) as store:
        assert list(store.dump()) == expected
