"""Accounts made without any reading, the same for the same seed and number: to fill a record with a million.

They look like an archive of wire dispatches to the record: parties as unequal as they are in the news, days
that go on as reports do, occasions that several reports announce, tell and recall with wider dates, missing
names and other spellings, updates, speakers who repeat themselves. Persons bear made-up names and words are
made of syllables; nothing here says how well anything is read.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

from benchmarks.parties import bodies, states
from verbale.account import (
    Account,
    Actor,
    Agreement,
    Contact,
    Event,
    EventActor,
    Figure,
    Mention,
    Mode,
    Participant,
    Place,
    Quotation,
    Span,
    Status,
)
from verbale.report import Report

FIRST_DAY = date(2000, 1, 1)
REPORTS_A_DAY = 137  # a million in twenty years
OCCASIONS_A_DAY = 40
OFFICES = ("president", "prime minister", "foreign minister", "defence minister", "ambassador")
DAYS_IN_OFFICE = 1500
READER = "verbale 0.1.0, synthetic"
PUBLISHERS = ("North Wire", "South Wire", "Gazette", "Ministry", "Radio")
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "is")]

_RANKS = list(accumulate(1 / (rank + 3) for rank in range(OCCASIONS_A_DAY)))

type Told = tuple[Report, Account]


@dataclass(frozen=True, slots=True)
class Occasion:
    """What happens on one of the days, whatever reports make of it."""

    mode: Mode
    first: date
    last: date
    parties: tuple[str, ...]
    offices: tuple[str, ...]
    host: str


def told(number: int, seed: int) -> Told:
    """Return report and account of this number: a function of number and seed alone."""
    chance = random.Random(f"{seed}/{number}")  # noqa: S311  (no secret, and the same on every machine)
    day = FIRST_DAY + timedelta(days=number // REPORTS_A_DAY)
    if number % REPORTS_A_DAY > 20 and chance.random() < 0.08:
        return _Writer(number - chance.randint(1, 20), seed, day).write(update=number)
    return _Writer(number, seed, day).write()


class _Writer:
    """Writes one report, and beside it the account that a reader would make of it."""

    def __init__(self, number: int, seed: int, day: date) -> None:
        self._chance = random.Random(f"{seed}/{number}/words")  # noqa: S311
        self._seed, self._number, self._day = seed, number, day
        self._text = ""
        self._actors: dict[str, Actor] = {}
        self._places: dict[str, Place] = {}
        self._contacts: list[Contact] = []
        self._quotations: list[Quotation] = []
        self._events: list[Event] = []

    def write(self, update: int | None = None) -> Told:
        """Return report and account; an update says a sentence more than the report it goes back to."""
        for _ in range(self._chance.choices((0, 1, 2, 3, 4), (20, 35, 25, 13, 7))[0]):
            self._tell(self._occasion())
            for _ in range(self._chance.choices((0, 1, 2), (40, 35, 25))[0]):
                self._quote()
        self._sentence(self._words(70))
        figure = self._figure() if self._chance.random() < 0.2 else ()
        agreement = self._agreement() if self._chance.random() < 0.05 else ()
        if self._chance.random() < 0.25:
            self._accuse()
        if update is not None:
            self._sentence(f"Update {update} {self._words(8)}")
        report = Report(text=self._text, title=self._words(7), publisher=self._chance.choice(PUBLISHERS),
                        published=self._day.isoformat())  # fmt: skip
        account = Account(
            reader=READER, report=report.id, title=report.title, actors=tuple(self._actors.values()),
            places=tuple(self._places.values()), contacts=tuple(self._contacts),
            quotations=tuple(self._quotations), events=tuple(self._events), figures=figure,
            agreements=agreement,
        )  # fmt: skip
        return report, account

    def _occasion(self) -> Occasion:
        """Choose what to tell of: of these days mostly, and of few occasions most often."""
        back = self._chance.choices((0, 1, -7, 300), (60, 15, 15, 10))[0]
        days = self._chance.randint(1, abs(back)) if abs(back) > 1 else back
        day = self._day - timedelta(days=days if back > 0 else -days)
        rank = self._chance.choices(range(OCCASIONS_A_DAY), cum_weights=_RANKS)[0]
        return occasion(self._seed, max(day, FIRST_DAY), rank)

    def _tell(self, told: Occasion) -> None:
        named = self._chance.choices((len(told.parties), 1, 0), (70, 15, 15))[0]
        participants = tuple(
            self._participant(party, office)
            for party, office in list(zip(told.parties, told.offices, strict=False))[:named]
        )
        place = None
        if self._chance.random() < 0.6:
            host = states()[told.host]
            place = host.capital if self._chance.random() < 0.8 else host.name
            self._places[place] = Place(name=place, kind="city", state=told.host, spans=())
        names = [one.name for one in participants] or list(told.parties)
        span = self._sentence(f"{' and '.join(names)} {_called(told)} {place or ''} {self._words(12)}")
        status = _status(self._chance, told, self._day)
        id = f"c{len(self._contacts)}"  # noqa: A001
        self._contacts.append(
            Contact(id=id, mode=told.mode, status=status, date=_date(self._chance, told), place=place,
                    states=told.parties, participants=participants, evidence=(span,), rules=("synthetic",),
                    topics=("diplomatic",) if self._chance.random() < 0.2 else ())
        )  # fmt: skip
        if len(told.parties) > 1:
            one, other = told.parties[:2]
            self._events.append(
                Event(id=f"e{len(self._events)}", type="CONSULT", cameo="042", goldstein=1.9, quad_class=1,
                      source=(EventActor(party=one, sector="GOV"),), target=(EventActor(party=other),),
                      status=status, date=self._contacts[-1].date, place=place, trigger=(span,),
                      evidence=span, contact=id, rule="synthetic")
            )  # fmt: skip

    def _participant(self, party: str, office: str) -> Participant:
        name = holder(self._seed, party, office, self._day)
        if self._chance.random() < 0.1:
            name = name[: name.index(" ")][0] + "." + name[name.index(" ") :]
        return Participant(name=name, actor=self._actor(name, party, office), party=party)

    def _actor(self, name: str, party: str, office: str) -> str:
        known = self._actors.get(name)
        if known is None:
            start = len(self._text)
            mention = Mention(span=(start, start + len(name)), kind="name")
            known = Actor(id=f"a{len(self._actors)}", kind="person", name=name, party=party, office=office,
                          basis="stated", mentions=(mention,))  # fmt: skip
            self._actors[name] = known
        return known.id

    def _quote(self) -> None:
        """Let one who takes part say something, now and then what the party always says."""
        parties = self._contacts[-1].states
        party = self._chance.choice([one for one in parties if one in states()] or ["USA"])
        speaker = holder(self._seed, party, self._chance.choice(OFFICES), self._day)
        if self._chance.random() < 0.2:
            formulae = random.Random(f"{self._seed}/{party}/{self._chance.randint(1, 30)}")  # noqa: S311
            said = words(formulae, 10) + " " + self._words(6)
        else:
            said = self._words(self._chance.randint(6, 24))
        start = len(self._text)
        self._sentence(f"{said}, {speaker} said")
        content, source = (start, start + len(said)), (start + len(said) + 2, len(self._text) - 7)
        self._quotations.append(
            Quotation(form="direct", content=(content,), source=(source,),
                      speaker=self._actor(speaker, party, "foreign minister"), speaker_name=speaker,
                      topics=("diplomatic",) if self._chance.random() < 0.5 else (), rule="synthetic")
        )  # fmt: skip

    def _accuse(self) -> None:
        """Tell of an event that is no contact: one party blames another, on the day or the day before."""
        one, other = _party(self._chance), _party(self._chance)
        if one != other:
            span = self._sentence(f"{one} accused {other} {self._words(8)}")
            day = self._day - timedelta(days=self._chance.randint(0, 1))
            self._events.append(
                Event(id=f"e{len(self._events)}", type="ACCUSE", cameo="112", goldstein=-2.0, quad_class=3,
                      source=(EventActor(party=one, sector="GOV"),), target=(EventActor(party=other),),
                      status="held", date=day.isoformat(), trigger=(span,), evidence=span, rule="synthetic")
            )  # fmt: skip

    def _figure(self) -> tuple[Figure, ...]:
        start = len(self._text)
        span = self._sentence(f"{self._chance.randint(2, 90)} percent {self._words(6)}")
        low = self._text[start : self._text.index(" ", start)]
        parties = (_party(self._chance),)
        number = (start, start + len(low))
        return (Figure(measure="trade", words="trade", low=low, unit="%", change="up", parties=parties,
                       period=str(self._day.year), span=number, evidence=span),)  # fmt: skip

    def _agreement(self) -> tuple[Agreement, ...]:
        one, other = sorted({_party(self._chance), _party(self._chance)} | {"AFG", "AUT"})[-2:]
        span = self._sentence(f"The treaty of {states()[one].capital} {self._words(6)}")
        return (Agreement(id="g0", name=f"The treaty of {states()[one].capital}", parties=(one, other),
                          status="signed", spans=(span,), evidence=(span,)),)  # fmt: skip

    def _words(self, count: int) -> str:
        return words(self._chance, count)

    def _sentence(self, told: str) -> Span:
        start = len(self._text)
        self._text += told[0].upper() + told[1:] + ". "
        return start, len(self._text) - 1


@lru_cache(maxsize=50_000)
def occasion(seed: int, day: date, rank: int) -> Occasion:
    """Return one of the occasions that begin on a day."""
    chance = random.Random(f"{seed}/{day}/{rank}")  # noqa: S311
    mode: Mode = chance.choices(("meeting", "visit", "call", "conference", "message"), (50, 22, 8, 15, 5))[0]
    length = chance.choices((0, 1, 2, 4), (20, 40, 30, 10))[0] if mode in ("visit", "conference") else 0
    host = guest = _party(chance)
    while guest == host:
        guest = _party(chance)
    parties = tuple(sorted({host, guest, *([_party(chance)] if chance.random() < 0.08 else [])}))
    if mode == "conference":
        parties = (chance.choice(bodies()),)
    office = chance.choice(OFFICES)
    return Occasion(mode, day, day + timedelta(days=length), parties, (office,) * len(parties), host)


@lru_cache(maxsize=50_000)
def _name(seed: int, party: str, office: str, term: int) -> str:
    chance = random.Random(f"{seed}/{party}/{office}/{term}")  # noqa: S311
    return " ".join("".join(chance.choices(SYLLABLES, k=count)).capitalize() for count in (2, 3))


def holder(seed: int, party: str, office: str, day: date) -> str:
    """Return the made-up name of who holds an office on a day; terms begin on different days."""
    offset = int.from_bytes(f"{party}{office}".encode()) % DAYS_IN_OFFICE
    return _name(seed, party, office, ((day - FIRST_DAY).days + offset) // DAYS_IN_OFFICE)


def _called(told: Occasion) -> str:
    """Return what a report calls the occasion: conferences bear the number of the year."""
    return f"{told.first.year - 1980}th summit" if told.mode == "conference" else told.mode


def _status(chance: random.Random, told: Occasion, day: date) -> Status:
    if chance.random() < 0.04:
        return chance.choice(("cancelled", "denied"))
    return "held" if told.first <= day else chance.choices(("planned", "possible"), (80, 20))[0]


def _date(chance: random.Random, told: Occasion) -> str | None:
    """Return the date as one report tells it: a day, the whole stay, the week, the month, or none."""
    exact = str(told.first) if told.first == told.last else f"{told.first}/{told.last}"
    monday = told.first - timedelta(days=told.first.weekday())
    wide = f"{monday}/{monday + timedelta(days=6)}"
    return chance.choices((exact, str(told.first), wide, str(told.first)[:7], None), (60, 16, 8, 5, 11))[0]


def _party(chance: random.Random) -> str:
    codes, weights = _parties()
    return chance.choices(codes, cum_weights=weights)[0]


@lru_cache
def _parties() -> tuple[Sequence[str], Sequence[float]]:
    """Return the codes of all states, and running weights by which the first ten make half of the news."""
    first = ["USA", "CHN", "RUS", "GBR", "FRA", "DEU", "JPN", "ISR", "IRN", "TUR"]
    others = (code for code in states() if code not in first)
    codes = [*first, *sorted(others)]
    return codes, list(accumulate(1 / (rank + 2) for rank in range(len(codes))))


@lru_cache
def _vocabulary() -> tuple[Sequence[str], Sequence[float]]:
    chance = random.Random("vocabulary")  # noqa: S311
    words = ["".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3)))) for _ in range(20_000)]
    return words, list(accumulate(1 / (rank + 10) for rank in range(len(words))))


def words(chance: random.Random, count: int) -> str:
    """Return words of syllables, the frequent ones often."""
    vocabulary, weights = _vocabulary()
    return " ".join(chance.choices(vocabulary, cum_weights=weights, k=count))
