"""What reports call a conference."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.account import Account, Actor, Contact, Mention, TimeExpression
from verbale.record.called import Calling
from verbale.record.titles import (
    NO_TITLE,
    Title,
    number_of_talks,
    read_title,
    title_of,
    title_of_body,
    titles_differ,
    written,
)


def called(text: str, name: str = "OSCE") -> Title:
    return title_of(text, [(0, len(text))], [text.index(name)] if name in text else [])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The 17th OSCE summit opens on Friday.", Title(17, "leaders")),
        ("They met at a summit of the OSCE.", Title(None, "leaders")),
        ("The envoy flew to the twelfth OSCE Ministerial Council.", Title(12, "ministers")),
        ("Foreign ministers of the OSCE meet in Basel.", Title(None, "foreign ministers")),
        ("Trade and industry ministers of the OSCE met.", Title(None, "ministers")),
        ("Senior officials of the OSCE met before the summit of leaders.", Title(None, "officials")),
        (
            "Senior officials of the OSCE met to prepare for the OSCE Ministerial Council.",
            Title(None, "officials"),
        ),
        ("They met before the OSCE summit.", Title(None, "leaders")),
        ("The General Conference of the OSCE ended.", Title(None, "assembly")),
        ("The OSCE business forum is to follow.", Title(None, "business")),
        ("A fifth round of talks began.", Title(5, None)),
        ("On the first day of the OSCE conference nothing was said.", Title(None, None)),
        ("The OSCE conference ended.", Title(None, None)),
        ("", Title(None, None)),
    ],
)
def test_number_and_rank_are_those_beside_the_name_of_the_body(text: str, title: Title) -> None:
    assert called(text) == title


def test_the_first_sentence_that_calls_it_anything_decides() -> None:
    text = "They met. The 2nd summit was held. The 3rd summit comes later."
    ends = [9, 34, len(text)]
    sentences = list(zip([0, *ends], ends, strict=False))
    assert title_of(text, sentences, []) == Title(2, "leaders")


@given(
    number=st.none() | st.integers(1, 999),
    rank=st.sampled_from(["leaders", "board", "oil ministers"]),
    body=st.none() | st.sampled_from(["OSCE", "Arab League"]),
)
def test_a_title_is_read_as_it_was_written(number: int | None, rank: str, body: str | None) -> None:
    assert read_title(written(Title(number, rank, body))) == Title(number, rank, body)
    assert read_title(written(Title(number))) == Title(number)


def test_titles_differ_where_numbers_or_ranks_exclude_each_other() -> None:
    assert titles_differ([Title(5, "leaders")], [Title(6, "leaders")])
    assert titles_differ([Title(None, "leaders")], [Title(5, "ministers")])
    assert not titles_differ([Title(5, None)], [Title(None, "leaders")])
    assert not titles_differ([], [Title(5, "leaders")])


def test_ministers_of_a_field_meet_apart_from_those_of_another() -> None:
    assert titles_differ([Title(None, "foreign ministers")], [Title(None, "finance ministers")])
    assert not titles_differ([Title(None, "foreign ministers")], [Title(None, "ministers")])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The premier spoke at the OSCE summit.", Title(None, "leaders", "OSCE")),
        ("The 5th OSCE ministerial is attended by the envoy.", Title(5, "ministers", "OSCE")),
        ("She arrived for the OSCE's 2010 summit.", Title(None, "leaders", "OSCE")),
        ("The Russia-OSCE summit was put off.", NO_TITLE),
        ("The 5th OSCE-Russia summit was put off.", NO_TITLE),
        ("A summit of Russia and the OSCE is planned.", NO_TITLE),
        ("The OSCE praised a summit of others.", NO_TITLE),
    ],
)
def test_a_conference_of_one_of_the_parties_is_called_by_its_name(text: str, title: Title) -> None:
    at = text.index("OSCE")
    assert title_of_body(text, [(0, len(text))], {"OSCE": [(at, at + 4)]}) == title


def test_talks_are_numbered_as_rounds_where_no_body_is_named() -> None:
    text = "The 17th round of border talks ended. Their second meeting was short."
    whole = [(0, len(text))]
    assert number_of_talks(text, whole, []) == Title(17)
    assert number_of_talks(text, whole, [(3, 7)]) == NO_TITLE
    assert number_of_talks(text[38:], [(0, len(text) - 38)], []) == NO_TITLE


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "OSCE foreign ministers met on 3 May to prepare the OSCE summit of 20 May.",
            {"2010-05-03": "foreign ministers", "2010-05-20": "leaders"},
        ),
        (
            "The OSCE summit will open on 20 May, a week after the OSCE ministerial meeting.",
            {"2010-05-20": "leaders", None: "ministers"},
        ),
        (
            "On 3 May senior officials of the OSCE met, and the OSCE summit follows on 20 May.",
            {"2010-05-03": "officials", "2010-05-20": "leaders"},
        ),
    ],
)
def test_of_two_conferences_in_one_sentence_each_has_the_title_beside_its_days(
    text: str, titles: dict[str | None, str]
) -> None:
    spans = {day: re.search(rf"\b{int(day[-2:])} May", text) for day in titles if day}
    told = Account(
        reader="test",
        report="r1",
        actors=(
            Actor(
                id="a1", kind="organisation", name="OSCE", party="OSCE",
                mentions=tuple(Mention(span=one.span(), kind="name") for one in re.finditer("OSCE", text)),
            ),
        ),
        times=tuple(
            TimeExpression(span=found.span(), type="DATE", value=day, edtf=day, rule="test")
            for day, found in spans.items() if day and found
        ),
        contacts=tuple(
            Contact(
                id=f"c{number}", mode="conference", status="held", date=day, states=("OSCE",),
                evidence=((0, len(text)),),
            )
            for number, day in enumerate(reversed(titles))
        ),
    )  # fmt: skip
    calling = Calling(text, told)
    assert {contact.date: calling.title(contact).rank for contact in told.contacts} == titles
