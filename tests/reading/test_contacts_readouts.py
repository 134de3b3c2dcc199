"""Contacts as readouts, envoys and lists tell of them: who stands for whom, and who was there."""

import pytest

import verbale

type Told = tuple[str, str, str | None, str | None, str]  # mode, status, date, place, parties


def told(text: str, published: str = "2007-05-09") -> list[Told]:
    account = verbale.read(text, published=published)
    return [(c.mode, c.status, c.date, c.place, " ".join(c.states)) for c in account.contacts]


def taking_part(text: str, published: str) -> list[list[str]]:
    account = verbale.read(text, published=published)
    return [[person.name for person in contact.participants] for contact in account.contacts]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Burkina Faso's President Blaise Compaore on Tuesday received an envoy of Libyan leader Moammar "
            "Gaddafi in Ouagadougou.",
            [("meeting", "held", "2007-05-08", "Ouagadougou", "BFA LBY")],
        ),
        (
            "A session of the NATO-Georgia Commission with Georgian Foreign Minister Gela Bezhuashvili was "
            "held on Tuesday.",
            [("meeting", "held", "2007-05-08", None, "GEO NATO")],
        ),
        (
            "The leaders of Serbia, Croatia and Slovenia initialed a water accord on Tuesday.",
            [("meeting", "held", "2007-05-08", None, "HRV SRB SVN")],
        ),
        (
            "French President Nicolas Sarkozy on Tuesday brought together Greek Prime Minister Costas "
            "Karamanlis and Turkish President Ahmet Necdet Sezer for a three-way meeting in Paris.",
            [("meeting", "held", "2007-05-08", "Paris", "FRA GRC TUR")],
        ),
        (
            "The culture ministers of the two Koreas will meet in Seoul in June.",
            [("meeting", "planned", "2007-06", "Seoul", "KOR PRK")],
        ),
        (
            "Chilean President Michelle Bachelet and President Alan Garcia of Peru met in Lima on Tuesday. "
            "The defence ministers of the two countries will meet in Santiago next month.",
            [
                ("meeting", "held", "2007-05-08", "Lima", "CHL PER"),
                ("meeting", "planned", "2007-06", "Santiago", "CHL PER"),
            ],
        ),
        (
            "Vice President Dick Cheney called Polish President Lech Kaczynski on Tuesday to express thanks.",
            [("call", "held", "2007-05-08", None, "POL USA")],
        ),
        (
            "The first summit between Polish President Lech Kaczynski and Czech President Vaclav Klaus ended "
            "in Krakow on Tuesday.",
            [("meeting", "held", "2007-05-08", "Krakow", "CZE POL")],
        ),
        (
            "AU envoys are expected in Khartoum on Friday to mediate between the government and the rebels.",
            [("visit", "planned", "2007-05-11", "Khartoum", "AU SDN")],
        ),
    ],
)
def test_who_stands_for_whom(sentence: str, expected: list[Told]) -> None:
    assert told(sentence) == expected


def test_a_day_or_a_place_may_stand_before_the_name() -> None:
    text = (
        "TBILISI, May 9 - Polish Foreign Minister Anna Fotyga arrived in Georgia on Wednesday. On Thursday "
        "Fotyga will meet President Mikheil Saakashvili. From Tbilisi Fotyga will travel to Chisinau, where "
        "she is due to hold talks with Moldovan President Vladimir Voronin on May 12.\n"
    )
    assert [each[0] + " " + str(each[2]) for each in told(text)][1:] == [
        "meeting 2007-05-10",
        "visit 2007-05-12",
        "meeting 2007-05-12",
    ]


def test_a_family_name_may_be_a_rank() -> None:
    text = (
        "LONDON, Dec 3 - Prime Minister John Major received Danish Prime Minister Poul Schluter in London on "
        "Tuesday. Major will travel to Lisbon next week for talks with Prime Minister Anibal Cavaco Silva.\n"
    )
    assert taking_part(text, "1991-12-03") == [
        ["John Major", "Poul Schluter"],
        ["John Major"],
        ["John Major", "Anibal Cavaco Silva"],
    ]


