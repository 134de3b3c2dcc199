"""Where the words of an act's roles stand around a verb or a noun of action."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Span, Token

from verbale.reading.events.company import with_company
from verbale.reading.events.gaps import relative_object
from verbale.reading.events.lexicon import CARRIERS
from verbale.reading.syntax import (
    below,
    conjuncts,
    direct_objects,
    is_passive,
    is_verb,
    passive_agents,
    subjects,
)
from verbale.reading.wordforms import number, numbers

type Prepositions = Mapping[str, Sequence[Token]]

_INSIDE = numbers(("poss", "amod", "compound", "nmod", "nummod", "det", "appos"))
_JOINING = numbers(("prep", "agent", "dative"))
_HOLDERS = numbers(("dobj", "attr", "acomp", "prt", "oprd", "prep", "npadvmod", "advmod"))
_PREP, _RELCL = number("prep"), number("relcl")
_SMALL_CLAUSES = numbers(("ccomp", "xcomp", "oprd"))
_LONGEST_PHRASE = 30  # words
VENUE = ("in", "at")
_MEETINGS = frozenset({
    "talks", "meeting", "meetings", "summit", "conference", "negotiations", "session", "forum", "round",
    "dialogue", "discussions", "agreement", "agreements", "accord", "accords", "treaty", "pact", "protocol",
})  # fmt: skip
_BESIDE = frozenset({"near", "along", "on", "at", "by", "beside", "outside", "close"})
_BORDERS = frozenset({"border", "borders", "frontier", "frontiers", "boundary"})
_BROKERED = frozenset({
    "brokered", "mediated", "sponsored", "facilitated", "supervised", "monitored", "negotiated", "hosted",
    "guaranteed", "witnessed", "arranged",
})  # fmt: skip
_HAVING = frozenset({"had", "has", "have", "having"})
_SAID = frozenset({"said", "says", "announced", "reported", "told", "added"})
_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_PROPER = frozenset({"NNP", "NNPS"})
_RELATIVE = frozenset({"WDT", "WP"})
_DEEPEST = 3  # phrases within phrases that are looked into


def passive(verb: Token) -> bool:
    """Tell whether the verb is a passive, also behind another one: "was arrested and deported"."""
    for _ in range(_DEEPEST):
        if is_passive(verb):
            return True
        if (
            verb.tag_ != "VBN"
            or verb.dep_ != "conj"
            or any(c.dep_ in ("nsubj", "aux") for c in verb.children)
        ):
            return False
        verb = verb.head
    return False


def agents(verb: Token) -> list[Token]:
    """Return who acts: the subject, or of a passive the "by" phrase, which joined passives share."""
    if not passive(verb):
        return with_company(verb, subjects(verb) or _misread(verb))
    if causing := _causing(verb):
        return causing
    joined = [child for child in verb.children if child.dep_ == "conj" and child.tag_ == "VBN"]
    for each in (verb, *joined, *([verb.head] if verb.dep_ == "conj" else ())):
        if found := passive_agents(each):
            return found
    return next((found for each in (verb, *joined) if (found := _far_agents(each))), [])


def _misread(verb: Token) -> list[Token]:
    """Return a name that the parser took for a time before the verb: "Chad on Monday condemned"."""
    return [c for c in verb.lefts if c.dep_ == "npadvmod" and c.ent_type_ in _NAMED and c.tag_ in _PROPER]


def _causing(verb: Token) -> list[Token]:
    """Return who has something done to people: "the general had dozens of activists arrested"."""
    if verb.tag_ != "VBN" or verb.dep_ not in ("acl", "ccomp", "xcomp"):
        return []
    token = verb.head
    for _ in range(_DEEPEST):
        if is_verb(token) or token.dep_ not in ("dobj", "pobj", "prep"):
            break
        token = token.head
    return subjects(token) if token.lower_ in _HAVING and token.dep_ != "aux" else []


def _far_agents(verb: Token) -> list[Token]:
    """Return the "by" phrase that the parser hung on what stands between: "accused of spying by X"."""
    for noun in retained(verb):
        if found := prepositional(noun, "by"):
            return found
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i:
            for word in below(child):
                if word.lower_ == "by" and word.i > child.i + 1 and word.head.tag_ in ("VBG", "NN", "NNS"):
                    heads = [t for noun in word.children if noun.dep_ == "pobj" for t in conjuncts(noun)]
                    if any(t.tag_ in ("NNP", "NNPS", "NN", "NNS") for t in heads):
                        return heads
    return []


def patients(verb: Token) -> list[Token]:
    """Return the heads of the object, or of a passive the subject; joined verbs may share an object."""
    if passive(verb):
        return subjects(verb)
    found = (
        relative_object(verb, direct_objects(verb))
        or _judged(verb)
        or _swallowed(verb)
        or _behind_particle(verb)
    )
    found = found or [c for c in verb.rights if c.dep_ == "oprd" and _is_noun(c)]  # "called a strike"
    if not found and not any(c.dep_ == "xcomp" for c in verb.children):
        joined = [
            c for c in verb.children if c.dep_ == "conj" and c.tag_ == verb.tag_ and not _own_subjects(c)
        ]
        found = [t for each in joined[:1] for t in direct_objects(each)]
    return found


def _is_noun(token: Token) -> bool:
    return token.tag_[:2] == "NN" and token.ent_type_ not in ("DATE", "TIME")


def _swallowed(verb: Token) -> list[Token]:
    """Return an object that the parser took for who says it: "praised Chad, an official said"."""
    for child in verb.rights:
        if child.dep_ != "ccomp" or child.lower_ not in _SAID:
            continue
        for subject in child.lefts:
            listed = any(c.dep_ == "appos" for c in subject.rights)
            if subject.dep_ == "nsubj" and listed and subject.left_edge.i == verb.i + 1:
                return [subject]
    return []


def _behind_particle(verb: Token) -> list[Token]:
    """Return an object that the parser hung on the verb's particle: "shot down the plane"."""
    return [t for c in verb.rights if c.dep_ == "prt" for t in prepositional_heads(c)]


