"""Who speaks behind talks told first, whom the parser takes for one more partner.

"In talks with A, B, the Utopian minister, said": B spoke, and dealt with A.
"""

from spacy.tokens import Token

from verbale.reading.contacts.mentions import ContactMention

_SPEAKING = frozenset({"VBD", "VBN", "VBZ"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PAIR = 2


def speaker_apart(mention: ContactMention) -> None:
    """Give the speaker the side of those who deal with the partner."""
    noun = mention.trigger
    partners = sorted((p for p in mention.parties if p.side == 1), key=lambda party: party.head.i)
    opens = noun.dep_ == "pobj" and noun.head.i - noun.sent.start <= 1
    if not opens or len(partners) != _PAIR or len(mention.parties) != _PAIR:
        return
    first, last = partners
    apart = first.actor.party != last.actor.party and last.actor.kind == "person"
    joined = any(c.dep_ == "cc" for c in first.head.children)
    if apart and not joined and _beside(last.head) and _then_speaks(last.head):
        last.side = 0


def _beside(name: Token) -> bool:
    """Tell whether a comma stands before the name."""
    start = name.left_edge.i
    return start > 0 and name.doc[start - 1].text == ","


def _then_speaks(name: Token) -> bool:
    """Tell whether the verb behind the name and what is said of it has no other subject."""
    behind = [t for t in name.doc[name.right_edge.i + 1 : name.right_edge.i + 3] if t.text != ","]
    verb = behind[0] if behind else name
    return verb.tag_ in _SPEAKING and not any(c.dep_ in _SUBJECTS for c in verb.children)
