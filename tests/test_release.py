"""What stands around the package: citation, change log, one version. The rest: scripts/check_release.py."""

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
VERSION = PROJECT["version"]


def test_the_citation_is_valid() -> None:
    checker = Path(sys.executable).with_name("check-jsonschema")
    schema = "--builtin-schema=vendor.citation-file-format"
    done = subprocess.run(
        [checker, schema, ROOT / "CITATION.cff"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_there_is_one_version() -> None:
    assert version("verbale") == VERSION
    for name in ("CITATION.cff", "Containerfile", "src/verbale/__init__.py"):
        assert VERSION not in (ROOT / name).read_text("utf-8")


def test_the_change_log_has_a_place_for_what_comes() -> None:
    assert "\n## Unreleased\n" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_documentation_tells_what_else_there_is_to_install() -> None:
    start = (ROOT / "docs" / "start.md").read_text("utf-8")
    extras = PROJECT["optional-dependencies"].keys() - {"dev"}
    assert not [extra for extra in sorted(extras) if f"pip install 'verbale[{extra}]'" not in start]
