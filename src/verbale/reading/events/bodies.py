"""Bodies that no actor of the report stands for, by their names: armed groups, agencies, parties, unions."""

from collections.abc import Collection
from datetime import date

from spacy.tokens import Token

from verbale.knowledge.bodies import Body, bodies
from verbale.knowledge.folding import folded
from verbale.knowledge.states import states

_LONGEST = 8  # words of a name
_NAMES = frozenset({"NNP", "NNPS"})
_INNER = frozenset({"of", "for", "the", "and", "de", "'s"})
# Bodies that act in politics; firms, papers and schools that words tell of act for themselves.
_PUBLIC = frozenset({
    "REB", "UAF", "MIL", "COP", "SPY", "PRM", "CRM", "GOV", "LEG", "JUD", "PTY", "OPP", "LAB", "REL", "SOC",
})  # fmt: skip


def body_of(token: Token, day: date | None, home: str | None, told: Collection[str] = ()) -> Body | None:
    """Return the body in whose name a word stands: "Abu Sayyaf", "the Moro Islamic Liberation Front".

    Of bodies of one name in several states that of `home` is meant, else none of them. An acronym may
    stand for anything: it is known by itself, and where its state is `home` or `told` in the report.
    """
    if token.tag_ not in _NAMES:
        return None
    doc = token.doc
    first, last = _reach(token, -1), _reach(token, 1)
    for length in range(last - first, -1, -1):
        for start in range(max(first, token.i - length), min(token.i, last - length) + 1):
            name = doc[start : start + length + 1].text
            body = _known(name, day, home)
            if body is not None and (" " in name or not name.isupper()):
                return body
            if body is not None and first == last and (body.country == home or body.country in told):
                return body
    return None


def _reach(token: Token, step: int) -> int:
    """Return the last word that may belong to the name of a word, to its left or right."""
    doc, found = token.doc, token.i
    for i in range(token.i + step, token.i + step * _LONGEST, step):
        if not 0 <= i < len(doc) or not (doc[i].shape_[:1] == "X" or doc[i].lower_ in _INNER):
            break
        if doc[i].lower_ not in _INNER:
            found = i
    return found


def _known(name: str, day: date | None, home: str | None) -> Body | None:
    found = [body for body in bodies().get(folded(name)) if _is_public(body)]
    told = [body for body in found if day is None or body.on(day)]
    countries = {body.country for body in told}
    if home in countries:
        told = [body for body in told if body.country == home]
    elif len(countries) != 1:
        return None
    return told[0]


def _is_public(body: Body) -> bool:
    return body.sector in _PUBLIC and body.country in states()
