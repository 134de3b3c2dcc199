"""Where a story stands in time: its publication date, and the dates last spoken of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from verbale.reading.times import almanac

# What it costs, in days, to read a date against the tense of its clause: a date ahead in a clause about
# the past is worse than one behind in a clause about the future, which may recall something. Where no
# tense tells, a date behind is the likelier one.
_AHEAD_OF_PAST = {0: 60, -1: 240, -2: 310}
_MONTH_AHEAD = 60
_BEHIND_FUTURE = {1: 160, 2: 310}
# Tokens for which a year, once told, holds for months and days told without one.
_FOLLOWS = 12
# Tokens for which a weekday comes after the day ahead just told: "on Monday, and in Rome on Tuesday".
_NEXT = 6
_WEEK = 7
_DAY = timedelta(days=1)
_SURE = 2  # the direction of what a verb rules
# Units, and the longest stretch in days that "that day", "the same month" and so on can point back to.
_FITS = {"D": 1, "W": 7, "F": 14, "M": 31, "Q": 92, "Y": 366, "E": 36525}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands: the sentence (where it begins), and whether that is told by the way.

    Told by the way is what stands in a relative clause, or belongs to a noun: "the statement of 9 November".
    """

    sentence: int = 0
    is_aside: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """A date that the story has spoken of: its days from first to last, the token and the place."""

    first: date
    last: date
    at: int
    place: Place

    @property
    def length(self) -> int:
        """The number of its days."""
        return (self.last - self.first).days + 1

    @property
    def unit(self) -> str:
        """The shortest unit that is as long."""
        length = self.length
        for unit, longest in _FITS.items():
            if length <= longest:
                return unit
        return ""


def _no_tag(_start: int) -> str:
    return ""


def _no_direction(_start: int) -> int:
    return 0


def _one_place(_start: int) -> Place:
    return Place()


