"""Joins the mentions of one occasion, and keeps distinct occasions apart."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from verbale.account import Contact, Participant, Status
from verbale.reading.contacts.mentions import ContactMention
from verbale.reading.contacts.nominals import Nominals
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.contacts.settings import date_bounds

_SAME_VISIT_DAYS = 10
_LOOK_BACK = 60  # occasions told before, among which a mention looks for its own
# Words for people that show a party but name nobody who could be listed as taking part.
_UNTOLD_OFFICES = frozenset(
    {"official", "leader", "spokesman", "diplomat", "representative", "lawmaker", "delegate"}
)


def join(mentions: Iterable[ContactMention], day: str | None) -> list[Occasion]:
    """Group mentions, given in text order, into occasions; `day` is the report's date of publication."""
    occasions: list[Occasion] = []
    for mention in mentions:
        full = is_full(mention)
        known = next(
            (o for o in reversed(occasions[-_LOOK_BACK:]) if compatible(o, mention, day, full=full)), None
        )
        if known is not None:
            known.add(mention)
        elif full or _another_round(mention, occasions):
            occasions.append(Occasion(mention))
    return occasions


def _another_round(mention: ContactMention, occasions: list[Occasion]) -> bool:
    """Let talks with a date of their own take the parties of those told before: "the next round in May"."""
    if not (mention.date and mention.round) or mention.mode == "visit" or mention.parties:
        return False
    for occasion in reversed(occasions[-_LOOK_BACK:]):
        lead = occasion.lead
        if lead.mode in ("meeting", "conference") and not _overlap(occasion.effective(None), mention.date):
            mention.format = occasion.format
            mention.fixed_parties = () if occasion.format else tuple(sorted(occasion.states))
            return True
    return False


def is_full(mention: ContactMention) -> bool:
    """Tell whether the mention can stand for an occasion of its own."""
    if mention.format:
        return True
    if mention.mode != "visit" and mention.parties and all(p.side == 1 for p in mention.parties):
        return mention.host_state is not None
    if mention.mode == "visit":
        return len(mention.states) > 1 and bool(mention.parties) and not mention.to_conference
    return len(mention.states) > 1


def compatible(occasion: Occasion, mention: ContactMention, day: str | None, *, full: bool) -> bool:
    """Tell whether the mention may tell of the occasion."""
    lead = occasion.lead
    if not _same_kind(lead, mention, full=full):
        return False
    states = occasion.states
    if not full:
        if mention.date and (known := occasion.effective(day)) and not _overlap(known, mention.date):
            return False
        return mention.anaphoric and mention.states <= states and _persons_agree(occasion, mention)
    if not (mention.states <= states or states <= mention.states):
        return False
    if lead.mode == "visit":
        return _same_visit(occasion, mention)
    return (
        _persons_agree(occasion, mention)
        and _times_agree(occasion, mention)
        and _places_agree(occasion, mention)
    )


def _same_kind(lead: ContactMention, mention: ContactMention, *, full: bool) -> bool:
    if lead.mode == mention.mode:
        return True
    return not full and {lead.mode, mention.mode} <= {"meeting", "conference", "call"}


def _persons_agree(occasion: Occasion, mention: ContactMention) -> bool:
    """Where both name persons of one party, one must be in both."""
    named: dict[str | None, set[str]] = {}
    for actor in occasion.persons():
        named.setdefault(actor.party, set()).add(actor.id)
    own: dict[str | None, set[str]] = {}
    for actor in mention.persons:
        own.setdefault(actor.party, set()).add(actor.id)
    return all(named[party] & ids for party, ids in own.items() if party in named)


def _times_agree(occasion: Occasion, mention: ContactMention) -> bool:
    dated = occasion.dated
    if dated is not None and mention.date:
        return _overlap(dated.date, mention.date)
    if mention.anaphoric and _weakness(mention) > 1:
        return True
    told = {occasion.lead.status, mention.status}
    return not ("held" in told and told & {"planned", "possible"} and _weakness(mention) < 3)


def _overlap(one: str | None, other: str | None) -> bool:
    a, b = date_bounds(one or ""), date_bounds(other or "")
    return bool(a and b and a[0] <= b[1] and b[0] <= a[1])


