"""Quotes: who said what, in news articles."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from evals.benchmark import Benchmark, Figures, Files, Reader, Row, load_scorer, prf, read_lines
from verbale.account import Account
from verbale.report import Report

COUNTS = ("gold spans", "predicted spans", "matched pairs")


class Quotes(Benchmark):
    """Attributions of content to sources, given an article's text and date."""

    name = "quotes"
    scorer = "score_quotes.py"
    gold = "polnear_dev.jsonl.gz"

    def predictions(self, files: Files, read: Reader) -> Iterator[Row]:
        """Yield the quotations of each article."""
        articles = read_lines(files.gold)
        reports = [Report(text=row["text"], published=row["date"]) for row in articles]
        for row, account in zip(articles, read(reports), strict=True):
            yield {"id": row["id"], "quotes": quote_rows(account)}

    def figures(self, files: Files, predictions: Path, errors: list[str] | None) -> Figures:
        """Return the figures over all, direct and indirect quotes."""
        scorer = load_scorer(files.scorer)
        gold, predicted = read_lines(files.gold), read_lines(predictions)
        scored = scorer.score(gold, predicted)
        if errors is not None:
            errors.extend(quote_errors(scorer, gold, {row["id"]: row["quotes"] for row in predicted}))
        return {
            kind: {name: figure(name, value) for name, value in own.items()} for kind, own in scored.items()
        }


def figure(name: str, value: Row | float) -> Figures | float:
    """Return one of the scorer's figures under stable keys, its counts as whole numbers."""
    if isinstance(value, dict):
        return prf(value)
    return int(value) if name in COUNTS else value


def quote_rows(account: Account) -> list[Row]:
    """Return an account's quotations in the form of the benchmark, which marks the outermost alone."""
    outermost = (said for said in account.quotations if said.within is None)
    return [said.model_dump(mode="json", include={"source", "cue", "content"}) for said in outermost]


def quote_errors(scorer: ModuleType, gold: list[Row], predicted: dict[str, list[Row]]) -> Iterator[str]:
    """Yield a line for every content span that is missed, extra, or given another source."""
    for row in gold:
        article = scorer.Article(row["id"], row["text"])
        wanted, got = (article.all_content_spans(quotes) for quotes in (row["quotes"], predicted[row["id"]]))
        pairs = scorer.pair_up(got, wanted, scorer.at_least_half)

        def words(tokens: frozenset[int], article: object = article) -> str:
            starts, ends, text = (getattr(article, name) for name in ("starts", "ends", "text"))
            return " ".join(text[starts[min(tokens)] : ends[max(tokens)]].split()) if tokens else "-"

        for p, g in pairs:
            if not got[p].source & wanted[g].source and (got[p].source or wanted[g].source):
                yield (
                    f"SOURCE\t{row['id']}\tgold {words(wanted[g].source)}\tpred {words(got[p].source)}"
                    f"\t{words(wanted[g].content)}"
                )
        unpaired = (("EXTRA", got, {p for p, _ in pairs}), ("MISSED", wanted, {g for _, g in pairs}))
        for kind, spans, paired in unpaired:
            for number, span in enumerate(spans):
                if number not in paired:
                    form = "direct" if span.is_direct else "indirect"
                    yield f"{kind}\t{row['id']}\t{form}\t{words(span.source)}\t{words(span.content)}"
