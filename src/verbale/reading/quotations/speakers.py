"""Resolves the sources of quotations: to actors of the report, and to the name under which they speak.

A ministry, a capital or a district speaks for its state, but is not the state: the actor then is the
state, and the name is the words that the report uses.
"""

from bisect import bisect_left
from dataclasses import dataclass, replace

from spacy.tokens import Token

from verbale.account import Actor
from verbale.reading.actors.index import ActorIndex, Found
from verbale.reading.quotations.clauses import RELATIVES, child, children, joined
from verbale.reading.quotations.forms import is_answer, is_asked
from verbale.reading.quotations.lexicon import lexicon
from verbale.reading.quotations.page import Draft, Page

_HE = frozenset({"he", "his", "him"})
_SHE = frozenset({"she", "her", "hers"})
_PLURAL = frozenset({"they", "it", "their", "its"})
_SELF = frozenset({"i", "we", "my", "our"})
_MODIFIERS = frozenset({"amod", "compound", "poss", "nmod"})
_DETERMINERS = frozenset({"DT", "PRP$", "WDT"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: an actor's id if there is one, a name, and the token where the report last says so.

    `joint` are the ids of those who say the same with the speaker: 'the ministers said in a joint statement'.
    """

    actor: str | None
    name: str
    place: int = -1
    joint: tuple[str, ...] = ()


class Speakers:
    """Resolves the drafts of one document in text order."""

    def __init__(self, page: Page, index: ActorIndex) -> None:
        self.page = page
        self.doc = page.doc
        self.index = index
        self.named: dict[str, list[int]] = {}
        self.pronouns: dict[str, set[str]] = {}
        for found in self.index:
            if found.mention.kind == "pronoun":
                self.pronouns.setdefault(found.actor.id, set()).add(found.span[0].lower_)
            elif page.quote_at[found.span.start] is None:
                self.named.setdefault(found.actor.id, []).append(found.span.start)
        self.organs = self._organs()

    def resolve(self, drafts: list[Draft]) -> list[Speaker | None]:
        """Return the speaker of each draft; the drafts stand in text order."""
        resolved: list[Speaker | None] = []
        last: Speaker | None = None
        answering = self._interviewed(drafts)
        for draft in drafts:
            outer = resolved[draft.within] if draft.within is not None else None
            if is_asked(self.page, draft):
                speaker = None
            elif is_answer(self.page, draft):
                speaker = answering
            else:
                speaker = self._speaker(draft, outer if draft.within is not None else last)
                answering = speaker if draft.rule == "turn" and speaker is not None else answering
            if speaker is not None and speaker.actor is not None and draft.speaker is not None:
                speaker = replace(speaker, joint=self._joint(draft.speaker, speaker.actor) or speaker.joint)
            resolved.append(speaker)
            if draft.within is None and speaker is not None and draft.speaker is not None:
                last = replace(speaker, place=draft.speaker.i)
        return resolved

    def _speaker(self, draft: Draft, before: Speaker | None) -> Speaker | None:
        if draft.speaker is None:
            return None
        word = self._author(self._meant(draft.speaker))
        found = self.index.covering(word)
        if word.lower_ in _SELF:
            return before if draft.within is not None else None
        if draft.within is None and before is not None and self._has_floor(before, word, found):
            return before
        if any(f.actor.kind == "person" for f in found):
            return self._of_mention(found, word)
        named = self._person_beside(word)
        if named is not None:
            return Speaker(named.id, named.name)
        if found:
            return self._of_mention(found, word)
        if word.lower_ in _HE or word.lower_ in _SHE or word.lower_ in _PLURAL:
            return None
        organ = self.organs.get(word.lower_) if not word.text[0].isupper() else None
        return self._organ(self._earlier(organ, word) if organ else word)

    def _interviewed(self, drafts: list[Draft]) -> Speaker | None:
        """Return whom the words before the first turn name most often: the one who answers."""
        first = next((draft.start for draft in drafts if draft.rule == "turn"), 0)
        named = {f.actor.id: f.actor for f in self.index if f.actor.kind == "person" and f.span.start < first}
        counts = {one: sum(place < first for place in self.named.get(one, ())) for one in named}
        best = max(counts, key=lambda one: counts[one], default=None)  # of several, the first
        return Speaker(best, named[best].name) if best is not None and counts[best] else None

    def _joint(self, word: Token, first: str) -> tuple[str, ...]:
        """Return who speaks with the first: those of the same plural mention, and those joined by "and"."""
        word = self._meant(word)
        outermost = self.index.covering(word)[:1]
        found = [f.actor.id for f in self.index.covering(word) if f.span == outermost[0].span]
        for noun in (word, *(c for c in children(word) if c.dep_ == "appos")):
            for other in joined(noun):
                found += [f.actor.id for f in self.index.covering(other)[:1]]
        return tuple(dict.fromkeys(actor for actor in found if actor != first))

    def _of_mention(self, found: tuple[Found, ...], word: Token) -> Speaker:
        """Take the person, for a title before a name stands for one; else the outermost mention."""
        best = next((f for f in found if f.actor.kind == "person"), found[0])
        actor: Actor = best.actor
        if actor.kind == "state" and best.mention.kind == "metonym" and best.span.root.i == word.i:
            return Speaker(actor.id, self.page.text[slice(*best.mention.span)])
        return Speaker(actor.id, actor.name)

    def _organ(self, word: Token) -> Speaker:
        """Name a source that is no actor by its own words, and give it the state that its words name."""
        start = word.i
        for c in word.lefts:
            if c.dep_ in _MODIFIERS and c.tag_ not in _DETERMINERS:
                start = min(start, c.left_edge.i)
        while start < word.i and self.doc[start].tag_ in _DETERMINERS:
            start += 1
        actor: str | None = None
        for number in range(start, word.i):
            for each in self.index.covering(self.doc[number]):
                actor = actor or each.actor.id
        return Speaker(actor, self.page.text[slice(*self.page.offsets((start, word.i + 1)))])

    def _has_floor(self, before: Speaker, word: Token, found: tuple[Found, ...]) -> bool:
        """Tell whether a pronoun goes on with the last speaker rather than with somebody spoken of.

        Those whom the report names only inside quotation marks are spoken of.
        """
        if word.lower_ not in _HE and word.lower_ not in _SHE and word.lower_ not in _PLURAL:
            return False
        if not found:
            return True
        meant = found[0].actor
        if word.lower_ in _PLURAL or meant.id == before.actor or self._differs(before, word):
            return False
        named = self.named.get(meant.id, [])
        latest = bisect_left(named, word.i) - 1
        return latest < 0 or named[latest] < before.place

    def _differs(self, speaker: Speaker, word: Token) -> bool:
        """Tell whether the report speaks of a speaker with the other pronoun."""
        other = _SHE if word.lower_ in _HE else _HE
        return bool(other & self.pronouns.get(speaker.actor or "", set()))

    def _person_beside(self, word: Token) -> Actor | None:
        """Return a person named in apposition: 'a spokesman for the group, Jan Kral'."""
        for c in children(word):
            if c.dep_ in ("appos", "compound"):
                for each in self.index.covering(c):
                    if each.actor.kind == "person":
                        return each.actor
        return None

    def _organs(self) -> dict[str, list[int]]:
        """Map the last word of each full name ('Foreign Ministry') to where such names end."""
        found: dict[str, list[int]] = {}
        before = ""
        for number, tag in enumerate(self.page.tags):
            if tag == "NNP" and before in ("NNP", "JJ"):
                found.setdefault(self.page.lower[number], []).append(number)
            before = tag
        return found

    def _earlier(self, places: list[int], word: Token) -> Token:
        """Return the last full name before a word that repeats its last part, failing that the word."""
        return next((self.doc[i] for i in reversed(places) if i < word.i), word)

    @staticmethod
    def _meant(word: Token) -> Token:
        """Return the noun that a relative pronoun stands for."""
        if word.lower_ not in RELATIVES:
            return word
        verb = word.head
        while verb.dep_ in ("conj", "xcomp", "ccomp", "aux") and verb.head != verb:
            verb = verb.head
        return verb.head if verb.dep_ == "relcl" else word

    def _author(self, word: Token) -> Token:
        """Return who stands behind a document: 'a statement by the presidency', 'data of the district'."""
        if word.lower_ not in lexicon().documents:
            return word
        links = (c for c in children(word) if c.dep_ in ("prep", "agent"))
        by = next((c for c in links if c.lower_ in ("by", "of", "from")), None)
        author = child(by, "pobj") if by is not None else child(word, "poss")
        return author if author is not None else word
