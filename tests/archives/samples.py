"""A small archive in shards of several formats."""

import gzip
import json
from datetime import date
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

CAPITALS = ("Oslo", "Vienna", "Lisbon", "Tallinn", "Rabat", "Ottawa", "Hanoi", "Quito")


def reports(shard: int, count: int) -> list[dict[str, str]]:
    """Return rows with text and date, in three months."""
    rows = []
    for number in range(count):
        capital = CAPITALS[(shard + number) % len(CAPITALS)]
        rows.append(
            {
                "text": f"The foreign ministers of Norway and Portugal met in {capital} on Monday, for the "
                f'{shard * count + number}th time. "We shall keep talking about fish," the Norwegian said.',
                "date": f"2019-0{1 + number % 3}-1{shard % 10}",
            }
        )
    return rows


def write_archive(folder: Path, *, shards: int = 4, count: int = 4) -> Path:
    """Write shards: Parquet, WARC, JSON lines that hold a bad line, and JSON lines."""
    folder.mkdir()
    for shard in range(shards):
        rows = reports(shard, count)
        match shard % 4:
            case 0:
                days = [date.fromisoformat(row["date"]) for row in rows]
                table = pa.table({"text": [row["text"] for row in rows], "date": days, "other": days})
                parquet.write_table(table, folder / f"part-{shard}.parquet")
            case 1:
                pages = b"".join(
                    _response(f"http://www.example.org/{shard}/{n}", rows[n]) for n in range(count)
                )
                (folder / f"crawl-{shard}.warc.gz").write_bytes(gzip.compress(pages, mtime=0))
            case _:
                lines = [json.dumps(row) for row in rows] + ["{" if shard % 4 == 2 else "", ""]
                (folder / f"part-{shard}.jsonl").write_text("\n".join(lines))
    return folder


def _response(url: str, row: dict[str, str]) -> bytes:
    page = (
        "<html><head><title>Talks</title>"
        f"<meta property='article:published_time' content='{row['date']}'></head>"
        f"<body><article><h1>Talks</h1><p>{row['text']}</p><p>{row['text']}</p></article></body></html>"
    ).encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{len(url):032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    ).encode()
    return head + http + b"\r\n\r\n"
