"""Hostile pages, feeds, web archives, PDF files and e-mails."""

import gzip
import json
import zlib
from collections.abc import Callable
from random import Random

from benchmarks.hostile_inputs.texts import words

_RSS = b'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>'
_MAIL = b"From: a@example.org\r\nMessage-ID: <1@example.org>\r\nSubject: s\r\nMIME-Version: 1.0\r\n"


def _page(body: bytes) -> bytes:
    return b"<!DOCTYPE html><html><head><title>t</title></head><body>" + body + b"</body></html>"


def _attributes(random: Random, size: int) -> bytes:
    named = " ".join(f'a{number}="{random.random()}"' for number in range(size // 20))
    return _page(f"<div {named}><p>{words(300)}</p></div>".encode())


def _soup(random: Random, size: int) -> bytes:
    tags = ["<b>", "</p>", "<table>", "</i>", "<td>", "<li>", "<p>", "</div>", "<a href=x>", "word "]
    return _page("".join(random.choices(tags, k=size // 5)).encode())


def _laughs(_: Random, size: int) -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return (
        f"<?xml version='1.0'?><!DOCTYPE rss [{entities}]><rss version='2.0'><channel><title>&a11;</title>"
        "<item><title>&a11;</title></item></channel></rss>".encode()
    )


def _quadratic(_: Random, size: int) -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "{"b" * (size // 10)}">]>'
        '<rss version="2.0"><channel>'
        f"<title>{'&a;' * (size // 10)}</title></channel></rss>"
    ).encode()


def _outside(_: Random, size: int) -> bytes:
    return (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY % b SYSTEM '
        b'"http://127.0.0.1:1/x.dtd"> %b;]><rss version="2.0"><channel><item><title>&a;</title>'
        b"<description>&a;</description></item></channel></rss>"
    )


def _items(_: Random, size: int) -> bytes:
    return _RSS + b"<item/><item><title>a</title></item>" * (size // 36) + b"</channel></rss>"


def _odd_json_feed(random: Random, size: int) -> bytes:
    odd: list[object] = [
        None,
        5,
        [],
        {"url": 5},
        {"content_html": ["a"]},
        {"authors": 7, "content_text": "a"},
        "a",
    ]
    items = [random.choice(odd) for _layer in range(size // 100 + 1)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": [1], "items": items}).encode()


def record(answer: bytes, *, length: int | str | None = None, further: str = "") -> bytes:
    """Return a record of a web archive, whose stated length may be wrong."""
    stated = len(answer) if length is None else length
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
        "WARC-Date: 2019-03-05T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\n{further}Content-Length: {stated}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def answered(body: bytes, further: str = "") -> bytes:
    """Return what a web server answers."""
    return f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{further}\r\n".encode() + body


def _encoded_bomb(_: Random, size: int) -> bytes:
    return record(answered(gzip.compress(bytes(100 * size)), "Content-Encoding: gzip\r\n"))


def pdf(*objects: bytes, trailer: bytes = b"<< /Size 9 /Root 1 0 R >>") -> bytes:
    """Return a PDF file of the given objects, with a table of where they are."""
    made = b"%PDF-1.5\n"
    table = b"0000000000 65535 f \n"
    for number, content in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return made + b"xref\n0 %d\n%strailer %s\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
        trailer,
        len(made),
    )


_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_FONT = b"/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def _pages(content: bytes, filters: bytes = b"") -> bytes:
    return pdf(
        _CATALOG,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R " + _FONT + b" >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), filters, content),
    )


def _flate_bomb(_: Random, size: int) -> bytes:
    return _pages(zlib.compress(b"(a) Tj " * (20 * size)), b"/Filter /FlateDecode")


def _nested_filters(_: Random, size: int) -> bytes:
    content = bytes(size)
    for _layer in range(30):
        content = zlib.compress(content)
    return _pages(content, b"/Filter [" + b"/FlateDecode " * 30 + b"]")


def _parts(_: Random, size: int) -> bytes:
    made = _MAIL
    for number in range(size // 60):
        made += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (number, number)
    return made + b"\r\nwords\r\n"


KINDS: dict[str, Callable[[Random, int], bytes]] = {
    "deep.html": lambda _, size: _page(b"<div>" * size + b"words"),
    "deep_lists.html": lambda _, size: _page(b"<ul><li>" * (size // 8) + words(500).encode()),
    "deep_tables.html": lambda _, size: _page(b"<table><tr><td>" * (size // 15) + b"words"),
    "attributes.html": _attributes,
    "soup.html": _soup,
    "entities.html": lambda _, size: _page(b"<p>" + b"&amp;&#x202e;&#0;&bogus;" * (size // 24)),
    "script.html": lambda _, size: _page(b"<script>" + b"x<y;" * (size // 4) + b"</script>"),
    "no_text.html": lambda _, size: _page(b"<img src=a>" * (size // 11)),
    "open_comment.html": lambda _, size: _page(b"<p>a</p><!-- " + b"-" * size),
    "links.html": lambda _, size: _page(b"<a href=/x>word</a> " * (size // 20)),
    "picture.html": lambda random, size: _page(
        b'<img src="data:;base64,' + random.randbytes(size).hex().encode() + b'">'
    ),
    "one_paragraph.html": lambda _, size: _page(b"<p>" + words(5 * size).encode() + b"</p>"),
    "paragraphs.html": lambda _, size: _page(b"<p>Words are here.</p>" * (size // 20)),
    "false_charset.html": lambda _, size: (
        b"<html><meta charset='utf-99'><p>" + words(500).replace("e", "é").encode("cp1251", "replace")
    ),
    "false_utf16.html": lambda random, size: (
        b"\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00" + random.randbytes(size)
    ),
    "random.html": lambda random, size: b"<html><body>" + random.randbytes(size),
    "dates.html": lambda _, size: _page(b"<time datetime='2019-99-99'>31.02.2019</time>" * (size // 46)),
    "laughs.xml": _laughs,
    "quadratic.xml": _quadratic,
    "outside.xml": _outside,
    "cut.xml": lambda _, size: _RSS + b"<item><title>a</title><description>" + words(500).encode(),
    "deep.xml": lambda _, size: _RSS + b"<item>" * (size // 6),
    "items.xml": _items,
    "random.xml": lambda random, size: _RSS + random.randbytes(size),
    "other.xml": lambda _, size: b"<?xml version='1.0'?><invoice/>",
    "odd.json": _odd_json_feed,
    "no_items.json": lambda _, size: b'{"version": "https://jsonfeed.org/version/1", "items": {}}',
    "cut.warc": lambda _, size: record(answered(_page(words(900).encode())))[:-200],
    "long_record.warc": lambda _, size: record(answered(b"words"), length=10**18),
    "negative.warc": lambda _, size: record(answered(b"words"), length=-5),
    "no_length.warc": lambda _, size: record(answered(b"words"), length="many"),
    "headers.warc": lambda _, size: record(answered(b"words"), further="X-Y: z\r\n" * (size // 8)),
    "large_record.warc": lambda _, size: record(answered(bytes(20 * size))),
    "no_http.warc": lambda random, size: record(random.randbytes(500)) * (size // 1000 + 1),
    "encoded_bomb.warc": _encoded_bomb,
    "cut.warc.gz": lambda _, size: gzip.compress(record(answered(_page(words(900).encode()))))[:-40],
    "random.warc": lambda random, size: b"WARC/1.0\r\n" + random.randbytes(size),
    "empty.pdf": lambda _, size: b"%PDF-1.7\n",
    "random.pdf": lambda random, size: b"%PDF-1.7\n" + random.randbytes(size),
    "cut.pdf": lambda _, size: _pages(b"BT (words) Tj ET")[:300],
    "looping.pdf": lambda _, size: pdf(_CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99 >>"),
    "deep.pdf": lambda _, size: pdf(_CATALOG, b"[" * size),
    "bomb.pdf": _flate_bomb,
    "filters.pdf": _nested_filters,
    "no_text.pdf": lambda _, size: _pages(b"0 0 9 9 re f " * (size // 13)),
    "locked.pdf": lambda _, size: pdf(
        _CATALOG,
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        trailer=b"<< /Size 3 /Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <00> /U <00> >> >>",
    ),
    "parts.eml": _parts,
    "no_parts.eml": lambda _, size: (
        _MAIL + b"Content-Type: multipart/mixed\r\n\r\n" + b"--\r\n" * (size // 4)
    ),
    "charset.eml": lambda random, size: (
        _MAIL + b"Content-Type: text/plain; charset=bogus\r\n\r\n" + random.randbytes(size)
    ),
    "base64.eml": lambda _, size: _MAIL + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"=!?" * (size // 3),
    "headers.eml": lambda _, size: b"Received: x\r\n" * (size // 13) + _MAIL + b"\r\n",
    "subject.eml": lambda _, size: (
        _MAIL + b"Subject: " + b"=?utf-8?q?=20?= " * (size // 16) + b"\r\n\r\nwords"
    ),
    "addresses.eml": lambda _, size: b"From: " + b"(" * size + b"\r\nMessage-ID: <1>\r\n\r\nwords",
}
