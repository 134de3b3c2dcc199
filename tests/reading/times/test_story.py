"""Words that point back: "that day", "the next week", "a year ago"; and the two ends of a range."""

import pytest

from tests.reading.times.conftest import Reader

# Read on Wednesday, 16 November 2005; the value of the last expression.
POINTING_BACK = """
The envoy came on Monday and saw the king the same day. | 2005-11-14
The king was crowned on 3 May 1999. The same day he named a premier. | 1999-05-03
The king, who was crowned on 3 May 1999, met the envoy today. On the same day he flew home. | 2005-11-16
They spoke of the accord of 9 November. Earlier in the day they had met the press. | 2005-11-16
They met on November 9. The next morning they parted. | 2005-11-10TMO
They met on November 9. Earlier that day they had dined. | 2005-11-09
He left on May 3, 1999. Two days earlier he saw the king. | 1999-05-01
He left on May 3, 1999. The previous week he saw the king. | 1999-W17
The war ended in 1994. The next year they returned. | 1995
He said the two would meet in Rome on December 5. Earlier in the day he had talks with the king. | 2005-11-16
He will visit Rome on December 5. On the same day he will meet the pope. | 2005-12-05
In Rome on Sunday he saw the pope. The previous day he had been in Paris. | 2005-11-12
The talks began in Vienna on November 2. The following week they moved to Geneva. | 2005-W45
They met on May 3, 1999. In June 1999 they parted. The next day they were back. | 1999-05-04
Net income for the third quarter rose from a year earlier. | 2004-Q3
In the third quarter sales rose. In the first nine months they fell from a year earlier. | 2004
"""


@pytest.mark.parametrize("line", POINTING_BACK.strip().split("\n"))
def test_pointing_back(parsed: Reader, line: str) -> None:
    text, value = line.split(" | ")
    assert parsed(text)[-1].value == value


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It lasted between 1988 and 1994.", "1988/1994"),
        ("It lasted from May 24 to June 2.", "2005-05-24/2005-06-02"),
        ("It lasted from 3 May 1999 until July 2001.", "1999-05-03/2001-07-31"),
        ("It was held on 24-26 May.", "2005-05-24/2005-05-26"),
    ],
)
def test_both_ends_of_a_range_have_its_interval(parsed: Reader, text: str, edtf: str) -> None:
    first, last = parsed(text)
    assert first.edtf == last.edtf == edtf
    assert first.value != last.value


def test_dates_side_by_side_are_no_range(parsed: Reader) -> None:
    assert [time.edtf for time in parsed("They met on May 10 and 12.")] == ["2005-05-10", "2005-05-12"]
