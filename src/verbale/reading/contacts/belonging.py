"""What a time belongs to: the occasion of a trigger, or something else that the sentence speaks of."""

import re
from collections.abc import Container, Iterator

from spacy.tokens import Token

from verbale.reading.contacts.around import BESIDE
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.status_words import status_words
from verbale.reading.syntax import clause_head, is_superseded, is_verb

FAR = 80  # words between a trigger and a time that can be its own
_CLIMB = 6  # steps in the tree
_BEFORE_NOUN = frozenset({"poss", "compound", "nummod", "amod", "nmod"})
_EDGES = frozenset({"start", "beginning", "outset", "opening", "end", "close", "conclusion"})
_JOURNEYS = frozenset({"trip", "tour", "swing", "journey"})
_STAGING = frozenset({"holding", "convening", "hosting", "staging", "opening"})
_PARTS = frozenset({"early", "mid", "late"})
_COMPARED = frozenset(
    {"up", "down", "increase", "rise", "decrease", "fall", "drop", "decline"}
)  # "down from 1996"
_YEAR = re.compile(r"[12]\d{3}")
_BOUNDING = frozenset({"after", "before", "following", "since", "despite", "about", "over"})


def belongs_elsewhere(time: Token, mention: ContactMention, nouns: Container[str]) -> bool:
    """Tell whether a time is not the occasion's own, although it stands in its sentence.

    `nouns` are those of contacts, in lower case.
    """
    trigger, predicate = mention.trigger, mention.predicate
    if of_staging(time, trigger) or of_what_is_signed(time, trigger):
        return False
    if mention.beside and _of_the_edge(time):
        return False
    if mention.mode == "visit" and _of_its_journey(time, predicate):
        return False
    return (
        _since(time, predicate)
        or (mention.status != "cancelled" and _no_longer(clause_head(time)))
        or _behind_order(time, trigger)
        or _of_another_occasion(time, mention, nouns)
        or _of_another_thing(time, trigger, predicate)
    )


def of_staging(told: Token, trigger: Token) -> bool:
    """Tell whether time or place hangs on the noun that stages the trigger: "the holding of X on Friday"."""
    noun = trigger.head.head if trigger.dep_ == "pobj" and trigger.head.lower_ == "of" else trigger
    return noun.lower_ in _STAGING and told.i > trigger.i and told.dep_ == "pobj" and told.head.head == noun


def of_what_is_signed(time: Token, trigger: Token) -> bool:
    """Tell whether the words are "the May 5 accord signed by X": it is named by the day of its signing."""
    paper = trigger.head
    named = time.head == paper and time.i < paper.i and time.dep_ in _BEFORE_NOUN
    return named and trigger.lower_ == "signed" and trigger.dep_ == "acl"


def _no_longer(verb: Token) -> bool:
    """Tell whether a clause says what no longer holds: "first set for Monday", "which had been put off"."""
    return is_superseded(verb) or (
        verb.dep_ == "relcl" and status_words().governing.get(verb.lower_) == "cancelled"
    )


def _way_up(time: Token, trigger: Token, predicate: Token) -> Iterator[Token]:
    """Yield the time and the words above it, up to the trigger or its verb."""
    for _ in range(_CLIMB):
        if time in (trigger, predicate):
            return
        yield time
        if time.head == time:
            return
        time = time.head


def _of_another_occasion(time: Token, mention: ContactMention, nouns: Container[str]) -> bool:
    """Tell whether the time belongs to another occasion's noun ("ahead of December 21 talks")."""
    trigger, predicate = mention.trigger, mention.predicate
    meets = mention.mode in ("meeting", "conference") and is_verb(trigger)
    links = frozenset({"at", "for"} if meets else {"at"})
    for word in _way_up(time, trigger, predicate):
        above = word.head
        if above != trigger and above.lower_ in nouns and not is_verb(above) and not _at_edge(above):
            if _held_at(above, trigger, links):
                return False
            return above.i > trigger.i or time.i < trigger.i
        if above.tag_ == "VBG" and above.dep_ == "pobj" and above not in (trigger, predicate):
            staged = (c for c in above.children if c.dep_ == "compound" and c != trigger)
            if any(noun.lower_ in nouns for noun in staged):
                return True  # "on the agenda of the summit opening Thursday"
    return False


def _held_at(noun: Token, trigger: Token, links: frozenset[str]) -> bool:
    """Tell whether what is met at, or for, tells when: "met at a summit", "will receive him for talks"."""
    link = noun.head
    return noun.dep_ == "pobj" and link.lower_ in links and trigger.i < link.i and _leads_to(link, trigger)


