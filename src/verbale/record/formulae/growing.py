"""One formula with its history: the wording around a phrase, who used it, and when."""

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Connection,
    FromClause,
    Select,
    bindparam,
    case,
    func,
    select,
    union_all,
)

from verbale.account import Span
from verbale.record import schema
from verbale.record.bulk import among_given, as_list, fetched
from verbale.record.copies import pairs_among
from verbale.record.formulae.completing import Grown
from verbale.record.formulae.rows import FormulaRow, FormulaUse, Variant
from verbale.record.formulae.tables import uses
from verbale.record.formulae.uses import is_apart
from verbale.record.formulae.voices import Voice
from verbale.record.formulae.wordings import REACH, Window, Wording, shared
from verbale.record.packing import content_id, unpacked

_STATEMENTS, _REPORTS = schema.statements.c, schema.reports.c

# Questions put for each formula, made once: making them costs more than answering them.
_OWN = (uses.c.phrase == bindparam("phrase"), uses.c.party == bindparam("by"))
_DAYS_AND_NUMBERS = select(uses.c.day, uses.c.number).where(*_OWN)


def _told(used: FromClause) -> Select[Any]:
    """Return the query for uses with their statements and the words around them, in order of time."""
    own = used.c
    begin = case((own.start > REACH, own.start - REACH), else_=0)
    return (
        select(
            own.day, own.number, own.start, own.end, begin.label("from_place"),
            func.substr(_REPORTS.text, begin + 1, own.end - own.start + 2 * REACH).label("around"),
            _STATEMENTS.id, _STATEMENTS.root, _STATEMENTS.report, _STATEMENTS.date, _STATEMENTS.speaker,
            _STATEMENTS.party, _STATEMENTS.office, _STATEMENTS.spans, _STATEMENTS.topics,
            _REPORTS.publisher, _REPORTS.title,
        )
        .join_from(used, schema.statements, _STATEMENTS.number == own.number)
        .join(schema.reports, _REPORTS.id == _STATEMENTS.report)
        .order_by(own.day, _REPORTS.day, _STATEMENTS.report, _STATEMENTS.position)
    )  # fmt: skip


def _at_end(*, newest: bool) -> Select[Any]:
    """Return the query for the uses on the first days, or the last ones: a stretch of the key."""
    day = uses.alias().c.day
    own = (day.table.c.phrase == bindparam("phrase"), day.table.c.party == bindparam("by"))
    others: BindParameter[int] = bindparam("newest" if newest else "oldest")  # days besides the last of them
    days = select(day).where(*own).distinct().order_by(day.desc() if newest else day).limit(1).offset(others)
    reached = days.scalar_subquery()
    return select(uses).where(*_OWN, uses.c.day >= reached if newest else uses.c.day <= reached)


_USES = _told(uses).where(*_OWN)
_USES_AT_THE_ENDS = _told(union_all(_at_end(newest=False), _at_end(newest=True)).subquery("used"))
_INSIDE = select(uses.c.phrase).where(
    uses.c.number == bindparam("of"), uses.c.start >= bindparam("first"), uses.c.end <= bindparam("last")
)


class _Use(NamedTuple):
    """A use with its statement, and the words around it: the columns of `_told`."""

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


@cache
def _uses_on(dialect: str) -> Select[Any]:
    """Return the query for the uses on some days, which are given as one parameter."""
    return _USES.where(among_given(dialect, uses.c.day, "some"))


class Candidate(NamedTuple):
    """A phrase that recurs, with the number of days of its use, the first and the last of them."""

    phrase: int
    days: int
    first: str
    last: str


