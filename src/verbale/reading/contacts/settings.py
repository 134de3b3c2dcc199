"""Where, and in which words: the place that the clause of a trigger names, and its sentence."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.account import Span as Offsets
from verbale.reading.contacts.around import BESIDE
from verbale.reading.contacts.belonging import of_staging
from verbale.reading.contacts.mentions import ContactMention, Where
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.own_names import town_of_name
from verbale.reading.contacts.sessions import DECIDED
from verbale.reading.syntax import clause_head, hyphenated, is_verb, nearby, reduced_clause

_IN = frozenset({"in", "at", "on", "aboard"})
_ON_A_REGION = frozenset({"talks", "negotiations"})  # "the Darfur talks" are about it
_AT = frozenset({"at", "during"})
_WITH = frozenset({"with", "between"})
_RELATIVE = frozenset({"relcl", "advcl", "acl"})
_NEAR_WHERE = 8  # words between a place and "where"
_THERE_REACH = 60  # words between a place and "there"
_TALKS_OF = 2  # "rounds of talks with": nouns between those who meet and the verb
_LONGEST_LIST = 20  # nouns of a list
_LONGEST = 200  # words of a sentence shown to either side of the trigger


def evidence(trigger: Token) -> Offsets:
    """Return the trigger's sentence in characters, without blanks around it, cut where it is endless."""
    sentence = trigger.sent
    first, last = max(sentence.start, trigger.i - _LONGEST), min(sentence.end, trigger.i + _LONGEST)
    text = trigger.doc[first:last].text
    start = trigger.doc[first].idx + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def place_near(mention: ContactMention, nominals: Nominals) -> Where | None:
    """Return the place that the mention's clause gives."""
    if mention.destinations:
        return nominals.place(mention.destinations[0])
    trigger = mention.trigger
    if mention.mode == "visit" and trigger.doc[trigger.i + 1 : trigger.i + 2].text == "there":
        return _there(mention, nominals)
    staged = None if is_verb(trigger) else reduced_clause(trigger, nominals.words.noun_lemmas)
    for verb in (staged, _staging(trigger, nominals)):
        for child in _said_by(verb) if verb is not None else ():
            if child.lower_ == "here" and (home := nominals.home_at(child)) is not None:
                return home
            if child.lower_ in _IN:
                for noun in child.children:
                    if noun.dep_ == "pobj" and (where := nominals.place(noun)) is not None:
                        return where
    anchors = {trigger.i, mention.predicate.i}
    clause = clause_head(trigger)
    named = _named_before(clause, nominals)
    if named is not None and named.city:
        return named
    for _ in range(3):
        best: tuple[int, Where] | None = None
        for token in nearby(trigger):
            if not _may_state(token) or clause_head(token) != clause:
                continue
            where = _stated_place(token, nominals)
            if where is None or _is_topic(token, where, trigger):
                continue
            if mention.apart and mention.anchor is not None and token.i < mention.anchor.i:
                continue  # "met A in Kyiv on Monday and B in Lviv"
            rank = _rank(token, where, mention, anchors | {clause.i}, nominals)
            if rank == 0 and token.lower_ == "here":
                rank = -1  # "signed an accord on self-rule in Gaza here on Wednesday"
            if rank is not None and (best is None or rank < best[0]):
                best = rank, where
        if named is not None:  # "left for Utopia, where he met X in its capital"
            return best[1] if best is not None and best[1].city and best[1].state == named.state else named
        if best is not None:
            return best[1]
        joined = hyphenated(trigger)
        before = (c for c in trigger.children if c.dep_ in ("compound", "nmod", "poss") and c not in joined)
        for child in before:
            where = nominals.place(child)
            if where is not None and (where.city or trigger.lower_ not in _ON_A_REGION):
                return where
        if clause.dep_ in ("ROOT", "ccomp", "parataxis") or _is_beside_dealings(clause, nominals):
            break
        clause = clause_head(clause.head)
    return town_of_name(mention, nominals)


def _is_beside_dealings(clause: Token, nominals: Nominals) -> bool:
    """Tell whether a clause is on people who have other dealings above: "met X, who will see Y"."""
    who = clause.dep_ == "relcl" and any(c.lower_ == "who" for c in clause.children)
    above = clause_head(clause.head)
    verbs = (above, above.head) if above.dep_ == "conj" else (above,)
    return who and any(verb.lower_ in nominals.words.verb_lemmas for verb in verbs)


