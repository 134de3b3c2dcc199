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
