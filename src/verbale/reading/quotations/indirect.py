"""Indirect speech: from a cue and its place in the parse to source and content."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.reading.quotations.clauses import (
    agent,
    child,
    children,
    is_passive,
    noun_before,
    own_subject,
    phrase,
    subject,
    trimmed,
    without,
)
from verbale.reading.quotations.contents import (
    around,
    complement,
    direct_object,
    far_complement,
    infinitive,
    naming,
    object_infinitive,
    preposition,
)
from verbale.reading.quotations.drafting import drafted
from verbale.reading.quotations.lexicon import Cue, Lexicon
from verbale.reading.quotations.nominal import told_by_adjective, told_by_noun
from verbale.reading.quotations.page import Draft, Page, Range

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "ROOT"})
_OWN_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_LONGEST_LINK = 3  # tokens
_ASKING = frozenset({"ask", "asked", "asking", "asks", "wonder", "wondered"})
_PARTICLES = frozenset({"prt", "advmod", "prep", "ccomp", "acomp", "oprd"})  # "out", "clear"
_TOLD = frozenset({"ask", "tell", "inform", "remind"})
_CONDITIONS = frozenset({"if", "unless"})
_CONJUNCTIONS = frozenset({"that", "whether", "if", "how", "why", "what"})


class IndirectRules:
    """The rules for speech reported in clauses and phrases of the report's own sentences."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page = page
        self.doc = page.doc
        self.lexicon = lexicon
        self.speakers: dict[int, Token] = {}

    def cues(self) -> Iterator[tuple[Token, Cue]]:
        """Yield the words that may report, with their entries."""
        verbs, nouns, adjectives = self.lexicon.verbs, self.lexicon.nouns, self.lexicon.adjectives
        light, tags, phrasal = self.lexicon.light, self.page.tags, self.lexicon.with_particles
        for number, word in enumerate(self.page.lower):
            if word in verbs or word in light or word in phrasal:
                token = self.doc[number]
                if tags[number][0] == "V" and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
                    entry = self.entry(token)
                    if entry is not None:
                        yield token, entry
                    continue
            if word in nouns and tags[number][0] == "N":
                yield self.doc[number], nouns[word]
            elif word in adjectives and tags[number][0] == "J":
                yield self.doc[number], adjectives[word]

    def entry(self, verb: Token) -> Cue | None:
        """Return the entry of a verb, with its particle if it has one that makes another verb."""
        for part in children(verb):
            if part.dep_ in _PARTICLES and part.lower_ in self.lexicon.particles:
                found = self.lexicon.verbs.get(f"{verb.lower_} {part.lower_}")
                if found is not None:
                    return found
        found = self.lexicon.verbs.get(verb.lower_)
        light = self.lexicon.light.get(verb.lower_)
        return found if found is not None or light is None else Cue(light, "speech")

    def read(self, token: Token, cue: Cue) -> Draft | None:
        """Return what a cue reports, if anything."""
        if token.tag_[0] == "V":
            return self._verb(token, cue)
        if token.tag_[0] == "N":
            return told_by_noun(self.doc, token, cue)
        return told_by_adjective(self.doc, token, cue)

    # Verbs

    def _verb(self, verb: Token, cue: Cue) -> Draft | None:
        if is_passive(verb):
            return self._passive(verb, cue)
        light = self._light(verb)
        if light is not None:
            return light
        frames = cue.frames
        for name, rule in (
            ("clause", self._clause),
            ("naming", naming),
            ("object_infinitive", object_infinitive),
            ("infinitive", infinitive),
        ):
            if name in frames:
                content = rule(verb)
                if content:
                    return self._draft(verb, content, cue, f"{name}:{cue.lemma}")
        if cue.prepositions and not ("object" in frames and child(verb, "dobj") is not None):
            content = preposition(verb, cue.prepositions)
            if content:
                return self._draft(verb, content, cue, f"preposition:{cue.lemma}")
        if "object" in frames:
            content = direct_object(verb)
            if content:
                return self._draft(verb, content, cue, f"object:{cue.lemma}")
        if "clause" in frames:
            content = self._inserted(verb)
            if content:
                return self._draft(verb, content, cue, f"inserted:{cue.lemma}")
        return None

    def _clause(self, verb: Token) -> list[Range]:
        found = next((c for c in children(verb) if c.dep_ == "ccomp" and c.i > verb.i), child(verb, "ccomp"))
        if found is None:
            found = next(
                (
                    c
                    for c in children(verb)
                    if c.dep_ in ("advcl", "xcomp", "acl")
                    and c.i > verb.i
                    and any(m.lower_ in _CONJUNCTIONS and m.i < c.i for m in children(c))
                    and (c.dep_ != "advcl" or verb.lower_ in _ASKING)
                ),
                None,
            )
        if found is None:
            found = far_complement(verb)
        if found is not None and found.lower_ in self.lexicon.particles:
            # "made clear that": the clause hangs on the second word
            found = next((c for c in children(found) if c.dep_ in ("ccomp", "advcl") and c.i > found.i), None)
        if found is None:
            return []
        start, end = phrase(found)
        for c in children(found):
            # "said that ..., adding that ...": the participle is the speaker's, not part of what is said.
            if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i > found.i and self._is_reporting(c):
                self.speakers[c.i] = verb
                end = min(end, c.left_edge.i)
            elif c.dep_ == "conj" and c.tag_ == verb.tag_ != found.tag_ and child(c, *_OWN_SUBJECTS) is None:
                # "said that it fails, and left": what the speaker did next, as its tense tells.
                self.speakers[c.i] = verb
                end = min(end, c.left_edge.i)
        return [*self._condition(verb, start), *around(verb, (start, end))] if start < end else []

    @staticmethod
    def _condition(verb: Token, content: int) -> list[Range]:
        """Return what stands before the speaker of a condition: 'If it fails, he said, they will go'."""
        if content < verb.i:
            return []
        return [
            phrase(c)
            for c in children(verb)
            if c.dep_ == "advcl" and c.right_edge.i < verb.i and c.left_edge.lower_ in _CONDITIONS
        ]

    def _is_reporting(self, verb: Token) -> bool:
        cue = self.lexicon.verbs.get(verb.lower_)
        return cue is not None and "clause" in cue.frames and self.page.lower[verb.left_edge.i - 1] == ","

    def _inserted(self, verb: Token) -> list[Range]:
        """Content around or before a clause that the parse hangs under it: '..., he said, ...'."""
        if own_subject(verb) is None or verb.head == verb or child(verb, "dobj", "ccomp", "xcomp"):
            return []
        start, end = verb.i, verb.i + 1
        for c in children(verb):
            if c.dep_ not in ("punct", "cc", "conj"):
                start, end = min(start, c.left_edge.i), max(end, c.right_edge.i + 1)
        before = self.page.lower[start - 1] if start else ""
        sentence = self.page.sentence(verb.i)
        is_as = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in children(verb))
        is_aside = verb.dep_ in ("parataxis", "ccomp", "dep", "intj") and before in (",", "—", "–", "--")
        if not (is_as or is_aside):
            return []
        head = verb.head
        if head.tag_[0] not in "VM":
            return []
        limits = phrase(head)
        limits = (max(limits[0], sentence[0]), min(limits[1], sentence[1]))
        return [p for p in without(limits, (start, end)) if p[0] > verb.i or not self._only_links(p)]

    def _only_links(self, piece: Range) -> bool:
        """Tell whether a piece before the cue only links or dates the sentence: 'Still, she added, ...'."""
        bare = trimmed(self.doc, piece)
        if bare is None or bare[1] - bare[0] > _LONGEST_LINK:
            return bare is None
        return all(self.doc[number].dep_ not in _SUBJECTS for number in range(*bare))

    def _light(self, verb: Token) -> Draft | None:
        """'expressed satisfaction with', 'made a statement that': the noun leads to the content."""
        lemma = self.lexicon.light.get(verb.lower_)
        noun = child(verb, "dobj") if lemma else None
        if lemma is None or noun is None:
            return None
        entry = self.lexicon.nouns.get(noun.lower_)
        if entry is None and lemma not in self.lexicon.speaking:
            return None
        wanted = set(self.lexicon.light_prepositions) if entry is None else entry.prepositions
        content = complement(noun, wanted) or preposition(verb, wanted)
        if not content and lemma in self.lexicon.speaking:
            content = [phrase(noun)]
        if not content:
            return None
        kind = entry or Cue(lemma, "speech")
        draft = self._draft(verb, content, kind, f"light:{lemma}")
        if draft is not None:
            draft.cue.append((noun.i, noun.i + 1))
        return draft

    def _passive(self, verb: Token, cue: Cue) -> Draft | None:
        by = agent(verb)
        content: list[Range] = []
        formal = child(verb, "nsubjpass", "csubjpass")
        if "clause" in cue.frames and (formal is None or formal.lower_ == "it"):
            content = self._clause(verb)
            if not content and cue.lemma in _TOLD:
                content = preposition(verb, cue.prepositions)
        elif by is not None and formal is not None and cue.frames & {"object", "clause"}:
            content = [phrase(formal)]
            act = self._act(verb, cue)
            if act is not None:
                content.append(phrase(act))
        elif "clause" in cue.frames and cue.lemma in _TOLD:
            content = self._clause(verb) or preposition(verb, cue.prepositions)
        elif formal is not None and cue.lemma in self.lexicon.raising:
            act = self._act(verb, cue)
            # "is expected to argue that": what is argued is told by its own verb.
            if act is not None and not (act.dep_ == "xcomp" and act.lower_ in self.lexicon.verbs):
                content = [phrase(formal), phrase(act)]
        if not content:
            return None
        return drafted(self.doc, verb, content, by, cue, f"passive:{cue.lemma}")

    def _act(self, verb: Token, cue: Cue) -> Token | None:
        """Return what is told of a passive's subject: 'expected to leave', 'accused of delay'."""
        act = child(verb, "xcomp", "oprd")
        wanted = self.lexicon.raising.get(cue.lemma, frozenset())
        links = (c for c in children(verb) if c.dep_ == "prep" and c.i > verb.i and c.lower_ in wanted)
        return act if act is not None else next(links, None)

    def _draft(self, verb: Token, content: list[Range], cue: Cue, rule: str) -> Draft | None:
        who = subject(self.speakers.get(verb.i, verb))
        if who is None:
            who = noun_before(verb)
        elif who.lower_ in self.lexicon.documents and who.dep_ == "dobj":
            # "released a statement saying that": whoever released it.
            who = subject(who.head) or who
        is_nobody = who is None or who.lower_ in self.lexicon.occasions
        if is_nobody and not rule.startswith(("clause", "inserted")):
            return None
        return drafted(self.doc, verb, content, who, cue, rule)
