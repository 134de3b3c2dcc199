"""Reads what stands behind the noun of an office: of whom, for what, sent where."""

from verbale.knowledge.lexicon import Entry
from verbale.knowledge.offices import office_words, plural_heads
from verbale.knowledge.words import word_list
from verbale.reading.actors.view import View

LONGEST = 14  # words
# Heads whose "to", "in" or "for" names where they are sent, not whom they act for.
_SENT = frozenset(
    {
        "ambassador",
        "envoy",
        "representative",
        "emissary",
        "adviser",
        "advisor",
        "mediator",
        "coordinator",
        "consul",
        "delegate",
        "negotiator",
        "commissioner",
        "rapporteur",
        "secretary",
        "minister",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "candidate",
    }
)
# Of these, those whose "in", "on" and "at" name it too: "ambassador in Paris", "envoy on Sudan".
_POSTED = _SENT - {"secretary", "minister", "spokesman", "spokeswoman", "spokesperson", "candidate"}
_HOST_COUNTRY = frozenset({"kingdom", "republic", "sultanate", "emirate", "country"})
_INSIDE_COMPLEMENT = frozenset({"of", "for", "and", "on", "the", "'s", "’s", "'", "&", "-"})
_BODIES = word_list("body")
_OF_MINISTRIES = word_list("of ministries")
_NOUNISH = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBG"})
_DIRECTIONS = word_list("direction")
_BEFORE_NAMES = frozenset({"mr", "mrs", "ms", "miss", "dr", "mr.", "mrs.", "ms.", "dr."})
# Offices that societies have as states do, and words that societies go by; states do by some of them, but
# without a name before: "the Federation of Bosnia and Herzegovina".
_OF_SOCIETIES = frozenset({"president", "chairman", "chairwoman"})
_SOCIETIES, _UNIONS = word_list("society"), frozenset({"union", "federation", "confederation"})


def complement_of(
    view: View, head: int, end: int, plural: bool, *, known: bool
) -> tuple[int, list[Entry], list[str]]:
    """Return the end of the words behind an office, the parties that they name, and those of its domain.

    `head` is its noun, `end` the token behind; `known` says that its parties were named before.
    """
    preposition = view.lower[end] if end < len(view) else ""
    if not _opens_complement(preposition, plural_heads().get(view.lower[head], view.lower[head]), plural):
        return end, [], []
    preposition = "of" if preposition == "from" else preposition
    parties: list[Entry] = []
    domain: list[str] = []
    domain_start, possessed = end + 1, False
    pos = end + 1
    solid = end
    last = (
        view.sentence_starts[view.sentence[head] + 1]
        if view.sentence[head] + 1 < len(view.sentence_starts)
        else len(view)
    )
    last = min(last, end + LONGEST)
    while pos < last:
        named = view.name_at[pos]
        word = view.lower[pos]
        if named is not None and named.start == pos:
            entry = named.party
            if entry is not None and _is_society(view, head, end, pos):
                entry = None
            if entry is not None and (preposition == "of" or (domain and _of_before(view, pos))):
                if not parties and not all(map(_of_office, domain)):
                    domain = []  # "of the trio of Britain and France": no part of the office
                if possessed and pos == domain_start and entry.kind in ("party", "organisation"):
                    parties.pop()  # "the leader of Utopia's XYZ": he acts for the XYZ
                parties.append(entry)
            pos = solid = named.end
            if entry is not None and entry.kind in ("state", "capital", "people", "party") and pos < last:
                following = view.lower[pos]
                if following in ("'s", "’s", "'") or following == "of":
                    if following != "of":
                        domain_start, possessed = pos + 1, True
                    continue
                listed = plural or "between" in view.lower[end + 1 : pos]
                if listed and following in ("and", ",") and _names_next(view, pos + 1, last):
                    pos += 1
                    continue
                break
            continue
        if word == "republic" and pos == end + 2 and _ends_office(view, pos, last):
            return pos + 1, parties, domain  # "Utopian President of the Republic A B"
        if named is None and pos > end + 1 and _name_ahead(view, pos, last):
            break
        if word == "," and not plural and not parties and _more_charges(view, pos, last):
            pos += 1
            continue
        charged = of_ministry(word)
        known_word = charged or word in office_words("head")
        if view.entities[pos] == "PERSON" and view.capital(pos) and not known_word:
            break
        if view.capital(pos) and word in _BEFORE_NAMES and view.capital(pos + 1):
            break
        if word in _INSIDE_COMPLEMENT or (word == "between" and preposition == "for"):
            if word == "and" and ((parties and not plural) or _another_office(view, pos + 1, last)):
                break
            pos += 1
            continue
        if (
            charged
            or word in office_words("head")
            or word in office_words("quality")
            or word in plural_heads()
            or (view.tags[pos] in _NOUNISH and (not parties or parties[-1].kind != "state"))
        ):
            if (possessed or not parties) and preposition in ("of", "for"):
                domain = [preposition, *view.lower[domain_start : pos + 1]]
            pos += 1
            solid = pos
            continue
        break
    if solid == end:
        return end, [], []
    return solid, parties, _trim(domain)


def _ends_office(view: View, republic: int, last: int) -> bool:
    """Tell whether a name follows on "of the Republic"."""
    named = republic + 1 < last and view.capital(republic + 1)
    ours = view.lower[republic - 2 : republic] == ["of", "the"]
    return named and ours and view.lower[republic + 1] not in office_words("head")


