"""How labelled mentions are held against what was read."""

from evals.occasions import matched, pairs


def told(
    contact: str,
    *spans: tuple[int, int],
    states: tuple[str, ...] = ("AZE", "RUS"),
    number: int = 0,
    mode: str = "meeting",
) -> dict[str, object]:
    return {"contact": contact, "id": "a", "number": number, "spans": spans, "states": states, "mode": mode}


def label(start: int, *states: str, occasion: str = "o", mode: str = "meeting") -> dict[str, object]:
    of = {"mode": mode, "states": list(states), "occasion": occasion}
    return {"id": "a", "start": start, "end": start + 5, **of}


def test_each_label_takes_the_contact_of_its_sentence_with_most_parties_in_common() -> None:
    rows = [told("one", (0, 50)), told("two", (0, 50), states=("ARM", "RUS"), number=1)]
    assert matched([label(10, "ARM", "RUS"), label(20, "AZE", "RUS")], rows) == {0: "two", 1: "one"}


def test_another_sentence_of_a_contact_tells_of_it_again() -> None:
    rows = [told("one", (0, 50), (60, 90))]
    assert matched([label(10, "AZE", "RUS"), label(70, "AZE", "RUS")], rows) == {0: "one", 1: "one"}


def test_a_second_label_of_one_sentence_or_of_other_parties_finds_nothing() -> None:
    rows = [told("one", (0, 50), (60, 90))]
    assert matched([label(10, "AZE", "RUS"), label(20, "AZE", "RUS")], rows) == {0: "one"}
    assert matched([label(10, "AZE", "RUS"), label(70, "ARM", "RUS")], rows) == {0: "one"}
    assert matched([label(55, "AZE", "RUS")], rows) == {}


def test_a_label_takes_a_contact_of_its_kind() -> None:
    rows = [told("stay", (0, 50), mode="visit"), told("talks", (0, 50), number=1)]
    labels = [
        label(10, "AZE", "RUS"),
        label(20, "AZE", "RUS", mode="visit"),
        label(30, "AZE", "RUS", mode="call"),
    ]
    assert matched(labels, rows) == {0: "talks", 1: "stay"}


def test_contacts_alike_are_taken_in_the_order_of_the_report() -> None:
    rows = [told("second", (0, 50), number=1), told("first", (0, 50))]
    labels = [label(10, "AZE", "RUS"), label(20, "AZE", "RUS", occasion="p")]
    assert matched(labels, rows) == {0: "first", 1: "second"}


def test_pairs_are_counted_over_all_mentions_put_together() -> None:
    found = pairs({0: "a", 1: "a", 2: "b"}, {0: "x", 1: "x", 2: "x"})
    assert (found["p"], found["r"]) == (1 / 3, 1.0)
