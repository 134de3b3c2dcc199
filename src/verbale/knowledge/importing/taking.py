"""Runs an import: reads the files into an index, joins what belongs together, and settles what is new."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from verbale.errors import SkipInput
from verbale.knowledge.codes import by_wikidata
from verbale.knowledge.importing import followthemoney, wikidata
from verbale.knowledge.importing.index import Index, Joined
from verbale.knowledge.importing.lines import read_objects
from verbale.knowledge.importing.outcome import Outcome
from verbale.knowledge.importing.settling import settle
from verbale.knowledge.offices import fixed_offices
from verbale.knowledge.positions import Position, fits
from verbale.knowledge.tenures import Tenure, tenure_of

type Progress = Callable[[str, int, int], None]

# Tenures that ended before are not what reports of our time speak of.
_FIRST_YEAR = 1945
_NO_OFFICE = "position is no office that Verbale knows"
_NO_POSITION = "position not in the files, or no office that Verbale knows"
_SCHEMA = b'"schema"'


def import_files(
    paths: Iterable[str | Path], known: Iterable[Tenure], progress: Progress | None = None
) -> Outcome:
    """Return the tenures that the files tell and `known` lacks, with a report on all the others.

    Files hold FollowTheMoney entities or Wikidata items, by the look of each entity. The result does not
    depend on the order of files or lines. `progress` is called with file, bytes read and size.
    """
    outcome = Outcome()
    found: list[Tenure] = []
    with Index() as index:
        for path in paths:
            _read(Path(path), index, outcome, progress)
        for joined in index.joined():
            tenure = _tenure(joined, index, outcome)
            if isinstance(tenure, Tenure):
                found.append(tenure)
            else:
                outcome.skipped[tenure] += 1
    settle(found, known, outcome)
    return outcome


def _read(path: Path, index: Index, outcome: Outcome, progress: Progress | None) -> None:
    def told(done: int, size: int) -> None:
        if progress is not None:
            progress(str(path), done, size)

    try:
        for number, item in read_objects(path, _wanted, told):
            if isinstance(item, SkipInput):
                outcome.fail(str(item))
                continue
            try:
                _take(item, index, path.name)
            except SkipInput as error:
                outcome.fail(f"{path}, line {number}: {error}")
    except SkipInput as error:
        outcome.fail(str(error))


def _wanted(line: bytes) -> bool:
    """Tell whether a line may matter; broken ones do, since they are to be told of."""
    return _SCHEMA in line or wikidata.wanted(line) or not line.endswith(b"}")


def _take(item: dict[str, Any], index: Index, file: str) -> None:
    if "schema" in item:
        if item["schema"] in followthemoney.SCHEMATA:
            followthemoney.take(item, index, file)
    elif "claims" in item:
        wikidata.take(item, index, file)
    else:
        raise SkipInput("neither a FollowTheMoney entity nor a Wikidata item")


def _tenure(joined: Joined, index: Index, outcome: Outcome) -> Tenure | str:
    """Return the tenure, or why it is none."""
    if not joined.office:
        outcome.positions[joined.name or joined.position] += 1
        return _NO_OFFICE if joined.has_position else _NO_POSITION
    if not joined.has_person:
        return "person not in the files"
    if not joined.family:
        return "no name in Latin letters"
    party = _party(joined, index)
    if not party:
        return "no state or organisation that Verbale knows"
    if not joined.since:
        return "no date of taking office"
    until = joined.until or joined.died
    if (until or joined.since)[:4] < str(_FIRST_YEAR):
        return f"ended before {_FIRST_YEAR}"
    row = {"given": ";".join(joined.given), "family": ";".join(joined.family), "office": joined.office,
           "party": party, "start": joined.since, "end": until, "source": joined.source}  # fmt: skip
    try:
        return tenure_of(row)
    except ValueError:
        return "dates that can't be"


def _party(joined: Joined, index: Index) -> str:
    """Return whose office it is: told with the tenure, by the position's name, or by where it holds."""
    own = _state(joined.area, index)
    party = own or joined.party or _state(joined.position_area, index)
    office = fixed_offices().get(joined.office)
    return party if party and (office is None or fits(Position(office, party, True), party)) else ""


def _state(area: str, index: Index) -> str:
    return (by_wikidata().get(area) or index.state(area) or "") if area else ""
