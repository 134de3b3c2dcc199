"""From what a person types for a party ("russia", "Russian", "EU", "aze") to the party's code."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from verbale.errors import SkipInput
from verbale.knowledge.states import organisations, parties, states, usual_name


def party_code(name: str) -> str:
    """Return the code of the party that goes by `name`: code, name, adjective or capital, in any case.

    Raises SkipInput, with the names that come near, when there is none.
    """
    known = _codes()
    asked = _fold(name)
    if asked in known:
        return known[asked]
    near = dict.fromkeys(known[key] for key in get_close_matches(asked, known, n=3, cutoff=0.75))
    hint = " or ".join(f"{usual_name(code)} ({code})" if usual_name(code) != code else code for code in near)
    remedy = (
        f"did you mean {hint}?" if hint else "give an ISO 3166-1 code such as AZE, or a usual English name"
    )
    raise SkipInput(f"no party is known as {name!r}: {remedy}")


def known_party(name: str) -> str | None:
    """Return the code of the party that goes by `name`, as `party_code` does, or None."""
    return _codes().get(_fold(name))


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for name, code in _names():
        codes.setdefault(_fold(name), code)
    return codes


def _names() -> Iterator[tuple[str, str]]:
    """Yield names with their codes, those that win first."""
    groups = (states(), organisations(), parties())
    for group in groups:
        yield from ((code, code) for code in group)
    for state in states().values():
        yield from ((name, state.code) for name in (state.name, *state.other_names))
    for organisation in organisations().values():
        yield from ((name, organisation.code) for name in (organisation.name, *organisation.other_names))
    for party in parties().values():
        yield from ((name, party.code) for name in (*party.other_names, *party.people))
    for state in states().values():
        yield from ((name, state.code) for name in (*state.adjectives, *state.people, *state.capitals))


def _fold(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split()).removeprefix("the ")