@dataclass(slots=True)
class Story:
    """What the resolution of expressions rests on, moving along the text.

    `published` is the publication day, None when unknown; `year` stands alone when only the year is
    known. `direction` answers for a character offset whether the clause there speaks of the past (-1) or
    the future (+1), twice that where its verb rules the expression, or doesn't tell (0), `tag` gives
    the word's Penn tag ("" untagged), and `place` its place. `quarter` is the latest quarter reported on,
    `is_over_months` tells that a stretch of months ("the first nine months") has come after, and
    `told_year` is the year last told with its month, and the token where that was.
    """

    published: date | None = None
    year: int | None = None
    direction: Callable[[int], int] = _no_direction
    tag: Callable[[int], str] = _no_tag
    place: Callable[[int], Place] = _one_place
    quarter: tuple[int, int] | None = None
    is_over_months: bool = False
    told_year: tuple[int, int] | None = None
    _spoken: Spoken | None = None
    _by_unit: dict[str, Spoken] = field(default_factory=dict)
    _narrated: dict[tuple[str, bool], Spoken] = field(default_factory=dict)

    @property
    def this_year(self) -> int | None:
        """The report's year, or None if it is not known."""
        return self.published.year if self.published else self.year

    @property
    def has_spoken(self) -> bool:
        """Whether any date has been spoken of yet."""
        return self._spoken is not None

    def anchor(self, unit: str, start: int) -> date | None:
        """Return the day from which "that", "the same", "the next" `unit` at offset `start` is reckoned.

        It lies in the date last spoken of in the same sentence, or else last told in the story's own line
        and not by the way, if that is no longer than the unit; or it is the publication day. A clause about
        the past doesn't go on from what was told to lie ahead.
        """
        sentence, longest = self.place(start).sentence, _FITS.get(unit, _FITS["E"])
        near = [
            said
            for said in self._by_unit.values()
            if said.length <= longest and said.place.sentence == sentence
        ]
        if not near:
            told = [said for said in self._narrated.values() if said.length <= longest]
            is_ahead = any(self._is_ahead(said) for said in told) and self.direction(start) > 0
            near = [said for said in told if is_ahead or not self._is_ahead(said)]
        return max(near, key=lambda said: said.at).first if near else self.published

    def _is_ahead(self, said: Spoken) -> bool:
        return self.published is not None and said.first > self.published

    def weekday(self, number: int, direction: int, at: int) -> date | None:
        """Return the day of that weekday (1 to 7), told at token `at`.

        It lies in the coming week told just before, or in `direction`; the same weekday is today. Tomorrow's
        name is tomorrow, as nobody calls a day six days ago by it; yesterday's is yesterday, unless a verb
        rules that it is ahead.
        """
        week = self._week_told(at)
        if week is not None and direction > -_SURE:  # not "until next week, he said on Tuesday"
            return almanac.shifted(week, "D", number - 1)
        if self.published is None:
            return None
        told = self._spoken
        goes_on = told is not None and told.length <= _WEEK and at - told.at <= _NEXT
        if told is not None and goes_on and abs(direction) < 2 and told.first > self.published:
            return almanac.shifted(told.first, "D", (number - told.first.isoweekday()) % 7)
        ahead = (number - self.published.isoweekday()) % 7
        is_ahead = direction > 0
        if ahead == 1 or (ahead == _WEEK - 1 and (direction < _SURE or self._told_of_yesterday())):
            is_ahead = ahead == 1
        return self.published + timedelta(days=ahead if ahead == 0 or is_ahead else ahead - 7)

    def _told_of_yesterday(self) -> bool:
        """Tell whether the day told last is yesterday, of which the story goes on to tell."""
        said = self._by_unit.get("D")
        return said is not None and self.published is not None and self.published - said.first == _DAY

    def _week_told(self, at: int) -> date | None:
        """Return the Monday of the coming week told just before token `at`, if that is where the story is."""
        said = self._spoken
        if said is None or self.published is None or at - said.at > _FOLLOWS:
            return None
        is_week = said.first.isoweekday() == 1 and said.length == 7
        return said.first if is_week and said.first > self.published else None

    def day_near(self, at: int, start: int) -> date | None:
        """Return the day of a clock time at token `at`, offset `start`: spoken of just before, or today."""
        said = self._spoken
        if said is not None and said.length == 1 and at - said.at <= _FOLLOWS:
            return self.anchor("D", start)
        return self.published

    def year_for(self, month: int, day: int | None, direction: int, at: int) -> int | None:
        """Return the year of a month, or of a day of it, named without one at token `at`.

        It is the year told shortly before, or else the one that puts the date nearest to publication,
        unless the tense speaks against it.
        """
        if self.told_year is not None and at - self.told_year[1] <= _FOLLOWS and direction <= 0:
            return self.told_year[0]
        if self.published is None:
            return self.year
        here = self.published
        if day is None and month == here.month:
            return here.year
        days: list[date] = []
        for year in (here.year, here.year - 1, here.year + 1):
            try:
                days.append(date(year, month, day or 15))
            except ValueError:
                continue
        return self.nearest(days, direction, is_month=day is None).year if days else here.year

    def nearest(self, days: Iterable[date], direction: int, *, is_month: bool = False) -> date:
        """Return the day nearest to publication, unless the tense speaks against it; the first of equals.

        With `is_month` the days stand for months: those of the year before go without a year more often.
        """
        here = self.published or date.min

        def cost(day: date) -> int:
            distance = (day - here).days
            against = _AHEAD_OF_PAST[direction] if direction <= 0 < distance else 0
            against += _MONTH_AHEAD if is_month and direction < 0 < distance else 0
            return abs(distance) + against + (_BEHIND_FUTURE[direction] if distance < 0 < direction else 0)

        return min(days, key=cost)

    def note(self, days: tuple[date, date], value: str, at: int, start: int) -> None:
        """Note the days of an expression at token `at` and offset `start` as those now spoken of."""
        said = Spoken(*days, at, self.place(start))
        self._spoken = said
        unit = said.unit
        self._by_unit[unit] = said
        if not said.place.is_aside:
            self._narrated[unit, self._is_ahead(said)] = said
        is_complete = self.published is not None and said.last < self.published
        if "-Q" in value:
            self.is_over_months = False
            quarter = said.first.year, int(value[-1])
            if self.quarter is None or (is_complete and quarter > self.quarter):
                self.quarter = quarter
