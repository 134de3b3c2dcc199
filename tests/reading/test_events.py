"""Who did what to whom: sentences of the project's own, read whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verbale
from verbale.account import Event
from verbale.knowledge.plover import event_codes


def events(text: str) -> list[Event]:
    return [event for event in verbale.read(text, published="2020-03-04").events if event.rule != "contact"]


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    return [
        (event.type, [actor.party for actor in event.source], [actor.party for actor in event.target])
        for event in events(text)
        if not event.background
    ]


@pytest.mark.parametrize(("text", "event"), [
    ("France condemned Russia over the shelling.", ("ACCUSE", ["FRA"], ["RUS"])),
    ("Russia was condemned by France.", ("ACCUSE", ["FRA"], ["RUS"])),
    ("Turkey imposed sanctions on Syria on Monday.", ("SANCTION", ["TUR"], ["SYR"])),
    ("Sweden has given Kenya 20 million dollars in aid.", ("AID", ["SWE"], ["KEN"])),
    ("Egypt launched an attack on Libya.", ("ASSAULT", ["EGY"], ["LBY"])),
    ("Iran urged Iraq to release the prisoners.", ("REQUEST", ["IRN"], ["IRQ"])),
    ("Norway refused to hand over documents to Russia.", ("REJECT", ["NOR"], ["RUS"])),
    ("Greece agreed to send medical aid to Albania.", ("AGREE", ["GRC"], ["ALB"])),
    ("Israel threatened to attack Iran.", ("THREATEN", ["ISR"], ["IRN"])),
    ("Sudan expelled two Norwegian diplomats.", ("SANCTION", ["SDN"], ["NOR"])),
    ("India said Pakistan must withdraw its troops.", ("REQUEST", ["IND"], ["PAK"])),
])  # fmt: skip
def test_plain_sentences(text: str, event: tuple[str, list[str], list[str]]) -> None:
    assert event in told(text)


@pytest.mark.parametrize("text", [
    "Israel denied attacking Iran.",
    "Russia did not attack Georgia.",
    "If Turkey attacks Greece, the alliance will have to act.",
    "Kenya could impose sanctions on Uganda.",
    "Brazil's striker shot from ten metres, Germany's goalkeeper was beaten in the final of the cup, "
    "and the team won the match by two goals after a penalty in the tournament.",
])  # fmt: skip
def test_what_did_not_happen_is_no_plain_fact(text: str) -> None:
    assert [e for e in events(text) if e.status == "held" and e.type in ("ASSAULT", "SANCTION")] == []


def test_joined_actors_share_one_event() -> None:
    [(kind, source, _)] = told("Poland and the Czech Republic signed a treaty on Friday.")
    assert (kind, sorted(source)) == ("SUPPORT", ["CZE", "POL"])


def test_sector_numbers_and_words_are_kept() -> None:
    text = "Yemeni rebels killed three Saudi soldiers on Tuesday."
    event = next(event for event in events(text) if event.type == "ASSAULT")
    assert [(actor.party, actor.sector) for actor in event.source] == [("YEM", "REB")]
    assert [(actor.party, actor.sector) for actor in event.target] == [("SAU", "MIL")]
    assert event.magnitude.dead == 3
    assert event.date == "2020-03-03"
    assert [text[start:end] for start, end in event.trigger] == ["killed"]
    assert text[slice(*event.evidence)].strip() == text


def test_a_contact_is_an_event_as_well() -> None:
    text = "The French and German foreign ministers met in Paris on Tuesday."
    account = verbale.read(text, published="2020-03-04")
    event = next(event for event in account.events if event.contact)
    assert event.type == "CONSULT"
    assert {actor.party for actor in (*event.source, *event.target)} == {"DEU", "FRA"}


def test_a_protest_is_no_consultation() -> None:
    account = verbale.read("Norway lodged a protest with Iceland on Tuesday.", published="2019-06-12")
    assert [contact.mode for contact in account.contacts] == ["message"]
    assert {event.type for event in account.events} == {"ACCUSE"}


def test_talks_that_are_broken_off_are_no_consultation_beside() -> None:
    account = verbale.read("Laos broke off peace talks with Nepal.", published="2019-06-12")
    assert [contact.states for contact in account.contacts] == [("LAO", "NPL")]
    assert [event.cameo for event in account.events] == ["164"]


def test_an_offer_of_talks_is_the_event_of_the_contact_that_may_follow() -> None:
    account = verbale.read("Laos proposed talks with Nepal on trade.", published="2019-06-12")
    (contact,), (event,) = account.contacts, account.events
    assert (contact.status, event.status, event.contact) == ("possible", "held", contact.id)


def test_who_is_listed_behind_talks_is_not_held_captive() -> None:
    account = verbale.read(
        "Danish Prime Minister Mette Frederiksen is expected to hold bilateral talks with US President "
        "Donald Trump, Chilean President Sebastian Pinera and Malian President Ibrahim Boubacar Keita.",
        published="2019-06-12",
    )
    assert [event for event in account.events if event.contact is None] == []
    assert account.events


def test_every_code_has_type_and_quad_class_of_plover() -> None:
    for code in event_codes().values():
        assert (code.type is None) == (code.code.startswith(("01", "02")))
        assert (code.quad_class is None) == (code.type is None)


_WORDS = [
    "Russia", "France", "the rebels", "said", "will", "must", "attack", "attacked", "refused", "to", "aid",
    "and", "not", ",", ".", "on", "by", "sanctions", "threatened", "that", "it", "troops", "agreed",
]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40))
def test_wild_sentences_give_whole_events(words: list[str]) -> None:
    text = " ".join(words)
    for event in events(text):
        assert event.source or event.target
        assert all(0 <= start < end <= len(text) for start, end in event.trigger)
        assert event.cameo in event_codes()
