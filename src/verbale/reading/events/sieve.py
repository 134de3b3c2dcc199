"""Which of the acts that words tell are events: those between parties, and of politics."""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from verbale.knowledge.states import states
from verbale.reading.events.act import Act
from verbale.reading.events.bare import sector_of_head
from verbale.reading.events.coded import Coded
from verbale.reading.events.kinds import kind_of
from verbale.reading.events.lexicon import lexicon
from verbale.reading.events.roles import agents, patients, prepositional
from verbale.reading.syntax import below, subjects
from verbale.reading.wordforms import forms, numbers

_ARMED = frozenset({"MIL", "REB", "COP", "PRM", "UAF", "SPY", "CRM", "PRE"})
_IRREGULAR = frozenset({"REB", "UAF"})
_RULING = frozenset({"GOV", "LEG", "JUD", "SPY"})
# Those who act for themselves, unless a party stands on the other side.
_PRIVATE = frozenset({"CVL", "BUS", "SOC", "EDU", "MED", "HLH", "AGR", "LAB", "JRN"})
_IN_WORDS = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "AGREE", "THREATEN", "COOPERATE", "CONCEDE"})
_NOBODY = frozenset({"CVL", "BUS", "SOC", "EDU", "AGR", "LAB"})
# What firms, clubs and clinics never do, and those who never do it.
_BY_FORCE = frozenset({"ASSAULT", "COERCE", "RETREAT", "MOBILIZE"})
_UNARMED = frozenset({"BUS", "SOC", "MED", "HLH", "JRN"})
_WITHOUT_SOURCE = frozenset({"ASSAULT", "COERCE"})
_POWERS = _ARMED | _RULING | {None, "PTY", "OPP"}
_ONLY = {
    "forces": _ARMED,
    "power": _POWERS,
    "rulers": frozenset({"GOV", "LEG", "PTY", "OPP"}),
    "workers": frozenset({"LAB", "EDU", "MED", "HLH", "CVL", "AGR", "JRN"}),
}
_PROTEST, _ARMS, _RUIN, _INQUIRY = "141", "072", "1712", "090"
# What crowds say and give up: "farmers said they would block the roads", "miners ended their strike".
_OF_CROWDS = frozenset({"133", "1381", "082", "0352", "1242"})
_REFORMS = ("104", "024")  # what crowds ask of whoever rules
_BANS = frozenset({"172", "1722"})
_BOMBING = frozenset({"bomb", "shell", "air strike", "blow up"})  # markets, too
_KILLING = frozenset({"190", "202", "186", "1712"})
_PEACEFUL = frozenset({"support", "cooperate", "settle", "agree"})
_LEAVING = frozenset({"leave", "leaves", "left", "leaving"})
_MEANWHILE = frozenset({"when", "after", "as"})
_CAUSES = frozenset({"in", "by", "from", "of", "during", "after"})
_SPORT_SHARE, _SPORT_LEAST = 0.015, 5
_PLAYED = 2
_SCORE = re.compile(r"\d{1,2}-\d{1,2}")


def is_event(act: Act, kind: str, sources: tuple[Coded, ...], targets: tuple[Coded, ...]) -> bool:
    """Tell whether an act of these actors is an event of PLOVER type `kind`."""
    if not sources and (kind not in _WITHOUT_SOURCE or not targets or act.background):
        return False
    if not sources and act.rule == "undergo":
        return False  # "came under attack from speculators"
    if not sources and (any(map(_is_somebody, act.sources)) or _suffers_alone(act)):
        return False  # by somebody of whom nothing is known, or to "him"
    if act.needs_target and not targets and not (act.together and len({c.party for c in sources}) > 1):
        return False
    sectors, aimed = {coded.sector for coded in sources}, {coded.sector for coded in targets}
    at_home = {c.party for c in targets} <= {c.party for c in sources}
    if act.by == "armed" and not (sectors & _ARMED or None in sectors or not sources):
        return False
    if act.by in _ONLY and not (sectors and sectors <= _ONLY[act.by]):
        return False
    if act.by == "power" and not all(map(is_power, sources)):
        return False
    joint = act.together and not targets and len({coded.party for coded in sources}) > 1
    if act.powers and not (all(map(is_power, sources)) if joint else _between_powers(sources, targets)):
        return False
    if act.by == "crowd" and sectors & (_RULING | {"MIL", "COP"}):
        return False
    if act.rule == "fight" and not (sectors | aimed) & _ARMED and prepositional(act.trigger[0], "over"):
        return False  # "clashed over the budget"
    if act.foreign and {c.party for c in sources} & {c.party for c in targets}:
        return False
    private = sectors and sectors <= _PRIVATE and (aimed <= _PRIVATE or at_home)
    spared = (
        act.code in _OF_CROWDS
        or act.code.startswith(_REFORMS)
        or _of_rulers(kind, aimed)
        or _is_diplomatic(act)
    )
    if kind in _IN_WORDS and private and not spared:
        return False
    if at_home and targets and (act.code == _ARMS or (act.code == _RUIN and not sectors & _ARMED)):
        return False  # "sent its helicopters south", "destroyed its missiles"
    if act.rule == "give up ground" and at_home and targets and act.trigger[0].lower_ in _LEAVING:
        return False  # "left its home port"
    if kind in _BY_FORCE and sectors and sectors <= _UNARMED:
        return False
    if kind == "COERCE" and act.sources and not sources:
        return False  # "forbidden by the constitution"
    return {(c.party, c.sector) for c in sources} != {(c.party, c.sector) for c in targets} or act.together


