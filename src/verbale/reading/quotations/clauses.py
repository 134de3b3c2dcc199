"""What the rules ask of a parse: subjects, the ranges of phrases, and clauses around a word."""

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc, Token

from verbale.reading.quotations.page import Range
from verbale.reading.wordforms import numbers

RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_TRIM = frozenset({",", ";", "--", "-", "–", "—", ":", "and", "but", "or", "...", "…"})
_ASIDES = frozenset({"relcl", "appos", "acl"})
_PASSIVE = numbers(("nsubjpass", "auxpass", "csubjpass"))
_LONGEST_ASIDE = 60  # tokens
_MOST_HEADS = 4
_LONGEST_CHAIN = 12
_LONGEST_SENTENCE = 1000  # tokens


def phrase(token: Token) -> Range:
    """Return the range of a word with all that hangs on it."""
    return token.left_edge.i, token.right_edge.i + 1


def trimmed(doc: Doc, tokens: Range) -> Range | None:
    """Return the range without commas, dashes, conjunctions and space at its ends; None if nothing stays."""
    start, end = tokens
    while start < end and (doc[start].is_space or doc[start].lower_ in _TRIM or doc[start].text in ".?!"):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].lower_ in _TRIM or doc[end - 1].text == "."):
        end -= 1
    return (start, end) if end > start else None


def without_aside(doc: Doc, tokens: Range) -> Range:
    """Return the range without what a comma sets apart at its end, a relative clause or an apposition.

    In reported speech such asides are mostly the report's own.
    """
    start, end = tokens
    for comma in range(end - 2, max(start, end - _LONGEST_ASIDE), -1):
        if doc[comma].text != ",":
            continue
        head = doc[comma + 1]
        for _ in range(_MOST_HEADS):
            is_last = head.left_edge.i == comma + 1 and head.right_edge.i + 1 >= end
            if is_last and head.dep_ in _ASIDES and start <= head.head.i < comma:
                return start, comma
            head = head.head
    return tokens


def without(outer: Range, inner: Range) -> list[Range]:
    """Return what is left of a range when another is cut out of it."""
    pieces = [(outer[0], min(outer[1], inner[0])), (max(outer[0], inner[1]), outer[1])]
    return [piece for piece in pieces if piece[1] > piece[0]]


def children(token: Token) -> Iterable[Token]:
    """Return what hangs on a token; nothing when that is more than any sentence of a report holds.

    spaCy looks through all that lies below a token for its children, so that a chain of thousands of
    clauses one in another would take quadratic time.
    """
    return token.children if token.right_edge.i - token.left_edge.i < _LONGEST_SENTENCE else ()


def child(token: Token, *dependencies: str) -> Token | None:
    """Return the first child with one of the dependencies."""
    wanted = _numbers(dependencies)
    return next((c for c in children(token) if c.dep in wanted), None)


@cache
def _numbers(dependencies: tuple[str, ...]) -> frozenset[int]:
    return numbers(dependencies)


def joined(noun: Token) -> Iterator[Token]:
    """Yield the nouns joined to a noun by commas and "and"."""
    for _ in range(_LONGEST_CHAIN):
        following = child(noun, "conj")
        if following is None:
            return
        yield following
        noun = following


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive, reduced relatives among them."""
    if any(c.dep in _PASSIVE for c in children(verb)):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return True
    # "Asked whether he would go, he said", "when asked": a participle without a subject of its own.
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBN", "VBD") or own_subject(verb) is not None:
        return False
    return verb.left_edge.i >= verb.i or verb.left_edge.lower_ in ("when", "if", "as", "once", "while")


def is_infinitive(verb: Token) -> bool:
    """Tell whether "to" stands before a verb."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in children(verb))


def agent(verb: Token) -> Token | None:
    """Return the noun of a passive verb's 'by' phrase."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def own_subject(verb: Token) -> Token | None:
    """Return the verb's own active subject."""
    return next((c for c in children(verb) if c.dep_ == "nsubj"), None)


