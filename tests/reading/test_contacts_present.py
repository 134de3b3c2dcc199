"""Who took part without any words that say so: speakers at a conference, heads of delegations at talks."""

from verbale.reading.pipeline import read_report
from verbale.report import Report


def present(text: str, day: str, dateline: str) -> list[list[str]]:
    """Return the participants of each contact that is read, sorted."""
    account = read_report(Report(text=text, published=day, dateline=dateline))
    return [sorted(p.name for p in contact.participants) for contact in account.contacts]


def test_who_speaks_in_office_where_a_conference_is_takes_part() -> None:
    text = (
        "Foreign ministers of the African Union ended a two-day meeting here on Friday. Kenyan Foreign "
        "Minister Amina Mohamed warned of delays. In Paris, French Foreign Minister Laurent Fabius "
        "said that he was glad."
    )
    assert present(text, "2014-06-20", "MALABO") == [["Amina Mohamed"]]


def test_who_speaks_elsewhere_of_a_conference_does_not_take_part_by_that() -> None:
    text = (
        "Foreign ministers of the African Union ended a two-day meeting in Malabo on Friday. Kenyan "
        "Foreign Minister Amina Mohamed warned of delays."
    )
    assert present(text, "2014-06-20", "NAIROBI") == [[]]


def test_negotiators_and_heads_of_delegations_take_part_in_the_talks() -> None:
    text = (
        "India and Nepal opened talks on water in Kathmandu on Monday. The Indian delegation, led by Water "
        'Secretary Shashi Shekhar, came by road. "We have time," said Nepal\'s chief '
        "negotiator Keshav Adhikari. "
        "Japan's chief negotiator for trade, Koji Tsuruoka, was in Singapore."
    )
    assert present(text, "2014-06-23", "KATHMANDU") == [["Keshav Adhikari", "Shashi Shekhar"]]


def test_the_summit_may_be_attended_by_others_than_those_who_hold_it() -> None:
    text = (
        "An African Union summit will be held in Malabo on Friday. UN Secretary-General Ban Ki-moon will "
        "attend the summit."
    )
    assert present(text, "2014-06-23", "NAIROBI") == [["Ban Ki-moon"]]
