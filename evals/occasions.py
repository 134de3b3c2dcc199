"""Occasions: whether what several dispatches tell of one meeting, visit or summit becomes one contact.

The labels are this project's own, made by hand over dispatches of one agency and month: mentions of contacts,
by place, mode and parties, and which of them tell of one occasion. They hold no words of the texts.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping
from pathlib import Path

from evals.benchmark import Figures, Files, Reader, Row, by_id, read_lines
from evals.contacts import dispatch
from evals.wire import DATA, WireBenchmark
from verbale.account import Account
from verbale.record.rows import ContactRow
from verbale.record.store import Store


class Occasions(WireBenchmark):
    """Labelled mentions of contacts; all dispatches of the agencies behind them are read and merged."""

    name = "occasions"
    labels = DATA / "occasions.jsonl"
    gold = labels.name

    def predictions(self, files: Files, read: Reader) -> Iterator[Row]:
        """Yield what each dispatch tells of each contact of the record."""
        texts = by_id(read_lines(files.texts))
        agencies = {texts[name]["agency"] for name in by_id(read_lines(files.gold))}
        reports = {name: dispatch(row) for name, row in texts.items() if row["agency"] in agencies}
        names = {report.id: name for name, report in reports.items()}
        accounts = dict(zip(names, read(list(reports.values())), strict=True))
        with Store(":memory:") as store:
            store.add_many((reports[names[key]], account) for key, account in accounts.items())
            for contact in store.contacts():
                yield from _told(contact, names, accounts)

    def figures(self, files: Files, predictions: Path, errors: list[str] | None) -> Figures:
        """Return pairwise figures over all labelled mentions, and over those alone that were read."""
        labels = read_lines(files.gold)
        found = matched(labels, read_lines(predictions))
        gold = {number: label["occasion"] for number, label in enumerate(labels)}
        predicted: dict[int, Hashable] = {number: found.get(number, number) for number in gold}
        if errors is not None:
            errors += listing(labels, found)
        return {
            "pairs": pairs(gold, predicted),
            "pairs of mentions read": pairs({number: gold[number] for number in found}, found),
            "mentions read": {"right": len(found), "of": len(labels)},
            "occasions": len(set(gold.values())),
        }


def _told(contact: ContactRow, names: Mapping[str, str], accounts: Mapping[str, Account]) -> Iterator[Row]:
    for source in contact.sources:
        numbered = enumerate(accounts[source.report].contacts)
        number, told = next((number, one) for number, one in numbered if one.id == source.contact)
        yield {
            "contact": contact.id,
            "id": names[source.report],
            "number": number,
            "spans": source.spans,
            "states": told.states,
            "mode": told.mode,
            "date": told.date,
        }


def matched(labels: list[Row], told: list[Row]) -> dict[int, Hashable]:
    """Return the contact of each label's mention, by the label's number, where one was read there.

    A label goes with what is told of its kind (visit, call or else) in a sentence that holds it, by parties
    in common; of several alike, with the first that no label has taken. But a report that names an occasion
    again tells of one contact with several sentences: a label for which nothing is left goes with what
    another has taken, of the same parties and in another sentence. No label's occasion is looked at.
    """
    of_report: dict[str, list[Row]] = defaultdict(list)
    for one in sorted(told, key=lambda one: (one["id"], one["number"])):
        of_report[one["id"]].append(one)
    likely = {number: _likely(label, of_report[label["id"]]) for number, label in enumerate(labels)}
    found: dict[int, Row] = {}
    order = sorted((-candidates[0][0], number) for number, candidates in likely.items() if candidates)
    for _, number in order:
        taken = {(one["id"], one["number"]) for one in found.values()}
        free = [one for _, one in likely[number] if (one["id"], one["number"]) not in taken]
        if free:
            found[number] = free[0]
    for _, number in order:
        its = next(_again(number, likely[number], labels, found), None)
        if number not in found and its is not None:
            found[number] = its
    return {number: found[number]["contact"] for number in sorted(found)}


def _likely(label: Row, told: list[Row]) -> list[tuple[float, Row]]:
    """Return what a label can mean of what its report tells, with the share of parties, the most first."""
    here = set(label["states"])
    inside = [one for one in told if _sentence(one, label) and _kind(one) == _kind(label)]
    shares = [(len(here & set(one["states"])) / len(here | set(one["states"])), one) for one in inside]
    return sorted((pair for pair in shares if pair[0]), key=lambda pair: -pair[0])


def _again(
    number: int, likely: list[tuple[float, Row]], labels: list[Row], found: Mapping[int, Row]
) -> Iterator[Row]:
    """Yield what other labels have taken in other sentences, of the same parties."""
    label = labels[number]
    for share, one in likely:
        others = (labels[other] for other, its in found.items() if its is one)
        if share == 1 and any(_sentence(one, other) != _sentence(one, label) for other in others):
            yield one


def _sentence(told: Row, label: Row) -> tuple[int, int] | None:
    return next(((start, end) for start, end in told["spans"] if start <= label["start"] < end), None)


def _kind(row: Row) -> str:
    return row["mode"] if row["mode"] in ("visit", "call") else ""


def pairs(gold: Mapping[int, Hashable], predicted: Mapping[int, Hashable]) -> Figures:
    """Return precision, recall and F1 over the pairs of mentions put together."""
    both = _pairs(Counter((gold[number], predicted[number]) for number in gold))
    wanted, made = (_pairs(Counter(groups[number] for number in gold)) for groups in (gold, predicted))
    return {
        "p": both / made if made else 0.0,
        "r": both / wanted if wanted else 0.0,
        "f1": 2 * both / (made + wanted) if made + wanted else 0.0,
    }


def _pairs(sizes: Counter[tuple[Hashable, Hashable]] | Counter[Hashable]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def listing(labels: list[Row], found: Mapping[int, Hashable]) -> list[str]:
    """Return a line for each occasion that is told apart or not read, and each contact of several."""
    apart: dict[str, dict[Hashable, list[str]]] = defaultdict(lambda: defaultdict(list))
    mixed: dict[Hashable, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, label in enumerate(labels):
        place = f"{label['id']}:{label['start']}"
        apart[label["occasion"]][found.get(number, "not read")].append(place)
        if number in found:
            mixed[found[number]][label["occasion"]].append(place)
    kinds = (("APART", apart.items()), ("MIXED", mixed.items()))
    return [
        f"{kind} {key}: " + "; ".join(f"{other} {' '.join(places)}" for other, places in parts.items())
        for kind, groups in kinds
        for key, parts in groups
        if len(parts) > 1 or "not read" in parts
    ]
