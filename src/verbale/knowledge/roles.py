"""Who held which role when, beside the offices of the table of tenures: members, commanders, clerics."""

from functools import cache

from verbale.knowledge.kept import Knowledge
from verbale.knowledge.officeholders import OfficeHolders, shipped
from verbale.knowledge.tables import read_table
from verbale.knowledge.tenures import Tenure, tenure_of


@cache
def roles() -> tuple[Tenure, ...]:
    """Return all roles of the table that ships, in its order."""
    return tuple(tenure_of(row) for row in read_table("roles.tsv"))


@cache
def shipped_with_roles() -> OfficeHolders:
    """Return the index over tenures and roles that ship."""
    return with_roles(Knowledge(shipped()))


def with_roles(knowledge: Knowledge) -> OfficeHolders:
    """Return the index over what is known of office-holders and the roles that ship."""
    return OfficeHolders((*knowledge.holders.tenures, *roles()))