def is_private_loss(
    act: Act, sources: tuple[Coded, ...], targets: tuple[Coded, ...], home: str | None
) -> bool:
    """Tell whether one person of no office is killed in his own country, and nobody is told to do it."""
    if sources or act.code not in _KILLING or {coded.party for coded in targets} != {home}:
        return False
    hurt = patients(act.trigger[0])
    single = bool(hurt) and all(t.tag_ in ("NN", "NNP", "PRP") for t in hurt)
    return single and all(coded.sector in _NOBODY for coded in targets)


def _of_rulers(kind: str, aimed: set[str | None]) -> bool:
    """Tell whether something is asked of those who rule: "students demanded that the minister resign"."""
    return kind == "REQUEST" and bool(aimed & _RULING)


def _is_diplomatic(act: Act) -> bool:
    """Tell whether words say that an act is one of states, whoever does it: "restored diplomatic ties"."""
    return any(child.lower_ == "diplomatic" for token in act.trigger for child in token.lefts)


def _between_powers(sources: tuple[Coded, ...], targets: tuple[Coded, ...]) -> bool:
    """Tell whether an act goes from one party to another, each of which acts as a power."""
    apart = {coded.party for coded in sources}.isdisjoint(coded.party for coded in targets)
    ours, theirs = {c.sector for c in sources}, {c.sector for c in targets}
    apart = apart or ours <= _IRREGULAR or (ours <= _ARMED and theirs <= _IRREGULAR)
    upon = bool(targets) and all(coded.sector in _POWERS for coded in targets)
    return apart and upon and bool(sources) and all(map(is_power, sources))


def is_power(coded: Coded) -> bool:
    """Tell whether a party acts as such: by its name, or by those who rule or fight for it."""
    if coded.sector is not None or coded.actor is None:
        return coded.sector in _POWERS
    return any(mention.span == coded.span for mention in coded.actor.mentions)


def _is_somebody(token: Token) -> bool:
    """Tell whether a word names somebody, or people: who acts is told then, if not understood."""
    return token.tag_ in ("NNP", "NNPS") or (
        token.tag_ in ("NN", "NNS") and sector_of_head(token) is not None
    )


def _suffers_alone(act: Act) -> bool:
    return any(token.tag_ == "PRP" for slot in act.targets[:1] for token in slot[:1])


def is_figurative(act: Act) -> bool:
    """Tell whether the words of an act speak of no fight: "price war", "attacked inflation", a crash."""
    noise = lexicon().noise
    violent = kind_of(act.code) == "violence" or act.type == "ASSAULT"
    if _in_arena(act.trigger[0]):
        return True
    for token in act.trigger:
        if token.tag_ in ("NN", "NNS") and violent:
            before = [c.lower_ for c in token.children if c.dep_ in ("compound", "amod", "nmod")]
            about = [
                heads.lower_
                for c in token.children
                if c.dep_ == "prep" and c.lower_ in ("for", "on", "against", "of", "over", "with", "to")
                for heads in c.children
                if heads.dep_ == "pobj"
            ]
            if any(word in noise["figurative"] for word in before):
                return True
            if any(word in noise["abstract"] or word in noise["figurative"] for word in about):
                return True
        if token.tag_ in ("NN", "NNS") and kind_of(act.code) in _PEACEFUL and _is_played(token):
            return True
    verb = act.trigger[0]
    if act.rule == "free" and any(t.lower_ in noise["published"] for t in patients(verb)):
        return True
    if act.code == _PROTEST and any(t.lower_ in noise["protested"] for t in patients(verb)):
        return True
    if act.code == _INQUIRY and any(w.lower_ in noise["accident"] for t in act.trigger for w in below(t)):
        return True
    if not violent or not verb.tag_.startswith("VB"):
        return False
    if act.rule not in _BOMBING and any(
        t.lower_ in noise["abstract"] for t in patients(verb) if t not in act.trigger
    ):
        return True
    return act.code in _KILLING and _by_accident(verb)


