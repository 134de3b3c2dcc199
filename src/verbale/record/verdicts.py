"""Makes judgements out of what users point at: contacts and reports by the beginnings of their ids."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from verbale.errors import SkipInput
from verbale.record import lookups, schema
from verbale.record.ids import with_prefix
from verbale.record.judged_contacts import told_in
from verbale.record.judgements import Judgement, Verdict, check_reason, sorted_tellings
from verbale.record.judging import judgement


class Given(NamedTuple):
    """Who gives a judgement, when and why; `at` as `judgements.instant` writes it."""

    by: str
    at: str
    reason: str
    rule: bool = False
    score: float | None = None


def merging(connection: Connection, ids: Sequence[str], given: Given) -> Judgement:
    """Return the judgement that contacts are one. Raises SkipInput where ids name fewer than two."""
    contacts = list(dict.fromkeys(_contact(connection, one) for one in ids))
    if len(contacts) < 2:
        raise SkipInput("there is nothing to merge: name two contacts or more, by their ids")
    first, *others = (told_in(connection, contact) for contact in contacts)
    return _judgement(
        "merge",
        given,
        one=sorted_tellings(first),
        other=sorted_tellings(one for some in others for one in some),
    )


def splitting(connection: Connection, contact: str, reports: Sequence[str], given: Given) -> Judgement:
    """Return the judgement that reports tell of another contact than the others do.

    Raises SkipInput for reports that don't tell of the contact, or when none would be left.
    """
    known = _contact(connection, contact)
    told = told_in(connection, known)
    wanted = {lookups.full_id(connection, report) for report in reports}
    strange = sorted(wanted - {one.report for one in told})
    if strange:
        raise SkipInput(f"report {strange[0]} does not tell of contact {known}: name reports that do")
    staying = [one for one in told if one.report not in wanted]
    if not staying or not wanted:
        raise SkipInput(f"contact {known} would not be parted: name some of its reports, not all")
    leaving = [one for one in told if one.report in wanted]
    return _judgement("split", given, one=sorted_tellings(leaving), other=sorted_tellings(staying))


def undoing(connection: Connection, id_or_prefix: str, given: Given) -> Judgement:
    """Return the judgement that lifts another. Raises SkipInput when that is not known, or lifted already."""
    row = judgement(connection, id_or_prefix)
    if not row.in_force:
        raise SkipInput(f"judgement {row.id} has been undone already")
    return _judgement("undo", given, subject=row.judgement.subject, undoes=row.id)


def _contact(connection: Connection, prefix: str) -> str:
    return with_prefix(connection, schema.contacts.c.id, prefix, "contact")


def _judgement(verdict: Verdict, given: Given, **fields: object) -> Judgement:
    return Judgement.model_validate(
        {
            "verdict": verdict,
            "subject": "contact",
            "at": given.at,
            "by": given.by,
            "rule": given.rule,
            "score": given.score,
            "reason": check_reason(given.reason),
        }
        | fields
    )
