"""The fields that a source may state of a report, and how a report is made of them."""

from verbale.errors import SkipInput
from verbale.report import Report
from verbale.sources.dates import to_edtf
from verbale.sources.normalising import normalise

# Names under which sources state a field.
FIELDS = {
    "title": "title",
    "publisher": "publisher",
    "published": "published",
    "date": "published",
    "dateline": "dateline",
    "language": "language",
}


def make_report(text: str, stated: dict[str, str], origin: str) -> Report:
    """Return a report of normalised `text` and of what the source states of it.

    `stated` maps fields of a report to what is written there; blank means unknown. Raises SkipInput when
    the date can't be told.
    """
    values = {name: " ".join(normalise(value).split()) for name, value in stated.items()}
    values = {name: value for name, value in values.items() if value}
    if "published" in values:
        edtf = to_edtf(values["published"])
        if edtf is None:
            raise SkipInput(f"{origin}: has the date {values['published']!r}: write it as YYYY-MM-DD")
        values["published"] = edtf
    return Report(text=text, origin=origin, **values)
