from hypothesis import given
from hypothesis import strategies as st

from verbale.record.wording import passages, prints, share

STORY = (
    "The two presidents agreed on Tuesday to reopen the border crossing before winter sets in. "
    "Customs officers of both sides will begin to work there on the first of the month, and lorries "
    "are to pass within a day. A joint commission will look into complaints from hauliers."
)


def test_a_flash_stands_wholly_in_the_report_that_follows() -> None:
    flash = STORY.split(". ")[0] + "."
    assert share(flash, "Adds details. " + STORY) == 1.0
    assert prints(flash) & prints("Adds details. " + STORY)


def test_a_report_of_its_own_has_little_in_common() -> None:
    afresh = "Lorries may cross the border again from next month, the presidents decided in Sochi."
    assert share(STORY, afresh) == 0.0


def test_case_marks_and_line_breaks_do_not_count() -> None:
    assert share(STORY, STORY.upper().replace(", ", " -- ").replace(". ", ".\n\n")) == 1.0


def test_texts_without_five_words() -> None:
    assert passages("") == passages("... --") == []
    assert len(passages("Talks ended.")) == 1
    assert share("", STORY) == 0.0
    assert share("Talks ended.", "TALKS ENDED") == 1.0


def test_a_long_run_of_shared_words_gives_a_common_print() -> None:
    shared = " ".join(f"word{number}" for number in range(60))
    before = " ".join(f"this{number}" for number in range(300))
    after = " ".join(f"that{number}" for number in range(300))
    assert prints(f"{before} {shared} {after}") & prints(f"{after} {before} {shared}")


def test_hashes_are_the_same_everywhere() -> None:
    assert passages("Both sides met.") == [2942176282219561680]


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    assert 0 <= share(one, other) == share(other, one) <= 1
    assert prints(one) <= set(passages(one))
    assert all(-(2**63) <= value < 2**63 for value in prints(one))
