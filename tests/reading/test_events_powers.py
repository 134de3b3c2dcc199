"""What powers do to each other, and acts told by other words than a verb of their own."""

import pytest

import verbale
from tests.reading.test_events import events, told


@pytest.mark.parametrize(("text", "event"), [
    ("Norway defended Denmark on Thursday.", ("SUPPORT", ["NOR"], ["DNK"])),
    ("Chile is grateful to Peru for the loan.", ("SUPPORT", ["CHL"], ["PER"])),
    ("Cuba and Mexico strengthened their friendship.", ("SUPPORT", ["CUB", "MEX"], [])),
    ("Austria settled its dispute with Hungary.", ("SUPPORT", ["AUT"], ["HUN"])),
    ("Japan helped Mongolia.", ("AID", ["JPN"], ["MNG"])),
    ("Saudi Arabia provided Lebanon with fuel.", ("AID", ["SAU"], ["LBN"])),
    ("France cancelled Senegal's debt.", ("AID", ["FRA"], ["SEN"])),
    ("Iran dropped its demand on Iraq.", ("CONCEDE", ["IRN"], ["IRQ"])),
    ("Kenya is critical of Uganda.", ("ACCUSE", ["KEN"], ["UGA"])),
    ("The Dutch government regretted Belgium's decision.", ("ACCUSE", ["NLD"], ["BEL"])),
    ("Spain dismissed Morocco's complaint.", ("REJECT", ["ESP"], ["MAR"])),
    ("Turkey blocked Armenia's bid.", ("REJECT", ["TUR"], ["ARM"])),
    ("Ethiopia gave Eritrea an ultimatum.", ("THREATEN", ["ETH"], ["ERI"])),
    ("Ethiopia declared war on Eritrea.", ("ASSAULT", ["ETH"], ["ERI"])),
    ("Libyan troops crossed into Chad.", ("ASSAULT", ["LBY"], ["TCD"])),
    ("Jordan drew criticism from Syria.", ("ACCUSE", ["SYR"], ["JOR"])),
    ("Malawi received aid from Ireland.", ("AID", ["IRL"], ["MWI"])),
])  # fmt: skip
def test_between_powers(text: str, event: tuple[str, list[str], list[str]]) -> None:
    assert event in told(text)


@pytest.mark.parametrize("text", [
    "A French chef helped his Italian neighbour.",
    "Denmark's brewers defended their market share against Polish brewers.",
    "German shoppers ignored the British store.",
    "The Portuguese bank invested in a Spanish shop.",
    "Norwegian skiers crushed their Swedish rivals.",
])  # fmt: skip
def test_the_same_words_of_private_people_tell_no_event(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("text", "kind"), [
    ("Greek farmers said they would blockade main roads from Monday.", "THREATEN"),
    ("Chechen rebels have sworn to fight.", "THREATEN"),
    ("Polish miners threatened to strike.", "THREATEN"),
    ("Doctors in Zimbabwe stopped work on Monday.", "PROTEST"),
    ("Cuba has taken cautious steps to widen freedoms.", "CONCEDE"),
    ("North Korea violated a ban on missile tests.", "REJECT"),
    ("Sudan offered to hand over the hijackers.", "AGREE"),
])  # fmt: skip
def test_acts_that_need_nobody_to_suffer_them(text: str, kind: str) -> None:
    assert [event.type for event in events(text)] == [kind]


@pytest.mark.parametrize("text", [
    "Kenya has taken steps to ban the party.",
    "The Kenyan singer vowed to fight.",
    "A Greek baker violated a ban on smoking.",
    "The police in Kenya handed over the suspect.",
])  # fmt: skip
def test_and_those_that_do(text: str) -> None:
    assert told(text) == []


def test_a_minister_says_nothing_to_the_own_state() -> None:
    assert told("The Chinese foreign minister accused western countries of hurting China.") == []
    assert told("Germany promised to repair German-American ties.") == [("AGREE", ["DEU"], ["USA"])]


@pytest.mark.parametrize("text", [
    "The German minister declined to comment on the talks with Iran.",
    "Poland is seeking to boost its exports to Thailand.",
    "The French ministry advised its nationals against travelling to Iran.",
    "Gunmen killed him.",
])  # fmt: skip
def test_no_act_is_told(text: str) -> None:
    assert told(text) == []


def test_police_deal_with_their_own_people() -> None:
    assert ("COERCE", ["VNM"], ["VNM"]) in told("Vietnamese police arrested three teachers on Friday.")
    assert ("COERCE", ["VNM"], ["LAO"]) in told("Vietnamese police arrested a Laotian teacher on Friday.")


def test_talks_without_a_host_are_mutual() -> None:
    [talks] = [
        event
        for event in verbale.read("Iraq's foreign minister held talks with his Iranian counterpart.",
                                  published="2020-03-04").events
        if event.contact
    ]  # fmt: skip
    assert ([actor.party for actor in talks.source], talks.target) == (["IRN", "IRQ"], ())
