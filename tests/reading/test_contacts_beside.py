"""Contacts told beside others: each keeps its own day, place, people and reality."""

import pytest

from verbale.reading.pipeline import read_report
from verbale.report import Report

DAY = "2016-03-16"  # a Wednesday

# Name, dateline, text, and one line for each contact: mode, status, date, place, parties.
REPORTS: list[tuple[str, str, str, list[str]]] = [
    (
        "a weekday does not go on from a month told before it",
        "Vienna",
        "Presidents Sauli Niinisto of Finland and Vladimir Putin of Russia hold a summit in July. "
        "Estonian Foreign Minister Marina Kaljurand arrives in Lisbon on Friday.",
        ["meeting planned 2016-07 None FIN RUS", "visit planned 2016-03-18 Lisbon EST PRT"],
    ),
    (
        "where and when it was first meant to be",
        "Hanoi",
        "Consultations between Laos and Vietnam, initially scheduled for January 2016 in Hue, were put off.",
        ["meeting cancelled 2016-01 Hue LAO VNM"],
    ),
    (
        "a place behind the last of those between whom it is",
        "Oslo",
        "Norwegian Foreign Minister Boerge Brende spoke ahead of a meeting between UN envoy Espen Eide "
        "and Greek and Cypriot leaders in Geneva on March 21.",
        ["meeting planned 2016-03-21 Geneva CYP GRC UN"],
    ),
    (
        "talks at a gathering are where it is, and with nobody else",
        "Canberra",
        "Australian Foreign Minister Julie Bishop will talk with Indonesian Foreign Minister Retno Marsudi "
        "at a regional security meeting in Colombo on March 29.",
        ["meeting planned 2016-03-29 Colombo AUS IDN"],
    ),
    (
        "a telephone in an aside is not the one by which they will speak, and the two meet",
        "Tunis",
        "Algerian President Abdelaziz Bouteflika, who spoke to King Felipe of Spain by telephone on March 2, "
        "will discuss it with Tunisian President Beji Caid Essebsi when the two meet in Bizerte on Friday.",
        ["call held 2016-03-02 None DZA ESP", "meeting planned 2016-03-18 Bizerte DZA TUN"],
    ),
    (
        "a day before the announcement",
        "Wellington",
        "New Zealand's government published the figures on Wednesday, a day after Foreign Minister Murray "
        "McCully held talks in Apia with his Samoan counterpart Tuilaepa Sailele.",
        ["meeting held 2016-03-15 Apia NZL WSM"],
    ),
    (
        "the leaders of delegations meet, and those to whom they report do so elsewhere",
        "Minsk",
        "The delegations, led by Belarusian envoy Igor Petrov and Latvian envoy Janis Ozols, will meet "
        "in Riga on April 4 and report to Presidents Alexander Lukashenko and Raimonds Vejonis, who "
        "hold a summit in June.",
        ["meeting planned 2016-04-04 Riga BLR LVA", "meeting planned 2016-06 None BLR LVA"],
    ),
    (
        "a place that is visited in an aside",
        "Madrid",
        "Peruvian Foreign Minister Ana Sanchez came to Madrid from Rome, where she saw Italian Foreign "
        "Minister Paolo Gentiloni on Monday, and from Athens, which she visited on Sunday.",
        [
            "meeting held 2016-03-14 Rome ITA PER",
            "visit held 2016-03-13 Athens GRC PER",
            "visit held 2016-03-16 Madrid ESP PER",
        ],
    ),
    (
        "a journey of nobody named is that of the last traveller",
        "Paris",
        "French Foreign Minister Jean-Marc Ayrault will fly to Dakar on Thursday. "
        "A planned trip to Bamako has been put back.",
        ["visit cancelled undated Bamako FRA MLI", "visit planned 2016-03-17 Dakar FRA SEN"],
    ),
    (
        "who is not asked to a conference pays nobody no visit",
        "Rome",
        "Chad, Niger and Mali were not invited.",
        [],
    ),
    (
        "two leaders' summit is theirs, whatever bloc the report speaks of",
        "Reykjavik",
        "Icelandic President Olafur Ragnar Grimsson and Danish leader Lars Lokke Rasmussen ended their "
        "weekend summit on Sunday. The NATO allies were told of it.",
        ["meeting held 2016-03-12/2016-03-13 Reykjavik DNK ISL"],
    ),
    (
        "who is due on a day comes to where that is written; a paper that is due does not",
        "Tallinn",
        "Latvian President Raimonds Vejonis is due on Friday and his memoirs are due in May. "
        "King Harald of Norway is expected on Sunday.",
        ["visit planned 2016-03-18 Tallinn EST LVA", "visit planned 2016-03-20 Tallinn EST NOR"],
    ),
    (
        "this town is the one of the dateline",
        "Xi'an",
        "Greek Prime Minister Alexis Tsipras landed in this ancient capital on Wednesday for a visit.",
        ["visit held 2016-03-16 Xi'an CHN GRC"],
    ),
    (
        "who was the last to visit is the one named, and no call was in that year",
        "Bern",
        "Polish President Andrzej Duda had called Swiss President Johann Schneider-Ammann after the January "
        "vote. The last Polish president to visit Switzerland was Lech Kaczynski in 2009.",
        ["call held undated None CHE POL", "visit held 2009 Switzerland CHE POL"],
    ),
    (
        "an official told again by his state alone is on the same visit",
        "Amman",
        "King Abdullah of Jordan received visiting Omani Foreign Minister Yusuf bin Alawi here on Wednesday. "
        "The Omani official arrived in Amman on Tuesday night.",
        ["meeting held 2016-03-16 Amman JOR OMN", "visit held 2016-03-15/2016-03-16 Amman JOR OMN"],
    ),
    (
        "where a companion comes from, nobody else has been",
        "Lima",
        "Peruvian President Ollanta Humala leaves for Quito on Friday. He will be accompanied by Foreign "
        "Minister Ana Sanchez, who returns from Bogota today, and adviser Luis Vega.",
        ["visit held 2016-03-16 Bogota COL PER", "visit planned 2016-03-18 Quito ECU PER"],
    ),
    (
        "a tour that begins here, and the two who conferred where they went",
        "Rabat",
        "President Park Geun-hye of South Korea began a four-nation tour of Africa here today, welcomed by "
        "President Macky Sall of Senegal. The two presidents rode to a palace, where they conferred.",
        ["meeting held 2016-03-16 Rabat KOR SEN", "visit held 2016-03-16 Rabat KOR MAR"],
    ),
    (
        "the year of the last one who came is not that of the visit",
        "Tbilisi",
        "Danish Prime Minister Lars Rasmussen arrived in Tbilisi on Tuesday. He is the first Danish premier "
        "to visit the country since Poul Schlueter in 1991.",
        [
            "visit held 2016-03-15/2016-03-16 Tbilisi DNK GEO",
        ],
    ),
    (
        "what was moved is on its new day",
        "Oslo",
        "A round of consultations between Norway and Vietnam originally set for March has been moved to May, "
        "a Norwegian foreign ministry spokesman said.",
        [
            "meeting planned 2016-05 None NOR VNM",
        ],
    ),
    (
        "states are counted and then named",
        "Nairobi",
        "Four countries, Kenya, Uganda, Rwanda and Burundi, began a round of talks in Nairobi on Tuesday.",
        [
            "meeting held 2016-03-15 Nairobi BDI KEN RWA UGA",
        ],
    ),
    (
        "a day behind a town opens no list in a newspaper",
        "Dhaka",
        "DHAKA, March 16: Prime Minister Sheikh Hasina met visiting Bhutanese Prime Minister Tshering Tobgay "
        "on Tuesday. During the meeting the two leaders spoke of trade.",
        [
            "meeting held 2016-03-15 Dhaka BGD BTN",
            "visit held 2016-03-15 Dhaka BGD BTN",
        ],
    ),
    (
        "the adviser of a named leader acts for his state",
        "Warsaw",
        "Pavel Novak, Slovak Prime Minister Robert Fico's foreign policy adviser, met Polish Foreign Minister"
        " Witold Waszczykowski in Warsaw on Monday.",
        [
            "meeting held 2016-03-14 Warsaw POL SVK",
        ],
    ),
    (
        "an envoy for a country is not sent by it",
        "Washington",
        "United States Special Representative for Afghanistan Ambassador Richard Olson will visit Pakistan on"
        " Friday.",
        [
            "visit planned 2016-03-18 Pakistan PAK USA",
        ],
    ),
    (
        "an ambassador has his full title",
        "Ulaanbaatar",
        "On March 14, Mongolian Foreign Minister Lundeg Purevsuren received Ambassador Extraordinary and "
        "Plenipotentiary of the Republic of Turkey to Mongolia Murat Karagoz.",
        [
            "meeting held 2016-03-14 Ulaanbaatar MNG TUR",
        ],
    ),
    (
        "talks that come before others are apart from them",
        "Beijing",
        "Chinese President Xi Jinping met with Nepalese Prime Minister Khadga Prasad Oli in the Great Hall of"
        " the People on Tuesday, soon after Oli's talks with Premier Li Keqiang.",
        [
            "meeting held 2016-03-15 Beijing CHN NPL",
            "meeting held 2016-03-15 Beijing CHN NPL",
        ],
    ),
    (
        "a name before a weekday is no part of it",
        "Harare",
        "Zimbabwean President Robert Mugabe returned on Monday. Zambian President Edgar Lungu met Mugabe "
        "Sunday in Durban, South Africa.",
        [
            "meeting held 2016-03-13 Durban ZMB ZWE",
        ],
    ),
    (
        "an office behind a comma is his who was dealt with",
        "Athens",
        "In his talks with Dutch Prime Minister Mark Rutte, also the current chairman of the European Union, "
        "Chinese Premier Li Keqiang spoke of trade.",
        [
            "meeting held 2016-03-16 None CHN NLD",
        ],
    ),
    (
        "rebels of a state do not speak for it",
        "Abuja",
        "African Union mediators on Wednesday held talks with representatives of two Sudanese rebel "
        "movements.",
        [
            "meeting held 2016-03-16 None AU Sudanese rebels",
        ],
    ),
    (
        "the two are those of whom the sentence before speaks as two",
        "Washington",
        "US Secretary of State John Kerry cancelled a visit to Vienna, where he was to meet Chancellor Werner"
        " Faymann. Kerry will meet Russian Foreign Minister Sergei Lavrov on Friday. It will be the second "
        "meeting between the two top diplomats this month. The two met in Munich on March 4.",
        [
            "meeting cancelled undated Vienna AUT USA",
            "meeting held 2016-03-04 Munich RUS USA",
            "meeting planned 2016-03-18 None RUS USA",
            "visit cancelled undated Vienna AUT USA",
        ],
    ),
    (
        "his visit is that of him who came",
        "Islamabad",
        "Azerbaijani Foreign Minister Elmar Mammadyarov will arrive here on Thursday on an official visit. He"
        " will hold talks with Foreign Minister Sartaj Aziz and call on President Mamnoon Hussain. This will "
        "be his third visit.",
        [
            "meeting planned 2016-03-17 Islamabad AZE PAK",
            "meeting planned 2016-03-17 Islamabad AZE PAK",
            "visit planned 2016-03-17 Islamabad AZE PAK",
        ],
    ),
    (
        "who is received at an airport is only welcomed",
        "Dhaka",
        "Omani Foreign Minister Yusuf bin Alawi landed at Dhaka airport on Tuesday and was received by State "
        "Minister Shahriar Alam.",
        [
            "visit held 2016-03-15/2016-03-16 Dhaka BGD OMN",
        ],
    ),
    (
        "a list goes on behind his counterpart",
        "Tehran",
        "In Dhaka on Monday, Iranian Foreign Minister Javad Zarif held meetings with Speaker Shirin "
        "Chaudhury, his Bangladeshi counterpart Abul Hassan Ali, the Bangladeshi Prime Minister Sheikh "
        "Hasina, and Bangladeshi Interior Minister Asaduzzaman Khan.",
        [
            "meeting held 2016-03-14 Dhaka BGD IRN",
            "meeting held 2016-03-14 Dhaka BGD IRN",
            "meeting held 2016-03-14 Dhaka BGD IRN",
            "meeting held 2016-03-14 Dhaka BGD IRN",
        ],
    ),
    (
        "a first meeting since taking office has its partner behind",
        "Riyadh",
        "On Thursday, Danish Prime Minister Lars Rasmussen is due to have his first meeting since becoming "
        "premier with Saudi King Salman.",
        [
            "meeting planned 2016-03-17 None DNK SAU",
        ],
    ),
    (
        "later in a trip is on no other visit",
        "Washington",
        "Secretary of State John Kerry will travel to Kenya and Uganda on April 4. Later in the trip he will "
        "meet with Ugandan President Yoweri Museveni.",
        [
            "meeting planned 2016-04-04 Uganda UGA USA",
            "visit planned 2016-04-04 Kenya KEN USA",
            "visit planned 2016-04-04 Uganda UGA USA",
        ],
    ),
    (
        "those who look forward to meeting have not met",
        "New Delhi",
        "Prime Minister Narendra Modi said he is looking forward to meet Afghan President Ashraf Ghani in "
        "Kabul.",
        [
            "meeting planned undated Kabul AFG IND",
        ],
    ),
    (
        "talks follow a journey at once",
        "Moscow",
        "On Tuesday, Boris Johnson, the British foreign secretary, and Russian Foreign Minister Sergei Lavrov"
        " gave a press conference following talks.",
        [
            "meeting held 2016-03-15 Moscow GBR RUS",
        ],
    ),
    (
        "capitals joined by a hyphen are two governments",
        "Minsk",
        "A new round of the Belgrade-Pristina dialogue will be held in Brussels on Friday. The Moscow-Beijing"
        " train was late.",
        [
            "meeting planned 2016-03-18 Brussels SRB XKX",
        ],
    ),
    (
        "prime ministers are named by turns behind their states",
        "Tashkent",
        "President Islam Karimov of Uzbekistan held bilateral meetings on Tuesday with the Prime Ministers of"
        " Armenia Hovik Abrahamyan, Moldova Pavel Filip and Belarus Andrei Kobyakov.",
        [
            "meeting held 2016-03-15 Tashkent ARM UZB",
            "meeting held 2016-03-15 Tashkent BLR UZB",
            "meeting held 2016-03-15 Tashkent MDA UZB",
        ],
    ),
    (
        "a visit from somebody is his",
        "Caracas",
        "Venezuela says a visit from Argentine President Mauricio Macri on Friday will reopen dialogue.",
        [
            "visit planned 2016-03-18 Caracas ARG VEN",
        ],
    ),
    (
        "plans for a meeting are on hold",
        "Caracas",
        "Plans for a meeting in April between President Nicolas Maduro and President Juan Manuel Santos of "
        "Colombia are on hold.",
        [
            "meeting cancelled 2016-04 None COL VEN",
        ],
    ),
    (
        "those who go to a summit have not met yet",
        "Bishkek",
        "Chancellor Angela Merkel of Germany is in Bishkek. She is to leave for Ulan Bator to take part in "
        "the ASEM summit.",
        [
            "conference planned undated Ulan Bator ASEM",
        ],
    ),
    (
        "talks that a state speaks of are its own",
        "Cairo",
        "Egypt said that the latest round of talks with Ethiopia in Kinshasa ended on Tuesday.",
        [
            "meeting held 2016-03-15 Kinshasa EGY ETH",
        ],
    ),
    (
        "a conversation lasts with somebody",
        "London",
        "Chancellor George Osborne flew to Berlin to-day and had a conversation lasting three hours with "
        "German Finance Minister Wolfgang Schaeuble.",
        [
            "meeting held 2016-03-16 Berlin DEU GBR",
            "visit held 2016-03-16 Berlin DEU GBR",
        ],
    ),
    (
        "ministers retreat",
        "Hanoi",
        "The ASEAN Foreign Ministers' Retreat was held in Nha Trang on March 10-11. Rebels fought on in "
        "retreat.",
        [
            "conference held 2016-03-10/2016-03-11 Nha Trang ASEAN",
        ],
    ),
    (
        "a president of the Republic has a name behind",
        "Budapest",
        "Czech President of the Republic Milos Zeman met Hungarian Prime Minister Viktor Orban on Tuesday.",
        [
            "meeting held 2016-03-15 Budapest CZE HUN",
        ],
    ),
    (
        "an ambassador to the Kingdom has a name behind",
        "Riyadh",
        "King Salman of Saudi Arabia received in his office at Al-Yamamah Palace on Tuesday the Ambassador of"
        " Japan to the Kingdom, Tsukasa Uemura.",
        [
            "meeting held 2016-03-15 Riyadh JPN SAU",
        ],
    ),
    (
        "days are numbered from the one to the other",
        "Beijing",
        "From the 9th to the 16th of April, Foreign Minister Wang Yi of China will visit Gabon.",
        [
            "visit planned 2016-04-09/2016-04-16 Gabon CHN GAB",
        ],
    ),
    (
        "one noun stands for experts of both",
        "Islamabad",
        "Talks here on Tuesday between officials and technical experts of Pakistan and India ended early.",
        [
            "meeting held 2016-03-15 Islamabad IND PAK",
        ],
    ),
    (
        "two of one party do not meet another",
        "New Delhi",
        "Foreign ministers of India and Pakistan will meet on Friday. Prime Minister Narendra Modi met his "
        "predecessor Manmohan Singh on Monday.",
        [
            "meeting planned 2016-03-18 None IND PAK",
        ],
    ),
    (
        "who congratulates by phone calls",
        "Tehran",
        "Saudi King Salman congratulated Iran's President Hassan Rouhani by phone on Tuesday.",
        [
            "call held 2016-03-15 None IRN SAU",
        ],
    ),
    (
        "a summit that will be hosted lies ahead",
        "Beijing",
        "Officials of both countries prepared for the ASEAN summit, which will be hosted by Laos this year.",
        [
            "conference planned 2016 None ASEAN",
        ],
    ),
]


@pytest.mark.parametrize(("name", "dateline", "text", "told"), REPORTS, ids=[row[0] for row in REPORTS])
def test_a_contact_told_beside_others(name: str, dateline: str, text: str, told: list[str]) -> None:
    account = read_report(Report(text=text, published=DAY, dateline=dateline))
    found = [
        f"{c.mode} {c.status} {c.date or 'undated'} {c.place} {' '.join(c.states)}" for c in account.contacts
    ]
    assert sorted(found) == sorted(told)


def test_a_companion_is_not_joined_where_he_has_been_alone() -> None:
    text = (
        "Peruvian President Ollanta Humala leaves for Quito on Friday. He will be accompanied by Foreign "
        "Minister Ana Sanchez, who returns from Bogota today, and adviser Luis Vega."
    )
    account = read_report(Report(text=text, published=DAY, dateline="Lima"))
    guests = {c.place: [p.name for p in c.participants] for c in account.contacts}
    assert guests["Bogota"] == ["Ana Sanchez"]
    assert guests["Quito"][:2] == ["Ollanta Humala", "Ana Sanchez"]
