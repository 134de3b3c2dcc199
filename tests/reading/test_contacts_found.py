"""Who deals with whom, in wordings beyond the plainest: modes and parties of all that a sentence"
" tells."""

import pytest

from verbale.reading.pipeline import read_report
from verbale.report import Report

TOLD: list[tuple[str, str, list[str]]] = [
    (
        "Kenyan President Uhuru Kenyatta contacted the leaders of Ethiopia, Sudan and Uganda by "
        "telephone on Monday.",
        "NAIROBI",
        ["call ETH KEN", "call KEN SDN", "call KEN UGA"],
    ),
    (
        "Norway's ambassador extended an invitation to Chinese Foreign Minister Wang Yi to visit Oslo.",
        "BEIJING",
        ["visit CHN NOR"],
    ),
    (
        "Chinese Foreign Minister Wang Yi accepted an invitation from his Norwegian counterpart to Oslo.",
        "BEIJING",
        ["visit CHN NOR"],
    ),
    (
        "Two UN inspectors met with Iraqi Foreign Minister Naji Sabri on Tuesday.",
        "BAGHDAD",
        ["meeting IRQ UN"],
    ),
    (
        "European foreign ministers meeting in Luxembourg called on the two sides to stop fighting.",
        "LUXEMBOURG",
        ["conference EU"],
    ),
    (
        "African leaders will meet in Addis Ababa next week.",
        "NAIROBI",
        ["conference AU"],
    ),
    (
        "Arab foreign ministers met in Cairo on Sunday.",
        "CAIRO",
        ["conference Arab League"],
    ),
    (
        "Thai Prime Minister Prayut Chan-o-cha and Lao Prime Minister Thongloun Sisoulith jointly"
        " opened a bridge over the Mekong on Monday.",
        "VIENTIANE",
        ["meeting LAO THA"],
    ),
    (
        "Turkish Foreign Minister Mevlut Cavusoglu handed over to the Greek ambassador a "
        "diplomatic note on Monday.",
        "ANKARA",
        ["message GRC TUR"],
    ),
    (
        "Spanish King Felipe VI will attend the inauguration of Chilean President Gabriel Boric "
        "in Santiago on Friday.",
        "MADRID",
        ["visit CHL ESP"],
    ),
    (
        "Visiting former Finnish president, Martti Ahtisaari, told guests on Thursday trade should grow.",
        "HARARE",
        ["visit FIN ZWE"],
    ),
    (
        "Egyptian Premier Mostafa Madbouly flew here from Malaysia, where he had spent days on a visit.",
        "SINGAPORE",
        ["visit EGY MYS", "visit EGY SGP"],
    ),
    (
        "The storm will not prevent Danish Foreign Minister Jeppe Kofod from visiting Jordan on Sunday.",
        "COPENHAGEN",
        ["visit DNK JOR"],
    ),
    (
        "President Duda's tour includes stops in Chile, Peru and Bolivia.",
        "WARSAW",
        ["visit CHL POL", "visit PER POL", "visit BOL POL"],
    ),
    (
        "NATO parliamentary forum opens in Doha Saturday.",
        "CAIRO",
        ["conference NATO"],
    ),
    (
        "The UN Human Rights Commission opened its annual session in Geneva on Monday.",
        "GENEVA",
        ["conference UN"],
    ),
    (
        "The 53rd session of the UN Human Rights Commission opened in Geneva on Monday.",
        "GENEVA",
        ["conference UN"],
    ),
    (
        "He spoke at the yearly meeting of the UN Human Rights Commission in Geneva.",
        "GENEVA",
        ["conference UN"],
    ),
    (
        "The World Summit on the Information Society opened in Tunis on Wednesday.",
        "TUNIS",
        ["conference UN"],
    ),
    (
        "The East Asia Summit will be held in Kuala Lumpur on Wednesday.",
        "KUALA LUMPUR",
        ["conference East Asia Summit"],
    ),
    (
        "The Southern African International Dialogue (SAID) opened in Maseru on Monday.",
        "MASERU",
        ["conference SAID"],
    ),
    (
        "Russia and NATO will hold a meeting of the Russia-NATO Council in Brussels on Friday.",
        "MOSCOW",
        ["meeting NATO RUS"],
    ),
    (
        "Peace talks between the Colombian government and FARC rebels resumed in Havana on Monday.",
        "HAVANA",
        ["meeting COL FARC"],
    ),
    (
        "Norway has failed to arrange a meeting between Sri Lanka and the Tamil Tigers.",
        "COLOMBO",
        ["meeting LKA LTTE"],
    ),
    (
        "Polish President Andrzej Duda met German Chancellor Angela Merkel in Berlin on Monday. "
        "The two sides agreed to meet again next month.",
        "BERLIN",
        ["meeting DEU POL", "meeting DEU POL"],
    ),
    (
        "China and Japan held the third round of talks in Tokyo on Monday. The fourth round will "
        "be held in Beijing in August.",
        "TOKYO",
        ["meeting CHN JPN", "meeting CHN JPN"],
    ),
    (
        "UN envoy Horst Koehler will hold talks with Moroccan and Polisario leaders next week.",
        "GENEVA",
        ["meeting MAR UN", "meeting Polisario UN"],
    ),
    (
        "UN chief to visit China in December",
        "BEIJING",
        ["visit CHN UN"],
    ),
    (
        "China, Japan to hold talks on gas in Tokyo",
        "BEIJING",
        ["meeting CHN JPN"],
    ),
    (
        "China, Russia hold strategic dialogue in Moscow",
        "BEIJING",
        ["meeting CHN RUS"],
    ),
    (
        "Senior Chinese legislator meets Korean guests",
        "BEIJING",
        ["meeting CHN KOR"],
    ),
    (
        "French president in Beirut for talks with Lebanese leaders",
        "BEIRUT",
        ["visit FRA LBN", "meeting FRA LBN"],
    ),
    (
        "Talks with the Iranian delegation were held in Moscow on Tuesday, the Russian foreign "
        "ministry said.",
        "MOSCOW",
        ["meeting IRN RUS"],
    ),
    (
        "Prime Minister Mette Frederiksen of Denmark joined President Emmanuel Macron of France "
        "for dinner in Paris on Friday.",
        "PARIS",
        ["meeting DNK FRA"],
    ),
    (
        "Danish Prime Minister Mette Frederiksen will see French President Emmanuel Macron on Friday.",
        "PARIS",
        ["meeting DNK FRA"],
    ),
    (
        "Israeli Prime Minister Benjamin Netanyahu held a video conference with French President "
        "Emmanuel Macron.",
        "JERUSALEM",
        ["call FRA ISR"],
    ),
    (
        "German Chancellor Angela Merkel called Russian President Vladimir Putin on Monday.",
        "BERLIN",
        ["call DEU RUS"],
    ),
    (
        "Manchester United visit Barcelona on Wednesday in the Champions League.",
        "LONDON",
        [],
    ),
    (
        "England met Germany in the final in Berlin.",
        "LONDON",
        [],
    ),
    (
        "Ted Cruz met with voters in Iowa. Mexico must pay, Donald Trump said.",
        "DES MOINES",
        [],
    ),
    (
        "Swiss player Roger Federer will meet Spain's Rafael Nadal in the semifinal.",
        "LONDON",
        [],
    ),
    (
        "A Chinese tourist arrived in Bangkok on Monday.",
        "BANGKOK",
        [],
    ),
    (
        "The US embassy in Nairobi remained closed after a visit by inspectors.",
        "NAIROBI",
        [],
    ),
    (
        "The Brazilian actor visited France last year.",
        "PARIS",
        [],
    ),
    (
        "US troops arrived in Poland on Monday.",
        "WARSAW",
        [],
    ),
    (
        "A group of British students visited Poland last week.",
        "LONDON",
        [],
    ),
]