def _is_society(view: View, head: int, end: int, at: int) -> bool:
    """Tell whether a party's name ends that of a society: "president of the Bakers' Guild of Chad"."""
    if view.lower[head] not in _OF_SOCIETIES:
        return False
    for i in range(end + 1, at):
        if view.capital(i) and view.name_at[i] is None:
            if view.lower[i] in _SOCIETIES or (view.lower[i] in _UNIONS and view.capital(i - 1)):
                return True
            # "Better Roads Canada": two such words at least, for one may tell which state is meant.
            is_run = i == at - 1 and i > end + 1 and (view.capital(i - 1) or view.words[i - 1] == "-")
            if is_run and view.tags[i].startswith("NNP") and view.lower[i] not in _DIRECTIONS:
                return True
    return False


def full_powers_end(view: View, end: int) -> int:
    """Return the end of "Ambassador Extraordinary and Plenipotentiary", of which a noun ends before `end`."""
    powers = ("extraordinary", "plenipotentiary")
    while end < len(view) and view.lower[end] in powers:
        linked = view.lower[end + 1 : end + 3] == ["and", "plenipotentiary"]
        end += 2 if linked else 1
    return end


def posting_end(view: View, head: int, end: int) -> int:
    """Return the end of "ambassador of Utopia to Ruritania", where the words so far end behind Utopia."""
    if view.lower[head] not in _POSTED or end == head + 1 or end + 1 >= len(view) or view.lower[end] != "to":
        return end
    after = end + 2 if view.lower[end + 1] == "the" and end + 2 < len(view) else end + 1
    if after == end + 2 and view.lower[after] in _HOST_COUNTRY:
        return after + 1  # "ambassador of Utopia to the Kingdom"
    named = view.name_at[after]
    sent = named is not None and named.of("state", "organisation") is not None
    return named.end if named is not None and sent else end


def _of_before(view: View, i: int) -> bool:
    """Whether "of" or "of the" stands before a name: "Minister for Defence of the Republic of Utopia"."""
    return "of" in (view.lower[i - 1], view.lower[i - 2] if view.lower[i - 1] == "the" else "")


def _opens_complement(preposition: str, head: str, plural: bool) -> bool:
    """Whether what follows the preposition belongs to the office: whom it is of, where it is sent."""
    if preposition in ("in", "on", "at"):
        return head in _POSTED and not plural
    if preposition == "from":
        return head in ("counterpart", "number")
    return preposition == "of" or (preposition in ("for", "to") and head in _SENT)


def _another_office(view: View, pos: int, last: int) -> bool:
    """Whether an office with a charge of its own follows: "Minister for Health and Minister for Trade"."""
    while pos + 1 < last and view.lower[pos] in office_words("quality"):
        pos += 1
    return pos + 1 < last and view.lower[pos] in office_words("head") and view.lower[pos + 1] in ("of", "for")


def _more_charges(view: View, comma: int, last: int) -> bool:
    """Whether a list of charges goes on behind a comma: "Minister of Trade, Industry, and Rural Affairs"."""
    if not of_ministry(view.lower[comma - 1]):
        return False
    closing = False
    for k in range(comma + 1, last):
        word = view.lower[k]
        if word in (",", "and", "&"):
            closing = closing or word != ","
        elif not view.capital(k) or view.name_at[k] is not None or word in office_words("head"):
            return False
        elif of_ministry(word) and closing:
            return True
        elif view.lower[k + 1 : k + 2] in ([","], ["and"], ["&"]) and not of_ministry(word):
            return False
    return False


def _name_ahead(view: View, pos: int, last: int) -> bool:
    """Whether two or more capitalised words that are no part of an office or body close the phrase."""
    k = pos
    while (
        k < last
        and view.capital(k)
        and view.name_at[k] is None
        and not (view.words[k].isupper() and len(view.words[k].rstrip(".")) > 1)
        and not (
            of_ministry(view.lower[k])
            or view.lower[k] in _BODIES
            or view.lower[k] in office_words("head")
            or view.lower[k] in office_words("quality")
            or view.lower[k] in plural_heads()
        )
    ):
        k += 1
    if k - pos < 2:
        return False
    return (
        k >= len(view)
        or k == last
        or view.words[k] in (",", ".", ";", ":")
        or (
            view.tags[k].startswith(("V", "MD", "_", "W"))
            or view.lower[k] in ("and", "to", "in", "on", "at", "here")
        )
    )


def _names_next(view: View, pos: int, last: int) -> bool:
    while pos < last and view.lower[pos] in ("and", "the", ","):
        pos += 1
    return pos < last and view.name_at[pos] is not None


def of_ministry(word: str) -> bool:
    """Whether a word tells what ministers are charged with: "justice", "situations"."""
    return word in office_words("domain") or word in _OF_MINISTRIES


def _of_office(word: str) -> bool:
    return (
        word in _INSIDE_COMPLEMENT
        or of_ministry(word)
        or word in office_words("head")
        or word in office_words("quality")
        or word in plural_heads()
    )


def _trim(domain: list[str]) -> list[str]:
    while domain and domain[-1] in _INSIDE_COMPLEMENT:
        domain.pop()
    return domain if len(domain) > 1 else []
