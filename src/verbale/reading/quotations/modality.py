"""How speech is told: as said, as not said, as asked, or as not said yet."""

from spacy.tokens import Token

from verbale.account import Modality
from verbale.reading.quotations.clauses import children, own_subject
from verbale.reading.quotations.forms import is_asked
from verbale.reading.quotations.lexicon import Lexicon
from verbale.reading.quotations.page import Draft, Page

_HIGHEST = 5  # heads to look at above a cue
_PASSED = frozenset({"xcomp", "pcomp", "prep", "advmod", "acomp", "oprd"})
_STOPS = ".!…"


def modality_of(page: Page, draft: Draft, words: Lexicon) -> Modality:
    """Return how the report tells that a quotation was uttered."""
    cue = _cue(page, draft)
    lists = words.modality
    if _said_by_nobody(draft.speaker, lists["nobody"], lists["negations"]):
        return "negated"
    if cue is not None:
        stands = _standing(cue, words)
        if stands is not None:
            return stands
        if cue.lower_ in lists["asking"] and _opens_question(page, draft, lists["question_words"]):
            return "questioned"
    if is_asked(page, draft):
        return "questioned"
    is_own_words = draft.direct or draft.rule == "turn"
    return "questioned" if is_own_words and _is_question(page, draft) else "asserted"


def _cue(page: Page, draft: Draft) -> Token | None:
    """Return the word of the cue that carries its grammar."""
    numbers = [number for start, end in draft.cue for number in range(start, end)]
    word = next((n for n in numbers if page.tags[n][0] == "V"), None)
    if word is None:
        word = next((n for n in numbers if page.tags[n][0] in "NJ"), None)
    return page.doc[word] if word is not None else None


def _said_by_nobody(speaker: Token | None, nobody: frozenset[str], negations: frozenset[str]) -> bool:
    if speaker is None:
        return False
    determiners = (c.lower_ for c in children(speaker) if c.dep_ == "det")
    return speaker.lower_ in nobody or any(word in negations for word in determiners)


def _standing(cue: Token, words: Lexicon) -> Modality | None:
    """Return what negations, modals, conditions and governing verbs make of a cue; None for nothing."""
    lists = words.modality
    current = cue if cue.tag_[0] != "J" else cue.head
    for step in range(_HIGHEST):
        own = tuple(children(current))
        if any(c.dep_ in ("neg", "det", "preconj") and c.lower_ in lists["negations"] for c in own):
            return "negated"
        if current.dep_ == "conj" and any(c.lower_ == "nor" and c.dep_ == "cc" for c in current.head.rights):
            return "negated"
        if step == 0 or current.tag_ == "VB":
            if any(c.dep_ == "aux" and c.tag_ == "MD" for c in own):
                return "hypothetical"
            if any(c.dep_ == "mark" and c.lower_ in lists["conditions"] for c in own):
                return "hypothetical"
        head = current.head
        if head == current:
            return None
        if current.dep_ == "conj" and current.tag_ == head.tag_ == "VB" and own_subject(current) is None:
            # "will go and say", "did not confirm or deny"
            current = head
            continue
        if current.dep_ not in _PASSED:
            return None
        if head.lower_ in lists["refusing"] or head.lower_ in lists["short_of"]:
            return "negated"
        if head.lower_ in lists["pending_words"] or (head.tag_[0] == "V" and head.lower_ in lists["pending"]):
            return "hypothetical"
        current = head
    return None


def _opens_question(page: Page, draft: Draft, opening: frozenset[str]) -> bool:
    """Tell whether what was asked is a question, and no request: 'asked whether', 'asked about'."""
    return page.lower[draft.start] in opening or page.lower[draft.start - 1] == "about"


def _is_question(page: Page, draft: Draft) -> bool:
    """Tell whether all that is said is one question, or several."""
    start, end = page.offsets(draft.content[-1])
    last = page.text[start:end].rstrip("\"'”’»“ ")
    if not last.endswith("?"):
        return False
    return not any(
        page.text[n] in _STOPS and page.text[n + 1 : n + 2].isspace()
        for a, b in (page.offsets(piece) for piece in draft.content)
        for n in range(a, b)
    )
