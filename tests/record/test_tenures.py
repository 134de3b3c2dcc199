"""Tenures learned from reports: what attests them, how they are joined, and what speaks against them."""

import random
from datetime import date
from pathlib import Path

import pytest

from tests.record.samples import READER
from verbale.account import Account, Actor, Mention, TimeExpression
from verbale.knowledge.kept import read_kept, write_kept
from verbale.knowledge.officeholders import OfficeHolders
from verbale.knowledge.tenures import tenure_of
from verbale.record.rows import LearnedTenureRow
from verbale.record.store import Store
from verbale.record.verdicts import Given
from verbale.report import Report

NOTHING = OfficeHolders(())


def told(day: str, title: str, name: str, party: str = "SVN", *, before: str = "", after: str = " spoke.",
         times: tuple[TimeExpression, ...] = ()) -> tuple[Report, Account]:  # fmt: skip
    """A report of a day in which a title stands before a name, and its account."""
    text = f"{before}{title} {name}{after} It was {day}; {abs(hash_of(day + title + name))} words followed."
    report = Report(text=text, published=day, publisher="Courier")
    span = (len(before), len(before) + len(title) + 1 + len(name))
    mention = Mention(span=span, kind="name", rule="title and name")
    actor = Actor(id="a1", kind="person", name=name, party=party, basis="stated", mentions=(mention,))
    return report, Account(reader=READER, report=report.id, actors=(actor,), times=times)


def hash_of(text: str) -> int:
    return sum(ord(sign) * (at + 7) for at, sign in enumerate(text))


FM = "Slovenian Foreign Minister"
RUPEL = [told(day, FM, "Dimitrij Rupel") for day in ("2005-02-01", "2006-05-02", "2008-10-03")]
ZBOGAR = [told(day, FM, "Samuel Žbogar") for day in ("2009-01-04", "2011-12-05")]


def learned(
    store: Store, *reports: tuple[Report, Account], known: OfficeHolders = NOTHING
) -> list[LearnedTenureRow]:
    store.add_many(reports)
    return list(store.tenures(known, office="foreign minister", party="SVN"))


def spans(rows: list[LearnedTenureRow]) -> list[tuple[str, str, str, int]]:
    return [(row.name, row.first, row.last, row.reports) for row in rows]


def test_titles_with_names_attest_tenures(store: Store) -> None:
    rows = learned(store, *RUPEL, *ZBOGAR)
    assert spans(rows) == [
        ("Dimitrij Rupel", "2005-02-01", "2008-10-03", 3),
        ("Samuel Žbogar", "2009-01-04", "2011-12-05", 2),
    ]
    assert [source.report for source in rows[0].sources] == [report.id for report, _ in RUPEL]
    assert all(row.usable and not row.conflicts and row.independent == row.reports for row in rows)


@pytest.mark.parametrize(
    "title",
    [
        "Former Slovenian Foreign Minister",
        "then-Foreign Minister of Slovenia",
        "Acting Foreign Minister of Slovenia",
        "Slovenian Foreign Minister-designate",
        "Croatian Foreign Minister",
        "Slovenian Foreign Ministry",
    ],
)
def test_what_is_not_held_or_not_theirs_attests_nothing(store: Store, title: str) -> None:
    assert learned(store, told("2005-02-01", title, "Dimitrij Rupel")) == []


def test_a_title_in_a_sentence_of_another_time_attests_nothing(store: Store) -> None:
    year = TimeExpression(span=(3, 7), type="DATE", value="1995", edtf="1995", rule="year")
    late = told("2005-02-01", FM, "Zoran Thaler", before="In 1995 ", times=(year,))
    other = told("2005-02-01", FM, "Dimitrij Rupel", before="In 1995 it was so. ", times=(year,))
    assert [row.name for row in learned(store, late, other)] == ["Dimitrij Rupel"]


def test_family_names_alone_and_undated_reports_attest_nothing(store: Store) -> None:
    report, account = told("2005-02-01", FM, "Dimitrij Rupel")
    undated = report.model_copy(update={"published": None})
    its_account = account.model_copy(update={"report": undated.id})
    assert learned(store, told("2005-02-01", FM, "Rupel"), (undated, its_account)) == []


def test_spellings_are_one_person_and_a_return_is_a_second_tenure(store: Store) -> None:
    back = [told(day, FM, "Dimitrij Rupel") for day in ("2012-03-01", "2012-04-01")]
    rows = learned(store, *RUPEL, told("2006-06-06", FM, "Dmitrij Rupel"), *ZBOGAR, *back)
    assert spans(rows) == [
        ("Dimitrij Rupel", "2005-02-01", "2008-10-03", 4),
        ("Samuel Žbogar", "2009-01-04", "2011-12-05", 2),
        ("Dimitrij Rupel", "2012-03-01", "2012-04-01", 2),
    ]
    assert rows[0].also == ("Dmitrij Rupel",)


