"""What a document holds, as it travels from the parsing process."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Piece:
    """One report in a document, or a link to one, or, with neither text nor link, a problem."""

    text: str | None = None
    link: str | None = None
    problem: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None

    @property
    def stated(self) -> dict[str, str]:
        """What the document states of the report, by the fields of a report."""
        fields = {
            "title": self.title,
            "publisher": self.publisher,
            "author": self.author,
            "published": self.published,
            "language": self.language,
        }
        return {name: value for name, value in fields.items() if value}

    def to_dict(self) -> dict[str, str]:
        """Return what is known, as plain JSON values."""
        return {name: value for name, value in asdict(self).items() if value is not None}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "Piece":
        """Return the piece that `to_dict` took apart. Raises TypeError when it is none."""
        if not all(isinstance(value, str) for value in values.values()):
            raise TypeError("the values of a piece are strings")
        return cls(**values)
