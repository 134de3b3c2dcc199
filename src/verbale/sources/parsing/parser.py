"""The parent's side of the parsing process: gives it documents, and ends it when it goes wrong."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Any, Literal, Self

from verbale.errors import Abort, SkipInput
from verbale.sources.limits import Limits
from verbale.sources.parsing.pieces import Piece

type DocumentKind = Literal["html", "feed", "json-feed", "pdf", "mail"]

# To start the process and import a library, on a machine that is busy with other things.
_START_SECONDS = 60.0


class Parser:
    """A process that parses documents, started with the first one and anew after each that broke it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()

    def parse(
        self,
        kind: DocumentKind,
        data: bytes,
        origin: str,
        *,
        url: str | None = None,
        charset: str | None = None,
    ) -> list[Piece]:
        """Return what a document holds. Raises SkipInput, naming `origin`, when it can't be parsed.

        `url` is the document's address and `charset` the encoding that its server states, where known.
        """
        limits = self._limits
        request = {
            "kind": kind,
            "bytes": len(data),
            "url": url,
            "charset": charset,
            "max_pages": limits.max_document_pages,
            "max_entries": limits.max_feed_entries,
        }
        ready = self._exchange(json.dumps(request).encode() + b"\n", _START_SECONDS)
        if ready is None:
            self.close()
            raise Abort(f"the parser of documents does not start: check '{sys.executable}' and memory")
        answer = self._exchange(data, limits.max_document_seconds)
        if answer is None:
            self.close()
            self._running()  # which takes a moment, so it begins at once
            raise SkipInput(
                f"{origin}: can't be parsed within {limits.max_document_seconds:g} s and "
                f"{limits.max_document_memory_bytes >> 20} MB: save its text alone"
            )
        if "error" in answer:
            raise SkipInput(f"{origin}: {answer['error']}")
        try:
            return [Piece.from_dict(values) for values in answer["pieces"]]
        except (KeyError, TypeError, AttributeError) as error:
            self.close()
            raise SkipInput(f"{origin}: broke its parser: save its text alone") from error

    def _exchange(self, data: bytes, seconds: float) -> dict[str, Any] | None:
        """Send bytes and return the answer in one line; None when the process dies or takes too long."""
        process = self._running()
        if process.stdin is None or process.stdout is None:
            return None
        with _killed_after(process, seconds):
            try:
                process.stdin.write(data)
                process.stdin.flush()
                line = process.stdout.readline()
            except OSError:
                return None
        try:
            answer = json.loads(line)
        except ValueError:
            return None
        return answer if isinstance(answer, dict) else None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "verbale.sources.parsing.worker",
                    str(self._limits.max_document_memory_bytes),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process


@contextmanager
def _killed_after(process: "subprocess.Popen[bytes]", seconds: float) -> Iterator[None]:
    timer = threading.Timer(seconds, process.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
