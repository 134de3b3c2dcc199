"""The documentation says what the program does: its examples run, and print what stands there."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_examples_of_the_pages_run() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "run_examples.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
