"""What a report lays out as a programme: "Next she travels to Utopia, where she meets X" lies ahead."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from verbale.reading.contacts import item_days
from verbale.reading.contacts.auxiliaries import bare_present
from verbale.reading.contacts.days import begins_after
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.status_words import status_words
from verbale.reading.contacts.told_times import Dated
from verbale.reading.contacts.when import Times
from verbale.reading.syntax import below, clause_head

_FIRM = 2  # weakness up to which words say whether it takes place
_HEADING = 60  # words in which a diary says that it is one
_OPEN = frozenset({"planned", "possible"})
_LATER = frozenset({"later", "tonight"})
_PARTS_OF_DAY = frozenset({"afternoon", "evening"})
_THEN = frozenset({"then", "next", "afterwards"})


def settle(mentions: Sequence[ContactMention], doc: Doc, times: Times, day: str | None) -> None:
    """Let plain present tenses tell of plans: of who has journeys ahead, of later today, in a diary.

    Elsewhere the present of a report is that of its headline, and tells what took place.
    """
    opening = {token.lower_ for token in doc[:_HEADING]}
    diary = bool(opening & status_words().diary)
    coming = any(t.lower_ in status_words().diary for t in next(doc.sents, ()))
    behind = bool(opening & status_words().chronicle)
    items = item_days.of_items(doc, times)
    bound: set[str] = set()
    for mention in mentions:
        item = items.get(mention.trigger.sent.start)
        if item is not None and day and _is_its_day(mention, item, day):
            _list(mention, item, day, ahead=coming, behind=behind)
        travellers = {actor.id for actor in mention.persons}
        if mention.mode == "visit" and mention.status == "planned" and mention.weakness < _FIRM:
            bound |= travellers
        elif _is_bare_present(mention) and not _is_over(mention, day):
            listed = diary and _opens_item(mention.trigger)
            if travellers & bound or listed or _later_today(mention, day) or _then(mention):
                mention.status, mention.status_rule = "planned", "programme"
            if listed and day and mention.date is None:
                mention.date, mention.closeness = day[:10], "clause"


def _is_its_day(mention: ContactMention, item: Dated, day: str) -> bool:
    """Tell whether an occasion is on the day under which it is listed: the words tell no other.

    Among the news of a day "X to visit Y" is of a later one.
    """
    ahead = mention.status in _OPEN and not mention.status_rule.startswith("default")
    told = mention.date in (None, item.edtf) and not (ahead and not begins_after(item.edtf, day))
    return told and not (mention.recalled or mention.in_speech)


def _list(mention: ContactMention, item: Dated, day: str, *, ahead: bool, behind: bool) -> None:
    """Give a mention the day under which it is listed; a present tense is past or to come as the day is."""
    bare = mention.status_rule.startswith("default")
    mention.date, mention.closeness = item_days.dated(item, day, ahead=ahead, behind=behind and bare), "own"
    if bare:
        to_come = begins_after(mention.date, day) or (ahead and not _is_over(mention, day))
        mention.status, mention.status_rule = "planned" if to_come else "held", "programme"


def _is_bare_present(mention: ContactMention) -> bool:
    told = mention.status == "held" and mention.status_rule == "default" and not mention.in_speech
    return told and bare_present(clause_head(mention.trigger))


def _later_today(mention: ContactMention, day: str | None) -> bool:
    """Tell whether the words are "travels to Rome later on Wednesday", "this evening", "later this week"."""
    if mention.date is None or day is None or mention.date.partition("/")[0] != day[:10]:
        return False
    within = list(below(clause_head(mention.trigger)))
    return any(t.lower_ in _LATER or _this_evening(t) for t in within)


def _this_evening(noun: Token) -> bool:
    return noun.lower_ in _PARTS_OF_DAY and any(c.lower_ == "this" for c in noun.children)


def _then(mention: ContactMention) -> bool:
    """Tell whether the words are "then goes on to Rome", of a journey that follows on another."""
    return mention.mode == "visit" and any(c.lower_ in _THEN for c in mention.predicate.children)


def _is_over(mention: ContactMention, day: str | None) -> bool:
    return bool(mention.date and day and mention.date[:10] < day[: len(mention.date[:10])])


def _opens_item(token: Token) -> bool:
    """Tell whether the sentence is an item of a list."""
    start = next((t for t in token.sent if not t.is_space), token)
    return start.text in item_days.ITEM
