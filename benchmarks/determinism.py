"""Are accounts the same however reports are batched and ordered? `python -m benchmarks.determinism`."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from benchmarks.texts import add_arguments, chosen
from verbale.reading.pipeline import read_report, read_reports
from verbale.report import Report


def accounts(reports: Sequence[Report]) -> dict[str, str]:
    """Return the account of each report, read together in this order, by the report's id."""
    return {report.id: account.to_json() for report, account in read_reports(reports)}


def main() -> int:
    """Read in several ways, print which reports came out differently, return the exit code."""
    parser = ArgumentParser("python -m benchmarks.determinism", description=__doc__)
    add_arguments(parser)
    reports = chosen(parser.parse_args())
    usual = accounts(reports)
    ways = {
        "one by one": {report.id: read_report(report).to_json() for report in reports},
        "backwards": accounts(reports[::-1]),
        "by length": accounts(sorted(reports, key=lambda report: len(report.text))),
        "again": accounts(reports),
    }
    differing = 0
    for way, read in ways.items():
        wrong = [report for report in reports if read[report.id] != usual[report.id]]
        differing += len(wrong)
        print(f"{way}: {len(wrong)} of {len(usual)} accounts differ")
        for report in wrong:
            print(f"  {report.origin}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
