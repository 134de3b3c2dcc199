"""How the labels of names are scored."""

from evals.benchmark import Row, read_lines
from evals.ner_labels import NerLabels, is_right, right_names


def right(row: Row, *found: tuple[int, int, str]) -> bool:
    return is_right(row, right_names(row), found)


def test_a_name_needs_one_of_its_labels_at_its_end() -> None:
    row = {"start": 10, "end": 20, "label": "FAC/GPE"}
    assert right(row, (6, 20, "GPE"))
    assert right(row, (10, 18, "FAC"))
    assert not right(row, (10, 20, "ORG"))
    assert not right(row, (10, 14, "GPE"))
    assert not right(row)


def test_where_no_name_stands_nothing_may_be_found() -> None:
    row = {"start": 10, "end": 20, "label": "none"}
    assert right(row, (20, 25, "ORG"))
    assert not right(row, (15, 25, "ORG"))
    assert right({**row, "label": "EVENT/none"}, (15, 25, "EVENT"))


def test_a_wrong_span_is_right_when_all_its_names_are_whole() -> None:
    row = {"start": 5, "end": 20, "label": "span", "names": [[0, 12, "ORG"], [13, 20, "LOC"]]}
    assert right(row, (0, 12, "ORG"), (13, 20, "LOC"))
    assert not right(row, (5, 12, "ORG"), (13, 20, "LOC"))


def test_the_sample_holds_spans_and_labels_and_no_words() -> None:
    rows = read_lines(NerLabels.labels)
    assert len([row for row in rows if row["part"] == "seen"]) >= 300
    for row in rows:
        assert set(row) <= {"id", "start", "end", "label", "names", "part"}
        assert 0 <= row["start"] < row["end"]
