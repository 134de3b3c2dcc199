"""Time expressions: recognised by named rules over word classes, resolved against the story's dates.

Importing this package registers the spaCy factory `verbale_times`. Values are TIMEX3; `edtf` keeps what is
approximate or uncertain (see `in_edtf`, `hedges`).
Values follow the annotation of TimeBank and the TempEval corpora. Where that is of two minds, the record
decides:

- weeks are ISO weeks, Monday to Sunday, and "last week" always is one;
- "early", "mid" and "late" are thirds of a month, and in a year its first quarter, the middle two, the last;
- parts of a day and clock times are TIME, with the day they lie in;
- the ends of a range ("May 24-26", "from Monday to Wednesday") are two expressions, as in TIMEX3, and both
  have the whole range as `edtf`;
- "a year ago" in a story on a quarter means that quarter a year before, and after "the first nine months" the
  year before;
- lengths that end or begin today ("the past two weeks") keep their duration and have the interval as `edtf`;
- ages, and numbers of four digits that count things, are no times.
"""

from verbale.reading.times.component import Times, create_times
from verbale.reading.times.story import Story
from verbale.reading.times.tagger import read_times

__all__ = ["Story", "Times", "create_times", "read_times"]
