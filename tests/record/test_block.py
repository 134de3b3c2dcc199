"""Which occasions of a block are one, and that the weeks around an occasion decide it alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.record.block import Block, reach
from verbale.record.claims import Claim, Person, Place
from verbale.record.titles import NO_TITLE, Title

BEGIN = date(2020, 1, 1)
PEOPLE = [Person(name, party, None, None, False, name) for name, party in
          (("Sergey Lavrov", "RUS"), ("Vladimir Putin", "RUS"), ("Ilham Aliyev", "AZE"))]  # fmt: skip
PLACES = [None, Place("Baku", "AZE"), Place("Moscow", "RUS"), Place("Azerbaijan", "AZE", "state")]
TITLES = [NO_TITLE, Title(5, "leaders"), Title(6, None), Title(None, "leaders"), Title(None, "ministers")]
BODY, PAIR = ("OSCE",), ("AZE", "RUS")
FOUR = ("DEU", "FRA", "RUS", "UKR")
LISTS: list[tuple[str, ...]] = [FOUR, ("DEU", "FRA", "RUS"), ("DEU", "RUS", "UKR"), ("AZE", "RUS", "TUR")]
ROUNDS = [NO_TITLE, NO_TITLE, Title(5), Title(6)]


def claim(
    number: int,
    day: int,
    length: int = 1,
    *,
    mode: str = "meeting",
    report: int | None = None,
    dated: bool = True,
    parties: tuple[str, ...] = PAIR,
    persons: tuple[Person, ...] = (),
    place: Place | None = None,
    title: Title = NO_TITLE,
) -> Claim:
    first = BEGIN + timedelta(days=day)
    last = first + timedelta(days=length - 1)
    return Claim(
        id=f"c{number:03d}", report=f"r{number if report is None else report:03d}", item="c0",
        mode=mode, status="held", date=first.isoformat() if dated else None,  # type: ignore[arg-type]
        first=first.isoformat(), last=last.isoformat(), length=length, place=place, parties=parties,
        persons=persons, told=first.isoformat(), block="b", word="held", moved_to=None, title=title,
    )  # fmt: skip


def roots(*claims: Claim) -> dict[str, str]:
    block = Block(claims)
    return {one.id: block.root(occasion).id for occasion in block.occasions for one in occasion.claims}


def together(*claims: Claim) -> bool:
    return len(set(roots(*claims).values())) == 1


@st.composite
def _claims(draw: st.DrawFn) -> list[Claim]:
    kind = draw(st.sampled_from(["body", "list", "pair"]))
    parties = LISTS if kind == "list" else [BODY if kind == "body" else PAIR]
    formal = kind != "pair"
    return [
        claim(
            number,
            draw(st.integers(0, 420)) if draw(st.booleans()) else draw(st.integers(200, 240)),
            draw(st.sampled_from([1, 1, 1, 2, 3, 6, 7, 10, 14, 28, 31])),
            mode=draw(
                st.sampled_from(
                    ["conference", "meeting"] if formal else ["visit", "visit", "meeting", "call"]
                )
            ),
            report=draw(st.integers(0, 12)),
            dated=draw(st.booleans()),
            parties=draw(st.sampled_from(parties)),
            persons=tuple(draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))),
            place=draw(st.sampled_from(PLACES)),
            title=draw(st.sampled_from(TITLES if formal else ROUNDS)),
        )
        for number in range(draw(st.integers(1, 24)))
    ]


@settings(deadline=None, max_examples=150)
@given(claims=_claims(), data=st.data())
def test_what_lies_out_of_reach_changes_no_root(claims: list[Claim], data: st.DataObject) -> None:
    whole = roots(*claims)
    own = data.draw(st.sampled_from(claims))
    days = reach(formal=own.formal)
    near = [one for one in claims if abs(_begin(one) - _begin(own)) <= days]
    assert roots(*near)[own.id] == whole[own.id]


@settings(deadline=None, max_examples=100)
@given(claims=_claims(), data=st.data())
def test_the_order_of_claims_changes_no_root(claims: list[Claim], data: st.DataObject) -> None:
    assert roots(*data.draw(st.permutations(claims))) == roots(*claims)


def _begin(one: Claim) -> int:
    return date.fromisoformat(one.first or "").toordinal()


LAVROV = (PEOPLE[0],)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"day": 0, "title": Title(5, None)}, {"day": 40, "title": Title(5, "leaders")}),
        ({"day": 0, "title": Title(None, "leaders"), "place": PLACES[1]},
         {"day": 20, "title": Title(None, "leaders"), "place": PLACES[1]}),
        ({"day": 0, "title": Title(None, "leaders")}, {"day": 5, "title": Title(None, "leaders")}),
        ({"day": 0, "length": 30, "dated": False}, {"day": 12, "length": 2}),
    ],
)  # fmt: skip
def test_a_conference_is_known_by_number_rank_and_town(one: dict[str, int], other: dict[str, int]) -> None:
    told = [claim(n, mode="conference", parties=BODY, **some) for n, some in enumerate((one, other))]  # type: ignore[arg-type]
    assert together(*told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"day": 0, "title": Title(5, "leaders")}, {"day": 0, "title": Title(6, "leaders")}),
        ({"day": 0, "title": Title(None, "leaders")}, {"day": 0, "title": Title(None, "ministers")}),
        ({"day": 0, "title": Title(None, "leaders")}, {"day": 20, "title": Title(None, "leaders")}),
        ({"day": 0}, {"day": 1}),
    ],
)  # fmt: skip
def test_other_numbers_ranks_or_days_are_other_conferences(
    one: dict[str, int], other: dict[str, int]
) -> None:
    told = [claim(n, mode="conference", parties=BODY, **some) for n, some in enumerate((one, other))]  # type: ignore[arg-type]
    assert not together(*told)


def test_a_conference_of_no_rank_is_given_to_neither_of_two() -> None:
    told = [
        claim(0, 10, 2, mode="conference", parties=BODY, title=Title(None, "leaders")),
        claim(1, 14, 2, mode="conference", parties=BODY, title=Title(None, "ministers")),
        claim(2, 0, 31, mode="conference", parties=BODY),
    ]
    assert len(set(roots(*told).values())) == 3


def test_stays_of_one_visitor_that_overlap_or_follow_each_other_are_one() -> None:
    visit = [claim(n, day, 3, mode="visit", persons=LAVROV) for n, day in enumerate((0, 2, 5))]
    assert together(*visit[:2])
    assert together(*visit[1:])
    assert not together(visit[0], claim(9, 8, 3, mode="visit", persons=LAVROV))
    assert not together(visit[0], claim(9, 2, 3, mode="visit", persons=(PEOPLE[1],)))


def test_a_visit_told_without_a_date_by_two_reports_is_one() -> None:
    visit = [claim(n, day, 31, mode="visit", persons=LAVROV, dated=False) for n, day in enumerate((0, 3))]
    assert together(*visit)
    assert not together(visit[0], claim(9, 20, 31, mode="visit", persons=LAVROV, dated=False))


def test_talks_of_the_same_people_on_two_days_are_two() -> None:
    assert not together(claim(0, 0, persons=LAVROV), claim(1, 1, persons=LAVROV))


def test_talks_in_one_town_that_a_single_report_puts_on_the_next_day_are_one() -> None:
    both = (PEOPLE[0], PEOPLE[2])
    there = [claim(n, day, persons=both, place=PLACES[1]) for n, day in enumerate((0, 0, 1))]
    assert together(*there)
    assert not together(*there[:2], claim(9, 1, persons=both))
    twice = [*there, claim(3, 1, persons=both, place=PLACES[1])]
    assert len(set(roots(*twice).values())) == 2
    assert not together(
        claim(0, 0, persons=both, place=PLACES[1]), claim(1, 2, persons=both, place=PLACES[1])
    )


def test_a_report_that_tells_of_calls_on_two_days_keeps_them_two() -> None:
    both = (PEOPLE[0], PEOPLE[2])
    calls = [claim(n, n, mode="call", persons=both) for n in range(2)]
    assert together(*calls)
    told = [claim(2 + n, n, mode="call", persons=both, report=7) for n in range(2)]
    assert not together(*calls, *told)


def test_a_list_of_parties_told_in_part_is_the_list_where_the_town_is_the_same() -> None:
    whole = claim(0, parties=FOUR, place=PLACES[1], day=0)
    assert together(whole, claim(1, 0, parties=FOUR[1:], place=PLACES[1]))
    assert not together(whole, claim(1, 0, parties=FOUR[1:]))
    assert not together(whole, claim(1, 0, parties=FOUR[2:], place=PLACES[1]))
    assert not together(whole, claim(1, 0, parties=FOUR[1:], place=PLACES[1], report=0))


def test_the_town_says_nothing_of_a_body_that_meets_there_always() -> None:
    away = [claim(n, 20 * n, mode="conference", parties=BODY, place=PLACES[1]) for n in range(2)]
    assert together(*away)
    vienna = Place("Vienna", "AUT")
    home = [claim(n, 20 * n, mode="conference", parties=BODY, place=vienna) for n in range(2)]
    assert not together(*home)
