"""Who is attested in which office: the titles that reports put beside full names, on their days.

Only what the words themselves tell is stored: the office, whose it is, and that it is held. A former,
acting or coming office attests nothing, nor does a title in a sentence that tells of another time.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import Connection, delete

from verbale.account import Account, Actor, Mention, TimeExpression
from verbale.edtf import Days, days
from verbale.knowledge.importing.names import spellings
from verbale.knowledge.person_names import name_parts
from verbale.knowledge.positions import Position, fits, read_position
from verbale.record import schema
from verbale.record.actors import identify
from verbale.record.bulk import insert_rows
from verbale.record.claims import dated
from verbale.record.names import MAX_LENGTH
from verbale.report import Report

# A time in the sentence farther from the report's day than this makes it a sentence of that time.
_MAX_DAYS_AWAY = 200
_SENTENCE_REACH = 300
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z“\"‘])|\n\s*\n")
_TITLE_REACH = 150
_MAX_TITLE_WORDS = 14
_CLAUSE_END = re.compile(r"[.;:!?,()“”\"]\s|\n")


def set_up(connection: Connection) -> None:
    """Make the table in a record that lacks it."""
    schema.attestations.create(connection)


def add_attestations(connection: Connection, accounts: Iterable[tuple[Report, Account]]) -> None:
    """Store the offices in which reports attest persons."""
    rows = [row for report, account in accounts for row in attestations_of(report, account)]
    insert_rows(connection, schema.attestations, rows)


def remove_attestations(connection: Connection, report: str) -> None:
    """Forget what the report attests."""
    connection.execute(delete(schema.attestations).where(schema.attestations.c.report == report))


def attestations_of(report: Report, account: Account) -> list[dict[str, str]]:
    """Return the rows that the account gives: none for a report without a day."""
    told = dated(report, account)
    covered = days(told[0])
    if told[1] is None or covered is None:
        return []
    elsewhen = [time for time in account.times if _is_far(time, covered)]
    rows = {}
    for actor in account.actors:
        if actor.kind != "person" or not _is_whole(actor.name):
            continue  # a family name alone says too little
        for mention in actor.mentions:
            held = _office(report.text, actor, mention)
            if held is not None and not _in_other_time(report.text, mention, elsewhen):
                name = actor.name[:MAX_LENGTH]
                rows[(*held, name)] = {
                    "report": report.id, "party": held[0], "office": held[1], "name": name,
                    "actor": identify(actor.kind, actor.party, actor.name), "day": told[1],
                }  # fmt: skip
    return [rows[key] for key in sorted(rows)]


def _office(text: str, actor: Actor, mention: Mention) -> tuple[str, str] | None:
    """Return party and office that the words of a mention give, None when they give none."""
    words = text[mention.span[0] : mention.span[1]]
    if mention.kind == "name":
        inside = _before_name(words, set(name_parts(actor.name)))
        position = read_position(inside) if inside else _position_before(text, actor, mention)
    else:
        position = read_position(words) if mention.kind == "title" else None
    if position is None or not position.held:
        return None
    party = actor.party if actor.basis == "stated" else position.party
    if party is None or position.party not in (None, party) or not fits(position, party):
        return None
    return party, position.office.name


def _before_name(words: str, parts: set[str]) -> str:
    """Return what stands before the name at the end of a mention, which is its title."""
    pieces = words.split()
    end = len(pieces)
    while end and (found := name_parts(pieces[end - 1])) and set(found) <= parts:
        end -= 1
    return " ".join(pieces[:end]) if end < len(pieces) else ""


def _position_before(text: str, actor: Actor, mention: Mention) -> Position | None:
    """Return the office in "the president of A, NAME": the longest words before the comma that are one."""
    before = text[max(0, mention.span[0] - _TITLE_REACH) : mention.span[0]].rstrip()
    if mention.rule != "title and name" or not before.endswith(","):
        return None
    words = _CLAUSE_END.split(before[:-1])[-1].split()[-_MAX_TITLE_WORDS:]
    for at in range(len(words)):
        position = read_position(" ".join(words[at:]))
        if position is not None:
            return position if position.office.name == actor.office else None
    return None


@lru_cache(maxsize=65536)
def _is_whole(name: str) -> bool:
    """Tell whether a name has a given and a family name."""
    return spellings([name]) is not None


def _is_far(time: TimeExpression, covered: Days) -> bool:
    meant = days(time.edtf)
    if meant is None or time.type != "DATE":
        return False
    return max((covered[0] - meant[1]).days, (meant[0] - covered[1]).days) > _MAX_DAYS_AWAY


def _in_other_time(text: str, mention: Mention, elsewhen: Iterable[TimeExpression]) -> bool:
    """Whether a far time is told in the sentence of the mention."""
    near = [time for time in elsewhen if abs(time.span[0] - mention.span[0]) <= _SENTENCE_REACH]
    if not near:
        return False
    begin = max(0, mention.span[0] - _SENTENCE_REACH)
    end = mention.span[1] + _SENTENCE_REACH
    before = [match.end() for match in _SENTENCE_END.finditer(text, begin, mention.span[0] + 1)]
    after = _SENTENCE_END.search(text, mention.span[1], end)
    begin, end = before[-1] if before else begin, after.start() if after else end
    return any(begin <= time.span[0] < end for time in near)
