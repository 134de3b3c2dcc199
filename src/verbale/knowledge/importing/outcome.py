"""What came of an import: what was taken, what was left and why, and what clashes with what was known."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from verbale.knowledge.seats import Clash
from verbale.knowledge.tenures import Tenure

# Of a broken file, the lines that are told one by one; the others are counted.
MAX_ERRORS = 100
# Clashes and positions that are listed; the others are counted.
MAX_LISTED = 200


@dataclass(slots=True)
class Outcome:
    """What came of an import.

    `taken` are the tenures that are new, `skipped` counts the others by the reason. `positions` counts the
    positions that are no office Verbale knows, by name. `errors` holds a line for each broken input.
    """

    taken: list[Tenure] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    positions: Counter[str] = field(default_factory=Counter)
    clashes: list[Clash] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    failed: int = 0

    def fail(self, message: str) -> None:
        """Note a broken input."""
        self.failed += 1
        if self.failed <= MAX_ERRORS:
            self.errors.append(message)

    def to_dict(self) -> dict[str, Any]:
        """Return the outcome as plain JSON values."""
        return {
            "taken": len(self.taken),
            "skipped": dict(sorted(self.skipped.items())),
            "positions": dict(self.positions.most_common(MAX_LISTED)),
            "clashes": [
                {"kind": one.kind, "days": one.days, "known": describe(one.one), "found": describe(one.other)}
                for one in self.clashes[:MAX_LISTED]
            ],
            "clashes_in_all": len(self.clashes),
            "failed": self.failed,
            "errors": list(self.errors),
        }


def describe(tenure: Tenure) -> dict[str, Any]:
    """Return a tenure as plain JSON values, all spellings of the name included."""
    names = dict.fromkeys(f"{given} {family}".strip() for family in tenure.family for given in tenure.given)
    first, *also = names
    return {
        "name": first,
        "also": also,
        "office": tenure.office,
        "party": tenure.party,
        "start": tenure.since or tenure.start.isoformat(),
        "end": tenure.until or (tenure.end.isoformat() if tenure.end else ""),
        "source": tenure.source,
    }
