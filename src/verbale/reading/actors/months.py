"""Names of persons that are months as well: "Theresa May", "Mrs May", and then "May said"."""

from collections.abc import Iterable

from spacy.tokens import Doc

from verbale.knowledge.offices import office_words
from verbale.knowledge.words import word_list
from verbale.reading.actors.view import View
from verbale.reading.findings import findings, set_group

MONTHS = frozenset({"april", "may", "june", "august"})
_HONORIFICS = word_list("honorific")
_MODIFYING = frozenset({"compound", "amod", "nmod"})
# "Aux" is what the parser makes of "May said".
_ACTING = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "poss", "aux", "conj"})
_OF_PERSONS = frozenset({"with", "by", "between", "against"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OF_TIMES = frozenset({"last", "next", "this", "early", "mid", "mid-", "late", "and", "or", "-", "to"})


def ends_name(view: View, i: int) -> bool:
    """Whether the month at `i` is the family name behind a given one: the parser takes them for one name."""
    joined = i > 0 and view.deps[i - 1] == "compound" and view.heads[i - 1] == i
    return joined and _is_word_of_name(view, i) and view.deps[i] not in _MODIFYING


def is_titled(view: View, i: int) -> bool:
    """Whether a title or an honorific stands before the month: "Prime Minister May", "Mrs May"."""
    if not i or not view.capital(i - 1) or not _is_word_of_name(view, i):
        return False
    honoured = view.lower[i - 1] in _HONORIFICS
    return honoured or (view.lower[i - 1] in office_words("head") and view.deps[i] not in _MODIFYING)


def stands_as_person(view: View, i: int) -> bool:
    """Whether the month stands where persons do, once the report has named a person so."""
    if not _is_word_of_name(view, i) or (i and view.lower[i - 1] in _OF_TIMES):
        return False
    return view.deps[i] in _ACTING or (
        view.deps[i] == "pobj" and view.lower[view.heads[i]] in _OF_PERSONS and view.heads[i] == i - 1
    )


def put_right(doc: Doc, view: View, last: Iterable[int]) -> None:
    """Take back what parser and times made of persons called like months: an auxiliary, a date.

    `last` are the last tokens of all names of persons.
    """
    named = [i for i in last if view.lower[i] in MONTHS]
    if not named:
        return
    for i in named:
        if view.deps[i] == "aux":
            view.deps[i] = doc[i].dep_ = "nsubj"
            view.tags[i] = doc[i].tag_ = "NNP"
    spans = {view.chars(i, i + 1) for i in named}
    found = findings(doc)
    found.times = tuple(time for time in found.times if time.span not in spans)
    set_group(doc, "times", [time.span for time in found.times])


def _is_word_of_name(view: View, i: int) -> bool:
    """Whether the month is written as a name and no day or year follows it."""
    behind = next((k for k in (i + 1, i + 2) if k < len(view) and view.words[k] != ","), i)
    if view.lower[i] not in MONTHS:
        return False
    # No modal has a finite verb behind it.
    modal = view.tags[i] == "MD" and view.deps[i] == "aux" and view.tags[view.heads[i]] not in _FINITE
    return view.tags[i] in ("NNP", "MD") and not modal and not view.words[behind][:1].isdigit()
