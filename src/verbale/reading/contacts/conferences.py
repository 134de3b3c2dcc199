"""Whose conference a noun tells of: an organisation's, a format's, or two sides' who only meet."""

from spacy.tokens import Token

from verbale.reading.contacts.lexicon import Lexicon
from verbale.reading.contacts.mentions import ContactMention, Party
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.own_names import name_of
from verbale.reading.syntax import governor, hyphenated, is_verb, prepositional_objects

NAMED = frozenset({"summit", "forum", "conference", "symposium"})  # what may have a name of its own
SELF_NAMED = frozenset({"summit", "forum", "dialogue", "process", "initiative"})
_SIDED = frozenset(
    {"bilateral", "trilateral", "tripartite", "quadrilateral", "three-way", "two-way", "four-way"}
)
_PARTNER = frozenset({"with", "between"})
_NAME_REACH = 10  # words of a conference's name before or behind its noun
_WHERE = frozenset({"in", "at"})
_ABOUT = frozenset({"on", "about", "concerning", "regarding"})


def format_of(
    noun: Token,
    modifiers: list[Token],
    lowered: set[str],
    mention: ContactMention,
    words: Lexicon,
    nominals: Nominals,
) -> str | None:
    """Return the organisation or format whose conference this is, if it is one."""
    if mention.fixed_parties:
        return None
    covering = nominals.organisations.around(noun)
    if covering is not None:
        return covering.party
    if (known := _by_name(noun, words)) is not None:
        return known
    conference = mention.mode == "conference" or bool(lowered & words.conference_modifiers)
    of = [n for c in noun.children if c.lower_ in ("of", "for") for n in prepositional_objects(c)]
    bilateral = {p.side for p in mention.parties} == {0, 1} or len(mention.states) > 1
    if len({p.actor.party for p in mention.parties if p.head in hyphenated(noun)}) > 1:
        return None
    for token in [*modifiers, *of] if conference or not bilateral else of:
        code = nominals.organisation(token)
        if code is not None:
            return code
    if noun.lower_ in NAMED and len(mention.states) < 2 and (name := name_of(noun, nominals)) is not None:
        return name
    named = any(child.dep_ in ("compound", "nmod", "prep") for child in noun.children)
    summit = noun.lower_ in words.summits or bool(lowered & words.summits)
    own_name = noun.tag_ == "NNP" and any(c.tag_ == "NNP" and c.dep_ == "compound" for c in modifiers)
    two = counts_sides(noun) or has_partner(noun) or is_of_another_body(noun)
    if summit and len(mention.states) < 2 and named and not own_name and not two:
        return nominals.organisations.before(noun)
    return _acronym(noun) if noun.lower_ in SELF_NAMED and not bilateral else None


def has_partner(summit: Token) -> bool:
    """Tell whether words say with whom somebody meets: "a summit with President X" is no organisation's."""
    return any(c.lower_ in _PARTNER and c.i > summit.i for c in summit.children)


def is_of_another_body(summit: Token) -> bool:
    """Tell whether the words are "the summit of the Forum for Bay Cooperation": nobody else holds it."""
    of = (n for c in summit.children if c.lower_ == "of" for n in prepositional_objects(c))
    return any(n.tag_ in ("NNP", "NNPS") for n in of)


def counts_sides(summit: Token) -> bool:
    """Tell whether words say how many meet: "a trilateral summit", "a three-way summit"; it is their own."""
    before = (c for c in summit.children if c.i < summit.i)
    return any(c.lower_ in _SIDED or (c.lower_ == "way" and c.dep_ == "compound") for c in before)


def _by_name(noun: Token, words: Lexicon) -> str | None:
    """Return the organisation behind a conference's name: "the World Summit on ...", "a Forum on X (ABC)"."""
    name = noun.doc[max(0, noun.i - _NAME_REACH) : noun.i + 1].text.lower()
    known = (code for told, code in words.conference_names.items() if name.endswith(told))
    return next(known, None)


