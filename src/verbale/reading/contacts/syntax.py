"""Questions that the contact rules ask of a dependency parse."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.reading.contacts.lexicon import lexicon

_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_MAX_CLIMB = 6
_LONGEST_LIST = 60
_REACH = 80  # words to either side within which a clause is searched


def is_verb(token: Token) -> bool:
    """Tell whether the tagger saw a verb or an auxiliary."""
    return token.tag_.startswith("VB") or token.tag_ == "MD"


def clause_head(token: Token) -> Token:
    """Return the head of the smallest clause around `token`; infinitives belong to their verb's."""
    for _ in range(60):
        if token.dep_ in _CLAUSES or (token.dep_ == "conj" and is_verb(token)):
            return token
        token = token.head
    return token


def conjuncts(token: Token) -> list[Token]:
    """Return the token and what is coordinated with it, in text order."""
    found: list[Token] = []
    todo = [token]
    while todo and len(found) < _LONGEST_LIST:
        current = todo.pop()
        found.append(current)
        todo.extend(child for child in current.children if child.dep_ == "conj" and not is_verb(child))
    return sorted(found, key=lambda t: t.i)


def subjects(verb: Token) -> list[Token]:
    """Return the heads of the subject of `verb`, found through control, relative clauses and coordination."""
    for _ in range(_MAX_CLIMB):
        own = [child for child in verb.children if child.dep_ in _SUBJECTS]
        if own:
            return [token for subject in own for token in conjuncts(_antecedent(subject, verb))]
        if verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBZ", "VBP"):
            return _names_before(verb)
        head = verb.head
        while head.dep_ in ("acomp", "attr", "oprd") and not is_verb(head) and head.head != head:
            head = head.head
        if verb.dep_ == "xcomp" and head.lower_ in lexicon().object_control:
            objects = [child for child in head.children if child.dep_ in ("dobj", "nsubjpass")]
            if objects:
                return [token for obj in objects for token in conjuncts(obj)]
        if verb.dep_ in ("acl", "relcl") and not is_verb(head):
            if verb.tag_ == "VBN" or verb.tag_ == "VBG":
                return conjuncts(head)
            owner = possessors(head)
            if owner:
                return owner
            verb = governor(head)
        elif verb.dep_ in ("conj", "xcomp", "advcl", "aux", "auxpass", "ccomp", "dep", "prep"):
            verb = head
        elif verb.dep_ == "pcomp":
            verb = governor(head)
        else:
            return []
        if not is_verb(verb):
            return []
    return []


def _names_before(verb: Token) -> list[Token]:
    """Return the names right before a finite verb that the parser left without a subject."""
    if verb.i <= verb.sent.start or verb.nbor(-1).tag_ not in ("NNP", "NNPS"):
        return []
    heads = [verb.nbor(-1)]
    while heads[-1].dep_ == "conj" and len(heads) < _MAX_CLIMB:
        heads.append(heads[-1].head)
    return heads[::-1]


def _antecedent(subject: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for."""
    if subject.lower_ in _RELATIVES and subject.tag_ in ("WP", "WDT"):
        for _ in range(_MAX_CLIMB):
            if verb.dep_ == "relcl":
                return verb.head
            verb = verb.head
    return subject


def governor(token: Token) -> Token:
    """Return the nearest verb above a noun or preposition, or the top that was reached."""
    for _ in range(_MAX_CLIMB):
        if token.head == token:
            return token
        token = token.head
        if is_verb(token):
            return token
    return token


def possessors(noun: Token) -> list[Token]:
    """Return the heads of the possessive of a noun: "Lavrov's visit", "his talks"."""
    return [token for child in noun.children if child.dep_ == "poss" for token in conjuncts(child)]


def passive_agents(verb: Token) -> list[Token]:
    """Return the heads of the "by" phrase of a passive."""
    return [
        token
        for child in verb.children
        if child.dep_ == "agent"
        for noun in child.children
        if noun.dep_ == "pobj"
        for token in conjuncts(noun)
    ]


def is_passive(verb: Token) -> bool:
    """Tell whether the verb is a passive, finite or reduced."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "agent") for child in verb.children):
        return True
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "relcl")
        and not any(c.dep_ == "aux" for c in verb.children)
    )


def direct_objects(verb: Token) -> list[Token]:
    """Return the heads of the direct object."""
    return [t for child in verb.children if child.dep_ in ("dobj", "dative") for t in conjuncts(child)]


def prepositions_after(token: Token, words: frozenset[str], anchors: tuple[Token, ...]) -> Iterator[Token]:
    """Yield prepositions of `words` behind `token` in its clause, on it, an anchor or a noun between."""
    end = token.sent.end
    clause = clause_head(token)
    for i in range(token.i + 1, min(end, token.i + 40)):
        candidate = token.doc[i]
        if candidate.lower_ not in words or candidate.tag_ not in ("IN", "TO", "RP"):
            continue
        head = candidate.head
        if (
            head in anchors
            or head == token
            or (head.i > token.i and head.i < i and clause_head(head) == clause)
        ):
            yield candidate


def prepositional_objects(preposition: Token) -> list[Token]:
    """Return the heads of the objects of a preposition, coordinated ones included."""
    heads = [child for child in preposition.children if child.dep_ == "pobj"]
    for child in preposition.children:
        if child.dep_ == "pcomp" and child.lower_ == "visiting":
            heads += [noun for noun in child.children if noun.dep_ == "dobj"]
    return [t for head in heads for t in conjuncts(head)]


def listed(token: Token) -> list[Token]:
    """Return the token and all that is listed with it, commas or not: "Kenya, South Africa and Egypt"."""
    found = conjuncts(token)
    for each in list(found):
        found += [t for child in each.children if child.dep_ == "appos" for t in conjuncts(child)]
    return sorted(set(found), key=lambda t: t.i)


def nearby(token: Token) -> Iterator[Token]:
    """Yield the words of the token's sentence within reach, so that endless sentences cost no more."""
    doc, number = token.doc, token.sent.start
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
