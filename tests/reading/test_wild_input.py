"""Whatever the text, reading ends well, and every span of the account lies within the text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import verbale
from verbale.account import Account, Item

PIECES = (
    "Russian Foreign Minister Sergey Lavrov",
    "President Aliyev",
    "the minister",
    "he",
    "Baku",
    "Yerevan",
    "the OSCE",
    "met",
    "will meet",
    "visited",
    "said",
    "that",
    "told",
    "called",
    "talks with",
    "in",
    "on",
    "Monday",
    "May 24-26",
    "last week",
    "2017-11-20",
    "December 7-8",
    "two years ago",
    "early 2019",
    "and",
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "(",
    ")",
    "[",
    "]",
    "-",
    "—",
    "–",
    ",",
    ".",
    ":",
    ";",
    "...",
    "…",
    "?",
    "\n",
    "\n\n",
    "\t",
    "\r\n",
    "\u2028",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\u202e",
    "\x00",
    "\x1b[31m",
    "BAKU, November 20. /TASS/.",
    "date 2017-11-20",
    "- Dear guests.",
    "Lavrov:",
    "U.S.",
    "Côte d'Ivoire",
    "🇦🇿",
    "👩‍👩‍👧",
    "é",
    "e\u0301",
    "министр",
    "وزير",
    "外相",
    "ß",
    "ﬁ",
    "İ",
    "٢٠١٧",
)
written = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)
composed = st.lists(st.sampled_from(PIECES), max_size=60).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
)
days = st.one_of(st.none(), st.dates().map(str), st.sampled_from(["2017", "2017-11", "nonsense", ""]))
wild = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])

HOSTILE = {
    "nothing": "",
    "one blank": " ",
    "blank lines": "\n" * 5000,
    "blanks of all kinds": " \t\u00a0\u2003\u200b\ufeff\r\n" * 500,
    "one long word": "a" * 300_000,
    "one long number": "2017" * 20_000,
    "one long rule": "-" * 100_000,
    "stops": "." * 50_000,
    "nested quotation marks": "“He said " * 1000 + "”" * 1000,
    "quotation marks and nothing else": "“" * 3000 + "”" * 3000,
    "open quotation marks": '"What ' * 4001,
    "apostrophes": "the ministers’ ‘role’ 's " * 600,
    "parentheses": "(" * 3000 + "Lavrov" + ")" * 3000,
    "a line of turns": "Lavrov: yes\n" * 1500,
    "dashes at the start of lines": "- Dear\n\n" * 1500,
    "one name again and again": "Foreign Minister Sergey Lavrov and " * 1200,
    "one verb again and again": "Lavrov met " * 400,
    "said that he said": "he said that " * 2000,
    "offices of offices": "minister of foreign affairs of the " * 1500,
    "days": "on May 24-26, 2015 " * 600,
    "years": "2015 2016 " * 1000,
    "one long sentence": "Lavrov met Mammadyarov in Baku on Monday, " * 150,
    "headers": "date 2017-11-20 BAKU, November 20. /TASS/. " * 500,
    "capitals": "THE PRESIDENT OF RUSSIA MET " * 300,
    "emoji": "😀🇦🇿👩‍👩‍👧‍👦 " * 400,
    "right to left": "قال وزير الخارجية الروسي\u202e سيرغي لافروف " * 500,
    "accents heaped up": "a" + "\u0301\u0302\u0303" * 20_000,
    "control characters": "".join(map(chr, range(32))) * 200,
    "an address": "http://example.org/" + "a/" * 3000,
    "markup": "<p><b>Lavrov</b> met&nbsp;Aliyev</p>\n" * 500,
}


def spans_of(item: object) -> list[tuple[int, int]]:
    """Every span anywhere in an account."""
    if isinstance(item, Item):
        values = [getattr(item, name) for name in type(item).model_fields]
        return [span for value in values for span in spans_of(value)]
    if isinstance(item, tuple):
        if len(item) == 2 and all(isinstance(value, int) for value in item):
            return [item]
        return [span for value in item for span in spans_of(value)]
    return []


def check(account: Account, text: str) -> None:
    """An account that its users can rely on, whatever the text."""
    for start, end in spans_of(account):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    actors = [actor.id for actor in account.actors]
    contacts = [contact.id for contact in account.contacts]
    assert len(set(actors)) == len(actors)
    assert len(set(contacts)) == len(contacts)
    named = {said.speaker for said in account.quotations}
    named |= {participant.actor for contact in account.contacts for participant in contact.participants}
    assert named <= {*actors, None}
    assert {contact.within for contact in account.contacts} <= {*contacts, None}
    assert all(contact.evidence for contact in account.contacts)
    assert all(said.content for said in account.quotations)
    assert Account.model_validate_json(account.to_json()) == account


@wild
@given(text=st.one_of(written, composed), published=days)
def test_any_text_gives_an_account_whose_spans_lie_within_it(text: str, published: str | None) -> None:
    check(verbale.read(text, published=published), text)


@wild
@given(title=st.one_of(st.none(), written, composed), dateline=st.one_of(st.none(), written))
def test_any_metadata_gives_an_account(title: str | None, dateline: str | None) -> None:
    text = "Foreign Minister Sergey Lavrov met his Azerbaijani counterpart on Monday."
    check(verbale.read(text, title=title, dateline=dateline), text)


@settings(parent=wild, max_examples=25)
@given(text=composed)
def test_reading_again_gives_the_same_bytes(text: str) -> None:
    assert verbale.read(text).to_json() == verbale.read(text).to_json()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_gives_an_account(name: str) -> None:
    check(verbale.read(HOSTILE[name], published="2020-01-01"), HOSTILE[name])
