"""How tenures look on a terminal and in JSON."""

from collections.abc import Iterable
from typing import Any

from rich.table import Table
from rich.text import Text

from verbale.cli.console import words
from verbale.cli.rows import QUIET
from verbale.knowledge.importing.outcome import describe
from verbale.knowledge.states import usual_name
from verbale.knowledge.tenures import Tenure
from verbale.record.rows import LearnedTenureRow

_SHORT_ID = 8
_MAX_SOURCES = 3


def known_table(held: Iterable[Tenure], *, with_office: bool) -> Table:
    """Return tenures as lines: from, to, who (in which office), and how the dates are known."""
    table = _lines()
    for tenure in held:
        told = describe(tenure)
        who = Text(told["name"], style="bold")
        if told["also"]:
            who.append(f" ({', '.join(told['also'])})", "not bold dim")
        if with_office:
            who.append(f", {tenure.office}, {usual_name(tenure.party)}", "not bold")
        table.add_row(*_dates(tenure), words_of(who), words(_how(tenure), QUIET))
    return table


def learned_table(rows: Iterable[LearnedTenureRow], *, with_office: bool) -> Table:
    """Return tenures that reports attest as lines, with what speaks against them and the reports."""
    table = _lines()
    for row in rows:
        who = Text(row.name, style="bold")
        if row.also:
            who.append(f" ({', '.join(row.also)})", "not bold dim")
        if with_office:
            who.append(f", {row.office}, {usual_name(row.party)}", "not bold")
        told = f"{row.reports} reports" if row.reports > 1 else "1 report"
        if row.independent < row.reports:
            told += f" ({row.independent} independent)"
        shown = " ".join(source.report[:_SHORT_ID] for source in row.sources[:_MAX_SOURCES])
        more = " …" if len(row.sources) > _MAX_SOURCES else ""
        how = words(f"{told}: {shown}{more}", QUIET)
        if row.conflicts:
            against = f"\nat the same time: {', '.join(row.conflicts)}" + ("" if row.usable else "; not used")
            how.append(against, "yellow")
        table.add_row(words(row.first), words(row.last), words_of(who), how)
    return table


def to_dict(tenure: Tenure) -> dict[str, Any]:
    """Return a tenure as plain JSON values."""
    through = tenure.through
    return {
        "kind": "tenure",
        **describe(tenure),
        "through": through.isoformat() if through else None,
        "attested_only": tenure.attested,
    }


def words_of(text: Text) -> Text:
    """Return a styled text with all that a terminal could obey taken out."""
    safe = words(text.plain)
    safe.spans = list(text.spans)
    safe.style = text.style
    return safe


def _lines() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for width in (10, 10, None, None):
        table.add_column(min_width=width)
    return table


def _dates(tenure: Tenure) -> tuple[Text, Text]:
    since = tenure.since.removeprefix("../") or tenure.start.isoformat()
    end = tenure.end.isoformat() if tenure.end else ""
    until = "" if tenure.through and not tenure.attested else tenure.until.removesuffix("/..") or end
    return words(since), words(until or "–")


def _how(tenure: Tenure) -> str:
    parts = []
    if tenure.attested:
        parts.append("first and last attestation")
    elif tenure.through is not None:
        parts.append(f"known until {tenure.through.isoformat()}")
    if tenure.source:
        parts.append(tenure.source)
    return "; ".join(parts)
