"""Those met besides: "will meet Premier X, members of the Senate and officials of the ABC".

The parser takes the people behind a name for another word for it, and hangs the next ones on whatever
stands nearest. So the list behind the first who is met is read word by word.
"""

from spacy.tokens import Token

from verbale.account import Actor
from verbale.reading.contacts.mentions import ContactMention, Party
from verbale.reading.contacts.nominals import Nominals

_MODES = frozenset({"meeting", "call"})
_SEPARATE = frozenset({",", ";", "and", "or", "with"})
_SENT = frozenset({"of", "from"})
_INSIDE = frozenset({"of", "from", "for", "the", "and", "on", "(", ")", ",", "'s", "’s", "or", "-"})
_BEFORE = frozenset({"JJ", "NN", "NNP", "VBN", "VBG", "CD", "HYPH", "DT", "JJS"})
_LONGEST = 70  # words of a list
_MOST_WORDS = 6  # before the noun of one of its entries


def add(mention: ContactMention, nominals: Nominals) -> None:
    """Add the states and organisations whose people are listed behind the first who is met.

    Each is met by itself.
    """
    if mention.mode not in _MODES or mention.format or mention.fixed_parties:
        return
    met = [p.head for p in mention.parties if p.side == 1 and p.head.i > mention.trigger.i]
    if not met or not any(p.side == 0 for p in mention.parties):
        return
    known = {p.actor.party for p in mention.parties}
    first = min(met, key=lambda head: head.i)
    for people, actor in _entries(first, nominals):
        if actor.party not in known:
            known.add(actor.party)
            mention.parties.append(Party(actor, 1, people))
            mention.apart = True


def _entries(first: Token, nominals: Nominals) -> list[tuple[Token, Actor]]:
    """Return the people listed behind a noun, with each of those for whom they act."""
    doc = first.doc
    end = min(first.sent.end, first.i + _LONGEST)
    found: list[tuple[Token, Actor]] = []
    people: Token | None = None
    for token in doc[first.i + 1 : end]:
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD", "TO", "VB", "WDT", "WP", "WRB", ":"):
            break
        if token.tag_ in ("NNS", "NNPS") and _opens_entry(token, first, nominals):
            people = token
        elif people is not None:
            inside = nominals.index.covering(token)
            found += [(people, f.actor) for f in inside if f.actor.kind in ("state", "organisation")]
            if not inside and token.tag_ == "IN" and token.lower_ not in _INSIDE:
                people = None
    return found


def _opens_entry(people: Token, first: Token, nominals: Nominals) -> bool:
    """Tell whether people are one more entry of a list: ", senior officials of", "and members of"."""
    doc = people.doc
    if people.lower_ not in nominals.words.people or doc[people.i + 1 : people.i + 2].text not in _SENT:
        return False
    at = people.i - 1
    while at > max(first.i, people.i - _MOST_WORDS) and doc[at].tag_ in _BEFORE:
        at -= 1
    if at <= first.i or _first_of_list(people).dep_ in ("nsubj", "nsubjpass"):
        return False  # "met X, officials of the ABC said"
    return doc[at].lower_ in _SEPARATE or doc[at - 1 : at + 1].text.lower() == "well as"


def _first_of_list(noun: Token) -> Token:
    for _ in range(_LONGEST):
        if noun.dep_ != "conj":
            break
        noun = noun.head
    return noun
