"""Bodies that a report introduces with their acronym: 'the Zamora Liberation Front (ZLF)'.

The report itself tells that both are one, and from then on uses the acronym alone. Without an acronym
only those are known with which a government makes peace.
"""

from verbale.knowledge.words import word_list
from verbale.reading.actors.view import Coined, View

_SMALL = frozenset(
    {"of", "the", "and", "for", "in", "de", "la", "del", "du", "des", "al", "e", "y", "et", "&", "to"}
)
_ARMED = word_list("armed body")
_REBELS = word_list("rebels")
# Prepositions before what a body is about, not whose it is: "Tribunal for Rwanda".
_AIMS = frozenset({"for", "on", "against", "in"})
_STATE_FORCES = frozenset({"security", "defence", "defense", "police", "armed", "border"})
# Last words of what has an acronym and is no body.
_NO_BODIES = frozenset(
    {
        "region",
        "area",
        "zone",
        "index",
        "treaty",
        "agreement",
        "survey",
        "plan",
        "programme",
        "program",
        "system",
    }
    | {"act", "disease", "syndrome", "virus", "time", "product", "tax", "rate", "average", "memorandum"}
)
_BODIES = word_list("body")
_LEAGUES = frozenset({"alliance", "front", "movement"})
_LINKS = frozenset({"for", "of", "the", "a", "and", "-"})
_PEACE = frozenset({"peace", "ceasefire", "cease-fire", "truce", "reconciliation", "rebel", "rebels"})
_JOINING = frozenset({"and", "with", "between"})
_BEFORE_NAME = frozenset({"the", "of", "rebel", "rebels", "opposition", "from", "armed"})
_RULING = frozenset({"government", "authorities"})
_LONGEST, _SHORTEST_ACRONYM, _LONGEST_ACRONYM = 12, 2, 8
_BESIDE = 12
_FAR = 60  # words of a sentence around a name


def find_coined(view: View) -> list[Coined]:
    """Return the bodies that the report introduces with an acronym, in order, each acronym once."""
    found: dict[str, Coined] = {}
    for i in range(1, len(view) - 1):
        if view.words[i] == "(" and view.words[i + 2 : i + 3] in ([")"], [","]):
            at, end = i + 1, i
        elif (
            view.lower[i] == "or" and view.words[i - 1] == "," and view.words[i + 2 : i + 3] in ([","], ["."])
        ):
            at, end = i + 1, i - 1
        else:
            continue
        acronym = view.words[at]
        if acronym in found or view.name_at[at] is not None or not _acronym(acronym):
            continue
        start = _name_start(view, end, acronym)
        if start is not None:
            armed = _armed(view, start, end, at)
            if armed or not _BODIES.isdisjoint(view.lower[start:end]):
                within = None if armed else _within(view, start, end)
                found[acronym] = Coined(view.text(start, end), acronym, armed, within)
    for league in _leagues(view):
        found.setdefault(league.acronym, league)
    return list(found.values())


def _leagues(view: View) -> list[Coined]:
    """Return the bodies without an acronym with which a government makes peace.

    "The Utopian government and the Movement for a Just Utopia opened peace talks": such a body is a party to
    a conflict, which a party of a parliament is not.
    """
    opening = [i for i, word in enumerate(view.lower) if word in _LEAGUES and view.capital(i)]
    if not opening or _PEACE.isdisjoint(view.lower):
        return []
    found: list[Coined] = []
    for i in opening:
        end = _league_end(view, i)
        if end > i + 2 and view.name_at[i] is None and _beside_government(view, i, end):
            found.append(Coined(view.text(i, end), view.text(i, end), armed=True))
    return found


def _beside_government(view: View, start: int, end: int) -> bool:
    """Tell whether "and", "with" or "between" joins the name and a government of the same sentence."""
    k = start - 1
    while k > 0 and view.lower[k] in _BEFORE_NAME:
        k -= 1
    if view.lower[k] not in _JOINING and view.lower[end : end + 1] != ["and"]:
        return False
    around = range(max(0, start - _FAR), min(len(view), end + _FAR))
    return any(view.lower[i] in _RULING and view.sentence[i] == view.sentence[start] for i in around)


def _league_end(view: View, i: int) -> int:
    """Return where the name ends that opens with what a body is: "Front for the Renewal of the Andes"."""
    if view.lower[i + 1 : i + 2] != ["for"]:
        return i
    end = k = i + 1
    while k < min(len(view), i + _LONGEST) and _in_name(view, k):
        if view.lower[k] == "and" and view.lower[k + 1 : k + 2] == ["the"]:
            break
        k += 1
        end = k if view.words[k - 1][:1].isupper() or view.words[k - 2] == "-" else end
    return end


def _in_name(view: View, k: int) -> bool:
    return view.words[k][:1].isupper() or view.lower[k] in _LINKS or view.words[k - 1] == "-"


def _armed(view: View, start: int, end: int, at: int) -> bool:
    """Whether the name, or what stands beside it, tells of a party to a conflict."""
    words = set(view.lower[start:end])
    beside = view.lower[max(start - _BESIDE, 0) : start] + view.lower[at + 1 : at + _BESIDE]
    if not _REBELS.isdisjoint(beside):
        return bool(words & _ARMED) or (bool(words & _BODIES) and not words & _STATE_FORCES)
    # "The Chinese People's Liberation Army" is an army of the state.
    around = (view.name_at[start - 1] if start else None, view.name_at[start])
    return bool(words & _ARMED) and not any(named is not None and named.of("adjective") for named in around)


def _within(view: View, start: int, end: int) -> str | None:
    """Return the one party that is named in the name or right before it, None where none or several are."""
    codes = set()
    for i in range(max(start - 1, 0), end):
        named = view.name_at[i]
        aimed_at = i > 0 and view.lower[i - 1] in _AIMS
        if named is not None and named.party is not None and not aimed_at:
            codes.add(named.party.code)
    return codes.pop() if len(codes) == 1 else None


def _acronym(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return (
        _SHORTEST_ACRONYM <= len(word) <= _LONGEST_ACRONYM
        and len(letters) >= _SHORTEST_ACRONYM
        and sum(c.isupper() for c in letters) > len(letters) / 2
        and word[0].isupper()
    )


def _name_start(view: View, end: int, acronym: str) -> int | None:
    """Return where the name begins that ends before token `end`, None where none spells the acronym."""
    while end > 1 and view.words[end - 1] in ("'s", "’s", "'", "’"):
        end -= 1
    if view.lower[end - 1] in _NO_BODIES:
        return None
    letters = [c.lower() for c in acronym if c.isupper()]
    first = view.sentence_starts[view.sentence[end - 1]]
    k, left, start = end - 1, len(letters), None
    while k >= max(first, end - _LONGEST) and left:
        word = view.lower[k]
        if view.capital(k) and word[0].isalpha():
            if word[0] == letters[left - 1]:
                left, start = left - 1, k
            elif word not in _SMALL:
                return None
        elif word not in _SMALL and word not in ("-", "'s", "’s", "'"):
            return None
        k -= 1
    if left or start is None or end - start < 2:
        return None
    return start
