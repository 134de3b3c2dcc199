"""The part of `Record` that takes reports in: read from files, loaded from archives, watched for in feeds.

What reads or fetches is imported when it is first asked for: spaCy takes seconds.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from verbale.record.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from verbale.intake import Progress, Summary
    from verbale.llm_reader import LanguageModel
    from verbale.loading import LoadSummary
    from verbale.sources import SourceSettings
    from verbale.watching import Watcher


class Filling:
    """How a record is filled."""

    _store: Store
    _url: str | Path

    def add(
        self,
        *inputs: str | Path,
        workers: int | None = 1,
        knowledge: str | Path | None = None,
        language_model: "LanguageModel | None" = None,
        gate: bool = True,
        reread: bool = False,
        report_seconds: float | None = None,
        sources: "SourceSettings | None" = None,
        progress: "Progress | None" = None,
    ) -> "Summary":
        """Read files, folders, addresses or standard input (`-`) into the record; return what came of them.

        Reports that the record holds already, as read with the same knowledge, are not read again, so a
        run that was cut short is taken up by calling this again; `reread` reads them all the same.
        `knowledge` is a file or folder of tenures that the user keeps (docs/knowledge.md). A `language_model`
        reads instead of Verbale's rules where one is given (docs/language_models.md). Behind the `gate`,
        reports that can tell of no contact, statement of an official or event are stored without being
        parsed, and such paragraphs of others left out; the accounts say so. One bad input does not stop the
        others: it is a line in `Summary.failed`. With `workers` other than 1 (None: as many as are worth
        while) reading runs in processes of its own, and so it does with `report_seconds`: a report that takes
        longer, or breaks its process, is a line in `Summary.failed` too. `progress` is called after each
        report with the summary so far and the number of reports, None where unknown.

        Raises Abort when nothing further can work; what was read until then is in the record.
        """
        from verbale.intake import take_in
        from verbale.sources import DEFAULT_SETTINGS

        return take_in(
            self._store,
            inputs,
            workers=workers,
            knowledge=knowledge,
            language_model=language_model,
            gate=gate,
            reread=reread,
            report_seconds=report_seconds,
            sources=sources or DEFAULT_SETTINGS,
            progress=progress,
        )

    def load(
        self,
        accounts: str | Path,
        *,
        writers: int = 1,
        only_telling: bool = False,
        progress: "Callable[[LoadSummary], None] | None" = None,
    ) -> "LoadSummary":
        """Load the accounts of an archive, read by `verbale.read_archive`, into the record.

        `accounts` is the path or URL of the place where they lie. With several `writers`, processes of their
        own open and check what is loaded, and a script must keep its statements behind
        `if __name__ == "__main__":`. `only_telling` leaves out reports in which no contact, statement, event,
        agreement or figure was found. What the record holds already is left alone, so loading that was
        broken off goes on when this is called again. `progress` is called after every few files.

        Raises Abort when record or place can't be used; what was loaded until then is in the record.
        """
        from verbale.loading import load_accounts

        return load_accounts(
            self._url, accounts, writers=writers, only_telling=only_telling, progress=progress
        )

    def watcher(
        self,
        *feeds: str,
        sources: "SourceSettings | None" = None,
        knowledge: str | Path | None = None,
        gate: bool = True,
        workers: int = 1,
    ) -> "Watcher":
        """Return what watches the feeds at these addresses: each call of its `round` takes in what is new.

        Pages that fail are tried again in later rounds, after growing pauses. For `gate` see `add`. Close
        it when done, or use it in a `with` statement.
        """
        from verbale.sources import DEFAULT_SETTINGS
        from verbale.watching import Watcher

        return Watcher(
            self._store,
            self._url,
            feeds,
            sources=sources or DEFAULT_SETTINGS,
            workers=workers,
            knowledge=knowledge,
            gate=gate,
        )

    def watch_failures(self) -> list[dict[str, Any]]:
        """Return the feeds and pages that failed when last tried: why, when, and when they are due again."""
        from verbale.record.watched import WatchLog

        with WatchLog(self._url) as log:
            return log.failures()
