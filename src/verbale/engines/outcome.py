"""What comes of reading one report."""

from collections.abc import Sequence
from dataclasses import dataclass

from verbale.account import Account
from verbale.engines.languages import is_read
from verbale.errors import Abort, SkipInput
from verbale.knowledge.kept import Knowledge, load_knowledge
from verbale.reading.pipeline import read_report, read_reports, reader_version, turned_away
from verbale.report import Report

# Enough to name an error in one line of a summary.
_MAX_REASON_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read, and why, in one line."""

    report: Report
    reason: str


type Outcome = tuple[Report, Account] | Failure


def read_one(
    report: Report, model: str, knowledge: Knowledge | None = None, *, gate: bool = False
) -> Outcome:
    """Return the account of one report, or how reading it failed.

    Whatever a component raises concerns this report only, and so must not end a run over many. Abort
    alone is passed on, since it concerns all reports.

    A report in a language that no pipeline reads has an account that says nothing, and with `gate` one that
    can tell nothing has.

    """
    try:
        if not is_read(report):
            known = knowledge or load_knowledge(None)
            return report, turned_away(report, reader_version(model, known.fingerprint))
        return report, read_report(report, model=model, knowledge=knowledge, gate=gate)
    except Abort:
        raise
    except SkipInput as error:
        return Failure(report, str(error))
    except Exception as error:
        return Failure(report, f"reading it failed ({in_one_line(error)}): please report this, with the text")


def read_together(
    reports: Sequence[Report], model: str, knowledge: Knowledge | None = None, *, gate: bool = False
) -> list[Outcome]:
    """Return what comes of each report, the same as of `read_one`, in half of the time.

    The parser is quicker with many reports at once. Where reading fails for one, all that are not read yet
    are read one by one.
    """
    together = [report for report in reports if is_read(report)]
    read: dict[str, Account] = {}
    try:
        for report, account in read_reports(together, model=model, knowledge=knowledge, gate=gate):
            read[report.id] = account
    except Abort:
        raise
    except Exception:  # noqa: S110  (which report it concerns is told when each is read alone)
        pass
    return [
        (report, read[report.id]) if report.id in read else read_one(report, model, knowledge, gate=gate)
        for report in reports
    ]


def in_one_line(error: Exception) -> str:
    """Return the type and message of an error, cut to one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:_MAX_REASON_CHARACTERS]