def retained(verb: Token) -> list[Token]:
    """Return the object that a passive keeps: "were denied visas"."""
    if not passive(verb):
        return []
    found = direct_objects(verb)
    return found or [t for c in verb.rights if c.dep_ == "oprd" and c.tag_[:2] == "NN" for t in conjuncts(c)]


def _judged(verb: Token) -> list[Token]:
    """Return of whom a verb says what he is: "found an officer guilty", "called the move illegal"."""
    return [
        t
        for child in verb.rights
        if child.dep in _SMALL_CLAUSES and not is_verb(child)
        for subject in child.lefts
        if subject.dep_ == "nsubj"
        for t in conjuncts(subject)
    ]


def _own_subjects(verb: Token) -> list[Token]:
    """Return the subjects that a verb has for itself."""
    return [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]


def prepositional(token: Token, *words: str) -> list[Token]:
    """Return the heads of the phrases that prepositions join to a verb, its object or particle."""
    joined = prepositions(token)
    return [head for word in words for child in joined.get(word, ()) for head in prepositional_heads(child)]


def prepositions(token: Token) -> Prepositions:
    """Return the prepositions joined to a verb, its object or particle, by their word."""
    found: dict[str, list[Token]] = {}
    for holder in (token, *_holders(token)):
        for child in holder.rights:
            if child.dep in _JOINING:
                found.setdefault(child.lower_, []).append(child)
    if token.dep == _RELCL:
        for child in token.lefts:
            if child.dep in _JOINING:  # "to which Chad sent aid"
                found.setdefault(child.lower_, []).append(child)
    return found


def _holders(verb: Token) -> Iterator[Token]:
    for child in verb.rights:
        if child.dep in _HOLDERS:
            yield child
            if child.dep == _PREP:  # also a day: "its criticism on Monday of"
                yield from (noun for noun in child.children if noun.dep_ == "pobj")
            else:
                # "an accord on fishing with": the parser hangs the second phrase on the first one's noun.
                yield from (
                    noun
                    for prep in child.children
                    if prep.dep_ == "prep" and prep.lower_ in ("on", "of", "for")
                    for noun in prep.children
                    if noun.dep_ == "pobj"
                )


