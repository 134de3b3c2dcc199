"""Where phrases were used, with the words around them: looked up for several phrases at once.

A question to a database takes its time whatever it is about, and a single answer needs dozens of phrases.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection

from verbale.account import Span
from verbale.record.bulk import as_parameters, in_table, rows_of
from verbale.record.copies import pairs_among
from verbale.record.formulae.uses import is_apart
from verbale.record.formulae.voices import Voice
from verbale.record.formulae.wordings import REACH
from verbale.record.merged import LAST_DAY

_FIRST_DAY: Final = ""
_PHRASES: Final = {"phrase": "bigint", "party": "text"}
_TELLING: Final = {"phrase": "bigint", "day": "text", "number": "bigint", "start": "int", "finish": "int"}
# `asked` is a table of values (`bulk.in_table`). Stretches of days are stretches of the key.
_ENDS = """
SELECT asked.phrase,
  (SELECT DISTINCT used.day FROM phrase_uses AS used
   WHERE used.phrase = asked.phrase AND used.party = asked.party
   ORDER BY used.day LIMIT 1 OFFSET {oldest}),
  (SELECT DISTINCT used.day FROM phrase_uses AS used
   WHERE used.phrase = asked.phrase AND used.party = asked.party
   ORDER BY used.day DESC LIMIT 1 OFFSET {newest})
FROM {asked}
"""
_DAYS = """
SELECT used.phrase, used.day, used.number FROM {asked} CROSS JOIN phrase_uses AS used
WHERE used.phrase = asked.phrase AND used.party = asked.party
"""
# Most tellings of what many reports tell again are left out: only of those that count the words are read.
_TELLINGS = """
SELECT used.phrase, used.day, used.number, used.start, used."end", said.root, said.root = said.id
FROM {asked} CROSS JOIN phrase_uses AS used JOIN statements AS said ON said.number = used.number
WHERE used.phrase = asked.phrase AND used.party = asked.party
  AND used.day >= asked.earliest AND used.day <= asked.latest
"""
_BEGIN = f"CASE WHEN asked.start > {REACH} THEN asked.start - {REACH} ELSE 0 END"
_TOLD = f"""
SELECT asked.phrase, asked.day, asked.number, asked.start, asked.finish, {_BEGIN},
  substr(reports.text, {_BEGIN} + 1, asked.finish - asked.start + 2 * {REACH}),
  said.id, said.root, said.report, said.date, said.speaker, said.party, said.office, said.spans, said.topics,
  reports.publisher, reports.title
