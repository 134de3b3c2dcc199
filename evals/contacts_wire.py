"""Contacts in dispatches of which the project made its own labels, apart from those of the folder.

Made blind, after the guidelines of the contacts benchmark, by annotators who never saw what Verbale
reads: half of the dispatches to learn and tune on, half to be measured only. Ids, fields and places
in the text; no texts.
"""

from pathlib import Path
from typing import ClassVar

from evals.benchmark import Files
from evals.contacts import Contacts
from evals.wire import DATA
from verbale.errors import Abort


class ContactsWire(Contacts):
    """The contacts benchmark over labels of the project's own; the scorer is the folder's."""

    name = "contacts_wire"
    folder = "contacts"
    own_labels = True
    labels: ClassVar[Path] = DATA / "contacts_wire.jsonl"

    def files(self, data: Path, gold: Path | None, texts: Path | None) -> Files:
        """Return the labels, the dispatches and the scorer; raises Abort where one is missing."""
        if not (data / self.folder).is_dir():
            raise Abort(f"no folder {self.folder!r} in {data}: name the evaluation folder with --data")
        return super().files(data, gold or self.labels, texts)
