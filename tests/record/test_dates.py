import pytest

from verbale.errors import VerbaleError
from verbale.record.dates import range_of


def test_a_range_runs_from_the_first_day_to_the_last() -> None:
    assert range_of("2015-05", "2016") == ("2015-05-01", "2016-12-31")
    assert range_of("2015-33", "201X") == ("2015-01-01", "2019-12-31")
    assert range_of(None, None) == (None, None)


def test_a_question_with_a_wrong_date_is_refused() -> None:
    with pytest.raises(VerbaleError, match="'May' is no date: write 2015, 2015-05 or 2015-05-25"):
        range_of("May", None)
