"""What a file says of itself, and what writers can ask besides their rows."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import batched
from typing import Any

from verbale.record.agreements.rows import AgreementRow
from verbale.record.events.rows import EventRow
from verbale.record.figures.rows import FigureRow
from verbale.record.rows import ContactRow, ReportRow, Row, StatementRow

type Reports = Mapping[str, ReportRow]

_ROWS_AT_ONCE = 200


def _no_reports(_ids: Iterable[str]) -> Reports:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a file is made of: `kinds` of rows, the conditions that they meet, the licence of the data.

    `reports` returns what the record knows of reports, by their ids; ids that it does not know are left out.
    """

    kinds: tuple[str, ...]
    conditions: Mapping[str, Any] = field(default_factory=dict)
    licence: str | None = None
    reports: Callable[[Iterable[str]], Reports] = _no_reports

    @property
    def maker(self) -> str:
        """The program that makes the file, with its version."""
        return f"verbale {version('verbale')}"

    @property
    def asked(self) -> str:
        """The question that the rows answer, as JSON."""
        return json.dumps({"rows": list(self.kinds), **self.conditions}, ensure_ascii=False)

    def about(self) -> dict[str, str]:
        """Return what the file says of itself, by name."""
        told = {"made by": self.maker, "question": self.asked}
        return told | ({"licence": self.licence} if self.licence else {})


def with_reports[R: Row](rows: Iterable[R], setting: Setting) -> Iterator[tuple[R, Reports]]:
    """Yield each row with what the record knows of the reports that tell it, asking for many at once."""
    for some in batched(rows, _ROWS_AT_ONCE):
        known = setting.reports({report for row in some for report in reports_of(row)})
        for row in some:
            yield row, known


def web_address(report: ReportRow | None) -> str | None:
    """Return the address that a report was published under, where it came from the web."""
    origin = (report and report.origin) or ""
    return origin if origin.startswith(("http://", "https://")) else None


def reports_of(row: Row) -> tuple[str, ...]:
    """Return the ids of the reports that tell a row, the first first."""
    if isinstance(row, ContactRow | StatementRow | EventRow | AgreementRow | FigureRow):
        return tuple(dict.fromkeys(source.report for source in row.sources))
    return ()
