from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.web.marking import Mark, Run, runs


def test_overlapping_marks_share_runs() -> None:
    wide, narrow = Mark("contact", "c", (0, 7)), Mark("person", "p", (4, 11))
    assert list(runs("abcdefghijkl", [narrow, wide])) == [
        Run("abcd", (wide,), ("c",)),
        Run("efg", (wide, narrow), ("p",)),
        Run("hijk", (narrow,)),
        Run("l"),
    ]


def test_the_words_of_an_item_begin_once() -> None:
    begun = [
        run.begins for run in runs("one two one", [Mark("person", "p", (0, 3)), Mark("person", "p", (8, 11))])
    ]
    assert begun == [("p",), (), ()]


SPANS = st.tuples(st.integers(-3, 40), st.integers(-3, 40))


@settings(deadline=None)
@given(st.text(max_size=30), st.lists(st.builds(Mark, st.just("time"), st.sampled_from("abc"), SPANS)))
def test_the_runs_are_the_text(text: str, marks: list[Mark]) -> None:
    found = list(runs(text, marks))
    assert "".join(run.text for run in found) == text
    assert all(run.text for run in found)
    at = 0
    for run in found:
        for mark in run.marks:
            assert mark.span[0] <= at or at == 0
            assert at + len(run.text) <= mark.span[1]
        at += len(run.text)
    begun = [item for run in found for item in run.begins]
    assert len(begun) == len(set(begun))
