"""Office-holders whom a report names: it was written while they held the office, or after they left it."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from verbale.knowledge.officeholders import OfficeHolders
from verbale.knowledge.tenures import Tenure, fold

_BEFORE, _AFTER = 90, 90  # characters around a name in which its office stands
_NAME = re.compile(r"[A-Z][\w'’.-]*")
_FORMER = re.compile(r"(?i)\b(?P<word>former|ex|late|then|onetime|one-time|ousted)[ -](?:[\w.’'-]+ ){0,7}$")
_ELECT = re.compile(r"(?i)(?:-| )(?:elect|designate)\b")
_SAYS_NOTHING = frozenset({"then", "late"})
# Words that stand for an office of the table, besides its own name.
_OFFICE_WORDS = {
    "president": ("president", "head of state"),
    "prime minister": ("prime minister", "premier"),
    "chancellor": ("chancellor",),
    "foreign minister": (
        "foreign minister", "minister of foreign affairs", "foreign secretary", "top diplomat",
        "foreign affairs minister", "external affairs minister",
    ),
    "defence minister": ("defence minister", "defense minister", "defense secretary", "secretary of defense"),
    "deputy prime minister": ("deputy prime minister", "vice premier", "deputy premier"),
    "secretary general": ("secretary general", "secretary-general", "un chief", "nato chief"),
    "high representative": ("high representative", "foreign policy chief"),
    "spokesman": ("spokesman", "spokesperson"),
    "spokeswoman": ("spokeswoman", "spokesperson"),
    "vice president": ("vice president", "vice-president"),
}  # fmt: skip
# How often a person was in the office that the words near the name say, was so within a year, or wasn't; and
# the same for a family name alone right behind the office, which a person missing from the table may bear.
_FULL, _FAMILY = (0.93, 0.04, 0.004), (0.80, 0.10, 0.10)
# The same for a full name without an office; years around are counted here that far.
_BARE, _AROUND = (0.50, 0.35, 0.05), timedelta(days=5 * 365)
_YEAR = timedelta(days=365)
# Of a tenure known by attestations alone: what is left of the share so long before or after them.
_ATTESTED = ((_YEAR, 0.7), (3 * _YEAR, 0.35), (6 * _YEAR, 0.1))
_UNATTESTED = 0.03
_MOST_TRIES = 20  # places at which the words around one family name are looked at


@dataclass(frozen=True, slots=True)
class Holder:
    """A person whom the report gives an office, with the tenures that this can mean.

    Several persons of one family name, where the report tells no more of it, count as one.
    """

    name: str
    office: str
    tenures: tuple[Tenure, ...]
    is_full: bool = True

    def fits(self, day: date) -> bool:
        """Tell whether the person held the office on `day`."""
        return any(tenure.covers(day) for tenure in self.tenures)

    def weight(self, day: date) -> float:
        """Return how likely the words are on `day`; some are called by an office not yet theirs, or left."""
        shares = _FULL if self.is_full else _FAMILY
        return max(_share(tenure, day, shares) for tenure in self.tenures)

    def reason(self, day: date) -> str:
        """Say when the office was held, where `day` lies in that."""
        if not self.fits(day):
            return ""
        runs = ", ".join(
            f"{t.start.year} to {t.end.year}" if t.end else f"from {t.start.year}" for t in self.tenures
        )
        return f"{self.name} was {self.office} {runs}"


@dataclass(frozen=True, slots=True)
class FormerHolder:
    """A person whom the report calls a former holder of an office: it was written after a tenure's end."""

    name: str
    office: str
    tenures: tuple[Tenure, ...]

    def weight(self, day: date) -> float:
        """Return how likely the words are on `day`."""
        ends = [tenure.end for tenure in self.tenures if tenure.end is not None]
        if any(tenure.covers(day) for tenure in self.tenures):
            return 0.04
        return 1.0 if ends and day > min(ends) else 0.03

    def reason(self, day: date) -> str:
        """Say when the office was left, where `day` lies after that."""
        left = [tenure.end.year for tenure in self.tenures if tenure.end is not None and tenure.end < day]
        return f"{self.name} had been {self.office} until {max(left)}" if left else ""


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person named in full without an office: one in the news in the years of the tenures and around."""

    name: str
    tenures: tuple[Tenure, ...]

    def weight(self, day: date) -> float:
        """Return how likely the name is in a report of `day`."""
        if any(tenure.covers(day) for tenure in self.tenures):
            return _BARE[0]
        is_near = any(t.start - _AROUND <= day <= (t.end or day) + _AROUND for t in self.tenures)
        return _BARE[1] if is_near else _BARE[2]

    def reason(self, day: date) -> str:
        """Say when the person held an office, where `day` lies near it."""
        if self.weight(day) == _BARE[2]:
            return ""
        first, last = self.tenures[0], self.tenures[-1]
        until = f"to {last.end.year}" if last.end else "on"
        return f"{self.name}, {first.office} from {first.start.year} {until}, is named"


def _share(tenure: Tenure, day: date, shares: tuple[float, float, float]) -> float:
    """Return what one tenure gives `day`; one known by attestations alone fades out around them."""
    held, near, out = shares
    if tenure.covers(day):
        return held
    end = tenure.end or day
    if not tenure.attested:
        return near if tenure.start - _YEAR <= day <= end + _YEAR else out
    away = max(tenure.start - day, day - end)
    return held * next((share for limit, share in _ATTESTED if away <= limit), _UNATTESTED)


def office_holders(text: str, known: OfficeHolders) -> list[Holder | FormerHolder | NamedPerson]:
    """Return those of `known` whom `text` names, each once, with their office first, in order of the text."""
    by_family = known.by_family
    found: dict[tuple[str, str, bool], Holder | FormerHolder] = {}
    bare: dict[str, NamedPerson] = {}
    seen: Counter[str] = Counter()
    before = ""
    for match in _NAME.finditer(text):
        word = fold(match.group().removesuffix("’s").removesuffix("'s").rstrip("."))
        held = by_family.get(word, ())
        if held and seen[word] < _MOST_TRIES:
            seen[word] += 1
            _add(found, held, before, text, match)
            _add_bare(bare, held, before, text, match)
        before = match.group()
    titled = {tenure.name for one in found.values() for tenure in one.tenures}
    return [*found.values(), *(one for name, one in bare.items() if name not in titled)]


def _add_bare(
    found: dict[str, NamedPerson], held: tuple[Tenure, ...], before: str, text: str, name: re.Match[str]
) -> None:
    """Add the one person of this family name whose given name stands before it in full."""
    if not before or not text.startswith(before, name.start() - len(before) - 1):
        return
    same = [t for t in held if any(fold(before) == fold(given).partition(" ")[0] for given in t.given)]
    names = dict.fromkeys(tenure.name for tenure in same)
    if len(names) == 1 and (known := next(iter(names))) not in found:
        found[known] = NamedPerson(known, tuple(sorted(same, key=lambda tenure: tenure.start)))


def _add(
    found: dict[tuple[str, str, bool], Holder | FormerHolder],
    held: tuple[Tenure, ...],
    before: str,
    text: str,
    name: re.Match[str],
) -> None:
    """Add what the name says of those of this family name who held an office that stands beside it.

    Where the text doesn't tell several of them apart, they count as one.
    """
    lead = text[max(0, name.start() - _BEFORE) : name.start()]
    after = text[name.end() : name.end() + _AFTER]
    former = _FORMER.search(lead)
    if _ELECT.search(lead[-30:]) or (former is not None and former["word"].lower() in _SAYS_NOTHING):
        return
    named = [tenure for tenure in held if _is_named(tenure, before, text, name.start())]
    family = name.group().removesuffix("’s").removesuffix("'s")
    for office in dict.fromkeys(tenure.office for tenure in named or held):
        same = tuple(tenure for tenure in named or held if tenure.office == office)
        names = dict.fromkeys(tenure.name for tenure in same)
        key = next(iter(names)) if named and len(names) == 1 else family, office, former is not None
        if key in found or not _holds(office, lead, after, is_full=bool(named)):
            continue
        if former is None:
            found[key] = Holder(key[0], office, same, is_full=bool(named))
        elif named and (known := tuple(tenure for tenure in same if not tenure.attested)):
            found[key] = FormerHolder(key[0], office, known)


def _holds(office: str, lead: str, after: str, *, is_full: bool) -> bool:
    """Tell whether the words right before a name, or those behind a comma after it, give it an office."""
    ahead, behind = _patterns(office)
    match = ahead.search(lead)
    if match is not None and (is_full or not match["between"].strip()):
        return True
    return is_full and behind.match(after) is not None


@cache
def _patterns(office: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of an office before a name, at the end of its text, and behind one."""
    words = "|".join(re.escape(word) for word in _OFFICE_WORDS.get(office, (office,)))
    words = rf"(?<!deputy )(?<!vice )(?<!vice-)(?<!assistant )(?<!under )(?:{words})"
    of_whom = r"(?:,?\s(?:of|for)\s[\w\s’'-]{2,40},?)?"
    ahead = rf"\b{words}{of_whom},?\s(?P<between>(?:[\w.’'-]+\s){{0,3}})$"
    behind = rf",\s(?:[\w’'-]+\s){{0,5}}?{words}\b|\s\({words}\)"
    return re.compile(ahead, re.IGNORECASE), re.compile(behind, re.IGNORECASE)


def _is_named(tenure: Tenure, before: str, text: str, start: int) -> bool:
    """Tell whether the given name stands before the family name at `start`, by its first letter."""
    if not before or not text[max(0, start - 3 - len(before)) : start].rstrip().endswith(before):
        return False
    initial = fold(before)[:1]
    return any(part[:1] == initial for given in tenure.given for part in fold(given).split())
