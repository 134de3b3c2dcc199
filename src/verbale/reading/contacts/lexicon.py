"""The word lists of contacts, loaded once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from verbale.account import Mode
from verbale.reading.inflection import form_table

NOUN_MODES: Mapping[str, Mode] = {
    "meeting": "meeting",
    "visit": "visit",
    "conference": "conference",
    "call": "call",
    "message": "message",
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word forms in lower case, each with what it stands for."""

    verb_lemmas: Mapping[str, str]
    verb_frames: Mapping[str, str]
    noun_lemmas: Mapping[str, str]
    noun_modes: Mapping[str, Mode]
    weak_nouns: frozenset[str]
    vague_nouns: frozenset[str]
    travel_prepositions: Mapping[str, frozenset[str]]
    light_verbs: Mapping[str, str]
    ending: Mapping[str, str]
    conference_modifiers: frozenset[str]
    not_contacts: frozenset[str]
    summits: frozenset[str]
    paired_offices: frozenset[str]
    sides: Mapping[str, str]
    regions: Mapping[str, str]
    conference_names: Mapping[str, str]
    acceding: Mapping[str, str]
    treaty_subjects: frozenset[str]
    private_aims: frozenset[str]
    ceremonies: frozenset[str]
    own_with: frozenset[str]
    joint: frozenset[str]
    joint_bodies: frozenset[str]
    seats: frozenset[str]
    at_home: Mapping[str, frozenset[str]]
    spans: Mapping[str, str]
    settlements: Mapping[str, str]
    rebels: frozenset[str]
    together: Mapping[str, str]
    sport: frozenset[str]
    untold_offices: frozenset[str]
    rounds: Mapping[str, str]
    habitual: frozenset[str]
    by_habit: frozenset[str]
    ongoing: frozenset[str]
    recalled: frozenset[str]
    levels: Mapping[str, frozenset[str]]
    ordinals: Mapping[str, str]
    between_parties: frozenset[str]
    officials: Mapping[str, str]
    people: Mapping[str, str]
    remote: frozenset[str]
    phone: frozenset[str]
    formal: frozenset[str]
    lodging: Mapping[str, str]
    attendance: Mapping[str, str]
    absence: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon that ships with the package."""
    data = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8"))
    frames = {lemma: frame for frame, lemmas in data["verbs"].items() for lemma in lemmas}
    modes = {lemma: NOUN_MODES[kind] for kind, lemmas in data["nouns"].items() for lemma in lemmas}
    return Lexicon(
        verb_lemmas=form_table(verbs=frames),
        verb_frames=frames,
        noun_lemmas=form_table(nouns=modes),
        noun_modes=modes,
        weak_nouns=frozenset(data["weak_nouns"]["words"]),
        vague_nouns=frozenset(data["vague_nouns"]["words"]),
        travel_prepositions={k: frozenset(v) for k, v in data["travel_prepositions"].items()},
        ending=form_table(verbs=data["light_verbs"]["end"]),
        light_verbs=form_table(verbs=data["light_verbs"]["hold"]),
        conference_modifiers=frozenset(data["conference_modifiers"]["words"]),
        not_contacts=frozenset(data["not_contacts"]["words"]),
        summits=frozenset(data["summits"]["words"]),
        paired_offices=frozenset(data["paired_offices"]["words"]),
        sides=form_table(nouns=data["sides"]["words"]),
        regions=data["regions"],
        conference_names=data["conference_names"],
        acceding=form_table(verbs=data["treaties"]["verbs"]),
        treaty_subjects=frozenset(data["treaties"]["subjects"]),
        private_aims=frozenset(data["private_aims"]["words"]),
        ceremonies=frozenset(data["ceremonies"]["words"]),
        own_with=frozenset(data["own_with"]["words"]),
        joint=frozenset(data["joint"]["words"]),
        joint_bodies=frozenset(data["joint"]["bodies"]),
        at_home={code: frozenset(towns) for code, towns in data["at_home"].items()},
        seats=frozenset(data["seats"]["words"]),
        spans=form_table(nouns=data["spans"]["words"]),
        settlements=form_table(nouns=data["settlements"]["words"]),
        rebels=frozenset(data["rebels"]["words"]),
        sport=frozenset(data["sport"]["words"]),
        together=form_table(verbs=data["together"]["verbs"]),
        untold_offices=frozenset(data["untold_offices"]["words"]),
        rounds=form_table(verbs=data["rounds"]["words"]),
        habitual=frozenset(data["habitual"]["words"]),
        by_habit=frozenset(data["habitual"]["adverbs"]),
        ongoing=frozenset(data["ongoing"]["words"]),
        recalled=frozenset(data["recalled"]["words"]),
        levels={level: frozenset(marks) for level, marks in data["levels"].items()},
        ordinals={word: str(n) for n, word in enumerate(data["ordinals"]["words"], start=1)},
        between_parties=frozenset(data["between_parties"]["words"]),
        officials=form_table(nouns=data["officials"]["words"]),
        people=form_table(nouns=data["people"]["words"]),
        remote=frozenset(data["remote"]["words"]),
        phone=frozenset(data["phone"]["words"]),
        formal=frozenset(data["formal_messages"]["before"]),
        lodging=form_table(verbs=data["formal_messages"]["lodging"]),
        attendance=form_table(verbs=data["attendance"]["verbs"]),
        absence=frozenset(data["attendance"]["absence"]),
    )
