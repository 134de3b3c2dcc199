"""Reads inputs for the commands that store nothing."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from verbale.account import Account
from verbale.errors import SkipInput
from verbale.report import Report

if TYPE_CHECKING:
    from verbale.sources import SourceSettings


def accounts_of(
    inputs: Iterable[str], knowledge: Path | None = None, sources: "SourceSettings | None" = None
) -> Iterator[tuple[Report, Account] | SkipInput]:
    """Yield each report of the inputs with its account, or an error in its place.

    `knowledge` is what the user keeps beside what ships. Raises Abort when it can't be used.
    """
    from verbale.engines import Failure, is_read, read_here  # spaCy takes seconds to import
    from verbale.knowledge.kept import load_knowledge
    from verbale.sources import DEFAULT_SETTINGS, open_inputs

    known = load_knowledge(knowledge)
    for item in open_inputs(inputs, sources or DEFAULT_SETTINGS):
        if isinstance(item, SkipInput):
            yield item
            continue
        if not is_read(item):
            yield SkipInput(f"{item.origin}: is in a language that is not read yet ({item.language})")
            continue
        for outcome in read_here([item], knowledge=known):
            if isinstance(outcome, Failure):
                yield SkipInput(f"{item.origin}: {outcome.reason}")
            else:
                yield outcome
