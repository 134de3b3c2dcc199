"""Who "I" is in a statement that an official puts out, and names with honorifics around them."""

import verbale
from verbale.account import Account


def _first_persons(account: Account, text: str) -> dict[str, list[str]]:
    return {
        actor.name: [
            text[slice(*mention.span)] for mention in actor.mentions if mention.rule == "first person"
        ]
        for actor in account.actors
        if any(mention.rule == "first person" for mention in actor.mentions)
    }


def test_the_official_named_above_a_release_says_i() -> None:
    text = (
        "MEDIA RELEASE\n\nMinister for Foreign Affairs, Hans van den Broek\n\n"
        "I will visit Norway on 12 and 13 May. "
        "In Oslo I will meet Prime Minister Gro Harlem Brundtland. My visit will be short."
        '\n\n"I am glad," she wrote.'
    )
    account = verbale.read(text, published="1990-05-10")
    assert _first_persons(account, text) == {"Hans van den Broek": ["I", "I", "My"]}
    assert [(c.mode, c.status, c.states) for c in account.contacts] == [
        ("visit", "planned", ("NLD", "NOR")),
        ("meeting", "planned", ("NLD", "NOR")),
    ]


def test_the_official_who_signs_says_i() -> None:
    text = "Yesterday I met Secretary of State Hillary Clinton in Sydney.\n\nBob Carr\nForeign Minister"
    account = verbale.read(text, published="2012-05-10")
    assert _first_persons(account, text) == {"Bob Carr": ["I"]}


def test_an_i_is_nobodys_where_two_officials_stand_above_or_none() -> None:
    two = (
        "Foreign Minister Bob Carr\n\nDefence Minister Stephen Smith\n\n"
        "I met President Joko Widodo in Jakarta."
    )
    assert not _first_persons(verbale.read(two, published="2012-05-10"), two)
    none = "A letter from Jakarta\n\nI met President Joko Widodo in Jakarta."
    assert not _first_persons(verbale.read(none, published="2016-05-10"), none)


def test_honorifics_and_junior_are_read_with_the_name() -> None:
    text = (
        "The Right Honourable Malcolm Fraser, M.P., Prime Minister of Australia, met President Suharto. "
        "President Joseph R. Biden, Jr. met King Abdullah II of Jordan and the Hon Laisenia Qarase. "
        "Biden left."
    )
    names = [actor.name for actor in verbale.read(text).actors if actor.kind == "person"]
    assert names == ["Malcolm Fraser", "Suharto", "Joseph R. Biden, Jr.", "Abdullah II", "Laisenia Qarase"]
