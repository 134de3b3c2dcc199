"""For which state people speak whose words name only a body of it: "State Department officials".

"Members of the House Budget Committee", "Clinton administration officials": the body or the head of
the government says whose they are.
"""

from collections.abc import Callable, Container
from functools import cache

from spacy.tokens import Token

from verbale.account import Actor
from verbale.knowledge.bodies import bodies
from verbale.knowledge.folding import folded
from verbale.knowledge.lexicon import plain
from verbale.knowledge.officeholders import rank_of, shipped
from verbale.knowledge.states import states, usual_name

_OFFICIAL = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY"})
_LINKS = frozenset({"of", "from", "in", "at", "on"})
_GOVERNMENTS = frozenset({"administration", "government", "cabinet"})
_CONGRESS = frozenset({"congress", "congressional", "congressmen", "senate", "senators"})
_CHAMBERS = frozenset({"house", "senate"})
_OF_CHAMBERS = frozenset({"committee", "subcommittee", "members", "leaders", "leader", "speaker"})
_LONGEST = 20  # words


def state_of(
    head: Token, at: Callable[[Token], tuple[Actor, ...]], told: Container[str | None], home: str | None
) -> str | None:
    """Return the state whose body the words of a noun phrase name, None if they name none.

    `told` are the states of which the report tells: what a congress or an administration without more is
    called depends on them, and on `home`, where the report was written.
    """
    words = _words(head)
    for word in words:
        if word.lower_ in _GOVERNMENTS:
            of_leader = (a for c in word.doc[max(0, word.i - 1) : word.i] for a in at(c))
            led = next((a.party for a in of_leader if a.kind == "person" and a.party in states()), None)
            if led is not None:
                return led
            if word.i and word.lower_ == "administration" and word.nbor(-1).text in _us_presidents():
                return "USA"
    text = plain(folded(words[0].doc[words[0].i : words[-1].i + 1].text))
    for _, _, named in bodies().scan(text):
        code = next((b.country for b in named if b.sector in _OFFICIAL and b.country in states()), None)
        if code is not None:
            return code
    if not any(_of_congress(word) for word in words):
        return None
    return "USA" if "USA" in told else home


@cache
def _us_presidents() -> frozenset[str]:
    """Return the family names by which administrations of the United States go."""
    held = shipped().of_party("USA")
    return frozenset(name for t in held if rank_of(t.office) == "head of state" for name in t.family)


def actor_of(code: str) -> Actor:
    """Return a state that the report names only by one of its bodies."""
    return Actor(id=f"body:{code}", kind="state", name=usual_name(code), party=code, basis="stated")


def _words(head: Token) -> list[Token]:
    """Return the words of a noun phrase, and of what its people are of, up to a relative clause."""
    first = max(head.left_edge.i, head.i - _LONGEST)
    last = head.i
    for link in (c for c in head.children if c.lower_ in _LINKS and c.i > head.i):
        last = max([last, *(n.i for n in link.children if n.dep_ == "pobj")])
    return list(head.doc[first : min(last, head.i + _LONGEST) + 1])


def _of_congress(word: Token) -> bool:
    """Tell whether the word is of a congress or administration without the name of its state."""
    doc, before, after = word.doc, word.nbor(-1) if word.i else word, word.doc[word.i + 1 : word.i + 7]
    named = before.text[:1].isupper() and before.head == word and not before.is_sent_start
    if word.lower_ in _CONGRESS and word.text[0].isupper():
        return not named and doc[word.i + 1 : word.i + 2].text.lower() not in ("party", "of")
    if word.lower_ == "administration" or word.lower_ == "congressional":
        return not named
    if word.lower_ not in _CHAMBERS or not word.text[0].isupper() or named:
        return False
    return after.text[:3].lower() != "of " and any(t.lower_ in _OF_CHAMBERS for t in after)
