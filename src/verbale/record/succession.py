"""Tenures learned from reports: who held an office by the reports' own words, from when to when at least.

Attestations of one name, in all its spellings, are one tenure from the first day to the last, unless others
are attested in the same office meanwhile. A tenure may be used as knowledge when nothing speaks against it:
no other holder at the same time, in the reports or in what is known, or else independent reports enough.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import Connection, Row, select

from verbale.knowledge.importing.names import spellings
from verbale.knowledge.officeholders import OfficeHolders, offices_meant, rank_of
from verbale.knowledge.person_names import same_person
from verbale.knowledge.seats import overlap, seat
from verbale.knowledge.tenures import Tenure, tenure_of
from verbale.record import schema
from verbale.record.copies import independent
from verbale.record.keeping_persons import judged_persons
from verbale.record.lookups import actors_named
from verbale.record.names import keys, same_name
from verbale.record.rows import LearnedTenureRow, TenureSource

# Independent reports from which a tenure is used although another clashes with it, unless that has far more.
_ENOUGH = 2
_FAR_MORE = 5
# Others attested between two attestations of one person part them when these are so far apart.
_PARTED_DAYS = 60
# The last days of one and the first of the next may cross: reports lag, and speak of those just gone.
_HANDING_OVER = 31

type _Attested = Row[tuple[str, ...]]


@dataclass(slots=True)
class _Stay:
    """One person in one office without a break, as attested."""

    names: Counter[str]
    rows: list[_Attested]
    tenure: Tenure
    independent: int = 0
    rivals: list["_Stay"] = field(default_factory=list)
    known_rivals: list[Tenure] = field(default_factory=list)


def tenures(
    connection: Connection,
    known: OfficeHolders,
    *,
    office: str | None = None,
    party: str | None = None,
    person: str | None = None,
) -> Iterator[LearnedTenureRow]:
    """Yield the tenures that reports attest, by party, office and time.

    `office` is any English name of it, `party` a code, `person` a name in any spelling; without them all
    are meant. `known` is what the tenures are held against.
    """
    table = schema.attestations.c
    wanted = set(actors_named(connection, person)) if person is not None else None
    offices = select(table.party, table.office).distinct()
    if party is not None:
        offices = offices.where(table.party == party)
    if wanted is not None:
        offices = offices.where(table.actor.in_(wanted))
    of_party: dict[str, set[str]] = defaultdict(set)
    for row in connection.execute(offices):
        of_party[row.party].add(row.office)
    for code, names in sorted(of_party.items()):
        groups: dict[str, set[str]] = defaultdict(set)
        for name in names if office is None else offices_meant(office, names):
            groups[_together(name)].add(name)
        for _, together in sorted(groups.items()):
            for stay in _stays(connection, code, sorted(together), known):
                if wanted is None or any(row.actor in wanted for row in stay.rows):
                    yield _row(stay, known)


def learned(connection: Connection, known: OfficeHolders) -> Iterator[Tenure]:
    """Yield the tenures that may be used as knowledge and that `known` lacks."""
    for row in tenures(connection, known):
        if row.usable and not row.known:
            yield _tenure(row.name, row.also, row.office, row.party, row.first, row.last, row.independent)


def _together(office: str) -> str:
    """Return under which name an office is looked at: a minister's by rank, since it has several names."""
    rank = rank_of(office)
    return rank if rank.endswith("minister") and rank != "minister" else office


def _stays(connection: Connection, party: str, offices: list[str], known: OfficeHolders) -> list[_Stay]:
    table, reports = schema.attestations.c, schema.reports.c
    query = (
        select(schema.attestations, reports.publisher, reports.dated, reports.title)
        .join_from(schema.attestations, schema.reports, table.report == reports.id)
        .where(table.party == party, table.office.in_(offices))
        .order_by(table.day, table.report, table.name, table.office)
    )
    rows = connection.execute(query).all()
    groups = _judged(_persons(rows), judged_persons(connection, {row.actor for row in rows}))
    stays = [stay for group in groups for stay in _parted(group, rows)]
    told_by = {str(number): {row.report for row in stay.rows} for number, stay in enumerate(stays)}
    counts = independent(connection, told_by)
    for number, stay in enumerate(stays):
        stay.independent = counts[str(number)]
    _find_rivals(stays, known.of_party(party))
    return sorted(stays, key=lambda stay: (stay.tenure.start, stay.tenure.end or date.max, stay.tenure.name))


def _persons(rows: Sequence[_Attested]) -> list[list[_Attested]]:
    """Group the rows by person: names of which each can be a spelling of the most frequent one."""
    counts = Counter(row.name for row in rows)
    groups: list[str] = []
    by_key: dict[str, list[int]] = defaultdict(list)
    of_name: dict[str, int] = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        last = keys(name.split()[-1]) or (name,)
        found = next((g for key in last for g in by_key[key] if same_name(groups[g], name)), None)
        if found is None:
            found = len(groups)
            groups.append(name)
            for key in last:
                by_key[key].append(found)
        of_name[name] = found
    grouped: list[list[_Attested]] = [[] for _ in groups]
    for row in rows:
        grouped[of_name[row.name]].append(row)
    return grouped


