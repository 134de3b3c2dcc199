"""Who goes with whom: "X will be accompanied by A and B", "joined by C", "a delegation led by A, B and C".

Such words often stand in a sentence of their own, which tells of no contact; and the parser tears long lists
of titles and names apart, so that those listed are read in their order.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Token

from verbale.account import Actor
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.findings import sentence_bounds
from verbale.reading.syntax import conjuncts, direct_objects, governor, is_verb, subjects

_WITH = frozenset({"accompanied", "joined"})
_BODIES = frozenset({"delegation", "team", "mission"})
_LED = frozenset({"led", "headed"})
_LEADING = frozenset({"lead", "leads", "leading", "led", "head", "heads", "heading", "headed"})
_COUNTING = frozenset({"includes", "included", "include", "including", "comprises", "comprising"})
_CLAUSES = frozenset({"VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB"})
_OTHERS = frozenset({"of", "to", "from", "with", "for", "by"})  # before a name: somebody else's
_SAYING = frozenset({"said", "says", "told", "announced", "added"})
_DEALING = frozenset({"visit", "meeting", "call"})
_NEAR = 6  # words from "joined" to "by"
_BACK = 8  # words from "delegation" to "led"
_LONGEST = 100  # words of a list, or from "leads" to "which includes"
_MOST = 20  # companies of one report: a report has few, spam thousands


@dataclass(slots=True)
class _Company:
    """People who travel together, and the token that says so."""

    people: dict[str, Actor]
    said: Token


def add(occasions: Sequence[Occasion], nominals: Nominals, doc: Doc) -> None:
    """Let those who accompany a traveller be on his visits, and at what the same sentence tells of."""
    if not occasions:
        return
    for company in islice(_companies(doc, nominals), _MOST):
        for occasion in _theirs(company, occasions):
            known = {actor.id for actor in (*occasion.persons(), *occasion.present)}
            occasion.present += tuple(a for a in company.people.values() if a.id not in known)


def _theirs(company: _Company, occasions: Sequence[Occasion]) -> list[Occasion]:
    """Return the occasions of a company: those of the sentence that tells of it, or the visits under way.

    The stops of a tour that one sentence tells of are those of the whole company.
    """
    own = [o for o in occasions if _shares(company, o) and not _of_companion(company, o)]
    said_in = sentence_bounds(company.said)[0]
    beside = [o for o in own if said_in in _sentences(o)]
    visits = [o for o in own if o.lead.mode == "visit" and o not in beside]
    tour = {start for o in beside if o.lead.mode == "visit" for start in _sentences(o)}
    visits = [o for o in visits if (not tour.isdisjoint(_sentences(o)) if beside else not o.is_over)]
    as_body = [o for o in occasions if o.lead.mode == "meeting" and _meets_as_body(company, o)]
    return [*beside, *visits, *(o for o in as_body if o not in beside)]


def _of_companion(company: _Company, occasion: Occasion) -> bool:
    """Tell whether an aside tells it of one of them alone: "accompanied by X, who is back from Rome"."""
    leader = next(iter(company.people))
    return occasion.lead.trigger.dep_ == "relcl" and leader not in {a.id for a in occasion.persons()}


def _sentences(occasion: Occasion) -> set[int]:
    return {sentence_bounds(m.trigger)[0] for m in occasion.mentions}


def _shares(company: _Company, occasion: Occasion) -> bool:
    dealing = occasion.lead.mode in _DEALING
    return dealing and any(actor.id in company.people for actor in occasion.persons())


def _meets_as_body(company: _Company, occasion: Occasion) -> bool:
    """Tell whether the words are "the delegation held talks with", of the company's party."""
    parties = {actor.party for actor in company.people.values()}
    return any(
        p.head.lower_ in _BODIES and p.actor.party in parties and p.head.i >= company.said.i - _BACK
        for m in occasion.mentions
        for p in m.parties
    )


