"""How the documentation is built: Sphinx with Markdown pages; see docs/decisions/documentation.md."""

import re
import sys
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "extensions"))

project = "Verbale"
copyright = "the Verbale project, Apache-2.0"  # noqa: A001
version = release = version_of("verbale")

extensions = ["myst_parser", "sphinx.ext.autodoc", "no_outside", "verbale_reference"]
exclude_patterns = ["site/**", "extensions/**"]
highlight_language = "none"
default_role = "code"
smartquotes = False  # "--json" is no dash

myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
maximum_signature_line_length = 88

html_theme = "furo"
html_title = "Verbale"
html_static_path = ["static"]
html_css_files = ["verbale.css"]
html_copy_source = False
html_show_sphinx = False
html_last_updated_fmt = None


def list_further_pages(app: Any, name: str, source: list[str]) -> None:
    """Put the pages that no list of the index names into the list of guides."""
    if name == "index":
        named = set(re.findall(r"^[\w/-]+$", source[0], re.MULTILINE))
        further = [page.stem for page in sorted(Path(app.srcdir).glob("*.md")) if page.stem not in named]
        lines = "\n".join(page for page in further if page != "index")
        source[0] = source[0].replace("FURTHER_PAGES", lines)


def setup(app: Any) -> None:
    """Register what is done while pages are read."""
    app.connect("source-read", list_further_pages)
