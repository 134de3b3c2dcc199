"""Where the reports of one contact exclude each other: shown, not hidden."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations

from verbale.record.claims import Claim, Place
from verbale.record.lifecycle import OUTCOMES
from verbale.record.likeness import in_one_state, places_agree
from verbale.record.rows import Disagreement, ParticipantRow


def of_status(claims: list[Claim], status: str) -> list[Disagreement]:
    """Return whether reports tell of different outcomes."""
    outcomes = {claim.status for claim in claims if claim.status in OUTCOMES}
    return [Disagreement(field="status", values=_values(status, outcomes))] if len(outcomes) > 1 else []


def of_dates(claims: list[Claim], shown: Claim | None) -> list[Disagreement]:
    """Return whether reports give days that neither hold those of the contact nor lie among them."""
    if shown is None:
        return []
    others = {claim.date for claim in claims if claim.date and _excludes(claim, shown)}
    return [Disagreement(field="date", values=_values(shown.date or "", others))] if others else []


def _excludes(one: Claim, other: Claim) -> bool:
    (first, last), (start, end) = (one.first or "", one.last or ""), (other.first or "", other.last or "")
    holds, lies_in = first <= start and end <= last, start <= first and last <= end
    return bool(first and start) and not holds and not lies_in


def of_places(claims: list[Claim], shown: Place | None, mode: str) -> list[Disagreement]:
    """Return whether reports name places of which one can't be in the other; a visitor may see many towns."""
    if shown is None:
        return []
    agree = in_one_state if mode == "visit" else places_agree
    others = {claim.place.name for claim in claims if claim.place and not agree(shown, claim.place)}
    return [Disagreement(field="place", values=_values(shown.name, others))] if others else []


def of_modes(claims: list[Claim], shown: str) -> list[Disagreement]:
    """Return whether reports tell of different modes."""
    others = {claim.mode for claim in claims} - {shown}
    return [Disagreement(field="mode", values=_values(shown, others))] if others else []


def of_states(claims: list[Claim]) -> list[Disagreement]:
    """Return whether reports give different parties; all of them are those of the contact."""
    told = {claim.parties for claim in claims}
    everyone = ", ".join(sorted({party for parties in told for party in parties}))
    if len(told) < 2:
        return []
    return [Disagreement(field="states", values=_values(everyone, {", ".join(one) for one in told}))]


def of_participants(claims: list[Claim], shown: list[ParticipantRow], mode: str) -> list[Disagreement]:
    """Return for each party whether two reports name wholly different people of it.

    Lists of those who attend a conference are never complete, and exclude nobody.
    """
    if mode == "conference":
        return []
    of_party: dict[str, list[ParticipantRow]] = defaultdict(list)
    for row in shown:
        if row.party is not None:
            of_party[row.party].append(row)
    found = []
    for party, rows in sorted(of_party.items()):
        spellings = [{row.name, *row.also} for row in rows]
        sent = {frozenset(_of(claim, party, spellings)) for claim in claims} - {frozenset()}
        if any(one.isdisjoint(other) for one, other in combinations(sent, 2)):
            names = [row.name for row in rows]
            found.append(Disagreement(field="participants", values=_values(names[0], names)))
    return found


def _of(claim: Claim, party: str, spellings: list[set[str]]) -> Iterator[int]:
    """Yield which of those with the given spellings a claim names for a party."""
    names = {person.name for person in claim.persons if person.party == party and not person.unnamed}
    yield from (at for at, known in enumerate(spellings) if not names.isdisjoint(known))


def _values(shown: str, told: Collection[str]) -> tuple[str, ...]:
    return shown, *sorted(set(told) - {shown})
