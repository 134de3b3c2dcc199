import pytest

from verbale.account import Account, Actor, Mention
from verbale.errors import SkipInput
from verbale.record.store import Store
from verbale.report import Report

TEXTS = [
    "Nothing before. The minister, Ine Eriksen Soreide, arrived in Bern!  She left again.",
    "OSLO\nIne Eriksen Soreide was received.\nNo more.",
    "x" * 2_000 + " Ine Eriksen Soreide " + "y" * 2_000,
]
SENTENCES = ["The minister, Ine Eriksen Soreide, arrived in Bern!", "Ine Eriksen Soreide was received."]


def test_the_first_reports_that_name_an_actor_give_their_sentences(store: Store) -> None:
    for number, text in enumerate(TEXTS):
        report = Report(text=text, title=f"Report {number}", published=f"2019-03-{number + 1:02}")
        start = text.index("Ine")
        actor = Actor(
            id="a1", kind="person", name="Ine Eriksen Soreide", party="NOR",
            mentions=(Mention(span=(start, start + 19), kind="name"),),
        )  # fmt: skip
        store.add(report, Account(reader="written by hand", report=report.id, actors=(actor,)))
    [actor_row] = store.actors(name="Soreide")
    rows = store.mentions(actor_row.id[:10], limit=5)
    assert [row.words for row in rows][:2] == SENTENCES
    assert [row.title for row in rows] == ["Report 0", "Report 1", "Report 2"]
    for row, text in zip(rows, TEXTS, strict=True):
        assert text[slice(*row.span)] == row.words
    assert len(rows[2].words) < 1_100
    assert len(store.mentions(actor_row.id, limit=1)) == 1


def test_an_unknown_id_is_told(store: Store) -> None:
    with pytest.raises(SkipInput, match="no actor"):
        store.mentions("abcd", limit=1)
