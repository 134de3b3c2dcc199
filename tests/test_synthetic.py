"""Accounts made by code: the same for the same seed, whole, and of occasions that several tell."""

from hashlib import sha256

from benchmarks.synthetic import REPORTS_A_DAY, told

from verbale.record.store import Store


def test_an_account_follows_from_number_and_seed() -> None:
    assert told(700, seed=1) == told(700, seed=1)
    assert told(700, seed=1) != told(700, seed=2)
    assert told(700, seed=1)[0].id != told(701, seed=1)[0].id


def test_a_seed_gives_the_same_reports_for_ever() -> None:
    """A record filled long ago is asked about its own reports, whatever the package has learned since."""
    ids = "".join(told(number, seed=1)[0].id for number in range(300))
    assert sha256(ids.encode()).hexdigest()[:16] == "1e4764be052878f8"


def test_spans_lie_in_the_text() -> None:
    for number in range(60):
        report, account = told(number, seed=3)
        for said in account.quotations:
            assert all(0 <= start < end <= len(report.text) for start, end in (*said.content, *said.source))
        for contact in account.contacts:
            assert all(report.text[start:end].endswith(".") for start, end in contact.evidence)


def test_several_reports_tell_of_one_contact() -> None:
    with Store(":memory:") as store:
        store.add_many(told(number, seed=1) for number in range(REPORTS_A_DAY))
        contacts = store.contacts()
        assert len(store.reports()) == REPORTS_A_DAY
        assert max(len(row.sources) for row in contacts) > 3
        assert store.statements()
