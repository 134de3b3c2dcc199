"""Tells what an input is by how it begins; its name counts only where the content leaves it open."""

import codecs
import re
from typing import Literal

from verbale.errors import SkipInput
from verbale.sources.fields import FieldNames
from verbale.sources.tables import is_header

type Kind = Literal[
    "text", "json-lines", "json-feed", "table", "html", "feed", "warc", "pdf", "mail", "zip", "tar", "gzip"
]

HEAD_BYTES = 8192

_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old office document: save it as plain text or PDF first"),
    (b"{\\rtf", "a rich-text document: save it as plain text or PDF first"),
    (b"\x89PNG", "a picture: give the text in it"),
    (b"\xff\xd8\xff", "a picture: give the text in it"),
    (b"GIF8", "a picture: give the text in it"),
    (b"RIFF", "a picture, sound or film: give the text in it"),
    (b"OggS", "sound or film: give the text in it"),
    (b"ID3", "sound: give the text in it"),
    (b"\x7fELF", "a program: give reports"),
    (b"MZ\x90", "a program: give reports"),
    (b"SQLite format 3\0", "a database: to ask a record, name it with --record"),
    (b"BZh", "compressed by bzip2: unpack it, or pack it as .gz or .zip, first"),
    (b"\xfd7zXZ\0", "compressed by xz: unpack it, or pack it as .gz or .zip, first"),
    (b"\x28\xb5\x2f\xfd", "compressed by Zstandard: unpack it, or pack it as .gz or .zip, first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it, or pack it as .zip, first"),
    (b"Rar!", "a RAR archive: unpack it, or pack it as .zip, first"),
)
_PACKED: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # an empty one
    (b"WARC/", "warc"),
)
_TAR_MAGIC, _TAR_AT = b"ustar", 257
_PDF_WITHIN = 1024  # bytes that may stand before the signature

_JSON_FEED = re.compile(r'"version"\s*:\s*"https?://jsonfeed\.org/version/')
_PAGE = re.compile(r"(?i)\s*<(?:!doctype\s+html|html|head|body|title|meta|div|article|main|p|h[1-6])[\s>/]")
_XML_PAGE = re.compile(r"(?i)<(?:!doctype\s+html|html)[\s>]")
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|[a-z]{1,9}:feed)[\s>]")
_XML = re.compile(r"\s*<(?:\?xml|!DOCTYPE|!--|rss|feed|rdf:RDF)")
_MAIL_LINE = re.compile(r"([!-9;-~]{1,70}):(?=[ \t\r\n])|[ \t]+\S", re.ASCII)
_MAIL_SIGNS = frozenset(
    {"from", "received", "return-path", "message-id", "mime-version", "delivered-to", "dkim-signature"}
)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def tell_kind(head: bytes, name: str, names: FieldNames, origin: str) -> Kind:
    """Return what an input is, by its first bytes (up to HEAD_BYTES) and its name.

    Raises SkipInput, naming `origin`, for what can't hold reports.
    """
    bare = head.lstrip()
    for signature, kind in _PACKED:
        if head.startswith(signature):
            return kind
    if head[_TAR_AT : _TAR_AT + len(_TAR_MAGIC)] == _TAR_MAGIC:
        return "tar"
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    for signature, what in _FOREIGN:
        if bare.startswith(signature):
            raise SkipInput(f"{origin}: is {what}")
    text = _as_text(head)
    if text.startswith("{"):
        return "json-feed" if _JSON_FEED.search(text[:1024]) else _by_name(name, "json-lines")
    return _marked(text, origin) or _written(text, name, names)


def _marked(text: str, origin: str) -> Kind | None:
    if _XML.match(text):
        if _FEED.search(text):
            return "feed"
        if _XML_PAGE.search(text):
            return "html"
        if text.lstrip().startswith("<?xml"):
            raise SkipInput(f"{origin}: is an XML file, but no feed and no page: extract its text first")
    return "html" if _PAGE.match(text) else None


def _written(text: str, name: str, names: FieldNames) -> Kind:
    if _is_mail(text):
        return "mail"
    if name.lower().endswith((".csv", ".tsv")) or is_header(text.partition("\n")[0], names):
        return "table"
    return _by_name(name, "text")


def _by_name(name: str, otherwise: Kind) -> Kind:
    """Return what the name says of an input whose content leaves it open."""
    suffix = name.lower().removesuffix(".gz")
    return "json-lines" if suffix.endswith((".jsonl", ".ndjson")) else otherwise


def _is_mail(text: str) -> bool:
    """Tell whether the text begins with header lines of an e-mail, two of them such as only those have."""
    found: set[str] = set()
    for line in text.split("\n"):
        match = _MAIL_LINE.match(line)
        if match is None:
            return len(found & _MAIL_SIGNS) > 1 and not line.strip()
        if match[1]:
            found.add(match[1].lower())
    return len(found & _MAIL_SIGNS) > 1


def _as_text(head: bytes) -> str:
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return head[len(bom) :].decode(encoding, "replace").lstrip()
    return head.decode("latin-1").lstrip()
