"""What comes out of an input: reports, links to them, and errors."""

from dataclasses import dataclass

from verbale.errors import SkipInput
from verbale.report import Report


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of a feed that gives only the address of its report.

    `origin` names the entry for messages.
    """

    url: str
    origin: str


type Item = Report | Link | SkipInput