def test_a_lone_report_against_others_is_not_used(store: Store) -> None:
    slip = told("2006-07-01", FM, "Janez Janša")
    rows = learned(store, *RUPEL, slip)
    assert [(row.name, row.usable, row.conflicts) for row in rows] == [
        ("Dimitrij Rupel", True, ("Janez Janša",)),
        ("Janez Janša", False, ("Dimitrij Rupel",)),
    ]
    assert [tenure.name for tenure in store.learned(NOTHING)] == ["Dimitrij Rupel"]


def test_copies_of_one_report_do_not_outweigh_what_is_known(store: Store) -> None:
    rupel = {"given": "Dimitrij", "family": "Rupel", "office": "foreign minister", "party": "SVN"}
    known = OfficeHolders([tenure_of({**rupel, "start": "2004-12-03", "end": "2008-11-21"})])
    text = "Slovenian Foreign Minister Janez Janša spoke on energy, on roads and on the border in the Alps."
    copies = []
    for publisher in ("Courier", "Herald", "Post"):
        report, account = told("2006-07-01", FM, "Janez Janša")
        report = report.model_copy(update={"text": text, "publisher": publisher})
        copies.append((report, account.model_copy(update={"report": report.id})))
    rows = learned(store, *copies, *RUPEL, known=known)
    assert [(row.name, row.reports, row.independent, row.known, row.usable) for row in rows] == [
        ("Dimitrij Rupel", 3, 3, True, True),
        ("Janez Janša", 3, 1, False, False),
    ]
    assert store.learned(known) == []


def test_what_is_learned_depends_on_the_reports_alone(new_url: object, store: Store, tmp_path: Path) -> None:
    reports = [*RUPEL, *ZBOGAR, told("2006-07-01", FM, "Janez Janša")]
    before = learned(store, *reports)
    dumped = list(store.dump())
    store.add_many(reports)
    assert list(store.dump()) == dumped
    with Store(tmp_path / "other.db") as other:
        other.add_many(random.Random(3).sample(reports, len(reports)))  # noqa: S311
        assert list(other.tenures(NOTHING, office="foreign minister", party="SVN")) == before
        other.remove(RUPEL[2][0].id)
        [rupel] = other.tenures(NOTHING, person="Rupel")
        assert (rupel.first, rupel.last, rupel.reports) == ("2005-02-01", "2006-05-02", 2)


def test_an_account_that_is_replaced_takes_its_attestations_along(store: Store) -> None:
    report, account = RUPEL[0]
    assert len(learned(store, (report, account))) == 1
    store.add(report, account.model_copy(update={"actors": ()}))
    assert learned(store) == []


def test_what_is_learned_is_written_as_knowledge(store: Store, tmp_path: Path) -> None:
    store.add_many([*RUPEL, *ZBOGAR])
    write_kept(tmp_path / "learned.tsv", store.learned(NOTHING))
    rupel, zbogar = read_kept(tmp_path / "learned.tsv")
    assert (rupel.since, rupel.until, rupel.attested) == ("../2005-02-01", "2008-10-03/..", True)
    assert zbogar.family == ("Žbogar",)
    holders = OfficeHolders([rupel, zbogar])
    assert holders.succession("foreign minister", "SVN", date(2007, 1, 1)) == [rupel]
    assert list(store.tenures(holders, party="SVN"))[0].known  # noqa: RUF015


def test_offices_are_asked_for_by_any_name_and_persons_by_any_spelling(store: Store) -> None:
    store.add_many([*RUPEL, told("2007-01-01", "German Chancellor", "Angela Merkel", "DEU")])
    assert [row.name for row in store.tenures(NOTHING, office="head of government")] == ["Angela Merkel"]
    assert [row.party for row in store.tenures(NOTHING, person="Roupel")] == ["SVN"]
    assert [row.party for row in store.tenures(NOTHING)] == ["DEU", "SVN"]


def test_judgements_on_persons_hold_for_their_tenures(store: Store) -> None:
    store.add_many([*RUPEL, told("2007-01-01", FM, "Mitja Rupel")])
    given = Given(by="R. Eader", at="2020-05-01T00:00:00.000000Z", reason="his short name")
    ids = [store.actors(name=name)[0].id for name in ("Dimitrij Rupel", "Mitja Rupel")]
    merged = store.merge(ids, given)
    rows = list(store.tenures(NOTHING, party="SVN"))
    assert spans(rows) == [("Dimitrij Rupel", "2005-02-01", "2008-10-03", 4)]
    assert rows[0].also == ("Mitja Rupel",)
    store.undo(merged.id, given._replace(at="2020-05-02T00:00:00.000000Z"))
    assert len(store.tenures(NOTHING, party="SVN")) == 2
