"""Saved questions, and what is new in their answers."""

import json
from typing import Any

import pytest

from tests.record.formulae.told import told
from tests.record.samples import account, contact, report
from verbale.account import Account
from verbale.asked import make_question
from verbale.errors import Abort, SkipInput, VerbaleError
from verbale.record.questions import ContactQuestion, Question, StatementQuestion, TimelineQuestion
from verbale.record.saved import keeping
from verbale.record.saved.rows import NewsRow
from verbale.record.store import Store
from verbale.report import Report

RUSSIANS = ContactQuestion(party="RUS")


def met(day: str, published: str, status: str = "held", **fields: Any) -> tuple[Report, Account]:
    one = report(f"The ministers met: {day}, {status}.", published=published, **fields)
    people = ("Sergey Lavrov", "Elmar Mammadyarov")
    return one, account(one, contact(*people, date=day, status=status, place="Baku"))


def news(store: Store, name: str = "russians", **options: Any) -> list[tuple[str, str | None, list[str]]]:
    return [
        (one.change, getattr(one.row, "date", None), [change.field for change in one.changes])
        for one in store.news(name, **options)
    ]


@pytest.fixture
def asking(store: Store) -> Store:
    store.save("russians", RUSSIANS)
    store.add(*met("2020-03-02", "2020-03-03"))
    return store


def test_all_is_new_at_first_and_nothing_then(asking: Store) -> None:
    assert news(asking, keep=True) == [("new", "2020-03-02", [])]
    assert news(asking) == [("new", "2020-03-02", [])]
    assert news(asking) == []


def test_asking_for_the_whole_answer_moves_no_mark(asking: Store) -> None:
    assert [row.date for row in asking.ask_saved("russians")] == ["2020-03-02"]
    assert len(news(asking)) == 1


def test_what_comes_in_late_is_new_whatever_its_date(asking: Store) -> None:
    news(asking)
    asking.add(*met("2011-01-01", "2011-01-02"))
    assert news(asking) == [("new", "2011-01-01", [])]


def test_a_planned_contact_that_is_held_is_news(asking: Store) -> None:
    asking.add(*met("2020-05-05", "2020-05-01", "planned"))
    news(asking)
    asking.add(*met("2020-05-05", "2020-05-06"))
    (row,) = asking.news("russians")
    assert row.change == "changed"
    assert [(one.field, one.before, one.after) for one in row.changes if one.field == "status"] == [
        ("status", "planned", "held")
    ]


def test_another_source_is_no_news_even_if_it_comes_first(asking: Store) -> None:
    news(asking)
    before = asking.contacts()[0].id
    asking.add(*met("2020-03-02", "2020-03-02", title="Earlier"))
    assert asking.contacts()[0].id != before
    assert news(asking) == []
    assert news(asking) == []


def test_what_no_longer_answers_is_gone(store: Store) -> None:
    store.save("ahead", ContactQuestion(party="RUS", status="planned"))
    store.add(*met("2020-05-05", "2020-05-01", "planned"))
    news(store, "ahead")
    store.add(*met("2020-05-05", "2020-05-06"))
    (row,) = store.news("ahead")
    assert (row.change, row.row) == ("gone", None)
    assert ("status", "planned") in [(one.field, one.before) for one in row.changes]
    assert news(store, "ahead") == []


def test_questions_of_other_kinds_have_news(store: Store) -> None:
    questions: dict[str, Question] = {
        "said": StatementQuestion(by="Lavrov"),
        "between": TimelineQuestion(between=("AZE", "RUS")),
        "wording": make_question("formulae", party="RUS"),
        "drift": make_question("drift", party="RUS", before="2019", after="2020"),
        "roads": make_question("positions", party="Russia", about="road*"),
        "search": make_question("search", words="stone"),
    }
    for name, asked in questions.items():
        store.save(name, asked)
    for day in ("2019-01-01", "2020-03-03", "2020-06-06"):
        store.add(*told(f"a road of stone will come by {day[:4]}", "Sergey Lavrov", day))
    store.add(*met("2020-03-02", "2020-03-03"))
    found = {name: len(store.news(name)) for name in questions}
    assert found == {"said": 3, "between": 1, "wording": 1, "drift": 0, "roads": 3, "search": 6}
    assert {name: len(store.news(name)) for name in questions} == dict.fromkeys(questions, 0)
    store.add(*told("a road of stone will come by night", "Sergey Lavrov", "2020-07-07"))
    changed: list[NewsRow] = list(store.news("wording"))
    assert [one.change for one in changed] == ["changed"]
    assert {"days", "last"} <= {one.field for one in changed[0].changes}


def test_questions_are_listed_replaced_and_deleted(asking: Store) -> None:
    news(asking)
    asking.save("russians", RUSSIANS)
    assert [(row.name, row.question, row.conditions, row.asked) for row in asking.saved()] == [
        ("russians", "contacts", {"party": "RUS"}, True)
    ]
    with pytest.raises(VerbaleError, match="another question is saved as 'russians'"):
        asking.save("russians", StatementQuestion(party="RUS"))
    asking.save("russians", StatementQuestion(party="RUS"), replacing=True)
    assert [row.asked for row in asking.saved()] == [False]
    asking.forget("russians")
    assert not asking.saved()
    for ask in (asking.news, asking.ask_saved, asking.forget):
        with pytest.raises(SkipInput, match="no question is saved as 'russians'"):
            ask("russians")


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        (" ", RUSSIANS),
        ("n" * 101, RUSSIANS),
        ("few", ContactQuestion(limit=3)),
        ("late", ContactQuestion(offset=1)),
    ],
)
def test_what_can_not_be_saved_is_refused(store: Store, name: str, asked: Question) -> None:
    with pytest.raises(VerbaleError):
        store.save(name, asked)


def test_a_question_of_a_newer_verbale_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(keeping, "VERSION", keeping.VERSION + 1)
        store.save("russians", RUSSIANS)
    with pytest.raises(Abort, match="newer Verbale"):
        store.news("russians")


def test_dumps_are_json(asking: Store) -> None:
    assert json.loads(asking.saved().to_json())[0]["name"] == "russians"


@pytest.mark.parametrize(
    ("kind", "conditions", "message"),
    [
        ("weather", {}, "no question is called 'weather'"),
        ("contacts", {"by": "Lavrov"}, "can't be asked for by by"),
        ("timeline", {}, "without between"),
        ("contacts", {"party": "Nowhereland"}, "no party is known"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(
    kind: str, conditions: dict[str, str], message: str
) -> None:
    with pytest.raises(VerbaleError, match=message):
        make_question(kind, **conditions)