@pytest.mark.parametrize(("text", "dateline", "told"), TOLD, ids=[row[0][:60] for row in TOLD])
def test_a_text_tells_of_its_contacts(text: str, dateline: str, told: list[str]) -> None:
    account = read_report(Report(text=text, published="2019-06-12", dateline=dateline))
    found = [" ".join((contact.mode, *contact.states)) for contact in account.contacts]
    assert sorted(found) == sorted(told)


def test_a_spokesman_takes_no_part_in_what_he_tells() -> None:
    text = (
        "Foreign ministry spokesman Heikki Virtanen said at the talks between Finnish Foreign "
        "Minister Pekka "
        "Haavisto and his Swedish counterpart Ann Linde in Helsinki on Monday that trade had grown."
    )
    [contact] = read_report(Report(text=text, published="2019-06-12", dateline="HELSINKI")).contacts
    assert {p.name for p in contact.participants} == {"Pekka Haavisto", "Ann Linde"}


def test_whoever_attends_a_conference_takes_part_in_it() -> None:
    text = (
        "The summit of the African Union opens in Addis Ababa on Friday. The AU summit will be "
        "attended by "
        "Kenyan President Uhuru Kenyatta."
    )
    [contact] = read_report(Report(text=text, published="2019-06-12", dateline="NAIROBI")).contacts
    assert (contact.mode, contact.states) == ("conference", ("AU",))
    assert [p.name for p in contact.participants] == ["Uhuru Kenyatta"]


def test_the_way_to_a_conference_is_no_visit() -> None:
    text = (
        "Kenyan President Uhuru Kenyatta arrived in Addis Ababa on Thursday to attend the African "
        "Union summit."
    )
    account = read_report(Report(text=text, published="2019-06-14", dateline="ADDIS ABABA"))
    assert [c.mode for c in account.contacts] == ["conference"]


def test_whom_somebody_also_met_he_met_on_another_occasion() -> None:
    text = (
        "Polish President Andrzej Duda met Turkish President Recep Tayyip Erdogan in Ankara on "
        "Monday. Duda also "
        "met Turkish Foreign Minister Mevlut Cavusoglu."
    )
    account = read_report(Report(text=text, published="2019-06-12", dateline="ANKARA"))
    assert [c.states for c in account.contacts if c.mode == "meeting"] == [("POL", "TUR")] * 2


def test_a_private_person_is_no_party() -> None:
    text = (
        "Ted Miller met with voters in Iowa on Monday. Mexico must pay for the wall, Miller said. "
        "Mexico refuses."
    )
    assert read_report(Report(text=text, published="2019-06-12", dateline="DES MOINES")).contacts == ()
