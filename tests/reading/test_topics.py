"""What a text speaks of."""

from hypothesis import given
from hypothesis import strategies as st

from verbale.reading.topics import Topics, topics_of


def topics(text: str, without: tuple[tuple[int, int], ...] = ()) -> tuple[str, ...]:
    words, starts, at = [], [], 0
    for word in text.split():
        at = text.index(word, at)
        words.append(word.lower())
        starts.append(at)
        at += len(word)
    return Topics(words, starts).within([(0, len(text))], without)


def test_words_phrases_and_beginnings_show_contexts() -> None:
    assert topics("Troops left the border") == ("military", "territory")
    assert topics("the Prime Minister spoke of human rights") == ("executive", "human_rights")
    assert topics("peacekeepers") == ("peacekeeping",)
    assert topics("a line of contact") == ("territory",)
    assert topics("a line of thought") == ()


def test_only_the_asked_stretch_counts() -> None:
    text = "Troops left (the border)"
    assert topics(text, without=((12, 24),)) == ("military",)


WORDS = ["troops", "line", "of", "contact", "rights", "human", "x", "-"]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_contexts_come_sorted_and_once(words: list[str]) -> None:
    found = topics(" ".join(words))
    assert list(found) == sorted(set(found))


def test_a_text_without_a_pipeline_shows_the_same() -> None:
    text = "Troops left the border, İstanbul's peacekeepers said: human rights."
    told = topics_of(text)
    assert told.within([(0, len(text))]) == ("human_rights", "military", "peacekeeping", "territory")
    assert told.within([(0, 11)]) == ("military",)
