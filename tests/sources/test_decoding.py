import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbale.errors import SkipInput
from verbale.sources.decoding import decode
from verbale.sources.limits import DEFAULT_LIMITS, Limits

TEXT = "The ministers met in Baku on Monday. “We agreed,” one of them said – the café was full.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_text_is_the_same_in_any_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt", DEFAULT_LIMITS) == TEXT


def test_windows_cyrillic_is_told() -> None:
    text = "Министр иностранных дел прибыл в Баку с официальным визитом."
    assert decode(text.encode("cp1251"), "a.txt", DEFAULT_LIMITS) == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "holds no text"),
        (b" \n\t\r\n", "holds no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" * 20, "not text"),
        (bytes(range(256)) * 20, "not text"),
        (b"\xef\xbb\xbf\xff\xfe", "broken UTF-8"),
        (b"\xff\xfeA", "broken UTF-16"),
        (b"word " * 100, "split it"),
    ],
)
def test_what_is_no_report_is_refused_with_a_remedy(data: bytes, words: str) -> None:
    with pytest.raises(SkipInput, match=words) as refusal:
        decode(data, "some/file", Limits(max_report_characters=400))
    assert str(refusal.value).startswith("some/file: ")


@given(st.binary(max_size=400))
def test_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "any", DEFAULT_LIMITS)
    except SkipInput as error:
        assert str(error).startswith("any: ")  # noqa: PT017
    else:
        assert text.strip()
