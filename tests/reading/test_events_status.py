"""What happened, is planned, possible, called off or denied; and what is only remembered."""

import pytest

import verbale
from verbale.account import Event


def read(text: str, published: str = "2020-03-04") -> tuple[Event, ...]:
    return verbale.read(text, published=published).events


def told(text: str) -> list[tuple[str, str, list[str], list[str]]]:
    return [
        (e.type, e.status, [a.party for a in e.source], [a.party for a in e.target])
        for e in read(text)
        if e.contact is None
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kenya imposed sanctions on Uganda.", ("SANCTION", "held", ["KEN"], ["UGA"])),
        ("Kenya could impose sanctions on Uganda.", ("SANCTION", "possible", ["KEN"], ["UGA"])),
        ("Kenya may attack Uganda.", ("ASSAULT", "possible", ["KEN"], ["UGA"])),
        ("Kenya allegedly attacked Uganda.", ("ASSAULT", "possible", ["KEN"], ["UGA"])),
        ("Kenya is considering imposing sanctions on Uganda.", ("SANCTION", "possible", ["KEN"], ["UGA"])),
        ("Kenya is expected to expel Uganda's ambassador.", ("SANCTION", "possible", ["KEN"], ["UGA"])),
        ("Analysts believe that Kenya attacked Uganda.", ("ASSAULT", "possible", ["KEN"], ["UGA"])),
        ("Kenya did not attack Uganda.", ("ASSAULT", "denied", ["KEN"], ["UGA"])),
        ("Kenya never condemned Uganda.", ("ACCUSE", "denied", ["KEN"], ["UGA"])),
        ("Kenya will not attack Uganda.", ("ASSAULT", "denied", ["KEN"], ["UGA"])),
        ("Kenya will not criticise Uganda.", ("ACCUSE", "denied", ["KEN"], ["UGA"])),
        ("Kenya neither helped nor attacked Uganda.", ("ASSAULT", "denied", ["KEN"], ["UGA"])),
        ("Kenya denied attacking Uganda.", ("ASSAULT", "denied", ["KEN"], ["UGA"])),
        ("Kenya is about to restore relations with Uganda.", ("SUPPORT", "planned", ["KEN"], ["UGA"])),
        ("Kenya plans to attack Uganda.", ("THREATEN", "held", ["KEN"], ["UGA"])),
        ("Kenya called off the joint exercise with Uganda.", ("COOPERATE", "cancelled", ["KEN"], ["UGA"])),
        ("Kenya vowed to attack Uganda.", ("THREATEN", "held", ["KEN"], ["UGA"])),
        ("Kenya will not send aid to Uganda.", ("REJECT", "held", ["KEN"], ["UGA"])),
        ("Kenya will send aid to Uganda.", ("AGREE", "held", ["KEN"], ["UGA"])),
    ],
)
def test_the_status_is_as_told(text: str, event: tuple[str, str, list[str], list[str]]) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "If Kenya attacks Uganda, the region will suffer.",
        "Kenya did not threaten to attack Uganda.",
        "Unless Kenya frees the crew, nothing will change for Uganda.",
        "Kenya did not say that it had attacked Uganda.",
    ],
)
def test_conditions_and_denied_words_tell_nothing_that_happened(text: str) -> None:
    happened = [event for event in told(text) if event[1] == "held"]
    assert [event for event in happened if event[0] in ("ASSAULT", "THREATEN", "RETREAT")] == []


def test_joined_verbs_share_modal_and_negation() -> None:
    text = "Kenya may criticise Uganda and expel its ambassador."
    assert {event.status for event in read(text)} == {"possible"}


def test_joined_passives_share_who_suffers() -> None:
    text = "Ugandan officers were arrested and beaten by Kenyan police."
    assert ("COERCE", "held", ["KEN"], ["UGA"]) in told(text)
    assert all(event[2] == ["KEN"] for event in told(text))


def test_history_is_background() -> None:
    text = (
        "NAIROBI, March 4 - Kenya condemned Uganda on Tuesday.\n\n"
        "In 1990, Kenya invaded Uganda. Kenyan troops bombed Ugandan villages.\n\n"
        "Kenyan police arrested a Ugandan diplomat on Tuesday."
    )
    found = {(event.type, event.background) for event in read(text)}
    assert ("ACCUSE", False) in found
    assert ("COERCE", False) in found
    assert {background for kind, background in found if kind == "ASSAULT"} == {True}


def test_a_ban_on_another_states_goods_is_a_sanction() -> None:
    assert ("SANCTION", "held", ["JPN"], ["CAN"]) in told("Japan imposed a ban on Canadian beef.")


def test_people_without_a_nation_belong_to_the_place() -> None:
    assert ("ASSAULT", "held", ["IRQ"], ["IRQ"]) in told(
        "Gunmen killed three policemen in Baghdad on Monday."
    )


def test_accidents_kill_without_anybody() -> None:
    assert told("A British soldier was killed and two were wounded in a car crash in Cyprus.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Norway insisted that Chad withdraw its troops.",
        "Norway insisted that the Kenyan troops should leave Chad.",
        "Norway insisted on the withdrawal of Chadian troops.",
        "Norway insisted that the hostages be freed by Chad.",
    ],
)
def test_insisting_that_somebody_do_something_is_a_request(text: str) -> None:
    assert [event[:3] for event in told(text)] == [("REQUEST", "held", ["NOR"])]


@pytest.mark.parametrize(
    "text",
    [
        "Norway insisted that the accords made by Chad and Niger stayed valid.",
        "Norway insists that the borders remain where Chad drew them.",
        "Norway insists that the Chadian soldiers are healthy.",
        "Norway insisted that Chad was a friend.",
    ],
)
def test_insisting_that_something_is_so_asks_for_nothing(text: str) -> None:
    assert "REQUEST" not in {event.type for event in read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian Foreign Minister Ola Berg wound up a visit to Chad on Friday.",
        "Norwegian Foreign Minister Ola Berg ended a visit to Chad on Friday.",
    ],
)
def test_a_visit_that_ends_hurts_nobody(text: str) -> None:
    assert {event.type for event in read(text)} == {"CONSULT"}


def test_wounding_is_an_assault() -> None:
    assert ("ASSAULT", "held", ["KEN"], ["UGA"]) in told("Kenyan police wounded two Ugandan students.")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad denied that it had attacked Niger.", "denied"),
        ("Chad neither confirmed nor denied that it had attacked Niger.", "possible"),
    ],
)
def test_what_somebody_says_is_not_so_is_denied(text: str, status: str) -> None:
    assert {event.status for event in read(text) if event.type == "ASSAULT"} == {status}
