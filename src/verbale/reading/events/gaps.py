"""What a relative clause is about: "the plan that Chad backed", "the sanctions Chad imposed"."""

from spacy.tokens import Token

from verbale.reading.wordforms import number, numbers

_RELCL = number("relcl")
_SUBJECT, _DEGREES = number("nsubj"), numbers(("dobj", "attr", "acomp", "ccomp", "xcomp", "oprd"))
_RELATIVE = frozenset({"WDT", "WP", "WRB", "WP$"})
# Nouns that a clause tells when, how or why of: "the day Chad attacked".
_OF_MANNER = frozenset({
    "day", "time", "moment", "year", "week", "month", "hour", "way", "reason", "place", "fact", "extent",
    "first", "speed", "ease", "manner",
})  # fmt: skip


def relative_object(verb: Token, objects: list[Token]) -> list[Token]:
    """Return the noun that a relative clause is on where it is what is done: "which Chad rejected".

    `objects` are those that the verb has for itself.
    """
    if verb.dep != _RELCL:
        return objects
    noun = verb.head
    if objects:
        return [noun] if objects[0].tag_ in _RELATIVE else objects
    if noun.lower_ in _OF_MANNER or noun.ent_type_ in ("DATE", "TIME"):
        return []
    own = False
    for child in verb.children:
        if child.dep in _DEGREES or child.tag_ in _RELATIVE:
            return []
        if child.dep_ == "prep" and (child.i < verb.i or not child.n_rights):
            return []  # "in which Chad fought", "that it fought for"
        own = own or (child.dep == _SUBJECT and child.tag_ != "PRP")  # not "a town he no longer recognised"
    return [noun] if own else []
