"""A record of three reports, written by hand: talks, what was said at them, and what one did to the other."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest

from verbale import Record
from verbale.account import Account, Actor, Contact, Event, EventActor, Magnitude, Participant, Quotation
from verbale.record.store import Store
from verbale.report import Report

type Export = Callable[..., bytes]

TALKS = 'Ignazio Cassis met Ine Soreide in Bern. "We see eye to eye," he said.'
VISIT = "Norway's foreign minister will visit Bern in April. She met Ignazio Cassis in Bern on March 4."
FINE = "Switzerland fined a Norwegian bank.\tThe United Nations <praised> it & \x0bleft."


def _talks() -> tuple[Report, Account]:
    report = Report(
        text=TALKS, title="Talks", publisher="Courier", published="2019-03-05", language="en",
        origin="https://courier.example/talks?a=1&b=2",
    )  # fmt: skip
    both = (
        Participant(name="Ignazio Cassis", actor="a1", party="CHE", role="host"),
        Participant(name="Ine Soreide", actor="a2", party="NOR", role="guest"),
    )
    return report, Account(
        reader="written by hand",
        report=report.id,
        actors=(
            Actor(id="a1", kind="person", name="Ignazio Cassis", party="CHE", office="foreign minister"),
            Actor(id="a2", kind="person", name="Ine Soreide", party="NOR", office="foreign minister"),
        ),
        contacts=(
            Contact(
                id="c1", mode="meeting", status="held", date="2019-03-04", place="Bern",
                states=("CHE", "NOR"), participants=both, evidence=((0, 39),),
            ),
        ),
        quotations=(
            Quotation(
                form="direct", content=((41, 58),), source=((60, 62),), speaker="a1",
                speaker_name="Ignazio Cassis", date="2019-03-04",
            ),
        ),
    )  # fmt: skip


def _visit() -> tuple[Report, Account]:
    report = Report(text=VISIT, published="2019-03-20", origin="folder/visit.txt")
    return report, Account(
        reader="written by hand",
        report=report.id,
        contacts=(
            Contact(
                id="c1", mode="visit", status="planned", date="2019-04", place="Bern", states=("CHE", "NOR"),
                participants=(Participant(name="Foreign minister of Norway", party="NOR", role="guest"),),
                evidence=((0, 51),),
            ),
            Contact(
                id="c2", mode="meeting", status="held", date="2019-03-04", place="Bern",
                states=("CHE", "NOR"), participants=(Participant(name="Ignazio Cassis", party="CHE"),),
                evidence=((52, 95),),
            ),
        ),
    )  # fmt: skip


def _fine() -> tuple[Report, Account]:
    report = Report(text=FINE, title="=Fine", publisher="Courier", published="2019-05-02")
    return report, Account(
        reader="written by hand",
        report=report.id,
        events=(
            Event(
                id="e1", type="SANCTION", cameo="163", goldstein=-8.0, quad_class=4, contexts=("economic",),
                source=(EventActor(party="CHE", sector="GOV"),),
                target=(EventActor(party="NOR", sector="BUS"),),
                date="2019-05-01", place="Oslo", magnitude=Magnitude(arrested=2), trigger=((12, 17),),
                evidence=(0, 35),
            ),
            Event(
                id="e2", type="SUPPORT", cameo="051", goldstein=3.4, quad_class=1, status="planned",
                source=(EventActor(party="UN"),), target=(EventActor(party="CHE"),),
                trigger=((57, 64),), evidence=(36, len(FINE)),
            ),
        ),
    )  # fmt: skip


REPORTS = {"talks": _talks, "visit": _visit, "fine": _fine}


def report_id(name: str) -> str:
    return REPORTS[name]()[0].id


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("exports") / "record.db")
    with Store(path) as store:
        store.add_many(make() for make in REPORTS.values())
    return path


@pytest.fixture
def record(path: str) -> Iterator[Record]:
    with Record(path) as opened:
        yield opened


@pytest.fixture
def export(record: Record) -> Export:
    def written(format_: str, *kinds: str, **conditions: object) -> bytes:
        target = BytesIO()
        record.export(format_, target, *kinds, **conditions)  # type: ignore[arg-type]
        return target.getvalue()

    return written