def _leads_to(link: Token, trigger: Token) -> bool:
    """Tell whether a preposition hangs on the trigger, on its own words or on the verb that governs it."""
    token = link.head
    for _ in range(_CLIMB):
        if token in (trigger, trigger.head):
            return True
        if is_verb(token) or token.head == token:
            return False
        token = token.head
    return False


def _at_edge(noun: Token) -> bool:
    """Tell whether the words are "at the start of a visit on Tuesday", when something else was as well."""
    edge = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return edge.lower_ in _EDGES and edge.head.lower_ == "at"


def _of_another_thing(time: Token, trigger: Token, predicate: Token) -> bool:
    """Tell whether the time is part of a name ("the 1995 accord") or of what only bounds the occasion.

    "Before elections due in October" and "since last month's revolution" say when something else was.
    """
    for word in _way_up(time, trigger, predicate):
        above = word.head
        if is_verb(word) or above in (trigger, predicate):
            return False
        noun = above.tag_ in ("NN", "NNS", "NNP", "NNPS")
        listed = any(c.dep_ == "cc" for c in word.children)  # "met A on Monday and B"
        before = word == time and noun and word.dep_ in _BEFORE_NOUN and word.i < above.i and not listed
        if before and not _opens_clause(time, above):
            return True
        if word != time and word.dep_ == "pobj" and above.lower_ in _BOUNDING and word.i < time.i:
            return True
        if _is_for_years(word, trigger) or (above.lower_ == "from" and above.head.lower_ in _COMPARED):
            return True
    return False


def _is_for_years(year: Token, trigger: Token) -> bool:
    """Tell whether the words are "the budget for 2008 to 2014", behind the words for what takes place."""
    first = year.i - 2
    if first > 0 and year.nbor(-1).lower_ == "to" and _YEAR.fullmatch(year.doc[first].text):
        year = year.doc[first]
    link = year.head
    if year.dep_ != "pobj" or link.lower_ != "for" or not _YEAR.fullmatch(year.text) or link.i < trigger.i:
        return False
    before = link.nbor(-1)  # wherever the parser hung the year
    return before.tag_.startswith("NN") and before != trigger


def _of_its_journey(time: Token, predicate: Token) -> bool:
    """Tell whether the words are "will visit A and B on a May 2-5 trip"."""
    for _ in range(_CLIMB):
        above = time.head
        if time.lower_ in _JOURNEYS and time.dep_ == "pobj":
            return above.lower_ in ("on", "during") and above.head == predicate
        if above == time or is_verb(above):
            return False
        time = above
    return False


def _of_the_edge(time: Token) -> bool:
    """Tell whether the time names what somebody meets beside: "on the margins of the May summit"."""
    for _ in range(_CLIMB):
        if time.lower_ in BESIDE:
            return True
        if time.head == time or is_verb(time.head):
            return False
        time = time.head
    return False


def _opens_clause(time: Token, name: Token) -> bool:
    """Tell whether the parser put a time that opens a clause into a name: "On Monday Lavrov will meet".

    So with "in late June Lavrov met".
    """
    first = time
    while first.i > 0 and first.nbor(-1).lower_ in _PARTS:
        first = first.nbor(-1)
    return name.tag_ in ("NNP", "NNPS") and first.i > 0 and first.nbor(-1).lower_ in ("on", "in")


def _behind_order(time: Token, trigger: Token) -> bool:
    """Tell whether the time is of something that the occasion comes ahead of: "his visit came ahead of"."""
    if time.i < trigger.i:
        return False
    between = time.doc[trigger.i + 1 : min(time.i, trigger.i + FAR)]
    return any(t.lower_ == "ahead" and t.nbor(1).lower_ == "of" for t in between)


def _since(time: Token, predicate: Token) -> bool:
    """Tell whether the time only bounds: "the first visit since August", but not "not met since 1994".

    So with "the first to visit since X in 1928", where the parser hangs the year on the verb.
    """
    link = time.head
    if link.lower_ == "in" and link.dep_ == "prep":
        before = (c for c in link.head.children if c.lower_ == "since" and c.dep_ == "prep" and c.i < link.i)
        since = next(before, link)
        link = link if any(t.text == "," for t in link.doc[since.i : link.i]) else since
    if link.lower_ != "since" or is_lasting(link.head):
        return False
    return not any(child.dep_ == "neg" for child in predicate.children)


def is_lasting(verb: Token) -> bool:
    """Tell whether the verb is "has been visiting" or "has been": what it tells of goes on."""
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return bool({"has", "have"} & words) and (verb.lower_ == "been" or {"been"} <= words)
