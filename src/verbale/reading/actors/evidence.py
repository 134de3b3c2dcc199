"""What makes a run of capitalised words a person's name where the model does not see it."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from verbale.knowledge.gazetteer import gazetteer
from verbale.knowledge.lexicon import plain
from verbale.knowledge.person_names import name_parts
from verbale.knowledge.words import word_list
from verbale.reading.actors.names import Run, body_like, honorific_before, medium
from verbale.reading.actors.people import NameUse
from verbale.reading.actors.spelling import sound
from verbale.reading.actors.view import View
from verbale.reading.inflection import verb_forms

_HUMAN = frozenset(form for verb in word_list("verb of persons") for form in verb_forms(verb))
_LED = frozenset(
    {"led", "headed", "chaired", "represented", "accompanied", "hosted", "succeeded", "replaced"}
)
_OF_PLACE = frozenset({"in", "at", "near", "from", "to", "outside", "around"})
_OF_PERSONS = frozenset({"with", "by", "between", "against"})
_KNOWN_CITY = 4.6
_SHORTEST_SPELLING = 4
_LONGEST_KNOWN = 4  # words of an office-holder's name


def nobody(_: Sequence[str]) -> bool:
    """Know no office-holder."""
    return False


@dataclass(slots=True)
class Evidence:
    """Name parts of persons found so far, and of runs that stand alone as family names do."""

    last: set[str] = field(default_factory=set)
    family: set[str] = field(default_factory=set)
    full: set[tuple[str, ...]] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)
    sounds: set[str] = field(default_factory=set)
    media: set[tuple[str, ...]] = field(default_factory=set)
    known: frozenset[str] = frozenset()
    in_office: Callable[[Sequence[str]], bool] = nobody

    @classmethod
    def gather(
        cls,
        view: View,
        runs: Sequence[Run],
        uses: Mapping[int, NameUse],
        known: Collection[str],
        in_office: Callable[[Sequence[str]], bool],
    ) -> "Evidence":
        """Return the evidence of all runs that are persons for sure, and `known` family names.

        `in_office` tells of the parts of a full name whether somebody of that name is in office.
        """
        evidence = cls(known=frozenset(known), in_office=in_office)
        evidence.media = {name_parts(view.text(run.start, run.end)) for run in runs if medium(view, run)}
        for run in runs:
            full = run.entity and run.end - run.start > 1 and not evidence.names_other(view, run)
            sure = run.start in uses or full
            if sure:
                evidence.accept(view, run)
            if run.end - run.start == 1 and _speaks(view, run):
                evidence.alone.update(name_parts(view.words[run.start]))
        return evidence

    def names_other(self, view: View, run: Run) -> bool:
        """Whether the run names a body, a thing, a newspaper or a town, whatever the model says."""
        return (
            body_like(view, run)
            or name_parts(view.text(run.start, run.end)) in self.media
            or (run.end - run.start > 1 and _city(view, run))
        )

    def accept(self, view: View, run: Run) -> None:
        """Note that `run` is a person."""
        parts = name_parts(view.text(run.start, run.end))
        if parts:
            self.last.update((parts[-1], parts[0]))
            self.full.add(parts)
            if len(parts) > 1:
                # In the middle too: "Honore Ngbanda Nzambo" is Ngbanda, "Felipe Calderon Hinojosa" Calderon.
                self.sounds.add(sound(parts[-1]))
                self.family.update(part for part in parts if len(part) > 2)


def rule_of(view: View, run: Run, evidence: Evidence) -> str:
    """Return the name of the rule that makes `run` a person's name, or the empty string."""
    named = view.name_at[run.start]
    if named is not None and (entry := named.of("person")) is not None and entry.own:
        return "own name"
    if evidence.names_other(view, run) and not honorific_before(view, run.start):
        return ""
    words = run.end - run.start
    parts = name_parts(view.text(run.start, run.end))
    if not parts:
        return ""
    if honorific_before(view, run.start):
        return "honorific"
    if words == 1:
        return _rule_of_word(view, run, parts[0], evidence)
    if run.entity:
        return "entity"
    if parts in evidence.full:
        return "part of a known name"
    if words > 1 and len(parts[-1]) > 2 and parts[-1] in evidence.last and _first_is_name(parts, evidence):
        return "known family name"
    if not 2 <= words <= 6:
        return ""
    if words <= _LONGEST_KNOWN and evidence.in_office(parts):
        return "known office-holder"
    if parts[-1] in evidence.alone:
        return "family name speaks alone"
    led = run.start > 1 and view.lower[run.start - 1] == "by" and view.lower[run.start - 2] in _LED
    if led and not view.words[run.end - 1].isupper():
        return "leader of a delegation"
    if (
        run.start > 1
        and view.words[run.start - 1] in ("'s", "’s")
        and view.name_at[run.start - 2] is not None
        and view.entities[run.start] != "ORG"
        and view.deps[view.root(run.start, run.end)] not in ("compound", "amod", "nmod")
    ):
        return "state's person"
    return "acts as a person" if _speaks(view, run) else ""


def _rule_of_word(view: View, run: Run, part: str, evidence: Evidence) -> str:
    """Return the rule that makes a single word a person's name.

    The model's label is not enough: it takes towns, tribes and firms for persons. A word that is a
    town as well is a person where it stands as persons do, or where no preposition of place precedes.
    """
    if part in evidence.family or (part in evidence.last and not _city(view, run)):
        placed = view.lower[run.start - 1] in _OF_PLACE if run.start else False
        return "" if placed and _city(view, run) else "part of a known name"
    if part in evidence.known and view.tags[run.start] == "NNP" and not _modifies(view, run):
        return "known office-holder"
    if len(part) > _SHORTEST_SPELLING and view.tags[run.start] == "NNP" and sound(part) in evidence.sounds:
        return "" if _modifies(view, run) or _city(view, run) else "another spelling of a known name"
    if run.entity and not _city(view, run) and (part in evidence.alone or _with_persons(view, run)):
        return "entity"
    return ""


def _modifies(view: View, run: Run) -> bool:
    """Whether the word only describes a following noun, or is the first part of a longer name."""
    return view.deps[run.start] in ("compound", "amod", "nmod", "det")


def _with_persons(view: View, run: Run) -> bool:
    """Whether the word stands where persons are met or spoken to."""
    root = view.root(run.start, run.end)
    head = view.heads[root]
    if view.deps[root] == "pobj":
        return view.lower[head] in _OF_PERSONS
    return view.deps[root] in ("nsubj", "dobj") and view.lower[head] in _HUMAN


def _first_is_name(parts: Iterable[str], evidence: Evidence) -> bool:
    return any(set(parts) & set(known) for known in evidence.full)


def _speaks(view: View, run: Run) -> bool:
    """Whether the run is the subject of a verb that only persons do."""
    root = view.root(run.start, run.end)
    return (
        view.deps[root] == "nsubj"
        and view.lower[view.heads[root]] in _HUMAN
        and (root > view.heads[root] or view.lower[run.start - 1] != "the")
    )


def _city(view: View, run: Run) -> bool:
    """Whether the words name a town that a report may well mean."""
    found = gazetteer().get(plain(view.text(run.start, run.end)))
    return any(place.weight >= _KNOWN_CITY for place in found)
