"""Contacts as other outlets and other decades tell of them: title case, old datelines, readouts."""

import pytest

import verbale

type Told = tuple[str, str, str | None, str | None, str]  # mode, status, date, place, parties


def told(text: str, published: str | None) -> list[Told]:
    account = verbale.read(text, published=published)
    return [(c.mode, c.status, c.date, c.place, " ".join(c.states)) for c in account.contacts]


def test_a_headline_in_title_case_names_nobody_new() -> None:
    text = (
        "Prodi Opens Talks With Erdogan in Ankara\n\n"
        "ANKARA, May 5 -- Prime Minister Romano Prodi of Italy opened two days of talks with Prime Minister "
        "Recep Tayyip Erdogan of Turkey today.\n"
    )
    assert [told[:2] + told[4:] for told in told(text, "2007-05-06")] == [("meeting", "held", "ITA TUR")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Iranian Foreign Minister Manouchehr Mottaki ruled out meeting U.S. Secretary of State "
            "Condoleezza Rice.",
            [("meeting", "cancelled", None, None, "IRN USA")],
        ),
        (
            "Polish President Lech Kaczynski and his Czech counterpart Vaclav Klaus will see each other in "
            "Krakow on Friday.",
            [("meeting", "planned", "2007-05-11", "Krakow", "CZE POL")],
        ),
        (
            "Egyptian President Hosni Mubarak flew to Khartoum on Monday, where he met President Omar "
            "al-Bashir of Sudan, and returned to Cairo.",
            [
                ("visit", "held", "2007-05-07", "Khartoum", "EGY SDN"),
                ("meeting", "held", "2007-05-07", "Khartoum", "EGY SDN"),
            ],
        ),
        (
            "Ahead of the summit, President Hugo Chavez of Venezuela held a private meeting with his "
            "Bolivian counterpart Evo Morales.",
            [("meeting", "held", None, None, "BOL VEN")],
        ),
        (
            "Presidents Nestor Kirchner of Argentina, Michelle Bachelet of Chile and Tabare Vazquez of "
            "Uruguay agreed to meet in Montevideo on June 25.",
            [("meeting", "planned", "2007-06-25", "Montevideo", "ARG CHL URY")],
        ),
        (
            "German Chancellor Angela Merkel held talks with Polish President Lech Kaczynski on Saturday and "
            "with Czech President Vaclav Klaus on Sunday.",
            [
                ("meeting", "held", "2007-05-05", None, "DEU POL"),
                ("meeting", "held", "2007-05-06", None, "CZE DEU"),
            ],
        ),
        (
            "President Jacques Chirac of France discussed the plan with German Chancellor Angela Merkel and "
            "British Prime Minister Tony Blair in separate phone calls on Monday.",
            [
                ("call", "held", "2007-05-07", None, "DEU FRA"),
                ("call", "held", "2007-05-07", None, "FRA GBR"),
            ],
        ),
        (
            "President Hamid Karzai of Afghanistan shook hands with Pakistani President Pervez Musharraf in "
            "Ankara on Saturday.",
            [("meeting", "held", "2007-05-05", "Ankara", "AFG PAK")],
        ),
        (
            "Greek Foreign Minister Dora Bakoyannis returned on Sunday from a three-day visit to Tirana.",
            [("visit", "held", "2007-05-04/2007-05-06", "Tirana", "ALB GRC")],
        ),
        (
            "President Viktor Yushchenko of Ukraine is scheduled to visit Ottawa in November.",
            [("visit", "planned", "2007-11", "Ottawa", "CAN UKR")],
        ),
    ],
)
def test_wordings(sentence: str, expected: list[Told]) -> None:
    assert told(sentence, "2007-05-08") == expected


def test_what_was_postponed_twice_is_still_ahead() -> None:
    text = (
        "The Spanish foreign minister, Miguel Angel Moratinos, will travel to Rabat tomorrow. The visit, "
        "postponed twice, had been requested by Madrid."
    )
    assert told(text, "2007-05-08") == [("visit", "planned", "2007-05-09", "Rabat", "ESP MAR")]