def _companies(doc: Doc, nominals: Nominals) -> Iterator[_Company]:
    for word in doc:
        first: Iterable[Actor] = ()
        if word.lower_ in _WITH and _by(word):
            first = _people(_accompanied(word), nominals)
            beside = listed(_by(word), nominals, official=True)
            if not first:
                continue
        elif word.lower_ == "joined" and is_verb(word):
            first = _people(direct_objects(word), nominals)
            beside = [a for a in _people(subjects(word), nominals) if a.office]
            if not (first and beside):
                continue
        elif word.lower_ in _LED and _by(word) and _body_before(word):
            beside = listed(_by(word), nominals)
        elif word.lower_ in _COUNTING and _body_before(word):
            first = _people(_leaders(word), nominals)
            beside = listed(word.i + 1, nominals)
            if not first:
                continue
        elif word.lower_ in _LEADING and any(c.dep_ == "dobj" and c.lower_ in _BODIES for c in word.children):
            beside = _people(subjects(word), nominals)
        else:
            continue
        people = _of_one_party([*first, *beside])
        if len(people) > 1:
            yield _Company(people, word)


def _by(verb: Token) -> int:
    """Return the token behind "accompanied by", "joined on the trip by"; 0 if there is none."""
    behind = verb.doc[verb.i + 1 : min(verb.i + _NEAR, sentence_bounds(verb)[1])]
    return next((token.i + 1 for token in behind if token.lower_ == "by"), 0)


def _body_before(verb: Token) -> bool:
    start = max(sentence_bounds(verb)[0], verb.i - _BACK)
    return any(token.lower_ in _BODIES for token in verb.doc[start : verb.i])


def _accompanied(verb: Token) -> list[Token]:
    """Return who is accompanied: the subject, the noun that the words hang on, or the subject above."""
    own = [t for c in verb.children if c.dep_ == "nsubjpass" and c.tag_ != "WP" for t in conjuncts(c)]
    if own:
        return own
    if verb.dep_ in ("acl", "relcl", "appos"):
        return [verb.head]
    above = governor(verb)
    return list(subjects(above)) if is_verb(above) else [above]


def _leaders(counting: Token) -> list[Token]:
    """Return who leads the body whose members are counted up: "X leads a delegation, which includes"."""
    start = max(sentence_bounds(counting)[0], counting.i - _LONGEST)
    verbs = (t for t in counting.doc[start : counting.i] if t.lower_ in _LEADING and is_verb(t))
    return [head for verb in verbs for head in subjects(verb)]


def _people(heads: Iterable[Token], nominals: Nominals) -> list[Actor]:
    return [actor for head in heads for actor in nominals.actors(head) if actor.kind == "person"]


def listed(start: int, nominals: Nominals, *, official: bool = False) -> list[Actor]:
    """Return the persons named from a token on, up to the next clause, without who says so.

    `official` leaves out those of whom no office is told.
    """
    doc = nominals.index.doc
    end = min(sentence_bounds(doc[start - 1])[1], start + _LONGEST)
    found: dict[str, Actor] = {}
    for token in doc[start:end]:
        if token.tag_ in _CLAUSES or token.text in ("”", '"', "("):
            if token.lower_ in _SAYING and found:
                found.popitem()
            break
        for each in nominals.index.covering(token):
            begins = each.span.start
            named = each.actor.kind == "person" and each.mention.kind == "name" and begins == token.i
            if official and not (each.actor.office or doc[begins - 1].lower_ == "lady"):
                continue
            if named and (begins == start or doc[begins - 1].lower_ not in _OTHERS):
                found.setdefault(each.actor.id, each.actor)
    return list(found.values())


def _of_one_party(people: Sequence[Actor]) -> dict[str, Actor]:
    """Return those who act for whom the first does; of whom no words say another, his companions do too."""
    party = people[0].party if people else None
    if party is None:
        return {}
    same = (
        actor if actor.party == party else actor.model_copy(update={"party": party})
        for actor in people
        if actor.party == party or actor.basis != "stated"
    )
    return {actor.id: actor for actor in same}
