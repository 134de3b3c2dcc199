"""Verbs and their clauses."""

from collections.abc import Container, Iterator

from spacy.tokens import Token

from verbale.reading.findings import sentence_bounds
from verbale.reading.syntax.words import words
from verbale.reading.wordforms import number, numbers

VERB_TAGS = numbers(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
_CONJ = number("conj")
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "parataxis"})
_MAX_CLIMB = 6
_REDUCED_REACH = 30  # words between a noun and the shortened clause on it
_OFTEN = frozenset({"twice", "repeatedly", "thrice"})
_FIRST_MEANT = frozenset({"originally", "initially"})
_REACH = 80  # words to either side within which a clause is searched


def is_verb(token: Token) -> bool:
    """Tell whether the tagger saw a verb or an auxiliary."""
    return token.tag in VERB_TAGS


def clause_head(token: Token) -> Token:
    """Return the head of the smallest clause around `token`; infinitives belong to their verb's."""
    for _ in range(60):
        heads = token.dep_ in _CLAUSES or (token.dep_ == "conj" and is_verb(token))
        if heads and not _is_manner(token):
            return token
        token = token.head
    return token


def _is_manner(token: Token) -> bool:
    """Tell whether an adjective only says how: "flew into Paris unannounced on Sunday"."""
    alone = token.dep_ == "advcl" and token.tag_ == "JJ" and is_verb(token.head) and token.i > token.head.i
    return alone and not any(c.tag in VERB_TAGS or c.dep_ in ("nsubj", "mark") for c in token.children)


def governor(token: Token) -> Token:
    """Return the nearest verb above a noun or preposition, or the top that was reached."""
    for _ in range(_MAX_CLIMB):
        if token.head == token:
            return token
        token = token.head
        if is_verb(token) and not _is_preposition(token):
            return token
    return token


def _is_preposition(token: Token) -> bool:
    """Tell whether a participle stands for a preposition: "following talks", "including a meeting"."""
    return token.dep_ == "prep" and token.tag_ == "VBG"


def main_verb(verb: Token) -> Token:
    """Return the verb of the clause where the parser took a participle for it.

    "Talks scheduled to be held this week were put off": they were not scheduled and put off, but put off.
    """
    if verb.tag_ not in ("VBD", "VBN") or verb.lower_ not in words().staged:
        return verb
    below = list(verb.children)
    if any(c.dep_ in ("aux", "auxpass", "cc") for c in below):
        return verb
    finite = (c for c in below if c.dep == _CONJ and is_verb(c) and c.i > verb.i)
    return next((c for c in finite if any(a.dep_ in ("aux", "auxpass") for a in c.children)), verb)


def reduced_clause(noun: Token, nouns: Container[str]) -> Token | None:
    """Return the verb of "to be held in May", "scheduled for Monday" behind a noun.

    Whatever the parser hung it on, the first verb behind the noun is taken, unless another of `nouns`
    stands between; names in brackets are passed over.
    """
    doc, depth = noun.doc, 0
    sentence_end = sentence_bounds(noun)[1]
    for i in range(noun.i + 1, min(sentence_end, noun.i + _REDUCED_REACH)):
        token = doc[i]
        depth += (token.text == "(") - (token.text == ")")
        if depth > 0 or token.text == ")":
            continue
        if token.lower_ in nouns and not is_verb(token):
            if token.head.lower_ == "of" and token.head.head == noun:
                continue  # "the session of the committee, held in May"
            return None
        if token.tag_ in ("WDT", "WP", "WRB", "MD", ".", ":"):
            return None
        if token.lower_ == "due" and not _because(token):
            return token
        if not is_verb(token):
            continue
        if token.lower_ == "be" and token.nbor(-1).lower_ == "to":
            return next((t for t in doc[i + 1 : min(i + 4, sentence_end)] if t.tag_ == "VBN"), None)
        bare = token.tag_ == "VBD" and token.dep_ in ("acl", "advcl") and not token.n_lefts
        staged = (token.tag_ == "VBN" or bare) and token.dep_ != "amod" and token.lower_ in words().staged
        return token if staged and not is_superseded(token) else None
    return None


def is_superseded(verb: Token) -> bool:
    """Tell whether the verb says what no longer holds: "originally planned for May", "postponed twice"."""
    if any(child.lower_ in _OFTEN for child in verb.children):
        return True
    return any(child.lower_ in _FIRST_MEANT for child in verb.children if child.i < verb.i)


def _because(due: Token) -> bool:
    """Tell whether the words are "due to", which gives a reason, and not "due to open"."""
    after = due.doc[due.i + 1 : due.i + 3]
    return len(after) == 2 and after[0].lower_ == "to" and after[1].tag_ != "VB"


def nearby(token: Token) -> Iterator[Token]:
    """Yield the words of the token's sentence within reach, so that endless sentences cost no more."""
    doc, number = token.doc, sentence_bounds(token)[0]
    for i in range(max(number, token.i - _REACH), min(len(doc), token.i + _REACH)):
        other = doc[i]
        if i > token.i and other.is_sent_start:
            return
        yield other


def below(token: Token) -> Iterator[Token]:
    """Yield the words of the token's subtree within reach."""
    first = max(token.left_edge.i, token.i - _REACH)
    last = min(token.right_edge.i + 1, token.i + _REACH)
    yield from token.doc[first:last]
