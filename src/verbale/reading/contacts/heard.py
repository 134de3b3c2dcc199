"""Who is told to speak on a visit, and so is there on the day of the news."""

from verbale.reading.contacts.auxiliaries import had_done
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.syntax import is_verb

_ON = frozenset({"on", "during"})
_SPEAKING = frozenset({"said", "told", "spoke", "speaking", "added", "warned", "urged", "announced"})
_MAIN = frozenset({"ROOT", "conj", "ccomp"})


def on_visit(mention: ContactMention) -> bool:
    """Tell whether a visitor speaks on his visit: "X, on a visit to Utopia, said", "speaking on a visit"."""
    link, above = mention.trigger.head, mention.trigger.head.head
    if mention.in_speech:
        return False
    if mention.rule == "visiting" or mention.status_rule == "progressive":
        return True
    if mention.trigger.dep_ != "pobj" or link.lower_ not in _ON:
        return False
    if is_verb(above) and above.lower_ in _SPEAKING:
        return not had_done(above)
    visitors = [p.head for p in mention.parties if p.head.dep_ == "nsubj" and p.head.i < link.i]
    verb = next((v.head for v in visitors if above in (v, v.head) and link.i < v.head.i), None)
    return verb is not None and verb.tag_ == "VBD" and verb.dep_ in _MAIN
