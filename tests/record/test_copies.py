"""Copies and updates of one report count as one source."""

from itertools import permutations

from tests.record.conftest import NewUrl
from tests.record.samples import account, contact, report, said
from verbale.record.questions import ContactQuestion
from verbale.record.rows import ContactInShort
from verbale.record.store import Store
from verbale.report import Report

FLASH = "Foreign Ministers Sergey Lavrov and Elmar Mammadyarov met in Baku on Monday to discuss trade."
FULL = (
    f"{FLASH} The talks went on for three hours behind closed doors. Neither side spoke to journalists "
    "afterwards, but an official said that a further round had been arranged for the spring."
)
AFRESH = (
    "Russia's top diplomat has held talks with his colleague in Baku, officials said. "
    "Pipelines, tariffs and a bridge over the river were on the agenda of the ministers."
)
DIGEST = f"News of the week. {FULL} {AFRESH}"


def _report(text: str, published: str | None = "2020-03-02", **fields: str) -> Report:
    return report(text, published=published, **fields)


def _add(store: Store, *reports: Report) -> None:
    met = contact("Sergey Lavrov", "Elmar Mammadyarov", date="2020-03-02", place="Baku")
    store.add_many((one, account(one, met)) for one in reports)


def _counts(store: Store) -> list[tuple[int, int]]:
    return [(len(row.sources), row.independent_sources) for row in store.contacts(ContactQuestion())]


def test_a_flash_its_full_report_and_a_reprint_are_one_source(store: Store) -> None:
    _add(store, _report(FLASH), _report(FULL), _report(FULL, publisher="The Daily"), _report(AFRESH))
    assert _counts(store) == [(4, 2)]
    assert store.copies(_report(FLASH).id) == {
        _report(FULL).id: 1.0,
        _report(FULL, publisher="The Daily").id: 1.0,
    }


def test_a_contact_in_short_counts_all_its_sources_and_shows_the_first(store: Store) -> None:
    _add(store, _report(FLASH), _report(FULL), _report(AFRESH, "2020-03-05"), _report(DIGEST, "2020-03-09"))
    [whole] = store.contacts(ContactQuestion())
    [short] = store.contacts(ContactQuestion(told=2))
    assert isinstance(short, ContactInShort)
    assert (short.sources, short.history) == (whole.sources[:2], whole.history[:2])
    assert (short.tellings, short.independent_sources) == (len(whole.sources), whole.independent_sources)


def test_a_digest_ties_only_the_reports_of_its_own_contacts(store: Store) -> None:
    digest = _report(DIGEST)
    store.add(digest, account(digest))
    _add(store, _report(FULL), _report(AFRESH))
    assert _counts(store) == [(2, 2)]
    assert len(store.copies(digest.id)) == 2


def test_a_statement_in_copies_and_in_a_report_of_its_own_has_two_sources(store: Store) -> None:
    quoted = f"{FULL} “The bridge must be open by the end of next summer,” Lavrov said."
    afresh = f"{AFRESH} “The bridge must be open by the end of next summer,” he added."
    words = said("The bridge must be open by the end of next summer", "Sergey Lavrov")
    told = [_report(quoted), _report(quoted, publisher="The Daily"), _report(afresh)]
    store.add_many((one, account(one, quotations=(words,))) for one in told)
    [row] = store.statements()
    assert (len(row.sources), row.independent_sources) == (3, 2)


def test_the_same_wording_weeks_later_is_no_copy(store: Store) -> None:
    _add(store, _report(FULL), _report(FULL, "2020-03-16"))
    assert _counts(store) == [(2, 2)]


def test_reports_without_a_date_are_compared_among_themselves(store: Store) -> None:
    _add(store, _report(FULL, None), _report(FLASH, None), _report(FULL))
    assert _counts(store) == [(3, 2)]


def test_order_and_repetition_do_not_matter_and_a_removed_report_leaves_nothing(new_url: NewUrl) -> None:
    reports = [_report(FLASH), _report(FULL), _report(DIGEST)]
    dumps = set()
    with Store(new_url()) as store:
        for order in permutations(reports):
            _add(store, *order, *order)
            dumps.add("\n".join(store.dump()))
            for one in reports:
                store.remove(one.id)
            assert not [line for line in store.dump() if line.startswith(('["prints"', '["copies"'))]
        assert len(dumps) == 1
        _add(store, *reports, _report(AFRESH))
        store.remove(_report(AFRESH).id)
        assert "\n".join(store.dump()) in dumps
