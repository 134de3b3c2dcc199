import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from verbale.sources.normalising import normalise


def test_line_ends_become_newlines() -> None:
    assert normalise("one\r\ntwo\rthree\u2028four\x0cfive\x85six") == "one\ntwo\nthree\nfour\nfive\nsix"


def test_spaces_become_plain_and_tabs_stay() -> None:
    assert normalise("a\xa0b\u2009c\u3000d\te") == "a b c d\te"


def test_invisible_characters_and_overrides_go() -> None:
    hidden = "Ba\u200bku\u202e and\u2066 Ye\xadre\ufeffvan\U000e0041\x1b[31m"
    assert normalise(hidden) == "Baku and Yerevan[31m"


def test_joiners_that_spell_stay() -> None:
    assert normalise("می\u200cخواهم") == "می\u200cخواهم"


def test_characters_are_composed() -> None:
    assert normalise("Erdog\u0306an") == "Erdo\u011fan"
    assert normalise("g\u200b\u0306") == "\u011f"


def test_lone_surrogates_are_replaced() -> None:
    assert normalise("a\ud800b") == "a\ufffdb"


def test_hostile_runs_of_marks_are_shortened() -> None:
    text = normalise("a" + "\u0301\u0323" * 100_000 + "b")
    assert len(text) < 40
    assert text.endswith("b")


@given(st.text(alphabet=st.characters(codec=None)))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & set("\r\x00\x1b\u202e\u2066\u200b")
    once.encode("utf-8")


@given(st.text(alphabet=st.characters(codec="ascii", exclude_categories=["Cc"])))
def test_plain_text_is_left_alone(text: str) -> None:
    assert normalise(text) == text
