"""Takes inputs into a record: opens them, reads what is new, and stores it report by report."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verbale.account import Account
from verbale.engines import Failure, in_one_line, is_read, read_all, suggest_workers
from verbale.errors import Abort, SkipInput
from verbale.knowledge.kept import load_knowledge
from verbale.reading.pipeline import DEFAULT_MODEL, reader_version
from verbale.record.store import Store
from verbale.report import Report
from verbale.sources import DEFAULT_SETTINGS, STANDARD_INPUT, SourceSettings, count_reports, open_inputs
from verbale.sources.languages import primary

if TYPE_CHECKING:
    from verbale.llm_reader import LanguageModel, Usage


@dataclass(slots=True)
class Summary:
    """What came of taking inputs in.

    `unread` counts, by language, the reports that were stored without being read, since no pipeline reads
    their language; `turned_away` counts those in which the gate found nothing to read. `language_model` tells
    what reading by one came to, where one read.
    """

    read: int = 0
    unchanged: int = 0
    turned_away: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    language_model: "Usage | None" = None

    @property
    def done(self) -> int:
        """How many reports have been dealt with."""
        return self.read + self.unchanged + self.turned_away + self.unread.total() + len(self.failed)

    def to_dict(self) -> dict[str, Any]:
        """Return the summary as plain JSON values; `failed` holds a line for each failure."""
        told: dict[str, Any] = {
            "read": self.read,
            "unchanged": self.unchanged,
            "turned_away": self.turned_away,
            "unread": dict(sorted(self.unread.items())),
            "failed": list(self.failed),
        }
        if self.language_model is not None:
            told["language_model"] = self.language_model.to_dict()
        return told


type Progress = Callable[[Summary, int | None], None]


def take_in(
    store: Store,
    inputs: Iterable[str | Path],
    *,
    workers: int | None = 1,
    model: str = DEFAULT_MODEL,
    knowledge: str | Path | None = None,
    language_model: "LanguageModel | None" = None,
    gate: bool = True,
    reread: bool = False,
    report_seconds: float | None = None,
    sources: SourceSettings = DEFAULT_SETTINGS,
    progress: Progress | None = None,
) -> Summary:
    """Read the reports of `inputs` into `store`, and return what came of them.

    A report that the record holds as read by the same reader, with the same `knowledge` (a file or folder
    that the user keeps), is left as it is, so a run that was cut short is taken up by starting it again;
    `reread` reads it all the same. With `workers` None, as many processes read as the inputs are worth. With
    `language_model` that one reads, in reports of any language, instead of Verbale's rules; `workers` are
    then the requests under way at a time. Behind the `gate` reports that can tell nothing are stored without
    being parsed, and others are read where they can tell something; a report that was read without it counts
    as read. `progress` is called after each report with the summary so far and
    the number of reports in all, where that is known.

    Raises Abort when nothing further can work; what was read until then is in the record.
    """
    inputs = list(inputs)
    total = count_reports(inputs, sources) if progress is not None or workers is None else None
    if workers is None:
        # What is piped in is a report or a few as a rule, and a pool takes longer to start than to read them.
        is_alone = STANDARD_INPUT in inputs or language_model is not None
        workers = 1 if is_alone else suggest_workers(total)
    return take_items(
        store,
        open_inputs(inputs, sources),
        workers=workers,
        model=model,
        knowledge=knowledge,
        language_model=language_model,
        gate=gate,
        reread=reread,
        report_seconds=report_seconds,
        progress=None if progress is None else lambda summary: progress(summary, total),
    )


def take_items(
    store: Store,
    items: Iterable[Report | SkipInput],
    *,
    workers: int = 1,
    model: str = DEFAULT_MODEL,
    knowledge: str | Path | None = None,
    language_model: "LanguageModel | None" = None,
    gate: bool = True,
    reread: bool = False,
    report_seconds: float | None = None,
    progress: Callable[[Summary], None] | None = None,
    settled: Callable[[Report, str | None], None] | None = None,
) -> Summary:
    """Read reports into `store` as they come, and return what came of them; see `take_in`.

    `settled` is called with each report once it is in the record, or with why it can't be.
    """
    known = load_knowledge(knowledge)
    summary = Summary()
    if language_model is not None:
        from verbale.llm_reader import LanguageModelReader

        asked = LanguageModelReader(language_model, knowledge=known, workers=workers, gate=gate)
        readers, summary.language_model = asked.versions, asked.usage
        read = asked.read_all
    else:
        kinds = (False, True) if gate else (False,)
        readers = tuple(reader_version(model, known.fingerprint, gate=kind) for kind in kinds)
        read = partial(
            read_all, workers=workers, model=model, knowledge=known, gate=gate, report_seconds=report_seconds
        )
    under_way: set[str] = set()

    def tell(report: Report | None = None, failure: str | None = None) -> None:
        if report is not None and settled is not None:
            settled(report, failure)
        if progress is not None:
            progress(summary)

    def new_reports() -> Iterator[Report]:
        tell()
        for item in items:
            if isinstance(item, SkipInput):
                summary.failed.append(str(item))
                tell()
            elif item.id in under_way:
                summary.unchanged += 1  # and settled with the one that is under way
                tell()
            elif not reread and any(store.has(item.id, reader=reader) for reader in readers):
                summary.unchanged += 1
                tell(item)
            else:
                under_way.add(item.id)
                yield item

    for outcome in read(new_reports()):
        report = outcome.report if isinstance(outcome, Failure) else outcome[0]
        stored = outcome if isinstance(outcome, Failure) else _store(store, *outcome)
        failure = stored.reason if isinstance(stored, Failure) else None
        if failure is not None:
            summary.failed.append(f"{report.origin or report.id}: {failure}")
        elif not stored:
            summary.unchanged += 1
        elif language_model is None and not is_read(report):
            summary.unread[primary(report.language or "")] += 1
        elif not isinstance(outcome, Failure) and outcome[1].gate is not None and not outcome[1].gate.passed:
            summary.turned_away += 1
        else:
            summary.read += 1
        under_way.discard(report.id)
        tell(report, failure)
    return summary


def _store(store: Store, report: Report, account: Account) -> bool | Failure:
    """Return whether storing the account changed the record; an error that is nobody's purpose is its own."""
    try:
        return store.add(report, account)
    except Abort:
        raise
    except SkipInput as error:
        return Failure(report, str(error))
    except Exception as error:
        return Failure(report, f"storing it failed ({in_one_line(error)}): please report this, with the text")
