"""Finds the words of offices: 'visiting French Defense Minister', 'the foreign ministers of A and B'."""

from dataclasses import dataclass, field
from functools import cache

from verbale.knowledge.lexicon import Entry
from verbale.knowledge.offices import Office, name_office, office_words, plural_heads
from verbale.knowledge.words import word_list
from verbale.reading.actors import agencies
from verbale.reading.actors.complements import LONGEST, complement_of, full_powers_end, posting_end
from verbale.reading.actors.owners import is_charge, owner_of
from verbale.reading.actors.view import View

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "their", "our"})
POSSESSIVE = frozenset({"his", "her", "their", "its", "my", "our", "your"})
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTS_UP = frozenset({"including", "namely", ":"})
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_BEHIND_HYPHEN = frozenset({"elect", "designate", "general"})
# Ranks of birth, which stand between an office and a name: "Foreign Minister Prince X".
_BY_BIRTH = frozenset({"sheikh", "prince", "princess"})
_INSIDE = frozenset({"in", "at"})
_SON_OF = frozenset({"bin", "ibn", "bint"})
_COUNCIL = ["security", "council"]
_BODIES = word_list("body")
_ABBREVIATIONS = word_list("office abbreviation")
_SURNAMES, _LETTERS_BEHIND = word_list("noun and surname"), word_list("post-nominal")
_BEFORE_NAMES = word_list("honorific") | office_words("head") | office_words("quality")


