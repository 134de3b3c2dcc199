"""Take pictures of the main pages over the sample reports, for README and docs.

Needs Chromium (named by VERBALE_TEST_CHROMIUM where it is not on the path).
"""

import os
import shutil
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from verbale import Record
from verbale.record.store import Store
from verbale.web.app import create_app
from verbale.web.settings import Settings

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "images"
SIZE = {"width": 1200, "height": 800}


def main() -> None:
    """Read the sample reports, serve them, and picture the pages."""
    chromium = os.environ.get("VERBALE_TEST_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("no Chromium found: install it, or name it in VERBALE_TEST_CHROMIUM")
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "samples.db")
        with Record(path) as record:
            record.add(ROOT / "examples" / "south-caucasus")
        with Store(path) as store:
            picture(store, chromium)


def picture(store: Store, chromium: str) -> None:
    """Serve a record on a free port, and write a picture of each page, light and dark."""
    told_most = max(store.contacts(), key=lambda row: len(row.sources))
    lavrov = store.actors(name="Lavrov")[0]
    pages = {
        "dyad": "/dyads/RUS/AZE",
        "contact": f"/contacts/{told_most.id}",
        "report": f"/reports/{told_most.sources[0].report}",
        "person": f"/actors/{lavrov.id}",
        "network": f"/actors/{lavrov.id}#met",
        "ahead": "/ahead?day=2017-11-01",
        "search": "/search?q=talks",
    }
    with socket.create_server(("127.0.0.1", 0)) as listening, sync_playwright() as playwright:
        server = uvicorn.Server(
            uvicorn.Config(create_app(store, Settings()), log_level="warning", lifespan="off")
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.05)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, page_path in pages.items():
            scheme = "dark" if name == "person" else "light"
            page = browser.new_page(viewport=SIZE, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(f"http://127.0.0.1:{listening.getsockname()[1]}{page_path}")
            page.evaluate("for (const one of document.querySelectorAll('.subscribe')) one.open = true")
            page.screenshot(path=TARGET / f"page-{name}.png")
            print(f"page-{name}.png")
        browser.close()
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main()
