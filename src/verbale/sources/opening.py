"""Opens one stream of bytes, whatever it is, and yields the reports in it."""

import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import BinaryIO, Self, cast

from verbale.errors import Abort, SkipInput
from verbale.sources.containers import Member, open_gzip, tar_members, zip_members
from verbale.sources.decoding import check
from verbale.sources.fields import DEFAULT_NAMES, FieldNames, make_report
from verbale.sources.items import Item, Link
from verbale.sources.jsonlines import read_lines, split_lines
from verbale.sources.kinds import HEAD_BYTES, Kind, tell_kind
from verbale.sources.limits import Limits
from verbale.sources.normalising import normalise
from verbale.sources.parsing import Parser, Piece
from verbale.sources.parsing.parser import DocumentKind
from verbale.sources.plain import read_plain
from verbale.sources.streams import OutOfProportion, look_at_head
from verbale.sources.tables import read_table
from verbale.sources.warc import Response, responses

_DOCUMENTS: dict[Kind, DocumentKind] = {
    "html": "html",
    "feed": "feed",
    "json-feed": "json-feed",
    "pdf": "pdf",
    "mail": "mail",
}
_BROKEN_STREAM = (OSError, EOFError, zlib.error, zipfile.BadZipFile, tarfile.TarError)
_MAX_REASON_CHARACTERS = 160


