"""Rules for dates told only vaguely: "now", "recently", "in the coming weeks"."""

from verbale.reading.times.grammar import Grammar, Match
from verbale.reading.times.meaning import Meaning
from verbale.reading.times.story import Story

VAGUE = Grammar()


@VAGUE.rule(
    "vague",
    "v:NOW",
    "v:ADVERB",
    "THE NEAR? v:FUTURE",
    "THE v:PAST > (COMMA|DOT|CLOSE|COLON)",
    "IN < THE v:PAST",
    "THE v:NEAR TERM",
    "v:CURRENT",
    "AT < v:PRESENT",
)
def vague(m: Match, story: Story) -> Meaning | None:
    """Read now; recently; the near future."""
    before, after = m.around()
    if m.capital("v") and m.start + 1 < m.end:
        return None  # a title
    if (
        m.is_class("v", "ADVERB")
        and "soon" in m.words().lower()
        and (before == "AS" or after in ("AS", "AFTER"))
    ):
        return None
    if m.is_class("v", "PAST"):
        return Meaning("DATE", "PAST_REF", moves=False)
    if m.is_class("v", "CURRENT") and story.tag(m.offset("v")) not in ("JJ", ""):
        return None
    return Meaning("DATE", m.word("v"), moves=False)


@VAGUE.rule("these-days", "THESE u:UNITS")
def these_days(m: Match, _story: Story) -> Meaning | None:
    """Read these days."""
    return Meaning("DATE", "PRESENT_REF", moves=False) if m.word("u") == "D" else None


@VAGUE.rule("soonest", "AS SOON AS POSSIBLE")
def soonest(_m: Match, _story: Story) -> Meaning:
    """Read as soon as possible."""
    return Meaning("DATE", "FUTURE_REF", moves=False)


@VAGUE.rule(
    "vague-units",
    "r:RECENT u:UNITS (AND UNITS)?",
    "IN < r:PREVIOUS u:UNITS",
    "r:COMING u:UNITS",
    "f:FUTURE u:UNITS",
    "THE a:COMING u:UNITS",
)
def vague_units(m: Match, _story: Story) -> Meaning:
    """Read recent years; coming weeks."""
    return Meaning(
        "DATE", "PAST_REF" if m.has("r") and not m.is_class("r", "COMING") else "FUTURE_REF", moves=False
    )
