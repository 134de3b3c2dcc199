"""Events across documents: which mentions are one event, and which documents tell of one story.

The mentions are given, and nothing of them but where they stand is used. The texts are parsed with the base
pipeline and its lemmatizer; what is compared, and how, is the record's.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import spacy
from spacy.tokens import Doc

from evals.benchmark import Benchmark, Figures, Files, Reader, Row, load_scorer, read_lines
from evals.crossdoc_mentions import happening, terms
from verbale.reading.pipeline import DEFAULT_MODEL
from verbale.record.happenings import Happening, happenings, rarities
from verbale.record.stories import stories


class Crossdoc(Benchmark):
    """Event mentions and documents of ECB+, all documents of the file as one record."""

    name = "crossdoc"
    scorer = "score_crossdoc.py"
    gold = "ecbplus_dev.jsonl.gz"

    def predictions(self, files: Files, read: Reader) -> Iterator[Row]:
        """Yield the story of each document and the chain of each event mention."""
        rows = read_lines(files.texts)
        nlp = spacy.load(Path(str(import_module(DEFAULT_MODEL).__file__)).parent / "_model")
        docs = list(nlp.pipe(row["text"] for row in rows))
        counted = [terms(doc) for doc in docs]
        story = stories([counts for counts, _ in counted], [names for _, names in counted])
        rarity = rarities([token.lemma_.lower() for token in doc] for doc in docs)
        chains = chains_of(rows, docs, story, rarity)
        for position, row in enumerate(rows):
            mentions = [{"id": one["id"], "chain": chains[one["id"]]} for one in row["mentions"]
                        if one["id"] in chains]  # fmt: skip
            yield {"doc": row["doc"], "event": str(story[position]), "mentions": mentions}

    def figures(self, files: Files, predictions: Path, errors: list[str] | None) -> Figures:
        """Return the scorer's figures, and those within the gold stories."""
        gold, predicted = read_lines(files.gold), read_lines(predictions)
        scorer = load_scorer(files.scorer)
        scored = scorer.score(gold, predicted)
        if errors is not None:
            errors += event_errors(scorer, gold, predicted)
        within = scorer.score(gold, predicted, "subtopic")
        documents = scored["documents_task"]
        return {
            "events": coreference(scored["events"]),
            "events without singletons": coreference(scored["events_gold_singletons_removed"]),
            "events within gold stories": {"CoNLL": within["events"]["CoNLL"]},
            "documents": {"ARI": documents["ARI"], "B3": documents["B3"], "pairs": documents["pairs"]},
        }


def coreference(scored: Row) -> Figures:
    """Return the measures of the literature under stable keys."""
    return {key: scored[key] for key in ("MUC", "B3", "CEAF-e", "LEA", "CoNLL")}


def chains_of(rows: list[Row], docs: list[Doc], story: list[int], rarity: dict[str, float]) -> dict[str, str]:
    """Return the chain of each event mention by the mention's id."""
    told: dict[int, list[tuple[str, Happening]]] = defaultdict(list)
    for position, (row, doc) in enumerate(zip(rows, docs, strict=True)):
        for one in row["mentions"]:
            if one["type"].startswith(("ACTION", "NEG_ACTION")):
                told[story[position]].append((one["id"], happening(doc, position, one)))
    chains: dict[str, str] = {}
    for number, mentions in told.items():
        groups = happenings([mention for _, mention in mentions], rarity)
        chains |= {name: f"{number}-{group}" for (name, _), group in zip(mentions, groups, strict=True)}
    return chains


def event_errors(scorer: ModuleType, gold: list[Row], predicted: list[Row]) -> list[str]:
    """Return a line for each gold chain told apart and each predicted one that mixes several."""
    found = {one["id"]: one["chain"] for row in predicted for one in row["mentions"]}
    words: dict[str, dict[str, Counter[str]]] = {"APART": defaultdict(Counter), "MIXED": defaultdict(Counter)}
    parts: dict[str, dict[str, set[Any]]] = {"APART": defaultdict(set), "MIXED": defaultdict(set)}
    for row in gold:
        for one in filter(scorer.is_event, row["mentions"]):
            right, chain = one["chain"], found.get(one["id"], one["id"])
            for kind, key, other in (("APART", right, chain), ("MIXED", chain, right)):
                words[kind][key][f"{row['doc']} {one['text']}"] += 1
                parts[kind][key].add(other)
    return [
        f"{kind} {key} ({len(others)}): {'; '.join(words[kind][key])}"
        for kind, chains in parts.items()
        for key, others in sorted(chains.items(), key=lambda item: (-len(item[1]), item[0]))
        if len(others) > 1
    ]
