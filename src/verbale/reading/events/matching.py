"""Whether the words around a verb are those that a frame or operator asks for."""

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from verbale.reading.events.complements import complement
from verbale.reading.events.lexicon import PARTICLES, Entry, EventLexicon, Frame
from verbale.reading.events.roles import (
    agents,
    around,
    carried,
    object_nouns,
    patients,
    prepositional,
    prepositional_heads,
)
from verbale.reading.syntax import below, subjects

type Carrying = Sequence[tuple[Token, Sequence[Token]]]


def companions(verb: Token) -> tuple[Token, ...]:
    """Return the words behind a verb among which those that must stand with it are looked for."""
    children = list(verb.children)
    through = [c for c in children if c.dep_ in ("prt", "advmod", "dobj", "prep")]
    near = [*children, *(grandchild for child in through for grandchild in child.children)]
    # "called for troops to be sent": the parser joins the preposition to the clause.
    near += [c for clause in children if clause.dep_ in _CLAUSES for c in clause.children if c.dep_ == "mark"]
    return tuple(c for c in near if c.i > verb.i)


def beside(verb: Token, entry: Entry, near: Sequence[Token]) -> tuple[Token, ...] | None:
    """Return the words that must stand with the verb, None if one is missing among those `near` it."""
    found: list[Token] = []
    for word in entry.beside:
        match = next(
            (
                c for c in near
                if c.lower_ == word and not _apart(verb, c, word)
                and not (entry.operator in _ASKING and c.head.dep_ == "dobj")
                and not _is_of_time(c)
            ),
            None,
        )  # fmt: skip
        if match is None:
            return None
        found.append(match)
    return tuple(found)


def _apart(verb: Token, word: Token, particle: str) -> bool:
    """Tell whether a word that must be a particle only begins a phrase of its own: "ask in a letter"."""
    bound = particle in PARTICLES or (particle == "in" and verb.lower_ in _GIVING)
    return bound and word.dep_ == "prep" and any(c.dep_ == "pobj" for c in word.children)


def _is_of_time(word: Token) -> bool:
    """Tell whether a preposition only joins a day: "agreed on Tuesday to meet"."""
    return (
        word.dep_ == "prep"
        and word.lower_ in _TEMPORAL
        and any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in word.children)
    )


_TEMPORAL = frozenset({"on", "in", "at", "by", "for"})
# What begins a clause that tells of nothing that is so.
UNREAL = frozenset({"if", "unless", "whether", "until", "before", "lest"})
_CLAUSES = frozenset({"advcl", "ccomp", "xcomp"})
_ASKING = frozenset({"appeal", "demand"})  # "called the raid on the convoy a crime" asks nothing
_GIVING = frozenset({"give", "gives", "gave", "given", "giving", "cave", "caves", "caved", "caving"})
_PEOPLE = frozenset({"NNP", "NNPS", "NNS"})
_VAGUE = ("emergency", "money")  # other words tell more


def is_theme(word: Token, theme: frozenset[str], *, whole: bool) -> bool:
    """Tell whether a word is a theme of a frame, by itself or with the word before it.

    `whole` where it is the head of its phrase: a person or place is meant by a head only.
    """
    if "@any" in theme:
        return True
    if (
        whole
        and "@person" in theme
        and word.tag_ in _PEOPLE
        and (word.ent_type_ in ("PERSON", "NORP") or word.lower_ in ("people", "men"))
    ):
        return True
    if whole and "@place" in theme and word.ent_type_ in ("GPE", "LOC", "FAC"):
        return True
    return word.lower_ in theme or any(form in theme for form in written(word)[1:])


def written(word: Token) -> tuple[str, ...]:
    """Return a word by itself and with what stands before it: "fire", "cease-fire"; "force", "air force"."""
    if not word.i:
        return (word.lower_,)
    before = word.nbor(-1)
    if before.text == "-" and word.i > 1:
        return word.lower_, f"{word.nbor(-2).lower_}-{word.lower_}"
    return word.lower_, f"{before.lower_} {word.lower_}"


def carrying(heads: Iterable[Token]) -> Carrying:
    """Return nouns, each with the words in its phrase that may show a frame."""
    return tuple((head, tuple(carried(head))) for head in heads)


def theme_of(verb: Token, frame: Frame, particles: tuple[Token, ...], objects: Carrying) -> Token | None:
    """Return the noun that shows the frame, the verb itself where the frame asks for none.

    `objects` are those of the verb.
    """
    if not frame.theme:
        return verb
    if frame.at == "subj":
        nouns = carrying(agents(verb))
    elif frame.at == "obj":
        joined = [word for word in particles if word.dep_ != "advmod"]  # "handed back to Chad the statue"
        nouns = carrying(t for word in joined for t in prepositional_heads(word)) or objects
    elif frame.at == "object":  # "gave Chad a week to leave": the parser takes the second for a time
        nouns = (*objects, *carrying(c for c in verb.rights if c.dep_ == "npadvmod"))
    elif frame.at == "let":
        clause = complement(verb)
        nouns = carrying((*patients(verb), *(subjects(clause) if clause is not None else ())))
    else:
        nouns = carrying(prepositional(verb, *frame.at.split()))
    for head, words in nouns:
        for word in words:
            if is_theme(word, frame.theme, whole=word == head):
                return head
    return None


def clause_words(clause: Token) -> Iterator[Token]:
    """Yield the words of a complement clause that may name whom the act is aimed at, its subject first."""
    yield from (t for t in clause.children if t.dep_ in ("nsubj", "nsubjpass"))
    called = (c for c in clause.rights if c.dep_ == "oprd")  # "condemned what it called X's meddling"
    for head in (*patients(clause), *object_nouns(clause), *called):
        yield head
        yield from around(head)


def provoking(verb: Token) -> Iterator[Token]:
    """Yield who is told to bring a threat about: "threatened war unless Chad withdrew"."""
    for child in verb.rights:
        if child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in UNREAL for c in child.children):
            yield from subjects(child)


def details_of(about: Iterable[Token], words: EventLexicon) -> tuple[str, ...]:
    """Return what the words below some words tell of an act: "military", "humanitarian", vague ones last."""
    found = {
        detail: None
        for token in about
        for word in below(token)
        if (detail := words.details.get(word.lower_)) is not None
    }
    return tuple(sorted(found, key=lambda detail: _VAGUE.index(detail) + 1 if detail in _VAGUE else 0))
