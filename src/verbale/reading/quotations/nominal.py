"""Speech that nouns and adjectives report: "his claim that ...", "is confident that ..."."""

from spacy.tokens import Doc, Token

from verbale.reading.quotations.clauses import child, children, governor, phrase, subject
from verbale.reading.quotations.contents import complement, preposition
from verbale.reading.quotations.drafting import drafted
from verbale.reading.quotations.lexicon import Cue
from verbale.reading.quotations.page import Draft, Range

_BE = frozenset({"is", "was", "are", "were"})
_OWNERS = frozenset({"NORP", "GPE", "ORG", "PERSON"})


def told_by_noun(doc: Doc, noun: Token, cue: Cue) -> Draft | None:
    """Return what a noun reports: "his claim that ...", "Russian criticism of ..."."""
    content = complement(noun, cue.prepositions) or _predicate(noun)
    if not content:
        return None
    owner = child(noun, "poss")
    if owner is None:
        links = (c for c in children(noun) if c.dep_ in ("prep", "agent"))
        by = next((c for c in links if c.lower_ in ("by", "from")), None)
        owner = child(by, "pobj") if by is not None else None
    if owner is None:
        # "Russian criticism of"
        owner = next(
            (c for c in children(noun) if c.dep_ in ("amod", "compound") and c.ent_type_ in _OWNERS), None
        )
    if owner is None and "that" in (word.lower_ for word in doc[content[0][0] : content[0][0] + 1]):
        # "stirred anger with a claim that ...": whoever does what the sentence tells.
        verb = governor(noun)
        owner = subject(verb) if verb is not None else None
        if owner is not None and owner.left_edge.i <= noun.i <= owner.right_edge.i:
            owner = None
    if owner is None:
        return None
    return drafted(doc, noun, content, owner, cue, f"noun:{cue.lemma}")


def _predicate(noun: Token) -> list[Range]:
    """Return what somebody's word is said to be: 'his position is that', 'her goal was to win'."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lower_ not in _BE:
        return []
    clause = next((c for c in children(verb) if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i), None)
    return [phrase(clause)] if clause is not None else []


def told_by_adjective(doc: Doc, adjective: Token, cue: Cue) -> Draft | None:
    """Return what an adjective reports: "is confident that ..."."""
    verb = adjective.head
    if adjective.dep_ not in ("acomp", "oprd") or verb.tag_[0] not in "VM":
        return None
    content: list[Range] = []
    for c in children(adjective):
        if c.i > adjective.i and c.dep_ in ("ccomp", "xcomp"):
            content = [phrase(c)]
            break
    content = content or preposition(adjective, cue.prepositions)
    if not content:
        return None
    who = subject(verb)
    if who is None or who.lower_ in ("it", "there"):
        return None
    return drafted(doc, adjective, content, who, cue, f"adjective:{cue.lemma}")
