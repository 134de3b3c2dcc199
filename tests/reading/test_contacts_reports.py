"""Contacts in reports of several sentences: what is one occasion, and what one tells of another."""

import pytest

from verbale.reading.pipeline import read_report
from verbale.report import Report

DAY = "2005-11-17"  # a Thursday

# Name, dateline, text, and one line for each contact: mode, status, date, place, parties.
REPORTS: list[tuple[str, str, str, list[str]]] = [
    (
        "a diary gives each item the day that heads it",
        "NAIROBI",
        "Diplomatic diary for Africa:\nMonday, Nov. 21\n"
        "- Zambian President Levy Mwanawasa begins a three-day visit to Namibia.\n"
        "- African Union ministers meet in Addis Ababa.\n"
        "Nov. 25-26: Egyptian Foreign Minister Ahmed Abul Gheit visits Ivory Coast.",
        [
            "visit planned 2005-11-21/2005-11-23 Namibia NAM ZMB",
            "conference planned 2005-11-21 Addis Ababa AU",
            "visit planned 2005-11-25/2005-11-26 Ivory Coast CIV EGY",
        ],
    ),
    (
        "the items of a chronology lie behind",
        "WARSAW",
        "Chronology of contacts:\nDec. 16 - Lithuanian President Valdas Adamkus visits Warsaw.\n"
        "April 10-11 - Prime Ministers Marek Belka and Algirdas Brazauskas meet in Vilnius.",
        ["visit held 2004-12-16 Warsaw LTU POL", "meeting held 2005-04-10/2005-04-11 Vilnius LTU POL"],
    ),
    (
        "weekdays that go on about next week are of that week",
        "OSLO",
        "Norwegian Foreign Minister Jonas Gahr Stoere will visit Latvia next week, his ministry said. "
        "He is to arrive in Riga on Saturday.",
        ["visit planned 2005-11-26 Riga LVA NOR"],
    ),
    (
        "a letter is handed over at the talks during which it is",
        "CAIRO",
        "Sudanese envoy Mustafa Ismail, who came to Cairo on Monday, met Foreign Minister Ahmed Abul Gheit "
        "on Wednesday. During the meeting, Ismail handed over a letter from President Omar al-Bashir to "
        "President Hosni Mubarak.",
        [
            "visit held 2005-11-14/2005-11-16 Cairo EGY SDN",
            "meeting held 2005-11-16 Cairo EGY SDN",
            "message held 2005-11-16 Cairo EGY SDN",
        ],
    ),
    (
        "where a meeting is ruled out, that is ahead, and the day is that of ruling it out",
        "ATHENS",
        "Greek Foreign Minister Petros Molyviatis ruled out on Thursday a meeting with his Turkish "
        "counterpart Abdullah Gul on the fringes of an EU conference in Malta.",
        ["meeting cancelled undated Malta GRC TUR", "conference planned undated Malta EU"],
    ),
    (
        "a summit with guests is as much ahead as its verb tells",
        "NAIROBI",
        "US President Bill Clinton will meet Ugandan President Yoweri Museveni and then chair a summit in "
        "Entebbe attended by the presidents of Kenya and Rwanda.",
        [
            "meeting planned undated nowhere UGA USA",
            "conference planned undated Entebbe KEN RWA USA",
        ],
    ),
    (
        "a present tense looks ahead to its weekday",
        "VIENNA",
        "European Union ministers gather in Luxembourg on Wednesday to agree on tunnels, a spokesman "
        "said on Thursday.",
        ["conference planned 2005-11-23 Luxembourg EU"],
    ),
    (
        "talks of a visit to come are other talks than those on the edge of a conference abroad",
        "SEOUL",
        "South Korean Foreign Minister Ban Ki-moon will visit China next week. During the visit he will hold "
        "talks with his Chinese counterpart Li Zhaoxing. Before that the two ministers will meet in Busan on "
        "Friday.",
        [
            "visit planned 2005-11-21/2005-11-27 China CHN KOR",
            "meeting planned 2005-11-21/2005-11-27 China CHN KOR",
            "meeting planned 2005-11-18 Busan CHN KOR",
        ],
    ),
    (
        "what was only recalled takes in nothing of the day's own",
        "PARIS",
        "French President Jacques Chirac on Thursday received Lebanese Prime Minister Fuad Siniora. The two "
        "leaders, who last met in New York in September, discussed the inquiry.",
        ["meeting held 2005-11-17 Paris FRA LBN", "meeting held 2005-09 New York FRA LBN"],
    ),
    (
        "talks spoken of after what was recalled are the day's own again",
        "ROME",
        "Italian Premier Silvio Berlusconi met Greek Prime Minister Costas Karamanlis in Rome on Thursday. "
        "Before that the two had not seen each other since March 2004, when they met in Athens. Officials "
        "said that during their meeting, the two leaders agreed on a pipeline.",
        ["meeting held 2005-11-17 Rome GRC ITA", "meeting held 2004-03 Athens GRC ITA"],
    ),
    (
        "two hosts are met one by one, where the traveller went to",
        "BERLIN",
        "Chancellor Angela Merkel of Germany travelled to Brussels on Wednesday, where she saw European "
        "Commission President Jose Manuel Barroso and NATO Secretary General Jaap de Hoop Scheffer.",
        [
            "visit held 2005-11-16 Brussels BEL DEU",
            "meeting held 2005-11-16 Brussels DEU EU",
            "meeting held 2005-11-16 Brussels DEU NATO",
        ],
    ),
    (
        "stops behind days",
        "SEOUL",
        "US President George W. Bush will leave for China on Saturday and Mongolia on Monday.",
        ["visit planned 2005-11-19 China CHN USA", "visit planned 2005-11-21 Mongolia MNG USA"],
    ),
    (
        "the summit is the summit told of, not the talks told of last",
        "GYEONGJU",
        "US President George W. Bush and South Korean President Roh Moo-hyun held a summit here on Thursday. "
        "In Kyoto on Wednesday Bush had talks with Japanese Prime Minister Junichiro Koizumi. Secretary of "
        "State Condoleezza Rice took part in the summit.",
        ["meeting held 2005-11-17 Gyeongju KOR USA", "meeting held 2005-11-16 Kyoto JPN USA"],
    ),
    (
        "whoever is asked to do something is another than who asks",
        "JAKARTA",
        "UN envoy Razali Ismail met Indonesian President Susilo Bambang Yudhoyono on Thursday to urge him "
        "to hold talks with Malaysian Prime Minister Abdullah Ahmad Badawi.",
        ["meeting held 2005-11-17 Jakarta IDN UN", "meeting possible undated nowhere IDN MYS"],
    ),
    (
        "the delegation is the one told of",
        "KHARTOUM",
        "An African Union delegation arrived in Khartoum on Thursday. The delegation will go on to Asmara.",
        ["visit held 2005-11-17 Khartoum AU SDN", "visit planned undated Asmara AU ERI"],
    ),
    (
        "met on the edge of a conference abroad",
        "YEREVAN",
        "The presidents of Armenia and Azerbaijan, Robert Kocharian and Ilham Aliyev, last met on the "
        "sidelines of a CIS summit in Kazan in August.",
        ["conference held 2005-08 Kazan CIS", "meeting held 2005-08 Kazan ARM AZE"],
    ),
    (
        "what is due on Sunday says nothing of when others met",
        "DHAKA",
        "Indian Prime Minister Manmohan Singh met his Pakistani counterpart Shaukat Aziz here and is due to "
        "have a separate meeting with Nepal's King Gyanendra on Sunday.",
        ["meeting held 2005-11-17 Dhaka IND PAK", "meeting planned 2005-11-20 Dhaka IND NPL"],
    ),
    (
        "two men met in two places on two days",
        "LIBREVILLE",
        "US envoy Bill Richardson met South African President Thabo Mbeki in Pretoria on Tuesday and Zambian "
        "President Levy Mwanawasa in Lusaka on Wednesday.",
        ["meeting held 2005-11-15 Pretoria USA ZAF", "meeting held 2005-11-16 Lusaka USA ZMB"],
    ),
    (
        "talks fall with the visit called off",
        "COLOMBO",
        "Norwegian envoy Erik Solheim called off a visit to Sri Lanka set for next week. Solheim was to "
        "hold talks with President Chandrika Kumaratunga.",
        [
            "visit cancelled 2005-11-21/2005-11-27 Sri Lanka LKA NOR",
            "meeting cancelled 2005-11-21/2005-11-27 Sri Lanka LKA NOR",
        ],
    ),
    (
        "asked to come until the end of the year",
        "BEIJING",
        "China has invited Russian President Vladimir Putin to come before the end of the year.",
        ["visit possible 2005-11/2005-12 nowhere CHN RUS"],
    ),
    (
        "ministers of an organisation who are meeting agree on talks",
        "BRUSSELS",
        "EU foreign ministers meeting here on Thursday agreed to resume talks with Iran.",
        ["conference held 2005-11-17 Brussels EU", "meeting planned undated nowhere EU IRN"],
    ),
    (
        "a visit during which something opens is not to open itself",
        "VALLETTA",
        "Queen Elizabeth II arrived in Malta on Wednesday on a four-day visit during which she will open a "
        "bridge.",
        ["visit held 2005-11-16/2005-11-19 Malta GBR MLT"],
    ),
    (
        "leaders are expected at what lies ahead",
        "VALLETTA",
        "More than fifty leaders are expected at the Commonwealth summit, which opens on Friday.",
        ["conference planned 2005-11-18 nowhere Commonwealth"],
    ),
    (
        "talks told before their name belong to the only conference",
        "HONG KONG",
        "Trade ministers from many nations began talks in Hong Kong on Wednesday. One of them "
        "spoke on the sidelines of the WTO conference.",
        ["conference held 2005-11-16 Hong Kong WTO"],
    ),
    (
        "a meeting that nobody could secure is off",
        "TOKYO",
        "Japanese Premier Junichiro Koizumi failed to secure a meeting with China's President Hu Jintao.",
        ["meeting cancelled undated nowhere CHN JPN"],
    ),
    (
        "letters are exchanged without meeting",
        "WARSAW",
        "Polish Prime Minister Kazimierz Marcinkiewicz exchanged letters with Germany's Chancellor "
        "Angela Merkel on Thursday.",
        ["message held 2005-11-17 nowhere DEU POL"],
    ),
    (
        "two weeks from the day on which it opened",
        "MONTREAL",
        "Canada's environment minister addressed the UN climate conference here on Thursday. The two-week "
        "meeting opened on November 7.",
        ["conference held 2005-11-07/2005-11-20 Montreal UN"],
    ),
    (
        "whoever heads a mission speaks for it, whatever he was before",
        "TIRANA",
        "The head of the OSCE mission to Albania, former Austrian chancellor Franz Vranitzky, arrived here "
        "on Thursday. Vranitzky met President Sali Berisha.",
        ["visit held 2005-11-17 Tirana ALB OSCE", "meeting held 2005-11-17 Tirana ALB OSCE"],
    ),
    (
        "an envoy to a region speaks for who sends him",
        "JERUSALEM",
        "US Middle East envoy David Welch met Palestinian leader Mahmoud Abbas in Ramallah on Thursday.",
        ["meeting held 2005-11-17 Ramallah PSE USA"],
    ),
    (
        "a journey put off last week is another than the one to come",
        "TEHRAN",
        "Iran's negotiator Ali Larijani will visit Moscow in the coming days. He was scheduled to travel to "
        "Russia last week but the trip was delayed.",
        [
            "visit planned undated Moscow IRN RUS",
            "visit cancelled 2005-11-07/2005-11-13 Russia IRN RUS",
        ],
    ),
    (
        "the last round of theirs was elsewhere",
        "HELSINKI",
        "NATO Secretary General Jaap de Hoop Scheffer held talks with Finnish President Tarja Halonen here "
        "on Thursday. He said he would meet Russian Foreign Minister Sergei Lavrov on December 8. Their last "
        "round of talks took place in Moscow on Tuesday.",
        [
            "meeting held 2005-11-17 Helsinki FIN NATO",
            "meeting planned 2005-12-08 nowhere NATO RUS",
            "meeting held 2005-11-15 Moscow NATO RUS",
        ],
    ),
    (
        "talks held are not where a stop was called off",
        "VIENNA",
        "Czech Prime Minister Jiri Paroubek left for home on Thursday after his summit with Chancellor "
        "Wolfgang Schuessel ended without an accord. Paroubek's planned stop at a memorial in Linz was "
        "called off.",
        [
            "meeting held 2005-11-17 Vienna AUT CZE",
            "visit cancelled undated Linz AUT CZE",
        ],
    ),
]


@pytest.mark.parametrize(
    ("dateline", "text", "told"), [row[1:] for row in REPORTS], ids=[r[0] for r in REPORTS]
)
def test_a_report_tells_of_its_contacts(dateline: str, text: str, told: list[str]) -> None:
    account = read_report(Report(text=text, published=DAY, dateline=dateline))
    found = [
        f"{c.mode} {c.status} {c.date or 'undated'} {c.place or 'nowhere'} {' '.join(c.states)}"
        for c in account.contacts
    ]
    assert sorted(found) == sorted(told)
