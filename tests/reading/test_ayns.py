"""Apostrophes that stand for a letter of a name, and those that do not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import verbale
from verbale.reading.ayns import as_written, with_ayns


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Libyan Foreign Minister 'Umar al-Muntasir saw Oman's Yusuf Bin-'Alawi in Muscat.",
            ["'Umar", "Bin-'Alawi"],
        ),
        (
            "The delegation of Fahd al-Rashi' left. 'Umar stayed. Later Jum'a 'Umar spoke.",
            ["al-Rashi'", "'Umar"],
        ),
    ],
)
def test_letters_are_told(text: str, names: list[str]) -> None:
    read = with_ayns(text)
    assert len(read) == len(text)
    assert as_written(read) == text
    assert not any(name in read for name in names)


@pytest.mark.parametrize(
    "text",
    [
        "Mr Brown said: 'Britain will not take part.'",
        "Prime Minister Brown 'Will Not Resign'",
        "'Britain is ready,' the Foreign Minister said, 'and so is France.'",
        "The ministers' meeting and Abbas' visit were put off; al-Abbas' visit too. N'Djamena agreed.",
        "It was an '80s song by Guns 'N' Roses.",
    ],
)
def test_marks_stay_marks(text: str) -> None:
    assert with_ayns(text) == text


@example("Aa 'A and Bb 'l-S")
@given(st.text("Aa 'l-S\n.,"))
def test_no_character_is_added_or_lost(text: str) -> None:
    assert as_written(with_ayns(text)) == text


def test_who_meets_is_read_whole() -> None:
    text = (
        "BAGHDAD - Iraqi Deputy Prime Minister Tariq 'Aziz met Syrian envoy Faruq al-Shar' here on Tuesday."
    )
    account = verbale.read(text, published="1994-03-16")
    assert [p.name for p in account.contacts[0].participants] == ["Tariq 'Aziz", "Faruq al-Shar'"]
    marked = {text[start:end] for actor in account.actors for start, end in [actor.mentions[0].span]}
    assert any(words.endswith("Tariq 'Aziz") for words in marked)