def _judged(groups: list[list[_Attested]], persons: Mapping[str, str]) -> list[list[_Attested]]:
    """Group the rows as judgements on persons have it, where there are any on those attested."""
    if not persons:
        return groups
    by_person: dict[str, list[_Attested]] = defaultdict(list)
    for number, group in enumerate(groups):
        known = {persons[row.actor] for row in group if row.actor in persons}
        other = known.pop() if len(known) == 1 else str(number)
        for row in group:
            by_person[persons.get(row.actor, other)].append(row)
    order = {id(row): at for at, row in enumerate(row for group in groups for row in group)}
    return [sorted(group, key=lambda row: (row.day, order[id(row)])) for group in by_person.values()]


def _parted(group: list[_Attested], everyone: Sequence[_Attested]) -> Iterator[_Stay]:
    """Yield one person's stays: a break is where others are attested on two days in between."""
    own = {row.name for row in group}
    others = sorted({row.day for row in everyone if row.name not in own})
    at = 0
    for position in range(1, len(group) + 1):
        last = group[position - 1].day
        if position < len(group) and not _others_between(last, group[position].day, others):
            continue
        rows = group[at:position]
        names = Counter(row.name for row in rows)
        first, *also = sorted(names, key=lambda name: (-names[name], name))
        office = Counter(row.office for row in rows).most_common(1)[0][0]
        yield _Stay(names, rows, _tenure(first, also, office, rows[0].party, rows[0].day, rows[-1].day, 1))
        at = position


def _others_between(day: str, after: str, others: list[str]) -> bool:
    if (date.fromisoformat(after) - date.fromisoformat(day)).days <= _PARTED_DAYS:
        return False
    return bisect_left(others, after) - bisect_right(others, day) >= _ENOUGH


def _find_rivals(stays: list[_Stay], known: Iterable[Tenure]) -> None:
    """Tell each stay which others, attested or known, were in the same seat at the same time."""
    seated = [stay for stay in stays if seat(stay.tenure) is not None]
    seated.sort(key=lambda stay: (stay.tenure.start, stay.tenure.name))
    under_way: list[_Stay] = []
    for stay in seated:
        begin = stay.tenure.start + timedelta(days=_HANDING_OVER)
        under_way = [one for one in under_way if (one.tenure.end or date.max) > stay.tenure.start]
        for one in under_way:
            inside = (stay.tenure.end or date.max) <= (one.tenure.end or date.max)
            if seat(one.tenure) == seat(stay.tenure) and (inside or (one.tenure.end or date.max) > begin):
                stay.rivals.append(one)
                one.rivals.append(stay)
        under_way.append(stay)
    by_seat: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in known:
        if (key := seat(tenure)) is not None:
            by_seat[key].append(tenure)
    for stay in seated:
        for tenure in by_seat.get(seat(stay.tenure) or ("", ""), ()):
            if _speaks_against(tenure, stay.tenure):
                stay.known_rivals.append(tenure)


def _speaks_against(known: Tenure, stay: Tenure) -> bool:
    """Whether another is known to have been in office all through the stay, or for long of it."""
    if same_person(known, stay):
        return False
    end = stay.end or stay.start
    margin = timedelta(days=_HANDING_OVER)
    inside = known.start + margin < stay.start and end < (known.end or known.through or known.start) - margin
    return inside or overlap(known, stay) > _HANDING_OVER


def _row(stay: _Stay, known: OfficeHolders) -> LearnedTenureRow:
    tenure, rivals = stay.tenure, stay.rivals
    clash = bool(rivals or stay.known_rivals)
    outdone = max((rival.independent for rival in rivals), default=0) >= _FAR_MORE * stay.independent
    name, *also = sorted(stay.names, key=lambda name: (-stay.names[name], name))
    conflicts = sorted({rival.tenure.name for rival in rivals} | {known.name for known in stay.known_rivals})
    return LearnedTenureRow(
        name=name,
        also=tuple(also),
        office=tenure.office,
        party=tenure.party,
        first=stay.rows[0].day,
        last=stay.rows[-1].day,
        reports=len({row.report for row in stay.rows}),
        independent=stay.independent,
        conflicts=tuple(conflicts),
        known=any(_tells(other, tenure) for other in known.of_party(tenure.party)),
        usable=not clash or (stay.independent >= _ENOUGH and not outdone),
        sources=tuple(
            TenureSource(report=row.report, publisher=row.publisher, published=row.dated, title=row.title)
            for row in {row.report: row for row in stay.rows}.values()
        ),
    )


def _tells(known: Tenure, tenure: Tenure) -> bool:
    """Whether a known tenure is this one."""
    return (
        _together(known.office) == _together(tenure.office)
        and known.start - timedelta(days=_HANDING_OVER) <= (tenure.end or tenure.start)
        and tenure.start <= (known.end or date.max)
        and same_person(known, tenure)
    )


def _tenure(
    name: str, also: Iterable[str], office: str, party: str, first: str, last: str, reports: int
) -> Tenure:
    given, family = spellings([name, *also]) or ((), ())
    return tenure_of(
        {
            "given": ";".join(given), "family": ";".join(family), "office": office, "party": party,
            "start": f"../{first}", "end": f"{last}/..", "source": f"reports: {reports} independent",
        }
    )  # fmt: skip
