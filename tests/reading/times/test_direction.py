"""Which way a weekday, a day or a month lies: told by tense and aspect of its clause, and by words before."""

import pytest

from tests.reading.times.conftest import Reader

# Read on Wednesday, 16 November 2005.
SENTENCES = """
The ministers will meet on Friday. | 2005-11-18
The ministers met on Friday. | 2005-11-11
The ministers are scheduled to meet on Friday. | 2005-11-18
The ministers agreed to hold talks on Friday. | 2005-11-18
The ministers have to decide by Friday. | 2005-11-18
The president arrives in the capital on Friday. | 2005-11-18
The deputy left for Rome on Wednesday. | 2005-11-16
The deputy will leave for Rome on Wednesday. | 2005-11-16
In light trading Friday, the shares were quoted at five euros. | 2005-11-11
In the capital Saturday, crowds were told to go home. | 2005-11-12
The envoy failed to reach the town on Sunday. | 2005-11-13
The envoy managed to see both leaders Sunday. | 2005-11-13
The envoy flew to Vienna to see both leaders on Friday. | 2005-11-18
The ministers vowed to meet again Sunday. | 2005-11-20
Officials told reporters that the two will hold a news conference on Saturday. | 2005-11-19
He said the troops might enter the city Friday. | 2005-11-18
He denied that troops would enter the city on Friday. | 2005-11-18
The visit, which starts Saturday, follows an invitation. | 2005-11-19
A summit on Saturday will crown the visit. | 2005-11-19
A blast on Saturday has killed five people. | 2005-11-12
Sunday's elections were peaceful. | 2005-11-13
Sunday's elections will be peaceful. | 2005-11-20
Ahead of Friday's meeting, the envoy gave no details. | 2005-11-18
After Friday's vote, the envoy saw party leaders. | 2005-11-11
The rebels have agreed to talks aboard a ship Friday. | 2005-11-18
If the cabinet fell on Friday, a vote would be held in January. | 2005-11-18 2006-01
The skater fell twice to finish fourth on Tuesday. | 2005-11-15
The appeal came ahead of a summit Thursday of EU leaders. | 2005-11-17
The premier called a vote for Friday. | 2005-11-18
The premier cancelled his trip to Rome on Friday. | 2005-11-11
Since Friday the border has been shut. | 2005-11-11
By Friday the border had been shut. | 2005-11-11
By Friday the border should be shut. | 2005-11-18
They have until Friday to answer. | 2005-11-18
The index reached the record high set on Aug. 6. | 2005-08-06
They signed the treaty in January. | 2005-01
They will sign the treaty in January. | 2006-01
They had met in December. | 2004-12
He comes in December. | 2005-12
A looming summit in January worries them. | 2006-01
The treaty runs out on February 1. | 2006-02-01
The treaty ran out on February 1. | 2005-02-01
They should look into the December 20 bombing. | 2004-12-20
The treaty of May 5 was never signed. | 2005-05-05
They were silent for weeks until mid-December. | PXW 2005-12
The talks will be put off until next week, he said Tuesday. | 2005-W47 2005-11-15
They have met often since January 2003, most recently in July. | 2003-01 PAST_REF 2005-07
He invited them during a visit to Rome in April. | 2005-04
They are due in mid-March. | 2006-03
From Monday to Saturday the ministers will tour the region. | 2005-11-21 2005-11-26
The two met from Friday to Sunday. | 2005-11-11 2005-11-13
They will embark Thursday and the rest on Tuesday. | 2005-11-17 2005-11-22
They were met in spring. | 2005-SP
The clash may one day be forgotten. | FUTURE_REF
Ms. May saw Mr. Kerry in May. | 2005-05
"""


@pytest.mark.parametrize("line", SENTENCES.strip().split("\n"))
def test_direction(parsed: Reader, line: str) -> None:
    text, values = line.split(" | ")
    assert " ".join(time.value for time in parsed(text)) == values
