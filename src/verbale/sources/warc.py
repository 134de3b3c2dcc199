"""WARC archives of the web, such as CC-NEWS: the pages in their responses, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from verbale.errors import SkipInput
from verbale.sources.limits import Limits
from verbale.sources.streams import Forward

_PARSED = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "")
_OK = 200
_END_OF_RECORD = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered: the body, the address asked for, and the encoding it states."""

    body: bytes
    url: str
    charset: str | None


def responses(stream: BinaryIO, origin: str, limits: Limits) -> Iterator[Response | SkipInput]:
    """Yield the pages of an archive, and an error for each that can't be had.

    Records other than responses, answers other than 200, and what is neither page, text nor PDF are
    passed over: an archive of the web is full of them.
    """
    forward = Forward(stream)
    records = iter(
        ArchiveIterator(
            forward,
            record_types=WarcRecordType.response | WarcRecordType.resource,
            parse_http=True,
            auto_decode="all",
            max_header_len=1 << 16,
            stream_detect=False,
        )
    )
    number = 0
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            number += 1
            found = _response(record, f"{origin}:{number}", limits)
        except SkipInput:
            raise
        except BaseException as error:
            # The library's own panics are no Exceptions.
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            yield SkipInput(f"{origin}: can't be read past record {number} ({error}): copy the archive again")
            return
        if found is not None:
            yield found
    if forward.last != _END_OF_RECORD:
        yield SkipInput(f"{origin}: breaks off after {number:,} record(s): copy the archive again")


def _response(record: WarcRecord, name: str, limits: Limits) -> Response | SkipInput | None:
    url = record.headers.get("WARC-Target-URI") or name
    status = record.http_headers.status_code if record.http_headers is not None else None
    kind = (record.http_content_type or "").lower()
    if status not in (None, _OK) or kind not in _PARSED:
        return None
    body = record.reader.read(limits.max_document_bytes + 1)
    if len(body) > limits.max_document_bytes:
        return SkipInput(
            f"{url}: is larger than the {limits.max_document_bytes:,} bytes allowed for a page: leave it out"
        )
    return Response(body, url, record.http_charset)
