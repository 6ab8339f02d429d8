"""Web address → bytes, the only door to the network. What answers is not trusted: not with our time, our memory or our network.

A host's addresses are resolved once, checked, and connected to as they are, so that no second look-up can name another; each
redirect is checked like the first address. Time, size (unpacked) and redirects are counted.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, DecodeError, HTTPError, LocationParseError, NewConnectionError
from urllib3.response import HTTPResponse
from urllib3.util import Url, parse_url

from generator.errors import BriefingError, Problem

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PIECE = 65_536  # bytes read at a time
_HEADERS = {
    "User-Agent": "briefing-generator",
    "Accept": "text/html, application/xhtml+xml, text/markdown, text/plain;q=0.9",
    "Accept-Encoding": "gzip, deflate",
}
_IPV4_INSIDE = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may cost, redirects included; `private` lets it be one of this machine or its network."""

    seconds: float = 20.0
    size: int = 5_000_000  # bytes, unpacked
    redirects: int = 5
    private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. `address` is where it was at last; `kind` and `charset` are what the server says, small letters."""

    address: str
    kind: str
    charset: str
    data: bytes


def fetch(address: str, limits: Limits) -> Fetched:
    """Return what lies at an http or https address. Raises `BriefingError` naming the address and why it cannot be had."""
    outcomes: SimpleQueue[Fetched | Exception] = SimpleQueue()
    # A thread of its own, left behind when time is up: a socket's timeout begins anew with each byte, and a name look-up has none.
    Thread(target=lambda: outcomes.put(_outcome(address, limits)), daemon=True).start()
    try:
        outcome = outcomes.get(timeout=limits.seconds)
    except Empty as error:
        raise _too_slow(address, limits) from error
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def _outcome(address: str, limits: Limits) -> Fetched | Exception:
    try:
        return _followed(address, limits)
    except Exception as error:
        return error


def _followed(address: str, limits: Limits) -> Fetched:
    here = address
    for _ in range(limits.redirects + 1):
        answer = _ask(_parsed(here), limits)
        if isinstance(answer, Fetched):
            return answer
        here = _led_to(here, answer)
    raise _refused(address, f"leads on more than {limits.redirects} times", "give the address that it ends at")


def _led_to(here: str, location: str) -> str:
    try:
        return urljoin(here, location)
    except ValueError as error:
        raise _refused(location, "is no web address", "give the address that it ends at") from error


def _parsed(address: str) -> Url:
    try:
        url = parse_url(address)
    except LocationParseError as error:
        raise _refused(address, "is no web address", "write it in full, https:// first") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise _refused(address, "is no web address", "write it in full, https:// first")
    if url.auth:
        raise _refused(address, "holds a name or password", "leave it out")
    return url


def _ask(url: Url, limits: Limits) -> Fetched | str:
    """Return what one request gave: what lies there, or where it is said to be."""
    addresses = _addresses(url, limits)
    for ip in addresses:
        connection = _connection(url, ip, limits.seconds / len(addresses))
        try:
            return _answer(connection, url, limits)
        except (NewConnectionError, ConnectTimeoutError):
            continue
        except TimeoutError as error:
            raise _too_slow(url.url, limits) from error
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            raise _refused(url.url, f"does not answer as it should ({_reason(error)})", "try again, or save the page") from error
        finally:
            connection.close()
    raise _refused(url.url, "cannot be reached", "try again, or save the page")


def _reason(error: Exception) -> str:
    return "its content is not packed as it says" if isinstance(error, DecodeError) else type(error).__name__


def _answer(connection: HTTPConnection, url: Url, limits: Limits) -> Fetched | str:
    connection.connect()
    if connection.sock:
        connection.sock.settimeout(2 * limits.seconds)  # `fetch` has given up by then; this ends what it left behind
    connection.request("GET", url.request_uri, headers={**_HEADERS, "Host": url.netloc or ""}, preload_content=False)
    response = connection.getresponse()
    location = response.headers.get("Location", "")
    if response.status in _REDIRECTS and location:
        return location
    if response.status != 200:
        raise _refused(url.url, f"answers {response.status}", "look at it in a browser")
    kind, _, parameters = response.headers.get("Content-Type", "").lower().partition(";")
    charset = parameters.partition("charset=")[2].partition(";")[0].strip(" \"'")
    return Fetched(url.url, kind.strip(), charset, b"".join(_pieces(response, url, limits)))


def _pieces(response: HTTPResponse, url: Url, limits: Limits) -> Iterator[bytes]:
    size = 0
    for piece in response.stream(_PIECE, decode_content=True):
        size += len(piece)
        if size > limits.size:
            raise _refused(url.url, f"has more than {limits.size:,} bytes", "save only the article")
        yield piece


def _connection(url: Url, ip: str, seconds: float) -> HTTPConnection:
    """Return a connection, not opened yet, to an address that was checked; a certificate must be the host's."""
    if url.scheme == "http":
        return HTTPConnection(ip, url.port or 80, timeout=seconds)
    host = (url.host or "").strip("[]")
    return HTTPSConnection(ip, url.port or 443, timeout=seconds, ssl_context=ssl.create_default_context(), server_hostname=host)


# -- which hosts may be asked ----------------------------------------------------------------------------------------


def _addresses(url: Url, limits: Limits) -> list[str]:
    """Return the addresses of a host. Raises `BriefingError` if it has none, or if one is private."""
    host = (url.host or "").strip("[]")
    try:
        found = socket.getaddrinfo(host, url.port or url.scheme, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _refused(url.url, "has a host that is not known", "check the address") from error
    addresses = list(dict.fromkeys(str(place[0]) for *_, place in found))
    if not limits.private and not all(is_public(ip_address(each.partition("%")[0])) for each in addresses):
        raise _refused(url.url, "leads into a private network", "give --allow-private if that is meant")
    return addresses


def is_public(ip: IPv4Address | IPv6Address) -> bool:
    """Say whether an address is one of the open internet; an IPv4 address inside an IPv6 address counts as itself."""
    if isinstance(ip, IPv6Address):
        inside = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or (None, None))[1]
        if ip in _IPV4_INSIDE:
            inside = IPv4Address(int(ip) & 0xFFFFFFFF)
        if inside:
            return is_public(inside)
    return ip.is_global and not ip.is_multicast


def _too_slow(address: str, limits: Limits) -> BriefingError:
    return _refused(address, f"takes longer than {limits.seconds:g} seconds", "try again, or save the page")


def _refused(address: str, what: str, todo: str) -> BriefingError:
    return BriefingError(Problem(address, 0, what, todo))