def _in_arena(verb: Token) -> bool:
    """Tell whether a deed is done in a game: "will meet them in the final", "the coach praised"."""
    if any(t.lower_ in lexicon().noise["athletes"] for t in agents(verb)):
        return True
    arena = lexicon().noise["arena"]
    return any(t.lower_ in arena for t in prepositional(verb, "in", "at", "on"))


def _is_played(noun: Token) -> bool:
    """Tell whether a noun is of sport by what it is compounded with: "signed a football deal"."""
    play = lexicon().noise["play"]
    return any(c.lower_ in play for c in noun.children if c.dep_ in ("compound", "amod"))


def _by_accident(verb: Token) -> bool:
    words, mishaps = lexicon().noise["accident"], lexicon().noise["mishap"]
    if any((t.lower_ in words and not _of_people(t)) or _at_work(t) for t in agents(verb)):
        return True
    joined = [child for child in verb.children if child.dep_ == "conj" and child.tag_.startswith("VB")]
    for child in (child for each in (verb, *joined) for child in each.children):
        if child.dep_ == "advcl":  # "were killed when two buses collided", "after lightning struck"
            met = child.lower_ in mishaps or any(t.lower_ in words for t in subjects(child))
            if met and any(c.lower_ in _MEANWHILE for c in child.lefts):
                return True
        cause = child.dep_ in ("prep", "agent") and child.lower_ in _CAUSES
        if cause and any(t.lower_ in words and not _of_people(t) for t in below(child)):
            return True
    return False


def _of_people(noun: Token) -> bool:
    """Tell whether a noun is told to be some people's, and no more: "Israeli fire", not "forest fire"."""
    told = [child.ent_type_ for child in noun.lefts if child.dep_ != "det"]
    return bool(told) and all(kind in ("NORP", "GPE") for kind in told)


def _at_work(noun: Token) -> bool:
    noise = lexicon().noise
    works = noise["works"] | noise["figurative"]
    return any(child.lower_ in works for child in noun.children if child.dep_ in ("compound", "amod", "nmod"))


def is_foreign_ban(act: Act, sources: tuple[Coded, ...], targets: tuple[Coded, ...]) -> bool:
    """Tell whether a restriction hits another state, which makes it a sanction: "a ban on Danish beef"."""
    if act.code not in _BANS:
        return False
    ours, theirs = {c.party for c in sources}, {c.party for c in targets}
    whole = all(c.sector is None or c.sector in _RULING for c in sources)
    foreign = not ours & theirs and theirs <= set(states())
    return bool(ours) and bool(theirs) and whole and foreign


def is_on_sport(doc: Doc) -> bool:
    """Tell whether a report is on sport, by the share of its words that are of sport."""
    told = sum(map(_sport().any.__contains__, forms(doc)))
    return told >= _SPORT_LEAST and told > _SPORT_SHARE * len(doc)


def is_of_sport(sentence: Span, text: str, words: set[int]) -> bool:
    """Tell whether a sentence is on sport: one word of a game's own, or several that may be.

    Words of diplomacy weigh against the latter. `text` is that of the document, `words` are the numbers of
    the sentence's word forms.
    """
    sport = _sport()
    game, play = len(words & sport.game), len(words & sport.play)
    if (game and len(words & (sport.game | sport.play)) >= _PLAYED) or play - len(
        words & sport.state
    ) > _PLAYED:
        return True
    if _SCORE.search(text, sentence.start_char, sentence.end_char) is None:
        return False
    return sum(_SCORE.fullmatch(token.text) is not None for token in sentence) >= _PLAYED


@dataclass(frozen=True, slots=True)
class _Sport:
    """The words of sport, by number."""

    any: frozenset[int]
    game: frozenset[int]
    play: frozenset[int]
    state: frozenset[int]


@cache
def _sport() -> _Sport:
    noise = lexicon().noise
    return _Sport(
        numbers(noise["sport"]), numbers(noise["game"]), numbers(noise["play"]), numbers(noise["state"])
    )
