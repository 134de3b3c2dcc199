"""Learns the weights of contact scores from annotated reports.

Usage: python scripts/train_contact_scores.py EVAL_FOLDER [--threshold T]

EVAL_FOLDER holds `contacts/train.gold.jsonl`, `contacts/score_contacts.py` and
`time/wire_2005.jsonl.gz`; the tuned half of the project's own labels (`evals/data`) is learned from
too. What lies under the shipped threshold is read as well, so that it is learned from. A predicted
contact that the scorer pairs with a gold one counts as right.
Logistic regression with a ridge, by Newton's method: the same weights at every run. Prints the table
of thresholds, each fold left out in turn, and writes `scoring.toml`.
"""

import gzip
import importlib.util
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from verbale.account import Contact
from verbale.reading.contacts import scoring
from verbale.reading.pipeline import read_reports
from verbale.report import Report

RIDGE = 5.0
STEPS = 25
FOLDS = 5
THRESHOLDS = tuple(round(0.05 * i, 2) for i in range(13))
TARGET = Path(scoring.__file__).with_name("scoring.toml")
OWN = Path(__file__).parents[1] / "evals" / "data" / "contacts_wire.jsonl"
THRESHOLD = 0.5

type Matrix = NDArray[np.float64]


def load(folder: Path) -> list[list[tuple[Contact, bool]]]:
    """Return the contacts of each training report, each with whether gold has it."""
    spec = importlib.util.spec_from_file_location("score_contacts", folder / "contacts/score_contacts.py")
    if spec is None or spec.loader is None:
        sys.exit("no scorer")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    with gzip.open(folder / "time/wire_2005.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {row["id"]: row for row in map(json.loads, lines)}
    train = (folder / "contacts/train.gold.jsonl").read_text(encoding="utf-8").splitlines()
    own = map(json.loads, OWN.read_text(encoding="utf-8").splitlines())
    gold = [*map(json.loads, train), *(row for row in own if row["half"] == "tuned")]
    fields = ("text", "title", "published", "dateline")
    reports = [Report(**{name: texts[row["id"]][name] for name in fields}) for row in gold]
    found: list[list[tuple[Contact, bool]]] = []
    for row, (_, account) in zip(gold, read_reports(reports), strict=True):
        predicted = [
            {**contact.model_dump(), "participants": [p.name for p in contact.participants]}
            for contact in account.contacts
        ]
        right = {position for _, position in scorer.pair(row["contacts"], predicted)}
        found.append([(contact, i in right) for i, contact in enumerate(account.contacts)])
    return found


def matrix(rows: Sequence[tuple[Contact, bool]], names: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Return features and outcomes, the base in the first column."""
    x = [[1.0, *(float(name in contact.reasons) for name in names)] for contact, _ in rows]
    return np.array(x), np.array([float(right) for _, right in rows])


def fit(x: Matrix, y: Matrix) -> Matrix:
    """Return the weights of a ridge logistic regression; the base carries no ridge."""
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 0.0
    beta = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (y - p) - ridge * beta
        hessian = (x.T * (p * (1 - p))) @ x + np.diag(ridge)
        beta = beta + np.linalg.solve(hessian, gradient)
    return beta


def main(folder: Path, threshold: float) -> None:
    """Learn, report and write the weights."""
    shipped = TARGET.read_text(encoding="utf-8")
    TARGET.write_text(re.sub(r"(?m)^threshold = .*", "threshold = 0.0", shipped), encoding="utf-8")
    reports = load(folder)
    rows = [row for report in reports for row in report]
    names = sorted({name for contact, _ in rows for name in contact.reasons})
    held_out: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        training = [row for i, report in enumerate(reports) if i % FOLDS != fold for row in report]
        testing = [row for i, report in enumerate(reports) if i % FOLDS == fold for row in report]
        beta = fit(*matrix(training, names))
        x, y = matrix(testing, names)
        held_out += list(zip((1 / (1 + np.exp(-x @ beta))).tolist(), (y > 0).tolist(), strict=True))
    for limit in THRESHOLDS:
        kept = [right for p, right in held_out if p >= limit]
        share = sum(kept) / max(1, len(kept))
        print(f"{limit:.2f}  kept {len(kept)}  right {sum(kept)}  precision {share:.3f}")
    beta = fit(*matrix(rows, names))
    weights = dict(zip(["base", *names], beta.tolist(), strict=True))
    lines = [f'"{name}" = {weight:.3f}' for name, weight in weights.items()]
    head = "# Weights of the features of a contact, learned by scripts/train_contact_scores.py.\n"
    body = "\n".join(lines)
    TARGET.write_text(f"{head}threshold = {threshold}\n\n[weights]\n{body}\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), float(sys.argv[3]) if "--threshold" in sys.argv else THRESHOLD)
