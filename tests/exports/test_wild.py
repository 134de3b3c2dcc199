"""Whatever stands in reports, files stay well-formed."""

import csv
import io
import json
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from pyld import jsonld

from verbale.account import Account, Contact, Event, EventActor, Participant
from verbale.exports import FORMATS, Setting
from verbale.exports.stream import rows
from verbale.record.store import Store
from verbale.report import Report

# All but the null character, which no record takes.
WILD = st.text(
    st.one_of(
        st.sampled_from("\x01\x0b\x1f\x85\u2028\ufffe\t\r\n\"';=<&>{}@\u202e"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    min_size=1,
    max_size=24,
)


def record(title: str, place: str, party: str, name: str) -> Store:
    report = Report(text=f"{name} {place} {title}", title=title, publisher=name, published="2019-03-05")
    whole = (0, len(report.text))
    contact = Contact(
        id="c1", mode="meeting", status="held", date="2019-03-04", place=place, states=("CHE", party),
        participants=(Participant(name=name, party=party),), evidence=(whole,),
    )  # fmt: skip
    event = Event(
        id="e1", type="ACCUSE", cameo="112", quad_class=3, source=(EventActor(party=party),), place=place,
        target=(EventActor(party="CHE"),), trigger=(whole,), evidence=whole,
    )  # fmt: skip
    account = Account(reader="written by hand", report=report.id, contacts=(contact,), events=(event,))
    store = Store(":memory:")
    store.add(report, account)
    return store


def written(store: Store, name: str) -> bytes:
    found = FORMATS[name]
    kinds = found.kinds if found.together else found.kinds[:1]
    setting = Setting(kinds=kinds, reports=store.reports_described)
    return b"".join(found.write((row for kind in kinds for row in rows(store, kind, {})), setting))


@given(WILD, WILD, WILD.filter(str.strip), WILD)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_files_are_well_formed(title: str, place: str, party: str, name: str) -> None:
    with record(title, place, party, name) as store:
        for format_, columns in (
            ("polecat", 41),
            ("icews", 21),
            ("gdelt-events", 61),
            ("gdelt-mentions", 16),
        ):
            for line in written(store, format_).decode().removesuffix("\n").split("\n"):
                assert line.count("\t") == columns - 1
        ElementTree.fromstring(written(store, "graphml"))  # noqa: S314 - our own
        assert Calendar.from_ical(written(store, "ics")).walk("VEVENT")
        assert len(list(csv.reader(io.StringIO(written(store, "csv").decode(), newline="")))) == 2
        for format_ in ("jsonl", "plover", "ftm"):
            for packed in written(store, format_).split(b"\n")[:-1]:
                json.loads(packed)
        assert jsonld.expand(json.loads(written(store, "jsonld")))
