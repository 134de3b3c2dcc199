"""Answers kept in a folder, by what was asked: a second run over the same reports asks for nothing again."""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from verbale.errors import Abort


class KeptAnswers:
    """A folder of answers; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        if folder is not None:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise Abort(f"{folder}: answers can't be kept there: name another folder") from error

    def get(self, *asked: str) -> str | None:
        """Return the answer to what was asked, or None."""
        if self._folder is None:
            return None
        try:
            found = json.loads(self._path(asked).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return found["answer"] if isinstance(found, dict) and isinstance(found.get("answer"), str) else None

    def keep(self, answer: str, *asked: str) -> None:
        """Keep the answer to what was asked, whole or not at all."""
        if self._folder is None:
            return
        path = self._path(asked)
        number, written = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=".json")
        try:
            with os.fdopen(number, "w", encoding="utf-8") as file:
                json.dump({"answer": answer}, file)
            os.replace(written, path)
        except OSError as error:
            with suppress(OSError):
                os.unlink(written)
            raise Abort(f"{self._folder}: answers can't be kept there: make room, or name another") from error

    def _path(self, asked: tuple[str, ...]) -> Path:
        name = hashlib.sha256(json.dumps(asked).encode("ascii")).hexdigest()
        return (self._folder or Path()) / f"{name}.json"
