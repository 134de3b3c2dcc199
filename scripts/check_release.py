"""Builds sdist and wheel, and checks that they are whole and install into an empty environment.

Usage: python scripts/check_release.py [--keep FOLDER]

The environment is made by the steps of the Containerfile's first stage, from the sdist, so that these are
tried too; then the wheel is put in, and reads a sample report in a folder that knows nothing of the sources.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "verbale"
SAMPLE = ROOT / "examples" / "south-caucasus" / "2020-07-13-telephone-calls.txt"
CONTAINER_ENVIRONMENT = "/opt/verbale"


def run(*command: str | Path, cwd: Path, shell: str | None = None) -> str:
    """Run a command, or a line of `shell`; return what it prints. Ends the program when it fails."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VERBALE", "VIRTUAL"))
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**kept, "PATH": path, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    called = ["bash", "-euc", shell] if shell else [str(word) for word in command]
    done = subprocess.run(called, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{shell or ' '.join(called)}\nends with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def build(source: Path, target: Path, *kinds: str) -> None:
    """Build a source tree, without looking for packages elsewhere."""
    run(
        sys.executable, "-m", "hatchling", "build", "-d", target, *(f"-t{kind}" for kind in kinds), cwd=source
    )


def contents(wheel: Path) -> dict[str, bytes]:
    """Return the files of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def missing(wheel: dict[str, bytes]) -> list[str]:
    """Return the files of the package, code and data alike, that a wheel has not, or has otherwise."""
    files = (path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return [
        name
        for path in sorted(files)
        if wheel.get(name := path.relative_to(PACKAGE.parent).as_posix()) != path.read_bytes()
    ]


def steps_of_container(environment: Path) -> str:
    """Return what the first stage of the Containerfile runs, for an environment elsewhere."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    stage = text.split("\nFROM ")[1]
    lines = re.findall(r"^RUN (.*)$", stage, re.MULTILINE)
    return (
        "\n".join(lines).replace(CONTAINER_ENVIRONMENT, str(environment)).replace("--no-cache-dir", "--quiet")
    )


def copied_by_container(source: Path) -> list[str]:
    """Return what the Containerfile copies and the sdist has not."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8")
    lines = re.findall(r"^COPY (?!--from)(.*) \S+$", text, re.MULTILINE)
    return [name for line in lines for name in line.split() if not (source / name).exists()]


def check(folder: Path) -> None:
    """Check everything, working in `folder`; ends the program at what is wrong."""
    built, again, empty = folder / "dist", folder / "again", folder / "empty"
    for each in (built, again, empty):
        each.mkdir()
    build(ROOT, built, "sdist", "wheel")
    (wheel,), (sdist,) = built.glob("*.whl"), built.glob("*.tar.gz")
    files = contents(wheel)
    if lacking := missing(files):
        sys.exit(f"{wheel.name} lacks {', '.join(lacking)}")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    source = folder / sdist.name.removesuffix(".tar.gz")
    build(source, again, "wheel")
    if contents(again / wheel.name) != files:
        sys.exit(f"{sdist.name} builds another wheel than the sources")
    if lacking := copied_by_container(source):
        sys.exit(f"the Containerfile copies what is not there: {', '.join(lacking)}")
    print(f"{wheel.name}: {len(files)} files, {wheel.stat().st_size / 1e6:.1f} MB; the sdist builds the same")

    environment = folder / "environment"
    run(cwd=source, shell=steps_of_container(environment))
    pip = (sys.executable, "-m", "pip", "--python", environment / "bin" / "python")
    run(*pip, "install", "--quiet", "--no-deps", "--force-reinstall", wheel, cwd=empty)
    run(*pip, "check", cwd=empty)
    verbale = environment / "bin" / "verbale"
    print(run(verbale, "--version", cwd=empty).strip())
    account = json.loads(run(verbale, "account", shutil.copy(SAMPLE, empty), cwd=empty))
    if not account["contacts"]:
        sys.exit(f"the installed program finds nothing in {SAMPLE.name}")
    print(f"{SAMPLE.name}: {len(account['contacts'])} contacts, read by {account['reader']}")


def main() -> None:
    """Check in a temporary folder, or keep what is built."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave sdist and wheel in this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        check(Path(folder))
        if options.keep is not None:
            shutil.copytree(Path(folder, "dist"), options.keep, dirs_exist_ok=True)


if __name__ == "__main__":
    main()
