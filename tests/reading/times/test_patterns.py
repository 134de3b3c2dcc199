"""The language of rules, and the words that they are about."""

import re

import pytest

from verbale.reading.times.lexer import lex
from verbale.reading.times.patterns import translate
from verbale.reading.times.vocabulary import class_names, coded_words, codes


def names(text: str) -> list[str]:
    return [class_names()[char] for char in lex(text).classes]


def test_words_numbers_and_marks_have_classes() -> None:
    assert names("the 3rd of May, 1998 at 5 p.m.") == [
        "THE", "NTH", "OF", "DOUBTFULMONTH", "COMMA", "YEAR4", "AT", "INT12", "AMPM",
    ]  # fmt: skip
    assert names("you may say so") == ["OTHER"]
    assert names("New Year's Eve") == ["HOLIDAY"]


def test_spelled_numbers_are_one_token() -> None:
    assert lex("twenty-five").values == [25]
    assert lex("two hundred").values == [200]
    assert lex("nineteen ninety-six").values == [1996]
    assert lex("twenty-first").values == [21]
    assert names("nineteen ninety-six") == ["SPOKENYEAR"]


def test_every_class_has_a_character_of_its_own() -> None:
    assert len(set(codes().values())) == len(codes())
    assert {char for char, _ in coded_words().values()} <= set(codes().values())


def test_a_pattern_becomes_an_expression_over_classes() -> None:
    source, first = translate("THE? m:MONTH (COMMA? y:YEAR)?")
    assert first == {codes()["THE"], codes()["MONTH"]}
    match = re.match(source, lex("January, 1998").classes)
    assert match is not None
    assert match.span() == (0, 3)
    assert match.start("y") == 2


def test_what_stands_around_a_pattern_is_no_part_of_it() -> None:
    source, _ = translate("IN < m:MONTH > y:YEAR")
    classes = lex("in January 1998").classes
    match = re.compile(source).match(classes, 1)
    assert match is not None
    assert match.span() == (1, 2)
    assert re.compile(source).match(lex("by January 1998").classes, 1) is None


@pytest.mark.parametrize("pattern", ["NOSUCHCLASS", "THE [", "d:DAY &"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        translate(pattern)
