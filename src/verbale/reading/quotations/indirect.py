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
)
from verbale.reading.quotations.lexicon import Cue, Lexicon
from verbale.reading.quotations.page import Draft, Page, Range

_PERSONAL = frozenset({
    "it", "he", "him", "she", "her", "them", "they", "me", "us", "you", "himself", "herself", "themselves",
    "itself", "myself", "each", "one"})
_OBJECT_TAIL = frozenset({"for", "as", "over", "of", "on"})
_RAISING = frozenset({"expect", "accuse", "criticize", "say", "report", "believe", "think", "call", "know"})
_COMPLEMENTS = frozenset({"acl", "ccomp", "relcl", "appos"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "ROOT"})
_LONGEST_LINK = 3  # tokens
_ASKING = frozenset({"ask", "asked", "asking", "asks", "wonder", "wondered"})
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
        light, tags = self.lexicon.light, self.page.tags
        for number, word in enumerate(self.page.lower):
            if word in verbs or word in light:
                token = self.doc[number]
                if tags[number][0] == "V" and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
                    yield token, self.entry(token)
                    continue
            if word in nouns and tags[number][0] == "N":
                yield self.doc[number], nouns[word]
            elif word in adjectives and tags[number][0] == "J":
                yield self.doc[number], adjectives[word]

    def entry(self, verb: Token) -> Cue:
        """Return the entry of a verb, with its particle if it has one that makes another verb."""
        for part in children(verb):
            if part.dep_ in ("prt", "advmod", "prep") and part.lower_ in self.lexicon.particles:
                found = self.lexicon.verbs.get(f"{verb.lower_} {part.lower_}")
                if found is not None:
                    return found
        found = self.lexicon.verbs.get(verb.lower_)
        return found if found is not None else Cue(self.lexicon.light[verb.lower_], "speech")

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
        for name, rule in (("clause", self._clause), ("naming", self._naming),
                           ("object_infinitive", self._object_infinitive), ("infinitive", self._infinitive)):
            if name in frames:
                content = rule(verb)
                if content:
                    return self._draft(verb, content, cue, f"{name}:{cue.lemma}")
        if cue.prepositions:
            content = self._preposition(verb, cue.prepositions)
            if content:
                return self._draft(verb, content, cue, f"preposition:{cue.lemma}")
        if "object" in frames:
            content = self._object(verb)
            if content:
                return self._draft(verb, content, cue, f"object:{cue.lemma}")
        if "clause" in frames:
            content = self._inserted(verb)
            if content:
                return self._draft(verb, content, cue, f"inserted:{cue.lemma}")
        return None

    def _clause(self, verb: Token) -> list[Range]:
        complement = child(verb, "ccomp")
        if complement is None:
            complement = next(
                (c for c in children(verb) if c.dep_ in ("advcl", "xcomp", "acl") and c.i > verb.i
                 and any(m.lower_ in _CONJUNCTIONS and m.i < c.i for m in children(c))
                 and (c.dep_ != "advcl" or verb.lower_ in _ASKING)), None)
        if complement is None:
            complement = self._far_complement(verb)
        if complement is None:
            return []
        start, end = phrase(complement)
        for c in children(complement):
            # "said that ..., adding that ...": the participle is the speaker's, not part of what is said.
            if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i > complement.i and self._is_reporting(c):
                self.speakers[c.i] = verb
                end = min(end, c.left_edge.i)
        return self._around(verb, (start, end)) if start < end else []

    def _is_reporting(self, verb: Token) -> bool:
        cue = self.lexicon.verbs.get(verb.lower_)
        return cue is not None and "clause" in cue.frames and self.page.lower[verb.left_edge.i - 1] == ","

    def _far_complement(self, verb: Token) -> Token | None:
        """Return a that-clause that the parse hangs on a circumstance: 'said in an interview that'."""
        for c in children(verb):
            if c.dep_ in ("prep", "npadvmod", "dobj", "dative") and c.i > verb.i:
                for noun in (c, *children(c)):
                    for clause in children(noun):
                        if clause.dep_ in _COMPLEMENTS and clause.tag_[0] in "VM" and any(
                                m.lower_ == "that" and m.dep_ == "mark" for m in children(clause)):
                            return clause
        return None

    def _around(self, verb: Token, content: Range) -> list[Range]:
        """Cut the reporting clause out of a content that runs around it."""
        if not content[0] <= verb.i < content[1]:
            return [content]
        start = end = verb.i
        for c in children(verb):
            if c.dep_ not in ("ccomp", "parataxis", "punct", "cc", "conj"):
                edge = phrase(c)
                start, end = min(start, edge[0]), max(end, edge[1] - 1)
        return without(content, (start, end + 1))

    def _inserted(self, verb: Token) -> list[Range]:
        """Content around or before a clause that the parse hangs under it: '..., he said, ...'."""
        if own_subject(verb) is None or verb.head is verb or child(verb, "dobj", "ccomp", "xcomp"):
            return []
        start, end = verb.i, verb.i + 1
        for c in children(verb):
            if c.dep_ not in ("punct", "cc", "conj"):
                start, end = min(start, c.left_edge.i), max(end, c.right_edge.i + 1)
        before = self.page.lower[start - 1] if start else ""
        sentence = verb.sent
        is_as = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "as" for c in children(verb))
        is_aside = verb.dep_ in ("parataxis", "ccomp", "dep", "intj") and before in (",", "—", "–", "--")
        if not (is_as or is_aside):
            return []
        head = verb.head
        if head.tag_[0] not in "VM":
            return []
        limits = phrase(head)
        limits = (max(limits[0], sentence.start), min(limits[1], sentence.end))
        return [p for p in without(limits, (start, end)) if p[0] > verb.i or not self._only_links(p)]

    def _only_links(self, piece: Range) -> bool:
        """Tell whether a piece before the cue only links or dates the sentence: 'Still, she added, ...'."""
        bare = trimmed(self.doc, piece)
        if bare is None or bare[1] - bare[0] > _LONGEST_LINK:
            return bare is None
        return all(self.doc[number].dep_ not in _SUBJECTS for number in range(*bare))

    def _object(self, verb: Token) -> list[Range]:
        noun = child(verb, "dobj")
        if noun is None or noun.tag_ in ("WDT", "WP"):
            return []
        if noun.lower_ in _PERSONAL and noun.left_edge is noun.right_edge:
            return []
        start, end = phrase(noun)
        for c in children(verb):
            near = 0 <= c.i - end <= 1 if c.lower_ == "as" else c.i == end
            if c.dep_ == "prep" and near and c.lower_ in _OBJECT_TAIL:
                end = c.right_edge.i + 1
        return [(start, end)]

    def _naming(self, verb: Token) -> list[Range]:
        name = child(verb, "oprd")
        noun = child(verb, "dobj")
        if noun is None:
            noun = name
        if noun is None:
            return []
        start, end = phrase(noun)
        if name is not None:
            end = max(end, name.right_edge.i + 1)
        else:
            tail = next((c for c in children(verb) if c.dep_ == "prep" and c.lower_ in ("as", "to", "with")
                         and c.i >= end), None)
            if tail is None:
                return []
            end = tail.right_edge.i + 1
        return [(start, end)]

    def _object_infinitive(self, verb: Token) -> list[Range]:
        act = next((c for c in children(verb) if c.dep_ in ("xcomp", "ccomp", "advcl") and c.i > verb.i
                    and any(a.lower_ == "to" and a.dep_ == "aux" for a in children(c))), None)
        if act is None:
            return []
        noun = child(verb, "dobj")
        if noun is None:
            # "called on the sides to agree"
            links = (c for c in children(verb) if c.dep_ == "prep" and c.lower_ in ("on", "upon"))
            link = next(links, None)
            noun = child(link, "pobj") if link is not None else None
        start, end = phrase(act)
        if noun is not None and verb.i < noun.i < start:
            start = noun.left_edge.i
        return [(start, end)]

    def _infinitive(self, verb: Token) -> list[Range]:
        act = next((c for c in children(verb) if c.dep_ == "xcomp" and c.i > verb.i
                    and any(a.lower_ == "to" and a.dep_ == "aux" for a in children(c))), None)
        return [phrase(act)] if act is not None else []

    def _preposition(self, token: Token, wanted: set[str] | frozenset[str]) -> list[Range]:
        for c in children(token):
            if c.dep_ in ("prep", "dative", "agent") and c.lower_ in wanted and c.i > token.i:
                noun = child(c, "pobj", "pcomp")
                if noun is None:
                    continue
                tail = next((other for other in children(token)
                             if other.dep_ == "prep" and other.lower_ == "as" and other.i > noun.i), None)
                if tail is not None:
                    return [(noun.left_edge.i, tail.right_edge.i + 1)]
                if not (noun.lower_ in _PERSONAL and noun.left_edge is noun.right_edge):
                    return [phrase(noun)]
        return []

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
        content = self._complement(noun, wanted) or self._preposition(verb, wanted)
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
        elif by is not None and formal is not None and cue.frames & {"object", "clause"}:
            content = [phrase(formal)]
            act = child(verb, "xcomp")
            if act is not None:
                content.append(phrase(act))
        elif "clause" in cue.frames and cue.lemma in ("ask", "tell", "inform", "remind"):
            content = self._clause(verb) or self._preposition(verb, cue.prepositions)
        elif formal is not None and cue.lemma in _RAISING:
            act = child(verb, "xcomp")
            if act is not None:
                content = [phrase(formal), phrase(act)]
        if not content:
            return None
        return self._finish(verb, content, by, cue, f"passive:{cue.lemma}")

    # Nouns and adjectives

    def _complement(self, noun: Token, wanted: set[str]) -> list[Range]:
        for c in children(noun):
            if c.i < noun.i:
                continue
            if c.dep_ in ("acl", "relcl", "ccomp"):
                has_that = any(m.lower_ == "that" and m.dep_ == "mark" for m in children(c))
                has_to = any(a.lower_ == "to" and a.dep_ == "aux" for a in children(c))
                if (has_that and ("that" in wanted or c.dep_ != "relcl")) or (has_to and "to" in wanted):
                    return [phrase(c)]
        return self._preposition(noun, wanted)

    def _noun(self, noun: Token, cue: Cue) -> Draft | None:
        content = self._complement(noun, cue.prepositions)
        if not content:
            return None
        owner = child(noun, "poss")
        if owner is None:
            links = (c for c in children(noun) if c.dep_ in ("prep", "agent"))
            by = next((c for c in links if c.lower_ in ("by", "from")), None)
            owner = child(by, "pobj") if by is not None else None
        if owner is None and "that" in (word.lower_ for word in self.doc[content[0][0]:content[0][0] + 1]):
            # "stirred anger with a claim that ...": whoever does what the sentence tells.
            verb = governor(noun)
            owner = subject(verb) if verb is not None else None
            if owner is not None and owner.left_edge.i <= noun.i <= owner.right_edge.i:
                owner = None
        if owner is None:
            return None
        return self._finish(noun, content, owner, cue, f"noun:{cue.lemma}")

    def _adjective(self, adjective: Token, cue: Cue) -> Draft | None:
        verb = adjective.head
        if adjective.dep_ not in ("acomp", "oprd") or verb.tag_[0] not in "VM":
            return None
        content: list[Range] = []
        for c in children(adjective):
            if c.i > adjective.i and c.dep_ in ("ccomp", "xcomp"):
                content = [phrase(c)]
                break
        content = content or self._preposition(adjective, cue.prepositions)
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
        if who is None and not rule.startswith(("clause", "inserted")):
            return None
        return self._finish(verb, content, who, cue, rule)

    def _finish(
        self, cue_word: Token, content: list[Range], who: Token | None, cue: Cue, rule: str
    ) -> Draft | None:
        pieces = [p for p in (trimmed(self.doc, piece) for piece in content) if p is not None]
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
        lower = self.page.lower
        for number, word in enumerate(lower):
            for words in self.lexicon.attributions.get(word, ()):
                if tuple(lower[max(0, number - len(words) + 1):number + 1]) == words:
                    draft = self._according(number, len(words))
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
        sentence = preposition.sent
        limits = phrase(top) if top.tag_[0] in "VMN" else (sentence.start, sentence.end)
        if limits[0] >= own[0] and limits[1] <= own[1]:
            limits = (sentence.start, sentence.end)
        pieces = [p for p in (trimmed(self.doc, piece) for piece in without(limits, own)) if p is not None]
        if not pieces:
            return None
        cue = [(first, last + 1)]
        source = source_pieces(self.doc, noun, preposition)
        return Draft(pieces, source, cue, "speech", "according to", speaker=noun)
