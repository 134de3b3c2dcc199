"""The example notebooks run to their end, and carry nothing of the machine on which they were made."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "examples" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def test_they_run_and_show_tables_and_charts(tmp_path: Path) -> None:
    execute = Path(sys.executable).with_name("jupyter-execute")
    running = [
        subprocess.Popen(
            [execute, path, f"--output={tmp_path / path.name}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )
        for path in NOTEBOOKS
    ]  # fmt: skip
    for path, process in zip(NOTEBOOKS, running, strict=True):
        _, told = process.communicate(timeout=600)
        assert process.returncode == 0, told
        cells = json.loads((tmp_path / path.name).read_text("utf-8"))["cells"]
        outputs = [output for cell in cells for output in cell.get("outputs", [])]
        shown = ["".join(output["data"].get("text/html", "")) for output in outputs if "data" in output]
        assert any("<caption>" in html for html in shown), path.name
        assert any("altair-viz" in html for html in shown), path.name


def test_there_are_three() -> None:
    assert [path.stem for path in NOTEBOOKS] == [
        "dyad-chronology", "events-and-intensity", "statements-and-formulae",
    ]  # fmt: skip


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_they_are_kept_without_outputs_and_without_a_machine(path: Path) -> None:
    text = path.read_text("utf-8")
    notebook = json.loads(text)
    assert all(not cell.get("outputs") and cell.get("execution_count") is None for cell in notebook["cells"])
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert not re.search(r"/(home|Users|root|tmp|work)/", text)
    assert len(text) < 20_000
