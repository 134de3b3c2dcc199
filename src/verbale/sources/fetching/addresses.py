"""Which addresses may be fetched: http and https, and no host inside the network that we run in.

A host is resolved once for a connection, every address is checked, and the connection goes to a checked
one: what a name server answers a second time plays no part.
"""

import re
import socket
import threading
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from verbale.sources.fetching.answers import FetchFailed
from verbale.sources.fetching.settings import WebSettings

_SCHEMES = ("http", "https")
_URL = re.compile(r"(?i)[a-z][a-z0-9+.-]*://")
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f]")
_NAT64 = IPv6Network("64:ff9b::/96")
_TRACKING = re.compile(r"(?i)utm_[a-z]+|fbclid|gclid|mc_[ce]id")


def is_url(text: str) -> bool:
    """Tell whether a text is meant as an address of the web, of any scheme."""
    return _URL.match(text) is not None


def parse(url: str, settings: WebSettings) -> Url:
    """Return the parts of an address, normalised. Raises FetchFailed when it may not be fetched."""
    shown = url[:200]
    if len(url) > settings.max_url_characters or _UNPRINTABLE.search(url):
        raise FetchFailed(f"{shown}: is no address that can be fetched: check it")
    try:
        parsed = parse_url(url)
    except LocationParseError as error:
        raise FetchFailed(f"{shown}: is no address that can be fetched: check it") from error
    if parsed.scheme not in _SCHEMES or not parsed.host:
        raise FetchFailed(
            f"{shown}: only http:// and https:// addresses are fetched: save the page as a file"
        )
    if parsed.auth is not None:
        raise FetchFailed(f"{shown}: holds a user name, which would be sent to the server: leave it out")
    return parsed


def without_tracking(url: str) -> str:
    """Return an address without its fragment and the parameters that only tell where one came from."""
    address, _, query = url.partition("#")[0].partition("?")
    kept = [part for part in query.split("&") if part and not _TRACKING.fullmatch(part.partition("=")[0])]
    return f"{address}?{'&'.join(kept)}" if kept else address


def joined(base: str, location: str, settings: WebSettings) -> Url:
    """Return where a redirect leads. Raises FetchFailed when that may not be fetched."""
    try:
        url = urljoin(base, location.strip())
    except ValueError as error:
        raise FetchFailed(f"{base[:200]}: redirects to no address that can be fetched: check it") from error
    return parse(url, settings)


def resolve(host: str, port: int, settings: WebSettings) -> list[str]:
    """Return the addresses of a host that may be connected to.

    Raises FetchFailed when one is private and the host not allowed by name, and OSError when the host is
    not known or the name server does not answer in time.
    """
    bare = host.strip("[]").rstrip(".").lower()
    found = list(dict.fromkeys(_look_up(bare, port, settings.connect_seconds)))
    if bare not in settings.allowed_hosts:
        for address in found:
            if not is_public(address):
                raise FetchFailed(
                    f"{host}: is at {address}, inside a private network: if that is meant, give "
                    f"--allow-host {bare}"
                )
    return found


def is_public(address: str) -> bool:
    """Tell whether an IP address, and whatever address it wraps, is one of the public internet."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            wrapped = IPv4Address(int(ip) & 0xFFFFFFFF)
        if wrapped is not None and not is_public(str(wrapped)):
            return False
        if ip.is_site_local:
            return False
        if ip.ipv4_mapped is not None:
            return True
    return ip.is_global and not ip.is_multicast


def _look_up(host: str, port: int, seconds: float) -> list[str]:
    """Ask the name server, for no longer than `seconds`: the system's own call can't be bounded."""
    found: list[str] = []
    failed: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(str(answer[4][0]) for answer in answers)
        except (OSError, UnicodeError) as error:
            failed.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if failed:
        raise OSError(f"the host is not known ({failed[0]})") from failed[0]
    if not found:
        raise OSError("the name server does not answer")
    return found
