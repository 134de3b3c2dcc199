"""What tools take: one type for each parameter, with the words by which an assistant understands it."""

from typing import Annotated, Literal

from pydantic import Field

from verbale.assistants.asking import MOST_ROWS

_LONGEST = 200

Party = Annotated[
    str | None,
    Field(
        max_length=_LONGEST,
        description="A state, organisation or other party: ISO 3166-1 alpha-3 code (AZE), acronym (EU), "
        "usual English name (Azerbaijan) or capital.",
    ),
]
Between = Annotated[
    list[Annotated[str, Field(max_length=_LONGEST)]] | None,
    Field(min_length=2, max_length=2, description='Exactly two parties, by code or name: ["RUS", "AZE"].'),
]
TheTwo = Annotated[
    list[Annotated[str, Field(max_length=_LONGEST)]],
    Field(min_length=2, max_length=2, description='Exactly two parties, by code or name: ["RUS", "AZE"].'),
]
Who = Annotated[
    str | None,
    Field(
        max_length=_LONGEST,
        description="A person by name or family name in any spelling, or an office: "
        "'foreign minister of Norway'.",
    ),
]
Words = Annotated[
    str | None,
    Field(max_length=_LONGEST, description='Words, "phrases" and beginnings* that must all stand in it.'),
]
SearchWords = Annotated[
    str,
    Field(
        min_length=1,
        max_length=_LONGEST,
        description='Words, "phrases" and beginnings* that must all stand in it.',
    ),
]
Since = Annotated[
    str | None,
    Field(
        pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        description="Nothing before this year, month or day: 2017, 2017-11, 2017-11-20.",
    ),
]
Until = Annotated[
    str | None,
    Field(
        pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        description="Nothing after this year, month or day, which is included.",
    ),
]
Place = Annotated[str | None, Field(max_length=_LONGEST, description="A place by its usual English name.")]
Topic = Annotated[
    str | None,
    Field(
        max_length=_LONGEST, description="A PLOVER context in lower case: military, territory, economic ..."
    ),
]
Id = Annotated[
    str,
    Field(min_length=4, max_length=64, description="The id of a row of an answer, or the beginning of it."),
]
Limit = Annotated[int, Field(ge=1, le=MOST_ROWS, description="At most so many rows.")]
Cursor = Annotated[
    str | None,
    Field(max_length=600, description="`next` of the answer before, to go on with the same conditions."),
]
HitKind = Annotated[
    Literal["report", "statement"] | None, Field(description="Search only reports, or only statements.")
]
EventType = Annotated[
    Literal[
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
        "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    ]
    | None,
    Field(description="PLOVER event type."),
]  # fmt: skip
QuadClass = Annotated[
    Literal[1, 2, 3, 4] | None,
    Field(description="1, 2: verbal, material cooperation; 3, 4: verbal, material conflict."),
]
