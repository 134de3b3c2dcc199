"""What questions about agreements are answered with."""

from typing import Literal

from pydantic import Field

from verbale.account import AgreementStatus, Span
from verbale.record.rows import Row


class Clause(Row):
    """What an agreement binds its parties to, in the words of a report."""

    report: str
    published: str | None
    words: str
    span: Span


class AgreementWord(Row):
    """What one report said, on its day, of where an agreement stands."""

    published: str | None
    status: AgreementStatus
    report: str


class AgreementSource(Row):
    """One report that tells of an agreement, and the words that do."""

    report: str = Field(description="Id of the report.")
    agreement: str = Field(description="Id of the agreement in the account of that report.")
    publisher: str | None
    published: str | None
    title: str | None
    name: str = Field(description="The fullest name that this report uses.")
    status: AgreementStatus | None
    date: str | None = Field(description="When it was made by this report, EDTF.")
    place: str | None = Field(description="Where it was made by this report.")
    spans: tuple[Span, ...] = Field(description="Where it is named, in the text of the report.")
    evidence: tuple[Span, ...] = Field(description="The sentences.")
    words: tuple[str, ...] = Field(description="The text of each sentence.")


class AgreementRow(Row):
    """A treaty, accord, joint statement or ceasefire, with all that reports call it."""

    kind: Literal["agreement"] = "agreement"
    id: str
    name: str = Field(description="The name of its own that most reports use, else what describes it.")
    also: tuple[str, ...] = Field(description="Other names, sorted.")
    parties: tuple[str, ...] = Field(description="Those that at least a quarter of the reports give.")
    date: str | None = Field(description="EDTF: when it was made.")
    place: str | None = Field(description="Where it was made, as most reports that say so have it.")
    status: AgreementStatus | None = Field(description="Where it stands, by the latest word.")
    history: tuple[AgreementWord, ...] = Field(description="The latest word first.")
    clauses: tuple[Clause, ...] = Field(description="In order of publication, each once.")
    sources: tuple[AgreementSource, ...] = Field(description="In order of publication.")
    independent_sources: int = Field(
        description="How many sources are left when copies and updates of one report count as one."
    )
