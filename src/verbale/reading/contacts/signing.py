"""Those who sign, each for his own: "X signed for Utopia and Y on behalf of Ruritania".

The parser knows no verb left out and hangs the second name on a country or a day, so such clauses are read
word by word.
"""

from spacy.tokens import Token

from verbale.account import Actor
from verbale.reading.contacts.mentions import ContactMention, Party
from verbale.reading.contacts.nominals import Nominals

_SIGNING = frozenset({"sign", "signed", "signs", "initialled", "initialed", "inked"})
_OWN = frozenset({"his", "her", "its", "their"})
_REACH = 4  # words behind "for" in which it is said for whom
_TO_FOR = 6  # words between the name and "on behalf of": "signed the accord"
_BOTH = 2  # people


def each_for_his_own(mention: ContactMention, nominals: Nominals) -> None:
    """Add those who are said to sign for a party, where there are two of them in the sentence."""
    sentence = mention.trigger.sent
    signers: dict[str, tuple[Actor, Token]] = {}
    for found in nominals.index.within(sentence.start_char, sentence.end_char):
        if found.actor.kind == "person" and (
            party := _signs_for(found.span.end, found.actor, nominals, mention)
        ):
            signers[found.actor.id] = (found.actor.model_copy(update={"party": party}), found.span.root)
    if len(signers) < _BOTH:
        return
    mention.parties = [p for p in mention.parties if p.actor.id not in signers]
    mention.parties += [Party(actor, 0, head) for actor, head in signers.values()]


def _signs_for(behind: int, signer: Actor, nominals: Nominals, mention: ContactMention) -> str | None:
    """Return the code of the party for which somebody signs whose name ends right before `behind`."""
    doc, end = mention.trigger.doc, mention.trigger.sent.end
    if behind < end and doc[behind].lower_ in _SIGNING:
        near = doc[behind + 1 : min(end, behind + 1 + _TO_FOR)]
    else:
        near = doc[behind : min(end, behind + 1)]
    link = next((t for t in near if t.lower_ in ("for", "on")), None)
    if link is None or (link.lower_ == "on" and doc[link.i + 1 : link.i + 3].text.lower() != "behalf of"):
        return None
    for token in doc[link.i + 1 : min(end, link.i + 1 + _REACH)]:
        if token.lower_ in _OWN:
            return signer.party
        state = next((a for a in nominals.at(token) if a.kind in ("state", "organisation")), None)
        if state is not None:
            return state.party
    return None
