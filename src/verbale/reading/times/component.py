"""The spaCy component `verbale_times`."""

from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

from verbale.reading.findings import assigned, findings, set_group, text_of
from verbale.reading.times.story import Story
from verbale.reading.times.tagger import read_times
from verbale.reading.times.tense import direction_of, place_of, tag_of

# A report is printed some days after the day of its dateline at most, and speaks as of that day.
_IN_PRINT = timedelta(days=3)
_FIRST_YEAR, _LAST_YEAR = 1000, 9000  # around a publication there must be calendar to reckon in


class Times:
    """Sets `findings(doc).times` and `doc.spans["times"]`, against `findings(doc).published`."""

    def __call__(self, doc: Doc) -> Doc:
        """Read the time expressions of `doc`."""
        found = findings(doc)
        found.times = tuple(read_times(text_of(doc), story_of(doc)))
        set_group(doc, "times", [time.span for time in found.times])
        return doc


@Language.factory("verbale_times", assigns=assigned("times"))
def create_times(nlp: Language, name: str) -> Times:
    """Return the component; it has no settings and no state."""
    return Times()


def story_of(doc: Doc) -> Story:
    """Return the story as it stands before the first word: its day, and its grammar.

    That day is the publication date, or, of a report printed a day or two later, that of its dateline.
    """
    published = findings(doc).published.date
    day: date | None = None
    year: int | None = None
    if published is not None:
        try:
            day = date.fromisoformat(published) if len(published) == len("2017-11-20") else None
            year = int(published[:4])
        except ValueError:
            day = None
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        day = year = None
    if day is not None:
        day = _day_of_dateline(doc, day) or day
    return Story(published=day, year=year, direction=direction_of(doc), tag=tag_of(doc), place=place_of(doc))


def _day_of_dateline(doc: Doc, published: date) -> date | None:
    """Return the day that the dateline tells, where it lies shortly before the publication."""
    line = findings(doc).layout.dateline
    if line is None:
        return None
    start, end = line
    for time in read_times(text_of(doc)[start:end], Story(published)):
        if time.type == "DATE" and len(time.value) == len("2017-11-20") and time.value[0].isdigit():
            day = date.fromisoformat(time.value)
            return day if published - _IN_PRINT <= day < published else None
    return None
