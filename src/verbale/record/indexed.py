"""What full-text indexes have in common: what they are asked, and what they answer."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple, Protocol

from sqlalchemy import ColumnElement, Connection, Select

from verbale.record.fulltext import Term

MOST_RANKED: Final = 150
"""So many rows are ranked: ranking all that hold a frequent word takes longer as the record grows."""

type Indexed = Literal["reports", "statements"]


class InTime(NamedTuple):
    """A question for statements in the order of their days, but for the words that they must hold.

    `query` asks, with `values`, for those that meet all other conditions; `wanted` is how many of them are
    given, None for all. Where the other conditions leave few, `own` asks for their numbers. `first` and
    `last` are the days between which the answer lies, where these are known. With `newest` it begins at its
    end.
    """

    query: Select[Any]
    wanted: int | None = None
    own: Select[tuple[int]] | None = None
    first: str | None = None
    last: str | None = None
    newest: bool = False
    values: Mapping[str, Any] = MappingProxyType({})


class TextIndex(Protocol):
    """The full-text index of the texts of reports and the words of statements."""

    set_up: Sequence[str]
    index: Sequence[str]
    """What makes the index of tables that are filled already, where it takes less time than before."""

    def add(self, connection: Connection, reports: Sequence[str]) -> None:
        """Index reports and their statements, which are stored already."""

    def remove(self, connection: Connection, report: str) -> None:
        """Take a report and its statements, which are stored still, out of the index."""

    def holding(
        self, connection: Connection, terms: list[Term], asked: InTime
    ) -> list[int] | ColumnElement[bool]:
        """Return the numbers of the statements that hold all terms, or the condition that one does.

        Of the statements that a question asks for, those that it does not want need not meet it.
        """

    def ranked(
        self, connection: Connection, name: Indexed, terms: list[Term], limit: int
    ) -> dict[int, float]:
        """Return the numbers of the rows that match best with their scores, higher ones for better rows.

        Of very many rows that match, the latest `MOST_RANKED` are held against each other.
        """
