"""Makes judgements out of what users point at: contacts and reports by the beginnings of their ids."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from verbale.errors import SkipInput
from verbale.record import lookups, schema
from verbale.record.ids import starting, with_prefix
from verbale.record.judged_contacts import told_in
from verbale.record.judgements import Judgement, NamedActor, Subject, ToldContact, Verdict, check_reason
from verbale.record.judging import judgement
from verbale.record.keeping_persons import names_of
from verbale.record.names import fold
from verbale.record.packing import packed
from verbale.record.person_tables import actor_persons


class Given(NamedTuple):
    """Who gives a judgement, when and why; `at` as `judgements.instant` writes it."""

    by: str
    at: str
    reason: str
    rule: bool = False
    score: float | None = None


def merging(connection: Connection, ids: Sequence[str], given: Given) -> Judgement:
    """Return the judgement that contacts are one, or persons. Raises SkipInput for fewer than two."""
    subject = _subject(connection, ids[0]) if ids else "contact"
    known = list(dict.fromkeys(_known(connection, subject, one) for one in ids))
    if len(known) < 2:
        raise SkipInput(f"there is nothing to merge: name two {subject}s or more, by their ids")
    first, *others = (_named_by(connection, subject, one) for one in known)
    rest = [one for some in others for one in some]
    return _judgement("merge", given, subject=subject, one=_sorted(first), other=_sorted(rest))


def splitting(connection: Connection, key: str, away: Sequence[str], given: Given) -> Judgement:
    """Return the judgement that reports tell of another contact than others, or names of another person.

    Raises SkipInput for reports or names that are not among those of the contact or person, or when none
    would be left.
    """
    subject = _subject(connection, key)
    known = _known(connection, subject, key)
    named = _named_by(connection, subject, known)
    keys = [one.report if isinstance(one, ToldContact) else fold(one.name) for one in named]
    wanted = {lookups.full_id(connection, one) if subject == "contact" else fold(one) for one in away}
    strange = sorted(wanted - set(keys))
    if strange and subject == "contact":
        raise SkipInput(f"report {strange[0]} does not tell of contact {known}: name reports that do")
    if strange:
        raise SkipInput(f"{strange[0]!r} is no name of actor {known}: name spellings that it has")
    if not wanted or wanted.issuperset(keys):
        what = "reports" if subject == "contact" else "names"
        raise SkipInput(f"{subject} {known} would not be parted: name some of its {what}, not all")
    sides: dict[bool, list[ToldContact | NamedActor]] = {True: [], False: []}
    for one, of in zip(named, keys, strict=True):
        sides[of in wanted].append(one)
    return _judgement("split", given, subject=subject, one=_sorted(sides[True]), other=_sorted(sides[False]))


def undoing(connection: Connection, id_or_prefix: str, given: Given) -> Judgement:
    """Return the judgement that lifts another. Raises SkipInput when that is not known, or lifted already."""
    row = judgement(connection, id_or_prefix)
    if not row.in_force:
        raise SkipInput(f"judgement {row.id} has been undone already")
    return _judgement("undo", given, subject=row.judgement.subject, undoes=row.id)


def _subject(connection: Connection, prefix: str) -> Subject:
    """Return what an id is of. Raises SkipInput when it is of neither."""
    if starting(connection, schema.contacts.c.id, prefix, "contact"):
        return "contact"
    if starting(connection, actor_persons.c.person, prefix, "person"):
        return "actor"
    raise SkipInput(f"no contact and no person in the record has an id that begins with {prefix}")


def _known(connection: Connection, subject: Subject, prefix: str) -> str:
    if subject == "contact":
        return with_prefix(connection, schema.contacts.c.id, prefix, "contact")
    return with_prefix(connection, actor_persons.c.person, prefix, "person")


def _named_by(connection: Connection, subject: Subject, known: str) -> Sequence[ToldContact | NamedActor]:
    return told_in(connection, known) if subject == "contact" else names_of(connection, known)


def _sorted(named: Iterable[ToldContact | NamedActor]) -> tuple[ToldContact | NamedActor, ...]:
    """Return what is named in an order that depends on it alone, each once."""
    return tuple(sorted(set(named), key=lambda one: packed(one.model_dump(mode="json"))))


def _judgement(verdict: Verdict, given: Given, **fields: object) -> Judgement:
    return Judgement.model_validate(
        {
            "verdict": verdict,
            "at": given.at,
            "by": given.by,
            "rule": given.rule,
            "score": given.score,
            "reason": check_reason(given.reason),
        }
        | fields
    )
