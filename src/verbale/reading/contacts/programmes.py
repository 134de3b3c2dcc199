"""What a report lays out as a programme: "Next she travels to Utopia, where she meets X" lies ahead."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from verbale.reading.contacts.auxiliaries import PRESENT
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.status_words import status_words
from verbale.reading.syntax import below, clause_head, is_verb

_FIRM = 2  # weakness up to which words say whether it takes place
_HEADING = 60  # words in which a diary says that it is one
_LATER = frozenset({"later", "tonight"})
_THEN = frozenset({"then", "next", "afterwards"})
_ITEM = frozenset({"-", "--", "---", "–", "—", "*", "•", "·"})


def settle(mentions: Sequence[ContactMention], doc: Doc, day: str | None) -> None:
    """Let plain present tenses tell of plans: of who has journeys ahead, of later today, in a diary.

    Elsewhere the present of a report is that of its headline, and tells what took place.
    """
    opening = {token.lower_ for token in doc[:_HEADING]}
    diary = bool(opening & status_words().diary)
    bound: set[str] = set()
    for mention in mentions:
        travellers = {actor.id for actor in mention.persons}
        if mention.mode == "visit" and mention.status == "planned" and mention.weakness < _FIRM:
            bound |= travellers
        elif _is_bare_present(mention) and not _is_over(mention, day):
            listed = diary and _opens_item(mention.trigger)
            if travellers & bound or listed or _later_today(mention, day) or _then(mention):
                mention.status, mention.status_rule = "planned", "programme"
            if listed and day and mention.date is None:
                mention.date, mention.closeness = day[:10], "clause"


def _is_bare_present(mention: ContactMention) -> bool:
    verb = clause_head(mention.trigger)
    told = mention.status == "held" and mention.status_rule == "default" and not mention.in_speech
    auxiliaries = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return told and is_verb(verb) and verb.tag_ in PRESENT and not auxiliaries


def _later_today(mention: ContactMention, day: str | None) -> bool:
    """Tell whether the words are "travels to Rome later on Wednesday", in a report of that day."""
    within = {t.lower_ for t in below(clause_head(mention.trigger))}
    return mention.date is not None and day is not None and mention.date == day[:10] and bool(within & _LATER)


def _then(mention: ContactMention) -> bool:
    """Tell whether the words are "then goes on to Rome", of a journey that follows on another."""
    return mention.mode == "visit" and any(c.lower_ in _THEN for c in mention.predicate.children)


def _is_over(mention: ContactMention, day: str | None) -> bool:
    return bool(mention.date and day and mention.date[:10] < day[: len(mention.date[:10])])


def _opens_item(token: Token) -> bool:
    """Tell whether the sentence is an item of a list."""
    start = next((t for t in token.sent if not t.is_space), token)
    return start.text in _ITEM
