"""Actors as a reader would name them in short reports."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.account import Actor
from verbale.reading.pipeline import load, read_report
from verbale.report import Report

DAY = "2016-03-09"


def actors(text: str, *, published: str | None = DAY, dateline: str | None = None) -> tuple[Actor, ...]:
    return read_report(Report(text=text, published=published, dateline=dateline)).actors


def persons(text: str, **known: str | None) -> dict[str, Actor]:
    return {actor.name: actor for actor in actors(text, **known) if actor.kind == "person"}


def offices(text: str) -> set[str]:
    return {actor.name for actor in actors(text) if actor.kind == "office"}


def said(text: str, actor: Actor) -> list[str]:
    return [text[slice(*mention.span)] for mention in actor.mentions]


def test_a_title_gives_office_and_party() -> None:
    found = persons("Estonian Foreign Minister Marina Kaljurand met Greek President Prokopis Pavlopoulos.")
    assert (found["Marina Kaljurand"].office, found["Marina Kaljurand"].party) == ("foreign minister", "EST")
    assert (found["Prokopis Pavlopoulos"].office, found["Prokopis Pavlopoulos"].party) == ("president", "GRC")
    assert found["Marina Kaljurand"].basis == "stated"


@pytest.mark.parametrize(
    "text",
    [
        "Marina Kaljurand, the foreign minister of Estonia, arrived in Athens.",
        "Marina Kaljurand, Estonia's foreign minister, arrived in Athens.",
        "Estonia's Marina Kaljurand arrived in Athens.",
        "Marina Kaljurand was appointed foreign minister of Estonia on Monday.",
    ],
)
def test_the_party_is_found_wherever_it_stands(text: str) -> None:
    assert persons(text)["Marina Kaljurand"].party == "EST"


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "Azerbaijani Minister of Emergency Situations Kamaladdin Heydarov spoke.",
            "Kamaladdin Heydarov",
            "emergency situations minister",
        ),
        (
            "Tonga's Attorney-General Linda Folaumoetu'i met Samoa's Prime Minister.",
            "Linda Folaumoetu'i",
            "attorney general",
        ),
        (
            "Singapore's Minister for Law K Shanmugam opened the school.",
            "K Shanmugam",
            "law minister",
        ),
        (
            "Fiji's Minister for Home Affairs and Minister for Law Mr Pio Tikoduadua opened the school.",
            "Pio Tikoduadua",
            "interior minister",
        ),
        (
            "Singapore's Senior Minister of State for Law Edwin Tong opened the school.",
            "Edwin Tong",
            "senior minister of state for law",
        ),
        (
            "Said Vice-Chairman of Vietnam's Central Military Commission Phung Quang Thanh.",
            "Phung Quang Thanh",
            "vice-chairman of central military commission",
        ),
        ("Hong Kong Chief Executive Leung Chun-ying spoke.", "Leung Chun-ying", "chief executive"),
    ],
)
def test_what_an_office_is_charged_with_is_no_part_of_the_name(text: str, name: str, office: str) -> None:
    assert persons(text)[name].office == office


def test_later_mentions_go_to_the_full_name() -> None:
    text = (
        "Japan's Foreign Minister Kenji Ikeda arrived on Monday. Ikeda will visit Seoul later. "
        "The minister said he was pleased. A delegation waits for Ikeda there."
    )
    [found] = persons(text).values()
    mentions = said(text, found)
    assert mentions.count("Ikeda") == 2
    assert {"minister", "he"} <= set(mentions)


def test_an_office_without_a_name_is_an_actor() -> None:
    assert offices("The Danish defence minister flew to Riga.") == {"Defence minister of Denmark"}


def test_plural_offices_give_one_actor_a_state() -> None:
    text = "The foreign ministers of Peru and Chile will meet."
    assert offices(text) == {"Foreign minister of Peru", "Foreign minister of Chile"}


def test_plural_offices_are_named_alike_or_not_at_all() -> None:
    text = (
        "The Norwegian and Polish presidents held talks, officials said. "
        "Polish President Andrzej Duda spoke first."
    )
    assert offices(text) == {"President of Norway", "President of Poland"}
    text = (
        "Polish President Andrzej Duda met Czech President Milos Zeman. "
        "The Polish and Czech presidents left together."
    )
    assert offices(text) == set()


def test_a_group_of_states_is_no_part_of_the_office() -> None:
    text = "A letter went to the foreign ministers of the Baltic trio of Estonia, Latvia and Lithuania."
    assert offices(text) == {f"Foreign minister of {state}" for state in ("Estonia", "Latvia", "Lithuania")}


def test_the_lead_describes_and_the_next_sentence_names() -> None:
    text = (
        "The Slovenian trade envoy promised new routes on Tuesday.\n\n"
        "Bojan Trstenjak told reporters in Tunis that ships would follow."
    )
    found = persons(text)["Bojan Trstenjak"]
    assert (found.party, found.office, found.basis) == ("SVN", "trade envoy", "stated")
    assert "Slovenian trade envoy" in said(text, found)
    assert offices(text) == set()


def test_a_counterpart_has_the_other_s_office() -> None:
    found = persons("Latvian Foreign Minister Edgars Rinkevics met his Maltese counterpart George Vella.")
    assert (found["George Vella"].office, found["George Vella"].party) == ("foreign minister", "MLT")


def test_tenures_tell_the_party_of_a_bare_name() -> None:
    found = persons("Nobody in Lisbon knew when Angela Merkel would come.")["Angela Merkel"]
    assert (found.party, found.basis) == ("DEU", "knowledge")


def test_a_numeral_tells_kings_of_one_name_apart() -> None:
    text = "King Abdullah II received King Mohammed VI and Queen Elizabeth II."
    found = {name: actor.party for name, actor in persons(text, published="2006-03-15").items()}
    assert found == {"Abdullah II": "JOR", "Mohammed VI": "MAR", "Elizabeth II": "GBR"}


def test_nobody_is_taken_for_the_holder_of_an_office_that_another_holds() -> None:
    text = "King Abdullah will visit Spain, an aide said. Spain is content."
    assert persons(text, published="2006-03-15")["Abdullah"].party is None


def test_an_office_of_another_name_may_be_of_the_same_state() -> None:
    text = "Foreign Secretary Shyam Saran will leave for Kathmandu, said India, as Nepal and its king hoped."
    assert persons(text, published="2006-04-12", dateline="NEW DELHI")["Shyam Saran"].party == "IND"


def test_what_is_stated_goes_before_what_is_known() -> None:
    found = persons("UN envoy Angela Merkel came to Lisbon. Former German chancellor Angela Merkel smiled.")
    assert found["Angela Merkel"].party == "UN"


def test_a_president_acts_for_a_state_and_not_for_those_who_fight_it() -> None:
    text = (
        "MILF rebels and MILF commanders rejected an offer of the MILF peace panel, "
        "President Ramon Bautista said on radio."
    )
    # Without a day nothing is known of who held which office.
    assert persons(text, dateline="MANILA", published=None)["Ramon Bautista"].party == "PHL"


def test_the_rebels_are_the_party_that_the_report_names() -> None:
    text = "UNITA signed the paper. Officials in Luanda said the rebels would lay down their arms."
    [party] = [actor for actor in actors(text) if actor.kind == "party"]
    assert (party.party, said(text, party)) == ("UNITA", ["UNITA", "rebels"])


@pytest.mark.parametrize("word", ["Rotterdam", "Ceasefire", "Reuters", "Ramadan"])
def test_towns_things_and_agencies_are_no_persons(word: str) -> None:
    assert word not in persons(f"{word} was mentioned in the talks. They spoke of {word} at length.")


def test_whose_talks_stand_before_a_clause_is_its_subject() -> None:
    text = "Vice President Joe Biden smiled. During his talks with the Swede, Premier Xi Jinping said no."
    found = persons(text)["Xi Jinping"]
    assert "his" in said(text, found)


def test_a_name_may_end_like_a_pronoun() -> None:
    assert "Liu He" in persons("Chinese Vice Premier Liu He met reporters. He smiled.")


def test_a_capital_acts_or_is_a_place() -> None:
    text = "Ankara rejected the plan. The two sides met in Ankara."
    [state] = [actor for actor in actors(text) if actor.party == "TUR"]
    assert [(mention.kind, mention.span[0]) for mention in state.mentions] == [("metonym", 0)]


@pytest.mark.parametrize(("day", "codes"), [("1989-03-09", {"EC", "GATT"}), ("1999-03-09", {"EU", "WTO"})])
def test_an_organisation_is_what_it_was_on_the_day(day: str, codes: set[str]) -> None:
    text = "The European Commission and the European Community's members will put the case before GATT."
    found = {actor.party for actor in actors(text, published=day) if actor.kind == "organisation"}
    assert found == codes


def test_an_acronym_that_others_bear_needs_another_name_beside_it() -> None:
    told = "The ITC will raise tariffs on steel, officials of the International Trade Commission said."
    named = "The International Tin Council meets on Monday. The ITC has to settle its debts."
    assert all(actor.party != "ITC" for actor in actors(told, published="1986-03-10"))
    [council] = [actor for actor in actors(named, published="1986-03-10") if actor.kind == "organisation"]
    assert council.party == "ITC"
    assert said(named, council) == ["International Tin Council", "ITC"]


def test_a_style_stands_for_a_person() -> None:
    assert persons("The Dalai Lama will meet lawmakers in Vilnius.")["Dalai Lama"].party == "Tibet"


def test_an_office_s_word_may_be_half_of_a_name() -> None:
    found = persons(
        "Iranian Foreign Minister Hossein Amir-Abdollahian met Omani Foreign Minister Badr Albusaidi."
    )
    assert {"Hossein Amir-Abdollahian"} <= set(found)


def test_a_father_s_name_in_address_is_the_same_person() -> None:
    text = (
        'Russian Foreign Minister Sergey Lavrov arrived. "Dear Sergey Viktorovich, welcome," said the host.'
    )
    assert [name for name in persons(text) if name.startswith("Sergey")] == ["Sergey Lavrov"]


@pytest.mark.parametrize(
    ("text", "name", "said_of"),
    [
        ("Azerbaijani Foreign Minister Elmar Mammadyarov came. Mamedyarov smiled.", "Elmar Mammadyarov", 2),
        ("Turkish Foreign Minister Mevlut Cavusoglu came. Mevlut Chavushoglu smiled.", "Mevlut Cavusoglu", 2),
        ("Iranian President Hassan Rouhani came. Ruhani smiled.", "Hassan Rouhani", 2),
        ("Spanish Prime Minister Jose Luis Rodriguez Zapatero came. Rodriguez smiled.", None, 2),
    ],
)
def test_spellings_and_parts_of_a_name_are_one_person(text: str, name: str | None, said_of: int) -> None:
    [person] = persons(text).values()
    assert name is None or person.name == name
    assert len(person.mentions) == said_of


@pytest.mark.parametrize(
    "text",
    [
        "President Ilham Aliyev came with Vice President Mehriban Aliyeva.",
        "Danish minister Kristian Jensen met Danish minister Eva Kjer Hansen.",
    ],
)
def test_like_names_are_two_persons(text: str) -> None:
    assert len(persons(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister of Armenia Zohrab Mnatsakanyan arrived.",
        "From Yerevan Zohrab Mnatsakanyan flew home.",
        "Officials met in Armenia. Armenia Zohrab Mnatsakanyan said nothing.",
    ],
)
def test_a_state_before_a_name_is_no_part_of_it(text: str) -> None:
    assert "Zohrab Mnatsakanyan" in persons(text)


def test_a_day_before_a_title_is_no_part_of_it() -> None:
    text = "On 13 July Russian Minister Sergey Lavrov spoke."
    [person] = persons(text).values()
    assert said(text, person) == ["Russian Minister Sergey Lavrov"]


def test_what_follows_an_office_is_not_always_part_of_it() -> None:
    text = "The Danish and Swedish foreign ministers on the sidelines of the Oslo meeting spoke."
    found = [actor for actor in actors(text) if actor.kind == "office"]
    assert {said(text, actor)[0] for actor in found} == {"Danish and Swedish foreign ministers"}


def test_a_list_of_states_after_a_plural_office() -> None:
    text = "The heads of governments of three countries of the region, including Estonia and Latvia, came."
    assert offices(text) == {"Prime minister of Estonia", "Prime minister of Latvia"}


def test_a_state_goes_by_the_name_that_the_report_uses() -> None:
    assert offices("The foreign minister of Britain came.") == {"Foreign minister of Britain"}
    koreas = {"Foreign minister of North Korea", "Foreign minister of South Korea"}
    assert offices("The foreign ministers of North and South Korea came.") == koreas


def test_an_acronym_in_brackets_is_learned() -> None:
    text = (
        "The Mount Elgon Liberation Front (MELF) freed a convoy. Officials met the MELF in Nairobi, "
        "and the Great Lakes Union of Fishermen (GLUF) welcomed it. The GLUF will write to them."
    )
    found = {actor.name: actor for actor in actors(text)}
    front, union = found["Mount Elgon Liberation Front"], found["Great Lakes Union of Fishermen"]
    assert (front.kind, front.party, len(front.mentions)) == ("party", "MELF", 3)
    assert (union.kind, union.party, len(union.mentions)) == ("organisation", None, 3)


def test_an_unnamed_office_has_the_holder_of_the_day() -> None:
    text = "The Russian president will come to Ankara."
    for day, name in (("2020-03-09", "Vladimir Putin"), ("2009-03-09", "Dmitry Medvedev")):
        [office] = [actor for actor in actors(text, published=day) if actor.kind == "office"]
        assert (office.name, office.holder) == ("President of Russia", name)
    [office] = [actor for actor in actors(text, published=None) if actor.kind == "office"]
    assert office.holder is None


@pytest.mark.parametrize(
    ("text", "name", "sector"),
    [
        ("Estonian Foreign Minister Marina Kaljurand arrived.", "Marina Kaljurand", "GOV"),
        ("US General Wesley Clark arrived.", "Wesley Clark", "MIL"),
        ("The Danish defence minister left.", "Defence minister of Denmark", "GOV"),
        ("Hamas rejected the offer.", "Hamas", "REB"),
        ("Ankara rejected the offer.", "Turkey", "GOV"),
        ("Officials of Turkey rejected the offer.", "Turkey", None),
    ],
)
def test_actors_have_sectors(text: str, name: str, sector: str | None) -> None:
    [actor] = [actor for actor in actors(text) if actor.name == name]
    assert actor.sector == sector


def test_every_party_has_a_score_and_a_reason() -> None:
    text = (
        "Estonian Foreign Minister Marina Kaljurand met Angela Merkel. Turkey's army chief Hulusi Akar and "
        "Deputy Prime Minister Mehmet Simsek spoke in Ankara with mediator Jan Egeland about Turkey."
    )
    for actor in actors(text):
        if actor.party is not None:
            assert actor.score is not None
            assert 0.5 < actor.score < 1.0
            assert actor.reason
    found = persons(text)
    assert found["Marina Kaljurand"].reason == "the report says so: 'Estonian Foreign Minister'"
    assert found["Angela Merkel"].reason.startswith("known as chancellor of Germany since")


def test_a_body_with_a_state_in_its_name_acts_for_it() -> None:
    text = "Jia Qinglin of the Communist Party of China (CPC) came. CPC official Wang Gang left."
    found = {actor.name: actor for actor in actors(text)}
    assert found["Communist Party of China"].party == "CHN"
    assert found["Wang Gang"].party == "CHN"


def test_an_army_of_a_state_is_no_party_of_its_own() -> None:
    text = "The Kenyan National Liberation Army (KNLA) held a parade in Nairobi."
    assert [actor.kind for actor in actors(text) if "Army" in actor.name] == ["organisation"]


def mentions_of(text: str, word: str, **known: str | None) -> list[str]:
    """Return the names of those whom the mentions of `word` stand for, in the order of the text."""
    found = [
        (mention.span, actor.name)
        for actor in actors(text, **known)
        for mention in actor.mentions
        if text[slice(*mention.span)].endswith(word)
    ]
    return [name for _, name in sorted(found)]


def test_a_description_goes_on_with_the_subject() -> None:
    text = (
        "Russian Foreign Minister Sergey Lavrov received Azerbaijani Foreign Minister Elmar Mammadyarov. "
        "The minister spoke of trade."
    )
    assert mentions_of(text, "minister") == ["Sergey Lavrov"]


def test_nobody_thanks_himself_by_his_office() -> None:
    text = (
        "Russian Foreign Minister Sergey Lavrov received Azerbaijani Foreign Minister Elmar Mammadyarov. "
        "Lavrov thanked the minister, and then Lavrov praised him."
    )
    assert mentions_of(text, "minister") == ["Elmar Mammadyarov"]
    assert mentions_of(text, "him") == ["Elmar Mammadyarov"]


@pytest.mark.parametrize(
    "words", ["The two sides", "both countries", "The sides", "the two neighbouring states"]
)
def test_counted_parties_are_those_who_act(words: str) -> None:
    text = (
        "Russian President Vladimir Putin met Turkish President Recep Tayyip Erdogan over Syria. "
        f"It was said that {words} will sign a paper."
    )
    found = [actor.party for actor in actors(text) if any(words in each for each in said(text, actor))]
    assert sorted(str(party) for party in found) == ["RUS", "TUR"]


def test_a_visiting_minister_is_not_the_host() -> None:
    text = (
        "Armenian Foreign Minister Zohrab Mnatsakanyan met Iranian Foreign Minister Mohammad Javad Zarif. "
        "The visiting minister praised the road."
    )
    assert mentions_of(text, "visiting minister", dateline="YEREVAN") == ["Mohammad Javad Zarif"]
    assert mentions_of(text, "visiting minister", dateline="TEHRAN") == ["Zohrab Mnatsakanyan"]


def test_an_opposite_number_is_a_counterpart() -> None:
    text = "Greek Foreign Minister Nikos Kotzias received his Maltese opposite number George Vella."
    assert persons(text)["George Vella"].office == "foreign minister"
    assert "Foreign minister of Malta" in offices(
        "Greek Foreign Minister Nikos Kotzias received his counterpart from Malta."
    )


@settings(max_examples=25, deadline=None)
@given(
    st.text(
        st.sampled_from("ABe of,.'’\"-()\n İ the President Russia's Minister ministers and UN"), max_size=200
    )
)
def test_wild_text_gives_mentions_inside_it(text: str) -> None:
    nlp = load()
    doc = nlp(text)
    for actor in doc._.verbale.actors if text else ():
        assert actor.mentions
        for mention in actor.mentions:
            start, end = mention.span
            assert 0 <= start < end <= len(text)


def test_a_minister_for_affairs_acts_for_the_state_behind_them() -> None:
    text = "The Minister for Foreign Affairs of Tanzania thanked the Minister for Defence of Malawi."
    assert offices(text) == {"Foreign minister of Tanzania", "Defence minister of Malawi"}


@pytest.mark.parametrize(
    ("words", "is_of_state"),
    [
        ("the Dental Workers Federation of Kenya", False),
        ("the Teachers Association of Kenya", False),
        ("Better Roads Kenya", False),
        ("the Republic of Kenya", True),
        ("Kenya", True),
    ],
)
def test_who_presides_over_a_society_is_no_president_of_the_state(words: str, is_of_state: bool) -> None:
    found = [
        actor for actor in actors(f"The president of {words} said schools would close.")
        if actor.office == "president" and actor.party == "KEN" and actor.basis == "stated"
    ]  # fmt: skip
    assert bool(found) is is_of_state


def test_letters_behind_a_name_are_none_of_it_and_bishop_may_be_a_family_name() -> None:
    found = persons("Australian Foreign Minister Julie Bishop MP met Alan Duncan MP of Britain in Sydney.")
    assert set(found) == {"Julie Bishop", "Alan Duncan"}
    assert found["Julie Bishop"].office == "foreign minister"
    assert found["Alan Duncan"].party == "GBR"


def test_of_two_names_each_has_the_title_behind_it() -> None:
    found = persons(
        "At the invitation of Xi Jinping, President of the People's Republic of China, Heinz Fischer, "
        "President of Austria, paid a state visit to China."
    )
    assert {a.name: a.party for a in found.values()} == {"Xi Jinping": "CHN", "Heinz Fischer": "AUT"}
