"""To whom, with whom and whither: objects of verbs and of prepositions."""

from collections.abc import Container, Iterator

from spacy.tokens import Token

from verbale.reading.findings import sentence_bounds
from verbale.reading.syntax.clauses import clause_head, is_verb
from verbale.reading.syntax.nouns import conjuncts
from verbale.reading.wordforms import number, numbers

_OBJECTS = numbers(("dobj", "dative"))
_VISITING = number("visiting")
_WANT_NOUNS = frozenset({"with", "by", "to", "between", "of", "from", "for"})
DAY_NAMES = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_STEPS = 6  # up the tree
_ORDER = frozenset({"after", "before", "following"})  # what stands behind them is another occasion
_GAP_REACH = 16  # words from a day to the end of a name behind it


def direct_objects(verb: Token) -> list[Token]:
    """Return the heads of the direct object."""
    children = list(verb.children)
    own = [_behind_day(child) for child in children if child.dep in _OBJECTS]
    own = own or [noun for child in children if child.lower_ == "on" for noun in _moved_behind_day(child)]
    own = own or [noun for child in children if (noun := _inside_day(child)) is not None and verb.i < noun.i]
    own = own[:1] + [noun for noun in own[1:] if not _is_listed_behind(own[0], noun)]
    found = [t for child in own for t in conjuncts(child)]
    for child in children:
        if child.lower == _VISITING and child.i > verb.i and is_attributive_visiting(child):
            found += [t for noun in child.children if noun.dep_ == "dobj" for t in conjuncts(noun)]
    return found


def _is_listed_behind(first: Token, noun: Token) -> bool:
    """Tell whether a noun goes on a list behind another object: B of "held talks with A, B and C"."""
    start = noun.left_edge.i
    inside = first.doc[start - 2] if start > 1 else first
    names = inside.dep_ == "pobj" and inside.tag_ == "NNP" and noun.tag_ == "NNP" and first.tag_ != "NNP"
    return names and first.doc[start - 1].text == "," and first.is_ancestor(inside)


def _moved_behind_day(on: Token) -> list[Token]:
    """Return an object that stands behind the day: "received on Tuesday Prime Minister X"."""
    nouns = [c for c in on.children if c.dep_ == "pobj"]
    return nouns[1:] if len(nouns) > 1 and nouns[0].lower_ in DAY_NAMES else []


def _behind_day(noun: Token) -> Token:
    """Return the place or name that the parser made part of a weekday: "to Chile Wednesday"."""
    if noun.lower_ in DAY_NAMES:
        before = (c for c in noun.children if c.dep_ in ("compound", "nmod", "amod"))
        return next((c for c in before if c.i == noun.i - 1), noun)
    return noun


def _inside_day(day: Token) -> Token | None:
    """Return the name that the parser made part of a day: X of "met X Sunday"."""
    if day.dep_ != "npadvmod" or day.lower_ not in DAY_NAMES:
        return None
    return next((c for c in day.children if c.dep_ == "compound" and c.i == day.i - 1), None)


def gapped_objects(verb: Token, objects: list[Token]) -> list[Token]:
    """Return a second object behind a date: "telephoned A on Monday and B on Tuesday".

    The parser knows no verbs left out, and hangs the second name on the day before it.
    """
    doc = verb.doc
    found: list[Token] = []
    if not objects:
        return []
    for i in range(objects[-1].i + 1, min(sentence_bounds(verb)[1], objects[-1].i + _GAP_REACH)):
        day = doc[i]
        if is_verb(day):
            break
        if day.lower_ not in DAY_NAMES or i + 1 >= len(doc) or doc[i + 1].lower_ != "and":
            continue
        rest = doc[i + 2 : i + _GAP_REACH]
        name = next((t for t in rest if t.tag_ == "IN" or is_verb(t) or t.is_punct), None)
        last = doc[name.i - 1] if name is not None and name.tag_ == "IN" and name.i > i + 2 else day
        if last.i > day.i and last.tag_ in ("NNP", "NNS", "NN"):
            found.append(last)
    # "Met A and, separately, B": the parser makes B an adverbial.
    behind = (c for c in verb.children if c.dep_ == "npadvmod" and c.i > objects[-1].i)
    return [*found, *(c for c in behind if c.ent_type_ == "PERSON" and c.tag_ == "NNP")]


def prepositional_objects(preposition: Token) -> list[Token]:
    """Return the heads of the objects of a preposition, coordinated ones included."""
    heads = [_behind_day(child) for child in preposition.children if child.dep_ == "pobj"]
    for child in preposition.children:
        if child.dep_ == "pcomp" and is_attributive_visiting(child):
            heads += [noun for noun in child.children if noun.dep_ == "dobj"]
    return [t for head in heads for t in conjuncts(head)]


def prepositions_after(
    token: Token, words: frozenset[str], anchors: tuple[Token, ...], borders: Container[str] = ()
) -> Iterator[Token]:
    """Yield prepositions of `words` behind `token` in its clause, on it, an anchor or a noun between.

    A noun of `borders` between keeps its prepositions to itself, but for "a round of talks between".
    """
    end = sentence_bounds(token)[1]
    clause = clause_head(token)
    for i in range(token.i + 1, min(end, token.i + 40)):
        candidate = token.doc[i]
        if candidate.lower_ not in words or candidate.tag_ not in ("IN", "TO", "RP"):
            continue
        head = candidate.head
        if (
            head in anchors
            or head == token
            or _since_then(head, token)
            or (
                token.i < head.i < i
                and clause_head(head) == clause
                and (head.lower_ not in borders or (head.head.lower_ == "of" and head.head.head == token))
                and not (is_verb(token) and head.dep_ == "pobj" and head.head.lower_ in _ORDER)
                and not _is_since(head, token)
            )
        ):
            yield candidate


def _since_then(verb: Token, noun: Token) -> bool:
    """Tell whether a verb only stands between: "his first meeting since becoming premier with X"."""
    verb = verb.head if verb.dep_ in ("attr", "acomp") else verb
    return verb.dep_ == "pcomp" and verb.head.lower_ == "since" and verb.head.head == noun


def _is_since(noun: Token, token: Token) -> bool:
    """Tell whether a noun says since when: "the sixth tour since the start of the war in Utopia"."""
    for _ in range(_STEPS):
        if noun in (token, noun.head):
            return False
        if noun.lower_ == "since":
            return True
        noun = noun.head
    return False


def is_attributive_visiting(token: Token) -> bool:
    """Tell whether "visiting" belongs to a title or name behind it: "told visiting Foreign Minister X".

    The parser takes most of these for a verb; after a word that wants a noun they can be none.
    """
    if token.lower_ != "visiting" or token.i + 1 >= len(token.doc):
        return False
    if token.dep_ in ("amod", "compound", "nmod"):
        return token.head.i > token.i
    if token.dep_ == "pcomp":
        return token.head.lower_ in _WANT_NOUNS
    return token.dep_ in ("xcomp", "ccomp") and token.nbor(-1) == token.head if token.i else False
