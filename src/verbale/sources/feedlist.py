"""Lists of feeds to watch: OPML, as feed readers export it, or text with one address a line."""

from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from verbale.errors import Abort
from verbale.sources.fetching.addresses import is_url

_MAX_BYTES = 10_000_000


def feeds_of(named: Iterable[str]) -> list[str]:
    """Return the addresses of feeds, each once, that are named themselves or by files that list them.

    Raises Abort when a file can't be read or lists none: a watch that watches nothing is a mistake.
    """
    found: dict[str, None] = {}
    for name in named:
        found.update(dict.fromkeys([name] if is_url(name) else _listed(name)))
    return list(found)


def _listed(name: str) -> list[str]:
    try:
        with Path(name).open("rb") as stream:
            data = stream.read(_MAX_BYTES)
    except OSError as error:
        raise Abort(
            f"{name}: can't be opened ({error.strerror}): give an OPML file or a feed's address"
        ) from error
    urls = _outlines(data, name) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else _lines(data)
    if not urls:
        raise Abort(f"{name}: lists no feeds: give OPML with xmlUrl attributes, or one address a line")
    return urls


def _outlines(data: bytes, name: str) -> list[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Abort(f"{name}: is broken OPML ({error}): export it again") from error
    urls = (element.get("xmlUrl") for element in root.iter("outline"))
    return [url.strip() for url in urls if url and is_url(url.strip())]


def _lines(data: bytes) -> list[str]:
    lines = (line.strip() for line in data.decode("utf-8", "replace").splitlines())
    return [line for line in lines if is_url(line)]