@dataclass(slots=True)
class Title:
    """The words of an office on tokens `start` to `end` (exclusive), its noun at `head`."""

    start: int
    end: int
    head: int
    office: Office
    parties: list[Entry] = field(default_factory=list)
    plural: bool = False
    determiner: str = ""
    standing: frozenset[str] = frozenset()
    core: tuple[int, int] = (0, 0)
    complement: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing but the noun of the office is there: 'minister'."""
        return self.end - self.start == 1 and not self.determiner


def find_titles(view: View) -> list[Title]:
    """Return all titles of the document, in order of their heads; one may lie inside another."""
    titles: list[Title] = []
    told = frozenset(named.party.code for named in view.names if named.party is not None)
    heads = _heads()
    beyond = 0
    for i, word in enumerate(view.lower):
        if word not in heads or i < beyond or not _is_head(view, i):
            continue
        head = i
        while head + 1 < len(view) and _is_head(view, head + 1) and view.lower[head + 1] not in _BY_BIRTH:
            head += 1
        beyond = head + 1
        title = _read(view, head, told)
        # "Deputy" alone is no title where "Deputy Prime Minister" goes on from it.
        while titles and title.core[0] <= titles[-1].head < title.head:
            titles.pop()
        titles.append(title)
    return titles


@cache
def _heads() -> frozenset[str]:
    """Return the words that can head a title."""
    return frozenset({"number", "numbers", *_ABBREVIATIONS, *office_words("head"), *plural_heads()})


def _is_head(view: View, i: int) -> bool:
    word = view.lower[i]
    if word in ("number", "numbers"):
        return i > 0 and view.lower[i - 1] == "opposite"
    if word in _ABBREVIATIONS:
        hour = i > 0 and view.words[i - 1][-1].isdigit()  # "11 PM"
        return view.words[i].isupper() and view.name_at[i] is None and not hour
    if word not in office_words("head") and word not in plural_heads():
        return False
    if view.name_at[i] is not None or (word in _SURNAMES and _ends_person(view, i)) or _is_half(view, i):
        return False
    if is_given_name(view, i):
        return False
    return view.tags[i].startswith("N") or (view.capital(i) and view.tags[i][:1] not in "V")


def is_given_name(view: View, i: int) -> bool:
    """Tell whether a word of rank is a given name: "Prince Sultan bin Abdul-Aziz"."""
    return i + 1 < len(view) and view.lower[i + 1] in _SON_OF and view.capital(i)


def _is_half(view: View, i: int) -> bool:
    """Tell whether a word is the first half of a name: "Amir-Abdollahian", "King-Hele"."""
    halves = range(i, i + 3)
    if halves[-1] >= len(view) or view.words[i + 1] != "-" or any(view.spaced[k] for k in halves[:2]):
        return False
    behind = view.lower[i + 2]
    is_name = behind not in office_words("head") and behind not in _BEHIND_HYPHEN
    return is_name and view.capital(i) and view.capital(i + 2)


def _ends_person(view: View, i: int) -> bool:
    """Whether the model takes a noun for the family name behind a given one: "Julie Bishop"."""
    inside = i > 0 and view.entities[i] == view.entities[i - 1] == "PERSON" and view.capital(i - 1)
    if not inside or view.lower[i - 1] in _BEFORE_NAMES:
        return False
    return i + 1 == len(view) or view.entities[i + 1] != "PERSON" or view.words[i + 1] in _LETTERS_BEHIND


def _read(view: View, head: int, told: frozenset[str]) -> Title:
    plural = view.lower[head] in plural_heads() or view.lower[head] == "numbers"
    start, core_start, parties, determiner, standing = _extend_left(view, head, plural)
    end = full_powers_end(view, head + 1)
    general = False
    if end + 1 < len(view) and view.words[end] == "-" and view.lower[end + 1] in _BEHIND_HYPHEN:
        general = view.lower[end + 1] == "general"
        end += 2
    if view.lower[head] in ("number", "numbers"):
        core_start, words = head - 1, ["counterpart"]  # "his Danish opposite number"
    else:
        words = [*view.lower[core_start : head + 1], *(["general"] if general else [])]
    end, more, domain = complement_of(view, head, end, plural, known=bool(parties))
    end = posting_end(view, head, end)
    if domain:
        words = [*words, *domain]
    office = name_office([word for word in words if word not in ("the", "-") or word == "-"])
    if not parties:
        # "the Russian republic of Chechnya": a party's own name says more than an adjective.
        parties = sorted(more, key=lambda entry: entry.kind in ("adjective", "people"))
    if plural and all(entry.kind in ("organisation", "part") for entry in parties):
        parties = _members(view, end) or parties
    if not parties:
        parties = agencies.before(view, start, core_start) or agencies.behind(view, end)
    if not parties and office.party and (office.party in told or office.others.isdisjoint(told)):
        parties = [Entry("state", office.party)]
    return Title(
        start, end, head, office, parties, plural, determiner, frozenset(standing), (core_start, head + 1)
    )


def _extend_left(view: View, head: int, plural: bool) -> tuple[int, int, list[Entry], str, list[str]]:
    parties: list[Entry] = []
    standing: list[str] = []
    determiner = ""
    core_open = True
    core_start = start = head
    k = head - 1
    first = view.sentence_starts[view.sentence[head]]
    while k >= first and head - k < 16:
        word = view.lower[k]
        named = view.name_at[k]
        if view.lower[head] in _BY_BIRTH and (word in office_words("head") or word in office_words("domain")):
            break
        if named is not None:
            entry = named.party
            if view.lower[head] == "secretary" and view.lower[named.start : named.end] == _COUNCIL:
                entry = None  # states' councils have secretaries, that of the United Nations has none
            # "In Utopia City Ruritanian Foreign Minister X said", "while in Utopia City President X met Y":
            # the capital is none of the title's.
            capital = entry is not None and entry.kind == "capital"
            if named.start < first or (capital and not plural and (parties or _where(view, named.start))):
                break
            if not parties and view.lower[head] == "ambassador" and is_charge(view, named.start):
                break
            if entry is None:
                if parties or not core_open or view.heads[named.start] == named.start:
                    break
                start, core_open, k = named.start, False, named.start - 1  # "the US Middle East envoy"
                continue
            parties.insert(0, entry)
            start = named.start
            core_open = False
            k = named.start - 1
            if k > first and view.name_at[k - 1] is not None and view.words[k] == "-":
                if not plural:
                    break
                k -= 1
            elif plural and k > first and view.lower[k] in ("and", ",") and _ends_name(view, k):
                k = k - 1 if view.name_at[k - 1] is not None else k - 2
            elif view.words[k] == "(" and k >= first:
                start = k
                k -= 1
            continue
        if word in ("'s", "’s", "'", "’") and k > first and view.name_at[k - 1] is not None:
            core_open = False
            k -= 1
            continue
        if word in ("'s", "’s") and not parties and (owner := owner_of(view, k, first)) is not None:
            start, core_open, parties = owner[0], False, [owner[1]]
            break
        if word in ("'s", "’s") and k - 1 > first and view.lower[k - 1] in _BODIES and view.name_at[k - 2]:
            core_open = False
            k -= 2  # "the UN agency's deputy director"
            continue
        if word == ")" and k - 2 >= first and view.name_at[k - 1] is not None:
            core_open = False
            k -= 1
            continue
        if (
            word in ("-", "–")
            and k > first
            and (
                view.lower[k - 1] in office_words("quality")
                or view.lower[k - 1] in office_words("head")
                or view.lower[k - 1] in office_words("domain")
                or view.lower[k - 1] in office_words("standing")
            )
        ):
            start = k
            k -= 1
            if core_open and view.lower[k] not in office_words("standing"):
                core_start = k
            continue
        if (
            core_open
            and (
                word in office_words("quality")
                or word in office_words("domain")
                or word in office_words("head")
            )
            and view.tags[k] not in ("VB", "VBD", "VBZ", "VBP")
        ):
            core_start = start = k
            k -= 1
            continue
        if (
            core_open
            and word in ("and", "&")
            and k > first
            and view.lower[k - 1] in office_words("domain")
            and view.lower[k + 1] in office_words("domain")
        ):
            core_start = start = k - 1
            k -= 2
            continue
        if word in office_words("standing") and view.tags[k] != "VBD":  # "the army ousted President X"
            standing.append(word)
            start = k
            core_open = False
            k -= 1
            continue
        if word in DEFINITE or word in POSSESSIVE or word in ("a", "an") or word in NUMBERS or word == "some":
            determiner = f"{word} {determiner}".strip()
            if word in NUMBERS and k > first and view.lower[k - 1] in DEFINITE:
                k -= 1
                continue
            break
        if (
            view.tags[k] in ("NNP", "NN", "JJ")
            and start <= view.heads[k] <= head
            and view.entities[k] != "PERSON"
            and view.entities[k] not in _TIMES
        ):
            start, core_open = k, False
            k -= 1
            continue
        break
    return start, core_start, parties, determiner, standing


def _where(view: View, i: int) -> bool:
    """Whether the word before `i` tells where something is done."""
    return i > 0 and view.lower[i - 1] in _INSIDE


def _members(view: View, end: int) -> list[Entry]:
    """Return the states that a plural title counts up later: 'leaders of five states, including A and B'."""
    last = min(end + 2 * LONGEST, len(view))
    start = next((i + 1 for i in range(end, last) if view.lower[i] in _COUNTS_UP), None)
    members: list[Entry] = []
    i = start if start is not None and view.sentence[start - 1] == view.sentence[end - 1] else len(view)
    while i < len(view):
        named = view.name_at[i]
        entry = named.of("state") if named is not None else None
        if named is not None and entry is not None:
            members.append(entry)
            i = named.end
        elif view.lower[i] in (",", "and", "the") and (members or view.lower[i] == "the"):
            i += 1
        else:
            break
    return members if len(members) > 1 else []


def _ends_name(view: View, k: int) -> bool:
    """Whether a lexicon name stands before the 'and' or comma at `k`, or before ', and'."""
    if view.name_at[k - 1] is not None:
        return True
    return view.lower[k] == "and" and view.words[k - 1] == "," and k > 1 and view.name_at[k - 2] is not None


def count_of(title: Title) -> int | None:
    """Return how many holders a plural title counts: 2 for 'the two presidents'."""
    return next((NUMBERS[word] for word in title.determiner.split() if word in NUMBERS), None)
