"""Who held which role when, beside the offices of the table of tenures: members, commanders, clerics."""

from functools import cache

from verbale.knowledge.officeholders import OfficeHolders
from verbale.knowledge.tables import read_table
from verbale.knowledge.tenures import Tenure, tenure_of, tenures


@cache
def roles() -> tuple[Tenure, ...]:
    """Return all roles of the table that ships, in its order."""
    return tuple(tenure_of(row) for row in read_table("roles.tsv"))


@cache
def shipped_with_roles() -> OfficeHolders:
    """Return the index over tenures and roles that ship."""
    return OfficeHolders((*tenures(), *roles()))
