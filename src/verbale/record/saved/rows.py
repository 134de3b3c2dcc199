"""What saved questions and the news in them look like."""

from typing import Any, Literal

from pydantic import Field, SerializeAsAny

from verbale.record.rows import Row


class SavedRow(Row):
    """A saved question."""

    kind: Literal["saved"] = "saved"
    name: str
    question: str = Field(description="What is asked for: contacts, statements ...")
    conditions: dict[str, Any] = Field(description="By condition; parties by code.")
    asked: bool = Field(description="Whether it has been asked for news; until then every row is new.")


class FieldChange(Row):
    """A field of a row whose value has changed since the question was last asked."""

    field: str
    before: Any
    after: Any


class NewsRow(Row):
    """A row of the answer that is new since the question was last asked, that changed, or that is gone."""

    kind: Literal["news"] = "news"
    change: Literal["new", "changed", "gone"]
    id: str = Field(description="Of the row; of one that is gone, as it was.")
    changes: tuple[FieldChange, ...] = Field(description="Of a row that changed or is gone: what it said.")
    row: SerializeAsAny[Row] | None = Field(description="The row as it is now; None where it is gone.")
