"""Makes the account's contacts out of occasions."""

from collections.abc import Sequence

from verbale.account import Actor, Contact, Participant
from verbale.reading.contacts.lexicon import lexicon
from verbale.reading.contacts.occasion import Occasion
from verbale.reading.contacts.persons import may_be_one
from verbale.reading.contacts.scoring import features, score, threshold
from verbale.reading.topics import Topics
from verbale.reading.wordforms import forms, starts, strings


def to_contacts(occasions: Sequence[Occasion]) -> tuple[Contact, ...]:
    """Return the occasions as contacts of the account, numbered in order."""
    scored = [(occasion, names, score(names)) for occasion in occasions for names in (features(occasion),)]
    kept = [(occasion, names, sure) for occasion, names, sure in scored if sure >= threshold()]
    if not kept:
        return ()
    sentences = {s.start: s.end for o in occasions for m in o.mentions for s in (m.trigger.sent,)}
    doc = occasions[0].lead.trigger.doc
    words, begins = forms(doc), starts(doc)
    places = [place for first in sorted(sentences) for place in range(first, sentences[first])]
    topics = Topics(strings.of(doc, [words[place] for place in places]), [begins[place] for place in places])
    occasions = [occasion for occasion, _, _ in kept]
    ids = {id(occasion): f"c{number}" for number, occasion in enumerate(occasions, start=1)}
    return tuple(
        _to_contact(o, ids[id(o)], ids.get(id(o.visit)) if o.visit else None, topics, names, sure)
        for o, names, sure in kept
    )


def _is_held_by_another(office: Actor, people: Sequence[Actor]) -> bool:
    """Tell whether an office is that of somebody named: "King X", and later "the visit of the monarch"."""
    if office.kind != "office":
        return False
    return any(
        a.kind == "person" and a.party == office.party and a.office and may_be_one(a, office) for a in people
    )


def _is_untold(actor: Actor) -> bool:
    """Tell whether an office names nobody who could be listed: "official", "senior party official"."""
    office = actor.office or ""
    untold = office in lexicon().untold_offices or office.rpartition(" ")[2] == "official"
    return actor.kind == "office" and untold


def _to_contact(
    occasion: Occasion, name: str, within: str | None, topics: Topics, reasons: tuple[str, ...], sure: float
) -> Contact:
    lead = occasion.lead
    roles = {p.actor.id: p.role for m in occasion.mentions for p in m.parties if p.role}
    if lead.mode == "visit":
        roles |= {a.id: "guest" for a in occasion.present}
    people = tuple(a for a in (*occasion.persons(), *occasion.present) if not _is_untold(a))
    if lead.mode == "visit":
        people = tuple(a for a in people if roles.get(a.id) == "guest") or people
    people = tuple(a for a in people if not _is_held_by_another(a, people))
    where = occasion.where
    evidence = tuple(sorted({span for m in occasion.mentions for span in m.evidence}))
    return Contact(
        id=name,
        mode="conference" if occasion.format and lead.mode == "meeting" else lead.mode,
        status=occasion.status,
        date=occasion.when,
        place=where.name if where else None,
        states=tuple(sorted(occasion.states)),
        participants=tuple(
            Participant(name=a.name, actor=a.id, party=a.party, role=roles.get(a.id)) for a in people
        ),
        within=within,
        evidence=evidence,
        topics=topics.within(evidence),
        score=sure,
        reasons=reasons,
        rules=tuple(dict.fromkeys(f"{m.rule}; {m.status_rule}" for m in occasion.mentions)),
    )
