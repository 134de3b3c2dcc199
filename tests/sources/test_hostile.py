import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.hostile_inputs import KINDS, hostile
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.sources import samples
from verbale.errors import SkipInput
from verbale.report import Report
from verbale.sources import Limits, SourceSettings, open_inputs
from verbale.sources.opening import Opener

QUICK = SourceSettings(limits=Limits(max_document_seconds=4.0))


def test_there_are_many_kinds() -> None:
    assert len(KINDS) >= 60


def test_every_hostile_input_is_reported_by_name_and_none_stops_the_others(tmp_path: Path) -> None:
    made = dict(hostile(3_000, seed=1))
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "zzz.txt").write_text("The ministers met in Bern.")
    items = list(open_inputs([tmp_path], QUICK))
    assert isinstance(items[-1], Report)
    told = {item.origin or "" if isinstance(item, Report) else str(item) for item in items}
    for name in made:
        path = str(tmp_path / name)
        assert any(
            line.startswith((path, "http://a.example/")) for line in told if path in line or "warc" in name
        ), name
    for item in items:
        if isinstance(item, SkipInput):
            assert "please report this" not in str(item)
            assert ": " in str(item)


SAMPLES = {
    "page.html": samples.page().encode(),
    "feed.xml": samples.rss(samples.rss_full("http://a.example/")).encode(),
    "feed.json": samples.json_feed("http://a.example/").encode(),
    "a.warc": samples.warc_record("http://a.example/", samples.page().encode()),
    "a.pdf": samples.pdf((("Words are here.",),)),
    "a.eml": samples.mail(),
    "a.zip": samples.zipped({"a.txt": b"Words.", "b.jsonl": b'{"text": "Line."}'}),
    "a.tar": samples.tarred({"a.txt": b"Words."}),
    "a.tar.gz": samples.tarred({"a.txt": b"Words."}, packed=True),
    "a.csv": b"text,title\nWords.,A\n",
    "a.jsonl": b'{"text": "Line.", "date": "2019-03-04"}\n',
}


@pytest.fixture(scope="module")
def opener() -> Iterator[Opener]:
    with Opener(QUICK.limits) as opened:
        yield opened


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
@example(seed=0)
def test_a_damaged_input_of_any_format_is_read_or_refused(opener: Opener, name: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (no secret)
    data = bytearray(SAMPLES[name])
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(0, 9)] = chance.randbytes(chance.randint(0, 9))
        data = data or bytearray(b"a")
    items = list(opener.open(io.BytesIO(bytes(data)), name, name=name))
    assert items
    assert not [item for item in items if "please report this" in str(item)]