def _staging(noun: Token, nominals: Nominals) -> Token | None:
    """Return the verb that says where an occasion is: "talks that had been set for Friday in Rome"."""
    if is_verb(noun):
        return None
    partners = [n for c in noun.children if c.lower_ in _WITH for n in c.children]
    clauses = (c for top in (noun, *partners) for c in top.children if c.dep_ in ("relcl", "acl"))
    inner = (v for c in clauses for v in (c, *(x for x in c.children if x.dep_ == "xcomp")))
    return next((v for v in inner if v.lower_ in nominals.words.rounds and not _by_others(v)), None)


def _said_by(verb: Token) -> Iterator[Token]:
    """Yield the words that hang on a verb, or on its days: "set for May 2 to 4 in Rome"."""
    for child in verb.children:
        yield child
        days = (n for n in child.children if child.dep_ == "prep" and n.tag_ in ("NNP", "CD"))
        yield from (c for day in days for c in day.children if c.i > day.i)


def _by_others(verb: Token) -> bool:
    """Tell whether somebody acts in the clause: "the talks during which she opened a bridge in Rome"."""
    return any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in verb.children)


def _there(mention: ContactMention, nominals: Nominals) -> Where | None:
    """Return the place that "there" stands for: the last named before, abroad for those who visit it."""
    own = {p.actor.party for p in mention.parties}
    trigger = mention.trigger
    before = (trigger.doc[i] for i in range(trigger.i - 1, max(-1, trigger.i - _THERE_REACH), -1))
    named = (where for t in before if t.dep_ == "pobj" and (where := nominals.place(t)) is not None)
    return next((where for where in named if where.state not in own), None)


def _named_before(clause: Token, nominals: Nominals) -> Where | None:
    """Return the place that "where" stands for: "came from Geneva, where he met X"."""
    if clause.dep_ == "conj" and is_verb(clause.head):
        clause = clause.head
    where = next((c for c in clause.children if c.lower_ == "where" and c.i < clause.i), None)
    if clause.dep_ not in _RELATIVE or where is None or clause.head.i > where.i:
        return None
    before = (clause.doc[i] for i in range(where.i - 1, max(0, where.i - _NEAR_WHERE), -1))
    return next((named for t in (clause.head, *before) if (named := nominals.place(t)) is not None), None)


def _may_state(token: Token) -> bool:
    return token.lower_ == "here" or (token.dep_ == "pobj" and token.head.lower_ in _IN)


def _stated_place(token: Token, nominals: Nominals) -> Where | None:
    """Return the place of "here" or of a noun behind "in", "at", "on"."""
    if token.lower_ == "here":
        return nominals.home_at(token)
    if token.dep_ == "pobj" and token.head.lower_ in _IN:
        return nominals.place(token)
    return None


def _is_topic(token: Token, where: Where, trigger: Token) -> bool:
    """Tell whether a state is what is talked about: "a session on Haiti", not "met on Malta"."""
    return not where.city and token.head.lower_ == "on" and not is_verb(trigger)


def _rank(
    token: Token, where: Where, mention: ContactMention, anchors: set[int], nominals: Nominals
) -> int | None:
    """Rank a place by what it hangs on: the trigger or its verb, then a name or date.

    A place also counts that hangs on those who meet ("a meeting of ministers in Rome", "met rebel envoys in
    Rome") or on a gathering at whose edge they do ("met on the sidelines of a summit in Rome"); nothing else
    does.
    """
    governor = token.head if token.lower_ == "here" else token.head.head
    if governor == mention.anchor or of_staging(token, mention.trigger):
        return -1
    if governor.i in anchors:
        return 0
    if mention.rule == DECIDED:
        return None  # what they decide on is elsewhere
    if governor.tag_ in ("NNP", "NNPS", "CD") or governor.tag_.startswith("VB"):
        return 1
    if where.city and _is_partner(governor, anchors, nominals):
        return 2
    if governor.dep_ == "pobj" and governor.head.lower_ in _AT and governor.head.head.i in anchors:
        return 1 if governor.lower_ in nominals.words.noun_lemmas else None
    of = governor.head if governor.dep_ == "pobj" and governor.head.lower_ == "of" else None
    if of is not None and (of.head == mention.trigger or of.head.lower_ in BESIDE):
        return 1
    return None


def _is_partner(people: Token, anchors: set[int], nominals: Nominals) -> bool:
    """Tell whether people are those whom the words say somebody deals with: "talks with envoys in Rome"."""
    told = nominals.people(people) or people.lower_ in nominals.words.rebels
    if people.dep_ == "dobj":
        return people.head.i in anchors and told
    first = people
    for _ in range(_LONGEST_LIST):
        if first.dep_ != "conj" or is_verb(first):
            break
        first = first.head
    link = first.head
    for _ in range(_TALKS_OF):
        if first.dep_ != "pobj" or link.head.i in anchors:
            break
        link = link.head.head  # "nine rounds of talks with envoys"
    return link.lower_ in _WITH and link.head.i in anchors and told
