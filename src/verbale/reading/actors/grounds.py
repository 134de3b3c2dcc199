"""On what it rests that somebody acts for a party: the basis, a score, and the reason in words.

The scores follow the shares that proved right among the participants of labelled wire reports (333 of
the training half of the contacts benchmark), none above 0.99; they rank, and promise nothing for other texts.
"""

from dataclasses import dataclass

from verbale.account import Basis
from verbale.knowledge.states import usual_name
from verbale.knowledge.tenures import Tenure

_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Ground:
    """How a party is known; `score` from 0 to 1."""

    basis: Basis
    score: float
    reason: str


def stated(words: str) -> Ground:
    """Return the ground of what the report says in these words."""
    return Ground("stated", 0.99, f"the report says so: '{_shortened(words)}'")


def named(kind: str) -> Ground:
    """Return the ground of a party that is named itself, by `kind`: 'name', 'demonym', 'metonym'."""
    if kind == "metonym":
        return Ground("stated", 0.9, "a capital or seat that acts stands for its government")
    return Ground("stated", 0.99, "named in the report")


def held_once(words: str) -> Ground:
    """Return the ground of an office that the report says was held earlier."""
    return Ground("stated", 0.9, f"held an office of it earlier: '{_shortened(words)}'")


def described_before(words: str) -> Ground:
    """Return the ground of a lead that describes whom the next sentence names."""
    return Ground("stated", 0.9, f"described before the name: '{_shortened(words)}'")


def known(tenure: Tenure, *, full_name: bool) -> Ground:
    """Return the ground of a tenure on the day of the report; a family name alone says a little less."""
    since = f" since {tenure.since}" if tenure.since else ""
    reason = f"known as {tenure.office} of {usual_name(tenure.party)}{since}"
    return Ground("knowledge", 0.98 if full_name else 0.95, reason)


def known_earlier(tenure: Tenure) -> Ground:
    """Return the ground of a tenure at another time."""
    reason = f"known as {tenure.office} of {usual_name(tenure.party)} at another time"
    return Ground("knowledge", 0.9, reason)


def beside(name: str) -> Ground:
    """Return the ground of a name that shares the party of the one beside it."""
    return Ground("inferred", 0.95, f"shares the party of {name}, named beside")


def of_source() -> Ground:
    """Return the ground of an office of the government that puts the report out."""
    return Ground("inferred", 0.9, "an office of the government that puts the report out")


def leads_group() -> Ground:
    """Return the ground of somebody who leads a group of that party."""
    return Ground("inferred", 0.95, "leads its delegation")


def commissioner() -> Ground:
    """Return the ground of a commissioner without more in a report that names the European Union."""
    return Ground("inferred", 0.9, "a commissioner, where the report names the European Union")


def likely(lead: float, clues: list[str]) -> Ground:
    """Return the ground of clues; `lead` is by how much this party leads the next one."""
    score = 0.9 if lead >= 1.0 else 0.75
    return Ground("inferred", score, "; ".join(clues))


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 3].rsplit(" ", 1)[0] + " ..."
