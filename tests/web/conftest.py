"""One server over a record of the sample reports, and one over a record of hostile ones."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from verbale import Record
from verbale.account import Account, Contact, Quotation
from verbale.record.store import Store
from verbale.report import Report
from verbale.web.app import create_app
from verbale.web.settings import Settings

SAMPLES = Path(__file__).parents[2] / "examples" / "south-caucasus"
HOSTILE = "<script>alert(1)</script> \u202egnihton yas\u202c {{ 7*'zw' }} <img src=x onerror=alert(2)> "

type Serve = Callable[..., TestClient]


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("web") / "samples.db")
    with Record(path) as opened:
        assert not opened.add(SAMPLES).failed
        opened.save_question("caucasus & more", "contacts", between=("RUS", "AZE"))
    return path


@pytest.fixture(scope="session")
def hostile_record(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("web") / "hostile.db")
    text = HOSTILE * 2_000
    report = Report(text=text, title=HOSTILE, publisher=HOSTILE, published="2019-03-04")
    account = Account(
        reader="written by hand",
        report=report.id,
        title=HOSTILE,
        contacts=(
            Contact(
                id="c1", mode="meeting", status="held", date="2019-03-04", place=HOSTILE,
                states=("CHE", HOSTILE), evidence=((0, len(HOSTILE)),), rules=(HOSTILE,),
            ),
        ),
        quotations=tuple(
            Quotation(form="direct", content=((at, at + len(HOSTILE)),), source=((0, 8),))
            for at in range(0, len(text), len(HOSTILE))
        ),
    )  # fmt: skip
    with Store(path) as store:
        store.add(report, account)
    return path


@pytest.fixture
def serve(record: str) -> Iterator[Serve]:
    """Give a function that serves a record (the samples' unless told) with the settings named."""
    opened: list[Store] = []

    def server(url: str = record, *, at_once: int = 2, **settings: object) -> TestClient:
        opened.append(Store(url, create=False))
        app = create_app(opened[-1], Settings.model_validate(settings), at_once=at_once)
        return TestClient(app, base_url="http://localhost", raise_server_exceptions=True)

    yield server
    for store in opened:
        store.close()


@pytest.fixture
def client(serve: Serve) -> TestClient:
    return serve()
