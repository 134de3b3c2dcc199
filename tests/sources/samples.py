"""Small inputs of every format, made by code."""

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping

PARAGRAPHS = (
    "Foreign Minister Ignazio Cassis received his Norwegian counterpart Ine Eriksen Soreide in Bern on "
    "Monday for talks on trade and on the Arctic, the ministry said in a statement after the meeting.",
    "The two ministers spoke about the work of the Arctic Council, where Switzerland is an observer, and "
    "agreed to meet again in Oslo in the spring. A visit of the Norwegian king is planned for April.",
    "Trade between the two countries grew by seven per cent last year. Both sides called for lower duties "
    "on fish and on machines, and for a common stance on the rules of shipping in northern waters.",
)
TEXT = "\n".join(PARAGRAPHS)


def page(
    title: str = "Ministers meet in Bern",
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    *,
    published: str = "2019-03-04T16:30:00Z",
    links: tuple[str, ...] = (),
) -> str:
    """Return a web page with an article and what usually stands around one."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    further = "".join(f'<li><a href="{link}">Further news</a></li>' for link in links)
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>{title} | Alpine Courier</title>"
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Alpine Courier">'
        '<meta name="author" content="Ann Example">'
        f'<meta property="article:published_time" content="{published}"></head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'
        f"<article><h1>{title}</h1>{body}</article><ul>{further}</ul>"
        "<footer><p>Copyright Alpine Courier</p></footer></body></html>"
    )


def rss(entries: str, title: str = "Alpine Courier") -> str:
    """Return an RSS feed around the XML of its entries."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><link>http://courier.example/</link><language>en</language>{entries}</channel></rss>"
    )


def rss_link(url: str, title: str = "Ministers meet") -> str:
    """Return an RSS entry that only links to its report."""
    return f"<item><title>{title}</title><link>{url}</link><description>In short.</description></item>"


def rss_full(url: str, title: str = "Ministers meet") -> str:
    """Return an RSS entry with the whole text of its report."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<item><title>{title}</title><link>{url}</link><pubDate>Mon, 04 Mar 2019 16:30:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item>"
    )


def atom(url: str) -> str:
    """Return an Atom feed of one entry with its whole text."""
    body = "".join(f"&lt;p&gt;{paragraph}&lt;/p&gt;" for paragraph in PARAGRAPHS)
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Alpine Courier</title><entry>'
        f'<title>Ministers meet</title><link href="{url}"/><published>2019-03-04T16:30:00Z</published>'
        f'<content type="html">{body}</content></entry></feed>'
    )


def json_feed(url: str) -> str:
    """Return a JSON feed of two items: a whole text, and a link."""
    whole = {"id": "1", "url": url, "title": "Ministers meet", "date_published": "2019-03-04T16:30:00Z"}
    items = [{**whole, "content_text": TEXT}, {"id": "2", "url": f"{url}-2", "summary": "In short."}]
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Alpine Courier", "items": items}
    )


def warc_record(
    url: str, body: bytes, *, status: str = "200 OK", content_type: str = "text/html; charset=utf-8"
) -> bytes:
    """Return one response record of a WARC archive."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-03-05T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def pdf(pages: tuple[tuple[str, ...], ...]) -> bytes:
    """Return a PDF file with the given lines on its pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = " ".join(f"({line.replace('(', '').replace(')', '')}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 750 Td {shown} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    made = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def mail(*, html: bool = False) -> bytes:
    """Return an e-mailed newsletter."""
    body = page() if html else TEXT
    kind = "text/html" if html else "text/plain"
    return (
        "Received: from a.example by b.example; Mon, 4 Mar 2019 16:31:00 +0000\r\n"
        'From: "Alpine Courier" <news@courier.example>\r\nTo: reader@b.example\r\n'
        "Subject: =?utf-8?q?Ministers_meet_in_Bern?=\r\nDate: Mon, 4 Mar 2019 17:30:00 +0100\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{body}\r\n"
    ).encode()


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def tarred(members: Mapping[str, bytes], *, packed: bool = False) -> bytes:
    """Return a tar archive, packed by gzip if wanted."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return gzip.compress(made.getvalue()) if packed else made.getvalue()
