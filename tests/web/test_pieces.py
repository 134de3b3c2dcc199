"""Pieces of markup that are not written by templates escape what comes from reports all the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from tests.web.conftest import HOSTILE
from verbale.record.contact_marks import ContactMark
from verbale.record.rows import ParticipantRow, SearchHit
from verbale.web import articles, charts, pieces
from verbale.web.wording import escaped


def _drawn() -> str:
    drawn = charts.strip([
        ContactMark("c1", "meeting", "held", "2019-03-04", HOSTILE),
        ContactMark("c2", "visit", "denied", "2019-03-04/2019-08-06", None),
    ])  # fmt: skip
    assert drawn is not None
    return pieces.points(drawn.points)


def _person(name: str, office: str | None = None, party: str | None = None) -> ParticipantRow:
    return ParticipantRow(name=name, office=office, party=party, role=None, also=())


@pytest.mark.parametrize(
    "written",
    [
        _drawn(),
        pieces.people([_person(HOSTILE, HOSTILE, HOSTILE)] * 2),
        pieces.parties((HOSTILE, "AZE")),
        pieces.source("r1", HOSTILE, HOSTILE, HOSTILE),
    ],
)
def test_texts_are_escaped(written: str) -> None:
    assert "<script>" not in written
    assert "<img" not in written
    assert "&lt;script&gt;" in written


@given(st.text(alphabet="a&<>'\"ä;", max_size=30))
def test_texts_are_escaped_as_templates_do(text: str) -> None:
    assert escaped(text) == str(escape(text))


def test_a_strip_tells_what_lasts_and_what_did_not_take_place() -> None:
    drawn = _drawn()
    assert drawn.count("<a href=") == 2
    assert drawn.count('<line class="span s-denied"') == 1
    assert (drawn.count("<circle"), drawn.count("<path")) == (1, 1)
    assert "4 Mar 2019: meeting held" in drawn


def test_who_takes_part_is_told_with_office_and_party() -> None:
    one = _person("Federica Mogherini", "high representative", "EU")
    other = _person("Jens Stoltenberg")
    assert pieces.people([one, other]) == (
        '<a href="/contacts?person=Federica+Mogherini">Federica Mogherini</a>'
        ' <span class="quiet">(high representative, EU)</span>'
        ', <a href="/contacts?person=Jens+Stoltenberg">Jens Stoltenberg</a>'
    )


@pytest.mark.parametrize(
    ("speaker", "headed"), [("Ban Ki-moon", "Statement · Ban Ki-moon<"), ("statement", "Statement<")]
)
def test_a_document_that_speaks_is_not_named_as_its_own_speaker(speaker: str, headed: str) -> None:
    hit = SearchHit(
        kind="statement",
        id="s1",
        report="r1",
        date="2011-05-06",
        publisher=None,
        title=None,
        speaker=speaker,
        party=None,
        snippet="Both sides should return to the table.",
        marks=(),
        score=1.0,
    )
    assert headed in articles.hit(hit)
