"""How formulae, drift and positions look."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from verbale.cli.console import flat, safe, words
from verbale.cli.rows import QUIET, dated, parties, source_line
from verbale.knowledge.states import usual_name
from verbale.record.formulae.rows import DriftRow, FormulaRow, PositionRow
from verbale.record.statements import BETWEEN_PIECES

# In a list, the uses of one formula; `--json` gives more.
_MAX_USES = 3
_CHANGES = {"stopped": ("no longer: ", "red", "since"), "taken up": ("new: ", "green", "before")}


def formula(row: FormulaRow) -> RenderableType:
    """Return a formula with its history and uses."""
    return dated(f"{row.first}/{row.last}", Group(*_formula(row), Text()))


def change(row: DriftRow) -> RenderableType:
    """Return a formula that was stopped or taken up."""
    told, style, when = _CHANGES[row.change]
    silent = words(f"{_counted(row.statements)} on the matter without it {when}", QUIET)
    body = Group(Text(told, style).append(_quoted(row.formula)), _history(row.formula), silent,
                 *_uses(row.formula), Text())  # fmt: skip
    return dated(f"{row.formula.first}/{row.formula.last}", body)


def position(row: PositionRow) -> RenderableType:
    """Return a statement with its formulae marked."""
    return dated(row.statement.date, Group(*_position(row), Text()))


def _formula(row: FormulaRow) -> Iterable[Text]:
    yield _quoted(row)
    yield _history(row)
    if len(row.variants) > 1:
        yield words("also: " + ", ".join(f"“{one.words}”" for one in row.variants[1:]), QUIET)
    for gap in row.gaps:
        yield words(
            f"not from {gap.after} to {gap.until}, in {_counted(gap.statements)} on the matter", "yellow"
        )
    yield from _uses(row)


def _counted(statements: int) -> str:
    return "1 statement" if statements == 1 else f"{statements} statements"


def _quoted(row: FormulaRow) -> Text:
    return words(f"“{row.words}”", "bold")


def _history(row: FormulaRow) -> Text:
    known = [usual_name(row.party), f"on {row.days} days", ", ".join(row.speakers)]
    if row.parties:
        known.append(f"also of {parties(row.parties)}")
    return words(" · ".join(part for part in known if part))


def _uses(row: FormulaRow) -> Iterable[Text]:
    for use in row.uses[:_MAX_USES]:
        yield source_line(use.publisher, use.date, use.title, use.report)
    if len(row.uses) > _MAX_USES:
        yield words(f"… and {len(row.uses) - _MAX_USES} more uses (--json gives them)", QUIET)


def _position(row: PositionRow) -> Iterable[Text]:
    said = row.statement
    head = words(said.speaker or said.source or "Speaker not named", "bold")
    if said.office:
        head.append(f" ({flat(said.office)})", "not bold")
    yield head
    yield _marked(row)
    for mark in row.formulae:
        yield words(f"“{mark.words}” on {mark.days} days, {mark.first} to {mark.last}", QUIET)
    yield source_line(said.publisher, None, said.title, said.report)


def _marked(row: PositionRow) -> Text:
    """Return the words of the statement, each piece at its place, with the formulae in colour."""
    line = Text(safe(row.statement.words).replace("\n", " "), "italic")
    offset = 0
    for start, end in row.statement.spans:
        for mark in row.formulae:
            if start <= mark.span[0] and mark.span[1] <= end:
                line.stylize("bold yellow", offset + mark.span[0] - start, offset + mark.span[1] - start)
        offset += end - start + len(BETWEEN_PIECES)
    return line