def test_separately_is_one_by_one() -> None:
    text = (
        "Australian Prime Minister Kevin Rudd met with the Prime Minister of Papua New Guinea, Sir Michael "
        "Somare, and, separately, with the Prime Minister of Fiji, Frank Bainimarama, in Apia on Monday."
    )
    assert [each[4] for each in told(text, "2008-05-07")] == ["AUS PNG", "AUS FJI"]


def test_a_clause_about_the_past_does_not_take_the_day_of_a_journey_ahead() -> None:
    text = (
        "U.N. envoy Alvaro de Soto, who met Greek Foreign Minister George Papandreou, will travel to Ankara "
        "next week."
    )
    assert ("meeting", "held", None, None, "GRC UN") in told(text, "2003-05-08")
    dispatch = f"ATHENS, May 8 -- {text}"
    assert ("meeting", "held", "2003-05-08", "Athens", "GRC UN") in told(dispatch, "2003-05-08")


def test_what_is_told_without_a_day_has_the_day_that_the_report_bears() -> None:
    text = (
        "Deputy Prime Minister Bert Koenders of the Netherlands met Moroccan Foreign Minister Nasser Bourita."
    )
    assert [date for _, _, date, _, _ in told(text, "2017-03-02")] == [None]
    assert [date for _, _, date, _, _ in told(f"Talks on trade\n\n2 March 2017, 19:30\n\n{text}", None)] == [
        "2017-03-02"
    ]


def test_before_1990_offices_and_capitals_are_those_of_the_day() -> None:
    text = (
        "MOSCOW, May 24 -- President Nixon and Leonid I. Brezhnev, the Soviet party leader, met today "
        "in the Kremlin. Mr. Nixon had seen Chancellor Kreisky in Salzburg on Saturday.\n"
    )
    assert told(text, "1972-05-25") == [
        ("meeting", "held", "1972-05-24", "Moscow", "SUN USA"),
        ("meeting", "held", "1972-05-20", "Salzburg", "AUT USA"),
    ]


def test_they_are_those_who_came_together() -> None:
    text = (
        "Spanish Foreign Minister Miguel Angel Moratinos and Defence Minister Jose Antonio Alonso arrived in "
        "Beirut on Tuesday. They are to be received by Lebanese Prime Minister Fouad Siniora."
    )
    account = verbale.read(text, published="2007-05-08")
    assert [(c.mode, c.status, " ".join(c.states)) for c in account.contacts] == [
        ("visit", "held", "ESP LBN"),
        ("meeting", "planned", "ESP LBN"),
    ]
    assert {p.name for p in account.contacts[1].participants} == {
        "Miguel Angel Moratinos",
        "Jose Antonio Alonso",
        "Fouad Siniora",
    }


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (
            "Norwegian Foreign Minister Ine Soreide met her Omani counterpart Yusuf bin Alawi on the "
            "sidelines of the Munich Security Conference on Friday.",
            "Munich",
        ),
        (
            "Norwegian Foreign Minister Ine Soreide met her Omani counterpart Yusuf bin Alawi in Muscat, and "
            "not on the sidelines of the Oslo Forum.",
            "Muscat",
        ),
        (
            "Croatian President Zoran Milanovic talked with Iraqi Prime Minister Haider al-Abadi at the "
            "Munich Security Conference on Saturday.",
            "Munich",
        ),
        (
            "Slovak President Rudolf Schuster called off a meeting with Greek Foreign Minister George "
            "Papandreou that had been planned for Thursday in Skopje.",
            "Skopje",
        ),
    ],
)
def test_the_words_around_an_occasion_say_where_it_is(sentence: str, place: str) -> None:
    assert told(sentence, "2018-02-19")[0][3] == place