def subject(verb: Token) -> Token | None:
    """Return who does what an active verb says, through conjunctions, participles and infinitives."""
    current = verb
    for _ in range(_LONGEST_CHAIN):
        own = own_subject(current)
        if own is not None:
            # "It is hard to see": nobody in particular sees.
            return own if current == verb or own.lower_ not in ("it", "there") else None
        if current != verb and any(c.dep_ == "nsubjpass" for c in children(current)):
            return child(current, "nsubjpass")
        head = current.head
        if head == current:
            return None
        if current.dep_ in ("xcomp", "ccomp") and head.tag_.startswith("V"):
            controller = child(head, "dobj", "dative")
            if controller is not None and current.dep_ == "xcomp" and current.tag_ == "VB":
                return controller
        if current.dep_ in ("acl", "relcl"):
            # "an ad saying that" speaks itself; "took turns rebutting" does not.
            speaks = head.dep_ != "dobj" or head.tag_ != "NN" or current.dep_ == "relcl"
            if current.tag_ != "VB" and current.i > head.i and speaks:
                return head
            above = governor(head)
            if above is None:
                return None
            current = above
            continue
        if current.dep_ in ("pcomp", "prep", "agent"):
            current = head
            while current.dep_ in ("prep", "pcomp", "pobj", "agent") and current.head != current:
                current = current.head
            if current.tag_.startswith("N"):
                possessor = child(current, "poss")
                if possessor is not None:
                    return possessor
                above = governor(current)
                if above is None:
                    return None
                current = above
            continue
        if current.dep_ in ("conj", "xcomp", "ccomp", "advcl", "dep", "parataxis", "aux", "auxpass"):
            current = head
            if current.tag_.startswith("N"):
                return current if current.dep_ not in ("dobj", "pobj", "attr") else None
            continue
        return None
    return None


def governor(noun: Token) -> Token | None:
    """Return the verb above a noun."""
    current = noun
    for _ in range(_LONGEST_CHAIN):
        if current.head == current:
            return None
        current = current.head
        if current.tag_.startswith(("V", "MD")):
            return current
    return None


def noun_before(verb: Token) -> Token | None:
    """Return the name or pronoun that stands right before a verb whose subject the parse has lost."""
    for number in range(verb.i - 1, max(-1, verb.i - 4), -1):
        token = verb.doc[number]
        if token.tag_ in ("NNP", "PRP") or (token.text[0].isupper() and token.tag_[0] in "NVM"):
            return token
        if token.tag_ not in ("RB", "MD", "VBZ", "VBP", "VBD"):
            return None
    return None


def source_pieces(doc: Doc, noun: Token, cue: Token) -> list[Range]:
    """Return the ranges that name the source: the noun's phrase without the cue, or a relative.

    "That" says little, and stands with its noun; "who" and "which" stand alone.
    """
    if noun.lower_ in RELATIVES and noun.tag_ in ("WDT", "WP", "IN", "WP$"):
        verb = noun.head
        while verb.dep_ in ("conj", "xcomp", "ccomp", "aux") and verb.head != verb:
            verb = verb.head
        if noun.lower_ == "that" and verb.dep_ == "relcl":
            antecedent = verb.head
            piece = trimmed(doc, (antecedent.left_edge.i, min(noun.i, antecedent.right_edge.i + 1)))
            return [piece, (noun.i, noun.i + 1)] if piece else [(noun.i, noun.i + 1)]
        return [(noun.i, noun.i + 1)]
    start, end = phrase(noun)
    if start <= cue.i < end:
        # The cue hangs on the noun itself: "the officials saying that".
        if cue.i > noun.i:
            end = _clause_start(cue, noun)
        else:
            start = cue.i + 1
    piece = trimmed(doc, (start, end))
    return [piece] if piece else []


def _clause_start(cue: Token, noun: Token) -> int:
    """Return where the clause of the cue starts that hangs below the noun."""
    current = cue
    for _ in range(_LONGEST_CHAIN):
        if current.head == noun or current.head == current:
            break
        current = current.head
    return max(noun.i + 1, current.left_edge.i)
