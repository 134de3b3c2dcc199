"""The fields that a source may state of a report, and how a report is made of them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from verbale.errors import Abort, SkipInput
from verbale.report import Report
from verbale.sources.dates import to_edtf
from verbale.sources.languages import language_of
from verbale.sources.normalising import normalise

# Names under which sources state a field.
FIELDS = {
    "title": "title",
    "publisher": "publisher",
    "author": "author",
    "published": "published",
    "date": "published",
    "dateline": "dateline",
    "language": "language",
}
TEXT = "text"

type FieldNames = Mapping[str, str]

DEFAULT_NAMES: FieldNames = MappingProxyType({TEXT: TEXT} | FIELDS)


def map_fields(wanted: Mapping[str, str]) -> FieldNames:
    """Return under which names JSON lines and tables state which fields.

    `wanted` gives for fields of a report the name that holds them: `{"text": "body", "published": "date"}`.
    Such a name takes the place of the usual ones of its field. Raises Abort for a field that reports don't
    have.
    """
    known = {TEXT, *FIELDS.values()}
    for field in wanted:
        if field not in known:
            raise Abort(f"reports have no field {field!r}: give one of {', '.join(sorted(known))}")
    kept = {
        name: field
        for name, field in DEFAULT_NAMES.items()
        if field not in wanted and name not in wanted.values()
    }
    return {name: field for field, name in wanted.items()} | kept


def take_fields(row: Mapping[str, Any], names: FieldNames, origin: str) -> tuple[str, dict[str, str]]:
    """Return the text and the other stated fields of a row.

    A name with dots also finds what is nested: `meta.date`. Raises SkipInput when the text is missing or
    a field is no string.
    """
    stated: dict[str, str] = {}
    text: str | None = None
    for name, field in names.items():
        value = _look_up(row, name)
        if value is None:
            continue
        if not isinstance(value, str):
            raise SkipInput(f"{origin}: {name!r} is not a string: put it in quotation marks")
        if field == TEXT:
            text = value
        elif value.strip():
            stated.setdefault(field, value)
    if text is None:
        wanted = next(name for name, field in names.items() if field == TEXT)
        raise SkipInput(f"{origin}: has no {wanted!r}: name the field of the report's text with --map")
    return text, stated


def _look_up(row: Mapping[str, Any], name: str) -> Any:
    if name in row or "." not in name:
        return row.get(name)
    value: Any = row
    for step in name.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(step)
    return value


def make_report(text: str, stated: dict[str, str], origin: str) -> Report:
    """Return a report of normalised `text` and of what the source states of it.

    `stated` maps fields of a report to what is written there; blank means unknown. The language is the
    stated one unless the text is plainly in another. Raises SkipInput when the date can't be told.
    """
    values = {name: " ".join(normalise(value).split()) for name, value in stated.items()}
    values = {name: value for name, value in values.items() if value}
    if "published" in values:
        edtf = to_edtf(values["published"])
        if edtf is None:
            raise SkipInput(f"{origin}: has the date {values['published']!r}: write it as YYYY-MM-DD")
        values["published"] = edtf
    language = language_of(text, values.pop("language", None))
    return Report(text=text, origin=origin, language=language, **values)
