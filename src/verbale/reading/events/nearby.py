"""What stands around a name: money or a border that takes it up, names behind it, and who says it."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.reading.events.roles import is_by_border
from verbale.reading.syntax import subjects

HOLDING = frozenset({"of", "in", "from", "throughout", "across", "based", "near", "outside", "around"})
_MONEY = frozenset({"dollar", "dollars", "pounds", "francs", "cents", "dlrs"})
_LONGEST_PHRASE = 30  # words
_DEEPEST = 4  # clauses within clauses


def speakers(verb: Token) -> list[Token]:
    """Return who says what a verb tells: the subjects of the verb that its clause is under."""
    for _ in range(_DEEPEST):
        if verb.dep_ == "ccomp":
            return subjects(verb.head)
        verb = verb.head
    return []


def is_currency(token: Token) -> bool:
    """Tell whether a party's name only stands before its money: "million US dollars"."""
    return token.i + 1 < len(token.doc) and token.nbor().lower_ in _MONEY


def is_against(token: Token) -> bool:
    """Tell whether a party's name only says whom somebody is against or for: "anti-Syrian"."""
    doc, i = token.doc, token.i
    return i > 1 and doc[i - 1].text == "-" and doc[i - 2].lower_ in ("anti", "pro")


def is_behind_border(token: Token) -> bool:
    """Tell whether a name stands with a border that something is near to: "near the border with Chad"."""
    for _ in range(4):
        if token.dep_ == "prep" and is_by_border(token):
            return True
        token = token.head
    return False


def names_behind(token: Token) -> Iterator[Token]:
    """Yield the names behind a noun in its own phrase: "refugees fleeing the war in Liberia"."""
    last = min(token.right_edge.i + 1, token.i + _LONGEST_PHRASE)
    for child in token.children:
        led = child.dep_ == "acl" and child.tag_ == "VBN" and child.lower_ not in HOLDING
        if (led or child.dep_ in ("relcl", "conj", "cc")) and child.i > token.i:
            last = min(last, child.left_edge.i)
    bordering = [child for child in token.rights if is_by_border(child)]
    for other in token.doc[token.i + 1 : last]:
        beside = any(b.left_edge.i <= other.i <= b.right_edge.i for b in bordering)
        if other.tag_ in ("NNP", "NNPS", "JJ") and not beside:
            yield other
