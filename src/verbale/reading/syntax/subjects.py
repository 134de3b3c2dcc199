"""Who does what a verb says."""

from spacy.tokens import Token

from verbale.reading.findings import sentence_bounds
from verbale.reading.syntax.clauses import governor, is_verb
from verbale.reading.syntax.nouns import conjuncts, possessors
from verbale.reading.syntax.objects import prepositional_objects
from verbale.reading.syntax.words import words
from verbale.reading.wordforms import number

_VISITING = number("visiting")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_MAX_CLIMB = 6
_TITLE_REACH = 12  # words of a title between commas


def subjects(verb: Token) -> list[Token]:
    """Return the heads of the subject of `verb`, found through control, relative clauses and coordination."""
    for _ in range(_MAX_CLIMB):
        own = [child for child in verb.children if child.dep_ in _SUBJECTS] or _visitors(verb)
        if own:
            found = [token for subject in own for token in _all_of(subject, verb)]
            return [*_listed_before(found[0], verb), *found]
        aux = next((c for c in verb.children if c.tag_ == "MD"), None)
        if verb.dep_ == "ROOT" and (verb.tag_ in ("VBD", "VBZ", "VBP") or aux is not None):
            return _names_before(aux or verb)
        head = verb.head
        while head.dep_ in ("acomp", "attr", "oprd") and not is_verb(head) and head.head != head:
            head = head.head
        if verb.dep_ == "xcomp" and head.lower_ in words().object_control:
            objects = [child for child in head.children if child.dep_ in ("dobj", "nsubjpass")]
            if objects:
                return [token for obj in objects for token in conjuncts(obj)]
        beside = verb.dep_ == "appos" and verb.tag_ == "VBG"
        if (beside or verb.dep_ in ("acl", "relcl")) and not is_verb(head):
            if verb.tag_ == "VBN" or verb.tag_ == "VBG" or _is_headline(head):
                return conjuncts(head)
            owner = _asked(head) or _meant_for(head, verb) or possessors(head)
            if owner:
                return owner
            verb = governor(head)
        elif verb.dep_ in ("conj", "xcomp", "advcl", "aux", "auxpass", "ccomp", "dep", "prep"):
            verb = head
        elif verb.dep_ in ("acl", "relcl") and verb.tag_ == "VB":
            verb = head  # "he will be the first leader to visit Japan"
        elif verb.dep_ == "pcomp":
            verb = governor(head)
            # "Kept the minister from going", "thanked the minister for going", but not "used it for".
            done_to = [c for c in verb.children if c.dep_ == "dobj" and head.lower_ in ("from", "for")]
            kept = [c for c in done_to if head.lower_ == "from" or c.tag_ in ("NNP", "PRP")]
            if kept and head.head == verb:
                return [token for child in kept for token in conjuncts(child)]
        else:
            return []
        if not is_verb(verb):
            return []
    return []


def _visitors(verb: Token) -> list[Token]:
    """Return the subject of a sentence that opens with "Visiting Foreign Minister X", taken for a verb."""
    first = next((c for c in verb.children if c.dep_ == "csubj" and c.lower == _VISITING), None)
    if first is None or first.i != sentence_bounds(verb)[0]:
        return []
    return [c for c in first.children if c.dep_ == "dobj" and c.tag_ == "NNP"]


def _asked(noun: Token) -> list[Token]:
    """Return who is to do what an invitation asks: "an invitation to the minister to visit Cairo"."""
    to = (c for c in noun.children if noun.lower_ == "invitation" and c.lower_ in ("to", "for"))
    return [n for c in to for n in prepositional_objects(c) if n.tag_ in ("NNP", "NN", "PRP")]


def _meant_for(noun: Token, verb: Token) -> list[Token]:
    """Return X and Y of "plans for X and Y to meet"."""
    links = (c for c in noun.children if c.lower_ == "for" and noun.i < c.i < verb.i and verb.tag_ == "VB")
    return [
        t for c in links for n in prepositional_objects(c) if n.tag_ in ("NNP", "PRP") for t in conjuncts(n)
    ]


def _is_headline(noun: Token) -> bool:
    """Tell whether a noun heads a sentence without a finite verb: "Premier to visit Japan"."""
    return noun.dep_ == "ROOT" and noun.tag_.startswith("NN")


def _listed_before(subject: Token, verb: Token) -> list[Token]:
    """Return a name that opens a headline and is listed with its subject: "Japan, Peru to hold talks".

    The parser takes either name for an apposition, or the first for an adverb.
    """
    if subject.tag_ != "NNP":
        return []
    inside = (g for c in subject.lefts for g in (c, *c.lefts) if g.dep_ == "nsubj" and g.tag_ == "PRP")
    if (pronoun := next(inside, None)) is not None and any(c.dep_ == "cc" for c in pronoun.children):
        return [pronoun]  # "he and Premier X agreed"
    doc, start = verb.doc, sentence_bounds(verb)[0]
    for child in subject.children:
        listed = child.dep_ == "appos" and child.tag_ == "NNP" and child.i == subject.i + 2
        if listed and subject.i == start and doc[child.i + 1 : child.i + 2].text in ("to", verb.text):
            return [child]
    first = subject.left_edge.i
    if first == start + 2 and doc[first - 1].text == "," and doc[start].tag_ == "NNP":
        return [doc[start]] if doc[start].head == verb else []
    return []


def _names_before(verb: Token) -> list[Token]:
    """Return the names right before a finite verb, or its modal, that the parser left without a subject."""
    start = sentence_bounds(verb)[0]
    last = verb.i - 1
    if last > start and verb.doc[last].text == ",":  # "A B, Premier of Utopia, paid"
        return _before_title(verb, last, start)
    if last < start or verb.doc[last].tag_ not in ("NNP", "NNPS"):
        return []
    heads = [verb.doc[last]]
    while heads[-1].dep_ == "conj" and len(heads) < _MAX_CLIMB:
        heads.append(heads[-1].head)
    return heads[::-1]


def _before_title(verb: Token, end: int, start: int) -> list[Token]:
    """Return the name before a title between commas, of which the last one is at `end`."""
    doc = verb.doc
    for i in range(end - 1, max(start, end - _TITLE_REACH), -1):
        if doc[i].lower_ == "and" or is_verb(doc[i]):
            break
        if doc[i].text == ",":
            named = doc[i - 1].tag_ == doc[i + 1].tag_ == "NNP"
            return [doc[i - 1]] if named and i > start else []
    return []


def _all_of(subject: Token, verb: Token) -> list[Token]:
    """Return all who act: of "X, who returns today, and Y" X alone, as a verb of one person shows."""
    meant = _antecedent(subject, verb)
    of_one = any(t.tag_ == "VBZ" for t in (verb, *verb.children) if t == verb or t.dep_.startswith("aux"))
    return [meant] if meant != subject and of_one else conjuncts(meant)


def _antecedent(subject: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for."""
    if subject.lower_ in _RELATIVES and subject.tag_ in ("WP", "WDT"):
        for _ in range(_MAX_CLIMB):
            if verb.dep_ == "relcl":
                return verb.head
            verb = verb.head
    return subject
