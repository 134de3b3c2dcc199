"""From when to when: the days that verbs on an occasion tell: "which opened on Monday, ends on Friday"."""

from collections.abc import Container, Iterator

from spacy.tokens import Token

from verbale.reading.contacts.auxiliaries import is_ending, modal_of, to_infinitive
from verbale.reading.contacts.days import date_bounds, days_between, is_day, later
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.when import Times
from verbale.reading.syntax import below, carrier, clause_head, is_verb, subjects

_LONGEST = 21  # days
_WEEK = 7  # days
_BEGINNING = frozenset(
    {
        "began", "begin", "begins", "begun", "beginning", "opened", "open", "opens", "opening",
        "started", "start", "starts", "starting", "kicked", "kick", "kicks", "convened", "convenes",
    }
)  # fmt: skip
_GOT = frozenset({"got", "get", "gets", "getting"})  # "got under way"
_WAY = frozenset({"under", "underway"})
_BROKE = frozenset({"broke", "break", "breaks", "broken", "adjourned", "adjourn", "adjourns"})
_THEY = frozenset({"it", "they", "both"})
_WHICH = frozenset({"which", "that"})
_PAST = frozenset({"VBD", "VBN"})


def told(mention: ContactMention, times: Times, ending: Container[str], day: str | None) -> str | None:
    """Return the days of an occasion of which the words tell both the first and the last one.

    `ending` are verbs of ending, in lower case; `day` the report's date of publication.
    """
    if is_verb(mention.trigger):
        return None
    first = last = None
    for verb in _verbs_on(carrier(mention.trigger)):
        begins, ends = _begins(verb), _ends(verb, ending)
        if not (begins or ends):
            continue
        on = _day_of(verb, times, day)
        if begins:
            first = first or on
        else:
            last = last or on
    if first is None or last is None or not 0 < days_between(first, last) <= _LONGEST:
        return None
    return f"{first}/{last}"


def _verbs_on(noun: Token) -> Iterator[Token]:
    """Yield the verbs that tell of the noun: its clauses, the verb it hangs on, the next one of "it"."""
    heads = [c for c in below(noun) if c.dep_ in ("relcl", "acl") and c.i > noun.i and _of_things(c, noun)]
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj") and is_verb(noun.head):
        heads.append(noun.head)
    end = noun.sent.end
    if end < len(noun.doc):
        root = noun.doc[end].sent.root
        bare = not any(c.dep_ == "dobj" for c in root.children)  # "they opened a school"
        if bare and any(s.lower_ in _THEY for s in subjects(root)):
            heads.append(root)
    for head in heads:
        yield head
        yield from (c for c in _joined(head) if is_verb(c))


def _of_things(verb: Token, noun: Token) -> bool:
    return verb.head == noun or any(c.lower_ in _WHICH for c in verb.children)


def _joined(verb: Token) -> Iterator[Token]:
    """Yield the verbs that go on from one, with no subject of their own."""
    for _ in range(3):
        following = next((c for c in verb.children if c.dep_ == "conj"), None)
        if following is None or any(c.dep_ in ("nsubj", "nsubjpass") for c in following.children):
            return
        yield following
        verb = following


def _begins(verb: Token) -> bool:
    if verb.lower_ in _GOT:
        return any(c.lower_ in _WAY for c in verb.children)
    return verb.lower_ in _BEGINNING or is_ending(verb, _BEGINNING)


def _ends(verb: Token, ending: Container[str]) -> bool:
    return verb.lower_ in ending or verb.lower_ in _BROKE or is_ending(verb, ending)


def _day_of(verb: Token, times: Times, day: str | None) -> str | None:
    """Return the one day told in a verb's clause, a weekday turned to where its tense has it."""
    own = [t for t in times.of_sentence(verb.sent.start) if clause_head(t.token) == verb]
    if len(own) != 1 or not is_day(own[0].edtf):
        return None
    date = own[0].edtf
    if day is None or not own[0].weekday or (bounds := date_bounds(date)) is None:
        return date
    past = verb.tag_ in _PAST and modal_of(verb) is None and not to_infinitive(verb)
    if past and bounds[0] > day[:10]:
        return later(date, -_WEEK)
    if not past and bounds[0] < day[:10]:
        return later(date, _WEEK)
    return date
