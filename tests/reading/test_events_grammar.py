"""The same act told in other constructions, and words that look like an act but tell of none."""

import pytest

import verbale
from verbale.account import Event

TOLD = [
    ("Niger was forced to cut ties with Benin.", "161", ["NER"], ["BEN"]),
    ("Laos has been compelled to break off talks with Nepal.", "164", ["LAO"], ["NPL"]),
    ("Yemen has to free the sailors, Oman said.", "1053", ["OMN"], ["YEM"]),
    ("Peru said that Chile needs to respect the sea border.", "100", ["PER"], ["CHL"]),
    ("Two Syrian pilots were given asylum by Jordan.", "075", ["JOR"], ["SYR"]),
    ("Cuban envoys were denied visas by Panama.", "120", ["PAN"], ["CUB"]),
    ("Gabon was given a loan by France.", "071", ["FRA"], ["GAB"]),
    ("There was fierce criticism of Serbia from Croatia.", "111", ["HRV"], ["SRB"]),
    ("Poland's navy was put on full alert.", "152", ["POL"], []),
    ("Ghana clashed with Togo over fishing rights.", "110", ["GHA"], ["TGO"]),
    ("It was Qatar that condemned Bahrain.", "111", ["QAT"], ["BHR"]),
    ("Eritrea ended its air strikes on Sudan.", "087", ["ERI"], ["SDN"]),
    ("Mali's army killed 40 armed bandits.", "190", ["MLI"], ["MLI"]),
    ("Iraqi soldiers fired heavy weapons at a Kuwaiti outpost.", "194", ["IRQ"], ["KWT"]),
    ("Algerian troops marched towards Morocco.", "154", ["DZA"], ["MAR"]),
    ("Latvia clashed over the efforts of Estonia to close a port.", "110", ["LVA"], ["EST"]),
    ("Uganda was firmly opposed by Rwanda.", "110", ["RWA"], ["UGA"]),
    ("Uganda and Rwanda have put off their talks.", "120", ["UGA", "RWA"], []),
    ("Spain and Italy agreed that the quarrel must be settled by judges.", "050", ["ESP", "ITA"], []),
    ("Iraq has overcome the hostility of Kuwait.", "050", ["IRQ"], ["KWT"]),
    ("Eritrean troops halted their march on Asmara's neighbour Djibouti.", "087", ["ERI"], ["DJI"]),
    ("Kenya called for talks between Chad and Sudan.", "026", ["KEN"], ["TCD", "SDN"]),
    ("Canada announced new sanctions aimed at isolating Belarus.", "163", ["CAN"], ["BLR"]),
    ("Peru denounced as shameful Bolivia's decision to close the pass.", "111", ["PER"], ["BOL"]),
    ("Sudanese troops broke the ceasefire agreement with Chad.", "196", ["SDN"], ["TCD"]),
    ("Kenya suspended the flights of Uganda's flag carrier.", "160", ["KEN"], ["UGA"]),
    ("Kenya's main ally, Uganda, condemned Somalia.", "111", ["UGA"], ["SOM"]),
    ("Panama condemned the actions of two Colombian gunboats.", "111", ["PAN"], ["COL"]),
    ("Syrian troops fired rockets from a hill towards a Turkish outpost.", "194", ["SYR"], ["TUR"]),
    ("Canada protested Denmark's plan to close the strait.", "113", ["CAN"], ["DNK"]),
    ("Latvia has ordered two Belarusian diplomats to leave.", "166", ["LVA"], ["BLR"]),
    ("Ghana closed the Togolese consulate in Accra.", "161", ["GHA"], ["TGO"]),
    (
        "Saudi Arabia, Jordan, Oman and Kuwait severed ties with Chad.",
        "161",
        ["SAU", "JOR", "OMN", "KWT"],
        ["TCD"],
    ),
    ("Norway, joined by Denmark and Iceland, condemned Chad.", "111", ["NOR", "DNK", "ISL"], ["TCD"]),
    ("Chad's president ordered the withdrawal of his troops from Niger.", "0874", ["TCD"], ["NER"]),
    ("Chad's president ordered his troops to withdraw from Niger.", "0874", ["TCD"], ["NER"]),
    ("Chad ordered Niger to withdraw its troops from the oasis.", "1056", ["TCD"], ["NER"]),
    ("The president of Chad condemned the attempts to drag Chad into a war.", "111", ["TCD"], []),
    ("Three Omani guards were killed and two wounded in a raid by Yemeni rebels.", "190", ["YEM"], ["OMN"]),
    ("Al-Shabab militants killed nine Kenyan soldiers.", "190", ["al-Shabaab"], ["KEN"]),
    ("The Gabonese army ousted President Ali Bongo.", "170", ["GAB"], ["GAB"]),
    ("Rebels stormed the parliament in Monrovia on Sunday.", "190", ["LBR"], ["LBR"]),
    ("Jordan gave the Syrian ambassador 48 hours to leave.", "166", ["JOR"], ["SYR"]),
    ("Nigeria gave Togo ten days to withdraw its envoy.", "139", ["NGA"], ["TGO"]),
    ("Gambia's rebels captured a bridge from the Senegalese army.", "192", ["GMB"], ["SEN"]),
    ("Cuba's assembly accepted a plan drawn up by Spain.", "030", ["CUB"], ["ESP"]),
    ("Panama handed over two smugglers to Mexico.", "063", ["PAN"], ["MEX"]),
    ("Troops fired on marchers near a bridge in Lome.", "193", ["TGO"], ["TGO"]),
    ("Chadian rebels were reported to have killed ten Libyan soldiers.", "190", ["TCD"], ["LBY"]),
    ("Omani jets were seen bombing a port in Yemen.", "195", ["OMN"], ["YEM"]),
    ("Norway's ambassador to Chile was withdrawn.", "161", ["NOR"], ["CHL"]),
    ("Peru condemned the coup in Bolivia and called for a return to civilian rule.", "020", ["PER"], ["BOL"]),
    ("Kenyan police seized a Somali trawler and killed four fishermen.", "190", ["KEN"], ["SOM"]),
    ("Togo threatened to launch a strike on Ghana.", "1384", ["TGO"], ["GHA"]),
    ("Tunisian students occupied the Danish embassy in Tunis.", "145", ["TUN"], ["DNK"]),
    ("Indian gunships pounded a hill in Pakistan.", "194", ["IND"], ["PAK"]),
    ("Chile revoked the autonomy of Easter Island.", "172", ["CHL"], []),
    ("Liberian rebels released 30 captured peacekeepers.", "0841", ["LBR"], []),
    ("Ethnic Greeks rioted in Tirana.", "145", ["ALB"], ["ALB"]),
    ("Estonia insisted that it would not sign the treaty with Latvia.", "127", ["EST"], ["LVA"]),
    ("Omani troops shelled a rebel camp near the Yemeni border.", "194", ["OMN"], ["OMN"]),
    ("A Kenyan army post came under fire from Somali gunmen.", "193", ["SOM"], ["KEN"]),
    ("Chile and Peru agreed to open a second tunnel.", "030", ["CHL", "PER"], []),
    ("Norway will donate 30 million kroner to Malawi.", "0331", ["NOR"], ["MWI"]),
    ("Togolese marines were sent to Lome to guard the port.", "154", ["TGO"], ["TGO"]),
    ("Gabon was suspended from the African Union.", "166", ["AU"], ["GAB"]),
    ("Jordan was bombed by Syrian jets and vowed to retaliate.", "1384", ["JOR"], ["SYR"]),
    ("Sudan warned that any raid by Chad would be met with force.", "138", ["SDN"], ["TCD"]),
    ("Mali warned that it would send troops unless Niger withdrew.", "138", ["MLI"], ["NER"]),
    ("Latvia said it would veto the plan of Estonia.", "130", ["LVA"], ["EST"]),
    ("Qatar shut its airspace to Bahraini planes.", "163", ["QAT"], ["BHR"]),
    ("Togo and Benin signed a truce brokered by Ghana.", "0871", ["TGO", "BEN"], []),
    ("Chad and Libya signed accords brokered by Qatar to reopen roads.", "057", ["TCD", "LBY"], []),
    ("Serbia vowed never to recognise Kosovo.", "120", ["SRB"], ["XKX"]),
    ("Nepal's parliament voted to expel the Danish ambassador.", "166", ["NPL"], ["DNK"]),
    ("Oman hit back with an air raid on Yemen.", "195", ["OMN"], ["YEM"]),
    ("Peru called the Chilean raid an act of aggression.", "111", ["PER"], ["CHL"]),
    ("Tunisian police clashed with strikers over pay.", "190", ["TUN"], ["TUN"]),
    ("Eritrea abandoned its nuclear weapons programme.", "0873", ["ERI"], []),
    ("Norway stripped Belarus of its trade privileges.", "163", ["NOR"], ["BLR"]),
    ("Togo pulled its ambassador out of Benin.", "161", ["TGO"], ["BEN"]),
    ("Peru dispatched two frigates to the strait.", "154", ["PER"], []),
    ("Iran test-fired a rocket on Monday.", "150", ["IRN"], []),
    ("Syrian gunners shot down the Jordanian jet.", "193", ["SYR"], ["JOR"]),
    ("The Togolese army forced the president to resign.", "170", ["TGO"], ["TGO"]),
    ("Omani jets bombed a bridge in Aden and the navy blockaded Yemeni ports.", "191", ["OMN"], ["YEM"]),
    ("Kenya cut ties with Chad and accused it of lying; Ghana offered to mediate.", "112", ["KEN"], ["TCD"]),
    ("Laos and Nepal pledged not to attack Bhutan.", "0356", ["LAO", "NPL"], ["BTN"]),
    ("Mali warned of tough sanctions against Niger.", "130", ["MLI"], ["NER"]),
    ("Kosovo applied to join the Council of Europe.", "022", ["XKX"], ["CoE"]),
    ("Greek police charged two Albanians with theft.", "173", ["GRC"], ["ALB"]),
    ("Sudan shelled a village near Khartoum.", "194", ["SDN"], ["SDN"]),
    ("Peru imposed martial law in Lima.", "1724", ["PER"], []),
    ("Norway doubled tariffs on Chilean salmon.", "163", ["NOR"], ["CHL"]),
    ("Turkey announced a naval blockade of Cyprus.", "191", ["TUR"], ["CYP"]),
    ("The African Union suspended Mali.", "166", ["AU"], ["MLI"]),
    ("The European Union authorised air strikes on Libya.", "1384", ["EU"], ["LBY"]),
    ("The UN Sudan envoy criticised Chad.", "111", ["UN"], ["TCD"]),
    ("YANGON, May 8 (Reuters) - Norway called on the army to free a monk.", "0253", ["NOR"], ["MMR"]),
]
IN_PASSING = [
    "More than 300 people have been killed across Somalia in raids over the last six years.",
    "In the past two decades Turkey has imposed sanctions on Armenia.",
]
NOT_HELD = [
    ("Kenyan soldiers resisted the attack.", "REJECT"),
    ("A Greek carrier said it would cancel a flight to Cyprus.", "SANCTION"),
    ("Norway said it would meet its obligations to Finland.", "AGREE"),
    ("Brazil tried to deliver food aid to Haiti.", "AID"),
    ("There was no attack by Chad on Libya.", "ASSAULT"),
]


