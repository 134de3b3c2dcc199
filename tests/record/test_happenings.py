from dataclasses import replace

from verbale.knowledge.event_words import meanings, stem
from verbale.record.happenings import Happening, happenings, likeness, rarities


def _told(word: str, report: int, *, by: str = "", of: str = "", saying: bool = False) -> Happening:
    return Happening(
        report=report,
        sentence=0,
        text=word,
        root=stem(word),
        meanings=meanings(word),
        verb=True,
        saying=saying,
        subjects=frozenset(by.split()),
        objects=frozenset(of.split()),
        others=frozenset(),
        context=frozenset((by + " " + of).split()),
        vector=None,
    )


ARRESTED = _told("arrest", 0, by="police", of="banker")
HELD = _told("detain", 1, by="officer", of="banker")
CHARGED = _told("charge", 1, by="prosecutor", of="banker")
SAID = _told("say", 0, by="minister", saying=True)
SAID_ELSEWHERE = _told("say", 1, by="banker", saying=True)


def test_words_of_one_meaning_about_one_person_are_one_happening() -> None:
    mentions = [ARRESTED, CHARGED, HELD]
    rarity = rarities([["police", "banker"], ["officer", "prosecutor", "banker"], ["tax"]])
    assert happenings(mentions, rarity) == [0, 1, 0]
    assert happenings(mentions[::-1], rarity) == [0, 1, 0]


def test_everyone_says_something() -> None:
    assert happenings([SAID, SAID_ELSEWHERE], {}) == [0, 1]
    assert happenings([SAID, replace(SAID, report=1)], {}) == [0, 0]


def test_likeness_is_mutual() -> None:
    for one in (ARRESTED, HELD, CHARGED, SAID):
        for other in (ARRESTED, HELD, CHARGED, SAID_ELSEWHERE):
            assert likeness(one, other) == likeness(other, one)


def test_what_one_sentence_tells_twice_is_more_often_two_things() -> None:
    assert likeness(HELD, replace(ARRESTED, report=1)) < likeness(HELD, ARRESTED)


def test_no_mentions() -> None:
    assert happenings([], {}) == []