FROM {{asked}}
CROSS JOIN statements AS said JOIN reports ON reports.id = said.report WHERE said.number = asked.number
ORDER BY asked.day, reports.day, said.report, said.position
"""  # noqa: S608  (names of ours)
_BESIDE = """
SELECT asked.phrase, used.phrase, used.start, used."end" FROM {asked} CROSS JOIN phrase_uses AS used
WHERE used.number = asked.number AND used.start >= asked.earliest AND used."end" <= asked.latest
"""


type _Telling = tuple[int, str, int, int, int]
"""A use as it is looked up: the columns of `_TELLING`."""


class Candidate(NamedTuple):
    """A phrase that recurs, with the number of days of its use, the first and the last of them."""

    phrase: int
    days: int
    first: str
    last: str


class Use(NamedTuple):
    """A use of a phrase with its statement, and the words around it: the columns of `_TOLD`."""

    phrase: int
    day: str
    number: int
    start: int
    end: int
    from_place: int
    around: str
    id: str
    root: str
    report: str
    date: str | None
    speaker: str | None
    party: str
    office: str | None
    spans: str
    topics: str
    publisher: str | None
    title: str | None


class Used(NamedTuple):
    """The uses of a phrase in order of time, on as many days as are listed, and the days if all are known.

    Each statement counts once, and none that the copy of a report repeats. `beside` are the phrases around
    the first use, each with its span; without uses that lie apart there are none.
    """

    uses: Sequence[Use]
    days: Sequence[str] | None
    beside: Sequence[tuple[int, Span]]


def used(
    connection: Connection, voice: Voice, candidates: Sequence[Candidate], listed: int
) -> dict[int, Used]:
    """Return the uses of phrases by a voice, on the first and the last of their days, `listed` in all."""
    days: Mapping[int, Sequence[str]] = {}
    if voice.chosen is not None:
        days = _days(connection, voice, candidates)
        stretches = [(one.phrase, day, day) for one in candidates for day in _ends(days[one.phrase], listed)]
    else:
        stretches = list(_stretches(connection, voice, candidates, listed))
    told: dict[int, list[Use]] = defaultdict(list)
    tellings = list(_tellings(connection, voice, stretches))
    for row in _found(connection, _TOLD, _TELLING, tellings):
        told[row[0]].append(Use(*row))
    copies = _copies(connection, {use.report for uses in told.values() for use in uses})
    kept = {phrase: _independent(uses, copies) for phrase, uses in told.items()}
    beside = _beside(connection, (uses[0] for uses in kept.values() if is_apart(uses[0].day, uses[-1].day)))
    found = {}
    for one in candidates:
        known = days.get(one.phrase)
        if voice.chosen is None and one.days <= listed:
            known = list(dict.fromkeys(use.day for use in told[one.phrase]))
        found[one.phrase] = Used(kept.get(one.phrase, ()), known, beside.get(one.phrase, ()))
    return found


def _found(
    connection: Connection, question: str, columns: Mapping[str, str], rows: Sequence[tuple[Any, ...]]
) -> list[tuple[Any, ...]]:
    """Return what is found for some phrases, given as rows of the table `asked`."""
    if not rows:
        return []
    query = question.format(asked=in_table(connection, "asked", columns))
    return rows_of(connection, query, *as_parameters(connection, rows))


def _days(connection: Connection, voice: Voice, candidates: Sequence[Candidate]) -> dict[int, Sequence[str]]:
    """Return the days on which phrases were used in the statements that are looked at, in order."""
    found: dict[int, set[str]] = {one.phrase: set() for one in candidates}
    keys = [(one.phrase, voice.party) for one in candidates]
    for phrase, day, number in _found(connection, _DAYS, _PHRASES, keys):
        if number in voice.numbers:
            found[phrase].add(day)
    return {phrase: sorted(days) for phrase, days in found.items()}


def _ends(days: Sequence[str], listed: int) -> Sequence[str]:
    """Return the first and the last of many days, `listed` in all."""
    return days if len(days) <= listed else [*days[: (listed + 1) // 2], *days[-(listed // 2) :]]


def _stretches(
    connection: Connection, voice: Voice, candidates: Sequence[Candidate], listed: int
) -> Iterator[tuple[int, str, str]]:
    """Yield for each phrase of a party the stretches of time whose uses are looked up."""
    yield from ((one.phrase, _FIRST_DAY, LAST_DAY) for one in candidates if one.days <= listed)
    keys = [(one.phrase, voice.party) for one in candidates if one.days > listed]
    oldest, newest = (listed + 1) // 2 - 1, listed // 2 - 1  # days besides the last of them
    question = _ENDS.format(oldest=oldest, newest=newest, asked="{asked}")
    for phrase, reached, from_there in _found(connection, question, _PHRASES, keys):
        yield from ((phrase, _FIRST_DAY, reached), (phrase, from_there, LAST_DAY))


def _tellings(
    connection: Connection, voice: Voice, stretches: Sequence[tuple[int, str, str]]
) -> Iterator[_Telling]:
    """Yield the uses among which those are that count.

    Where the telling of a statement that is told first has the phrase, no other one counts.
    """
    rows = [(phrase, voice.party, first, last) for phrase, first, last in stretches]
    found: dict[tuple[int, str], list[_Telling]] = {}
    firsts: dict[tuple[int, str], _Telling] = {}
    columns = {**_PHRASES, "earliest": "text", "latest": "text"}
    for phrase, day, number, start, end, root, is_first in _found(connection, _TELLINGS, columns, rows):
        if voice.chosen is None or number in voice.numbers:
            telling = (phrase, day, number, start, end)
            found.setdefault((phrase, root), []).append(telling)
            if is_first:
                firsts[phrase, root] = telling
    for statement, tellings in found.items():
        yield from (firsts[statement],) if statement in firsts else tellings


def _copies(connection: Connection, reports: Iterable[str]) -> dict[str, set[str]]:
    """Return the copies of each of some reports among them."""
    found: dict[str, set[str]] = {}
    known = sorted(reports)
    for one, other in pairs_among(connection, known) if len(known) > 1 else ():
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _independent(rows: Sequence[Use], copies: Mapping[str, set[str]]) -> list[Use]:
    """Return one use of each statement, the first, and none that the copy of a report repeats."""
    kept: list[Use] = []
    roots: set[str] = set()
    spans: dict[str, list[Span]] = {}  # by report
    for row in rows:
        if row.root in roots:
            continue
        roots.add(row.root)
        again = any(row.start < end and start < row.end for start, end in spans.get(row.report, ()))
        if not again and copies.get(row.report, set()).isdisjoint(spans):
            kept.append(row)
            spans.setdefault(row.report, []).append((row.start, row.end))
    return kept


def _beside(connection: Connection, firsts: Iterable[Use]) -> dict[int, list[tuple[int, Span]]]:
    """Return the phrases around uses, as far as a formula can reach, by the phrase that is used there."""
    columns = {"phrase": "bigint", "number": "bigint", "earliest": "int", "latest": "int"}
    rows = [(one.phrase, one.number, one.start - REACH, one.end + REACH) for one in firsts]
    found: dict[int, list[tuple[int, Span]]] = defaultdict(list)
    for phrase, other, start, end in _found(connection, _BESIDE, columns, rows):
        found[phrase].append((other, (start, end)))
    return found