def events(text: str) -> list[Event]:
    return list(verbale.read(text, published="2012-05-09").events)


@pytest.mark.parametrize(("text", "code", "source", "target"), TOLD)
def test_a_construction_tells_the_act(text: str, code: str, source: list[str], target: list[str]) -> None:
    told = [
        (event.cameo, [actor.party for actor in event.source], [actor.party for actor in event.target])
        for event in events(text)
        if event.status == "held" and not event.background
    ]
    assert (code, source, target) in told


@pytest.mark.parametrize("text", IN_PASSING)
def test_sums_over_years_are_background(text: str) -> None:
    assert all(event.background for event in events(text))


@pytest.mark.parametrize(("text", "kind"), NOT_HELD)
def test_what_was_tried_or_did_not_come_about_is_no_fact(text: str, kind: str) -> None:
    assert [e for e in events(text) if e.type == kind and e.status == "held" and not e.background] == []


def test_who_acts_is_at_home_where_nothing_tells_of_another_state() -> None:
    [event] = events("LOME, May 8 (Reuters) - Soldiers shot dead the leader of a strike on Tuesday.")
    assert [(a.party, a.sector) for a in event.source] == [("TGO", "MIL")]
    assert events("LOME, May 8 (Reuters) - Soldiers with Ghanaian flags shot at a boat on Tuesday.") == []