def _places_agree(occasion: Occasion, mention: ContactMention) -> bool:
    where = occasion.where
    if where is None or mention.where is None or where.state is None or mention.where.state is None:
        return True
    return where.state == mention.where.state


def _same_visit(occasion: Occasion, mention: ContactMention) -> bool:
    visitors, own = {a.id for a in occasion.persons()}, {a.id for a in mention.persons}
    if visitors and own and not visitors & own:
        return False
    if not _places_agree(occasion, mention):
        return False
    if (lead_cancelled := occasion.lead.status == "cancelled") != (mention.status == "cancelled"):
        return mention.anaphoric and lead_cancelled
    dated = occasion.dated
    if dated is not None and mention.date:
        a, b = date_bounds(dated.date or ""), date_bounds(mention.date)
        if a and b:
            gap = max(_gap(a, b), _gap(b, a))
            return gap <= _SAME_VISIT_DAYS
    return True


def _gap(a: tuple[str, str], b: tuple[str, str]) -> int:
    return (date.fromisoformat(b[0]) - date.fromisoformat(a[1])).days


def to_contacts(occasions: Sequence[Occasion]) -> tuple[Contact, ...]:
    """Return the occasions as contacts of the account, numbered in order."""
    ids = {id(occasion): f"c{number}" for number, occasion in enumerate(occasions, start=1)}
    return tuple(_to_contact(o, ids[id(o)], ids[id(o.visit)] if o.visit else None) for o in occasions)


def _to_contact(occasion: Occasion, name: str, within: str | None) -> Contact:
    lead = occasion.lead
    roles = {p.actor.id: p.role for m in occasion.mentions for p in m.parties if p.role}
    people = occasion.persons()
    people = tuple(a for a in people if a.kind != "office" or a.office not in _UNTOLD_OFFICES)
    conference = any(m.mode == "conference" for m in occasion.mentions)
    if lead.mode == "visit":
        people = tuple(a for a in people if roles.get(a.id) == "guest") or people
    where = occasion.where
    return Contact(
        id=name,
        mode="conference" if occasion.format and lead.mode == "meeting" and conference else lead.mode,
        status=_status(occasion),
        date=occasion.when,
        place=where.name if where else None,
        states=tuple(sorted(occasion.states)),
        participants=tuple(
            Participant(name=a.name, actor=a.id, party=a.party, role=roles.get(a.id)) for a in people
        ),
        within=within,
        evidence=tuple(sorted({span for m in occasion.mentions for span in m.evidence})),
        rules=tuple(dict.fromkeys(f"{m.rule}; {m.status_rule}" for m in occasion.mentions)),
    )


def _weakness(mention: ContactMention) -> int:
    """Rank how firmly the words tell the status: a tense or a governing word before a guess."""
    rule = mention.status_rule
    if mention.mode == "visit" and mention.status == "held" and not rule.startswith("default"):
        return 0
    if rule.startswith("default"):
        return 3
    return 2 if rule.startswith("purpose") else 1


def _status(occasion: Occasion) -> Status:
    lead = occasion.lead
    told = [m for m in occasion.mentions if is_full(m)] or [lead]
    return min(told, key=_weakness).status


def split(mention: ContactMention, nominals: Nominals) -> list[ContactMention]:
    """Part a mention that tells of several contacts.

    Each of several partners from one party has a meeting of its own ("met President A and Premier B"),
    and each of several states a visit of its own ("will visit Brazil and Panama").
    """
    if mention.mode == "visit":
        states: dict[str | None, Token] = {}
        for token in mention.destinations:
            where = nominals.place(token)
            if where is not None:
                states.setdefault(where.state, token)
        if len(states) > 1:
            return [replace(mention, destinations=[token]) for token in states.values()]
        return [mention]
    others = [p for p in mention.parties if p.side == 1 and p.actor.kind in ("person", "office")]
    several = len({p.actor.party for p in others}) > 1
    plural = mention.trigger.tag_ == "NNS" and mention.trigger.lower_ != "talks"
    if len(others) < 2 or (several and not plural) or mention.mode not in ("meeting", "call"):
        return [mention]
    rest = [p for p in mention.parties if p not in others]
    return [replace(mention, parties=[*rest, other], anchor=other.head) for other in others]
