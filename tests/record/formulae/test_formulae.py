"""Formulae, drift and positions, asked of a record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verbale
from tests.record.conftest import NewUrl
from tests.record.formulae.told import Told, told
from verbale.errors import VerbaleError
from verbale.record.formulae.rows import FormulaRow
from verbale.record.questions import DriftQuestion, FormulaQuestion, PositionQuestion, StatementQuestion
from verbale.record.store import Store

SEEDS = Path(__file__).resolve().parents[3].parent / "shared" / "eval" / "seeds"
MAMMADYAROV, ALIYEV, LAVROV = "Elmar Mammadyarov", "Ilham Aliyev", "Sergey Lavrov"
TOPIC = ("territory",)


def formulae(store: Store, **question: object) -> list[FormulaRow]:
    return list(store.ask(FormulaQuestion(**question)))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def store(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as filled:
        filled.add_many(_reports())
        yield filled


def _reports() -> list[Told]:
    return [
        told("that nobody wants another round of empty promises", MAMMADYAROV, "2015-01-10", topics=TOPIC),
        told("that the round of empty promises must stop", ALIYEV, "2015-06-01", topics=TOPIC),
        told("the borders were drawn long ago", ALIYEV, "2016-03-03", topics=TOPIC),
        told("nobody drew such borders here", MAMMADYAROV, "2016-04-04", topics=TOPIC),
        told("it had heard rounds of empty promises enough", MAMMADYAROV, "2017-02-02", topics=TOPIC),
        told("a corridor through the southern mountains is needed", ALIYEV, "2019-05-05", topics=TOPIC),
        told("they would open corridors through southern mountains", ALIYEV, "2020-05-05", topics=TOPIC),
        told("the corridor through the southern mountains helps", LAVROV, "2020-06-06", topics=TOPIC),
        told("Russia will pay for the bridge across the river", LAVROV, "2018-06-06"),
        told("Russia will pay for the bridge across the river", LAVROV, "2018-06-08"),
        told("he would gladly pay for the bridges across the river", LAVROV, "2018-06-09"),
    ]


def test_wording_that_recurs_is_a_formula_with_its_history(store: Store) -> None:
    first, second = formulae(store, party="AZE")
    assert (first.words, first.days, first.first, first.last) == (
        "round of empty promises", 3, "2015-01-10", "2017-02-02",
    )  # fmt: skip
    assert [variant.words for variant in first.variants] == [
        "round of empty promises",
        "rounds of empty promises",
    ]
    assert first.speakers == (MAMMADYAROV, ALIYEV)
    assert first.topics == TOPIC
    assert [(gap.after, gap.until, gap.statements) for gap in first.gaps] == [("2015-06-01", "2017-02-02", 2)]
    assert second.words == "corridor through the southern mountains"
    assert second.variants[1].words == "corridors through southern mountains"


def test_each_use_points_at_its_words(store: Store) -> None:
    for row in formulae(store, party="AZE"):
        for use in row.uses:
            start, end = use.span
            assert store.report(use.report).text[start:end] == use.words


def test_what_is_said_once_or_told_again_within_a_week_is_no_formula(store: Store) -> None:
    assert formulae(store, party="RUS") == []


def test_a_speaker_or_an_office_is_asked_for(store: Store) -> None:
    (row,) = formulae(store, by="Mammadyarov")
    assert (row.words, row.days, row.speakers) == ("of empty promises", 2, (MAMMADYAROV,)) or row.days == 2
    assert [row.first for row in formulae(store, by="foreign ministers of Azerbaijan")] == ["2015-01-10"]
    assert [row.words for row in formulae(store, by="presidents of Azerbaijan")] == [
        "corridor through the southern mountains"
    ]
    assert formulae(store, by="foreign minister of Azerbaijan", party="RUS") == []
    assert formulae(store, by="Nobody") == []
    with pytest.raises(VerbaleError, match="--party"):
        formulae(store)


def test_formulae_of_a_time_are_those_used_in_it(store: Store) -> None:
    assert [row.last for row in formulae(store, party="AZE", since="2018")] == ["2020-05-05"]
    assert [row.last for row in formulae(store, party="AZE", until="2018")] == ["2017-02-02"]
    assert formulae(store, party="AZE", since="2016-01", until="2016-12") == []
    assert [row.last for row in formulae(store, party="AZE", limit=1, offset=1)] == ["2020-05-05"]


def test_of_many_uses_the_first_and_last_are_listed(store: Store) -> None:
    whole, _ = formulae(store, party="AZE")
    first, _ = formulae(store, party="AZE", uses=2)
    assert [use.date for use in first.uses] == ["2015-01-10", "2017-02-02"]
    assert first.days == 3
    assert (first.gaps, first.parties) == (whole.gaps, whole.parties)


def test_many_formulae_are_found_each_once(new_url: NewUrl) -> None:
    things = ["bridge", "canal", "dam", "ferry", "harbour", "lake", "mine", "orchard", "quarry", "tunnel"]
    years = ("2015", "2016", "2017", "2018")
    with Store(new_url()) as store:
        store.add_many(
            told(
                f"the future of the old {thing} by the northern {thing} worries us",
                ALIYEV,
                f"{year}-{month:02}-03",
            )
            for month, thing in enumerate(things, start=1)
            for year in years[: 2 + month % 3]
        )
        rows = formulae(store, party="AZE", uses=2)
        assert sorted({*row.words.split()}.intersection(things).pop() for row in rows) == things
        assert [row.days for row in rows] == sorted((2 + month % 3 for month in range(1, 11)), reverse=True)
        assert [[use.date for use in row.uses] for row in rows] == [[row.first, row.last] for row in rows]
        assert formulae(store, party="AZE", uses=2, limit=3, offset=6) == rows[6:9]


def test_drift_tells_what_was_stopped_and_what_was_taken_up(store: Store) -> None:
    rows = store.ask(DriftQuestion(party="AZE", before="2017", after="2019"))
    assert [(row.change, row.formula.words, row.statements) for row in rows] == [
        ("stopped", "round of empty promises", 2),
        ("taken up", "corridor through the southern mountains", 5),
    ]
    assert store.ask(DriftQuestion(party="RUS", before="2017", after="2019")) == store.ask(
        DriftQuestion(by="Nobody", before="2017", after="2019")
    )
    by_president = store.ask(DriftQuestion(by="Azerbaijani president", before="2017", after="2020"))
    assert [row.change for row in by_president] == ["taken up"]
    with pytest.raises(VerbaleError, match="earlier date first"):
        store.ask(DriftQuestion(party="AZE", before="2019", after="2017"))


def test_silence_is_no_drift(new_url: NewUrl) -> None:
    with Store(new_url()) as store:
        store.add_many(_reports()[:5])
        assert not store.ask(DriftQuestion(party="AZE", before="2017", after="2019"))


def test_positions_are_statements_with_formulae_marked(store: Store) -> None:
    rows = store.ask(PositionQuestion(party="AZE", about="territory"))
    assert len(rows) == 7
    assert [[mark.words for mark in row.formulae] for row in rows][:3] == [
        ["round of empty promises"], ["the round of empty promises"], [],
    ]  # fmt: skip
    (mark,) = rows[0].formulae
    start, end = mark.span
    assert store.report(rows[0].statement.report).text[start:end] == mark.words
    assert (mark.days, mark.first, mark.last) == (3, "2015-01-10", "2017-02-02")
    by_words = store.ask(PositionQuestion(party="AZE", about='"empty promises"', since="2016"))
    assert [row.statement.date for row in by_words] == ["2017-02-02"]


def test_copies_of_one_report_count_once(new_url: NewUrl) -> None:
    words = "that the people of the valley want a bridge of stone across the river and no other"
    frame = "In the town hall the guests sat down and waited for hours while outside the rain went on. "
    with Store(new_url()) as store:
        store.add(*told(words, LAVROV, "2018-06-06", before=frame))
        store.add(*told(f"to us {words}", LAVROV, "2018-06-07", before=frame))
        assert formulae(store, party="RUS") == []
        store.add(*told("there will be a bridge of stone across the river", LAVROV, "2019-06-07"))
        (row,) = formulae(store, party="RUS")
        assert [use.date for use in row.uses] == ["2018-06-06", "2019-06-07"]


def test_a_use_told_again_is_listed_as_it_was_told_first(new_url: NewUrl) -> None:
    words = "the miners of the coast need a harbour of their own"
    with Store(new_url()) as store:
        store.add_many(
            told(words, LAVROV, day, before=f"Report {number}. ")
            for day in ("2018-06-06", "2019-06-06", "2020-06-06")
            for number in range(5)
        )
        (row,) = formulae(store, party="RUS", uses=2)
        assert row.days == 3
        first = {said.id for said in store.ask(StatementQuestion(party="RUS"))}
        assert [use.date for use in row.uses] == ["2018-06-06", "2020-06-06"]
        assert {use.statement for use in row.uses} <= first


_WORDS = [
    "the people want a bridge of stone", "a bridge of stone for the people of the valley",
    "a bridge of stone is what they want", "the valley wants bridges of stone and of iron",
]  # fmt: skip
_DAYS = ["2018-06-06", "2018-06-09", "2018-06-14", "2018-06-21", "2019-01-01", None]


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_the_order_of_reports_does_not_matter(empty: Store, data: st.DataObject) -> None:
    one = st.tuples(st.sampled_from(_WORDS), st.sampled_from([LAVROV, ALIYEV]), st.sampled_from(_DAYS))
    drawn = data.draw(st.lists(one, min_size=1, max_size=7, unique=True))
    reports = [
        told(words, who, day or "", before=f"{number}. ") for number, (words, who, day) in enumerate(drawn)
    ]
    reports = [(one, read) for one, read in reports if one.published] or reports[:0]
    gone = data.draw(st.lists(st.sampled_from(reports), max_size=2)) if reports else []
    kept = [one for one in reports if one not in gone]

    def dump(order: list[Told], removed: list[Told]) -> list[str]:
        for one in order:
            empty.add(*one)
        for one in removed:
            empty.remove(one[0].id)
        lines = list(empty.dump())
        for row in empty.reports():
            empty.remove(row.id)
        assert not any("phrase" in line for line in empty.dump() if "migrations" not in line)
        return lines

    assert dump(data.draw(st.permutations(reports)), gone) == dump(kept, [])


@pytest.fixture(scope="module")
def empty(new_url: NewUrl) -> Iterator[Store]:
    with Store(new_url()) as store:
        yield store


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed reports are not here")
def test_two_ministers_use_one_formula_three_years_apart(tmp_path: Path) -> None:
    with verbale.Record(tmp_path / "seeds.db") as record:
        record.add(*sorted(SEEDS.glob("00[04]*.txt")))
        (row,) = record.formulae(by="foreign ministers of Azerbaijan")
    assert "sake of negotiations" in row.words
    assert len(row.speakers) == 2
    assert (row.first[:4], row.last[:4]) == ("2017", "2020")
