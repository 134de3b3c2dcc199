"""Questions that the rules ask of a dependency parse."""

import tomllib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from verbale.reading.findings import sentence_bounds
from verbale.reading.inflection import form_table
from verbale.reading.wordforms import number, numbers

VERB_TAGS = numbers(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
_CONJ, _ACL, _RELCL, _APPOS = number("conj"), number("acl"), number("relcl"), number("appos")
_OBJECTS = numbers(("dobj", "dative"))
_PASSIVE = numbers(("nsubjpass", "auxpass", "agent"))
_VISITING = number("visiting")
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_MAX_CLIMB = 6
_WANT_NOUNS = frozenset({"with", "by", "to", "between", "of", "from", "for"})
_LONGEST_LIST = 60
_DAY_NAMES = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_GAP_REACH = 16  # words from a day to the end of a name behind it
_REDUCED_REACH = 30  # words between a noun and the shortened clause on it
_OFTEN = frozenset({"twice", "repeatedly", "thrice"})
_FIRST_MEANT = frozenset({"originally", "initially"})
_REACH = 80  # words to either side within which a clause is searched


@dataclass(frozen=True, slots=True)
class _Words:
    staged: frozenset[str]
    quantities: frozenset[str]
    object_control: Mapping[str, str]


@cache
def _words() -> _Words:
    data = tomllib.loads(files(__package__).joinpath("syntax.toml").read_text(encoding="utf-8"))
    return _Words(
        staged=frozenset(data["staged"]["words"]),
        quantities=frozenset(data["quantities"]["words"]),
        object_control=form_table(verbs=data["object_control"]["verbs"]),
    )


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


def conjuncts(token: Token) -> list[Token]:
    """Return the token and what is coordinated with it, in text order."""
    if not token.n_rights and not token.n_lefts:
        return [token]
    found: list[Token] = []
    todo = [token]
    while todo and len(found) < _LONGEST_LIST:
        current = todo.pop()
        found.append(current)
        for child in current.children:
            if child.dep == _CONJ and not is_verb(child):
                todo.append(child)
            elif child.dep == _APPOS and current.tag_ == "NN" and child.tag_ == "NNP":
                todo += _behind_name(child)
    return sorted(found, key=lambda t: t.i) if len(found) > 1 else found


def _behind_name(name: Token) -> list[Token]:
    """Return what the parser hung on a name, coordinated with its bearer.

    "The king, A, and a guest"; "the king, A, his minister, B, and a guest".
    """
    others = [c for c in name.children if c.dep == _CONJ and not is_verb(c)]
    behind = [
        c
        for c in others
        if name.doc[c.left_edge.i - 1].dep_ == "cc" and name.doc[c.left_edge.i - 2].text == ","
    ]
    return behind + [c for c in name.children if c.dep == _APPOS and c.tag_ == "NN" and _bears_name(c)]


def _bears_name(noun: Token) -> bool:
    """Tell whether a name stands right behind the noun phrase and a comma: "his minister, B"."""
    names = (c for c in noun.children if c.dep in (_CONJ, _APPOS) and c.tag_ == "NNP" and c.i > noun.i)
    return any(noun.doc[c.left_edge.i - 1].text == "," for c in names)


def subjects(verb: Token) -> list[Token]:
    """Return the heads of the subject of `verb`, found through control, relative clauses and coordination."""
    for _ in range(_MAX_CLIMB):
        own = [child for child in verb.children if child.dep_ in _SUBJECTS] or _visitors(verb)
        if own:
            found = [token for subject in own for token in conjuncts(_antecedent(subject, verb))]
            return [*_listed_before(found[0], verb), *found]
        aux = next((c for c in verb.children if c.tag_ == "MD"), None)
        if verb.dep_ == "ROOT" and (verb.tag_ in ("VBD", "VBZ", "VBP") or aux is not None):
            return _names_before(aux or verb)
        head = verb.head
        while head.dep_ in ("acomp", "attr", "oprd") and not is_verb(head) and head.head != head:
            head = head.head
        if verb.dep_ == "xcomp" and head.lower_ in _words().object_control:
            objects = [child for child in head.children if child.dep_ in ("dobj", "nsubjpass")]
            if objects:
                return [token for obj in objects for token in conjuncts(obj)]
        beside = verb.dep_ == "appos" and verb.tag_ == "VBG"
        if (beside or verb.dep_ in ("acl", "relcl")) and not is_verb(head):
            if verb.tag_ == "VBN" or verb.tag_ == "VBG" or _is_headline(head):
                return conjuncts(head)
            owner = _asked(head) or possessors(head)
            if owner:
                return owner
            verb = governor(head)
        elif verb.dep_ in ("conj", "xcomp", "advcl", "aux", "auxpass", "ccomp", "dep", "prep"):
            verb = head
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
    if verb.i <= sentence_bounds(verb)[0] or verb.nbor(-1).tag_ not in ("NNP", "NNPS"):
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


def carrier(noun: Token) -> Token:
    """Return the noun that counts the occasions and carries them in the clause: "two days of talks"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _words().quantities:
        return noun.head.head
    return noun


def hyphenated(noun: Token) -> list[Token]:
    """Return what stands joined by hyphens before a noun: "Greek-Turkish talks"."""
    found: list[Token] = []
    i, doc = noun.i - 1, noun.doc
    while i > 1 and len(found) < _MAX_CLIMB:
        if doc[i - 1].text in ("-", "–", "/") and doc[i].tag_ in ("JJ", "NNP", "NNPS", "NN", "NNS"):
            found += [doc[i], doc[i - 2]] if not found else [doc[i - 2]]
            i -= 2
        elif doc[i].tag_ in ("JJ", "NN") and not found and doc[i].dep_ in ("amod", "compound"):
            i -= 1
        else:
            break
    return found


def possessors(noun: Token) -> list[Token]:
    """Return the heads of the possessive of a noun: "Lavrov's visit", "his talks"."""
    return [token for child in noun.children if child.dep_ == "poss" for token in conjuncts(child)]


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
        staged = (token.tag_ == "VBN" or bare) and token.dep_ != "amod" and token.lower_ in _words().staged
        return token if staged and not is_superseded(token) else None
    return None


def main_verb(verb: Token) -> Token:
    """Return the verb of the clause where the parser took a participle for it.

    "Talks scheduled to be held this week were put off": they were not scheduled and put off, but put off.
    """
    if verb.tag_ not in ("VBD", "VBN") or verb.lower_ not in _words().staged:
        return verb
    below = list(verb.children)
    if any(c.dep_ in ("aux", "auxpass", "cc") for c in below):
        return verb
    finite = (c for c in below if c.dep == _CONJ and is_verb(c) and c.i > verb.i)
    return next((c for c in finite if any(a.dep_ in ("aux", "auxpass") for a in c.children)), verb)


def is_superseded(verb: Token) -> bool:
    """Tell whether the verb says what no longer holds: "originally planned for May", "postponed twice"."""
    if any(child.lower_ in _OFTEN for child in verb.children):
        return True
    return any(child.lower_ in _FIRST_MEANT for child in verb.children if child.i < verb.i)


def _because(due: Token) -> bool:
    """Tell whether the words are "due to", which gives a reason, and not "due to open"."""
    after = due.doc[due.i + 1 : due.i + 3]
    return len(after) == 2 and after[0].lower_ == "to" and after[1].tag_ != "VB"


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


def told_of_all(verb: Token) -> list[Token]:
    """Return the subject of a sentence without a finite verb, which the parser took for one long noun.

    "President X and the Utopian premier conferred in Rome": to it, the premier was conferred.
    """
    noun = verb.head
    if (
        verb.tag_ != "VBN"
        or verb.dep != _ACL
        or verb.i < noun.i
        or any(c.dep_ == "agent" for c in verb.rights)
    ):
        return []
    first = noun
    while first.dep == _CONJ and not is_verb(first):
        first = first.head
    return conjuncts(first) if first.dep_ == "ROOT" and first != noun else []


def is_passive(verb: Token) -> bool:
    """Tell whether the verb is a passive, finite or reduced."""
    for child in verb.children:
        if child.dep in _PASSIVE:
            return True
    return (
        verb.tag_ == "VBN"
        and verb.dep in (_ACL, _RELCL)
        and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)  # "talks that they held" is active
        and not _is_predicate(verb)
    )


def _is_predicate(verb: Token) -> bool:
    """Tell whether a form in -ed is what a sentence says: "A, the Utopian delegate, conferred with B".

    The parser takes it for a participle where a description stands between.
    """
    head = verb.head
    described = any(c.dep_ == "appos" and head.i < c.i < verb.i for c in head.children)
    own = verb.i > 0 and verb.nbor(-1).text == "," and not any(c.lower_ == "by" for c in verb.children)
    return head.dep_ == "ROOT" and head.tag_ == "NNP" and described and own


def direct_objects(verb: Token) -> list[Token]:
    """Return the heads of the direct object."""
    children = list(verb.children)
    own = [_behind_day(child) for child in children if child.dep in _OBJECTS]
    own = own or [noun for child in children if child.lower_ == "on" for noun in _moved_behind_day(child)]
    found = [t for child in own for t in conjuncts(child)]
    for child in children:
        if child.lower == _VISITING and child.i > verb.i and is_attributive_visiting(child):
            found += [t for noun in child.children if noun.dep_ == "dobj" for t in conjuncts(noun)]
    return found


def _moved_behind_day(on: Token) -> list[Token]:
    """Return an object that stands behind the day: "received on Tuesday Prime Minister X"."""
    nouns = [c for c in on.children if c.dep_ == "pobj"]
    return nouns[1:] if len(nouns) > 1 and nouns[0].lower_ in _DAY_NAMES else []


def prepositions_after(
    token: Token, words: frozenset[str], anchors: tuple[Token, ...], borders: Container[str] = ()
) -> Iterator[Token]:
    """Yield prepositions of `words` behind `token` in its clause, on it, an anchor or a noun between.

    A noun of `borders` between keeps its prepositions to itself.
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
            or (token.i < head.i < i and clause_head(head) == clause and head.lower_ not in borders)
        ):
            yield candidate


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
        if day.lower_ not in _DAY_NAMES or i + 1 >= len(doc) or doc[i + 1].lower_ != "and":
            continue
        rest = doc[i + 2 : i + _GAP_REACH]
        name = next((t for t in rest if t.tag_ == "IN" or is_verb(t) or t.is_punct), None)
        last = doc[name.i - 1] if name is not None and name.tag_ == "IN" and name.i > i + 2 else day
        if last.i > day.i and last.tag_ in ("NNP", "NNS", "NN"):
            found.append(last)
    return found


def _behind_day(noun: Token) -> Token:
    """Return the place or name that the parser made part of a weekday: "to Chile Wednesday"."""
    if noun.lower_ in _DAY_NAMES:
        before = (c for c in noun.children if c.dep_ in ("compound", "nmod", "amod"))
        return next((c for c in before if c.i == noun.i - 1), noun)
    return noun


def prepositional_objects(preposition: Token) -> list[Token]:
    """Return the heads of the objects of a preposition, coordinated ones included."""
    heads = [_behind_day(child) for child in preposition.children if child.dep_ == "pobj"]
    for child in preposition.children:
        if child.dep_ == "pcomp" and is_attributive_visiting(child):
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