def _acronym(noun: Token) -> str | None:
    """Return the short name in brackets behind a conference's full name, where its letters are the name's."""
    behind = noun.doc[noun.i + 1 : noun.i + _NAME_REACH]
    bracket = next((t for t in behind if t.text == "(" or is_verb(t)), None)
    if bracket is None or bracket.text != "(" or bracket.i + 2 >= len(noun.doc):
        return None
    short = bracket.nbor(1).text
    name = noun.doc[noun.left_edge.i : bracket.i]
    letters = "".join(t.text[0] for t in name if t.text[0].isupper())
    return short if short.isupper() and len(short) > 2 and letters.endswith(short) else None


def is_two_sided(mention: ContactMention) -> bool:
    """Tell whether an organisation meets somebody else: "the EU and Ukraine will hold a summit".

    "An EU summit with Ukraine" is theirs as well.
    """
    own = {p.actor.party for p in mention.parties if p.actor.kind == "person"}
    if any(c.lower_ == "their" for c in mention.trigger.children) and len(own) == 2 == len(mention.parties):
        return mention.format not in own  # "X and Y ended their summit"
    others = {p.actor.party for p in mention.parties if p.side == 1}
    if len(others) == 1 and mention.format not in others and has_partner(mention.trigger):
        return True
    sides = [
        p for p in mention.parties if p.head.dep_ == "conj" or any(c.dep_ == "conj" for c in p.head.children)
    ]
    codes = {p.actor.party for p in sides if p.actor.kind != "person" and p.head.head != mention.trigger}
    return mention.format in codes and len(codes) > 1


def is_joint_body(mention: ContactMention, nominals: Nominals) -> bool:
    """Read "a meeting of the Russia-NATO Council": both whom the body's name joins by a hyphen take part."""
    of = [n for c in mention.trigger.children if c.lower_ == "of" for n in prepositional_objects(c)]
    for body in of:
        parts = [body, *(c for c in body.children if c.dep_ == "compound")]
        joined = [(actor, token) for part in parts for token in _joined(part) for actor in nominals.at(token)]
        if len({actor.party for actor, _ in joined}) > 1:
            for actor, token in joined:
                if all(p.actor.id != actor.id for p in mention.parties):
                    mention.parties.append(Party(actor, 0, token))
            return True
    return False


def _joined(part: Token) -> list[Token]:
    """Return what hyphens join with a word of a name, itself included: "NATO-Ukraine Commission"."""
    itself = [part] if part.i > 1 and part.nbor(-1).text in ("-", "–") else []
    return [*hyphenated(part), *itself, *(part.nbor(-2) for _ in itself)]


def is_named_session(mention: ContactMention, lowered: set[str], words: Lexicon, nominals: Nominals) -> bool:
    """Tell whether a session or forum of an organisation is an occasion: by number, rank, day or place."""
    staged = mention.predicate.lower_ in words.rounds or mention.predicate.lower_ in words.light_verbs
    behind = [c for c in mention.trigger.children if c.lower_ in _WHERE and c.i > mention.trigger.i]
    placed = any(nominals.place(n) for c in behind for n in prepositional_objects(c))
    known = bool(mention.ordinal or lowered & words.conference_modifiers or staged or placed)
    return mention.format is not None and mention.mode == "conference" and known


def is_told_about(noun: Token, lemma: str, words: Lexicon) -> bool:
    """Tell whether a conference is only what a message is about: "a letter on the ABC summit"."""
    if words.noun_modes[lemma] != "conference" or noun.dep_ != "pobj" or noun.head.lower_ not in _ABOUT:
        return False
    return words.noun_modes.get(words.noun_lemmas.get(noun.head.head.lower_, "")) == "message"


def is_treaty(noun: Token, words: Lexicon) -> bool:
    """Tell whether a convention is an accord: "the Convention on Wetlands", "ratified the convention"."""
    if words.noun_lemmas.get(noun.lower_) != "convention":
        return False
    subject = any(c.lower_ in words.treaty_subjects for c in noun.children if c.i > noun.i)
    return (subject and noun.text[0].isupper()) or governor(noun).lower_ in words.acceding