def test_who_attended_a_summit_takes_part() -> None:
    text = (
        "LA PAZ - Presidents of eight South American nations met here Tuesday. The summit was attended by "
        "Brazil's Luiz Inacio Lula da Silva, Peru's Alan Garcia and Ecuador's Rafael Correa.\n"
    )
    assert [contact[4] for contact in told(text)] == ["BRA ECU PER"]


def test_each_of_two_leaders_of_delegations_takes_part() -> None:
    text = (
        "Talks between Syrian and Turkish delegations, led by Walid Muallem and Abdullah Gul respectively, "
        "took place in Aleppo on May 7.\n"
    )
    assert taking_part(text, "2007-05-09") == [["Walid Muallem", "Abdullah Gul"]]


def test_a_message_about_a_conference_is_no_conference() -> None:
    text = "Envoys handed Benin's President Boni Yayi a letter on the African Union summit on Tuesday.\n"
    assert not [contact for contact in told(text) if contact[0] == "conference"]


def test_what_is_scheduled_covers_the_talks_on_the_way() -> None:
    text = (
        "Philippine President Gloria Arroyo is also scheduled to make a stopover in Bangkok to confer with "
        "Thai Prime Minister Surayud Chulanont.\n"
    )
    assert [contact[:2] for contact in told(text)] == [("visit", "planned"), ("meeting", "planned")]


def test_a_release_in_the_first_person_is_its_writers() -> None:
    text = (
        "MEDIA RELEASE BY FOREIGN MINISTER WINSTON PETERS\n\n9 May 2007\n\n"
        "I will visit Tonga and Samoa next week. New Zealand is their neighbour. In Tonga I will hold "
        "talks with Prime Minister Feleti Sevele.\n"
    )
    parties = [(contact[0], contact[4]) for contact in told(text)]
    assert parties == [("visit", "NZL TON"), ("visit", "NZL WSM"), ("meeting", "NZL TON")]


def test_who_leads_a_delegation_abroad_is_from_neither_state_it_goes_to() -> None:
    text = (
        "Homeland Security Advisor Jane Roe led an interagency delegation to Peru and Chile on Tuesday. "
        "While in Peru, Roe met with President Alan Garcia. The United States will open an office in Lima.\n"
    )
    assert {contact[4] for contact in told(text)} == {"PER USA", "CHL USA"}


def test_whom_a_delegation_met_is_not_met_by_the_last_host() -> None:
    text = (
        "A Kenyan delegation met Prime Minister Fiame Mataafa of Samoa on Tuesday.\n\n"
        + "The islands depend on fish, and prices for it have been low for years on end. " * 8
        + "\n\nIt went on to Tonga, where the delegation met Prime Minister Feleti Sevele.\n"
    )
    assert {contact[4] for contact in told(text)} == {"KEN WSM", "KEN TON"}


def test_who_was_met_may_stand_in_a_list_of_lines() -> None:
    text = (
        "Estonian Foreign Minister Urmas Paet held bilateral meetings in Tallinn on Tuesday with:\n"
        "- Foreign Minister of Finland, Ilkka Kanerva\n"
        "- Foreign Minister of Latvia, Artis Pabriks\n"
        "Trade was discussed."
    )
    assert sorted(told(text)) == [
        ("meeting", "held", "2007-05-08", "Tallinn", "EST FIN"),
        ("meeting", "held", "2007-05-08", "Tallinn", "EST LVA"),
    ]


def test_who_opens_speaks_to_or_comes_back_from_a_conference_was_there() -> None:
    text = (
        "ABUJA, May 8 -- The African Union summit was opened by Nigerian President Olusegun Obasanjo. Kenyan "
        "President Mwai Kibaki told the African Union summit that war must end. Ghana's leader John Kufuor "
        "returned from the African Union summit on Wednesday."
    )
    names = taking_part(text, "2007-05-09")
    assert {name for one in names for name in one} == {"John Kufuor", "Mwai Kibaki", "Olusegun Obasanjo"}


def test_two_may_lead_one_delegation() -> None:
    text = (
        "Chinese Vice Premier Wu Yi met a Peruvian delegation led by Foreign Minister Oscar Maurtua and "
        "Trade Minister Alfredo Ferrero on Tuesday."
    )
    assert taking_part(text, "2007-05-09") == [["Wu Yi", "Oscar Maurtua", "Alfredo Ferrero"]]