class Opener:
    """Turns streams into reports, within `limits`; `names` are the fields of JSON lines and tables."""

    def __init__(self, limits: Limits, names: FieldNames = DEFAULT_NAMES) -> None:
        self.limits = limits
        self._names = names
        self._parser = Parser(limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process that parses documents."""
        self._parser.close()

    def open(
        self,
        stream: BinaryIO,
        origin: str,
        *,
        name: str = "",
        url: str | None = None,
        charset: str | None = None,
    ) -> Iterator[Item]:
        """Yield what a stream holds: reports, links of feeds to reports, and errors, never raising SkipInput.

        `origin` names the stream in messages and reports, `name` is the file's name where there is one,
        `url` the address and `charset` the encoding that a server states.
        """
        yield from self._few_errors(self._all(stream, origin, name, url, charset), origin)

    def _all(
        self, stream: BinaryIO, origin: str, name: str, url: str | None, charset: str | None
    ) -> Iterator[Item]:
        is_empty = True
        try:
            for item in _guarded(lambda: self._open(stream, origin, name, url, charset, depth=0), origin):
                is_empty = False
                yield item
        except OutOfProportion as error:
            yield error
            return
        if is_empty:
            yield SkipInput(f"{origin}: holds no reports: check that it is what you meant")

    def _few_errors(self, items: Iterator[Item], origin: str) -> Iterator[Item]:
        """Yield items, but of endless errors only the first, and how many more there were."""
        errors = 0
        for item in items:
            errors += isinstance(item, SkipInput)
            if errors <= self.limits.max_told_errors or not isinstance(item, SkipInput):
                yield item
        if errors > self.limits.max_told_errors:
            more = errors - self.limits.max_told_errors
            yield SkipInput(f"{origin}: holds {more:,} more that can't be read: mend what was told first")

    def _open(
        self, stream: BinaryIO, origin: str, name: str, url: str | None, charset: str | None, depth: int
    ) -> Iterator[Item]:
        if depth > self.limits.max_archive_depth:
            raise SkipInput(
                f"{origin}: is packed more than {self.limits.max_archive_depth} times over: unpack it"
            )
        head, stream = look_at_head(stream, HEAD_BYTES)
        kind = tell_kind(head, name, self._names, origin)
        if document := _DOCUMENTS.get(kind):
            yield from self._document(document, stream, origin, url, charset)
        elif kind == "json-lines":
            lines = split_lines(stream, origin, self.limits)
            yield from read_lines(lines, origin, self._names, self.limits)
        elif kind == "table":
            yield from read_table(stream, origin, self._names, self.limits)
        elif kind == "warc":
            yield from self._pages(responses(stream, origin, self.limits))
        elif kind == "gzip":
            unpacked = open_gzip(stream, origin, self.limits)
            yield from self._open(unpacked, origin, name.removesuffix(".gz"), url, charset, depth + 1)
        elif kind == "zip":
            yield from self._members(zip_members(stream, origin, self.limits), origin, depth)
        elif kind == "tar":
            yield from self._members(tar_members(stream, origin, self.limits), origin, depth)
        else:
            yield read_plain(stream.read(self.limits.max_text_bytes + 1), origin, self.limits)

    def _members(self, members: Iterable[Member], origin: str, depth: int) -> Iterator[Item]:
        is_empty = True
        for member in members:
            is_empty = False
            if isinstance(member, SkipInput):
                yield member
                continue
            yield from self._member(member[1], f"{origin}!{member[0]}", member[0], depth + 1)
        if is_empty:
            yield SkipInput(f"{origin}: the archive holds no files: check how it was made")

    def _member(self, stream: BinaryIO, origin: str, name: str, depth: int) -> Iterator[Item]:
        return _guarded(lambda: self._open(stream, origin, name, None, None, depth), origin)

    def _pages(self, found: Iterable[Response | SkipInput]) -> Iterator[Item]:
        for page in found:
            if isinstance(page, SkipInput):
                yield page
            else:
                yield from _guarded(lambda page=page: self._page(page), page.url)  # type: ignore[misc]

    def _page(self, page: Response) -> Iterator[Item]:
        kind = tell_kind(page.body[:HEAD_BYTES], "", self._names, page.url)
        if kind == "text":
            yield read_plain(page.body, page.url, self.limits)
        elif kind in ("html", "pdf"):
            yield from self._parsed(cast("DocumentKind", kind), page.body, page.url, page.url, page.charset)

    def _document(
        self, kind: DocumentKind, stream: BinaryIO, origin: str, url: str | None, charset: str | None
    ) -> Iterator[Item]:
        data = stream.read(self.limits.max_document_bytes + 1)
        if len(data) > self.limits.max_document_bytes:
            raise SkipInput(
                f"{origin}: is larger than the {self.limits.max_document_bytes:,} bytes allowed for one "
                "document: split it, or save its text alone"
            )
        yield from self._parsed(kind, data, origin, url, charset)

    def _parsed(
        self, kind: DocumentKind, data: bytes, origin: str, url: str | None, charset: str | None
    ) -> Iterator[Item]:
        pieces = self._parser.parse(kind, data, origin, url=url, charset=charset)
        for number, piece in enumerate(pieces, start=1):
            own = f"{origin}#{number}" if kind in ("feed", "json-feed") else origin
            try:
                yield self._item(piece, own)
            except SkipInput as error:
                yield error
        if not pieces:
            yield SkipInput(f"{origin}: is a feed without entries: try again later")

    def _item(self, piece: Piece, origin: str) -> Item:
        if piece.text is None:
            if piece.link is None:
                return SkipInput(f"{origin}: {piece.problem or 'holds nothing'}")
            return Link(piece.link, origin)
        text = check(normalise(piece.text), origin, self.limits)
        return make_report(text, piece.stated, piece.link or origin)


def _guarded(start: Callable[[], Iterator[Item]], origin: str) -> Iterator[Item]:
    """Yield items; when what makes them breaks, its error is the last, unless it concerns a whole archive."""
    try:
        yield from start()
    except (OutOfProportion, Abort):
        raise
    except SkipInput as error:
        yield error
    except _BROKEN_STREAM as error:
        yield SkipInput(f"{origin}: can't be read to its end ({reason(error)}): check the file")
    except Exception as error:
        words = " ".join(f"{type(error).__name__}: {error}".split())[:_MAX_REASON_CHARACTERS]
        yield SkipInput(f"{origin}: opening it failed ({words}): please report this, with the input")


def reason(error: BaseException) -> str:
    """Return why a stream broke, in a few words."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
