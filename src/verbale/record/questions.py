"""What can be asked of a record: one frozen question for each kind of answer.

The Python interface, the command line and every other view build these, and the queries answer them.
"""

from dataclasses import dataclass
from typing import Literal

from verbale.account import AgreementStatus, Mode, QuotationForm, QuotationKind
from verbale.errors import VerbaleError
from verbale.record.lifecycle import ContactStatus

type Dyad = tuple[str, str]


def dyad(between: Dyad) -> Dyad:
    """Return two parties in the order in which the record keeps them.

    Raises VerbaleError when they are one and the same.
    """
    one, other = sorted(between)
    if one == other:
        raise VerbaleError(f"a party has no contacts with itself ({one}): name two parties")
    return one, other


@dataclass(frozen=True, kw_only=True)
class Question:
    """What all questions share: a span of time, and which of the answers to give.

    `since` and `until` are a year, month or day (EDTF), both included. `after` is the cursor of an answer in
    time order (`Rows.next`), after which this one goes on.
    """

    since: str | None = None
    until: str | None = None
    limit: int | None = None
    offset: int = 0
    after: str | None = None


@dataclass(frozen=True, kw_only=True)
class ContactQuestion(Question):
    """Asks for contacts that meet all conditions.

    `between` and `party` take codes as they stand in accounts, `person` a name or family name in any
    spelling, or an office ("foreign minister of Azerbaijan"), `place` its usual English name, `topic` a
    PLOVER context, `id` the beginning of a contact's id. With `newest` the latest come first, and those
    whose day is not known at all are left out. `as_of` is the day, month or year at whose end the
    question is put: what was planned for days that had passed by then is unconfirmed. Without it nothing is.
    Without `sources` the rows come without what each report says: no sources, which are not counted either,
    and no history. With `told` they come with so many of the sources at most, the first ones, and the same of
    the history; all are counted (`ContactInShort`).
    """

    between: Dyad | None = None
    party: str | None = None
    person: str | None = None
    mode: Mode | None = None
    status: ContactStatus | None = None
    place: str | None = None
    topic: str | None = None
    id: str | None = None
    as_of: str | None = None
    newest: bool = False
    sources: bool = True
    told: int | None = None


@dataclass(frozen=True, kw_only=True)
class StatementQuestion(Question):
    """Asks for statements that meet all conditions.

    `by` is the name or family name of a speaker in any spelling, or an office, `party` the code of whom the
    speaker acts for, `between` two of whom one speaks of the other, `about` words, "phrases" and beginnings*
    that must all be among the words said. `to` is one to whom it is said, by name or as reports say
    ("reporters"), `topic` a PLOVER context, `at` the id, or its beginning, of the contact at which it is
    said. `newest` as for contacts. Without `sources` the rows come as told first alone: without the reports
    that tell them, which are not counted either, and the contact at which they were said.
    """

    by: str | None = None
    party: str | None = None
    between: Dyad | None = None
    about: str | None = None
    form: QuotationForm | None = None
    kind: QuotationKind | None = None
    to: str | None = None
    topic: str | None = None
    at: str | None = None
    newest: bool = False
    sources: bool = True


@dataclass(frozen=True, kw_only=True)
class TimelineQuestion(Question):
    """Asks for all that passed between two parties, given by code; `as_of` and `newest` as for contacts.

    With `events`, what they did to each other is told as well, beside contacts and statements.
    """

    between: Dyad
    as_of: str | None = None
    events: bool = False
    newest: bool = False


@dataclass(frozen=True, kw_only=True)
class SearchQuestion(Question):
    """Asks for reports and statements (or only one `kind` of them) that hold all `words`, best first.

    `words` are as `about` of StatementQuestion.
    """

    words: str
    kind: Literal["report", "statement"] | None = None


@dataclass(frozen=True, kw_only=True)
class FormulaQuestion(Question):
    """Asks for wording that recurs across statements of a party, or of a speaker.

    `party` is a code; `by` the name of a speaker in any spelling, or an office ("foreign ministers of
    Azerbaijan"). One of them must be given. `since` and `until` keep formulae that were used between them.
    `uses` is how many uses of each are listed at most. With `brief` no gaps are looked for, and it is only
    told whether there were statements without a formula that was stopped or taken up, not how many.
    """

    party: str | None = None
    by: str | None = None
    uses: int = 12
    brief: bool = False


@dataclass(frozen=True, kw_only=True)
class DriftQuestion(FormulaQuestion):
    """Asks which formulae fell out of use between two dates, and which were taken up.

    `before` and `after` are a year, month or day (EDTF). Stopped is what was used by the end of `before`, was
    last used not before it began, and not from the beginning of `after` on. Taken up is what was first used
    between the end of `before` and that of `after`, and is still used when `after` begins.
    """

    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class PositionQuestion(Question):
    """Asks for the statements of a party on a topic, with formulae marked.

    `about` is a PLOVER context ("territory"), or words that must all be said, as in StatementQuestion.
    """

    party: str
    about: str


@dataclass(frozen=True, kw_only=True)
class EventQuestion(Question):
    """Asks for events that meet all conditions.

    `between` are two of whom one acts upon the other, `by` who acts, `to` who is acted upon, `party` one who
    does either, all by code. `type` is a PLOVER event type, `quad` a quad class from 1 to 4, `cameo` the
    beginning of a CAMEO code. `background` keeps only those told in passing, or leaves them out; `contacts`
    does so with those that are contacts. `id` is the beginning of an event's id. `newest` as for
    contacts. With `told` rows come with so many of their sources at most, the first ones; all are counted.
    """

    between: Dyad | None = None
    by: str | None = None
    to: str | None = None
    party: str | None = None
    type: str | None = None
    quad: int | None = None
    cameo: str | None = None
    status: ContactStatus | None = None
    background: bool | None = None
    contacts: bool | None = None
    id: str | None = None
    newest: bool = False
    told: int | None = None


@dataclass(frozen=True, kw_only=True)
class IntensityQuestion(Question):
    """Asks for the sum, mean and count of the Goldstein values of what two parties did to each other.

    `by` is the length of the periods; of `direction` all are told unless one is named. Events count that have
    one of `status`, and that are told in passing only with `background`.
    """

    between: Dyad
    by: Literal["month", "year"] = "month"
    direction: Literal["there", "back", "both"] | None = None
    status: tuple[ContactStatus, ...] = ("held",)
    background: bool = False


@dataclass(frozen=True, kw_only=True)
class AgreementQuestion(Question):
    """Asks for agreements that meet all conditions.

    `between` are two parties of them, `party` is one, by code; `name` are words that are all among those of
    its names. `since` and `until` go by the day on which it was made or, unknown, first told of.
    With `newest` the latest come first. With `told` rows come with so many of their sources at most, the
    first ones; all are counted.
    """

    between: Dyad | None = None
    party: str | None = None
    name: str | None = None
    status: AgreementStatus | None = None
    newest: bool = False
    told: int | None = None


@dataclass(frozen=True, kw_only=True)
class FigureQuestion(Question):
    """Asks for figures that meet all conditions.

    `what` are words that are all among those for what is measured ("trade", "gas exports"), `of` is whose
    figure it is, `between` two whose it is together, by code. `since` and `until` go by the time that it
    holds for or, untold, by the day of the report. `newest` as for agreements. With `told`
    rows come with so many of their sources at most, the first ones; all are counted.
    """

    what: str | None = None
    of: str | None = None
    between: Dyad | None = None
    newest: bool = False
    told: int | None = None
