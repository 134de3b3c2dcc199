"""Who leads a delegation: "a team headed by Minister X", "It is led by Y"."""

from spacy.tokens import Token

from verbale.reading.findings import sentence_bounds
from verbale.reading.syntax import passive_agents

_REPRESENT = frozenset({"of", "from"})
_LED = frozenset({"delegation", "team", "mission", "group"})
SIDES = frozenset({"delegations", "teams", "sides"})
_FURTHER_ON = 60  # words


def led_by(people: Token) -> list[Token]:
    """Return who leads a delegation: "a delegation headed by Foreign Minister X"."""
    of = [n for c in people.children if c.dep_ == "prep" and c.lower_ in _REPRESENT for n in c.children]
    for verb in (child for noun in (people, *of) for child in noun.children):
        if verb.dep_ in ("acl", "relcl") and verb.lower_ in ("led", "headed"):
            leaders = passive_agents(verb)
            each = any(c.lower_ == "respectively" for c in verb.subtree)
            return leaders if each or people.tag_ in ("NN", "NNP") else leaders[:1]
    return _led_further_on(people) if people.lower_ in _LED else []


def heads_of_sides(bodies: Token) -> list[Token]:
    """Return who lead the bodies that meet each other: "the delegations, led by X and Y, met"."""
    if bodies.lower_ not in SIDES:
        return []
    led = (c for c in bodies.children if c.dep_ in ("acl", "relcl") and c.lower_ in ("led", "headed"))
    return [n for verb in led for n in passive_agents(verb)]


def _led_further_on(body: Token) -> list[Token]:
    """Return who leads a body as words behind tell: "met a delegation here, headed by X", "It is led by Y".

    The parser hangs such a participle on whatever stands between.
    """
    end = sentence_bounds(body)[1]
    for verb in body.doc[body.i + 1 : body.i + _FURTHER_ON]:
        if verb.lower_ in _LED:
            return passive_agents(verb.head) if _is_led(verb) else []
        if verb.lower_ in ("led", "headed") and verb.tag_ in ("VBN", "VBD"):
            subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            return passive_agents(verb) if subject is None and verb.i < end else []
    return []


def _is_led(body: Token) -> bool:
    """Tell whether the words are "the delegation is headed by"."""
    taken_up = [c.lower_ for c in body.children if c.i < body.i] == ["the"]
    return taken_up and body.dep_ == "nsubjpass" and body.head.lower_ in ("led", "headed")
