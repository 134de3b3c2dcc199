"""Finds the words of offices: 'visiting French Defense Minister', 'the foreign ministers of A and B'."""

from dataclasses import dataclass, field

from verbale.knowledge.lexicon import Entry
from verbale.knowledge.offices import Office, name_office, office_words, plural_heads
from verbale.knowledge.words import word_list
from verbale.reading.actors.view import View

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "its", "their", "our"})
POSSESSIVE = frozenset({"his", "her", "their", "its", "my", "our", "your"})
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
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
_COUNTS_UP = frozenset({"including", "namely", ":"})
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_INSIDE_COMPLEMENT = frozenset({"of", "for", "and", "on", "the", "'s", "’s", "'", "&", "-"})
_LONGEST_COMPLEMENT = 14
_BODIES = word_list("body")
_BEHIND_HYPHEN = frozenset({"elect", "designate", "general"})
# Offices that societies have as states do, and words that societies go by; states do by some of them, but
# without a name before: "the Federation of Bosnia and Herzegovina".
_OF_SOCIETIES = frozenset({"president", "chairman", "chairwoman"})
_SOCIETIES, _UNIONS = word_list("society"), frozenset({"union", "federation", "confederation"})
_DIRECTIONS = word_list("direction")
# Ranks of birth, which stand between an office and a name: "Foreign Minister Prince X".
_BY_BIRTH = frozenset({"sheikh", "prince", "princess"})
_ABBREVIATIONS = word_list("office abbreviation")
_NOUNISH = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "VBG"})


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
    i = 0
    while i < len(view):
        if _is_head(view, i):
            while i + 1 < len(view) and _is_head(view, i + 1) and view.lower[i + 1] not in _BY_BIRTH:
                i += 1
            title = _read(view, i, told)
            # "Deputy" alone is no title where "Deputy Prime Minister" goes on from it.
            while titles and title.core[0] <= titles[-1].head < title.head:
                titles.pop()
            titles.append(title)
        i += 1
    return titles


def _is_head(view: View, i: int) -> bool:
    word = view.lower[i]
    if word in ("number", "numbers"):
        return i > 0 and view.lower[i - 1] == "opposite"
    if word in _ABBREVIATIONS:
        hour = i > 0 and view.words[i - 1][-1].isdigit()  # "11 PM"
        return view.words[i].isupper() and view.name_at[i] is None and not hour
    if word not in office_words("head") and word not in plural_heads():
        return False
    if view.name_at[i] is not None:
        return False
    return view.tags[i].startswith("N") or (view.capital(i) and view.tags[i][:1] not in "V")


def _read(view: View, head: int, told: frozenset[str]) -> Title:
    plural = view.lower[head] in plural_heads() or view.lower[head] == "numbers"
    start, core_start, parties, determiner, standing = _extend_left(view, head, plural)
    end = head + 1
    general = False
    if end + 1 < len(view) and view.words[end] == "-" and view.lower[end + 1] in _BEHIND_HYPHEN:
        general = view.lower[end + 1] == "general"
        end += 2
    if view.lower[head] in ("number", "numbers"):
        core_start, words = head - 1, ["counterpart"]  # "his Danish opposite number"
    else:
        words = [*view.lower[core_start : head + 1], *(["general"] if general else [])]
    end, more, domain = _extend_right(view, head, end, plural, known=bool(parties))
    end = _posting_end(view, head, end)
    if domain:
        words = [*words, *domain]
    office = name_office([word for word in words if word not in ("the", "-") or word == "-"])
    if not parties:
        # "the Russian republic of Chechnya": a party's own name says more than an adjective.
        parties = sorted(more, key=lambda entry: entry.kind in ("adjective", "people"))
    if plural and all(entry.kind in ("organisation", "part") for entry in parties):
        parties = _members(view, end) or parties
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
            # "In Utopia City Ruritanian Foreign Minister X said": the capital is none of the title's.
            capital = entry is not None and entry.kind == "capital"
            if named.start < first or (capital and parties and not plural):
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
        if word in office_words("standing"):
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


def _members(view: View, end: int) -> list[Entry]:
    """Return the states that a plural title counts up later: 'leaders of five states, including A and B'."""
    last = min(end + 2 * _LONGEST_COMPLEMENT, len(view))
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


def _extend_right(
    view: View, head: int, end: int, plural: bool, *, known: bool
) -> tuple[int, list[Entry], list[str]]:
    """Return the end of the complement, the parties it names, and the words of its domain."""
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
    last = min(last, end + _LONGEST_COMPLEMENT)
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
        if named is None and pos > end + 1 and _name_ahead(view, pos, last):
            break
        if view.entities[pos] == "PERSON" and view.capital(pos) and word not in office_words("head"):
            break
        if word in _INSIDE_COMPLEMENT or (word == "between" and preposition == "for"):
            if word == "and" and (parties and not plural):
                break
            pos += 1
            continue
        if (
            word in office_words("domain")
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


def _posting_end(view: View, head: int, end: int) -> int:
    """Return the end of "ambassador of Utopia to Ruritania", where the words so far end behind Utopia."""
    if view.lower[head] not in _POSTED or end == head + 1 or end + 1 >= len(view) or view.lower[end] != "to":
        return end
    named = view.name_at[end + 2 if view.lower[end + 1] == "the" and end + 2 < len(view) else end + 1]
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


def _name_ahead(view: View, pos: int, last: int) -> bool:
    """Whether two or more capitalised words that are no part of an office or body close the phrase."""
    k = pos
    while (
        k < last
        and view.capital(k)
        and view.name_at[k] is None
        and not view.words[k].isupper()
        and not (
            view.lower[k] in office_words("domain")
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


def _of_office(word: str) -> bool:
    return (
        word in _INSIDE_COMPLEMENT
        or word in office_words("domain")
        or word in office_words("head")
        or word in office_words("quality")
        or word in plural_heads()
    )


def _trim(domain: list[str]) -> list[str]:
    while domain and domain[-1] in _INSIDE_COMPLEMENT:
        domain.pop()
    return domain if len(domain) > 1 else []


def count_of(title: Title) -> int | None:
    """Return how many holders a plural title counts: 2 for 'the two presidents'."""
    return next((NUMBERS[word] for word in title.determiner.split() if word in NUMBERS), None)
