"""Sessions told by what came of them: what an organisation's ministers agree on a day or in a place."""

from spacy.tokens import Token

from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.syntax import is_passive, prepositional_objects, subjects

DECIDED = "session:decided"
VERBS = frozenset(
    {"agreed", "agree", "decided", "decide", "adopted", "approved", "endorsed", "banned", "voted", "pledged"}
)
_TOGETHER = frozenset({"ministers", "leaders"})
_TRIED = frozenset({"failed", "managed"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def concerted(verb: Token, nominals: Nominals) -> ContactMention | None:
    """Read "EU foreign ministers agreed in Luxembourg on Monday": they were in session."""
    tried = verb.tag_ == "VB" and verb.head.lower_ in _TRIED
    if is_passive(verb) or not (tried or verb.tag_ == "VBD"):
        return None
    ministers = [t for t in subjects(verb) if t.lower_ in _TOGETHER]
    code = nominals.organisation(ministers[0]) if len(ministers) == 1 else None
    if code is None or not _is_placed(verb, ministers[0], nominals):
        return None
    mention = ContactMention(verb, verb, "conference", DECIDED)
    mention.format = code
    return mention


def _is_placed(verb: Token, doer: Token, nominals: Nominals) -> bool:
    """Tell whether a day of the week or a place stands with the verb or those who decide."""
    above = verb.head.children if verb.tag_ == "VB" else ()
    for child in (*verb.children, *above, *doer.children):
        nouns = prepositional_objects(child) if child.dep_ == "prep" else [child]
        inside = child.lower_ in ("in", "at")
        if any(n.lower_ in _DAYS or (inside and nominals.place(n) is not None) for n in nouns):
            return True
    return False
