"""How labelled mentions are held against what was read."""

from evals.occasions import matched, pairs


def told(
    contact: str, *spans: tuple[int, int], states: tuple[str, ...] = ("AZE", "RUS")
) -> dict[str, object]:
    return {"contact": contact, "id": "a", "spans": spans, "states": states}


def label(start: int, *states: str) -> dict[str, object]:
    return {"id": "a", "start": start, "end": start + 5, "states": list(states)}


def test_each_label_takes_the_contact_of_its_sentence_with_most_parties_in_common() -> None:
    rows = [told("one", (0, 50)), told("two", (0, 50), states=("ARM", "RUS"))]
    assert matched([label(10, "ARM", "RUS"), label(20, "AZE", "RUS")], rows) == {0: "two", 1: "one"}


def test_another_sentence_of_a_contact_tells_of_it_again() -> None:
    rows = [told("one", (0, 50), (60, 90))]
    assert matched([label(10, "AZE", "RUS"), label(70, "AZE", "RUS")], rows) == {0: "one", 1: "one"}


def test_a_second_label_of_one_sentence_or_of_other_parties_finds_nothing() -> None:
    rows = [told("one", (0, 50), (60, 90))]
    assert matched([label(10, "AZE", "RUS"), label(20, "AZE", "RUS")], rows) == {0: "one"}
    assert matched([label(10, "AZE", "RUS"), label(70, "ARM", "RUS")], rows) == {0: "one"}
    assert matched([label(55, "AZE", "RUS")], rows) == {}


def test_pairs_are_counted_over_all_mentions_put_together() -> None:
    found = pairs({0: "a", 1: "a", 2: "b"}, {0: "x", 1: "x", 2: "x"})
    assert (found["p"], found["r"]) == (1 / 3, 1.0)
