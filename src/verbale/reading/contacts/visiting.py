"""Visits told by a single word before the visitor: "visiting Foreign Minister X"."""

from spacy.tokens import Token

from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.parties import add


def visiting(token: Token, nominals: Nominals) -> ContactMention | None:
    """Read "visiting Foreign Minister X": a visit under way where the report is written."""
    guest = _visitor_behind(token, nominals)
    return _guests(token, guest, nominals) if guest is not None else None


def _guests(token: Token, head: Token, nominals: Nominals) -> ContactMention | None:
    mention = ContactMention(token, token, "visit", "visiting")
    add(mention, [head], 0, nominals, "guest")
    if head.lower_ not in nominals.words.people:
        mention.parties = [p for p in mention.parties if p.actor.kind != "state"]
    mention.parties = [p for p in mention.parties if p.actor.party == mention.parties[0].actor.party]
    return mention if mention.parties else None


def _visitor_behind(word: Token, nominals: Nominals) -> Token | None:
    """Return the head of a person's title or name that stands right behind "visiting"."""
    if word.i + 1 >= len(word.doc):
        return None
    for found in nominals.index.covering(word.nbor(1)):
        start = found.span.start
        if found.actor.kind in ("person", "office") and start in (word.i, word.i + 1):
            return found.span.root if found.span.root != word else found.span[-1]
    above = [word.head] if word.dep_ in ("amod", "compound") else []
    titles = (c for c in (*above, *word.children) if c.dep_ == "dobj" or c in above)
    for title in (t for t in titles if t.i > word.i and t.lower_ in nominals.words.people):
        beside = [c for c in title.children if c.dep_ == "appos"]
        if not beside and title.i + 2 < len(title.doc) and title.nbor(1).text == ",":
            beside = [f.span.root for f in nominals.index.covering(title.nbor(2))]
        person = next((c for c in beside if any(a.kind == "person" for a in nominals.at(c))), None)
        return person or (title if nominals.actors(title) else None)
    return None
