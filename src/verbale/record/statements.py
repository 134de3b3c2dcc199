"""Statements: the quotations of an account, with what the record needs to find them again."""

from itertools import chain
from typing import Any

from verbale.account import Account, Actor, Quotation, Span
from verbale.record.actors import identify
from verbale.record.claims import Claim, dated
from verbale.record.merged import LAST_DAY
from verbale.record.packing import content_id, packed
from verbale.report import Report

BETWEEN_PIECES = " ... "
STATED = ("speech", "writing")


def statements_of(
    report: Report, account: Account, claims: list[Claim]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the rows of `statements`, and those of `statement_dyads`.

    Of what an account reports, what was said or written becomes a statement; what somebody is told to
    believe, intend or perceive stays in the account. A statement stands between the party of its
    speaker and each party that its words mention, or that the report tells to be in contact with the
    party of the speaker.
    """
    date, day = dated(report, account)
    actors = {actor.id: actor for actor in account.actors}
    statements, dyads = [], []
    for position, quotation in enumerate(account.quotations):
        if quotation.kind not in STATED or _inside_own_words(quotation, account):
            continue
        speaker = actors.get(quotation.speaker or "")
        row = {
            "id": content_id("statement", report.id, str(position)),
            "report": report.id,
            "position": position,
            "form": quotation.form,
            "reported": quotation.kind,
            "actor": identify(speaker.kind, speaker.party, speaker.name) if speaker else None,
            "speaker": quotation.speaker_name or (speaker.name if speaker else None),
            "party": speaker.party if speaker else None,
            "office": speaker.office if speaker else None,
            "source": _words(report.text, quotation.source),
            "words": _words(report.text, quotation.content),
            "spans": packed(quotation.content),
            "date": date,
            "day": day or LAST_DAY,
            "rule": quotation.rule,
        }
        statements.append(row)
        if speaker is not None and speaker.party:
            others = _mentioned(quotation, account.actors) | _in_contact(speaker.party, claims)
            for other in sorted(others - {speaker.party}):
                one, two = sorted((speaker.party, other))
                dyads.append({"statement": row["id"], "one": one, "other": two, "day": row["day"]})
    return statements, dyads


def _inside_own_words(quotation: Quotation, account: Account) -> bool:
    """Tell whether the words are part of a longer statement of the same speaker."""
    if quotation.within is None:
        return False
    return account.quotations[quotation.within].speaker == quotation.speaker


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return BETWEEN_PIECES.join(text[start:end] for start, end in spans)


def _mentioned(quotation: Quotation, actors: tuple[Actor, ...]) -> set[str]:
    return {
        actor.party
        for actor in actors
        if actor.party
        and any(
            start <= mention.span[0] < end for mention in actor.mentions for start, end in quotation.content
        )
    }


def _in_contact(party: str, claims: list[Claim]) -> set[str]:
    return set(chain.from_iterable(claim.parties for claim in claims if party in claim.parties))
