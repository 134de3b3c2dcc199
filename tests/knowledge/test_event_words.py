import pytest

from verbale.knowledge.event_words import is_saying, meanings, stem
from verbale.knowledge.tables import read_table


@pytest.mark.parametrize(
    ("one", "other"),
    [("election", "elected"), ("resigns", "resignation"), ("shooting", "shoot"), ("approval", "approve"),
     ("stopped", "stop"), ("nominee", "nominate")],
)  # fmt: skip
def test_verb_and_noun_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["", "war", "die", "bus", "see"])
def test_short_words_keep_enough_to_be_told_apart(word: str) -> None:
    assert len(stem(word)) >= min(len(word), 3)


def test_words_share_a_meaning_but_sets_do_not_run_together() -> None:
    assert meanings("custody") & meanings("arrest")
    assert meanings("pass away") & meanings("death")
    assert not meanings("arson") & meanings("dismissal")
    assert not meanings("zebra")


def test_words_of_saying() -> None:
    assert is_saying("warn")
    assert not is_saying("arrest")


def test_each_set_has_several_words_in_lower_case_and_none_twice() -> None:
    for row in read_table("event_words.tsv"):
        words = row["words"].split(";")
        assert len(words) == len(set(words)) > 1
        assert all(word == word.lower().strip() for word in words)
