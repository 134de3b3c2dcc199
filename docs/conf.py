"""How the documentation is built: Sphinx with Markdown pages; see docs/decisions/documentation.md."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "extensions"))

project = "Verbale"
copyright = "the Verbale project, Apache-2.0"  # noqa: A001
version = release = version_of("verbale")

extensions = ["myst_parser", "sphinx.ext.autodoc", "verbale_reference"]
exclude_patterns = ["site/**", "extensions/**"]
highlight_language = "none"
default_role = "code"
suppress_warnings = ["toc.empty_glob"]  # index.md names pages that may come

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