class Grower:
    """Makes formulae of the phrases of one voice, leaving out phrases of formulae made before."""

    def __init__(self, connection: Connection, voice: Voice, listed: int) -> None:
        self._connection = connection
        self._voice = voice
        self._listed = max(listed, 2)
        self._covered: set[int] = set()
        self._made: list[tuple[str, ...]] = []

    def grow(self, candidate: Candidate) -> Grown | None:
        """Return the formula around a phrase; None when there is none, or it was made before."""
        if candidate.phrase in self._covered:
            return None
        days: list[str] | None = None
        if self._voice.chosen is not None:
            days = self._days(candidate)
            used = self._uses(candidate.phrase, _ends(days, self._listed))
        elif candidate.days > self._listed:
            used = self._uses_at_the_ends(candidate.phrase)
        else:
            used = self._all_uses(candidate.phrase)
            days = list(dict.fromkeys(row.day for row in used))
        rows = self._independent(used)
        if not rows or not is_apart(rows[0].day, rows[-1].day):
            return None
        wording = shared([_window(row) for row in rows])
        if wording is None or any(_holds(made, wording.stems) for made in self._made):
            return None
        self._made.append(wording.stems)
        self._cover(rows[0].number, wording.spans[0])
        return Grown(self._row(candidate, rows, wording), candidate.phrase, days)

    def _days(self, candidate: Candidate) -> list[str]:
        """Return the days on which the phrase was used in the statements that are looked at, in order."""
        own = {"phrase": candidate.phrase, "by": self._voice.party}
        rows = fetched(self._connection, _DAYS_AND_NUMBERS, own)
        return sorted({day for day, number in rows if number in self._voice.numbers})

    def _uses(self, phrase: int, days: Sequence[str]) -> list[_Use]:
        """Return the uses in the statements that are looked at, on some days, in order of time."""
        own = {"phrase": phrase, "by": self._voice.party, "some": as_list(self._connection, days)}
        query = _uses_on(self._connection.dialect.name)
        rows = [_Use(*row) for row in fetched(self._connection, query, own)]
        return [row for row in rows if row.number in self._voice.numbers]

    def _all_uses(self, phrase: int) -> list[_Use]:
        """Return all uses with their statements and the words around them, in order of time."""
        own = {"phrase": phrase, "by": self._voice.party}
        return [_Use(*row) for row in fetched(self._connection, _USES, own)]

    def _uses_at_the_ends(self, phrase: int) -> list[_Use]:
        """Return the uses on the first and the last days of many, as `_all_uses` does."""
        own = {"phrase": phrase, "by": self._voice.party}
        others = {"oldest": (self._listed + 1) // 2 - 1, "newest": self._listed // 2 - 1}
        return [_Use(*row) for row in fetched(self._connection, _USES_AT_THE_ENDS, {**own, **others})]

    def _independent(self, rows: list[_Use]) -> list[_Use]:
        """Return one use of each statement, and none that the copy of a report repeats."""
        copies = self._copies({row.report for row in rows})
        kept: list[_Use] = []
        roots: set[str] = set()
        spans: dict[str, list[Span]] = {}  # by report
        for row in rows:
            again = any(row.start < end and start < row.end for start, end in spans.get(row.report, ()))
            if row.root not in roots and not again and copies.get(row.report, set()).isdisjoint(spans):
                kept.append(row)
                roots.add(row.root)
                spans.setdefault(row.report, []).append((row.start, row.end))
        return kept

    def _copies(self, reports: Collection[str]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        pairs = pairs_among(self._connection, sorted(reports)) if len(reports) > 1 else ()
        for one, other in pairs:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return found

    def _cover(self, number: int, span: Span) -> None:
        """Leave out the other phrases of a formula from now on."""
        inside = {"of": number, "first": span[0], "last": span[1]}
        self._covered.update(phrase for (phrase,) in fetched(self._connection, _INSIDE, inside))

    def _row(self, candidate: Candidate, rows: list[_Use], wording: Wording) -> FormulaRow:
        listed = tuple(_told_use(row, span) for row, span in zip(rows, wording.spans, strict=True))
        words = Counter(" ".join(use.words.split()).casefold() for use in listed)
        shown = {" ".join(use.words.split()).casefold(): use.words for use in reversed(listed)}
        topics = Counter(topic for row in rows for topic in unpacked(row.topics))
        by_use = [topic for topic, _ in sorted(topics.items(), key=lambda one: (-one[1], one[0]))]
        variants = sorted(words.items(), key=lambda one: -one[1])
        return FormulaRow.trusted(
            kind="formula",
            id=content_id("formula", self._voice.party, *wording.stems),
            words=" ".join(shown[variants[0][0]].split()),
            party=self._voice.party,
            days=candidate.days,
            first=candidate.first,
            last=candidate.last,
            speakers=tuple(dict.fromkeys(use.speaker for use in listed if use.speaker)),
            parties=(),
            topics=tuple(by_use),
            variants=tuple(
                Variant.trusted(words=" ".join(shown[form].split()), uses=count) for form, count in variants
            ),
            gaps=(),
            uses=listed,
        )


def _ends(days: list[str], count: int) -> list[str]:
    """Return the first and the last of many days, `count` in all."""
    return days if len(days) <= count else [*days[: (count + 1) // 2], *days[-(count // 2) :]]


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    length = len(shorter)
    return any(longer[start : start + length] == shorter for start in range(len(longer) - length + 1))


def _window(row: _Use) -> Window:
    pieces = unpacked(row.spans)
    content = next((start, end) for start, end in pieces if start <= row.start and row.end <= end)
    return Window(row.around, row.from_place, (row.start, row.end), content)


def _told_use(row: _Use, span: Span) -> FormulaUse:
    start, end = span
    return FormulaUse.trusted(
        statement=row.id,
        date=row.date,
        speaker=row.speaker,
        party=row.party,
        office=row.office,
        words=row.around[start - row.from_place : end - row.from_place],
        span=span,
        report=row.report,
        publisher=row.publisher,
        title=row.title,
    )