def prepositional_heads(preposition: Token, depth: int = 0) -> list[Token]:
    """Return the objects of a preposition, coordinated ones included."""
    found = [t for child in preposition.children if child.dep_ == "pobj" for t in conjuncts(child)]
    if found and found[0].tag_ in _RELATIVE and preposition.head.dep == _RELCL:
        found = [preposition.head.head]
    # "from neighbouring Lebanon", "out of Iraq": the next preposition carries the noun.
    if depth < _DEEPEST:
        for child in preposition.children:
            if child.dep_ == "prep":
                found += prepositional_heads(child, depth + 1)
    return found


def inside(noun: Token, depth: int = 0) -> list[Token]:
    """Return the words before a noun that may name an actor: "Haiti's efforts", "Indian proposal"."""
    found: list[Token] = []
    for child in noun.lefts:
        if child.lower_ == "led" and child.i > 1 and child.nbor(-1).text == "-":
            found.append(child.nbor(-2))  # "NATO-led troops"
        if child.dep in _INSIDE:
            found += [*(inside(child, depth + 1) if depth < _DEEPEST else ()), *conjuncts(child)]
    return found


def has_venue(noun: Token) -> bool:
    """Tell whether "in" behind a noun tells where people meet: "talks in Kenya", "the start of talks in"."""
    return any(head.lower_ in _MEETINGS for head in (noun, *prepositional(noun, "of")))


def around(noun: Token, depth: int = 0) -> list[Token]:
    """Return the words of a noun's phrase that may name an actor, those behind its prepositions too."""
    # Who did it goes first: "the arrest of the crew by Iran".
    found = [*prepositional(noun, "by"), *inside(noun)]
    aside = VENUE if has_venue(noun) else ()
    for child in noun.children:
        if child.dep_ == "prep" and child.i > noun.i and child.lower_ != "by" and child.lower_ not in aside:
            if is_by_border(child):
                continue
            for head in prepositional_heads(child):
                found += [head, *(around(head, depth + 1) if depth < _DEEPEST else ())]
        elif child.dep_ in ("acl", "relcl") and child.tag_ in ("VBN", "VBD") and not is_brokered(child):
            found += passive_agents(child)
    return found


def is_brokered(clause: Token) -> bool:
    """Tell whether a clause on an accord names who helped to it, and is no side of it."""
    return clause.lower_ in _BROKERED


def is_by_border(preposition: Token) -> bool:
    """Tell whether a phrase only says that something lies by a border: behind it lies another state."""
    return preposition.lower_ in _BESIDE and any(
        child.dep_ == "pobj" and child.lower_ in _BORDERS for child in preposition.children
    )


def object_nouns(verb: Token) -> list[Token]:
    """Return the nouns that an operator can govern: its object, else those behind its prepositions."""
    found = patients(verb)
    for child in verb.children:
        if (
            child.dep_ == "prep"
            and child.i > verb.i
            and child.lower_ in ("for", "to", "against", "on", "with")
        ):
            found += prepositional_heads(child)
    return found


def carried(noun: Token, depth: int = 0) -> list[Token]:
    """Return the noun, the words that it is compounded with, and what it only carries: "tons of food aid"."""
    found = [noun]
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod"):
            found += [child, *(c for c in child.children if c.dep_ == "compound")]
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of" and noun.lower_ in CARRIERS and depth < _DEEPEST:
            for head in prepositional_heads(child):
                found += carried(head, depth + 1)
    return [*found, *(other for other in conjuncts(noun) if other != noun)]


def phrase_span(token: Token) -> Span:
    """Return a noun phrase, relative clauses and what is coordinated left out."""
    first = max(token.left_edge.i, token.i - _LONGEST_PHRASE)
    last = token.i
    for child in token.children:
        if child.i > token.i and child.dep_ == "prep":
            last = min(child.right_edge.i, token.i + _LONGEST_PHRASE)
    return token.doc[first : last + 1]
