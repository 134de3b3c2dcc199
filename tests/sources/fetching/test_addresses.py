import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbale.sources.fetching import FetchFailed, WebSettings
from verbale.sources.fetching.addresses import is_public, is_url, joined, parse, resolve, without_tracking

SETTINGS = WebSettings()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1",
        "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
    ],
)  # fmt: skip
def test_addresses_inside_networks_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_other_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["localhost", "127.1", "2130706433", "0x7f.1", "[::1]", "127.0.0.1", "localhost."]
)
def test_a_host_inside_the_network_is_refused_however_it_is_written(host: str) -> None:
    with pytest.raises(FetchFailed, match="inside a private network"):
        resolve(host, 80, SETTINGS)


def test_a_host_allowed_by_name_is_resolved() -> None:
    assert "127.0.0.1" in resolve("LOCALHOST", 80, WebSettings(allowed_hosts=frozenset({"localhost"})))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://a.example/x", "only http"),
        ("file:///etc/passwd", "only http"),
        ("gopher://a.example", "only http"),
        ("http://", "only http"),
        ("http://user:word@a.example/", "user name"),
        ("http://a.example/\r\nX: y", "no address"),
        ("http://a.example/" + "a" * 3000, "no address"),
        ("http://a.example:99999/", "no address"),
    ],
)
def test_other_addresses_are_refused(url: str, words: str) -> None:
    assert is_url(url)
    with pytest.raises(FetchFailed, match=words):
        parse(url, SETTINGS)


def test_redirects_are_held_to_the_same_rules() -> None:
    assert joined("http://a.example/b/c", "../d", SETTINGS).url == "http://a.example/d"
    for location in ("file:///etc/passwd", "javascript:alert(1)", "http://[::1"):
        with pytest.raises(FetchFailed):
            joined("http://a.example/", location, SETTINGS)


def test_parameters_that_track_are_left_out() -> None:
    assert without_tracking("http://a.example/x?id=1&utm_source=f&fbclid=2#top") == "http://a.example/x?id=1"
    assert without_tracking("http://a.example/x?utm_medium=a") == "http://a.example/x"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=100))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for start in ("", "http://", "https://a.example/"):
        try:
            parsed = parse(start + text, SETTINGS)
        except FetchFailed as error:
            assert "check" in str(error) or "only" in str(error) or "leave" in str(error)  # noqa: PT017
        else:
            assert parsed.scheme in ("http", "https")
