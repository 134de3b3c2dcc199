"""Fails the build when a page would ask another host for anything: scripts, styles, fonts or pictures."""

import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import SphinxError

# What a browser fetches by itself; links that a reader follows are free to lead elsewhere.
_FETCHED = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\bsrc=["'](?P<src>(?:https?:)?//[^"']*)"""
    r"""|<link\b(?=[^>]*\brel=["'](?:stylesheet|preload|icon|preconnect))[^>]*?\bhref=["'](?P<href>(?:https?:)?//[^"']*)"""
    r"""|@import\s+(?:url\()?["']?(?P<imported>(?:https?:)?//[^"')]*)"""
    r"""|url\(\s*["']?(?P<url>(?:https?:)?//[^"')]*)""",
    re.IGNORECASE,
)


def look(app: Sphinx, exception: Exception | None) -> None:
    """Look through all pages, styles and pictures that were written."""
    if exception is not None or app.builder.name != "html":
        return
    found = [
        f"{path.relative_to(app.outdir)}: {next(filter(None, match.groups()))}"
        for path in sorted(Path(app.outdir).rglob("*"))
        if path.suffix in (".html", ".css", ".svg")
        for match in _FETCHED.finditer(path.read_text(encoding="utf-8"))
    ]
    if found:
        raise SphinxError("pages ask other hosts:\n" + "\n".join(found))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register with Sphinx."""
    app.connect("build-finished", look)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
