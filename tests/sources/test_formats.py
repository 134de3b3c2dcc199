import gzip
import io
import json
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest

from tests.sources import samples
from verbale.errors import Abort, SkipInput
from verbale.report import Report
from verbale.sources import Limits, SourceSettings, open_inputs
from verbale.sources.fields import map_fields
from verbale.sources.items import Item, Link
from verbale.sources.limits import DEFAULT_LIMITS
from verbale.sources.opening import Opener

type Opened = Callable[..., list[Item]]
PAGE = "http://courier.example/2019/ministers"


@pytest.fixture(scope="module")
def opener() -> Iterator[Opener]:
    with Opener(DEFAULT_LIMITS) as opened:
        yield opened


@pytest.fixture
def opened(opener: Opener) -> Opened:
    def read(data: bytes | str, name: str = "", url: str | None = None) -> list[Item]:
        data = data.encode() if isinstance(data, str) else data
        return list(opener.open(io.BytesIO(data), "input", name=name, url=url))

    return read


def only(items: list[Item]) -> Report:
    assert len(items) == 1, items
    assert isinstance(items[0], Report), items[0]
    return items[0]


def test_a_page_gives_its_article_and_what_it_states(opened: Opened) -> None:
    report = only(opened(samples.page(links=("/a", "/b")), name="page.txt", url=PAGE))
    assert report.text.endswith(samples.TEXT)
    assert "Further news" not in report.text
    assert "Copyright" not in report.text
    assert (report.title, report.publisher) == ("Ministers meet in Bern", "Alpine Courier")
    assert (report.published, report.language) == ("2019-03-04", "en-GB")
    assert report.author == "Ann Example"


def test_a_short_page_is_read_too(opened: Opened) -> None:
    assert only(opened("<html><body><p>The ministers met in Bern.</p></body></html>")).text == (
        "The ministers met in Bern."
    )


@pytest.mark.parametrize(
    "feed", [samples.rss(samples.rss_full(PAGE)), samples.atom(PAGE)], ids=["rss", "atom"]
)
def test_entries_with_their_whole_text_are_reports(opened: Opened, feed: str) -> None:
    report = only(opened(feed))
    assert report.text == samples.TEXT
    assert (report.title, report.publisher, report.published, report.origin) == (
        "Ministers meet",
        "Alpine Courier",
        "2019-03-04",
        PAGE,
    )


def test_other_entries_are_links(opened: Opened) -> None:
    entries = samples.rss_link("http://courier.example/1") + samples.rss_link("/2")
    items = opened(samples.rss(entries), url="http://courier.example/feed")
    assert items == [
        Link("http://courier.example/1", "input#1"),
        Link("http://courier.example/2", "input#2"),
    ]


def test_json_feeds_hold_texts_and_links(opened: Opened) -> None:
    whole, link = opened(samples.json_feed(PAGE))
    assert isinstance(whole, Report)
    assert (whole.text, whole.published, whole.publisher) == (samples.TEXT, "2019-03-04", "Alpine Courier")
    assert link == Link(f"{PAGE}-2", "input#2")


def test_links_in_a_file_are_told_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(samples.rss(samples.rss_link(PAGE)))
    (item,) = open_inputs([tmp_path])
    assert f"read {PAGE} itself" in str(item)


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_archives_of_the_web_give_their_pages(opened: Opened, pack: Callable[[bytes], bytes]) -> None:
    other = samples.page("Talks in Oslo", published="2019-03-06T10:00:00Z").encode()
    records = [
        samples.warc_record(PAGE, samples.page().encode()),
        samples.warc_record("http://courier.example/gone", b"gone", status="404 Not Found"),
        samples.warc_record("http://courier.example/logo", b"\x89PNG", content_type="image/png"),
        samples.warc_record("http://courier.example/oslo", other),
    ]
    items = opened(b"".join(map(pack, records)))
    assert [(item.title, item.published) for item in items if isinstance(item, Report)] == [
        ("Ministers meet in Bern", "2019-03-04"),
        ("Talks in Oslo", "2019-03-06"),
    ]
    assert [item.origin for item in items if isinstance(item, Report)] == [
        PAGE,
        "http://courier.example/oslo",
    ]
    assert len(items) == 2


def test_an_archive_that_breaks_off_gives_what_it_has(opened: Opened) -> None:
    record = samples.warc_record(PAGE, samples.page().encode())
    items = opened(record + b"WARC/1.0\r\nbroken")
    assert isinstance(items[0], Report)
    assert "breaks off after 1 record" in str(items[1])
    broken = opened(record + record.replace(b"WARC/1.0", b"WARC!", 1) + record)
    assert "can't be read past record 1" in str(broken[-1])


def test_pdf_files_give_paragraphs_without_page_numbers(opened: Opened) -> None:
    wrapped = [
        "The foreign ministers of Switzerland and Norway met in Bern on",
        "Monday and spoke about the Arctic and about trade for an hour,",
        "the ministry said.",
        "They will meet again in Oslo in the spring, when the king of the",
        "country is expected to leave for his visit.",
    ]
    others = ((f"{word} was spoken of too.", "Nothing more was said.") for word in ("Trade", "Fish", "Ice"))
    bodies = (wrapped, *others)
    pages = tuple(
        ("Ministry of Foreign Affairs", *body, f"Page {number}") for number, body in enumerate(bodies)
    )
    report = only(opened(samples.pdf(pages)))
    paragraphs = report.text.split("\n\n")
    assert paragraphs[0] == " ".join(wrapped[:3])
    assert paragraphs[1] == " ".join(wrapped[3:])
    assert "Page" not in report.text


