"""Precision of events on real wire text: coded events that were judged by hand, and what is coded there now.

The judgements are this project's own. They hold ids, places in the text, codes and verdicts, no words. An
event that is still coded as it was judged keeps its verdict; one that is coded otherwise at the same words
counts as unjudged, and one that is coded no more is gone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from evals.benchmark import Figures, Files, Reader, Row, by_id, read_lines
from evals.contacts import dispatch
from evals.events import coded
from evals.wire import DATA, WireBenchmark
from verbale.account import Event
from verbale.errors import Abort

_ACTORS = ("type", "source", "target")
_ALL = (*_ACTORS, "happened")


class JudgedEvents(WireBenchmark):
    """Samples of events that the reader coded in dispatches, as foreground and not as contacts."""

    name = "judged"
    labels = DATA / "judged_events.jsonl"
    gold = labels.name

    def predictions(self, files: Files, read: Reader) -> Iterator[Row]:
        """Yield the events of each dispatch that a judged one comes from."""
        texts = by_id(read_lines(files.texts))
        names = list(dict.fromkeys(row["id"] for row in read_lines(files.gold)))
        missing = [name for name in names if name not in texts]
        if missing:
            raise Abort(
                f"{self.name}: no text for {missing[0]} in {files.texts}: name the texts with --texts"
            )
        for name, account in zip(names, read([dispatch(texts[name]) for name in names]), strict=True):
            told = [event for event in coded(account) if event.contact is None and not event.background]
            yield {"id": name, "events": [_row(event) for event in told]}

    def figures(self, files: Files, predictions: Path, errors: list[str] | None) -> Figures:
        """Return for each sample the shares that are right, of all that was judged and of what still is."""
        now = by_id(read_lines(predictions))
        samples: dict[str, list[tuple[Row, str]]] = {}
        for row in read_lines(files.gold):
            state = state_of(row, now[row["id"]]["events"])
            samples.setdefault(row["sample"], []).append((row, state))
            if errors is not None and (state != "coded" or not _right(row, _ALL)):
                wrong = [name for name in _ALL if not row["right"][name]]
                errors.append(f"{row['id']} {row['trigger']} {row['type']} {state} wrong: {' '.join(wrong)}")
        return {sample: _figures(judged) for sample, judged in samples.items()}


def _row(event: Event) -> Row:
    return {
        "type": event.type,
        "source": sorted({actor.party for actor in event.source}),
        "target": sorted({actor.party for actor in event.target}),
        "trigger": event.trigger,
    }


def state_of(judged: Row, events: list[Row]) -> str:
    """Return what has become of a judged event: "coded" still, "unjudged" as coded otherwise, "gone"."""
    here = [
        event
        for event in events
        if any(a < d and c < b for a, b in event["trigger"] for c, d in judged["trigger"])
    ]
    same = any(all(event[key] == judged[key] for key in _ACTORS) for event in here)
    return "coded" if same else "unjudged" if here else "gone"


def _right(row: Row, names: tuple[str, ...]) -> bool:
    right: Mapping[str, bool] = row["right"]
    return all(right[name] for name in names)


def _figures(judged: list[tuple[Row, str]]) -> Figures:
    states = Counter(state for _, state in judged)
    still = [row for row, state in judged if state == "coded"]
    return {
        "as judged: right": _share([row for row, _ in judged], _ALL),
        "as judged: type and actors": _share([row for row, _ in judged], _ACTORS),
        "now: right": _share(still, _ALL),
        "now: type and actors": _share(still, _ACTORS),
        **{f"now: {name}": _share(still, (name,)) for name in _ALL},
        "events": {
            "judged": len(judged),
            **{state: states[state] for state in ("coded", "unjudged", "gone")},
        },
        "right ones lost": sum(_right(row, _ALL) for row, state in judged if state != "coded"),
    }


def _share(rows: list[Row], names: tuple[str, ...]) -> float:
    return sum(_right(row, names) for row in rows) / len(rows) if rows else 0.0
