"""Words for people that name no party: "police", "the protesters", "three soldiers"; whose they are."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from spacy.tokens import Token

from verbale.knowledge.sector_phrases import sector_of
from verbale.reading.events.kinds import kind_of
from verbale.reading.events.lexicon import lexicon
from verbale.reading.events.roles import phrase_span, prepositional_heads

_PLACING = frozenset({"in", "at", "near", "outside", "from", "across", "inside", "of"})
# Where somebody goes he is not yet, and behind a border with a state lies another one.
_FIRING = frozenset({"fire", "fires", "fired", "firing", "launched", "lobbed", "hurled", "shot", "aimed"})
_AIMS = frozenset({"at", "into", "on", "toward", "towards", "against"})  # "fired rockets at X"
_WAYS = frozenset({"to", "into", "toward", "towards", "with"})
# Those who act for the state that they are in.
_OF_STATES = frozenset({"GOV", "COP", "JUD", "LEG"})
# Those of whom no more is told than where they strike, fight, march or stop work.
_OF_PLACES = frozenset({
    "UAF", "CRM", "REB", "MIL", "COP", "PRM", "OPP", "CVL", "LAB", "EDU", "AGR", "REL",
})  # fmt: skip
# Those to whom something is done in a country that need not be theirs.
_FROM_ABROAD = frozenset({"MIL", "COP", "PRM"})
# Those who act where the report was sent from, if its sentence tells of no other state.
_AT_HOME = frozenset({"UAF", "REB", "MIL", "PRM", "OPP", "CVL", "LAB", "EDU"})
_IRREGULAR = frozenset({"REB", "UAF", "CRM"})  # who seize towns of their own country
_MANY = frozenset(
    {"official", "ministers", "officials", "leaders", "governments", "delegates", "members", "commission"}
)
# Endings of nouns for deeds and qualities; those of people that share them ("delegation") have a sector.
_OF_DEEDS = ("tion", "sion", "ment", "ing", "ity", "ness", "ism", "ance", "ence", "ship")
_CRAFT = ("gunship", "flagship", "starship", "steamship", "airship", "lightship", "troopship")
_DWELLERS = "CVL"
_SITES = frozenset({
    "building", "area", "region", "place", "structure", "airport", "port", "border", "boat", "ship", "vessel",
    "plane", "station", "island", "territory", "base", "position",
})  # fmt: skip
_CROWDS = frozenset({"tens", "dozens", "scores", "hundreds", "thousands", "millions"})
_UNKNOWN = frozenset({"UNK", "JNK"})
_BLASTS = frozenset(
    {"bombing", "bombings", "blast", "blasts", "explosion", "explosions", "attack", "attacks"}
)
_BUILDINGS = frozenset(
    {"embassy", "consulate", "mosque", "church", "temple", "market", "school", "hospital", "hotel", "airport"}
    | {"train", "bus", "station", "office", "barracks", "base", "nightclub", "subway", "metro", "pipeline"}
)


def sector_of_head(token: Token) -> str | None:
    """Return the sector of a phrase's head with what stands before it, "UNK" of people of no sector."""
    span = phrase_span(token)
    sector = _shown(span.doc[span.start : token.i + 1].text)
    return sector if sector != "JNK" else None


def known_sector(text: str) -> str | None:
    """Return the sector that the words of a phrase show, None where they show none."""
    sector = _shown(text)
    return sector if sector not in _UNKNOWN else None


@lru_cache(maxsize=4096)
def _shown(text: str) -> str | None:
    reading = sector_of(text)
    return reading.sector if reading is not None else None


def is_family(token: Token) -> bool:
    """Tell whether a noun is somebody's relative or friend, who acts for no party."""
    return token.lower_ in lexicon().noise["family"]


def is_private(token: Token) -> bool:
    """Tell whether a noun is somebody of no office or trade that matters: "a French woman" is not France."""
    return token.lower_ in lexicon().noise["private"]


def is_related(token: Token) -> bool:
    """Tell whether a noun is somebody told by whose friend or foe it is: "Chad's ally" is not Chad."""
    return token.lower_ in lexicon().noise["related"]


def is_trader(token: Token) -> bool:
    """Tell whether a noun is somebody who trades or makes: "a Korean shipbuilder" is not Korea."""
    return token.lower_ in lexicon().noise["traders"]


def is_thing(token: Token) -> bool:
    """Tell whether a phrase with this head names neither somebody nor people: "their budget deal"."""
    return token.tag_ in ("NN", "NNS") and sector_of_head(token) is None


