"""Finds the names of persons: the model's entities, put right by titles, appositions and known names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from verbale.knowledge.offices import office_words, plural_heads
from verbale.knowledge.words import word_list
from verbale.reading.actors import months
from verbale.reading.actors.complements import of_ministry
from verbale.reading.actors.titles import Title, is_given_name
from verbale.reading.actors.view import View

PARTICLES = word_list("name particle")
HONORIFICS = word_list("honorific")
FEMALE = word_list("female honorific")
MALE = word_list("male honorific")
_NOT_NAMES = word_list("never a name")
_BODIES = word_list("body")
_GIVEN_NAMES = word_list("state or given name")
_AFTER_HYPHEN = word_list("after hyphen")
_SUFFIXES = word_list("name suffix")
LETTERS_BEHIND = word_list("post-nominal")
_YOUNGER = frozenset({"Jr", "Jr.", "Sr", "Sr."})
_AGENCIES = word_list("news agency")
_MEDIA = word_list("media")
_FAMILY_OR_PRONOUN = "He"  # inside a sentence and behind a name a part of it: "Vice Premier Liu He"
_ELIDED = re.compile(r"[dl]['’][A-Z]")
_QUOTES = frozenset({'"', "''", "``", "“", "”"})


@dataclass(slots=True)
class Run:
    """A run of capitalised words that may be a person's name, on tokens `start` to `end` (exclusive)."""

    start: int
    end: int
    entity: bool


def find_runs(view: View, titles: list[Title]) -> list[Run]:
    """Return all runs of name-like words, in order; the lexicon's names and titles break them."""
    blocked = _office_tokens(view, titles)
    runs: list[Run] = []
    beyond = 0
    for i, (named, word) in enumerate(zip(view.name_at, view.words, strict=True)):
        if i < beyond or (named is None and not word[:1].isupper()):
            continue
        if named is not None and named.start == i and named.of("person") is not None:
            beyond = named.end
            runs.append(Run(i, beyond, entity=True))
        elif _can_start(view, i, blocked):
            beyond = _run_end(view, i, blocked)
            labels = [view.entities[k] for k in range(i, beyond)]
            runs.append(Run(i, beyond, "PERSON" in labels))
    # A word that ends a longer name is a name at the start of a sentence too, whatever its tag.
    last = {view.words[run.end - 1] for run in runs if run.end - run.start > 1}
    last |= {view.words[run.start] for run in runs if view.lower[run.start] in months.MONTHS}
    runs = _two_apart(view, runs)
    taken = {i for run in runs for i in range(run.start, run.end)}
    runs.extend(
        Run(i, i + 1, entity=False)
        for i, word in enumerate(view.words)
        if word in last and i not in taken and view.name_at[i] is None
        if _stands_alone(view, i)
    )
    return sorted(runs, key=lambda run: run.start)


def _stands_alone(view: View, i: int) -> bool:
    """Whether a word that ends a longer name stands for it at `i`, where it is read as another word."""
    if view.lower[i] in months.MONTHS:
        return months.stands_as_person(view, i)
    return i in view.starts_sentence or (view.lower[i] in HONORIFICS and _ends_name(view, i))


def _two_apart(view: View, runs: list[Run]) -> list[Run]:
    """Return the runs, family names of two people apart that a hyphen joins: "the Bevin-Molotov talks"."""
    hyphens = [next((i for i in range(run.start, run.end) if view.words[i] == "-"), None) for run in runs]
    if not any(hyphens):
        return runs
    full = [
        run for run, at in zip(runs, hyphens, strict=True) if run.end - run.start > 1 and at != run.start + 1
    ]
    families = {view.words[run.end - 1] for run in full}
    firsts = {view.words[run.start] for run in full}  # where family names stand first
    found: list[Run] = []
    for run, at in zip(runs, hyphens, strict=True):
        pair = {view.words[run.start], view.words[run.end - 1]}
        short = at == run.start + 1 and (run.end == at + 2 or view.lower[at + 1] in PARTICLES)
        if at is not None and short and len(pair) > 1 and pair & families and pair <= families | firsts:
            found += [Run(run.start, at, entity=True), Run(at + 1, run.end, entity=True)]
        else:
            found.append(run)
    return found


def _office_tokens(view: View, titles: list[Title]) -> set[int]:
    """Return the tokens of the nouns of offices, and of what their holders are charged with."""
    cores = {i for title in titles for i in range(*title.core)}
    republics = {t.end - 1 for t in titles if view.lower[t.end - 3 : t.end] == ["of", "the", "republic"]}
    charged = {i for t in titles for i in range(t.core[1], t.end) if of_ministry(view.lower[i])}
    return cores | republics | charged


def _can_start(view: View, i: int, blocked: set[int]) -> bool:
    word = view.words[i]
    if not view.capital(i) or i in blocked or not word[0].isalpha():
        return False
    low = view.lower[i]
    person = view.entities[i] == "PERSON"
    if low == "royal" and i + 1 < len(view) and view.lower[i + 1] == "highness":
        return False
    if low in months.MONTHS and not person and not months.is_titled(view, i):
        return False
    if low in _NOT_NAMES and not (low in months.MONTHS or (person and low == "god")):
        return False
    if low in HONORIFICS or low in plural_heads() or word in LETTERS_BEHIND:
        return False
    if view.name_at[i] is not None and not _name_inside_person(view, i):
        return False
    if (low in office_words("head") and not is_given_name(view, i)) or (
        low in office_words("domain") and not person
    ):
        return False
    return person or view.tags[i] in ("NNP", "NNPS") or i not in view.starts_sentence


