"""How quick the gate is, what a stream costs behind it, and what it loses: `python -m benchmarks.gate`.

What is lost: contacts, and statements of officials of states, that reading finds in the accounts made
without the gate and not in those made behind it. An official is a speaker with an office of the offices
file, who acts for a state by the report's words or by what is known; who is known to hold no office on
the day is none. A statement is speech or writing; it remains where an official's statement covers some
of its words.
"""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

import spacy
from rich.console import Console
from rich.table import Table

from benchmarks.texts import add_arguments, chosen, words
from benchmarks.turns import stretches, take_turns, times_as_quick
from verbale.account import Account, Actor, Quotation, Span
from verbale.edtf import days
from verbale.knowledge.kept import load_knowledge
from verbale.knowledge.offices import fixed_offices
from verbale.knowledge.states import states
from verbale.reading.gate import judge_all
from verbale.reading.pipeline import judged_together, load_base, read_reports
from verbale.report import Report

STRETCH = 64
ROUNDS = 7
BARE, GATED = "bare spaCy pipeline", "accounts behind the gate"


def main() -> int:
    """Measure, print tables, return the exit code."""
    parser = ArgumentParser("python -m benchmarks.gate", description=__doc__)
    add_arguments(parser)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    options = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    reports = chosen(options)
    figures: dict[str, object] = {"reports": len(reports), "words": sum(map(words, reports))}
    figures["gate, MB/s of processor time"] = round(megabytes_a_second(reports), 1)
    parts = stretches(reports, STRETCH)
    whole = spacy.load(str(load_base().path))
    timed = take_turns(
        {
            BARE: lambda part: list(whole.pipe([report.text for report in part])),
            GATED: lambda part: list(read_reports(part, gate=True)),
        },
        parts,
    )
    quick, by_wall = times_as_quick(timed, GATED, BARE)
    figures["times the bare pipeline"] = round(quick, 2)
    figures["the same by the wall"] = round(by_wall, 2)
    figures |= kept(reports)
    table = Table(title="The gate")
    table.add_column("")
    table.add_column("", justify="right")
    for name, figure in figures.items():
        table.add_row(name, f"{figure:,}")
    Console(width=None if sys.stdout.isatty() else 100).print(table)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def megabytes_a_second(reports: Sequence[Report]) -> float:
    """Return the speed of the gate alone: the median of rounds over all reports, after one unmeasured.

    Reports are judged by the stretches in which reading has them judged.
    """
    known = load_knowledge(None)
    parts = list(judged_together(reports))
    size = sum(len(report.text.encode()) for report in reports)
    took = []
    for _ in range(ROUNDS + 1):
        start = process_time()
        for part in parts:
            judge_all(part, known)
        took.append(process_time() - start)
    return size / median(took[1:]) / 1e6


def kept(reports: Sequence[Report]) -> dict[str, int | float]:
    """Return what accounts hold without the gate, and how much of it behind the gate."""
    counts = {"contacts": [0, 0], "statements of officials": [0, 0], "events": [0, 0]}
    away = read = total = 0
    pairs = zip(read_reports(reports), read_reports(reports, gate=True), strict=True)
    for (report, account), (_, gated) in pairs:
        gate = gated.gate
        total += len(report.text)
        if gate is not None and gate.passed:
            read += len(report.text) - sum(end - start for start, end in gate.unread)
        else:
            away += 1
        told = [
            ([contact.evidence for contact in each.contacts], statements(report, each),
             [(event.evidence,) for event in each.events])
            for each in (account, gated)
        ]  # fmt: skip
        for name, before, after in zip(counts, *told, strict=True):
            left = list(after)
            counts[name][0] += len(before)
            counts[name][1] += sum(any(_meet(one, other) for other in left) for one in before)
    figures: dict[str, int | float] = {
        "reports turned away": away,
        "share of characters read": round(read / total, 3),
    }
    for name, (before_gate, behind) in counts.items():
        figures[f"{name} without the gate"] = before_gate
        figures[f"{name} that remain"] = behind
    return figures


def statements(report: Report, account: Account) -> list[tuple[Span, ...]]:
    """Return the words of each statement of an official of a state."""
    published = days(report.published)
    day = published[1] if published else None
    return [quotation.content for quotation in account.quotations if _is_official(quotation, account, day)]


def _is_official(quotation: Quotation, account: Account, day: date | None) -> bool:
    speaker = account.actor(quotation.speaker)
    if speaker is None or quotation.kind not in ("speech", "writing"):
        return False
    offices = {office.name for office in fixed_offices().values()}
    return (
        speaker.kind in ("person", "office")
        and speaker.office in offices
        and speaker.party in states()
        and speaker.basis in ("stated", "knowledge")
        and not _is_out_of_office(speaker, day)
    )


def _is_out_of_office(speaker: Actor, day: date | None) -> bool:
    if speaker.kind != "person" or day is None:
        return False
    held = load_knowledge(None).holders.persons(speaker.name)
    return bool(held) and not any(tenure.covers(day) for tenure in held)


def _meet(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(
        start < their_end and their_start < end for start, end in one for their_start, their_end in other
    )


if __name__ == "__main__":
    sys.exit(main())
