"""What is reported: the phrases and clauses below a reporting word that hold the content."""

from spacy.tokens import Token

from verbale.reading.quotations.clauses import child, children, is_infinitive, phrase, without
from verbale.reading.quotations.page import Range

_PERSONAL = frozenset(
    {
        "it",
        "he",
        "him",
        "she",
        "her",
        "them",
        "they",
        "me",
        "us",
        "you",
        "himself",
        "herself",
        "themselves",
        "itself",
        "myself",
        "each",
        "one",
    }
)
_OBJECT_TAIL = frozenset({"for", "as", "over", "of", "on", "against"})
_COMPLEMENTS = frozenset({"acl", "ccomp", "relcl", "appos"})


def far_complement(verb: Token) -> Token | None:
    """Return a that-clause that the parse hangs on a circumstance: 'said in an interview that'."""
    for c in children(verb):
        if c.dep_ in ("prep", "npadvmod", "dobj", "dative") and c.i > verb.i:
            for noun in (c, *children(c)):
                for clause in children(noun):
                    if (
                        clause.dep_ in _COMPLEMENTS
                        and clause.tag_[0] in "VM"
                        and any(m.lower_ == "that" and m.dep_ == "mark" for m in children(clause))
                    ):
                        return clause
    return None


def around(verb: Token, content: Range) -> list[Range]:
    """Cut the reporting clause out of a content that runs around it."""
    if not content[0] <= verb.i < content[1]:
        return [content]
    start = end = verb.i
    for c in children(verb):
        if c.dep_ not in ("ccomp", "parataxis", "punct", "cc", "conj"):
            edge = phrase(c)
            start, end = min(start, edge[0]), max(end, edge[1] - 1)
    return without(content, (start, end + 1))


def direct_object(verb: Token) -> list[Range]:
    """Return the direct object with the phrase that tells why or as what: 'criticised X for Y'."""
    noun = child(verb, "dobj")
    if noun is None:
        # "proposed building a wall"
        acts = (c for c in children(verb) if c.dep_ in ("xcomp", "ccomp") and c.tag_ == "VBG")
        act = next((c for c in acts if c.i > verb.i), None)
        return [phrase(act)] if act is not None else []
    if noun.tag_ in ("WDT", "WP"):
        return []
    start, end = phrase(noun)
    alone = noun.lower_ in _PERSONAL and start + 1 == end
    for c in children(verb):
        near = 0 <= c.i - end <= 1 if c.lower_ == "as" else c.i == end
        if c.dep_ == "prep" and near and c.lower_ in _OBJECT_TAIL:
            end = c.right_edge.i + 1
            alone = False
    return [] if alone else [(start, end)]


def naming(verb: Token) -> list[Range]:
    """Return what is named and the name: 'called X a Y', 'described X as Y'."""
    name = child(verb, "oprd")
    noun = child(verb, "dobj")
    if noun is None:
        noun = name
    if noun is None:
        return []
    start, end = phrase(noun)
    if name is not None:
        end = max(end, name.right_edge.i + 1)
    else:
        tail = next(
            (
                c
                for c in children(verb)
                if c.dep_ == "prep" and c.lower_ in ("as", "to", "with") and c.i >= end
            ),
            None,
        )
        if tail is None:
            return []
        end = tail.right_edge.i + 1
    return [(start, end)]


def object_infinitive(verb: Token) -> list[Range]:
    """Return who is told to act, and the act: 'urged X to do Y', 'called on X to do Y'."""
    act = next(
        (
            c
            for c in children(verb)
            if c.dep_ in ("xcomp", "ccomp", "advcl") and c.i > verb.i and is_infinitive(c)
        ),
        None,
    )
    if act is None:
        return []
    noun = child(verb, "dobj")
    if noun is None:
        # "called on the sides to agree"
        links = (c for c in children(verb) if c.dep_ == "prep" and c.lower_ in ("on", "upon"))
        link = next(links, None)
        noun = child(link, "pobj") if link is not None else None
    start, end = phrase(act)
    if noun is not None and verb.i < noun.i < start:
        start = noun.left_edge.i
    return [(start, end)]


def infinitive(verb: Token) -> list[Range]:
    """Return the act that the subject promises, wants or refuses: 'vowed to do Y'."""
    act = next((c for c in children(verb) if c.dep_ == "xcomp" and c.i > verb.i and is_infinitive(c)), None)
    return [phrase(act)] if act is not None else []


def preposition(token: Token, wanted: set[str] | frozenset[str]) -> list[Range]:
    """Return what one of the wanted prepositions leads to; not a lone pronoun, which tells nothing."""
    for c in children(token):
        if c.dep_ in ("prep", "dative", "agent") and c.lower_ in wanted and c.i > token.i:
            noun = child(c, "pobj", "pcomp")
            if noun is None:
                continue
            tail = next(
                (
                    other
                    for other in children(token)
                    if other.dep_ == "prep" and other.lower_ == "as" and other.i > noun.i
                ),
                None,
            )
            if tail is not None:
                return [(noun.left_edge.i, tail.right_edge.i + 1)]
            if not (noun.lower_ in _PERSONAL and noun.left_edge.i == noun.right_edge.i):
                return [phrase(noun)]
    return []


def complement(noun: Token, wanted: set[str]) -> list[Range]:
    """Return what a noun reports: its that-clause or infinitive, or what a wanted preposition leads to."""
    for c in children(noun):
        if c.i < noun.i:
            continue
        if c.dep_ in ("acl", "relcl", "ccomp"):
            has_that = any(m.lower_ == "that" and m.dep_ == "mark" for m in children(c))
            has_to = is_infinitive(c)
            if (has_that and ("that" in wanted or c.dep_ != "relcl")) or (has_to and "to" in wanted):
                return [phrase(c)]
    return preposition(noun, wanted)
