"""Agreements across reports: when two tellings are one paper, and what the row shows of it."""

from typing import Any

import pytest

from tests.record.deeds import with_deeds
from tests.record.samples import report
from verbale.account import Agreement
from verbale.record.agreements.rows import AgreementRow
from verbale.record.questions import AgreementQuestion
from verbale.record.sequence import Rows
from verbale.record.store import Store


@pytest.fixture
def store(reused: Store) -> Store:
    return reused


def paper(name: str, *aliases: str, **fields: Any) -> Agreement:
    told = {"parties": ("GRC", "MKD"), "spans": ((0, 3),), "evidence": ((0, 12),), **fields}
    return Agreement(id="g1", name=name, aliases=aliases, **told)


def tell(
    store: Store, published: str, *papers: Agreement, text: str = "The lake was calm when they signed."
) -> str:
    one = report(f"{published}. {text}", published=published)
    store.add(one, with_deeds(one, agreements=papers))
    return one.id


def ask(store: Store, **conditions: Any) -> Rows[AgreementRow]:
    return store.ask(AgreementQuestion(**conditions))


@pytest.mark.parametrize(("one", "other"), [
    (paper("Prespa Agreement"), paper("Prespa accords", parties=())),
    (paper("Prespa Agreement", "the deal"), paper("name deal", "Prespa Agreement")),
    (paper("joint statement", date="2018-06-17"), paper("peace deal", date="2018-06-17")),
    (paper("Prespa Agreement", date="2018-06-17"), paper("historic accord", date="2018-06-17")),
    (paper("visa agreement"), paper("visa accords")),
    (paper("peace treaty", date="2018-06-17"), paper("Greek peace treaty", date="2018-06")),
    (paper("Prespa Visa Facilitation Agreement", date="2018-06-17"),
     paper("visa facilitation in Prespa accord", date="2018-06-17")),
    (paper("Greece-Macedonia Coast and Harbour Framework", date="2018-06-17"),
     paper("coast and harbour framework", date="2018-06-17")),
])  # fmt: skip
def test_tellings_of_one_paper_are_one_row(store: Store, one: Agreement, other: Agreement) -> None:
    tell(store, "2018-06-18", one)
    tell(store, "2018-07-02", other)
    [row] = ask(store)
    assert len(row.sources) == 2


@pytest.mark.parametrize(("one", "other"), [
    (paper("Prespa Agreement"), paper("Ohrid Agreement")),
    (paper("Prespa Agreement"), paper("Prespa Memorandum")),
    (paper("joint statement", date="2018-06-17"), paper("joint statement", date="2018-06-18")),
    (paper("joint statement", date="2018-06-17"), paper("trade agreement", date="2018-06-17")),
    (paper("peace deal", date="2018-06-17"), paper("peace deal", date="2018-06-17", parties=("ALB", "MKD"))),
    (paper("visa agreement"), paper("trade agreement")),
    (paper("peace treaty", date="2017-06-17"), paper("peace treaty", date="2018-06")),
    (paper("extradition treaty", date="2018-06-17"), paper("border treaty", date="2018-06")),
    (paper("joint statement", date="2018-06-17"), paper("joint statement", date="2018-06")),
    (paper("Greek agreement", parties=()), paper("Greek agreement", parties=())),
    (paper("UN resolution", parties=("UN",)), paper("UN resolution", parties=("UN",))),
])  # fmt: skip
def test_other_names_days_parties_and_matters_are_other_papers(
    store: Store, one: Agreement, other: Agreement
) -> None:
    tell(store, "2018-06-18", one)
    tell(store, "2018-07-02", other)
    assert len(ask(store)) == 2


def test_a_third_telling_ties_two_that_share_nothing_until_it_is_taken_out(store: Store) -> None:
    tell(store, "2018-06-18", paper("Prespa Agreement", parties=()))
    tell(store, "2018-06-19", paper("joint statement", date="2018-06-17"))
    assert len(ask(store)) == 2
    both = tell(store, "2018-06-20", paper("Prespa Agreement", date="2018-06-17"))
    [row] = ask(store)
    assert (row.name, row.also, row.date) == ("Prespa Agreement", ("joint statement",), "2018-06-17")
    store.remove(both)
    assert len(ask(store)) == 2


