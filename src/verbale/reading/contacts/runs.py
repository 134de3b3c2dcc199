"""From when to when: the days that verbs on an occasion tell: "which opened on Monday, ends on Friday"."""

from collections.abc import Container, Iterator

from spacy.tokens import Token

from verbale.reading.contacts.auxiliaries import is_ending, modal_of, to_infinitive
from verbale.reading.contacts.days import date_bounds, days_between, is_day, later
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.when import Times
from verbale.reading.syntax import carrier, clause_head, is_verb, nearby, subjects

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
_LASTING = frozenset(
    {
        "run", "runs", "ran", "running", "last", "lasts", "lasting", "lasted",
        "continue", "continues", "continuing", "go", "goes", "going",
    }
)  # fmt: skip
_UNTIL = frozenset({"until", "till", "through"})
_THEY = frozenset({"it", "they", "both"})
_WHICH = frozenset({"which", "that"})
_CLAUSES = frozenset({"relcl", "acl", "ccomp"})
_PAST = frozenset({"VBD", "VBN"})


def told(mention: ContactMention, times: Times, ending: Container[str], day: str | None) -> str | None:
    """Return the days of an occasion of which the words tell both the first and the last one.

    `ending` are verbs of ending, in lower case; `day` the report's date of publication.
    """
    if is_verb(mention.trigger):
        return None
    first = last = None
    for verb in _verbs_on(carrier(mention.trigger), times.nouns):
        if _begins(verb):
            first = first or _day_of(verb, times, day)
        elif _ends(verb, ending) or _lasts(verb):
            last = last or _day_of(verb, times, day)
    if first is None or last is None or not 0 < days_between(first, last) <= _LONGEST:
        return None
    return f"{first}/{last}"


def opens(mention: ContactMention) -> bool:
    """Tell whether the words say that the occasion begins: "the visit, which starts on Monday"."""
    noun = mention.trigger
    verbs = [c for c in noun.children if c.dep_ == "relcl"]
    verbs += [noun.head] if noun.dep_ in ("nsubj", "nsubjpass", "dobj") else []
    return not is_verb(noun) and any(_begins(verb) for verb in verbs)


def _verbs_on(noun: Token, nouns: Container[str]) -> Iterator[Token]:
    """Yield the verbs that tell of the noun: its clauses, the verb it hangs on, the next one of "it"."""
    heads = [c for c in _behind(noun, nouns) if c.dep_ in _CLAUSES and _of_things(c, noun)]
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


def _behind(noun: Token, nouns: Container[str]) -> Iterator[Token]:
    """Yield the words behind a noun up to the next one of `nouns`."""
    for token in nearby(noun):
        if token.i > noun.i:
            if token.lower_ in nouns and not is_verb(token):
                return
            yield token


def _of_things(verb: Token, noun: Token) -> bool:
    which = any(c.lower_ in _WHICH and c.tag_ == "WDT" for c in verb.children)
    return which or (verb.head == noun and verb.dep_ != "ccomp")


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


def _lasts(verb: Token) -> bool:
    """Tell whether the verb is "run until", "are to last through"."""
    inner = (c for child in verb.children if child.i > verb.i for c in (child, *child.children))
    going = (t for t in (verb, *inner) if t.lower_ in _LASTING)
    return any(c.lower_ in _UNTIL for t in going for c in t.children)


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
