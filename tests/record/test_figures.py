"""Figures across reports: joined when identical, kept apart otherwise."""

from typing import Any

import pytest

from tests.record.deeds import with_deeds
from tests.record.samples import report, said
from verbale.account import Figure
from verbale.record.figures.rows import FigureRow
from verbale.record.questions import FigureQuestion, StatementQuestion
from verbale.record.sequence import Rows
from verbale.record.store import Store

TEXT = "Wheat exports to Kenya grew by 12 percent, Lavrov said."


@pytest.fixture
def store(reused: Store) -> Store:
    return reused


def figure(**fields: Any) -> Figure:
    told = {"measure": "trade", "words": "Wheat exports", "low": "12", "unit": "%", "change": "up",
            "period": "2019", "parties": ("KEN", "RUS"), "span": (31, 41), "evidence": (0, 55)}  # fmt: skip
    return Figure(**told | fields)


def tell(store: Store, published: str | None, *figures: Figure, text: str = TEXT) -> str:
    one = report(f"{text} {published}", published=published)
    quotations = (said("Wheat exports to Kenya grew by 12 percent", "Sergey Lavrov"),) if text == TEXT else ()
    store.add(one, with_deeds(one, figures=figures, quotations=quotations))
    return one.id


def ask(store: Store, **conditions: Any) -> Rows[FigureRow]:
    return store.ask(FigureQuestion(**conditions))


def test_an_identical_figure_is_one_row_with_its_reports(store: Store) -> None:
    tell(store, "2020-03-01", figure())
    tell(store, "2021-08-01", figure(words="wheat export", source="Sergey Lavrov", quotation=0))
    [row] = ask(store)
    assert store.statistics().figures == 1
    assert (row.what, row.low, row.unit, row.change, row.period) == ("Wheat exports", "12", "%", "up", "2019")
    assert (row.parties, row.source, row.independent_sources) == (("KEN", "RUS"), "Sergey Lavrov", 2)
    assert [source.published for source in row.sources] == ["2020-03-01", "2021-08-01"]
    statements = store.statements(StatementQuestion(since="2021"))
    assert [source.statement for source in row.sources] == [None, statements[0].id]
    [brief] = ask(store, told=1)
    assert brief == row.model_copy(update={"sources": row.sources[:1]})


@pytest.mark.parametrize("other", [
    {"low": "13"}, {"high": "15"}, {"unit": "USD"}, {"bound": "over"}, {"change": "down"}, {"period": "2020"},
    {"parties": ("RUS",)}, {"words": "Rye exports"}, {"measure": "economy"},
])  # fmt: skip
def test_what_differs_in_anything_stays_apart(store: Store, other: dict[str, Any]) -> None:
    tell(store, "2020-03-01", figure())
    tell(store, "2020-03-02", figure(**other))
    assert len(ask(store)) == 2


def test_without_a_period_only_reports_of_the_same_week_tell_the_same(store: Store) -> None:
    first = tell(store, "2020-03-01", figure(period=None))
    middle = tell(store, "2020-03-06", figure(period=None))
    tell(store, "2020-03-11", figure(period=None))
    tell(store, "2020-06-11", figure(period=None))
    assert [len(row.sources) for row in ask(store)] == [3, 1]
    store.remove(middle)
    assert [len(row.sources) for row in ask(store)] == [1, 1, 1]
    store.remove(first)
    assert len(ask(store)) == 2


def test_without_period_and_party_nothing_says_that_two_are_one(store: Store) -> None:
    for day in ("2020-03-01", "2020-03-02"):
        tell(store, day, figure(period=None, parties=()))
    assert len(ask(store)) == 2


def test_figures_are_found_and_come_in_the_order_of_their_time(store: Store) -> None:
    tell(
        store, "2020-03-01", figure(), figure(words="gas", measure="energy", parties=("RUS",), period="2018")
    )
    tell(store, "2020-04-01", figure(words="soldiers", measure="troops", period=None, parties=("KEN",)),
         text="Soldiers went home.")  # fmt: skip
    for conditions, found in (
        ({}, ["gas", "Wheat exports", "soldiers"]),
        ({"what": "trade"}, ["Wheat exports"]),
        ({"what": "export of wheat"}, []),
        ({"what": "export wheat"}, ["Wheat exports"]),
        ({"of": "KEN"}, ["Wheat exports", "soldiers"]),
        ({"between": ("RUS", "KEN")}, ["Wheat exports"]),
        ({"since": "2019"}, ["Wheat exports", "soldiers"]),
        ({"until": "2018"}, ["gas"]),
        ({"limit": 1, "offset": 1}, ["Wheat exports"]),
    ):
        assert [row.what for row in ask(store, **conditions)] == found, conditions
    assert ask(store).to_polars().height == 3
    first = ask(store, limit=2)
    assert [row.what for row in ask(store, after=first.next)] == ["soldiers"]