def test_rebels_whom_a_state_blames_at_home_are_its_own() -> None:
    [event] = events("LIMA, May 8 (Reuters) - Peru blamed separatist rebels on Monday for a blast.")
    assert [(a.party, a.sector) for a in event.target] == [("PER", "REB")]


@pytest.mark.parametrize(("text", "source", "target"), [
    ("LIMA, May 8 (Reuters) - Shining Path rebels killed two farmers on Monday.", "PER", "PER"),
    ("Shining Path fighters attacked a Brazilian patrol.", "PER", "BRA"),
    ("ABUJA, May 8 (Reuters) - Boko Haram fighters killed nine villagers on Monday.", "Boko Haram", "NGA"),
])  # fmt: skip
def test_armed_bodies_act_by_their_own_name(text: str, source: str, target: str) -> None:
    [event] = [event for event in events(text) if event.type == "ASSAULT"]
    assert [(a.party, a.sector) for a in event.source] == [(source, "REB")]
    assert [a.party for a in event.target] == [target]


def test_an_acronym_is_a_body_only_where_its_state_is_told() -> None:
    [event] = events("The FSB arrested two Danish sailors near the Russian port of Murmansk.")
    assert ([a.party for a in event.source], [a.party for a in event.target]) == (["RUS"], ["DNK"])
    assert events("The FPI attacked a shop in Jakarta.") == []


def test_one_private_person_killed_at_home_is_no_event() -> None:
    text = "LYON, France, May 8 -- A French shopkeeper was killed in his store on Monday."
    assert [event for event in events(text) if event.type == "ASSAULT"] == []


def test_a_film_that_is_released_was_no_captive() -> None:
    assert events("Vietnam's coast guard released a video of a Chinese trawler.") == []


def test_what_is_told_aside_does_not_stand_in_for_news() -> None:
    text = (
        "Kenya's president called for talks on trade on Monday. "
        "Farmers wait for the aid that Kenya had demanded from Uganda."
    )
    assert [(event.type, event.background) for event in events(text)] == [
        ("REQUEST", False),
        ("REQUEST", True),
    ]