@pytest.mark.parametrize("html", [False, True], ids=["plain", "html"])
def test_newsletters_state_sender_subject_and_date(opened: Opened, html: bool) -> None:
    report = only(opened(samples.mail(html=html)))
    assert samples.PARAGRAPHS[1] in report.text
    assert (report.title, report.publisher, report.published) == (
        "Ministers meet in Bern",
        "Alpine Courier",
        "2019-03-04",
    )


def test_tables_and_lines_take_a_map_of_fields(tmp_path: Path) -> None:
    names = map_fields({"text": "body", "published": "meta.date"})
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"body": "One.", "meta": {"date": "2019-03-04"}, "date": "x", "text": 5})
    )
    (tmp_path / "b.csv").write_text('title;body;meta.date\nA;"Two\nlines; here.";2019-03-05\nB;Three.;\n')
    assert list(open_inputs([tmp_path], SourceSettings(names=names))) == [
        Report(text="One.", published="2019-03-04", origin=f"{tmp_path}/a.jsonl:1"),
        Report(text="Two\nlines; here.", title="A", published="2019-03-05", origin=f"{tmp_path}/b.csv:3"),
        Report(text="Three.", title="B", origin=f"{tmp_path}/b.csv:4"),
    ]


def test_an_unknown_field_stops_all() -> None:
    with pytest.raises(Abort, match="no field 'body'"):
        map_fields({"body": "text"})


def test_rows_that_do_not_fit_are_told_one_by_one(opened: Opened) -> None:
    items = opened("text,title\nOne.,A\nTwo.\n,B\nThree.,C\n")
    assert [item.text for item in items if isinstance(item, Report)] == ["One.", "Three."]
    assert [str(item).partition(":")[2][:22] for item in items if isinstance(item, SkipInput)] == [
        "3: has 1 cells under 2",
        "4: holds no text: chec",
    ]


@pytest.mark.parametrize("pack", ["zip", "tar", "tar.gz"])
def test_archives_hold_any_format_and_each_other(opened: Opened, pack: str) -> None:
    inner = {"c/page.html": samples.page().encode(), "d.jsonl": b'{"text": "Line."}\n'}
    members = {
        "a.txt": b"Plain.",
        "b.zip": samples.zipped(inner),
        "__MACOSX/x": b"junk",
        ".hidden": b"junk",
        "bad.bin": bytes(range(256)) * 10,
    }
    data = samples.zipped(members) if pack == "zip" else samples.tarred(members, packed=pack == "tar.gz")
    items = opened(data)
    assert [item.origin for item in items if isinstance(item, Report)] == [
        "input!a.txt",
        "input!b.zip!c/page.html",
        "input!b.zip!d.jsonl:1",
    ]
    assert [str(item).partition(":")[0] for item in items if isinstance(item, SkipInput)] == ["input!bad.bin"]


def test_names_in_archives_are_only_names(opened: Opened, tmp_path: Path) -> None:
    for data in (samples.zipped({"../../a.txt": b"Words."}), samples.tarred({"/etc/a.txt": b"Words."})):
        assert only(opened(data)).text == "Words."
    assert not list(tmp_path.iterdir())


def test_bombs_are_refused(opened: Opened) -> None:
    zeros = bytes(100_000_000)
    for data in (
        gzip.compress(zeros),
        samples.zipped({"a.jsonl": b"{" + zeros}),
        samples.tarred({"a.jsonl": b"{" + zeros}, packed=True),
    ):
        (item,) = opened(data)
        assert "times its size" in str(item) or "is larger than the" in str(item)


def test_what_nests_too_deep_is_refused(opened: Opened) -> None:
    data = b"Words."
    for _ in range(6):
        data = samples.zipped({"a": data})
    (item,) = opened(data)
    assert "packed more than 3 times over" in str(item)


def test_a_document_that_takes_too_long_is_one_error_and_the_next_is_read() -> None:
    slow = "<html><body>" + "<div><p>word " * 200_000
    with Opener(Limits(max_document_seconds=0.05)) as opener:
        (item,) = opener.open(io.BytesIO(slow.encode()), "slow.html")
        assert "can't be parsed within 0.05 s" in str(item)
    with Opener(DEFAULT_LIMITS) as opener:
        items = chain.from_iterable(
            opener.open(io.BytesIO(data), "x") for data in (b"%PDF-1.4 nothing", samples.page().encode())
        )
        assert [type(item) for item in items] == [SkipInput, Report]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{\\rtf1 words}", "rich-text"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"SQLite format 3\0", "--record"),
        (b"<?xml version='1.0'?><invoice/>", "no feed and no page"),
        (samples.zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "office document"),
        (samples.zipped({}), "holds no files"),
        (samples.rss("").encode(), "without entries"),
    ],
)
def test_what_holds_no_reports_is_refused_with_a_remedy(opened: Opened, data: bytes, words: str) -> None:
    (item,) = opened(data)
    assert isinstance(item, SkipInput)
    assert words in str(item)


def test_a_plainly_foreign_text_is_known_by_its_language(opened: Opened) -> None:
    text = (
        "Министр иностранных дел Швейцарии принял в Берне своего норвежского коллегу. Стороны обсудили "
        "торговлю и сотрудничество в Арктике и договорились встретиться весной в Осло."
    )
    assert only(opened(text)).language == "ru"
    assert only(opened(f"Language: en\n\n{text}")).language == "ru"
    assert only(opened(f"Language: en-GB\n\n{samples.TEXT}")).language == "en-GB"
    assert only(opened(samples.TEXT)).language is None
    assert only(opened("Bern.")).language is None


def test_endless_errors_are_told_as_a_number(opened: Opened) -> None:
    items = opened("text,title\n" + ";\n" * 5000 + "Words.,A\n")
    assert [item.text for item in items if isinstance(item, Report)] == ["Words."]
    assert len(items) == 102
    assert "4,900 more" in str(items[-1])