def is_deed(token: Token) -> bool:
    """Tell whether a noun names what somebody does: "the arrest of activists", "a missile launch"."""
    if token.tag_ not in ("NN", "NNS") or sector_of_head(token) is not None:
        return False
    word = token.lower_
    return word in lexicon().nouns or word in lexicon().acts or word.removesuffix("s").endswith(_OF_DEEDS)


def is_site(token: Token) -> bool:
    """Tell whether a noun is a place or a craft, whose side the words behind it may tell."""
    return token.lower_.removesuffix("s") in _SITES and sector_of_head(token) == "UNK"


def can_act(token: Token) -> bool:
    """Tell whether a phrase with this head can act at all: a name or people, no accident, text or import."""
    if token.tag_ not in ("NN", "NNS") or sector_of_head(token) is not None:
        return True
    word, words = token.lower_, lexicon()
    frames = (entry.frame for entry in words.nouns.get(word, ()))
    if any(frame is not None and kind_of(frame.code) == "violence" for frame in frames):
        return False
    if word.removesuffix("s").endswith(_OF_DEEDS) and not word.removesuffix("s").endswith(_CRAFT):
        return False
    return word not in words.noise["accident"] and word not in words.noise["things"]


def place_around(
    token: Token, places: Mapping[int, str], home: str | None, *, acting: bool = False
) -> tuple[str, str] | None:
    """Return party and sector of people whom no word gives a party, by the place where they act.

    `places` are the states of places, by token, `home` that from which the report was sent: it stands
    in for authorities alone. Soldiers and police to whom something is done, and who are not `acting`, may
    be those of another state.
    """
    sector = sector_of_people(token)
    if sector is None:
        return None
    verb = token
    for _ in range(3):
        if verb.tag_.startswith("VB") or verb.head == verb:
            break
        verb = verb.head
    struck = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")] if sector in _IRREGULAR else []
    here = next((places[t.i] for t in (*_placed(token), *_placed(verb), *struck) if t.i in places), None)
    if here is None and sector in _OF_PLACES and (acting or sector not in _FROM_ABROAD):
        aimed = [c for c in verb.rights if c.lower_ in _AIMS] if verb.lower_ in _FIRING else []
        pobj = (t for t in token.sent if t.i in places and t.dep_ == "pobj" and t.head not in aimed)
        around = {places[t.i] for t in pobj if t.head.lower_ not in _WAYS}
        here = around.pop() if len(around) == 1 else None
    if here is None and sector in _OF_STATES and token.lower_ not in _MANY:
        here = home
    return (here, sector) if here is not None else None


def sector_at_home(token: Token) -> str | None:
    """Return the sector of people who, where nothing tells of another state, act at home, else None."""
    sector = sector_of_people(token)
    return sector if sector in _AT_HOME else None


def is_ethnic(token: Token) -> bool:
    """Tell whether people are told by descent, who live elsewhere: "ethnic Albanians" are not Albania."""
    return any(word.lower_ == "ethnic" for word in token.doc[token.left_edge.i : token.i])


def sector_of_people(token: Token) -> str | None:
    """Return the sector of people whom a word names, None of relatives and where none is told."""
    if token.tag_ == "NNPS" and is_ethnic(token):
        return _DWELLERS
    if token.tag_ not in ("NN", "NNS") or is_family(token):
        return None
    sector = sector_of_head(token)
    if sector == "UNK":
        phrase = phrase_span(token)
        sector = known_sector(phrase.text)  # "a group of separatists"
        if sector is None and all(word.lower_ in _CROWDS for word in phrase if not word.is_stop):
            sector = _DWELLERS  # "tens of thousands marched"
    return None if sector in _UNKNOWN else sector


def _placed(holder: Token) -> Iterable[Token]:
    for child in holder.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            yield from _placed(child)
        aimed = child.lower_ == "at" and holder.lower_ in _FIRING
        if child.dep_ == "prep" and child.lower_ in _PLACING and not aimed:
            for head in prepositional_heads(child):
                yield head
                yield from _placed(head)


def names_what_was_hit(noun: Token) -> bool:
    """Tell whether the words are "the embassy bombings", "a market blast": no more is told of who did it."""
    return noun.lower_ in _BLASTS and any(c.lower_ in _BUILDINGS for c in noun.lefts if c.dep_ == "compound")