def _name_inside_person(view: View, i: int) -> bool:
    """Whether the lexicon's name at `i` is part of a person's name ('Michael Jordan', 'Chad Smith')."""
    named = view.name_at[i]
    if named is None or named.end - named.start > 1 or view.entities[i] != "PERSON":
        return False
    after, before = i + 1, i - 1
    free_after = (
        after < len(view)
        and view.entities[after] == "PERSON"
        and view.name_at[after] is None
        and view.capital(after)
    )
    free_before = (
        before >= 0
        and view.entities[before] == "PERSON"
        and view.name_at[before] is None
        and view.capital(before)
    )
    if named.of("adjective", "people", "organisation", "part"):
        return False
    if free_after and not free_before and named.of("state", "capital") is not None:
        # "Of Armenia Zohrab Mnatsakanyan" and "from Baku Lavrov": places before names.
        if i and view.lower[i - 1] in ("of", "in", "for", "from", "to", "at", "via"):
            return False
        return named.of("state") is None or view.words[i] in _GIVEN_NAMES
    return free_after or free_before


def _run_end(view: View, i: int, blocked: set[int]) -> int:
    end = i + 1
    size = len(view)
    while end < size and view.sentence[end] == view.sentence[i]:
        word, low = view.words[end], view.lower[end]
        if end in blocked:
            break
        if word == "-" and end + 1 < size and not view.spaced[end - 1] and not view.spaced[end]:
            following = view.lower[end + 1]
            if (
                following in _AFTER_HYPHEN
                or following in office_words("head")
                or view.name_at[end + 1] is not None
                or not following[:1].isalpha()
                or (following.endswith("ed") and not view.capital(end + 1))  # "X-backed", not "al-Ahmed"
            ):
                break
            end += 2
            continue
        if word in LETTERS_BEHIND and end - i > 1:
            break
        if word in _SUFFIXES:
            end += 1
            continue
        if word == "," and end + 1 < size and view.words[end + 1] in _YOUNGER:
            end += 2  # "Martin Luther King, Jr."
            continue
        if word in _QUOTES and _nickname(view, end, blocked):
            end += 3
            continue
        if low in PARTICLES and not view.capital(end) and _goes_on(view, end, blocked):
            end += 1
            continue
        if view.words[end - 1].endswith("-") and view.spaced[end - 1] and end - i > 1 and word.islower():
            end += 1  # a line was broken inside the name: "Roh Moo- hyun"
            continue
        if _ELIDED.match(word) and end not in blocked:
            end += 1  # "Valery Giscard d'Estaing"
            continue
        if not view.capital(end) or not word[0].isalpha():
            break
        if view.name_at[end] is not None and not _name_inside_person(view, end):
            break
        if (
            (low in _NOT_NAMES and word != _FAMILY_OR_PRONOUN and not months.ends_name(view, end))
            or low in plural_heads()
            or (low in HONORIFICS and not _ends_name(view, end))
        ):
            break
        end += 1
    return end


def _ends_name(view: View, i: int) -> bool:
    """Whether a word of rank is a family name: "John Major said", "Martin Luther King in Memphis"."""
    behind = i + 1
    return view.lower[i].isalpha() and not (behind < len(view) and view.capital(behind))


def _nickname(view: View, i: int, blocked: set[int]) -> bool:
    """Whether a nickname between quotation marks starts at `i` and the family name follows it."""
    return (
        i + 3 < len(view)
        and view.capital(i + 1)
        and view.words[i + 2] in _QUOTES
        and view.capital(i + 3)
        and i + 3 not in blocked
    )


def _goes_on(view: View, i: int, blocked: set[int]) -> bool:
    k = i + 1
    while k < len(view) and k < i + 4 and (view.lower[k] in PARTICLES or view.words[k] == "-"):
        k += 1
    return (
        k < len(view)
        and view.capital(k)
        and k not in blocked
        and view.name_at[k] is None
        and view.lower[k] not in _NOT_NAMES
    )


def body_like(view: View, run: Run) -> bool:
    """Whether the run holds a word that names a body, a place or a thing, and so is no person."""
    return any(view.lower[i] in _BODIES for i in range(run.start, run.end)) or all(
        len(view.words[i]) > 1
        and view.words[i].isupper()
        and view.words[i].isalpha()
        and run.end - run.start == 1
        for i in range(run.start, run.end)
    )


def medium(view: View, run: Run) -> bool:
    """Whether the run names a newspaper or agency: a well-known one, or one that a word beside it tells."""
    if view.text(run.start, run.end) in _AGENCIES:
        return True
    before = view.lower[run.start - 1] if run.start else ""
    after = view.lower[run.end] if run.end < len(view) else ""
    return before in _MEDIA or after in _MEDIA


def honorific_before(view: View, i: int) -> str:
    """Return the honorific right before token `i`, or the empty string."""
    return view.lower[i - 1] if i and view.lower[i - 1] in HONORIFICS else ""


def name_list(view: View, runs_by_start: dict[int, Run], i: int) -> Iterator[Run]:
    """Yield the runs of a list of names that starts at token `i`: 'A', 'A and B', 'A, B and C'."""
    while (run := runs_by_start.get(i)) is not None:
        yield run
        i = run.end
        if (
            i + 1 < len(view)
            and view.lower[i] in ("of", "from")
            and (named := view.name_at[i + 1]) is not None
        ):
            i = named.end
        end = i
        if i < len(view) and view.words[i] == ",":
            i += 1
        if i < len(view) and view.lower[i] in ("and", "&"):
            i += 1
        if i == end:
            return
        while i < len(view) and view.lower[i] in HONORIFICS:
            i += 1
