"""Time expressions: recognised by named rules over word classes, resolved against the story's dates.

Importing this package registers the spaCy factory `verbale_times`.
"""

from verbale.reading.times.component import Times, create_times
from verbale.reading.times.story import Story
from verbale.reading.times.tagger import read_times

__all__ = ["Story", "Times", "create_times", "read_times"]
