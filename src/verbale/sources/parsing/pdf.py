"""PDF files: the text of their pages, without what stands at the head or foot of every page."""

import re
from collections import Counter
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from verbale.sources.parsing.pieces import Piece
from verbale.sources.parsing.request import Request, Unparsable

_EDGE_LINES = 2  # at the head and at the foot of a page
_FIGURES = re.compile(r"\d+")
_FINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_SHORT = 0.8  # of the usual length: a line that ends earlier ends its paragraph


def parse(request: Request) -> list[Piece]:
    """Return the one report of a PDF file. Raises Unparsable when there is no text in it."""
    try:
        reader = PdfReader(BytesIO(request.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unparsable("is a PDF file that needs a password: save it without one")
        if len(reader.pages) > request.max_pages:
            raise Unparsable(
                f"has {len(reader.pages):,} pages, more than the {request.max_pages:,} allowed: split it"
            )
        pages = [_lines(page.extract_text()) for page in reader.pages]
    except (PyPdfError, NotImplementedError) as error:
        raise Unparsable(
            f"is a broken PDF file ({' '.join(str(error).split())[:80]}): save it anew"
        ) from error
    text = "\n\n".join(paragraphs([line for page in without_edges(pages) for line in page]))
    if not text:
        raise Unparsable("is a PDF file without text, perhaps a scan: give it with its text recognised")
    return [Piece(text=text)]


def without_edges(pages: list[list[str]]) -> list[list[str]]:
    """Return the pages without page numbers and lines that stand at the edge of most pages."""
    edges = Counter(key for page in pages for key in {_FIGURES.sub("#", line) for line in _edges(page)})
    repeated = {key for key, count in edges.items() if count > 2 and count > len(pages) / 2}
    left = []
    for page in pages:
        last = len(page) - _EDGE_LINES
        left.append(
            [
                line
                for number, line in enumerate(page)
                if _EDGE_LINES <= number < last
                or (_FIGURES.sub("#", line) not in repeated and not _FIGURES.fullmatch(line.strip(" -–—/|")))
            ]
        )
    return left


def paragraphs(lines: list[str]) -> list[str]:
    """Return the paragraphs that wrapped lines make up."""
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[3 * len(lengths) // 4] if lengths else 0  # headings and last lines are shorter
    found: list[list[str]] = [[]]
    for line in lines:
        if line:
            found[-1].append(line)
        if not line or (len(line) < _SHORT * usual and (_FINAL.search(line) or len(found[-1]) == 1)):
            found.append([])
    return [_joined(part) for part in found if part]


def _joined(lines: list[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        is_cut = text.endswith("-") and text[-2:-1].isalpha() and line[:1].islower()
        text = text[:-1] + line if is_cut else f"{text} {line}"
    return text


def _edges(page: list[str]) -> list[str]:
    return page[:_EDGE_LINES] + page[-_EDGE_LINES:]


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n")]
