"""One formula with its history: the wording around a phrase, who used it, and when."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from verbale.account import Span
from verbale.record.formulae.completing import Grown
from verbale.record.formulae.rows import FormulaRow, FormulaUse, Variant
from verbale.record.formulae.used import Candidate, Use, Used, used
from verbale.record.formulae.uses import is_apart
from verbale.record.formulae.voices import Voice
from verbale.record.formulae.wordings import Window, Wording, shared
from verbale.record.packing import content_id, unpacked

# Phrases whose uses are looked up at once, the first time as many as formulae are wanted.
_AT_ONCE, _MOST_AT_ONCE = 8, 24


class Grower:
    """Makes formulae of the phrases of one voice, leaving out phrases of formulae made before.

    About so many as `wanted` are taken, each with uses on as many days as are `listed`.
    """

    def __init__(self, connection: Connection, voice: Voice, listed: int, wanted: int) -> None:
        self._connection = connection
        self._voice = voice
        self._listed = max(listed, 2)
        self._at_once = min(max(wanted, _AT_ONCE), _MOST_AT_ONCE)
        self._covered: set[int] = set()
        self._made: list[tuple[str, ...]] = []
        self._used: dict[int, Used] = {}

    def grow(self, candidates: Sequence[Candidate]) -> Iterator[Grown]:
        """Yield the formulae around phrases, none of those that were made before."""
        for place, candidate in enumerate(candidates):
            if candidate.phrase in self._covered:
                continue
            if candidate.phrase not in self._used:
                some = self._likely(candidates[place:])
                self._used |= used(self._connection, self._voice, some, self._listed)
                self._at_once = _AT_ONCE
            formula = self._formula(candidate, self._used.pop(candidate.phrase))
            if formula is not None:
                yield formula

    def _likely(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Return the first candidate, and the next ones that are not likely to be covered with one of them.

        The phrases of one formula were mostly used on the same days.
        """
        found: dict[tuple[int, str, str], Candidate] = {}
        for one in candidates:
            if one.phrase not in self._covered and one.phrase not in self._used:
                found.setdefault((one.days, one.first, one.last), one)
            if len(found) == self._at_once:
                break
        return list(found.values())

    def _formula(self, candidate: Candidate, known: Used) -> Grown | None:
        """Return the formula around a phrase; None when there is none, or it was made before."""
        rows = known.uses
        if not rows or not is_apart(rows[0].day, rows[-1].day):
            return None
        wording = shared([_window(row) for row in rows])
        if wording is None or any(_holds(made, wording.stems) for made in self._made):
            return None
        self._made.append(wording.stems)
        begin, end = wording.spans[0]
        self._covered |= {phrase for phrase, (first, last) in known.beside if begin <= first and last <= end}
        return Grown(self._row(candidate, rows, wording), candidate.phrase, known.days)

    def _row(self, candidate: Candidate, rows: Sequence[Use], wording: Wording) -> FormulaRow:
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


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    length = len(shorter)
    return any(longer[start : start + length] == shorter for start in range(len(longer) - length + 1))


def _window(row: Use) -> Window:
    pieces = unpacked(row.spans)
    content = next((start, end) for start, end in pieces if start <= row.start and row.end <= end)
    return Window(row.around, row.from_place, (row.start, row.end), content)


def _told_use(row: Use, span: Span) -> FormulaUse:
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
