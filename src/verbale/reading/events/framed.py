"""Acts told by a verb in a frame: who does it, and the places where the target may stand."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from verbale.reading.events.act import Act, VerbReader
from verbale.reading.events.bare import is_thing, names_what_was_hit
from verbale.reading.events.complements import complement
from verbale.reading.events.fitting import is_of_ones_own
from verbale.reading.events.kinds import combined, kind_of, narrowed
from verbale.reading.events.lexicon import CARRIERS, EventLexicon, Frame
from verbale.reading.events.matching import Carrying, clause_words, details_of, provoking, theme_of
from verbale.reading.events.nouns import NounActs
from verbale.reading.events.roles import (
    VENUE,
    Prepositions,
    agents,
    around,
    carried,
    has_venue,
    inside,
    is_brokered,
    passive,
    patients,
    prepositional,
    prepositional_heads,
    prepositions,
    retained,
)
from verbale.reading.syntax import direct_objects, passive_agents, subjects

_THEIRS = ("from", "of", "for", "to", "with")  # what joins a demand to who makes it

_REJECT, _POSTURE, _MEDIATE, _RECALL = "120", "15", "045", "161"
_ACCEPT, _INTENT, _MEDIATION, _TO_MEDIATE = "accept a proposal", "030", "038", "039"
_UNDER = 2  # how deep the act stands of which a proposal tells
# What is done to somebody by the state where he is, and what joins the place.
_PLACED = {"0841": "from", "063": "from", "174": "from", "166": "from", "075": "in"}
_OF_ONES_OWN = frozenset({
    "recall envoy", "pull out", "withdraw outsiders", "send peacekeepers", "contribute troops",
})  # fmt: skip
_CEASEFIRE = "0871"
_SUSPENDED = "suspend from a body"
_FORCED_OUT = "force out of office"
_REFORM = "083"
_REFORMING = frozenset({"leadership", "policy", "rights", "institutions"})
_DEEDS = frozenset({"action", "actions"})  # of whom these are told to be, does them
# Who stands for a state is one of its rulers: "a Chadian diplomat", "the Chadian parliament".
_RULING = frozenset({
    "diplomat", "diplomats", "ambassador", "ambassadors", "envoy", "envoys", "attache", "parliament",
})  # fmt: skip
_HELD = frozenset({"held", "detained", "jailed", "imprisoned", "captured", "seized"})
_SHOT = frozenset({"fired", "launched"})
_FIRE = frozenset({"fire", "gunfire", "missile", "missiles", "rocket", "rockets", "shell", "shells"})
_WHEN = frozenset({"when", "as", "after"})
_WHOSE = frozenset({"poss", "amod", "compound", "nmod"})
_MISSIONS = frozenset({"embassy", "embassies", "consulate", "consulates"})
_NAMES = frozenset({"NNP", "NNPS"})


class FramedActs:
    """Reads verbs in their frames."""

    def __init__(self, words: EventLexicon, nouns: NounActs, by_verb: VerbReader) -> None:
        self._words = words
        self._nouns = nouns
        self._by_verb = by_verb

    def read(self, verb: Token, frame: Frame, particles: tuple[Token, ...], objects: Carrying) -> Act | None:
        """Return the act that a verb tells by a frame, None where the frame does not hold."""
        theme = theme_of(verb, frame, particles, objects)
        if theme is None or (frame.alone and direct_objects(verb)) or self._calls_back(verb, frame, theme):
            return None
        themes = (theme,) if theme != verb else ()
        details = details_of((theme,), self._words)
        if theme == verb and particles and details:  # "joined forces" with no arms
            spent = {self._words.details.get(word.lower_) for word in particles}
            details = tuple(detail for detail in details if detail not in spent)
        code = frame.code
        if frame.upon is not None and theme.tag_ in _NAMES:
            code = frame.upon
        elif themes and code == _REJECT and not frame.together:
            code = self._refused(verb, theme, details)
        elif themes and frame.name == _ACCEPT:
            code = self._accepted(verb, theme, details)
        sources = agents(verb) if frame.source == "subj" else self._sources(verb, frame, theme)
        if kind_of(frame.code) == "violence":
            sources = [noun for noun in sources if not names_what_was_hit(noun)]
            things = filter(is_thing, (*sources, *(themes if frame.at == "subj" else ())))
            sources += [t for thing in things for t in _planters(thing)]
            sources += [t for noun in self._attacks(verb, sources) for t in noun.lefts if t.dep_ in _WHOSE]
            if passive(verb) and not sources:
                sources = self._meanwhile(verb)
        listed: list[Token] = []
        mutual = frame.together or frame.code == _CEASEFIRE
        if mutual and passive(verb) and not sources and themes:
            sources = listed = prepositional(theme, "between")  # "ties between A and B were restored"
        own = frame.code.startswith(_POSTURE) or frame.name in _OF_ONES_OWN
        if own and passive(verb) and not sources:
            sources = patients(verb)  # "the navy was put on alert", "the Danish envoy was recalled"
        if frame.name == _FORCED_OUT and not sources:
            return None  # "was forced to resign" tells of who leaves
        if frame.name == _SUSPENDED and passive(verb) and not sources:
            sources = prepositional(verb, "from")  # whose member one was
        if frame.code in _PLACED and passive(verb) and not sources:
            # "was freed from a Turkish jail", "a diver held by Turkey was freed"
            held = prepositional(verb, _PLACED[frame.code])
            sources = [t for head in held for t in (*inside(head), head)]
            sources = sources or [
                t
                for noun in patients(verb)
                for clause in noun.rights
                if clause.dep_ == "acl" and clause.lower_ in _HELD
                for t in passive_agents(clause)
            ]
        targets = self._aimed_at(verb, frame, theme) if not listed else ()
        if themes and frame.needs_target and not frame.offered and not frame.together and not any(targets):
            return None  # another frame may know what was done to whom
        return Act(
            narrowed(code, kind_of(code), code, details),
            (verb, *particles, *themes),
            tuple(sources),
            targets,
            frame.name, frame.type, frame.mode, frame.together, frame.needs_target, details,
            inner=frame.inner, by=frame.by, used=frozenset(t.i for t in themes), powers=frame.powers,
            offered=frame.offered,
        )  # fmt: skip

    def _calls_back(self, verb: Token, frame: Frame, theme: Token) -> bool:
        """Tell whether troops are not sent but called back: "ordered his troops to pull out"."""
        clause = complement(verb) if frame.code.startswith(_POSTURE) and is_of_ones_own(theme) else None
        inner = self._by_verb(clause, _UNDER) if clause is not None else None
        return inner is not None and kind_of(inner.code) == "yield"

    def _attacks(self, verb: Token, sources: list[Token]) -> list[Token]:
        """Return the nouns of an attack by or in which people are hurt: "were killed in a Chadian raid"."""
        if not passive(verb):
            return []
        shots = [noun for noun in sources if noun.lower_ in _FIRE]
        frames = ((noun, self._nouns.frame(noun)) for noun in sources or prepositional(verb, "in"))
        return [
            *shots,
            *(n for n, frame in frames if frame is not None and kind_of(frame.code) == "violence"),
        ]

    def _meanwhile(self, verb: Token) -> list[Token]:
        """Return who attacks when people are hurt: "were killed when Chadian jets bombed the port"."""
        for clause in verb.rights:
            if clause.dep_ == "advcl" and any(c.lower_ in _WHEN for c in clause.lefts):
                act = self._by_verb(clause, _UNDER)
                if act is not None and act.status == "held" and kind_of(act.code) == "violence":
                    return list(act.sources)
        return []

    def _sources(self, verb: Token, frame: Frame, theme: Token) -> list[Token]:
        """Return the words of the place, other than the subject, where a frame tells who acts."""
        return list(around(theme)) if frame.source == "theme" else prepositional(verb, frame.source)

    def _refused(self, verb: Token, theme: Token, details: tuple[str, ...]) -> str:
        """Return the code of a refusal by what is refused: "turned down an invitation to talks"."""
        code = self._proposed(verb, theme)
        if code is None and not _REFORMING.isdisjoint(details) and complement(theme) is not None:
            code = _REFORM
        return combined(self._words.codes["refuse"], code, details) or _REJECT

    def _accepted(self, verb: Token, theme: Token, details: tuple[str, ...]) -> str:
        """Return the code of a consent by what is consented to: "accepted an offer to mediate"."""
        code = combined(self._words.codes["intend"], self._proposed(verb, theme), details) or _INTENT
        return _MEDIATION if code == _TO_MEDIATE else code

    def _proposed(self, verb: Token, theme: Token) -> str | None:
        """Return the code of what is proposed: "an invitation to talks", "calls to lift the curfew"."""
        behind = prepositional(theme, "to", "for", "of")
        codes = (self._nouns.code(noun) for noun in (*carried(theme), *behind))
        found = next((code for code in codes if code is not None), None)
        clause = complement(theme) or complement(verb) if found is None else None
        inner = self._by_verb(clause, _UNDER) if clause is not None else None
        return inner.code if inner is not None else found

    def _aimed_at(self, verb: Token, frame: Frame, theme: Token) -> tuple[tuple[Token, ...], ...]:
        """Return the words of the places where a frame's target may stand, in order of preference.

        Where a deed is condemned its doer is meant, not the victims: "the killing of Danes by the police".
        """
        if frame.code == _MEDIATE and verb.dep_ == "acl" and verb.head.dep_ in ("dobj", "pobj", "nsubjpass"):
            signing = verb.head.head if verb.head.dep_ != "pobj" else verb.head.head.head
            behind = prepositional(verb.head, "between", "with")
            return ((*agents(signing), *behind),)  # "signed a truce brokered by Chad"
        for deed in patients(verb)[:1] if frame.code.startswith("11") else ():
            known = self._nouns.frame(deed)
            code = self._nouns.code(deed) or (known.code if known is not None else "")
            if deed.lower_ in _DEEDS:
                break
            if kind_of(code) == "violence" or deed.lower_ in ("murder", "killing", "killings", "murders"):
                return ((*prepositional(deed, "by"), *prepositional(deed, "from"), *inside(deed)),)
        near = prepositions(verb)
        far = prepositions(theme) if theme != verb else {}
        return tuple(self._slot(verb, frame, slot, theme, near, far) for slot in frame.target)

    def _slot(
        self, verb: Token, frame: Frame, slot: str, theme: Token, near: Prepositions, far: Prepositions
    ) -> tuple[Token, ...]:
        """Return the words in a place where a target may stand, in order of preference.

        `near` are the prepositions of the verb, `far` those of the theme.
        """
        if slot == "none":
            return ()
        if slot == "obj":
            return tuple(t for head in patients(verb) for t in (head, *around(head)))
        if slot == "whom":
            heads = patients(verb)
            many = (t for head in heads if head.lower_ in CARRIERS for t in carried(head)[1:])
            return tuple(t for t in (*heads, *many) if not is_thing(t))
        if slot == "theirs":
            behind = prepositional(theme, *_THEIRS)
            named = (t for head in behind for t in (head, *around(head)))
            made = (t for c in theme.rights if c.dep_ == "acl" and c.tag_ == "VBN" for t in passive_agents(c))
            return (*prepositional(theme, "by"), *made, *inside(theme), *named)
        if slot == "iobj":
            if retained(verb):
                return tuple(t for head in patients(verb) for t in (head, *around(head)))
            return tuple(
                t
                for child in verb.children
                if child.dep_ == "dative" and child.tag_ != "IN"
                for t in (child, *around(child))
            )
        if slot == "theme":
            ruling = theme.lower_ in _RULING and frame.code != _RECALL
            return (*((theme,) if ruling else ()), *(_of_theme(theme) if theme != verb else ()))
        if slot == "under":
            clauses = [c for c in theme.rights if c.dep_ in ("acl", "relcl") and not is_brokered(c)]
            clause = complement(verb)
            return tuple(_far_words([*clauses, *([clause] if clause is not None else [])]))
        if slot == "if":
            return tuple(provoking(verb))
        if slot == "whose":
            over = prepositional(verb, "over")
            return tuple(t for head in over for t in (*inside(head), *prepositional(head, "of")))
        if slot == "let":
            clause = complement(verb)
            return tuple(subjects(clause)) if clause is not None else ()
        if slot == "comp":
            clause = complement(verb) or _demanding(verb)
            within = complement(clause) if clause is not None else None
            return tuple(t for c in (within, clause) if c is not None for t in clause_words(c))
        if slot in VENUE and any(map(has_venue, patients(verb))):
            return ()
        joined = (*near.get(slot, ()), *far.get(slot, ()))
        heads = [head for preposition in joined for head in prepositional_heads(preposition)]
        return tuple(t for head in heads for t in (head, *around(head)))


def _of_theme(theme: Token) -> Iterator[Token]:
    """Yield the words of a theme's phrase; an embassy is none of the state that it stands in."""
    hosts = set(prepositional(theme, *VENUE)) if theme.lower_ in _MISSIONS else ()
    yield from (token for token in around(theme) if token not in hosts)


def _demanding(verb: Token) -> Token | None:
    """Return the participle that tells what for: "marched through the capital demanding that X quit"."""
    return next((c for c in verb.rights if c.dep_ == "advcl" and c.tag_ == "VBG"), None)


def _planters(thing: Token) -> Iterator[Token]:
    """Yield who is told to have made or laid a thing: "a bomb planted by rebels killed three soldiers"."""
    for child in thing.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            yield from passive_agents(child)
            if child.lower_ in _SHOT:
                yield from prepositional(child, "from")


def _far_words(clauses: Iterable[Token]) -> Iterator[Token]:
    """Yield the objects of clauses and what their prepositions join: "leading into Chad"."""
    for clause in clauses:
        yield from patients(clause)
        for child in clause.rights:  # "aimed at isolating Chad"
            if child.dep_ == "prep":
                yield from (t for c in child.children if c.dep_ == "pcomp" for t in patients(c))
        yield from (c for c in clause.children if c.dep_ == "dative" and c.tag_ != "IN")
        for joined in prepositions(clause).values():
            yield from (head for preposition in joined for head in prepositional_heads(preposition))