def test_the_latest_word_tells_where_it_stands_and_the_history_goes_back(store: Store) -> None:
    for day, status in (("2018-06-10", "proposed"), ("2018-06-18", "signed"), ("2019-01-26", "ratified"),
                        ("2019-02-01", "proposed")):  # fmt: skip
        tell(store, day, paper("Prespa Agreement", status=status))
    [row] = ask(store)
    assert row.status == "ratified"
    assert [(word.published, word.status) for word in row.history] == [
        ("2019-02-01", "proposed"), ("2019-01-26", "ratified"), ("2018-06-18", "signed"),
        ("2018-06-10", "proposed"),
    ]  # fmt: skip


def test_clauses_parties_and_dates_are_gathered(store: Store) -> None:
    tell(store, "2018-06-18", paper("Prespa Agreement", date="2018", terms=((12, 20), (21, 24))))
    tell(store, "2018-06-19", paper("Prespa Agreement", date="2018-06-17", terms=((12, 20),)))
    for day in range(10, 17):
        tell(store, f"2018-07-{day}", paper("Prespa Agreement", parties=("GRC", "MKD")))
    tell(store, "2018-07-20", paper("Prespa Agreement", parties=("BGR", "GRC")))
    [row] = ask(store)
    assert (row.date, row.parties) == ("2018-06-17", ("GRC", "MKD"))
    assert [clause.words for clause in row.clauses] == ["The lake", "was"]
    assert row.clauses[0].published == "2018-06-18"
    assert (len(row.sources), row.sources[0].words) == (10, ("2018-06-18. ",))


def test_the_first_sources_can_be_asked_for_and_all_else_is_told_by_all_reports(store: Store) -> None:
    for month in (6, 7, 8):
        tell(store, f"2018-{month:02}-18", paper("Prespa Agreement", status="signed"))
    [whole], [brief] = store.ask_together(AgreementQuestion(), AgreementQuestion(told=2))
    assert (len(whole.sources), brief.sources) == (3, whole.sources[:2])
    assert brief == whole.model_copy(update={"sources": brief.sources})


def test_agreements_are_found_and_come_in_time_order(store: Store) -> None:
    tell(store, "2018-06-18", paper("Prespa Agreement", date="2018-06-17", status="signed"))
    tell(store, "2001-08-20", paper("Ohrid Framework Agreement", parties=("MKD",), date="2001-08-13"))
    tell(store, "2020-01-20", paper("visa accord", parties=("ALB", "GRC")))
    names = ["Ohrid Framework Agreement", "Prespa Agreement", "visa accord"]
    assert [row.name for row in ask(store)] == names
    for conditions, found in (
        ({"between": ("MKD", "GRC")}, names[1:2]),
        ({"party": "GRC"}, names[1:]),
        ({"name": "agreements of Ohrid"}, []),
        ({"name": "ohrid agreements"}, names[:1]),
        ({"name": "?"}, []),
        ({"status": "signed"}, names[1:2]),
        ({"since": "2018-07"}, names[2:]),
        ({"until": "2001"}, names[:1]),
        ({"limit": 1, "offset": 1}, names[1:2]),
    ):
        assert [row.name for row in ask(store, **conditions)] == found, conditions
    assert ask(store).to_polars().height == 3
    first = ask(store, limit=2)
    assert [row.name for row in ask(store, after=first.next)] == names[2:]


def test_the_place_is_the_one_that_most_reports_name(store: Store) -> None:
    for day, place in (("2018-06-17", "Prespa"), ("2018-06-18", "Psarades"), ("2018-06-19", "Prespa")):
        tell(
            store,
            day,
            paper("Prespa Agreement", place=place, date="2018-06-17"),
            text=f"{place} is calm today.",
        )
    tell(store, "2018-06-20", paper("Prespa Agreement", date="2018-06-17"))
    [row] = ask(store)
    assert (row.place, [source.place for source in row.sources][:2]) == ("Prespa", ["Prespa", "Psarades"])
