"""The word lists of the event rules: frames of verbs and nouns, and operators over them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from verbale.reading.events.finer import Finer, finer_codes
from verbale.reading.inflection import noun_forms, phrase_forms, verb_forms

# Heads that stand for what follows their "of": "tons of food", "a state of emergency".
CARRIERS = frozenset({
    "tonne", "tonnes", "ton", "tons", "state", "series", "number", "package", "billions", "millions",
    "dollars",
    "tens", "hundreds", "thousands", "dozens", "scores", "group", "couple", "lot", "kind", "part", "batch",
    "wave", "worth",
    "shipment", "shipments", "round", "rounds", "members", "act", "acts", "campaign", "programme",
    "program", "effort",
    "efforts", "day", "days", "week", "weeks", "month", "months", "extension", "renewal", "provision",
    "delivery",
    "most", "much", "many", "half", "third", "quarter", "bulk",
    "deployment", "set", "total", "weapon", "weapons", "note", "letter",
})  # fmt: skip


# Words that make another verb of a verb: "call off".
PARTICLES = frozenset({"out", "off", "up", "down", "back", "over", "away", "aside"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to tell of an act; see frames.toml for what the fields say."""

    name: str
    code: str
    type: str | None
    mode: str | None
    theme: frozenset[str]
    at: str
    source: str
    target: tuple[str, ...]
    together: bool
    needs_target: bool
    inner: bool
    by: str | None
    alone: bool
    powers: bool
    offered: bool
    upon: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A verb of a frame or operator: the words that must stand with it, and what it then is."""

    beside: tuple[str, ...]
    frame: Frame | None
    operator: str | None


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """All word lists, by word form in lower case."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    adjectives: Mapping[str, str | Frame]
    modals: Mapping[str, str]
    acts: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]
    details: Mapping[str, str]
    threats: frozenset[str]
    hedges: frozenset[str]
    noise: Mapping[str, frozenset[str]]
    finer: Mapping[str, Finer]


_USUAL_TARGETS = (
    "obj", "iobj", "theme", "on", "against", "to", "with", "for", "from", "of", "at", "into", "by", "in",
)  # fmt: skip
# Where they act together is no party to it: "signed an accord in Paris".
_WITH_WHOM = tuple(slot for slot in _USUAL_TARGETS if slot not in ("in", "at", "into"))


@lru_cache(maxsize=1)
def lexicon() -> EventLexicon:
    """Return the word lists, read once."""
    frames, operators = _load("frames.toml"), _load("operators.toml")
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[str, list[Entry]] = {}
    adjectives: dict[str, str | Frame] = {}
    modals: dict[str, str] = {}
    classes = {name: phrase_forms(words) for name, words in frames["classes"].items()}
    between = [{**row, "powers": True} for row in _load("powers.toml")["frame"]]
    for row in (*frames["frame"], *between):
        entry_frame = _frame(row, classes)
        _enter(verbs, row.get("verbs", ()), frame=entry_frame)
        _enter_nouns(nouns, row.get("nouns", ()), frame=entry_frame)
        adjectives.update(dict.fromkeys(row.get("adjectives", ()), entry_frame))
    for operator, words in operators["words"].items():
        _enter(verbs, words.get("verbs", ()), operator=operator)
        _enter_nouns(nouns, words.get("nouns", ()), operator=operator)
        adjectives.update(dict.fromkeys(words.get("adjectives", ()), operator))
        modals.update(dict.fromkeys(words.get("modals", ()), operator))
    acts = {
        form: code
        for code, words in frames["acts"].items()
        for word in words
        for form in sorted(classes.get(word) or phrase_forms([word]))
    }
    details = {
        form: name for name, words in operators["details"].items() for form in sorted(phrase_forms(words))
    }
    return EventLexicon(
        {form: _longest_first(entries) for form, entries in verbs.items()},
        {form: _longest_first(entries) for form, entries in nouns.items()},
        adjectives, modals, acts, operators["codes"], details,
        frozenset(f for word in operators["words"]["intend"]["threats"] for f in (*verb_forms(word), word)),
        frozenset(operators["hedges"]["words"]),
        {name: phrase_forms(words) for name, words in _load("noise.toml").items()},
        finer_codes(_load("finer.toml")),
    )  # fmt: skip


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text("utf-8"))


def _frame(row: dict[str, Any], classes: Mapping[str, frozenset[str]]) -> Frame:
    theme: set[str] = set()
    for name in row.get("theme", ()):
        theme |= classes.get(name) or ({name} if name.startswith("@") else phrase_forms([name]))
    together = row.get("actors") == "both"
    return Frame(
        row["name"], row["code"], row.get("type"), row.get("mode"), frozenset(theme), row.get("at", "obj"),
        row.get("source", "subj"), tuple(row.get("target", _WITH_WHOM if together else _USUAL_TARGETS)),
        together, "needs" in row or "powers" in row, row.get("inner", False),
        row.get("by"), row.get("alone", False), row.get("powers", False), row.get("needs") == "told target",
        row.get("upon"),
    )  # fmt: skip


def _enter(
    table: dict[str, list[Entry]], lemmas: list[str], frame: Frame | None = None, operator: str | None = None
) -> None:
    for lemma in lemmas:
        verb, *beside = lemma.split()
        for form in sorted(verb_forms(verb)):
            table.setdefault(form, []).append(Entry(tuple(beside), frame, operator))


def _enter_nouns(
    table: dict[str, list[Entry]], lemmas: list[str], frame: Frame | None = None, operator: str | None = None
) -> None:
    for lemma in lemmas:
        *beside, noun = lemma.split()
        for form in sorted(noun_forms(noun)):
            table.setdefault(form, []).append(Entry(tuple(beside), frame, operator))


def _longest_first(entries: list[Entry]) -> tuple[Entry, ...]:
    """Order entries: particles, themes, prepositions, other frames, operators, inner ones and powers.

    "Fired shells at" is told by the shells, not by "fire at"; but "called off a strike" calls none.
    """

    def rank(entry: Entry) -> tuple[int, int]:
        frame = entry.frame
        if PARTICLES.intersection(entry.beside):
            place = 0
        elif frame is not None and frame.theme and "@any" not in frame.theme:
            place = 1
        else:
            place = 2 if entry.beside else 3
        kind = 2 if frame is None else 3 if frame.inner else 0 if frame.theme else 3 if frame.powers else 1
        return place, kind

    return tuple(sorted(entries, key=rank))
