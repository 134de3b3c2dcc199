"""Marked-up fragments, as feeds and e-mails hold them, to plain text."""

import re

from lxml import etree, html

_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt", "fieldset",
     "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
     "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul")
)  # fmt: skip
_DROPPED = frozenset(
    ("script", "style", "head", "title", "noscript", "template", "iframe", "object", "svg", "math", "button",
     "form", "nav")
)  # fmt: skip
_LINES = re.compile(r"\s*\n\s*")
_SPACES = re.compile(r"[^\S\n]+")


def to_text(markup: str | bytes) -> str:
    """Return the text of a page or fragment, one block a line; empty when there is none."""
    if isinstance(markup, str):
        markup = markup.encode("utf-8", "replace")
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    else:
        parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    pieces: list[str] = []
    dropped = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            dropped += tag in _DROPPED
            if not dropped:
                pieces.extend(("\n" if tag in _BLOCKS else "", _flat(element.text)))
        else:
            dropped -= tag in _DROPPED
            if not dropped:
                pieces.extend(("\n" if tag in _BLOCKS else "", _flat(element.tail)))
    return _LINES.sub("\n", _SPACES.sub(" ", "".join(pieces))).strip()


def is_markup(text: str) -> bool:
    """Tell whether a text holds tags."""
    return re.search(r"<[a-zA-Z/][^<>]{0,500}>", text) is not None


def _flat(text: str | None) -> str:
    return " ".join(re.split(r"[\r\n\t]+", text)) if text else ""
