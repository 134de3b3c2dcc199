"""Every kind of act that CAMEO has a code for, in sentences of the project's own."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from verbale.knowledge.plover import event_codes
from verbale.reading.pipeline import read_reports
from verbale.report import Report

type Row = tuple[str, str, str, str]


def _rows() -> list[Row]:
    lines = Path(__file__).with_name("events_codes.tsv").read_text("utf-8").splitlines()
    cells = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(code, source, target, sentence) for code, source, target, sentence in cells]


ROWS = _rows()
# Threats of nothing in particular, dissent of no form, cyber forces and mass violence of no other kind.
_WITHOUT_SENTENCE = frozenset({"131", "140", "155", "200"})


@pytest.fixture(scope="module")
def coded() -> dict[str, list[Row]]:
    """Return the events of each sentence, all read in one batch."""
    sentences = list(dict.fromkeys(sentence for *_, sentence in ROWS))
    accounts = read_reports([Report(text=sentence, published="2020-03-04") for sentence in sentences])
    return {
        sentence: [
            (e.cameo, _parties(a.party for a in e.source), _parties(a.party for a in e.target), sentence)
            for e in account.events
        ]
        for sentence, (_, account) in zip(sentences, accounts, strict=True)
    }


def _parties(codes: Iterable[str]) -> str:
    return ",".join(sorted(set(codes)))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]} {row[3][:50]}" for row in ROWS])
def test_an_act_has_its_code_and_actors(row: Row, coded: dict[str, list[Row]]) -> None:
    assert row in coded[row[3]]


def test_the_table_covers_the_scheme() -> None:
    roots = {code[:3] for code in event_codes() if len(code) >= 3 and not code.startswith(("01", "04"))}
    assert roots - {code[:3] for code, *_ in ROWS} <= _WITHOUT_SENTENCE
