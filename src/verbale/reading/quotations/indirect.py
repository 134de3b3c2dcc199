"""Indirect speech: from a cue and its place in the parse to source and content."""

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.reading.quotations.clauses import (
    agent,
    child,
    children,
    governor,
    is_passive,
    noun_before,
    own_subject,
    phrase,
    source_pieces,
    subject,
    trimmed,
    without,
    without_aside,
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
from verbale.reading.quotations.lexicon import Cue, Lexicon, attribution_length
from verbale.reading.quotations.page import Draft, Page, Range

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "ROOT"})
_OWN_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_LONGEST_LINK = 3  # tokens
_ASKING = frozenset({"ask", "asked", "asking", "asks", "wonder", "wondered"})
_PARTICLES = frozenset({"prt", "advmod", "prep", "ccomp", "acomp", "oprd"})  # "out", "clear"
_BE = frozenset({"is", "was", "are", "were"})
_TOLD = frozenset({"ask", "tell", "inform", "remind"})
_OWNERS = frozenset({"NORP", "GPE", "ORG", "PERSON"})
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
            return self._noun(token, cue)
        return self._adjective(token, cue)

    # Verbs

    def _verb(self, verb: Token, cue: Cue) -> Draft | None:
        if is_passive(verb):
            return self._passive(verb, cue)
        light = self._light(verb)
        if light is not None:
            return light
        frames = cue.frames
        for name, rule in (("clause", self._clause), ("naming", naming),
                           ("object_infinitive", object_infinitive), ("infinitive", infinitive)):
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
                (c for c in children(verb) if c.dep_ in ("advcl", "xcomp", "acl") and c.i > verb.i
                 and any(m.lower_ in _CONJUNCTIONS and m.i < c.i for m in children(c))
                 and (c.dep_ != "advcl" or verb.lower_ in _ASKING)), None)
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
        return [phrase(c) for c in children(verb) if c.dep_ == "advcl" and c.right_edge.i < verb.i
                and c.left_edge.lower_ in _CONDITIONS]

    def _is_reporting(self, verb: Token) -> bool:
        cue = self.lexicon.verbs.get(verb.lower_)
        return cue is not None and "clause" in cue.frames and self.page.lower[verb.left_edge.i - 1] == ","

    def _inserted(self, verb: Token) -> list[Range]:
        """Content around or before a clause that the parse hangs under it: '..., he said, ...'."""
        if own_subject(verb) is None or verb.head is verb or child(verb, "dobj", "ccomp", "xcomp"):
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
        return self._finish(verb, content, by, cue, f"passive:{cue.lemma}")

    def _act(self, verb: Token, cue: Cue) -> Token | None:
        """Return what is told of a passive's subject: 'expected to leave', 'accused of delay'."""
        act = child(verb, "xcomp", "oprd")
        wanted = self.lexicon.raising.get(cue.lemma, frozenset())
        links = (c for c in children(verb) if c.dep_ == "prep" and c.i > verb.i and c.lower_ in wanted)
        return act if act is not None else next(links, None)

    # Nouns and adjectives

    def _noun(self, noun: Token, cue: Cue) -> Draft | None:
        content = complement(noun, cue.prepositions) or self._predicate(noun)
        if not content:
            return None
        owner = child(noun, "poss")
        if owner is None:
            links = (c for c in children(noun) if c.dep_ in ("prep", "agent"))
            by = next((c for c in links if c.lower_ in ("by", "from")), None)
            owner = child(by, "pobj") if by is not None else None
        if owner is None:
            # "Russian criticism of"
            owner = next((c for c in children(noun) if c.dep_ in ("amod", "compound")
                          and c.ent_type_ in _OWNERS), None)
        if owner is None and "that" in (word.lower_ for word in self.doc[content[0][0]:content[0][0] + 1]):
            # "stirred anger with a claim that ...": whoever does what the sentence tells.
            verb = governor(noun)
            owner = subject(verb) if verb is not None else None
            if owner is not None and owner.left_edge.i <= noun.i <= owner.right_edge.i:
                owner = None
        if owner is None:
            return None
        return self._finish(noun, content, owner, cue, f"noun:{cue.lemma}")

    @staticmethod
    def _predicate(noun: Token) -> list[Range]:
        """Return what somebody's word is said to be: 'his position is that', 'her goal was to win'."""
        verb = noun.head
        if noun.dep_ != "nsubj" or verb.lower_ not in _BE:
            return []
        clause = next((c for c in children(verb) if c.dep_ in ("ccomp", "xcomp") and c.i > verb.i), None)
        return [phrase(clause)] if clause is not None else []

    def _adjective(self, adjective: Token, cue: Cue) -> Draft | None:
        verb = adjective.head
        if adjective.dep_ not in ("acomp", "oprd") or verb.tag_[0] not in "VM":
            return None
        content: list[Range] = []
        for c in children(adjective):
            if c.i > adjective.i and c.dep_ in ("ccomp", "xcomp"):
                content = [phrase(c)]
                break
        content = content or preposition(adjective, cue.prepositions)
        if not content:
            return None
        who = subject(verb)
        if who is None or who.lower_ in ("it", "there"):
            return None
        return self._finish(adjective, content, who, cue, f"adjective:{cue.lemma}")

    # What all have in common

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
        return self._finish(verb, content, who, cue, rule)

    def _finish(
        self, cue_word: Token, content: list[Range], who: Token | None, cue: Cue, rule: str
    ) -> Draft | None:
        told = (trimmed(self.doc, without_aside(self.doc, piece)) for piece in content)
        pieces = [piece for piece in told if piece is not None]
        source = source_pieces(self.doc, who, cue_word) if who is not None else []
        for named in source:
            pieces = [rest for piece in pieces for rest in without(piece, named)]
        if not pieces:
            return None
        if any(start <= cue_word.i < end for start, end in pieces):
            pieces = [p for piece in pieces for p in without(piece, (cue_word.i, cue_word.i + 1))]
        cues = [(cue_word.i, cue_word.i + 1)]
        cues += [(c.i, c.i + 1) for c in children(cue_word) if c.dep_ in ("prt", "neg")]
        return Draft(sorted(pieces), source, sorted(cues), cue.kind, rule, speaker=who)

    def attributions(self) -> Iterator[Draft]:
        """Yield what 'according to ...' gives to somebody: the rest of its clause."""
        lower, attributions = self.page.lower, self.lexicon.attributions
        for number, word in enumerate(lower):
            length = attribution_length(lower, number, self.lexicon) if word in attributions else 0
            draft = self._according(number, length) if length else None
            if draft is not None:
                yield draft

    def _according(self, last: int, length: int) -> Draft | None:
        preposition = self.doc[last]
        noun = child(preposition, "pobj", "pcomp")
        if noun is None:
            return None
        top = preposition
        while top.head is not top and top.dep_ in ("prep", "pcomp", "amod", "advmod"):
            top = top.head
            if top.tag_[0] in "VM":
                break
        first = last - length + 1
        own = (first, noun.right_edge.i + 1)
        sentence = self.page.sentence(last)
        limits = phrase(top) if top.tag_[0] in "VMN" else sentence
        if limits[0] >= own[0] and limits[1] <= own[1]:
            limits = sentence
        pieces = [p for p in (trimmed(self.doc, piece) for piece in without(limits, own)) if p is not None]
        if not pieces:
            return None
        cue = [(first, last + 1)]
        source = source_pieces(self.doc, noun, preposition)
        return Draft(pieces, source, cue, "speech", "according to", speaker=noun)
