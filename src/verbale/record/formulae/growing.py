"""One formula with its history: the wording around a phrase, who used it, when, and when not."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, Final, NamedTuple

from sqlalchemy import BindParameter, Connection, Select, bindparam, case, func, select, union_all

from verbale.account import Span
from verbale.record import schema
from verbale.record.bulk import among_given, as_list, fetched
from verbale.record.copies import pairs_among
from verbale.record.formulae.rows import FormulaRow, FormulaUse, Gap, Variant
from verbale.record.formulae.tables import recurring, uses
from verbale.record.formulae.uses import is_apart
from verbale.record.formulae.voices import Voice
from verbale.record.formulae.wordings import REACH, Window, Wording, shared
from verbale.record.packing import content_id, unpacked
from verbale.record.spoken import spoken_between

MIN_GAP_DAYS: Final = 180
_STATEMENTS, _REPORTS = schema.statements.c, schema.reports.c

# Questions put for each formula, made once: making them costs more than answering them.
_OWN = (uses.c.phrase == bindparam("phrase"), uses.c.party == bindparam("by"))
_DAYS = select(uses.c.day).where(*_OWN).distinct().order_by(uses.c.day)
_DAYS_AND_NUMBERS = select(uses.c.day, uses.c.number).where(*_OWN)
_FROM = case((uses.c.start > REACH, uses.c.start - REACH), else_=0)
_USES_ON: Select[Any] = (
    select(
        uses.c.day, uses.c.number, uses.c.start, uses.c.end, _FROM.label("from_place"),
        func.substr(_REPORTS.text, _FROM + 1, uses.c.end - uses.c.start + 2 * REACH).label("around"),
        _STATEMENTS.id, _STATEMENTS.root, _STATEMENTS.report, _STATEMENTS.date, _STATEMENTS.speaker,
        _STATEMENTS.party, _STATEMENTS.office, _STATEMENTS.spans, _STATEMENTS.topics,
        _REPORTS.publisher, _REPORTS.title,
    )
    .join_from(uses, schema.statements, _STATEMENTS.number == uses.c.number)
    .join(schema.reports, _REPORTS.id == _STATEMENTS.report)
    .where(*_OWN)
    .order_by(uses.c.day, _REPORTS.day, _STATEMENTS.report, _STATEMENTS.position)
)  # fmt: skip


def _end(*, newest: bool) -> Select[Any]:
    """Return the query for the first days of use, or the last ones."""
    used = uses.alias()
    day = used.c.day
    own = (used.c.phrase == bindparam("phrase"), used.c.party == bindparam("by"))
    most: BindParameter[int] = bindparam("newest" if newest else "oldest")
    days = select(day).where(*own).distinct().order_by(day.desc() if newest else day).limit(most)
    return select(days.subquery().c.day)


_USES_AT_THE_ENDS = _USES_ON.where(uses.c.day.in_(union_all(_end(newest=False), _end(newest=True))))
_INSIDE = select(uses.c.phrase).where(
    uses.c.number == bindparam("of"), uses.c.start >= bindparam("first"), uses.c.end <= bindparam("last")
)
_OTHERS = (
    select(recurring.c.party)
    .where(recurring.c.phrase == bindparam("phrase"), recurring.c.party != bindparam("by"))
    .order_by(recurring.c.party)
)


class _Told(NamedTuple):
    """A use with its statement, and the words around it: the columns of `_USES_ON`."""

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
    return _USES_ON.where(among_given(dialect, uses.c.day, "some"))


class Candidate(NamedTuple):
    """A phrase that recurs, with the number of days of its use, the first and the last of them."""

    phrase: int
    days: int
    first: str
    last: str


class Grower:
    """Makes formulae of the phrases of one voice, leaving out phrases of formulae made before."""

    def __init__(self, connection: Connection, voice: Voice, listed: int, *, brief: bool) -> None:
        self._connection = connection
        self._voice = voice
        self._listed = max(listed, 2)
        self._brief = brief
        self._covered: set[int] = set()
        self._made: list[tuple[str, ...]] = []

    def grow(self, candidate: Candidate) -> FormulaRow | None:
        """Return the formula around a phrase; None when there is none, or it was made before."""
        if candidate.phrase in self._covered:
            return None
        if self._brief and self._voice.chosen is None and candidate.days > self._listed:
            days = [candidate.first, candidate.last]
            rows = self._independent(self._uses_at_the_ends(candidate.phrase))
        else:
            days = self._days(candidate)
            rows = self._independent(self._uses(candidate.phrase, _ends(days, self._listed)))
        if not rows or not is_apart(rows[0].day, rows[-1].day):
            return None
        wording = shared([_window(row) for row in rows])
        if wording is None or any(_holds(made, wording.stems) for made in self._made):
            return None
        self._made.append(wording.stems)
        self._cover(rows[0].number, wording.spans[0])
        return self._row(candidate, days, rows, wording)

    def _days(self, candidate: Candidate) -> list[str]:
        """Return the days on which the phrase was used, in order."""
        own = {"phrase": candidate.phrase, "by": self._voice.party}
        if self._voice.chosen is None:
            return [day for (day,) in fetched(self._connection, _DAYS, own)]
        rows = fetched(self._connection, _DAYS_AND_NUMBERS, own)
        return sorted({day for day, number in rows if number in self._voice.numbers})

    def _uses(self, phrase: int, days: Sequence[str]) -> list[_Told]:
        """Return the uses on some days with their statements and the words around them, in order of time."""
        own = {"phrase": phrase, "by": self._voice.party, "some": as_list(self._connection, days)}
        query = _uses_on(self._connection.dialect.name)
        rows = [_Told(*row) for row in fetched(self._connection, query, own)]
        if self._voice.chosen is not None:
            rows = [row for row in rows if row.number in self._voice.numbers]
        return rows

    def _uses_at_the_ends(self, phrase: int) -> list[_Told]:
        """Return the uses on the first and the last days of many, as `_uses` does, by one question."""
        own = {"phrase": phrase, "by": self._voice.party}
        most = {"oldest": (self._listed + 1) // 2, "newest": self._listed // 2}
        return [_Told(*row) for row in fetched(self._connection, _USES_AT_THE_ENDS, {**own, **most})]

    def _independent(self, rows: list[_Told]) -> list[_Told]:
        """Return one use of each statement, and none that the copy of a report repeats."""
        copies = self._copies({row.report for row in rows})
        kept: list[_Told] = []
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

    def _row(self, candidate: Candidate, days: list[str], rows: list[_Told], wording: Wording) -> FormulaRow:
        listed = tuple(_use(row, span) for row, span in zip(rows, wording.spans, strict=True))
        words = Counter(" ".join(use.words.split()).casefold() for use in listed)
        shown = {" ".join(use.words.split()).casefold(): use.words for use in reversed(listed)}
        topics = Counter(topic for row in rows for topic in unpacked(row.topics))
        by_use = [topic for topic, _ in sorted(topics.items(), key=lambda one: (-one[1], one[0]))]
        variants = sorted(words.items(), key=lambda one: -one[1])
        others = fetched(self._connection, _OTHERS, {"phrase": candidate.phrase, "by": self._voice.party})
        return FormulaRow.trusted(
            kind="formula",
            id=content_id("formula", self._voice.party, *wording.stems),
            words=" ".join(shown[variants[0][0]].split()),
            party=self._voice.party,
            days=candidate.days,
            first=days[0],
            last=days[-1],
            speakers=tuple(dict.fromkeys(use.speaker for use in listed if use.speaker)),
            parties=tuple(party for (party,) in others),
            topics=tuple(by_use),
            variants=tuple(
                Variant.trusted(words=" ".join(shown[form].split()), uses=count) for form, count in variants
            ),
            gaps=() if self._brief else tuple(self._gaps(days, by_use[0] if by_use else None)),
            uses=listed,
        )

    def _gaps(self, days: list[str], topic: str | None) -> Iterator[Gap]:
        silent = [
            (one, other)
            for one, other in pairwise(days)
            if (date.fromisoformat(other) - date.fromisoformat(one)).days >= MIN_GAP_DAYS
        ]
        counts = spoken_between(self._connection, self._voice.party, topic, silent)
        for (one, other), statements in zip(silent, counts, strict=True):
            if statements:
                yield Gap(after=one, until=other, statements=statements)


def _ends(days: list[str], count: int) -> list[str]:
    """Return the first and the last of many days, `count` in all."""
    return days if len(days) <= count else [*days[: (count + 1) // 2], *days[-(count // 2) :]]


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    length = len(shorter)
    return any(longer[start : start + length] == shorter for start in range(len(longer) - length + 1))


def _window(row: _Told) -> Window:
    pieces = unpacked(row.spans)
    content = next((start, end) for start, end in pieces if start <= row.start and row.end <= end)
    return Window(row.around, row.from_place, (row.start, row.end), content)


def _use(row: _Told, span: Span) -> FormulaUse:
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
