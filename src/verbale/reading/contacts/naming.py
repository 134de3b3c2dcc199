"""Which actors the words of a noun phrase name, from its head down the parse."""

from spacy.tokens import Token

from verbale.account import Actor
from verbale.reading.contacts import phrases
from verbale.reading.contacts.groups import Named
from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.syntax import direct_objects

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod"})
_MOST_WORDS = 60  # of one noun phrase
_GROUPS = frozenset({"group", "team", "delegation", "number", "series", "party", "mission", "trio", "duo"})


def collect(top: Token, found: dict[str, Actor], named: Named, words: Lexicon) -> None:
    """Take in the actors that the words of a noun phrase name, the nearest to its head on each way down.

    Of prepositions only those that say whom somebody stands for lead further down.
    """
    todo = [top]
    for _ in range(_MOST_WORDS):
        if not todo:
            return
        current = todo.pop(0)
        actors = named.at(current)
        for actor in actors:
            found.setdefault(actor.id, actor)
        if (not actors and _names_nations(current, named)) or phrases.is_help(current):
            continue
        for child in (c for c in current.children if not phrases.is_ethnic(c)):
            if (child.dep_ == "conj" and current != top) or (child.dep_ in MODIFIERS and not actors):
                todo.append(child)
            elif child.dep_ == "prep" and child.lower_ in phrases.REPRESENT and not actors:
                nouns = (noun for noun in child.children if noun.dep_ == "pobj")
                todo += [n for n in nouns if current.lower_ not in _GROUPS or not _private(n, named, words)]
            elif child.lower_ == "representing" and child.dep_ == "acl" and not actors:
                todo += direct_objects(child)


def _names_nations(body: Token, named: Named) -> bool:
    """Tell whether a body's name only holds nations: "the Utopian Ruritanian Friendship Society"."""
    if body.tag_ != "NNP" or any(c.dep_ in ("cc", "conj") or c.text == "-" for c in body.children):
        return False
    inside = (c for c in body.children if c.dep_ in MODIFIERS and c.tag_.startswith(("NNP", "JJ")))
    return len({a.party for c in inside for a in named.at(c) if a.kind == "state"}) > 1


def _private(noun: Token, named: Named, words: Lexicon) -> bool:
    """Tell whether the noun stands for people who speak for nobody: students, tourists, players."""
    common = noun.tag_ in ("NN", "NNS") and noun.lower_ not in words.people
    return common and noun.lower_ not in words.sides and not named.at(noun)
